//! The pick list of an act, as a page and as a PDF.

use crate::desk::DeskError;
use crate::domain::number::Number;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::Key;
use crate::web::layout::Layout;
use crate::web::page::document::{DocumentPage, pdf};
use crate::web::page::document_view::DocumentView;
use crate::web::request_context::RequestContext;
use crate::web::view::page;
use axum::extract::State;
use axum::response::Response;

/// `GET /handovers/{number}/pick-list`
pub async fn pick_list(State(app): State<App>, context: RequestContext, Key(number): Key<Number>) -> Result<Response, Failure> {
    let made = blocking(move || {
        let w = context.locale;
        let document = app.desk.handovers().pick_list(number, w)?;
        Ok::<_, DeskError>(DocumentPage {
            layout: Layout::new(&app.desk, &context, &format!("{} {number}", w.t("pick-list")))?,
            number: w.t("pick-list"),
            twin: DocumentView::from_document(&document, true),
            hash: String::new(),
            pdf: format!("/handovers/{number}/pick-list.pdf"),
            back: format!("/handovers/{number}"),
            back_name: w.x("handover-title", number.to_string()),
            may_sign: false,
            is_preview: false,
        })
    })
    .await?;
    Ok(page(&made))
}

/// `GET /handovers/{number}/pick-list.pdf`
pub async fn pick_list_pdf(State(app): State<App>, context: RequestContext, Key(number): Key<Number>) -> Result<Response, Failure> {
    let bytes = blocking(move || crate::desk::document::pdf(&app.desk.handovers().pick_list(number, context.locale)?)).await?;
    Ok(pdf(bytes, &format!("{number}-pick-list")))
}
