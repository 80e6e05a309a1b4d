//! The donor report: what became of a batch, as page, PDF and table.

use crate::desk::DeskError;
use crate::domain::number::Number;
use crate::i18n::Locale;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::{Fields, Key, Query};
use crate::web::layout::Layout;
use crate::web::page::document::pdf;
use crate::web::page::document_view::DocumentView;
use crate::web::request_context::RequestContext;
use crate::web::view::{Choice, page};
use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

/// The page of the donor report.
#[derive(Template)]
#[template(path = "page/batch/outcome.html")]
pub struct OutcomePage {
    pub layout: Layout,
    /// Number of the batch.
    pub number: String,
    /// Language code of the report.
    pub lang: String,
    /// Languages to choose from.
    pub languages: Vec<Choice>,
    /// The report's content, as a page shows it.
    pub twin: DocumentView,
}

/// The requested language, or the donor's.
fn language(query: &Fields, donor: Locale) -> Locale {
    Locale::parse(query.get("lang")).unwrap_or(donor)
}

/// `GET /batches/{number}/outcome?lang=`
pub async fn get(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Query(query): Query,
) -> Result<Response, Failure> {
    let made = blocking(move || {
        let w = context.locale;
        let report = app.desk.batches().outcome(number)?;
        let locale = language(&query, report.language());
        let document = app.desk.batches().donor_report(&report, locale)?;
        Ok::<_, DeskError>(OutcomePage {
            layout: Layout::new(&app.desk, &context, &w.x("donor-page-title", number.to_string()))?,
            number: number.to_string(),
            lang: locale.as_str().to_owned(),
            languages: Locale::ALL.iter().map(|l| Choice::new(l.as_str(), w.t(&format!("language-{l}")))).collect(),
            twin: DocumentView::from_document(&document, false),
        })
    })
    .await?;
    Ok(page(&made))
}

/// `GET /batches/{number}/outcome.pdf?lang=`
pub async fn as_pdf(State(app): State<App>, Key(number): Key<Number>, Query(query): Query) -> Result<Response, Failure> {
    let bytes = blocking(move || {
        let report = app.desk.batches().outcome(number)?;
        crate::desk::document::pdf(&app.desk.batches().donor_report(&report, language(&query, report.language()))?)
    })
    .await?;
    Ok(pdf(bytes, &format!("{number}-outcome")))
}

/// `GET /batches/{number}/outcome.csv?lang=`
pub async fn table(State(app): State<App>, Key(number): Key<Number>, Query(query): Query) -> Result<Response, Failure> {
    let bytes = blocking(move || {
        let report = app.desk.batches().outcome(number)?;
        report.table(language(&query, report.language()))
    })
    .await?;
    let name = format!("attachment; filename=\"{number}-outcome.csv\"");
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)], bytes).into_response())
}
