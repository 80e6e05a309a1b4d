//! Tests and the grade computed from them.
//!
//! The grades A to D and their reading follow the cross-reference to R2v3 REC categories kept with the test lists: the worst look
//! decides, a failed mandatory test is D, a failed secondary test or no installed system is C at best.

use super::kind::Kind;
use crate::domain::text_enum::text_enum;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

text_enum! {
    /// The computed grade, best first.
    Grade {
        /// No mark at arm's length, everything works, system installed.
        A => "A",
        /// Light marks, everything works.
        B => "B",
        /// Visible marks or secondary defects, which are written on the handover.
        C => "C",
        /// Not allocatable: repair, parts or recycling.
        D => "D",
    }
}

impl Grade {
    /// Whether a device of this grade may be promised to a recipient.
    #[must_use]
    pub const fn is_allocatable(self) -> bool {
        !matches!(self, Self::D)
    }

    /// The R2v3 REC categories the grade answers to (cosmetic, functional).
    #[must_use]
    pub const fn rec(self) -> &'static str {
        match self {
            Self::A => "C6–C9 F5–F6",
            Self::B => "C4–C5 F5",
            Self::C => "C3–C4 F4–F5",
            Self::D => "C1–C2 F1–F3",
        }
    }
}

text_enum! {
    /// The result of one test.
    TestResult {
        /// The pass criterion is met.
        Pass => "pass",
        /// It is not.
        Fail => "fail",
        /// The test does not apply to this device.
        NotApplicable => "not_applicable",
    }
}

/// One line of a test list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestLine {
    /// Stable name.
    pub test: String,
    /// Name in French.
    pub fr: String,
    /// Name in Dutch.
    pub nl: String,
    /// Name in English.
    pub en: String,
    /// identity, visual, safety, key, secondary, finish.
    pub group: String,
    /// Whether the grade needs its result.
    pub mandatory: bool,
    /// When the test passes, in measurable words.
    pub criterion: String,
    /// The same in French.
    pub criterion_fr: String,
    /// The same in Dutch.
    pub criterion_nl: String,
}

/// The lists of tests by kind; the list of a kind holds the lines that apply to all kinds first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestLists {
    /// Version of the table.
    pub version: u32,
    /// Lines for every kind.
    pub all: Vec<TestLine>,
    /// Lines per list name.
    pub by_kind: BTreeMap<String, Vec<TestLine>>,
}

impl TestLists {
    /// The lines for a device of a kind. Kinds without a list of their own use the nearest one.
    pub fn for_kind(&self, kind: Kind) -> impl Iterator<Item = &TestLine> {
        let names: &[&str] = match kind {
            Kind::Desktop | Kind::ThinClient | Kind::Server => &["desktop"],
            Kind::AllInOne => &["desktop", "monitor"],
            Kind::Laptop => &["laptop"],
            Kind::Chromebook => &["chromebook"],
            Kind::Tablet | Kind::Smartphone => &["tablet"],
            Kind::Monitor | Kind::Whiteboard => &["monitor"],
            Kind::Printer => &["printer"],
            Kind::Other => &[],
        };
        self.all.iter().chain(names.iter().filter_map(|n| self.by_kind.get(*n)).flatten())
    }
}

/// The test whose answer is a letter, not pass or fail.
pub const LOOKS: &str = "looks_graded";
/// The test that says whether a system is installed.
pub const SYSTEM: &str = "os_licence";

/// What has been found about a device so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// Version of the lists the results belong to.
    pub lists: u32,
    /// The newest result of each test.
    pub results: BTreeMap<String, TestResult>,
    /// Looks, the worst item decides.
    pub looks: Option<Grade>,
    /// Full charge over design capacity, in percent.
    pub battery_percent: Option<u8>,
}

/// The working behind a grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grading {
    /// The grade, or `None` while something is missing.
    pub grade: Option<Grade>,
    /// Mandatory tests without a result.
    pub missing: Vec<String>,
    /// Mandatory tests that failed.
    pub failed: Vec<String>,
    /// Secondary tests that failed: written on the handover.
    pub defects: Vec<String>,
}

/// Computes the grade of a device of a kind from what was found. Pure: the same condition always gives the same grade.
#[must_use]
pub fn grade(kind: Kind, condition: &Condition, lists: &TestLists) -> Grading {
    let mut out = Grading { grade: None, missing: Vec::new(), failed: Vec::new(), defects: Vec::new() };
    for line in lists.for_kind(kind) {
        if line.test == LOOKS {
            if condition.looks.is_none() {
                out.missing.push(line.test.clone());
            }
            continue;
        }
        match (condition.results.get(&line.test), line.mandatory) {
            (None, true) => out.missing.push(line.test.clone()),
            (Some(TestResult::Fail), true) => out.failed.push(line.test.clone()),
            (Some(TestResult::Fail), false) => out.defects.push(line.test.clone()),
            _ => {}
        }
    }
    let Some(looks) = condition.looks else { return out };
    if !out.failed.is_empty() || looks == Grade::D {
        out.grade = Some(Grade::D);
        return out;
    }
    if !out.missing.is_empty() {
        return out;
    }
    let no_system = condition.results.get(SYSTEM) == Some(&TestResult::NotApplicable);
    let capped = if no_system || !out.defects.is_empty() { Grade::C } else { Grade::A };
    out.grade = Some(looks.max(capped));
    out
}

#[cfg(test)]
mod tests {
    use super::super::kind::Kind;
    use super::{Condition, Grade, LOOKS, TestLine, TestLists, TestResult, grade};
    use std::collections::BTreeMap;

    fn lists() -> TestLists {
        let line = |test: &str, mandatory| TestLine {
            test: test.to_owned(),
            fr: String::new(),
            nl: String::new(),
            en: String::new(),
            group: "key".to_owned(),
            mandatory,
            criterion: String::new(),
            criterion_fr: String::new(),
            criterion_nl: String::new(),
        };
        TestLists {
            version: 1,
            all: vec![line(LOOKS, true), line("safe", true)],
            by_kind: BTreeMap::from([("laptop".to_owned(), vec![line("audio", false), line("os_licence", true)])]),
        }
    }

    fn condition(looks: Grade, results: &[(&str, TestResult)]) -> Condition {
        Condition {
            lists: 1,
            results: results.iter().map(|(k, v)| ((*k).to_owned(), *v)).collect(),
            looks: Some(looks),
            battery_percent: None,
        }
    }

    #[test]
    fn the_grade_is_the_worst_of_looks_and_function() {
        use TestResult::{Fail, NotApplicable, Pass};
        let of = |c: &Condition| grade(Kind::Laptop, c, &lists());
        assert_eq!(of(&condition(Grade::A, &[("safe", Pass), ("audio", Pass), ("os_licence", Pass)])).grade, Some(Grade::A));
        assert_eq!(of(&condition(Grade::A, &[("safe", Pass), ("audio", Fail), ("os_licence", Pass)])).grade, Some(Grade::C));
        assert_eq!(of(&condition(Grade::A, &[("safe", Pass), ("os_licence", NotApplicable)])).grade, Some(Grade::C));
        assert_eq!(of(&condition(Grade::B, &[("safe", Pass), ("os_licence", Pass)])).grade, Some(Grade::B));
        assert_eq!(of(&condition(Grade::A, &[("safe", Fail)])).grade, Some(Grade::D));
        let unfinished = of(&condition(Grade::A, &[("safe", Pass)]));
        assert_eq!((unfinished.grade, unfinished.missing), (None, vec!["os_licence".to_owned()]));
    }
}
