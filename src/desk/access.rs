//! Access: what belongs to an organisation is read through these functions, by the desk, the pages and the API alike.
//!
//! Staff see everything of every organisation. A partner sees what belongs to its own organisation; everything else does not exist for it
//! (`NotFound`, never `Forbidden`, so that nobody learns which numbers are in use). A partner account without an organisation is refused.
//! Owned nouns: organisations and their contacts, requests and decisions on them, conversations, handovers, returns, follow-ups, and issued
//! documents. `tests/it/architecture.rs` fails when `web` reads one of them from the store directly.

use crate::desk::error::Noun;
use crate::desk::error::OrNotFound;
use crate::desk::{Acting, DeskError};
use crate::domain::account::actor::{Permission, Role};
use crate::domain::handover::follow_up::{FollowUp, FollowUpState};
use crate::domain::handover::{Handover, Return};
use crate::domain::id::{OrganisationId, ProposalId};
use crate::domain::number::{Number, Series};
use crate::domain::partner::organisation::{Organisation, StandingState};
use crate::domain::request::conversation::{Awaits, Message};
use crate::domain::request::{Allocation, Request, RequestState};
use crate::store::document::Issued;
use crate::store::partner::Contact;
use crate::store::{self, AnyConnection};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;

/// The one organisation whose things the actor may list; `None` when they may list those of all.
///
/// # Errors
/// [`DeskError::Forbidden`] for a partner without an organisation.
pub fn own(acting: &Acting) -> Result<Option<OrganisationId>, DeskError> {
    match (acting.actor.role, &acting.actor.organisation) {
        (Role::Partner, None) => Err(DeskError::Forbidden),
        (Role::Partner, Some(own)) => Ok(Some(own.clone())),
        _ => Ok(None),
    }
}

/// A list narrowed to one organisation, or not at all; a partner's lists are always narrowed to its own.
fn narrowed(acting: &Acting, to: Option<OrganisationId>) -> Result<Option<OrganisationId>, DeskError> {
    Ok(own(acting)?.or(to))
}

/// An organisation.
///
/// # Errors
/// [`DeskError::NotFound`] when there is none, or it is not the partner's own.
pub fn organisation(c: &mut AnyConnection, acting: &Acting, id: &OrganisationId) -> Result<Organisation, DeskError> {
    let found = store::partner::find(c, id)?.filter(|o| acting.actor.sees(&o.id));
    found.or_not_found(Noun::Organisation, id)
}

/// The name of an organisation; empty when there is none, or it is not the partner's own.
///
/// # Errors
/// When the database refuses.
pub fn organisation_name(c: &mut AnyConnection, acting: &Acting, id: &OrganisationId) -> Result<String, DeskError> {
    Ok(store::partner::find(c, id)?.filter(|o| acting.actor.sees(&o.id)).map(|o| o.name).unwrap_or_default())
}

/// Those of these organisations that the actor may see, in no order.
///
/// # Errors
/// When the database refuses.
pub fn several_organisations(c: &mut AnyConnection, acting: &Acting, ids: &[OrganisationId]) -> Result<Vec<Organisation>, DeskError> {
    Ok(store::partner::several(c, ids)?.into_iter().filter(|o| acting.actor.sees(&o.id)).collect())
}

/// Organisations whose name begins so, in the order of their names; `after` is the name key and the id of the last one seen.
///
/// # Errors
/// [`DeskError::Forbidden`] for who may not look at the organisations of others.
pub fn organisations(
    c: &mut AnyConnection,
    acting: &Acting,
    begins: &str,
    after: Option<(String, String)>,
    limit: u16,
) -> Result<Vec<Organisation>, DeskError> {
    if own(acting)?.is_some() {
        return Err(DeskError::Forbidden);
    }
    Ok(store::partner::list(c, begins, after, limit)?)
}

/// Where an organisation stands in a list by name: its name key and its id, for `after` of [`organisations()`].
#[must_use]
pub fn place_in_list(o: &Organisation) -> (String, String) {
    (store::partner::name_key(&o.name), o.id.to_string())
}

/// Organisations in one state of their standing as partners.
///
/// # Errors
/// [`DeskError::Forbidden`] for who may not look at the organisations of others.
pub fn organisations_in_standing(
    c: &mut AnyConnection,
    acting: &Acting,
    state: StandingState,
    limit: u16,
) -> Result<Vec<Organisation>, DeskError> {
    if own(acting)?.is_some() {
        return Err(DeskError::Forbidden);
    }
    Ok(store::partner::standing(c, state, limit)?)
}

/// The contacts of an organisation.
///
/// # Errors
/// [`DeskError::NotFound`] when it is not the partner's own.
pub fn contacts(c: &mut AnyConnection, acting: &Acting, id: &OrganisationId) -> Result<Vec<Contact>, DeskError> {
    if !acting.actor.sees(id) {
        return Err(DeskError::not_found(Noun::Organisation, id));
    }
    Ok(store::partner::contacts(c, id)?)
}

/// A request.
///
/// # Errors
/// [`DeskError::NotFound`] when there is none, or it belongs to another organisation.
pub fn request(c: &mut AnyConnection, acting: &Acting, number: Number) -> Result<Request, DeskError> {
    let found = store::request::find(c, number)?.filter(|r| acting.actor.sees(&r.organisation));
    found.or_not_found(Noun::Request, number)
}

/// Requests in one state and of one organisation, newest first.
///
/// # Errors
/// [`DeskError::Forbidden`] for a partner without an organisation.
pub fn requests(
    c: &mut AnyConnection,
    acting: &Acting,
    (state, organisation): (Option<RequestState>, Option<OrganisationId>),
    before: Option<Number>,
    limit: u16,
) -> Result<Vec<Request>, DeskError> {
    let filter = store::request::Filter { state, organisation: narrowed(acting, organisation)? };
    Ok(store::request::list(c, &filter, before, limit)?)
}

/// A decision on a request.
///
/// # Errors
/// [`DeskError::NotFound`] when there is none, or the request belongs to another organisation.
pub fn decision(c: &mut AnyConnection, acting: &Acting, number: Number) -> Result<Allocation, DeskError> {
    let none = || DeskError::not_found(Noun::Document, number);
    let found = store::request::allocation(c, number)?.ok_or_else(none)?;
    let theirs = store::request::find(c, found.request)?.is_some_and(|r| acting.actor.sees(&r.organisation));
    if theirs { Ok(found) } else { Err(none()) }
}

/// All decisions on a request that the actor was given, oldest first.
///
/// # Errors
/// When the database refuses.
pub fn decisions(c: &mut AnyConnection, of: &Request) -> Result<Vec<Allocation>, DeskError> {
    Ok(store::request::allocations(c, of.number)?.into_iter().map(|(decision, _)| decision).collect())
}

/// The last decision on a request that the actor was given, granting what all decisions on it grant together; `None` before there is one.
///
/// # Errors
/// When the database refuses.
pub fn granted(c: &mut AnyConnection, of: &Request) -> Result<Option<Allocation>, DeskError> {
    Ok(store::request::allocation_of(c, of.number)?.map(|(decision, _)| decision))
}

/// The requests that were decided under a proposal and that the actor may see.
///
/// # Errors
/// When the database refuses.
pub fn decided_under(c: &mut AnyConnection, acting: &Acting, proposal: &ProposalId) -> Result<BTreeSet<Number>, DeskError> {
    let all = store::request::decided_under(c, proposal)?;
    let Some(own) = own(acting)? else { return Ok(all) };
    let mut theirs = BTreeSet::new();
    for number in all {
        if store::request::find(c, number)?.is_some_and(|r| r.organisation == own) {
            theirs.insert(number);
        }
    }
    Ok(theirs)
}

/// Whether anybody decided under a proposal.
///
/// # Errors
/// When the database refuses.
pub fn is_decided(c: &mut AnyConnection, proposal: &ProposalId) -> Result<bool, DeskError> {
    Ok(!store::request::decided_under(c, proposal)?.is_empty())
}

/// The numbers of the requests under an action of the plan, oldest first, after one.
///
/// # Errors
/// [`DeskError::Forbidden`] for who may not look at the requests of others.
pub fn requests_of_action(
    c: &mut AnyConnection,
    acting: &Acting,
    action: &str,
    after: Option<Number>,
    limit: u16,
) -> Result<Vec<Number>, DeskError> {
    if own(acting)?.is_some() {
        return Err(DeskError::Forbidden);
    }
    Ok(store::request::numbers_of_action(c, action, after, limit)?)
}

/// Conversations in which somebody's answer is awaited, longest first.
///
/// # Errors
/// [`DeskError::Forbidden`] for a partner without an organisation.
pub fn conversations_awaiting(c: &mut AnyConnection, acting: &Acting, who: Awaits, limit: u16) -> Result<Vec<Message>, DeskError> {
    Ok(store::request::conversation::awaiting(c, who, own(acting)?.as_ref(), limit)?)
}

/// A handover act.
///
/// # Errors
/// [`DeskError::NotFound`] when there is none, or it is for another organisation.
pub fn handover(c: &mut AnyConnection, acting: &Acting, number: Number) -> Result<Handover, DeskError> {
    let found = store::handover::find(c, number)?.map(|(act, _)| act).filter(|a| acting.actor.sees(&a.organisation));
    found.or_not_found(Noun::Handover, number)
}

/// Handover acts, newest first: all of one request, or all.
///
/// # Errors
/// [`DeskError::Forbidden`] for a partner without an organisation.
pub fn handovers(
    c: &mut AnyConnection,
    acting: &Acting,
    request: Option<Number>,
    before: Option<Number>,
    limit: u16,
) -> Result<Vec<Handover>, DeskError> {
    let filter = store::handover::Filter { request, organisation: own(acting)? };
    Ok(store::handover::list(c, &filter, before, limit)?)
}

/// Handover acts with an appointment from a moment on, soonest first.
///
/// # Errors
/// [`DeskError::Forbidden`] for a partner without an organisation.
pub fn appointments(c: &mut AnyConnection, acting: &Acting, from: DateTime<Utc>, limit: u16) -> Result<Vec<Handover>, DeskError> {
    Ok(store::handover::coming(c, from, own(acting)?.as_ref(), limit)?)
}

/// Handover acts that were offered and wait for the recipient's signature.
///
/// # Errors
/// [`DeskError::Forbidden`] for a partner without an organisation.
pub fn handovers_to_sign(c: &mut AnyConnection, acting: &Acting, limit: u16) -> Result<Vec<Handover>, DeskError> {
    Ok(store::handover::awaiting(c, own(acting)?.as_ref(), limit)?)
}

/// The copy of an act that was signed on paper: its media type and its bytes.
///
/// # Errors
/// [`DeskError::NotFound`] when there is none, or the act is for another organisation.
pub fn signed_copy(c: &mut AnyConnection, acting: &Acting, number: Number) -> Result<(String, Vec<u8>), DeskError> {
    handover(c, acting, number)?;
    store::handover::copy_of(c, number)?.or_not_found(Noun::Document, number)
}

/// A return, with the act it is from.
///
/// # Errors
/// [`DeskError::NotFound`] when there is none, or its act is for another organisation.
pub fn returned(c: &mut AnyConnection, acting: &Acting, number: Number) -> Result<(Return, Handover), DeskError> {
    let none = || DeskError::not_found(Noun::Return, number);
    let found = store::handover::find_return(c, number)?.ok_or_else(none)?;
    let act = store::handover::find(c, found.handover)?.map(|(act, _)| act).filter(|a| acting.actor.sees(&a.organisation));
    act.map(|act| (found, act)).ok_or_else(none)
}

/// The returns from an act that the actor was given.
///
/// # Errors
/// When the database refuses.
pub fn returns(c: &mut AnyConnection, from: &Handover) -> Result<Vec<Return>, DeskError> {
    Ok(store::handover::returns_of(c, from.number)?)
}

/// The follow-up of an act.
///
/// # Errors
/// [`DeskError::NotFound`] when nobody was asked, or the act is for another organisation.
pub fn follow_up(c: &mut AnyConnection, acting: &Acting, number: Number) -> Result<FollowUp, DeskError> {
    let found = store::handover::follow_up::find(c, number)?.filter(|f| acting.actor.sees(&f.organisation));
    found.or_not_found(Noun::FollowUp, number)
}

/// Follow-ups in one state, or those that still need something done.
///
/// # Errors
/// [`DeskError::Forbidden`] for a partner without an organisation.
pub fn follow_ups(
    c: &mut AnyConnection,
    acting: &Acting,
    state: Option<FollowUpState>,
    to_do: bool,
    limit: u16,
) -> Result<Vec<FollowUp>, DeskError> {
    let filter = store::handover::follow_up::Filter { state, to_do, organisation: own(acting)? };
    Ok(store::handover::follow_up::list(c, &filter, limit)?)
}

/// An issued document. Acts, return notes and decisions belong to an organisation; all others are for who may read devices.
///
/// # Errors
/// [`DeskError::NotFound`] when there is none, or what it is about belongs to another organisation.
pub fn document(c: &mut AnyConnection, acting: &Acting, number: Number) -> Result<Issued, DeskError> {
    let none = || DeskError::not_found(Noun::Document, number);
    let visible = match number.series {
        Series::Handover => handover(c, acting, number).map(drop),
        Series::Return => returned(c, acting, number).map(drop),
        Series::Allocation => decision(c, acting, number).map(drop),
        _ if acting.actor.may(Permission::Read) => Ok(()),
        _ => Err(none()),
    };
    visible.map_err(|error| if matches!(error, DeskError::NotFound(..)) { none() } else { error })?;
    store::document::find(c, &number.to_string())?.ok_or_else(none)
}

/// The SHA-256 of an issued document, without and with its proof page, hexadecimal; empty when there is none: what anybody with the paper in hand may compare.
///
/// # Errors
/// When the database refuses.
pub fn document_sha256(c: &mut AnyConnection, number: &str) -> Result<Vec<String>, DeskError> {
    let sealed = store::document::find(c, number)?.map(|issued| issued.sha256);
    let proven = store::document::proof(c, number)?.map(|proof| proof.sha256);
    Ok(sealed.into_iter().chain(proven).collect())
}
