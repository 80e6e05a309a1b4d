//! The pick list: what a handover still needs, grouped by location for one walk through the depot, beside what its request was granted.

use super::Handovers;
use super::accessories;
use super::accessories::words;
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, Noun};
use crate::documents::layout::model::{Block, Column, Document};
use crate::documents::template::handover::{footer, known, without_empty};
use crate::domain::device::Device;
use crate::domain::device::stage::Stage;
use crate::domain::handover::WithDevice;
use crate::domain::number::Number;
use crate::domain::request::suitability::answered_line;
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::store;
use std::collections::BTreeMap;

/// Template version printed in the footer.
const VERSION: &str = "pick-2";

fn rows(devices: &[&Device], along: &[WithDevice], w: Locale) -> Vec<Vec<String>> {
    let with = |d: &Device| along.iter().find(|a| a.tag == d.tag).map(|a| words(w, &a.accessories)).unwrap_or_default();
    let row = |d: &&Device| {
        vec![
            w.t("doc-pick-box"),
            d.tag.to_string(),
            format!("{}\n{}", d.specification.name(), word(w, "kind", d.kind.as_str())).trim().to_owned(),
            d.specification.serial.clone().unwrap_or_default(),
            answered_line(d).map(|l| (l + 1).to_string()).unwrap_or_default(),
            with(d),
        ]
    };
    devices.iter().map(row).collect()
}

impl Handovers<'_> {
    /// The pick list in the reader's language. Generated on demand and never stored.
    ///
    /// # Errors
    /// When there is no such handover.
    pub fn pick_list(self, number: Number, w: Locale) -> Result<Document, DeskError> {
        let (act, organisation, request, allocation, devices, along, operator) = self.desk.read(|c| {
            let (act, _) = store::handover::find(c, number)?.or_not_found(Noun::Handover, number)?;
            let organisation = store::partner::find(c, &act.organisation)?;
            let request = store::request::find(c, act.request)?.or_not_found(Noun::Request, act.request)?;
            let allocation = store::request::allocation(c, act.allocation)?;
            let devices = store::device::of_request(c, act.request)?;
            // Devices already picked come first, so that accessories left over are proposed for those still to be picked.
            let picked = |d: &Device| d.reservation.as_ref().and_then(|r| r.picked);
            let mut going: Vec<Device> = devices.iter().filter(|d| picked(d) == Some(number)).cloned().collect();
            going.extend(devices.iter().filter(|d| d.stage == Stage::Reserved && picked(d).is_none()).cloned());
            let along = accessories::accessories_for(c, &act, &going)?;
            Ok((act.clone(), organisation, request, allocation, devices, along, store::settings::operator(c)?))
        })?;
        let picked = |d: &Device| d.reservation.as_ref().and_then(|r| r.picked);
        let count = |n: usize| w.number(i64::try_from(n).unwrap_or(i64::MAX));
        let lines = request.lines.iter().enumerate().map(|(place, line)| {
            let on = || {
                devices
                    .iter()
                    .filter(move |d| d.stage == Stage::Reserved && answered_line(d).and_then(|l| usize::try_from(l).ok()) == Some(place))
            };
            let granted = allocation.as_ref().and_then(|a| a.granted.get(place)).copied().unwrap_or(0);
            vec![
                count(place + 1),
                format!("{} · {}", word(w, "kind", line.kind.as_str()), w.x("doc-grade", line.least_grade.as_str())),
                w.number(i64::from(granted)),
                count(on().count()),
                count(on().filter(|d| picked(d) == Some(number)).count()),
            ]
        });
        let mut by_place: BTreeMap<String, Vec<&Device>> = BTreeMap::new();
        for device in devices.iter().filter(|d| d.stage == Stage::Reserved && picked(d).is_none()) {
            by_place.entry(device.location.clone().unwrap_or_default()).or_default().push(device);
        }
        let columns = || {
            vec![
                Column::text(String::from("OK"), 0.7),
                Column::name(w.t("doc-tag"), 2.2),
                Column::text(w.t("doc-device"), 4.2),
                Column::text(w.t("doc-serial"), 2.8),
                Column::number(w.t("doc-pick-line"), 1.0),
                Column::text(w.t("doc-pick-along"), 2.6),
            ]
        };
        let recipient = organisation.map(|o| o.name).unwrap_or_default();
        let when = act.appointment.as_ref().filter(|a| !a.cancelled).map(|a| w.moment(a.from)).unwrap_or_default();
        let mut blocks = vec![
            known(vec![
                (w.t("doc-recipient"), recipient.clone()),
                (w.t("doc-decision"), act.allocation.to_string()),
                (w.t("appointment"), when),
                (w.t("appointment-place"), act.place.clone()),
            ]),
            Block::Heading(w.t("doc-pick-lines")),
            Block::Table {
                columns: vec![
                    Column::number(w.t("doc-line"), 0.8),
                    Column::name(w.t("doc-kind"), 4.0),
                    Column::number(w.t("doc-pick-asked"), 1.6),
                    Column::number(w.t("doc-pick-promised"), 1.6),
                    Column::number(w.t("doc-pick-picked"), 1.8),
                ],
                rows: lines.collect(),
                total: false,
            },
            known(vec![(w.t("doc-pick-along"), words(w, &along.iter().flat_map(|a| a.accessories.clone()).collect::<Vec<_>>()))]),
            Block::Paragraph(w.t(if by_place.is_empty() { "doc-pick-none" } else { "doc-pick-text" })),
        ];
        for (place, mut devices) in by_place {
            devices.sort_by_key(|d| d.tag);
            blocks.push(Block::Heading(if place.is_empty() { w.t("doc-pick-no-place") } else { w.x("doc-pick-place", place) }));
            blocks.push(Block::Table { columns: columns(), rows: rows(&devices, &along, w), total: false });
        }
        without_empty(&mut blocks);
        let operator = crate::desk::document::operator_in(&operator, w);
        Ok(Document {
            title: w.t("doc-pick-title"),
            number: None,
            locale: w,
            author: operator.name.clone(),
            subject: w.say("doc-pick-subject", &[("act", number.to_string().into()), ("recipient", recipient.into())]),
            created: self.desk.now(),
            footer: footer(w, self.desk.base_url().unwrap_or("Reprise"), VERSION, &operator, self.desk.now()),
            blocks,
        })
    }
}
