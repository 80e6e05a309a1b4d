//! The act: donation agreement and handover note in one, in the recipient's language. Its signature transfers the property.
//!
//! The clauses follow the model of the Walloon guidance for contracting authorities ("fournitures en fin de vie") and the French circular
//! on the gift of State equipment. Their wording is a proposal, to be reviewed by the operator's legal service.
//!
//! Also holds what all documents share: operator, parties, footer, verification code.

use crate::documents::layout::model::{Block, Clause, Column, Document, SignatureBox};
use crate::i18n::Locale;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Version of the clauses and of the document's structure; printed on the act and stored with it. Raise it with every change of wording.
pub const TEMPLATE_VERSION: &str = "act-3";

/// The clauses, in order: the message keys of title and text.
const CLAUSES: [(&str, &str); 12] = [
    ("doc-clause-free-title", "doc-clause-free"),
    ("doc-clause-as-is-title", "doc-clause-as-is"),
    ("doc-clause-use-title", "doc-clause-use"),
    ("doc-clause-no-resale-title", "doc-clause-no-resale"),
    ("doc-clause-data-title", "doc-clause-data"),
    ("doc-clause-licence-title", "doc-clause-licence"),
    ("doc-clause-risk-title", "doc-clause-risk"),
    ("doc-clause-warranty-title", "doc-clause-warranty"),
    ("doc-clause-end-of-life-title", "doc-clause-end-of-life"),
    ("doc-clause-reporting-title", "doc-clause-reporting"),
    ("doc-clause-audit-title", "doc-clause-audit"),
    ("doc-clause-language-title", "doc-clause-language"),
];

/// The operator, who issues the documents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operator {
    /// Name, in the document's language.
    pub name: String,
    /// Postal address, on one or more lines.
    pub address: String,
    /// Enterprise number, formatted: `0123.456.789`.
    pub enterprise_number: String,
    /// E-mail address; also the contact for questions about personal data.
    pub email: String,
    /// Telephone number.
    pub phone: String,
}

/// Another party: recipient, donor administration or collector.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Name, in the document's language.
    pub name: String,
    /// Enterprise number, formatted; empty when there is none.
    pub enterprise_number: String,
    pub address: String,
    /// Name of the person who signs for it; empty when not known yet.
    pub representative: String,
    /// Capacity in which that person signs.
    pub capacity: String,
}

/// A device in the annex. Texts are in the document's language; unknown ones are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActDevice {
    /// The tag as displayed: `7K3M-9Q2X`.
    pub tag: String,
    /// The kind: "ordinateur portable".
    pub kind: String,
    pub manufacturer: String,
    pub model: String,
    pub serial: String,
    /// Grade: `B`.
    pub grade: String,
    pub defects: String,
    /// State of the battery: "82 %".
    pub battery: String,
    /// Operating system, licence, end of support.
    pub os_licence: String,
    /// Accessories that go with this device.
    pub accessories: String,
    /// Year of acquisition.
    pub year: Option<i32>,
    /// Estimated value in cents.
    pub value_cents: Option<i64>,
    /// Number of the data sanitisation statement.
    pub statement: String,
}

/// The content of the act; stored when it is issued.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ActData {
    /// `ACT-2026-000012`; `None` before it is issued.
    pub number: Option<String>,
    /// When it is issued.
    pub created: DateTime<Utc>,
    /// The operator, who hands over.
    pub operator: Operator,
    /// The recipient.
    pub recipient: Party,
    /// The legal basis: government decision, decree, framework agreement.
    pub legal_basis: String,
    /// Number and date of the allocation decision.
    pub decision: String,
    /// Number of the action of the plan: `47`; empty when none.
    pub action: String,
    /// Title of the action.
    pub action_title: String,
    /// The recipient's project.
    pub project: String,
    /// The audience.
    pub audience: String,
    /// The devices handed over.
    pub devices: Vec<ActDevice>,
    /// Accessories that go with the devices together.
    #[serde(default)]
    pub accessories: String,
    /// Devices that were picked and refused at the door check, each with the refusal reason in the document's language.
    #[serde(default)]
    pub refused: Vec<(ActDevice, String)>,
    /// For an act signed on paper: the hash of the stored copy, and the day of signature.
    #[serde(default)]
    pub on_paper: Option<(String, NaiveDate)>,
    /// Place of the handover.
    pub place: String,
    /// Day of the handover.
    pub date: NaiveDate,
    /// Days during which a faulty device is exchanged.
    pub exchange_days: u32,
    /// Months after which the recipient must confirm the use.
    pub follow_up_months: u32,
    /// The signature fields; when empty, an unsigned one for each party is printed.
    pub signatures: Vec<SignatureBox>,
    /// URL of the public page where the document can be verified; without it, no code is printed.
    pub verify_url: Option<String>,
    /// The public address of the installation, for the footer; "Reprise" when none is configured.
    pub printed_from: String,
}

/// The lines that identify a party; empty ones are left out.
pub(super) fn party_lines(locale: Locale, name: &str, address: &str, enterprise_number: &str, rest: &[String]) -> String {
    let mut lines = vec![name.to_owned(), address.to_owned()];
    if !enterprise_number.is_empty() {
        lines.push(locale.x("doc-enterprise-number", enterprise_number));
    }
    lines.extend_from_slice(rest);
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

impl Operator {
    /// The operator as the value of a fact, on several lines.
    pub(in crate::documents) fn lines(&self, locale: Locale) -> String {
        let contact: Vec<&str> = [self.email.as_str(), &self.phone].into_iter().filter(|part| !part.is_empty()).collect();
        party_lines(locale, &self.name, &self.address, &self.enterprise_number, &[contact.join(" · ")])
    }
}

impl Party {
    /// The party as the value of a fact, on several lines.
    pub(in crate::documents) fn lines(&self, locale: Locale) -> String {
        let represented = match (self.representative.is_empty(), self.capacity.is_empty()) {
            (true, _) => String::new(),
            (false, true) => locale.x("doc-represented", &self.representative),
            (false, false) => locale.x("doc-represented", format!("{}, {}", self.representative, self.capacity)),
        };
        party_lines(locale, &self.name, &self.address, &self.enterprise_number, &[represented])
    }

    /// An unsigned signature field for the party.
    pub(in crate::documents) fn field(&self, role: String) -> SignatureBox {
        SignatureBox { role, name: self.representative.clone(), capacity: self.capacity.clone(), signed_at: None, strokes: Vec::new() }
    }
}

/// A block of the facts that have a value.
#[must_use]
pub fn known(facts: Vec<(String, String)>) -> Block {
    Block::Facts(facts.into_iter().filter(|(_, value)| !value.is_empty()).collect())
}

/// Removes blocks of facts without any fact.
pub fn without_empty(blocks: &mut Vec<Block>) {
    blocks.retain(|block| !matches!(block, Block::Facts(facts) if facts.is_empty()));
}

/// The footer: installation, date, version of the template, contact.
#[must_use]
pub fn footer(locale: Locale, printed_from: &str, template: &str, operator: &Operator, created: DateTime<Utc>) -> String {
    locale.say(
        "doc-footer",
        &[
            ("system", printed_from.into()),
            ("date", locale.moment(created).into()),
            ("template", template.into()),
            ("contact", if operator.email.is_empty() { operator.name.as_str() } else { &operator.email }.into()),
        ],
    )
}

/// The QR code that leads to the page where the document can be verified; `None` without a URL.
pub(super) fn verification(locale: Locale, url: Option<&str>) -> Option<Block> {
    url.map(|url| Block::Qr { payload: url.to_owned(), caption: locale.x("doc-verify", url) })
}

/// Joins the non-empty parts, one per line.
pub(super) fn stacked<const N: usize>(parts: [String; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Inserts the text into a message; empty when the text is empty.
fn around(locale: Locale, key: &str, text: &str) -> String {
    if text.is_empty() { String::new() } else { locale.x(key, text) }
}

impl ActDevice {
    pub(in crate::documents) fn name(&self) -> String {
        stacked([format!("{} {}", self.manufacturer, self.model).trim().to_owned(), self.kind.clone()])
    }

    fn row(&self, locale: Locale) -> Vec<String> {
        vec![
            stacked([self.tag.clone(), self.statement.clone()]),
            self.name(),
            self.serial.clone(),
            stacked([around(locale, "doc-grade", &self.grade), self.defects.clone()]),
            stacked([around(locale, "doc-battery", &self.battery), self.os_licence.clone(), self.accessories.clone()]),
            self.year.map(|year| year.to_string()).unwrap_or_default(),
            self.value_cents.map(|cents| locale.euros(cents)).unwrap_or_default(),
        ]
    }
}

/// Number of pieces and total value in cents by kind, in order of first appearance.
fn totals(devices: &[ActDevice]) -> Vec<(&str, i64, i64)> {
    let mut totals: Vec<(&str, i64, i64)> = Vec::new();
    for device in devices {
        let value = device.value_cents.unwrap_or(0);
        match totals.iter_mut().find(|(kind, ..)| *kind == device.kind) {
            Some((_, pieces, sum)) => {
                *pieces += 1;
                *sum = sum.saturating_add(value);
            }
            None => totals.push((&device.kind, 1, value)),
        }
    }
    totals
}

fn totals_table(devices: &[ActDevice], locale: Locale) -> Block {
    let totals = totals(devices);
    let mut rows: Vec<Vec<String>> =
        totals.iter().map(|(kind, pieces, sum)| vec![(*kind).to_owned(), locale.number(*pieces), locale.euros(*sum)]).collect();
    let sum = totals.iter().fold(0_i64, |sum, (_, _, value)| sum.saturating_add(*value));
    let pieces = i64::try_from(devices.len()).unwrap_or(i64::MAX);
    rows.push(vec![locale.t("doc-total"), locale.number(pieces), locale.euros(sum)]);
    let columns = vec![
        Column::name(locale.t("doc-kind"), 6.0),
        Column::number(locale.t("doc-pieces"), 2.0),
        Column::number(locale.t("doc-value"), 3.0),
    ];
    Block::Table { columns, rows, total: true }
}

fn annex(devices: &[ActDevice], locale: Locale) -> Block {
    let columns = vec![
        Column::name(locale.t("doc-code-column"), 2.6),
        Column::text(locale.t("doc-device"), 3.5),
        Column::text(locale.t("doc-serial"), 2.5),
        Column::text(locale.t("doc-state"), 2.8),
        Column::text(locale.t("doc-equipment"), 3.5),
        Column::number(locale.t("doc-year"), 1.3),
        Column::number(locale.t("doc-value"), 2.0),
    ];
    Block::Table { columns, rows: devices.iter().map(|device| device.row(locale)).collect(), total: false }
}

fn refused(refused: &[(ActDevice, String)], locale: Locale) -> Block {
    let columns = vec![
        Column::name(locale.t("doc-tag"), 2.4),
        Column::text(locale.t("doc-device"), 4.0),
        Column::text(locale.t("doc-serial"), 3.0),
        Column::text(locale.t("doc-refused-why"), 4.0),
    ];
    let row = |(d, why): &(ActDevice, String)| vec![d.tag.clone(), d.name(), d.serial.clone(), why.clone()];
    Block::Table { columns, rows: refused.iter().map(row).collect(), total: false }
}

fn clauses(data: &ActData, locale: Locale) -> Block {
    let text = |key: &str| match key {
        "doc-clause-warranty" => locale.n(key, i64::from(data.exchange_days)),
        "doc-clause-reporting" => locale.n(key, i64::from(data.follow_up_months)),
        _ => locale.t(key),
    };
    Block::Clauses(CLAUSES.iter().map(|(title, key)| Clause { title: locale.t(title), text: text(key) }).collect())
}

/// Builds the act.
#[must_use]
pub fn act(data: &ActData, locale: Locale) -> Document {
    let place_and_date = [("place", data.place.as_str().into()), ("date", locale.date(data.date).into())];
    let action = match (data.action.is_empty(), data.action_title.is_empty()) {
        (true, _) => data.action_title.clone(),
        (false, true) => locale.x("doc-action-number", &data.action),
        (false, false) => format!("{} – {}", locale.x("doc-action-number", &data.action), data.action_title),
    };
    let operator_field = Party::default().field(locale.t("doc-for-operator"));
    let signatures = if data.signatures.is_empty() {
        vec![operator_field, data.recipient.field(locale.t("doc-for-recipient"))]
    } else {
        data.signatures.clone()
    };
    let mut blocks = vec![
        Block::Heading(locale.t("doc-parties")),
        known(vec![(locale.t("doc-operator"), data.operator.lines(locale)), (locale.t("doc-recipient"), data.recipient.lines(locale))]),
        Block::Heading(locale.t("doc-object")),
        known(vec![
            (locale.t("doc-legal-basis"), data.legal_basis.clone()),
            (locale.t("doc-decision"), data.decision.clone()),
            (locale.t("doc-action"), action),
            (locale.t("doc-project"), data.project.clone()),
            (locale.t("doc-audience"), data.audience.clone()),
            (locale.t("doc-place-and-date"), locale.say("doc-place-and-date-are", &place_and_date)),
        ]),
        totals_table(&data.devices, locale),
        known(vec![(locale.t("doc-accessories"), data.accessories.clone())]),
        Block::Heading(locale.t("doc-terms")),
        clauses(data, locale),
        Block::Heading(locale.t("doc-handover")),
        Block::Paragraph(locale.n("doc-handover-text", data.devices.len())),
    ];
    if !data.refused.is_empty() {
        blocks.push(Block::Notice(locale.n("doc-refused-text", data.refused.len())));
    }
    blocks.push(Block::Paragraph(locale.say("doc-made-at", &place_and_date)));
    blocks.push(Block::Signatures(signatures));
    if let Some((hash, on)) = &data.on_paper {
        blocks.push(Block::Notice(locale.say("doc-on-paper", &[("date", locale.date(*on).into()), ("hash", hash.as_str().into())])));
    }
    blocks.extend(verification(locale, data.verify_url.as_deref()));
    blocks.extend([Block::PageBreak, Block::Heading(locale.t("doc-annex")), annex(&data.devices, locale)]);
    if !data.refused.is_empty() {
        blocks.extend([Block::Heading(locale.t("doc-refused")), refused(&data.refused, locale)]);
    }
    without_empty(&mut blocks);
    Document {
        title: locale.t("doc-act-title"),
        number: data.number.clone(),
        locale,
        author: data.operator.name.clone(),
        subject: locale.say("doc-act-subject", &[("n", data.devices.len().into()), ("recipient", data.recipient.name.as_str().into())]),
        created: data.created,
        footer: footer(locale, &data.printed_from, TEMPLATE_VERSION, &data.operator, data.created),
        blocks,
    }
}
