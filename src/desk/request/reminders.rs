//! Reminders, sent daily: organisations learn at intervals that their request still waits and once that a question waits for their
//! answer; coordinators get a weekly list of what waits for staff; recipients are reminded of appointments.

use super::Requests;
use crate::desk::Tx;
use crate::desk::error::DeskError;
use crate::desk::handover::remote_signing::MOST_OFFERS;
use crate::desk::notification::notices::lines;
use crate::desk::notification::outbox::{Post, To};
use crate::domain::account::actor::Role;
use crate::domain::id::OrganisationId;
use crate::domain::notification::LetterKind;
use crate::domain::number::Number;
use crate::domain::request::conversation::Awaits;
use crate::domain::request::{Request, RequestState};
use crate::domain::subject::Subject;
use crate::i18n::{Arg, Locale};
use crate::store::{self, account::Account};
use chrono::{DateTime, Datelike, Duration, Utc};
use serde::{Deserialize, Serialize};

/// System actor of the reminder run.
const WAITING: &str = "calendar";
/// The most letters to organisations per run; the next day's run sends the rest.
const ROUND: u32 = 500;
/// The most entries listed in the letter to coordinators.
const SHOWN: usize = 20;
/// Accounts read per page.
const PAGE: u16 = 500;

/// How near an appointment must be for its reminder: the run is daily, so 36 hours covers the day before.
const NEAR: Duration = Duration::hours(36);
/// No reminder within this time after an appointment was made or moved.
const FRESH: Duration = Duration::hours(24);

/// What one run did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminded {
    /// Organisations told that their request still waits.
    pub requests: u32,
    /// Questions repeated.
    pub questions: u32,
    /// Coordinators sent the weekly list.
    pub house: u32,
    /// Recipients reminded of an appointment.
    #[serde(default)]
    pub meetings: u32,
}

/// Something that waits for staff.
struct Late {
    since: DateTime<Utc>,
    /// Message key of the sentence that says what it waits for.
    what: &'static str,
    /// Number of the request or handover; none when it concerns the organisation itself.
    about: Option<String>,
    organisation: OrganisationId,
}

impl Requests<'_> {
    /// Sends all reminders. Each letter is its own transaction, so that scans do not have to wait for the run.
    ///
    /// # Errors
    /// When the query fails.
    pub fn send_reminders(self) -> Result<Reminded, DeskError> {
        let (granted, mut waiting) = self.desk.read(|c| Ok((store::request::granted(c)?, store::request::waiting(c)?)))?;
        waiting.retain(|r| r.waits(granted.get(&r.number).map_or(&[][..], Vec::as_slice)));
        Ok(Reminded {
            requests: self.remind_of_requests(&waiting)?,
            questions: self.remind_of_questions()?,
            house: self.remind_house(&waiting)?,
            meetings: self.remind_of_meetings()?,
        })
    }

    /// Tells organisations that their request still waits, each time `waiting_days` of the policy have passed without news.
    fn remind_of_requests(self, waiting: &[Request]) -> Result<u32, DeskError> {
        let (now, days) = (self.desk.now(), self.desk.policy().door.waiting_days);
        let long = Duration::days(i64::from(days));
        let mut told = 0;
        for request in waiting.iter().filter(|r| now >= r.since() + long) {
            let last = self.desk.read(|c| last_word(c, request))?;
            let times = (now - last).num_days().checked_div(i64::from(days)).unwrap_or(0);
            let once = format!("{}:{}:{}:{times}", LetterKind::RequestWaiting, request.number, last.date_naive());
            if times < 1 || self.desk.read(|c| Ok(store::notification::is_written(c, &once)?))? {
                continue;
            }
            let asked = request.number;
            told += u32::from(self.desk.write_as_system(WAITING, Role::Coordinator, move |tx| tx.tell_waiting(asked, once))?);
            if told >= ROUND {
                break;
            }
        }
        Ok(told)
    }

    /// Repeats unanswered questions to organisations, once each.
    fn remind_of_questions(self) -> Result<u32, DeskError> {
        let (now, days) = (self.desk.now(), Duration::days(i64::from(self.desk.policy().door.remind_days)));
        let mut asked = 0;
        for message in self.desk.read(|c| Ok(store::request::conversation::awaiting(c, Awaits::Partner, None, u16::MAX)?))? {
            let once = format!("{}:{}:{}", LetterKind::MessageQuestionAgain, message.key, message.at.timestamp());
            if now < message.at + days || self.desk.read(|c| Ok(store::notification::is_written(c, &once)?))? {
                continue;
            }
            self.desk.write_as_system(WAITING, Role::Coordinator, move |tx| {
                tx.tell_thread(LetterKind::MessageQuestionAgain, &message, Some(once))
            })?;
            asked += 1;
            if asked >= ROUND {
                break;
            }
        }
        Ok(asked)
    }

    /// Reminds recipients of appointments within the next 36 hours, except those made or moved within the last day.
    fn remind_of_meetings(self) -> Result<u32, DeskError> {
        let now = self.desk.now();
        let mut reminded = 0;
        for act in self.desk.read(|c| Ok(store::handover::coming(c, now, None, MOST_OFFERS)?))? {
            let Some(set) = act.appointment.as_ref().filter(|a| !a.cancelled && a.from <= now + NEAR) else { continue };
            let key = format!("{}:{}", act.number, set.sequence);
            let once = format!("{}:{key}", LetterKind::AppointmentSoon);
            let told = self.desk.read(|c| Ok(store::notification::written_at(c, &format!("appointment:{key}"))?))?;
            if told.is_some_and(|at| now < at + FRESH) || self.desk.read(|c| Ok(store::notification::is_written(c, &once)?))? {
                continue;
            }
            self.desk.write_as_system(WAITING, Role::Coordinator, move |tx| tx.tell_meeting(&act, LetterKind::AppointmentSoon, once))?;
            reminded += 1;
        }
        Ok(reminded)
    }

    /// Sends coordinators once a week what waits for staff: requests without a decision, conversations without an answer, expired offers
    /// nobody signed. No letter when nothing waits.
    fn remind_house(self, waiting: &[Request]) -> Result<u32, DeskError> {
        let week = self.desk.today().iso_week();
        let once = format!("{}:{}-{:02}", LetterKind::HouseWaiting, week.year(), week.week());
        if self.desk.read(|c| Ok(store::notification::is_written(c, &once)?))? {
            return Ok(0);
        }
        let late = self.late(waiting)?;
        if late.is_empty() {
            return Ok(0);
        }
        let ids: Vec<_> = late.iter().take(SHOWN).map(|l| l.organisation.clone()).collect();
        let (names, coordinators) = self.desk.read(|c| Ok((store::partner::several(c, &ids)?, coordinators(c)?)))?;
        let told = u32::try_from(coordinators.len()).unwrap_or(u32::MAX);
        let name = move |id: &OrganisationId| names.iter().find(|o| o.id == *id).map(|o| o.name.clone()).unwrap_or_default();
        self.desk.write_as_system(WAITING, Role::Coordinator, move |tx| {
            let args = |w: Locale| {
                let since = |l: &Late| w.say(l.what, &[("when", w.day(l.since).into())]);
                let parts = |l: &Late| [l.about.clone().unwrap_or_default(), name(&l.organisation), since(l)];
                let line = |l: &Late| format!("– {}", parts(l).into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" · "));
                let lines: Vec<String> = late.iter().take(SHOWN).map(line).collect();
                vec![("n", Arg::from(late.len())), ("lines", lines.join("\n").into())]
            };
            for account in coordinators {
                let language = Locale::parse(&account.language).unwrap_or(Locale::Fr);
                let post = Post::about(LetterKind::HouseWaiting, Subject::User, account.id, "/", &args);
                let to = To::Person { name: account.name, address: account.email, language, organisation: None };
                tx.post(to, &Post { once: Some(once.clone()), ..post })?;
            }
            Ok(())
        })?;
        Ok(told)
    }

    /// What waits for staff, the longest first.
    fn late(self, waiting: &[Request]) -> Result<Vec<Late>, DeskError> {
        let (now, policy) = (self.desk.now(), self.desk.policy());
        let (long, short) = (Duration::days(i64::from(policy.door.waiting_days)), Duration::days(i64::from(policy.door.remind_days)));
        let (threads, acts) = self.desk.read(|c| {
            Ok((
                store::request::conversation::awaiting(c, Awaits::House, None, u16::MAX)?,
                store::handover::awaiting(c, None, MOST_OFFERS)?,
            ))
        })?;
        let undecided = |r: &&Request| r.state != RequestState::Approved && now >= r.since() + long;
        let mut late: Vec<Late> = waiting
            .iter()
            .filter(undecided)
            .map(|r| Late {
                since: r.since(),
                what: "waiting-decision",
                about: Some(r.number.to_string()),
                organisation: r.organisation.clone(),
            })
            .collect();
        late.extend(threads.into_iter().filter(|m| now >= m.at + short).map(|m| Late {
            since: m.at,
            what: "waiting-answer",
            about: (m.about == Subject::Request).then_some(m.key),
            organisation: m.organisation,
        }));
        late.extend(acts.into_iter().filter_map(|act| {
            let until = act.offer.as_ref().map(|o| o.until).filter(|until| *until < now)?;
            Some(Late { since: until, what: "waiting-signature", about: Some(act.number.to_string()), organisation: act.organisation })
        }));
        late.sort_by_key(|l| (l.since, l.about.clone()));
        Ok(late)
    }
}

impl Tx<'_, '_> {
    /// Tells an organisation that its request still waits, unless it was decided since it was read. Returns whether it was told.
    fn tell_waiting(&mut self, number: Number, once: String) -> Result<bool, DeskError> {
        let Some(request) = store::request::find(self.store.read(), number)? else { return Ok(false) };
        let decided = store::request::allocation_of(self.store.read(), number)?.map(|(a, _)| a.granted);
        let granted = &decided.unwrap_or_else(|| vec![0; request.lines.len()]);
        let is_open = matches!(request.state, RequestState::Submitted | RequestState::Review | RequestState::Approved);
        if !is_open || !request.waits(granted) {
            return Ok(false);
        }
        let (key, days) = (number.to_string(), i64::from(self.policy.door.waiting_days));
        let args = |w: Locale| {
            let when = w.day(request.since());
            vec![("number", Arg::from(&key)), ("when", when.into()), ("lines", lines(w, &request, granted).into()), ("days", days.into())]
        };
        let post = Post::about(LetterKind::RequestWaiting, Subject::Request, &key, &format!("/requests/{key}"), &args);
        self.post(To::Organisation(request.organisation.clone()), &Post { once: Some(once), ..post })?;
        Ok(true)
    }
}

/// The last decision on a request or message about it; when it was submitted if there is none.
fn last_word(c: &mut store::AnyConnection, request: &Request) -> Result<DateTime<Utc>, DeskError> {
    let said = store::request::conversation::last(c, &request.number.to_string())?.map(|m| m.at);
    let decided = store::request::allocations(c, request.number)?.into_iter().map(|(a, _)| a.decided).max();
    Ok([said, decided].into_iter().flatten().fold(request.since(), DateTime::max))
}

/// All active coordinator accounts.
fn coordinators(c: &mut store::AnyConnection) -> Result<Vec<Account>, DeskError> {
    let (mut all, mut after) = (Vec::new(), None::<String>);
    loop {
        let page = store::account::list(c, after.as_deref(), PAGE)?;
        let Some(last) = page.last().map(|a| a.email_key.clone()) else { return Ok(all) };
        after = Some(last);
        all.extend(page.into_iter().filter(|a| a.active && a.role == Role::Coordinator.as_str()));
    }
}
