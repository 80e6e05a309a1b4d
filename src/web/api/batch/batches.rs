//! Batches: the donor's decision, the donor list, and what of it was received.

use crate::desk::batch::intake::BatchInput;
use crate::domain::account::actor::Permission;
use crate::domain::batch::{Balance, Batch, ManifestLine};
use crate::domain::device::Device;
use crate::domain::device::stage::Stage;
use crate::domain::device::tag::Tag;
use crate::domain::number::Number;
use crate::store;
use crate::web::api::extract::{Asked, Call, Created, Note};
use crate::web::api::{pagination, schema};
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::Key;
use crate::web::{Need, Routes};
use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;

/// The routes of batches.
pub fn routes() -> Routes {
    Routes::default()
        .tell(Need::May(Permission::ManageBatch), routes!(open))
        .tell(Need::May(Permission::Read), routes!(list))
        .tell(Need::May(Permission::Read), routes!(get))
        .tell(Need::May(Permission::Read), routes!(reconciliation))
        .tell(Need::May(Permission::ManageBatch), routes!(close))
        .tell(Need::May(Permission::ManageBatch), routes!(reopen))
        .tell(Need::May(Permission::Read), routes!(locks))
}

/// Which page.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct BatchQuery {
    /// At most so many, 1 to 200; 50 when nothing is said.
    #[serde(default)]
    limit: Option<u16>,
    /// Where the last page ended.
    #[serde(default)]
    cursor: Option<String>,
}

/// A page of batches, newest first.
#[derive(Serialize, ToSchema)]
pub struct Batches {
    /// The page.
    #[schema(value_type = Vec<schema::Batch>)]
    batches: Vec<Batch>,
    /// Where the next page begins; null on the last.
    next_cursor: Option<String>,
}

/// A batch with its balance.
#[derive(Serialize, ToSchema)]
pub struct BatchFound {
    /// The batch.
    #[serde(flatten)]
    #[schema(value_type = schema::Batch)]
    batch: Batch,
    /// Its balance.
    #[schema(value_type = schema::Balance)]
    balance: Balance,
}

/// Opens a batch for a donor's decision.
#[utoipa::path(post, path = "/api/v1/batches", request_body = schema::BatchInput, responses((status = 201, description = "Opened", body = schema::Batch)))]
pub async fn open(State(app): State<App>, call: Call<BatchInput>) -> Result<Created<Batch>, Failure> {
    let batch = blocking(move || app.desk.batches().open(&call.acting, &call.body)).await?;
    Ok(Created::at(format_args!("/batches/{}", batch.number), batch.clone()))
}

/// Lists batches, newest first.
#[utoipa::path(get, path = "/api/v1/batches", params(BatchQuery), responses((status = 200, description = "A page", body = Batches)))]
pub async fn list(State(app): State<App>, Asked(query): Asked<BatchQuery>) -> Result<Json<Batches>, Failure> {
    let found = blocking(move || {
        let wanted = pagination::Wanted::new("batches", query.limit, query.cursor.as_deref())?;
        let before = wanted.after(|text| Number::parse(text).ok())?;
        let found = app.desk.read(|c| Ok(store::batch::list(c, before, wanted.probe())?))?;
        let (batches, next_cursor) = wanted.cut(found, |b| b.number);
        Ok(Batches { batches, next_cursor })
    })
    .await?;
    Ok(Json(found))
}

/// A batch with its balance.
#[utoipa::path(get, path = "/api/v1/batches/{no}", params(("no" = schema::Number, Path, description = "Its number")),
    responses((status = 200, description = "Found", body = BatchFound)))]
pub async fn get(State(app): State<App>, Key(no): Key<Number>) -> Result<Json<BatchFound>, Failure> {
    let (batch, balance) = blocking(move || app.desk.batches().balance(no)).await?;
    Ok(Json(BatchFound { batch, balance }))
}

/// Closes reception: what is not there by now is missing.
#[utoipa::path(post, path = "/api/v1/batches/{no}/close", params(("no" = schema::Number, Path, description = "Its number")),
    request_body = Note, responses((status = 200, description = "Closed", body = schema::Batch)))]
pub async fn close(State(app): State<App>, Key(no): Key<Number>, call: Call<Note>) -> Result<Json<Batch>, Failure> {
    Ok(Json(blocking(move || app.desk.batches().close(&call.acting, no, call.body.note.as_deref())).await?))
}

/// Opens a closed reception again: what was missing is expected again. The note says why.
#[utoipa::path(post, path = "/api/v1/batches/{no}/reopen", params(("no" = schema::Number, Path, description = "Its number")),
    request_body = Note, responses((status = 200, description = "Open again", body = schema::Batch)))]
pub async fn reopen(State(app): State<App>, Key(no): Key<Number>, call: Call<Note>) -> Result<Json<Batch>, Failure> {
    Ok(Json(blocking(move || app.desk.batches().reopen(&call.acting, no, call.body.note.as_deref())).await?))
}

/// A device that waits for its donor.
#[derive(Serialize, ToSchema)]
pub struct LockedDevice {
    /// The lock, by its name in the lock table.
    lock: String,
    /// The device.
    #[schema(value_type = schema::Tag)]
    tag: Tag,
    /// Maker and model.
    name: String,
    /// Serial number.
    serial: Option<String>,
    /// The donor's inventory number.
    donor_number: Option<String>,
}

/// What only the donor can unlock.
#[derive(Serialize, ToSchema)]
pub struct Locks {
    /// The devices, lock by lock.
    devices: Vec<LockedDevice>,
    /// The letter to the donor, in the donor's language.
    letter: String,
}

/// The devices of a batch that only their donor can unlock, with the letter that asks for it.
#[utoipa::path(get, path = "/api/v1/batches/{no}/locks", params(("no" = schema::Number, Path, description = "Its number")),
    responses((status = 200, description = "What waits", body = Locks)))]
pub async fn locks(State(app): State<App>, Key(no): Key<Number>) -> Result<Json<Locks>, Failure> {
    let waiting = blocking(move || app.desk.batches().waiting_for_unlock(no)).await?;
    let letter = waiting.letter(waiting.language());
    let told = |d: crate::desk::batch::locks::Locked| LockedDevice {
        lock: d.lock,
        tag: d.tag,
        name: d.name,
        serial: d.serial,
        donor_number: d.donor_number,
    };
    Ok(Json(Locks { devices: waiting.devices.into_iter().map(told).collect(), letter }))
}

/// A line of the list with what became of it.
#[derive(Serialize, ToSchema)]
pub struct LineState {
    /// The line.
    #[serde(flatten)]
    #[schema(value_type = schema::ManifestLine)]
    line: ManifestLine,
    /// `received`, `expected` or `missing`.
    state: &'static str,
    /// The device that answers it.
    #[schema(value_type = Option<schema::Tag>)]
    device: Option<Tag>,
    /// Where that device is.
    #[schema(value_type = Option<schema::Stage>)]
    stage: Option<Stage>,
}

/// What was declared beside what came: a page of lines, then pages of what is on no line.
#[derive(Serialize, ToSchema)]
pub struct Reconciliation {
    /// The batch.
    #[schema(value_type = schema::Number)]
    batch: Number,
    /// Its balance, whole on every page.
    #[schema(value_type = schema::Balance)]
    balance: Balance,
    /// Whether both sums of the balance hold.
    balanced: bool,
    /// Lines of this page.
    lines: Vec<LineState>,
    /// Devices on no line; they follow the last line.
    #[schema(value_type = Vec<schema::Device>)]
    extras: Vec<Device>,
    /// Where the next page begins; null on the last.
    next_cursor: Option<String>,
}

/// Cursor of the reconciliation: after a line of the donor list, or after an extra.
enum From {
    Line(u32),
    Extra(Option<Tag>),
}

fn place(text: &str) -> Option<From> {
    match text.split_once(':')? {
        ("line", n) => n.parse().ok().map(From::Line),
        ("extra", "") => Some(From::Extra(None)),
        ("extra", tag) => Tag::parse(tag).ok().map(|t| From::Extra(Some(t))),
        _ => None,
    }
}

/// What was declared beside what came: the balance, each line with its state, then the extras.
#[utoipa::path(get, path = "/api/v1/batches/{no}/reconciliation", params(("no" = schema::Number, Path, description = "The batch"), BatchQuery),
    responses((status = 200, description = "A page", body = Reconciliation)))]
pub async fn reconciliation(
    State(app): State<App>,
    Key(no): Key<Number>,
    Asked(query): Asked<BatchQuery>,
) -> Result<Json<Reconciliation>, Failure> {
    let found = blocking(move || {
        let wanted = pagination::Wanted::new("reconciliation", query.limit, query.cursor.as_deref())?;
        let (batch, balance) = app.desk.batches().balance(no)?;
        let absent = if batch.closed.is_some() { "missing" } else { "expected" };
        let mut answer =
            Reconciliation { batch: no, balanced: balance.holds(), balance, lines: Vec::new(), extras: Vec::new(), next_cursor: None };
        match wanted.after(place)?.unwrap_or(From::Line(0)) {
            From::Line(after) => {
                let (found, more) =
                    wanted.cut(app.desk.read(|c| Ok(store::batch::lines(c, no, after, wanted.probe())?))?, |l| format!("line:{}", l.line));
                let last = found.last().map_or(after, |l| l.line);
                let devices = app.desk.read(|c| Ok(store::device::of_lines(c, no, after + 1, last)?))?;
                let state = |line: ManifestLine| {
                    let device = devices.iter().find(|d| d.line == Some(line.line));
                    LineState {
                        state: if device.is_some() { "received" } else { absent },
                        device: device.map(|d| d.tag),
                        stage: device.map(|d| d.stage),
                        line,
                    }
                };
                answer.lines = found.into_iter().map(state).collect();
                answer.next_cursor = more.or_else(|| (answer.balance.extra > 0).then(|| wanted.cursor("extra:")));
            }
            From::Extra(after) => {
                let found = app.desk.read(|c| Ok(store::device::extras(c, no, after.as_ref(), wanted.probe())?))?;
                (answer.extras, answer.next_cursor) = wanted.cut(found, |d| format!("extra:{}", d.tag.as_str()));
            }
        }
        Ok(answer)
    })
    .await?;
    Ok(Json(found))
}
