//! Programmes of the regional digital inclusion plan: who may receive what, and on which conditions.

use crate::domain::batch::Batch;
use crate::domain::device::kind::Kind;
use crate::domain::partner::organisation::OrganisationKind;
use crate::domain::text_enum::text_enum;
use serde::{Deserialize, Serialize};

text_enum! {
    /// A condition of a programme, checked by `eligibility`.
    Rule {
        /// The organisation is active and an approved partner on the date.
        Active => "active",
        /// The programme serves this kind of organisation.
        RecipientKind => "recipient_kind",
        /// Its seat is in one of the nineteen communes of the Brussels-Capital Region.
        InRegion => "in_region",
        /// Its school number is known.
        SchoolNumber => "school_number",
        /// The school has a disadvantaged public: its ISE class is within the policy's limit, or it qualifies by OKI.
        Disadvantaged => "disadvantaged",
        /// Its ONE recognition is valid on the date.
        OneRecognition => "one_recognition",
        /// Its Iriscare approval number is known.
        Iriscare => "iriscare",
        /// It is on the list of partner associations on the date.
        Listed => "listed",
        /// The request describes a project.
        Project => "project",
        /// The request only asks for kinds of device the programme gives.
        DeviceKinds => "device_kinds",
        /// The programme serves the audience of the request.
        Audience => "audience",
    }
}

text_enum! {
    /// The six audiences of the plan.
    Audience {
        JobSeekers => "job_seekers",
        Young => "young",
        /// Older people.
        Seniors => "seniors",
        /// People with a disability.
        Disability => "disability",
        /// People in a precarious situation.
        Precarious => "precarious",
        Women => "women",
    }
}

/// A programme. It is data, so that a new plan needs no code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// Number of the action in the plan, for example `47`.
    pub action: String,
    pub fr: String,
    pub nl: String,
    pub en: String,
    /// Kinds of donor whose equipment it may give; empty for any.
    pub donors: Vec<OrganisationKind>,
    /// Whether the donor must own the equipment and have written it off.
    pub own_and_depreciated: bool,
    /// Kinds of organisation it serves.
    pub recipients: Vec<OrganisationKind>,
    /// Kinds of device it gives; empty for any.
    pub kinds: Vec<Kind>,
    /// Audiences it serves; empty for any.
    pub audiences: Vec<Audience>,
    /// Its conditions, in the order they are checked and shown.
    pub rules: Vec<Rule>,
}

impl Programme {
    /// Whether devices of a batch from this kind of donor may be granted under the programme.
    #[must_use]
    pub fn takes_from(&self, donor: OrganisationKind, batch: &Batch) -> bool {
        (self.donors.is_empty() || self.donors.contains(&donor)) && (!self.own_and_depreciated || (batch.own && batch.depreciated))
    }

    /// The title in a language given by its two-letter code; French for any other code.
    #[must_use]
    pub fn title(&self, language: &str) -> &str {
        match language {
            "nl" => &self.nl,
            "en" => &self.en,
            _ => &self.fr,
        }
    }
}

/// The default programmes: the four actions of the plan 2021-2024 under which refurbished equipment is given.
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
