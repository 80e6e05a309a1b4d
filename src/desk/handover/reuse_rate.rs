//! The reuse rate: of the devices handed over and still out, how many their recipients report as in use. Follow-up answers count by
//! handover and kind, never by device; where a handover mixes batches, only the number that must belong to this batch counts. Silent
//! recipients are counted apart.

use super::Handovers;
use crate::desk::error::DeskError;
use crate::domain::device::Device;
use crate::domain::device::kind::Kind;
use crate::domain::device::stage::Stage;
use crate::domain::handover::follow_up::{FollowUpState, Reuse};
use crate::domain::id::OrganisationId;
use crate::domain::number::Number;
use crate::store::device::Filter;
use crate::store::{self, AnyConnection};
use std::collections::BTreeMap;

/// The reuse of these devices, from the follow-ups of the handovers they left by.
pub(in crate::desk) fn reuse_of(c: &mut AnyConnection, devices: &[Device]) -> Result<Reuse, DeskError> {
    let mut acts: BTreeMap<Number, BTreeMap<Kind, u64>> = BTreeMap::new();
    for device in devices.iter().filter(|d| d.stage == Stage::HandedOver) {
        if let Some(custody) = &device.custody {
            *acts.entry(custody.handover).or_default().entry(device.kind).or_default() += 1;
        }
    }
    let mut reuse = Reuse::default();
    for (act, kinds) in acts {
        reuse.handed_over += kinds.values().sum::<u64>();
        let Some(f) = store::handover::follow_up::find(c, act)? else { continue };
        for line in &f.kinds {
            let given = u64::from(line.given);
            let ours = kinds.get(&line.kind).copied().unwrap_or(0).min(given);
            match f.state {
                FollowUpState::Answered => {
                    reuse.answered += ours;
                    // Lower bound: all devices from elsewhere may be in use before one of these must be.
                    reuse.in_use += u64::from(line.used).min(given).saturating_sub(given - ours);
                }
                FollowUpState::Silent => reuse.silent += ours,
                FollowUpState::Asked => {}
            }
        }
    }
    Ok(reuse)
}

impl Handovers<'_> {
    /// Reuse of what one handover gave.
    ///
    /// # Errors
    /// When the query fails.
    pub fn reuse_of_act(self, number: Number) -> Result<Reuse, DeskError> {
        self.reuse(&Filter { handover: Some(number), ..Filter::default() })
    }

    /// Reuse of what an organisation holds.
    ///
    /// # Errors
    /// When the query fails.
    pub fn reuse_of_organisation(self, id: &OrganisationId) -> Result<Reuse, DeskError> {
        self.reuse(&Filter { holder: Some(id.clone()), ..Filter::default() })
    }

    /// Reuse of what came in one batch.
    ///
    /// # Errors
    /// When the query fails.
    pub fn reuse_of_batch(self, number: Number) -> Result<Reuse, DeskError> {
        self.reuse(&Filter { batch: Some(number), ..Filter::default() })
    }

    fn reuse(self, filter: &Filter) -> Result<Reuse, DeskError> {
        self.desk.read(|c| {
            let devices = store::device::all(c, &Filter { stage: Some(Stage::HandedOver), ..filter.clone() })?;
            reuse_of(c, &devices)
        })
    }
}
