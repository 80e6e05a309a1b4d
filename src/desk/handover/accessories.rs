//! What goes along with the devices of an act: proposed after the request, said otherwise for some, and fixed when we sign.

use super::Handovers;
use super::record::{open_act, picked, project};
use crate::desk::Acting;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::domain::account::actor::Permission;
use crate::domain::device::Device;
use crate::domain::device::tag::Tag;
use crate::domain::handover::WithDevice;
use crate::domain::handover::accessories::{Asked, MOST_OF_A_SORT, shared_out, summed, without};
use crate::domain::handover::{Handover, HandoverState};
use crate::domain::number::Number;
use crate::domain::request::wants::{Accessory, AccessoryLine};
use crate::i18n::Locale;
use crate::store::{self, AnyConnection};

/// The most acts of one request that are looked at.
const MOST_ACTS: u16 = 1_000;

/// What other acts of the request give, without what came back.
fn given(c: &mut AnyConnection, act: &Handover) -> Result<Vec<AccessoryLine>, DeskError> {
    let of = store::handover::Filter { request: Some(act.request), ..store::handover::Filter::default() };
    let (mut gone, mut back) = (Vec::new(), Vec::new());
    for other in store::handover::list(c, &of, None, MOST_ACTS)? {
        if other.number == act.number || other.state == HandoverState::Cancelled || other.accessories.is_empty() {
            continue;
        }
        if other.state == HandoverState::Signed {
            for returned in store::handover::returns_of(c, other.number)? {
                back.extend(returned.seen.into_iter().flat_map(|s| s.accessories.unwrap_or_default()));
            }
        }
        gone.extend(other.accessories.into_iter().flat_map(|w| w.accessories));
    }
    Ok(without(&gone, &back))
}

/// What goes along with each of these devices, the refused ones left out. What we signed stands as it is.
pub(in crate::desk) fn along(c: &mut AnyConnection, act: &Handover, devices: &[Device]) -> Result<Vec<WithDevice>, DeskError> {
    if !matches!(act.state, HandoverState::Preparing) {
        return Ok(act.accessories.clone());
    }
    let passing: Vec<_> = devices.iter().filter(|d| act.refusal_of(d.tag).is_none()).map(|d| (d.tag, d.kind)).collect();
    let request = store::request::find(c, act.request)?.ok_or_else(|| DeskError::none(Noun::Request, act.request))?;
    let given = if request.accessories.is_empty() { Vec::new() } else { given(c, act)? };
    let asked = Asked { lines: &request.lines, accessories: &request.accessories, given: &given };
    Ok(shared_out(&asked, &act.accessories, &passing))
}

/// Accessories in words: "1 souris, 2 chargeurs".
#[must_use]
pub fn words(w: Locale, lines: &[AccessoryLine]) -> String {
    let one = |l: &AccessoryLine| w.n(&format!("accessory-n-{}", l.accessory.as_str().replace('_', "-")), i64::from(l.quantity));
    summed(lines).iter().map(one).collect::<Vec<_>>().join(", ")
}

impl Handovers<'_> {
    /// What goes along with the devices of an act, as it would stand on its paper, or does.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn accessories(self, act: &Handover) -> Result<Vec<WithDevice>, DeskError> {
        self.desk.read(|c| {
            let devices = picked(c, act.number)?;
            along(c, act, &devices)
        })
    }

    /// Says how many of a sort go along with each of some devices picked for an act; with all of them when none is named. What is proposed for
    /// the others stands from then on, too: it does not move when another device is picked.
    ///
    /// # Errors
    /// When the act is closed, a device is not picked for it, or the number is out of bounds.
    pub fn set_accessories(
        self,
        acting: &Acting,
        number: Number,
        tags: Vec<Tag>,
        accessory: Accessory,
        each: u32,
    ) -> Result<Handover, DeskError> {
        if each > MOST_OF_A_SORT {
            return Err(DeskError::field_error("each", ErrorCode::Bounds, format!("0–{MOST_OF_A_SORT}")));
        }
        self.desk.write(acting, Permission::HandOver, move |tx| {
            let act = open_act(tx, number)?;
            let devices = picked(tx.store.read(), number)?;
            if let Some(stranger) = tags.iter().find(|tag| !devices.iter().any(|d| d.tag == **tag)) {
                return Err(DeskError::conflict(ErrorCode::NotOfThisAct, stranger));
            }
            if devices.is_empty() {
                return Err(DeskError::conflict(ErrorCode::NothingPicked, super::record::MOST_DEVICES));
            }
            let mut accessories = along(tx.store.read(), &act, &devices)?;
            for with in accessories.iter_mut().filter(|w| tags.is_empty() || tags.contains(&w.tag)) {
                with.accessories.retain(|l| l.accessory != accessory);
                with.accessories.push(AccessoryLine { accessory, quantity: each });
                with.accessories = summed(&with.accessories);
            }
            let act = Handover { accessories, ..act };
            project(tx, &act, &[])?;
            Ok(act)
        })
    }
}
