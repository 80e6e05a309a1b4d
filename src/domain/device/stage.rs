//! The stages of the road.

use crate::domain::text_enum::text_enum;

text_enum! {
    /// Where on the road a device is.
    Stage {
        /// On a donor's list; there is no device yet.
        Announced => "announced",
        /// Scanned in.
        Received => "received",
        /// On the bench.
        Workshop => "workshop",
        /// Ready, on a shelf.
        Stock => "stock",
        /// Promised to a request.
        Reserved => "reserved",
        /// With its recipient.
        HandedOver => "handed_over",
        /// Back with the donor.
        SentBack => "sent_back",
        /// Kept for its parts.
        ForParts => "for_parts",
        /// With a WEEE collector.
        Recycled => "recycled",
        /// Destroyed.
        Destroyed => "destroyed",
        /// Lost or stolen.
        Lost => "lost",
    }
}

impl Stage {
    /// Whether the device is under our roof.
    #[must_use]
    pub const fn is_in_house(self) -> bool {
        matches!(self, Self::Received | Self::Workshop | Self::Stock | Self::Reserved | Self::ForParts)
    }

    /// Whether promise 1 must hold here: no open medium, ever.
    #[must_use]
    pub const fn must_be_wiped(self) -> bool {
        matches!(self, Self::Stock | Self::Reserved | Self::HandedOver | Self::Recycled | Self::Destroyed)
    }
}
