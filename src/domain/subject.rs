//! The subjects of events.

use crate::domain::text_enum::text_enum;

text_enum! {
    /// What an event is about.
    Subject {
        Device => "device",
        Batch => "batch",
        Organisation => "organisation",
        /// A contact of an organisation.
        Contact => "contact",
        /// A location.
        Location => "location",
        Request => "request",
        /// A decision on a request.
        Allocation => "allocation",
        /// A handover act.
        Handover => "handover",
        /// Devices that came back, with their return note.
        Return => "return",
        /// A data sanitisation statement.
        Statement => "statement",
        StockTake => "stock_take",
        /// A sighting in a stock-take that is not a device step.
        Sighting => "sighting",
        /// A piece of evidence, such as a machine report.
        Evidence => "evidence",
        User => "user",
        /// An API token.
        Token => "token",
        /// The operator's details and the policy.
        Settings => "settings",
        /// Printed labels.
        Labels => "labels",
        /// A retention run that erased personal data.
        Retention => "retention",
        /// A WEEE transfer note.
        WeeeTransfer => "weee_transfer",
        /// A follow-up of a handover.
        FollowUp => "follow_up",
        /// A message of a conversation.
        Message => "message",
        /// A proposal of a fair split.
        Proposal => "proposal",
        /// The erasure of a private text.
        Erasure => "erasure",
        /// The daily seal of what stands beside the ledger.
        DailySeal => "daily_seal",
        /// A signature of an outside witness on a checkpoint.
        Cosignature => "cosignature",
        /// The ledger itself: who signs its checkpoints, under which origin.
        Ledger => "ledger",
    }
}
