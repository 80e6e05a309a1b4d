//! Test results and the grade computed from them.
//!
//! Grades A to D follow the cross-reference to the R2v3 REC categories kept with the test lists. The worst cosmetic finding decides; a
//! failed mandatory test gives D; a failed secondary test or no installed system gives C at best.

use super::kind::Kind;
use crate::domain::text_enum::text_enum;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

text_enum! {
    /// The computed grade, best first.
    Grade {
        /// No mark visible at arm's length, everything works, system installed.
        A => "A",
        /// Light marks, everything works.
        B => "B",
        /// Visible marks or secondary defects, which are listed on the handover act.
        C => "C",
        /// Not allocatable: for repair, parts or recycling.
        D => "D",
    }
}

impl Grade {
    /// Whether a device of this grade may be promised to a recipient.
    #[must_use]
    pub const fn is_allocatable(self) -> bool {
        !matches!(self, Self::D)
    }

    /// The matching R2v3 REC categories (cosmetic, then functional).
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
        /// The pass criterion is not met.
        Fail => "fail",
        /// The test does not apply to this device.
        NotApplicable => "not_applicable",
    }
}

/// One line of a test list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestLine {
    /// Stable identifier of the test.
    pub test: String,
    pub fr: String,
    pub nl: String,
    pub en: String,
    /// Group of the test: `identity`, `visual`, `safety`, `key`, `secondary` or `finish`.
    pub group: String,
    /// Whether a grade requires a result of this test.
    pub mandatory: bool,
    /// The pass criterion in English, measurable.
    pub criterion: String,
    /// The pass criterion in French.
    pub criterion_fr: String,
    /// The pass criterion in Dutch.
    pub criterion_nl: String,
}

/// The test lists by kind of device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestLists {
    pub version: u32,
    /// Tests that apply to every kind.
    pub all: Vec<TestLine>,
    /// Tests by list name.
    pub by_kind: BTreeMap<String, Vec<TestLine>>,
}

impl TestLists {
    /// The tests for a device of a kind: those for all kinds first. A kind without its own list uses the nearest one.
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

/// The cosmetic test: its result is a grade, not pass or fail.
pub const LOOKS: &str = "looks_graded";
/// The test for an installed system; `NotApplicable` means that there is none.
pub const SYSTEM: &str = "os_licence";

/// Test results of a device so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// Version of the test lists the results belong to.
    pub lists: u32,
    /// Latest result of each test, by test identifier.
    pub results: BTreeMap<String, TestResult>,
    /// Cosmetic grade: the worst finding decides. `None` until assessed.
    pub looks: Option<Grade>,
    /// Battery health: full charge over design capacity, in percent.
    pub battery_percent: Option<u8>,
}

/// A computed grade with its explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grading {
    /// The grade; `None` while a mandatory result is missing.
    pub grade: Option<Grade>,
    /// Mandatory tests without a result.
    pub missing: Vec<String>,
    pub failed: Vec<String>,
    /// Secondary tests that failed; listed on the handover act.
    pub defects: Vec<String>,
}

/// Computes the grade from the test results. Pure: the same condition always gives the same grade.
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
