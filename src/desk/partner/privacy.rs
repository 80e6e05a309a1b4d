//! Personal data: what is held about one person, erasing it on demand, and erasing what is past its retention period. The ledger still
//! verifies after an erasure.

use super::Partners;
use crate::desk::account::users::user_event;
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::{Acting, Tx};
use crate::domain::account::actor::{Permission, Role};
use crate::domain::event::{Event, EventData};
use crate::domain::id::{ContactId, OrganisationId};
use crate::domain::subject::Subject;
use crate::store::account::{self, email_key};
use crate::store::ledger::outside::Erased;
use crate::store::{self};
use chrono::{DateTime, Duration, Months, Utc};
use serde::{Deserialize, Serialize};

/// System actor of the retention run.
const RETENTION: &str = "retention";

/// Days between two events after which the clock is held to have leapt. No rule sets it: no depot stands still for a season.
const LEAP_DAYS: i64 = 90;
/// Field name of the text that replaces one that was erased.
pub(in crate::desk) const INSTEAD: &str = "instead";
/// The newest events that are looked at for a leap.
const LOOKED_AT: i64 = 2_000;

/// Everything held about one person, for the extract they may ask for.
#[derive(Clone, Debug, Serialize)]
pub struct Held {
    /// When this extract was made.
    pub made: DateTime<Utc>,
    pub contact: HeldContact,
    /// The account with the same e-mail address, if any.
    pub account: Option<HeldAccount>,
    /// Letters to the same e-mail address.
    pub letters: Vec<HeldLetter>,
    /// Acts signed under the same name; the law requires keeping them, so they are not erased with the contact.
    pub signatures: Vec<HeldSignature>,
}

/// A contact as held.
#[derive(Clone, Debug, Serialize)]
pub struct HeldContact {
    /// Name of the organisation.
    pub organisation: String,
    pub name: String,
    pub capacity: String,
    /// E-mail address.
    pub email: String,
    pub phone: String,
}

/// An account as held.
#[derive(Clone, Debug, Serialize)]
pub struct HeldAccount {
    /// The pseudonym used in the ledger.
    pub id: String,
    pub name: String,
    /// E-mail address.
    pub email: String,
    pub role: String,
    /// Language of the interface.
    pub language: String,
    /// Whether the account may sign in.
    pub active: bool,
}

/// A letter as held.
#[derive(Clone, Debug, Serialize)]
pub struct HeldLetter {
    pub made: DateTime<Utc>,
    pub subject: String,
    pub body: String,
    /// The state of delivery.
    pub state: String,
}

/// A signed act as held.
#[derive(Clone, Debug, Serialize)]
pub struct HeldSignature {
    /// Number of the handover.
    pub number: String,
    pub at: DateTime<Utc>,
}

/// What one retention run did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retained {
    /// Contacts erased.
    pub contacts: u32,
    /// Accounts closed and blanked.
    pub accounts: u32,
    /// Letters blanked.
    pub letters: u32,
    /// Unconfirmed applications deleted.
    pub applications: u32,
}

/// What was erased with a contact.
struct ErasedWith {
    accounts: u32,
    letters: u32,
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Erases a contact person: the row, the texts beside its events, the organisation's letters and links to its address, and the partner
/// account with that address. What another organisation holds about the same person stays.
pub(in crate::desk) fn erase(tx: &mut Tx<'_, '_>, organisation: &OrganisationId, id: &ContactId) -> Result<(), DeskError> {
    erased(tx, organisation, id).map(|_erased| ())
}

fn erased(tx: &mut Tx<'_, '_>, organisation: &OrganisationId, id: &ContactId) -> Result<ErasedWith, DeskError> {
    let contact = store::partner::contact(tx.store.read(), id)?.or_not_found(Noun::Contact, id)?;
    let appended = tx.append(Event::contact(id, organisation, false))?;
    store::partner::erase_contact(tx.store, id, &appended)?;
    store::ledger::event::erase_private(tx.store, Subject::Contact, id.as_str())?;
    let key = email_key(&contact.email);
    let mut accounts = 0;
    let own = account::by_email(tx.store.read(), &contact.email)?;
    if let Some(own) = own.filter(|a| a.role == Role::Partner.as_str() && a.organisation.as_deref() == Some(organisation.as_str())) {
        let blank = own.blanked();
        let appended = tx.append(user_event(&blank)?)?;
        account::blank(tx.store, &blank, &appended)?;
        store::ledger::event::erase_private(tx.store, Subject::User, &own.id)?;
        accounts += 1;
    }
    let letters = count(store::notification::blank(tx.store, organisation, &key)?);
    store::account::one_time_link::forget(tx.store, organisation, &key)?;
    Ok(ErasedWith { accounts, letters })
}

impl Tx<'_, '_> {
    /// Erases a text beside an event, if it is there and the event commits to it in this way.
    fn erase_text_again(&mut self, seq: u64, field: &str, commitment: &str) -> Result<bool, DeskError> {
        let Ok(place) = i64::try_from(seq) else { return Ok(false) };
        let leaf = store::ledger::event::leaf(self.store.read(), place)?;
        let is_the_same = leaf.is_some_and(|leaf| leaf.private.get(field).is_some_and(|c| c == commitment));
        if !is_the_same || store::ledger::event::private(self.store.read(), place, field)?.is_none() {
            return Ok(false);
        }
        self.erase_text(seq, field, None)?;
        Ok(true)
    }

    /// Erases one text beside an event, and appends an event that says so. `instead` is the text that replaces it, if any.
    pub(in crate::desk) fn erase_text(&mut self, seq: u64, field: &str, instead: Option<&str>) -> Result<(), DeskError> {
        let place = i64::try_from(seq).map_err(DeskError::failed)?;
        let erasure = Event::new(Subject::Erasure, seq, EventData::Erasure { seq, field: field.to_owned() });
        self.append(erasure.with(INSTEAD, instead))?;
        Ok(store::ledger::event::erase_text(self.store, place, field)?)
    }
}

impl Partners<'_> {
    /// Everything held about a contact person, to be given to them.
    ///
    /// # Errors
    /// When there is no such contact, or the actor lacks the permission.
    pub fn personal_data_held(self, acting: &Acting, id: &ContactId) -> Result<Held, DeskError> {
        if !acting.actor.may(Permission::ManageOrganisation) {
            return Err(DeskError::Forbidden);
        }
        let made = self.desk.now();
        self.desk.read(|c| {
            let contact = store::partner::contact(c, id)?.or_not_found(Noun::Contact, id)?;
            let organisation = OrganisationId::new(contact.organisation.clone());
            let name = store::partner::find(c, &organisation)?.map(|o| o.name).unwrap_or_default();
            let own = account::by_email(c, &contact.email)?;
            let letters =
                if contact.email.is_empty() { Vec::new() } else { store::notification::to_address(c, &email_key(&contact.email))? };
            let signatures = store::ledger::event::with_private(c, Subject::Handover, &contact.name)?;
            Ok(Held {
                made,
                account: own.map(|a| HeldAccount {
                    id: a.id,
                    name: a.name,
                    email: a.email,
                    role: a.role,
                    language: a.language,
                    active: a.active,
                }),
                letters: letters
                    .into_iter()
                    .map(|l| HeldLetter { made: l.made.and_utc(), subject: l.subject, body: l.body, state: l.state })
                    .collect(),
                signatures: signatures.into_iter().map(|(number, at)| HeldSignature { number, at }).collect(),
                contact: HeldContact {
                    organisation: name,
                    name: contact.name,
                    capacity: contact.capacity,
                    email: contact.email,
                    phone: contact.phone,
                },
            })
        })
    }

    /// Refuses when the clock leapt: when the newest event lies more than 90 days before now, or a day after it, or when two events
    /// that follow each other since the last retention run do so. A database that stood still for so long is confirmed by hand.
    ///
    /// # Errors
    /// [`ErrorCode::ClockLeapt`], or when the query fails.
    pub fn refuse_leap(self) -> Result<(), DeskError> {
        let now = self.desk.now();
        let times = self.desk.read(|c| Ok(store::ledger::event::times_since(c, Subject::Retention, LOOKED_AT)?))?;
        let leapt = |from: DateTime<Utc>, to: DateTime<Utc>| to - from > Duration::days(LEAP_DAYS) || from - to > Duration::days(1);
        let mut later = now;
        for earlier in times {
            if leapt(earlier, later) {
                return Err(DeskError::conflict(ErrorCode::ClockLeapt, format!("{} → {}", earlier.date_naive(), later.date_naive())));
            }
            later = earlier;
        }
        Ok(())
    }

    /// Records that the clock is right, by an event: leaps before it are not looked at again.
    ///
    /// # Errors
    /// When the database fails.
    pub fn confirm_clock(self) -> Result<(), DeskError> {
        self.desk.write_as_system(RETENTION, Role::Admin, |tx| {
            let happening = EventData::Retention { policy: tx.policy.version, contacts: 0, accounts: 0, letters: 0, applications: 0 };
            let now = tx.now();
            tx.append(Event::new(Subject::Retention, now.to_rfc3339(), happening)).map(drop)
        })
    }

    /// Erases again what was erased since a copy of the database was made; returns how many contacts and texts that concerned. What the copy
    /// does not hold is left out.
    ///
    /// # Errors
    /// When the database fails.
    pub fn erase_again(self, list: Vec<Erased>) -> Result<usize, DeskError> {
        self.desk.write_as_system(RETENTION, Role::Admin, move |tx| {
            let mut again = 0;
            for erasure in list {
                let is_there = match erasure {
                    Erased::Contact { organisation, id } => {
                        let id = ContactId::new(id);
                        let is_there = store::partner::contact(tx.store.read(), &id)?.is_some();
                        if is_there {
                            erase(tx, &OrganisationId::new(organisation), &id)?;
                        }
                        is_there
                    }
                    Erased::Text { seq, field, commitment } => tx.erase_text_again(seq, &field, &commitment)?,
                };
                again += usize::from(is_there);
            }
            Ok(again)
        })
    }

    /// Erases personal data past the policy's retention periods and appends one event with the counts; no event when nothing was erased.
    ///
    /// # Errors
    /// When the query fails.
    pub fn erase_expired(self) -> Result<Retained, DeskError> {
        self.desk.write_as_system(RETENTION, Role::Admin, move |tx| {
            let terms = tx.policy.partner_terms;
            let (now, today) = (tx.now(), tx.today());
            let mut done = Retained::default();
            let kept = today.checked_sub_months(Months::new(u32::from(terms.contact_months))).unwrap_or(today);
            for organisation in store::partner::no_partners(tx.store.read(), kept)? {
                // Keep contacts while the organisation's last event is within the period.
                let last = store::ledger::event::last_at(tx.store.read(), Subject::Organisation, organisation.id.as_str())?;
                if last.is_none_or(|at| crate::i18n::today(at) >= kept) {
                    continue;
                }
                for contact in store::partner::contacts(tx.store.read(), &organisation.id)? {
                    let erased = erased(tx, &organisation.id, &ContactId::new(contact.id))?;
                    done.contacts += 1;
                    done.accounts += erased.accounts;
                    done.letters += erased.letters;
                }
            }
            done.letters += count(store::notification::blank_before(tx.store, now - Duration::days(i64::from(terms.letter_days)))?);
            let unconfirmed = (now - Duration::days(i64::from(terms.unconfirmed_days))).naive_utc();
            done.applications = count(store::partner::forget_applications(tx.store, unconfirmed, "")?);
            if done != Retained::default() {
                let Retained { contacts, accounts, letters, applications } = done;
                let happening = EventData::Retention { policy: tx.policy.version, contacts, accounts, letters, applications };
                tx.append(Event::new(Subject::Retention, now.to_rfc3339(), happening))?;
            }
            Ok(done)
        })
    }
}
