//! Claims (open request lines) and the needs they add up to. The unit of fairness is the need of one organisation for one kind of device,
//! whatever number of requests it is spread over. Its weight comes from the operator's published policy.

use crate::domain::device::kind::Kind;
use crate::domain::id::OrganisationId;
use crate::domain::number::Number;
use crate::domain::request::programme::Audience;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Policy weights that rank needs against each other, in hundredths: 100 is neutral. No law sets them; they are versioned and published
/// with the policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Weights {
    /// Weight per audience; an audience not listed weighs 100.
    pub audiences: BTreeMap<Audience, u16>,
    /// Weight per action of the plan, by action number; an action not listed weighs 100.
    pub actions: BTreeMap<String, u16>,
    /// Hundredths added for each full month (30 days) a request has waited.
    pub waiting_per_month: u16,
    /// Maximum that waiting adds.
    pub waiting_most: u16,
    /// How many months back earlier receipts count.
    pub earlier_months: u16,
    /// Weight factor of an organisation that received at least its need within `earlier_months`. The factor falls linearly from 100 to this
    /// value.
    pub earlier_least: u16,
    /// How many people share one device of a kind; a kind not listed is for one person.
    pub people_per_device: BTreeMap<Kind, u16>,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            audiences: BTreeMap::new(),
            actions: BTreeMap::new(),
            waiting_per_month: 5,
            waiting_most: 50,
            earlier_months: 24,
            earlier_least: 50,
            people_per_device: BTreeMap::from([(Kind::Printer, 20), (Kind::Whiteboard, 20), (Kind::Server, 100)]),
        }
    }
}

impl Weights {
    /// Upper bound of a weight, in hundredths.
    pub const MOST: u16 = 1_000;

    /// Whether these are the default weights. Defaults are not serialised, so that policies older than the weights keep their stored form.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }

    /// Lower and upper bound of a weight, by its setting name: `audience_…`, `action_…`, `people_…`, or the field name.
    #[must_use]
    pub fn bounds(field: &str) -> (u16, u16) {
        match field {
            "waiting_per_month" | "waiting_most" => (0, Self::MOST),
            "earlier_months" => (0, 240),
            "earlier_least" => (1, 100),
            _ if field.starts_with("people_") => (1, 10_000),
            _ => (1, Self::MOST),
        }
    }

    /// The weights outside their bounds: setting name, lower bound, upper bound.
    #[must_use]
    pub fn beyond(&self) -> Vec<(String, u16, u16)> {
        let audiences = self.audiences.iter().map(|(a, n)| (format!("audience_{a}"), *n));
        let actions = self.actions.iter().map(|(a, n)| (format!("action_{a}"), *n));
        let people = self.people_per_device.iter().map(|(kind, n)| (format!("people_{kind}"), *n));
        let own = [
            ("waiting_per_month", self.waiting_per_month),
            ("waiting_most", self.waiting_most),
            ("earlier_months", self.earlier_months),
            ("earlier_least", self.earlier_least),
        ];
        let all = audiences.chain(actions).chain(people).chain(own.map(|(name, n)| (name.to_owned(), n)));
        all.filter_map(|(name, n)| {
            let (least, most) = Self::bounds(&name);
            (!(least..=most).contains(&n)).then_some((name, least, most))
        })
        .collect()
    }

    /// Whether every weight is within its bounds.
    #[must_use]
    pub fn are_sound(&self) -> bool {
        self.beyond().is_empty()
    }
}

/// The open part of one request line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    pub request: Number,
    /// Index of the line, from 0.
    pub line: u32,
    pub organisation: OrganisationId,
    pub kind: Kind,
    /// Devices still asked for.
    pub open: u32,
    /// Devices already granted on this line.
    pub had: u32,
    /// Minimum useful lot; 1 when the request states none.
    pub lot: u32,
    pub action: String,
    pub audience: Audience,
    /// People the request serves; 0 when not stated.
    pub people: u32,
    /// When the request started waiting.
    pub since: DateTime<Utc>,
}

/// The factors of one request's weight, in hundredths; `people` is a count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Factors {
    pub request: Number,
    /// Factor of its audience.
    pub audience: u16,
    /// Factor of its action.
    pub action: u16,
    /// Factor of its waiting time: 100 plus the increment.
    pub waiting: u16,
    /// People it serves: its share in the weight of the whole need.
    pub people: u32,
}

/// The need of one organisation for one kind, with its derivation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeightedNeed {
    pub organisation: OrganisationId,
    pub kind: Kind,
    /// Devices asked for in total, including those already granted.
    pub asked: u32,
    /// Most devices the served people can use; `None` when no request states how many people it serves.
    pub cap: Option<u32>,
    /// The need: `asked`, capped at `cap`.
    pub need: u32,
    /// Devices already granted.
    pub had: u32,
    /// Devices of this kind received within `earlier_months` for other requests.
    pub earlier: u32,
    /// Weight factor that results from `earlier`, in hundredths.
    pub earlier_factor: u16,
    /// Minimum useful lot: the largest of the claims, at most the need.
    pub lot: u32,
    /// Weight in thousandths.
    pub weight: u32,
    /// The weight factors of each request.
    pub factors: Vec<Factors>,
    /// Indexes of its claims in the input of `gather`.
    pub claims: Vec<usize>,
}

/// Groups claims into needs, ordered by organisation and kind. `earlier` is what an organisation already received of a kind for other
/// requests.
#[must_use]
pub fn gather(
    claims: &[Claim],
    earlier: &BTreeMap<(OrganisationId, Kind), u32>,
    weights: &Weights,
    now: DateTime<Utc>,
) -> Vec<WeightedNeed> {
    let mut by_need: BTreeMap<(OrganisationId, Kind), Vec<usize>> = BTreeMap::new();
    for (place, claim) in claims.iter().enumerate() {
        by_need.entry((claim.organisation.clone(), claim.kind)).or_default().push(place);
    }
    by_need.into_iter().map(|((who, kind), places)| one(who, kind, places, claims, earlier, weights, now)).collect()
}

fn one(
    organisation: OrganisationId,
    kind: Kind,
    places: Vec<usize>,
    claims: &[Claim],
    earlier: &BTreeMap<(OrganisationId, Kind), u32>,
    weights: &Weights,
    now: DateTime<Utc>,
) -> WeightedNeed {
    let of_it: Vec<&Claim> = places.iter().filter_map(|p| claims.get(*p)).collect();
    let sum = |n: &dyn Fn(&Claim) -> u32| of_it.iter().fold(0_u32, |all, c| all.saturating_add(n(c)));
    let had = sum(&|c| c.had);
    let asked = sum(&|c| c.open.saturating_add(c.had));
    // People of one audience are counted once, however many requests list them; different audiences are different people.
    let mut publics: BTreeMap<Audience, u32> = BTreeMap::new();
    for claim in &of_it {
        let most = publics.entry(claim.audience).or_default();
        *most = (*most).max(claim.people);
    }
    let people = publics.values().fold(0_u32, |all, n| all.saturating_add(*n));
    let share = u32::from(weights.people_per_device.get(&kind).copied().unwrap_or(1).max(1));
    let cap = (people > 0).then(|| people.div_ceil(share));
    let need = cap.map_or(asked, |cap| asked.min(cap));
    let mut factors: BTreeMap<Number, Factors> = BTreeMap::new();
    for claim in &of_it {
        factors.entry(claim.request).or_insert_with(|| factors_of(claim, weights, now));
    }
    let factors: Vec<Factors> = factors.into_values().collect();
    let received = earlier.get(&(organisation.clone(), kind)).copied().unwrap_or(0);
    let earlier_factor = fall(received, need, weights.earlier_least);
    let weight = weight_of(&factors, earlier_factor);
    let lot = of_it.iter().map(|c| c.lot).max().unwrap_or(1).clamp(1, need.max(1));
    WeightedNeed { organisation, kind, asked, cap, need, had, earlier: received, earlier_factor, lot, weight, factors, claims: places }
}

fn factors_of(claim: &Claim, weights: &Weights, now: DateTime<Utc>) -> Factors {
    let months = u16::try_from((now - claim.since).num_days().max(0) / 30).unwrap_or(u16::MAX);
    let added = weights.waiting_per_month.saturating_mul(months).min(weights.waiting_most);
    Factors {
        request: claim.request,
        audience: weights.audiences.get(&claim.audience).copied().unwrap_or(100).max(1),
        action: weights.actions.get(&claim.action).copied().unwrap_or(100).max(1),
        waiting: added.saturating_add(100),
        people: claim.people,
    }
}

/// Factor for earlier receipts: 100 for none, falling linearly to `least` when `received` reaches `need`.
fn fall(received: u32, need: u32, least: u16) -> u16 {
    let least = least.clamp(1, 100);
    let (received, need) = (u64::from(received.min(need)), u64::from(need.max(1)));
    let lost = u64::from(100 - least) * received / need;
    100 - u16::try_from(lost).unwrap_or(100).min(99)
}

/// Weight of a need in thousandths: the mean of the requests' weights, weighted by people served, times the factor for earlier receipts.
fn weight_of(factors: &[Factors], earlier: u16) -> u32 {
    let people = |f: &Factors| u128::from(f.people.max(1));
    let own = |f: &Factors| u128::from(f.audience) * u128::from(f.action) * u128::from(f.waiting);
    let all: u128 = factors.iter().map(people).sum();
    let sum: u128 = factors.iter().map(|f| own(f) * people(f)).sum();
    // Three factors in hundredths give millionths; the fourth is `earlier`.
    let thousandths = sum * u128::from(earlier) / all.max(1) / 100_000;
    u32::try_from(thousandths).unwrap_or(u32::MAX).max(1)
}

#[cfg(test)]
mod tests {
    use super::{Claim, WeightedNeed, Weights, gather};
    use crate::domain::device::kind::Kind;
    use crate::domain::id::OrganisationId;
    use crate::domain::number::{Number, Series};
    use crate::domain::request::programme::Audience;
    use chrono::{DateTime, Duration, TimeZone, Utc};
    use std::collections::BTreeMap;

    fn now() -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 11, 23, 9, 0, 0).unwrap()
    }

    fn claim(request: i64, line: u32, open: u32, people: u32) -> Claim {
        Claim {
            request: Number { series: Series::Request, year: 2026, place: request },
            line,
            organisation: OrganisationId::new("school"),
            kind: Kind::Laptop,
            open,
            had: 0,
            lot: 1,
            action: "47".to_owned(),
            audience: Audience::Young,
            people,
            since: now(),
        }
    }

    fn needs(claims: &[Claim], weights: &Weights) -> Vec<WeightedNeed> {
        gather(claims, &BTreeMap::new(), weights, now())
    }

    fn shape(claims: &[Claim], weights: &Weights) -> Vec<(u32, u32, u32)> {
        needs(claims, weights).iter().map(|n| (n.need, n.had, n.weight)).collect()
    }

    #[test]
    fn a_request_written_twice_is_the_same_need() {
        let weights = Weights { audiences: BTreeMap::from([(Audience::Seniors, 150)]), ..Weights::default() };
        let whole = shape(&[claim(1, 0, 30, 24)], &weights);
        assert_eq!(whole, [(24, 0, 1_000)]);
        assert_eq!(shape(&[claim(1, 0, 15, 24), claim(2, 0, 15, 24)], &weights), whole);
        assert_eq!(shape(&[claim(1, 0, 10, 24), claim(1, 1, 10, 24), claim(2, 0, 10, 24)], &weights), whole);
        // Asking for more changes neither the need nor the weight.
        assert_eq!(shape(&[claim(1, 0, 9_999, 24), claim(2, 0, 9_999, 24)], &weights), whole);
        // Half granted: the need stays whole, and half of it counts as served.
        assert_eq!(shape(&[Claim { open: 18, had: 12, ..claim(1, 0, 0, 24) }], &weights), [(24, 12, 1_000)]);
    }

    #[test]
    fn the_weight_is_what_the_published_choices_make_it() {
        let weights = Weights {
            audiences: BTreeMap::from([(Audience::Seniors, 150)]),
            actions: BTreeMap::from([("52".to_owned(), 120)]),
            ..Weights::default()
        };
        let seniors = Claim { audience: Audience::Seniors, action: "52".to_owned(), ..claim(1, 0, 10, 10) };
        assert_eq!(shape(std::slice::from_ref(&seniors), &weights), [(10, 0, 1_800)]);
        // Two audiences are different people; the weight lies between both, nearer to the larger.
        let young = claim(2, 0, 30, 30);
        assert_eq!(shape(&[seniors.clone(), young], &weights), [(40, 0, 1_200)]);
        let waited = |days| Claim { since: now() - Duration::days(days), ..claim(1, 0, 10, 10) };
        let weight = |days| shape(&[waited(days)], &weights)[0].2;
        assert_eq!(
            [weight(0), weight(29), weight(30), weight(299), weight(300), weight(4_000)],
            [1_000, 1_000, 1_050, 1_450, 1_500, 1_500]
        );
        // Earlier receipts lower the weight linearly, down to the minimum.
        let earlier = |n| BTreeMap::from([((OrganisationId::new("school"), Kind::Laptop), n)]);
        let after = |n| gather(&[claim(1, 0, 10, 10)], &earlier(n), &weights, now())[0].weight;
        assert_eq!([after(0), after(5), after(10), after(999)], [1_000, 750, 500, 500]);
    }

    #[test]
    fn a_printer_serves_a_classroom_and_silence_about_people_caps_nothing() {
        let printers = Claim { kind: Kind::Printer, ..claim(1, 0, 10, 24) };
        assert_eq!(shape(&[printers], &Weights::default())[0].0, 2);
        assert_eq!(needs(&[claim(1, 0, 10, 0)], &Weights::default())[0].cap, None);
        assert!(Weights::default().are_sound());
        assert!(!Weights { earlier_least: 0, ..Weights::default() }.are_sound());
        assert!(!Weights { audiences: BTreeMap::from([(Audience::Young, 0)]), ..Weights::default() }.are_sound());
    }
}
