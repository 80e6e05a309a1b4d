//! What the request operations share: its projection, who may see it, when it is fulfilled, and who has it in hand.

use crate::desk::Tx;
use crate::desk::error::DeskError;
use crate::desk::error::OrNotFound;
use crate::desk::error::{ErrorCode, Noun};
use crate::domain::account::actor::Role;
use crate::domain::device::Device;
use crate::domain::device::stage::Stage;
use crate::domain::event::{Event, EventData};
use crate::domain::number::Number;
use crate::domain::request::suitability::answered_line;
use crate::domain::request::{Request, RequestStep};
use crate::domain::subject::Subject;
use crate::store;

/// Marks a request as fulfilled when every granted device was handed over and nothing more of it waits.
pub(in crate::desk) fn close_request(tx: &mut Tx<'_, '_>, number: Number) -> Result<(), DeskError> {
    let Some(request) = store::request::find(tx.store.read(), number)? else { return Ok(()) };
    let Some((allocation, _)) = store::request::allocation_of(tx.store.read(), number)? else { return Ok(()) };
    let devices = store::device::of_request(tx.store.read(), number)?;
    let handed = |line: usize| {
        let on_line = |d: &&Device| answered_line(d).and_then(|l| usize::try_from(l).ok()) == Some(line);
        devices.iter().filter(|d| d.stage == Stage::HandedOver).filter(on_line).count()
    };
    let all = allocation.granted.iter().enumerate().all(|(line, granted)| handed(line) >= usize::try_from(*granted).unwrap_or(usize::MAX));
    if all
        && !request.waits(&allocation.granted)
        && let Some(state) = request.state.after(RequestStep::Fulfil)
    {
        put(tx, &Request { state, ..request }, &[])?;
    }
    Ok(())
}

pub(in crate::desk) fn put(tx: &mut Tx<'_, '_>, request: &Request, private: &[(&'static str, Option<&str>)]) -> Result<(), DeskError> {
    let mut event = Event::numbered(Subject::Request, request.number, EventData::Request(Box::new(request.clone())));
    for (field, value) in private {
        event = event.with(field, *value);
    }
    let appended = tx.append(event)?;
    store::request::project(tx.store, request, &appended)?;
    crate::desk::notification::outbox::on_request(tx, request)
}

/// A request, or a not-found error when it belongs to an organisation the actor does not see.
pub(in crate::desk) fn visible(tx: &mut Tx<'_, '_>, number: Number) -> Result<Request, DeskError> {
    let found = store::request::find(tx.store.read(), number)?;
    found.filter(|r| tx.actor.sees(&r.organisation)).or_not_found(Noun::Request, number)
}

/// A conflict when another coordinator has the request in hand: only they may decide until they release it or it is taken over.
pub(super) fn free_for(tx: &Tx<'_, '_>, request: &Request) -> Result<(), DeskError> {
    let other = request.in_hand.as_ref().is_some_and(|who| *who != tx.actor.user);
    if other && tx.actor.role != Role::Partner { Err(DeskError::conflict(ErrorCode::InOtherHands, request.number)) } else { Ok(()) }
}
