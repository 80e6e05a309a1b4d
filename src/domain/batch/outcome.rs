//! The outcome of a batch: every device in exactly one place, and the sums that must match what was announced.

use super::Balance;
use crate::domain::device::Device;
use crate::domain::device::sanitisation::Outcome as MediumOutcome;
use crate::domain::device::stage::Stage;
use crate::domain::partner::organisation::OrganisationKind;
use crate::domain::request::programme::Audience;
use serde::Serialize;
use std::collections::BTreeMap;

/// Where devices went, as published: the kind of recipient, never its name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Destination {
    /// Kind of the receiving organisation.
    pub kind: OrganisationKind,
    /// Commune of the recipient (NIS5 code); `None` outside the Region.
    pub commune: Option<u32>,
    /// Action of the plan under which the devices were granted.
    pub action: String,
    pub audience: Audience,
}

/// Storage media of the devices, counted by outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Media {
    pub sanitised: u64,
    pub destroyed: u64,
    /// Declared absent.
    pub absent: u64,
    /// Media without an outcome yet.
    pub open: u64,
}

/// Where every device of a batch is, and what became of its media.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct BatchOutcome {
    /// Lines of the donor list.
    pub declared: u64,
    /// Lines whose device was received.
    pub received: u64,
    /// Lines without a device while reception is open.
    pub expected: u64,
    /// Lines without a device after reception was closed.
    pub missing: u64,
    /// Devices received that match no line.
    pub extra: u64,
    /// Received or in the workshop.
    pub workshop: u64,
    /// In stock, not reserved.
    pub stock: u64,
    /// Reserved for a request.
    pub promised: u64,
    /// With recipients, by destination.
    pub handed_over: BTreeMap<Destination, u64>,
    /// Back with the donor.
    pub sent_back: u64,
    /// Kept for parts.
    pub for_parts: u64,
    /// With a WEEE collector.
    pub recycled: u64,
    /// Destroyed as whole devices.
    pub destroyed: u64,
    /// Lost or stolen.
    pub lost: u64,
    /// Devices, among all of these, that a recipient once returned.
    pub returned: u64,
    /// Grams transferred to WEEE collectors.
    pub recycled_grams: u64,
    /// Grams of these that were estimated, not weighed.
    pub estimated_grams: u64,
    pub media: Media,
}

impl BatchOutcome {
    /// Starts from the batch balance; devices are then added with `count`.
    #[must_use]
    pub fn from_balance(balance: &Balance) -> Self {
        let &Balance { declared, received, expected, missing, extra, .. } = balance;
        Self { declared, received, expected, missing, extra, ..Self::default() }
    }

    /// Counts a device by its stage. `went` is its destination when it is with a recipient.
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

    /// Devices currently with recipients.
    #[must_use]
    pub fn given(&self) -> u64 {
        self.handed_over.values().sum()
    }

    /// Whether both sums hold: declared = received + expected + missing, and received + extra = the sum of all places.
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
