//! The intake receipt for what a donor sends in, and the return note for what a recipient brings back.

use super::handover::{ActDevice, Operator, Party, footer, known, stacked, verification};
use crate::documents::layout::model::{Align, Block, Column, Document, SignatureBox};
use crate::i18n::Locale;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Version of the return note's wording, printed in its footer.
pub const RETURN_VERSION: &str = "return-2";
/// Version of the intake receipt's wording, printed in its footer.
pub const RECEIPT_VERSION: &str = "receipt-1";

/// The content of a return note; stored when it is issued.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReturnData {
    /// `RET-2026-000003`; `None` before it is issued.
    pub number: Option<String>,
    /// When it is issued.
    pub created: DateTime<Utc>,
    /// The operator, who takes the devices back.
    pub operator: Operator,
    /// The recipient, who returns them.
    pub recipient: Party,
    /// Number of the act by which the devices were handed over.
    pub act: String,
    /// The reason for the return.
    pub reason: String,
    /// The returned devices, in the state in which they come back.
    pub devices: Vec<ActDevice>,
    /// Place of the return.
    pub place: String,
    /// Day of the return.
    pub date: NaiveDate,
    /// The signature fields; when empty, an unsigned one for each party is printed.
    pub signatures: Vec<SignatureBox>,
    /// URL of the public page where the document can be verified; without it, no code is printed.
    pub verify_url: Option<String>,
    /// The public address of the installation, for the footer; "Reprise" when none is configured.
    pub printed_from: String,
}

/// A device as it arrived. Unknown texts are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceivedDevice {
    /// The tag as displayed.
    pub tag: String,
    /// The kind, in the document's language.
    pub kind: String,
    pub manufacturer: String,
    pub model: String,
    pub serial: String,
    /// The donor's inventory number.
    pub inventory_number: String,
    /// Storage media found in it; `None` when nobody has looked yet.
    pub media: Option<u32>,
    /// Its condition on arrival, in the document's language.
    pub state: String,
}

/// The content of an intake receipt; stored when it is issued.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReceiptData {
    /// `REC-2026-000007`; `None` before it is issued.
    pub number: Option<String>,
    /// When it is issued.
    pub created: DateTime<Utc>,
    /// The operator, who takes the devices in.
    pub operator: Operator,
    pub donor: Party,
    /// Where it was collected: the site and its contact.
    pub site: String,
    /// Reference, date and body of the decommissioning decision.
    pub decision: String,
    /// The legal basis: government decision, decree, framework agreement.
    pub legal_basis: String,
    /// Number of the batch, `LOT-2026-000001`.
    pub batch: String,
    /// Day of collection.
    pub date: NaiveDate,
    /// Place where it was taken in.
    pub place: String,
    pub carrier: String,
    /// Number of the transport seal.
    pub seal: String,
    /// How many devices the donor announced.
    pub announced: usize,
    /// The devices that arrived.
    pub devices: Vec<ReceivedDevice>,
    /// Devices that were announced but did not arrive, as the donor listed them.
    pub missing: Vec<String>,
    /// Tags or serial numbers of devices that arrived unannounced.
    pub extra: Vec<String>,
    /// Serial numbers of devices with a lock that the donor must still remove.
    pub locked: Vec<String>,
    /// The signature fields; when empty, an unsigned one for each party is printed.
    pub signatures: Vec<SignatureBox>,
    /// URL of the public page where the document can be verified; without it, no code is printed.
    pub verify_url: Option<String>,
    /// The public address of the installation, for the footer; "Reprise" when none is configured.
    pub printed_from: String,
}

/// The given signature fields, or the two unsigned ones.
fn fields(given: &[SignatureBox], first: SignatureBox, second: SignatureBox) -> Block {
    Block::Signatures(if given.is_empty() { vec![first, second] } else { given.to_vec() })
}

/// Builds the return note, by which property and risk return to the operator.
#[must_use]
pub fn return_note(data: &ReturnData, locale: Locale) -> Document {
    let place_and_date = [("place", data.place.as_str().into()), ("date", locale.date(data.date).into())];
    let columns = vec![
        Column::name(locale.t("doc-tag"), 2.4),
        Column::text(locale.t("doc-device"), 4.0),
        Column::text(locale.t("doc-serial"), 3.0),
        Column::text(locale.t("doc-state-on-return"), 2.4),
        Column::text(locale.t("doc-accessories"), 4.6),
    ];
    let row = |device: &ActDevice| {
        vec![
            device.tag.clone(),
            device.name(),
            device.serial.clone(),
            stacked([device.grade.clone(), device.defects.clone()]),
            device.accessories.clone(),
        ]
    };
    let mut blocks = vec![
        Block::Heading(locale.t("doc-parties")),
        known(vec![(locale.t("doc-operator"), data.operator.lines(locale)), (locale.t("doc-recipient"), data.recipient.lines(locale))]),
        known(vec![
            (locale.t("doc-act"), data.act.clone()),
            (locale.t("doc-reason"), data.reason.clone()),
            (locale.t("doc-return-place-and-date"), locale.say("doc-place-and-date-are", &place_and_date)),
        ]),
        Block::Heading(locale.t("doc-devices")),
        Block::Table { columns, rows: data.devices.iter().map(row).collect(), total: false },
        Block::Paragraph(locale.n("doc-return-text", data.devices.len())),
        Block::Paragraph(locale.say("doc-made-at", &place_and_date)),
        fields(&data.signatures, Party::default().field(locale.t("doc-for-operator")), data.recipient.field(locale.t("doc-for-recipient"))),
    ];
    blocks.extend(verification(locale, data.verify_url.as_deref()));
    Document {
        title: locale.t("doc-return-title"),
        number: data.number.clone(),
        locale,
        author: data.operator.name.clone(),
        subject: locale.say("doc-return-subject", &[("n", data.devices.len().into()), ("recipient", data.recipient.name.as_str().into())]),
        created: data.created,
        footer: footer(locale, &data.printed_from, RETURN_VERSION, &data.operator, data.created),
        blocks,
    }
}

/// Builds the intake receipt of a batch: what was announced, received, missing
/// and extra, and who is responsible for the data until they are erased.
#[must_use]
pub fn intake_receipt(data: &ReceiptData, locale: Locale) -> Document {
    let place_and_date = [("place", data.place.as_str().into()), ("date", locale.date(data.date).into())];
    let count = |n: usize| locale.number(i64::try_from(n).unwrap_or(i64::MAX));
    let columns = vec![
        Column::number(locale.t("doc-line"), 1.0),
        Column::name(locale.t("doc-tag"), 2.3),
        Column::text(locale.t("doc-device"), 3.6),
        Column::text(locale.t("doc-serial"), 2.7),
        Column::text(locale.t("doc-inventory-number"), 2.4),
        Column::number(locale.t("doc-media"), 1.6),
        Column::text(locale.t("doc-state-on-arrival"), 3.0),
    ];
    let row = |(i, device): (usize, &ReceivedDevice)| {
        vec![
            count(i + 1),
            device.tag.clone(),
            stacked([format!("{} {}", device.manufacturer, device.model).trim().to_owned(), device.kind.clone()]),
            device.serial.clone(),
            device.inventory_number.clone(),
            device.media.map(|n| locale.number(i64::from(n))).unwrap_or_default(),
            device.state.clone(),
        ]
    };
    let centred = |key: &str| Column { align: Align::Centre, ..Column::text(locale.t(key), 1.0) };
    let counts = vec![centred("doc-announced"), centred("doc-received"), centred("doc-missing"), centred("doc-extra")];
    let mut blocks = vec![
        Block::Heading(locale.t("doc-parties")),
        known(vec![
            (locale.t("doc-donor"), data.donor.lines(locale)),
            (locale.t("doc-site"), data.site.clone()),
            (locale.t("doc-taken-in-by"), data.operator.lines(locale)),
        ]),
        Block::Heading(locale.t("doc-object")),
        known(vec![
            (locale.t("doc-decommissioning"), data.decision.clone()),
            (locale.t("doc-legal-basis"), data.legal_basis.clone()),
            (locale.t("doc-batch"), data.batch.clone()),
            (locale.t("doc-collected"), locale.say("doc-place-and-date-are", &place_and_date)),
            (locale.t("doc-carrier"), data.carrier.clone()),
            (locale.t("doc-seal"), data.seal.clone()),
        ]),
        Block::Table {
            columns: counts,
            rows: vec![[data.announced, data.devices.len(), data.missing.len(), data.extra.len()].map(count).to_vec()],
            total: false,
        },
        known(vec![
            (locale.t("doc-missing"), data.missing.join(" · ")),
            (locale.t("doc-extra"), data.extra.join(" · ")),
            (locale.t("doc-locked"), data.locked.join(" · ")),
        ]),
        Block::Notice(locale.t("doc-data-responsibility")),
        Block::Paragraph(locale.say("doc-made-at", &place_and_date)),
        fields(&data.signatures, data.donor.field(locale.t("doc-for-donor")), Party::default().field(locale.t("doc-for-intake"))),
    ];
    blocks.extend(verification(locale, data.verify_url.as_deref()));
    blocks.extend([
        Block::Heading(locale.t("doc-received-devices")),
        Block::Table { columns, rows: data.devices.iter().enumerate().map(row).collect(), total: false },
    ]);
    Document {
        title: locale.t("doc-receipt-title"),
        number: data.number.clone(),
        locale,
        author: data.operator.name.clone(),
        subject: locale.say("doc-receipt-subject", &[("n", data.devices.len().into()), ("donor", data.donor.name.as_str().into())]),
        created: data.created,
        footer: footer(locale, &data.printed_from, RECEIPT_VERSION, &data.operator, data.created),
        blocks,
    }
}
