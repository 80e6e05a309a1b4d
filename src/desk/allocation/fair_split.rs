//! Computes a fair split: gathers the waiting requests and the available devices, and
//! applies the published fairness rule. It writes and decides nothing.

use super::assignment::{Class, Demand, assign};
use crate::desk::error::Noun;
use crate::desk::error::OrNotFound;
use crate::desk::{DeskError, InForce};
use crate::domain::allocation::claim::{Claim, WeightedNeed, Weights, gather};
use crate::domain::allocation::fairness::{Need, Stopped, Want, split};
use crate::domain::allocation::proposal::{LeftOut, LineResult, NeedResult, Outside, Ready, SplitReport};
use crate::domain::device::Device;
use crate::domain::device::condition::Grade;
use crate::domain::device::kind::Kind;
use crate::domain::device::support::judge::SupportView;
use crate::domain::device::support::table::SupportTable;
use crate::domain::id::OrganisationId;
use crate::domain::number::Number;
use crate::domain::request::eligibility::eligibility;
use crate::domain::request::suitability::{Lack, has_camera, has_wifi, lacks};
use crate::domain::request::wants::{KeyboardLayout, MOST_SUPPORTED_YEARS, System};
use crate::domain::request::{Request, RequestLine, RequestState};
use crate::store::{self, AnyConnection};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The input of a fair split.
pub struct Pool {
    /// Requests that take part, each with the number already granted per line.
    pub requests: Vec<(Request, Vec<u32>)>,
    /// Requests that are left out, with the reason.
    pub outside: Vec<Outside>,
    /// Devices in stock that can be promised now.
    pub devices: Vec<Device>,
    /// For each batch, the actions of the plan under which its devices may be given.
    pub actions_of: BTreeMap<Number, BTreeSet<String>>,
    /// How many devices of a kind an organisation received for other requests, within the period that the policy counts.
    pub earlier: BTreeMap<(OrganisationId, Kind), u32>,
    /// Until when systems are supported.
    pub support: Arc<SupportTable>,
    /// The day of the split.
    pub today: NaiveDate,
}

impl Pool {
    fn view(&self) -> SupportView<'_> {
        SupportView { table: &self.support, today: self.today }
    }
}

/// A request line that still asks for devices.
struct Open<'a> {
    request: &'a Request,
    place: usize,
    line: &'a RequestLine,
    /// How many devices it still asks.
    still: u32,
    /// How many were granted before.
    had: u32,
}

/// Reads the input of a split: the waiting requests, all or those under one action, and the available devices. A request that a coordinator
/// has in hand for review, or that fails an eligibility condition today, is left out.
///
/// # Errors
/// When the database fails or a row is inconsistent.
pub fn pool(
    c: &mut AnyConnection,
    in_force: &InForce,
    action: Option<&str>,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<Pool, DeskError> {
    let policy = &*in_force.policy;
    let mut requests = Vec::new();
    let mut outside = Vec::new();
    let granted = store::request::granted(c)?;
    let mut organisations = BTreeMap::new();
    for request in store::request::waiting(c)? {
        if action.is_some_and(|a| a != request.action) {
            continue;
        }
        let had = granted.get(&request.number).cloned().unwrap_or_default();
        if !request.waits(&had) {
            continue;
        }
        if request.state == RequestState::Review && request.in_hand.is_some() {
            outside.push(Outside { request: request.number, why: LeftOut::InHand, rule: None });
            continue;
        }
        if !organisations.contains_key(&request.organisation) {
            let found = store::partner::find(c, &request.organisation)?.or_not_found(Noun::Organisation, &request.organisation)?;
            organisations.insert(request.organisation.clone(), found);
        }
        let organisation = organisations.get(&request.organisation);
        let broken = match (policy.programme(&request.action), organisation) {
            (Some(programme), Some(who)) => {
                eligibility(programme, who, &request, today, policy).into_iter().find(|c| !c.holds).map(|c| Some(c.rule))
            }
            _ => Some(None),
        };
        match broken {
            Some(rule) => outside.push(Outside { request: request.number, why: LeftOut::NotEligible, rule }),
            None => requests.push((request, had)),
        }
    }
    let devices = store::device::ready(c)?;
    let mut actions_of = BTreeMap::new();
    for batch in devices.iter().map(|d| d.batch).collect::<BTreeSet<_>>() {
        let found = store::batch::find(c, batch)?.or_not_found(Noun::Batch, batch)?;
        let donor = store::partner::find(c, &found.donor)?.or_not_found(Noun::Organisation, &found.donor)?;
        let may = policy.programmes.iter().filter(|p| p.takes_from(donor.kind, &found)).map(|p| p.action.clone());
        actions_of.insert(batch, may.collect());
    }
    let since = now - chrono::Duration::days(i64::from(policy.fairness.earlier_months) * 30);
    let own: BTreeSet<Number> = requests.iter().map(|(r, _)| r.number).collect();
    let earlier = store::device::received(c, since, &own)?;
    Ok(Pool { requests, outside, devices, actions_of, earlier, support: Arc::clone(&in_force.support), today })
}

/// Everything a request line can ask about a device. Devices with equal values form one class.
type DeviceClass =
    (Kind, Option<Grade>, Option<u32>, Option<i32>, Option<&'static str>, bool, bool, Option<&'static str>, SupportClass, Vec<String>);

/// What a request line can ask about the support of a device's system: whether the installed one has ended, and the whole years that are
/// known of it and of any.
type SupportClass = (bool, u8, u8);

fn likeness(device: &Device, pool: &Pool) -> DeviceClass {
    let s = &device.specification;
    let system = s.os.as_deref().and_then(System::from_name);
    let outlook = pool.view().outlook(device);
    let years = |family: Option<System>| outlook.years(family, pool.today, MOST_SUPPORTED_YEARS);
    (
        device.kind,
        device.grade,
        s.ram_mb,
        s.year,
        s.keyboard.map(KeyboardLayout::as_str),
        has_camera(device),
        has_wifi(device),
        system.map(System::as_str),
        (outlook.has_ended(), system.map_or(0, |family| years(Some(family))), years(None)),
        pool.actions_of.get(&device.batch).into_iter().flatten().cloned().collect(),
    )
}

/// Groups the devices of the pool into classes, in the order of their likeness.
fn classes(pool: &Pool) -> Vec<Class<'_>> {
    let mut by: BTreeMap<DeviceClass, Class<'_>> = BTreeMap::new();
    for device in &pool.devices {
        by.entry(likeness(device, pool)).or_insert_with(|| Class { sample: device, devices: Vec::new() }).devices.push(device);
    }
    by.into_values().collect()
}

/// Everything the devices of a class lack to serve a line under its action.
fn lacking(class: &Class<'_>, open: &Open<'_>, pool: &Pool) -> Vec<Lack> {
    let mut lacking = lacks(class.sample, open.line, pool.view());
    if !pool.actions_of.get(&class.sample.batch).is_some_and(|a| a.contains(&open.request.action)) {
        lacking.push(Lack::Donor);
    }
    lacking
}

/// Computes the split. Deterministic: the same pool, weights and seed give the same result, whatever the order in which the requests were
/// entered. With `fixed`, each line gets exactly the number given there instead of what the rule says; `None` when that is impossible.
#[must_use]
pub fn work_out(pool: &Pool, weights: &Weights, seed: u32, now: DateTime<Utc>, fixed: Option<&SplitReport>) -> Option<SplitReport> {
    let classes = classes(pool);
    let open = open_lines(pool);
    let claims: Vec<Claim> = open.iter().map(claim).collect();
    let gathered = gather(&claims, &pool.earlier, weights, now);
    let suits: Vec<Vec<usize>> = open
        .iter()
        .map(|o| classes.iter().enumerate().filter(|(_, c)| lacking(c, o, pool).is_empty()).map(|(at, _)| at).collect())
        .collect();
    let free: Vec<u32> = classes.iter().map(|c| u32::try_from(c.devices.len()).unwrap_or(u32::MAX)).collect();
    let want = |at: usize, quantity: u32| Want { quantity, suits: suits.get(at).cloned().unwrap_or_default() };
    // Either the rule decides need by need, or the numbers set by hand apply line by line.
    let mut from: Vec<BTreeMap<usize, u32>> = vec![BTreeMap::new(); open.len()];
    let mut outcomes: Vec<(u32, Stopped)> = Vec::with_capacity(gathered.len());
    if let Some(fixed) = fixed {
        let set = set_by_hand(fixed, &open);
        let needs: Vec<Need> = set
            .iter()
            .enumerate()
            .map(|(at, n)| Need { key: at.to_string(), need: *n, had: 0, weight: 1_000, lot: 1, wants: vec![want(at, *n)] })
            .collect();
        for ((at, share), n) in split(&free, &needs, u64::from(seed)).into_iter().enumerate().zip(&set) {
            if share.given != *n {
                return None;
            }
            if let (Some(slot), Some(first)) = (from.get_mut(at), share.from.into_iter().next()) {
                *slot = first;
            }
        }
        outcomes.extend(gathered.iter().map(|g| {
            let given = g.claims.iter().filter_map(|at| set.get(*at)).fold(0_u32, |sum, n| sum.saturating_add(*n));
            let before = fixed.needs.iter().find(|n| n.need.organisation == g.organisation && n.need.kind == g.kind);
            (given, before.map_or(Stopped::Asked, |n| n.stopped))
        }));
    } else {
        let need = |g: &WeightedNeed| Need {
            key: format!("{}/{}", g.organisation, g.kind),
            need: g.need,
            had: g.had,
            weight: g.weight,
            lot: g.lot,
            wants: g.claims.iter().map(|at| want(*at, claims.get(*at).map_or(0, |c| c.open))).collect(),
        };
        let needs: Vec<Need> = gathered.iter().map(need).collect();
        for (g, share) in gathered.iter().zip(split(&free, &needs, u64::from(seed))) {
            outcomes.push((share.given, share.stopped));
            for (at, flow) in g.claims.iter().zip(share.from) {
                if let Some(slot) = from.get_mut(*at) {
                    *slot = flow;
                }
            }
        }
    }
    let demands: Vec<Demand<'_>> = open
        .iter()
        .enumerate()
        .filter_map(|(at, o)| {
            let (suits, from) = (suits.get(at)?, from.get(at)?);
            Some(Demand { line: o.line, suits, from, key: format!("{}/{:03}", o.request.number, o.place) })
        })
        .collect();
    let given = assign(&classes, &demands);
    Some(told(pool, &classes, &open, &suits, gathered, &outcomes, given, fixed))
}

/// The request lines that still ask for devices, by request number and line.
fn open_lines(pool: &Pool) -> Vec<Open<'_>> {
    let mut open: Vec<Open<'_>> = Vec::new();
    for (request, granted) in &pool.requests {
        for (place, line) in request.lines.iter().enumerate() {
            let had = granted.get(place).copied().unwrap_or(0);
            let still = request.open(place, had);
            if still > 0 {
                open.push(Open { request, place, line, still, had });
            }
        }
    }
    // Sorted, so that the result does not depend on the order in which the rows were read.
    open.sort_by_key(|o| (o.request.number, o.place));
    open
}

/// An open line as the fairness rule reads it.
fn claim(open: &Open<'_>) -> Claim {
    Claim {
        request: open.request.number,
        line: u32::try_from(open.place).unwrap_or(u32::MAX),
        organisation: open.request.organisation.clone(),
        kind: open.line.kind,
        open: open.still,
        had: open.had,
        lot: open.line.least_useful.unwrap_or(1),
        action: open.request.action.clone(),
        audience: open.request.audience,
        people: open.request.people,
        since: open.request.since(),
    }
}

/// How many devices each open line gets according to `fixed`, at most what it still asks.
fn set_by_hand(fixed: &SplitReport, open: &[Open<'_>]) -> Vec<u32> {
    let of = |o: &Open<'_>| fixed.lines.iter().find(|l| l.request == o.request.number && usize::try_from(l.line).ok() == Some(o.place));
    open.iter().map(|o| of(o).map_or(0, |l| l.given.min(o.still))).collect()
}

/// Puts the result together: available and given devices per kind and grade, the needs, and for each line its devices, how many were
/// suitable, and how many left over missed a single requirement.
#[expect(clippy::too_many_arguments, reason = "everything that was found on the way is told")]
fn told(
    pool: &Pool,
    classes: &[Class<'_>],
    open: &[Open<'_>],
    suits: &[Vec<usize>],
    gathered: Vec<WeightedNeed>,
    outcomes: &[(u32, Stopped)],
    given: Vec<Vec<crate::domain::device::tag::Tag>>,
    fixed: Option<&SplitReport>,
) -> SplitReport {
    let used: BTreeSet<_> = given.iter().flatten().copied().collect();
    let left: Vec<u32> =
        classes.iter().map(|c| u32::try_from(c.devices.iter().filter(|d| !used.contains(&d.tag)).count()).unwrap_or(u32::MAX)).collect();
    let mut need_of: BTreeMap<usize, usize> = BTreeMap::new();
    for (need, g) in gathered.iter().enumerate() {
        need_of.extend(g.claims.iter().map(|at| (*at, need)));
    }
    let mut lines = Vec::with_capacity(open.len());
    for (at, (o, devices)) in open.iter().zip(given).enumerate() {
        let all =
            |which: &dyn Fn(usize) -> u32| suits.get(at).into_iter().flatten().fold(0_u32, |sum, class| sum.saturating_add(which(*class)));
        let suitable = all(&|class| classes.get(class).map_or(0, |c| u32::try_from(c.devices.len()).unwrap_or(u32::MAX)));
        let mut missed: BTreeMap<Lack, u32> = BTreeMap::new();
        for (class, left) in classes.iter().zip(&left).filter(|(c, left)| c.sample.kind == o.line.kind && **left > 0) {
            if let [one] = lacking(class, o, pool).as_slice() {
                *missed.entry(*one).or_default() += left;
            }
        }
        let count = u32::try_from(devices.len()).unwrap_or(u32::MAX);
        let line = u32::try_from(o.place).unwrap_or(u32::MAX);
        let before = fixed.and_then(|f| f.lines.iter().find(|l| l.request == o.request.number && l.line == line));
        lines.push(LineResult {
            request: o.request.number,
            line,
            organisation: o.request.organisation.clone(),
            kind: o.line.kind,
            need: need_of.get(&at).copied().unwrap_or(0),
            open: o.still,
            proposed: before.map_or(count, |l| l.proposed),
            given: count,
            devices,
            suitable,
            missed: missed.into_iter().collect(),
        });
    }
    let mut ready: BTreeMap<(Kind, Option<Grade>), (u32, u32)> = BTreeMap::new();
    for (class, left) in classes.iter().zip(&left) {
        let there = u32::try_from(class.devices.len()).unwrap_or(u32::MAX);
        let counts = ready.entry((class.sample.kind, class.sample.grade)).or_default();
        *counts = (counts.0.saturating_add(there), counts.1.saturating_add(there.saturating_sub(*left)));
    }
    let ready = ready.into_iter().map(|((kind, grade), (ready, given))| Ready { kind, grade, ready, given }).collect();
    let needs = gathered.into_iter().zip(outcomes).map(|(need, (given, stopped))| NeedResult { need, given: *given, stopped: *stopped });
    SplitReport { ready, needs: needs.collect(), lines, outside: pool.outside.clone() }
}
