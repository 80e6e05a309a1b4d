//! Letters: on which occasions the house writes, where a letter stands, and when it is tried again.

use crate::domain::text_enum::text_enum;
use chrono::Duration;
use serde::{Deserialize, Serialize};

text_enum! {
    /// The occasion of a letter.
    LetterKind {
        /// To see whether letters arrive.
        Trial => "trial",
        /// A request arrived.
        RequestSubmitted => "request_submitted",
        /// Somebody looks at a request now.
        RequestReview => "request_review",
        /// A request that was sent is taken back.
        RequestWithdrawn => "request_withdrawn",
        /// What was not granted of a request is waited for no longer.
        RequestClosed => "request_closed",
        /// A request was declined.
        RequestDeclined => "request_declined",
        /// A request was granted.
        RequestApproved => "request_approved",
        /// A request still waits, and is not forgotten.
        RequestWaiting => "request_waiting",
        /// What waits at the side of the house, for its coordinators.
        HouseWaiting => "house_waiting",
        /// A promise of devices ends soon.
        PromiseEnds => "promise_ends",
        /// A promise of devices lapsed; what was promised waits again.
        PromiseLapsed => "promise_lapsed",
        /// A partner asked for a link to sign in.
        SignIn => "sign_in",
        /// An application is to be confirmed.
        JoinConfirm => "join_confirm",
        /// Somebody applied for an organisation, or with an address, that is known.
        JoinKnown => "join_known",
        /// An organisation became a partner, or goes on.
        PartnerApproved => "partner_approved",
        /// An application was refused.
        PartnerRefused => "partner_refused",
        /// A partner is suspended.
        PartnerSuspended => "partner_suspended",
        /// An approval ends soon.
        PartnerRenewal => "partner_renewal",
        /// Somebody of the organisation may sign in.
        Invitation => "invitation",
        /// An act waits for the recipient's signature.
        SignAct => "sign_act",
        /// It still does.
        SignActAgain => "sign_act_again",
        /// An act was signed.
        ActSigned => "act_signed",
        /// How it went is asked.
        FollowUp => "follow_up",
        /// It is asked again.
        FollowUpAgain => "follow_up_again",
        /// The house asks something in a thread.
        MessageQuestion => "message_question",
        /// It still waits for the answer.
        MessageQuestionAgain => "message_question_again",
        /// The house answers in a thread.
        MessageAnswer => "message_answer",
        /// Both are to meet.
        AppointmentMade => "appointment_made",
        /// They meet at another time, or elsewhere.
        AppointmentChanged => "appointment_changed",
        /// They meet soon.
        AppointmentSoon => "appointment_soon",
        /// They do not meet.
        AppointmentCancelled => "appointment_cancelled",
    }
}

text_enum! {
    /// Where a letter stands.
    LetterState {
        /// To be sent, now or later.
        Waiting => "waiting",
        /// A server has it in hand.
        Sending => "sending",
        /// The mail server of the other side, or the one on the way to it, took it.
        Sent => "sent",
        /// It was refused for good, or every try failed.
        Refused => "refused",
        /// A person gave it up, or its addressee was erased.
        GivenUp => "given_up",
    }
}

text_enum! {
    /// What may go along with a letter. The list is closed: each word is a type that the message names, and nothing else is.
    AttachedKind {
        /// A meeting for a calendar.
        Meeting => "meeting",
        /// A meeting that is called off.
        MeetingOff => "meeting_off",
    }
}

/// The most bytes that go along with a letter.
pub const MOST_ATTACHED: usize = 32 * 1024;

/// What goes along with a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attached {
    /// What it is.
    pub kind: AttachedKind,
    /// The name of the file.
    pub name: String,
    /// The file.
    pub text: String,
}

impl Attached {
    /// Something that may go along: short enough, under a name that is one in every mail program.
    #[must_use]
    pub fn new(kind: AttachedKind, name: &str, text: &str) -> Option<Self> {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
        let fits = !text.is_empty() && text.len() <= MOST_ATTACHED && (1..=60).contains(&name.len()) && name.chars().all(is_plain);
        fits.then(|| Self { kind, name: name.to_owned(), text: text.to_owned() })
    }
}

impl LetterState {
    /// Whether nothing more happens to it by itself.
    #[must_use]
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Sent | Self::Refused | Self::GivenUp)
    }
}

/// How long until a letter is tried again after so many tries; none when it was tried often enough. Greylisting wants some minutes, a server
/// under repair some hours; after two days nobody waits for the letter any more.
#[must_use]
pub fn wait_after(tries: u32) -> Option<Duration> {
    match tries {
        0 => Some(Duration::zero()),
        1 => Some(Duration::minutes(1)),
        2 => Some(Duration::minutes(5)),
        3 => Some(Duration::minutes(30)),
        4 => Some(Duration::hours(2)),
        5 => Some(Duration::hours(6)),
        6 => Some(Duration::hours(24)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Attached, AttachedKind, MOST_ATTACHED, wait_after};

    #[test]
    fn what_goes_along_is_short_and_has_a_plain_name() {
        let of = |name: &str, text: &str| Attached::new(AttachedKind::Meeting, name, text).is_some();
        assert!(of("ACT-2026-000001.ics", &"x".repeat(MOST_ATTACHED)));
        assert!(!of("ACT-2026-000001.ics", &"x".repeat(MOST_ATTACHED + 1)));
        for name in ["", "a\r\nBcc: x@y.example", "a\"b.ics", "../a.ics/", "é.ics", &"a".repeat(61)] {
            assert!(!of(name, "x"), "{name:?}");
        }
        assert!(!of("a.ics", ""));
    }

    #[test]
    fn a_letter_is_tried_ever_later_and_not_for_ever() {
        let waits: Vec<i64> = (0..20).map_while(wait_after).map(|w| w.num_minutes()).collect();
        assert_eq!(waits, [0, 1, 5, 30, 120, 360, 1440]);
    }
}
