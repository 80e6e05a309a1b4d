//! The public page that checks a document: the file itself, or its number and hash, against what was issued.

use crate::desk::access;
use crate::desk::ledger::proof::Verdict;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::{Query, Upload};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::view::page;
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// The largest file that is looked at, in bytes: anybody may send one. An act of 300 devices has well under one megabyte.
pub const MOST: usize = 4 * 1024 * 1024;

/// The page that says whether a document is genuine.
#[derive(Template)]
#[template(path = "page/verify.html")]
pub struct VerifyPage {
    pub layout: Layout,
    /// The number to check.
    pub number: String,
    /// The hash to check.
    pub hash: String,
    /// What is said of the file or the number: `ok`, `warn` or `stop`, and a sentence each.
    pub answers: Vec<(&'static str, String)>,
}

/// `GET /verify?n=…&h=…`: says whether a document is genuine, altered or unknown, and nothing else about it.
pub async fn verify(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    let page_made = blocking(move || {
        let number: String = query.get("n").trim().to_uppercase().chars().take(30).collect();
        let hash: String = query.get("h").chars().filter(char::is_ascii_hexdigit).take(64).collect::<String>().to_lowercase();
        let found = if number.is_empty() { Vec::new() } else { app.desk.read(|c| access::document_sha256(c, &number))? };
        let answer = match (found.is_empty(), number.is_empty(), hash.is_empty()) {
            (_, true, _) => None,
            (true, ..) => Some(("stop", "verify-unknown")),
            (false, _, true) => Some(("warn", "verify-number-only")),
            (false, ..) if found.contains(&hash) => Some(("ok", "verify-genuine")),
            (false, ..) => Some(("stop", "verify-altered")),
        };
        let w = context.locale;
        let answers = answer.map(|(tone, key)| (tone, w.x(key, number.as_str()))).into_iter().collect();
        Ok(VerifyPage { layout: Layout::new(&app.desk, &context, &w.t("verify-title"))?, number, hash, answers })
    })
    .await?;
    Ok(page(&page_made))
}

/// `POST /verify`: says what a file is. It is read in memory and not kept.
pub async fn file(State(app): State<App>, context: RequestContext, mut upload: Upload) -> Result<Response, Failure> {
    let page_made = blocking(move || {
        let w = context.locale;
        let file = upload.file();
        let answers = if file.is_empty() {
            vec![("warn", w.t("verify-file-hint"))]
        } else {
            match app.desk.ledger().verdict_on(&file)? {
                Verdict::Genuine { number, proven, superseded_by } => {
                    let key = if proven { "verify-file-proven" } else { "verify-file-genuine" };
                    let newer = superseded_by.map(|newer| ("warn", w.x("verify-file-superseded", newer)));
                    [("ok", w.x(key, number))].into_iter().chain(newer).collect()
                }
                Verdict::Extended { number } => vec![("stop", w.x("verify-file-extended", number))],
                Verdict::Unknown => vec![("stop", w.t("verify-file-unknown"))],
                Verdict::ProofHolds { event, document } => {
                    let event = w.number(i64::try_from(event).unwrap_or(i64::MAX));
                    vec![(
                        "ok",
                        match document {
                            Some(number) => w.say("verify-proof-holds", &[("event", event.into()), ("key", number.into())]),
                            None => w.x("verify-proof-of-event", event),
                        },
                    )]
                }
                Verdict::ProofFails => vec![("stop", w.t("verify-proof-fails"))],
            }
        };
        let layout = Layout::new(&app.desk, &context, &w.t("verify-title"))?;
        Ok(VerifyPage { layout, number: String::new(), hash: String::new(), answers })
    })
    .await?;
    Ok(page(&page_made))
}
