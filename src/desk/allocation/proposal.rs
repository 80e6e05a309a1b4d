//! Proposals: a fair split stored with its full explanation. It can be adjusted by hand with a reason, and is decided on request by
//! request, by somebody who did not enter the request. `try_weights` simulates other weights and writes nothing.

use super::Allocations;
use super::explanation;
use super::fair_split::{pool, work_out};
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::request::decision::{FromProposal, Granting, motive};
use crate::desk::request::decision_document::language;
use crate::desk::{Acting, Tx, validation};
use crate::domain::account::actor::Permission;
use crate::domain::allocation::claim::Weights;
use crate::domain::allocation::fairness::RULE_VERSION;
use crate::domain::allocation::proposal::{Adjustment, Proposal, ProposalState, SplitReport};
use crate::domain::event::{Event, EventData};
use crate::domain::id::ProposalId;
use crate::domain::number::Number;
use crate::domain::request::Allocation;
use crate::domain::subject::Subject;
use crate::ledger::sha256_hex;
use crate::store;

/// Maximum number of requests that one call of `decide_proposal` decides on; the rest waits for the next call.
pub const MOST_DECIDED: usize = 50;

/// The outcome of deciding on a proposal.
#[derive(Debug, Default)]
pub struct Decided {
    /// The allocations made.
    pub allocations: Vec<Allocation>,
    /// Requests that could not be decided on, each with its error.
    pub refused: Vec<(Number, DeskError)>,
    /// How many requests exceeded the limit of one call and are still undecided.
    pub left: usize,
}

/// Appends the event of a proposal and projects it; `working` is its explanation as JSON when that is new.
fn put(tx: &mut Tx<'_, '_>, proposal: &Proposal, working: Option<&str>, reason: Option<&str>) -> Result<(), DeskError> {
    let event = Event::new(Subject::Proposal, &proposal.id, EventData::Proposal(Box::new(proposal.clone()))).with("reason", reason);
    let appended = tx.append(event)?;
    Ok(store::allocation::project(tx.store, proposal, working, &appended)?)
}

/// The explanation of a split as JSON, and its SHA-256 in hexadecimal, which the event seals.
fn written(working: &SplitReport) -> Result<(String, String), DeskError> {
    let text = serde_json::to_string(working).map_err(DeskError::failed)?;
    let digest = sha256_hex(text.as_bytes());
    Ok((text, digest))
}

impl Tx<'_, '_> {
    /// A proposal with its explanation, checked to be open.
    fn open_proposal(&mut self, id: &ProposalId) -> Result<(Proposal, SplitReport), DeskError> {
        let none = || DeskError::not_found(Noun::Proposal, id);
        let proposal = store::allocation::find(self.store.read(), id)?.ok_or_else(none)?;
        if proposal.state != ProposalState::Open {
            return Err(DeskError::conflict(ErrorCode::ProposalClosed, id));
        }
        Ok((proposal, store::allocation::working(self.store.read(), id)?.ok_or_else(none)?))
    }
}

impl Allocations<'_> {
    /// Computes a fair split of the available devices among the waiting requests, all or those under one action, and stores it as a
    /// proposal. Proposals still open are closed. The seed is random and recorded in the ledger; unused proposals stay on record too, so
    /// that nobody can draw again unnoticed until they like the result.
    ///
    /// # Errors
    /// When the actor may not allocate, the action is unknown, no request waits, no device is available, or the policy changed meanwhile.
    pub fn propose(self, acting: &Acting, action: Option<&str>) -> Result<Proposal, DeskError> {
        if !acting.actor.may(Permission::Allocate) {
            return Err(DeskError::Forbidden);
        }
        let (in_force, today, now) = (self.desk.in_force(), self.desk.today(), self.desk.now());
        let policy = std::sync::Arc::clone(&in_force.policy);
        if let Some(action) = action.filter(|a| policy.programme(a).is_none()) {
            return Err(DeskError::field_error("action", ErrorCode::UnknownAction, action.chars().take(10).collect::<String>()));
        }
        // Computed before the write transaction: a large split takes a while, and scans must not wait for it. Changes in the meantime are
        // detected when a request is decided on.
        let pool = self.desk.read(|c| pool(c, &in_force, action, today, now))?;
        if pool.requests.is_empty() {
            return Err(DeskError::conflict(ErrorCode::NothingWaits, ""));
        }
        if pool.devices.is_empty() {
            return Err(DeskError::conflict(ErrorCode::NothingReady, ""));
        }
        let mut seed = [0; 4];
        self.desk.shared.entropy.fill(&mut seed);
        let seed = u32::from_le_bytes(seed);
        let working = work_out(&pool, &policy.fairness, seed, now, None)
            .ok_or_else(|| DeskError::failed("a split without anything set by hand always has an answer"))?;
        let (text, digest) = written(&working)?;
        let many = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (requests, ready) = (many(pool.requests.len()), many(pool.devices.len()));
        let (asked, given) = (working.lines.iter().fold(0_u32, |sum, l| sum.saturating_add(l.open)), working.given());
        let action = action.map(ToOwned::to_owned);
        self.desk.write(acting, Permission::Allocate, move |tx| {
            if tx.policy.version != policy.version {
                return Err(DeskError::conflict(ErrorCode::ChangedMeanwhile, tx.policy.version));
            }
            for open in store::allocation::open(tx.store.read())? {
                put(tx, &Proposal { state: ProposalState::Closed, ..open }, None, None)?;
            }
            let proposal = Proposal {
                id: ProposalId::new(tx.id()),
                action,
                state: ProposalState::Open,
                rule: RULE_VERSION,
                policy: policy.version,
                seed,
                requests,
                asked,
                ready,
                given,
                working: digest,
                adjusted: Vec::new(),
                made: now,
                made_by: tx.actor.user.clone(),
            };
            put(tx, &proposal, Some(&text), None)?;
            Ok(proposal)
        })
    }

    /// Simulates a split with other weights and the given seed, on today's requests and devices. Writes nothing.
    ///
    /// # Errors
    /// [`DeskError::Forbidden`], [`ErrorCode::Bounds`] when a weight is out of bounds, or when the database fails.
    pub fn try_weights(self, acting: &Acting, action: Option<&str>, weights: &Weights, seed: u32) -> Result<SplitReport, DeskError> {
        if !acting.actor.may(Permission::Allocate) {
            return Err(DeskError::Forbidden);
        }
        if !weights.are_sound() {
            return Err(DeskError::field_error("weights", ErrorCode::Bounds, format!("1–{}", Weights::MOST)));
        }
        let (in_force, today, now) = (self.desk.in_force(), self.desk.today(), self.desk.now());
        let pool = self.desk.read(|c| pool(c, &in_force, action, today, now))?;
        Ok(work_out(&pool, weights, seed, now, None).unwrap_or_default())
    }

    /// Changes by hand how many devices a line gets, with a reason. The devices are assigned anew, so that a device taken from one line is
    /// free for another.
    ///
    /// # Errors
    /// When the proposal is closed or has no such line, the line asks for fewer devices, no suitable device is left, the requests or the
    /// stock changed since, or the reason is missing.
    pub fn adjust(
        self,
        acting: &Acting,
        id: &ProposalId,
        request: Number,
        line: u32,
        to: u32,
        reason: &str,
    ) -> Result<Proposal, DeskError> {
        let reason = validation::note("reason", Some(reason))?.ok_or_else(|| DeskError::field_error("reason", ErrorCode::Missing, ""))?;
        if !acting.actor.may(Permission::Allocate) {
            return Err(DeskError::Forbidden);
        }
        let (in_force, today) = (self.desk.in_force(), self.desk.today());
        // Computed before the write transaction, which refuses the change if the proposal was adjusted meanwhile.
        let (before, mut working, pool) = self.desk.read(|c| {
            let none = || DeskError::not_found(Noun::Proposal, id);
            let proposal = store::allocation::find(c, id)?.ok_or_else(none)?;
            let working = store::allocation::working(c, id)?.ok_or_else(none)?;
            let pool = pool(c, &in_force, proposal.action.as_deref(), today, proposal.made)?;
            Ok((proposal, working, pool))
        })?;
        let slot = working.lines.iter_mut().find(|l| l.request == request && l.line == line);
        let slot = slot.or_not_found(Noun::Request, request)?;
        if to > slot.open {
            return Err(DeskError::field_error("to", ErrorCode::Bounds, format!("0–{}", slot.open)));
        }
        let from = std::mem::replace(&mut slot.given, to);
        if working.lines.iter().any(|l| l.given > 0 && !pool.requests.iter().any(|(r, _)| r.number == l.request)) {
            return Err(DeskError::conflict(ErrorCode::ProposalStale, id));
        }
        let working = work_out(&pool, &in_force.policy.fairness, before.seed, before.made, Some(&working))
            .ok_or_else(|| DeskError::conflict(ErrorCode::NoneLeft, request))?;
        let (text, digest) = written(&working)?;
        let (id, given) = (id.clone(), working.given());
        self.desk.write(acting, Permission::Allocate, move |tx| {
            let (mut proposal, _) = tx.open_proposal(&id)?;
            if proposal.working != before.working {
                return Err(DeskError::conflict(ErrorCode::ChangedMeanwhile, request));
            }
            proposal.given = given;
            proposal.working = digest;
            proposal.adjusted.push(Adjustment { request, line, from, to, by: tx.actor.user.clone(), at: tx.now() });
            put(tx, &proposal, Some(&text), Some(&reason))?;
            Ok(proposal)
        })
    }

    /// Closes a proposal without deciding on the rest of it.
    ///
    /// # Errors
    /// When it is closed already, or does not exist.
    pub fn close(self, acting: &Acting, id: &ProposalId) -> Result<Proposal, DeskError> {
        let id = id.clone();
        self.desk.write(acting, Permission::Allocate, move |tx| {
            let (proposal, _) = tx.open_proposal(&id)?;
            let proposal = Proposal { state: ProposalState::Closed, ..proposal };
            put(tx, &proposal, None, None)?;
            Ok(proposal)
        })
    }

    /// Decides on one request as proposed: grants the proposed number per line, promises the proposed devices, and records the motive.
    ///
    /// # Errors
    /// As `Requests::grant`; [`ErrorCode::ProposalClosed`] when the proposal is
    /// closed, [`ErrorCode::ProposalStale`] when the request changed since.
    pub fn decide_as_proposed(self, acting: &Acting, id: &ProposalId, request: Number, text: &str) -> Result<Allocation, DeskError> {
        let (id, motive) = (id.clone(), motive(text)?);
        let base = self.desk.base_url().map(ToOwned::to_owned);
        self.desk.write(acting, Permission::Allocate, move |tx| {
            let (proposal, worked) = tx.open_proposal(&id)?;
            let asked = crate::desk::request::record::visible(tx, request)?;
            // If anything was granted meanwhile, under this proposal or not, the open numbers differ: it must not be granted twice.
            let had = store::request::allocation_of(tx.store.read(), request)?.map(|(a, _)| a.granted).unwrap_or_default();
            let same = worked.lines_of(request).all(|l| {
                let at = usize::try_from(l.line).unwrap_or(usize::MAX);
                asked.open(at, had.get(at).copied().unwrap_or(0)) == l.open
            });
            if !same {
                return Err(DeskError::conflict(ErrorCode::ProposalStale, request));
            }
            let granted: Vec<u32> = (0..asked.lines.len())
                .map(|at| worked.lines_of(request).find(|l| usize::try_from(l.line).ok() == Some(at)).map_or(0, |l| l.given))
                .collect();
            let devices = worked.lines_of(request).flat_map(|l| l.devices.iter().map(move |tag| (l.line, *tag))).collect();
            let w = language(tx.store.read(), &asked)?;
            let mut said = explanation::of_request(w, &proposal, &worked, request);
            // A printed document has no links, so it names the address where the rule is published.
            said.extend(base.as_deref().map(|base| w.x("doc-decision-fairness", format!("{base}/fairness"))));
            let following = FromProposal { proposal: id, working: said, devices };
            tx.decide(request, Granting { granted, motive, close_rest: false }, Some(following), base.as_deref())
        })
    }

    /// Decides on every undecided request to which the proposal gives something, with one motive for all. Each has its own transaction, so
    /// that one that fails does not block the others. At most [`MOST_DECIDED`] per call.
    ///
    /// # Errors
    /// When there is no such proposal, the motive is missing, the actor lacks the permission, or the database fails.
    pub fn decide_proposal(self, acting: &Acting, id: &ProposalId, text: &str) -> Result<Decided, DeskError> {
        motive(text)?;
        let open = self.undecided(id)?;
        let mut decided = Decided { left: open.len().saturating_sub(MOST_DECIDED), ..Decided::default() };
        for request in open.into_iter().take(MOST_DECIDED) {
            match self.decide_as_proposed(acting, id, request, text) {
                Ok(allocation) => decided.allocations.push(allocation),
                Err(error @ (DeskError::Store(_) | DeskError::Failed(_) | DeskError::Forbidden)) => return Err(error),
                Err(error) => decided.refused.push((request, error)),
            }
        }
        Ok(decided)
    }

    /// The requests to which a proposal gives something and that were not yet decided on under it, in order of number.
    ///
    /// # Errors
    /// When there is no such proposal.
    pub fn undecided(self, id: &ProposalId) -> Result<Vec<Number>, DeskError> {
        self.desk.read(|c| {
            let working = store::allocation::working(c, id)?.or_not_found(Noun::Proposal, id)?;
            let mut open: Vec<Number> = working.lines.iter().filter(|l| l.given > 0).map(|l| l.request).collect();
            open.dedup();
            let done = store::request::decided_under(c, id)?;
            open.retain(|number| !done.contains(number));
            Ok(open)
        })
    }
}
