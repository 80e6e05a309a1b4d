//! The operator's particulars and the policy.

use super::error::{Because, DeskError};
use super::field::Reading;
use super::{Acting, Desk};
use crate::domain::actor::Act;
use crate::domain::event::{Event, Happening, Subject};
use crate::domain::policy::{Policy, StageLimits};
use crate::domain::setting::Operator;
use crate::store;
use std::sync::Arc;

impl Desk {
    /// Sets the operator's particulars.
    ///
    /// # Errors
    /// When a name is missing or a text too long.
    pub fn set_operator(&self, acting: &Acting, given: &Operator) -> Result<Operator, DeskError> {
        let mut reading = Reading::default();
        let operator = Operator {
            fr: reading.text("fr", &given.fr),
            nl: reading.text("nl", &given.nl),
            en: reading.text("en", &given.en),
            address: reading.optional("address", Some(&given.address)).unwrap_or_default(),
            enterprise_number: reading.optional("enterprise_number", Some(&given.enterprise_number)).unwrap_or_default(),
            email: reading.optional("email", Some(&given.email)).unwrap_or_default(),
            phone: reading.optional("phone", Some(&given.phone)).unwrap_or_default(),
        };
        reading.done()?;
        self.write(acting, Act::ManageSettings, move |bench| {
            let event = Event::new(Subject::Settings, store::setting::OPERATOR, Happening::Operator(Box::new(operator.clone())));
            let appended = bench.append(event)?;
            store::setting::project_operator(bench.tx, &operator, &appended)?;
            Ok(operator)
        })
    }

    /// Puts a new version of the policy in force; its number is the next one, whatever was given.
    ///
    /// # Errors
    /// When the actor may not, or the database refuses.
    pub fn set_policy(&self, acting: &Acting, given: Policy) -> Result<Policy, DeskError> {
        if given.verification_share > 100 {
            return Err(DeskError::flaw("verification_share", Because::Bounds, "0–100"));
        }
        let limits = given.stage_limits;
        for (field, days) in [
            ("limit_received", limits.received),
            ("limit_workshop", limits.workshop),
            ("limit_stock", limits.stock),
            ("limit_reserved", limits.reserved),
            ("limit_held", limits.held),
        ] {
            if !(1..=StageLimits::MOST).contains(&days) {
                return Err(DeskError::flaw(field, Because::Bounds, format!("1–{}", StageLimits::MOST)));
            }
        }
        let terms = given.partner_terms;
        for (field, n) in [
            ("approval_months", terms.approval_months),
            ("reminder_days", terms.reminder_days),
            ("unconfirmed_days", terms.unconfirmed_days),
            ("contact_months", terms.contact_months),
            ("letter_days", terms.letter_days),
        ] {
            if !(1..=StageLimits::MOST).contains(&n) {
                return Err(DeskError::flaw(field, Because::Bounds, format!("1–{}", StageLimits::MOST)));
            }
        }
        let policy = self.write(acting, Act::ManageSettings, move |bench| {
            let version = store::setting::policy(bench.tx.read())?.version + 1;
            let policy = Policy { version, ..given };
            let key = store::setting::policy_key(version);
            let appended = bench.append(Event::new(Subject::Settings, key, Happening::Policy(Box::new(policy.clone()))))?;
            store::setting::project_policy(bench.tx, &policy, &appended)?;
            Ok(policy)
        })?;
        if let Ok(mut held) = self.house.policy.write() {
            *held = Arc::new(policy.clone());
        }
        Ok(policy)
    }
}
