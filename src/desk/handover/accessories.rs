//! Accessories of a handover: proposed from the request, adjusted per device by hand, and fixed once the operator has signed.

use super::Handovers;
use super::record::{open_act, picked, project};
use crate::desk::Acting;
use crate::desk::error::OrNotFound;
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
use crate::i18n::word::key;
use crate::store::{self, AnyConnection};

/// The most handovers of one request that are read.
const MOST_ACTS: u16 = 1_000;

/// Accessories that the request's other handovers give, less those that came back.
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

/// The accessories of each of these devices, without devices refused at the door. Recomputed while the handover is being prepared;
/// afterwards the stored list stands.
pub(in crate::desk) fn accessories_for(c: &mut AnyConnection, act: &Handover, devices: &[Device]) -> Result<Vec<WithDevice>, DeskError> {
    if !matches!(act.state, HandoverState::Preparing) {
        return Ok(act.accessories.clone());
    }
    let passing: Vec<_> = devices.iter().filter(|d| act.refusal_of(d.tag).is_none()).map(|d| (d.tag, d.kind)).collect();
    let request = store::request::find(c, act.request)?.or_not_found(Noun::Request, act.request)?;
    let given = if request.accessories.is_empty() { Vec::new() } else { given(c, act)? };
    let asked = Asked { lines: &request.lines, accessories: &request.accessories, given: &given };
    Ok(shared_out(&asked, &act.accessories, &passing))
}

/// Accessories as text, such as "1 souris, 2 chargeurs"; empty for none.
#[must_use]
pub fn words(w: Locale, lines: &[AccessoryLine]) -> String {
    let one = |l: &AccessoryLine| w.n(&key("accessory-n", l.accessory.as_str()), i64::from(l.quantity));
    summed(lines).iter().map(one).collect::<Vec<_>>().join(", ")
}

impl Handovers<'_> {
    /// The accessories of a handover's devices, as its act lists them or would list them now.
    ///
    /// # Errors
    /// When the query fails.
    pub fn accessories(self, act: &Handover) -> Result<Vec<WithDevice>, DeskError> {
        self.desk.read(|c| {
            let devices = picked(c, act.number)?;
            accessories_for(c, act, &devices)
        })
    }

    /// Sets how many of one accessory go with each of the named devices, or with every picked device when none is named. This also fixes
    /// what is proposed for the other picked devices: picking another device no longer changes it.
    ///
    /// # Errors
    /// When the handover is closed or awaits a signature, no device is picked, a named device is not picked for it, or the number is out
    /// of bounds.
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
            let mut accessories = accessories_for(tx.store.read(), &act, &devices)?;
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
