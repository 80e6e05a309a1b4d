//! The stages of a device's life cycle.

use crate::domain::text_enum::text_enum;

text_enum! {
    /// A stage of the life cycle.
    Stage {
        /// On a donor list; the device has not arrived.
        Announced => "announced",
        /// Scanned in at the depot.
        Received => "received",
        /// Being worked on.
        Workshop => "workshop",
        /// Ready, in stock.
        Stock => "stock",
        /// Reserved for a request.
        Reserved => "reserved",
        /// With its recipient.
        HandedOver => "handed_over",
        /// Back with the donor.
        SentBack => "sent_back",
        /// Kept for parts.
        ForParts => "for_parts",
        /// With a WEEE collector.
        Recycled => "recycled",
        Destroyed => "destroyed",
        /// Lost or stolen.
        Lost => "lost",
    }
}

impl Stage {
    /// Whether the device is in the depot.
    #[must_use]
    pub const fn is_in_house(self) -> bool {
        matches!(self, Self::Received | Self::Workshop | Self::Stock | Self::Reserved | Self::ForParts)
    }

    /// Whether every medium must have an outcome at this stage.
    #[must_use]
    pub const fn must_be_wiped(self) -> bool {
        matches!(self, Self::Stock | Self::Reserved | Self::HandedOver | Self::Recycled | Self::Destroyed)
    }
}
