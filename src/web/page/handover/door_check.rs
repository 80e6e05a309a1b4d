//! The door check of an act: refusing a picked device, setting accessories, and noting a large gift.

use super::answer::{acted, tag_of};
use super::summary::picked_for;
use crate::desk::DeskError;
use crate::desk::error::ErrorCode;
use crate::domain::device::kind::Kind;
use crate::domain::handover::DoorReason;
use crate::domain::number::Number;
use crate::domain::request::wants::Accessory;
use crate::web::app::App;
use crate::web::failure::Failure;
use crate::web::fields::{Form, Key};
use crate::web::request_context::RequestContext;
use axum::extract::State;
use axum::response::Response;

/// `POST /handovers/{number}/refuse`: refuses a picked device; without a reason, takes an earlier refusal back.
pub async fn refuse(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(mut given): Form,
) -> Result<Response, Failure> {
    acted(app, context, number, "door-refused", move |desk, acting| {
        let reason = given.may("reason", |v| DoorReason::parse(v).ok());
        given.done()?;
        desk.handovers().refuse_at_door(acting, number, tag_of(&given)?, reason, given.some("note"))
    })
    .await
}

/// `POST /handovers/{number}/accessories`: sets how many accessories of a sort go with a device. The field `tag` holds a device's tag, a
/// kind (all picked devices of that kind), or nothing (all picked devices).
pub async fn accompany(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(mut given): Form,
) -> Result<Response, Failure> {
    acted(app, context, number, "accompanied", move |desk, acting| {
        let accessory = given.need("accessory", |v| Accessory::parse(v).ok());
        let each = given.need("each", |v| v.parse::<u32>().ok());
        given.done()?;
        let (which, kind) = (given.get("tag"), Kind::parse(given.get("tag")).ok());
        let tags = match kind {
            Some(kind) => desk.read(|c| picked_for(c, number))?.iter().filter(|d| d.kind == kind).map(|d| d.tag).collect(),
            None if which.is_empty() => Vec::new(),
            None => vec![tag_of(&given)?],
        };
        let (accessory, each) = accessory.zip(each).ok_or_else(|| DeskError::field_error("accessory", ErrorCode::Missing, ""))?;
        // An empty list of tags means all devices: a kind of which no device is picked any more must not become that.
        if kind.is_some() && tags.is_empty() {
            return Err(DeskError::conflict(ErrorCode::NotOfThisAct, which));
        }
        desk.handovers().set_accessories(acting, number, tags, accessory, each)
    })
    .await
}

/// `POST /handovers/{number}/gift`: notes a reference about a gift whose value is above the warning limit of the policy.
pub async fn gift(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(given): Form,
) -> Result<Response, Failure> {
    acted(app, context, number, "gift-noted", move |desk, acting| desk.handovers().note_gift(acting, number, given.get("gift_reference")))
        .await
}
