//! The choices in the forms of the steps on a device's page.

use crate::domain::device::condition::{Grade, TestResult};
use crate::domain::device::kind::{Kind, MediumKind};
use crate::domain::device::location::Location;
use crate::domain::device::part::{Cause, PartKind, RepairKind};
use crate::domain::device::sanitisation::{Method, Setting};
use crate::domain::device::step::EraseResult;
use crate::domain::device::support::table::{Firmware, Tpm};
use crate::domain::device::{Device, HoldReason};
use crate::i18n::Locale;
use crate::web::view::{Choice, choices};

pub struct Lists {
    /// Active locations.
    pub places: Vec<Choice>,
    /// Sanitisation methods by kind of medium: those that have an effect on it.
    methods: Vec<(MediumKind, Vec<Choice>)>,
    pub media: Vec<Choice>,
    /// Reasons of a hold that are not in force on the device.
    pub holds: Vec<Choice>,
    /// Kinds of repair work.
    pub repairs: Vec<Choice>,
    /// Causes of repair work.
    pub causes: Vec<Choice>,
    pub parts: Vec<Choice>,
    pub grades: Vec<Choice>,
    pub kinds: Vec<Choice>,
    pub results: Vec<Choice>,
    /// Outcomes of a verification: passed or failed.
    pub verdicts: Vec<Choice>,
    pub erase_results: Vec<Choice>,
    pub settings: Vec<Choice>,
    /// Versions of the TPM.
    pub tpm: Vec<Choice>,
    pub firmware: Vec<Choice>,
}

impl Lists {
    /// The choices for a device.
    #[must_use]
    pub fn for_device(w: Locale, device: &Device, places: &[Location]) -> Self {
        let in_force = |r: &&HoldReason| !device.holds.iter().any(|h| h.reason == **r);
        let holds: Vec<&'static str> = HoldReason::ALL.iter().filter(in_force).map(|r| r.as_str()).collect();
        let list = |list: &str, words: Vec<&'static str>| choices(w, list, &words);
        let methods = MediumKind::ALL
            .iter()
            .map(|kind| {
                let mut able: Vec<Method> =
                    Method::ALL.iter().copied().filter(|m| *kind == MediumKind::Unknown || m.level_on(*kind).is_some()).collect();
                // The most thorough method first: it is the default choice.
                able.sort_by_key(|m| std::cmp::Reverse(m.level_on(*kind)));
                let words: Vec<&'static str> = able.iter().map(|m| m.as_str()).collect();
                (*kind, choices(w, "method", &words))
            })
            .collect();
        Self {
            places: places.iter().filter(|l| l.active).map(|l| Choice::new(&l.code, format!("{} · {}", l.code, l.name))).collect(),
            methods,
            media: list("medium", MediumKind::ALL.iter().map(|k| k.as_str()).collect()),
            holds: list("hold", holds),
            repairs: list("repair", RepairKind::ALL.iter().map(|k| k.as_str()).collect()),
            causes: list("cause", Cause::ALL.iter().map(|c| c.as_str()).collect()),
            parts: list("part", PartKind::ALL.iter().map(|k| k.as_str()).collect()),
            grades: list("grade", Grade::ALL.iter().map(|g| g.as_str()).collect()),
            kinds: list("kind", Kind::ALL.iter().map(|k| k.as_str()).collect()),
            results: list("result", TestResult::ALL.iter().map(|r| r.as_str()).collect()),
            verdicts: vec![Choice::new("yes", w.t("verify-passed")), Choice::new("no", w.t("verify-failed"))],
            erase_results: list("erase-result", EraseResult::ALL.iter().map(|r| r.as_str()).collect()),
            tpm: Tpm::ALL
                .iter()
                .map(|v| Choice::new(v.as_str(), if *v == Tpm::Absent { w.t("tpm-none") } else { v.to_string() }))
                .collect(),
            firmware: list("firmware", Firmware::ALL.iter().map(|f| f.as_str()).collect()),
            settings: list("setting", Setting::ALL.iter().map(|s| s.as_str()).collect()),
        }
    }

    /// The methods that have an effect on this medium of the device.
    #[must_use]
    pub fn methods_for(&self, device: &Device, medium: &u32) -> &[Choice] {
        let kind = device.media.iter().find(|m| m.id == *medium).map(|m| m.kind);
        self.methods.iter().find(|(k, _)| Some(*k) == kind).map_or(&[], |(_, c)| c.as_slice())
    }
}
