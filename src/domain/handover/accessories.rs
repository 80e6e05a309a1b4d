//! Accessories that accompany a device: counted, not tracked individually. Until the act is signed, each device gets a proposed share of
//! what the request asks; a person's choice for a device replaces the proposal; a signed act is final.

use super::WithDevice;
use crate::domain::device::kind::Kind;
use crate::domain::device::tag::Tag;
use crate::domain::request::RequestLine;
use crate::domain::request::wants::{Accessory, AccessoryLine};
use std::collections::BTreeMap;

/// Maximum number of one accessory with one device.
pub const MOST_OF_A_SORT: u32 = 99;

impl Accessory {
    /// Whether the accessory is useful with a device of this kind.
    #[must_use]
    pub const fn goes_with(self, kind: Kind) -> bool {
        let is_held = matches!(kind, Kind::Laptop | Kind::Chromebook | Kind::Tablet);
        let is_worked_at = matches!(kind, Kind::Desktop | Kind::AllInOne | Kind::ThinClient);
        match self {
            Self::Adapter => true,
            Self::Charger => is_held || matches!(kind, Kind::Smartphone),
            Self::Keyboard | Self::Mouse => is_held || is_worked_at,
            Self::Headset => is_held || is_worked_at || matches!(kind, Kind::Smartphone),
            Self::Bag | Self::Dock => is_held,
            Self::ScreenLead => is_held || is_worked_at || matches!(kind, Kind::Monitor),
            Self::NetworkLead => is_held || is_worked_at || matches!(kind, Kind::Server | Kind::Printer | Kind::Other),
        }
    }
}

impl Accessory {
    /// Whether a device of this kind is useless without the accessory. Such devices come first while the accessory is scarce.
    #[must_use]
    pub const fn is_needed_by(self, kind: Kind) -> bool {
        match self {
            Self::Keyboard | Self::Mouse => matches!(kind, Kind::Desktop | Kind::AllInOne | Kind::ThinClient),
            _ => self.goes_with(kind),
        }
    }
}

/// Sums lines per accessory, in the order of the enumeration, leaving out zeros.
#[must_use]
pub fn summed<'a>(lines: impl IntoIterator<Item = &'a AccessoryLine>) -> Vec<AccessoryLine> {
    let mut sums: BTreeMap<Accessory, u32> = BTreeMap::new();
    for line in lines {
        let sum = sums.entry(line.accessory).or_default();
        *sum = sum.saturating_add(line.quantity);
    }
    sums.into_iter().filter(|(_, n)| *n > 0).map(|(accessory, quantity)| AccessoryLine { accessory, quantity }).collect()
}

/// Total quantity of one accessory.
#[must_use]
pub fn of_a_sort(lines: &[AccessoryLine], accessory: Accessory) -> u32 {
    lines.iter().filter(|l| l.accessory == accessory).fold(0, |sum, l| sum.saturating_add(l.quantity))
}

/// Subtracts `others` from `lines`, per accessory.
#[must_use]
pub fn without(lines: &[AccessoryLine], others: &[AccessoryLine]) -> Vec<AccessoryLine> {
    let left = |l: &AccessoryLine| AccessoryLine { quantity: l.quantity.saturating_sub(of_a_sort(others, l.accessory)), ..l.clone() };
    summed(&summed(lines).iter().map(left).collect::<Vec<_>>())
}

/// The accessories a request asks for, with what other acts already gave.
pub struct Asked<'a> {
    /// The request's device lines.
    pub lines: &'a [RequestLine],
    /// The accessories it asks for.
    pub accessories: &'a [AccessoryLine],
    /// Accessories given by its other acts.
    pub given: &'a [AccessoryLine],
}

/// The accessories of each device: what a person chose for it (`said`), otherwise its share of what the request asks, as long as that
/// lasts. The share is the requested quantity divided by the requested devices the accessory is useful with, so that a request served by
/// two acts gives each device the same.
#[must_use]
pub fn shared_out(asked: &Asked<'_>, said: &[WithDevice], devices: &[(Tag, Kind)]) -> Vec<WithDevice> {
    let said_of = |tag: Tag| said.iter().find(|w| w.tag == tag);
    let mut all: Vec<WithDevice> = devices
        .iter()
        .map(|(tag, _)| said_of(*tag).cloned().unwrap_or_else(|| WithDevice { tag: *tag, accessories: Vec::new() }))
        .collect();
    let spoken: Vec<AccessoryLine> = all.iter().flat_map(|w| w.accessories.clone()).collect();
    for line in summed(asked.accessories) {
        let sort = line.accessory;
        let wanted =
            |fits: &dyn Fn(Kind) -> bool| asked.lines.iter().filter(|l| fits(l.kind)).fold(0_u32, |sum, l| sum.saturating_add(l.quantity));
        // If the quantity does not exceed the devices that need the accessory, it is meant for those. If it is useful with nothing
        // requested, any device may have it.
        let (need, useful) = (wanted(&|kind| sort.is_needed_by(kind)), wanted(&|kind| sort.goes_with(kind)));
        let fits = |kind: Kind| match (line.quantity <= need, useful) {
            (true, _) => sort.is_needed_by(kind),
            (false, 0) => true,
            (false, _) => sort.goes_with(kind),
        };
        let wanted = wanted(&fits);
        let each = line.quantity.div_ceil(wanted.max(1)).min(MOST_OF_A_SORT);
        let gone = of_a_sort(asked.given, sort).saturating_add(of_a_sort(&spoken, sort));
        let mut left = line.quantity.saturating_sub(gone);
        // First the devices that are useless without it.
        for needed in [true, false] {
            for (with, (tag, kind)) in all.iter_mut().zip(devices).filter(|(_, (_, kind))| sort.is_needed_by(*kind) == needed) {
                let quantity = each.min(left);
                if quantity > 0 && fits(*kind) && said_of(*tag).is_none() {
                    with.accessories.push(AccessoryLine { accessory: sort, quantity });
                    left -= quantity;
                }
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::{Asked, WithDevice, shared_out, summed, without};
    use crate::domain::device::condition::Grade;
    use crate::domain::device::kind::Kind;
    use crate::domain::device::tag::Tag;
    use crate::domain::request::RequestLine;
    use crate::domain::request::wants::{Accessory, AccessoryLine};

    fn lines<const N: usize>(of: [(Accessory, u32); N]) -> Vec<AccessoryLine> {
        of.into_iter().map(|(accessory, quantity)| AccessoryLine { accessory, quantity }).collect()
    }

    fn tag(n: u64) -> Tag {
        Tag::from_bits(n)
    }

    /// The quantity of an accessory with each device.
    fn counts(all: &[WithDevice], accessory: Accessory) -> Vec<u32> {
        all.iter().map(|w| super::of_a_sort(&w.accessories, accessory)).collect()
    }

    #[test]
    fn what_was_asked_is_shared_out_as_long_as_it_lasts() {
        let wanted = [RequestLine::new(Kind::Laptop, 4, Grade::B), RequestLine::new(Kind::Monitor, 3, Grade::B)];
        let accessories = lines([(Accessory::Mouse, 4), (Accessory::Headset, 2), (Accessory::NetworkLead, 7), (Accessory::Bag, 1)]);
        let devices: Vec<(Tag, Kind)> =
            [Kind::Laptop, Kind::Monitor, Kind::Laptop, Kind::Laptop].into_iter().zip(1..).map(|(kind, n)| (tag(n), kind)).collect();
        let asked = Asked { lines: &wanted, accessories: &accessories, given: &[] };
        let all = shared_out(&asked, &[], &devices);
        assert_eq!(counts(&all, Accessory::Mouse), [1, 0, 1, 1], "a mouse is of no use with a screen");
        assert_eq!(counts(&all, Accessory::Headset), [1, 0, 1, 0], "there are two");
        assert_eq!(counts(&all, Accessory::NetworkLead), [2, 0, 2, 2], "seven for four: two each as long as they last");
        // What other acts gave is not given twice; a person's choice counts even when it is nothing, and then frees the share.
        let given = lines([(Accessory::Mouse, 3), (Accessory::Headset, 1)]);
        let asked = Asked { given: &given, ..asked };
        let said = [WithDevice { tag: tag(1), accessories: lines([(Accessory::Dock, 1)]) }];
        let all = shared_out(&asked, &said, &devices);
        assert_eq!(all.iter().map(|w| w.tag).collect::<Vec<_>>(), devices.iter().map(|(t, _)| *t).collect::<Vec<_>>());
        assert_eq!(counts(&all, Accessory::Mouse), [0, 0, 1, 0]);
        assert_eq!(counts(&all, Accessory::Headset), [0, 0, 1, 0]);
        assert_eq!(counts(&all, Accessory::Dock), [1, 0, 0, 0]);
        assert_eq!(counts(&all, Accessory::Bag), [0, 0, 1, 0]);
        let said = [WithDevice { tag: tag(3), accessories: lines([(Accessory::Mouse, 1)]) }];
        assert_eq!(
            counts(&shared_out(&asked, &said, &devices), Accessory::Mouse),
            [0, 0, 1, 0],
            "said for one, it is not there for another"
        );
        // As many keyboards as desktops go to the desktops, not to the laptops listed before them.
        let mixed = [RequestLine::new(Kind::Laptop, 3, Grade::B), RequestLine::new(Kind::Desktop, 2, Grade::B)];
        let kinds = [Kind::Laptop, Kind::Laptop, Kind::Desktop, Kind::Laptop, Kind::Desktop];
        let devices_of: Vec<(Tag, Kind)> = kinds.into_iter().zip(1..).map(|(kind, n)| (tag(n), kind)).collect();
        for (keyboards, expected) in [(2, [0, 0, 1, 0, 1]), (1, [0, 0, 1, 0, 0]), (5, [1, 1, 1, 1, 1]), (3, [1, 0, 1, 0, 1])] {
            let asked = Asked { lines: &mixed, accessories: &lines([(Accessory::Keyboard, keyboards)]), given: &[] };
            assert_eq!(counts(&shared_out(&asked, &[], &devices_of), Accessory::Keyboard), expected, "{keyboards}");
        }
        // Requested although useful with nothing requested, it goes to any device.
        let screens = [RequestLine::new(Kind::Monitor, 1, Grade::B)];
        let asked = Asked { lines: &screens, accessories: &lines([(Accessory::Mouse, 1)]), given: &[] };
        assert_eq!(counts(&shared_out(&asked, &[], &[(tag(2), Kind::Monitor)]), Accessory::Mouse), [1]);
    }

    #[test]
    fn lines_are_summed_and_taken_from_each_other() {
        let some = lines([(Accessory::Mouse, 1), (Accessory::Bag, 0), (Accessory::Charger, 2), (Accessory::Mouse, 2)]);
        assert_eq!(summed(&some), lines([(Accessory::Charger, 2), (Accessory::Mouse, 3)]));
        assert_eq!(without(&some, &lines([(Accessory::Mouse, 2), (Accessory::Charger, 9)])), lines([(Accessory::Mouse, 1)]));
    }
}
