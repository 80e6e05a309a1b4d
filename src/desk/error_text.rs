//! Errors as sentences in the reader's language: what happened and what to do next. The texts are the messages `why-*` (refusal reasons of
//! a step) and `because-*` (error codes) in `templates/i18n`.

use super::error::{DeskError, ErrorCode, FieldError};
use crate::domain::batch::comparison::{Change, Comparison};
use crate::domain::batch::refused::RowReason;
use crate::domain::device::kind::Kind;
use crate::domain::device::lifecycle::{Refusal, RefusalReason};
use crate::domain::text_enum::text_enum;
use crate::i18n::word::{key, word};
use crate::i18n::{Arg, Locale};
use crate::ingest::manifest::rows::Problem;
use crate::ingest::manifest::table::WhyLeftOut;
use crate::ingest::tables;

/// How many missing tests a sentence names.
const NAMED: usize = 4;

text_enum! {
    /// The class of an error; the HTTP status follows from it.
    Gravity {
        /// The input is wrong; the caller can correct it.
        Invalid => "invalid",
        /// Valid input that conflicts with the present state.
        Conflict => "conflict",
        /// The thing does not exist, or the caller may not know of it.
        NotFound => "not_found",
        /// The caller lacks the permission.
        Forbidden => "forbidden",
        /// The rate limit is exceeded.
        TooOften => "too_often",
        /// An internal error.
        Failed => "failed",
        /// The database is busy or unreachable.
        Unavailable => "unavailable",
    }
}

/// The name of a test in a language; the key itself for an unknown test.
#[must_use]
pub fn test(locale: Locale, key: &str) -> String {
    let lists = tables::tests();
    let line = lists.all.iter().chain(lists.by_kind.values().flatten()).find(|l| l.test == key);
    line.map_or_else(|| key.to_owned(), |l| crate::desk::document::test_name(l, locale).to_owned())
}

/// What is wrong with a row of a donor list, as it is kept while the row waits.
#[must_use]
pub fn reason_of(problem: &Problem) -> RowReason {
    let values = problem.args().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    RowReason { code: problem.code().to_owned(), values }
}

/// What is wrong with a row of a donor list, or worth knowing about it, as a sentence.
#[must_use]
pub fn row_problem(locale: Locale, problem: &Problem) -> String {
    row_reason(locale, &reason_of(problem))
}

/// Why a row of a donor list that waits was refused, as a sentence.
#[must_use]
pub fn row_reason(locale: Locale, reason: &RowReason) -> String {
    let mut args: Vec<(&str, Arg)> = Vec::new();
    for (name, value) in &reason.values {
        if name == "field" {
            args.push(("name", Arg::Text(word(locale, "field", value))));
        }
        args.push((name, Arg::Text(value.clone())));
    }
    locale.say(&key("problem", &reason.code), &args)
}

/// What loading a list would do to the one that is loaded, as a sentence.
#[must_use]
pub fn comparison(locale: Locale, found: &Comparison) -> String {
    let count = |n: usize| Arg::Count(i64::try_from(n).unwrap_or(i64::MAX));
    let received = found.differences.iter().filter(|d| d.change == Change::Gone && d.received).count();
    locale.say(
        "list-compared",
        &[
            ("added", count(found.count(Change::Added))),
            ("changed", count(found.count(Change::Changed))),
            ("gone", count(found.count(Change::Gone))),
            ("received", count(received)),
            ("unchanged", count(found.unchanged)),
        ],
    )
}

/// Why rows were left out of a donor list, in a few words.
#[must_use]
pub fn left_out(locale: Locale, why: WhyLeftOut) -> String {
    word(locale, "row-left-out", why.as_str())
}

/// The stable code of a refusal reason, as the API returns it.
#[must_use]
pub fn why_code(why: &RefusalReason) -> String {
    let value = serde_json::to_value(why).unwrap_or_default();
    value.get("why").and_then(|w| w.as_str()).unwrap_or("").to_owned()
}

/// A refusal reason as a sentence.
#[must_use]
pub fn why(locale: Locale, reason: &RefusalReason) -> String {
    let key = key("why", &why_code(reason));
    let text = |t: &str| Arg::Text(t.to_owned());
    let args: Vec<(&str, Arg)> = match reason {
        RefusalReason::WrongStage { from } => {
            let stages: Vec<String> = from.iter().map(|s| word(locale, "stage", s.as_str())).collect();
            vec![("from", Arg::Text(stages.join(", ")))]
        }
        RefusalReason::OpenMedium { medium, serial } | RefusalReason::NotVerified { medium, serial } => {
            vec![("medium", Arg::Count(i64::from(*medium))), ("serial", text(serial.as_deref().unwrap_or("–")))]
        }
        RefusalReason::LockOpen { lock } | RefusalReason::UnknownLock { lock } => vec![("lock", lock_name(locale, lock))],
        RefusalReason::Held { reason } => vec![("reason", word(locale, "hold", reason.as_str()).into())],
        RefusalReason::TestsMissing { tests } => {
            // The scan bench shows this in one row: a few names tell which tests are meant, the number how many are left.
            let mut names: Vec<String> = tests.iter().take(NAMED).map(|t| test(locale, t)).collect();
            if tests.len() > NAMED {
                names.push("…".to_owned());
            }
            vec![("n", tests.len().into()), ("tests", Arg::Text(names.join(" · ")))]
        }
        RefusalReason::GradeTooLow { grade } | RefusalReason::GradeRaised { computed: grade } => vec![("grade", text(grade.as_str()))],
        RefusalReason::AlreadyReserved { request } => vec![("request", Arg::Text(request.to_string()))],
        RefusalReason::PickedElsewhere { handover } => vec![("handover", Arg::Text(handover.to_string()))],
        RefusalReason::NoSuchMedium { medium }
        | RefusalReason::StillThere { medium }
        | RefusalReason::MediumClosed { medium }
        | RefusalReason::NothingToVerify { medium } => {
            vec![("medium", Arg::Count(i64::from(*medium)))]
        }
        RefusalReason::MethodNotForMedium { method, medium } => {
            vec![("method", word(locale, "method", method.as_str()).into()), ("medium", word(locale, "medium", medium.as_str()).into())]
        }
        RefusalReason::LevelTooLow { method, medium, level, least } => vec![
            ("method", word(locale, "method", method.as_str()).into()),
            ("medium", word(locale, "medium", medium.as_str()).into()),
            ("level", word(locale, "level", level.as_str()).into()),
            ("least", word(locale, "level", least.as_str()).into()),
        ],
        RefusalReason::SettingNeeded { method } => {
            let settings: Vec<String> = method.settings().iter().map(|s| word(locale, "setting", s.as_str())).collect();
            vec![("method", word(locale, "method", method.as_str()).into()), ("settings", Arg::Text(settings.join(" · ")))]
        }
        RefusalReason::SettingErasesNothing { setting } => vec![("setting", word(locale, "setting", setting.as_str()).into())],
        RefusalReason::ToolDoesNotErase { tool, fact, source } => {
            vec![("tool", text(tool)), ("fact", text(fact)), ("source", text(source))]
        }
        RefusalReason::LogNeeded { medium } => vec![("medium", word(locale, "medium", medium.as_str()).into())],
        RefusalReason::UnknownTest { test } => vec![("test", text(test))],
        RefusalReason::Field { field } | RefusalReason::InTheFuture { field } => vec![("field", word(locale, "field", field).into())],
        RefusalReason::NotYourRole {}
        | RefusalReason::MediaUnknown {}
        | RefusalReason::NotGraded {}
        | RefusalReason::NotPicked {}
        | RefusalReason::MediaKnown {}
        | RefusalReason::OwnWork {}
        | RefusalReason::SecondPersonNeeded {}
        | RefusalReason::AlreadySo {}
        | RefusalReason::NoteNeeded {}
        | RefusalReason::EndsBeforeStart {} => Vec::new(),
    };
    locale.say(&key, &args)
}

/// The name of a lock; for an unknown lock its text, cut to 60 characters.
fn lock_name(locale: Locale, lock: &str) -> Arg {
    if tables::lock_names().iter().any(|l| l == lock) {
        word(locale, "lock", lock).into()
    } else {
        Arg::Text(lock.chars().take(60).collect())
    }
}

/// Which step was refused: `« In stock » is not possible for a device that is received`.
#[must_use]
pub fn refused(locale: Locale, refusal: &Refusal) -> String {
    let step = word(locale, "step", refusal.step.as_str()).into();
    locale.say("refused", &[("step", step), ("stage", word(locale, "stage", refusal.stage.as_str()).into())])
}

/// A problem of a support table as a sentence, from `line|column|problem|value`.
fn support_problem(locale: Locale, seen: &str) -> String {
    let mut parts = seen.splitn(4, '|');
    let mut part = || parts.next().unwrap_or_default();
    let (line, column, problem, value) = (part(), part(), part(), part());
    let what = locale.say(&key("support-problem", problem), &[("value", value.into())]);
    match (line, column) {
        ("0", _) => what,
        (_, "") => locale.say("support-problem-line", &[("line", line.into()), ("what", what.into())]),
        _ => locale.say("support-problem-cell", &[("line", line.into()), ("column", column.into()), ("what", what.into())]),
    }
}

/// A field error as a sentence.
#[must_use]
pub fn field_error(locale: Locale, field_error: &FieldError) -> String {
    let key = key("because", field_error.code.as_str());
    let seen = match field_error.code {
        ErrorCode::Unreadable => word(locale, "unreadable", &field_error.seen),
        ErrorCode::NotEligible => word(locale, "rule", &field_error.seen),
        ErrorCode::LinkGone => locale.t(&format!("link-state-{}", field_error.seen)),
        ErrorCode::WeightNeeded => {
            Kind::parse(&field_error.seen).map_or_else(|_| field_error.seen.clone(), |k| word(locale, "kind", k.as_str()))
        }
        ErrorCode::SupportTable => return support_problem(locale, &field_error.seen),
        ErrorCode::RequestState => word(locale, "request-state", &field_error.seen),
        _ => field_error.seen.clone(),
    };
    locale.x(&key, seen)
}

/// An error as sentences, the most important first: one per refusal reason or field error.
#[must_use]
pub fn error(locale: Locale, error: &DeskError) -> Vec<String> {
    match error {
        DeskError::Refused(refusal) => {
            std::iter::once(refused(locale, refusal)).chain(refusal.why.iter().map(|w| why(locale, w))).collect()
        }
        DeskError::Invalid(field_errors) => field_errors.iter().map(|f| field_error(locale, f)).collect(),
        DeskError::Conflict(one) => vec![field_error(locale, one)],
        DeskError::NotFound(what, key) => {
            vec![locale.say("not-found", &[("what", word(locale, "what", what.as_str()).into()), ("key", Arg::Text(key.clone()))])]
        }
        DeskError::Forbidden => vec![locale.t("forbidden")],
        DeskError::Closed(_) => vec![locale.t("ledger-closed")],
        DeskError::Store(crate::store::StoreError::Unavailable(_)) => vec![locale.t("unavailable")],
        DeskError::Store(_) | DeskError::Failed(_) => vec![locale.t("failed")],
    }
}

/// The stable code of an error, taken from its first reason, and its class.
#[must_use]
pub fn code(error: &DeskError) -> (String, Gravity) {
    match error {
        DeskError::Refused(refusal) => {
            let first = refusal.why.first().map(why_code).unwrap_or_default();
            let gravity = match refusal.why.first() {
                Some(RefusalReason::NotYourRole {}) => Gravity::Forbidden,
                Some(
                    RefusalReason::Field { .. }
                    | RefusalReason::InTheFuture { .. }
                    | RefusalReason::EndsBeforeStart {}
                    | RefusalReason::NoteNeeded {}
                    | RefusalReason::UnknownTest { .. }
                    | RefusalReason::UnknownLock { .. },
                ) => Gravity::Invalid,
                _ => Gravity::Conflict,
            };
            (first, gravity)
        }
        DeskError::Invalid(field_errors) => (field_errors.first().map_or("invalid", |f| f.code.as_str()).to_owned(), Gravity::Invalid),
        DeskError::Conflict(field_error) if field_error.code == ErrorCode::TooOften => (field_error.code.to_string(), Gravity::TooOften),
        DeskError::Conflict(field_error) => (field_error.code.to_string(), Gravity::Conflict),
        DeskError::NotFound(what, _) => (format!("no_{what}"), Gravity::NotFound),
        DeskError::Forbidden => ("forbidden".to_owned(), Gravity::Forbidden),
        DeskError::Closed(_) => ("ledger_closed".to_owned(), Gravity::Unavailable),
        DeskError::Store(crate::store::StoreError::Unavailable(_)) => ("unavailable".to_owned(), Gravity::Unavailable),
        DeskError::Store(_) | DeskError::Failed(_) => ("failed".to_owned(), Gravity::Failed),
    }
}
