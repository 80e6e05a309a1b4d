//! What anyone may see: a device behind its label, a document's number and hash, and whether the service is well.

use crate::desk::access;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::Query;
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::view::page;
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// The page that says whether a document is genuine.
#[derive(Template)]
#[template(path = "page/verify.html")]
pub struct VerifyPage {
    /// Frame.
    pub layout: Layout,
    /// The number asked for.
    pub number: String,
    /// The hash asked for.
    pub hash: String,
    /// `genuine`, `altered`, `number_only`, `unknown`; empty before anything was asked.
    pub answer: &'static str,
}

/// `GET /verify?n=…&h=…`: genuine, altered or unknown, and nothing else about the document.
pub async fn verify(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    let page_made = blocking(move || {
        let number: String = query.get("n").trim().to_uppercase().chars().take(30).collect();
        let hash: String = query.get("h").chars().filter(char::is_ascii_hexdigit).take(64).collect::<String>().to_lowercase();
        let found = if number.is_empty() { None } else { app.desk.read(|c| Ok(access::document_sha256(c, &number)?))? };
        let answer = match (&found, number.is_empty(), hash.is_empty()) {
            (_, true, _) => "",
            (None, ..) => "unknown",
            (Some(_), _, true) => "number_only",
            (Some(sha256), ..) if *sha256 == hash => "genuine",
            (Some(_), ..) => "altered",
        };
        let title = context.locale.t("verify-title");
        Ok(VerifyPage { layout: Layout::new(&app.desk, &context, &title)?, number, hash, answer })
    })
    .await?;
    Ok(page(&page_made))
}
