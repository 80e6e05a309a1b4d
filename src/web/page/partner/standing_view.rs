//! The standing of an organisation as a partner, as pages show it.

use crate::desk::{Desk, DeskError};
use crate::domain::partner::organisation::{Organisation, Register, RegisterAnswer, StandingState};
use crate::domain::subject::Subject;
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::store;
use crate::web::view::{Chip, Choice, choices};
use chrono::NaiveDate;

/// An official register, with the result of checking the organisation against it.
pub struct CheckView {
    /// The register, as stored.
    pub register: &'static str,
    /// Name of the register.
    pub name: String,
    /// What the organisation states and the register should confirm.
    pub claim: String,
    /// What the register says, in words; empty before it was checked.
    pub answer: String,
    /// Whether the register confirms it.
    pub matches: bool,
    /// Who checked it and when; empty before.
    pub by: String,
}

/// The standing of an organisation, with the decisions that can be taken.
pub struct StandingView {
    /// The standing, as a chip.
    pub chip: Chip,
    /// What it means, in a sentence.
    pub text: String,
    /// The reason of a refusal or suspension; empty when there is none.
    pub reason: String,
    /// The registers that cover organisations of this kind.
    pub checks: Vec<CheckView>,
    /// The possible results of a check, to choose from.
    pub answers: Vec<Choice>,
    /// The day an approval given today would end by the policy, `2027-03-31`.
    pub until: String,
    /// Whether this kind of organisation can be a partner: it may receive devices.
    pub concerns: bool,
    /// Whether it may be approved, or its approval extended: always.
    pub may_approve: bool,
    /// Whether it may be refused: while its application waits.
    pub may_refuse: bool,
    /// Whether it may be suspended: while it is approved.
    pub may_suspend: bool,
    /// Whether it may ask for a renewal: after a refusal or suspension, or once while its approval has an end.
    pub may_renew: bool,
}

/// What an organisation states and a register should confirm, in one line.
fn claim(w: Locale, o: &Organisation, register: Register) -> String {
    let p = &o.proofs;
    let parts: Vec<Option<String>> = match register {
        Register::Kbo => {
            vec![Some(o.enterprise_number.to_string()), Some(o.name.clone()), o.site.as_ref().and_then(|s| s.unit_number.clone())]
        }
        Register::School => vec![p.school_number.clone(), p.site_number.clone()],
        Register::Index => vec![
            p.ise_class.map(|n| format!("ISE {n}")),
            p.oki.filter(|x| *x).map(|_| "OKI".to_owned()),
            p.index_year.map(|n| n.to_string()),
        ],
        Register::One => vec![p.one_number.clone(), p.one_until.map(|d| w.date(d))],
        Register::Iriscare => vec![p.iriscare_number.clone(), p.iriscare_kind.clone(), p.places.map(|n| n.to_string())],
        Register::Listing => vec![p.listed_from.map(|d| w.date(d)), p.listed_until.map(|d| w.date(d))],
    };
    let said: Vec<String> = parts.into_iter().flatten().collect();
    if said.is_empty() { w.t("standing-no-claim") } else { said.join(" · ") }
}

impl StandingView {
    /// Why an organisation may not receive devices on a day, in words; empty when it may.
    pub(in crate::web::page) fn word(w: Locale, o: &Organisation, on: NaiveDate) -> String {
        match o.standing.state {
            _ if o.may_receive(on) => String::new(),
            StandingState::Approved if o.active => w.t("standing-lapsed"),
            StandingState::Approved => w.t("organisation-suspended"),
            state => word(w, "standing", state.as_str()),
        }
    }

    /// Reads the standing of an organisation for a page.
    pub(in crate::web::page) fn load(desk: &Desk, w: Locale, o: &Organisation) -> Result<Self, DeskError> {
        let today = desk.today();
        let (state, until) = (o.standing.state, o.standing.until);
        let lapsed = state == StandingState::Approved && !o.may_receive(today);
        let tone = match state {
            StandingState::Applied => "received",
            StandingState::Approved if lapsed => "warn",
            StandingState::Approved => "ok",
            StandingState::Refused | StandingState::Suspended => "stop",
        };
        let held = Self::word(w, o, today);
        let name = if held.is_empty() { word(w, "standing", state.as_str()) } else { held };
        let text = match (state, until) {
            (StandingState::Applied, _) => w.t("standing-text-applied"),
            (StandingState::Approved, Some(until)) if lapsed => w.x("standing-text-lapsed", w.date(until)),
            (StandingState::Approved, Some(until)) => match o.standing.renewal_asked {
                Some(asked) => w.say("standing-text-renewal", &[("until", w.date(until).into()), ("asked", w.date(asked).into())]),
                None => w.x("standing-text-until", w.date(until)),
            },
            (StandingState::Approved, None) => w.t("standing-text-approved"),
            (StandingState::Refused, _) => w.t("standing-text-refused"),
            (StandingState::Suspended, _) => w.t("standing-text-suspended"),
        };
        let is_reason = matches!(state, StandingState::Refused | StandingState::Suspended);
        let reason = if is_reason {
            desk.read(|c| Ok(store::ledger::event::text_of(c, Subject::Organisation, o.id.as_str(), "note")?))?
        } else {
            None
        };
        let ids: Vec<&str> = o.checks.iter().map(|c| c.by.as_str()).collect();
        let names = desk.read(|c| Ok(store::account::names(c, &ids)?))?;
        let check = |register: &Register| {
            let found = o.checks.iter().find(|c| c.register == *register);
            let by = found.map(|c| {
                let name = names.iter().find(|(id, _)| id == c.by.as_str()).map(|(_, name)| name.clone()).unwrap_or_default();
                format!("{name}, {}", w.date(c.on))
            });
            CheckView {
                register: register.as_str(),
                name: word(w, "register", register.as_str()),
                claim: claim(w, o, *register),
                answer: found.map(|c| word(w, "register-answer", c.answer.as_str())).unwrap_or_default(),
                matches: found.is_some_and(|c| c.answer == RegisterAnswer::Matches),
                by: by.unwrap_or_default(),
            }
        };
        let months = chrono::Months::new(u32::from(desk.policy().partner_terms.approval_months));
        let answers: Vec<&'static str> = RegisterAnswer::ALL.iter().map(|a| a.as_str()).collect();
        Ok(Self {
            chip: Chip { tone, word: name },
            text,
            reason: reason.unwrap_or_default(),
            checks: o.kind.registers().iter().map(check).collect(),
            answers: choices(w, "register-answer", &answers),
            until: today.checked_add_months(months).unwrap_or(today).to_string(),
            concerns: o.kind.is_recipient(),
            may_approve: true,
            may_refuse: state == StandingState::Applied,
            may_suspend: state == StandingState::Approved,
            may_renew: is_reason || (state == StandingState::Approved && until.is_some() && o.standing.renewal_asked.is_none()),
        })
    }
}
