//! Guards what closes the gate of a medium: never another drive's log, nor one that is implausible, incomplete or from a tool that does not
//! erase; a person may answer for some of them, and that stays on record.

use crate::support::build::{disk, erase};
use crate::support::house::{House, both};
use proptest::test_runner::{Config, TestRunner};
use reprise::desk::DeskError;
use reprise::desk::evidence::erasure::Answered;
use reprise::desk::evidence::report::Kept;
use reprise::domain::device::kind::MediumKind;
use reprise::domain::device::lifecycle::RefusalReason;
use reprise::domain::device::sanitisation::{Answer, Assurance, Basis, Method, Outcome, Setting};
use reprise::domain::device::step::{MediumSeen, Step};
use reprise::domain::device::tag::Tag;
use reprise::domain::event::EventData;
use reprise::domain::evidence::verdict::{Doubt, Verdict};
use reprise::domain::settings::policy::Policy;
use reprise::domain::subject::Subject;

const SIZE: u64 = 500_107_862_016;

/// What a log of nwipe 0.42 says of one drive.
#[derive(Clone, Debug)]
pub(super) struct Log {
    pub(super) serial: &'static str,
    pub(super) model: &'static str,
    pub(super) size: u64,
    /// Start and end, as the log writes them.
    pub(super) from: String,
    pub(super) to: String,
    pub(super) status: &'static str,
    pub(super) codes: &'static str,
    /// Whether it says that there are no hidden sectors.
    pub(super) hidden_told: bool,
    /// Makes the file another one.
    pub(super) salt: u32,
}

impl Log {
    /// A good log of a drive, of the day after the house of tests opened.
    pub(super) fn of(serial: &'static str) -> Self {
        let at = |hour: &str| format!("2026/11/23 {hour}");
        Self {
            serial,
            model: "WDC WD5000",
            size: SIZE,
            from: at("10:00:00"),
            to: at("13:30:00"),
            status: " Erased ",
            codes: "1R+NB+VL",
            hidden_told: true,
            salt: 0,
        }
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let Self { serial, model, size, from, to, status, codes, salt, .. } = self;
        let told = if self.hidden_told { format!("[{from}]    info: No hidden sectors on /dev/sda\n") } else { String::new() };
        format!(
            "[{from}]    info: nwipe 0.42\n[{from}]  notice: Found /dev/sda,  ATA    , {model},  500 GB, S/N={serial}\n{told}\
             [{from}]  notice:   method       = Fill With Zeros\n[{from}]  notice: /dev/sda, log/phy/dev 512/4096/{size}\n\
             [{from}]  notice: Invoking method 'Fill With Zeros' on /dev/sda\n[{to}]  notice: Finished final round 1 of 1 on /dev/sda\n\
             ******\n!   Device | Pass Errors | Verifications Errors | Fdatasync I\\O Errors\n   sda | 0 | 0 | 0\n******\n\
             !   Device | Status | Thru-put | HH:MM:SS | Model/Serial Number\n   sda |{status}|   80 MB/s | 00:00:03 | {model}/{serial}\n\
             [{to}] Total Throughput  149 MB/s, Fill With Zeros, {codes}\n{}\n",
            "*".repeat(usize::try_from(*salt).unwrap() + 8)
        )
        .into_bytes()
    }
}

pub(super) fn with_disk(house: &House, serial: &str, seen: MediumSeen) -> Tag {
    let tag = house.received(house.batch().number, serial).tag;
    house.step(tag, Step::AddMedium(seen));
    tag
}

#[track_caller]
pub(super) fn keep(house: &House, log: &Log) -> Kept {
    house.desk.evidence().keep(house.technician(), None, log.bytes()).unwrap()
}

#[track_caller]
pub(super) fn verdict(house: &House, log: &Log) -> (Verdict, Option<Doubt>) {
    let kept = keep(house, log);
    let [judged] = kept.erased.as_slice() else { panic!("{:?}", kept.erased) };
    (judged.verdict, judged.doubt)
}

pub(super) fn assurance(house: &House, tag: Tag) -> Option<Assurance> {
    house.device(tag).media[0].outcome.as_ref().and_then(Outcome::assurance)
}

pub(super) fn answer(house: &House, kept: &Kept, answer: Answer, note: Option<&str>) -> Result<Vec<Verdict>, DeskError> {
    let answered = vec![Answered { evidence: kept.evidence.clone(), places: vec![0] }];
    let judged = house.desk.evidence().answer(house.technician(), answered, answer, note)?;
    Ok(judged.into_iter().map(|j| j.verdict).collect())
}

// The verdict and its reason stand in the event, and rows say the same.
both!(a_verdict_stands_in_the_event, |house| {
    let tag = with_disk(house, "5CD0001AB", disk("WD-1ONE"));
    let kept = keep(house, &Log::of("WD-1ONE"));
    assert_eq!((kept.erased[0].verdict, assurance(house, tag)), (Verdict::Accepted, Some(Assurance::Log)));
    let leaves = house.desk.read(|c| Ok(reprise::store::ledger::event::leaves_of(c, Subject::Evidence, kept.evidence.as_str())?)).unwrap();
    let EventData::Evidence { judgement: Some(judgement), .. } = &leaves.last().unwrap().what else { panic!("{leaves:?}") };
    assert_eq!((judgement.rules, judgement.erasures.as_slice()), (1, kept.erased.as_slice()));
    assert_eq!(house.desk.evidence().erasures_of(&kept.evidence).unwrap(), kept.erased);
    house.assert_sound();
});

// What cannot have happened never closes the gate; a person with a reason may, and it is an exception on record.
both!(an_implausible_log_closes_nothing_without_a_person, |house| {
    let tag = with_disk(house, "5CD0001AB", disk("WD-1ONE"));
    let fast = Log { to: "2026/11/23 10:03:00".to_owned(), ..Log::of("WD-1ONE") };
    assert_eq!(verdict(house, &fast), (Verdict::Implausible, Some(Doubt::TooFast)), "500 GB in three minutes over SATA");
    let backwards = Log { to: "2026/11/23 09:00:00".to_owned(), salt: 1, ..Log::of("WD-1ONE") };
    let kept = keep(house, &backwards);
    assert_eq!((kept.erased[0].verdict, kept.erased[0].doubt), (Verdict::Implausible, Some(Doubt::EndsBeforeStart)));
    assert!(!house.device(tag).is_wiped());
    // An answer about the date does not help it, and an exception needs a reason.
    assert!(answer(house, &kept, Answer::ClockWrong, Some("Pile vide")).is_err());
    assert!(answer(house, &kept, Answer::Exception, None).is_err());
    assert!(!house.device(tag).is_wiped());
    assert_eq!(answer(house, &kept, Answer::Exception, Some("Horloge reculée pendant l’effacement")).unwrap(), [Verdict::Accepted]);
    assert_eq!(assurance(house, tag), Some(Assurance::Exception));
    let listed = house.desk.read(|c| Ok(reprise::store::device::medium::media_with_assurance(c, Assurance::Exception, None, 10)?)).unwrap();
    assert_eq!(listed, [(tag.as_str().to_owned(), 1)]);
    let lines = house.desk.read(|c| Ok(reprise::store::ledger::event::history(c, Subject::Device, tag.as_str(), None, 1)?)).unwrap();
    assert_eq!(lines[0].text("note"), Some("Horloge reculée pendant l’effacement"));
    assert!(answer(house, &kept, Answer::Exception, Some("Encore")).is_err(), "once");
    house.assert_sound();
});

// One erasure, by serial number and start, counts for one medium only.
both!(one_erasure_is_not_two, |house| {
    let one = with_disk(house, "5CD0001AB", disk("WD-1ONE"));
    assert_eq!(verdict(house, &Log::of("WD-1ONE")).0, Verdict::Accepted);
    // The drive leaves the house, and another medium takes its number.
    house.noted(one, Step::RemoveMedium { medium: 1 });
    house.noted(one, Step::Lose {});
    let other = with_disk(house, "5CD0002AB", disk("WD-1ONE"));
    let again = Log { salt: 3, ..Log::of("WD-1ONE") };
    assert_eq!(verdict(house, &again), (Verdict::Implausible, Some(Doubt::ClaimedElsewhere)));
    assert!(!house.device(other).is_wiped());
    let own = Log { from: "2026/11/23 14:00:00".to_owned(), to: "2026/11/23 18:00:00".to_owned(), ..Log::of("WD-1ONE") };
    assert_eq!(verdict(house, &own).0, Verdict::Accepted);
    house.assert_sound();
});

// A date outside our custody is confirmed by a person, for many in one gesture.
both!(dates_outside_our_custody_are_confirmed_together, |house| {
    let flat = |serial| Log { from: "2010/01/01 00:10:00".to_owned(), to: "2010/01/01 04:10:00".to_owned(), ..Log::of(serial) };
    let serials = ["WD-1ONE", "WD-2TWO", "WD-3THREE"];
    let tags: Vec<Tag> = serials.iter().enumerate().map(|(n, s)| with_disk(house, &format!("5CD000{n}AB"), disk(s))).collect();
    let kept: Vec<Kept> = serials.iter().map(|s| keep(house, &flat(s))).collect();
    assert!(kept.iter().all(|k| k.erased[0].verdict == Verdict::DateToConfirm));
    assert!(tags.iter().all(|t| !house.device(*t).is_wiped()));
    let waiting = house.desk.evidence().dates_to_confirm().unwrap();
    assert_eq!(waiting.len(), 3);
    let answered = kept[..2].iter().map(|k| Answered { evidence: k.evidence.clone(), places: vec![0] }).collect();
    house.desk.evidence().answer(house.technician(), answered, Answer::ClockWrong, None).unwrap();
    assert_eq!(answer(house, &kept[2], Answer::DonorsWipe, Some("Attestation du donateur")).unwrap(), [Verdict::Accepted]);
    assert!(tags.iter().all(|t| assurance(house, *t) == Some(Assurance::DateConfirmed)));
    assert_eq!(house.desk.evidence().dates_to_confirm().unwrap(), []);
    // Yet to come is outside our custody too; a clock that keeps another zone is not.
    let tag = with_disk(house, "5CD0009AB", disk("WD-9NINE"));
    let future = Log { from: "2027/11/22 10:00:00".to_owned(), to: "2027/11/22 14:00:00".to_owned(), ..Log::of("WD-9NINE") };
    assert_eq!(verdict(house, &future).0, Verdict::DateToConfirm);
    assert!(!house.device(tag).is_wiped());
    house.assert_sound();
});

// What a log does not say, or says badly, is no proof.
both!(a_log_that_says_too_little_closes_nothing, |house| {
    let tag = with_disk(house, "5CD0001AB", disk("WD-1ONE"));
    let log = Log::of("WD-1ONE");
    let said = |log: &Log| verdict(house, log).0;
    assert_eq!(said(&Log { hidden_told: false, ..log.clone() }), Verdict::HiddenSectors);
    assert_eq!(said(&Log { codes: "1R+NB+NV", ..log.clone() }), Verdict::Unverified);
    assert_eq!(said(&Log { size: 62_000_000_000, ..log.clone() }), Verdict::CapacityDiffers);
    assert_eq!(said(&Log { model: "PERC H710", ..log.clone() }), Verdict::LogicalVolume);
    assert_eq!(said(&Log { status: "UABORTED", ..log.clone() }), Verdict::Failed);
    // Without its lines of size and times, the table alone.
    let text = String::from_utf8(log.bytes()).unwrap();
    let bare: String = text.lines().filter(|l| !l.contains("log/phy/dev") && !l.contains("Found")).map(|l| format!("{l}\n")).collect();
    let kept = house.desk.evidence().keep(house.technician(), None, bare.into_bytes()).unwrap();
    assert_eq!(kept.erased[0].verdict, Verdict::Incomplete);
    assert!(!house.device(tag).is_wiped());
    assert_eq!(said(&log), Verdict::Accepted);
    house.assert_sound();
});

fn typed(method: Method, tool: &str, setting: Option<Setting>) -> Step {
    let Step::Erase { medium, result, .. } = erase(1) else { unreachable!() };
    let (tool, tool_version) = (tool.to_owned(), "1.5.10".to_owned());
    Step::Erase {
        medium_kind: None,
        medium,
        method,
        tool,
        tool_version,
        result,
        started: None,
        ended: None,
        evidence: None,
        setting,
        basis: Some(Basis::Log),
        answer: Some(Answer::Exception),
    }
}

fn refusals(house: &House, tag: Tag, step: Step) -> Vec<RefusalReason> {
    match house.desk.devices().step(house.technician(), tag, step, None, None) {
        Ok(_device) => Vec::new(),
        Err(DeskError::Refused(refusal)) => refusal.why,
        Err(other) => panic!("{other:?}"),
    }
}

// A declaration needs the setting, is refused for tools that do not erase, shows that it is one, and the policy may forbid it.
both!(a_declaration_is_only_a_declaration, |house| {
    let nvme = MediumSeen { kind: MediumKind::Nvme, ..disk("NV-1ONE") };
    let tag = with_disk(house, "5CD0001AB", nvme);
    let format = |tool, setting| refusals(house, tag, typed(Method::NvmeFormat, tool, setting));
    assert!(matches!(format("FOG", Some(Setting::UserDataErase)).as_slice(), [RefusalReason::ToolDoesNotErase { .. }]));
    assert!(matches!(format("fog project", Some(Setting::UserDataErase)).as_slice(), [RefusalReason::ToolDoesNotErase { .. }]));
    assert_eq!(format("nvme-cli", None), [RefusalReason::SettingNeeded { method: Method::NvmeFormat }]);
    assert_eq!(format("nvme-cli", Some(Setting::Enhanced)), [RefusalReason::SettingNeeded { method: Method::NvmeFormat }]);
    let none = Setting::NoSecureErase;
    assert_eq!(format("nvme-cli", Some(none)), [RefusalReason::SettingErasesNothing { setting: none }]);
    assert!(!house.device(tag).is_wiped());
    let strict = Policy { logs_only: vec![MediumKind::Nvme], ..Clone::clone(&*house.desk.policy()) };
    house.desk.settings().set_policy(house.admin(), strict.clone()).unwrap();
    assert_eq!(format("nvme-cli", Some(Setting::UserDataErase)), [RefusalReason::LogNeeded { medium: MediumKind::Nvme }]);
    house.desk.settings().set_policy(house.admin(), Policy { logs_only: Vec::new(), ..strict }).unwrap();
    assert_eq!(format("nvme-cli", Some(Setting::UserDataErase)), []);
    assert_eq!(assurance(house, tag), Some(Assurance::DeclaredOnly), "whatever basis the caller gave");
    house.assert_sound();
});

// A person cannot lend a log to a medium that it does not name; and a log takes the place of what was only declared.
both!(a_log_is_not_lent_but_may_confirm, |house| {
    let one = with_disk(house, "5CD0001AB", disk("WD-1ONE"));
    let other = with_disk(house, "5CD0002AB", disk("WD-2TWO"));
    let kept = keep(house, &Log::of("WD-1ONE"));
    let Step::Erase { medium, method, tool, tool_version, result, .. } = erase(1) else { unreachable!() };
    let evidence = Some(kept.evidence.clone());
    let lent = Step::Erase {
        medium_kind: None,
        medium,
        method,
        tool,
        tool_version,
        result,
        started: None,
        ended: None,
        evidence,
        setting: None,
        basis: None,
        answer: None,
    };
    let refused = house.desk.devices().step(house.technician(), other, lent, None, None);
    assert!(matches!(refused, Err(DeskError::Invalid(_))), "{refused:?}");
    assert!(house.device(one).is_wiped() && !house.device(other).is_wiped());
    house.step(other, erase(1));
    assert_eq!(assurance(house, other), Some(Assurance::DeclaredOnly));
    let failed = Log { status: "-FAILED-", ..Log::of("WD-2TWO") };
    assert_eq!(verdict(house, &failed).0, Verdict::Settled);
    assert_eq!(verdict(house, &Log::of("WD-2TWO")).0, Verdict::Accepted);
    assert_eq!(assurance(house, other), Some(Assurance::Log));
    assert_eq!(verdict(house, &Log { salt: 7, ..Log::of("WD-2TWO") }).0, Verdict::Settled);
    house.assert_sound();
});

/// A walk of evidence of every kind against two devices finds no sequence in which a medium is closed by another drive's log, a volume's, an
/// implausible, a failed or an incomplete one, without a recorded exception.
#[test]
fn no_walk_closes_a_medium_by_a_log_that_proves_nothing() {
    let mut runner = TestRunner::new(Config { cases: 24, failure_persistence: None, ..Config::default() });
    let moves = proptest::collection::vec((0_u8..12, 0_u8..3, proptest::bool::ANY), 1..14);
    runner
        .run(&moves, |moves| {
            let house = House::sqlite();
            let serials = ["WD-1ONE", "WD-2TWO", "WD-3THREE"];
            let tags = [with_disk(&house, "5CD0001AB", disk(serials[0])), with_disk(&house, "5CD0002AB", disk(serials[1]))];
            for (n, (what, whose, second)) in moves.iter().enumerate() {
                let serial = serials[usize::from(*whose)];
                let good = Log { salt: u32::try_from(n).unwrap() + 10, ..Log::of(serial) };
                let log = match what {
                    0 => Log { status: "-FAILED-", ..good },
                    1 => Log { status: "UABORTED", ..good },
                    2 => Log { size: 62_000_000_000, ..good },
                    3 => Log { to: "2026/11/23 10:00:30".to_owned(), ..good },
                    4 => Log { to: "2026/11/23 08:00:00".to_owned(), ..good },
                    5 => Log { hidden_told: false, ..good },
                    6 => Log { codes: "1R+NB+NV", ..good },
                    7 => Log { model: "MegaRAID", ..good },
                    8 => Log { from: "2009/01/01 00:00:00".to_owned(), to: "2009/01/01 05:00:00".to_owned(), ..good },
                    9 => Log { from: "2026/11/23 15:00:00".to_owned(), to: "2026/11/23 19:00:00".to_owned(), ..good },
                    _ => good,
                };
                let kept = keep(&house, &log);
                if *second && kept.erased[0].verdict.may_be_settled() {
                    let how = if kept.erased[0].verdict == Verdict::Implausible { Answer::Exception } else { Answer::ClockWrong };
                    answer(&house, &kept, how, Some("Motif")).unwrap();
                }
                if *what == 11 && *second {
                    // A failed verification opens it again, if it can be verified at all.
                    let step = Step::Verify { medium: 1, passed: false };
                    let _opened = house.desk.devices().step(house.verifier(), tags[usize::from(*whose) % 2], step, Some("Lisible"), None);
                }
                for (tag, own) in tags.iter().zip(serials) {
                    let device = house.device(*tag);
                    let Some(outcome) = &device.media[0].outcome else { continue };
                    let Outcome::Sanitised { evidence: Some(id), basis, .. } = outcome else { panic!("{outcome:?}") };
                    let bytes = house.desk.read(|c| Ok(reprise::store::evidence::bytes(c, id)?)).unwrap().unwrap();
                    let erasure = reprise::ingest::read(&bytes).unwrap().remove(0).erasures.remove(0);
                    assert_eq!(erasure.disk_serial.as_deref(), Some(own), "closed by another drive's log");
                    assert_eq!((erasure.result, erasure.verified), (reprise::ingest::Outcome::Success, true));
                    assert_eq!(erasure.size_bytes, Some(SIZE));
                    assert!(erasure.warnings.is_empty() && erasure.disk_model.as_deref() == Some("WDC WD5000"), "{erasure:?}");
                    let doubtful = erasure.end.as_deref() < Some("2026/11/23 11:00:00") && erasure.start.as_deref() >= Some("2026");
                    assert_eq!(*basis == Some(Basis::Exception), doubtful, "{erasure:?} {outcome:?}");
                }
            }
            house.assert_sound();
            Ok(())
        })
        .unwrap();
}
