//! Issued documents, as the bytes stored when they were issued.

use super::handover::{handovers, returns};
use super::pdf_response::paper;
use crate::desk::error::{DeskError, Noun};
use crate::domain::account::actor::Permission;
use crate::domain::number::{Number, Series};
use crate::store;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::Key;
use crate::web::request_context::RequestContext;
use crate::web::{Need, Routes};
use axum::extract::State;
use axum::response::Response;
use utoipa_axum::routes;

/// The routes of documents.
pub fn routes() -> Routes {
    Routes::default().tell(Need::SignedIn, routes!(get))
}

/// A document as it was issued: `ACT-2026-000001.pdf`. What is about another organisation does not exist for a partner.
#[utoipa::path(get, path = "/api/v1/documents/{no}", params(("no" = String, Path, description = "Its number and `.pdf`", example = "ACT-2026-000001.pdf")),
    responses((status = 200, description = "The bytes as issued", body = Vec<u8>, content_type = "application/pdf")))]
pub async fn get(State(app): State<App>, context: RequestContext, Key(key): Key<String>) -> Result<Response, Failure> {
    let number =
        key.strip_suffix(".pdf").and_then(|number| Number::parse(number).ok()).ok_or_else(|| DeskError::none(Noun::Document, &key))?;
    let issued = blocking(move || {
        let none = || DeskError::none(Noun::Document, number);
        let visible = match number.series {
            Series::Handover => handovers::seen(&app, &context, number).map(drop),
            Series::Return => returns::seen(&app, &context, number).map(drop),
            Series::Allocation => {
                let actor = context.acting()?.actor;
                app.desk.read(|c| {
                    let decision = store::request::allocation(c, number)?.ok_or_else(none)?;
                    let request = store::request::find(c, decision.request)?.filter(|r| actor.sees(&r.organisation));
                    request.map(drop).ok_or_else(none)
                })
            }
            _ if context.acting()?.actor.may(Permission::Read) => Ok(()),
            _ => Err(none()),
        };
        visible.map_err(|error| if matches!(error, DeskError::NotFound(..)) { none() } else { error })?;
        app.desk.read(|c| store::document::find(c, &number.to_string())?.ok_or_else(none))
    })
    .await?;
    Ok(paper(number, issued.bytes))
}
