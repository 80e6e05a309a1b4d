//! Schemas of requests, decisions, handovers and returns.

use super::{
    Accessory, AgeBand, Audience, Delivery, DoorReason, Grade, HandoverState, KeyboardLayout, Kind, Number, RequestState, ReturnReason,
    ReturnState, Rule, Sha256, SigningWay, System, Tag, Transport, tells,
};
use chrono::{DateTime, NaiveDate, Utc};

tells! {
    /// What a line wants of a device beside its kind, grade and memory. Only what is on record counts.
    Wants of crate::domain::request::wants::Wants {
        /// This layout of the keyboard.
        #[schema(required = false)]
        keyboard: Option<KeyboardLayout>,
        /// A camera that was tested.
        #[schema(required = false)]
        camera: bool,
        /// Wi-Fi that was tested.
        #[schema(required = false)]
        wifi: bool,
        /// This family of systems, installed; one whose support is known to have ended does not count.
        #[schema(required = false)]
        system: Option<System>,
        /// Years, 1 to 5, for which it must be known that a supported system runs on it: the one asked for if there is one, else any.
        #[schema(required = false)]
        supported_years: Option<u8>,
    }
}

tells! {
    /// How many people of a band of age.
    BandCount of crate::domain::request::wants::BandCount {
        /// The band.
        band: AgeBand,
        /// How many.
        people: u32,
    }
}

tells! {
    /// So many accessories of a sort.
    AccessoryLine of crate::domain::request::wants::AccessoryLine {
        /// What.
        accessory: Accessory,
        /// How many, 1 to 9,999.
        #[schema(minimum = 1, maximum = 9999)]
        quantity: u32,
    }
}

tells! {
    /// One line: so many devices of a kind, of at least this grade and memory.
    RequestLine of crate::domain::request::RequestLine {
        /// Kind.
        kind: Kind,
        /// How many are asked, 1 to 9,999.
        #[schema(minimum = 1, maximum = 9999)]
        quantity: u32,
        /// Least grade accepted: A to C.
        least_grade: Grade,
        /// Least memory, MiB.
        least_ram_mb: Option<u32>,
        /// What else it must have; not said when nothing.
        #[schema(required = false)]
        wants: Wants,
        /// The least number that is of use, when fewer are of none; 1 to 30.
        #[schema(required = false)]
        least_useful: Option<u32>,
    }
}

tells! {
    /// A request as given.
    RequestInput of crate::desk::request::entry::RequestInput {
        /// Who asks; a partner always asks for its own organisation.
        organisation: Option<String>,
        /// The action of the plan: 46, 47, 52, 57.
        action: String,
        /// The project: what for. Never names of the people served.
        project: Option<String>,
        /// Whom it serves.
        audience: Audience,
        /// How many people.
        #[schema(required = false)]
        people: u32,
        /// The same people by band of age; their sum is the number of people.
        #[schema(required = false)]
        bands: Vec<BandCount>,
        /// Lines, 1 to 20.
        lines: Vec<RequestLine>,
        /// Accessories.
        #[schema(required = false)]
        accessories: Vec<AccessoryLine>,
        /// By when they are wished for.
        wished: Option<NaiveDate>,
        /// How they come there.
        delivery: Option<Delivery>,
        /// Whether it is kept to go on later: its lines may still be missing.
        #[schema(required = false)]
        unfinished: bool,
        /// That what looks like personal data in the project is none, or may stand.
        #[schema(required = false)]
        sure: bool,
    }
}

tells! {
    /// A request.
    Request of crate::domain::request::Request {
        /// `DEM-…`.
        number: Number,
        /// Who asks.
        organisation: String,
        /// The action of the plan.
        action: String,
        /// Whom the devices serve.
        audience: Audience,
        /// How many people they will serve.
        people: u32,
        /// Whether a project was described.
        has_project: bool,
        /// The same people by band of age; not said when empty.
        #[schema(required = false)]
        bands: Vec<BandCount>,
        /// Lines.
        lines: Vec<RequestLine>,
        /// Accessories; not said when none.
        #[schema(required = false)]
        accessories: Vec<AccessoryLine>,
        /// By when they are wished for.
        #[schema(required = false)]
        wished: Option<NaiveDate>,
        /// How they come there.
        #[schema(required = false)]
        delivery: Option<Delivery>,
        /// Where it is.
        state: RequestState,
        /// Who has it in hand, by pseudonym.
        #[schema(required = false)]
        in_hand: Option<String>,
        /// When it was sent.
        #[schema(required = false)]
        sent: Option<DateTime<Utc>>,
        /// Whether what was not granted is waited for no longer.
        #[schema(required = false)]
        rest_closed: bool,
        /// When it was entered.
        entered: DateTime<Utc>,
        /// Who entered it, by pseudonym.
        entered_by: String,
    }
}

tells! {
    /// One condition with its result.
    Checked of crate::domain::request::condition::Checked {
        /// The condition.
        rule: Rule,
        /// Whether it holds.
        holds: bool,
        /// What was looked at, as a bare value.
        seen: Option<String>,
    }
}

tells! {
    /// A decision on a request.
    Allocation of crate::domain::request::Allocation {
        /// `ATT-…`.
        number: Number,
        /// The request.
        request: Number,
        /// Granted per line by this decision, in the order of the lines.
        granted: Vec<u32>,
        /// The conditions as they stood on the date.
        eligibility: Vec<Checked>,
        /// The version of the policy applied.
        policy: u32,
        /// The proposal it follows.
        #[schema(required = false)]
        proposal: Option<String>,
        /// Until when the promise stands.
        #[schema(required = false)]
        until: Option<NaiveDate>,
        /// The day it stood until, once it lapsed.
        #[schema(required = false)]
        lapsed: Option<NaiveDate>,
        /// SHA-256 of the frozen PDF.
        #[schema(required = false)]
        document: Option<Sha256>,
        /// SHA-256 of what the page of the paper shows.
        #[schema(required = false)]
        content: Option<Sha256>,
        /// Who decided, by pseudonym.
        decided_by: String,
        /// When.
        decided: DateTime<Utc>,
    }
}

tells! {
    /// A handover act.
    Handover of crate::domain::handover::Handover {
        /// `ACT-…`.
        number: Number,
        /// The request it answers.
        request: Number,
        /// The decision it carries out.
        allocation: Number,
        /// Who receives.
        organisation: String,
        /// Where it is.
        state: HandoverState,
        /// Where it takes place.
        place: String,
        /// The devices, once signed.
        devices: Vec<Tag>,
        /// When it was begun.
        begun: DateTime<Utc>,
        /// When both parties had signed.
        signed: Option<DateTime<Utc>>,
        /// SHA-256 of the frozen PDF.
        document: Option<Sha256>,
        /// SHA-256 of what the page of the document shows.
        content: Option<Sha256>,
        /// When both are to meet.
        #[schema(required = false)]
        appointment: Option<Appointment>,
        /// Devices picked and refused at the door.
        #[schema(required = false)]
        refused: Vec<RefusedAtDoor>,
        /// What the devices were estimated at when it was signed, in cents.
        #[schema(required = false)]
        value_cents: Option<i64>,
        /// Somebody took note that the gift is worth more than an association may accept without authorisation.
        #[schema(required = false)]
        gift_noted: bool,
        /// The version of the clauses signed.
        #[schema(required = false)]
        clauses: Option<String>,
        /// How the recipient signed; on the screen when nothing is said.
        #[schema(required = false)]
        way: Option<SigningWay>,
        /// SHA-256 of the kept copy of the paper that was signed by hand.
        #[schema(required = false)]
        copy: Option<Sha256>,
        /// What waits for the recipient's signature.
        #[schema(required = false)]
        offer: Option<Offer>,
        /// What goes along with its devices: until it is signed what a person said, afterwards all of it.
        #[schema(required = false)]
        accessories: Vec<WithDevice>,
    }
}

tells! {
    /// When both are to meet.
    Appointment of crate::domain::handover::Appointment {
        /// From.
        from: DateTime<Utc>,
        /// Until.
        until: DateTime<Utc>,
        /// Who moves.
        transport: Transport,
        /// Raised with every change.
        sequence: u32,
        /// Called off.
        #[schema(required = false)]
        cancelled: bool,
    }
}

tells! {
    /// What goes along with a device of an act.
    WithDevice of crate::domain::handover::WithDevice {
        /// The device.
        tag: Tag,
        /// What goes along with it.
        #[schema(required = false)]
        accessories: Vec<AccessoryLine>,
    }
}

tells! {
    /// What was seen of a device that comes back.
    SeenBack of crate::domain::handover::SeenBack {
        /// The device.
        tag: Tag,
        /// In what state it is.
        state: ReturnState,
        /// Which of its accessories came back with it; absent when nobody counted them.
        #[schema(required = false)]
        accessories: Option<Vec<AccessoryLine>>,
    }
}

tells! {
    /// A device refused at the door.
    RefusedAtDoor of crate::domain::handover::RefusedAtDoor {
        /// The device.
        tag: Tag,
        /// Why.
        reason: DoorReason,
    }
}

tells! {
    /// What we signed and the recipient has yet to sign.
    Offer of crate::domain::handover::Offer {
        /// Who signed for us, by pseudonym.
        by: String,
        /// When.
        at: DateTime<Utc>,
        /// Until when the link works.
        until: DateTime<Utc>,
        /// When the recipient was reminded of it.
        reminded: Option<DateTime<Utc>>,
        /// What is offered, as a digest of its list.
        seen: Sha256,
    }
}

tells! {
    /// One party's signature.
    Signature of crate::desk::handover::record::Signature {
        /// Who signs.
        name: String,
        /// In what capacity.
        capacity: String,
        /// Strokes as JSON in a text: lists of `[x, y]` from 0 to 1.
        #[schema(required = false)]
        strokes: String,
        /// The typed name counts as the signature.
        #[schema(required = false)]
        typed: bool,
    }
}

tells! {
    /// A return of devices from one act.
    Return of crate::domain::handover::Return {
        /// `RET-…`.
        number: Number,
        /// The act they left by.
        handover: Number,
        /// Why.
        reason: ReturnReason,
        /// The devices.
        devices: Vec<Tag>,
        /// When.
        at: DateTime<Utc>,
        /// SHA-256 of the frozen PDF of the return note.
        document: Sha256,
        /// SHA-256 of what the page of the note shows.
        content: Sha256,
        /// Others are to be given for them: what was granted stands again.
        #[schema(required = false)]
        exchange: bool,
        /// What was seen of each device; nothing of those nobody looked at.
        #[schema(required = false)]
        seen: Vec<SeenBack>,
    }
}

tells! {
    /// A data sanitisation statement.
    Statement of crate::domain::evidence::sanitisation_statement::Statement {
        /// `EFF-…`.
        number: Number,
        /// The batch it is about, or that its device came with.
        batch: Number,
        /// The one device it is about; null when it is about the whole batch.
        device: Option<Tag>,
        /// Whom it is for: the donor.
        donor: String,
        /// The language it is in: fr, nl or en.
        language: String,
        /// The devices it states something of.
        devices: Vec<Tag>,
        /// Devices of the batch it says nothing of: they left with their media.
        excluded: Vec<Tag>,
        /// When it was issued.
        at: DateTime<Utc>,
        /// SHA-256 of the frozen PDF.
        document: Sha256,
        /// SHA-256 of what the page of the document shows.
        content: Sha256,
    }
}

tells! {
    /// A statement as asked for: of a device or of a batch, one of the two.
    StatementInput of crate::desk::evidence::sanitisation_statement::StatementInput {
        /// The device.
        device: Option<Tag>,
        /// The batch.
        batch: Option<Number>,
        /// The language: fr, nl or en; the donor's when nothing is said.
        language: Option<String>,
    }
}

tells! {
    /// A return as given.
    ReturnInput of crate::desk::handover::returns::ReturnInput {
        /// The devices, 1 to 1,000.
        devices: Vec<Tag>,
        /// Why.
        reason: ReturnReason,
        /// Where they are put down.
        location: Option<String>,
        /// In words.
        note: Option<String>,
        /// Others are to be given for them, within the promised days; after them by a coordinator who says why.
        #[schema(required = false)]
        exchange: bool,
        /// What was seen of some or all of them; no more comes back with a device than left with it.
        #[schema(required = false)]
        seen: Vec<SeenBack>,
    }
}

tells! {
    /// When both are to meet, as given.
    AppointmentInput of crate::desk::handover::appointment::AppointmentInput {
        /// From.
        from: DateTime<Utc>,
        /// Until, on the same day.
        until: DateTime<Utc>,
        /// Who moves.
        transport: Transport,
        /// Where: the depot's site or the recipient's.
        place: String,
        /// Whom to ask for; a person, kept beside the ledger.
        ask_for: Option<String>,
    }
}
