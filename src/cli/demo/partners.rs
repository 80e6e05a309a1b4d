//! Donors and recipients of the demo: invented organisations of every kind, some of which are not eligible.

use super::clock::DemoClock;
use super::operator::{Crew, account, enterprise_number};
use crate::desk::error::OrNotFound;
use crate::desk::partner::organisation::{ContactInput, OrganisationInput};
use crate::desk::{Acting, Desk, DeskError};
use crate::domain::account::actor::Role;
use crate::domain::partner::organisation::{Address, ContactLanguage, Organisation, OrganisationKind, Proofs};
use crate::i18n::Locale;
use chrono::NaiveDate;
use std::collections::BTreeMap;

use ContactLanguage::{Fr, Nl};
use OrganisationKind::{Administration, Association, Epn, HomeworkSchool, Oip, PublicAuthority, Recycler, RetirementHome, SecondarySchool};

/// Short name, kind, name, language, street, postal code and locality.
type Row = (&'static str, OrganisationKind, &'static str, ContactLanguage, &'static str, [&'static str; 2]);

const ROWS: &[Row] = &[
    ("mobility", Administration, "Administration régionale de la Mobilité (exemple)", Fr, "Rue du Tramway 12", ["1030", "Bruxelles"]),
    ("heritage", Administration, "Gewestelijk Bestuur Erfgoed en Ruimte (voorbeeld)", Nl, "Gevelstraat 4", ["1000", "Brussel"]),
    ("finance", Administration, "Administration régionale de la Fiscalité (exemple)", Fr, "Place du Barème 1", ["1210", "Bruxelles"]),
    ("parks", Oip, "Office régional des Espaces verts (exemple)", Fr, "Avenue des Tilleuls 77", ["1170", "Bruxelles"]),
    ("water", Oip, "Gewestelijk Agentschap voor Waterlopen (voorbeeld)", Nl, "Zennekaai 30", ["1070", "Brussel"]),
    ("training", Oip, "Institut régional de la Formation continue (exemple)", Fr, "Rue de l’Apprentissage 8", ["1060", "Bruxelles"]),
    ("marolles", Association, "Le Clavier solidaire ASBL (exemple)", Fr, "Rue des Tanneurs 200", ["1000", "Bruxelles"]),
    ("bridge", Association, "De Digitale Brug vzw (voorbeeld)", Nl, "Ninoofsesteenweg 310", ["1080", "Brussel"]),
    ("women", Association, "Femmes connectées ASBL (exemple)", Fr, "Chaussée de Haecht 95", ["1210", "Bruxelles"]),
    ("jobs", Association, "Tremplin numérique ASBL (exemple)", Fr, "Rue de Flandre 41", ["1000", "Bruxelles"]),
    ("access", Association, "Toegankelijk Samen vzw (voorbeeld)", Nl, "Liedtsplein 9", ["1030", "Brussel"]),
    ("school-fr", SecondarySchool, "Athénée du Canal (exemple)", Fr, "Quai des Péniches 15", ["1080", "Bruxelles"]),
    ("school-rich", SecondarySchool, "Institut des Tilleuls (exemple)", Fr, "Avenue du Parc 3", ["1150", "Bruxelles"]),
    ("school-nl", SecondarySchool, "Atheneum De Kaai (voorbeeld)", Nl, "Havenlaan 120", ["1000", "Brussel"]),
    ("school-nl-2", SecondarySchool, "Technisch Instituut Noord (voorbeeld)", Nl, "Helmetsesteenweg 250", ["1030", "Brussel"]),
    ("homework", HomeworkSchool, "École de devoirs Le Coup de pouce (exemple)", Fr, "Rue de la Poste 60", ["1030", "Bruxelles"]),
    ("homework-old", HomeworkSchool, "École de devoirs L’Encrier (exemple)", Fr, "Rue Wayez 140", ["1070", "Bruxelles"]),
    ("home-fr", RetirementHome, "Résidence Les Marronniers (exemple)", Fr, "Avenue de la Couronne 410", ["1050", "Bruxelles"]),
    ("home-nl", RetirementHome, "Woonzorgcentrum De Linde (voorbeeld)", Nl, "Lindestraat 22", ["1090", "Brussel"]),
    ("epn", Epn, "EPN La Maison ouverte (exemple)", Fr, "Rue du Midi 130", ["1000", "Bruxelles"]),
    ("commune", PublicAuthority, "Centre public d’action sociale (exemple)", Fr, "Rue Haute 298", ["1000", "Bruxelles"]),
    ("collector", Recycler, "Collecteur agréé DEEE (exemple)", Fr, "Quai du Recyclage 1", ["1130", "Bruxelles"]),
];

/// Organisations with an account of their own: short name, local part of the e-mail address, person.
const PARTNERS: &[(&str, &str, &str)] = &[
    ("marolles", "clavier", "Aïcha Benali"),
    ("bridge", "brug", "Jan De Smet"),
    ("school-fr", "athenee", "Olivier Dubois"),
    ("school-nl", "atheneum", "Els Peeters"),
    ("home-fr", "marronniers", "Françoise Collard"),
];

/// Organisations with a contact but no account: short name, e-mail address, person.
const CONTACTS: &[(&str, &str, &str)] = &[
    ("women", "bonjour@femmes.example.org", "Nadia El Idrissi"),
    ("access", "info@samen.example.org", "Bart Wouters"),
    ("school-rich", "secretariat@tilleuls.example.org", "Anne-Sophie Leroy"),
    ("school-nl-2", "directie@noord.example.org", "Greet Claes"),
    ("homework", "equipe@coupdepouce.example.org", "Yasmine Haddad"),
    ("homework-old", "equipe@encrier.example.org", "Luc Mertens"),
    ("home-nl", "onthaal@delinde.example.org", "Rita Vermeulen"),
    ("epn", "accueil@maisonouverte.example.org", "Samuel Mbala"),
    ("commune", "informatique@cpas.example.org", "Julie Renard"),
];

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

/// The proofs that an organisation can show.
fn proofs(short: &str) -> Proofs {
    let none = Proofs::default();
    match short {
        "school-fr" => Proofs { school_number: Some("99801".to_owned()), ise_class: Some(2), ..none },
        "school-rich" => Proofs { school_number: Some("99802".to_owned()), ise_class: Some(17), ..none },
        "school-nl" => Proofs { school_number: Some("999803".to_owned()), oki: Some(true), ..none },
        "school-nl-2" => Proofs { school_number: Some("999804".to_owned()), oki: Some(true), ..none },
        "homework" => Proofs { one_until: day(2028, 8, 31), ..none },
        "homework-old" => Proofs { one_until: day(2025, 8, 31), ..none },
        "home-fr" => Proofs { iriscare_number: Some("EX-MR-0417".to_owned()), places: Some(118), ..none },
        "home-nl" => Proofs { iriscare_number: Some("EX-MR-0533".to_owned()), places: Some(84), ..none },
        "marolles" | "bridge" | "epn" => Proofs { listed_from: day(2025, 1, 1), ..none },
        "women" => Proofs { listed_from: day(2025, 1, 1), listed_until: day(2026, 6, 30), ..none },
        _ => none,
    }
}

/// The organisations by short name, and the accounts of some of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Partners {
    known: BTreeMap<&'static str, Organisation>,
    asking: BTreeMap<&'static str, Acting>,
}

impl Partners {
    /// An organisation by its short name.
    pub(super) fn get(&self, short: &str) -> Result<&Organisation, DeskError> {
        self.known.get(short).or_not_found(crate::desk::Noun::Organisation, short)
    }

    /// The account of an organisation, if it has one.
    pub(super) fn asking(&self, short: &str) -> Option<&Acting> {
        self.asking.get(short)
    }
}

/// Creates the organisations, their contacts and their accounts.
pub(super) fn meet(desk: &Desk, clock: &DemoClock, crew: &Crew) -> Result<Partners, DeskError> {
    let mut partners = Partners::default();
    let [coordinator, _] = &crew.coordinators;
    for (place, (short, kind, name, contact_language, street, [postal_code, locality])) in (1..).zip(ROWS) {
        clock.advance(240);
        let input = OrganisationInput {
            kind: *kind,
            name: (*name).to_owned(),
            enterprise_number: enterprise_number(place),
            contact_language: *contact_language,
            address: Address { street: (*street).to_owned(), postal_code: (*postal_code).to_owned(), locality: (*locality).to_owned() },
            // Two communes share this postal code, so the commune must be given.
            commune: (*postal_code == "1050").then_some(21_009),
            proofs: proofs(short),
            active: true,
        };
        partners.known.insert(short, desk.partners().create_organisation(coordinator, &input)?);
    }
    for (short, address, person) in PARTNERS {
        clock.advance(120);
        let organisation = partners.get(short)?;
        let language = if organisation.contact_language == Nl { Locale::Nl } else { Locale::Fr };
        let contact = ContactInput {
            name: (*person).to_owned(),
            capacity: if language == Locale::Nl { "Contactpersoon" } else { "Personne de contact" }.to_owned(),
            email: format!("{address}@example.org"),
            phone: "+32 2 000 00 00".to_owned(),
        };
        desk.partners().add_contact(coordinator, &organisation.id, &contact)?;
        let acting = account(desk, Some(&crew.admin), address, person, Role::Partner, Some(&organisation.id), language)?;
        partners.asking.insert(short, acting);
    }
    for (short, address, person) in CONTACTS {
        clock.advance(60);
        let text = |text: &str| text.to_owned();
        let contact = ContactInput { name: text(person), capacity: String::new(), email: text(address), phone: String::new() };
        desk.partners().add_contact(coordinator, &partners.get(short)?.id, &contact)?;
    }
    Ok(partners)
}
