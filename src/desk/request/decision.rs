//! Decisions on requests (allocations): what is granted, with a motive and a document, and the reservation of devices for it.

use super::Requests;
use super::decision_document::{Deciding, paper};
use super::record::{free_for, put as put_request, visible};
use crate::desk::document::freeze;
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::{Acting, Tx, validation};
use crate::domain::account::actor::Permission;
use crate::domain::device::Device;
use crate::domain::device::step::Step;
use crate::domain::device::tag::Tag;
use crate::domain::event::{Event, EventData};
use crate::domain::id::ProposalId;
use crate::domain::number::{Number, Series};
use crate::domain::request::condition::Checked;
use crate::domain::request::eligibility::eligibility;
use crate::domain::request::{Allocation, Request, RequestState, RequestStep};
use crate::domain::subject::Subject;
use crate::store;
use chrono::{Days, NaiveDate};

/// A decision as entered.
#[derive(Clone, Debug)]
pub struct Granting {
    /// How many more devices to grant, one number for each request line.
    pub granted: Vec<u32>,
    pub motive: String,
    /// Whether to stop waiting for what is not granted.
    pub close_rest: bool,
}

/// What a decision takes from a proposal: its id, the explanation for this request, and the devices it names by line.
pub(in crate::desk) struct FromProposal {
    pub(in crate::desk) proposal: ProposalId,
    pub(in crate::desk) working: Vec<String>,
    pub(in crate::desk) devices: Vec<(u32, Tag)>,
}

impl Requests<'_> {
    /// Decides on a request: how many per line, with a motive. All eligibility conditions must hold today. What is not granted keeps
    /// waiting.
    ///
    /// # Errors
    /// As for [`Requests::grant`].
    pub fn allocate(self, acting: &Acting, number: Number, granted: Vec<u32>, motive: &str) -> Result<Allocation, DeskError> {
        self.grant(acting, number, Granting { granted, motive: motive.to_owned(), close_rest: false })
    }

    /// The same, and says whether to stop waiting for the rest.
    ///
    /// # Errors
    /// When a condition does not hold, more is granted than is still open, nothing is granted, the motive is missing, another coordinator
    /// has the request in hand, or the policy demands a second person and the actor entered the request.
    pub fn grant(self, acting: &Acting, number: Number, granting: Granting) -> Result<Allocation, DeskError> {
        let motive = motive(&granting.motive)?;
        let base = self.desk.base_url().map(ToOwned::to_owned);
        self.desk.write(acting, Permission::Allocate, move |tx| tx.decide(number, Granting { motive, ..granting }, None, base.as_deref()))
    }

    /// Extends the day until which the devices of a decision stay reserved.
    ///
    /// # Errors
    /// When there is no such decision, or the day is not later than the current one, is past, or is over two years ahead.
    pub fn extend(self, acting: &Acting, number: Number, until: NaiveDate) -> Result<Allocation, DeskError> {
        self.desk.write(acting, Permission::Allocate, move |tx| {
            let allocation = store::request::allocation(tx.store.read(), number)?.or_not_found(Noun::Document, number)?;
            let last = tx.today().checked_add_days(Days::new(730)).unwrap_or(until);
            if allocation.until.is_some_and(|before| until <= before) || until <= tx.today() || until > last {
                return Err(DeskError::field_error("until", ErrorCode::DayBounds, until));
            }
            let allocation = Allocation { until: Some(until), ..allocation };
            let event = Event::numbered(Subject::Allocation, number, EventData::Allocation(Box::new(allocation.clone())));
            // The event carries no motive: it stays with the event of the decision.
            let appended = tx.append(event)?;
            store::request::project_allocation(tx.store, &allocation, &appended)?;
            Ok(allocation)
        })
    }

    /// Reserves a device for an approved request, on the first line it fits that still has room.
    ///
    /// # Errors
    /// When the device is not available in stock, fits no line or only full ones, or its donor is excluded by the programme.
    pub fn reserve(self, acting: &Acting, number: Number, tag: Tag) -> Result<Device, DeskError> {
        self.desk.write(acting, Permission::Allocate, move |tx| tx.reserve(number, tag))
    }

    /// Releases a device that is reserved for this request.
    ///
    /// # Errors
    /// When the device is not reserved, or for another request.
    pub fn release(self, acting: &Acting, number: Number, tag: Tag, note: Option<&str>) -> Result<Device, DeskError> {
        let note = validation::note("note", note)?;
        self.desk.write(acting, Permission::Allocate, move |tx| {
            visible(tx, number)?;
            let device = tx.device(tag)?;
            match &device.reservation {
                Some(reservation) if reservation.request != number => {
                    Err(DeskError::conflict(ErrorCode::OtherRequest, reservation.request))
                }
                _ => tx.take(&device, Step::Unreserve {}, note.as_deref()),
            }
        })
    }

    /// Releases a reserved device, whatever request it is for.
    ///
    /// # Errors
    /// When it is not reserved.
    pub fn unreserve(self, acting: &Acting, tag: Tag, note: Option<&str>) -> Result<Device, DeskError> {
        let note = validation::note("note", note)?;
        self.desk.write(acting, Permission::Allocate, move |tx| {
            let device = tx.device(tag)?;
            tx.take(&device, Step::Unreserve {}, note.as_deref())
        })
    }
}

/// A motive, which must not be empty.
pub(in crate::desk) fn motive(text: &str) -> Result<String, DeskError> {
    validation::note("motive", Some(text))?.ok_or_else(|| DeskError::field_error("motive", ErrorCode::Missing, ""))
}

impl Tx<'_, '_> {
    /// The one way to decide on a request, also from a proposal: checks state, bounds and conditions, appends the decision with its
    /// document, updates the request, and reserves the devices the proposal named.
    pub(in crate::desk) fn decide(
        &mut self,
        number: Number,
        granting: Granting,
        following: Option<FromProposal>,
        base: Option<&str>,
    ) -> Result<Allocation, DeskError> {
        let request = visible(self, number)?;
        let state = request.state.after(RequestStep::Approve).ok_or_else(|| DeskError::conflict(ErrorCode::RequestState, request.state))?;
        free_for(self, &request)?;
        if self.policy.second_person_decides && request.entered_by == self.actor.user {
            return Err(DeskError::conflict(ErrorCode::OwnRequest, number));
        }
        let before = store::request::allocation_of(self.store.read(), number)?.map(|(a, _)| a.granted).unwrap_or_default();
        let had = |line: usize| before.get(line).copied().unwrap_or(0);
        let Granting { granted, motive, close_rest } = granting;
        let within =
            granted.len() == request.lines.len() && granted.iter().enumerate().all(|(line, n)| *n <= request.open(line, had(line)));
        if !within || granted.iter().all(|n| *n == 0) {
            return Err(DeskError::field_error("granted", ErrorCode::GrantBounds, ""));
        }
        let eligibility = self.conditions(&request)?;
        let year = self.year();
        let until = self.today().checked_add_days(Days::new(u64::from(self.policy.promise_days)));
        let mut allocation = Allocation {
            number: store::ledger::event::next_number(self.store, Series::Allocation, year)?,
            request: number,
            granted,
            eligibility,
            policy: self.policy.version,
            proposal: following.as_ref().map(|f| f.proposal.clone()),
            until,
            lapsed: None,
            document: None,
            content: None,
            decided_by: self.actor.user.clone(),
            decided: self.now(),
        };
        let request = Request { state, in_hand: None, rest_closed: close_rest || request.rest_closed, ..request };
        let (working, named) = following.map(|f| (f.working, f.devices)).unwrap_or_default();
        // Keep the proposed devices that are still available. The others were given away meanwhile, and will be replaced when devices are
        // reserved.
        let mut devices = Vec::with_capacity(named.len());
        for (line, tag) in named {
            let device = self.device(tag)?;
            let fits = usize::try_from(line).ok().and_then(|l| request.lines.get(l)).is_some_and(|l| self.answers(&device, l));
            if device.is_available() && fits {
                devices.push((line, device));
            }
        }
        let deciding =
            Deciding { request: &request, allocation: &allocation, before: &before, motive: &motive, working, devices: &devices };
        let frozen = freeze(&paper(self.store.read(), &self.policy, base, &deciding)?)?;
        allocation.document = Some(frozen.sha256.clone());
        allocation.content = Some(frozen.content_sha256.clone());
        let event = Event::numbered(Subject::Allocation, allocation.number, EventData::Allocation(Box::new(allocation.clone())));
        let appended = self.append(event.with("motive", Some(&motive)))?;
        store::request::project_allocation(self.store, &allocation, &appended)?;
        store::document::issue(self.store, allocation.number, &frozen, &appended)?;
        put_request(self, &request, &[])?;
        for (line, device) in devices {
            self.check_donor(&device, &request)?;
            self.take(&device, Step::Reserve { request: number, allocation: allocation.number, line }, None)?;
        }
        self.tell_decision(&request, &allocation, &before)?;
        Ok(allocation)
    }

    /// All eligibility conditions of the request's programme as of today, or a conflict with the first that fails.
    fn conditions(&mut self, request: &Request) -> Result<Vec<Checked>, DeskError> {
        let organisation =
            store::partner::find(self.store.read(), &request.organisation)?.or_not_found(Noun::Organisation, &request.organisation)?;
        let policy = std::sync::Arc::clone(&self.policy);
        let programme =
            policy.programme(&request.action).ok_or_else(|| DeskError::field_error("action", ErrorCode::UnknownAction, &request.action))?;
        let checked = eligibility(programme, &organisation, request, self.today(), &policy);
        match checked.iter().find(|c| !c.holds) {
            Some(broken) => Err(DeskError::conflict(ErrorCode::NotEligible, broken.rule)),
            None => Ok(checked),
        }
    }

    pub(in crate::desk) fn reserve(&mut self, number: Number, tag: Tag) -> Result<Device, DeskError> {
        let request = visible(self, number)?;
        if request.state != RequestState::Approved {
            return Err(DeskError::conflict(ErrorCode::RequestState, request.state));
        }
        let (allocation, _) = store::request::allocation_of(self.store.read(), number)?
            .ok_or_else(|| DeskError::conflict(ErrorCode::RequestState, request.state))?;
        let device = self.device(tag)?;
        let step = |line: u32| Step::Reserve { request: number, allocation: allocation.number, line };
        if !device.is_available() {
            // Take the step anyway: the lifecycle's error says why the device is not available.
            return self.take(&device, step(0), None);
        }
        self.check_donor(&device, &request)?;
        let filled = store::device::filled(self.store.read(), number)?;
        let mut any = false;
        for (place, (line, granted)) in request.lines.iter().zip(&allocation.granted).enumerate() {
            if !self.answers(&device, line) {
                continue;
            }
            any = true;
            let place = u32::try_from(place).unwrap_or(u32::MAX);
            if filled.get(&place).copied().unwrap_or(0) < *granted {
                return self.take(&device, step(place), None);
            }
        }
        Err(DeskError::conflict(if any { ErrorCode::LineFull } else { ErrorCode::NoLine }, tag))
    }

    /// Checks the programme's conditions on the donor: its kind, and that the equipment was its own and written off.
    pub(in crate::desk) fn check_donor(&mut self, device: &Device, request: &Request) -> Result<(), DeskError> {
        let policy = std::sync::Arc::clone(&self.policy);
        let programme =
            policy.programme(&request.action).ok_or_else(|| DeskError::field_error("action", ErrorCode::UnknownAction, &request.action))?;
        let batch = store::batch::find(self.store.read(), device.batch)?.or_not_found(Noun::Batch, device.batch)?;
        let donor = store::partner::find(self.store.read(), &batch.donor)?.or_not_found(Noun::Organisation, &batch.donor)?;
        if programme.takes_from(donor.kind, &batch) { Ok(()) } else { Err(DeskError::conflict(ErrorCode::DonorNotAllowed, device.batch)) }
    }
}
