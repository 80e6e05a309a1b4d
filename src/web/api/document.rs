//! Issued documents, as the bytes stored when they were issued.

use super::pdf_response::paper;
use crate::desk::access;
use crate::desk::error::Noun;
use crate::desk::error::OrNotFound;
use crate::domain::number::Number;
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
    responses((status = 200, description = "The bytes as issued, and behind them the proof page", body = Vec<u8>, content_type = "application/pdf")))]
pub async fn get(State(app): State<App>, context: RequestContext, Key(key): Key<String>) -> Result<Response, Failure> {
    let number = key.strip_suffix(".pdf").and_then(|number| Number::parse(number).ok()).or_not_found(Noun::Document, &key)?;
    let issued = blocking(move || {
        let acting = context.acting()?;
        let issued = app.desk.read(|c| access::document(c, &acting, number))?;
        app.desk.ledger().proven(issued)
    })
    .await?;
    Ok(paper(number, issued.bytes))
}
