//! Entering requests: drafts, their validation, and the steps of a request except its decision.

use super::Requests;
use super::record::{free_for, put, visible};
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::validation;
use crate::desk::validation::Validation;
use crate::desk::validation::guard;
use crate::desk::{Acting, Tx};
use crate::domain::account::actor::Permission;
use crate::domain::id::OrganisationId;
use crate::domain::notification::LetterKind;
use crate::domain::number::{Number, Series};
use crate::domain::partner::organisation::Organisation;
use crate::domain::request::condition::Checked;
use crate::domain::request::eligibility::eligibility;
use crate::domain::request::programme::{Audience, Rule};
use crate::domain::request::wants::{AccessoryLine, BandCount, MOST_SUPPORTED_YEARS};
use crate::domain::request::{Delivery, MAX_QUANTITY, MOST_LOT, Request, RequestLine, RequestState, RequestStep};
use crate::domain::subject::Subject;
use crate::store;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The most lines of a request.
pub const MOST_LINES: usize = 20;
/// Upper bound of the number of people a request serves.
pub const MOST_PEOPLE: u32 = 1_000_000;
/// How many days ahead the wished date may be.
const MOST_AHEAD: u64 = 730;

/// A request as entered.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestInput {
    /// The requesting organisation; ignored for a partner, who always asks for its own.
    #[serde(default)]
    pub organisation: Option<OrganisationId>,
    /// Number of the action in the plan: 46, 47, 52 or 57.
    pub action: String,
    /// The project in words; never names of the people served.
    #[serde(default)]
    pub project: Option<String>,
    /// The group of people served.
    pub audience: Audience,
    /// Number of people served.
    #[serde(default)]
    pub people: u32,
    /// The same people by age band; must add up to `people` when given.
    #[serde(default)]
    pub bands: Vec<BandCount>,
    pub lines: Vec<RequestLine>,
    #[serde(default)]
    pub accessories: Vec<AccessoryLine>,
    /// The day by which the devices are wished for.
    #[serde(default)]
    pub wished: Option<NaiveDate>,
    /// How the devices are to get there.
    #[serde(default)]
    pub delivery: Option<Delivery>,
    /// Keep an unfinished draft: its lines may still be missing.
    #[serde(default)]
    pub unfinished: bool,
    /// The writer confirms the project although it looks as if it holds personal data.
    #[serde(default)]
    pub sure: bool,
}

impl RequestInput {
    /// An empty request.
    #[must_use]
    pub fn new(action: &str, audience: Audience) -> Self {
        Self {
            organisation: None,
            action: action.to_owned(),
            project: None,
            audience,
            people: 0,
            bands: Vec::new(),
            lines: Vec::new(),
            accessories: Vec::new(),
            wished: None,
            delivery: None,
            unfinished: false,
            sure: false,
        }
    }
}

impl Requests<'_> {
    /// Enters a request as a draft.
    ///
    /// # Errors
    /// When the form has field errors, the action is unknown, or the organisation is not a recipient.
    pub fn enter(self, acting: &Acting, input: RequestInput) -> Result<Request, DeskError> {
        // An actor may only ask for an organisation they see.
        if let Some(foreign) = input.organisation.as_ref().filter(|o| !acting.actor.sees(o)) {
            return Err(DeskError::not_found(Noun::Organisation, foreign));
        }
        let organisation = acting.actor.organisation.clone().or_else(|| input.organisation.clone());
        let (input, project) = self.read_request(input, organisation.is_some())?;
        let organisation = organisation.ok_or_else(|| DeskError::field_error("organisation", ErrorCode::Missing, ""))?;
        self.desk.write(acting, Permission::Request, move |tx| {
            let known = recipient(tx, &organisation)?;
            let year = tx.year();
            let number = store::ledger::event::next_number(tx.store, Series::Request, year)?;
            let begun = Request::begun(number, known.id, input.action.clone(), input.audience, tx.actor.user.clone(), tx.now());
            let request = filled(begun, input, project.is_some());
            put(tx, &request, &[("project", project.as_deref())])?;
            Ok(request)
        })
    }

    /// Replaces the content of a draft.
    ///
    /// # Errors
    /// As for `enter`, and when the request is no longer a draft.
    pub fn change(self, acting: &Acting, number: Number, input: RequestInput) -> Result<Request, DeskError> {
        let (input, project) = self.read_request(input, true)?;
        self.desk.write(acting, Permission::Request, move |tx| {
            let request = visible(tx, number)?;
            if request.state != RequestState::Draft {
                return Err(DeskError::conflict(ErrorCode::RequestState, request.state));
            }
            // The old text of a draft is erased: only its writer has read it.
            store::ledger::event::erase_private(tx.store, Subject::Request, &number.to_string())?;
            let request = filled(request, input, project.is_some());
            put(tx, &request, &[("project", project.as_deref())])?;
            Ok(request)
        })
    }

    /// Validates the form and reports every field error at once; returns the project text separately.
    fn read_request(self, mut input: RequestInput, has_organisation: bool) -> Result<(RequestInput, Option<String>), DeskError> {
        let mut validation = Validation::default();
        if !has_organisation {
            validation.field_error("organisation", ErrorCode::Missing, "");
        }
        if self.desk.policy().programme(&input.action).is_none() {
            validation.field_error("action", ErrorCode::UnknownAction, input.action.chars().take(10).collect::<String>());
        }
        let project = validation.note("project", input.project.as_deref());
        if let Err(field_error) = guard("project", project.as_deref(), input.sure) {
            validation.field_error(&field_error.field, field_error.code, field_error.seen);
        }
        let least = usize::from(!input.unfinished);
        if !(least..=MOST_LINES).contains(&input.lines.len()) {
            validation.field_error("lines", ErrorCode::Bounds, format!("1–{MOST_LINES}"));
        }
        input.lines.iter().for_each(|line| read_line(&mut validation, line));
        let bands = input.bands.iter().fold(0_u32, |sum, b| sum.saturating_add(b.people));
        if !input.bands.is_empty() && input.people == 0 {
            input.people = bands;
        }
        if input.people > MOST_PEOPLE {
            validation.field_error("people", ErrorCode::Bounds, format!("0–{MOST_PEOPLE}"));
        } else if !input.bands.is_empty() && input.people != bands {
            validation.field_error("people", ErrorCode::BandsDiffer, bands);
        }
        let (listed, bands) = (input.bands.len(), input.bands.iter().map(|b| b.band).collect::<BTreeSet<_>>());
        if bands.len() != listed {
            validation.field_error("bands", ErrorCode::Twice, "");
        }
        input.bands.retain(|b| b.people > 0);
        let (listed, sorts) = (input.accessories.len(), input.accessories.iter().map(|a| a.accessory).collect::<BTreeSet<_>>());
        if sorts.len() != listed {
            validation.field_error("accessories", ErrorCode::Twice, "");
        }
        if input.accessories.iter().any(|a| !(1..=MAX_QUANTITY).contains(&a.quantity)) {
            validation.field_error("accessories", ErrorCode::Bounds, format!("1–{MAX_QUANTITY}"));
        }
        let today = self.desk.today();
        let last = today.checked_add_days(Days::new(MOST_AHEAD)).unwrap_or(today);
        if let Some(wished) = input.wished.filter(|d| !(today..=last).contains(d)) {
            validation.field_error("wished", ErrorCode::DayBounds, wished);
        }
        validation.done()?;
        Ok((input, project))
    }

    /// Takes one step of a request: submit, review, release, decline (needs a motive), withdraw, close the rest (needs a reason).
    /// Approving is a decision, see `decision.rs`.
    ///
    /// # Errors
    /// When the state does not allow the step, somebody else has the request in hand, the motive is missing, or a submitted request is
    /// incomplete or its organisation may not ask today.
    pub fn advance(self, acting: &Acting, number: Number, step: RequestStep, note: Option<&str>) -> Result<Request, DeskError> {
        let note = validation::note("note", note)?;
        if matches!(step, RequestStep::Decline | RequestStep::CloseRest) && note.is_none() {
            return Err(DeskError::field_error("note", ErrorCode::Missing, ""));
        }
        let act = match step {
            RequestStep::Submit | RequestStep::Withdraw | RequestStep::CloseRest => Permission::Request,
            RequestStep::Review | RequestStep::Release | RequestStep::Decline => Permission::Allocate,
            RequestStep::Approve | RequestStep::Fulfil => return Err(DeskError::field_error("step", ErrorCode::Unsupported, step)),
        };
        self.desk.write(acting, act, move |tx| {
            let request = visible(tx, number)?;
            if step == RequestStep::Submit {
                crate::desk::partner::application::must_stand(tx, &request.organisation)?;
            }
            let state = request.state.after(step).ok_or_else(|| DeskError::conflict(ErrorCode::RequestState, request.state))?;
            let own = tx.actor.user.clone();
            let request = match step {
                RequestStep::Submit => {
                    sendable(tx, &request)?;
                    Request { sent: Some(tx.now()), state, ..request }
                }
                // Reviewing again takes the request over from somebody else.
                RequestStep::Review => Request { in_hand: Some(own), state, ..request },
                RequestStep::Decline => {
                    free_for(tx, &request)?;
                    Request { in_hand: None, state, ..request }
                }
                RequestStep::CloseRest => Request { rest_closed: true, ..request },
                _ => Request { in_hand: None, state, ..request },
            };
            put(tx, &request, &[("note", note.as_deref())])?;
            if step == RequestStep::CloseRest {
                crate::desk::notification::outbox::tell_request(tx, &request, LetterKind::RequestClosed)?;
                super::record::close_request(tx, number)?;
                return visible(tx, number);
            }
            Ok(request)
        })
    }

    /// All eligibility conditions of the request's programme as of today, each with its result.
    ///
    /// # Errors
    /// When the actor cannot see the request.
    pub fn eligibility(self, acting: &Acting, number: Number) -> Result<Vec<Checked>, DeskError> {
        let policy = self.desk.policy();
        let today = self.desk.today();
        self.desk.read(|c| {
            let request = store::request::find(c, number)?.filter(|r| acting.actor.sees(&r.organisation));
            let request = request.or_not_found(Noun::Request, number)?;
            let organisation = store::partner::find(c, &request.organisation)?.or_not_found(Noun::Organisation, &request.organisation)?;
            let programme = policy
                .programme(&request.action)
                .ok_or_else(|| DeskError::field_error("action", ErrorCode::UnknownAction, &request.action))?;
            Ok(eligibility(programme, &organisation, &request, today, &policy))
        })
    }
}

/// The request with the content of the form.
fn filled(request: Request, input: RequestInput, has_project: bool) -> Request {
    let RequestInput { action, audience, people, bands, lines, accessories, wished, delivery, .. } = input;
    Request { action, audience, people, has_project, bands, lines, accessories, wished, delivery, ..request }
}

fn read_line(validation: &mut Validation, line: &RequestLine) {
    if !(1..=MAX_QUANTITY).contains(&line.quantity) {
        validation.field_error("quantity", ErrorCode::Bounds, format!("1–{MAX_QUANTITY}"));
    }
    if !line.least_grade.is_allocatable() {
        validation.field_error("least_grade", ErrorCode::Bounds, "A–C");
    }
    let most = line.quantity.clamp(1, MOST_LOT);
    if line.wants.supported_years.is_some_and(|n| !(1..=MOST_SUPPORTED_YEARS).contains(&n)) {
        validation.field_error("supported_years", ErrorCode::Bounds, format!("1–{MOST_SUPPORTED_YEARS}"));
    }
    if line.least_useful.is_some_and(|n| !(1..=most).contains(&n)) {
        validation.field_error("least_useful", ErrorCode::Bounds, format!("1–{most}"));
    }
}

/// The organisation, if it is a recipient and the actor sees it.
fn recipient(tx: &mut Tx<'_, '_>, id: &OrganisationId) -> Result<Organisation, DeskError> {
    let known = store::partner::find(tx.store.read(), id)?.filter(|o| tx.actor.sees(&o.id));
    let known = known.or_not_found(Noun::Organisation, id)?;
    if known.kind.is_recipient() { Ok(known) } else { Err(DeskError::field_error("organisation", ErrorCode::NotARecipient, known.name)) }
}

/// Checks that a request may be submitted: it has lines, and its organisation may ask today.
fn sendable(tx: &mut Tx<'_, '_>, request: &Request) -> Result<(), DeskError> {
    if request.lines.is_empty() {
        return Err(DeskError::field_error("lines", ErrorCode::Missing, ""));
    }
    let organisation = recipient(tx, &request.organisation)?;
    let policy = std::sync::Arc::clone(&tx.policy);
    let programme =
        policy.programme(&request.action).ok_or_else(|| DeskError::field_error("action", ErrorCode::UnknownAction, &request.action))?;
    let checked = eligibility(programme, &organisation, request, tx.today(), &policy);
    match checked.iter().find(|c| c.rule == Rule::Active && !c.holds) {
        Some(broken) => Err(DeskError::conflict(ErrorCode::NotEligible, broken.rule)),
        None => Ok(()),
    }
}
