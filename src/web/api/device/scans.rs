//! Scans: what a code is, and many scans in one call with one result each. A scan carries its own id: one sent twice counts once.

use super::devices::{DeviceFound, looked_at};
use crate::desk::device::scan_result::{Found, Mode, Scan, Scanned};
use crate::desk::error::ErrorCode;
use crate::desk::error_text;
use crate::desk::stock_take::answer::Answer;
use crate::desk::{Acting, DeskError};
use crate::domain::account::actor::Permission;
use crate::domain::device::Device;
use crate::domain::device::barcode;
use crate::domain::number::Series;
use crate::i18n::Locale;
use crate::web::api::extract::{Asked, Call, parameter};
use crate::web::api::schema;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::Key;
use crate::web::request_context::RequestContext;
use crate::web::{Need, Routes};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;

/// The most scans in one call.
const MOST_SCANS: usize = 10_000;
/// The longest id of a scan, in bytes.
const LONGEST_ID: usize = 100;

/// The routes of scans. Each mode checks its own permission in the desk; `HandOver` only keeps out those who may do none of them.
pub fn routes() -> Routes {
    Routes::default().tell(Need::May(Permission::HandOver), routes!(scan)).tell(Need::May(Permission::Read), routes!(resolve))
}

/// What a code turned out to be.
#[derive(Serialize, ToSchema)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum CodeFound {
    /// A device, with what may be done with it.
    Device {
        /// It.
        device: Box<DeviceFound>,
        /// What was understood by the code, when the device has another one.
        #[serde(skip_serializing_if = "Option::is_none")]
        understood: Option<CodeUnderstood>,
    },
    /// Several devices answer to it.
    Several {
        /// They.
        #[schema(value_type = Vec<schema::Device>)]
        devices: Vec<Device>,
    },
    /// A batch.
    Batch {
        /// Its number.
        #[schema(value_type = schema::Number)]
        number: String,
    },
    /// A request.
    Request {
        /// Its number.
        #[schema(value_type = schema::Number)]
        number: String,
    },
    /// An act.
    Handover {
        /// Its number.
        #[schema(value_type = schema::Number)]
        number: String,
    },
    /// A return, or another document.
    Document {
        /// Its number.
        #[schema(value_type = schema::Number)]
        number: String,
    },
    /// A stock-take.
    StockTake {
        /// Its number.
        #[schema(value_type = schema::Number)]
        number: String,
    },
    /// A place.
    Location {
        /// Its code.
        code: String,
    },
}

/// What was understood by a code that is not simply the device's own.
#[derive(Serialize, ToSchema)]
pub struct CodeUnderstood {
    /// The serial or inventory number that was read.
    code: String,
    /// How: `aim`, `framed`, `labelled`, `data_identifier`, `gs1`, `lenovo`, `dell_express`, `component`, `field`, `address`, `keyboard`.
    form: &'static str,
    /// Whether it was taken so. `false`: the device keeps the code as scanned, because this reading is only possible.
    taken: bool,
}

fn read_as(code: &str, device: &Device, receiving: bool) -> Option<CodeUnderstood> {
    let understood = barcode::understood(code, device, receiving)?;
    let (form, taken) = (understood.reading.form.as_str(), understood.taken);
    Some(CodeUnderstood { code: understood.reading.text, form, taken })
}

/// What came of one scan.
#[derive(Serialize, ToSchema)]
pub struct ScanResult {
    /// The client's id.
    id: String,
    /// `done`, `already` (it was so before), `other` (it is something else than a device), `refused`.
    outcome: &'static str,
    /// The device as it is now.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<schema::Device>)]
    device: Option<Device>,
    /// What it is, when it is something else.
    #[serde(skip_serializing_if = "Option::is_none")]
    found: Option<CodeFound>,
    /// What a count made of it, in mode `count`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<schema::CountAnswer>)]
    counted: Option<Answer>,
    /// What was understood by the code, when the device has another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    understood: Option<CodeUnderstood>,
    /// Why not.
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<ScanProblem>,
}

/// Why a scan was refused.
#[derive(Serialize, ToSchema)]
pub struct ScanProblem {
    /// The stable word.
    code: String,
    /// In words, in the language asked for.
    detail: String,
}

/// What this is, and what may be done with it.
#[utoipa::path(get, path = "/api/v1/scan/{code}", params(("code" = String, Path, description = "Anything a scanner reads, percent-encoded")),
    responses((status = 200, description = "Known", body = CodeFound)))]
pub async fn resolve(State(app): State<App>, context: RequestContext, Key(code): Key<String>) -> Result<Json<CodeFound>, Failure> {
    let found = blocking(move || match app.desk.devices().resolve(&code)? {
        Found::Device(device) => {
            let understood = read_as(&code, &device, false);
            Ok(CodeFound::Device { device: Box::new(looked_at(&app, &context, *device)?), understood })
        }
        other => Ok(simply(other)),
    })
    .await;
    found.map(Json).map_err(|error| match &error {
        DeskError::Conflict(field_error) if matches!(field_error.code, ErrorCode::UnknownCode | ErrorCode::Mistyped) => {
            Failure::with(error, StatusCode::NOT_FOUND)
        }
        _ => error.into(),
    })
}

fn simply(found: Found) -> CodeFound {
    match found {
        Found::Device(device) => CodeFound::Several { devices: vec![*device] },
        Found::Several(devices) => CodeFound::Several { devices },
        Found::Batch(number) => CodeFound::Batch { number: number.to_string() },
        Found::Request(number) => CodeFound::Request { number: number.to_string() },
        Found::Document(number) if number.series == Series::Handover => CodeFound::Handover { number: number.to_string() },
        Found::Document(number) => CodeFound::Document { number: number.to_string() },
        Found::StockTake(number) => CodeFound::StockTake { number: number.to_string() },
        Found::Location(code) => CodeFound::Location { code },
    }
}

/// How a pile is handled.
#[derive(Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct How {
    /// Only say what would come of each, as if it were alone: nothing is changed, and no id is used up.
    rehearse: bool,
}

/// Does what a pile of scans asks: one result for each, in their order. At most 10,000.
///
/// Each scan is durable when its result says so, and none depends on another. Send what had no answer again, with the same ids: an
/// `Idempotency-Key` on the whole adds nothing.
#[utoipa::path(post, path = "/api/v1/scans", params(How), request_body = Vec<schema::Scan>, responses((status = 200, description = "One result for each", body = Vec<ScanResult>)))]
pub async fn scan(State(app): State<App>, Asked(how): Asked<How>, call: Call<Vec<Scan>>) -> Result<Json<Vec<ScanResult>>, Failure> {
    if call.body.is_empty() || call.body.len() > MOST_SCANS {
        return Err(parameter("", ErrorCode::Bounds, format!("1–{MOST_SCANS}")).into());
    }
    if let Some(bad) = call.body.iter().position(|s| s.id.is_empty() || s.id.len() > LONGEST_ID) {
        return Err(parameter(&format!("[{bad}].id"), ErrorCode::Bounds, format!("1–{LONGEST_ID}")).into());
    }
    let acting = Acting { rehearsal: how.rehearse, ..call.acting };
    let done = blocking(move || {
        Ok(call.body.into_iter().map(|scan| result(call.locale, app.desk.devices().scan(&acting, &scan), scan)).collect())
    })
    .await?;
    Ok(Json(done))
}

fn result(locale: Locale, scanned: Scanned, scan: Scan) -> ScanResult {
    let understood = match &scanned {
        Scanned::Done(device) => read_as(&scan.code, device, matches!(scan.mode, Mode::Receive { .. })),
        Scanned::Already(device) => read_as(&scan.code, device, false),
        Scanned::Counted(count) => count.device.as_deref().and_then(|device| read_as(&scan.code, device, false)),
        _ => None,
    };
    let blank = |outcome| ScanResult { id: scan.id, outcome, device: None, found: None, counted: None, understood, problem: None };
    match scanned {
        Scanned::Done(device) => ScanResult { device: Some(*device), ..blank("done") },
        Scanned::Already(device) => ScanResult { device: Some(*device), ..blank("already") },
        Scanned::Counted(count) => {
            let outcome = if count.answer == Answer::Already { "already" } else { "done" };
            ScanResult { device: count.device.map(|d| *d), counted: Some(count.answer), ..blank(outcome) }
        }
        Scanned::Other(found) => ScanResult { found: Some(simply(found)), ..blank("other") },
        Scanned::Refused(error) => {
            let problem = ScanProblem { code: error_text::code(&error).0, detail: error_text::error(locale, &error).join(" ") };
            ScanResult { problem: Some(problem), ..blank("refused") }
        }
    }
}
