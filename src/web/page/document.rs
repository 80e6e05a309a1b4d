//! Documents: an issued document as HTML and as the frozen PDF, and the preview of an act before it is signed.

use super::document_view::DocumentView;
use crate::desk::DeskError;
use crate::desk::access;
use crate::desk::error::{Noun, OrNotFound};
use crate::documents::layout::model::Document;
use crate::domain::account::actor::Permission;
use crate::domain::evidence::sanitisation_statement::Statement;
use crate::domain::handover::HandoverState;
use crate::domain::number::{Number, Series};
use crate::store::{self};
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::Key;
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::url::to;
use crate::web::view::page;
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

/// A document as a page.
#[derive(Template)]
#[template(path = "page/document.html")]
pub struct DocumentPage {
    pub layout: Layout,
    /// Its number; for a pick list, which has none, its name.
    pub number: String,
    /// Its content as HTML.
    pub twin: DocumentView,
    /// SHA-256 of the frozen PDF; empty for a preview.
    pub hash: String,
    /// Address of the PDF.
    pub pdf: String,
    /// Address of the page it belongs to.
    pub back: String,
    /// Name of that page.
    pub back_name: String,
    /// Whether the reader can sign it now.
    pub may_sign: bool,
    /// Whether it is a preview, not an issued document.
    pub is_preview: bool,
}

/// A response with a PDF that the browser shows itself; saved, it is named after its number.
pub(super) fn pdf(bytes: Vec<u8>, name: &str) -> Response {
    let mut answer = ([(header::CONTENT_TYPE, "application/pdf"), (header::CACHE_CONTROL, "no-store")], bytes).into_response();
    if let Ok(value) = HeaderValue::from_str(&format!("inline; filename=\"{name}.pdf\"")) {
        answer.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    answer.headers_mut().insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    answer
}

/// `GET /documents/{number}`, `GET /documents/{number}.pdf` and `GET /documents/{number}.tlog-proof`: an issued document as HTML, the frozen
/// PDF with its proof page, and the proof.
pub async fn get(State(app): State<App>, context: RequestContext, Key(text): Key<String>) -> Result<Response, Failure> {
    let (bare, as_file) = match text.strip_suffix(".pdf") {
        Some(bare) => (bare, true),
        None => (text.as_str(), false),
    };
    if let Some(bare) = text.strip_suffix(".tlog-proof") {
        return proof_file(app, context, bare.to_owned()).await;
    }
    let number = Number::parse(bare).map_err(|_not_a_number| DeskError::not_found(Noun::Document, bare))?;
    Ok(blocking(move || {
        let acting = context.acting()?;
        let found = app.desk.read(|c| access::document(c, &acting, number))?;
        if as_file {
            return Ok(pdf(app.desk.ledger().proven(found)?.bytes, &number.to_string()));
        }
        let document: Document = serde_json::from_str(&found.content).map_err(DeskError::failed)?;
        let w = context.locale;
        let (back, back_name) = match number.series {
            Series::Handover => (format!("/handovers/{number}"), w.x("handover-title", number.to_string())),
            Series::Return => (format!("/returns/{number}"), w.x("return-title", number.to_string())),
            Series::Allocation => {
                let decision = app.desk.read(|c| access::decision(c, &acting, number))?;
                (format!("/requests/{}", decision.request), decision.request.to_string())
            }
            Series::Weee => ("/weee-transfers".to_owned(), w.t("weee-title")),
            Series::StockTake => (format!("/stock-takes/{number}"), w.x("stock-take-title", number.to_string())),
            Series::Statement => match app.desk.read(|c| Ok(store::evidence::sanitisation_statement::find(c, number)?))? {
                Some(Statement { device: Some(tag), .. }) => (format!("/devices/{}", tag.as_str()), tag.to_string()),
                Some(Statement { batch, .. }) => (format!("/batches/{batch}"), batch.to_string()),
                None => ("/".to_owned(), w.t("home-title")),
            },
            _ => ("/".to_owned(), w.t("home-title")),
        };
        let made = DocumentPage {
            layout: Layout::new(&app.desk, &context, &format!("{number} – {}", document.title))?,
            number: number.to_string(),
            twin: DocumentView::from_document(&document, true),
            hash: found.sha256,
            pdf: format!("/documents/{number}.pdf"),
            back,
            back_name,
            may_sign: false,
            is_preview: false,
        };
        Ok(page(&made))
    })
    .await?)
}

/// The proof of a document as a file: C2SP tlog-proof.
async fn proof_file(app: App, context: RequestContext, bare: String) -> Result<Response, Failure> {
    let number = Number::parse(&bare).map_err(|_not_a_number| DeskError::not_found(Noun::Document, &bare))?;
    let proof = blocking(move || {
        let acting = context.acting()?;
        let found = app.desk.read(|c| access::document(c, &acting, number))?;
        app.desk.ledger().proven(found)?.proof.or_not_found(Noun::Document, number)
    })
    .await?;
    let disposition = format!("attachment; filename=\"{number}.tlog-proof\"");
    let headers = [(header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, proof).into_response())
}

/// `GET /handovers/{number}/preview`: the act as it would be signed now. Once it is signed or cancelled, its own page is shown.
pub async fn preview(State(app): State<App>, context: RequestContext, Key(number): Key<Number>) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let acting = context.acting()?;
        let act = app.desk.read(|c| access::handover(c, &acting, number))?;
        if !matches!(act.state, HandoverState::Preparing | HandoverState::Awaiting) {
            return Ok(to(&format!("/handovers/{number}"), ""));
        }
        let document = app.desk.handovers().preview(number)?;
        let filter = store::device::Filter { picked: Some(number), ..store::device::Filter::default() };
        let picked = app.desk.read(|c| Ok(store::device::list(c, &filter, None, 1)?))?;
        let w = context.locale;
        let made = DocumentPage {
            layout: Layout::new(&app.desk, &context, &w.x("handover-preview-title", number.to_string()))?,
            number: number.to_string(),
            twin: DocumentView::from_document(&document, false),
            hash: String::new(),
            pdf: format!("/handovers/{number}/preview.pdf"),
            back: format!("/handovers/{number}"),
            back_name: w.x("handover-title", number.to_string()),
            may_sign: acting.actor.may(Permission::HandOver) && act.state == HandoverState::Preparing && !picked.devices.is_empty(),
            is_preview: true,
        };
        Ok(page(&made))
    })
    .await?)
}

/// `GET /handovers/{number}/preview.pdf`: the preview as a PDF.
pub async fn preview_pdf(State(app): State<App>, context: RequestContext, Key(number): Key<Number>) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let acting = context.acting()?;
        app.desk.read(|c| access::handover(c, &acting, number))?;
        let bytes = crate::desk::document::pdf(&app.desk.handovers().preview(number)?)?;
        Ok(pdf(bytes, &format!("{number}-preview")))
    })
    .await?)
}
