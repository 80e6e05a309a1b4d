//! Requests: an association asks, the request moves on its road.

use super::error::{Because, DeskError, What};
use super::field::{self, Reading};
use super::{Acting, Bench, Desk};
use crate::domain::actor::Act;
use crate::domain::event::{Event, Happening, Subject};
use crate::domain::id::OrganisationId;
use crate::domain::number::{Number, Series};
use crate::domain::programme::{Audience, Checked, eligibility};
use crate::domain::request::{MAX_QUANTITY, Request, RequestLine, RequestState, RequestStep};
use crate::store;
use serde::{Deserialize, Serialize};

/// The most lines of a request.
pub const MOST_LINES: usize = 20;

/// A request as given.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestInput {
    /// Who asks; a partner always asks for its own organisation.
    #[serde(default)]
    pub organisation: Option<OrganisationId>,
    /// The action of the plan: 46, 47, 52, 57.
    pub action: String,
    /// The project: what for. Never names of the people served.
    #[serde(default)]
    pub project: Option<String>,
    /// Whom it serves.
    pub audience: Audience,
    /// How many people.
    #[serde(default)]
    pub people: u32,
    /// Lines.
    pub lines: Vec<RequestLine>,
}

pub(super) fn put(bench: &mut Bench<'_, '_>, request: &Request, private: &[(&'static str, Option<&str>)]) -> Result<(), DeskError> {
    let mut event = Event::numbered(Subject::Request, request.number, Happening::Request(Box::new(request.clone())));
    for (field, value) in private {
        event = event.with(field, *value);
    }
    let appended = bench.append(event)?;
    store::request::project(bench.tx, request, &appended)?;
    super::letter::on_request(bench, request)
}

/// A request the actor may see; another organisation's does not exist for a partner.
pub(super) fn visible(bench: &mut Bench<'_, '_>, number: Number) -> Result<Request, DeskError> {
    let found = store::request::find(bench.tx.read(), number)?;
    found.filter(|r| bench.actor.sees(&r.organisation)).ok_or_else(|| DeskError::none(What::Request, number))
}

impl Desk {
    /// Enters a request, as a draft.
    ///
    /// # Errors
    /// When the form has flaws, the action is unknown, or the organisation is not one that receives.
    pub fn enter_request(&self, acting: &Acting, input: RequestInput) -> Result<Request, DeskError> {
        // Nobody asks in the name of an organisation they do not see.
        if let Some(foreign) = input.organisation.as_ref().filter(|o| !acting.actor.sees(o)) {
            return Err(DeskError::none(What::Organisation, foreign));
        }
        let mut reading = Reading::default();
        let organisation = acting.actor.organisation.clone().or_else(|| input.organisation.clone());
        if organisation.is_none() {
            reading.flaw("organisation", Because::Missing, "");
        }
        if self.policy().programme(&input.action).is_none() {
            reading.flaw("action", Because::UnknownAction, input.action.chars().take(10).collect::<String>());
        }
        let project = reading.note("project", input.project.as_deref());
        if input.lines.is_empty() || input.lines.len() > MOST_LINES {
            reading.flaw("lines", Because::Bounds, format!("1–{MOST_LINES}"));
        }
        for line in &input.lines {
            if !(1..=MAX_QUANTITY).contains(&line.quantity) {
                reading.flaw("quantity", Because::Bounds, format!("1–{MAX_QUANTITY}"));
            }
            if !line.least_grade.is_allocatable() {
                reading.flaw("least_grade", Because::Bounds, "A–C");
            }
        }
        if input.people > 1_000_000 {
            reading.flaw("people", Because::Bounds, "0–1000000");
        }
        reading.done()?;
        let organisation = organisation.ok_or_else(|| DeskError::flaw("organisation", Because::Missing, ""))?;
        self.write(acting, Act::Request, move |bench| {
            let known = store::organisation::find(bench.tx.read(), &organisation)?.filter(|o| bench.actor.sees(&o.id));
            let known = known.ok_or_else(|| DeskError::none(What::Organisation, &organisation))?;
            if !known.kind.is_recipient() {
                return Err(DeskError::flaw("organisation", Because::NotARecipient, known.name));
            }
            let year = bench.year();
            let number = store::event::next_number(bench.tx, Series::Request, year)?;
            let request = Request {
                number,
                organisation,
                action: input.action,
                audience: input.audience,
                people: input.people,
                has_project: project.is_some(),
                lines: input.lines,
                state: RequestState::Draft,
                entered: bench.now(),
                entered_by: bench.actor.user.clone(),
            };
            put(bench, &request, &[("project", project.as_deref())])?;
            Ok(request)
        })
    }

    /// Moves a request on: submit, review, decline (with a motive), withdraw. Approval is a decision with its own verb.
    ///
    /// # Errors
    /// When the step is not on the road from here, or the motive is missing.
    pub fn move_request(&self, acting: &Acting, number: Number, step: RequestStep, note: Option<&str>) -> Result<Request, DeskError> {
        let note = field::note("note", note).map_err(|flaw| DeskError::Invalid(vec![flaw]))?;
        if step == RequestStep::Decline && note.is_none() {
            return Err(DeskError::flaw("note", Because::Missing, ""));
        }
        let act = match step {
            RequestStep::Submit | RequestStep::Withdraw => Act::Request,
            RequestStep::Review | RequestStep::Decline => Act::Allocate,
            RequestStep::Approve | RequestStep::Fulfil => return Err(DeskError::flaw("step", Because::Unsupported, step)),
        };
        self.write(acting, act, move |bench| {
            let request = visible(bench, number)?;
            if step == RequestStep::Submit {
                super::partner::must_stand(bench, &request.organisation)?;
            }
            let state = request.state.after(step).ok_or_else(|| DeskError::conflict(Because::RequestState, request.state))?;
            let request = Request { state, ..request };
            put(bench, &request, &[("note", note.as_deref())])?;
            Ok(request)
        })
    }

    /// Every condition of the request's programme, on a date, each with its result.
    ///
    /// # Errors
    /// When there is no such request for this actor.
    pub fn eligibility(&self, acting: &Acting, number: Number) -> Result<Vec<Checked>, DeskError> {
        let policy = self.policy();
        let today = self.today();
        self.read(|c| {
            let request = store::request::find(c, number)?.filter(|r| acting.actor.sees(&r.organisation));
            let request = request.ok_or_else(|| DeskError::none(What::Request, number))?;
            let organisation = store::organisation::find(c, &request.organisation)?
                .ok_or_else(|| DeskError::none(What::Organisation, &request.organisation))?;
            let programme =
                policy.programme(&request.action).ok_or_else(|| DeskError::flaw("action", Because::UnknownAction, &request.action))?;
            Ok(eligibility(programme, &organisation, &request, today, &policy))
        })
    }
}
