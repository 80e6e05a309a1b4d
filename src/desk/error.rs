//! The errors of the desk: refusals, field errors, conflicts and failures, as data that pages, API, scans and command line translate.

use crate::domain::device::lifecycle::Refusal;
use crate::domain::ledger::epoch::Closed;
use crate::domain::text_enum::text_enum;
use crate::store::StoreError;
use serde::Serialize;

text_enum! {
    /// The kind of thing that was not found.
    Noun {
        Device => "device",
        Batch => "batch",
        Organisation => "organisation",
        /// A contact of an organisation.
        Contact => "contact",
        Location => "location",
        Request => "request",
        Handover => "handover",
        Return => "return",
        /// A sanitisation statement.
        Statement => "statement",
        StockTake => "stock_take",
        /// A frozen document, by its number.
        Document => "document",
        /// A machine report, erasure log or photograph.
        Evidence => "evidence",
        User => "user",
        /// An API token.
        Token => "token",
        /// A label stock.
        Stock => "stock",
        /// A label design.
        Design => "design",
        /// A proposal of a fair split.
        Proposal => "proposal",
        /// A private text of an event.
        Text => "text",
        /// A page, file or route.
        Page => "page",
        Letter => "letter",
        /// A waste transfer (WEEE).
        WeeeTransfer => "weee_transfer",
        /// The follow-up of a handover.
        FollowUp => "follow_up",
        /// A refused row of a donor list that waits.
        RefusedRow => "refused_row",
    }
}

text_enum! {
    /// The error code of a field error or a conflict. Refusal reasons of a device's step are in `lifecycle::RefusalReason` instead.
    ErrorCode {
        /// A required value is missing.
        Missing => "missing",
        /// The text is too long; `seen` is the maximum.
        TooLong => "too_long",
        /// What was sent is larger than can be taken here.
        BodyTooLarge => "body_too_large",
        /// The value has the wrong format.
        Form => "form",
        /// A number is out of bounds; `seen` gives them.
        Bounds => "bounds",
        /// The date is in the future.
        Future => "future",
        /// The check digits of the enterprise number are wrong.
        EnterpriseCheck => "enterprise_check",
        /// The enterprise number has the wrong format.
        EnterpriseForm => "enterprise_form",
        /// Another organisation has this enterprise number.
        EnterpriseTaken => "enterprise_taken",
        /// The postal code does not belong to the commune.
        CommuneMismatch => "commune_mismatch",
        /// The organisation is of a kind that cannot give equipment, or inactive.
        NotADonor => "not_a_donor",
        /// The organisation is of a kind that cannot receive equipment.
        NotARecipient => "not_a_recipient",
        /// A batch of waste needs a permit.
        PermitNeeded => "permit_needed",
        /// Reception of the batch is closed.
        BatchClosed => "batch_closed",
        /// The batch has another donor list: the caller must say whether to add or to replace.
        ListDiffers => "list_differs",
        /// The reception is open already.
        BatchNotClosed => "batch_not_closed",
        /// A text of the document has signs that its fonts lack.
        Unprintable => "unprintable",
        /// The donor list has no valid row.
        ListEmpty => "list_empty",
        /// The tag is bound to a device already.
        TagTaken => "tag_taken",
        /// The tag is bound to no device yet: scan the serial number to bind it.
        TagFree => "tag_free",
        /// The serial number belongs to a device already.
        SerialKnown => "serial_known",
        /// The device of this line of the donor list was received already.
        LineTaken => "line_taken",
        /// The code is not on the donor list; the device can be received as an extra.
        NotListed => "not_listed",
        /// The value matches several lines, devices or meanings.
        Ambiguous => "ambiguous",
        /// The location is no longer in use.
        LocationClosed => "location_closed",
        /// The check character of the tag is wrong: it was mistyped.
        Mistyped => "mistyped",
        /// Nothing is known under this code.
        UnknownCode => "unknown_code",
        /// A command card acts on the device scanned before it, and there was none.
        NothingScanned => "nothing_scanned",
        /// The code has the form of a command card, but its command or target is unknown.
        BadCard => "bad_card",
        /// The erasure is not recorded yet. A card cannot record it: that takes the tool's log or the device's page.
        NoLogYet => "no_log_yet",
        /// The device has several holds, so a card cannot tell which one to lift.
        SeveralHolds => "several_holds",
        /// The last step was taken by another person, so it cannot be undone here.
        NotYourStep => "not_your_step",
        /// The last step cannot be undone: it has no counter-step.
        CannotUndo => "cannot_undo",
        /// The reception is too long ago to be undone.
        UndoTooLate => "undo_too_late",
        /// The file cannot be read as a report, list or picture; `seen` is the reason.
        Unreadable => "unreadable",
        /// The state of the request does not allow this; `seen` is the state.
        RequestState => "request_state",
        /// An eligibility condition of the programme does not hold; `seen` is the rule.
        NotEligible => "not_eligible",
        /// No programme of the policy has this action.
        UnknownAction => "unknown_action",
        /// More is granted on a line than it asks, or nothing at all.
        GrantBounds => "grant_bounds",
        /// Every device granted on the matching lines is reserved already.
        LineFull => "line_full",
        /// The device matches no line of the request.
        NoLine => "no_line",
        /// The programme may not give equipment of this batch, because of its donor, ownership or depreciation.
        DonorNotAllowed => "donor_not_allowed",
        /// A part may only be taken from a device that is kept for parts.
        NotForParts => "not_for_parts",
        /// The device is promised to another request, which `seen` names.
        OtherRequest => "other_request",
        /// The handover is signed, cancelled, or otherwise not in the state this needs.
        ActClosed => "act_closed",
        /// No device was chosen, or more than `seen`, the maximum.
        NothingPicked => "nothing_picked",
        /// The thing changed since it was shown or read; nothing was saved.
        ChangedMeanwhile => "changed_meanwhile",
        /// The device does not belong to this handover.
        NotOfThisAct => "not_of_this_act",
        /// A signature is missing.
        Unsigned => "unsigned",
        /// Another account has this e-mail address.
        EmailTaken => "email_taken",
        /// The e-mail address or the password is wrong.
        SignInWrong => "sign_in_wrong",
        /// Rate limit: too many attempts in a short time.
        TooOften => "too_often",
        /// The password is too short; `seen` is the minimum.
        PasswordShort => "password_short",
        /// The password is a common one, or one character repeated.
        PasswordCommon => "password_common",
        /// A partner account needs an organisation.
        PartnerWithout => "partner_without",
        /// The set-up code is not the one shown on the console.
        CodeWrong => "code_wrong",
        /// The set-up is done: an account exists already.
        SetUp => "set_up",
        /// No active administrator would be left.
        LastAdmin => "last_admin",
        /// The idempotency key was used for a different request.
        KeyReused => "key_reused",
        /// Optimistic locking: the given version is not the current one.
        Stale => "stale",
        /// Data may still be on the devices that `seen` names.
        NotSanitised => "not_sanitised",
        /// The batch has no device that a sanitisation statement could cover.
        NothingToState => "nothing_to_state",
        /// The same sanitisation statement was issued already; `seen` is its number.
        StatementStands => "statement_stands",
        /// Another open stock-take covers some of these locations.
        StockTakeOverlaps => "stock_take_overlaps",
        /// The stock-take is closed or cancelled.
        StockTakeClosed => "stock_take_closed",
        /// The location is not in the scope of the stock-take.
        OutsideCount => "outside_count",
        /// No location was given, and devices are counted by location.
        CountPlaceless => "count_placeless",
        /// A text that must not be cut does not fit on the label.
        LabelText => "label_text",
        /// The label stock is too small for a readable code.
        LabelSmall => "label_small",
        /// The label design is for another kind of thing, such as locations instead of devices.
        DesignOfOther => "design_of_other",
        /// The labels cannot be laid out on this stock.
        Label => "label",
        /// The queued scan was made by another person than the one signed in.
        OtherPerson => "other_person",
        /// The picture has too many bytes or pixels.
        PictureTooLarge => "picture_too_large",
        /// The picture cannot be read.
        PictureUnreadable => "picture_unreadable",
        /// The picture contains no readable code.
        PictureEmpty => "picture_empty",
        /// The API token may only read.
        ReadOnlyToken => "read_only_token",
        /// The value, step or content type is not supported here.
        Unsupported => "unsupported",
        /// The request body cannot be parsed.
        Malformed => "malformed",
        /// The age bands do not add up to the number of people given.
        BandsDiffer => "bands_differ",
        /// The text is no checkpoint of this ledger.
        NoCheckpoint => "no_checkpoint",
        /// No witness whose signatures are taken signed the checkpoint.
        NoWitness => "no_witness",
        /// The same item is listed twice.
        Twice => "twice",
        /// The paper would have been signed before the act was made; `seen` is the day on which it was made.
        BeforeTheAct => "before_the_act",
        /// The clock leapt since the last event; `seen` gives both times.
        ClockLeapt => "clock_leapt",
        /// The day is in the past, or too far ahead.
        DayBounds => "day_bounds",
        /// Another coordinator has the request in hand.
        InOtherHands => "in_other_hands",
        /// The person who entered a request may not decide on it (policy `second_person_decides`).
        OwnRequest => "own_request",
        /// No request takes part in the split.
        NothingWaits => "nothing_waits",
        /// No device is available for the split.
        NothingReady => "nothing_ready",
        /// The proposal is closed.
        ProposalClosed => "proposal_closed",
        /// The requests or the stock changed since the proposal was made.
        ProposalStale => "proposal_stale",
        /// Too few suitable devices are left for this number.
        NoneLeft => "none_left",
        /// The text seems to contain personal data; `seen` shows the passages.
        LooksPersonal => "looks_personal",
        /// There is no decision yet that could be contested.
        NothingToContest => "nothing_to_contest",
        /// There is no field, kind or audience of this name here.
        UnknownField => "unknown_field",
        /// The state of the letter does not allow this; `seen` is the state.
        LetterState => "letter_state",
        /// The letter's text, or the secret of its link, is no longer stored.
        LetterGone => "letter_gone",
        /// The organisation has no contact with an e-mail address to send the letter to.
        LetterNobody => "letter_nobody",
        /// The one-time link does not work; `seen` is its state.
        LinkGone => "link_gone",
        /// The organisation is not an approved partner today.
        NotAPartner => "not_a_partner",
        /// The organisation's standing does not allow this; `seen` is the standing.
        StandingState => "standing_state",
        /// The data protection notice was not accepted.
        ConsentMissing => "consent_missing",
        /// The contact has no e-mail address.
        NoEmail => "no_email",
        /// A storage medium has no outcome yet, so its device must not leave; `seen` names the devices.
        MediaOpen => "media_open",
        /// The devices are at a stage from which they cannot leave as waste.
        NotToRecycle => "not_to_recycle",
        /// The gift's value, in `seen`, exceeds `gift_warning_cents` of the policy, and nobody noted it. Above that value an
        /// association needs an authorisation to accept a gift (art. 9:22 of the code of companies and associations).
        GiftNotNoted => "gift_not_noted",
        /// The handover is offered for remote signing, so it is frozen until the offer is withdrawn.
        Offered => "offered",
        /// The appointment is in the past, or ends before it begins.
        AppointmentPast => "appointment_past",
        /// The signed copy is neither a photograph nor a PDF.
        NotACopy => "not_a_copy",
        /// The exchange period of `seen` days is over; a coordinator may still exchange the device, with a reason.
        ExchangeLate => "exchange_late",
        /// The handover has no follow-up to ask for, or its follow-up has nothing to settle.
        NothingToAsk => "nothing_to_ask",
        /// The counts of a follow-up do not add up to the number of devices handed over.
        NotAddingUp => "not_adding_up",
        /// The organisation is not an active waste collector.
        NotACollector => "not_a_collector",
        /// There is no such waste code.
        UnknownWasteCode => "unknown_waste_code",
        /// No median weight is known for this kind of device: a weight must be given.
        WeightNeeded => "weight_needed",
        /// The proposed change equals what is on record.
        NothingNew => "nothing_new",
        /// The organisation has no proposed change.
        NothingProposed => "nothing_proposed",
        /// A device leaves as waste only by a waste transfer, not by a single step.
        NeedsTransferNote => "needs_transfer_note",
        /// The person who offered the handover for signing no longer has a role that may do so.
        OffererGone => "offerer_gone",
        /// A row of a support table cannot be taken; `seen` holds its line, its column, the problem and the value, separated by `|`.
        SupportTable => "support_table",
        /// A reason cannot be erased without a replacement text.
        InsteadNeeded => "instead_needed",
    }
}

/// A field error: the field, the error code, and a value for the sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldError {
    /// The field's name in the form and in the API; empty when the error concerns the whole.
    pub field: String,
    /// The error code. The public API calls it `because`.
    #[serde(rename = "because")]
    pub code: ErrorCode,
    /// A value that the sentence shows, such as the input or a limit; may be empty.
    pub seen: String,
}

impl FieldError {
    /// A field error with its code and the value to show.
    #[must_use]
    pub fn new(field: &str, code: ErrorCode, seen: impl ToString) -> Self {
        Self { field: field.to_owned(), code, seen: seen.to_string() }
    }
}

/// Why an operation of the desk was refused, or failed.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// A step of a device was refused, with all its reasons.
    #[error(transparent)]
    Refused(Box<Refusal>),
    /// The input is invalid; all field errors are listed.
    #[error("invalid: {0:?}")]
    Invalid(Vec<FieldError>),
    /// The input is valid, but conflicts with the present state.
    #[error("conflict: {0:?}")]
    Conflict(FieldError),
    /// The thing does not exist, or this person may not know of it.
    #[error("no {0} {1}")]
    NotFound(Noun, String),
    /// The role lacks the permission.
    #[error("not allowed")]
    Forbidden,
    /// The ledger is closed for writing until an operator has looked at it.
    #[error("the ledger is closed for writing: {0}")]
    Closed(Closed),
    /// The database failed.
    #[error(transparent)]
    Store(StoreError),
    /// An internal error. The text is for the log; the reader gets a reference number.
    #[error("failed: {0}")]
    Failed(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl DeskError {
    /// Invalid input with a single field error.
    #[must_use]
    pub fn field_error(field: &str, code: ErrorCode, seen: impl ToString) -> Self {
        Self::Invalid(vec![FieldError::new(field, code, seen)])
    }

    /// A conflict that concerns no single field.
    #[must_use]
    pub fn conflict(code: ErrorCode, seen: impl ToString) -> Self {
        Self::Conflict(FieldError::new("", code, seen))
    }

    /// Something failed on our side; its cause is kept.
    pub fn failed(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Failed(source.into())
    }

    /// Not found; the key is cut to 60 characters.
    #[must_use]
    pub fn not_found(what: Noun, key: impl ToString) -> Self {
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

impl From<FieldError> for DeskError {
    fn from(error: FieldError) -> Self {
        Self::Invalid(vec![error])
    }
}

/// An `Option` of something looked up: what is not there is an error that names the noun and its key.
pub trait OrNotFound<T> {
    /// The value, or [`DeskError::NotFound`].
    ///
    /// # Errors
    /// When there is no value.
    fn or_not_found(self, noun: Noun, key: impl ToString) -> Result<T, DeskError>;
}

impl<T> OrNotFound<T> for Option<T> {
    fn or_not_found(self, noun: Noun, key: impl ToString) -> Result<T, DeskError> {
        self.ok_or_else(|| DeskError::not_found(noun, key))
    }
}
