//! The forms of a conversation: sending a message on a request, erasing a text, and rewording a reason.

use crate::desk::DeskError;
use crate::desk::error::ErrorCode;
use crate::desk::request::conversation::{About, MessageInput};
use crate::domain::number::Number;
use crate::domain::request::conversation::MessageKind;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::{Fields, Form, Key};
use crate::web::request_context::RequestContext;
use crate::web::url::{own_path, to};
use crate::web::view::is_for_the_form;
use axum::extract::State;
use axum::response::Response;

/// Reads a message from a form; it is a question unless the form says otherwise.
pub(in crate::web::page) fn input(given: &Fields) -> MessageInput {
    MessageInput {
        kind: MessageKind::parse(given.get("kind")).unwrap_or(MessageKind::Question),
        text: given.get("text").to_owned(),
        sure: given.is_on("sure"),
    }
}

/// `POST /requests/{number}/messages`: sends a message about a request.
pub async fn on_request(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(given): Form,
) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let acting = context.once(given.some("once"), &given.asked())?;
        match app.desk.requests().send_message(&acting, About::Request(number), &input(&given)) {
            Ok(_) => Ok(to(&format!("/requests/{number}#thread"), "")),
            Err(error) if is_for_the_form(&error) => super::steps::again(&app.desk, &context, number, &given, &error),
            Err(error) => Err(error),
        }
    })
    .await?)
}

/// `POST /texts/{seq}/erase`: erases a private text of the ledger entry `seq` (fields `text` and `project`). A reason (`note`) cannot be
/// erased: it is replaced by the text in `instead`.
pub async fn erase(State(app): State<App>, context: RequestContext, Key(seq): Key<u64>, Form(given): Form) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let (acting, field) = (context.acting()?, given.some("field").unwrap_or("text"));
        match field {
            "text" | "project" => app.desk.requests().erase_text(&acting, seq, field)?,
            "note" => app.desk.requests().reword_reason(&acting, seq, given.get("instead"))?,
            _ => return Err(DeskError::field_error("field", ErrorCode::Unsupported, field)),
        }
        Ok(to(own_path(given.get("back")), if field == "note" { "reason-reworded" } else { "text-erased" }))
    })
    .await?)
}
