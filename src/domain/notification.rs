//! Letters (e-mail notifications): their occasions, states, attachments and retries.

use crate::domain::text_enum::text_enum;
use chrono::Duration;
use serde::{Deserialize, Serialize};

text_enum! {
    /// The occasion of a letter.
    LetterKind {
        /// A test of the mail settings.
        Trial => "trial",
        /// A request was received.
        RequestSubmitted => "request_submitted",
        /// A coordinator started to review a request.
        RequestReview => "request_review",
        /// A submitted request was withdrawn.
        RequestWithdrawn => "request_withdrawn",
        /// The part of a request that was not granted is closed.
        RequestClosed => "request_closed",
        /// A request was declined.
        RequestDeclined => "request_declined",
        /// A request was granted.
        RequestApproved => "request_approved",
        /// A request is still waiting.
        RequestWaiting => "request_waiting",
        /// Summary of waiting work, for the coordinators.
        HouseWaiting => "house_waiting",
        /// A grant expires soon.
        PromiseEnds => "promise_ends",
        /// A grant expired; the devices not taken up wait again.
        PromiseLapsed => "promise_lapsed",
        /// A one-time link to sign in, as asked for by the recipient.
        SignIn => "sign_in",
        /// A one-time link to confirm an application.
        JoinConfirm => "join_confirm",
        /// Someone applied with an enterprise number or an e-mail address that is already registered.
        JoinKnown => "join_known",
        /// An organisation was approved as a partner, or its approval was renewed.
        PartnerApproved => "partner_approved",
        /// An application to become a partner was refused.
        PartnerRefused => "partner_refused",
        /// A partner was suspended.
        PartnerSuspended => "partner_suspended",
        /// A partner's approval expires soon.
        PartnerRenewal => "partner_renewal",
        /// A contact of an organisation is invited to sign in.
        Invitation => "invitation",
        /// A handover act waits for the recipient's signature.
        SignAct => "sign_act",
        /// Reminder that it still waits for the signature.
        SignActAgain => "sign_act_again",
        /// A handover act was signed.
        ActSigned => "act_signed",
        /// A follow-up asks how the handed-over devices are doing.
        FollowUp => "follow_up",
        /// Reminder of an unanswered follow-up.
        FollowUpAgain => "follow_up_again",
        /// The operator asks a question in a conversation.
        MessageQuestion => "message_question",
        /// Reminder of an unanswered question.
        MessageQuestionAgain => "message_question_again",
        /// The operator answers in a conversation.
        MessageAnswer => "message_answer",
        /// An appointment was made.
        AppointmentMade => "appointment_made",
        /// The time, place or transport of an appointment changed.
        AppointmentChanged => "appointment_changed",
        /// Reminder of an appointment.
        AppointmentSoon => "appointment_soon",
        /// An appointment was cancelled.
        AppointmentCancelled => "appointment_cancelled",
        /// The checkpoint of a day, to somebody outside who keeps it.
        DailyCheckpoint => "daily_checkpoint",
    }
}

text_enum! {
    /// The state of a letter.
    LetterState {
        /// To be sent, now or at the next retry.
        Waiting => "waiting",
        /// It is being handed to the mail server.
        Sending => "sending",
        /// The mail server accepted it: the recipient's own or a relay.
        Sent => "sent",
        /// It was rejected permanently, or every attempt failed.
        Refused => "refused",
        /// A person gave it up, or its recipient was erased.
        GivenUp => "given_up",
    }
}

text_enum! {
    /// What may be attached to a letter. The list is closed, because each kind maps to a MIME type of the message.
    AttachedKind {
        /// A calendar entry for an appointment.
        Meeting => "meeting",
        /// The cancellation of a calendar entry.
        MeetingOff => "meeting_off",
        /// A checkpoint of the ledger.
        Checkpoint => "checkpoint",
    }
}

/// Maximum size of an attachment, in bytes.
pub const MOST_ATTACHED: usize = 32 * 1024;

/// An attachment of a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attached {
    pub kind: AttachedKind,
    /// File name: ASCII letters, digits, `-`, `.` and `_`, at most 60 characters.
    pub name: String,
    /// Content of the file.
    pub text: String,
}

impl Attached {
    /// Creates an attachment; `None` when the content is empty or too large, or when the name would not work in every mail program.
    #[must_use]
    pub fn new(kind: AttachedKind, name: &str, text: &str) -> Option<Self> {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
        let fits = !text.is_empty() && text.len() <= MOST_ATTACHED && (1..=60).contains(&name.len()) && name.chars().all(is_plain);
        fits.then(|| Self { kind, name: name.to_owned(), text: text.to_owned() })
    }
}

impl LetterState {
    /// Whether the state no longer changes by itself.
    #[must_use]
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Sent | Self::Refused | Self::GivenUp)
    }
}

/// Delay before the next attempt after so many attempts; `None` when no attempt is left. Greylisting needs some minutes, a server under
/// repair some hours; the last attempt comes about 33 hours after the first.
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
