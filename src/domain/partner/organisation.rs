//! Organisations: donors, recipients and collectors, with their enterprise numbers, communes, proofs and standing as partners.

use crate::domain::id::{OrganisationId, UserId};
use crate::domain::text_enum::text_enum;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

text_enum! {
    /// The kind of an organisation.
    OrganisationKind {
        /// Administration of the Brussels-Capital Region.
        Administration => "administration",
        /// Public interest body of the Region.
        Oip => "oip",
        Association => "association",
        /// Mainstream secondary school.
        SecondarySchool => "secondary_school",
        /// Homework school (école de devoirs).
        HomeworkSchool => "homework_school",
        /// Retirement or nursing home.
        RetirementHome => "retirement_home",
        /// Public computer space.
        Epn => "epn",
        /// Other public authority.
        PublicAuthority => "public_authority",
        /// Refurbisher of equipment.
        Refurbisher => "refurbisher",
        Recycler => "recycler",
    }
}

impl OrganisationKind {
    /// Whether it can be the donor of a batch.
    #[must_use]
    pub const fn is_donor(self) -> bool {
        matches!(self, Self::Administration | Self::Oip | Self::PublicAuthority)
    }

    /// Whether it can receive equipment.
    #[must_use]
    pub const fn is_recipient(self) -> bool {
        !matches!(self, Self::Administration | Self::Oip | Self::Refurbisher | Self::Recycler)
    }
}

text_enum! {
    /// The language of documents to an organisation; required, without a default.
    ContactLanguage {
        Fr => "fr",
        Nl => "nl",
    }
}

/// The longest text that is read as an enterprise number, in bytes.
const LONGEST_NUMBER: usize = 120;
/// Words that letters print around an enterprise number, in capitals.
const AROUND_NUMBER: &[&str] = &[
    "BE",
    "B",
    "TVA",
    "BTW",
    "VAT",
    "MWST",
    "UST",
    "BCE",
    "KBO",
    "CBE",
    "ZDU",
    "RPM",
    "RPR",
    "N",
    "NO",
    "NR",
    "NUM",
    "NUMERO",
    "NUMÉRO",
    "NUMMER",
    "NUMBER",
    "D",
    "ENTREPRISE",
    "ENTERPRISE",
    "ONDERNEMING",
    "ONDERNEMINGSNUMMER",
    "ONDERNEMINGSNR",
    "ONDERN",
    "UNTERNEHMENSNUMMER",
    "BTWNR",
    "TVABE",
    "BTWBE",
    "BTWNUMMER",
    "INTRACOMMUNAUTAIRE",
    "INTRACOM",
    "INTRACOMMUNAUTAIR",
    "ID",
    "IDNR",
    "USTID",
    "USTIDNR",
    "UMSATZSTEUER",
    "MWSTNR",
    "IDENTIFICATIENUMMER",
    "IDENTIFIKATIONSNUMMER",
    "IDENTIFICATION",
    "BRUXELLES",
    "BRUSSEL",
    "BRUSSELS",
    "FRANCOPHONE",
    "NEDERLANDSTALIG",
    "NEDERLANDSTALIGE",
    "FRANSTALIG",
    "NÉERLANDOPHONE",
];

/// A Belgian enterprise number: ten digits, the first 0 or 1, the last two 97 minus the first eight modulo 97.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct EnterpriseNumber(String);

/// Why a text is not an enterprise number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EnterpriseNumberError {
    /// Not ten digits beginning with 0 or 1.
    #[error("not ten digits beginning with 0 or 1")]
    Form,
    /// The check digits are wrong.
    #[error("the check digits should be {expected:02}")]
    Check {
        /// The correct last two digits.
        expected: u64,
    },
}

impl EnterpriseNumber {
    /// Reads a number as people write it and as letters print it: `BE 0403.019.261`, `TVA BE 0403.019.261`, `N° d’entreprise : 0403 019 261`,
    /// `0403.019.261 (RPM Bruxelles)`, or nine digits without the leading zero. Words may stand before and after the digits, never between.
    ///
    /// # Errors
    /// When the form or the check digits are wrong.
    pub fn parse(text: &str) -> Result<Self, EnterpriseNumberError> {
        if text.len() > LONGEST_NUMBER {
            return Err(EnterpriseNumberError::Form);
        }
        let upper = text.to_uppercase();
        let first = upper.find(|c: char| c.is_ascii_digit()).ok_or(EnterpriseNumberError::Form)?;
        let last = upper.rfind(|c: char| c.is_ascii_digit()).ok_or(EnterpriseNumberError::Form)?;
        let (before, number) = upper.split_at_checked(first).ok_or(EnterpriseNumberError::Form)?;
        let (number, after) = number.split_at_checked(last + 1 - first).ok_or(EnterpriseNumberError::Form)?;
        let is_told = |words: &str| {
            let words = words.replace('.', "");
            let words: Vec<&str> = words.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).collect();
            // `N° de TVA`; alone it may be a number of Germany.
            let is_french = words.contains(&"TVA") || words.contains(&"ENTREPRISE");
            words.iter().all(|w| AROUND_NUMBER.contains(w) || (*w == "DE" && is_french))
        };
        let is_apart = |c: char| c.is_whitespace() || matches!(c, '.' | '-' | '–' | '/' | '(' | ')' | ',' | '\u{2011}');
        let mut digits: String = number.chars().filter(|c| !is_apart(*c)).collect();
        if digits.chars().count() == 9 {
            digits.insert(0, '0');
        }
        let is_form = digits.len() == 10 && digits.bytes().all(|b| b.is_ascii_digit()) && digits.starts_with(['0', '1']);
        if !is_form || !is_told(before) || !is_told(after) {
            return Err(EnterpriseNumberError::Form);
        }
        let number: u64 = digits.parse().map_err(|_not_digits| EnterpriseNumberError::Form)?;
        let expected = 97 - (number / 100) % 97;
        if number % 100 == expected { Ok(Self(digits)) } else { Err(EnterpriseNumberError::Check { expected }) }
    }

    /// The ten digits.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }
}

/// Shown as `0403.019.261`.
impl std::fmt::Display for EnterpriseNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (a, rest) = self.0.split_at_checked(4).unwrap_or((&self.0, ""));
        let (b, c) = rest.split_at_checked(3).unwrap_or((rest, ""));
        write!(f, "{a}.{b}.{c}")
    }
}

impl<'de> Deserialize<'de> for EnterpriseNumber {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <String as Deserialize>::deserialize(d)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

/// A commune of the Brussels-Capital Region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commune {
    /// NIS5 code, 21001 to 21019.
    pub nis5: u32,
    pub fr: String,
    pub nl: String,
    /// Postal codes of the commune; some are shared with another commune.
    pub postal_codes: Vec<String>,
}

/// A postal address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Address {
    /// Street, house number and box.
    pub street: String,
    pub postal_code: String,
    /// Locality, as written on an envelope.
    pub locality: String,
}

/// Proofs that programmes ask for. Each applies to certain kinds of organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Proofs {
    /// FASE number of a French-speaking school, or instellingsnummer of a Dutch-speaking one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub school_number: Option<String>,
    /// Class of the socio-economic index, 1 (most disadvantaged) to 20.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ise_class: Option<u8>,
    /// Whether a Dutch-speaking school counts as disadvantaged by its OKI figure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub oki: Option<bool>,
    /// Last day of the ONE recognition of a homework school.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub one_until: Option<NaiveDate>,
    /// Iriscare approval number of a retirement home.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iriscare_number: Option<String>,
    /// Number of places in a retirement home.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub places: Option<u32>,
    /// First day on the dated list of partner associations.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listed_from: Option<NaiveDate>,
    /// Last day on that list; `None` when open-ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listed_until: Option<NaiveDate>,
    /// FASE number of the school's site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site_number: Option<String>,
    /// Year of the socio-economic index or the OKI figure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index_year: Option<u16>,
    /// Number of the ONE recognition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub one_number: Option<String>,
    /// What the Iriscare approval covers: MR, MRS, short stay, …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iriscare_kind: Option<String>,
}

text_enum! {
    /// The standing of an organisation as a partner.
    StandingState {
        /// It applied to become a partner.
        Applied => "applied",
        /// It is a partner.
        Approved => "approved",
        /// Its application was refused.
        Refused => "refused",
        /// It is suspended until somebody decides otherwise.
        Suspended => "suspended",
    }
}

/// The standing of an organisation as a partner, with the end of its approval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    pub state: StandingState,
    /// Last day of the approval; `None` when it has no end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// The day on which it asked for renewal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renewal_asked: Option<NaiveDate>,
}

impl Default for Standing {
    fn default() -> Self {
        Self { state: StandingState::Approved, until: None, renewal_asked: None }
    }
}

impl Standing {
    /// Whether it is a partner on a given day.
    #[must_use]
    pub fn holds(&self, on: NaiveDate) -> bool {
        self.state == StandingState::Approved && self.until.is_none_or(|until| on <= until)
    }

    /// Whether this is the default standing, that of an organisation entered by the operator. The default is not serialised, so that
    /// organisations older than the standing keep their stored form.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

text_enum! {
    /// A register in which an employee of the operator looks an organisation up.
    Register {
        /// The Crossroads Bank for Enterprises.
        Kbo => "kbo",
        /// FASE, or the register of Flemish schools.
        School => "school",
        /// The ranking by socio-economic index, or the OKI figures.
        Index => "index",
        /// ONE's list of recognised homework schools.
        One => "one",
        /// Iriscare's list of approved homes.
        Iriscare => "iriscare",
        /// The dated list of partner associations.
        Listing => "listing",
    }
}

text_enum! {
    /// Whether a register agrees with what the organisation states.
    RegisterAnswer {
        /// The register agrees.
        Matches => "matches",
        Differs => "differs",
        /// The organisation is not in the register.
        NotFound => "not_found",
    }
}

impl OrganisationKind {
    /// The registers to check for this kind of organisation.
    #[must_use]
    pub const fn registers(self) -> &'static [Register] {
        match self {
            Self::SecondarySchool => &[Register::Kbo, Register::School, Register::Index],
            Self::HomeworkSchool => &[Register::Kbo, Register::One],
            Self::RetirementHome => &[Register::Kbo, Register::Iriscare],
            Self::Association | Self::Epn => &[Register::Kbo, Register::Listing],
            _ => &[Register::Kbo],
        }
    }
}

/// A register check that a person made; the program itself does not query registers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisterCheck {
    /// The register checked.
    pub register: Register,
    pub answer: RegisterAnswer,
    /// The day of the check.
    pub on: NaiveDate,
    pub by: UserId,
}

/// A further site of an organisation, to which devices go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Establishment unit number, ten digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_number: Option<String>,
    pub address: Address,
}

/// Changes an organisation proposes to its own record, pending review by the operator. It holds all reviewable fields, changed or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProposedChange {
    /// The day of the proposal.
    pub on: NaiveDate,
    pub address: Address,
    /// Commune of the seat (NIS5 code).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commune: Option<u32>,
    /// A further site, to which devices go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Site>,
    pub proofs: Proofs,
}

/// Reads an establishment unit number: ten digits, the first 2 to 8, the last two 97 minus the first eight modulo 97. `None` when it is not
/// one.
#[must_use]
pub fn unit_number(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '.' | '-' | '\u{a0}')).collect();
    let right = digits.len() == 10 && digits.bytes().all(|b| b.is_ascii_digit()) && digits.starts_with(['2', '3', '4', '5', '6', '7', '8']);
    let number: u64 = digits.parse().ok().filter(|_| right)?;
    (number % 100 == 97 - (number / 100) % 97).then_some(digits)
}

/// An organisation. As a legal person it has no personal data here; its contacts are kept apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    pub id: OrganisationId,
    pub kind: OrganisationKind,
    /// Name, in the language of contact.
    pub name: String,
    pub enterprise_number: EnterpriseNumber,
    /// The language of its documents and letters.
    pub contact_language: ContactLanguage,
    /// Address of its seat.
    pub address: Address,
    /// Commune of the seat (NIS5 code); `None` outside the Region.
    pub commune: Option<u32>,
    /// Proofs that programmes ask for.
    pub proofs: Proofs,
    /// Whether it is active; an inactive one may not ask for or receive equipment.
    pub active: bool,
    /// Its standing as a partner.
    #[serde(default, skip_serializing_if = "Standing::is_usual")]
    pub standing: Standing,
    /// A further site, to which devices go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Site>,
    /// The latest check in each register.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<RegisterCheck>,
    /// Its pending change request; it takes effect once the operator accepts it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed: Option<Box<ProposedChange>>,
}

impl Organisation {
    /// Whether it may ask for and receive equipment on a given day: active and an approved partner.
    #[must_use]
    pub fn may_receive(&self, on: NaiveDate) -> bool {
        self.active && self.standing.holds(on)
    }
}

#[cfg(test)]
mod tests {
    use super::{EnterpriseNumber, EnterpriseNumberError, Standing, StandingState, unit_number};

    #[test]
    fn an_establishment_unit_has_its_own_digits() {
        for good in ["2000000339", "2.123.456.791", "8345678971"] {
            assert!(unit_number(good).is_some(), "{good}");
        }
        for wrong in ["2000000338", "0403019261", "9000000097", "200000033", "2000000339x", ""] {
            assert_eq!(unit_number(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn an_approval_holds_to_the_end_of_its_last_day() {
        let day = |text: &str| text.parse().unwrap();
        let until = Standing { state: StandingState::Approved, until: Some(day("2026-11-23")), renewal_asked: None };
        assert!(until.holds(day("2026-11-23")) && !until.holds(day("2026-11-24")));
        assert!(Standing::default().holds(day("2099-01-01")));
        for state in [StandingState::Applied, StandingState::Refused, StandingState::Suspended] {
            assert!(!Standing { state, ..Standing::default() }.holds(day("2026-11-23")));
        }
    }

    /// Test vectors computed by hand from the published rule.
    #[test]
    fn the_check_digits_decide() {
        for good in ["0403019261", "BE 0428.759.497", "440966354", "0831797467", "1000000021", "0999999922"] {
            assert!(EnterpriseNumber::parse(good).is_ok(), "{good}");
        }
        assert_eq!(EnterpriseNumber::parse("0431150351"), Err(EnterpriseNumberError::Check { expected: 50 }));
        assert_eq!(EnterpriseNumber::parse("1234567895"), Err(EnterpriseNumberError::Check { expected: 94 }));
        for wrong in ["", "BE", "2000000339", "04030192610", "04030é9261", "0403O19261"] {
            assert_eq!(EnterpriseNumber::parse(wrong), Err(EnterpriseNumberError::Form), "{wrong}");
        }
        assert_eq!(EnterpriseNumber::parse("403019261").unwrap().to_string(), "0403.019.261");
    }

    /// As letters, invoices and statutes print it: one number, whatever stands around it.
    #[test]
    fn a_number_is_read_as_letters_print_it() {
        for line in include_str!("../../../tests/fixtures/cases/25-enterprise-number-as-on-letters/numbers.txt").lines() {
            assert_eq!(EnterpriseNumber::parse(line).unwrap().digits(), "0202239951", "{line}");
        }
        for text in [
            "0202.239.951",
            "202.239.951",
            "BE0202239951",
            "BE 0202 239 951",
            "be-0202.239.951",
            "TVA-BE-0202.239.951",
            "TVA : BE 0202.239.951",
            "T.V.A. BE 0202.239.951",
            "TVA.BE.0202.239.951",
            "BTW-nr. BE 0202.239.951",
            "BTW nr BE0202239951",
            "B.T.W. BE 0202.239.951",
            "VAT BE 0202.239.951",
            "N° d’entreprise : 0202.239.951",
            "N° d'entreprise 0202\u{a0}239\u{a0}951",
            "Numéro d’entreprise : 0202\u{202f}239\u{202f}951",
            "Ondernemingsnummer: 0202.239.951",
            "Ondernemingsnr. 0202/239/951",
            "KBO 0202.239.951",
            "BCE n° 0202.239.951",
            "BCE/KBO: 0202.239.951",
            "(BE) 0202.239.951",
            "0202.239.951 RPM Bruxelles",
            "RPR Brussel 0202.239.951",
            "TVA/BTW BE 0202.239.951 – RPM/RPR Brussel",
            " 0202.239.951. ",
            "TVA intracommunautaire : BE 0202.239.951",
            "N° de TVA intracommunautaire : BE0202239951",
            "N° de TVA BE 0202.239.951",
            "USt-IdNr. BE 0202.239.951",
            "USt-IdNr BE0202239951",
            "USt.-ID: BE0202239951",
            "BTW-nr.: BE 0202.239.951",
            "BTW-identificatienummer BE0202239951",
        ] {
            assert_eq!(EnterpriseNumber::parse(text).map(|n| n.digits().to_owned()), Ok("0202239951".to_owned()), "{text}");
        }
        assert_eq!(EnterpriseNumber::parse("TVA BE 0202.239.952"), Err(EnterpriseNumberError::Check { expected: 51 }));
        for wrong in [
            "IBAN BE 0202.239.951",
            "FR 0202.239.951",
            "DE 202239951",
            "USt-IdNr. DE 202239951",
            "0202 BE 239 951",
            "TVA",
            "tél. 02 202 239 951",
            &"0202239951 ".repeat(20),
        ] {
            assert_eq!(EnterpriseNumber::parse(wrong), Err(EnterpriseNumberError::Form), "{wrong}");
        }
    }
}
