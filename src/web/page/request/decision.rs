//! What was decided on a request, and how each number was found: the same sentences for the house and for whoever asked.

use crate::desk::DeskError;
use crate::desk::access;
use crate::desk::allocation::explanation;
use crate::domain::id::UserId;
use crate::domain::number::Number;
use crate::domain::request::Allocation;
use crate::domain::request::Request;
use crate::domain::subject::Subject;
use crate::i18n::Locale;
use crate::store::{self, AnyConnection};

/// How many of the newest proposals are looked through for one that gave the request nothing.
const RECENT: u16 = 5;

/// A decision.
pub struct DecisionView {
    /// Its number.
    pub number: String,
    /// When.
    pub day: String,
    /// By whom; empty for who need not know.
    pub by: String,
    /// Why.
    pub motive: String,
    /// The policy applied.
    pub policy: u32,
    /// Until when the promise stands; empty when it does not say.
    pub until: String,
    /// The day it stood until, once it lapsed; empty otherwise.
    pub lapsed: String,
    /// The address of its paper; empty for decisions of before there were papers.
    pub paper: String,
    /// How the numbers were found; empty when it followed no proposal.
    pub working: Vec<String>,
}

/// What was read of the decisions.
pub(in crate::web::page) struct Decided {
    /// With their motives.
    pub all: Vec<(Allocation, String)>,
    /// The words of the proposals they follow, by the decision's number.
    pub working: Vec<(Number, Vec<String>)>,
    /// Why the last split gave it nothing; empty when it gave something, or there was none.
    pub nothing: Vec<String>,
    /// The version of the policy of that split.
    pub nothing_policy: u32,
}

/// The decisions on a request.
pub(in crate::web::page) fn read(c: &mut AnyConnection, w: Locale, of: &Request, waits: bool) -> Result<Decided, DeskError> {
    let mut decided = Decided { all: Vec::new(), working: Vec::new(), nothing: Vec::new(), nothing_policy: 0 };
    let request = of.number;
    for allocation in access::decisions(c, of)? {
        let motive = store::ledger::event::text_of(c, Subject::Allocation, &allocation.number.to_string(), "motive")?.unwrap_or_default();
        if let Some(id) = &allocation.proposal
            && let (Some(proposal), Some(worked)) = (store::allocation::find(c, id)?, store::allocation::working(c, id)?)
        {
            decided.working.push((allocation.number, explanation::of_request(w, &proposal, &worked, request)));
        }
        decided.all.push((allocation, motive));
    }
    if waits {
        // A split that nobody decided on yet is no answer to anybody.
        for proposal in store::allocation::list(c, None, RECENT)? {
            if !access::is_decided(c, &proposal.id)? {
                continue;
            }
            let Some(worked) = store::allocation::working(c, &proposal.id)? else { continue };
            let mut lines = worked.lines_of(request).peekable();
            if lines.peek().is_some() {
                if lines.all(|l| l.given == 0) {
                    decided.nothing = explanation::of_request(w, &proposal, &worked, request);
                    decided.nothing_policy = proposal.policy;
                }
                break;
            }
        }
    }
    Ok(decided)
}

/// The decisions as they are shown, newest first.
pub(in crate::web::page) fn views(w: Locale, decided: &Decided, name: impl Fn(&UserId) -> String) -> Vec<DecisionView> {
    let view = |(a, motive): &(Allocation, String)| DecisionView {
        number: a.number.to_string(),
        day: w.day(a.decided),
        by: name(&a.decided_by),
        motive: motive.clone(),
        policy: a.policy,
        until: a.until.map(|d| w.date(d)).unwrap_or_default(),
        lapsed: a.lapsed.map(|d| w.date(d)).unwrap_or_default(),
        paper: if a.document.is_some() { format!("/documents/{}", a.number) } else { String::new() },
        working: decided.working.iter().find(|(n, _)| *n == a.number).map(|(_, said)| said.clone()).unwrap_or_default(),
    };
    decided.all.iter().rev().map(view).collect()
}
