//! What became of a batch: every device in exactly one place, and the sums that must add up to what was declared.

use super::Balance;
use crate::domain::device::Device;
use crate::domain::device::sanitisation::Outcome as MediumOutcome;
use crate::domain::device::stage::Stage;
use crate::domain::partner::organisation::OrganisationKind;
use crate::domain::request::programme::Audience;
use serde::Serialize;
use std::collections::BTreeMap;

/// To whom devices went: never by name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Destination {
    /// What kind of organisation.
    pub kind: OrganisationKind,
    /// In which commune (NIS5), when in the Region.
    pub commune: Option<u32>,
    /// Under which action of the plan.
    pub action: String,
    /// For which public.
    pub audience: Audience,
}

/// Storage media of the devices, by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Media {
    /// Sanitised.
    pub sanitised: u64,
    /// Destroyed.
    pub destroyed: u64,
    /// Declared absent.
    pub absent: u64,
    /// Without an outcome yet.
    pub open: u64,
}

/// What became of a batch.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct BatchOutcome {
    /// Lines of the donor's list.
    pub declared: u64,
    /// Lines whose device was received.
    pub received: u64,
    /// Lines without a device, reception still open.
    pub expected: u64,
    /// Lines without a device, reception closed.
    pub missing: u64,
    /// Devices on no line.
    pub extra: u64,
    /// Under our roof: received and not yet worked on, or on the bench.
    pub workshop: u64,
    /// Ready on a shelf.
    pub stock: u64,
    /// Promised.
    pub promised: u64,
    /// With their recipients, by destination.
    pub handed_over: BTreeMap<Destination, u64>,
    /// Back with the donor.
    pub sent_back: u64,
    /// Kept for their parts.
    pub for_parts: u64,
    /// With a WEEE collector.
    pub recycled: u64,
    /// Destroyed.
    pub destroyed: u64,
    /// Lost or stolen.
    pub lost: u64,
    /// Of all these, those that came back from a recipient at some time.
    pub returned: u64,
    /// Grams handed to collectors.
    pub recycled_grams: u64,
    /// Of these, grams that were not weighed.
    pub estimated_grams: u64,
    /// Media.
    pub media: Media,
}

impl BatchOutcome {
    /// From the balance of the batch.
    #[must_use]
    pub fn from_balance(balance: &Balance) -> Self {
        let &Balance { declared, received, expected, missing, extra, .. } = balance;
        Self { declared, received, expected, missing, extra, ..Self::default() }
    }

    /// Counts a device where it is; `went` says to whom, when it is with a recipient.
    pub fn count(&mut self, device: &Device, went: Option<Destination>, came_back: bool) {
        match (device.stage, went) {
            (Stage::HandedOver, Some(went)) => *self.handed_over.entry(went).or_default() += 1,
            (Stage::Announced | Stage::HandedOver, _) => {}
            (Stage::Received | Stage::Workshop, _) => self.workshop += 1,
            (Stage::Stock, _) => self.stock += 1,
            (Stage::Reserved, _) => self.promised += 1,
            (Stage::SentBack, _) => self.sent_back += 1,
            (Stage::ForParts, _) => self.for_parts += 1,
            (Stage::Recycled, _) => self.recycled += 1,
            (Stage::Destroyed, _) => self.destroyed += 1,
            (Stage::Lost, _) => self.lost += 1,
        }
        self.returned += u64::from(came_back);
        for medium in &device.media {
            match medium.outcome {
                Some(MediumOutcome::Sanitised { .. }) => self.media.sanitised += 1,
                Some(MediumOutcome::Destroyed { .. }) => self.media.destroyed += 1,
                Some(MediumOutcome::Absent { .. }) => self.media.absent += 1,
                None => self.media.open += 1,
            }
        }
    }

    /// How many are with recipients.
    #[must_use]
    pub fn given(&self) -> u64 {
        self.handed_over.values().sum()
    }

    /// Promise 5: declared is received, expected and missing; received is the sum of where it is.
    #[must_use]
    pub fn holds(&self) -> bool {
        let places = [
            self.workshop,
            self.stock,
            self.promised,
            self.given(),
            self.sent_back,
            self.for_parts,
            self.recycled,
            self.destroyed,
            self.lost,
        ];
        self.declared == self.received + self.expected + self.missing && self.received + self.extra == places.iter().sum::<u64>()
    }
}
