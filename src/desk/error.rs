//! Why the desk says no, in a form that every face (page, API, scan, command line) can translate.

use crate::domain::device::lifecycle::Refusal;
use crate::domain::text_enum::text_enum;
use crate::store::StoreError;
use serde::Serialize;

text_enum! {
    /// A thing that was looked for.
    Noun {
        /// A device.
        Device => "device",
        /// A batch.
        Batch => "batch",
        /// An organisation.
        Organisation => "organisation",
        /// A contact.
        Contact => "contact",
        /// A place.
        Location => "location",
        /// A request.
        Request => "request",
        /// An act.
        Handover => "handover",
        /// A return.
        Return => "return",
        /// A data sanitisation statement.
        Statement => "statement",
        /// A stock-take.
        StockTake => "stock_take",
        /// A document.
        Document => "document",
        /// A report.
        Evidence => "evidence",
        /// A user.
        User => "user",
        /// A token.
        Token => "token",
        /// A label stock.
        Stock => "stock",
        /// A label design.
        Design => "design",
        /// A proposal of a split.
        Proposal => "proposal",
        /// A text of somebody.
        Text => "text",
        /// A page of this address.
        Page => "page",
        /// A letter.
        Letter => "letter",
        /// A WEEE transfer note.
        WeeeTransfer => "weee_transfer",
        /// How it went after a handover.
        FollowUp => "follow_up",
    }
}

text_enum! {
    /// A reason that is not about one device's road.
    ErrorCode {
        /// A text must be there.
        Missing => "missing",
        /// A text is too long.
        TooLong => "too_long",
        /// It is not of the right form.
        Form => "form",
        /// A number is out of bounds.
        Bounds => "bounds",
        /// A date lies in the future.
        Future => "future",
        /// The enterprise number's check digits are others.
        EnterpriseCheck => "enterprise_check",
        /// The enterprise number has the wrong form.
        EnterpriseForm => "enterprise_form",
        /// An organisation with this number exists.
        EnterpriseTaken => "enterprise_taken",
        /// The postal code lies in another commune.
        CommuneMismatch => "commune_mismatch",
        /// The organisation cannot give.
        NotADonor => "not_a_donor",
        /// The organisation cannot receive.
        NotARecipient => "not_a_recipient",
        /// Waste needs a permit.
        PermitNeeded => "permit_needed",
        /// Reception of the batch is closed.
        BatchClosed => "batch_closed",
        /// The batch has received devices: its list stays.
        ListInUse => "list_in_use",
        /// The list holds no row that can be used.
        ListEmpty => "list_empty",
        /// The tag belongs to a device already.
        TagTaken => "tag_taken",
        /// The tag belongs to no device yet: it can be bound now.
        TagFree => "tag_free",
        /// The serial number belongs to a device already.
        SerialKnown => "serial_known",
        /// The line of the list has its device already.
        LineTaken => "line_taken",
        /// Not on the donor's list: say that it is an extra, and what it is.
        NotListed => "not_listed",
        /// Several lines of the list answer.
        Ambiguous => "ambiguous",
        /// A place is not in use any more.
        LocationClosed => "location_closed",
        /// The tag has a typing error.
        Mistyped => "mistyped",
        /// Nothing answers to this code.
        UnknownCode => "unknown_code",
        /// A card acts on the device scanned before it, and none was.
        NothingScanned => "nothing_scanned",
        /// A card that looks like one of ours and cannot be followed.
        BadCard => "bad_card",
        /// The erasure is not recorded: the log of the tool, or the page of the device, does that.
        NoLogYet => "no_log_yet",
        /// Several holds stand: which one is lifted is said on the page of the device.
        SeveralHolds => "several_holds",
        /// The last step was somebody else's.
        NotYourStep => "not_your_step",
        /// The last step has no step that takes it back.
        CannotUndo => "cannot_undo",
        /// The report cannot be read.
        Unreadable => "unreadable",
        /// The request is elsewhere on its road.
        RequestState => "request_state",
        /// A condition of the programme does not hold.
        NotEligible => "not_eligible",
        /// No programme has this action.
        UnknownAction => "unknown_action",
        /// More is granted than asked, or nothing at all.
        GrantBounds => "grant_bounds",
        /// The line is filled.
        LineFull => "line_full",
        /// The device answers no line of the request.
        NoLine => "no_line",
        /// The programme may not give equipment of this batch.
        DonorNotAllowed => "donor_not_allowed",
        /// A part comes only from a device that is kept for its parts.
        NotForParts => "not_for_parts",
        /// The device is promised to another request.
        OtherRequest => "other_request",
        /// The act is signed or given up.
        ActClosed => "act_closed",
        /// No device was picked.
        NothingPicked => "nothing_picked",
        /// What was previewed is not what is there now.
        ChangedMeanwhile => "changed_meanwhile",
        /// The device did not leave by this act.
        NotOfThisAct => "not_of_this_act",
        /// A signature is missing.
        Unsigned => "unsigned",
        /// The address has an account already.
        EmailTaken => "email_taken",
        /// The address or the password is wrong.
        SignInWrong => "sign_in_wrong",
        /// Too many attempts: wait.
        TooOften => "too_often",
        /// The password is too short.
        PasswordShort => "password_short",
        /// The password is among the most used ones.
        PasswordCommon => "password_common",
        /// A partner needs an organisation.
        PartnerWithout => "partner_without",
        /// The one-time code is not the one on the console.
        CodeWrong => "code_wrong",
        /// There is an administrator already.
        SetUp => "set_up",
        /// Nobody would be left to administer.
        LastAdmin => "last_admin",
        /// The key was used for another question.
        KeyReused => "key_reused",
        /// The version given is not the one there.
        Stale => "stale",
        /// Data may still be on some devices: there is nothing to state yet.
        NotSanitised => "not_sanitised",
        /// No device of the batch is there to state something of.
        NothingToState => "nothing_to_state",
        /// The same statement was issued already.
        StatementStands => "statement_stands",
        /// Another stock-take of some of these places is open.
        StockTakeOverlaps => "stock_take_overlaps",
        /// The stock-take is closed or given up.
        StockTakeClosed => "stock_take_closed",
        /// The place is not in the scope of the stock-take.
        OutsideCount => "outside_count",
        /// Devices are counted where they stand, and no place was said.
        CountPlaceless => "count_placeless",
        /// A text that must stand on the label whole has no room there.
        LabelText => "label_text",
        /// The stock has no room for a readable code.
        LabelSmall => "label_small",
        /// The design is for something else.
        DesignOfOther => "design_of_other",
        /// The label cannot be printed.
        Label => "label",
        /// The scan was made by another person than the one signed in.
        OtherPerson => "other_person",
        /// The picture has too many bytes or too many points.
        PictureTooLarge => "picture_too_large",
        /// The picture cannot be read.
        PictureUnreadable => "picture_unreadable",
        /// There is no code in the picture.
        PictureEmpty => "picture_empty",
        /// The token may only read.
        ReadOnlyToken => "read_only_token",
        /// There is no reading of this in this form.
        Unsupported => "unsupported",
        /// The body cannot be read at all.
        Malformed => "malformed",
        /// The bands of age make another sum.
        BandsDiffer => "bands_differ",
        /// The same thing is named twice.
        Twice => "twice",
        /// The day lies in the past, or too far ahead.
        DayBounds => "day_bounds",
        /// Another coordinator has it in hand.
        InOtherHands => "in_other_hands",
        /// Whoever entered a request does not decide on it.
        OwnRequest => "own_request",
        /// No request waits for anything.
        NothingWaits => "nothing_waits",
        /// No device stands ready.
        NothingReady => "nothing_ready",
        /// The proposal is closed.
        ProposalClosed => "proposal_closed",
        /// What the proposal was made of is not as it was.
        ProposalStale => "proposal_stale",
        /// No suitable device is left for this.
        NoneLeft => "none_left",
        /// It looks like the data of a person.
        LooksPersonal => "looks_personal",
        /// Nothing was decided that could be contested.
        NothingToContest => "nothing_to_contest",
        /// There is no such field.
        UnknownField => "unknown_field",
        /// The letter is elsewhere on its way.
        LetterState => "letter_state",
        /// The letter's text, or the secret of its link, is not kept any more.
        LetterGone => "letter_gone",
        /// There is nobody the letter could be sent to.
        LetterNobody => "letter_nobody",
        /// The link works no more, or never did.
        LinkGone => "link_gone",
        /// The organisation is no partner now.
        NotAPartner => "not_a_partner",
        /// Its standing does not allow this.
        StandingState => "standing_state",
        /// The data protection notice was not accepted.
        ConsentMissing => "consent_missing",
        /// The contact has no e-mail address.
        NoEmail => "no_email",
        /// A storage medium has no outcome: it leaves in nobody's van.
        MediaOpen => "media_open",
        /// The devices are not where they could leave from.
        NotToRecycle => "not_to_recycle",
        /// The gift is worth more than an association may accept without authorisation, and nobody took note of it.
        GiftNotNoted => "gift_not_noted",
        /// The recipient has yet to sign: the offer is taken back first.
        Offered => "offered",
        /// The appointment ends before it begins, or lies behind.
        AppointmentPast => "appointment_past",
        /// The file is neither a photograph nor a PDF.
        NotACopy => "not_a_copy",
        /// The days of exchange are over: a coordinator may still do it, and says why.
        ExchangeLate => "exchange_late",
        /// There is nothing to ask about, or to see to.
        NothingToAsk => "nothing_to_ask",
        /// The counts do not add up to what was handed over.
        NotAddingUp => "not_adding_up",
        /// The organisation does not collect waste.
        NotACollector => "not_a_collector",
        /// There is no such waste code.
        UnknownWasteCode => "unknown_waste_code",
        /// Nothing is known of what such a device weighs: it must be weighed.
        WeightNeeded => "weight_needed",
        /// What is given is what is known.
        NothingNew => "nothing_new",
        /// Nothing is proposed.
        NothingProposed => "nothing_proposed",
        /// Waste leaves with a transfer note, and in no other way.
        NeedsTransferNote => "needs_transfer_note",
        /// Whoever offered the act has a role that offers nothing any more.
        OffererGone => "offerer_gone",
        /// What stands for good gives way only to what says the same without the person.
        InsteadNeeded => "instead_needed",
    }
}

/// One flaw: of which field (empty when of the whole), why, and what the sentence needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldError {
    /// The field's name in the form and in the API.
    pub field: String,
    /// Why. The public interface calls it `because`.
    #[serde(rename = "because")]
    pub code: ErrorCode,
    /// A value the sentence shows.
    pub seen: String,
}

impl FieldError {
    /// A flaw of a field.
    #[must_use]
    pub fn new(field: &str, code: ErrorCode, seen: impl ToString) -> Self {
        Self { field: field.to_owned(), code, seen: seen.to_string() }
    }
}

/// The desk says no, or could not.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// A step of a device was refused.
    #[error(transparent)]
    Refused(Box<Refusal>),
    /// What was given does not do.
    #[error("invalid: {0:?}")]
    Invalid(Vec<FieldError>),
    /// It cannot be, as things stand.
    #[error("conflict: {0:?}")]
    Conflict(FieldError),
    /// It is not there, or not for this person to know.
    #[error("no {0} {1}")]
    NotFound(Noun, String),
    /// The role may not.
    #[error("not allowed")]
    Forbidden,
    /// The database failed.
    #[error(transparent)]
    Store(StoreError),
    /// Something else failed; the reader is told a number to quote.
    #[error("failed: {0}")]
    Failed(String),
}

impl DeskError {
    /// One flaw of one field.
    #[must_use]
    pub fn field_error(field: &str, code: ErrorCode, seen: impl ToString) -> Self {
        Self::Invalid(vec![FieldError::new(field, code, seen)])
    }

    /// A conflict.
    #[must_use]
    pub fn conflict(code: ErrorCode, seen: impl ToString) -> Self {
        Self::Conflict(FieldError::new("", code, seen))
    }

    /// Not there.
    #[must_use]
    pub fn none(what: Noun, key: impl ToString) -> Self {
        Self::NotFound(what, key.to_string().chars().take(60).collect())
    }
}

impl From<StoreError> for DeskError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Stale(key) => Self::conflict(ErrorCode::ChangedMeanwhile, key),
            other => Self::Store(other),
        }
    }
}

impl From<Refusal> for DeskError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}
