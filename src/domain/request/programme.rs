//! Programmes of the regional digital inclusion plan: who may receive what, and the conditions checked on the date.

use crate::domain::batch::Batch;
use crate::domain::device::kind::Kind;
use crate::domain::partner::organisation::OrganisationKind;
use crate::domain::text_enum::text_enum;
use serde::{Deserialize, Serialize};

text_enum! {
    /// A condition of a programme.
    Rule {
        /// The organisation is active.
        Active => "active",
        /// It is of a kind the programme serves.
        RecipientKind => "recipient_kind",
        /// Its seat is in one of the nineteen communes.
        InRegion => "in_region",
        /// Its school number is known.
        SchoolNumber => "school_number",
        /// Its public is disadvantaged: ISE class within the limit, or OKI.
        Disadvantaged => "disadvantaged",
        /// Its ONE recognition is valid on the date.
        OneRecognition => "one_recognition",
        /// Its Iriscare approval is known.
        Iriscare => "iriscare",
        /// It is on the list of partner associations on the date.
        Listed => "listed",
        /// The project is described.
        Project => "project",
        /// Only kinds of device the programme gives are asked.
        DeviceKinds => "device_kinds",
        /// The public served is one of those the programme is for.
        Audience => "audience",
    }
}

text_enum! {
    /// The six publics of the plan.
    Audience {
        /// Job seekers.
        JobSeekers => "job_seekers",
        /// Young people.
        Young => "young",
        /// Older people.
        Seniors => "seniors",
        /// People with a disability.
        Disability => "disability",
        /// People in a precarious situation.
        Precarious => "precarious",
        /// Women.
        Women => "women",
    }
}

/// A programme, as data: the next plan adds its own without code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// The action's number in the plan, for example `47`.
    pub action: String,
    /// Its title in French.
    pub fr: String,
    /// Its title in Dutch.
    pub nl: String,
    /// Its title in English.
    pub en: String,
    /// Kinds of donor whose equipment it may give; empty for any.
    pub donors: Vec<OrganisationKind>,
    /// Whether the donor must own the equipment and have written it off.
    pub own_and_depreciated: bool,
    /// Kinds of recipient.
    pub recipients: Vec<OrganisationKind>,
    /// Kinds of device; empty for any.
    pub kinds: Vec<Kind>,
    /// Publics; empty for any.
    pub audiences: Vec<Audience>,
    /// Conditions, checked in this order.
    pub rules: Vec<Rule>,
}

impl Programme {
    /// Whether a device of this batch, given by this kind of donor, may be allocated under the programme.
    #[must_use]
    pub fn takes_from(&self, donor: OrganisationKind, batch: &Batch) -> bool {
        (self.donors.is_empty() || self.donors.contains(&donor)) && (!self.own_and_depreciated || (batch.own && batch.depreciated))
    }

    /// The title in a language given by its two letters.
    #[must_use]
    pub fn title(&self, language: &str) -> &str {
        match language {
            "nl" => &self.nl,
            "en" => &self.en,
            _ => &self.fr,
        }
    }
}

/// The four actions of the plan 2021-2024 under which refurbished equipment is given.
#[must_use]
pub fn seeded() -> Vec<Programme> {
    use Kind::{Chromebook, Desktop, Laptop, Tablet};
    use OrganisationKind::{Administration, Association, Epn, HomeworkSchool, Oip, RetirementHome, SecondarySchool};
    let programme = |action: &str, [fr, nl, en]: [&str; 3]| Programme {
        action: action.to_owned(),
        fr: fr.to_owned(),
        nl: nl.to_owned(),
        en: en.to_owned(),
        donors: Vec::new(),
        own_and_depreciated: false,
        recipients: Vec::new(),
        kinds: Vec::new(),
        audiences: Vec::new(),
        rules: Vec::new(),
    };
    vec![
        Programme {
            donors: vec![Administration, Oip],
            own_and_depreciated: true,
            recipients: vec![Association],
            rules: vec![Rule::Active, Rule::RecipientKind, Rule::InRegion, Rule::Project, Rule::DeviceKinds],
            ..programme(
                "46",
                [
                    "Déclassement du matériel informatique propre et amorti des administrations régionales, via des ASBL",
                    "Buitengebruikstelling van eigen en afgeschreven IT-materiaal van de gewestelijke besturen, via vzw's",
                    "Decommissioning of regional administrations' own, depreciated IT equipment, through associations",
                ],
            )
        },
        Programme {
            recipients: vec![SecondarySchool, HomeworkSchool],
            kinds: vec![Desktop, Laptop, Chromebook, Tablet],
            audiences: vec![Audience::Young],
            rules: vec![
                Rule::Active,
                Rule::RecipientKind,
                Rule::InRegion,
                Rule::SchoolNumber,
                Rule::Disadvantaged,
                Rule::OneRecognition,
                Rule::Audience,
                Rule::DeviceKinds,
            ],
            ..programme(
                "47",
                [
                    "Terminaux pour les écoles secondaires accueillant un public défavorisé et les écoles de devoirs",
                    "Toestellen voor secundaire scholen met een kansarm publiek en voor huiswerkscholen",
                    "Terminals for secondary schools with a disadvantaged public and for homework schools",
                ],
            )
        },
        Programme {
            recipients: vec![RetirementHome],
            kinds: vec![Tablet],
            audiences: vec![Audience::Seniors],
            rules: vec![
                Rule::Active,
                Rule::RecipientKind,
                Rule::InRegion,
                Rule::Iriscare,
                Rule::Project,
                Rule::Audience,
                Rule::DeviceKinds,
            ],
            ..programme(
                "52",
                [
                    "Don de tablettes aux maisons de repos pour familiariser leurs résidents",
                    "Schenking van tablets aan rusthuizen om hun bewoners vertrouwd te maken",
                    "Tablets given to retirement homes to familiarise their residents",
                ],
            )
        },
        Programme {
            donors: vec![Oip],
            recipients: vec![Association, Epn],
            rules: vec![Rule::Active, Rule::RecipientKind, Rule::InRegion, Rule::Listed, Rule::Project, Rule::DeviceKinds],
            ..programme(
                "57",
                [
                    "Don de matériel recyclé des OIP régionaux via des ASBL partenaires, sur base de projets",
                    "Schenking van gerecycleerd materiaal van de gewestelijke ION via partner-vzw's, op basis van projecten",
                    "Recycled equipment of the regional public bodies given through partner associations, on the basis of projects",
                ],
            )
        },
    ]
}
