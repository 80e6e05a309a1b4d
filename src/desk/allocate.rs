//! Allocation: a decision with a motive, and concrete devices promised to it.

use super::ask::{put as put_request, visible};
use super::error::{Because, DeskError, What};
use super::{Acting, Bench, Desk, field};
use crate::domain::actor::Act;
use crate::domain::device::Device;
use crate::domain::event::{Event, Happening, Subject};
use crate::domain::number::{Number, Series};
use crate::domain::programme::eligibility;
use crate::domain::request::{Allocation, Request, RequestLine, RequestState, RequestStep};
use crate::domain::step::Step;
use crate::domain::tag::Tag;
use crate::store;

impl Desk {
    /// Decides on a request: so many per line, with a motive. Every condition must hold on the day.
    ///
    /// # Errors
    /// When a condition does not hold, more is granted than asked, nothing is granted, or the motive is missing.
    pub fn allocate(&self, acting: &Acting, number: Number, granted: Vec<u32>, motive: &str) -> Result<Allocation, DeskError> {
        let motive = field::note("motive", Some(motive))
            .map_err(|flaw| DeskError::Invalid(vec![flaw]))?
            .ok_or_else(|| DeskError::flaw("motive", Because::Missing, ""))?;
        self.write(acting, Act::Allocate, move |bench| {
            let request = visible(bench, number)?;
            let state =
                request.state.after(RequestStep::Approve).ok_or_else(|| DeskError::conflict(Because::RequestState, request.state))?;
            let within = granted.len() == request.lines.len() && granted.iter().zip(&request.lines).all(|(g, l)| *g <= l.quantity);
            if !within || granted.iter().all(|g| *g == 0) {
                return Err(DeskError::flaw("granted", Because::GrantBounds, ""));
            }
            let organisation = store::organisation::find(bench.tx.read(), &request.organisation)?
                .ok_or_else(|| DeskError::none(What::Organisation, &request.organisation))?;
            let policy = std::sync::Arc::clone(&bench.policy);
            let programme =
                policy.programme(&request.action).ok_or_else(|| DeskError::flaw("action", Because::UnknownAction, &request.action))?;
            let checked = eligibility(programme, &organisation, &request, bench.today(), &policy);
            if let Some(broken) = checked.iter().find(|c| !c.holds) {
                return Err(DeskError::conflict(Because::NotEligible, broken.rule));
            }
            let year = bench.year();
            let allocation = Allocation {
                number: store::event::next_number(bench.tx, Series::Allocation, year)?,
                request: number,
                granted,
                eligibility: checked,
                policy: policy.version,
                decided_by: bench.actor.user.clone(),
                decided: bench.now(),
            };
            let event = Event::numbered(Subject::Allocation, allocation.number, Happening::Allocation(Box::new(allocation.clone())));
            let appended = bench.append(event.with("motive", Some(&motive)))?;
            store::request::project_allocation(bench.tx, &allocation, &appended)?;
            put_request(bench, &Request { state, ..request }, &[])?;
            Ok(allocation)
        })
    }

    /// Promises a device to a granted request. The line is the first it answers that is not filled.
    ///
    /// # Errors
    /// When it is not in stock, promised elsewhere, not of what was granted, or may not be given under the programme.
    pub fn reserve(&self, acting: &Acting, number: Number, tag: Tag) -> Result<Device, DeskError> {
        self.write(acting, Act::Allocate, move |bench| bench.reserve(number, tag))
    }

    /// Takes the promise of a device to one request back.
    ///
    /// # Errors
    /// When it is not promised, or to another request.
    pub fn release(&self, acting: &Acting, number: Number, tag: Tag, note: Option<&str>) -> Result<Device, DeskError> {
        let note = field::note("note", note).map_err(|flaw| DeskError::Invalid(vec![flaw]))?;
        self.write(acting, Act::Allocate, move |bench| {
            visible(bench, number)?;
            let device = bench.device(tag)?;
            match &device.reservation {
                Some(reservation) if reservation.request != number => Err(DeskError::conflict(Because::OtherRequest, reservation.request)),
                _ => bench.take(&device, Step::Unreserve {}, note.as_deref()),
            }
        })
    }

    /// Takes a promise back.
    ///
    /// # Errors
    /// When it is not promised.
    pub fn unreserve(&self, acting: &Acting, tag: Tag, note: Option<&str>) -> Result<Device, DeskError> {
        let note = field::note("note", note).map_err(|flaw| DeskError::Invalid(vec![flaw]))?;
        self.write(acting, Act::Allocate, move |bench| {
            let device = bench.device(tag)?;
            bench.take(&device, Step::Unreserve {}, note.as_deref())
        })
    }
}

/// Whether a device does what a line asks.
#[must_use]
pub fn answers(device: &Device, line: &RequestLine) -> bool {
    let grade = device.grade.is_some_and(|g| g <= line.least_grade);
    let memory = line.least_ram_mb.is_none_or(|least| device.specification.ram_mb.is_some_and(|has| has >= least));
    device.kind == line.kind && grade && memory
}

/// The line of its request a device answers, promised or handed over.
#[must_use]
pub fn answered_line(device: &Device) -> Option<u32> {
    let promised = device.reservation.as_ref().map(|r| r.line);
    promised.or_else(|| device.custody.as_ref().and_then(|c| c.answered).map(|(_, line)| line))
}

impl Bench<'_, '_> {
    fn reserve(&mut self, number: Number, tag: Tag) -> Result<Device, DeskError> {
        let request = visible(self, number)?;
        if request.state != RequestState::Approved {
            return Err(DeskError::conflict(Because::RequestState, request.state));
        }
        let (allocation, _) = store::request::allocation_of(self.tx.read(), number)?
            .ok_or_else(|| DeskError::conflict(Because::RequestState, request.state))?;
        let device = self.device(tag)?;
        let step = |line: u32| Step::Reserve { request: number, allocation: allocation.number, line };
        if !device.is_available() {
            // The rule says why: promised already, on hold, not wiped, elsewhere.
            return self.take(&device, step(0), None);
        }
        self.check_donor(&device, &request)?;
        let promised = store::device::of_request(self.tx.read(), number)?;
        let filled = |line: usize| promised.iter().filter(|d| answered_line(d).and_then(|l| usize::try_from(l).ok()) == Some(line)).count();
        let mut any = false;
        for (place, (line, granted)) in request.lines.iter().zip(&allocation.granted).enumerate() {
            if !answers(&device, line) {
                continue;
            }
            any = true;
            if filled(place) < usize::try_from(*granted).unwrap_or(0) {
                return self.take(&device, step(u32::try_from(place).unwrap_or(0)), None);
            }
        }
        Err(DeskError::conflict(if any { Because::LineFull } else { Because::NoLine }, tag))
    }

    /// The programme may ask who gave the equipment, and that it was the donor's own and written off.
    fn check_donor(&mut self, device: &Device, request: &Request) -> Result<(), DeskError> {
        let policy = std::sync::Arc::clone(&self.policy);
        let programme =
            policy.programme(&request.action).ok_or_else(|| DeskError::flaw("action", Because::UnknownAction, &request.action))?;
        let batch = store::batch::find(self.tx.read(), device.batch)?.ok_or_else(|| DeskError::none(What::Batch, device.batch))?;
        let donor =
            store::organisation::find(self.tx.read(), &batch.donor)?.ok_or_else(|| DeskError::none(What::Organisation, &batch.donor))?;
        if programme.takes_from(donor.kind, &batch) { Ok(()) } else { Err(DeskError::conflict(Because::DonorNotAllowed, device.batch)) }
    }
}
