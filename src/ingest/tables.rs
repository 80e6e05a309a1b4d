//! The tables that the product ships: tests, locks, tools that do not erase, the end of support of systems, communes, waste codes, masses. Embedded from `tables/*.csv`, parsed once.

use crate::domain::device::condition::{Limit, TestLine, TestLists};
use crate::domain::device::kind::Kind;
use crate::domain::device::sanitisation::{FailingTool, Method};
use crate::domain::device::support::table::SupportTable;
use crate::domain::partner::organisation::Commune;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

/// The version of the waste codes; raise it when `tables/waste_codes.csv` changes.
pub const WASTE_CODES_VERSION: u32 = 1;

/// The version of the test lists; raise it when `tables/tests.csv` changes.
const TESTS_VERSION: u32 = 1;

/// A kind of lock that a device may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockLine {
    /// Stable name of the lock.
    pub name: String,
    /// Stable names of the kinds of device it applies to; empty for all.
    pub kinds: Vec<String>,
    /// Whether only the donor can remove it.
    pub donor_only: bool,
    /// Whether the device is held until the donor removes the lock and proves it.
    /// False for locks that a purge of the medium removes: they need no proof.
    pub holds: bool,
}

/// A code of the European list of waste (decision 2000/532/EC).
///
/// The Dutch and French names were not checked against the official text:
/// the note of each line in the table says what is still to be confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WasteCode {
    /// The code, such as `16 02 14`; a trailing star marks hazardous waste.
    pub code: String,
    pub fr: String,
    pub nl: String,
    pub en: String,
}

fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    reader.records().filter_map(Result::ok).map(|r| r.iter().map(ToOwned::to_owned).collect()).collect()
}

fn cell(row: &[String], column: usize) -> String {
    row.get(column).cloned().unwrap_or_default()
}

static FAILING_TOOLS: LazyLock<Vec<FailingTool>> = LazyLock::new(|| {
    let tool = |row: &Vec<String>| FailingTool {
        name: cell(row, 0),
        method: Method::parse(&cell(row, 1)).ok(),
        versions: (cell(row, 2), cell(row, 3)),
        fact: cell(row, 4),
        source: cell(row, 5),
    };
    rows(include_str!("tables/failing_tools.csv")).iter().map(tool).collect()
});

/// The tools that are known not to erase, from `tables/failing_tools.csv`.
#[must_use]
pub fn failing_tools() -> &'static [FailingTool] {
    &FAILING_TOOLS
}

/// The support table that is shipped, as a file.
pub const SUPPORT: &str = include_str!("tables/support.csv");

static SUPPORT_TABLE: LazyLock<Arc<SupportTable>> = LazyLock::new(|| {
    // No day of a source lies after the one on which the table was made, which a test checks.
    let rows = super::support_table::read(SUPPORT.as_bytes(), chrono::NaiveDate::MAX).unwrap_or_default();
    Arc::new(SupportTable::new(rows))
});

/// The support table that is shipped, from `tables/support.csv`.
#[must_use]
pub fn support() -> &'static Arc<SupportTable> {
    &SUPPORT_TABLE
}

static TESTS: LazyLock<TestLists> = LazyLock::new(|| {
    let mut lists = TestLists { version: TESTS_VERSION, all: Vec::new(), by_kind: BTreeMap::new() };
    for row in rows(include_str!("tables/tests.csv")) {
        let line = TestLine {
            test: cell(&row, 1),
            fr: cell(&row, 2),
            nl: cell(&row, 3),
            en: cell(&row, 4),
            group: cell(&row, 5),
            mandatory: cell(&row, 6) == "true",
            criterion: cell(&row, 7),
            criterion_fr: cell(&row, 8),
            criterion_nl: cell(&row, 9),
            limits: cell(&row, 10).split(';').filter_map(Limit::parse).collect(),
        };
        match cell(&row, 0).as_str() {
            "all" => lists.all.push(line),
            kind => lists.by_kind.entry(kind.to_owned()).or_default().push(line),
        }
    }
    lists
});

static LOCKS: LazyLock<Vec<LockLine>> = LazyLock::new(|| {
    rows(include_str!("tables/locks.csv"))
        .into_iter()
        .map(|row| LockLine {
            name: cell(&row, 0),
            kinds: cell(&row, 1).split('|').filter(|k| *k != "all").map(ToOwned::to_owned).collect(),
            donor_only: cell(&row, 2) == "donor",
            holds: cell(&row, 2) == "donor" && cell(&row, 4) != "none",
        })
        .collect()
});

static LOCK_NAMES: LazyLock<Vec<String>> = LazyLock::new(|| LOCKS.iter().map(|l| l.name.clone()).collect());

static COMMUNES: LazyLock<Vec<Commune>> = LazyLock::new(|| {
    rows(include_str!("tables/communes.csv"))
        .into_iter()
        .map(|row| Commune {
            nis5: cell(&row, 0).parse().unwrap_or(0),
            fr: cell(&row, 1),
            nl: cell(&row, 2),
            postal_codes: cell(&row, 3).split('|').map(ToOwned::to_owned).collect(),
        })
        .collect()
});

static WASTE_CODES: LazyLock<Vec<WasteCode>> = LazyLock::new(|| {
    let lines = rows(include_str!("tables/waste_codes.csv")).into_iter();
    lines.map(|row| WasteCode { code: cell(&row, 0), fr: cell(&row, 1), nl: cell(&row, 2), en: cell(&row, 3) }).collect()
});

static MASSES: LazyLock<BTreeMap<Kind, u64>> = LazyLock::new(|| {
    let line = |row: Vec<String>| Some((Kind::parse(&cell(&row, 0)).ok()?, cell(&row, 1).parse().ok()?));
    rows(include_str!("tables/masses.csv")).into_iter().filter_map(line).collect()
});

/// The waste codes in use, from `tables/waste_codes.csv`.
#[must_use]
pub fn waste_codes() -> &'static [WasteCode] {
    &WASTE_CODES
}

/// The median mass of a kind of device in grams; `None` when there are not enough measurements.
#[must_use]
pub fn median_grams(kind: Kind) -> Option<u64> {
    MASSES.get(&kind).copied()
}

/// The test lists per kind of device, from `tables/tests.csv`.
#[must_use]
pub fn tests() -> &'static TestLists {
    &TESTS
}

/// The locks, from `tables/locks.csv`.
#[must_use]
pub fn locks() -> &'static [LockLine] {
    &LOCKS
}

/// The stable names of the locks, in the same order.
#[must_use]
pub fn lock_names() -> &'static [String] {
    &LOCK_NAMES
}

/// The nineteen communes of the Brussels-Capital Region, from `tables/communes.csv`.
#[must_use]
pub fn communes() -> &'static [Commune] {
    &COMMUNES
}

#[cfg(test)]
mod tests_of_tables {
    use crate::domain::device::condition::Measure;
    use crate::domain::device::kind::Kind;
    use crate::domain::partner::address::{communes_at, tidied};
    use crate::domain::partner::organisation::Address;

    #[test]
    fn the_tables_are_whole() {
        assert_eq!(super::communes().len(), 19);
        assert_eq!(at("1040", ""), [21004, 21005]);
        assert_eq!(at("1080", ""), [21012]);
        assert_eq!(super::locks().len(), 15);
        assert_eq!(super::waste_codes().len(), 6);
        assert_eq!(super::median_grams(Kind::Laptop), Some(1_680));
        assert_eq!(super::median_grams(Kind::Printer), None);
        for kind in Kind::ALL {
            assert!(super::tests().for_kind(*kind).filter(|l| l.mandatory).count() >= 10, "{kind}");
        }
        for (kind, measure) in [
            (Kind::Laptop, Measure::BatteryPercent),
            (Kind::Tablet, Measure::BatteryPercent),
            (Kind::Desktop, Measure::WearPercent),
            (Kind::Laptop, Measure::BadSectors),
        ] {
            assert!(super::tests().limit(kind, measure).is_some(), "{kind} {measure}");
        }
        assert!(super::tests().for_kind(Kind::Laptop).any(|l| l.test == crate::domain::device::condition::SYSTEM));
    }

    fn at(postal_code: &str, locality: &str) -> Vec<u32> {
        let address = Address { street: String::new(), postal_code: postal_code.to_owned(), locality: locality.to_owned() };
        communes_at(&address, super::communes()).iter().map(|c| c.nis5).collect()
    }

    /// The commune follows from the locality where two communes share the postal code, in either language and however it is written.
    #[test]
    fn the_locality_decides_where_the_postal_code_is_shared() {
        let expected = [21005, 21009, 21009];
        let lines = include_str!("../../tests/fixtures/cases/26-commune-from-locality/addresses.txt").lines();
        for (line, nis) in lines.zip(expected) {
            assert_eq!(at("", line), [nis], "{line}, in the field of the locality");
            assert_eq!(at(line, ""), [nis], "{line}, in the field of the postal code");
            let (code, locality) = line.split_once(' ').unwrap();
            assert_eq!(at(code, locality), [nis], "{line}, in two fields");
        }
        for (code, locality, nis) in [
            ("1050", "Ixelles / Elsene", 21009),
            ("1050", "IXELLES (Bruxelles)", 21009),
            ("BE 1050", "elsene", 21009),
            ("BE-1040", "Etterbeek", 21005),
            ("B 1040", "Étterbeek", 21005),
            ("1040", "Bruxelles-Ville", 21004),
            ("1050", "Stad Brussel", 21004),
            ("1050", "Brussel-Stad", 21004),
            ("1020", "Laken", 21004),
            ("B-1130", "Haren", 21004),
            ("1120", "Neder-Over-Heembeek", 21004),
            ("", "B - 1080 Molenbeek-Saint-Jean", 21012),
        ] {
            assert_eq!(at(code, locality), [nis], "{code} {locality}");
        }
        // `Bruxelles` is written for every commune: it decides nothing. A place elsewhere has no commune of the Region.
        for (code, locality) in [("1050", "Bruxelles"), ("1050", "Brussel"), ("1050", ""), ("1050", "Ixelles, Ville de Bruxelles")] {
            assert_eq!(at(code, locality), [21004, 21009], "{code} {locality}");
        }
        for (code, locality) in [("9000", "Ixelles"), ("", "Ixelles"), ("F-75010", "Paris"), ("L-1050", "Luxembourg"), ("10500", "Ixelles")]
        {
            assert!(at(code, locality).is_empty(), "{code} {locality}");
        }
    }

    #[test]
    fn an_address_is_tidied_only_where_it_is_belgian() {
        let tidy = |postal_code: &str, locality: &str| {
            let given = Address { street: String::new(), postal_code: postal_code.to_owned(), locality: locality.to_owned() };
            let Address { postal_code, locality, .. } = tidied(&given);
            (postal_code, locality)
        };
        let is = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(tidy("B-1050", "Elsene"), is("1050", "Elsene"));
        assert_eq!(tidy("", "B-1050 Elsene"), is("1050", "Elsene"));
        assert_eq!(tidy("1050 Ixelles", ""), is("1050", "Ixelles"));
        assert_eq!(tidy("1050", "1050 Ixelles"), is("1050", "Ixelles"));
        assert_eq!(tidy("BE 1050", ""), is("1050", ""));
        for (code, locality) in
            [("75010", "Paris"), ("L-2449", "Luxembourg"), ("NL-1012 AB", "Amsterdam"), ("", "Bruges"), ("1050", "1080 Molenbeek")]
        {
            assert_eq!(tidy(code, locality), is(code, locality));
        }
    }
}
