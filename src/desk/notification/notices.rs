//! Notices: letters that tell an organisation about a decision, a message or an appointment. Each is written once, in the transaction
//! that causes it.

use super::outbox::{Post, To};
use crate::desk::Tx;
use crate::desk::error::DeskError;
use crate::desk::handover::appointment;
use crate::domain::handover::Handover;
use crate::domain::notification::LetterKind;
use crate::domain::number::Number;
use crate::domain::request::conversation::{Message, MessageKind};
use crate::domain::request::{Allocation, Request};
use crate::domain::subject::Subject;
use crate::i18n::word::word;
use crate::i18n::{Arg, Locale};

/// What was granted, one line of text for each request line.
pub(in crate::desk) fn lines(w: Locale, request: &Request, granted: &[u32]) -> String {
    let line = |(line, n): (&crate::domain::request::RequestLine, &u32)| {
        let what = word(w, "kind", line.kind.as_str());
        w.say("news-line", &[("granted", i64::from(*n).into()), ("asked", i64::from(line.quantity).into()), ("what", what.into())])
    };
    request.lines.iter().zip(granted).map(line).collect::<Vec<_>>().join("\n")
}

impl Tx<'_, '_> {
    /// Tells an organisation the decision on its request: how many per line, how many still wait, and the page that explains it. `before`
    /// is what earlier decisions granted, by line.
    pub(in crate::desk) fn tell_decision(&mut self, request: &Request, allocation: &Allocation, before: &[u32]) -> Result<(), DeskError> {
        let number = request.number.to_string();
        let had = |line: usize| before.get(line).copied().unwrap_or(0);
        let open = |(line, now): (usize, &u32)| u64::from(request.open(line, had(line).saturating_add(*now)));
        let open: u64 = allocation.granted.iter().enumerate().map(open).sum();
        let args = |w: Locale| {
            let rest = if open > 0 { w.n("news-waits", i64::try_from(open).unwrap_or(i64::MAX)) } else { w.t("news-waits-none") };
            let decision = allocation.number.to_string();
            let lines = lines(w, request, &allocation.granted);
            vec![("number", Arg::from(&number)), ("decision", decision.into()), ("lines", lines.into()), ("rest", rest.into())]
        };
        let kind = LetterKind::RequestApproved;
        let post = Post::about(kind, Subject::Request, &number, &format!("/requests/{number}"), &args);
        let once = Some(format!("{kind}:{}", allocation.number));
        self.post(To::Organisation(request.organisation.clone()), &Post { once, ..post })
    }

    /// Tells an organisation that staff wrote in a conversation. The text stays on the page, because a letter may reach people who are
    /// not allowed to read it.
    pub(in crate::desk) fn tell_message(&mut self, message: &Message) -> Result<(), DeskError> {
        let kind = match message.kind {
            _ if !message.house => return Ok(()),
            MessageKind::Question => LetterKind::MessageQuestion,
            MessageKind::Answer | MessageKind::Contest => LetterKind::MessageAnswer,
        };
        self.tell_thread(kind, message, None)
    }

    /// Writes to an organisation about one of its conversations.
    pub(in crate::desk) fn tell_thread(&mut self, kind: LetterKind, message: &Message, once: Option<String>) -> Result<(), DeskError> {
        let is_request = message.about == Subject::Request;
        let path = if is_request { format!("/requests/{}", message.key) } else { "/partner".to_owned() };
        let name = crate::store::partner::find(self.store.read(), &message.organisation)?.map(|o| o.name).unwrap_or_default();
        let about = if is_request { message.key.clone() } else { name };
        let args = move |_: Locale| vec![("about", Arg::from(&about))];
        let post = Post::about(kind, message.about, &message.key, &path, &args);
        self.post(To::Organisation(message.organisation.clone()), &Post { once, ..post })
    }

    /// Tells the recipient of a handover that its appointment was made, changed or cancelled; once for each change.
    pub(in crate::desk) fn tell_appointment(&mut self, act: &Handover) -> Result<(), DeskError> {
        let Some(set) = &act.appointment else { return Ok(()) };
        let kind = match (set.cancelled, set.sequence) {
            (true, _) => LetterKind::AppointmentCancelled,
            (false, 0) => LetterKind::AppointmentMade,
            (false, _) => LetterKind::AppointmentChanged,
        };
        self.tell_meeting(act, kind, format!("appointment:{}:{}", act.number, set.sequence))
    }

    /// Writes to the recipient of a handover about its appointment, with the calendar entry attached.
    pub(in crate::desk) fn tell_meeting(&mut self, act: &Handover, kind: LetterKind, once: String) -> Result<(), DeskError> {
        let Some(set) = &act.appointment else { return Ok(()) };
        let number: Number = act.number;
        let args = |w: Locale| {
            let when = format!("{} – {}", w.moment(set.from), w.moment(set.until).split(' ').next_back().unwrap_or_default());
            let how = word(w, "transport", set.transport.as_str());
            let (number, request) = (number.to_string(), act.request.to_string());
            vec![
                ("number", Arg::Text(number)),
                ("request", request.into()),
                ("when", when.into()),
                ("how", how.into()),
                ("place", Arg::from(&act.place)),
            ]
        };
        let post = Post::about(kind, Subject::Handover, number, &format!("/handovers/{number}"), &args);
        let (calendar, now) = (appointment::Calendar::for_act(self.store.read(), act)?, self.now());
        let base = self.base_url.clone();
        let along = |w: Locale| calendar.attached(act, w, base.as_deref(), now);
        self.post(To::Organisation(act.organisation.clone()), &Post { once: Some(once), along: Some(&along), ..post })
    }
}
