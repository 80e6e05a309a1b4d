//! Signing an act in three equivalent ways: on the depot's screen, by remote signing after the operator has signed, or on paper with a
//! scanned copy. The PDF is drawn before the transaction, and the signature is refused if the handover changed meanwhile.

use super::Handovers;
use super::accessories::accessories_for;
use super::record::{MOST_DEVICES, Proof, Signature, Signed, act, open_act, picked, project, read};
use super::record::{SplitByRefusal, split_by_refusal};
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, ErrorCode, FieldError, Noun};
use crate::desk::request::record::close_request;
use crate::desk::validation::Validation;
use crate::desk::{Acting, Tx};
use crate::documents::layout::model::Document;
use crate::documents::template::handover::TEMPLATE_VERSION;
use crate::domain::account::actor::{Actor, Permission, Role};
use crate::domain::account::one_time_link::LinkPurpose;
use crate::domain::device::Device;
use crate::domain::device::step::Step;
use crate::domain::device::tag::Tag;
use crate::domain::handover::{Handover, HandoverState, Offer, SigningWay};
use crate::domain::notification::LetterKind;
use crate::domain::number::Number;
use crate::domain::request::wants::AccessoryLine;
use crate::domain::settings::policy::Policy;
use crate::domain::subject::Subject;
use crate::i18n::today;
use crate::ingest::image::photo;
use crate::ledger::sha256_hex;
use crate::store::{self, AnyConnection};
use chrono::{DateTime, Duration, NaiveDate, Utc};

/// Upper bound of the scanned copy of a paper act, in bytes.
pub const MOST_COPY: usize = 20 * 1024 * 1024;
/// How many bytes from its end a PDF must hold its end marker.
const TAIL: usize = 2_048;

/// An act signed by hand.
#[derive(Clone, Debug)]
pub struct SignedPaper {
    /// The scanned copy: a photograph or a PDF.
    pub bytes: Vec<u8>,
    /// The date of the signatures.
    pub on: NaiveDate,
}

/// What signing freezes: how, by whom, from where, and for paper the copy and its date.
pub(in crate::desk) struct Signing {
    way: SigningWay,
    giver: Signed,
    receiver: Signed,
    proof: Proof,
    copy: Option<(Vec<u8>, NaiveDate)>,
}

/// The act's PDF, drawn before the transaction: the digest of the content it was drawn from, when it was signed, and the SHA-256 of the
/// copy.
pub(in crate::desk) struct Drawn {
    seen: String,
    signed: DateTime<Utc>,
    frozen: store::document::Frozen,
    copy: Option<String>,
}

/// Digest of what is signed (SHA-256, hexadecimal): the devices with their versions and refusals, the place, the accessories, and the support
/// table that says until when their systems are supported, where one was loaded.
pub(in crate::desk) fn digest(act: &Handover, devices: &[Device], policy: &Policy) -> String {
    let refusal = |tag: Tag| act.refusal_of(tag).map_or("", |r| r.as_str());
    let mut lines: Vec<String> = devices.iter().map(|d| format!("{} {} {}", d.tag.as_str(), d.version, refusal(d.tag))).collect();
    lines.sort();
    lines.push(act.place.clone());
    lines.extend(policy.support_table.as_ref().map(|table| table.sha256.clone()));
    let quantity = |l: &AccessoryLine| format!("{} {}", l.quantity, l.accessory);
    for with in &act.accessories {
        let list = with.accessories.iter().map(quantity).collect::<Vec<_>>().join(" ");
        lines.extend((!list.is_empty()).then(|| format!("{} + {list}", with.tag.as_str())));
    }
    sha256_hex(lines.join("\n"))
}

pub(in crate::desk) fn found(c: &mut AnyConnection, number: Number) -> Result<(Handover, Vec<Device>), DeskError> {
    let (act, _) = store::handover::find(c, number)?.or_not_found(Noun::Handover, number)?;
    let devices = picked(c, number)?;
    let accessories = accessories_for(c, &act, &devices)?;
    Ok((Handover { accessories, ..act }, devices))
}

/// The bytes to keep of a scanned copy: a photograph is encoded anew from its pixels, without metadata; a PDF is kept as it is.
fn kept(bytes: &[u8]) -> Result<Vec<u8>, DeskError> {
    let no = |because| DeskError::field_error("copy", because, "");
    if bytes.is_empty() {
        return Err(no(ErrorCode::Missing));
    }
    if bytes.len() > MOST_COPY {
        return Err(no(ErrorCode::TooLong));
    }
    if photo::Picture::recognise(bytes).is_some() {
        return photo::kept_up_to(bytes, MOST_COPY).map_err(|_no_picture| no(ErrorCode::NotACopy));
    }
    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or(bytes);
    let has = |mark: &[u8]| tail.windows(mark.len()).any(|w| w == mark);
    if bytes.starts_with(b"%PDF-") && has(b"startxref") && has(b"%%EOF") { Ok(bytes.to_vec()) } else { Err(no(ErrorCode::NotACopy)) }
}

impl Handovers<'_> {
    /// The act as signing it now would freeze it, without signatures.
    ///
    /// # Errors
    /// When there is no such handover, or it is closed.
    pub fn preview(self, number: Number) -> Result<Document, DeskError> {
        let (act, devices) = self.desk.read(|c| found(c, number))?;
        if !matches!(act.state, HandoverState::Preparing | HandoverState::Awaiting) {
            return Err(DeskError::conflict(ErrorCode::ActClosed, number));
        }
        let at = act.offer.as_ref().map_or_else(|| self.desk.now(), |o| o.at);
        self.act_document(&act, &split_by_refusal(&act, devices), at, None)
    }

    /// Digest of what would be signed, and how many devices pass. A signature is valid for this digest only.
    ///
    /// # Errors
    /// When there is no such handover.
    pub fn content_to_sign(self, number: Number) -> Result<(String, usize), DeskError> {
        let (act, devices) = self.desk.read(|c| found(c, number))?;
        let seen = digest(&act, &devices, &self.desk.policy());
        Ok((seen, split_by_refusal(&act, devices).passing.len()))
    }

    /// Estimated value of the passing devices in cents, and whether it is above the gift limit that needs a note.
    ///
    /// # Errors
    /// When there is no such handover.
    pub fn estimated_value(self, number: Number) -> Result<(i64, bool), DeskError> {
        let (act, devices) = self.desk.read(|c| found(c, number))?;
        let policy = self.desk.policy();
        let value = act.value_cents.unwrap_or_else(|| value(&policy, &split_by_refusal(&act, devices).passing));
        Ok((value, value > policy.gift_warning_cents))
    }

    /// Signs an act on the depot's screen.
    ///
    /// # Errors
    /// When no device passes, a signature is missing, the gift note is missing, a device may not be handed over, or something changed
    /// while the PDF was drawn.
    pub fn sign(self, acting: &Acting, number: Number, giver: &Signature, receiver: &Signature) -> Result<Handover, DeskError> {
        self.sign_on_screen(acting, number, giver, receiver, Proof::default())
    }

    /// The same, with the proof of where the signatures came from.
    ///
    /// # Errors
    /// As for [`Handovers::sign`].
    pub fn sign_on_screen(
        self,
        acting: &Acting,
        number: Number,
        giver: &Signature,
        receiver: &Signature,
        proof: Proof,
    ) -> Result<Handover, DeskError> {
        let mut validation = Validation::default();
        let giver = read(&mut validation, "giver", giver);
        let receiver = read(&mut validation, "receiver", receiver);
        validation.done()?;
        self.conclude_signing(acting, number, Signing { way: SigningWay::Screen, giver, receiver, proof, copy: None })
    }

    /// Enters an act signed on paper: names and capacities are typed, the scanned copy is kept.
    ///
    /// # Errors
    /// When the copy is neither a photograph nor a PDF, the date is in the future, and as for [`Handovers::sign`].
    pub fn sign_on_paper(
        self,
        acting: &Acting,
        number: Number,
        giver: &Signature,
        receiver: &Signature,
        paper: SignedPaper,
        proof: Proof,
    ) -> Result<Handover, DeskError> {
        let mut validation = Validation::default();
        let by_hand = |s: &Signature| Signature { strokes: String::new(), typed: true, ..s.clone() };
        let giver = read(&mut validation, "giver", &by_hand(giver));
        let receiver = read(&mut validation, "receiver", &by_hand(receiver));
        validation.past("signed_on", paper.on, self.desk.today());
        // Nobody signed the paper before the act was there.
        let act = self.desk.read(|c| Ok(store::handover::find(c, number)?))?.map(|(act, _)| act);
        if let Some(begun) = act.map(|act| today(act.begun)).filter(|begun| paper.on < *begun) {
            validation.field_error("signed_on", ErrorCode::BeforeTheAct, begun);
        }
        validation.done()?;
        let copy = Some((kept(&paper.bytes)?, paper.on));
        self.conclude_signing(acting, number, Signing { way: SigningWay::Paper, giver, receiver, proof, copy })
    }

    /// Signs for the operator and offers the act to the recipient. The content is frozen until the recipient signs or the offer is
    /// withdrawn.
    ///
    /// # Errors
    /// When no device passes, the operator's signature is missing, or the gift note is missing.
    pub fn offer(self, acting: &Acting, number: Number, giver: &Signature) -> Result<Handover, DeskError> {
        let mut validation = Validation::default();
        let giver = read(&mut validation, "giver", giver);
        validation.done()?;
        self.desk.write(acting, Permission::HandOver, move |tx| {
            let act = open_act(tx, number)?;
            let devices = picked(tx.store.read(), number)?;
            let act = Handover { accessories: accessories_for(tx.store.read(), &act, &devices)?, ..act };
            let seen = digest(&act, &devices, &tx.policy);
            may_pass(tx, &act, &split_by_refusal(&act, devices))?;
            let at = tx.now();
            let until = at + Duration::days(i64::from(tx.policy.door.offer_days));
            let offer = Offer { by: tx.actor.user.clone(), at, until, seen, reminded: None };
            let act = Handover { state: HandoverState::Awaiting, offer: Some(offer), ..act };
            let strokes = serde_json::to_string(&giver.strokes).unwrap_or_default();
            let private = [("giver_name", giver.name.as_str()), ("giver_capacity", &giver.capacity), ("giver_strokes", &strokes)];
            project(tx, &act, &private)?;
            tx.post_offer(&act, LetterKind::SignAct)?;
            Ok(act)
        })
    }

    /// Withdraws an offer: its links stop working, and the handover can be changed again.
    ///
    /// # Errors
    /// When nothing is offered.
    pub fn withdraw_offer(self, acting: &Acting, number: Number) -> Result<Handover, DeskError> {
        self.desk.write(acting, Permission::HandOver, move |tx| {
            let act = act(tx, number)?;
            if act.state != HandoverState::Awaiting {
                return Err(DeskError::conflict(ErrorCode::ActClosed, number));
            }
            let act = Handover { state: HandoverState::Preparing, offer: None, ..act };
            project(tx, &act, &[])?;
            store::account::one_time_link::end_all(tx.store, LinkPurpose::SignAct, &number.to_string())?;
            Ok(act)
        })
    }

    /// The recipient signs what was offered; `acting` is whoever made the offer.
    ///
    /// # Errors
    /// When nothing is offered any more, the offer has expired, the signature is missing, or something changed.
    pub fn sign_offered(self, acting: &Acting, number: Number, receiver: &Signature, proof: Proof) -> Result<Handover, DeskError> {
        let mut validation = Validation::default();
        let receiver = read(&mut validation, "receiver", receiver);
        validation.done()?;
        let signing = self.remote_signing(number, receiver, proof)?;
        self.conclude_signing(acting, number, signing)
    }

    /// What signing freezes when the recipient signs remotely: the operator's signature comes from the offer's stored texts.
    pub(in crate::desk) fn remote_signing(self, number: Number, receiver: Signed, proof: Proof) -> Result<Signing, DeskError> {
        let giver = self.desk.read(|c| {
            let key = number.to_string();
            let mut text = |field| store::ledger::event::text_of(c, Subject::Handover, &key, field);
            let strokes = text("giver_strokes")?.unwrap_or_default();
            Ok::<_, DeskError>(Signed {
                name: text("giver_name")?.unwrap_or_default(),
                capacity: text("giver_capacity")?.unwrap_or_default(),
                strokes: serde_json::from_str(&strokes).unwrap_or_default(),
            })
        })?;
        Ok(Signing { way: SigningWay::Link, giver, receiver, proof, copy: None })
    }

    /// A signed-in recipient signs what was offered to their organisation. The signature is entered on behalf of whoever made the offer;
    /// the proof records where it came from.
    ///
    /// # Errors
    /// When nothing is offered to their organisation, and as for [`Handovers::sign_offered`].
    pub fn accept_offer(self, by: &Acting, number: Number, receiver: &Signature, proof: Proof) -> Result<Handover, DeskError> {
        let none = || DeskError::not_found(Noun::Handover, number);
        let (act, _) = self.desk.read(|c| found(c, number))?;
        if by.actor.role != Role::Partner || !by.actor.sees(&act.organisation) {
            return Err(none());
        }
        let offer = act.offer.ok_or_else(|| DeskError::conflict(ErrorCode::ActClosed, number))?;
        let actor = self.desk.read(|c| offer_actor(c, &offer))?;
        self.sign_offered(&Acting { idempotency_key: by.idempotency_key.clone(), ..Acting::new(actor) }, number, receiver, proof)
    }

    fn conclude_signing(self, acting: &Acting, number: Number, signing: Signing) -> Result<Handover, DeskError> {
        if !acting.actor.may(Permission::HandOver) {
            return Err(DeskError::Forbidden);
        }
        let drawn = self.draw(number, &signing)?;
        self.desk.write(acting, Permission::HandOver, move |tx| tx.conclude(number, signing, drawn))
    }

    /// Draws the PDF that is to be signed.
    pub(in crate::desk) fn draw(self, number: Number, signing: &Signing) -> Result<Drawn, DeskError> {
        let (act, devices) = self.desk.read(|c| found(c, number))?;
        let seen = digest(&act, &devices, &self.desk.policy());
        let signed = self.desk.now();
        let SplitByRefusal { passing, refused } = split_by_refusal(&act, devices);
        if act.state == HandoverState::Preparing && (passing.is_empty() || passing.len() > MOST_DEVICES) {
            return Err(DeskError::Conflict(FieldError::new("devices", ErrorCode::NothingPicked, MOST_DEVICES)));
        }
        let on_paper = signing.copy.as_ref().map(|(bytes, on)| (sha256_hex(bytes), *on));
        let way = (&signing.giver, &signing.receiver, on_paper.as_ref().map(|(hash, on)| (hash.as_str(), *on)));
        let document = self.act_document(&act, &SplitByRefusal { passing, refused }, signed, Some(way))?;
        let frozen = crate::desk::document::freeze(&document)?;
        Ok(Drawn { seen, signed, frozen, copy: on_paper.map(|(hash, _)| hash) })
    }
}

impl Tx<'_, '_> {
    /// Concludes a signature: passing devices are handed over, refused ones go back to stock, the PDF is frozen, and the request is
    /// closed when nothing of it stays open.
    pub(super) fn conclude(&mut self, number: Number, signing: Signing, drawn: Drawn) -> Result<Handover, DeskError> {
        let Drawn { seen, signed, frozen, copy } = drawn;
        let act = match signing.way {
            SigningWay::Link => offered(self, number, &seen)?,
            SigningWay::Screen | SigningWay::Paper => open_act(self, number)?,
        };
        let devices = picked(self.store.read(), number)?;
        let act = Handover { accessories: accessories_for(self.store.read(), &act, &devices)?, ..act };
        if digest(&act, &devices, &self.policy) != seen {
            return Err(DeskError::conflict(ErrorCode::ChangedMeanwhile, number));
        }
        let SplitByRefusal { passing, refused } = split_by_refusal(&act, devices);
        let value = may_pass(self, &act, &SplitByRefusal { passing: passing.clone(), refused: Vec::new() })?;
        for device in &passing {
            let step = Step::HandOver { handover: number, organisation: act.organisation.clone() };
            self.take(device, step, None)?;
        }
        for device in &refused {
            if let Some(reason) = act.refusal_of(device.tag) {
                self.take(device, Step::Refuse { handover: number, reason }, None)?;
            }
        }
        let act = Handover {
            state: HandoverState::Signed,
            devices: passing.iter().map(|d| d.tag).collect(),
            signed: Some(signed),
            document: Some(frozen.sha256.clone()),
            content: Some(frozen.content_sha256.clone()),
            value_cents: Some(value),
            clauses: Some(TEMPLATE_VERSION.to_owned()),
            way: Some(signing.way),
            copy,
            offer: None,
            accessories: act.accessories.into_iter().filter(|w| !w.accessories.is_empty()).collect(),
            ..act
        };
        let strokes = |s: &Signed| serde_json::to_string(&s.strokes).unwrap_or_default();
        let (giver_strokes, receiver_strokes) = (strokes(&signing.giver), strokes(&signing.receiver));
        let private = [
            ("giver_name", signing.giver.name.as_str()),
            ("giver_capacity", signing.giver.capacity.as_str()),
            ("giver_strokes", giver_strokes.as_str()),
            ("receiver_name", signing.receiver.name.as_str()),
            ("receiver_capacity", signing.receiver.capacity.as_str()),
            ("receiver_strokes", receiver_strokes.as_str()),
            ("address", signing.proof.address.as_str()),
            ("agent", signing.proof.agent.as_str()),
        ];
        let appended = project(self, &act, &private)?;
        store::document::issue(self.store, number, &frozen, &appended)?;
        if let Some((bytes, _)) = &signing.copy {
            let media = store::handover::media_of(bytes).unwrap_or("application/pdf");
            store::handover::keep_copy(self.store, number, media, bytes, &appended)?;
        }
        close_request(self, act.request)?;
        self.post_signed(&act)?;
        Ok(act)
    }
}

/// On whose behalf a remote signature is entered: whoever made the offer, if their role still may hand over. A closed account keeps its
/// role, because what that person signed stands; after a change of role only the new one counts, and somebody else must make a new offer.
pub(super) fn offer_actor(c: &mut AnyConnection, offer: &Offer) -> Result<Actor, DeskError> {
    let gone = || DeskError::conflict(ErrorCode::OffererGone, "");
    let account = store::account::find(c, offer.by.as_str())?.ok_or_else(gone)?;
    let role = Role::parse(&account.role).ok().filter(|role| role.may(Permission::HandOver)).ok_or_else(gone)?;
    Ok(Actor { user: offer.by.clone(), role, organisation: None })
}

/// A handover that awaits the recipient's signature, unchanged and not expired (one minute of grace for the time the PDF took).
fn offered(tx: &mut Tx<'_, '_>, number: Number, seen: &str) -> Result<Handover, DeskError> {
    let act = act(tx, number)?;
    let offer = act.offer.as_ref().filter(|_| act.state == HandoverState::Awaiting);
    let offer = offer.ok_or_else(|| DeskError::conflict(ErrorCode::ActClosed, number))?;
    if offer.seen != seen || tx.now() > offer.until + Duration::minutes(1) {
        return Err(DeskError::conflict(ErrorCode::ChangedMeanwhile, number));
    }
    Ok(act)
}

/// Estimated value of these devices, in cents.
pub(in crate::desk) fn value(policy: &crate::domain::settings::policy::Policy, devices: &[Device]) -> i64 {
    devices.iter().fold(0, |sum, d| sum.saturating_add(policy.door.value_of(d.kind, d.grade)))
}

/// Checks that an act may be signed as it stands: the number of devices, and the gift limit. Returns its estimated value in cents.
fn may_pass(tx: &mut Tx<'_, '_>, act: &Handover, parted: &SplitByRefusal) -> Result<i64, DeskError> {
    if parted.passing.is_empty() || parted.passing.len() > MOST_DEVICES {
        return Err(DeskError::Conflict(FieldError::new("devices", ErrorCode::NothingPicked, MOST_DEVICES)));
    }
    let value = value(&tx.policy, &parted.passing);
    if value > tx.policy.gift_warning_cents && !act.gift_noted {
        return Err(DeskError::Conflict(FieldError::new("gift_reference", ErrorCode::GiftNotNoted, value / 100)));
    }
    Ok(value)
}
