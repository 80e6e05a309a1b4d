//! Where an organisation stands as a partner, as pages show it.

use crate::desk::{Desk, DeskError};
use crate::domain::partner::organisation::{Organisation, Register, RegisterAnswer, StandingState};
use crate::domain::subject::Subject;
use crate::i18n::Locale;
use crate::store;
use crate::web::view::{Chip, Choice, choices, word};
use chrono::NaiveDate;

/// A register, and what it said.
pub struct CheckView {
    /// Its word in the form.
    pub register: &'static str,
    /// Its name.
    pub name: String,
    /// What it must say, by the organisation's own words.
    pub claim: String,
    /// What it said; empty when nobody looked.
    pub answer: String,
    /// Whether it said the same.
    pub matches: bool,
    /// Who looked, and when.
    pub by: String,
}

/// Where an organisation stands.
pub struct StandingView {
    /// In a word.
    pub chip: Chip,
    /// What it means, as a sentence.
    pub text: String,
    /// The reason it was told; empty when there is none.
    pub reason: String,
    /// The registers that know an organisation of this kind.
    pub checks: Vec<CheckView>,
    /// What a register may say.
    pub answers: Vec<Choice>,
    /// The day an approval would end by the policy.
    pub until: String,
    /// Whether it is a matter of partners at all.
    pub concerns: bool,
    /// Whether it may be approved, or approved further.
    pub may_approve: bool,
    /// Whether it may be refused.
    pub may_refuse: bool,
    /// Whether it may be suspended.
    pub may_suspend: bool,
    /// Whether it may ask to go on.
    pub may_renew: bool,
}

/// What an organisation says of itself that a register must say too.
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
    /// Why an organisation receives nothing on a day, in a word; empty when it may.
    pub(in crate::web::page) fn word(w: Locale, o: &Organisation, on: NaiveDate) -> String {
        match o.standing.state {
            _ if o.may_receive(on) => String::new(),
            StandingState::Approved if o.active => w.t("standing-lapsed"),
            StandingState::Approved => w.t("organisation-suspended"),
            state => word(w, "standing", state.as_str()),
        }
    }

    /// For a page.
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
