//! The fair split: shares devices out among needs when there are not enough. It proposes and never decides.
//!
//! The published rule, version 1: *weighted max-min fairness on the share of each need that is served*. The next device goes to the need
//! whose served share, divided by its weight, is the smallest. A need that can get nothing more drops out and the others continue. Devices
//! are indivisible; a need gets at least its minimum useful lot or nothing. Ties go to the step that covers more of a need, then to a draw
//! from a recorded seed, never to the order of entry. A need is what one organisation needs of one kind of device, however many requests it
//! is spread over: splitting a request gains nothing, and what is asked beyond the need does not count. Devices granted earlier for a need
//! count as served.
//!
//! The split is a flow network: device classes on one side, request lines on the other. An augmenting path may move a device from one line
//! to another that it suits as well.

use crate::domain::text_enum::text_enum;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap, VecDeque};

/// Version of the rule. Raise it when the same input may give another split.
pub const RULE_VERSION: u32 = 1;

/// What one request line asks: a number of devices from the classes that suit it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Want {
    /// Devices asked for.
    pub quantity: u32,
    /// Indexes of the device classes that suit the line, each once.
    pub suits: Vec<usize>,
}

/// What one organisation needs of one kind of device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// Identifies the need and determines its draw, independently of its index.
    pub key: String,
    /// Devices needed; anything asked beyond is not served.
    pub need: u32,
    /// Devices already granted for this need: its served share starts there.
    pub had: u32,
    /// Weight in thousandths; 1,000 is neutral. At least 1.
    pub weight: u32,
    /// Minimum useful lot: at least 1, at most the need.
    pub lot: u32,
    /// The lines of its requests.
    pub wants: Vec<Want>,
}

text_enum! {
    /// Why a need got no more devices.
    Stopped {
        /// The need is fully served.
        Served => "served",
        /// Every request line is full: less was asked than needed.
        Asked => "asked",
        /// No suitable device was left when its turn came.
        NothingLeft => "nothing_left",
        /// Fewer were left than its minimum useful lot.
        LotTooLarge => "lot_too_large",
    }
}

/// The result for one need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// Devices given in this split.
    pub given: u32,
    /// For each want: how many devices it gets from each class, by class index.
    pub from: Vec<BTreeMap<usize, u32>>,
    /// Why it got no more.
    pub stopped: Stopped,
}

/// A request line in the network.
struct Line {
    need: usize,
    quantity: u32,
    given: u32,
    suits: Vec<usize>,
    from: BTreeMap<usize, u32>,
}

/// How the search reached a line: from the need itself, by giving up a unit of a class, or as a sibling of a line that gives one up.
#[derive(Clone, Copy, Debug)]
enum Predecessor {
    Start,
    GivesUp(usize),
    Sibling(usize),
}

/// The flow network: device classes on one side, request lines on the other.
struct Network {
    free: Vec<u32>,
    lines: Vec<Line>,
    /// The lines of each need, by need index.
    of: Vec<Vec<usize>>,
    /// For each class, the lines that take from it and how many; ordered, so that the same input is searched in the same order.
    users: Vec<BTreeMap<usize, u32>>,
    /// Classes from which no unit can be freed any more.
    dead: Vec<bool>,
    /// Changes made since `give_all` started, so that a lot that does not fit can be undone: line, class, added or removed.
    done: Vec<(usize, usize, bool)>,
}

impl Network {
    fn new(free: &[u32], needs: &[Need]) -> Self {
        let mut lines = Vec::new();
        let mut of = Vec::with_capacity(needs.len());
        for (place, need) in needs.iter().enumerate() {
            let from = lines.len();
            lines.extend(need.wants.iter().map(|want| Line {
                need: place,
                quantity: want.quantity,
                given: 0,
                suits: want.suits.iter().copied().filter(|c| *c < free.len()).collect(),
                from: BTreeMap::new(),
            }));
            of.push((from..lines.len()).collect());
        }
        Self { free: free.to_vec(), lines, of, users: vec![BTreeMap::new(); free.len()], dead: vec![false; free.len()], done: Vec::new() }
    }

    fn line(&self, place: usize) -> Option<&Line> {
        self.lines.get(place)
    }

    /// Adds or removes one unit of a class for a line.
    fn shift(&mut self, line: usize, class: usize, more: bool) {
        let change = |n: &mut u32| *n = if more { n.saturating_add(1) } else { n.saturating_sub(1) };
        if let Some(l) = self.lines.get_mut(line) {
            change(&mut l.given);
            change(l.from.entry(class).or_default());
            l.from.retain(|_, n| *n > 0);
        }
        if let Some(users) = self.users.get_mut(class) {
            change(users.entry(line).or_default());
            users.retain(|_, n| *n > 0);
        }
        self.done.push((line, class, more));
    }

    /// Gives a need one more device, moving other lines to devices that suit them as well where that makes room. Returns false when there
    /// is no such path.
    fn give(&mut self, need: usize) -> bool {
        let mut came: Vec<Option<Predecessor>> = vec![None; self.lines.len()];
        let mut by: Vec<Option<usize>> = vec![None; self.free.len()];
        let mut queue = VecDeque::new();
        for line in self.of.get(need).into_iter().flatten().copied() {
            if self.line(line).is_some_and(|l| l.given < l.quantity) {
                if let Some(slot) = came.get_mut(line) {
                    *slot = Some(Predecessor::Start);
                }
                queue.push_back(line);
            }
        }
        while let Some(line) = queue.pop_front() {
            let Some(here) = self.line(line) else { continue };
            let own = here.need;
            for class in here.suits.clone() {
                let seen = by.get(class).is_none_or(Option::is_some) || self.dead.get(class).copied().unwrap_or(true);
                if seen {
                    continue;
                }
                if let Some(slot) = by.get_mut(class) {
                    *slot = Some(line);
                }
                if self.free.get(class).is_some_and(|n| *n > 0) {
                    self.walk_back(class, &by, &came);
                    return true;
                }
                let users: Vec<usize> = self.users.get(class).map(|u| u.keys().copied().collect()).unwrap_or_default();
                for user in users {
                    reach(&mut came, &mut queue, user, Predecessor::GivesUp(class));
                    let Some(theirs) = self.line(user).map(|l| l.need) else { continue };
                    for sibling in self.of.get(theirs).into_iter().flatten().copied() {
                        if sibling != user && theirs != own && self.line(sibling).is_some_and(|l| l.given < l.quantity) {
                            reach(&mut came, &mut queue, sibling, Predecessor::Sibling(user));
                        }
                    }
                }
            }
        }
        // Every class reached is exhausted, and no line that takes from it can switch: that does not change later.
        for (class, reached) in by.iter().enumerate() {
            if let (Some(_), Some(dead)) = (reached, self.dead.get_mut(class)) {
                *dead = true;
            }
        }
        false
    }

    fn walk_back(&mut self, end: usize, by: &[Option<usize>], came: &[Option<Predecessor>]) {
        if let Some(free) = self.free.get_mut(end) {
            *free = free.saturating_sub(1);
        }
        let mut class = end;
        // A path passes each class at most once.
        for _ in 0..=by.len() {
            let Some(line) = by.get(class).copied().flatten() else { return };
            self.shift(line, class, true);
            let giver = match came.get(line).copied().flatten() {
                Some(Predecessor::GivesUp(from)) => (line, from),
                Some(Predecessor::Sibling(user)) => match came.get(user).copied().flatten() {
                    Some(Predecessor::GivesUp(from)) => (user, from),
                    _ => return,
                },
                _ => return,
            };
            self.shift(giver.0, giver.1, false);
            class = giver.1;
        }
    }
}

fn reach(came: &mut [Option<Predecessor>], queue: &mut VecDeque<usize>, line: usize, how: Predecessor) {
    if let Some(slot @ None) = came.get_mut(line) {
        *slot = Some(how);
        queue.push_back(line);
    }
}

/// A need in the queue. The smallest weighted share comes first.
#[derive(PartialEq, Eq)]
struct Turn {
    need: usize,
    given: u64,
    step: u64,
    /// Weight times need: the divisor of the share.
    against: u64,
    draw: u64,
}

impl Ord for Turn {
    fn cmp(&self, other: &Self) -> Ordering {
        let share = |a: u64, b: u64| u128::from(a) * u128::from(b);
        // `BinaryHeap` pops the greatest element, so the need to serve next compares as greater.
        share(other.given, self.against)
            .cmp(&share(self.given, other.against))
            // On equal shares, prefer the step that covers more of its need.
            .then_with(|| share(self.step, other.against).cmp(&share(other.step, self.against)))
            .then_with(|| other.draw.cmp(&self.draw))
            .then_with(|| other.need.cmp(&self.need))
    }
}

impl PartialOrd for Turn {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The draw of a key for a seed: reproducible for ever and independent of the order of entry.
fn drawn(key: &str, seed: u64) -> u64 {
    // FNV-1a over the key, mixed with the seed by SplitMix64.
    let hash = key.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    let mut z = hash ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Splits devices among needs. `free` is the number of devices in each class; the result has one share per need, in the same order. The
/// order of the needs and of their wants does not affect how many each gets.
#[must_use]
pub fn split(free: &[u32], needs: &[Need], seed: u64) -> Vec<Share> {
    let mut network = Network::new(free, needs);
    let mut given = vec![0_u32; needs.len()];
    let mut stopped: Vec<Option<Stopped>> = vec![None; needs.len()];
    let mut turns: BinaryHeap<Turn> = BinaryHeap::new();
    let lot = |need: &Need, most: u32| need.lot.clamp(1, need.need.max(1)).min(most.max(1));
    for (place, need) in needs.iter().enumerate() {
        let asked = need.wants.iter().fold(0_u32, |sum, want| sum.saturating_add(want.quantity));
        let against = u64::from(need.weight.max(1)).saturating_mul(u64::from(need.need.max(1)));
        let step = if need.had == 0 { u64::from(lot(need, asked)) } else { 1 };
        let turn = Turn { need: place, given: u64::from(need.had), step, against, draw: drawn(&need.key, seed) };
        turns.push(turn);
    }
    while let Some(turn) = turns.pop() {
        let Some(need) = needs.get(turn.need) else { continue };
        let Some(have) = given.get(turn.need).copied() else { continue };
        let asked = need.wants.iter().fold(0_u32, |sum, want| sum.saturating_add(want.quantity));
        let wanted = need.need.saturating_sub(need.had);
        let most = wanted.min(asked);
        let first = have == 0 && need.had == 0;
        let why = if have >= wanted {
            Some(Stopped::Served)
        } else if have >= most {
            Some(Stopped::Asked)
        } else {
            let step = if first { lot(need, most) } else { 1 };
            match network.give_all(turn.need, step) {
                true => {
                    if let Some(slot) = given.get_mut(turn.need) {
                        *slot = have.saturating_add(step);
                    }
                    turns.push(Turn { given: turn.given.saturating_add(u64::from(step)), step: 1, ..turn });
                    None
                }
                false if first && step > 1 => Some(Stopped::LotTooLarge),
                false => Some(Stopped::NothingLeft),
            }
        };
        if let Some(slot) = stopped.get_mut(turn.need) {
            *slot = why;
        }
    }
    let share = |place: usize| {
        let from = network.of.get(place).into_iter().flatten();
        let from = from.map(|line| network.line(*line).map(|l| l.from.clone()).unwrap_or_default()).collect();
        let why = stopped.get(place).copied().flatten().unwrap_or(Stopped::NothingLeft);
        Share { given: given.get(place).copied().unwrap_or(0), from, stopped: why }
    };
    (0..needs.len()).map(share).collect()
}

impl Network {
    /// Gives a need `many` devices at once, or none.
    fn give_all(&mut self, need: usize, many: u32) -> bool {
        self.done.clear();
        let (dead, free) = (self.dead.clone(), self.free.clone());
        for _ in 0..many {
            if !self.give(need) {
                if many > 1 {
                    for (line, class, more) in std::mem::take(&mut self.done).into_iter().rev() {
                        self.shift(line, class, !more);
                    }
                    // Undo the lot: classes may have been exhausted only because of it.
                    (self.dead, self.free) = (dead, free);
                }
                return false;
            }
        }
        true
    }
}
