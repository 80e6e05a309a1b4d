//! The scan page: one field that takes scanned codes, a mode chosen once, and a row for each code.

use crate::desk::Desk;
use crate::desk::access;
use crate::desk::device::scan_command::Commanded;
use crate::desk::device::scan_result::{Found, Mode, Scan, Scanned};
use crate::desk::error::{DeskError, ErrorCode};
use crate::domain::device::command::{Card, Command, NotACard};
use crate::domain::device::step::StepKind;
use crate::domain::handover::HandoverState;
use crate::domain::number::Number;
use crate::i18n::word::key;
use crate::store;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::{Fields, Form, Query};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::scan_row::ResultRow;
use crate::web::view::{Choice, page};
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue};
use axum::response::{IntoResponse, Redirect, Response};

#[derive(Template)]
#[template(path = "page/device/scan.html")]
pub struct ScanPage {
    pub layout: Layout,
    /// Modes to choose from.
    pub modes: Vec<Choice>,
    /// Mode chosen, in the form that `mode_of` reads.
    pub mode: String,
    /// Active locations.
    pub places: Vec<Choice>,
    /// Code of the location chosen.
    pub place: String,
    /// Code scanned last: a command card acts on it.
    pub last: String,
    /// Result of the last scan, without script.
    pub results: Vec<ResultRow>,
    /// Codes found in one picture, to choose from; empty otherwise.
    pub codes: Vec<Choice>,
}

/// Reads the mode of the form: `look`, `move`, `stock`, `receive:LOT-…`, `pick:ACT-…`, `count:INV-…`. A mode without the location or number
/// it needs is `look`.
pub(super) fn mode_of(fields: &Fields) -> Mode {
    let place = fields.some("place").map(ToOwned::to_owned);
    let (name, number) = fields.get("mode").split_once(':').unwrap_or((fields.get("mode"), ""));
    let number = Number::parse(number).ok();
    match (name, number, place) {
        ("move", _, Some(location)) => Mode::Move { location },
        ("stock", _, Some(location)) => Mode::Stock { location },
        ("receive", Some(batch), location) => Mode::Receive { batch, location },
        ("pick", Some(handover), _) => Mode::Pick { handover },
        ("count", Some(stock_take), location) => Mode::Count { stock_take, location: location.unwrap_or_default() },
        _ => Mode::Look {},
    }
}

pub(in crate::web::page) fn said(mode: &Mode) -> &'static str {
    match mode {
        Mode::Look {} => "scan-found",
        Mode::Receive { .. } => "did-receive",
        Mode::Move { .. } => "did-move",
        Mode::Stock { .. } => "did-stock",
        Mode::Pick { .. } => "did-pick",
        Mode::Reserve { .. } => "did-reserve",
        Mode::Step { .. } => "collect-step-done",
        Mode::Count { .. } => "did-sight",
    }
}

pub(super) fn scan_page(desk: &Desk, context: &RequestContext, fields: &Fields, results: Vec<ResultRow>) -> Result<ScanPage, DeskError> {
    let w = context.locale;
    let acting = context.acting()?;
    let (batches, acts, places, counts) = desk.read(|c| {
        let batches = store::batch::list(c, None, 20)?;
        let acts = access::handovers(c, &acting, None, None, 20)?;
        Ok((batches, acts, store::device::location::list(c)?, store::stock_take::open(c)?))
    })?;
    let mut modes = vec![
        Choice::new("look", w.t("scan-mode-look")),
        Choice::new("move", w.t("scan-mode-move")),
        Choice::new("stock", w.t("scan-mode-stock")),
    ];
    let open = batches.iter().filter(|b| b.closed.is_none());
    modes.extend(open.map(|b| Choice::new(format!("receive:{}", b.number), w.x("scan-mode-receive", b.number.to_string()))));
    let preparing = acts.iter().filter(|a| a.state == HandoverState::Preparing);
    modes.extend(preparing.map(|a| Choice::new(format!("pick:{}", a.number), w.x("scan-mode-pick", a.number.to_string()))));
    modes.extend(counts.iter().map(|s| Choice::new(format!("count:{}", s.number), w.x("scan-mode-count", s.number.to_string()))));
    let places = places.into_iter().filter(|l| l.active).map(|l| Choice::new(&l.code, format!("{} · {}", l.code, l.name))).collect();
    // A command card decides the mode of the next scan, with and without script.
    let card = results.first().filter(|row| !row.mode.is_empty());
    let mode = card.map_or_else(|| fields.some("mode").unwrap_or("look"), |row| row.mode.as_str()).to_owned();
    if !modes.iter().any(|m| m.value == mode) && mode.contains(':') {
        modes.push(Choice::new(&mode, mode.replace(':', " ")));
    }
    let place = card.map(|row| row.place.clone()).filter(|p| !p.is_empty()).unwrap_or_else(|| fields.get("place").to_owned());
    let is_card = Card::parse(fields.get("code")) != Err(NotACard::Other);
    Ok(ScanPage {
        layout: Layout::new(desk, context, &w.t("scan-title"))?,
        modes,
        mode,
        places,
        place,
        last: fields.get(if is_card { "last" } else { "code" }).to_owned(),
        results,
        codes: Vec::new(),
    })
}

/// Allows the camera on this page: only the scan page may use it.
pub(in crate::web::page) fn with_camera(mut answer: Response) -> Response {
    let policy = HeaderValue::from_static("camera=(self), microphone=(), geolocation=()");
    answer.headers_mut().insert(HeaderName::from_static("permissions-policy"), policy);
    answer
}

/// Carries out a command card and gives its row.
pub(in crate::web::page) fn carded(
    desk: &Desk,
    context: &RequestContext,
    form: &Fields,
    read: Result<Card, NotACard>,
) -> Result<ResultRow, DeskError> {
    let w = context.locale;
    let code: String = form.some("undo").unwrap_or_else(|| form.get("code")).chars().take(60).collect();
    let Ok(card) = read else { return Ok(ResultRow::refused(w, &code, &DeskError::conflict(ErrorCode::BadCard, &code))) };
    match desk.devices().run_command(&context.acting()?, form.get("id"), &card, form.get("last"), &w.t("scan-card-note")) {
        Ok(Commanded::Bench) => Ok(ResultRow::card(w, &card)),
        Ok(Commanded::Already(device)) => Ok(ResultRow::already(w, &device)),
        Ok(Commanded::Took(device, StepKind::Unreceive)) => Ok(ResultRow::unreceived(w, &code, &device)),
        Ok(Commanded::Took(device, _)) if card.command == Command::Undo => Ok(ResultRow::done(w, "scan-card-undone", &device)),
        Ok(Commanded::Took(device, kind)) => Ok(ResultRow::done(w, &key("did", kind.as_str()), &device)),
        // When the database fails, the scan page must send the code again: so this is an error, not an answer.
        Err(error @ (DeskError::Store(_) | DeskError::Failed(_))) => Err(error),
        Err(error) => Ok(ResultRow::refused(w, &code, &error)),
    }
}

/// `GET /scan`: the scan page, filled from the query.
pub async fn get(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    let made = blocking(move || scan_page(&app.desk, &context, &query, Vec::new())).await?;
    Ok(with_camera(page(&made)))
}

/// `GET /scan/offline`: the copy of the page that a device keeps for use offline. It has modes, open batches and locations, but names
/// nobody.
pub async fn offline(State(app): State<App>, context: RequestContext) -> Result<Response, Failure> {
    let made = blocking(move || {
        let bench = scan_page(&app.desk, &context, &Fields::default(), Vec::new())?;
        Ok(ScanPage { layout: bench.layout.kept(), ..bench })
    })
    .await?;
    Ok(with_camera(page(&made)))
}

/// Carries out one code and answers with its row. Without script, a device that was only looked up is opened instead.
pub(in crate::web::page) fn scanned(app: &App, context: &RequestContext, form: &Fields) -> Result<Response, DeskError> {
    context.own(form)?;
    let json = context.json;
    let shown = |row: ResultRow| Ok(if json { row.json() } else { with_camera(page(&scan_page(&app.desk, context, form, vec![row])?)) });
    match Card::parse(form.get("code")) {
        Err(NotACard::Other) => {}
        read => return shown(carded(&app.desk, context, form, read)?),
    }
    let mode = mode_of(form);
    let title = said(&mode);
    let scan = Scan { id: form.get("id").to_owned(), code: form.get("code").to_owned(), at: form.get("at").parse().ok(), mode };
    let scanned = app.desk.devices().scan(&context.acting()?, &scan);
    if let (false, Mode::Look {}, Scanned::Done(device)) = (json, &scan.mode, &scanned) {
        return Ok(Redirect::to(&format!("/devices/{}", device.tag.as_str())).into_response());
    }
    if let (false, Scanned::Other(Found::Several(_))) = (json, &scanned) {
        return Ok(Redirect::to(&format!("/devices?q={}", crate::web::url::encoded(&scan.code))).into_response());
    }
    // When the database fails, the scan page must send the code again: so this is an error, not an answer.
    if let Scanned::Refused(error @ (DeskError::Store(_) | DeskError::Failed(_))) = scanned {
        return Err(error);
    }
    let w = context.locale;
    shown(match (&scan.mode, &scanned) {
        // A location label says where the following codes are, or are put.
        (Mode::Count { .. } | Mode::Move { .. } | Mode::Stock { .. } | Mode::Receive { .. }, Scanned::Other(Found::Location(code))) => {
            ResultRow::standing_at(w, form.get("mode"), code)
        }
        // Links to the device that refused, where the problem can be corrected.
        (_, Scanned::Refused(DeskError::Refused(_))) => {
            let href = match app.desk.devices().resolve(&scan.code) {
                Ok(Found::Device(device)) => format!("/devices/{}", device.tag.as_str()),
                _ => String::new(),
            };
            ResultRow { href, ..ResultRow::for_scan(w, &scan.code, title, &scanned) }
        }
        _ => ResultRow::for_scan(w, &scan.code, title, &scanned),
    })
}

/// `POST /scan`: carries out one code.
pub async fn post(State(app): State<App>, context: RequestContext, Form(form): Form) -> Result<Response, Failure> {
    Ok(blocking(move || scanned(&app, &context, &form)).await?)
}
