//! Renders a failure: as an error page, or as `application/problem+json` for callers that want JSON.

use crate::desk::error::Noun;
use crate::desk::{DeskError, error_text};
use crate::web::app::App;
use crate::web::failure::Failure;
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::view;
use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::response::Response;
use serde_json::json;

/// The error page.
#[derive(Template)]
#[template(path = "page/error.html")]
pub struct ErrorPage {
    pub layout: Layout,
    pub status: u16,
    /// What happened and what to do, in the reader's language.
    pub sentences: Vec<String>,
    /// Error number to quote to support; empty unless the server is at fault.
    pub number: String,
}

/// What the JSON form of an error says besides the error, by name.
type Details = (&'static str, std::sync::Arc<serde_json::Value>);

fn problem(status: StatusCode, code: &str, sentences: &[String], error: &DeskError, number: &str, details: Option<&Details>) -> Response {
    let mut body = json!({
        "type": format!("urn:reprise:problem:{code}"),
        "title": sentences.first().cloned().unwrap_or_default(),
        "status": status.as_u16(),
        "detail": sentences.join(" "),
        "code": code,
    });
    if let Some(map) = body.as_object_mut() {
        match error {
            DeskError::Refused(refusal) => {
                map.insert("stage".to_owned(), json!(refusal.stage));
                map.insert("step".to_owned(), json!(refusal.step));
                map.insert("reasons".to_owned(), json!(refusal.why));
            }
            DeskError::Invalid(field_errors) => {
                map.insert("errors".to_owned(), json!(field_errors));
            }
            DeskError::Conflict(field_error) => {
                map.insert("seen".to_owned(), json!(field_error.seen));
            }
            _ => {}
        }
        if let Some((name, value)) = details {
            map.insert((*name).to_owned(), serde_json::Value::clone(value));
        }
        if !number.is_empty() {
            map.insert("instance".to_owned(), json!(format!("urn:reprise:error:{number}")));
        }
    }
    let mut answer = (status, [(header::CONTENT_TYPE, "application/problem+json")], body.to_string()).into_response();
    if status == StatusCode::TOO_MANY_REQUESTS {
        answer.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from_static("60"));
    }
    answer
}

impl Failure {
    pub(super) async fn shown(self, context: &RequestContext, app: &App) -> Response {
        let status = self.status();
        let mut sentences = error_text::error(context.locale, &self.error);
        let (mut code, _) = error_text::code(&self.error);
        if status == StatusCode::UNAUTHORIZED {
            "unauthorized".clone_into(&mut code);
            sentences = vec![context.locale.t("unauthorized")];
        }
        let number = if status.is_server_error() {
            let number = crate::web::url::short_id();
            tracing::error!(error = %self.error, number, "an answer failed");
            number
        } else {
            String::new()
        };
        if context.json {
            let mut answer = problem(status, &code, &sentences, &self.error, &number, self.details.as_ref());
            if status == StatusCode::UNAUTHORIZED {
                // An inventory agent knows HTTP Basic only, and repeats its request with a password when challenged with it.
                let asks = if context.path == super::agent::PATH { "Basic realm=\"Reprise\"" } else { "Bearer" };
                answer.headers_mut().insert(header::WWW_AUTHENTICATE, header::HeaderValue::from_static(asks));
            }
            return answer;
        }
        let desk = app.desk.clone();
        let for_shell = context.clone();
        let made =
            crate::web::app::blocking(move || Layout::new(&desk, &for_shell, &for_shell.locale.t(&format!("error-{}", status.as_u16()))))
                .await;
        let layout = made.unwrap_or_else(|_no_database| Layout::bare(context.locale));
        let page = crate::web::error_page::ErrorPage { layout, status: status.as_u16(), sentences, number };
        view::page_with(status, &page)
    }
}

/// Fallback for a path without a route: 404.
pub async fn nothing_here(context: RequestContext) -> Failure {
    let path: String = context.path.split('?').next().unwrap_or("").chars().take(60).collect();
    DeskError::not_found(Noun::Page, path).into()
}

/// Fallback for a known path with a method it does not have: 405.
pub async fn wrong_method() -> Failure {
    Failure::with(DeskError::Forbidden, StatusCode::METHOD_NOT_ALLOWED)
}
