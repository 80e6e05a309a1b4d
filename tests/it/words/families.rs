//! Families of message keys about letters, requests and the fair split: the words that may follow each prefix.

use reprise::domain::account::one_time_link::{LinkPurpose, LinkState};
use reprise::domain::allocation::proposal::{LeftOut, ProposalState};
use reprise::domain::device::support::judge::SupportReason;
use reprise::domain::device::support::table::{Firmware, Platform, SupportRowKind};
use reprise::domain::handover::ReturnState;
use reprise::domain::notification::{LetterKind, LetterState};
use reprise::domain::partner::organisation::{Register, RegisterAnswer, StandingState};
use reprise::domain::request::Delivery;
use reprise::domain::request::conversation::MessageKind;
use reprise::domain::request::suitability::Lack;
use reprise::domain::request::wants::{Accessory, AgeBand, KeyboardLayout, System};
use reprise::ingest::ReportKind;
use reprise::ingest::limits::ReadError;
use reprise::ingest::manifest::cells::TableError;
use reprise::ingest::support_table::{SupportColumn, SupportProblem};

/// Families with the values of an enumeration, written as keys end with them.
macro_rules! families {
    ($($list:literal: $name:ty),+ $(,)?) => {
        vec![$(($list, <$name>::ALL.iter().map(|v| v.as_str().replace('_', "-").to_lowercase()).collect())),+]
    };
}

/// Families about letters, links and partners.
pub fn of_letters() -> Vec<(&'static str, Vec<String>)> {
    let mut all: Vec<(&'static str, Vec<String>)> = families![
        "letter-kind": LetterKind, "link-state": LinkState, "link-used": LinkPurpose, "standing": StandingState, "register": Register,
        "register-answer": RegisterAnswer, "letter-state": LetterState,
    ];
    let ends = LetterKind::ALL.iter().flat_map(|v| ["subject", "body"].map(|end| format!("{}-{end}", v.as_str().replace('_', "-"))));
    all.push(("letter", ends.collect()));
    all
}

/// Families about requests and the fair split.
pub fn of_requests() -> Vec<(&'static str, Vec<String>)> {
    let mut all: Vec<(&'static str, Vec<String>)> = families![
        "message": MessageKind, "keyboard": KeyboardLayout, "system": System, "accessory": Accessory, "accessory-n": Accessory, "return-state": ReturnState, "age-band": AgeBand, "delivery": Delivery,
        "platform": Platform, "firmware": Firmware, "support-reason": SupportReason, "support-row": SupportRowKind,
        "support-column": SupportColumn, "support-problem": SupportProblem,
        "stock-band": reprise::desk::partner::catalogue::Band, "proposal-state": ProposalState, "left-out": LeftOut,
    ];
    // There is no message for a missed chance of another kind.
    all.push(("working-missed", Lack::ALL.iter().filter(|l| **l != Lack::Kind).map(|l| l.as_str().to_owned()).collect()));
    all
}

pub fn read_errors() -> Vec<ReadError> {
    let all = vec![
        ReadError::Empty,
        ReadError::TooLarge { bytes: 9, limit: 8 },
        ReadError::Binary { what: "pdf" },
        ReadError::Truncated { line: 1 },
        ReadError::Malformed { line: 1, column: 1 },
        ReadError::TooDeep { limit: 1 },
        ReadError::UnknownFormat,
        ReadError::NamesNoDrive,
        ReadError::NotAComputer { kind: ReportKind::Storage },
    ];
    for error in &all {
        match error {
            ReadError::Empty | ReadError::TooLarge { .. } | ReadError::Binary { .. } | ReadError::Truncated { .. } => {}
            ReadError::Malformed { .. } | ReadError::TooDeep { .. } | ReadError::UnknownFormat | ReadError::NotAComputer { .. } => {}
            ReadError::NamesNoDrive => {}
        }
    }
    all
}

pub fn table_errors() -> Vec<TableError> {
    let all = vec![
        TableError::Empty,
        TableError::TooLarge { bytes: 9, limit: 8 },
        TableError::TooManyRows { limit: 1 },
        TableError::TooManyColumns { limit: 1 },
        TableError::Bomb { limit: 1 },
        TableError::NotATable { what: "pdf" },
        TableError::Unreadable,
        TableError::Stopped,
        TableError::NoSheet { name: "Parc".into() },
        TableError::OpenQuote { line: 1 },
    ];
    for error in &all {
        match error {
            TableError::Empty | TableError::TooLarge { .. } | TableError::TooManyRows { .. } | TableError::TooManyColumns { .. } => {}
            TableError::Bomb { .. } | TableError::NotATable { .. } | TableError::Unreadable | TableError::OpenQuote { .. } => {}
            TableError::Stopped | TableError::NoSheet { .. } => {}
        }
    }
    all
}
