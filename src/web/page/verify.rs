//! The public page that checks a document's number and hash against what was issued.

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
    pub layout: Layout,
    /// The number to check.
    pub number: String,
    /// The hash to check.
    pub hash: String,
    /// `genuine`, `altered`, `number_only` (the number exists, no hash was given) or `unknown`; empty before a number is given.
    pub answer: &'static str,
}

/// `GET /verify?n=…&h=…`: says whether a document is genuine, altered or unknown, and nothing else about it.
pub async fn verify(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    let page_made = blocking(move || {
        let number: String = query.get("n").trim().to_uppercase().chars().take(30).collect();
        let hash: String = query.get("h").chars().filter(char::is_ascii_hexdigit).take(64).collect::<String>().to_lowercase();
        let found = if number.is_empty() { None } else { app.desk.read(|c| access::document_sha256(c, &number))? };
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
