//! Evidence: machine reports and wipe logs, recognised by their content; and the queue of those that match no device.

use crate::desk::DeskError;
use crate::desk::error::ErrorCode;
use crate::desk::evidence::erasure::Answered;
use crate::desk::evidence::report::Kept;
use crate::domain::account::actor::Permission;
use crate::domain::device::HoldReason;
use crate::domain::device::sanitisation::Answer;
use crate::domain::device::tag::Tag;
use crate::domain::evidence::verdict::{self, Doubt, Verdict};
use crate::domain::id::EvidenceId;
use crate::store::{self, evidence::EvidenceRow};
use crate::web::api::extract::{Asked, Call, Upload, parameter};
use crate::web::api::{pagination, schema};
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::Key;
use crate::web::{Need, Routes};
use axum::Json;
use axum::extract::State;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;

/// The routes of evidence.
pub fn routes() -> Routes {
    Routes::default()
        .tell(Need::May(Permission::Work), routes!(keep))
        .tell(Need::May(Permission::Read), routes!(unmatched))
        .tell(Need::May(Permission::Work), routes!(matched))
        .tell(Need::May(Permission::Work), routes!(dismiss))
        .tell(Need::May(Permission::Read), routes!(to_confirm))
        .tell(Need::May(Permission::Work), routes!(answer))
}

/// Where a report belongs.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Whose {
    /// The device's tag; without it the device is found by serial number or UUID.
    #[serde(default)]
    tag: Option<String>,
}

/// What came of a report: what was read of the device, and where it went.
#[derive(Serialize, ToSchema)]
pub struct EvidenceKept {
    /// What was read of the first device of the report, in the words of the formats' reference: `format`, `kind`, `manufacturer`, `model`,
    /// `serial`, `serial_class`, `uuid`, `cpu`, `ram_mb`, `storage`, `erasures`, `notes` and what else the format holds.
    #[serde(flatten)]
    #[schema(value_type = ReportAnswer)]
    reading: serde_json::Map<String, serde_json::Value>,
    /// The same of every further device of the report.
    #[schema(value_type = Vec<ReportAnswer>)]
    further: Vec<serde_json::Value>,
    /// The device it belongs to; null when it waits to be matched.
    #[schema(value_type = Option<schema::Tag>)]
    matched: Option<Tag>,
    /// Its id.
    evidence: String,
    /// It was here before: nothing was done again.
    known: bool,
    /// The device was put on hold: its serial number is not the one reported, or it changed since the last report.
    held: bool,
    /// Why it was put on hold.
    #[schema(value_type = Vec<schema::HoldReason>)]
    holds: Vec<HoldReason>,
    /// What became of each erasure the report tells of.
    erased: Vec<Judged>,
}

/// An erasure that a report tells of, and what became of it.
#[derive(Serialize, ToSchema)]
pub struct Judged {
    /// The drive's serial number, as the report gives it.
    serial: Option<String>,
    /// The drive's model, as the report gives it.
    model: Option<String>,
    /// The device that holds it.
    #[schema(value_type = Option<schema::Tag>)]
    device: Option<Tag>,
    /// Its place on the device's list of media.
    medium: Option<u32>,
    /// What became of it: only `accepted` closes the gate of the medium.
    #[schema(value_type = schema::Verdict)]
    verdict: Verdict,
    /// When it began, as the report writes it.
    start: Option<String>,
    /// When it ended, as the report writes it.
    end: Option<String>,
    /// Why it is implausible.
    #[schema(value_type = Option<schema::Doubt>)]
    doubt: Option<Doubt>,
    /// How a person answered for it.
    #[schema(value_type = Option<schema::ErasureAnswer>)]
    answer: Option<Answer>,
}

impl From<verdict::Judged> for Judged {
    fn from(judged: verdict::Judged) -> Self {
        let verdict::Judged { serial, model, start, device, medium, verdict, doubt, answer, end } = judged;
        Self { serial, model, device, medium, verdict, start, end, doubt, answer }
    }
}

/// What a report says of one device. Further fields are there where the format holds them.
#[derive(Serialize, ToSchema)]
#[schema(as = Reading)]
pub struct ReportAnswer {
    /// The format that was recognised.
    format: String,
    /// What the report is about.
    kind: Option<String>,
    /// Maker.
    manufacturer: Option<String>,
    /// Model.
    model: Option<String>,
    /// Serial number.
    serial: Option<String>,
    /// How far the serial number can be trusted.
    serial_class: Option<schema::SerialClass>,
    /// Firmware UUID.
    uuid: Option<String>,
    /// Processor.
    cpu: Option<String>,
    /// Memory, MiB.
    ram_mb: Option<u64>,
    /// Storage media.
    storage: Vec<serde_json::Value>,
    /// Erasures the report tells of.
    #[schema(required = false)]
    erasures: Vec<serde_json::Value>,
    /// What a reader should know.
    #[schema(required = false)]
    notes: Vec<serde_json::Value>,
    /// What else the format holds.
    #[serde(flatten)]
    more: BTreeMap<String, serde_json::Value>,
}

fn told(kept: Kept) -> Result<EvidenceKept, DeskError> {
    let unlike = || DeskError::failed("a reading of another form");
    let serde_json::Value::Array(readings) = kept.readings else { return Err(unlike()) };
    let mut readings = readings.into_iter();
    let Some(serde_json::Value::Object(reading)) = readings.next() else { return Err(unlike()) };
    let Kept { evidence, matched, known, holds, erased, .. } = kept;
    Ok(EvidenceKept {
        reading,
        further: readings.collect(),
        matched,
        evidence: evidence.to_string(),
        known,
        held: !holds.is_empty(),
        holds,
        erased: erased.into_iter().map(Judged::from).collect(),
    })
}

/// Keeps a report as it came, and lays what it says over the device it belongs to.
#[utoipa::path(post, path = "/api/v1/evidence", params(Whose),
    request_body(content((Vec<u8> = "application/octet-stream"), (Vec<u8> = "multipart/form-data")),
        description = "The report: JSON or text, at most 8 MiB, raw or as the one file of a form; recognised by its content"),
    responses((status = 200, description = "Kept", body = EvidenceKept)))]
pub async fn keep(State(app): State<App>, Asked(whose): Asked<Whose>, upload: Upload) -> Result<Json<EvidenceKept>, Failure> {
    let tag = whose
        .tag
        .map(|text| Tag::parse(&text).map_err(|_not_a_tag| parameter("tag", ErrorCode::Form, text.chars().take(40).collect::<String>())));
    let tag = tag.transpose()?;
    Ok(Json(blocking(move || told(app.desk.evidence().keep(&upload.acting, tag, upload.bytes)?)).await?))
}

/// Which page.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct EvidenceQuery {
    /// At most so many, 1 to 200; 50 when nothing is said.
    #[serde(default)]
    limit: Option<u16>,
    /// Where the last page ended.
    #[serde(default)]
    cursor: Option<String>,
}

/// A report that waits to be matched.
#[derive(Serialize, ToSchema)]
pub struct Waiting {
    /// Its id.
    evidence: String,
    /// Its format.
    format: String,
    /// SHA-256 of its bytes.
    #[schema(value_type = schema::Sha256)]
    sha256: String,
    /// When it came.
    at: DateTime<Utc>,
    /// The device that has its UUID, but another make or model: why it waits although its UUID is known.
    #[schema(value_type = Option<schema::Tag>)]
    same_uuid_but_differs: Option<Tag>,
    /// What was read, one object per device.
    #[schema(value_type = Vec<ReportAnswer>)]
    readings: serde_json::Value,
}

/// A page of reports that match no device, newest first.
#[derive(Serialize, ToSchema)]
pub struct Unmatched {
    /// The page.
    reports: Vec<Waiting>,
    /// Where the next page begins; null on the last.
    next_cursor: Option<String>,
}

/// The reports that match no device and were not dismissed, newest first.
#[utoipa::path(get, path = "/api/v1/evidence", params(EvidenceQuery), responses((status = 200, description = "A page", body = Unmatched)))]
pub async fn unmatched(State(app): State<App>, Asked(query): Asked<EvidenceQuery>) -> Result<Json<Unmatched>, Failure> {
    let found = blocking(move || {
        let wanted = pagination::Wanted::new("evidence", query.limit, query.cursor.as_deref())?;
        let before: Option<String> = wanted.after(|text| Some(text.to_owned()))?;
        let found = app.desk.read(|c| Ok(store::evidence::unmatched(c, before.as_deref(), wanted.probe())?))?;
        let (found, next_cursor) = wanted.cut(found, |piece| piece.id.clone());
        let texts: Vec<&str> = found.iter().map(|piece| piece.reading.as_str()).collect();
        let elsewhere = app.desk.evidence().same_uuid_elsewhere(&texts)?;
        let waiting = |(piece, same_uuid_but_differs): (EvidenceRow, Option<Tag>)| {
            let readings = serde_json::from_str(&piece.reading).map_err(DeskError::failed)?;
            let EvidenceRow { id: evidence, format, sha256, at, .. } = piece;
            Ok(Waiting { evidence, format, sha256, at: at.and_utc(), same_uuid_but_differs, readings })
        };
        Ok(Unmatched { reports: found.into_iter().zip(elsewhere).map(waiting).collect::<Result<_, DeskError>>()?, next_cursor })
    })
    .await?;
    Ok(Json(found))
}

/// The device a report belongs to.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MatchInput {
    /// Its tag.
    #[schema(value_type = schema::Tag)]
    tag: Tag,
}

/// Matches a waiting report to a device.
#[utoipa::path(post, path = "/api/v1/evidence/{id}/match", params(("id" = String, Path, description = "The report's id")),
    request_body = MatchInput, responses((status = 200, description = "Matched", body = EvidenceKept)))]
pub async fn matched(State(app): State<App>, Key(id): Key<String>, call: Call<MatchInput>) -> Result<Json<EvidenceKept>, Failure> {
    Ok(Json(blocking(move || told(app.desk.evidence().assign(&call.acting, &EvidenceId::new(id), call.body.tag)?)).await?))
}

/// Why a report is put aside.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DismissInput {
    /// In words.
    note: String,
}

/// What became of a report.
#[derive(Serialize, ToSchema)]
pub struct Dismissed {
    /// Its id.
    evidence: String,
    /// It waits no more.
    dismissed: bool,
}

/// Dismisses a waiting report, with a reason.
#[utoipa::path(post, path = "/api/v1/evidence/{id}/dismiss", params(("id" = String, Path, description = "The report's id")),
    request_body = DismissInput, responses((status = 200, description = "Dismissed", body = Dismissed)))]
pub async fn dismiss(State(app): State<App>, Key(id): Key<String>, call: Call<DismissInput>) -> Result<Json<Dismissed>, Failure> {
    let evidence = id.clone();
    blocking(move || app.desk.evidence().dismiss(&call.acting, &EvidenceId::new(id), &call.body.note)).await?;
    Ok(Json(Dismissed { evidence, dismissed: true }))
}

/// An erasure whose date a person must confirm.
#[derive(Serialize, ToSchema)]
pub struct ToConfirm {
    /// Its report.
    evidence: String,
    /// Its place in the report, from 0.
    place: i32,
    #[serde(flatten)]
    erasure: Judged,
}

/// The erasures whose date a person must confirm: by their clock they took place before the device arrived, or are yet to come.
#[utoipa::path(get, path = "/api/v1/evidence/dates", responses((status = 200, description = "At most 1,000, oldest first", body = Vec<ToConfirm>)))]
pub async fn to_confirm(State(app): State<App>) -> Result<Json<Vec<ToConfirm>>, Failure> {
    let found = blocking(move || {
        let rows = app.desk.evidence().dates_to_confirm()?;
        let told = |row: store::evidence::erasure::ErasureRow| {
            let erasure = Judged::from(row.judged()?);
            Ok(ToConfirm { evidence: row.evidence, place: row.place, erasure })
        };
        rows.into_iter().map(told).collect::<Result<_, DeskError>>()
    })
    .await?;
    Ok(Json(found))
}

/// The answer for erasures of a report.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerInput {
    /// Their places in the report, from 0.
    erasures: Vec<usize>,
    /// `clock_wrong` or `donors_wipe` for those whose verdict is `date_to_confirm`; `exception`, for one alone and with a note, for one that is
    /// `implausible`.
    #[schema(value_type = schema::ErasureAnswer)]
    answer: Answer,
    /// Why, in words; required for an exception.
    #[serde(default)]
    note: Option<String>,
}

/// The verdicts after an answer.
#[derive(Serialize, ToSchema)]
pub struct AnswerGiven {
    /// Every erasure of the report.
    erased: Vec<Judged>,
}

/// Answers for erasures that were not accepted. Those that count with the answer close their media; an exception stays on record as one.
#[utoipa::path(post, path = "/api/v1/evidence/{id}/answer", params(("id" = String, Path, description = "The report's id")),
    request_body = AnswerInput, responses((status = 200, description = "Answered", body = AnswerGiven)))]
pub async fn answer(State(app): State<App>, Key(id): Key<String>, call: Call<AnswerInput>) -> Result<Json<AnswerGiven>, Failure> {
    let erased = blocking(move || {
        let AnswerInput { erasures, answer, note } = call.body;
        let answered = vec![Answered { evidence: EvidenceId::new(id), places: erasures }];
        app.desk.evidence().answer(&call.acting, answered, answer, note.as_deref())
    })
    .await?;
    Ok(Json(AnswerGiven { erased: erased.into_iter().map(Judged::from).collect() }))
}
