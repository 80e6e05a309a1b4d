//! Replacing a device that fails the last check: it goes back to the workshop, and another from stock takes over its reservation. What
//! the organisation was granted does not change, so no new decision is needed; the reason is recorded with the device.

use super::Handovers;
use super::record::{forget_refusal, open_act};
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::request::candidates::{InStock, suitable};
use crate::desk::{Acting, Tx, validation};
use crate::domain::account::actor::{Actor, Permission, Role};
use crate::domain::device::step::Step;
use crate::domain::device::tag::Tag;
use crate::domain::device::{Device, Reservation};
use crate::domain::handover::Handover;
use crate::domain::number::Number;
use crate::domain::request::Request;
use crate::store::{self, AnyConnection};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// How many pages of stock are searched for a replacement.
const ROUNDS: u8 = 5;

/// The outcome of a replacement.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Replaced {
    /// The device that went back to the workshop.
    pub failed: Device,
    /// The device reserved in its place; none when no replacement was named.
    pub instead: Option<Device>,
}

/// The reservation of a device that this handover may take: for the same request, and not picked for another handover.
fn promise(device: &Device, act: &Handover) -> Result<Reservation, DeskError> {
    match &device.reservation {
        Some(r) if r.request != act.request => Err(DeskError::conflict(ErrorCode::OtherRequest, r.request)),
        Some(r) if r.picked.is_some_and(|other| other != act.number) => Err(DeskError::conflict(ErrorCode::NotOfThisAct, device.tag)),
        Some(r) => Ok(r.clone()),
        None => Err(DeskError::conflict(ErrorCode::NotOfThisAct, device.tag)),
    }
}

/// The request line that a reservation serves.
fn line(request: &Request, promise: &Reservation) -> Result<crate::domain::request::RequestLine, DeskError> {
    let line = usize::try_from(promise.line).ok().and_then(|l| request.lines.get(l));
    line.cloned().ok_or_else(|| DeskError::conflict(ErrorCode::NoLine, request.number))
}

impl Handovers<'_> {
    /// A reserved device and its possible replacements in stock: the same model first, then the same grade and the nearest memory size.
    ///
    /// # Errors
    /// When there is no such handover, or the device is not reserved for its request.
    pub fn replacement_candidates(self, number: Number, tag: Tag) -> Result<(Device, InStock), DeskError> {
        let (in_force, today) = (self.desk.in_force(), self.desk.today());
        self.desk.read(|c| {
            let (act, _) = store::handover::find(c, number)?.or_not_found(Noun::Handover, number)?;
            let device = store::device::find(c, &tag)?.or_not_found(Noun::Device, tag)?;
            let promise = promise(&device, &act)?;
            let request = request_of(c, &act)?;
            let programme = in_force
                .policy
                .programme(&request.action)
                .ok_or_else(|| DeskError::field_error("action", ErrorCode::UnknownAction, &request.action))?;
            let mut found = suitable(c, programme, &line(&request, &promise)?, ROUNDS, in_force.view(today))?;
            let (name, memory) = (device.specification.name(), device.specification.ram_mb.unwrap_or(0));
            found.devices.sort_by_cached_key(|d| {
                let far = d.specification.ram_mb.unwrap_or(0).abs_diff(memory);
                (d.specification.name() != name, d.grade != device.grade, far, Reverse(d.grade), d.location.clone(), d.tag)
            });
            Ok((device, found))
        })
    }

    /// Sends a failed device back to the workshop and reserves `instead` for the same line of the same decision. Without a replacement,
    /// its place on the line stays open.
    ///
    /// # Errors
    /// When the handover is not being prepared; the device is not reserved for its request or is picked for another handover; no reason
    /// is given; or the replacement is not in stock, does not meet the line, or is excluded by its donor.
    pub fn replace(self, acting: &Acting, number: Number, tag: Tag, instead: Option<Tag>, why: &str) -> Result<Replaced, DeskError> {
        let why = validation::note("note", Some(why))?;
        let why = why.ok_or_else(|| DeskError::field_error("note", ErrorCode::Missing, ""))?;
        self.desk.write(acting, Permission::HandOver, move |tx| {
            let act = open_act(tx, number)?;
            let failed = tx.device(tag)?;
            let promise = promise(&failed, &act)?;
            let request = request_of(tx.store.read(), &act)?;
            let line = line(&request, &promise)?;
            forget_refusal(tx, act, tag)?;
            let failed = tx.in_role(Role::Technician, |tx| tx.take(&failed, Step::Rework {}, Some(&why)))?;
            let Some(instead) = instead else { return Ok(Replaced { failed, instead: None }) };
            let device = tx.device(instead)?;
            let step = Step::Reserve { request: request.number, allocation: promise.allocation, line: promise.line };
            if device.is_available() {
                if !tx.answers(&device, &line) {
                    return Err(DeskError::conflict(ErrorCode::NoLine, instead));
                }
                tx.check_donor(&device, &request)?;
            }
            let note = format!("{number} · {tag}");
            let device = tx.in_role(Role::Coordinator, |tx| tx.take(&device, step, Some(&note)))?;
            Ok(Replaced { failed, instead: Some(device) })
        })
    }
}

fn request_of(c: &mut AnyConnection, act: &Handover) -> Result<Request, DeskError> {
    store::request::find(c, act.request)?.or_not_found(Noun::Request, act.request)
}

impl Tx<'_, '_> {
    /// Runs part of an operation with another role but the same person on record. The operation's own permission was checked before: a
    /// coordinator may thereby send a device to the workshop, and a technician may renew a reservation that a coordinator granted.
    fn in_role<T>(&mut self, role: Role, job: impl FnOnce(&mut Self) -> Result<T, DeskError>) -> Result<T, DeskError> {
        let own = self.actor.clone();
        self.actor = Actor { role, ..own.clone() };
        let done = job(self);
        self.actor = own;
        done
    }
}
