//! Promising devices to a granted request, by scan or by ticking suitable devices in stock; and taking promises back.

use super::lines::{DeviceRow, LineView, by_place, views};
use crate::desk::access;
use crate::desk::device::scan_result::Mode;
use crate::desk::device::support_text;
use crate::desk::error::OrNotFound;
use crate::desk::error::{ErrorCode, Noun};
use crate::desk::request::candidates::suitable;
use crate::desk::request::line_text;
use crate::desk::{Acting, Desk, DeskError};
use crate::domain::account::actor::Permission;
use crate::domain::device::Device;
use crate::domain::device::stage::Stage;
use crate::domain::device::tag::Tag;
use crate::domain::number::Number;
use crate::domain::request::RequestState;
use crate::domain::request::suitability::answered_line;
use crate::store;
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form, Key};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::scan_row::ResultRow;
use crate::web::scan_row::scanned;
use crate::web::url::to;
use crate::web::view::Link;
use crate::web::view::{FormErrors, is_for_the_form, page, page_with};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use std::collections::BTreeSet;

/// At least this many suitable devices are shown for a line, if there are as many.
const LEAST_SHOWN: usize = 12;
/// How many pages of the stock are searched for one line.
const MOST_ROUNDS: u8 = 5;
/// At most this many devices are promised or released by one form.
const MOST_AT_ONCE: usize = 200;

/// A line that still lacks devices, with the suitable devices in stock.
pub struct Suitable {
    /// Its place, from 1.
    pub place: usize,
    /// What it asks, in words.
    pub title: String,
    /// How many devices are missing.
    pub missing: u32,
    /// Suitable devices; as many as are missing are ticked.
    pub devices: Vec<DeviceRow>,
    /// Whether there are more than shown.
    pub is_more: bool,
}

/// The page on which devices are promised.
#[derive(Template)]
#[template(path = "page/request/reserve.html")]
pub struct ReservePage {
    pub layout: Layout,
    /// Error messages of the form that takes promises back.
    pub errors: FormErrors,
    /// Number of the request.
    pub number: String,
    /// Address to which scans are sent.
    pub post_to: String,
    /// The organisation that makes the request.
    pub organisation: Link,
    /// The lines with their counts.
    pub lines: Vec<LineView>,
    /// Whether no line lacks devices.
    pub is_complete: bool,
    /// Results of the scan or the form just sent.
    pub results: Vec<ResultRow>,
    /// The lines that lack devices, with the suitable ones.
    pub suitable: Vec<Suitable>,
    /// Devices promised to the request, ordered by location.
    pub promised: Vec<DeviceRow>,
    /// Value of the note field, as typed.
    pub note: String,
    /// Whether the reader may start an act.
    pub may_begin: bool,
}

fn made(
    desk: &Desk,
    context: &RequestContext,
    number: Number,
    results: Vec<ResultRow>,
    errors: FormErrors,
    note: &str,
) -> Result<Option<ReservePage>, DeskError> {
    let acting = context.acting()?;
    let w = context.locale;
    let (in_force, today) = (desk.in_force(), desk.today());
    let policy = &in_force.policy;
    let read = desk.read(|c| {
        let request = access::request(c, &acting, number)?;
        let Some(allocation) = access::granted(c, &request)? else { return Ok(None) };
        if request.state != RequestState::Approved {
            return Ok(None);
        }
        let devices = store::device::of_request(c, number)?;
        let lines = views(w, &request, Some(&allocation), &devices, None);
        let programme =
            policy.programme(&request.action).ok_or_else(|| DeskError::field_error("action", ErrorCode::UnknownAction, &request.action))?;
        let mut offers = Vec::new();
        for (view, line) in lines.iter().zip(&request.lines).filter(|(view, _)| view.missing() > 0) {
            let missing = usize::try_from(view.missing()).unwrap_or(usize::MAX);
            let mut found = suitable(c, programme, line, MOST_ROUNDS, in_force.view(today))?;
            // Models that the line already has come first, so that its devices are alike, also when one replaces a device that failed its
            // last check.
            let on_line = |d: &&Device| answered_line(d).and_then(|l| usize::try_from(l).ok()) == Some(view.place.saturating_sub(1));
            let models: BTreeSet<String> = devices.iter().filter(on_line).map(|d| d.specification.name()).collect();
            found.devices.sort_by_key(|d| !models.contains(&d.specification.name()));
            let shown = missing.clamp(LEAST_SHOWN, MOST_AT_ONCE);
            let systems = in_force.view(today);
            let support = |d: &Device| support_text::best(w, &systems.outlook(d));
            let row = |(i, d): (usize, &Device)| DeviceRow { ticked: i < missing, support: support(d), ..DeviceRow::new(w, d, true) };
            let devices: Vec<DeviceRow> = found.devices.iter().take(shown).enumerate().map(row).collect();
            let is_more = found.is_more || found.devices.len() > devices.len();
            let title = line_text::line(w, line);
            offers.push(Suitable { place: view.place, title, missing: view.missing(), devices, is_more });
        }
        Ok(Some((Link::organisation(c, &acting, &request.organisation)?, lines, devices, offers)))
    })?;
    let Some((organisation, lines, devices, suitable)) = read else { return Ok(None) };
    let mut layout = Layout::new(desk, context, &w.x("reserve-title", number.to_string()))?;
    let path = format!("/requests/{number}/reserve");
    layout.path.clone_from(&path);
    Ok(Some(ReservePage {
        layout,
        errors,
        number: number.to_string(),
        post_to: path,
        organisation,
        is_complete: lines.iter().all(|l| l.missing() == 0),
        lines,
        results,
        suitable,
        promised: by_place(devices.iter().filter(|d| d.stage == Stage::Reserved).map(|d| DeviceRow::new(w, d, true)).collect()),
        note: note.to_owned(),
        may_begin: acting.actor.may(Permission::HandOver),
    }))
}

/// The page; a redirect to the request when it is not approved or has no decision.
fn shown(
    desk: &Desk,
    context: &RequestContext,
    number: Number,
    results: Vec<ResultRow>,
    errors: FormErrors,
    note: &str,
    status: StatusCode,
) -> Result<Response, DeskError> {
    let made = made(desk, context, number, results, errors, note)?;
    Ok(made.map_or_else(|| Redirect::to(&format!("/requests/{number}")).into_response(), |p| page_with(status, &p)))
}

/// `GET /requests/{number}/reserve`
pub async fn get(State(app): State<App>, context: RequestContext, Key(number): Key<Number>) -> Result<Response, Failure> {
    let made = blocking(move || made(&app.desk, &context, number, Vec::new(), FormErrors::default(), "")).await?;
    Ok(made.map_or_else(|| Redirect::to(&format!("/requests/{number}")).into_response(), |p| page(&p)))
}

/// `POST /requests/{number}/reserve`: promises the device of one scanned code, or the ticked devices.
pub async fn post(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(given): Form,
) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let acting = context.acting()?;
        let desk = &app.desk;
        if given.some("code").is_some() {
            let result = already_ours(
                scanned(&app, &context, &given, Mode::Reserve { request: number }, "did-reserve")?,
                desk,
                &context,
                &given,
                number,
            );
            if context.json {
                return Ok(result.json());
            }
            return shown(desk, &context, number, vec![result], FormErrors::default(), "", StatusCode::OK);
        }
        let results = ticked(&context, &given, |tag| desk.requests().reserve(&acting, number, tag), "did-reserve")?;
        if !results.is_empty() && results.iter().all(|r| r.tone == "ok") {
            return Ok(to(&format!("/requests/{number}/reserve"), "reserved"));
        }
        shown(desk, &context, number, results, FormErrors::default(), "", StatusCode::OK)
    })
    .await?)
}

/// A device that was promised to this request before is a warning, not a refusal.
fn already_ours(result: ResultRow, desk: &Desk, context: &RequestContext, given: &Fields, number: Number) -> ResultRow {
    if result.tone != "stop" {
        return result;
    }
    match desk.devices().resolve(given.get("code")) {
        Ok(crate::desk::device::scan_result::Found::Device(device)) if device.reservation.as_ref().is_some_and(|r| r.request == number) => {
            ResultRow::already(context.locale, &device)
        }
        _ => result,
    }
}

/// Applies `act` to each ticked device and returns one result for each, refusals first.
fn ticked(
    context: &RequestContext,
    given: &Fields,
    mut act: impl FnMut(Tag) -> Result<Device, DeskError>,
    done: &str,
) -> Result<Vec<ResultRow>, DeskError> {
    let w = context.locale;
    let mut results = Vec::new();
    for text in given.all("tag").take(MOST_AT_ONCE) {
        let Ok(tag) = Tag::parse(text) else { return Err(DeskError::not_found(Noun::Device, text)) };
        match act(tag) {
            Ok(device) => results.push(ResultRow::done(w, done, &device)),
            Err(error) if is_for_the_form(&error) || matches!(error, DeskError::NotFound(..)) => {
                results.push(ResultRow::refused(w, &tag.to_string(), &error));
            }
            Err(error) => return Err(error),
        }
    }
    // Refusals first.
    results.sort_by_key(|r| r.tone == "ok");
    Ok(results)
}

/// Takes back one promise. One to another request is refused.
fn release_one(desk: &Desk, acting: &Acting, number: Number, tag: Tag, note: Option<&str>) -> Result<Device, DeskError> {
    let device = desk.read(|c| store::device::find(c, &tag)?.or_not_found(Noun::Device, tag))?;
    match &device.reservation {
        Some(reservation) if reservation.request != number => Err(DeskError::conflict(ErrorCode::OtherRequest, reservation.request)),
        _ => desk.requests().unreserve(acting, tag, note),
    }
}

/// `POST /requests/{number}/release`: takes back the promises of the ticked devices.
pub async fn release(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(given): Form,
) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let acting = context.acting()?;
        let desk = &app.desk;
        let note = given.some("note");
        if given.all("tag").next().is_none() {
            let error = DeskError::field_error("promised", ErrorCode::Missing, "");
            let errors = FormErrors::from_error(context.locale, &error);
            return shown(desk, &context, number, Vec::new(), errors, given.get("note"), status_of(&error));
        }
        let results = ticked(&context, &given, |tag| release_one(desk, &acting, number, tag, note), "did-unreserve")?;
        if results.iter().all(|r| r.tone == "ok") {
            return Ok(to(&format!("/requests/{number}/reserve"), "released"));
        }
        shown(desk, &context, number, results, FormErrors::default(), given.get("note"), StatusCode::OK)
    })
    .await?)
}
