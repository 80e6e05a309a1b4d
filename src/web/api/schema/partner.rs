//! Schemas of organisations, locations and batches.

use super::{ContactLanguage, Kind, Number, OrganisationKind, Sha256, WasteStatus, tells};
use super::{Register, RegisterAnswer, StandingState};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeMap;

tells! {
    /// Where an organisation is.
    Address of crate::domain::partner::organisation::Address {
        /// Street, number, box.
        street: String,
        /// Postal code.
        postal_code: String,
        /// Locality as written on letters.
        locality: String,
    }
}

tells! {
    /// Papers that programmes ask for.
    Proofs of crate::domain::partner::organisation::Proofs {
        /// FASE number of a French-speaking school, or instellingsnummer of a Dutch-speaking one.
        school_number: Option<String>,
        /// Class of the socio-economic index, 1 to 20.
        ise_class: Option<u8>,
        /// Whether a Dutch-speaking school counts as disadvantaged by its OKI figure.
        oki: Option<bool>,
        /// ONE recognition of a homework school, valid until.
        one_until: Option<NaiveDate>,
        /// Iriscare approval number of a retirement home.
        iriscare_number: Option<String>,
        /// Places of a retirement home.
        places: Option<u32>,
        /// On the dated list of partner associations, from.
        listed_from: Option<NaiveDate>,
        /// On that list, until.
        listed_until: Option<NaiveDate>,
        /// FASE number of the school's site.
        site_number: Option<String>,
        /// The year of the index, or of the OKI figure.
        index_year: Option<u16>,
        /// Number of the ONE recognition.
        one_number: Option<String>,
        /// What the Iriscare approval is for.
        iriscare_kind: Option<String>,
    }
}

tells! {
    /// Where an organisation stands as a partner.
    Standing of crate::domain::partner::organisation::Standing {
        /// Where.
        state: StandingState,
        /// The last day of an approval; absent when it has no end.
        until: Option<NaiveDate>,
        /// The day on which it asked to go on.
        renewal_asked: Option<NaiveDate>,
    }
}

tells! {
    /// A further site, where devices go.
    Site of crate::domain::partner::organisation::Site {
        /// Its establishment unit number, ten digits.
        unit_number: Option<String>,
        /// Where it is.
        address: Address,
    }
}

tells! {
    /// That a person looked an organisation up in a register.
    RegisterCheck of crate::domain::partner::organisation::RegisterCheck {
        /// Where.
        register: Register,
        /// What it said.
        answer: RegisterAnswer,
        /// On which day.
        on: NaiveDate,
        /// Who looked, by pseudonym.
        by: String,
    }
}

tells! {
    /// An organisation.
    Organisation of crate::domain::partner::organisation::Organisation {
        /// Its id.
        id: String,
        /// What it is.
        kind: OrganisationKind,
        /// Its name.
        name: String,
        /// Its enterprise number, ten digits.
        enterprise_number: String,
        /// The language it is written to in.
        contact_language: ContactLanguage,
        /// Its seat.
        address: Address,
        /// Its commune (NIS5), when in the Region.
        commune: Option<u32>,
        /// Papers.
        proofs: Proofs,
        /// Whether it is active.
        active: bool,
        /// Where it stands as a partner; approved without end when nothing is said.
        #[schema(required = false)]
        standing: Standing,
        /// A further site, where devices go.
        site: Option<Site>,
        /// What the registers said, the newest of each.
        #[schema(required = false)]
        checks: Vec<RegisterCheck>,
        /// What it says of itself anew; it counts once the house has looked.
        proposed: Option<ProposedChange>,
    }
}

tells! {
    /// What an organisation says of itself anew.
    ProposedChange of crate::domain::partner::organisation::ProposedChange {
        /// On which day it was said.
        on: NaiveDate,
        /// The seat.
        address: Address,
        /// Its commune (NIS5).
        commune: Option<u32>,
        /// A further site, where devices go.
        site: Option<Site>,
        /// Papers.
        proofs: Proofs,
    }
}

tells! {
    /// An organisation as given. The language has no default.
    OrganisationInput of crate::desk::partner::organisation::OrganisationInput {
        /// What it is.
        kind: OrganisationKind,
        /// Name.
        name: String,
        /// Enterprise number, as people write it.
        enterprise_number: String,
        /// Language of contact.
        contact_language: ContactLanguage,
        /// Seat.
        #[schema(required = false)]
        address: Address,
        /// Commune (NIS5); proposed from the postal code when only one answers.
        commune: Option<u32>,
        /// Papers.
        #[schema(required = false)]
        proofs: Proofs,
        /// Whether it is active; it is when nothing is said.
        #[schema(required = false)]
        active: bool,
    }
}

tells! {
    /// A contact person as given. A person's name stays outside the ledger and can be erased.
    ContactInput of crate::desk::partner::organisation::ContactInput {
        /// Name.
        name: String,
        /// In what capacity.
        #[schema(required = false)]
        capacity: String,
        /// E-mail address.
        #[schema(required = false)]
        email: String,
        /// Telephone.
        #[schema(required = false)]
        phone: String,
    }
}

tells! {
    /// A place.
    Location of crate::domain::device::location::Location {
        /// Its code, capitals, as printed on the shelf.
        code: String,
        /// What people call it.
        name: String,
        /// The place it is in.
        parent: Option<String>,
        /// Whether it is in use.
        active: bool,
    }
}

tells! {
    /// The donor's decommissioning decision.
    Decision of crate::domain::batch::Decision {
        /// The donor's reference.
        reference: String,
        /// Its date.
        date: NaiveDate,
        /// The body that decided.
        body: String,
    }
}

tells! {
    /// A batch.
    Batch of crate::domain::batch::Batch {
        /// `LOT-…`.
        number: Number,
        /// Who cedes it.
        donor: String,
        /// The decision.
        decision: Decision,
        /// The donor states that the equipment is its own.
        own: bool,
        /// The donor states that it is fully depreciated.
        depreciated: bool,
        /// The legal basis of the cession.
        legal_basis: String,
        /// Product or waste.
        waste_status: WasteStatus,
        /// The permit, for waste.
        permit: Option<String>,
        /// How many lines its list has.
        declared: u32,
        /// SHA-256 of the list's lines as loaded.
        manifest: Option<Sha256>,
        /// When it was opened.
        opened: DateTime<Utc>,
        /// When reception was closed.
        closed: Option<DateTime<Utc>>,
        /// How many refused rows of its lists were dismissed with a reason.
        dismissed: Option<u32>,
    }
}

tells! {
    /// A batch as given.
    BatchInput of crate::desk::batch::intake::BatchInput {
        /// Who cedes it.
        donor: String,
        /// The donor's reference of the decision.
        decision_reference: String,
        /// The decision's date.
        decision_date: NaiveDate,
        /// The body that decided.
        decision_body: String,
        /// The donor states that the equipment is its own.
        own: bool,
        /// The donor states that it is fully depreciated.
        depreciated: bool,
        /// The legal basis.
        legal_basis: String,
        /// Product when nothing is said.
        #[schema(required = false)]
        waste_status: WasteStatus,
        /// The permit, for waste.
        permit: Option<String>,
    }
}

tells! {
    /// A line of a donor's list.
    ManifestLine of crate::domain::batch::ManifestLine {
        /// From 1.
        line: u32,
        /// What it is, when the list says.
        kind: Option<Kind>,
        /// Maker.
        manufacturer: Option<String>,
        /// Model.
        model: Option<String>,
        /// Serial number.
        serial: Option<String>,
        /// The donor's inventory number.
        donor_number: Option<String>,
        /// Year of manufacture.
        year: Option<i32>,
    }
}

tells! {
    /// What a row of a donor's list says of a device, as it is written.
    RowCells of crate::domain::batch::refused::RowCells {
        /// The word for what it is.
        kind: String,
        /// Maker.
        manufacturer: String,
        /// Model.
        model: String,
        /// Serial number.
        serial: String,
        /// The donor's inventory number.
        donor_number: String,
        /// Year of manufacture.
        year: String,
        /// How many devices.
        quantity: String,
    }
}

tells! {
    /// The balance of a batch: declared = received + expected + missing, and received + extra = the sum of the stages.
    Balance of crate::domain::batch::Balance {
        /// Lines of the list.
        declared: u64,
        /// Lines whose device was received.
        received: u64,
        /// Lines without a device, reception still open.
        expected: u64,
        /// Lines without a device, reception closed.
        missing: u64,
        /// Devices received that are on no line.
        extra: u64,
        /// Devices of the batch, by stage.
        stages: BTreeMap<String, u64>,
    }
}

tells! {
    /// What one's own organisation is now: all of it is given.
    ChangeInput of crate::desk::partner::change_request::ChangeInput {
        /// The seat.
        address: Address,
        /// Its commune (NIS5); from the postal code when it is not given and only one answers.
        commune: Option<u32>,
        /// Establishment unit number of the further site.
        #[schema(required = false)]
        unit_number: String,
        /// Where that is; left out when devices go to the seat.
        #[schema(required = false)]
        site: Address,
        /// Papers. Those of the list of partner associations are the house's to say.
        #[schema(required = false)]
        proofs: Proofs,
    }
}
