//! Operator, accounts and locations of the demo. All names are invented, all addresses are examples.

use super::clock::DemoClock;
use crate::desk::account::users::NewUser;
use crate::desk::{Acting, Desk, DeskError, Noun};
use crate::domain::account::actor::{Actor, Role};
use crate::domain::id::OrganisationId;
use crate::domain::settings::operator::Operator;
use crate::i18n::Locale;

/// The password of all accounts of the demo; printed at the end.
pub(super) const PASSWORD: &str = "reprise-demo-2026";

/// Invents an enterprise number with valid check digits, from a range meant to be unassigned.
pub(super) fn enterprise_number(place: u32) -> String {
    let first = 9_990_000 + place;
    let number = format!("0{first}");
    format!("{number}{:02}", 97 - first % 97)
}

/// Staff: local part of the e-mail address, name, role, language.
const STAFF: &[(&str, &str, Role, Locale)] = &[
    ("admin", "Nadia Verhaegen", Role::Admin, Locale::Fr),
    ("coordination", "Sophie Lambert", Role::Coordinator, Locale::Fr),
    ("coordinatie", "Pieter Janssens", Role::Coordinator, Locale::Nl),
    ("atelier", "Karim Haddad", Role::Technician, Locale::Fr),
    ("werkplaats", "Lotte Maes", Role::Technician, Locale::Nl),
    ("depot", "Samuel Mbuyi", Role::Technician, Locale::Fr),
    ("audit", "Claire Dumont", Role::Auditor, Locale::Fr),
];

/// Locations: code, name, parent location.
const PLACES: &[(&str, &str, Option<&str>)] = &[
    ("DEP", "Dépôt · Depot", None),
    ("DEP-IN", "Réception · Ontvangst", Some("DEP")),
    ("DEP-AT", "Atelier · Werkplaats", Some("DEP")),
    ("DEP-QU", "Quarantaine", Some("DEP")),
    ("DEP-A-01", "Rayon A1 · portables / Rek A1 · laptops", Some("DEP")),
    ("DEP-A-02", "Rayon A2 · fixes et écrans / Rek A2 · vaste pc's en schermen", Some("DEP")),
    ("DEP-B-01", "Rayon B1 · tablettes et Chromebooks / Rek B1 · tablets en Chromebooks", Some("DEP")),
    ("DEP-OUT", "Départ · Vertrek", Some("DEP")),
    ("DEP-PCS", "Pièces · Onderdelen", Some("DEP")),
    ("DEP-OLD", "Ancien rayon · Oud rek", Some("DEP")),
];

/// The staff accounts that the story uses.
#[derive(Clone, Debug)]
pub(super) struct Crew {
    /// Manages users and settings.
    pub admin: Acting,
    /// Decide on requests.
    pub coordinators: [Acting; 2],
    /// Receive, erase, test and hand over devices.
    pub technicians: [Acting; 3],
}

/// Creates the accounts, the operator's details and the locations.
pub(super) fn open(desk: &Desk, clock: &DemoClock) -> Result<Crew, DeskError> {
    let mut made: Vec<Acting> = Vec::new();
    for (address, name, role, language) in STAFF {
        made.push(account(desk, made.first(), address, name, *role, None, *language)?);
        clock.advance(90);
    }
    let Ok([admin, francophone, dutch, first, second, third, _auditor]) = <[Acting; 7]>::try_from(made) else {
        return Err(DeskError::not_found(Noun::User, "staff"));
    };
    desk.settings().set_operator(
        &admin,
        &Operator {
            fr: "Paradigm (CIRB) – exemple".to_owned(),
            nl: "Paradigm (CIBG) – voorbeeld".to_owned(),
            en: "Paradigm (CIRB-CIBG) – sample".to_owned(),
            address: "Rue de l’Exemple 1 / Voorbeeldstraat 1, 1000 Bruxelles / Brussel".to_owned(),
            enterprise_number: "0999.000.030".to_owned(),
            email: "reprise@example.org".to_owned(),
            phone: "+32 2 000 00 00".to_owned(),
        },
    )?;
    for (code, name, parent) in PLACES {
        clock.advance(45);
        desk.devices().put_location(&first, code, name, *parent, true)?;
    }
    desk.devices().put_location(&first, "DEP-OLD", "Ancien rayon · Oud rek", Some("DEP"), false)?;
    desk.accounts().add_token(&admin, &first.actor.user, "Poste d’effacement", true)?;
    Ok(Crew { admin, coordinators: [francophone, dutch], technicians: [first, second, third] })
}

/// Creates an account: the first one from the console, the others by the administrator.
pub(super) fn account(
    desk: &Desk,
    admin: Option<&Acting>,
    address: &str,
    name: &str,
    role: Role,
    organisation: Option<&OrganisationId>,
    language: Locale,
) -> Result<Acting, DeskError> {
    let new = NewUser {
        email: format!("{address}@example.org"),
        name: name.to_owned(),
        role,
        organisation: organisation.cloned(),
        password: PASSWORD.to_owned(),
    };
    let user = match admin {
        None => desk.accounts().add_from_console(&new, language)?,
        Some(admin) => desk.accounts().add(admin, &new, language)?,
    };
    Ok(Acting::new(Actor { user, role, organisation: organisation.cloned() }))
}

#[cfg(test)]
mod tests {
    use super::enterprise_number;
    use crate::domain::partner::organisation::EnterpriseNumber;

    #[test]
    fn invented_numbers_answer_the_check() {
        for place in [0, 1, 29, 500, 9_999] {
            assert!(EnterpriseNumber::parse(&enterprise_number(place)).is_ok(), "{place}");
        }
        assert!(EnterpriseNumber::parse("0999.000.030").is_ok());
    }
}
