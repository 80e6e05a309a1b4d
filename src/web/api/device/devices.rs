//! Devices: receiving, finding, reading, and taking steps.

use crate::desk::Acting;
use crate::desk::access;
use crate::desk::batch::intake::Arrival;
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::error_text;
use crate::domain::account::actor::Permission;
use crate::domain::device::Device;
use crate::domain::device::kind::Kind;
use crate::domain::device::lifecycle::{RefusalReason, before_stock};
use crate::domain::device::stage::Stage;
use crate::domain::device::step::{Step, StepKind};
use crate::domain::device::support::judge::{Outlook, RULES, SupportFinding};
use crate::domain::device::tag::Tag;
use crate::domain::number::Number;
use crate::store::{self, device};
use crate::web::api::extract::{Asked, Call, Created, Note, parameter};
use crate::web::api::{pagination, schema};
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::Key;
use crate::web::request_context::RequestContext;
use crate::web::{Need, Routes};
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;

/// The routes of devices.
pub fn routes() -> Routes {
    Routes::default()
        .tell(Need::May(Permission::Receive), routes!(receive))
        .tell(Need::May(Permission::Read), routes!(list))
        .tell(Need::May(Permission::Read), routes!(get))
        .tell(Need::May(Permission::Read), routes!(crate::web::api::ledger::device_events))
        .tell(Need::May(Permission::Work), routes!(step))
        .tell(Need::May(Permission::Work), routes!(undo))
}

/// A device as it comes in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reception {
    /// The batch it comes with.
    #[schema(value_type = schema::Number)]
    batch: Number,
    /// What was scanned or typed: a serial number, the donor's inventory number.
    #[serde(default)]
    code: Option<String>,
    /// The tag of a label printed before, to be bound now; a fresh one when nothing is said.
    #[serde(default)]
    tag: Option<String>,
    /// The line of the donor's list, from 1, when it is chosen by hand.
    #[serde(default)]
    line: Option<u32>,
    /// It is on no line: taken in as an extra, and held until someone says why.
    #[serde(default)]
    extra: bool,
    /// What it is, where the list does not say.
    #[serde(default)]
    #[schema(value_type = Option<schema::Kind>)]
    kind: Option<Kind>,
    /// Maker.
    #[serde(default)]
    manufacturer: Option<String>,
    /// Model.
    #[serde(default)]
    model: Option<String>,
    /// Serial number.
    #[serde(default)]
    serial: Option<String>,
    /// The donor's inventory number.
    #[serde(default)]
    donor_number: Option<String>,
    /// Year of manufacture.
    #[serde(default)]
    year: Option<i32>,
    /// Where it is put down.
    #[serde(default)]
    location: Option<String>,
}

/// Receives a device into a batch: found on the list by what was scanned, or taken in as an extra.
#[utoipa::path(post, path = "/api/v1/devices", request_body = Reception, responses((status = 201, description = "Received", body = schema::Device)))]
pub async fn receive(State(app): State<App>, call: Call<Reception>) -> Result<Created<Device>, Failure> {
    let Reception { batch, code, tag, line, extra, kind, manufacturer, model, serial, donor_number, year, location } = call.body;
    let arrival = Arrival { code, tag, line, extra, kind, manufacturer, model, serial, donor_number, year, location };
    let device = blocking(move || app.desk.batches().receive(&call.acting, batch, arrival)).await?;
    Ok(Created::at(format_args!("/devices/{}", device.tag.as_str()), device.clone()))
}

/// What was undone.
#[derive(Serialize, ToSchema)]
pub struct Undone {
    /// The step that takes the last one back.
    #[schema(value_type = schema::StepKind)]
    step: StepKind,
    /// The device afterwards; none when its reception was undone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<schema::Device>)]
    device: Option<Device>,
}

/// Undoes the caller's own last step on a device: a move, stocking, picking, a hold, a lock, or within twelve hours its reception.
#[utoipa::path(post, path = "/api/v1/devices/{tag}/undo", params(("tag" = schema::Tag, Path, description = "Its tag")),
    request_body = Note, responses((status = 200, description = "Undone", body = Undone)))]
pub async fn undo(State(app): State<App>, Key(tag): Key<Tag>, call: Call<Note>) -> Result<Json<Undone>, Failure> {
    let note = call.body.note.unwrap_or_else(|| call.locale.t("scan-card-note"));
    let (device, step) = blocking(move || app.desk.devices().undo(&call.acting, tag, &note)).await?;
    Ok(Json(Undone { step, device: (device.stage != Stage::Announced).then_some(device) }))
}

/// Which devices. Every field narrows the list.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DeviceQuery {
    /// At this stage.
    #[serde(default)]
    #[param(value_type = Option<schema::Stage>)]
    stage: Option<Stage>,
    /// Of this kind.
    #[serde(default)]
    #[param(value_type = Option<schema::Kind>)]
    kind: Option<Kind>,
    /// Of this batch.
    #[serde(default)]
    #[param(value_type = Option<schema::Number>)]
    batch: Option<Number>,
    /// Promised or given under this action of the plan; then ordered by request, newest first.
    #[serde(default)]
    programme: Option<String>,
    /// Whose tag, serial number, inventory number, model or maker begins so; one page, the nearest first.
    #[serde(default)]
    q: Option<String>,
    /// At most so many, 1 to 200; 50 when nothing is said.
    #[serde(default)]
    limit: Option<u16>,
    /// Where the last page ended.
    #[serde(default)]
    cursor: Option<String>,
}

/// A page of devices, most recently touched first.
#[derive(Serialize, ToSchema)]
pub struct Devices {
    /// The page.
    #[schema(value_type = Vec<schema::Device>)]
    devices: Vec<Device>,
    /// Where the next page begins; null on the last.
    next_cursor: Option<String>,
}

/// A text search reads at most so many devices, and filters them afterwards.
const MOST_SEARCHED: u16 = 1_000;

/// Lists devices.
#[utoipa::path(get, path = "/api/v1/devices", params(DeviceQuery), responses((status = 200, description = "A page", body = Devices)))]
pub async fn list(State(app): State<App>, context: RequestContext, Asked(query): Asked<DeviceQuery>) -> Result<Json<Devices>, Failure> {
    let found = blocking(move || {
        let wanted = pagination::Wanted::new("devices", query.limit, query.cursor.as_deref())?;
        let filter = device::Filter { stage: query.stage, kind: query.kind, batch: query.batch, ..device::Filter::default() };
        match (&query.q, &query.programme) {
            (Some(_), Some(_)) => Err(parameter("q", ErrorCode::Unsupported, "programme")),
            (Some(text), None) => {
                let found = app.desk.read(|c| Ok(store::device::search::search(c, text, MOST_SEARCHED)?))?;
                let fits = |d: &Device| {
                    query.stage.is_none_or(|s| s == d.stage)
                        && query.kind.is_none_or(|k| k == d.kind)
                        && query.batch.is_none_or(|b| b == d.batch)
                };
                Ok(Devices { devices: found.into_iter().filter(fits).take(usize::from(wanted.limit)).collect(), next_cursor: None })
            }
            (None, Some(action)) => {
                if app.desk.policy().programme(action).is_none() {
                    return Err(parameter("programme", ErrorCode::UnknownAction, action.chars().take(10).collect::<String>()));
                }
                under(&app, &context.acting()?, action, &filter, &wanted)
            }
            (None, None) => {
                let before = wanted.after(|text| text.parse().ok())?;
                let page = app.desk.read(|c| Ok(device::list(c, &filter, before, wanted.limit)?))?;
                Ok(Devices { devices: page.devices, next_cursor: page.next.map(|seq| wanted.cursor(seq)) })
            }
        }
    })
    .await?;
    Ok(Json(found))
}

/// Devices under an action, request by request: each query is an equality on an index, so a page costs the same however many devices there
/// are.
fn under(app: &App, acting: &Acting, action: &str, filter: &device::Filter, wanted: &pagination::Wanted) -> Result<Devices, DeskError> {
    let read = |text: &str| {
        let (number, seq) = text.split_once(' ')?;
        Some((Number::parse(number).ok()?, seq.parse::<i64>().ok()?))
    };
    let (mut last, mut before) = wanted.after(read)?.unzip();
    let mut waiting: Vec<Number> = last.into_iter().collect();
    let mut devices: Vec<Device> = Vec::new();
    loop {
        for number in std::mem::take(&mut waiting) {
            if devices.len() == usize::from(wanted.limit) {
                return Ok(Devices { devices, next_cursor: Some(wanted.cursor(format_args!("{number} {}", i64::MAX))) });
            }
            let room = wanted.limit - u16::try_from(devices.len()).unwrap_or(wanted.limit);
            let filter = device::Filter { request: Some(number), ..filter.clone() };
            let page = app.desk.read(|c| Ok(device::list(c, &filter, before.take(), room)?))?;
            devices.extend(page.devices);
            if let Some(seq) = page.next {
                return Ok(Devices { devices, next_cursor: Some(wanted.cursor(format_args!("{number} {seq}"))) });
            }
            last = Some(number);
        }
        waiting = app.desk.read(|c| access::requests_of_action(c, acting, action, last, pagination::MOST))?;
        if waiting.is_empty() {
            return Ok(Devices { devices, next_cursor: None });
        }
    }
}

/// A device with what may be done with it now.
#[derive(Serialize, ToSchema)]
pub struct DeviceFound {
    /// The device.
    #[serde(flatten)]
    #[schema(value_type = schema::Device)]
    device: Device,
    /// Until when it runs a supported system.
    support: SupportFound,
    /// What is missing before stock; empty when nothing is.
    before_stock: Vec<Obstacle>,
    /// The steps this caller may try now.
    #[schema(value_type = Vec<schema::StepKind>)]
    offered: Vec<StepKind>,
}

/// A reason that stands in the way, with its sentence.
#[derive(Serialize, ToSchema)]
pub struct Obstacle {
    /// The stable word and its own fields.
    #[serde(flatten)]
    #[schema(value_type = crate::web::api::openapi::RefusalReason)]
    why: RefusalReason,
    /// The same as a sentence.
    text: String,
}

/// Until when a device runs a supported system.
#[derive(Serialize, ToSchema)]
pub struct SupportFound {
    /// The best of the answers.
    #[schema(value_type = Option<schema::SupportFinding>)]
    best: Option<SupportFinding>,
    /// The system as installed; null where none is recorded.
    #[schema(value_type = Option<schema::SupportFinding>)]
    installed: Option<SupportFinding>,
    /// The systems that its hardware can run.
    #[schema(value_type = Vec<schema::SupportFinding>)]
    can_run: Vec<SupportFinding>,
    /// Version of the rules.
    rules: u32,
    /// Whether a source is older than six months.
    stale: bool,
}

impl From<(Outlook, NaiveDate)> for SupportFound {
    fn from((outlook, today): (Outlook, NaiveDate)) -> Self {
        let stale = outlook.installed.iter().chain(&outlook.can_run).any(|f| f.is_stale(today));
        Self { best: outlook.best().cloned(), rules: RULES, stale, installed: outlook.installed, can_run: outlook.can_run }
    }
}

/// A device with what is missing before stock and the steps this caller may take.
pub(in crate::web::api) fn looked_at(app: &App, context: &RequestContext, device: Device) -> Result<DeviceFound, DeskError> {
    let (in_force, acting) = (app.desk.in_force(), context.acting()?);
    let obstacle = |why: RefusalReason| Obstacle { text: error_text::why(context.locale, &why), why };
    let rules = in_force.rules(app.desk.today());
    let before_stock = before_stock(&device, rules).into_iter().map(obstacle).collect();
    let support = SupportFound::from((rules.outlook(&device), rules.support.today));
    Ok(DeviceFound { support, before_stock, offered: app.desk.devices().offered_steps(&acting, &device), device })
}

/// A device with what is missing before stock and the steps offered. Its version is the `ETag`.
#[utoipa::path(get, path = "/api/v1/devices/{tag}", params(("tag" = schema::Tag, Path, description = "Its tag")),
    responses((status = 200, description = "Found", body = DeviceFound, headers(("ETag" = String, description = "The version, for `If-Match`")))))]
pub async fn get(State(app): State<App>, context: RequestContext, Key(tag): Key<Tag>) -> Result<Response, Failure> {
    let found = blocking(move || {
        let device = app.desk.read(|c| store::device::find(c, &tag)?.or_not_found(Noun::Device, tag))?;
        looked_at(&app, &context, device)
    })
    .await?;
    Ok(([(header::ETAG, etag(found.device.version))], Json(found)).into_response())
}

fn etag(version: u64) -> String {
    format!("\"{version}\"")
}

/// The version in `If-Match`; `None` without the header and for `*`.
fn expected(headers: &HeaderMap) -> Result<Option<u64>, Failure> {
    let Some(value) = headers.get(header::IF_MATCH) else { return Ok(None) };
    let text = value.to_str().unwrap_or("").trim();
    if text == "*" {
        return Ok(None);
    }
    let version = text.strip_prefix('"').and_then(|t| t.strip_suffix('"')).and_then(|t| t.parse().ok());
    // A value that is not one of our versions matches none.
    version.map(Some).ok_or_else(|| stale(DeskError::conflict(ErrorCode::Stale, text.chars().take(40).collect::<String>())))
}

fn stale(error: DeskError) -> Failure {
    match &error {
        DeskError::Conflict(field_error) if field_error.code == ErrorCode::Stale => Failure::with(error, StatusCode::PRECONDITION_FAILED),
        _ => error.into(),
    }
}

/// A step and its note, read from one JSON object.
pub struct Taken {
    step: Step,
    note: Option<String>,
}

impl<'de> Deserialize<'de> for Taken {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut given = serde_json::Map::deserialize(deserializer)?;
        let note = given.remove("note").unwrap_or_default();
        let note = serde_json::from_value(note).map_err(D::Error::custom)?;
        let step = serde_json::from_value(given.into()).map_err(D::Error::custom)?;
        Ok(Self { step, note })
    }
}

/// Takes a step: `{"step": "stock", "location": "A-01"}`. The one rule decides, whoever asks.
///
/// With `If-Match` the step is taken only if the device is still as it was seen (412 otherwise). Steps that only come with a decision, an
/// act or a return have routes of their own.
#[utoipa::path(post, path = "/api/v1/devices/{tag}/steps",
    params(("tag" = schema::Tag, Path, description = "Its tag"), ("If-Match" = Option<String>, Header, description = "The version that was seen")),
    request_body = schema::TakeStep,
    responses((status = 200, description = "Taken", body = schema::Device, headers(("ETag" = String, description = "The new version"))),
        (status = 412, description = "It is not as it was seen", body = crate::web::api::openapi::Problem, content_type = "application/problem+json")))]
pub async fn step(State(app): State<App>, headers: HeaderMap, Key(tag): Key<Tag>, call: Call<Taken>) -> Result<Response, Failure> {
    let expected = expected(&headers)?;
    let Taken { step, note } = call.body;
    let done = blocking(move || app.desk.devices().step(&call.acting, tag, step, note.as_deref(), expected)).await;
    let device = done.map_err(stale)?;
    Ok(([(header::ETAG, etag(device.version))], Json(device)).into_response())
}
