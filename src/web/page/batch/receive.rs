//! Receiving the devices of a batch, by scan or by hand.

use super::show::batch_page;
use crate::desk::batch::intake::Arrival;
use crate::desk::device::scan_result::{Found, Mode, Scan, Scanned};
use crate::desk::error::ErrorCode;
use crate::desk::{Desk, DeskError};
use crate::domain::device::code::Code;
use crate::domain::device::command::{Card, Command};
use crate::domain::device::keyboard::without_aim;
use crate::domain::device::kind::Kind;
use crate::domain::device::tag::Tag;
use crate::domain::number::Number;
use crate::store;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::{Fields, Form, Key};
use crate::web::page::device::scan::carded;
use crate::web::request_context::RequestContext;
use crate::web::scan_row::ResultRow;
use crate::web::view::{FormErrors, page};
use axum::extract::State;
use axum::response::Response;

/// The tag in `code` if it is a printed label that is on no device yet and not a code of the donor list.
pub(super) fn free_tag(desk: &Desk, batch: Number, code: &str) -> Result<Option<Tag>, DeskError> {
    let Some(Code::Tag(tag)) = Code::read(code) else { return Ok(None) };
    desk.read(|c| {
        let is_known = store::device::find(c, &tag)?.is_some() || !store::batch::lines_named(c, batch, without_aim(code))?.is_empty();
        Ok((!is_known && !store::device::label::printed(c, &[tag])?.is_empty()).then_some(tag))
    })
}

/// `POST /batches/{number}/receive`: receives one scanned code, or a device described by hand.
pub async fn receive(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(mut form): Form,
) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let w = context.locale;
        context.own(&form)?;
        let acting = context.acting()?;
        let undo = form.some("undo").unwrap_or_else(|| form.get("code"));
        if let read @ Ok(Card { command: Command::Undo, .. }) = Card::parse(undo) {
            let row = carded(&app.desk, &context, &form, read)?;
            let shown = if context.json {
                row.json()
            } else {
                page(&batch_page(&app.desk, &context, number, form, vec![row], FormErrors::default())?)
            };
            return Ok(shown);
        }
        let code = form.get("code").to_owned();
        let location = form.some("place").map(ToOwned::to_owned);
        // The kind chosen for other devices stays in the form: it does not matter for a code that the list knows.
        let for_extras = form.some("kind").is_some() && !app.desk.devices().is_listed(number, &code)?;
        let by_hand = form.is_on("extra") || for_extras || form.some("tag").is_some();
        let scanned = if let Some(place) = app.desk.devices().location_scanned(number, &code)? {
            // Without script the page is shown again with the location chosen.
            form = Fields::from_pairs([("place", place.clone())]).followed_by(&form);
            Scanned::Other(Found::Location(place))
        } else if by_hand {
            let text = |name: &str| form.some(name).map(ToOwned::to_owned);
            let arrival = Arrival {
                code: text("code"),
                tag: text("tag"),
                extra: form.is_on("extra"),
                kind: form.some("kind").and_then(|k| Kind::parse(k).ok()),
                manufacturer: text("manufacturer"),
                model: text("model"),
                serial: text("serial"),
                location,
                ..Arrival::default()
            };
            let acting = context.once(form.some("id").or_else(|| form.some("once")), &form.asked())?;
            app.desk.batches().receive(&acting, number, arrival).map_or_else(Scanned::Refused, |d| Scanned::Done(Box::new(d)))
        } else if let Some(tag) = free_tag(&app.desk, number, &code)? {
            // A blank label: without script the page is shown again with its tag filled in.
            form = form.with("free_tag", &tag.to_string());
            Scanned::Refused(DeskError::conflict(ErrorCode::TagFree, tag))
        } else {
            let scan =
                Scan { id: form.get("id").to_owned(), code: code.clone(), at: None, mode: Mode::Receive { batch: number, location } };
            app.desk.devices().scan(&acting, &scan)
        };
        if let Scanned::Refused(error @ (DeskError::Store(_) | DeskError::Failed(_) | DeskError::NotFound(..))) = scanned {
            return Err(error);
        }
        let row = match &scanned {
            Scanned::Other(Found::Location(place)) => ResultRow::standing_at(w, "", place),
            other => ResultRow::for_scan(w, &code, "did-receive", other),
        };
        Ok(if context.json { row.json() } else { page(&batch_page(&app.desk, &context, number, form, vec![row], FormErrors::default())?) })
    })
    .await?)
}
