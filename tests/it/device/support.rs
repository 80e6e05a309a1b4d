//! Guards the answer to "until when does it run a supported system": never a date that is not known, never Windows 10 for Windows, the
//! date on label, act, catalogue and grade, and the years that a request asks for.

use crate::support::build::{day, disk, laptops, passed};
use crate::support::house::{House, both};
use proptest::prelude::*;
use reprise::desk::batch::intake::Arrival;
use reprise::desk::device::labels::design;
use reprise::domain::device::condition::Grade;
use reprise::domain::device::kind::{Kind, MediumKind};
use reprise::domain::device::step::{MediumSeen, Step};
use reprise::domain::device::support::judge::{Outlook, SupportAnswer, SupportFinding, SupportReason, SupportView};
use reprise::domain::device::support::processor;
use reprise::domain::device::support::table::{Firmware, Listed, Platform, Tpm};
use reprise::domain::device::tag::Tag;
use reprise::domain::device::{Device, Specification};
use reprise::domain::request::suitability::{Lack, lacks};
use reprise::domain::request::wants::{System, Wants};
use reprise::domain::request::{RequestLine, RequestStep};
use reprise::ingest::{self, tables};

const TODAY: &str = "2026-11-30";

fn view() -> SupportView<'static> {
    SupportView { table: tables::support(), today: day(TODAY) }
}

/// A device of a kind with this specification and one disk.
fn made(kind: Kind, specification: Specification, disk_gb: Option<u64>) -> Device {
    let (mut device, _) = crate::support::walk::announced_laptop();
    device.kind = kind;
    device.specification = specification;
    device.media.clear();
    if let Some(gb) = disk_gb {
        let seen = MediumSeen { size_bytes: Some(gb * 1_000_000_000), kind: MediumKind::Ssd, ..disk("WD-1") };
        let step = Step::AddMedium(seen);
        let by = reprise::domain::id::UserId::new("u");
        let fact =
            reprise::domain::device::fold::StepRecord::new(&device, step, &by, crate::support::walk::noon(), crate::support::walk::rules());
        device = fact.applied_to(&device, &by, crate::support::walk::noon());
    }
    device
}

/// A laptop that runs Windows 11: every fact is known and enough.
fn good() -> Specification {
    Specification {
        manufacturer: Some("Lenovo".to_owned()),
        model: Some("ThinkPad T480".to_owned()),
        cpu: Some("Intel(R) Core(TM) i5-8250U CPU @ 1.60GHz".to_owned()),
        ram_mb: Some(7_835),
        tpm: Some(Tpm::V2),
        firmware: Some(Firmware::Uefi),
        ..Specification::default()
    }
}

fn outlook(specification: Specification) -> Outlook {
    view().outlook(&made(Kind::Laptop, specification, Some(256)))
}

fn of(outlook: &Outlook, platform: Platform) -> &SupportFinding {
    outlook.can_run.iter().find(|f| f.platform == platform).unwrap_or_else(|| panic!("{platform}: {outlook:?}"))
}

fn until(finding: &SupportFinding) -> Option<String> {
    (finding.answer == SupportAnswer::Until).then(|| finding.until.unwrap().to_string())
}

#[test]
fn the_shipped_table_is_read_whole_and_says_nothing_of_the_future() {
    let rows = ingest::support_table::read(tables::SUPPORT.as_bytes(), day(TODAY)).unwrap();
    assert_eq!(rows.len(), tables::SUPPORT.lines().count() - 1);
    assert!(rows.iter().all(|row| !row.source.is_empty()));
}

/// Processors as they call themselves, with whether Microsoft's lists admit them.
#[test]
fn a_processor_is_listed_by_its_whole_name_or_old_by_its_family_and_else_unheard_of() {
    let release = view().table.releases(Platform::Windows).find(|r| r.name == "Windows 11 25H2").unwrap().clone();
    let said = [
        ("Intel(R) Core(TM) i5-8350U CPU @ 1.70GHz", Listed::Yes),
        ("Intel(R) Core(TM) i5-10210U CPU @ 1.60GHz", Listed::Yes),
        ("11th Gen Intel(R) Core(TM) i5-1135G7 @ 2.40GHz", Listed::Yes),
        ("Intel(R) Pentium(R) Gold G5400 CPU @ 3.70GHz", Listed::Yes),
        ("Intel(R) Xeon(R) E-2176M  CPU @ 2.70GHz", Listed::Yes),
        ("Intel(R) Core(TM) i5-7500 CPU @ 3.40GHz", Listed::No),
        ("Intel(R) Core(TM) i5-7500U CPU @ 2.70GHz", Listed::No),
        ("Intel(R) Core(TM) m3-7Y30 CPU @ 1.00GHz", Listed::No),
        ("Intel(R) Celeron(R) CPU N3350 @ 1.10GHz", Listed::No),
        ("Intel(R) Xeon(R) CPU E3-1245 v6 @ 3.70GHz", Listed::No),
        ("AMD Ryzen 5 2500U with Radeon Vega Mobile Gfx", Listed::No),
        ("AMD Athlon(tm) II X2 250 Processor", Listed::No),
        ("AMD A6-9225 RADEON R4, 5 COMPUTE CORES 2C+3G", Listed::No),
        // One source leaves it out, and another names it.
        ("Intel(R) Celeron(R) N4000 CPU @ 1.10GHz", Listed::Disputed),
        // Only some devices with it are admitted.
        ("Intel(R) Core(TM) i7-7820HQ CPU @ 2.90GHz", Listed::SomeRelease),
        // The list of 25H2 names AMD's processors by series only.
        ("AMD Ryzen 5 PRO 3500U w/ Radeon Vega Mobile Gfx", Listed::Disputed),
        ("AMD Ryzen AI 9 HX 370 w/ Radeon 890M", Listed::Unheard),
        ("Intel(R) Core(TM) i3-8121U CPU @ 2.20GHz", Listed::Unheard),
        // A name that only begins like a listed one is another processor.
        ("Intel(R) Core(TM) i5-8250UX CPU @ 1.60GHz", Listed::Unheard),
    ];
    for (name, expected) in said {
        assert_eq!(view().table.admits(&processor::key(name), &release).0, expected, "{name}");
    }
}

#[test]
fn windows_11_asks_all_its_requirements_and_an_unknown_one_is_no_yes() {
    let windows = |change: &dyn Fn(&mut Specification), gb: Option<u64>| {
        let mut s = good();
        change(&mut s);
        let outlook = view().outlook(&made(Kind::Laptop, s, gb));
        let found = of(&outlook, Platform::Windows).clone();
        (found.answer, found.why)
    };
    let best = outlook(good());
    assert_eq!(until(of(&best, Platform::Windows)).as_deref(), Some("2027-10-12"), "of an unknown edition the earlier end");
    assert_eq!(of(&best, Platform::Windows).release.as_deref(), Some("Windows 11 25H2"));
    let education = outlook(Specification { os: Some("Windows 11 Education 25H2".to_owned()), ..good() });
    assert_eq!(until(of(&education, Platform::Windows)).as_deref(), Some("2028-10-10"));
    let unknown = |why| (SupportAnswer::Unknown, Some(why));
    let not = |why| (SupportAnswer::Unsuitable, Some(why));
    assert_eq!(windows(&|s| s.tpm = None, Some(256)), unknown(SupportReason::TpmUnknown));
    assert_eq!(windows(&|s| s.tpm = Some(Tpm::V1), Some(256)), not(SupportReason::TpmTooOld));
    assert_eq!(windows(&|s| s.firmware = None, Some(256)), unknown(SupportReason::FirmwareUnknown));
    assert_eq!(windows(&|s| s.firmware = Some(Firmware::Bios), Some(256)), not(SupportReason::NoUefi));
    assert_eq!(windows(&|s| s.ram_mb = None, Some(256)), unknown(SupportReason::MemoryUnknown));
    assert_eq!(windows(&|s| s.ram_mb = Some(2_048), Some(256)), not(SupportReason::TooLittleMemory));
    // What firmware and graphics keep for themselves is there all the same.
    assert_eq!(windows(&|s| s.ram_mb = Some(3_790), Some(256)).0, SupportAnswer::Until);
    assert_eq!(windows(&|_| {}, None), unknown(SupportReason::StorageUnknown));
    assert_eq!(windows(&|_| {}, Some(32)), not(SupportReason::TooLittleStorage));
    // Flash that is sold as 64 GB.
    assert_eq!(windows(&|_| {}, Some(61)).0, SupportAnswer::Until);
    assert_eq!(windows(&|_| {}, Some(60)), not(SupportReason::TooLittleStorage));
    assert_eq!(windows(&|s| s.cpu = None, Some(256)), unknown(SupportReason::ProcessorUnknown));
    let cpu = |name: &str| windows(&|s| s.cpu = Some(name.to_owned()), Some(256));
    assert_eq!(cpu("Intel(R) Core(TM) i5-6300U CPU @ 2.40GHz"), not(SupportReason::ProcessorNotListed));
    assert_eq!(cpu("AMD Ryzen AI 9 HX 370"), unknown(SupportReason::ProcessorNotInTable));
    assert_eq!(cpu("QEMU Virtual CPU version 2.5+"), unknown(SupportReason::ProcessorUnknown));
    // What is known to fail is said before what is not known.
    assert_eq!(windows(&|s| (s.tpm, s.ram_mb) = (None, Some(1_024)), Some(256)), not(SupportReason::TooLittleMemory));
}

#[test]
fn the_installed_system_is_judged_by_its_release_and_edition() {
    let installed = |os: &str| {
        let found = outlook(Specification { os: Some(os.to_owned()), ..good() }).installed;
        found.map(|f| (f.answer, f.until.map(|d| d.to_string()), f.why))
    };
    let on = |answer, day: &str| Some((answer, Some(day.to_owned()), None));
    use SupportAnswer::{Ended, Unknown, Until};
    assert_eq!(installed("Windows 10 Professionnel"), on(Ended, "2025-10-14"));
    assert_eq!(installed("Microsoft Windows 10 Famille 22H2"), on(Ended, "2025-10-14"));
    assert_eq!(installed("Windows 10 Enterprise LTSC 21H2"), on(Until, "2027-01-12"));
    assert_eq!(installed("Windows 11 Pro 24H2"), on(Ended, "2026-10-13"));
    assert_eq!(installed("Windows 11 Entreprise 24H2"), on(Until, "2027-10-12"));
    assert_eq!(installed("Windows 11 24H2"), on(Ended, "2026-10-13"), "of an unknown edition the earlier end");
    assert_eq!(installed("Windows 11 Pro Education 25H2"), on(Until, "2027-10-12"));
    assert_eq!(installed("Windows 7 Pro 64-bit"), on(Ended, "2020-01-14"));
    assert_eq!(installed("Windows 8.1"), on(Ended, "2023-01-10"));
    assert_eq!(installed("Windows 11 Pro"), Some((Unknown, None, Some(SupportReason::ReleaseUnknown))));
    assert_eq!(installed("Windows"), Some((Unknown, None, Some(SupportReason::ReleaseUnknown))));
    assert_eq!(installed("Windows 12 Pro"), Some((Unknown, None, Some(SupportReason::ReleaseNotInTable))));
    assert_eq!(installed("Windows Server 2019"), Some((Unknown, None, Some(SupportReason::ReleaseNotInTable))));
    assert_eq!(installed("Ubuntu 24.04.1 LTS"), on(Until, "2029-05-31"));
    assert_eq!(installed("Debian GNU/Linux 12 (bookworm)"), on(Ended, "2026-07-11"));
    assert_eq!(installed("Linux Mint 22.1"), on(Until, "2029-04-30"));
    assert_eq!(installed("Ubuntu"), Some((Unknown, None, Some(SupportReason::ReleaseUnknown))));
    assert_eq!(installed("PrimTux 8"), Some((Unknown, None, Some(SupportReason::ReleaseNotInTable))));
    assert_eq!(installed("FreeDOS"), None);
}

#[test]
fn devices_that_their_maker_supports_are_found_by_their_whole_model() {
    let best = |kind, maker: &str, model: &str| {
        let s = Specification { manufacturer: Some(maker.to_owned()), model: Some(model.to_owned()), ..Specification::default() };
        let outlook = view().outlook(&made(kind, s, None));
        let best = outlook.best().unwrap();
        (best.answer, best.until.map(|d| d.to_string()), best.why)
    };
    use SupportAnswer::{Ended, Unknown, Until};
    let day = |text: &str| Some(text.to_owned());
    // Past the first of these days, updates of a Chromebook come only where somebody agreed to them.
    assert_eq!(best(Kind::Chromebook, "Google", "Akemi"), (Until, day("2028-05-31"), None));
    assert_eq!(best(Kind::Chromebook, "Google", "NASHER ABCD-EFGH"), (Unknown, None, Some(SupportReason::OptIn)));
    assert_eq!(best(Kind::Chromebook, "Dell", "Chromebook 13 (3380)"), (Ended, day("2023-06-02"), None));
    assert_eq!(best(Kind::Chromebook, "Dell", "Chromebook 13"), (Unknown, None, Some(SupportReason::ModelNotInTable)));
    assert_eq!(best(Kind::Tablet, "Apple", "iPad7,5"), (Ended, day("2026-05-11"), None));
    assert_eq!(best(Kind::Tablet, "Apple", "iPad (9th generation)"), (Unknown, None, Some(SupportReason::EndNotStated)));
    assert_eq!(best(Kind::Tablet, "Samsung", "Galaxy Tab A11"), (Until, day("2032-09-29"), None));
    assert_eq!(best(Kind::Tablet, "Samsung", "Galaxy Tab A11+"), (Until, day("2031-12-30"), None));
    assert_eq!(best(Kind::Smartphone, "Samsung", "Galaxy"), (Unknown, None, Some(SupportReason::ModelNotInTable)));
    let monitor = view().outlook(&made(Kind::Monitor, good(), None));
    assert_eq!((monitor.best(), monitor.is_over()), (None, false), "a monitor runs no system, and that is no reason against it");
}

#[test]
fn sources_older_than_six_months_are_shown_as_old() {
    let finding = |as_of: &str| SupportFinding { as_of: Some(day(as_of)), ..of(&outlook(good()), Platform::Windows).clone() };
    assert!(finding("2026-05-29").is_stale(day(TODAY)));
    assert!(!finding("2026-05-30").is_stale(day(TODAY)));
    // The lists of processors that are shipped are older than the dates of the releases: the older of both counts.
    assert_eq!(of(&outlook(good()), Platform::Windows).as_of, Some(day("2026-03-02")));
}

proptest! {
    /// Whatever is taken away from what is known, the answer only becomes less: a date never appears, or moves to a later day.
    #[test]
    fn less_knowledge_never_gives_a_later_date(
        cpu in prop_oneof![Just(None), Just(Some("Intel(R) Core(TM) i5-8250U")), Just(Some("Intel(R) Core(TM) i5-6300U")), Just(Some("AMD Ryzen 5 2600"))],
        ram in prop_oneof![Just(None), (512_u32..33_000).prop_map(Some)],
        tpm in prop_oneof![Just(None), Just(Some(Tpm::V2)), Just(Some(Tpm::V1)), Just(Some(Tpm::Absent))],
        firmware in prop_oneof![Just(None), Just(Some(Firmware::Uefi)), Just(Some(Firmware::Bios))],
        gb in prop_oneof![Just(None), (16_u64..2_000).prop_map(Some)],
        forgotten in 0_usize..5,
    ) {
        let full = Specification { cpu: cpu.map(str::to_owned), ram_mb: ram, tpm, firmware, ..good() };
        let mut less = full.clone();
        let mut less_gb = gb;
        match forgotten {
            0 => less.cpu = None,
            1 => less.ram_mb = None,
            2 => less.tpm = None,
            3 => less.firmware = None,
            _ => less_gb = None,
        }
        let until = |s, gb| view().outlook(&made(Kind::Laptop, s, gb)).until();
        prop_assert!(until(less, less_gb) <= until(full, gb));
    }
}

/// What a request line lacks of a laptop with this system.
fn lacking(os: &str, wants: Wants) -> Vec<Lack> {
    let mut device = made(Kind::Laptop, Specification { os: Some(os.to_owned()), ..good() }, Some(256));
    device.grade = Some(Grade::B);
    let line = RequestLine { wants, ..RequestLine::new(Kind::Laptop, 1, Grade::C) };
    lacks(&device, &line, view())
}

#[test]
fn windows_10_does_not_meet_a_wish_for_windows() {
    let windows = |years| Wants { system: Some(System::Windows), supported_years: years, ..Wants::default() };
    assert_eq!(lacking("Windows 10 Pro", windows(None)), [Lack::Support]);
    assert_eq!(lacking("Windows 11 Pro 24H2", windows(None)), [Lack::Support], "it ended in October 2026");
    assert_eq!(lacking("Windows 11 Pro 25H2", windows(None)), []);
    assert_eq!(lacking("Windows 11 Pro", windows(None)), [], "not known to have ended");
    assert_eq!(lacking("Ubuntu 24.04 LTS", windows(None)), [Lack::System]);
    // That the hardware could run Windows 11 gives no licence for it.
    assert_eq!(lacking("Windows 10 Pro", windows(Some(1))), [Lack::Support]);
    assert_eq!(lacking("Windows 11 Pro 25H2", windows(Some(1))), [Lack::Support], "until October 2027: less than a year");
    assert_eq!(lacking("Windows 11 Entreprise 25H2", windows(Some(1))), []);
    assert_eq!(lacking("Windows 11 Entreprise 25H2", windows(Some(2))), [Lack::Support]);
}

#[test]
fn a_wish_for_years_is_met_only_by_what_is_known() {
    let years = |n| Wants { supported_years: Some(n), ..Wants::default() };
    // With 8 GB, Ubuntu 26.04 until April 2031.
    assert_eq!((lacking("Windows 10 Pro", years(4)), lacking("Windows 10 Pro", years(5))), (vec![], vec![Lack::Support]));
    let linux = |n| Wants { system: Some(System::Linux), supported_years: Some(n), ..Wants::default() };
    assert_eq!(lacking("Ubuntu 24.04 LTS", linux(4)), [], "a newer one may be installed by anybody");
    let unknown = made(Kind::Laptop, Specification { cpu: None, os: None, ..good() }, Some(256));
    let line = RequestLine { wants: years(1), ..RequestLine::new(Kind::Laptop, 1, Grade::C) };
    assert!(lacks(&unknown, &line, view()).contains(&Lack::Support));
}

/// Every machine report among the samples gets an answer, or a reason why there is none; none is a promise beyond the table.
#[test]
fn every_sample_gets_an_answer_or_a_reason() {
    let samples = &*crate::evidence::report_traps::SAMPLES;
    if samples.is_empty() {
        return eprintln!("SKIPPED: no samples beside the project");
    }
    let (mut machines, mut dated) = (0, Vec::new());
    for bytes in samples {
        let Ok(readings) = ingest::read(bytes) else { continue };
        for reading in readings {
            let Some(kind) = reading.device_kind() else { continue };
            let specification = Specification {
                manufacturer: reading.shown_manufacturer().map(ToOwned::to_owned),
                model: reading.shown_model().map(ToOwned::to_owned),
                cpu: reading.cpu.clone(),
                ram_mb: reading.ram_mb.and_then(|n| u32::try_from(n).ok()),
                tpm: reading.tpm,
                firmware: reading.firmware,
                ..Specification::default()
            };
            let size = reading.storage.iter().filter_map(|s| s.size_bytes).max().map(|b| b / 1_000_000_000);
            // Where the report names no drive, another one does.
            let size = size.or(Some(256));
            let outlook = view().outlook(&made(kind, specification, size));
            machines += 1;
            for finding in &outlook.can_run {
                let reasoned = finding.why.is_some() || finding.until.is_some() || finding.answer == SupportAnswer::Ended;
                assert!(reasoned, "{}: {finding:?}", reading.format);
            }
            if until(of_windows(&outlook)).is_some() {
                dated.push(reading.cpu.unwrap_or_default());
            }
        }
    }
    assert!(machines > 40, "{machines} machines");
    // Of the reports that are held, one states everything that Windows 11 asks.
    assert_eq!(dated, ["Intel(R) Core(TM) i5-8250U CPU @ 1.60GHz"], "machines said to run Windows 11");
}

fn of_windows(outlook: &Outlook) -> &SupportFinding {
    static NONE: std::sync::LazyLock<SupportFinding> = std::sync::LazyLock::new(|| SupportFinding {
        platform: Platform::Windows,
        release: None,
        answer: SupportAnswer::Unknown,
        until: None,
        why: None,
        as_of: None,
    });
    outlook.can_run.iter().find(|f| f.platform == Platform::Windows).unwrap_or(&NONE)
}

/// A device with this specification, wiped, tested and graded.
fn graded(house: &House, kind: Kind, serial: &str, specification: Specification) -> Tag {
    let arrival = Arrival { code: Some(serial.to_owned()), kind: Some(kind), ..Arrival::default() };
    let tag = house.desk.batches().receive(house.technician(), house.batch().number, arrival).unwrap().tag;
    let media = vec![MediumSeen { size_bytes: Some(256_000_000_000), ..disk(&format!("WD-{serial}")) }];
    house.step(tag, Step::Describe { kind: None, specification, media, evidence: None });
    house.wiped(tag, 1);
    house.step(tag, passed(kind, Grade::A));
    house.step(tag, Step::Grade { lower_to: None }).tag
}

// The answer stands in the event of the grade, with the version of the rules; it lowers a grade only where it is known that no supported
// system runs; a ledger with it replays.
both!(a_grade_records_the_support_and_is_lowered_where_it_is_over, |house| {
    let laptop = graded(house, Kind::Laptop, "S1", good());
    let old =
        |model: &str| Specification { manufacturer: Some("Dell".to_owned()), model: Some(model.to_owned()), ..Specification::default() };
    let ended = graded(house, Kind::Chromebook, "S2", old("Chromebook 13 (3380)"));
    let unknown = graded(house, Kind::Chromebook, "S3", old("Chromebook 99"));
    let grade = |tag| house.device(tag).grade;
    assert_eq!((grade(laptop), grade(ended), grade(unknown)), (Some(Grade::A), Some(Grade::C), Some(Grade::A)));
    let judged = |tag: Tag| {
        let lines =
            house.desk.read(|c| Ok(reprise::store::ledger::event::leaves_of(c, reprise::domain::subject::Subject::Device, tag.as_str())?));
        let leaf = lines.unwrap().pop().unwrap();
        match leaf.what {
            reprise::domain::event::EventData::Device(fact) => fact.support.unwrap(),
            other => panic!("{other:?}"),
        }
    };
    let found = judged(laptop);
    assert_eq!(
        (found.best.release.as_deref(), found.best.until, found.rules, found.table),
        (Some("Ubuntu 26.04"), Some(day("2031-04-30")), 1, None)
    );
    assert_eq!(judged(ended).best.answer, SupportAnswer::Ended);
    assert_eq!(judged(unknown).best.why, Some(SupportReason::ModelNotInTable));
    house.assert_sound();
});

// Label, catalogue and request see the same date.
both!(label_catalogue_and_request_show_the_date, |house| {
    let tag = graded(house, Kind::Laptop, "S1", good());
    let location = house.place("A-01");
    house.step(tag, Step::Stock { location });
    let plain = house.stocked(house.batch().number, "S2").tag;
    let [label, other] = [tag, plain].map(|tag| house.desk.devices().labels(&[tag], design("standard").unwrap()).unwrap().remove(0).lines);
    assert!(label.iter().any(|line| line.contains("2031-04 · Ubuntu 26.04")), "{label:?}");
    assert!(!other.iter().any(|line| line.contains("20")), "{other:?}");
    let [entry] = house.desk.partners().catalogue().unwrap().try_into().unwrap();
    let years: Vec<Option<i32>> = entry.supported.iter().map(|(year, _)| *year).collect();
    assert_eq!(years, [Some(2031), None]);
    // Only the one whose support is known may be reserved for a request that asks for years.
    let school = house.school();
    let line = RequestLine { wants: Wants { supported_years: Some(4), ..Wants::default() }, ..RequestLine::new(Kind::Laptop, 1, Grade::C) };
    let input = reprise::desk::request::entry::RequestInput { lines: vec![line], ..laptops(&school, 1) };
    let request = house.desk.requests().enter(house.clerk(), input).unwrap();
    house.desk.requests().advance(house.clerk(), request.number, RequestStep::Submit, None).unwrap();
    house.desk.requests().allocate(house.coordinator(), request.number, vec![1], "Le public visé").unwrap();
    assert_eq!(
        house.because(|| house.desk.requests().reserve(house.coordinator(), request.number, plain)),
        reprise::desk::error::ErrorCode::NoLine
    );
    house.desk.requests().reserve(house.coordinator(), request.number, tag).unwrap();
    let act = house.hand_over_all(request.number);
    let document = house.desk.read(|c| Ok(reprise::store::document::find(c, &act.number.to_string())?)).unwrap().unwrap();
    assert!(document.content.contains("Ubuntu 26.04") && document.content.contains("30/04/2031"), "{}", document.content);
    // Years outside 1 to 5 are refused.
    for years in [0, 6] {
        let line = RequestLine {
            wants: Wants { supported_years: Some(years), ..Wants::default() },
            ..RequestLine::new(Kind::Laptop, 1, Grade::C)
        };
        let input = reprise::desk::request::entry::RequestInput { lines: vec![line], ..laptops(&school, 1) };
        assert_eq!(house.because(|| house.desk.requests().enter(house.clerk(), input)), reprise::desk::error::ErrorCode::Bounds);
    }
    house.assert_sound();
});
