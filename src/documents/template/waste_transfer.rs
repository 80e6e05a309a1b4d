//! The waste transfer note: hands waste equipment to a collector, and lists the devices.
//!
//! It contains all that the Brussels rules on the traceability of waste require of such a document.

use super::handover::{Operator, Party, footer, known, party_lines, stacked, verification};
use crate::documents::layout::model::{Block, Column, Document, SignatureBox};
use crate::domain::waste::percent;
use crate::i18n::Locale;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Version of the note's wording, printed in its footer.
pub const WEEE_VERSION: &str = "weee-2";

/// A line of the note: a mass of one kind of waste.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotedLine {
    /// The code of the European list of waste.
    pub code: String,
    /// The name of the code, in the document's language.
    pub code_name: String,
    /// Category of electrical equipment; `None` for parts.
    pub category: Option<u8>,
    /// The kind of device or part, in the document's language.
    pub what: String,
    /// Number of pieces; `None` where only the mass counts.
    pub pieces: Option<usize>,
    pub grams: u64,
    /// Whether the mass is estimated instead of weighed.
    pub estimated: bool,
}

/// A device in the annex.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotedDevice {
    /// The tag as displayed.
    pub tag: String,
    /// The kind, in the document's language.
    pub kind: String,
    /// Maker and model.
    pub name: String,
    pub serial: String,
    /// The donor's inventory number.
    pub inventory_number: String,
    /// The outcome of its storage media, in words.
    pub media: String,
}

/// The content of the note; stored when it is issued.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WeeeData {
    /// `DEEE-2026-000001`; `None` before it is issued.
    pub number: Option<String>,
    /// When it is issued.
    pub created: DateTime<Utc>,
    /// The operator, who is the holder of the waste.
    pub operator: Operator,
    /// Pick-up address, when it is not the operator's seat.
    pub pick_up: String,
    pub collector: Party,
    /// Number of the collector's registration or approval.
    pub registration: String,
    /// The carrier, when it is not the collector.
    pub carrier: String,
    /// Number of the carrier's registration.
    pub carrier_registration: String,
    /// The installation it goes to.
    pub destination: String,
    /// The treatment there, in words.
    pub treatment: String,
    pub lines: Vec<NotedLine>,
    /// Total mass of all lines, in grams.
    pub grams: u64,
    /// How much of the total was estimated, in grams.
    pub estimated: u64,
    /// The devices, for the annex.
    pub devices: Vec<NotedDevice>,
    /// Place of the transfer.
    pub place: String,
    /// Day of the transfer.
    pub date: NaiveDate,
    /// The signature fields; when empty, an unsigned one for each party is printed.
    pub signatures: Vec<SignatureBox>,
    /// URL of the public page where the document can be verified; without it, no code is printed.
    pub verify_url: Option<String>,
    /// The public address of the installation, for the footer; "Reprise" when none is configured.
    pub printed_from: String,
}

fn quantities(data: &WeeeData, locale: Locale) -> Block {
    let count = |n: usize| locale.number(i64::try_from(n).unwrap_or(i64::MAX));
    let columns = vec![
        Column::name(locale.t("doc-weee-code"), 4.6),
        Column::text(locale.t("doc-kind"), 2.4),
        Column::number(locale.t("doc-category"), 1.5),
        Column::number(locale.t("doc-pieces"), 1.2),
        Column::number(locale.t("doc-weee-mass"), 2.0),
    ];
    let row = |l: &NotedLine| {
        let mass = locale.kilograms(l.grams);
        vec![
            stacked([l.code.clone(), l.code_name.clone()]),
            l.what.clone(),
            l.category.map(|c| c.to_string()).unwrap_or_default(),
            l.pieces.map(count).unwrap_or_default(),
            if l.estimated { stacked([mass, locale.t("doc-weee-estimated")]) } else { mass },
        ]
    };
    let mut rows: Vec<Vec<String>> = data.lines.iter().map(row).collect();
    rows.push(vec![locale.t("doc-total"), String::new(), String::new(), count(data.devices.len()), locale.kilograms(data.grams)]);
    Block::Table { columns, rows, total: true }
}

/// The blocks of the note up to the signature fields.
fn body(data: &WeeeData, locale: Locale) -> Vec<Block> {
    let place_and_date = [("place", data.place.as_str().into()), ("date", locale.date(data.date).into())];
    let registered = |name: &str, number: &str| {
        if name.is_empty() { String::new() } else { party_lines(locale, name, &locale.x("doc-weee-registration", number), "", &[]) }
    };
    let collector = stacked([data.collector.lines(locale), locale.x("doc-weee-registration", &data.registration)]);
    let carrier =
        if data.carrier.is_empty() { locale.t("doc-weee-carrier-same") } else { registered(&data.carrier, &data.carrier_registration) };
    let mut blocks = vec![
        Block::Heading(locale.t("doc-parties")),
        known(vec![
            (locale.t("doc-weee-holder"), data.operator.lines(locale)),
            (locale.t("doc-weee-pick-up"), data.pick_up.clone()),
            (locale.t("doc-weee-collector"), collector),
            (locale.t("doc-carrier"), carrier),
        ]),
        Block::Heading(locale.t("doc-object")),
        known(vec![
            (locale.t("doc-weee-place-and-date"), locale.say("doc-place-and-date-are", &place_and_date)),
            (locale.t("doc-weee-destination"), data.destination.clone()),
            (locale.t("doc-weee-treatment"), data.treatment.clone()),
        ]),
        quantities(data, locale),
    ];
    if data.estimated > 0 {
        let share = i64::try_from(percent(data.estimated, data.grams)).unwrap_or(100);
        blocks.push(Block::Paragraph(locale.n("doc-weee-share", share)));
    }
    if !data.devices.is_empty() {
        blocks.push(Block::Notice(locale.t("doc-weee-media")));
    }
    blocks.extend([Block::Paragraph(locale.t("doc-weee-text")), Block::Paragraph(locale.say("doc-made-at", &place_and_date))]);
    blocks
}

/// The given signature fields, or an unsigned one for each party.
fn signatures(data: &WeeeData, locale: Locale) -> Vec<SignatureBox> {
    if data.signatures.is_empty() {
        vec![Party::default().field(locale.t("doc-for-holder")), data.collector.field(locale.t("doc-for-collector"))]
    } else {
        data.signatures.clone()
    }
}

/// The list of the devices, on a new page; nothing without devices.
fn annex(data: &WeeeData, locale: Locale) -> Vec<Block> {
    if data.devices.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        Column::name(locale.t("doc-tag"), 2.2),
        Column::text(locale.t("doc-device"), 3.6),
        Column::text(locale.t("doc-serial"), 2.6),
        Column::text(locale.t("doc-inventory-number"), 2.4),
        Column::text(locale.t("doc-media"), 3.4),
    ];
    let row = |d: &NotedDevice| {
        vec![d.tag.clone(), stacked([d.name.clone(), d.kind.clone()]), d.serial.clone(), d.inventory_number.clone(), d.media.clone()]
    };
    vec![
        Block::PageBreak,
        Block::Heading(locale.t("doc-weee-annex")),
        Block::Table { columns, rows: data.devices.iter().map(row).collect(), total: false },
    ]
}

/// The document around the blocks: title, subject, footer.
fn framed(data: &WeeeData, locale: Locale, blocks: Vec<Block>) -> Document {
    Document {
        title: locale.t("doc-weee-title"),
        number: data.number.clone(),
        locale,
        author: data.operator.name.clone(),
        subject: locale
            .say("doc-weee-subject", &[("mass", locale.kilograms(data.grams).into()), ("collector", data.collector.name.as_str().into())]),
        created: data.created,
        footer: footer(locale, &data.printed_from, WEEE_VERSION, &data.operator, data.created),
        blocks,
    }
}

/// Builds the note in one language.
#[must_use]
pub fn weee(data: &WeeeData, locale: Locale) -> Document {
    let mut blocks = body(data, locale);
    blocks.push(Block::Signatures(signatures(data, locale)));
    blocks.extend(verification(locale, data.verify_url.as_deref()));
    blocks.extend(annex(data, locale));
    framed(data, locale, blocks)
}

/// Builds the note in two languages: the complete text in each, one after the other, with one set of signature fields.
#[must_use]
pub fn in_both((first, one): (&WeeeData, Locale), (second, other): (&WeeeData, Locale)) -> Document {
    let both = |a: String, b: String| if a == b { a } else { format!("{a} / {b}") };
    let mut fields = signatures(second, other);
    for (field, own) in fields.iter_mut().zip(signatures(first, one)) {
        field.role = both(own.role, std::mem::take(&mut field.role));
    }
    let mut blocks = body(first, one);
    blocks.extend([Block::PageBreak, Block::Language(other)]);
    blocks.extend(body(second, other));
    blocks.push(Block::Signatures(fields));
    blocks.extend(verification(other, second.verify_url.as_deref()));
    blocks.push(Block::Language(one));
    blocks.extend(annex(first, one));
    blocks.push(Block::Language(other));
    blocks.extend(annex(second, other));
    let (framed, second) = (framed(first, one, blocks), framed(second, other, Vec::new()));
    Document { title: both(framed.title, second.title), subject: both(framed.subject, second.subject), ..framed }
}
