//! Chooses which devices serve which request line, once the fair split has fixed how many devices each line gets. Two aims:
//!
//! - Spare good grades and large memories for the lines that ask for them. This is a transportation problem, solved by linear programming.
//! - Give one line as few different models as possible. This is a greedy packing: the largest lines first, each from the smallest pile of
//!   one model that is large enough.

use crate::domain::device::Device;
use crate::domain::device::tag::Tag;
use crate::domain::request::RequestLine;
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Devices that no request line can tell apart.
pub struct Class<'a> {
    /// One of the devices: every question about the class is asked of this one.
    pub sample: &'a Device,
    /// All devices of the class, the sample included.
    pub devices: Vec<&'a Device>,
}

/// A request line with the number of devices the split gives it.
pub struct Demand<'a> {
    /// The request line.
    pub line: &'a RequestLine,
    /// Indices of the classes whose devices meet the line.
    pub suits: &'a [usize],
    /// How many devices the split took from which class. It is a feasible solution, used when the solver finds none.
    pub from: &'a BTreeMap<usize, u32>,
    /// Sort key among lines of equal size, so that the order of entry plays no part.
    pub key: String,
}

impl Demand<'_> {
    fn count(&self) -> u32 {
        self.from.values().fold(0, |sum, n| sum.saturating_add(*n))
    }
}

/// Lines with the same requirements, solved together.
struct Sort<'a> {
    suits: &'a [usize],
    from: BTreeMap<usize, u32>,
    /// Indices into the list of demands, in their order.
    demands: Vec<usize>,
}

/// The cost of giving a device to a line: how far it exceeds what the line asks, in hundredths of a grade. One grade, a doubling of memory
/// and two years of age cost the same.
fn waste(sample: &Device, line: &RequestLine) -> u32 {
    let steps = |better: u8, asked: u8| u32::from(asked.saturating_sub(better));
    let grade = sample.grade.map_or(0, |g| steps(place(g), place(line.least_grade)));
    let memory = sample.specification.ram_mb.unwrap_or(0).max(1).ilog2().saturating_sub(line.least_ram_mb.unwrap_or(1).max(1).ilog2());
    // Lines ask no year; the newer a device, counted from 2000, the more it is spared.
    let year = u32::try_from(sample.specification.year.unwrap_or(2000).clamp(2000, 2100) - 2000).unwrap_or(0);
    grade.saturating_mul(100).saturating_add(memory.saturating_mul(100)).saturating_add(year.saturating_mul(50))
}

const fn place(grade: crate::domain::device::condition::Grade) -> u8 {
    use crate::domain::device::condition::Grade::{A, B, C, D};
    match grade {
        A => 0,
        B => 1,
        C => 2,
        D => 3,
    }
}

/// The devices for each demand, in the order of the demands; as many for each as the split gives it.
#[must_use]
pub fn assign(classes: &[Class<'_>], demands: &[Demand<'_>]) -> Vec<Vec<Tag>> {
    let sorts = sorts(demands);
    let flows = transport(classes, demands, &sorts).unwrap_or_else(|| sorts.iter().map(|s| s.from.clone()).collect());
    let mut piles = piles(classes);
    let mut given: Vec<Vec<Tag>> = demands.iter().map(|_| Vec::new()).collect();
    let mut order: Vec<(usize, usize)> = sorts.iter().enumerate().flat_map(|(s, sort)| sort.demands.iter().map(move |d| (s, *d))).collect();
    let size = |d: usize| demands.get(d).map_or(0, Demand::count);
    order.sort_by_key(|(_, d)| (Reverse(size(*d)), demands.get(*d).map(|d| d.key.clone())));
    let mut left = flows;
    for (sort, demand) in order {
        let Some(quota) = left.get_mut(sort) else { continue };
        let tags = pack(&mut piles, quota, size(demand));
        if let Some(slot) = given.get_mut(demand) {
            *slot = tags;
        }
    }
    given
}

/// Groups the demands that get devices into sorts with equal requirements.
fn sorts<'a>(demands: &[Demand<'a>]) -> Vec<Sort<'a>> {
    let mut by: BTreeMap<(&[usize], u8, Option<u32>), Sort<'a>> = BTreeMap::new();
    for (at, demand) in demands.iter().enumerate().filter(|(_, d)| d.count() > 0) {
        let key = (demand.suits, place(demand.line.least_grade), demand.line.least_ram_mb);
        let sort = by.entry(key).or_insert_with(|| Sort { suits: demand.suits, from: BTreeMap::new(), demands: Vec::new() });
        for (class, n) in demand.from {
            *sort.from.entry(*class).or_default() += n;
        }
        sort.demands.push(at);
    }
    by.into_values().collect()
}

/// Solves the transportation problem: how many devices of each class each sort of line gets, at the lowest total cost. `None` when the
/// solver fails or its rounded solution does not fit.
fn transport(classes: &[Class<'_>], demands: &[Demand<'_>], sorts: &[Sort<'_>]) -> Option<Vec<BTreeMap<usize, u32>>> {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let mut of_class: BTreeMap<usize, Vec<(Variable, f64)>> = BTreeMap::new();
    let mut variables: Vec<Vec<(usize, Variable)>> = Vec::with_capacity(sorts.len());
    for sort in sorts {
        let line = demands.get(*sort.demands.first()?)?.line;
        let mut row = Vec::with_capacity(sort.suits.len());
        for class in sort.suits {
            let sample = classes.get(*class)?.sample;
            let variable = problem.add_var(f64::from(waste(sample, line)), (0.0, f64::INFINITY));
            of_class.entry(*class).or_default().push((variable, 1.0));
            row.push((*class, variable));
        }
        let wanted: u32 = sort.from.values().sum();
        let terms: Vec<(Variable, f64)> = row.iter().map(|(_, v)| (*v, 1.0)).collect();
        problem.add_constraint(terms.as_slice(), ComparisonOp::Eq, f64::from(wanted));
        variables.push(row);
    }
    for (class, terms) in &of_class {
        let there = u32::try_from(classes.get(*class)?.devices.len()).ok()?;
        problem.add_constraint(terms.as_slice(), ComparisonOp::Le, f64::from(there));
    }
    if sorts.is_empty() {
        return Some(Vec::new());
    }
    let solution = match problem.solve() {
        Ok(outcome) => outcome.into_solution().ok()?,
        Err(error) => {
            tracing::warn!(%error, "the transport problem was not solved; the split's own devices are used");
            return None;
        }
    };
    let flows: Vec<BTreeMap<usize, u32>> = variables
        .iter()
        .map(|row| row.iter().map(|(class, v)| (*class, whole(solution.var_value(*v)))).filter(|(_, n)| *n > 0).collect())
        .collect();
    fits(classes, sorts, &flows).then_some(flows)
}

/// Rounds a value of the solver. `fits` checks the rounded solution afterwards.
fn whole(value: f64) -> u32 {
    let text = format!("{:.0}", value.clamp(0.0, 4.0e9));
    text.parse().unwrap_or(0)
}

/// Whether a solution gives each sort exactly its number of devices and takes no more from a class than it holds.
fn fits(classes: &[Class<'_>], sorts: &[Sort<'_>], flows: &[BTreeMap<usize, u32>]) -> bool {
    let mut used: BTreeMap<usize, u64> = BTreeMap::new();
    flows.iter().flatten().for_each(|(class, n)| *used.entry(*class).or_default() += u64::from(*n));
    let there = |class: &usize| classes.get(*class).map_or(0, |c| u64::try_from(c.devices.len()).unwrap_or(0));
    let sums = sorts.iter().zip(flows).all(|(s, f)| s.from.values().sum::<u32>() == f.values().sum::<u32>());
    sums && used.iter().all(|(class, n)| *n <= there(class))
}

/// The remaining devices by class and model. Each pile is in reverse order of location, so that `pop` follows the shelves.
type Piles = BTreeMap<usize, BTreeMap<String, Vec<Tag>>>;

fn piles(classes: &[Class<'_>]) -> Piles {
    let mut piles = Piles::new();
    for (at, class) in classes.iter().enumerate() {
        let mut devices: Vec<&&Device> = class.devices.iter().collect();
        // Reversed, because `pack` takes from the end.
        devices.sort_by_key(|d| Reverse((d.location.clone(), d.tag)));
        for device in devices {
            piles.entry(at).or_default().entry(device.specification.name()).or_default().push(device.tag);
        }
    }
    piles
}

/// Takes `count` devices from the piles, at most `quota` per class. Preference: models already taken for this line, then the smallest pile
/// that is large enough, else the largest.
fn pack(piles: &mut Piles, quota: &mut BTreeMap<usize, u32>, count: u32) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut models: BTreeSet<String> = BTreeSet::new();
    let mut missing = count;
    while missing > 0 {
        let mut best: Option<(bool, bool, Reverse<u32>, u32, usize, String)> = None;
        for (class, may) in quota.iter().filter(|(_, may)| **may > 0) {
            for (model, pile) in piles.get(class).into_iter().flatten().filter(|(_, p)| !p.is_empty()) {
                let there = u32::try_from(pile.len()).unwrap_or(u32::MAX).min(*may);
                let enough = there >= missing;
                // Prefer the smallest among sufficient piles, the largest among the others.
                let small = Reverse(if enough { there } else { 0 });
                let large = if enough { 0 } else { there };
                let this = (models.contains(model), enough, small, large, *class, model.clone());
                let better = best.as_ref().is_none_or(|b| {
                    (this.0, this.1, this.2, this.3) > (b.0, b.1, b.2, b.3)
                        || ((this.0, this.1, this.2, this.3) == (b.0, b.1, b.2, b.3) && (this.4, &this.5) < (b.4, &b.5))
                });
                if better {
                    best = Some(this);
                }
            }
        }
        let Some((.., class, model)) = best else { break };
        let may = quota.get(&class).copied().unwrap_or(0);
        let Some(pile) = piles.get_mut(&class).and_then(|p| p.get_mut(&model)) else { break };
        let take = missing.min(may).min(u32::try_from(pile.len()).unwrap_or(u32::MAX));
        for _ in 0..take {
            tags.extend(pile.pop());
        }
        if let Some(may) = quota.get_mut(&class) {
            *may = may.saturating_sub(take);
        }
        missing = missing.saturating_sub(take);
        models.insert(model);
    }
    tags.sort();
    tags
}
