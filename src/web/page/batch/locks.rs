//! The devices that only the donor can unlock: the letter to send, and the table of serial numbers.

use crate::domain::number::Number;
use crate::i18n::Locale;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::{Key, Query};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::view::{Choice, page};
use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

/// The page of the locks of a batch.
#[derive(Template)]
#[template(path = "page/batch/locks.html")]
pub struct UnlockPage {
    pub layout: Layout,
    /// Number of the batch.
    pub batch: String,
    /// Name of the donor, who can unlock them.
    pub donor: String,
    /// How many devices wait to be unlocked.
    pub count: usize,
    /// Text of the letter; empty when no device waits.
    pub letter: String,
    /// Language code of the letter.
    pub lang: String,
    /// Height of the text field in lines, at most 40.
    pub rows: String,
    /// Languages to choose from.
    pub languages: Vec<Choice>,
}

/// `GET /batches/{number}/locks?lang=`: without `lang` the letter is in the donor's language.
pub async fn get(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Query(query): Query,
) -> Result<Response, Failure> {
    let made = blocking(move || {
        let w = context.locale;
        let waiting = app.desk.batches().waiting_for_unlock(number)?;
        let locale = Locale::parse(query.get("lang")).unwrap_or_else(|_unknown| waiting.language());
        let letter = if waiting.devices.is_empty() { String::new() } else { waiting.letter(locale) };
        Ok(UnlockPage {
            layout: Layout::new(&app.desk, &context, &w.t("unlock-title"))?,
            batch: number.to_string(),
            donor: waiting.donor.name.clone(),
            count: waiting.devices.len(),
            rows: (letter.lines().map(|l| 1 + l.chars().count() / 75).sum::<usize>() + 1).min(40).to_string(),
            letter,
            lang: locale.as_str().to_owned(),
            languages: Locale::ALL.iter().map(|l| Choice::new(l.as_str(), w.t(&format!("language-{}", l.as_str())))).collect(),
        })
    })
    .await?;
    Ok(page(&made))
}

/// `GET /batches/{number}/locks.csv`
pub async fn table(State(app): State<App>, Key(number): Key<Number>, Query(query): Query) -> Result<Response, Failure> {
    let bytes = blocking(move || {
        let waiting = app.desk.batches().waiting_for_unlock(number)?;
        waiting.table(Locale::parse(query.get("lang")).unwrap_or_else(|_unknown| waiting.language()))
    })
    .await?;
    let name = format!("attachment; filename=\"{number}-locks.csv\"");
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)], bytes).into_response())
}
