//! The public catalogue: what is in stock and what soon will be, by kind, in bands. It reveals nothing about a single device, donor or
//! recipient, so anybody may read it.

use super::Partners;
use crate::desk::DeskError;
use crate::domain::device::Device;
use crate::domain::device::condition::Grade;
use crate::domain::device::kind::Kind;
use crate::domain::device::stage::Stage;
use crate::domain::device::support::judge::SupportView;
use crate::domain::text_enum::text_enum;
use crate::store;
use chrono::Datelike;
use std::collections::BTreeMap;

text_enum! {
    /// Approximate number: exact numbers change hourly and would be read as a promise.
    Band {
        /// One to five.
        Few => "few",
        /// Six to twenty.
        Some => "some",
        /// Twenty-one to fifty.
        Many => "many",
        /// Fifty-one to two hundred.
        Plenty => "plenty",
        /// More than two hundred.
        Most => "most",
    }
}

impl Band {
    /// The band of a number; none for zero.
    #[must_use]
    pub const fn for_count(n: usize) -> Option<Self> {
        match n {
            0 => None,
            1..=5 => Some(Self::Few),
            6..=20 => Some(Self::Some),
            21..=50 => Some(Self::Many),
            51..=200 => Some(Self::Plenty),
            _ => Some(Self::Most),
        }
    }
}

/// One kind of device in the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub kind: Kind,
    /// Bands in stock, by grade, best first.
    pub in_stock: Vec<(Grade, Band)>,
    /// Of those in stock: bands by the year until which a supported system is known to run, the latest first; then those of which it is not
    /// known. Empty for a kind that runs no system.
    pub supported: Vec<(Option<i32>, Band)>,
    /// Received or in the workshop; none for zero.
    pub soon: Option<Band>,
}

/// How many devices run a supported system until which year.
fn supported(devices: &[Device], view: SupportView<'_>) -> Vec<(Option<i32>, Band)> {
    let mut years: BTreeMap<std::cmp::Reverse<Option<i32>>, usize> = BTreeMap::new();
    for outlook in devices.iter().map(|d| view.outlook(d)).filter(|o| !o.can_run.is_empty()) {
        *years.entry(std::cmp::Reverse(outlook.until().map(|day| day.year()))).or_default() += 1;
    }
    years.into_iter().filter_map(|(year, n)| Some((year.0, Band::for_count(n)?))).collect()
}

impl Partners<'_> {
    /// The catalogue by kind; kinds without any device are left out.
    ///
    /// # Errors
    /// When the query fails.
    pub fn catalogue(self) -> Result<Vec<Entry>, DeskError> {
        let (in_force, today) = (self.desk.in_force(), self.desk.today());
        let view = in_force.view(today);
        self.desk.read(|c| {
            let mut entries = Vec::new();
            for kind in Kind::ALL.iter().copied() {
                let mut grades: BTreeMap<Grade, usize> = BTreeMap::new();
                for grade in store::device::stock::some_grades(c, kind)? {
                    *grades.entry(grade).or_default() += 1;
                }
                let in_stock: Vec<(Grade, Band)> = grades.into_iter().filter_map(|(grade, n)| Some((grade, Band::for_count(n)?))).collect();
                let supported =
                    if in_stock.is_empty() { Vec::new() } else { supported(&store::device::stock::some_in_stock(c, kind)?, view) };
                let soon = Band::for_count(store::device::stock::some_at(c, kind, &[Stage::Received, Stage::Workshop])?);
                if !in_stock.is_empty() || soon.is_some() {
                    entries.push(Entry { kind, in_stock, supported, soon });
                }
            }
            Ok(entries)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Band;

    #[test]
    fn a_band_ends_where_the_next_begins() {
        let bands = [0, 1, 5, 6, 20, 21, 50, 51, 200, 201, usize::MAX].map(|n| Band::for_count(n).map_or("none", Band::as_str));
        assert_eq!(bands, ["none", "few", "few", "some", "some", "many", "many", "plenty", "plenty", "most", "most"]);
    }
}
