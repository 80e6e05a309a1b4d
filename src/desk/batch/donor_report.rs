//! The report to the donor: what became of a batch, as counts. Recipients appear by organisation kind and commune, never by name.

use super::Batches;
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, Noun};
use crate::documents::export::spreadsheet::{Form, Sheet};
use crate::documents::layout::model::Document;
use crate::documents::template::donor_report;
use crate::documents::template::donor_report::DonorData;
use crate::domain::batch::Batch;
use crate::domain::batch::outcome::{BatchOutcome, Destination};
use crate::domain::device::Device;
use crate::domain::device::step::StepKind;
use crate::domain::event::EventData;
use crate::domain::handover::follow_up::Reuse;
use crate::domain::number::Number;
use crate::domain::partner::organisation::Organisation;
use crate::domain::subject::Subject;
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::ingest::tables;
use crate::store::{self, AnyConnection};
use std::collections::BTreeMap;

/// Maximum number of waste transfers read to sum the recycled weight.
const MOST_NOTES: u16 = 10_000;

/// A batch and its outcome.
pub struct Report {
    pub batch: Batch,
    pub donor: Organisation,
    /// How many devices are where, and the weight that was recycled.
    pub outcome: BatchOutcome,
    /// What the recipients answered in follow-ups about the devices of this batch.
    pub reuse: Reuse,
}

/// The name of a commune by its NIS code: Dutch for a Dutch reader, else French. For an unknown code, the words for "outside the Region".
#[must_use]
pub fn commune(nis5: Option<u32>, w: Locale) -> String {
    let found = tables::communes().iter().find(|c| Some(c.nis5) == nis5);
    found.map_or_else(|| w.t("donor-outside"), |c| if w == Locale::Nl { c.nl.clone() } else { c.fr.clone() })
}

/// Whether a recipient ever returned the device.
fn came_back(c: &mut AnyConnection, device: &Device) -> Result<bool, DeskError> {
    let leaves = store::ledger::event::leaves_of(c, Subject::Device, device.tag.as_str())?;
    let back = |what: &EventData| matches!(what, EventData::Device(fact) if fact.step.kind() == StepKind::TakeBack);
    Ok(leaves.iter().any(|l| back(&l.what)))
}

/// A cache of destinations by handover number, so that each handover is looked up once.
#[derive(Default)]
struct Known {
    destinations: BTreeMap<Number, Option<Destination>>,
}

impl Known {
    fn destination(&mut self, c: &mut AnyConnection, act: Number) -> Result<Option<Destination>, DeskError> {
        if let Some(known) = self.destinations.get(&act) {
            return Ok(known.clone());
        }
        let found = match store::handover::find(c, act)? {
            Some((act, _)) => {
                let organisation = store::partner::find(c, &act.organisation)?;
                let request = store::request::find(c, act.request)?;
                organisation.zip(request).map(|(o, r)| Destination {
                    kind: o.kind,
                    commune: o.commune,
                    action: r.action,
                    audience: r.audience,
                })
            }
            None => None,
        };
        self.destinations.insert(act, found.clone());
        Ok(found)
    }
}

impl Report {
    /// The donor's contact language.
    #[must_use]
    pub fn language(&self) -> Locale {
        crate::desk::document::locale_of(self.donor.contact_language)
    }

    /// The counts with their labels, in the order of the lifecycle.
    #[must_use]
    pub fn rows(&self, w: Locale) -> Vec<(String, u64)> {
        let o = &self.outcome;
        let row = |key: &str, n: u64| (w.t(key), n);
        let mut rows = vec![row("donor-workshop", o.workshop), row("donor-stock", o.stock), row("donor-promised", o.promised)];
        rows.push(row("donor-handed-over", o.given()));
        rows.extend([
            row("donor-sent-back", o.sent_back),
            row("donor-for-parts", o.for_parts),
            row("donor-recycled", o.recycled),
            row("donor-destroyed", o.destroyed),
            row("donor-lost", o.lost),
        ]);
        rows
    }

    /// The destinations as text (action, audience, organisation kind, commune), each with its number of devices.
    #[must_use]
    pub fn destinations(&self, w: Locale) -> Vec<([String; 4], u64)> {
        let row = |(d, n): (&Destination, &u64)| {
            let action = w.x("doc-action-number", d.action.as_str());
            ([action, word(w, "audience", d.audience.as_str()), word(w, "organisation-kind", d.kind.as_str()), commune(d.commune, w)], *n)
        };
        self.outcome.handed_over.iter().map(row).collect()
    }

    /// The report as a CSV table, one row per count: donor list, outcome, destinations, then follow-up answers, weights and media.
    ///
    /// # Errors
    /// When the table cannot be written.
    pub fn table(&self, w: Locale) -> Result<Vec<u8>, DeskError> {
        let broken = |e: std::io::Error| DeskError::failed(e);
        let columns = ["donor-what", "donor-count", "doc-action", "doc-audience", "donor-kind", "donor-commune"];
        let mut bytes = Vec::new();
        let mut sheet = Sheet::new(Form::Csv, "", columns.iter().map(|key| w.t(key)).collect(), &mut bytes).map_err(broken)?;
        let o = &self.outcome;
        let first = [
            ("donor-declared", o.declared),
            ("doc-received", o.received),
            ("donor-expected", o.expected),
            ("doc-missing", o.missing),
            ("doc-extra", o.extra),
        ];
        let mut rows: Vec<(String, u64, [String; 4])> = Vec::new();
        rows.extend(first.iter().map(|(key, n)| (w.t(key), *n, <[String; 4]>::default())));
        rows.extend(self.rows(w).into_iter().map(|(name, n)| (name, n, <[String; 4]>::default())));
        rows.extend(self.destinations(w).into_iter().map(|(to, n)| (w.t("donor-handed-over"), n, to)));
        let media = [
            ("donor-answered", self.reuse.answered),
            ("donor-in-use", self.reuse.in_use),
            ("donor-silent", self.reuse.silent),
            ("donor-returned", o.returned),
            ("donor-recycled-grams", o.recycled_grams),
            ("donor-estimated-grams", o.estimated_grams),
            ("doc-media-sanitised", o.media.sanitised),
            ("doc-media-destroyed", o.media.destroyed),
            ("doc-media-absent", o.media.absent),
            ("donor-media-open", o.media.open),
        ];
        rows.extend(media.iter().map(|(key, n)| (w.t(key), *n, <[String; 4]>::default())));
        for (name, n, to) in rows {
            let mut cells = vec![name.into(), crate::documents::export::spreadsheet::Cell::Number(i64::try_from(n).unwrap_or(i64::MAX))];
            cells.extend(to.map(Into::into));
            sheet.row(&cells).map_err(broken)?;
        }
        sheet.finish().map_err(broken)?;
        Ok(bytes)
    }
}

impl Batches<'_> {
    /// Computes the outcome of a batch. The recycled weight is the batch's
    /// share, by number of devices, of each line of the waste transfers.
    ///
    /// # Errors
    /// When there is no such batch.
    pub fn outcome(self, number: Number) -> Result<Report, DeskError> {
        let (batch, balance) = self.balance(number)?;
        self.desk.read(|c| {
            let donor = store::partner::find(c, &batch.donor)?.or_not_found(Noun::Organisation, &batch.donor)?;
            let filter = store::device::Filter { batch: Some(number), ..store::device::Filter::default() };
            let devices = store::device::all(c, &filter)?;
            let mut outcome = BatchOutcome::from_balance(&balance);
            let mut known = Known::default();
            for device in &devices {
                let went = match &device.custody {
                    Some(custody) => known.destination(c, custody.handover)?,
                    None => None,
                };
                let back = came_back(c, device)?;
                outcome.count(device, went, back);
            }
            if outcome.recycled > 0 {
                for note in store::waste::list(c, None, MOST_NOTES)? {
                    for line in &note.lines {
                        let all = u64::try_from(line.devices.len()).unwrap_or(u64::MAX);
                        let ours = line.devices.iter().filter(|tag| devices.iter().any(|d| d.tag == **tag)).count();
                        let share = line.grams.saturating_mul(u64::try_from(ours).unwrap_or(0)).checked_div(all).unwrap_or(0);
                        outcome.recycled_grams += share;
                        outcome.estimated_grams += if line.estimated { share } else { 0 };
                    }
                }
            }
            let reuse = crate::desk::handover::reuse_rate::reuse_of(c, &devices)?;
            Ok(Report { batch, donor, outcome, reuse })
        })
    }

    /// The report as a document, in a language. It has no number and is not stored: it shows the state at the time it is made.
    ///
    /// # Errors
    pub fn donor_report(self, report: &Report, w: Locale) -> Result<Document, DeskError> {
        let operator = self.desk.read(|c| Ok(store::settings::operator(c)?))?;
        let decision = &report.batch.decision;
        let data = DonorData {
            created: self.desk.now(),
            operator: crate::desk::document::operator_in(&operator, w),
            donor: crate::desk::document::party(&report.donor),
            batch: report.batch.number.to_string(),
            decision: [decision.reference.clone(), w.date(decision.date), decision.body.clone()].join(" · "),
            outcome: report.outcome.clone(),
            rows: report.rows(w),
            destinations: report.destinations(w),
            reuse: report.reuse,
            printed_from: self.desk.base_url().unwrap_or("Reprise").to_owned(),
        };
        Ok(donor_report::donor_report(&data, w))
    }
}
