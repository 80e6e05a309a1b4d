//! Candidates for a request line: the available devices in stock that could be reserved for it.

use crate::desk::DeskError;
use crate::desk::error::Noun;
use crate::desk::error::OrNotFound;
use crate::domain::device::Device;
use crate::domain::device::stage::Stage;
use crate::domain::device::support::judge::SupportView;
use crate::domain::number::Number;
use crate::domain::request::RequestLine;
use crate::domain::request::programme::Programme;
use crate::domain::request::suitability::answers;
use crate::store::{self, AnyConnection};
use std::collections::BTreeMap;

/// Devices read per page.
const AT_ONCE: u16 = 200;

/// The candidates found for a line.
pub struct InStock {
    /// Plainest first, to spare the better devices for those who ask for them.
    pub devices: Vec<Device>,
    /// Whether the search stopped before the end of the stock.
    pub is_more: bool,
}

/// Whether the programme may give devices of a batch; cached by batch.
fn may_give(c: &mut AnyConnection, programme: &Programme, seen: &mut BTreeMap<Number, bool>, batch: Number) -> Result<bool, DeskError> {
    if let Some(known) = seen.get(&batch) {
        return Ok(*known);
    }
    let found = store::batch::find(c, batch)?.or_not_found(Noun::Batch, batch)?;
    let donor = store::partner::find(c, &found.donor)?.or_not_found(Noun::Organisation, &found.donor)?;
    let may = programme.takes_from(donor.kind, &found);
    seen.insert(batch, may);
    Ok(may)
}

/// Searches the stock of the line's kind, at most `rounds` pages of 200 devices.
///
/// # Errors
/// When the query fails.
pub fn suitable(
    c: &mut AnyConnection,
    programme: &Programme,
    line: &RequestLine,
    rounds: u8,
    support: SupportView<'_>,
) -> Result<InStock, DeskError> {
    let filter = store::device::Filter { stage: Some(Stage::Stock), kind: Some(line.kind), ..store::device::Filter::default() };
    let mut donors = BTreeMap::new();
    let mut devices = Vec::new();
    let mut before = None;
    for _ in 0..rounds {
        let some = store::device::list(c, &filter, before, AT_ONCE)?;
        for device in some.devices {
            if device.is_available() && answers(&device, line, support) && may_give(c, programme, &mut donors, device.batch)? {
                devices.push(device);
            }
        }
        before = some.next;
        if before.is_none() {
            break;
        }
    }
    let plainness = |d: &Device| (std::cmp::Reverse(d.grade), d.specification.ram_mb, d.location.clone(), d.tag);
    devices.sort_by_cached_key(plainness);
    Ok(InStock { devices, is_more: before.is_some() })
}
