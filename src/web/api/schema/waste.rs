//! Schemas of waste transfers.

use super::{Kind, Number, Sha256, Signature, Tag, Treatment, tells};
use chrono::{DateTime, Utc};

tells! {
    /// So much of one kind under one code.
    WeeeLine of crate::domain::waste::WeeeLine {
        /// Code of the European list of waste.
        code: String,
        /// The kind of the devices; absent for parts and accessories, which are only weighed.
        #[schema(required = false)]
        kind: Option<Kind>,
        /// The devices.
        #[schema(required = false)]
        devices: Vec<Tag>,
        /// Their mass in grams.
        grams: u64,
        /// It was not weighed: the median of its kind, times the pieces.
        #[schema(required = false)]
        estimated: bool,
    }
}

tells! {
    /// A transfer note.
    WeeeTransfer of crate::domain::waste::WeeeTransfer {
        /// `DEEE-…`.
        number: Number,
        /// Who collects.
        collector: String,
        /// The number under which the collector is registered or approved.
        registration: String,
        /// Who carries it, when it is not the collector.
        #[schema(required = false)]
        carrier: Option<String>,
        /// The carrier's registration.
        #[schema(required = false)]
        carrier_registration: Option<String>,
        /// Where it was picked up, when it is not at the holder's seat.
        #[schema(required = false)]
        pick_up: Option<String>,
        /// The installation it goes to.
        destination: String,
        /// What happens to it there.
        treatment: Treatment,
        /// What it is.
        lines: Vec<WeeeLine>,
        /// The version of the table of codes.
        codes: u32,
        /// When both had signed.
        at: DateTime<Utc>,
        /// SHA-256 of the frozen PDF.
        document: Sha256,
        /// SHA-256 of what the page of the document shows.
        content: Sha256,
        /// The note is in French and in Dutch, that of the collector first.
        #[schema(required = false)]
        bilingual: bool,
    }
}

tells! {
    /// What is known of all devices of a kind together.
    WeeeKindInput of crate::desk::waste::transfer::KindInput {
        /// The kind.
        kind: Kind,
        /// Their waste code; 16 02 14 when nothing is said.
        code: Option<String>,
        /// What they weigh together, in grams; estimated when nothing is said.
        grams: Option<u64>,
    }
}

tells! {
    /// Parts and accessories: weighed, not counted.
    WeeeLooseInput of crate::desk::waste::transfer::LooseInput {
        /// Their waste code.
        code: String,
        /// What they weigh, in grams.
        grams: u64,
    }
}

tells! {
    /// A transfer as given.
    WeeeInput of crate::desk::waste::transfer::WeeeInput {
        /// Who collects: an organisation of kind recycler.
        collector: String,
        /// The number under which the collector is registered or approved.
        registration: String,
        /// Who carries it, when it is not the collector.
        carrier: Option<String>,
        /// The carrier's registration.
        carrier_registration: Option<String>,
        /// Where it is picked up, when it is not at the seat.
        pick_up: Option<String>,
        /// The installation it goes to.
        destination: String,
        /// What happens to it there.
        treatment: Treatment,
        /// The devices, at most 1,000.
        #[schema(required = false)]
        devices: Vec<Tag>,
        /// What is known of a kind: its code, its weight.
        #[schema(required = false)]
        kinds: Vec<WeeeKindInput>,
        /// Parts and accessories.
        #[schema(required = false)]
        loose: Vec<WeeeLooseInput>,
        /// Who hands over.
        giver: Signature,
        /// Who takes it along.
        receiver: Signature,
        /// Whether the note is in French and in Dutch, not in the collector's language alone.
        #[schema(required = false)]
        bilingual: bool,
    }
}
