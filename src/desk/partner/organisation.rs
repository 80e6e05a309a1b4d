//! Organisations and their contact persons: validation, creation and change.

use super::Partners;
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::validation::{Validation, is_email};
use crate::desk::{Acting, Tx};
use crate::domain::account::actor::Permission;
use crate::domain::event::{Event, EventData};
use crate::domain::id::{ContactId, OrganisationId};
use crate::domain::partner::address::{communes_at, tidied};
use crate::domain::partner::organisation::{
    Address, ContactLanguage, EnterpriseNumber, EnterpriseNumberError, Organisation, OrganisationKind, Proofs, Standing,
};
use crate::domain::subject::Subject;
use crate::ingest::tables;
use crate::store;
use crate::store::partner::Contact;
use serde::{Deserialize, Serialize};

/// An organisation as entered. The language has no default, so nobody is written to in a language nobody chose.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrganisationInput {
    pub kind: OrganisationKind,
    pub name: String,
    /// Enterprise number in any common spelling.
    pub enterprise_number: String,
    pub contact_language: ContactLanguage,
    /// Address of the seat.
    #[serde(default)]
    pub address: Address,
    /// Commune (NIS5 code); derived from the postal code when empty and unambiguous.
    #[serde(default)]
    pub commune: Option<u32>,
    /// Recognition numbers, indices and dates that prove eligibility.
    #[serde(default)]
    pub proofs: Proofs,
    #[serde(default = "yes")]
    pub active: bool,
}

const fn yes() -> bool {
    true
}

/// A contact person as entered.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactInput {
    pub name: String,
    /// The person's function in the organisation.
    #[serde(default)]
    pub capacity: String,
    #[serde(default)]
    pub email: String,
    #[serde(default)]
    pub phone: String,
}

pub(in crate::desk) fn read(id: OrganisationId, input: &OrganisationInput) -> Result<Organisation, DeskError> {
    let mut validation = Validation::default();
    let name = validation.text("name", &input.name);
    let enterprise_number = match EnterpriseNumber::parse(&input.enterprise_number) {
        Ok(number) => Some(number),
        Err(EnterpriseNumberError::Check { expected }) => {
            validation.field_error("enterprise_number", ErrorCode::EnterpriseCheck, format!("{expected:02}"));
            None
        }
        Err(EnterpriseNumberError::Form) => {
            validation.field_error("enterprise_number", ErrorCode::EnterpriseForm, "");
            None
        }
    };
    let street = validation.optional("street", Some(&input.address.street)).unwrap_or_default();
    let locality = validation.optional("locality", Some(&input.address.locality)).unwrap_or_default();
    let postal_code = validation.optional("postal_code", Some(&input.address.postal_code)).unwrap_or_default();
    let Address { street, postal_code, locality } = tidied(&Address { street, postal_code, locality });
    if !postal_code.is_empty()
        && (postal_code.len() > 10 || !postal_code.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-')))
    {
        validation.field_error("postal_code", ErrorCode::Form, &postal_code);
    }
    let address = Address { street, postal_code: postal_code.clone(), locality };
    let of_code = communes_at(&Address { postal_code: postal_code.clone(), ..Address::default() }, tables::communes());
    let likely = communes_at(&address, tables::communes());
    // A person may choose any commune of the postal code; without a choice, the one that the locality names.
    let commune = match (input.commune, if input.commune.is_some() { of_code.as_slice() } else { likely.as_slice() }) {
        (Some(nis), _) if !tables::communes().iter().any(|c| c.nis5 == nis) => {
            validation.field_error("commune", ErrorCode::Form, nis);
            None
        }
        (Some(nis), some) if !some.is_empty() && !some.iter().any(|c| c.nis5 == nis) => {
            validation.field_error("commune", ErrorCode::CommuneMismatch, &postal_code);
            None
        }
        (Some(nis), _) => Some(nis),
        (None, [one]) => Some(one.nis5),
        (None, _) => None,
    };
    let proofs = proofs(&mut validation, &input.proofs);
    validation.done()?;
    let enterprise_number = enterprise_number.ok_or_else(|| DeskError::field_error("enterprise_number", ErrorCode::EnterpriseForm, ""))?;
    Ok(Organisation {
        id,
        kind: input.kind,
        name,
        enterprise_number,
        contact_language: input.contact_language,
        address,
        commune,
        proofs,
        active: input.active,
        standing: Standing::default(),
        site: None,
        checks: Vec::new(),
        proposed: None,
    })
}

fn proofs(validation: &mut Validation, given: &Proofs) -> Proofs {
    let mut out = given.clone();
    out.school_number = validation.optional("school_number", given.school_number.as_deref());
    if out.school_number.as_ref().is_some_and(|n| n.len() > 6 || !n.bytes().all(|b| b.is_ascii_digit())) {
        validation.field_error("school_number", ErrorCode::Form, "");
    }
    out.site_number = validation.optional("site_number", given.site_number.as_deref());
    if out.site_number.as_ref().is_some_and(|n| n.len() > 6 || !n.bytes().all(|b| b.is_ascii_digit())) {
        validation.field_error("site_number", ErrorCode::Form, "");
    }
    if given.index_year.is_some_and(|y| !(2009..=2100).contains(&y)) {
        validation.field_error("index_year", ErrorCode::Bounds, "2009–2100");
    }
    out.one_number = validation.optional("one_number", given.one_number.as_deref());
    out.iriscare_kind = validation.optional("iriscare_kind", given.iriscare_kind.as_deref());
    out.iriscare_number = validation.optional("iriscare_number", given.iriscare_number.as_deref());
    if given.ise_class.is_some_and(|c| !(1..=20).contains(&c)) {
        validation.field_error("ise_class", ErrorCode::Bounds, "1–20");
    }
    if let (Some(from), Some(until)) = (given.listed_from, given.listed_until)
        && until < from
    {
        validation.field_error("listed_until", ErrorCode::Bounds, from);
    }
    out
}

pub(in crate::desk) fn project(tx: &mut Tx<'_, '_>, organisation: &Organisation) -> Result<(), DeskError> {
    put(tx, organisation, None)
}

/// Appends the event of a changed organisation, with an erasable note beside it, and projects it.
pub(in crate::desk) fn put(tx: &mut Tx<'_, '_>, organisation: &Organisation, note: Option<&str>) -> Result<(), DeskError> {
    let event = Event::new(Subject::Organisation, &organisation.id, EventData::Organisation(Box::new(organisation.clone())));
    let appended = tx.append(event.with("note", note))?;
    store::partner::project(tx.store, organisation, &appended).map_err(|e| {
        if e.is_taken("enterprise") {
            DeskError::field_error("enterprise_number", ErrorCode::EnterpriseTaken, &organisation.enterprise_number)
        } else {
            e.into()
        }
    })
}

/// Validates a contact person.
pub(super) fn contact_of(id: String, organisation: &OrganisationId, input: &ContactInput) -> Result<Contact, DeskError> {
    let mut validation = Validation::default();
    let contact = Contact {
        id,
        organisation: organisation.to_string(),
        name: validation.text("name", &input.name),
        capacity: validation.optional("capacity", Some(&input.capacity)).unwrap_or_default(),
        email: validation.optional("email", Some(&input.email)).unwrap_or_default(),
        phone: validation.optional("phone", Some(&input.phone)).unwrap_or_default(),
        seq: 0,
    };
    if !contact.email.is_empty() && !is_email(&contact.email) {
        validation.field_error("email", ErrorCode::Form, &contact.email);
    }
    validation.done()?;
    Ok(contact)
}

/// Writes a contact person. Name and address are erasable texts beside the event, never part of it.
pub(super) fn put_contact(tx: &mut Tx<'_, '_>, organisation: &OrganisationId, contact: &Contact) -> Result<ContactId, DeskError> {
    let id = ContactId::new(contact.id.clone());
    let event = Event::contact(&id, organisation, true)
        .sealing("name", &contact.name)
        .sealing("capacity", &contact.capacity)
        .sealing("email", &contact.email)
        .sealing("phone", &contact.phone);
    let appended = tx.append(event)?;
    store::partner::project_contact(tx.store, contact, &appended)?;
    Ok(id)
}

/// The organisation a partner acts for; forbidden for staff.
pub(in crate::desk) fn own(acting: &Acting) -> Result<OrganisationId, DeskError> {
    acting.actor.organisation.clone().ok_or(DeskError::Forbidden)
}

impl Partners<'_> {
    /// Creates an organisation.
    ///
    /// # Errors
    /// When the form has field errors or the enterprise number is taken.
    pub fn create_organisation(self, acting: &Acting, input: &OrganisationInput) -> Result<Organisation, DeskError> {
        if !acting.actor.may(Permission::ManageOrganisation) {
            return Err(DeskError::Forbidden);
        }
        let organisation = read(OrganisationId::new(self.desk.id()), input)?;
        self.desk.write(acting, Permission::ManageOrganisation, move |tx| {
            project(tx, &organisation)?;
            Ok(organisation)
        })
    }

    /// Changes an organisation.
    ///
    /// # Errors
    /// When there is no such organisation, the form has field errors, or the enterprise number belongs to another.
    pub fn change_organisation(self, acting: &Acting, id: &OrganisationId, input: &OrganisationInput) -> Result<Organisation, DeskError> {
        if !acting.actor.may(Permission::ManageOrganisation) {
            return Err(DeskError::Forbidden);
        }
        let organisation = read(id.clone(), input)?;
        self.desk.write(acting, Permission::ManageOrganisation, move |tx| {
            let found = store::partner::find(tx.store.read(), &organisation.id)?;
            let found = found.or_not_found(Noun::Organisation, &organisation.id)?;
            // Status, site, register checks and proposals have operations of their own.
            let Organisation { standing, site, checks, proposed, .. } = found;
            let organisation = Organisation { standing, site, checks, proposed, ..organisation };
            project(tx, &organisation)?;
            Ok(organisation)
        })
    }

    /// Adds a contact person.
    ///
    /// # Errors
    /// When the form has field errors or there is no such organisation.
    pub fn add_contact(self, acting: &Acting, organisation: &OrganisationId, input: &ContactInput) -> Result<ContactId, DeskError> {
        self.contact_added(acting, Permission::ManageOrganisation, organisation, input)
    }

    /// Adds a contact person to the partner's own organisation.
    ///
    /// # Errors
    /// When the form has field errors.
    pub fn add_own_contact(self, acting: &Acting, input: &ContactInput) -> Result<ContactId, DeskError> {
        self.contact_added(acting, Permission::OwnOrganisation, &own(acting)?, input)
    }

    fn contact_added(
        self,
        acting: &Acting,
        act: Permission,
        organisation: &OrganisationId,
        input: &ContactInput,
    ) -> Result<ContactId, DeskError> {
        if !acting.actor.may(act) {
            return Err(DeskError::Forbidden);
        }
        let contact = contact_of(self.desk.id(), organisation, input)?;
        let organisation = organisation.clone();
        self.desk.write(acting, act, move |tx| {
            if store::partner::find(tx.store.read(), &organisation)?.is_none() {
                return Err(DeskError::not_found(Noun::Organisation, &organisation));
            }
            put_contact(tx, &organisation, &contact)
        })
    }

    /// Erases a contact person: the row and the texts beside its events. The ledger still verifies.
    ///
    /// # Errors
    /// When there is no such contact.
    pub fn erase_contact(self, acting: &Acting, organisation: &OrganisationId, id: &ContactId) -> Result<(), DeskError> {
        self.contact_erased(acting, Permission::ManageOrganisation, organisation, id)
    }

    /// Erases a contact person of the partner's own organisation.
    ///
    /// # Errors
    /// When the organisation has no such contact.
    pub fn erase_own_contact(self, acting: &Acting, id: &ContactId) -> Result<(), DeskError> {
        self.contact_erased(acting, Permission::OwnOrganisation, &own(acting)?, id)
    }

    fn contact_erased(self, acting: &Acting, act: Permission, organisation: &OrganisationId, id: &ContactId) -> Result<(), DeskError> {
        let (organisation, id) = (organisation.clone(), id.clone());
        self.desk.write(acting, act, move |tx| {
            let known = store::partner::contacts(tx.store.read(), &organisation)?;
            if !known.iter().any(|c| c.id == id.as_str()) {
                return Err(DeskError::not_found(Noun::Contact, &id));
            }
            super::privacy::erase(tx, &organisation, &id)
        })
    }
}
