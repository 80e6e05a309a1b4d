//! The receipt of a stock-take: what was expected, what was seen, and every device and code that does not match.

use super::handover::{Operator, footer, known, stacked, verification};
use crate::documents::layout::model::{Align, Block, Column, Document, SignatureBox};
use crate::i18n::Locale;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Version of the receipt's wording, printed in its footer.
pub const STOCK_TAKE_VERSION: &str = "stock-take-1";

/// A device in one of the lists. Texts are in the document's language; unknown ones are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountedDevice {
    /// The tag as displayed.
    pub tag: String,
    /// The kind, in the document's language.
    pub kind: String,
    /// Maker and model.
    pub name: String,
    pub serial: String,
    /// Where its record says it is: a location, or its stage.
    pub recorded: String,
    /// The location where it was seen.
    pub seen: String,
    /// Date of its last step, formatted.
    pub last_step: String,
}

/// Number of devices (and codes) by result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Expected at the time the stock-take was opened.
    pub expected: u64,
    /// Seen at the recorded location.
    pub found: u64,
    pub elsewhere: u64,
    /// Expected and not seen.
    pub missing: u64,
    /// Expected, but moved out by a recorded step during the stock-take.
    pub left: u64,
    /// Seen, but not expected there.
    pub unexpected: u64,
    /// Scanned codes that belong to no device.
    pub unknown: u64,
}

/// The content of the receipt; stored when the stock-take is closed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StockTakeData {
    /// Number of the stock-take, `INV-2026-000001`.
    pub number: String,
    /// When the stock-take was closed.
    pub created: DateTime<Utc>,
    pub operator: Operator,
    /// What was counted: the locations, in words.
    pub scope: String,
    pub opened: DateTime<Utc>,
    /// Name of the person who opened it.
    pub opened_by: String,
    /// Name and capacity of the person who closed it.
    pub closed_by: (String, String),
    pub counts: Counts,
    /// Expected and not seen.
    pub missing: Vec<CountedDevice>,
    /// Seen, but not expected there.
    pub unexpected: Vec<CountedDevice>,
    pub elsewhere: Vec<CountedDevice>,
    /// Moved out by a recorded step during the stock-take.
    pub left: Vec<CountedDevice>,
    /// Scanned codes that belong to no device.
    pub unknown: Vec<String>,
    /// Place of issue.
    pub place: String,
    /// URL of the public page where the document can be verified; without it, no code is printed.
    pub verify_url: Option<String>,
    /// The public address of the installation, for the footer; "Reprise" when none is configured.
    pub printed_from: String,
}

/// A column of a list: message key of its heading, relative width, and the field it shows.
type Cell = (&'static str, f32, fn(&CountedDevice) -> &str);

/// A heading and the table of a list; nothing when the list is empty.
fn list(locale: Locale, heading: &str, devices: &[CountedDevice], cells: &[Cell]) -> Vec<Block> {
    if devices.is_empty() {
        return Vec::new();
    }
    let mut columns =
        vec![Column::name(locale.t("doc-tag"), 2.3), Column::text(locale.t("doc-device"), 3.8), Column::text(locale.t("doc-serial"), 2.8)];
    columns.extend(cells.iter().map(|(key, weight, _)| Column::text(locale.t(key), *weight)));
    let row = |d: &CountedDevice| {
        let mut row = vec![d.tag.clone(), stacked([d.name.clone(), d.kind.clone()]), d.serial.clone()];
        row.extend(cells.iter().map(|(_, _, of)| of(d).to_owned()));
        row
    };
    vec![Block::Heading(locale.n(heading, devices.len())), Block::Table { columns, rows: devices.iter().map(row).collect(), total: false }]
}

/// Builds the receipt.
#[must_use]
pub fn stock_take(data: &StockTakeData, locale: Locale) -> Document {
    const RECORDED: Cell = ("doc-count-recorded", 2.4, |d| &d.recorded);
    const SEEN: Cell = ("doc-count-seen", 2.4, |d| &d.seen);
    const LAST: Cell = ("doc-count-last-step", 2.2, |d| &d.last_step);
    let count = |n: u64| locale.number(i64::try_from(n).unwrap_or(i64::MAX));
    let c = &data.counts;
    let sums = [
        ("doc-count-expected", c.expected),
        ("doc-count-found", c.found),
        ("doc-count-elsewhere", c.elsewhere),
        ("doc-missing", c.missing),
        ("doc-count-left", c.left),
        ("doc-count-unexpected", c.unexpected),
        ("doc-count-unknown", c.unknown),
    ];
    let centred = |key: &str| Column { align: Align::Centre, ..Column::text(locale.t(key), 1.0) };
    let place_and_date = [("place", data.place.as_str().into()), ("date", locale.day(data.created).into())];
    let by = |at: DateTime<Utc>, who: &str| locale.say("doc-recorded-by", &[("who", who.into()), ("date", locale.moment(at).into())]);
    let closed_by = format!("{} ({})", data.closed_by.0, data.closed_by.1);
    let mut blocks = vec![
        Block::Heading(locale.t("doc-object")),
        known(vec![
            (locale.t("doc-count-by"), data.operator.lines(locale)),
            (locale.t("doc-count-scope"), data.scope.clone()),
            (locale.t("doc-count-opened"), by(data.opened, &data.opened_by)),
            (locale.t("doc-count-closed"), by(data.created, &closed_by)),
        ]),
        Block::Table {
            columns: sums.iter().map(|(key, _)| centred(key)).collect(),
            rows: vec![sums.iter().map(|(_, n)| count(*n)).collect()],
            total: false,
        },
        Block::Paragraph(locale.t("doc-count-text")),
    ];
    blocks.extend(list(locale, "doc-count-list-missing", &data.missing, &[RECORDED, LAST]));
    blocks.extend(list(locale, "doc-count-list-unexpected", &data.unexpected, &[RECORDED, SEEN]));
    blocks.extend(list(locale, "doc-count-list-elsewhere", &data.elsewhere, &[RECORDED, SEEN]));
    blocks.extend(list(locale, "doc-count-list-left", &data.left, &[RECORDED, LAST]));
    if !data.unknown.is_empty() {
        blocks.push(Block::Heading(locale.n("doc-count-list-unknown", data.unknown.len())));
        blocks.push(Block::Table {
            columns: vec![Column::name(locale.t("doc-count-code"), 1.0)],
            rows: data.unknown.iter().map(|code| vec![code.clone()]).collect(),
            total: false,
        });
    }
    blocks.extend([
        Block::Paragraph(locale.say("doc-stated-at", &place_and_date)),
        Block::Signatures(vec![SignatureBox {
            role: locale.t("doc-for-count"),
            name: data.closed_by.0.clone(),
            capacity: data.closed_by.1.clone(),
            signed_at: None,
            strokes: Vec::new(),
        }]),
    ]);
    blocks.extend(verification(locale, data.verify_url.as_deref()));
    Document {
        title: locale.t("doc-stock-take-title"),
        number: Some(data.number.clone()),
        locale,
        author: data.operator.name.clone(),
        subject: locale.say("doc-stock-take-subject", &[("scope", data.scope.as_str().into()), ("date", locale.day(data.opened).into())]),
        created: data.created,
        footer: footer(locale, &data.printed_from, STOCK_TAKE_VERSION, &data.operator, data.created),
        blocks,
    }
}
