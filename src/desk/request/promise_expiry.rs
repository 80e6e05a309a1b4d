//! Expiry of decisions: reserved devices go back to stock once the decision's day has passed, what was not collected waits again, and the
//! organisation is told a week before and at the end. Devices picked for a handover stay, because somebody is on their way.

use super::Requests;
use crate::desk::Tx;
use crate::desk::error::DeskError;
use crate::desk::notification::outbox::{Post, To};
use crate::domain::account::actor::Role;
use crate::domain::device::stage::Stage;
use crate::domain::device::step::Step;
use crate::domain::event::{Event, EventData};
use crate::domain::notification::LetterKind;
use crate::domain::number::Number;
use crate::domain::request::{Allocation, Request, RequestState};
use crate::domain::subject::Subject;
use crate::i18n::{Arg, Locale};
use crate::store;
use chrono::Days;
use serde::{Deserialize, Serialize};

/// System actor of the expiry run.
const LAPSE: &str = "lapse";
/// How many days before the end the warning is written.
const WARNED: u64 = 7;

/// What one run did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lapsed {
    /// Decisions whose coming end was announced by letter.
    pub warned: u32,
    /// Decisions that expired.
    pub lapsed: u32,
    /// Devices released to stock.
    pub released: u32,
}

impl Requests<'_> {
    /// Ends decisions whose day has passed and warns of those that end soon, each in its own transaction.
    ///
    /// # Errors
    /// When the query fails.
    pub fn expire_promises(self) -> Result<Lapsed, DeskError> {
        let today = self.desk.today();
        let soon = today.checked_add_days(Days::new(WARNED)).unwrap_or(today);
        let standing = self.desk.read(|c| Ok(store::request::standing(c)?))?;
        let mut done = Lapsed::default();
        for allocation in standing.into_iter().filter(|a| a.until.is_some_and(|until| until <= soon)) {
            let one = self.desk.write_as_system(LAPSE, Role::Coordinator, move |tx| tx.lapse(allocation.number))?;
            done.warned += one.warned;
            done.lapsed += one.lapsed;
            done.released += one.released;
        }
        Ok(done)
    }
}

impl Tx<'_, '_> {
    fn lapse(&mut self, number: Number) -> Result<Lapsed, DeskError> {
        let mut done = Lapsed::default();
        let Some(allocation) = store::request::allocation(self.store.read(), number)? else { return Ok(done) };
        let Some(until) = allocation.until else { return Ok(done) };
        let Some(request) = store::request::find(self.store.read(), allocation.request)? else { return Ok(done) };
        if request.state != RequestState::Approved {
            return Ok(done);
        }
        let untaken = self.untaken(&allocation, &request)?;
        if untaken.iter().all(|n| *n == 0) {
            return Ok(done);
        }
        if until >= self.today() {
            done.warned = u32::from(self.write_of(LetterKind::PromiseEnds, &allocation, &request, &untaken)?);
            return Ok(done);
        }
        for device in store::device::of_request(self.store.read(), request.number)? {
            let of_it = device.reservation.as_ref().is_some_and(|r| r.allocation == number && r.picked.is_none());
            if of_it && device.stage == Stage::Reserved {
                let note = format!("{number} · {until}");
                self.take(&device, Step::Unreserve {}, Some(&note))?;
                done.released += 1;
            }
        }
        let granted = allocation.granted.iter().zip(&untaken).map(|(g, n)| g.saturating_sub(*n)).collect();
        let lapsed = Allocation { granted, until: None, lapsed: Some(until), ..allocation.clone() };
        let event = Event::numbered(Subject::Allocation, number, EventData::Allocation(Box::new(lapsed.clone())));
        let appended = self.append(event)?;
        store::request::project_allocation(self.store, &lapsed, &appended)?;
        self.write_of(LetterKind::PromiseLapsed, &allocation, &request, &untaken)?;
        super::record::close_request(self, request.number)?;
        done.lapsed = 1;
        Ok(done)
    }

    /// How many devices of a decision nobody has taken up, by line: neither handed over nor picked. Devices count towards older decisions
    /// first.
    fn untaken(&mut self, allocation: &Allocation, request: &Request) -> Result<Vec<u32>, DeskError> {
        let mut taken = vec![0_u32; request.lines.len()];
        for device in store::device::of_request(self.store.read(), request.number)? {
            let picked = device.reservation.as_ref().is_some_and(|r| r.picked.is_some());
            let line = crate::domain::request::suitability::answered_line(&device).and_then(|l| usize::try_from(l).ok());
            if (picked || device.stage == Stage::HandedOver)
                && let Some(slot) = line.and_then(|l| taken.get_mut(l))
            {
                *slot = slot.saturating_add(1);
            }
        }
        for (older, _) in store::request::allocations(self.store.read(), request.number)? {
            if older.number == allocation.number {
                break;
            }
            taken.iter_mut().zip(&older.granted).for_each(|(n, granted)| *n = n.saturating_sub(*granted));
        }
        Ok(allocation.granted.iter().zip(&taken).map(|(granted, taken)| granted.saturating_sub(*taken)).collect())
    }

    /// Writes one letter for each kind, decision and day. Returns whether it was written now.
    fn write_of(&mut self, kind: LetterKind, allocation: &Allocation, request: &Request, untaken: &[u32]) -> Result<bool, DeskError> {
        let until = allocation.until.unwrap_or_default();
        let (number, count) = (request.number.to_string(), untaken.iter().fold(0_u32, |sum, n| sum.saturating_add(*n)));
        let args = |w: Locale| {
            let count = Arg::Count(i64::from(count));
            vec![("number", Arg::Text(number.clone())), ("until", Arg::Text(w.date(until))), ("n", count)]
        };
        let once = format!("{kind}:{}:{until}", allocation.number);
        if store::notification::is_written(self.store.read(), &once)? {
            return Ok(false);
        }
        let post = Post::about(kind, Subject::Request, &number, &format!("/requests/{number}"), &args);
        self.post(To::Organisation(request.organisation.clone()), &Post { once: Some(once), ..post })?;
        Ok(true)
    }
}
