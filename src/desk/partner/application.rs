//! Becoming and staying a partner: application, confirmation by e-mail, register checks, the decision, its end and its renewal.

use super::Partners;
use super::organisation;
use super::organisation::{ContactInput, OrganisationInput, contact_of, put, put_contact};
use crate::desk::account::one_time_link::{NewLink, path};
use crate::desk::account::sign_in::Begun;
use crate::desk::account::users::user_event;
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::notification::outbox::{Post, To, language_of};
use crate::desk::validation;
use crate::desk::{Acting, Tx};
use crate::domain::account::actor::{Permission, Role};
use crate::domain::account::one_time_link::{LinkPurpose, LinkState};
use crate::domain::id::{ContactId, OrganisationId, UserId};
use crate::domain::notification::LetterKind;
use crate::domain::partner::organisation::{
    Address, Organisation, Register, RegisterAnswer, RegisterCheck, Site, Standing, StandingState, unit_number,
};
use crate::domain::subject::Subject;
use crate::i18n::{Arg, Locale};
use crate::store::account::{self, Account, email_key};
use crate::store::{self};
use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// An application by somebody who has no account yet.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Application {
    pub organisation: OrganisationInput,
    /// Establishment unit number of a further site; may be empty.
    pub unit_number: String,
    /// Address of the further site; empty when devices go to the seat.
    pub site: Address,
    /// The applicant; the confirmation goes to their e-mail address.
    pub contact: ContactInput,
    /// Further contacts, at most `MOST_OTHERS`. One with all fields empty is ignored.
    #[serde(default)]
    pub others: Vec<ContactInput>,
    /// The applicant confirms having read the data protection notice.
    pub consent: bool,
}

/// The most contacts beside the applicant.
pub const MOST_OTHERS: usize = 4;

/// A conflict when the organisation may not receive devices today.
pub(in crate::desk) fn must_stand(tx: &mut Tx<'_, '_>, id: &OrganisationId) -> Result<(), DeskError> {
    let organisation = store::partner::find(tx.store.read(), id)?.or_not_found(Noun::Organisation, id)?;
    if organisation.may_receive(tx.today()) { Ok(()) } else { Err(DeskError::conflict(ErrorCode::NotAPartner, &organisation.name)) }
}

/// The further site as validated; none when its address is empty.
pub(super) fn site_of(unit_number_given: &str, given: &Address) -> Result<Option<Site>, DeskError> {
    let mut validation = validation::Validation::default();
    let number = validation.optional("unit_number", Some(unit_number_given));
    let unit = number.as_deref().and_then(unit_number);
    if number.is_some() && unit.is_none() {
        validation.field_error("unit_number", ErrorCode::Form, "2.123.456.791");
    }
    let address = Address {
        street: validation.optional("site_street", Some(&given.street)).unwrap_or_default(),
        postal_code: validation.optional("site_postal_code", Some(&given.postal_code)).unwrap_or_default(),
        locality: validation.optional("site_locality", Some(&given.locality)).unwrap_or_default(),
    };
    if unit.is_some() && address.street.is_empty() {
        validation.field_error("site_street", ErrorCode::Missing, "");
    }
    validation.done()?;
    Ok((address != Address::default()).then_some(Site { unit_number: unit, address }))
}

/// Combines two validations, so that the field errors of both are reported at once.
pub(in crate::desk) fn both<A, B>(a: Result<A, DeskError>, b: Result<B, DeskError>) -> Result<(A, B), DeskError> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (Err(DeskError::Invalid(mut field_errors)), Err(DeskError::Invalid(more))) => {
            field_errors.extend(more);
            Err(DeskError::Invalid(field_errors))
        }
        (Err(error), _) | (_, Err(error)) => Err(error),
    }
}

/// Whether all fields of a contact are empty.
fn is_nobody(contact: &ContactInput) -> bool {
    [&contact.name, &contact.capacity, &contact.email, &contact.phone].iter().all(|text| text.trim().is_empty())
}

/// Validates a contact of an application. On that form the contact's name is the field `person`, since `name` is the organisation's;
/// further contacts get a numbered suffix.
fn person(contact: &ContactInput, place: &str) -> Result<(), DeskError> {
    let named = |f: crate::desk::FieldError| {
        let field = if f.field == "name" { "person" } else { f.field.as_str() };
        crate::desk::FieldError { field: format!("{field}{place}"), ..f }
    };
    match contact_of(String::new(), &OrganisationId::new(""), contact) {
        Ok(_) => Ok(()),
        Err(DeskError::Invalid(field_errors)) => Err(DeskError::Invalid(field_errors.into_iter().map(named).collect())),
        Err(other) => Err(other),
    }
}

/// Validates a whole application and reports every field error at once.
fn judged(application: &Application) -> Result<(Organisation, Option<Site>), DeskError> {
    let mut own = validation::Validation::default();
    if !application.organisation.kind.is_recipient() {
        own.field_error("kind", ErrorCode::NotARecipient, "");
    }
    for (name, text) in
        [("street", &application.organisation.address.street), ("postal_code", &application.organisation.address.postal_code)]
    {
        if text.trim().is_empty() {
            own.field_error(name, ErrorCode::Missing, "");
        }
    }
    if application.contact.email.trim().is_empty() {
        own.field_error("email", ErrorCode::Missing, "");
    }
    if !application.consent {
        own.field_error("consent", ErrorCode::ConsentMissing, "");
    }
    let nobody = OrganisationId::new("");
    if application.others.len() > MOST_OTHERS {
        own.field_error("person_2", ErrorCode::Bounds, format!("0–{MOST_OTHERS}"));
    }
    let mut contact = person(&application.contact, "");
    for (place, other) in application.others.iter().enumerate().filter(|(_, other)| !is_nobody(other)) {
        contact = both(contact, person(other, &format!("_{}", place + 2))).map(|_both| ());
    }
    let organisation = organisation::read(nobody.clone(), &OrganisationInput { active: true, ..application.organisation.clone() });
    let ((organisation, site), ((), ())) =
        both(both(organisation, site_of(&application.unit_number, &application.site)), both(contact, own.done()))?;
    Ok((organisation, site))
}

/// A partner account without a password.
fn account_for(id: String, contact: &ContactInput, language: Locale, organisation: &OrganisationId) -> Account {
    Account {
        id,
        email_key: email_key(&contact.email),
        email: contact.email.trim().to_owned(),
        name: crate::domain::text_enum::clean(&contact.name).unwrap_or_default(),
        role: Role::Partner.to_string(),
        organisation: Some(organisation.to_string()),
        active: true,
        password: String::new(),
        language: language.to_string(),
        seq: 0,
    }
}

/// Writes a partner account and its event.
fn put_account(tx: &mut Tx<'_, '_>, account: &Account) -> Result<(), DeskError> {
    let appended = tx.append(user_event(account)?)?;
    Ok(account::project(tx.store, account, &appended)?)
}

fn found(tx: &mut Tx<'_, '_>, id: &OrganisationId) -> Result<Organisation, DeskError> {
    let found = store::partner::find(tx.store.read(), id)?.filter(|o| tx.actor.sees(&o.id));
    found.or_not_found(Noun::Organisation, id)
}

/// Writes to an organisation about its own status.
fn tell(tx: &mut Tx<'_, '_>, kind: LetterKind, organisation: &Organisation, once: Option<String>) -> Result<(), DeskError> {
    let (name, until) = (organisation.name.clone(), organisation.standing.until);
    let args = move |w: Locale| {
        let until = until.map_or_else(|| w.t("standing-no-end"), |d| w.date(d));
        vec![("organisation", Arg::Text(name.clone())), ("until", Arg::Text(until))]
    };
    let post = Post { once, ..Post::about(kind, Subject::Organisation, &organisation.id, "/partner", &args) };
    tx.post(To::Organisation(organisation.id.clone()), &post)
}

impl Partners<'_> {
    /// All field errors of an application, so that the form can show them together.
    #[must_use]
    pub fn validate_application(self, application: &Application) -> Vec<crate::desk::FieldError> {
        match judged(application) {
            Err(DeskError::Invalid(field_errors)) => field_errors,
            _ => Vec::new(),
        }
    }

    /// Stores an application until its e-mail address is confirmed. The answer is the same whether or not the organisation or the address
    /// is already known; only the letter differs, so a stranger learns nothing.
    ///
    /// # Errors
    /// When the form has field errors.
    pub fn apply(self, application: Application) -> Result<(), DeskError> {
        let (organisation, _site) = judged(&application)?;
        let language = language_of(organisation.contact_language);
        let id = self.desk.id();
        let input = serde_json::to_string(&application).map_err(DeskError::failed)?;
        self.desk.write_as_system("", Role::Partner, move |tx| {
            let contact = &application.contact;
            let known = store::partner::by_enterprise(tx.store.read(), organisation.enterprise_number.digits())?.is_some()
                || account::by_email(tx.store.read(), &contact.email)?.is_some();
            let to = To::Person { name: contact.name.clone(), address: contact.email.trim().to_owned(), language, organisation: None };
            let name = organisation.name.clone();
            let days = i64::from(tx.policy.partner_terms.unconfirmed_days);
            let valid = chrono::Duration::days(days);
            let args = move |_: Locale| vec![("organisation", Arg::Text(name.clone())), ("days", Arg::Count(days))];
            if known {
                return tx.post(to, &Post::about(LetterKind::JoinKnown, Subject::Organisation, "", "/sign-in", &args));
            }
            store::partner::keep_application(tx.store, &id, &email_key(&contact.email), language.as_str(), &input)?;
            let opens = NewLink {
                purpose: LinkPurpose::Join,
                key: &id,
                person: "",
                organisation: None,
                address: &contact.email,
                valid: Some(valid),
            };
            let secret = tx.make_link(&opens)?;
            let post = Post::about(LetterKind::JoinConfirm, Subject::Organisation, "", &path(), &args);
            tx.post(to, &Post { secret: Some(secret), ..post })
        })
    }

    /// An application that waits for its confirmation.
    ///
    /// # Errors
    /// When the query fails.
    pub fn application(self, id: &str) -> Result<Option<Application>, DeskError> {
        let kept = self.desk.read(|c| Ok(store::partner::application(c, id)?))?;
        Ok(kept.and_then(|(_language, input)| serde_json::from_str(&input).ok()))
    }

    /// Confirms the e-mail address of an application: creates the organisation with the status applied, its contacts and the applicant's
    /// account, and signs the applicant in.
    ///
    /// # Errors
    /// When the link does not work, or the organisation or the address became known meanwhile.
    pub fn confirm_application(self, secret: &str) -> Result<Begun, DeskError> {
        let session = self.desk.accounts().secret();
        let hash = crate::desk::account::secret::digest(&session);
        let (person, organisation_id) = (self.desk.id(), OrganisationId::new(self.desk.id()));
        let contact_ids: Vec<String> = (0..=MOST_OTHERS).map(|_| self.desk.id()).collect();
        let account = self.desk.accounts().act_by_link(secret, LinkPurpose::Join, move |tx, link| {
            let gone = || DeskError::conflict(ErrorCode::LinkGone, LinkState::Ended);
            let (_, kept) = store::partner::application(tx.store.read(), &link.opens)?.ok_or_else(gone)?;
            let application: Application = serde_json::from_str(&kept).map_err(DeskError::failed)?;
            let (organisation, site) = judged(&application)?;
            let language = language_of(organisation.contact_language);
            tx.actor.user = UserId::new(person.clone());
            tx.actor.organisation = Some(organisation_id.clone());
            let standing = Standing { state: StandingState::Applied, ..Standing::default() };
            let organisation = Organisation { id: organisation_id.clone(), standing, site, ..organisation };
            put(tx, &organisation, None)?;
            let account = account_for(person, &application.contact, language, &organisation_id);
            put_account(tx, &account).map_err(|e| if matches!(&e, DeskError::Store(s) if s.is_taken("email_key")) { gone() } else { e })?;
            let people = std::iter::once(&application.contact).chain(application.others.iter().filter(|other| !is_nobody(other)));
            for (id, contact) in contact_ids.into_iter().zip(people) {
                put_contact(tx, &organisation_id, &contact_of(id, &organisation_id, contact)?)?;
            }
            store::partner::forget_application(tx.store, &link.opens)?;
            account::begin_session(tx.store, &hash, &account.id)?;
            Ok((account, organisation_id.to_string()))
        })?;
        Ok(Begun { secret: session, account })
    }

    /// Approves an organisation as a partner until the given day, else for the policy's number of months. Also renews an approval.
    ///
    /// # Errors
    /// When the day is past, or there is no such organisation.
    pub fn approve(self, acting: &Acting, id: &OrganisationId, until: Option<NaiveDate>) -> Result<Organisation, DeskError> {
        let id = id.clone();
        self.desk.write(acting, Permission::ManageOrganisation, move |tx| {
            let organisation = found(tx, &id)?;
            let today = tx.today();
            let months = Months::new(u32::from(tx.policy.partner_terms.approval_months));
            let until = until.or_else(|| today.checked_add_months(months));
            if until.is_some_and(|d| d < today) {
                return Err(DeskError::field_error("until", ErrorCode::Bounds, today));
            }
            let standing = Standing { state: StandingState::Approved, until, renewal_asked: None };
            if organisation.active && organisation.standing == standing {
                // Idempotent: the same approval is not written or sent twice.
                return Ok(organisation);
            }
            let organisation = Organisation { standing, active: true, ..organisation };
            put(tx, &organisation, None)?;
            tell(tx, LetterKind::PartnerApproved, &organisation, None)?;
            Ok(organisation)
        })
    }

    /// Refuses an applicant or suspends a partner. The letter says so; the reason is stored as an erasable text beside the event.
    ///
    /// # Errors
    /// When the reason is missing, or the organisation's status does not allow it.
    pub fn reject(self, acting: &Acting, id: &OrganisationId, state: StandingState, reason: &str) -> Result<Organisation, DeskError> {
        let reason = validation::note("note", Some(reason))?;
        let reason = reason.ok_or_else(|| DeskError::field_error("note", ErrorCode::Missing, ""))?;
        let id = id.clone();
        self.desk.write(acting, Permission::ManageOrganisation, move |tx| {
            let organisation = found(tx, &id)?;
            let kind = match (state, organisation.standing.state) {
                (StandingState::Refused, StandingState::Applied) => LetterKind::PartnerRefused,
                (StandingState::Suspended, StandingState::Approved) => LetterKind::PartnerSuspended,
                (_, now) => return Err(DeskError::conflict(ErrorCode::StandingState, now)),
            };
            let organisation = Organisation { standing: Standing { state, until: None, renewal_asked: None }, ..organisation };
            put(tx, &organisation, Some(&reason))?;
            tell(tx, kind, &organisation, None)?;
            Ok(organisation)
        })
    }

    /// Records the answer of a public register about an organisation, replacing an earlier check in that register.
    ///
    /// # Errors
    /// When there is no such organisation.
    pub fn record_check(
        self,
        acting: &Acting,
        id: &OrganisationId,
        register: Register,
        answer: RegisterAnswer,
    ) -> Result<Organisation, DeskError> {
        let id = id.clone();
        self.desk.write(acting, Permission::ManageOrganisation, move |tx| {
            let mut organisation = found(tx, &id)?;
            organisation.checks.retain(|c| c.register != register);
            organisation.checks.push(RegisterCheck { register, answer, on: tx.today(), by: tx.actor.user.clone() });
            put(tx, &organisation, None)?;
            Ok(organisation)
        })
    }

    /// A partner asks for renewal; a refused or suspended organisation applies again.
    ///
    /// # Errors
    /// When it has asked already, its approval has no end, or its application is pending.
    pub fn request_renewal(self, acting: &Acting) -> Result<Organisation, DeskError> {
        let id = organisation::own(acting)?;
        self.desk.write(acting, Permission::OwnOrganisation, move |tx| {
            let organisation = found(tx, &id)?;
            let today = tx.today();
            let standing = organisation.standing;
            let next = match standing.state {
                StandingState::Approved if standing.until.is_some() && standing.renewal_asked.is_none() => {
                    Standing { renewal_asked: Some(today), ..standing }
                }
                StandingState::Refused | StandingState::Suspended => {
                    Standing { state: StandingState::Applied, until: None, renewal_asked: Some(today) }
                }
                state => return Err(DeskError::conflict(ErrorCode::StandingState, state)),
            };
            let organisation = Organisation { standing: next, ..organisation };
            put(tx, &organisation, None)?;
            Ok(organisation)
        })
    }

    /// Invites a contact to sign in: creates an account without a password and sends a one-time link.
    ///
    /// # Errors
    /// When there is no such contact, it has no e-mail address, or the address belongs to another account.
    pub fn invite(self, acting: &Acting, organisation: &OrganisationId, contact: &ContactId) -> Result<(), DeskError> {
        self.send_invitation(acting, Permission::ManageOrganisation, organisation, contact)
    }

    /// The same, by somebody of the organisation itself.
    ///
    /// # Errors
    /// When the organisation has no such contact, it has no e-mail address, or the address belongs to another account.
    pub fn invite_colleague(self, acting: &Acting, contact: &ContactId) -> Result<(), DeskError> {
        self.send_invitation(acting, Permission::OwnOrganisation, &organisation::own(acting)?, contact)
    }

    fn send_invitation(
        self,
        acting: &Acting,
        act: Permission,
        organisation: &OrganisationId,
        contact: &ContactId,
    ) -> Result<(), DeskError> {
        let (id, organisation, contact) = (self.desk.id(), organisation.clone(), contact.clone());
        self.desk.write(acting, act, move |tx| {
            let named = found(tx, &organisation)?;
            let person = store::partner::contact(tx.store.read(), &contact)?.filter(|c| c.organisation == organisation.as_str());
            let person = person.or_not_found(Noun::Contact, &contact)?;
            if person.email.is_empty() {
                return Err(DeskError::conflict(ErrorCode::NoEmail, &person.name));
            }
            let language = language_of(named.contact_language);
            let account = match account::by_email(tx.store.read(), &person.email)? {
                Some(there) if there.organisation.as_deref() == Some(organisation.as_str()) && there.active => there,
                Some(_elsewhere) => return Err(DeskError::field_error("email", ErrorCode::EmailTaken, "")),
                None => {
                    let input = ContactInput {
                        name: person.name.clone(),
                        capacity: String::new(),
                        email: person.email.clone(),
                        phone: String::new(),
                    };
                    let account = account_for(id, &input, language, &organisation);
                    put_account(tx, &account)?;
                    account
                }
            };
            let opens = NewLink {
                purpose: LinkPurpose::Invite,
                key: &account.id,
                person: &account.id,
                organisation: Some(&organisation),
                address: &account.email,
                valid: None,
            };
            let secret = tx.make_link(&opens)?;
            let name = named.name.clone();
            let args = move |_: Locale| vec![("organisation", Arg::Text(name.clone()))];
            let post = Post::about(LetterKind::Invitation, Subject::Organisation, &organisation, &path(), &args);
            let to = To::Person { name: account.name, address: account.email, language, organisation: Some(organisation.clone()) };
            tx.post(to, &Post { secret: Some(secret), ..post })
        })
    }

    /// Reminds partners whose approval ends soon, once for each end date. Returns how many qualify.
    ///
    /// # Errors
    /// When the query fails.
    pub fn remind_partners(self) -> Result<usize, DeskError> {
        self.desk.write_as_system("", Role::Admin, move |tx| {
            let today = tx.today();
            let by = today + chrono::Duration::days(i64::from(tx.policy.partner_terms.reminder_days));
            let mut reminded = 0;
            for organisation in store::partner::ending(tx.store.read(), by)? {
                if !organisation.active || !organisation.standing.holds(today) || organisation.standing.renewal_asked.is_some() {
                    continue;
                }
                let until = organisation.standing.until.map(|d| d.to_string()).unwrap_or_default();
                tell(tx, LetterKind::PartnerRenewal, &organisation, Some(format!("renewal:{}:{until}", organisation.id)))?;
                reminded += 1;
            }
            Ok(reminded)
        })
    }
}
