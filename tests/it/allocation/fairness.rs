//! Guards the properties that the published fairness rule promises, on random needs and stocks, against an independent oracle.

use proptest::prelude::*;
use reprise::domain::allocation::fairness::{Need, Share, Stopped, Want, split};
use std::collections::{BTreeMap, VecDeque};

/// Whether these amounts for each need are feasible: a plain maximum-flow search, independent of the rule under test.
fn can_be(free: &[u32], needs: &[Need], given: &[u32]) -> bool {
    // Nodes of the flow graph: source, needs, wants, classes, sink.
    let wants: Vec<(usize, &Want)> = needs.iter().enumerate().flat_map(|(n, need)| need.wants.iter().map(move |w| (n, w))).collect();
    let (w0, c0) = (1 + needs.len(), 1 + needs.len() + wants.len());
    let sink = c0 + free.len();
    let mut cap: BTreeMap<(usize, usize), i64> = BTreeMap::new();
    for (n, g) in given.iter().enumerate() {
        cap.insert((0, 1 + n), i64::from(*g));
    }
    for (w, (n, want)) in wants.iter().enumerate() {
        cap.insert((1 + n, w0 + w), i64::from(want.quantity));
        for c in &want.suits {
            cap.insert((w0 + w, c0 + c), i64::from(want.quantity));
        }
    }
    for (c, n) in free.iter().enumerate() {
        cap.insert((c0 + c, sink), i64::from(*n));
    }
    let mut flow = 0;
    loop {
        let mut from: Vec<Option<usize>> = vec![None; sink + 1];
        let mut queue = VecDeque::from([0]);
        while let Some(at) = queue.pop_front() {
            for to in 1..=sink {
                if from[to].is_none() && to != 0 && cap.get(&(at, to)).copied().unwrap_or(0) > 0 {
                    from[to] = Some(at);
                    queue.push_back(to);
                }
            }
        }
        if from[sink].is_none() {
            break;
        }
        let mut at = sink;
        while at != 0 {
            let before = from[at].unwrap();
            *cap.get_mut(&(before, at)).unwrap() -= 1;
            *cap.entry((at, before)).or_default() += 1;
            at = before;
        }
        flow += 1;
    }
    flow == i64::from(given.iter().sum::<u32>())
}

fn given(shares: &[Share]) -> Vec<u32> {
    shares.iter().map(|s| s.given).collect()
}

fn against(need: &Need) -> u64 {
    u64::from(need.weight) * u64::from(need.need)
}

/// Whether the share of `a` with `x` devices is at most the share of `b` with `y` devices.
fn at_most(a: &Need, x: u32, b: &Need, y: u32) -> bool {
    u64::from(x) * against(b) <= u64::from(y) * against(a)
}

fn a_want(classes: usize) -> impl Strategy<Value = Want> {
    (1_u32..7, proptest::collection::btree_set(0..classes, 1..=classes))
        .prop_map(|(quantity, suits)| Want { quantity, suits: suits.into_iter().collect() })
}

fn a_need(classes: usize, lots: bool) -> impl Strategy<Value = (u32, u32, u32, u32, Vec<Want>)> {
    let lot = if lots { 1_u32..5 } else { 1..2 };
    (1_u32..9, 0_u32..4, prop::sample::select(vec![500_u32, 1_000, 1_500]), lot, proptest::collection::vec(a_want(classes), 1..4))
}

/// Strategy for free stock per class, needs with distinct keys, and a seed.
fn a_case(lots: bool) -> impl Strategy<Value = (Vec<u32>, Vec<Need>, u64)> {
    (1_usize..5).prop_flat_map(move |classes| {
        let free = proptest::collection::vec(0_u32..9, classes);
        let needs = proptest::collection::vec(a_need(classes, lots), 1..7);
        (free, needs, any::<u64>()).prop_map(|(free, needs, seed)| {
            let need = |(place, (need, had, weight, lot, wants)): (usize, (u32, u32, u32, u32, Vec<Want>))| Need {
                key: format!("org-{place}"),
                need,
                had: had.min(need),
                weight,
                lot: lot.min(need),
                wants,
            };
            (free, needs.into_iter().enumerate().map(need).collect(), seed)
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Max-min fairness: no share can grow without lowering a smaller or equal one.
    #[test]
    fn nobody_s_share_can_be_raised_without_lowering_a_smaller_one((free, needs, seed) in a_case(false)) {
        let shares = split(&free, &needs, seed);
        let x = given(&shares);
        prop_assert!(can_be(&free, &needs, &x));
        for (i, need) in needs.iter().enumerate() {
            let asked: u32 = need.wants.iter().map(|w| w.quantity).sum();
            let most = (need.need - need.had).min(asked);
            prop_assert!(x[i] <= most);
            if x[i] == most {
                continue;
            }
            prop_assert_eq!(shares[i].stopped, Stopped::NothingLeft);
            let mut more = x.clone();
            more[i] += 1;
            prop_assert!(!can_be(&free, &needs, &more), "one more was there for the taking");
            for (j, other) in needs.iter().enumerate().filter(|(j, _)| *j != i && x[*j] > 0) {
                let mut moved = more.clone();
                moved[j] -= 1;
                if can_be(&free, &needs, &moved) {
                    // The shares may differ by the one device that the other need got last.
                    prop_assert!(at_most(other, other.had + x[j] - 1, need, need.had + x[i]), "{i} has {} of {}, {j} has {} of {}", x[i], need.need, x[j], other.need);
                }
            }
        }
    }

    /// The split gives only free devices of a class that the need accepts.
    #[test]
    fn what_is_given_is_there_and_suits((free, needs, seed) in a_case(true)) {
        let shares = split(&free, &needs, seed);
        let mut taken = vec![0; free.len()];
        for (need, share) in needs.iter().zip(&shares) {
            prop_assert_eq!(share.from.len(), need.wants.len());
            let sum: u32 = share.from.iter().flat_map(|f| f.values()).sum();
            prop_assert_eq!(sum, share.given);
            for (want, from) in need.wants.iter().zip(&share.from) {
                prop_assert!(from.values().sum::<u32>() <= want.quantity);
                for (class, n) in from {
                    prop_assert!(want.suits.contains(class));
                    taken[*class] += n;
                }
            }
            let asked: u32 = need.wants.iter().map(|w| w.quantity).sum();
            prop_assert!(need.had > 0 || share.given == 0 || share.given >= need.lot.min(need.need).min(asked), "less than is of use");
        }
        prop_assert!(taken.iter().zip(&free).all(|(t, f)| t <= f));
    }

    /// With more stock, nobody gets less.
    #[test]
    fn more_stock_lowers_nobody((free, needs, seed) in a_case(false), class in 0_usize..5) {
        let before = given(&split(&free, &needs, seed));
        let mut more = free.clone();
        let class = class % free.len();
        more[class] += 1;
        let after = given(&split(&more, &needs, seed));
        prop_assert!(before.iter().zip(&after).all(|(b, a)| a >= b), "{before:?} {after:?}");
    }

    /// With minimum lots, more stock lowers nobody by more than the largest lot.
    #[test]
    fn more_stock_lowers_nobody_by_more_than_a_lot((free, needs, seed) in a_case(true), class in 0_usize..5) {
        let before = given(&split(&free, &needs, seed));
        let mut more = free.clone();
        let class = class % free.len();
        more[class] += 1;
        let after = given(&split(&more, &needs, seed));
        let lot = needs.iter().map(|n| n.lot).max().unwrap();
        prop_assert!(before.iter().zip(&after).all(|(b, a)| a + lot >= *b), "{before:?} {after:?}");
    }

    /// The split does not depend on the order in which needs are entered.
    #[test]
    fn the_order_of_entry_changes_nothing((free, needs, seed) in a_case(true), turn in 0_usize..7) {
        let before: BTreeMap<String, u32> = needs.iter().map(|n| n.key.clone()).zip(given(&split(&free, &needs, seed))).collect();
        let mut other = needs.clone();
        let by = turn % other.len();
        other.rotate_left(by);
        other.iter_mut().for_each(|n| n.wants.reverse());
        let after: BTreeMap<String, u32> = other.iter().map(|n| n.key.clone()).zip(given(&split(&free, &other, seed))).collect();
        prop_assert_eq!(before, after);
    }

    /// Splitting a need over two requests gains nothing.
    #[test]
    fn to_write_a_need_in_two_requests_gains_nothing((free, needs, seed) in a_case(true), which in 0_usize..7) {
        let before = given(&split(&free, &needs, seed));
        let mut other = needs.clone();
        let place = which % other.len();
        let cut: Vec<Want> = other[place].wants.iter().filter(|w| w.quantity > 1).map(|w| Want { quantity: w.quantity / 2, suits: w.suits.clone() }).collect();
        for want in other[place].wants.iter_mut().filter(|w| w.quantity > 1) {
            want.quantity -= want.quantity / 2;
        }
        other[place].wants.extend(cut);
        prop_assert_eq!(before, given(&split(&free, &other, seed)));
    }

    /// Asking for more than the need gains nothing.
    #[test]
    fn to_ask_beyond_the_need_gains_nothing((free, needs, seed) in a_case(true), which in 0_usize..7, more in 1_u32..1_000_000_000) {
        let mut plain = needs.clone();
        let place = which % plain.len();
        let need = plain[place].need - plain[place].had;
        for want in &mut plain[place].wants {
            want.quantity = need;
        }
        let before = given(&split(&free, &plain, seed));
        let mut greedy = plain.clone();
        for want in &mut greedy[place].wants {
            want.quantity = want.quantity.saturating_add(more);
        }
        prop_assert_eq!(before, given(&split(&free, &greedy, seed)));
    }

    /// The split is deterministic for an input and a seed.
    #[test]
    fn the_same_input_and_seed_give_the_same_split((free, needs, seed) in a_case(true)) {
        prop_assert_eq!(split(&free, &needs, seed), split(&free, &needs, seed));
    }
}

/// The worked example of the published rule: forty laptops for a need of ninety.
#[test]
fn forty_laptops_for_ninety_are_split_as_the_rule_says() {
    let need = |key: &str, need, weight| Need {
        key: key.to_owned(),
        need,
        had: 0,
        weight,
        lot: 1,
        wants: vec![Want { quantity: need, suits: vec![0] }],
    };
    let needs = [need("a", 50, 1_000), need("b", 30, 1_000), need("c", 10, 1_000)];
    // Four ninths of each need: 22.2, 13.3, 4.4. The remaining device goes where it covers the largest part of a need.
    assert_eq!(given(&split(&[40], &needs, 1)), [22, 13, 5]);
    // Twice the weight gives twice the share, up to the need.
    let needs = [need("a", 40, 1_000), need("b", 40, 2_000)];
    assert_eq!(given(&split(&[30], &needs, 1)), [10, 20]);
    assert_eq!(given(&split(&[60], &needs, 1)), [20, 40]);
    // No stock, and no needs.
    assert_eq!(given(&split(&[0], &needs, 1)), [0, 0]);
    assert_eq!(split(&[5], &[], 1), []);
}
