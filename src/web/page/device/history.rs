//! Events as readable history lines: what, when, who, with which particulars, and the note unless it was erased.

use crate::desk::device::support_text;
use crate::desk::{Desk, DeskError};
use crate::domain::device::Device;
use crate::domain::device::sanitisation::Outcome;
use crate::domain::device::step::{EraseResult, Step};
use crate::domain::event::EventData;
use crate::domain::id::UserId;
use crate::i18n::Locale;
use crate::i18n::word::{key, word};
use crate::ledger::cosignature::name_of as name_of_key;
use crate::store;
use crate::store::ledger::event::Line;

/// User ids (the pseudonyms in the ledger) and their names.
pub type People = Vec<(String, String)>;

/// One event as shown.
pub struct HistoryLine {
    /// Sequence number in the ledger.
    pub seq: u64,
    /// `ok`; `warn` for holds, locks and losses; `stop` for a failed erasure or verification.
    pub tone: &'static str,
    /// What happened, in the reader's language.
    pub what: String,
    /// Particulars, such as the location or the method.
    pub detail: String,
    /// Note written with it; empty when there is none or it was erased.
    pub note: String,
    /// Name of the person, or the end of their pseudonym.
    pub who: String,
    /// Time in the reader's format.
    pub when: String,
    /// Time in RFC 3339.
    pub datetime: String,
}

/// Names of the people in these history lines and in the sanitisation records of a device.
pub fn people(desk: &Desk, lines: &[Line], device: &Device) -> Result<People, DeskError> {
    let mut ids: Vec<&str> = lines.iter().map(|l| l.leaf.actor.as_str()).collect();
    for medium in &device.media {
        match &medium.outcome {
            Some(Outcome::Sanitised { operator, .. } | Outcome::Destroyed { operator, .. } | Outcome::Absent { operator, .. }) => {
                ids.push(operator.as_str())
            }
            None => {}
        }
        if let Some(Outcome::Sanitised { verified: Some(verified), .. }) = &medium.outcome {
            ids.push(verified.by.as_str());
        }
    }
    ids.extend(device.no_medium.iter().flat_map(|n| [Some(&n.by), n.second.as_ref()]).flatten().map(UserId::as_str));
    names(desk, &ids)
}

/// Names of these user ids.
pub fn names(desk: &Desk, ids: &[&str]) -> Result<People, DeskError> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    desk.read(|c| Ok(store::account::names(c, &ids)?))
}

/// Name of a user; the end of the pseudonym when the person's data were erased; our own for what the program does by itself.
#[must_use]
pub fn name_of(people: &People, id: &str) -> String {
    if uuid::Uuid::parse_str(id).is_err() {
        return "Reprise".to_owned();
    }
    let named = people.iter().find(|(known, _)| known == id).map(|(_, name)| name.clone());
    named.unwrap_or_else(|| format!("…{}", id.chars().skip(id.chars().count().saturating_sub(6)).collect::<String>()))
}

/// Turns an event into a history line.
#[must_use]
pub fn line(w: Locale, l: &Line, people: &People) -> HistoryLine {
    let (tone, what, detail) = match &l.leaf.what {
        EventData::Device(fact) => {
            let failed = matches!(&fact.step, Step::Erase { result: EraseResult::Failed, .. } | Step::Verify { passed: false, .. });
            let tone = match &fact.step {
                Step::Hold { .. } | Step::Lose {} | Step::Lock { .. } => "warn",
                _ if failed => "stop",
                _ => "ok",
            };
            let key = if matches!(&fact.step, Step::Verify { passed: false, .. }) {
                "did-verify-failed".to_owned()
            } else if failed {
                "did-erase-failed".to_owned()
            } else {
                key("did", fact.step.kind().as_str())
            };
            (tone, w.t(&key), detail(w, fact))
        }
        other => ("ok", word(w, "subject", l.leaf.subject.as_str()), detail_of(w, other)),
    };
    HistoryLine {
        seq: l.leaf.seq,
        tone,
        what,
        detail,
        note: l.text("note").unwrap_or_default().to_owned(),
        who: name_of(people, l.leaf.actor.as_str()),
        when: w.moment(l.leaf.at),
        datetime: l.leaf.at.to_rfc3339(),
    }
}

fn detail(w: Locale, fact: &crate::domain::device::fold::StepRecord) -> String {
    let join = |parts: Vec<String>| parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" · ");
    match &fact.step {
        Step::Receive { batch, line, kind, specification, location } => join(vec![
            batch.to_string(),
            line.map(|l| w.n("history-line", i64::from(l))).unwrap_or_default(),
            word(w, "kind", kind.as_str()),
            specification.name(),
            location.clone().unwrap_or_default(),
        ]),
        Step::Describe { specification, media, evidence, .. } => join(vec![
            specification.name(),
            specification.serial.clone().unwrap_or_default(),
            if media.is_empty() { String::new() } else { w.n("history-media", media.len()) },
            if evidence.is_some() { w.t("history-from-report") } else { String::new() },
        ]),
        Step::Correct { specification, .. } => specification.known().iter().map(|f| word(w, "field", f)).collect::<Vec<_>>().join(", "),
        Step::AddMedium(m) => join(vec![
            word(w, "medium", m.kind.as_str()),
            m.serial.clone().unwrap_or_default(),
            m.replaces.map(|id| w.n("history-replaces", i64::from(id))).unwrap_or_default(),
        ]),
        Step::Erase { medium, method, tool, tool_version, .. } => join(vec![
            w.n("history-medium", i64::from(*medium)),
            word(w, "method", method.as_str()),
            format!("{tool} {tool_version}"),
            fact.level.map(|l| word(w, "level", l.as_str())).unwrap_or_default(),
            if fact.drawn { w.t("history-drawn") } else { String::new() },
        ]),
        Step::Verify { medium, passed } => {
            join(vec![w.n("history-medium", i64::from(*medium)), w.t(if *passed { "verify-passed" } else { "verify-failed" })])
        }
        Step::RemoveMedium { medium } | Step::DestroyMedium { medium, .. } | Step::AbsentMedium { medium } => {
            w.n("history-medium", i64::from(*medium))
        }
        Step::Lock { lock } | Step::Unlock { lock } => word(w, "lock", lock),
        Step::Test { results, looks, battery_percent } => join(vec![
            if results.is_empty() { String::new() } else { w.n("history-tests", results.len()) },
            looks.map(|g| w.x("history-looks", g.as_str())).unwrap_or_default(),
            battery_percent.map(|p| w.n("history-battery", i64::from(p))).unwrap_or_default(),
        ]),
        Step::Repair(done) => join(vec![
            word(w, "repair", done.work.as_str()),
            done.cause.map(|c| word(w, "cause", c.as_str())).unwrap_or_default(),
            done.part_kind.map(|k| word(w, "part", k.as_str())).unwrap_or_default(),
            done.part.clone().unwrap_or_default(),
            done.from.map(|from| w.x("history-part-from", from.to_string())).unwrap_or_default(),
            done.minutes.map(|m| w.n("history-minutes", i64::from(m))).unwrap_or_default(),
        ]),
        Step::RemovePart { kind, part, to } => join(vec![
            word(w, "part", kind.as_str()),
            part.clone().unwrap_or_default(),
            to.map(|to| w.x("history-part-to", to.to_string())).unwrap_or_default(),
        ]),
        Step::Grade { .. } => join(vec![
            fact.grade.map(|g| word(w, "grade", g.as_str())).unwrap_or_default(),
            fact.support.as_ref().map(|s| support_text::line(w, &s.best)).unwrap_or_default(),
        ]),
        Step::Stock { location } | Step::Move { location } => location.clone(),
        Step::Hold { reason } | Step::Release { reason } => word(w, "hold", reason.as_str()),
        Step::Reserve { request, allocation, .. } => format!("{request} · {allocation}"),
        Step::Pick { handover } | Step::HandOver { handover, .. } => handover.to_string(),
        Step::Refuse { handover, reason } => format!("{handover} · {}", word(w, "door-reason", reason.as_str())),
        Step::TakeBack { number, .. } => number.to_string(),
        Step::Find { location } => location.clone().unwrap_or_default(),
        Step::Sight { stock_take, location, .. } => format!("{location} · {stock_take}"),
        Step::NoMedium {}
        | Step::Rework {}
        | Step::Unreserve {}
        | Step::Unpick {}
        | Step::Unreceive {}
        | Step::SendBack {}
        | Step::ForParts {}
        | Step::Recycle {}
        | Step::Destroy {}
        | Step::Lose {} => String::new(),
    }
}

/// Particulars of any event that is not a step of a device.
#[must_use]
pub fn detail_of(w: Locale, what: &EventData) -> String {
    match what {
        EventData::Batch(b) => b.number.to_string(),
        EventData::Organisation(o) => o.name.clone(),
        EventData::Location(l) => l.code.clone(),
        EventData::Request(r) => format!("{} · {}", r.number, word(w, "request-state", r.state.as_str())),
        EventData::Allocation(a) => format!("{} · {}", a.number, a.request),
        EventData::Handover(h) => format!("{} · {}", h.number, word(w, "handover-state", h.state.as_str())),
        EventData::Return(r) => format!("{} · {}", r.number, r.handover),
        EventData::Statement(s) => format!("{} · {}", s.number, s.device.map_or_else(|| s.batch.to_string(), |tag| tag.to_string())),
        EventData::FollowUp(f) => format!("{} · {}", f.handover, word(w, "follow-up-state", f.state.as_str())),
        EventData::WeeeTransfer(t) => format!("{} · {}", t.number, w.kilograms(t.grams())),
        EventData::StockTake(s) => format!("{} · {}", s.number, word(w, "stock-take-state", s.state.as_str())),
        EventData::Sighting { location, device } => {
            [location.clone(), device.map(|tag| tag.to_string()).unwrap_or_default()].join(" ").trim().to_owned()
        }
        EventData::Evidence { format, device, .. } => {
            format!("{} {}", word(w, "read-format", format), device.map(|d| d.to_string()).unwrap_or_default())
        }
        EventData::User { role, .. } => word(w, "role", role.as_str()),
        EventData::Retention { contacts, letters, .. } => {
            w.say("retention-did", &[("contacts", i64::from(*contacts).into()), ("letters", i64::from(*letters).into())])
        }
        EventData::Labels { stock, tags } => format!("{stock} · {}", tags.len()),
        EventData::Message(m) => format!("{} · {}", m.key, word(w, "message", m.kind.as_str())),
        EventData::Proposal(p) => format!("{} · {}", w.number(i64::from(p.given)), p.id),
        EventData::Erasure { seq, .. } => w.number(i64::try_from(*seq).unwrap_or(0)),
        EventData::Policy(p) => w.n("settings-policy", i64::from(p.version)),
        EventData::Operator(_) => w.t("settings-operator"),
        EventData::CheckpointRecipients(r) => w.n("recipients-did", i64::from(r.addresses)),
        EventData::Witnesses(witnesses) => witnesses.keys.iter().map(|key| name_of_key(key)).collect::<Vec<_>>().join(" · "),
        EventData::Cosignature(c) => format!("{} · {}", name_of_key(&c.key), w.n("cosigned-events", i64::try_from(c.size).unwrap_or(0))),
        EventData::Epoch(e) => e.origin.clone(),
        EventData::DailySeal(seal) => w.say(
            "daily-seal-did",
            &[
                ("letters", i64::from(seal.letters).into()),
                ("links", i64::from(seal.links).into()),
                ("readings", i64::from(seal.readings).into()),
            ],
        ),
        EventData::Device(fact) => detail(w, fact),
        EventData::Contact { .. } | EventData::Token { .. } => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::name_of;

    #[test]
    fn whoever_did_it_is_named() {
        let id = "01a207a2-3280-7002-9590-ff0b4dc3a53c";
        assert_eq!(name_of(&[(id.to_owned(), "Claire".to_owned())].into(), id), "Claire");
        assert_eq!(name_of(&[].into(), id), "…c3a53c");
        for by_itself in ["", "restore", "retention"] {
            assert_eq!(name_of(&[].into(), by_itself), "Reprise");
        }
    }
}
