//! The decisions on a request, and the explanation of each number: the same sentences for staff and for the partner.

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

/// How many of the newest proposals are searched for one in which the request took part.
const RECENT: u16 = 5;

/// One decision on a request.
pub struct DecisionView {
    /// Number of the allocation.
    pub number: String,
    /// Date of the decision.
    pub day: String,
    /// Name of the person who decided; empty for a partner.
    pub by: String,
    /// Motive, as written by the person who decided.
    pub motive: String,
    /// Version of the policy it was made under.
    pub policy: u32,
    /// Last day on which the devices stay promised; empty when the decision has no such day.
    pub until: String,
    /// The day the promise expired; empty while it has not.
    pub lapsed: String,
    /// Address of its document; empty when none was issued for it.
    pub paper: String,
    /// How the numbers were computed, one sentence each; empty when the decision followed no proposal.
    pub working: Vec<String>,
}

/// The decisions on a request, as read from the database.
pub(in crate::web::page) struct Decided {
    /// Each decision with its motive, oldest first.
    pub all: Vec<(Allocation, String)>,
    /// The explanations of the proposals they followed, by the number of the decision.
    pub working: Vec<(Number, Vec<String>)>,
    /// Why the last proposal that was decided on gave the request nothing; empty when it gave something, or there was none.
    pub nothing: Vec<String>,
    /// Version of the policy of that proposal; 0 when there is none.
    pub nothing_policy: u32,
}

/// Reads the decisions on a request. `waits` says whether devices are still asked: only then is `nothing` looked for.
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
        // A proposal under which nothing was decided is internal: it is not shown to the partner as a reason.
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

/// The decisions, newest first. `name` gives the name of an account, empty when the reader may not know it.
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
