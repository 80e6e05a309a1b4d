//! Exports: the devices of a list and the lines of a stock-take as tables, streamed row by row from one database snapshot.

use super::Devices;
use crate::desk::DeskError;
use crate::documents::export::spreadsheet::{Cell, Form, Sheet};
use crate::domain::device::Device;
use crate::domain::id::OrganisationId;
use crate::domain::number::Number;
use crate::i18n::word::word;
use crate::i18n::{Locale, today};
use crate::store::{self, device::Filter};
use std::collections::HashMap;
use std::io::Write;

/// Rows read per page.
const PIECE: u16 = 500;

/// The columns of the device table, by the message keys of their headings.
const COLUMNS: [&str; 18] = [
    "device-tag",
    "field-kind",
    "field-manufacturer",
    "field-model",
    "field-serial",
    "field-donor-number",
    "field-year",
    "field-ram-mb",
    "doc-batch",
    "devices-stage",
    "export-since",
    "device-grade",
    "field-location",
    "export-erased",
    "export-holds",
    "export-request",
    "doc-act",
    "doc-recipient",
];

impl Devices<'_> {
    /// Writes the devices that match a filter as a table, the most recently changed first. All rows come from one snapshot, however slowly
    /// the table is read.
    ///
    /// # Errors
    /// When the database fails, or writing to `out` does. What was written until then is not a complete table.
    pub fn export(self, w: Locale, filter: &Filter, form: Form, out: impl Write) -> Result<(), DeskError> {
        let broken = |e: std::io::Error| DeskError::failed(e);
        let headings = COLUMNS.iter().map(|key| w.t(key)).collect();
        let mut sheet = Sheet::new(form, &w.t("devices-title"), headings, out).map_err(broken)?;
        let mut names: HashMap<OrganisationId, String> = HashMap::new();
        self.desk.shared.db.snapshot(|c| {
            let mut before = None;
            loop {
                let piece = store::device::list(c, filter, before, PIECE)?;
                for device in &piece.devices {
                    let holder = match device.custody.as_ref().map(|c| &c.organisation) {
                        None => String::new(),
                        Some(id) => match names.get(id) {
                            Some(name) => name.clone(),
                            None => {
                                let name = store::partner::find(c, id)?.map(|o| o.name).unwrap_or_default();
                                names.insert(id.clone(), name.clone());
                                name
                            }
                        },
                    };
                    sheet.row(&row(w, device, holder)).map_err(broken)?;
                }
                before = piece.next;
                if before.is_none() {
                    return Ok::<_, DeskError>(());
                }
            }
        })?;
        sheet.finish().map_err(broken)
    }
}

/// The columns of the stock-take table, by the message keys of their headings.
const COUNT_COLUMNS: [&str; 13] = [
    "device-tag",
    "field-kind",
    "field-manufacturer",
    "field-model",
    "field-serial",
    "field-donor-number",
    "acts-state",
    "doc-count-expected-at",
    "doc-count-seen",
    "doc-count-seen-on",
    "devices-stage",
    "field-location",
    "doc-count-last-step",
];

impl Devices<'_> {
    /// Writes the lines of a stock-take as a table in the order of their tags, followed by the unknown codes.
    ///
    /// # Errors
    /// When the database fails, or writing to `out` does. What was written until then is not a complete table.
    pub fn export_count(self, w: Locale, number: Number, form: Form, out: impl Write) -> Result<(), DeskError> {
        let broken = |e: std::io::Error| DeskError::failed(e);
        let headings = COUNT_COLUMNS.iter().map(|key| w.t(key)).collect();
        let mut sheet = Sheet::new(form, &number.to_string(), headings, out).map_err(broken)?;
        self.desk.shared.db.snapshot(|c| {
            let mut after = String::new();
            loop {
                let lines = store::stock_take::lines(c, number, None, &after, PIECE)?;
                let Some(last) = lines.last() else { break };
                after.clone_from(&last.tag);
                let tags: Vec<String> = lines.iter().map(|l| l.tag.clone()).collect();
                for (line, (d, at)) in lines.into_iter().zip(store::stock_take::devices(c, &tags)?) {
                    let s = &d.specification;
                    let seen_on = line.seen_on.map_or_else(|| Cell::Text(String::new()), |on| Cell::Date(today(on.and_utc())));
                    let row: [Cell; COUNT_COLUMNS.len()] = [
                        d.tag.to_string().into(),
                        word(w, "kind", d.kind.as_str()).into(),
                        s.manufacturer.clone().into(),
                        s.model.clone().into(),
                        s.serial.clone().into(),
                        s.donor_number.clone().into(),
                        word(w, "line-state", &line.state).into(),
                        line.expected_at.into(),
                        line.seen_at.into(),
                        seen_on,
                        word(w, "stage", d.stage.as_str()).into(),
                        d.location.clone().into(),
                        Cell::Date(today(at)),
                    ];
                    sheet.row(&row).map_err(broken)?;
                }
            }
            for (_, code) in store::stock_take::codes(c, number, -1, i64::MAX)? {
                let row = COUNT_COLUMNS.map(|column| match column {
                    "device-tag" => code.clone().into(),
                    "acts-state" => w.t("doc-count-unknown").into(),
                    _ => Cell::Text(String::new()),
                });
                sheet.row(&row).map_err(broken)?;
            }
            Ok::<_, DeskError>(())
        })?;
        sheet.finish().map_err(broken)
    }
}

fn row(w: Locale, d: &Device, holder: String) -> [Cell; COLUMNS.len()] {
    let s = &d.specification;
    let holds: Vec<String> = d.holds.iter().map(|h| word(w, "hold", h.reason.as_str())).collect();
    let promised = d.reservation.as_ref().map(|r| r.request);
    let request = promised.or_else(|| d.custody.as_ref().and_then(|c| c.answered).map(|(request, _)| request));
    [
        d.tag.to_string().into(),
        word(w, "kind", d.kind.as_str()).into(),
        s.manufacturer.clone().into(),
        s.model.clone().into(),
        s.serial.clone().into(),
        s.donor_number.clone().into(),
        s.year.map(i64::from).into(),
        s.ram_mb.map(i64::from).into(),
        d.batch.to_string().into(),
        word(w, "stage", d.stage.as_str()).into(),
        Cell::Date(today(d.since)),
        d.grade.map(|g| g.to_string()).into(),
        d.location.clone().into(),
        w.t(if d.is_wiped() { "yes" } else { "no" }).into(),
        holds.join(", ").into(),
        request.map(|n| n.to_string()).into(),
        d.custody.as_ref().map(|c| c.handover.to_string()).into(),
        holder.into(),
    ]
}
