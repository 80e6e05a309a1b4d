//! Follow-ups: how it went after a handover, in counts.

use super::call::{Call, Created};
use super::schema;
use crate::desk::follow_up::FollowUpInput;
use crate::domain::actor::Act;
use crate::domain::follow_up::FollowUp;
use crate::domain::number::Number;
use crate::web::failure::Failure;
use crate::web::fields::Key;
use crate::web::{App, Need, Routes, blocking};
use axum::extract::State;
use utoipa_axum::routes;

/// The routes of follow-ups.
pub fn routes() -> Routes {
    Routes::default().tell(Need::May(Act::Request), routes!(answer)).tell(Need::May(Act::HandOver), routes!(ask))
}

/// Says how it went. The counts of each kind add up to what was handed over; it may be corrected.
#[utoipa::path(post, path = "/api/v1/follow-ups", request_body = schema::FollowUpInput, responses((status = 201, description = "Kept", body = schema::FollowUp)))]
pub async fn answer(State(app): State<App>, call: Call<FollowUpInput>) -> Result<Created<FollowUp>, Failure> {
    let kept = blocking(move || app.desk.answer_follow_up(&call.acting, call.body)).await?;
    Ok(Created::at(format_args!("/handovers/{}", kept.handover), kept.clone()))
}

/// Asks about one act now, before its months are over.
#[utoipa::path(post, path = "/api/v1/handovers/{no}/follow-up", params(("no" = schema::Number, Path, description = "The act's number")),
    request_body = super::call::Note, responses((status = 201, description = "Asked", body = schema::FollowUp)))]
pub async fn ask(State(app): State<App>, Key(no): Key<Number>, call: Call<super::call::Note>) -> Result<Created<FollowUp>, Failure> {
    let asked = blocking(move || app.desk.ask_follow_up(&call.acting, no)).await?;
    Ok(Created::at(format_args!("/handovers/{no}"), asked))
}
