//! What names people: everything held about one person, erasing it on demand, and erasing what was kept long enough. The ledger stays valid.

use super::Partners;
use crate::desk::error::{DeskError, Noun};
use crate::desk::{Acting, Tx};
use crate::domain::account::actor::{Permission, Role};
use crate::domain::event::{Event, Happening};
use crate::domain::id::{ContactId, OrganisationId};
use crate::domain::subject::Subject;
use crate::store::account::{self, email_key};
use crate::store::{self};
use chrono::{DateTime, Duration, Months, Utc};
use serde::{Deserialize, Serialize};

/// In whose name what was kept long enough is erased: nobody decides it.
const RETENTION: &str = "retention";

/// Everything held about a person.
#[derive(Clone, Debug, Serialize)]
pub struct Held {
    /// When this was written.
    pub made: DateTime<Utc>,
    /// The contact.
    pub contact: HeldContact,
    /// The account with the same address.
    pub account: Option<HeldAccount>,
    /// Letters to this address.
    pub letters: Vec<HeldLetter>,
    /// Papers that bear the name as a signature; they are kept by law and are not erased with the contact.
    pub signatures: Vec<HeldSignature>,
}

/// A contact as held.
#[derive(Clone, Debug, Serialize)]
pub struct HeldContact {
    /// Of which organisation.
    pub organisation: String,
    /// Name.
    pub name: String,
    /// Capacity.
    pub capacity: String,
    /// Address.
    pub email: String,
    /// Telephone.
    pub phone: String,
}

/// An account as held.
#[derive(Clone, Debug, Serialize)]
pub struct HeldAccount {
    /// The pseudonym in the ledger.
    pub id: String,
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
    /// Role.
    pub role: String,
    /// Language.
    pub language: String,
    /// Whether they may sign in.
    pub active: bool,
}

/// A letter as held.
#[derive(Clone, Debug, Serialize)]
pub struct HeldLetter {
    /// When.
    pub made: DateTime<Utc>,
    /// Subject.
    pub subject: String,
    /// Text.
    pub body: String,
    /// Where it stands.
    pub state: String,
}

/// A signature as held.
#[derive(Clone, Debug, Serialize)]
pub struct HeldSignature {
    /// The act.
    pub number: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// What a retention run did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retained {
    /// Contacts erased.
    pub contacts: u32,
    /// Accounts closed and blanked.
    pub accounts: u32,
    /// Letters blanked.
    pub letters: u32,
    /// Applications forgotten.
    pub applications: u32,
}

/// What was erased with a contact.
struct Erased {
    accounts: u32,
    letters: u32,
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Erases a contact person: the row, the private texts of its events, the organisation's letters and links to its address, and the account of
/// a partner with it. What another organisation writes to the same person stays.
pub(in crate::desk) fn erase(tx: &mut Tx<'_, '_>, organisation: &OrganisationId, id: &ContactId) -> Result<(), DeskError> {
    erased(tx, organisation, id).map(|_erased| ())
}

fn erased(tx: &mut Tx<'_, '_>, organisation: &OrganisationId, id: &ContactId) -> Result<Erased, DeskError> {
    let contact = store::partner::contact(tx.store.read(), id)?.ok_or_else(|| DeskError::none(Noun::Contact, id))?;
    let appended = tx.append(Event::contact(id, organisation, false))?;
    store::partner::erase_contact(tx.store, id, &appended)?;
    store::ledger::event::erase_private(tx.store, Subject::Contact, id.as_str())?;
    let key = email_key(&contact.email);
    let mut accounts = 0;
    let own = account::by_email(tx.store.read(), &contact.email)?;
    if let Some(own) = own.filter(|a| a.role == Role::Partner.as_str() && a.organisation.as_deref() == Some(organisation.as_str())) {
        let happening = Happening::User { role: Role::Partner, organisation: Some(organisation.clone()), active: false };
        let appended = tx.append(Event::new(Subject::User, &own.id, happening))?;
        account::blank(tx.store, &own, &appended)?;
        accounts += 1;
    }
    let letters = count(store::notification::blank(tx.store, organisation, &key)?);
    store::account::one_time_link::forget(tx.store, organisation, &key)?;
    Ok(Erased { accounts, letters })
}

impl Partners<'_> {
    /// Everything held about a contact person, to be given to them.
    ///
    /// # Errors
    /// When there is no such contact, or the actor may not.
    pub fn personal_data_held(self, acting: &Acting, id: &ContactId) -> Result<Held, DeskError> {
        if !acting.actor.may(Permission::ManageOrganisation) {
            return Err(DeskError::Forbidden);
        }
        let made = self.desk.now();
        self.desk.read(|c| {
            let contact = store::partner::contact(c, id)?.ok_or_else(|| DeskError::none(Noun::Contact, id))?;
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

    /// Erases what names people and was kept long enough by the policy, and puts on record how much; nothing is written when there is nothing.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn erase_expired(self) -> Result<Retained, DeskError> {
        self.desk.by_itself(RETENTION, Role::Admin, move |tx| {
            let terms = tx.policy.partner_terms;
            let (now, today) = (tx.now(), tx.today());
            let mut done = Retained::default();
            let kept = today.checked_sub_months(Months::new(u32::from(terms.contact_months))).unwrap_or(today);
            for organisation in store::partner::no_partners(tx.store.read(), kept)? {
                // Nothing happened with it for so long: its last event is older, and so is the end of its approval.
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
                let happening = Happening::Retention { policy: tx.policy.version, contacts, accounts, letters, applications };
                tx.append(Event::new(Subject::Retention, now.to_rfc3339(), happening))?;
            }
            Ok(done)
        })
    }
}
