//! The appointment of an act: setting, changing and cancelling it, and its calendar file.

use super::answer::acted;
use crate::desk::access;
use crate::desk::error::{ErrorCode, Noun};
use crate::desk::handover::appointment::{AppointmentInput, Calendar};
use crate::desk::{Acting, Desk, DeskError};
use crate::domain::handover::Transport;
use crate::domain::number::Number;
use crate::i18n::in_brussels;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::{Fields, Form, Key};
use crate::web::request_context::RequestContext;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use chrono::{NaiveDate, NaiveTime};

pub(super) fn appointment(given: &mut Fields) -> Result<AppointmentInput, DeskError> {
    let date: Option<NaiveDate> = given.need("date", |v| v.parse().ok());
    let hour = |v: &str| NaiveTime::parse_from_str(v, "%H:%M").ok();
    let (from, until) = (given.need("from", hour), given.need("until", hour));
    let transport = given.need("transport", |v| Transport::parse(v).ok());
    given.done()?;
    match (date, from, until, transport) {
        (Some(date), Some(from), Some(until), Some(transport)) => Ok(AppointmentInput {
            from: in_brussels(date.and_time(from)),
            until: in_brussels(date.and_time(until)),
            transport,
            place: given.get("place").to_owned(),
            ask_for: given.some("ask_for").map(ToOwned::to_owned),
        }),
        _ => Err(DeskError::field_error("date", ErrorCode::Missing, "")),
    }
}

/// `POST /handovers/{number}/appointment`: sets or changes it; with `do=call_off`, cancels it.
pub async fn appoint(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(mut given): Form,
) -> Result<Response, Failure> {
    if given.get("do") == "call_off" {
        let call_off = move |desk: &Desk, acting: &Acting| desk.handovers().cancel_appointment(acting, number);
        return acted(app, context, number, "appointment-called-off", call_off).await;
    }
    acted(app, context, number, "appointment-saved", move |desk, acting| {
        desk.handovers().set_appointment(acting, number, appointment(&mut given)?)
    })
    .await
}

/// `GET /handovers/{number}/appointment.ics`: the appointment as an iCalendar file.
pub async fn ics(State(app): State<App>, context: RequestContext, Key(number): Key<Number>) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let acting = context.acting()?;
        let none = || DeskError::not_found(Noun::Page, "appointment.ics");
        let file = app.desk.read(|c| {
            let act = access::handover(c, &acting, number)?;
            let calendar = Calendar::for_act(c, &act)?;
            Ok(calendar.file(&act, context.locale, app.desk.base_url(), app.desk.now()))
        })?;
        let file = file.ok_or_else(none)?;
        let mut answer =
            ([(header::CONTENT_TYPE, "text/calendar; charset=utf-8"), (header::CACHE_CONTROL, "no-store")], file).into_response();
        if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{number}.ics\"")) {
            answer.headers_mut().insert(header::CONTENT_DISPOSITION, value);
        }
        Ok::<_, DeskError>(answer)
    })
    .await?)
}
