//! What is in force: the policy, with the support table that it cites. Steps and decisions are judged by both.

use crate::desk::error::DeskError;
use crate::domain::device::support::judge::SupportView;
use crate::domain::device::support::table::{SupportTable, SupportTableCited};
use crate::domain::device::transitions::Rules;
use crate::domain::settings::policy::Policy;
use crate::ingest::{support_table, tables};
use crate::ledger::sha256_hex;
use crate::store;
use chrono::NaiveDate;
use std::sync::Arc;

/// The policy in force with the support table that it cites.
#[derive(Clone, Debug)]
pub struct InForce {
    pub policy: Arc<Policy>,
    pub support: Arc<SupportTable>,
}

impl InForce {
    /// Reads both. The table is parsed again only if it is another than the one held.
    pub(in crate::desk) fn read(c: &mut store::AnyConnection, held: &Self) -> Result<Self, DeskError> {
        let policy = store::settings::policy(c)?;
        let support = match &policy.support_table {
            None => Arc::clone(tables::support()),
            cited if *cited == held.policy.support_table => Arc::clone(&held.support),
            Some(cited) => Arc::new(stored(c, cited)?),
        };
        Ok(Self { policy: Arc::new(policy), support })
    }

    /// The support table on a day.
    #[must_use]
    pub fn view(&self, today: NaiveDate) -> SupportView<'_> {
        SupportView { table: &self.support, today }
    }

    /// What the lifecycle rules need to judge a step on a day: the policy, the list of tests, the known locks, the tools that do not erase
    /// and the end of support of systems.
    #[must_use]
    pub fn rules(&self, today: NaiveDate) -> Rules<'_> {
        Rules {
            policy: &self.policy,
            tests: tables::tests(),
            locks: tables::lock_names(),
            failing: tables::failing_tools(),
            support: self.view(today),
        }
    }
}

/// Reads the stored table that a policy cites.
fn stored(c: &mut store::AnyConnection, cited: &SupportTableCited) -> Result<SupportTable, DeskError> {
    let text = store::settings::support_table(c, &cited.sha256)?.ok_or_else(|| DeskError::failed("the support table is not stored"))?;
    if sha256_hex(text.as_bytes()) != cited.sha256 {
        return Err(DeskError::failed("the stored support table is not the one that the policy cites"));
    }
    let rows = support_table::read(text.as_bytes(), NaiveDate::MAX);
    let rows = rows.map_err(|problems| DeskError::failed(format!("the stored support table cannot be read: {problems:?}")))?;
    Ok(SupportTable::new(rows))
}
