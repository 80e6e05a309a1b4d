//! Stock-takes: opened for some locations or the whole depot, counted by scans in mode `count`, closed with a receipt.

use super::extract::{Asked, Call, Created, Note};
use super::{pagination, schema};
use crate::desk::DeskError;
use crate::desk::stock_take::session::{ClosingInput, StockTakeInput};
use crate::domain::account::actor::Permission;
use crate::domain::device::tag::Tag;
use crate::domain::number::Number;
use crate::domain::stock_take::{LineState, StockTake};
use crate::store;
use crate::store::stock_take::Line;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::Key;
use crate::web::page::stock_take::show::seen;
use crate::web::request_context::RequestContext;
use crate::web::{Need, Routes};
use axum::Json;
use axum::extract::State;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;

/// The routes of stock-takes.
pub fn routes() -> Routes {
    Routes::default()
        .tell(Need::May(Permission::Work), routes!(open))
        .tell(Need::May(Permission::Read), routes!(list))
        .tell(Need::SignedIn, routes!(get))
        .tell(Need::SignedIn, routes!(lines))
        .tell(Need::May(Permission::Work), routes!(close))
        .tell(Need::May(Permission::Work), routes!(cancel))
}

/// Opens a stock-take: every device that stands in its places by its record is expected from now on.
#[utoipa::path(post, path = "/api/v1/stock-takes", request_body = schema::StockTakeInput, responses((status = 201, description = "Open", body = schema::StockTake)))]
pub async fn open(State(app): State<App>, call: Call<StockTakeInput>) -> Result<Created<StockTake>, Failure> {
    let take = blocking(move || app.desk.stock_takes().open(&call.acting, call.body)).await?;
    Ok(Created::at(format_args!("/stock-takes/{}", take.number), take.clone()))
}

/// Which part of a list.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct LineQuery {
    /// At most so many, 1 to 200; 50 when nothing is said.
    #[serde(default)]
    limit: Option<u16>,
    /// Where the last page ended.
    #[serde(default)]
    cursor: Option<String>,
}

/// A page of stock-takes, newest first.
#[derive(Serialize, ToSchema)]
pub struct StockTakes {
    /// The page.
    #[schema(value_type = Vec<schema::StockTake>)]
    stock_takes: Vec<StockTake>,
    /// Where the next page begins; null on the last.
    next_cursor: Option<String>,
}

/// Lists stock-takes, newest first.
#[utoipa::path(get, path = "/api/v1/stock-takes", params(LineQuery), responses((status = 200, description = "A page", body = StockTakes)))]
pub async fn list(State(app): State<App>, Asked(query): Asked<LineQuery>) -> Result<Json<StockTakes>, Failure> {
    let found = blocking(move || {
        let wanted = pagination::Wanted::new("stock-takes", query.limit, query.cursor.as_deref())?;
        let before = wanted.after(|text| Number::parse(text).ok())?;
        let found = app.desk.read(|c| Ok(store::stock_take::list(c, before, wanted.probe())?))?;
        let (stock_takes, next_cursor) = wanted.cut(found, |s| s.number);
        Ok(StockTakes { stock_takes, next_cursor })
    })
    .await?;
    Ok(Json(found))
}

/// A stock-take. For a partner there is none.
#[utoipa::path(get, path = "/api/v1/stock-takes/{no}", params(("no" = schema::Number, Path, description = "Its number")),
    responses((status = 200, description = "Found", body = schema::StockTake)))]
pub async fn get(State(app): State<App>, context: RequestContext, Key(no): Key<Number>) -> Result<Json<StockTake>, Failure> {
    let found = blocking(move || {
        let acting = context.acting()?;
        app.desk.read(|c| seen(c, &acting, no))
    })
    .await?;
    Ok(Json(found))
}

/// Which lines.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct WhichLines {
    /// Of this state; all when nothing is said.
    #[serde(default)]
    #[param(value_type = Option<schema::StockTakeLineState>)]
    state: Option<LineState>,
    /// At most so many, 1 to 200; 50 when nothing is said.
    #[serde(default)]
    limit: Option<u16>,
    /// Where the last page ended.
    #[serde(default)]
    cursor: Option<String>,
}

/// What a stock-take knows of a device.
#[derive(Serialize, ToSchema)]
pub struct StockTakeLine {
    /// Its tag.
    #[schema(value_type = schema::Tag)]
    tag: String,
    /// Whether it was expected when the count opened.
    expected: bool,
    /// The place its record named then.
    expected_at: Option<String>,
    /// What became of it. Nothing is missing before the count closes.
    #[schema(value_type = schema::StockTakeLineState)]
    state: String,
    /// Where it was seen.
    seen_at: Option<String>,
    /// When.
    seen_on: Option<DateTime<Utc>>,
    /// By whom, by pseudonym.
    seen_by: Option<String>,
}

impl From<Line> for StockTakeLine {
    fn from(l: Line) -> Self {
        let Line { tag, expected, expected_at, state, seen_at, seen_on, seen_by } = l;
        Self { tag, expected, expected_at, state, seen_at, seen_on: seen_on.map(|on| on.and_utc()), seen_by }
    }
}

/// A page of lines, in the order of their tags.
#[derive(Serialize, ToSchema)]
pub struct StockTakeLines {
    /// The page.
    lines: Vec<StockTakeLine>,
    /// The codes that nothing answered to, at most a thousand; with the first page only.
    unknown: Vec<String>,
    /// Where the next page begins; null on the last.
    next_cursor: Option<String>,
}

/// The lines of a stock-take, in the order of their tags. For a partner there are none.
#[utoipa::path(get, path = "/api/v1/stock-takes/{no}/lines", params(("no" = schema::Number, Path, description = "Its number"), WhichLines),
    responses((status = 200, description = "A page", body = StockTakeLines)))]
pub async fn lines(
    State(app): State<App>,
    context: RequestContext,
    Key(no): Key<Number>,
    Asked(query): Asked<WhichLines>,
) -> Result<Json<StockTakeLines>, Failure> {
    const CODES: i64 = 1_000;
    let found = blocking(move || {
        let acting = context.acting()?;
        let wanted = pagination::Wanted::new("stock-take-lines", query.limit, query.cursor.as_deref())?;
        let after = wanted.after(|text| Tag::parse(text).ok())?;
        let (found, codes) = app.desk.read(|c| {
            seen(c, &acting, no)?;
            let from = after.map(|tag| tag.as_str().to_owned()).unwrap_or_default();
            let codes = if after.is_none() { store::stock_take::codes(c, no, -1, CODES)? } else { Vec::new() };
            Ok::<_, DeskError>((store::stock_take::lines(c, no, query.state, &from, wanted.probe())?, codes))
        })?;
        let (lines, next_cursor) = wanted.cut(found, |l| l.tag.clone());
        let unknown = codes.into_iter().map(|(_, code)| code).collect();
        Ok(StockTakeLines { lines: lines.into_iter().map(Into::into).collect(), unknown, next_cursor })
    })
    .await?;
    Ok(Json(found))
}

/// Closes a stock-take: what was not seen is missing, unless a recorded step took it away meanwhile. Its receipt is found among the
/// documents.
#[utoipa::path(post, path = "/api/v1/stock-takes/{no}/close", params(("no" = schema::Number, Path, description = "Its number")),
    request_body = schema::ClosingInput, responses((status = 200, description = "Closed", body = schema::StockTake)))]
pub async fn close(State(app): State<App>, Key(no): Key<Number>, call: Call<ClosingInput>) -> Result<Json<StockTake>, Failure> {
    Ok(Json(blocking(move || app.desk.stock_takes().close(&call.acting, no, call.body)).await?))
}

/// Gives an open stock-take up; needs a note. What was seen stays in the history of the devices.
#[utoipa::path(post, path = "/api/v1/stock-takes/{no}/cancel", params(("no" = schema::Number, Path, description = "Its number")),
    request_body = Note, responses((status = 200, description = "Given up", body = schema::StockTake)))]
pub async fn cancel(State(app): State<App>, Key(no): Key<Number>, call: Call<Note>) -> Result<Json<StockTake>, Failure> {
    let note = call.body.note.unwrap_or_default();
    Ok(Json(blocking(move || app.desk.stock_takes().cancel(&call.acting, no, &note)).await?))
}
