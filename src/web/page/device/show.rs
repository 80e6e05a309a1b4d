//! The page of one device: what prevents stock, its media, its tests, the forms of its steps, and its history.

use super::compare::CompareRow;
use super::history;
use super::history::HistoryLine;
use super::list::{DeviceRow, device_row};
use crate::desk::access;
use crate::desk::device::support_text;
use crate::desk::error::OrNotFound;
use crate::desk::{Desk, DeskError, error_text};
use crate::domain::device::condition;
use crate::domain::device::kind::MediumKind;
use crate::domain::device::lifecycle;
use crate::domain::device::sanitisation::{Assurance, Outcome};
use crate::domain::device::stage::Stage;
use crate::domain::device::step::{Step, StepKind};
use crate::domain::device::support::judge::{RULES, SupportAnswer, SupportFinding};
use crate::domain::device::tag::Tag;
use crate::domain::device::transitions::Rules;
use crate::domain::device::{Device, Hold};
use crate::domain::event::EventData;
use crate::domain::id::UserId;
use crate::domain::subject::Subject;
use crate::i18n::word::word;
use crate::ingest::tables;
use crate::store::{self, device as row};
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::{Fields, Key, Query};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::view::{Choice, FormErrors, page};
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// Events on one page of the history.
const EVENTS: i64 = 60;

/// A storage medium of the device.
pub struct MediumRow {
    /// Number of the medium within the device.
    pub id: u32,
    pub name: String,
    pub serial: String,
    /// `ok`; `warn` while it waits for verification; `stop` while its data may still be there.
    pub tone: &'static str,
    /// Its outcome in the reader's language.
    pub said: String,
    /// How, when and by whom; or how many attempts failed; and which medium it replaces.
    pub detail: String,
    /// Heading of its form, such as "Record an erasure of medium 1".
    pub erase: String,
    /// Heading of its form, such as "Medium 1: destroyed, absent or taken out".
    pub otherwise: String,
    /// Whether its kind is unknown: then whoever records the erasure gives it.
    pub unknown: bool,
    /// Whether its data may still be there.
    pub open: bool,
    /// Whether this reader may verify its sanitisation, because somebody else did it.
    pub verifiable: bool,
    /// Heading of its form, such as "Verify the sanitisation of medium 1".
    pub verify: String,
    /// Whether it was taken out.
    pub removed: bool,
    /// Id of the evidence of its destruction; empty when there is none.
    pub photo: String,
}

/// Until when the device runs a supported system.
pub struct SupportPanel {
    /// What is said in one line.
    pub best: String,
    /// Each system: its name, what is known of it, the tone; the installed one first.
    pub lines: Vec<(String, String, &'static str)>,
    /// The version of the rules and the day of the sources.
    pub basis: String,
    /// Whether the sources are older than six months.
    pub stale: bool,
}

impl SupportPanel {
    fn of(w: crate::i18n::Locale, rules: &Rules<'_>, device: &Device) -> Option<Self> {
        let outlook = rules.outlook(device);
        let today = rules.support.today;
        let best = outlook.best()?;
        let tone = |f: &SupportFinding| match f.answer {
            SupportAnswer::Until => "ok",
            SupportAnswer::Ended | SupportAnswer::Unsuitable => "stop",
            SupportAnswer::Unknown => "warn",
        };
        let row = |name: String, f: &SupportFinding| (name, support_text::answer(w, f), tone(f));
        let installed = outlook.installed.as_ref().map(|f| {
            let name = device.specification.os.clone().unwrap_or_default();
            row(w.x("support-installed", name), f)
        });
        let lines = installed.into_iter().chain(outlook.can_run.iter().map(|f| row(support_text::system(w, f), f)));
        let days = || outlook.installed.iter().chain(&outlook.can_run).filter_map(|f| f.as_of);
        let as_of = days().min().or_else(|| rules.support.table.as_of());
        let basis = [("rules", i64::from(RULES).into()), ("day", as_of.map(|day| w.date(day)).unwrap_or_default().into())];
        Some(Self {
            best: support_text::line(w, best),
            lines: lines.collect(),
            basis: w.say("support-basis", &basis),
            stale: outlook.installed.iter().chain(&outlook.can_run).any(|f| f.is_stale(today)),
        })
    }
}

pub struct HoldRow {
    /// Reason as stored.
    pub reason: String,
    /// In the reader's language.
    pub said: String,
    /// When it was placed.
    pub since: String,
    /// Note of the step that placed it; empty when there is none or that event is not on this page of the history.
    pub note: String,
}

/// A test of this kind of device.
pub struct TestRow {
    /// Name as stored.
    pub test: String,
    /// Name in the reader's language.
    pub name: String,
    /// Its criterion, in measurable words.
    pub criterion: String,
    /// Group of tests, in the reader's language.
    pub group: String,
    /// Whether a grade requires it.
    pub mandatory: bool,
    /// The newest result; empty when there is none.
    pub result: String,
    /// In the reader's language.
    pub said: String,
}

/// A stage on the way from reception to handover.
pub struct RoadStop {
    /// Name in the reader's language.
    pub name: String,
    /// Whether the device has passed it.
    pub done: bool,
    /// Whether the device is at it.
    pub here: bool,
}

/// The steps that this reader may take now; the page has a form for each.
pub struct Offers(Vec<StepKind>);

impl Offers {
    /// Whether a step, named as stored, is offered.
    #[must_use]
    pub fn has(&self, step: &str) -> bool {
        self.0.iter().any(|s| s.as_str() == step)
    }
}

/// The page of a device.
#[derive(Template)]
#[template(path = "page/device/show.html")]
pub struct DevicePage {
    pub layout: Layout,
    /// Values that a list shows too.
    pub row: DeviceRow,
    pub device: Device,
    /// Memory in gigabytes, with unit; empty when unknown.
    pub memory: String,
    /// Until when it runs a supported system; none for a kind that runs none.
    pub support: Option<SupportPanel>,
    /// Line of the donor list, such as "Line 12"; empty for an extra.
    pub line_said: String,
    /// Name of the donor.
    pub donor: String,
    /// Name of the organisation that holds it; empty while it is with the operator.
    pub holder: String,
    /// The stages it passes, with the one it is at.
    pub road: Vec<RoadStop>,
    /// What prevents putting it in stock, as sentences; empty when nothing does.
    pub missing: Vec<String>,
    /// Whether `missing` is shown: only while it is received or in the workshop.
    pub shows_gates: bool,
    /// Its sanitisation statements.
    pub statements: crate::web::page::evidence::statement_list::Statements,
    pub media: Vec<MediumRow>,
    /// Who declared that it has no storage medium, and when; empty otherwise.
    pub no_medium: String,
    /// Whether a second person still has to confirm that.
    pub second_needed: bool,
    /// Whether its data are erased (`Device::is_wiped`): every medium has an outcome, or a person declared that there is none.
    pub wiped: bool,
    pub tests: Vec<TestRow>,
    /// How many mandatory tests have a result, and how many there are.
    pub tested: (usize, usize),
    /// The grade that the results give, with its REC categories; empty when they give none.
    pub computed: String,
    /// Whether the grade is C at best because no supported system runs on it any more.
    pub support_caps: bool,
    /// Parts put in and taken out, newest first.
    pub parts: Vec<PartRow>,
    /// Its photographs, to cite as evidence.
    pub photos: Vec<Choice>,
    /// Media that are gone and not replaced yet.
    pub replaceable: Vec<Choice>,
    /// Locks: name as stored, name in words, whether cleared.
    pub locks: Vec<(String, String, bool)>,
    /// Locks that can be recorded on this kind of device.
    pub lock_choices: Vec<Choice>,
    /// Holds in force.
    pub holds: Vec<HoldRow>,
    /// Fields in which donor list, last report and record differ.
    pub compare: Vec<CompareRow>,
    /// Reports: id, format, date.
    pub evidence: Vec<(String, String, String)>,
    /// History, newest first.
    pub history: Vec<HistoryLine>,
    /// Link to older events; empty on the last page.
    pub more: String,
    /// Whether the reader may put it on a waste transfer note.
    pub to_note: bool,
    pub offers: Offers,
    pub lists: super::step_form::Lists,
    /// Errors of the form named by `sent`.
    pub errors: FormErrors,
    /// Form values to show again when the form is refused.
    pub given: Fields,
    /// The step whose form was sent; empty otherwise.
    pub sent: String,
}

/// Builds the page of a device.
pub(in crate::web::page) fn device_page(
    desk: &Desk,
    context: &RequestContext,
    tag: Tag,
    given: Fields,
    errors: FormErrors,
) -> Result<DevicePage, DeskError> {
    let w = context.locale;
    let acting = context.acting()?;
    let before = given.get("before").parse().ok();
    let (device, donor, holder, lines, pieces, places, declared) = desk.read(|c| {
        let device = row::find(c, &tag)?.or_not_found(crate::desk::error::Noun::Device, tag)?;
        let batch = store::batch::find(c, device.batch)?;
        let donor = batch.map(|b| access::organisation(c, &acting, &b.donor)).transpose()?;
        let holder = device.custody.as_ref().map(|h| access::organisation(c, &acting, &h.organisation)).transpose()?;
        let lines = store::ledger::event::history(c, Subject::Device, tag.as_str(), before, EVENTS)?;
        let pieces = store::evidence::of_device(c, &tag)?;
        let declared = device.line.map(|line| store::batch::line(c, device.batch, line)).transpose()?.flatten();
        Ok((device, donor, holder, lines, pieces, store::device::location::list(c)?, declared))
    })?;
    let in_force = desk.in_force();
    let rules = in_force.rules(desk.today());
    let people = history::people(desk, &lines, &device)?;
    let working = rules.grading(&device);
    let mandatory = rules.tests.for_kind(device.kind).filter(|l| l.mandatory).count();
    let more = if lines.len() == usize::try_from(EVENTS).unwrap_or(0) {
        lines.last().map(|l| format!("/devices/{}?before={}#history", tag.as_str(), l.leaf.seq))
    } else {
        None
    };
    let shows_gates = matches!(device.stage, Stage::Received | Stage::Workshop);
    let open_lock_names: Vec<&str> = device.locks.iter().filter(|l| !l.cleared).map(|l| l.name.as_str()).collect();
    let lock_choices = tables::locks()
        .iter()
        .filter(|l| {
            (l.kinds.is_empty() || l.kinds.iter().any(|k| k == device.kind.as_str())) && !open_lock_names.contains(&l.name.as_str())
        })
        .map(|l| Choice::new(&l.name, word(w, "lock", &l.name)))
        .collect();
    Ok(DevicePage {
        layout: Layout::new(desk, context, &tag.to_string())?,
        row: device_row(w, &device),
        memory: device.specification.ram_mb.map(|mb| w.n("memory-gb", i64::from(mb.div_ceil(1024)))).unwrap_or_default(),
        support: SupportPanel::of(w, &rules, &device),
        line_said: device.line.map(|l| w.n("history-line", i64::from(l))).unwrap_or_default(),
        donor: donor.map(|o| o.name).unwrap_or_default(),
        holder: holder.map(|o| o.name).unwrap_or_default(),
        road: road(w, &device),
        missing: if shows_gates {
            lifecycle::before_stock(&device, rules).iter().map(|r| error_text::why(w, r)).collect()
        } else {
            Vec::new()
        },
        shows_gates,
        media: device.media.iter().map(|m| medium_row(w, m, &device, &people, &acting.actor.user)).collect(),
        second_needed: in_force.policy.second_person_for_no_medium && device.no_medium.as_ref().is_some_and(|n| n.second.is_none()),
        statements: crate::web::page::evidence::statement_list::Statements::of_device(desk, context, &device)?,
        no_medium: device
            .no_medium
            .as_ref()
            .map(|n| {
                let second = n.second.iter().map(|who| history::name_of(&people, who.as_str()));
                let names: Vec<String> = std::iter::once(history::name_of(&people, n.by.as_str())).chain(second).collect();
                format!("{}, {}", names.join(" + "), w.moment(n.at))
            })
            .unwrap_or_default(),
        wiped: device.is_wiped(),
        tests: test_rows(w, &device),
        tested: (mandatory - working.missing.len(), mandatory),
        computed: working.grade.map(|g| format!("{g} ({})", g.rec())).unwrap_or_default(),
        support_caps: working.support_is_over,
        locks: device.locks.iter().map(|l| (l.name.clone(), word(w, "lock", &l.name), l.cleared)).collect(),
        lock_choices,
        parts: part_rows(w, &device),
        photos: pieces
            .iter()
            .filter(|p| p.format == crate::ingest::image::photo::FORMAT)
            .map(|p| Choice::new(&p.id, w.x("photo-see", w.moment(p.at.and_utc()))))
            .collect(),
        replaceable: device
            .media
            .iter()
            .filter(|m| (m.removed || m.is_gone()) && !device.media.iter().any(|other| other.replaces == Some(m.id)))
            .map(|m| Choice::new(m.id, format!("{} · {}", w.n("history-medium", i64::from(m.id)), m.serial.clone().unwrap_or_default())))
            .collect(),
        holds: device.holds.iter().map(|h| hold_row(w, h, &lines)).collect(),
        compare: super::compare::rows(w, &device, declared.as_ref(), &pieces),
        evidence: pieces.into_iter().map(|p| (p.id, word(w, "read-format", &p.format), w.moment(p.at.and_utc()))).collect(),
        history: lines.iter().map(|l| history::line(w, l, &people)).collect(),
        more: more.unwrap_or_default(),
        // A device leaves as waste with a transfer note only.
        to_note: acting.actor.may(StepKind::Recycle.permission())
            && !crate::domain::device::transitions::ends(StepKind::Recycle, device.stage).is_empty(),
        offers: Offers(lifecycle::offered(&device, &acting.actor)),
        lists: super::step_form::Lists::for_device(w, &device, &places),
        sent: given.get("step").to_owned(),
        device,
        errors,
        given,
    })
}

/// A hold with the note of the event that placed it, if that is among `lines`.
fn hold_row(w: crate::i18n::Locale, hold: &Hold, lines: &[store::ledger::event::Line]) -> HoldRow {
    let puts = |what: &EventData| matches!(what, EventData::Device(fact) if fact.step == Step::Hold { reason: hold.reason });
    let note = lines.iter().find(|l| puts(&l.leaf.what)).and_then(|l| l.text("note")).unwrap_or_default().to_owned();
    HoldRow { reason: hold.reason.to_string(), said: word(w, "hold", hold.reason.as_str()), since: w.moment(hold.at), note }
}

fn road(w: crate::i18n::Locale, device: &Device) -> Vec<RoadStop> {
    let main = [Stage::Received, Stage::Workshop, Stage::Stock, Stage::Reserved, Stage::HandedOver];
    let here = main.iter().position(|s| *s == device.stage);
    let mut stops: Vec<RoadStop> = main
        .iter()
        .enumerate()
        .map(|(n, s)| RoadStop { name: word(w, "stage", s.as_str()), done: here.is_some_and(|h| n < h), here: here == Some(n) })
        .collect();
    if here.is_none() {
        stops.push(RoadStop { name: word(w, "stage", device.stage.as_str()), done: false, here: true });
    }
    stops
}

pub struct PartRow {
    /// "Put in" or "taken out", in the reader's language.
    pub said: String,
    /// Kind and description of the part.
    pub name: String,
    /// Tag of the other device as shown; empty when there is none.
    pub tag: String,
    /// The same tag for addresses.
    pub path: String,
    /// Text shown when there is no other device, such as "bought".
    pub otherwise: String,
    pub when: String,
}

fn part_rows(w: crate::i18n::Locale, device: &Device) -> Vec<PartRow> {
    let name = |kind: crate::domain::device::part::PartKind, part: &Option<String>| {
        std::iter::once(word(w, "part", kind.as_str())).chain(part.clone()).collect::<Vec<_>>().join(" · ")
    };
    let row = |said: &str, name: String, other: Option<Tag>, otherwise: &str, at| PartRow {
        said: w.t(said),
        name,
        tag: other.map(|t| t.to_string()).unwrap_or_default(),
        path: other.map(|t| t.as_str().to_owned()).unwrap_or_default(),
        otherwise: w.t(otherwise),
        when: w.moment(at),
    };
    let fitted = device.fitted.iter().map(|p| (p.at, row("device-part-in", name(p.kind, &p.part), p.from, "device-part-bought", p.at)));
    let taken = device.taken.iter().map(|p| (p.at, row("device-part-out", name(p.kind, &p.part), p.to, "device-part-shelf", p.at)));
    let mut all: Vec<_> = fitted.chain(taken).collect();
    all.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    all.into_iter().map(|(_, row)| row).collect()
}

fn medium_row(
    w: crate::i18n::Locale,
    m: &crate::domain::device::sanitisation::Medium,
    device: &Device,
    people: &history::People,
    me: &UserId,
) -> MediumRow {
    let size = m.size_gb().filter(|gb| *gb > 0).map(|gb| w.n("medium-size", i64::try_from(gb).unwrap_or(0)));
    let name = [Some(word(w, "medium", m.kind.as_str())), m.model.clone(), size].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let by = |who: &UserId, at| format!("{}, {}", history::name_of(people, who.as_str()), w.moment(at));
    let (tone, said, detail) = match &m.outcome {
        None if m.failures > 0 => ("stop", w.t("medium-open"), w.n("medium-failures", i64::from(m.failures))),
        None => ("stop", w.t("medium-open"), String::new()),
        Some(outcome @ Outcome::Sanitised { level, method, tool, tool_version, operator, at, verified, setting, .. }) => {
            let method = [Some(word(w, "method", method.as_str())), setting.map(|s| word(w, "setting", s.as_str()))];
            let method = method.into_iter().flatten().collect::<Vec<_>>().join(", ");
            let assurance = outcome.assurance().map(|a| word(w, "assurance", a.as_str())).unwrap_or_default();
            let how = format!("{assurance} · {method} · {tool} {tool_version} · {}", by(operator, *at));
            let checked = match verified {
                Some(v) => w.x("medium-verified", by(&v.by, v.at)),
                None if m.awaits_verification() => w.t("medium-to-verify"),
                None => String::new(),
            };
            let how = if checked.is_empty() { how } else { format!("{how} · {checked}") };
            let doubtful = matches!(outcome.assurance(), Some(Assurance::Exception));
            let tone = if m.awaits_verification() || doubtful { "warn" } else { "ok" };
            (tone, format!("{} · {}", w.t("outcome-sanitised"), word(w, "level", level.as_str())), how)
        }
        Some(Outcome::Destroyed { operator, at, .. }) => ("ok", w.t("outcome-destroyed"), by(operator, *at)),
        Some(Outcome::Absent { operator, at }) => ("ok", w.t("outcome-absent"), by(operator, *at)),
    };
    let heir = device.media.iter().find(|other| other.replaces == Some(m.id));
    let trace = [m.replaces.map(|id| w.n("medium-replaces", i64::from(id))), heir.map(|other| w.n("medium-replaced", i64::from(other.id)))];
    let detail = std::iter::once(detail).chain(trace.into_iter().flatten()).filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · ");
    let photo = match &m.outcome {
        Some(Outcome::Destroyed { evidence: Some(id), .. }) => id.to_string(),
        _ => String::new(),
    };
    MediumRow {
        id: m.id,
        name,
        serial: m.serial.clone().unwrap_or_default(),
        tone,
        said,
        detail,
        erase: w.n("medium-erase", i64::from(m.id)),
        otherwise: w.n("medium-otherwise", i64::from(m.id)),
        unknown: m.kind == MediumKind::Unknown,
        open: m.is_open(),
        verifiable: matches!(&m.outcome, Some(Outcome::Sanitised { verified: None, operator, .. }) if operator != me),
        verify: w.n("medium-verify", i64::from(m.id)),
        removed: m.removed,
        photo,
    }
}

fn test_rows(w: crate::i18n::Locale, device: &Device) -> Vec<TestRow> {
    let row = |l: &condition::TestLine| {
        let (result, said) = if l.test == condition::LOOKS {
            let looks = device.condition.looks.map(|g| g.to_string()).unwrap_or_default();
            (looks.clone(), looks)
        } else {
            let result = device.condition.results.get(&l.test).map(|r| r.as_str()).unwrap_or_default();
            (result.to_owned(), if result.is_empty() { String::new() } else { word(w, "result", result) })
        };
        TestRow {
            test: l.test.clone(),
            name: crate::desk::document::test_name(l, w).to_owned(),
            criterion: crate::desk::document::test_criterion(l, w).to_owned(),
            group: word(w, "group", &l.group),
            mandatory: l.mandatory,
            result,
            said,
        }
    };
    tables::tests().for_kind(device.kind).map(row).collect()
}

/// `GET /devices/{tag}`
pub async fn get(State(app): State<App>, context: RequestContext, Key(tag): Key<Tag>, Query(query): Query) -> Result<Response, Failure> {
    let made = blocking(move || device_page(&app.desk, &context, tag, query, FormErrors::default())).await?;
    Ok(page(&made))
}
