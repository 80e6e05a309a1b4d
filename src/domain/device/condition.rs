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
    /// The limits of the criterion that a measurement decides by itself.
    pub limits: Vec<Limit>,
}

text_enum! {
    /// Something that is measured and that a test list may limit.
    Measure {
        /// Full charge of the battery over its design capacity, in percent.
        BatteryPercent => "battery_percent",
        /// Wear of a drive, in percent of its rated life.
        WearPercent => "wear_percent",
        /// Bad sectors of a drive.
        BadSectors => "bad_sectors",
    }
}

/// A limit of a test: what is measured, and the values that pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    pub measure: Measure,
    /// The lowest value that passes.
    pub least: u64,
    /// The highest value that passes.
    pub most: u64,
}

impl Limit {
    /// Reads `battery_percent>=60` or `wear_percent<=79`; `None` for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let at = |sign: &str| text.split_once(sign).map(|(name, value)| (name.trim(), value.trim()));
        let limit = |(name, value): (&str, &str), is_least: bool| {
            let (measure, value) = (Measure::parse(name).ok()?, value.parse().ok()?);
            Some(if is_least { Self { measure, least: value, most: u64::MAX } } else { Self { measure, least: 0, most: value } })
        };
        at(">=").and_then(|parts| limit(parts, true)).or_else(|| at("<=").and_then(|parts| limit(parts, false)))
    }

    /// Whether a measured value passes.
    #[must_use]
    pub const fn passes(&self, value: u64) -> bool {
        self.least <= value && value <= self.most
    }
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

    /// The test of a kind of device that a measurement decides, with its limit.
    #[must_use]
    pub fn limit(&self, kind: Kind, measure: Measure) -> Option<(&TestLine, Limit)> {
        self.for_kind(kind).find_map(|line| line.limits.iter().find(|l| l.measure == measure).map(|limit| (line, *limit)))
    }

    /// The results to record of a test step. A measured battery decides its test, whoever enters it: below the limit it fails, even if the
    /// same person says that it passes; otherwise it passes where nobody has said anything. A person may still fail a battery that holds
    /// its charge (a swollen one), and say that the test does not apply (a device for mains use only).
    #[must_use]
    pub fn decided(
        &self,
        kind: Kind,
        before: &Condition,
        mut results: BTreeMap<String, TestResult>,
        battery_percent: Option<u8>,
    ) -> BTreeMap<String, TestResult> {
        let Some((line, limit)) = self.limit(kind, Measure::BatteryPercent) else { return results };
        let Some(percent) = battery_percent.or(before.battery_percent) else { return results };
        let passes = limit.passes(u64::from(percent));
        let said = results.get(&line.test).copied();
        let known = said.or_else(|| before.results.get(&line.test).copied());
        let decided = match known {
            Some(TestResult::Pass) if !passes => Some(TestResult::Fail),
            None if passes => Some(TestResult::Pass),
            None => Some(TestResult::Fail),
            Some(_) => None,
        };
        // Without a new measurement only what is said now is judged.
        if let Some(result) = decided.filter(|_| battery_percent.is_some() || said.is_some()) {
            results.insert(line.test.clone(), result);
        }
        results
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
    /// No supported system runs on it any more, so that the grade is C at best.
    pub support_is_over: bool,
}

/// The tests of a device that failed, mandatory or not.
#[must_use]
pub fn failures(kind: Kind, condition: &Condition, lists: &TestLists) -> Vec<String> {
    let working = grade(kind, condition, lists, false);
    working.defects.into_iter().chain(working.failed).collect()
}

/// Computes the grade from the test results, and from whether it is known that no supported system runs on the device any more. Pure: the
/// same condition always gives the same grade.
#[must_use]
pub fn grade(kind: Kind, condition: &Condition, lists: &TestLists, support_is_over: bool) -> Grading {
    let mut out = Grading { grade: None, missing: Vec::new(), failed: Vec::new(), defects: Vec::new(), support_is_over };
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
    let capped = if no_system || support_is_over || !out.defects.is_empty() { Grade::C } else { Grade::A };
    out.grade = Some(looks.max(capped));
    out
}

#[cfg(test)]
mod tests {
    use super::super::kind::Kind;
    use super::{Condition, Grade, LOOKS, Limit, TestLine, TestLists, TestResult, grade};
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
            limits: Vec::new(),
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
        let of = |c: &Condition| grade(Kind::Laptop, c, &lists(), false);
        assert_eq!(of(&condition(Grade::A, &[("safe", Pass), ("audio", Pass), ("os_licence", Pass)])).grade, Some(Grade::A));
        assert_eq!(of(&condition(Grade::A, &[("safe", Pass), ("audio", Fail), ("os_licence", Pass)])).grade, Some(Grade::C));
        assert_eq!(of(&condition(Grade::A, &[("safe", Pass), ("os_licence", NotApplicable)])).grade, Some(Grade::C));
        assert_eq!(of(&condition(Grade::B, &[("safe", Pass), ("os_licence", Pass)])).grade, Some(Grade::B));
        assert_eq!(of(&condition(Grade::A, &[("safe", Fail)])).grade, Some(Grade::D));
        // What no supported system runs on is C at best, and no better for it.
        let over = |looks| grade(Kind::Laptop, &condition(looks, &[("safe", Pass), ("os_licence", Pass)]), &lists(), true).grade;
        assert_eq!((over(Grade::A), over(Grade::D)), (Some(Grade::C), Some(Grade::D)));
        let unfinished = of(&condition(Grade::A, &[("safe", Pass)]));
        assert_eq!((unfinished.grade, unfinished.missing), (None, vec!["os_licence".to_owned()]));
    }

    #[test]
    fn a_measured_battery_decides_its_test_whoever_enters_it() {
        use TestResult::{Fail, NotApplicable, Pass};
        let mut lists = lists();
        let mut battery = lists.all.last().cloned().unwrap();
        battery.test = "battery_health".to_owned();
        battery.limits = vec![Limit::parse("battery_percent>=60").unwrap()];
        lists.by_kind.get_mut("laptop").unwrap().push(battery);
        let of = |before: &Condition, said: Option<TestResult>, percent| {
            let said = said.map(|s| ("battery_health".to_owned(), s)).into_iter().collect();
            lists.decided(Kind::Laptop, before, said, percent).get("battery_health").copied()
        };
        let new = Condition::default();
        assert_eq!(
            (of(&new, None, Some(8)), of(&new, Some(Pass), Some(8)), of(&new, Some(Pass), Some(59))),
            (Some(Fail), Some(Fail), Some(Fail))
        );
        assert_eq!(
            (of(&new, None, Some(60)), of(&new, Some(Fail), Some(90)), of(&new, Some(NotApplicable), Some(8))),
            (Some(Pass), Some(Fail), Some(NotApplicable))
        );
        // What stands on record is not forgotten: the word of a person alone does not outweigh it.
        let worn = Condition { battery_percent: Some(8), ..Condition::default() };
        assert_eq!((of(&worn, Some(Pass), None), of(&worn, None, None), of(&worn, None, Some(81))), (Some(Fail), None, Some(Pass)));
        let passed = Condition { results: BTreeMap::from([("battery_health".to_owned(), Pass)]), ..Condition::default() };
        assert_eq!((of(&passed, None, Some(40)), of(&passed, None, Some(70))), (Some(Fail), None));
        // A kind without a battery has no such test.
        assert!(lists.decided(Kind::Desktop, &new, BTreeMap::new(), Some(8)).is_empty());
    }

    #[test]
    fn limits_are_read_as_the_table_writes_them() {
        let wear = Limit::parse("wear_percent<=79").unwrap();
        assert!(wear.passes(79) && !wear.passes(80));
        for odd in ["", "wear_percent", "wear>=1", "wear_percent<=x"] {
            assert_eq!(Limit::parse(odd), None, "{odd}");
        }
    }
}
