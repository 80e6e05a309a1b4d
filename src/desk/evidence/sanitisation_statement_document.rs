//! The document of a sanitisation statement: for each medium its outcome, method, tool, times and log, in the language of the statement.

use crate::desk::error::DeskError;
use crate::documents::layout::model::Document;
use crate::documents::template::statement;
use crate::documents::template::statement::{StatedDevice, StatedMedium, StatementData, Sums};
use crate::domain::account::actor::Actor;
use crate::domain::batch::Batch;
use crate::domain::device::Device;
use crate::domain::device::sanitisation::{Assurance, Medium, Outcome};
use crate::domain::device::step::{EraseResult, Step};
use crate::domain::device::tag::Tag;
use crate::domain::event::EventData;
use crate::domain::id::{EvidenceId, UserId};
use crate::domain::number::Number;
use crate::domain::partner::organisation::Organisation;
use crate::domain::subject::Subject;
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::store::{self, AnyConnection};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// The input of the document.
pub(super) struct StatementOf<'a> {
    pub(in crate::desk) number: Number,
    pub(in crate::desk) batch: &'a Batch,
    pub(in crate::desk) donor: &'a Organisation,
    pub(in crate::desk) whole_batch: bool,
    pub(in crate::desk) devices: &'a [Device],
    pub(in crate::desk) excluded: &'a [Tag],
    pub(in crate::desk) at: DateTime<Utc>,
    /// Who issues it.
    pub(in crate::desk) issuer: &'a Actor,
    /// The version of the policy in force.
    pub(in crate::desk) policy: u32,
}

/// Reads what the document needs, with a cache of user names.
struct Reader<'c> {
    c: &'c mut AnyConnection,
    locale: Locale,
    names: BTreeMap<UserId, String>,
}

/// Start and end of an erasure, as far as the tool reported them.
type Ran = (Option<DateTime<Utc>>, Option<DateTime<Utc>>);

impl Reader<'_> {
    /// The name of a user; the last six characters of the id when the name was erased.
    fn name(&mut self, user: &UserId) -> Result<String, DeskError> {
        if let Some(known) = self.names.get(user) {
            return Ok(known.clone());
        }
        let id = user.as_str();
        let found = store::account::names(self.c, &[id])?.pop().map(|(_, name)| name);
        let name = found.unwrap_or_else(|| format!("…{}", id.chars().skip(id.chars().count().saturating_sub(6)).collect::<String>()));
        self.names.insert(user.clone(), name.clone());
        Ok(name)
    }

    fn log(&mut self, evidence: Option<&EvidenceId>) -> Result<String, DeskError> {
        let piece = evidence.map(|id| store::evidence::find(self.c, id)).transpose()?.flatten();
        Ok(piece.map(|p| p.sha256).unwrap_or_default())
    }

    fn device(&mut self, device: &Device) -> Result<StatedDevice, DeskError> {
        let l = self.locale;
        let times = self.times(device)?;
        let media = device.media.iter().map(|medium| self.medium(medium, times.get(&medium.id))).collect::<Result<_, _>>()?;
        let without = match &device.no_medium {
            Some(word) => l.say("doc-no-medium-by", &[("who", self.name(&word.by)?.into()), ("date", l.day(word.at).into())]),
            None => l.t("doc-kind-without"),
        };
        let s = &device.specification;
        Ok(StatedDevice {
            tag: device.tag.to_string(),
            kind: word(l, "kind", device.kind.as_str()),
            name: s.name(),
            serial: s.serial.clone().unwrap_or_default(),
            inventory_number: s.donor_number.clone().unwrap_or_default(),
            state: word(l, "stage", device.stage.as_str()),
            media,
            without,
        })
    }

    /// Start and end of the erasure that counts, which is the last successful one, by medium.
    fn times(&mut self, device: &Device) -> Result<BTreeMap<u32, Ran>, DeskError> {
        let mut times = BTreeMap::new();
        if !device.media.iter().any(|m| matches!(m.outcome, Some(Outcome::Sanitised { .. }))) {
            return Ok(times);
        }
        for leaf in store::ledger::event::leaves_of(self.c, Subject::Device, device.tag.as_str())? {
            if let EventData::Device(fact) = &leaf.what
                && let Step::Erase { medium, result: EraseResult::Success, started, ended, .. } = &fact.step
            {
                times.insert(*medium, (*started, *ended));
            }
        }
        Ok(times)
    }

    fn medium(&mut self, medium: &Medium, times: Option<&Ran>) -> Result<StatedMedium, DeskError> {
        let l = self.locale;
        let size = medium.size_gb().filter(|gb| *gb > 0).map(|gb| l.n("medium-size", i64::try_from(gb).unwrap_or(0)));
        let kind = [Some(word(l, "medium", medium.kind.as_str())), size].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let mut log = String::new();
        let mut outcome = Vec::new();
        match &medium.outcome {
            None => {}
            Some(
                sanitised @ Outcome::Sanitised {
                    level, method, tool, tool_version, operator, at, evidence, verified, setting, drawn, ..
                },
            ) => {
                log = self.log(evidence.as_ref())?;
                outcome.push(format!("{} – {}", l.t("outcome-sanitised"), word(l, "level", level.as_str())));
                let setting = setting.map(|s| word(l, "setting", s.as_str()));
                outcome.push([Some(word(l, "method", method.as_str())), setting].into_iter().flatten().collect::<Vec<_>>().join(", "));
                outcome.push(format!("{tool} {tool_version}").trim().to_owned());
                if let Some((Some(started), Some(ended))) = times {
                    outcome.push(l.say("doc-from-to", &[("from", l.moment(*started).into()), ("to", l.moment(*ended).into())]));
                }
                // Two facts, as in NIST SP 800-88 rev. 2: that the technique completed, and that somebody else found the outcome enough.
                let assurance = sanitised.assurance().unwrap_or(Assurance::DeclaredOnly);
                outcome.push(l.x("doc-verification", word(l, "assurance", assurance.as_str())));
                outcome.push(self.by(operator, *at)?);
                let validation = match verified {
                    Some(verified) => format!("{}, {}", self.name(&verified.by)?, l.moment(verified.at)),
                    None if *drawn => l.t("doc-validation-awaited"),
                    None => l.t("doc-validation-not-drawn"),
                };
                outcome.push(l.x("doc-validation", validation));
            }
            Some(Outcome::Destroyed { operator, at, evidence }) => {
                log = self.log(evidence.as_ref())?;
                outcome.push(l.t("outcome-destroyed"));
                outcome.push(self.by(operator, *at)?);
            }
            Some(Outcome::Absent { operator, at }) => {
                outcome.push(l.t("outcome-absent"));
                outcome.push(self.by(operator, *at)?);
            }
        }
        if medium.removed {
            outcome.push(l.t("medium-removed"));
        }
        let text = |t: &Option<String>| t.clone().unwrap_or_default();
        Ok(StatedMedium { kind, model: text(&medium.model), serial: text(&medium.serial), outcome, log })
    }

    fn by(&mut self, who: &UserId, at: DateTime<Utc>) -> Result<String, DeskError> {
        let name = self.name(who)?;
        Ok(self.locale.say("doc-recorded-by", &[("who", name.into()), ("date", self.locale.moment(at).into())]))
    }
}

/// The statement in a language.
pub(super) fn document(c: &mut AnyConnection, base: Option<&str>, of: &StatementOf<'_>, locale: Locale) -> Result<Document, DeskError> {
    let operator = store::settings::operator(c)?;
    let mut reader = Reader { c, locale, names: BTreeMap::new() };
    let issuer = (reader.name(&of.issuer.user)?, word(locale, "role", of.issuer.role.as_str()));
    let devices = of.devices.iter().map(|device| reader.device(device)).collect::<Result<Vec<_>, _>>()?;
    let mut sums = Sums::default();
    for outcome in of.devices.iter().flat_map(|d| &d.media).filter_map(|m| m.outcome.as_ref()) {
        match outcome {
            Outcome::Sanitised { .. } => sums.sanitised += 1,
            Outcome::Destroyed { .. } => sums.destroyed += 1,
            Outcome::Absent { .. } => sums.absent += 1,
        }
    }
    let decision = &of.batch.decision;
    let data = StatementData {
        number: Some(of.number.to_string()),
        created: of.at,
        operator: crate::desk::document::operator_in(&operator, locale),
        donor: crate::desk::document::party(of.donor),
        batch: of.batch.number.to_string(),
        whole_batch: of.whole_batch,
        decision: [decision.reference.clone(), locale.date(decision.date), decision.body.clone()].join(" · "),
        policy: locale.n("doc-policy-version", i64::from(of.policy)),
        devices,
        sums,
        excluded: of.excluded.iter().map(Tag::to_string).collect(),
        issuer,
        place: operator.name(locale.as_str()).to_owned(),
        verify_url: crate::desk::document::verify_url(base, of.number),
        printed_from: base.unwrap_or("Reprise").to_owned(),
    };
    Ok(statement::statement(&data, locale))
}
