//! Returns: devices come back under the handover they left by, and must be sanitised again before they are handed over anew.

use super::Handovers;
use super::documents;
use super::documents::Coming;
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::request::record::put as put_request;
use crate::desk::{Acting, FieldError, Tx, validation};
use crate::domain::account::actor::Permission;
use crate::domain::device::step::Step;
use crate::domain::device::tag::Tag;
use crate::domain::event::{Event, EventData};
use crate::domain::handover::SeenBack;
use crate::domain::handover::accessories::{of_a_sort, summed};
use crate::domain::handover::{Handover, Return, ReturnReason};
use crate::domain::number::{Number, Series};
use crate::domain::request::{Request, RequestState};
use crate::domain::subject::Subject;
use crate::store;
use chrono::Duration;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A return as entered.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReturnInput {
    pub devices: Vec<Tag>,
    /// The reason; `other` needs a note.
    pub reason: ReturnReason,
    /// Code of the location where they are put down.
    #[serde(default)]
    pub location: Option<String>,
    /// Free text.
    #[serde(default)]
    pub note: Option<String>,
    /// The recipient is to get other devices in exchange.
    #[serde(default)]
    pub exchange: bool,
    /// What was seen of some or all of the devices: state and accessories.
    #[serde(default)]
    pub seen: Vec<SeenBack>,
}

impl ReturnInput {
    /// A return with a reason only.
    #[must_use]
    pub const fn new(devices: Vec<Tag>, reason: ReturnReason) -> Self {
        Self { devices, reason, location: None, note: None, exchange: false, seen: Vec::new() }
    }
}

/// Checks the counted accessories against the handover: no more may come back with a device than left with it. Sorts them by tag.
fn counted(act: &Handover, seen: Vec<SeenBack>) -> Result<Vec<SeenBack>, DeskError> {
    let mut kept = Vec::with_capacity(seen.len());
    for one in seen {
        let accessories = one.accessories.map(|lines| summed(&lines));
        for line in accessories.iter().flatten() {
            let most = of_a_sort(act.with(one.tag), line.accessory);
            if line.quantity > most {
                return Err(DeskError::field_error("seen", ErrorCode::Bounds, format!("{} {}: 0–{most}", one.tag, line.accessory)));
            }
        }
        kept.push(SeenBack { accessories, ..one });
    }
    kept.sort_by_key(|s| s.tag);
    Ok(kept)
}

impl Handovers<'_> {
    /// Takes devices back from a recipient and issues the return note. All must have left by the same handover.
    ///
    /// # Errors
    /// When a device is not with a recipient or left by another handover, accessories exceed what left, a note is missing, or an exchange
    /// is too late.
    pub fn take_back(self, acting: &Acting, input: ReturnInput) -> Result<Return, DeskError> {
        let note = validation::note("note", input.note.as_deref())?;
        if input.devices.is_empty() || input.devices.len() > super::record::MOST_DEVICES {
            return Err(DeskError::field_error("devices", ErrorCode::Bounds, format!("1–{}", super::record::MOST_DEVICES)));
        }
        if input.reason == ReturnReason::Other && note.is_none() {
            return Err(DeskError::field_error("note", ErrorCode::Missing, ""));
        }
        let known: BTreeSet<Tag> = input.seen.iter().map(|s| s.tag).collect();
        if known.len() != input.seen.len() {
            return Err(DeskError::field_error("seen", ErrorCode::Twice, ""));
        }
        if let Some(stranger) = known.iter().find(|tag| !input.devices.contains(tag)) {
            return Err(DeskError::field_error("seen", ErrorCode::NotOfThisAct, stranger));
        }
        let base = self.desk.base_url().map(ToOwned::to_owned);
        self.desk.write(acting, Permission::TakeBack, move |tx| {
            let location = input.location.as_deref().filter(|l| !l.trim().is_empty()).map(|code| tx.place(code)).transpose()?;
            let year = tx.year();
            let number = store::ledger::event::next_number(tx.store, Series::Return, year)?;
            let mut act: Option<Number> = None;
            let mut tags: Vec<Tag> = input.devices.clone();
            tags.sort();
            tags.dedup();
            let mut devices = Vec::with_capacity(tags.len());
            for tag in &tags {
                let device = tx.device(*tag)?;
                let left_by = device.custody.as_ref().map(|c| c.handover);
                // Take the step first: its refusal says where the device is.
                tx.take(&device, Step::TakeBack { number, location: location.clone() }, None)?;
                let left_by = left_by.or_not_found(Noun::Handover, tag)?;
                if act.is_some_and(|known| known != left_by) {
                    return Err(DeskError::conflict(ErrorCode::NotOfThisAct, tag));
                }
                act = Some(left_by);
                devices.push(device);
            }
            let handover = act.ok_or_else(|| DeskError::field_error("devices", ErrorCode::Missing, ""))?;
            let seen = counted(&super::record::act(tx, handover)?, input.seen)?;
            if input.exchange {
                tx.exchange(handover, note.is_some())?;
            }
            let (reason, at, exchange) = (input.reason, tx.now(), input.exchange);
            let coming = Coming { number, handover, reason, exchange, note: note.as_deref(), devices: &devices, seen: &seen, at };
            let frozen = crate::desk::document::freeze(&documents::return_document(tx.store.read(), base.as_deref(), &coming)?)?;
            let (document, content) = (frozen.sha256.clone(), frozen.content_sha256.clone());
            let returned = Return { number, handover, reason, devices: tags, at, document, content, exchange, seen };
            let event =
                Event::numbered(Subject::Return, number, EventData::Return(Box::new(returned.clone()))).with("note", note.as_deref());
            let appended = tx.append(event)?;
            store::handover::project_return(tx.store, &returned, &appended)?;
            store::document::issue(tx.store, number, &frozen, &appended)?;
            Ok(returned)
        })
    }
}

impl Tx<'_, '_> {
    /// Reopens a fulfilled request, so that other devices can be reserved and handed over under the same decision. Owed within the
    /// policy's exchange days after signing; later only by someone who may allocate, with a note.
    fn exchange(&mut self, handover: Number, has_note: bool) -> Result<(), DeskError> {
        let act = super::record::act(self, handover)?;
        let days = i64::from(self.policy.door.exchange_days);
        let late = act.signed.is_some_and(|signed| self.now() > signed + Duration::days(days));
        if late && !(self.actor.may(Permission::Allocate) && has_note) {
            return Err(DeskError::Conflict(FieldError::new("exchange", ErrorCode::ExchangeLate, days)));
        }
        let request = store::request::find(self.store.read(), act.request)?.or_not_found(Noun::Request, act.request)?;
        if request.state == RequestState::Fulfilled {
            put_request(self, &Request { state: RequestState::Approved, ..request }, &[])?;
        }
        Ok(())
    }
}
