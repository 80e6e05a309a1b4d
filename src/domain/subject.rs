//! What an event is about.

use crate::domain::text_enum::text_enum;

text_enum! {
    /// What an event is about.
    Subject {
        /// A device.
        Device => "device",
        /// A batch.
        Batch => "batch",
        /// An organisation.
        Organisation => "organisation",
        /// A contact of an organisation.
        Contact => "contact",
        /// A place.
        Location => "location",
        /// A request.
        Request => "request",
        /// An allocation decision.
        Allocation => "allocation",
        /// A handover act.
        Handover => "handover",
        /// A return.
        Return => "return",
        /// A data sanitisation statement.
        Statement => "statement",
        /// A stock-take.
        StockTake => "stock_take",
        /// Something seen in a stock-take that no step of a device can say.
        Sighting => "sighting",
        /// A piece of evidence.
        Evidence => "evidence",
        /// A user.
        User => "user",
        /// An API token.
        Token => "token",
        /// Settings and policy.
        Settings => "settings",
        /// Labels printed.
        Labels => "labels",
        /// A retention run.
        Retention => "retention",
        /// A WEEE transfer note.
        WeeeTransfer => "weee_transfer",
        /// How it went after a handover.
        FollowUp => "follow_up",
        /// A message of a thread.
        Message => "message",
        /// A proposal of a split.
        Proposal => "proposal",
        /// A text beside the ledger that was taken away.
        Erasure => "erasure",
    }
}
