//! Remote signing: each contact gets a letter with a one-time link, a reminder while nobody signs, or a link shown on the depot's screen
//! for a phone. Whoever holds the link reads the act and signs it without an account; signing itself follows the rules of `signing.rs`.

use super::Handovers;
use super::record::{Proof, Signature, act, project, read};
use super::signing::offer_actor;
use crate::desk::account::one_time_link::{NewLink, path};
use crate::desk::error::{DeskError, ErrorCode};
use crate::desk::notification::outbox::Post;
use crate::desk::validation::Validation;
use crate::desk::{Acting, Tx};
use crate::domain::account::actor::Permission;
use crate::domain::account::one_time_link::{LinkPurpose, LinkState};
use crate::domain::handover::{Handover, HandoverState, Offer};
use crate::domain::notification::LetterKind;
use crate::domain::number::Number;
use crate::domain::subject::Subject;
use crate::i18n::{Arg, Locale};
use crate::store::{self};
use chrono::{DateTime, Duration, Utc};

/// Validity of a link shown on the depot's screen: while the person stands before it.
const SHOWN: Duration = Duration::hours(1);
/// Validity of the link to the signed act in the letter that confirms the signature.
const KEPT: Duration = Duration::days(90);
/// The most offers one run reads.
pub const MOST_OFFERS: u16 = 500;

impl Tx<'_, '_> {
    /// Writes to the recipients of a handover, each with a one-time link valid for `valid`.
    fn post_act(&mut self, act: &Handover, kind: LetterKind, valid: Duration, when: DateTime<Utc>) -> Result<(), DeskError> {
        let organisation = store::partner::find(self.store.read(), &act.organisation)?.map(|o| o.name).unwrap_or_default();
        let number = act.number.to_string();
        let args = |w: Locale| {
            let text = |t: &str| Arg::Text(t.to_owned());
            vec![
                ("number", text(&number)),
                ("request", text(&act.request.to_string())),
                ("organisation", text(&organisation)),
                ("until", Arg::Text(w.day(when))),
                ("when", Arg::Text(w.moment(when))),
                ("n", act.devices.len().into()),
            ]
        };
        let post = Post::about(kind, Subject::Handover, &number, &path(), &args);
        self.post_links(&act.organisation, (LinkPurpose::SignAct, &number), valid, &post)
    }

    /// Asks the recipient to sign the offered act.
    pub(super) fn post_offer(&mut self, act: &Handover, kind: LetterKind) -> Result<(), DeskError> {
        let Some(offer) = &act.offer else { return Ok(()) };
        let valid = offer.until - self.now();
        self.post_act(act, kind, valid, offer.until)
    }

    /// Confirms the signature to the recipient with a link to the act. Old and new signing links are marked as used, so that they only
    /// show the act.
    pub(super) fn post_signed(&mut self, act: &Handover) -> Result<(), DeskError> {
        let (number, signed) = (act.number.to_string(), act.signed.unwrap_or_else(|| self.now()));
        store::account::one_time_link::use_all(self.store, LinkPurpose::SignAct, &number, "signed")?;
        self.post_act(act, LetterKind::ActSigned, KEPT, signed)?;
        Ok(store::account::one_time_link::use_all(self.store, LinkPurpose::SignAct, &number, "signed")?)
    }

    /// Sends one reminder for each offer nobody has signed; returns how many.
    pub(super) fn remind_of_offers(&mut self) -> Result<u32, DeskError> {
        let (now, days) = (self.now(), Duration::days(i64::from(self.policy.door.remind_days)));
        let mut reminded = 0;
        for act in store::handover::awaiting(self.store.read(), None, MOST_OFFERS)? {
            let Some(offer) = act.offer.clone().filter(|o| o.reminded.is_none() && now >= o.at + days && now < o.until) else { continue };
            let act = Handover { offer: Some(Offer { reminded: Some(now), ..offer }), ..act };
            project(self, &act, &[])?;
            self.post_offer(&act, LetterKind::SignActAgain)?;
            reminded += 1;
        }
        Ok(reminded)
    }
}

impl Handovers<'_> {
    /// Makes a signing link for the phone of a person at the depot. The secret is returned once and stored nowhere.
    ///
    /// # Errors
    /// When nothing is offered, or the offer has expired.
    pub fn show_offer(self, acting: &Acting, number: Number) -> Result<String, DeskError> {
        // No idempotency key: a repeat makes another link, because the secret is not stored.
        self.desk.write(&Acting::new(acting.actor.clone()), Permission::HandOver, move |tx| {
            let act = act(tx, number)?;
            let offer = act.offer.as_ref().filter(|o| act.state == HandoverState::Awaiting && tx.now() < o.until);
            let until = offer.ok_or_else(|| DeskError::conflict(ErrorCode::ActClosed, number))?.until;
            let person = tx.actor.user.to_string();
            tx.make_link(&NewLink {
                purpose: LinkPurpose::SignAct,
                key: &number.to_string(),
                person: &person,
                organisation: Some(&act.organisation),
                address: "",
                valid: Some(SHOWN.min(until - tx.now())),
            })
        })
    }

    /// Signs by one-time link, without an account. The signature is entered on behalf of whoever made the offer; the proof records where
    /// it came from.
    ///
    /// # Errors
    /// When the link does not work, the signature is missing, or the act changed since the signer read it (`seen` is its digest).
    pub fn sign_by_link(self, secret: &str, seen: &str, receiver: &Signature, proof: Proof) -> Result<Handover, DeskError> {
        let mut validation = Validation::default();
        let receiver = read(&mut validation, "receiver", receiver);
        validation.done()?;
        let (_, link) = self.desk.accounts().one_time_link(secret)?;
        let number = link.and_then(|l| Number::parse(&l.opens).ok());
        let number = number.ok_or_else(|| DeskError::conflict(ErrorCode::LinkGone, LinkState::Unknown))?;
        if self.content_to_sign(number)?.0 != seen {
            return Err(DeskError::conflict(ErrorCode::ChangedMeanwhile, number));
        }
        let signing = self.remote_signing(number, receiver, proof)?;
        let drawn = self.draw(number, &signing)?;
        self.desk.accounts().act_by_link(secret, LinkPurpose::SignAct, move |tx, link| {
            let act = act(tx, number)?;
            let offer = act.offer.filter(|_| link.opens == number.to_string());
            let offer = offer.ok_or_else(|| DeskError::conflict(ErrorCode::LinkGone, LinkState::Ended))?;
            tx.actor = offer_actor(tx.store.read(), &offer)?;
            Ok((tx.conclude(number, signing, drawn)?, "signed".to_owned()))
        })
    }

    /// Expired offers nobody signed, the oldest first.
    ///
    /// # Errors
    /// When the query fails.
    pub fn unsigned_offers(self) -> Result<Vec<Handover>, DeskError> {
        let now = self.desk.now();
        let awaiting = self.desk.read(|c| Ok(store::handover::awaiting(c, None, MOST_OFFERS)?))?;
        Ok(awaiting.into_iter().filter(|act| act.offer.as_ref().is_some_and(|o| o.until < now)).collect())
    }
}
