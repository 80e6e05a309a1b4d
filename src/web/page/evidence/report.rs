//! Reports: uploading many at once, those that match no device and why, and one report with its content and its outcome.

use crate::desk::error::OrNotFound;
use crate::desk::error::{ErrorCode, Noun};
use crate::desk::evidence::erasure::Answered;
use crate::desk::evidence::report::Kept;
use crate::desk::{Desk, DeskError};
use crate::domain::device::HoldReason;
use crate::domain::device::code::Code;
use crate::domain::device::sanitisation::Answer;
use crate::domain::device::tag::Tag;
use crate::domain::evidence::verdict::Verdict;
use crate::domain::id::EvidenceId;
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::store::{self, evidence::EvidenceRow};
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Form, Key, Query, Upload};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::scan_row::ResultRow;
use crate::web::url::to;
use crate::web::view::{Choice, FormErrors, is_for_the_form, page, page_with};
use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::Value;

/// The most bytes of an upload without script, which may hold many reports.
pub const MOST_AT_ONCE: usize = 64 * 1024 * 1024;

/// A report that matches no device.
pub struct PieceRow {
    pub id: String,
    /// Format in the reader's language.
    pub format: String,
    /// Manufacturer and model that it names.
    pub name: String,
    /// Serial number that it gives.
    pub serial: String,
    /// Why no device matches it.
    pub why: String,
    /// When it was received.
    pub when: String,
}

/// The page of the reports that match no device, with the upload form.
#[derive(Template)]
#[template(path = "page/evidence/list.html")]
pub struct EvidencePage {
    pub layout: Layout,
    /// Outcome of each file just sent.
    pub results: Vec<ResultRow>,
    pub rows: Vec<PieceRow>,
    /// Link to the next page; empty on the last one.
    pub next: String,
    /// The erasures whose date a person must confirm.
    pub dates: i64,
    /// Address to enter in an inventory agent.
    pub agent: String,
    pub errors: FormErrors,
}

/// What was read of the first device of a stored report.
fn first_reading(text: &str) -> Value {
    let all: Value = serde_json::from_str(text).unwrap_or_default();
    all.get(0).cloned().unwrap_or_default()
}

fn text_of(reading: &Value, field: &str) -> String {
    reading.get(field).and_then(|v| v.as_str()).unwrap_or_default().to_owned()
}

/// Why no device matches a report, in one sentence. `elsewhere` is the device with its UUID but another make or model.
fn why_it_waits(w: Locale, reading: &Value, elsewhere: Option<Tag>) -> String {
    let some = |list: &str| reading.get(list).and_then(Value::as_array).filter(|l| !l.is_empty());
    let kind = text_of(reading, "kind");
    if kind == "erasure_report" {
        let drives = some("erasures").map(Vec::as_slice).unwrap_or_default();
        let nameless = drives.iter().any(|e| text_of(e, "disk_serial").is_empty());
        return w.t(if nameless { "waits-drive-nameless" } else { "waits-drive-unknown" });
    }
    if matches!(kind.as_str(), "storage" | "component_list_not_a_device" | "not_a_computer" | "monitor") {
        return w.t("waits-no-device");
    }
    if let Some(tag) = elsewhere {
        return w.x("waits-uuid-elsewhere", tag.to_string());
    }
    let class = text_of(reading, "serial_class");
    let key = match (class.as_str(), text_of(reading, "uuid").is_empty()) {
        ("usable", _) => return w.x("waits-serial-unknown", text_of(reading, "serial")),
        ("ambiguous", true) => "waits-serial-ambiguous",
        (_, true) => "waits-serial-absent",
        (_, false) => "waits-uuid-unknown",
    };
    w.t(key)
}

fn evidence_page(
    desk: &Desk,
    context: &RequestContext,
    before: Option<&str>,
    results: Vec<ResultRow>,
    errors: FormErrors,
) -> Result<EvidencePage, DeskError> {
    const ROWS: u16 = 50;
    let w = context.locale;
    let pieces = desk.read(|c| Ok(store::evidence::unmatched(c, before, ROWS)?))?;
    let next = if pieces.len() == usize::from(ROWS) { pieces.last().map(|p| format!("/evidence?before={}", p.id)) } else { None };
    let texts: Vec<&str> = pieces.iter().map(|p| p.reading.as_str()).collect();
    let elsewhere = desk.evidence().same_uuid_elsewhere(&texts)?;
    let row = |(p, elsewhere): (EvidenceRow, Option<Tag>)| {
        let reading = first_reading(&p.reading);
        PieceRow {
            format: word(w, "read-format", &p.format),
            name: format!("{} {}", text_of(&reading, "manufacturer"), text_of(&reading, "model")).trim().to_owned(),
            serial: text_of(&reading, "serial"),
            why: why_it_waits(w, &reading, elsewhere),
            when: w.moment(p.at.and_utc()),
            id: p.id,
        }
    };
    Ok(EvidencePage {
        layout: Layout::new(desk, context, &w.t("evidence-title"))?,
        results,
        rows: pieces.into_iter().zip(elsewhere).map(row).collect(),
        next: next.unwrap_or_default(),
        dates: i64::try_from(desk.evidence().dates_to_confirm()?.len()).unwrap_or(i64::MAX),
        agent: format!("{}{}", desk.base_url().unwrap_or_default(), crate::web::agent::PATH),
        errors,
    })
}

/// `GET /evidence`
pub async fn list(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    let made = blocking(move || evidence_page(&app.desk, &context, query.some("before"), Vec::new(), FormErrors::default())).await?;
    Ok(page(&made))
}

/// Key of the message that says on the device's page what a report did to it.
pub(in crate::web::page) fn flash(kept: &Kept) -> &'static str {
    if kept.holds.contains(&HoldReason::SerialMismatch) {
        "report-held"
    } else if kept.holds.contains(&HoldReason::ChangedSinceReport) {
        "report-changed"
    } else if kept.erased.iter().any(|j| j.verdict != Verdict::Accepted) {
        "report-partly"
    } else {
        "report-kept"
    }
}

/// The row that says what came of one file.
fn result(w: Locale, name: &str, kept: &Kept) -> ResultRow {
    let title = match kept.matched {
        None => w.t("sent-waits"),
        Some(_) if kept.known => w.t("sent-known"),
        Some(_) => w.t(&format!("ok-{}", flash(kept))),
    };
    let open = kept.matched.is_none() || flash(kept) != "report-kept";
    let (tag, href) = kept.matched.map_or_else(
        || (w.t("sent-see"), format!("/evidence/{}", kept.evidence)),
        |tag| (tag.to_string(), format!("/devices/{}", tag.as_str())),
    );
    let erased = kept.erased.iter().map(|j| {
        let drive = j.serial.clone().or_else(|| j.model.clone()).unwrap_or_else(|| "?".to_owned());
        format!("{drive} : {}", word(w, "verdict", j.verdict.as_str()))
    });
    let text = std::iter::once(name.to_owned()).chain(erased).collect::<Vec<_>>().join(" · ");
    let tone = if open { "warn" } else { "ok" };
    ResultRow::new(w, tone, tag, title, text, href)
}

/// `POST /evidence`: uploads reports, each of which finds its device by itself. A single one leads to the device or the report; several get
/// a row each; a script that asks for JSON gets the row of its one file.
pub async fn upload(State(app): State<App>, context: RequestContext, mut upload: Upload) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let acting = context.acting()?;
        let w = context.locale;
        if upload.files.len() <= 1 && !context.json {
            return one(&app.desk, &context, upload.file());
        }
        let mut rows = Vec::new();
        for sent in upload.files {
            let name: String = crate::domain::text_enum::clean(&sent.name).unwrap_or_default().chars().take(80).collect();
            rows.push(match app.desk.evidence().keep(&acting, None, sent.bytes) {
                Ok(kept) => result(w, &name, &kept),
                Err(error) if is_for_the_form(&error) => ResultRow::refused(w, &name, &error),
                Err(error) => return Err(error),
            });
        }
        if context.json {
            return match rows.pop() {
                Some(row) => Ok(row.json()),
                None => Err(DeskError::field_error("file", ErrorCode::Missing, "")),
            };
        }
        Ok(page(&evidence_page(&app.desk, &context, None, rows, FormErrors::default())?))
    })
    .await?)
}

fn one(desk: &Desk, context: &RequestContext, bytes: Vec<u8>) -> Result<Response, DeskError> {
    match desk.evidence().keep(&context.acting()?, None, bytes) {
        Ok(kept) => Ok(match kept.matched {
            Some(tag) => to(&format!("/devices/{}", tag.as_str()), flash(&kept)),
            None => to(&format!("/evidence/{}", kept.evidence), "report-waits"),
        }),
        Err(error) if is_for_the_form(&error) => {
            let errors = FormErrors::from_error(context.locale, &error);
            Ok(page_with(status_of(&error), &evidence_page(desk, context, None, Vec::new(), errors)?))
        }
        Err(error) => Err(error),
    }
}

/// An erasure that a report tells of.
pub struct ErasedRow {
    /// `ok` accepted, `warn` still to be settled, `stop` rejected.
    pub tone: &'static str,
    /// What became of it, in the reader's language.
    pub said: String,
    /// Model and serial number of the drive.
    pub drive: String,
    /// Tag of the device that holds the drive; empty when none is known.
    pub tag: String,
    /// The drive's medium on that device; empty when none is known.
    pub medium: String,
    /// What a person answered, or may answer; empty when there is none.
    pub answered: String,
    /// Its place in the report.
    pub place: usize,
    /// The answers that a person may give now.
    pub answers: Vec<Choice>,
}

/// The page of one report.
#[derive(Template)]
#[template(path = "page/evidence/report.html")]
pub struct ReportPage {
    pub layout: Layout,
    pub id: String,
    /// Fields read from it, as name and value.
    pub facts: Vec<(String, String)>,
    /// Notes of its reader, in the reader's language.
    pub notes: Vec<String>,
    /// Erasures it tells of.
    pub erased: Vec<ErasedRow>,
    /// Address of its picture; empty unless it is a photograph.
    pub photo: String,
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
    /// When it was received.
    pub when: String,
    /// Tag of its device; empty while none matches.
    pub tag: String,
    /// Whether it was put aside with a reason.
    pub dismissed: bool,
    /// Why no device matches it; empty once it is matched or dismissed.
    pub why: String,
    /// Whether the reader may have it read again: an earlier version read it.
    pub may_reread: bool,
    /// Whether the reader may match or dismiss it.
    pub may_match: bool,
    pub errors: FormErrors,
}

/// The answers that a person may give to a verdict.
pub(super) fn answers_to(w: Locale, verdict: Verdict) -> Vec<Choice> {
    let answers: &[Answer] = match verdict {
        Verdict::DateToConfirm => &[Answer::ClockWrong, Answer::DonorsWipe],
        Verdict::Implausible => &[Answer::Exception],
        _ => &[],
    };
    answers.iter().map(|a| Choice::new(a.as_str(), word(w, "erasure-answer", a.as_str()))).collect()
}

fn report_page(desk: &Desk, context: &RequestContext, id: &EvidenceId, errors: FormErrors) -> Result<ReportPage, DeskError> {
    let w = context.locale;
    let piece = desk.read(|c| store::evidence::find(c, id)?.or_not_found(Noun::Evidence, id))?;
    let reading = first_reading(&piece.reading);
    let mut facts = vec![(w.t("field-format"), word(w, "read-format", &piece.format))];
    for field in ["manufacturer", "model", "serial", "uuid", "cpu"] {
        let value = text_of(&reading, field);
        if !value.is_empty() {
            facts.push((word(w, "field", field), value));
        }
    }
    let media = reading.get("storage").and_then(|s| s.as_array()).cloned().unwrap_or_default();
    for medium in &media {
        let is_volume = medium.get("logical").and_then(Value::as_bool) == Some(true);
        facts.push((
            w.t(if is_volume { "field-logical-volume" } else { "field-medium" }),
            format!("{} {}", text_of(medium, "model"), text_of(medium, "serial")).trim().to_owned(),
        ));
    }
    for lock in reading.get("locks").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
        facts.push((w.t("field-lock-reported"), word(w, "lock", lock)));
    }
    for benchmark in reading.get("benchmarks").and_then(Value::as_array).into_iter().flatten() {
        let figure = benchmark.get("value").map(ToString::to_string).unwrap_or_default();
        let said = [figure, text_of(benchmark, "disk")].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · ");
        facts.push((word(w, "benchmark", &text_of(benchmark, "of")), said));
    }
    let notes = reading.get("notes").and_then(Value::as_array).cloned().unwrap_or_default();
    let notes = notes.iter().filter_map(Value::as_str).map(|n| word(w, "note", n)).collect();
    let works = context.acting()?.actor.may(crate::domain::account::actor::Permission::Work);
    let erased = desk.evidence().erasures_of(id)?.into_iter().enumerate().map(|(place, j)| ErasedRow {
        tone: match j.verdict {
            Verdict::Accepted => "ok",
            v if v.is_open() || v == Verdict::DateToConfirm => "warn",
            _ => "stop",
        },
        said: [Some(word(w, "verdict", j.verdict.as_str())), j.doubt.map(|d| word(w, "doubt", d.as_str()))]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · "),
        answered: j.answer.map(|a| word(w, "erasure-answer", a.as_str())).unwrap_or_default(),
        place,
        answers: if works { answers_to(w, j.verdict) } else { Vec::new() },
        drive: [j.model, j.serial].into_iter().flatten().collect::<Vec<_>>().join(" "),
        tag: j.device.map(|t| t.as_str().to_owned()).unwrap_or_default(),
        medium: j.medium.map(|m| w.n("history-medium", i64::from(m))).unwrap_or_default(),
    });
    let waits = piece.tag.is_none() && !piece.dismissed;
    let elsewhere = desk.evidence().same_uuid_elsewhere(&[&piece.reading])?.pop().flatten();
    Ok(ReportPage {
        layout: Layout::new(desk, context, &w.t("report-title"))?,
        facts,
        notes,
        erased: erased.collect(),
        photo: if piece.format == crate::ingest::image::photo::FORMAT { format!("/evidence/{}/photo", piece.id) } else { String::new() },
        id: piece.id,
        sha256: piece.sha256,
        when: w.moment(piece.at.and_utc()),
        why: if waits { why_it_waits(w, &reading, elsewhere) } else { String::new() },
        may_reread: works && piece.format != crate::ingest::image::photo::FORMAT && desk.evidence().is_read_by_earlier(id)?,
        may_match: waits && context.acting()?.actor.may(crate::domain::account::actor::Permission::Work),
        tag: piece.tag.unwrap_or_default(),
        dismissed: piece.dismissed,
        errors,
    })
}

/// `GET /evidence/{id}`
pub async fn report(State(app): State<App>, context: RequestContext, Key(id): Key<String>) -> Result<Response, Failure> {
    let made = blocking(move || report_page(&app.desk, &context, &EvidenceId::new(id), FormErrors::default())).await?;
    Ok(page(&made))
}

/// `GET /evidence/{id}/photo`: the bytes of the picture.
pub async fn photo(State(app): State<App>, Key(id): Key<String>) -> Result<Response, Failure> {
    let id = EvidenceId::new(id);
    let (kind, bytes) = blocking(move || app.desk.devices().photo(&id)?.or_not_found(Noun::Evidence, &id)).await?;
    Ok(([(header::CONTENT_TYPE, kind)], bytes).into_response())
}

/// The device a scanned or typed code names: its tag, the address on its label, or a serial or inventory number that only one device in the
/// depot has.
fn named(desk: &Desk, code: &str) -> Result<Tag, DeskError> {
    if let Some(Code::Tag(tag)) = Code::read(code) {
        return Ok(tag);
    }
    let found = desk.read(|c| Ok(store::device::with_identity(c, code)?))?;
    let here: Vec<Tag> = found.into_iter().filter(|d| d.stage.is_in_house()).map(|d| d.tag).collect();
    let shown: String = code.chars().take(40).collect();
    match here.as_slice() {
        [one] => Ok(*one),
        [] => Err(DeskError::field_error("tag", ErrorCode::Form, shown)),
        _ => Err(DeskError::field_error("tag", ErrorCode::Ambiguous, shown)),
    }
}

/// `POST /evidence/{id}`: matches the report to a device, dismisses it with a reason, answers an erasure in it, or has it read again.
pub async fn settle(State(app): State<App>, context: RequestContext, Key(id): Key<String>, Form(form): Form) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let id = EvidenceId::new(id);
        let acting = context.acting()?;
        let outcome = if form.get("do") == "answer" {
            let place = form.get("place").parse().map_err(|_not_a_number| DeskError::field_error("place", ErrorCode::Form, ""))?;
            let answer = Answer::parse(form.get("answer")).map_err(|_unknown| DeskError::field_error("answer", ErrorCode::Missing, ""));
            let answered = vec![Answered { evidence: id.clone(), places: vec![place] }];
            answer
                .and_then(|answer| app.desk.evidence().answer(&acting, answered, answer, form.some("note")))
                .map(|_judged| to(&format!("/evidence/{id}"), "erasure-answered"))
        } else if form.get("do") == "read" {
            app.desk.evidence().read_again(&acting, &id).map(|()| to(&format!("/evidence/{id}"), "report-read-again"))
        } else if form.get("do") == "dismiss" {
            app.desk.evidence().dismiss(&acting, &id, form.get("note")).map(|()| to("/evidence", "report-dismissed"))
        } else {
            named(&app.desk, form.get("tag")).and_then(|tag| {
                let kept = app.desk.evidence().assign(&acting, &id, tag)?;
                Ok(to(&format!("/devices/{}", tag.as_str()), flash(&kept)))
            })
        };
        match outcome {
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::from_error(context.locale, &error);
                Ok(page_with(status_of(&error), &report_page(&app.desk, &context, &id, errors)?))
            }
            other => other,
        }
    })
    .await?)
}
