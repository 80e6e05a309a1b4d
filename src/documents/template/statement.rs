//! The data sanitisation statement: for each storage medium, what was done, how, by whom, and the hash of the tool's log.
//!
//! It is never called a certificate: the Data Protection Authority asks for an *attestation*, *attest*.

use super::handover::{Operator, Party, footer, known, stacked, verification};
use crate::documents::layout::model::{Block, Column, Document, SignatureBox};
use crate::i18n::Locale;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Version of the statement's wording, printed in its footer.
pub const TEMPLATE_VERSION: &str = "statement-1";
/// The standards that define the sanitisation levels.
const STANDARDS: &str = "NIST SP 800-88 Rev. 2 · IEEE 2883-2022";
/// Digits of a hash per line: four lines of sixteen are easy to compare by eye.
const HASH_LINE: usize = 16;

/// A storage medium and its outcome. Texts are in the document's language; unknown ones are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedMedium {
    /// Kind and size: "Solid-state disk · 256 GB".
    pub kind: String,
    /// Maker and model, as the machine report gives them.
    pub model: String,
    pub serial: String,
    /// The outcome, one fact per line: level, method, tool, start and end, operator.
    pub outcome: Vec<String>,
    /// SHA-256 of the tool's log or the photograph, in hexadecimal; empty when none is stored.
    pub log: String,
}

/// A device with all its media.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedDevice {
    /// The tag as displayed.
    pub tag: String,
    /// The kind, in the document's language.
    pub kind: String,
    /// Maker and model.
    pub name: String,
    pub serial: String,
    /// The donor's inventory number.
    pub inventory_number: String,
    /// Its state or destination on the day of the statement.
    pub state: String,
    pub media: Vec<StatedMedium>,
    /// Why it has no media: a named person says so, or its kind stores no data. Used only when `media` is empty.
    pub without: String,
}

/// Number of media by outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sums {
    /// Sanitised inside the device.
    pub sanitised: usize,
    pub destroyed: usize,
    /// Declared absent by a person.
    pub absent: usize,
}

/// The content of a statement; stored when it is issued.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StatementData {
    /// `EFF-2026-000001`; `None` before it is issued.
    pub number: Option<String>,
    /// When it is issued.
    pub created: DateTime<Utc>,
    /// The operator, who makes the statement.
    pub operator: Operator,
    /// The donor, from whom the media come.
    pub donor: Party,
    /// Number of the batch, `LOT-2026-000001`.
    pub batch: String,
    /// Whether it covers the whole batch, not single devices.
    pub whole_batch: bool,
    /// Reference, date and body of the decommissioning decision.
    pub decision: String,
    /// The policy that sets the minimum level for each kind of medium.
    pub policy: String,
    /// The devices it covers.
    pub devices: Vec<StatedDevice>,
    /// Number of media by outcome.
    pub sums: Sums,
    /// Tags of devices of the batch that it does not cover.
    pub excluded: Vec<String>,
    /// Name and capacity of the person who issues it.
    pub issuer: (String, String),
    /// Place of issue.
    pub place: String,
    /// URL of the public page where the document can be verified; without it, no code is printed.
    pub verify_url: Option<String>,
    /// The public address of the installation, for the footer; "Reprise" when none is configured.
    pub printed_from: String,
}

/// Splits a hash into lines of [`HASH_LINE`] digits.
fn hash_lines(hash: &str) -> String {
    let digits: Vec<char> = hash.chars().collect();
    digits.chunks(HASH_LINE).map(|line| line.iter().collect::<String>()).collect::<Vec<_>>().join("\n")
}

fn rows(device: &StatedDevice, locale: Locale) -> Vec<Vec<String>> {
    let around = |key: &str, text: &str| if text.is_empty() { String::new() } else { locale.x(key, text) };
    let who = stacked([
        device.tag.clone(),
        device.name.clone(),
        device.kind.clone(),
        around("doc-serial-is", &device.serial),
        around("doc-inventory-is", &device.inventory_number),
        around("doc-state-is", &device.state),
    ]);
    if device.media.is_empty() {
        return vec![vec![who, locale.t("doc-medium-none"), device.without.clone(), String::new()]];
    }
    let row = |(i, medium): (usize, &StatedMedium)| {
        // The tag is repeated on each row; the other details of the device are printed once.
        let who = if i == 0 { who.clone() } else { device.tag.clone() };
        let what = stacked([medium.kind.clone(), medium.model.clone(), around("doc-serial-is", &medium.serial)]);
        let log = if medium.log.is_empty() { locale.t("doc-log-none") } else { hash_lines(&medium.log) };
        vec![who, what, medium.outcome.join("\n"), log]
    };
    device.media.iter().enumerate().map(row).collect()
}

/// Builds the statement.
#[must_use]
pub fn statement(data: &StatementData, locale: Locale) -> Document {
    let n = data.devices.len();
    let about = [("n", n.into()), ("batch", data.batch.as_str().into()), ("donor", data.donor.name.as_str().into())];
    let subject = match data.devices.first() {
        Some(one) if !data.whole_batch => {
            locale.say("doc-statement-of-device", &[("tag", one.tag.as_str().into()), ("donor", data.donor.name.as_str().into())])
        }
        _ => locale.say("doc-statement-of-batch", &about),
    };
    let columns = vec![
        Column::name(locale.t("doc-device"), 3.2),
        Column::text(locale.t("doc-medium"), 2.9),
        Column::text(locale.t("doc-outcome"), 3.6),
        Column::text(locale.t("doc-log-hash"), 2.9),
    ];
    let count = |n: usize| locale.number(i64::try_from(n).unwrap_or(i64::MAX));
    let without = data.devices.iter().filter(|d| d.media.is_empty()).count();
    let counts = ["doc-devices", "doc-media-sanitised", "doc-media-destroyed", "doc-media-absent", "doc-devices-without"];
    let centred = |key: &str| Column { align: crate::documents::layout::model::Align::Centre, ..Column::text(locale.t(key), 1.0) };
    let place_and_date = [("place", data.place.as_str().into()), ("date", locale.day(data.created).into())];
    let box_of =
        |role: String, (name, capacity): (String, String)| SignatureBox { role, name, capacity, signed_at: None, strokes: Vec::new() };
    let mut blocks = vec![
        Block::Heading(locale.t("doc-parties")),
        known(vec![(locale.t("doc-media-source"), data.donor.lines(locale)), (locale.t("doc-stated-by"), data.operator.lines(locale))]),
        Block::Heading(locale.t("doc-object")),
        known(vec![
            (locale.t("doc-batch"), data.batch.clone()),
            (locale.t("doc-decommissioning"), data.decision.clone()),
            (locale.t("doc-standards"), STANDARDS.to_owned()),
            (locale.t("doc-least-levels"), data.policy.clone()),
        ]),
        Block::Paragraph(locale.n("doc-statement-text", n)),
        Block::Table {
            columns: counts.iter().map(|key| centred(key)).collect(),
            rows: vec![[n, data.sums.sanitised, data.sums.destroyed, data.sums.absent, without].map(count).to_vec()],
            total: false,
        },
    ];
    if !data.excluded.is_empty() {
        blocks.push(Block::Notice(
            locale.say("doc-statement-excluded", &[("n", data.excluded.len().into()), ("tags", data.excluded.join(" · ").into())]),
        ));
    }
    blocks.extend([
        Block::Heading(locale.t("doc-statement-media")),
        Block::Table { columns, rows: data.devices.iter().flat_map(|device| rows(device, locale)).collect(), total: false },
        Block::Paragraph(locale.t("doc-statement-logs")),
        Block::Paragraph(locale.say("doc-stated-at", &place_and_date)),
        Block::Signatures(vec![
            box_of(locale.t("doc-for-statement"), data.issuer.clone()),
            box_of(locale.t("doc-for-check"), (String::new(), String::new())),
        ]),
    ]);
    blocks.extend(verification(locale, data.verify_url.as_deref()));
    Document {
        title: locale.t("doc-statement-title"),
        number: data.number.clone(),
        locale,
        author: data.operator.name.clone(),
        subject,
        created: data.created,
        footer: footer(locale, &data.printed_from, TEMPLATE_VERSION, &data.operator, data.created),
        blocks,
    }
}
