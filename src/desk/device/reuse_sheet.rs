//! The reuse sheet of a device: its specification, test results, defects and repairs, for its next user.

use super::Devices;
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, Noun};
use crate::desk::error_text;
use crate::documents::layout::model::Document;
use crate::documents::template::reuse_sheet;
use crate::documents::template::reuse_sheet::ReuseData;
use crate::domain::device::condition;
use crate::domain::device::condition::TestResult;
use crate::domain::device::step::Step;
use crate::domain::device::tag::Tag;
use crate::domain::event::EventData;
use crate::domain::subject::Subject;
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::ingest::tables;
use crate::store;

impl Devices<'_> {
    /// The reuse sheet in a language, as of now. It is not stored.
    ///
    /// # Errors
    /// When there is no such device.
    pub fn reuse_sheet(self, tag: Tag, locale: Locale) -> Result<Document, DeskError> {
        let (device, operator, leaves) = self.desk.read(|c| {
            let device = store::device::find(c, &tag)?.or_not_found(Noun::Device, tag)?;
            Ok((device, store::settings::operator(c)?, store::ledger::event::leaves_of(c, Subject::Device, tag.as_str())?))
        })?;
        let tested = |leaf: &&crate::ledger::Leaf| matches!(&leaf.what, EventData::Device(fact) if matches!(fact.step, Step::Test { .. }));
        let tested = leaves.iter().rev().find(tested).map(|leaf| locale.day(leaf.at)).unwrap_or_default();
        let s = &device.specification;
        let text = |t: &Option<String>| t.clone().unwrap_or_default();
        let media = device.media.iter().filter(|m| !m.removed && !m.is_gone());
        let storage = media.map(|m| {
            let size = m.size_gb().filter(|gb| *gb > 0).map(|gb| locale.n("medium-size", i64::try_from(gb).unwrap_or(0)));
            [Some(word(locale, "medium", m.kind.as_str())), size].into_iter().flatten().collect::<Vec<_>>().join(" · ")
        });
        let failures = condition::failures(device.kind, &device.condition, tables::tests());
        let defects: Vec<String> = failures.iter().map(|test| error_text::test(locale, test)).collect();
        let interventions: Vec<String> = leaves
            .iter()
            .filter_map(|leaf| {
                let EventData::Device(fact) = &leaf.what else { return None };
                let Step::Repair(done) = &fact.step else { return None };
                let cause = done.cause.map(|c| word(locale, "cause", c.as_str()));
                let kind = done.part_kind.map(|k| word(locale, "part", k.as_str()));
                let parts = [Some(locale.day(leaf.at)), Some(word(locale, "repair", done.work.as_str())), cause, kind, done.part.clone()];
                Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
            })
            .collect();
        let fact = |key: &str, value: String| (locale.t(key), value);
        let facts = vec![
            fact("doc-tag", tag.to_string()),
            fact("doc-serial", text(&s.serial)),
            fact("doc-category", device.kind.weee_category().to_string()),
            fact("doc-year", s.year.map(|y| y.to_string()).unwrap_or_default()),
            fact("field-cpu", text(&s.cpu)),
            fact("field-ram-mb", s.ram_mb.map(|mb| locale.n("memory-gb", i64::from(mb.div_ceil(1024)))).unwrap_or_default()),
            fact("doc-media", storage.collect::<Vec<_>>().join("\n")),
            fact("field-os", [text(&s.os), text(&s.licence)].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · ")),
            fact("doc-battery-charge", device.condition.battery_percent.map(|p| format!("{p} %")).unwrap_or_default()),
            fact("device-grade", device.grade.map(|g| word(locale, "grade", g.as_str())).unwrap_or_default()),
            fact("doc-defects", defects.join(", ")),
            fact("doc-interventions", interventions.join("\n")),
            fact("doc-answers-for", operator.name(locale.as_str()).to_owned()),
        ];
        let result = |(test, result): (&String, &TestResult)| (error_text::test(locale, test), word(locale, "result", result.as_str()));
        let wiped = device.is_wiped() && device.kind.stores_data();
        let data = ReuseData {
            created: self.desk.now(),
            operator: crate::desk::document::operator_in(&operator, locale),
            tag: tag.to_string(),
            kind: word(locale, "kind", device.kind.as_str()),
            name: s.name(),
            facts,
            erased: if wiped { locale.t("doc-reuse-erased") } else { String::new() },
            tests: device.condition.results.iter().map(result).collect(),
            tested,
            url: self.desk.base_url().map(|base| tag.payload(Some(base))),
            printed_from: self.desk.base_url().unwrap_or("Reprise").to_owned(),
        };
        Ok(reuse_sheet::reuse_sheet(&data, locale))
    }
}
