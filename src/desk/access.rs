//! Read access: which requests and handovers a person may see. Staff see all, a partner only those of its own organisation.

use crate::desk::error::Noun;
use crate::desk::{Acting, DeskError};
use crate::domain::account::actor::Role;
use crate::domain::handover::Handover;
use crate::domain::id::OrganisationId;
use crate::domain::number::Number;
use crate::domain::request::Request;
use crate::store;
use crate::store::AnyConnection;

/// The filter for lists: a partner's own organisation, `None` for staff. [`DeskError::Forbidden`] for a partner without an organisation.
pub fn own(acting: &Acting) -> Result<Option<OrganisationId>, DeskError> {
    match (acting.actor.role, &acting.actor.organisation) {
        (Role::Partner, None) => Err(DeskError::Forbidden),
        (Role::Partner, Some(own)) => Ok(Some(own.clone())),
        _ => Ok(None),
    }
}

/// A request, if the actor may see it. For a partner, another organisation's request does not exist ([`DeskError::NotFound`]).
pub fn request_of(c: &mut AnyConnection, acting: &Acting, number: Number) -> Result<Request, DeskError> {
    let found = store::request::find(c, number)?.filter(|r| acting.actor.sees(&r.organisation));
    found.ok_or_else(|| DeskError::none(Noun::Request, number))
}

/// A handover, if the actor may see it; otherwise [`DeskError::NotFound`].
pub fn act_of(c: &mut AnyConnection, acting: &Acting, number: Number) -> Result<Handover, DeskError> {
    let found = store::handover::find(c, number)?.map(|(act, _)| act).filter(|a| acting.actor.sees(&a.organisation));
    found.ok_or_else(|| DeskError::none(Noun::Handover, number))
}
