//! The report to a donor on a batch: counts that add up, destinations by kind and commune, outcomes of the storage media.

use super::handover::{Operator, Party, footer, known};
use crate::documents::layout::model::{Align, Block, Column, Document};
use crate::domain::batch::outcome::BatchOutcome;
use crate::domain::handover::follow_up::Reuse;
use crate::domain::waste::percent;
use crate::i18n::{Arg, Locale};
use chrono::{DateTime, Utc};

/// Version of the report's wording, printed in its footer.
pub const DONOR_VERSION: &str = "donor-1";

/// The content of the report.
#[derive(Clone, Debug)]
pub struct DonorData {
    /// The time at which the figures are taken.
    pub created: DateTime<Utc>,
    pub operator: Operator,
    pub donor: Party,
    /// Number of the batch, `LOT-2026-000001`.
    pub batch: String,
    /// Reference, date and body of the decommissioning decision.
    pub decision: String,
    /// The counts of the batch.
    pub outcome: BatchOutcome,
    /// Where the devices are now: name of the state, and count.
    pub rows: Vec<(String, u64)>,
    /// Destinations: action, audience, kind, commune, and count.
    pub destinations: Vec<([String; 4], u64)>,
    /// The recipients' answers on the use of the devices.
    pub reuse: Reuse,
    /// The public address of the installation, for the footer; "Reprise" when none is configured.
    pub printed_from: String,
}

/// Builds the report.
#[must_use]
pub fn donor_report(data: &DonorData, locale: Locale) -> Document {
    let count = |n: u64| locale.number(i64::try_from(n).unwrap_or(i64::MAX));
    let o = &data.outcome;
    let centred = |key: &str| Column { align: Align::Centre, ..Column::text(locale.t(key), 1.0) };
    let sums = |keys: &[(&str, u64)]| Block::Table {
        columns: keys.iter().map(|(key, _)| centred(key)).collect(),
        rows: vec![keys.iter().map(|(_, n)| count(*n)).collect()],
        total: false,
    };
    let total = o.received + o.extra;
    let mut rows: Vec<Vec<String>> = data
        .rows
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|(name, n)| vec![name.clone(), count(*n), format!("{}\u{a0}%", n.saturating_mul(100).checked_div(total).unwrap_or(0))])
        .collect();
    rows.push(vec![locale.t("doc-total"), count(total), String::new()]);
    let mut blocks = vec![
        known(vec![
            (locale.t("doc-donor"), data.donor.lines(locale)),
            (locale.t("doc-batch"), data.batch.clone()),
            (locale.t("doc-decommissioning"), data.decision.clone()),
            (locale.t("donor-by"), data.operator.lines(locale)),
            (locale.t("donor-as-of"), locale.day(data.created)),
        ]),
        Block::Heading(locale.t("donor-arrived")),
        sums(&[
            ("donor-declared", o.declared),
            ("doc-received", o.received),
            ("donor-expected", o.expected),
            ("doc-missing", o.missing),
            ("doc-extra", o.extra),
        ]),
        Block::Heading(locale.t("donor-now")),
        Block::Table {
            columns: vec![
                Column::name(locale.t("donor-what"), 5.0),
                Column::number(locale.t("doc-devices"), 1.6),
                Column::number(locale.t("donor-share"), 1.6),
            ],
            rows,
            total: true,
        },
    ];
    let notes = [
        (o.returned > 0).then(|| locale.n("donor-returned-text", i64::try_from(o.returned).unwrap_or(i64::MAX))),
        (o.recycled_grams > 0).then(|| {
            let share = count(percent(o.estimated_grams, o.recycled_grams));
            locale.say("donor-recycled-text", &[("mass", locale.kilograms(o.recycled_grams).into()), ("share", share.into())])
        }),
    ];
    blocks.extend(notes.into_iter().flatten().map(Block::Paragraph));
    if !data.destinations.is_empty() {
        let row = |(to, n): &([String; 4], u64)| to.iter().cloned().chain([count(*n)]).collect();
        blocks.extend([
            Block::Heading(locale.t("donor-went")),
            Block::Table {
                columns: vec![
                    Column::text(locale.t("doc-action"), 1.7),
                    Column::text(locale.t("doc-audience"), 2.6),
                    Column::text(locale.t("donor-kind"), 3.2),
                    Column::text(locale.t("donor-commune"), 3.0),
                    Column::number(locale.t("doc-devices"), 1.5),
                ],
                rows: data.destinations.iter().map(row).collect(),
                total: false,
            },
            Block::Paragraph(locale.t("donor-no-names")),
        ]);
        blocks.extend(in_use(&data.reuse, locale).map(Block::Paragraph));
    }
    blocks.extend([
        Block::Heading(locale.t("donor-media")),
        sums(&[
            ("doc-media-sanitised", o.media.sanitised),
            ("doc-media-destroyed", o.media.destroyed),
            ("doc-media-absent", o.media.absent),
            ("donor-media-open", o.media.open),
        ]),
        Block::Paragraph(locale.t("donor-media-text")),
    ]);
    Document {
        title: locale.t("donor-title"),
        number: None,
        locale,
        author: data.operator.name.clone(),
        subject: locale.say("donor-subject", &[("batch", data.batch.as_str().into()), ("date", locale.day(data.created).into())]),
        created: data.created,
        footer: footer(locale, &data.printed_from, DONOR_VERSION, &data.operator, data.created),
        blocks,
    }
}

/// A sentence on the devices in use; `None` until a recipient has answered or let the time to answer pass.
fn in_use(reuse: &Reuse, locale: Locale) -> Option<String> {
    let n = |n: u64| Arg::Count(i64::try_from(n).unwrap_or(i64::MAX));
    let args = [("used", n(reuse.in_use)), ("answered", n(reuse.answered)), ("given", n(reuse.handed_over)), ("silent", n(reuse.silent))];
    (reuse.answered + reuse.silent > 0).then(|| locale.say("donor-in-use-text", &args))
}
