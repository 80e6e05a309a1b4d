//! Follow-ups: some months after a handover, the recipient is asked once how it went and answers with counts.

use super::Handovers;
use super::record::act;
use crate::desk::account::one_time_link::path;
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, ErrorCode, FieldError, Noun};
use crate::desk::notification::outbox::Post;
use crate::desk::{Acting, Tx, validation};
use crate::domain::account::actor::{Permission, Role};
use crate::domain::account::one_time_link::{LinkPurpose, LinkState};
use crate::domain::device::kind::Kind;
use crate::domain::device::stage::Stage;
use crate::domain::event::{Event, EventData};
use crate::domain::handover::follow_up::{FollowUp, FollowUpState, KindUse};
use crate::domain::handover::{Handover, HandoverState};
use crate::domain::notification::LetterKind;
use crate::domain::number::Number;
use crate::domain::request::wants::AgeBand;
use crate::domain::subject::Subject;
use crate::i18n::{Arg, Locale};
use crate::store;
use chrono::{DateTime, Duration, Months, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The most handovers or open follow-ups one run reads.
const ROUND: u16 = 500;
/// System actor of the daily run.
const CALENDAR: &str = "calendar";
/// Upper bound of people per age band.
const MOST_PEOPLE: u32 = 100_000;

/// How many devices of one kind are used, broken or unused, as answered.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindAnswer {
    pub kind: Kind,
    #[serde(default)]
    pub used: u32,
    #[serde(default)]
    pub broken: u32,
    /// Not in use, so to be collected.
    #[serde(default)]
    pub unused: u32,
}

/// An answer as entered.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowUpInput {
    pub handover: Number,
    /// One entry for each kind that was handed over; the counts must add up.
    pub kinds: Vec<KindAnswer>,
    /// How many people use the devices, by age band.
    #[serde(default)]
    pub people: BTreeMap<AgeBand, u32>,
    /// Free text without personal names. Stored as an erasable text beside the event.
    #[serde(default)]
    pub remark: Option<String>,
    /// The writer confirms the remark although it looks as if it names a person.
    #[serde(default)]
    pub sure: bool,
}

/// What one run did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Follow-ups opened.
    pub asked: u32,
    /// Reminders sent.
    pub reminded: u32,
    /// Follow-ups closed as silent.
    pub silent: u32,
    /// Recipients reminded of an act they have not signed.
    #[serde(default)]
    pub offers: u32,
}

fn project(tx: &mut Tx<'_, '_>, f: &FollowUp, remark: &str) -> Result<(), DeskError> {
    let event = Event::numbered(Subject::FollowUp, f.handover, EventData::FollowUp(Box::new(f.clone()))).with("remark", Some(remark));
    let appended = tx.append(event)?;
    Ok(store::handover::follow_up::project(tx.store, f, &appended)?)
}

/// When the follow-up of a handover is due: `months` after it was signed; never while unsigned.
fn due(act: &Handover, months: u32) -> Option<DateTime<Utc>> {
    act.signed.and_then(|at| at.checked_add_months(Months::new(months)))
}

impl Handovers<'_> {
    /// Does the daily run on request: opens due follow-ups, reminds once, closes those without an answer as silent, and reminds of
    /// unsigned acts.
    ///
    /// # Errors
    /// When the query fails.
    pub fn run_follow_ups(self, acting: &Acting) -> Result<Round, DeskError> {
        self.desk.write(acting, Permission::HandOver, |tx| {
            let round = tx.round()?;
            Ok(round)
        })
    }

    /// The same run as the system actor `calendar`.
    ///
    /// # Errors
    /// When the query fails.
    #[expect(clippy::redundant_closure_for_method_calls, reason = "the method named alone is of one lifetime, the closure of any")]
    pub fn run_due_follow_ups(self) -> Result<Round, DeskError> {
        self.desk.write_as_system(CALENDAR, Role::Admin, |tx| tx.round())
    }

    /// Opens the follow-up of one handover now.
    ///
    /// # Errors
    /// When the handover is not signed, everything came back, or its follow-up exists.
    pub fn ask_follow_up(self, acting: &Acting, number: Number) -> Result<FollowUp, DeskError> {
        self.desk.write(acting, Permission::HandOver, move |tx| {
            let act = act(tx, number)?;
            let known = store::handover::follow_up::find(tx.store.read(), number)?;
            if act.state != HandoverState::Signed || known.is_some() || !tx.ask_how_it_went(&act)? {
                return Err(DeskError::conflict(ErrorCode::NothingToAsk, number));
            }
            store::handover::follow_up::find(tx.store.read(), number)?.or_not_found(Noun::FollowUp, number)
        })
    }

    /// Enters or corrects an answer, by the recipient or by staff on their behalf. It counts even after the follow-up was closed as
    /// silent.
    ///
    /// # Errors
    /// When there is no follow-up, the counts do not add up to what was handed over, or the remark seems to name a person.
    pub fn answer_follow_up(self, acting: &Acting, input: FollowUpInput) -> Result<FollowUp, DeskError> {
        let remark = remark(&input)?;
        self.desk.write(acting, Permission::Request, move |tx| tx.answer(input, remark))
    }

    /// Answers by one-time link, which keeps working for corrections.
    ///
    /// # Errors
    /// When the link does not work, and as for [`Handovers::answer_follow_up`].
    pub fn answer_by_link(self, secret: &str, input: FollowUpInput) -> Result<FollowUp, DeskError> {
        let remark = remark(&input)?;
        self.desk.accounts().act_by_link(secret, LinkPurpose::FollowUp, move |tx, link| {
            if link.opens != input.handover.to_string() {
                return Err(DeskError::conflict(ErrorCode::LinkGone, LinkState::Unknown));
            }
            Ok((tx.answer(input, remark)?, String::new()))
        })
    }

    /// Marks a follow-up as dealt with: broken or unused devices were collected or repaired.
    ///
    /// # Errors
    /// When nothing is left to deal with.
    pub fn settle_follow_up(self, acting: &Acting, number: Number) -> Result<FollowUp, DeskError> {
        self.desk.write(acting, Permission::HandOver, move |tx| {
            let f = store::handover::follow_up::find(tx.store.read(), number)?.or_not_found(Noun::FollowUp, number)?;
            if !f.is_to_do() {
                return Err(DeskError::conflict(ErrorCode::NothingToAsk, number));
            }
            let f = FollowUp { settled: true, ..f };
            project(tx, &f, "")?;
            store::account::one_time_link::use_all(tx.store, LinkPurpose::FollowUp, &number.to_string(), "settled")?;
            Ok(f)
        })
    }
}

/// The counts of an answer, checked against what was handed over: each kind once, each device used, broken or unused. Returns the field
/// errors beside them.
fn counted(given: &[KindUse], said: &[KindAnswer]) -> (Vec<KindUse>, Vec<FieldError>) {
    let mut field_errors: Vec<FieldError> = Vec::new();
    let kinds = given.iter().map(|known| {
        let mut of = said.iter().filter(|s| s.kind == known.kind);
        let (answer, again) = (of.next(), of.next());
        let counted = answer.map_or(*known, |a| KindUse { used: a.used, broken: a.broken, unused: a.unused, ..*known });
        if answer.is_none() || again.is_some() || !counted.adds_up() {
            field_errors.push(FieldError::new(known.kind.as_str(), ErrorCode::NotAddingUp, known.given));
        }
        counted
    });
    let kinds: Vec<KindUse> = kinds.collect();
    let unknown = said.iter().filter(|s| !given.iter().any(|k| k.kind == s.kind));
    field_errors.extend(unknown.map(|s| FieldError::new("kinds", ErrorCode::UnknownField, s.kind)));
    (kinds, field_errors)
}

/// The validated remark; refused when it seems to name a person and the writer has not confirmed it.
fn remark(input: &FollowUpInput) -> Result<Option<String>, DeskError> {
    let remark = validation::note("remark", input.remark.as_deref())?;
    crate::desk::validation::guard("remark", remark.as_deref(), input.sure)?;
    Ok(remark)
}

impl Tx<'_, '_> {
    fn round(&mut self) -> Result<Round, DeskError> {
        let (now, policy) = (self.now(), std::sync::Arc::clone(&self.policy));
        let mut round = Round { offers: self.remind_of_offers()?, ..Round::default() };
        for act in store::handover::follow_up::unasked(self.store.read(), ROUND)? {
            if due(&act, policy.follow_up_months).is_some_and(|due| due <= now) && self.ask_how_it_went(&act)? {
                round.asked += 1;
            }
        }
        let days = |n: u16| Duration::days(i64::from(n));
        let waiting =
            store::handover::follow_up::Filter { state: Some(FollowUpState::Asked), ..store::handover::follow_up::Filter::default() };
        for f in store::handover::follow_up::list(self.store.read(), &waiting, ROUND)? {
            if now >= f.asked + days(policy.door.silence_days) {
                project(self, &FollowUp { state: FollowUpState::Silent, ..f }, "")?;
                round.silent += 1;
            } else if f.reminded.is_none() && now >= f.asked + days(policy.door.remind_days) {
                let f = FollowUp { reminded: Some(now), ..f };
                project(self, &f, "")?;
                self.post_question(&f, LetterKind::FollowUpAgain)?;
                round.reminded += 1;
            }
        }
        Ok(round)
    }

    /// Sends the question or its reminder to the organisation, with a one-time link for each addressee.
    fn post_question(&mut self, f: &FollowUp, kind: LetterKind) -> Result<(), DeskError> {
        let number = f.handover.to_string();
        let given: i64 = f.kinds.iter().map(|k| i64::from(k.given)).sum();
        let signed = act(self, f.handover)?.signed.unwrap_or(f.asked);
        let args = |w: Locale| vec![("number", Arg::from(&number)), ("n", given.into()), ("when", w.day(signed).into())];
        let post = Post::about(kind, Subject::FollowUp, &number, &path(), &args);
        let valid = f.asked + LinkPurpose::FollowUp.validity() - self.now();
        self.post_links(&f.organisation, (LinkPurpose::FollowUp, &number), valid, &post)
    }

    /// Stores an answer, or a correction of one.
    fn answer(&mut self, input: FollowUpInput, remark: Option<String>) -> Result<FollowUp, DeskError> {
        let number = input.handover;
        let found = store::handover::follow_up::find(self.store.read(), number)?.filter(|f| self.actor.sees(&f.organisation));
        let f = found.or_not_found(Noun::FollowUp, number)?;
        // Once staff has dealt with an answer, only staff may correct it.
        if f.settled && self.actor.role == Role::Partner {
            return Err(DeskError::conflict(ErrorCode::ActClosed, number));
        }
        let (kinds, mut field_errors) = counted(&f.kinds, &input.kinds);
        let crowds = input.people.values().filter(|n| **n > MOST_PEOPLE);
        field_errors.extend(crowds.map(|_| FieldError::new("people", ErrorCode::Bounds, format!("0–{MOST_PEOPLE}"))));
        if !field_errors.is_empty() {
            return Err(DeskError::Invalid(field_errors));
        }
        let people = input.people.into_iter().filter(|(_, n)| *n > 0).collect();
        let answered = Some(self.now());
        let f = FollowUp { state: FollowUpState::Answered, answered, kinds, people, has_remark: remark.is_some(), settled: false, ..f };
        project(self, &f, remark.as_deref().unwrap_or(""))?;
        Ok(f)
    }

    /// Opens a follow-up of the devices of a handover that are still out. Returns false and does nothing when all came back.
    fn ask_how_it_went(&mut self, act: &Handover) -> Result<bool, DeskError> {
        let filter =
            store::device::Filter { handover: Some(act.number), stage: Some(Stage::HandedOver), ..store::device::Filter::default() };
        let devices = store::device::all(self.store.read(), &filter)?;
        let mut given: BTreeMap<Kind, u32> = BTreeMap::new();
        for device in &devices {
            *given.entry(device.kind).or_default() += 1;
        }
        if given.is_empty() {
            return Ok(false);
        }
        let f = FollowUp {
            handover: act.number,
            organisation: act.organisation.clone(),
            state: FollowUpState::Asked,
            asked: self.now(),
            reminded: None,
            answered: None,
            kinds: given.into_iter().map(|(kind, given)| KindUse { kind, given, used: 0, broken: 0, unused: 0 }).collect(),
            people: BTreeMap::new(),
            has_remark: false,
            settled: false,
        };
        project(self, &f, "")?;
        self.post_question(&f, LetterKind::FollowUp)?;
        Ok(true)
    }
}
