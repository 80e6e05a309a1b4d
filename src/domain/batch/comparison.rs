//! A donor list beside the one that is loaded already: what is new, what changed, what is gone; and the list that both make.

use super::ManifestLine;
use crate::domain::text_enum::{fold_code, text_enum};
use std::collections::{BTreeSet, HashMap, HashSet};

text_enum! {
    /// What to do with a list when another one is loaded already.
    ListMode {
        /// New lines are added, and known lines completed; nothing is dropped.
        Add => "add",
        /// The list takes the place of the other; lines that were received stay.
        Replace => "replace",
    }
}

text_enum! {
    /// How a line differs between the lists.
    Change {
        /// Only in the new list.
        Added => "added",
        /// In both, with other content.
        Changed => "changed",
        /// Only in the loaded list.
        Gone => "gone",
    }
}

/// A line that differs between the lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub change: Change,
    /// The line as it is loaded.
    pub before: Option<ManifestLine>,
    /// The line of the new list.
    pub after: Option<ManifestLine>,
    /// Whether its device was received: such a line is never changed or dropped.
    pub received: bool,
}

/// What loading a list would do to the one that is loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The lines that differ, in the order of the new list, then those that are gone.
    pub differences: Vec<Difference>,
    /// How many lines are the same.
    pub unchanged: usize,
    /// For each line of the new list, the place of its line in the loaded one.
    matches: Vec<Option<usize>>,
}

/// The same line under another number.
fn same(a: &ManifestLine, b: &ManifestLine) -> bool {
    ManifestLine { line: b.line, ..a.clone() } == *b
}

/// What names a line: its serial number, its inventory number, and without either what it describes.
fn names(line: &ManifestLine) -> Vec<String> {
    let named = |sign: &str, text: &Option<String>| {
        let folded = fold_code(text.as_deref()?);
        (!folded.is_empty()).then(|| format!("{sign}{folded}"))
    };
    let numbers: Vec<String> = [named("s", &line.serial), named("n", &line.donor_number)].into_iter().flatten().collect();
    if !numbers.is_empty() {
        return numbers;
    }
    let text = |t: &Option<String>| fold_code(t.as_deref().unwrap_or_default());
    vec![format!("d{} {}", text(&line.manufacturer), text(&line.model))]
}

impl Comparison {
    /// Compares a new list with the loaded one, of which the lines in `received` have their device.
    #[must_use]
    pub fn of(loaded: &[ManifestLine], new: &[ManifestLine], received: &BTreeSet<u32>) -> Self {
        let mut known: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, line) in loaded.iter().enumerate().rev() {
            for name in names(line) {
                known.entry(name).or_default().push(place);
            }
        }
        let mut free = vec![true; loaded.len()];
        let mut take = |name: &String| {
            let places = known.get_mut(name)?;
            while let Some(place) = places.pop() {
                if let Some(slot) = free.get_mut(place).filter(|slot| **slot) {
                    *slot = false;
                    return Some(place);
                }
            }
            None
        };
        // First by what names a line best, so that another line with an older number of it does not take its place.
        let named: Vec<Vec<String>> = new.iter().map(names).collect();
        let mut places: Vec<Option<usize>> = named.iter().map(|names| take(names.first()?)).collect();
        for (place, names) in places.iter_mut().zip(&named).filter(|(place, _)| place.is_none()) {
            *place = names.iter().skip(1).find_map(&mut take);
        }
        let mut found = Self::default();
        for (line, place) in new.iter().zip(places) {
            let before = place.and_then(|p| loaded.get(p));
            match before {
                Some(before) if same(before, line) => found.unchanged = found.unchanged.saturating_add(1),
                _ => found.differences.push(Difference {
                    change: if before.is_some() { Change::Changed } else { Change::Added },
                    before: before.cloned(),
                    after: Some(line.clone()),
                    received: before.is_some_and(|b| received.contains(&b.line)),
                }),
            }
            found.matches.push(place);
        }
        for (line, _) in loaded.iter().zip(free).filter(|(_, free)| *free) {
            let received = received.contains(&line.line);
            found.differences.push(Difference { change: Change::Gone, before: Some(line.clone()), after: None, received });
        }
        found
    }

    /// How many lines differ in this way.
    #[must_use]
    pub fn count(&self, change: Change) -> usize {
        self.differences.iter().filter(|d| d.change == change).count()
    }

    /// How many lines replacing would drop: those that are gone and whose device was not received.
    #[must_use]
    pub fn lost(&self) -> usize {
        self.differences.iter().filter(|d| d.change == Change::Gone && !d.received).count()
    }

    /// The list that the loaded and the new one make. Lines keep their numbers, because devices refer to them.
    #[must_use]
    pub fn merged(&self, mode: ListMode, loaded: &[ManifestLine], new: &[ManifestLine], received: &BTreeSet<u32>) -> Vec<ManifestLine> {
        if mode == ListMode::Replace && received.is_empty() {
            return new.to_vec();
        }
        let mut lines: Vec<Option<ManifestLine>> = loaded.iter().cloned().map(Some).collect();
        if mode == ListMode::Replace {
            let kept: BTreeSet<usize> = self.matches.iter().copied().flatten().collect();
            for (place, slot) in lines.iter_mut().enumerate() {
                if !kept.contains(&place) && slot.as_ref().is_some_and(|l| !received.contains(&l.line)) {
                    *slot = None;
                }
            }
        }
        let mut next = loaded.iter().map(|l| l.line).max().unwrap_or(0);
        let mut taken = Numbers::of(lines.iter().flatten().filter(|l| mode == ListMode::Add || received.contains(&l.line)));
        for (line, place) in new.iter().zip(&self.matches) {
            let before = place.and_then(|p| lines.get_mut(p)).and_then(Option::as_mut);
            match before {
                Some(before) if received.contains(&before.line) => {}
                // Another serial number is another device, although it has the number of this one.
                Some(before) if mode == ListMode::Add && !differ(before.serial.as_deref(), line.serial.as_deref()) => {
                    *before = completed(before, line, &mut taken);
                }
                Some(before) if mode == ListMode::Replace => *before = taken.free(ManifestLine { line: before.line, ..line.clone() }),
                Some(_) | None => {
                    next = next.saturating_add(1);
                    lines.push(Some(taken.free(ManifestLine { line: next, ..line.clone() })));
                }
            }
        }
        lines.into_iter().flatten().collect()
    }
}

/// Whether both are known and are not the same.
fn differ(a: Option<&str>, b: Option<&str>) -> bool {
    a.zip(b).is_some_and(|(a, b)| fold_code(a) != fold_code(b))
}

/// The inventory numbers that lines have: no two lines have the same.
struct Numbers(HashSet<String>);

impl Numbers {
    fn of<'a>(lines: impl Iterator<Item = &'a ManifestLine>) -> Self {
        Self(lines.filter_map(|l| l.donor_number.as_deref()).map(fold_code).collect())
    }

    /// Takes a number; `None` when another line has it.
    fn take(&mut self, number: Option<&String>) -> Option<String> {
        number.filter(|n| self.0.insert(fold_code(n))).cloned()
    }

    /// The line, without its inventory number when another line has it. A line that nothing else names keeps it.
    fn free(&mut self, line: ManifestLine) -> ManifestLine {
        let number = self.take(line.donor_number.as_ref());
        let named = line.serial.is_some() || line.model.is_some();
        ManifestLine { donor_number: if named { number } else { line.donor_number }, ..line }
    }
}

/// A line with what another one knows more of the same device. What is known already stays as it is.
fn completed(before: &ManifestLine, after: &ManifestLine, taken: &mut Numbers) -> ManifestLine {
    let text = |old: &Option<String>, new: &Option<String>| old.clone().or_else(|| new.clone());
    ManifestLine {
        line: before.line,
        kind: before.kind.or(after.kind),
        manufacturer: text(&before.manufacturer, &after.manufacturer),
        model: text(&before.model, &after.model),
        serial: text(&before.serial, &after.serial),
        donor_number: before.donor_number.clone().or_else(|| taken.take(after.donor_number.as_ref())),
        year: before.year.or(after.year),
    }
}

#[cfg(test)]
mod tests {
    use super::{Change, Comparison, ListMode, ManifestLine};
    use std::collections::BTreeSet;

    fn line(line: u32, serial: &str, model: &str) -> ManifestLine {
        let text = |t: &str| Some(t.to_owned()).filter(|t| !t.is_empty());
        ManifestLine { line, kind: None, manufacturer: None, model: text(model), serial: text(serial), donor_number: None, year: None }
    }

    fn shown(lines: &[ManifestLine]) -> Vec<(u32, String)> {
        lines.iter().map(|l| (l.line, format!("{}{}", l.serial.as_deref().unwrap_or("-"), l.model.as_deref().unwrap_or("-")))).collect()
    }

    #[test]
    fn a_list_is_compared_line_by_line_and_nothing_received_is_lost() {
        let loaded = [line(1, "A1", "X"), line(2, "A2", "X"), line(3, "A3", "X"), line(4, "", "P24"), line(5, "", "P24")];
        let new = [line(1, "a-2", "Y"), line(2, "A1", "X"), line(3, "A9", "X"), line(4, "", "P24"), line(5, "", "P24"), line(6, "", "P24")];
        let received = BTreeSet::from([3]);
        let found = Comparison::of(&loaded, &new, &received);
        let counts = [Change::Added, Change::Changed, Change::Gone].map(|c| found.count(c));
        assert_eq!((counts, found.unchanged, found.lost()), ([2, 1, 1], 3, 0));
        let add = found.merged(ListMode::Add, &loaded, &new, &received);
        let wanted =
            [(1, "A1X"), (2, "a-2Y"), (3, "A3X"), (4, "-P24"), (5, "-P24"), (6, "A9X"), (7, "-P24")].map(|(n, t)| (n, t.to_owned()));
        // Adding completes what is known and overwrites nothing.
        let mut completed = wanted.clone();
        "A2X".clone_into(&mut completed[1].1);
        assert_eq!(shown(&add), completed);
        // The received line stays, although it is gone.
        let replaced = found.merged(ListMode::Replace, &loaded, &new, &received);
        assert_eq!(shown(&replaced), wanted);
        let none = BTreeSet::new();
        let found = Comparison::of(&loaded, &new, &none);
        assert_eq!((found.lost(), found.merged(ListMode::Replace, &loaded, &new, &none)), (1, new.to_vec()));
        let only = [line(1, "A9", "X")];
        let received = BTreeSet::from([2]);
        let replaced = Comparison::of(&loaded, &only, &received).merged(ListMode::Replace, &loaded, &only, &received);
        assert_eq!(shown(&replaced), [(2, "A2X".to_owned()), (6, "A9X".to_owned())]);
    }

    #[test]
    fn adding_overwrites_nothing_and_gives_no_number_twice() {
        let numbered = |l: ManifestLine, number: &str| ManifestLine { donor_number: Some(number.to_owned()), ..l };
        let none = BTreeSet::new();
        let loaded = [numbered(line(1, "A1", "X"), "B1"), numbered(line(2, "A2", "X"), "B2"), line(3, "A3", "")];
        // Other numbers and models of known devices, a number of another device for one without, and a new device with a number in use.
        let new = [
            numbered(line(1, "A1", "Y"), "B2"),
            numbered(line(2, "A3", "Z"), "B1"),
            numbered(line(3, "A9", "X"), "B1"),
            numbered(line(4, "A8", "X"), "B8"),
        ];
        let merged = Comparison::of(&loaded, &new, &none).merged(ListMode::Add, &loaded, &new, &none);
        let wanted = [loaded[0].clone(), loaded[1].clone(), line(3, "A3", "Z"), line(4, "A9", "X"), numbered(line(5, "A8", "X"), "B8")];
        assert_eq!(merged, wanted);
        // A known serial number is found although a line before has taken its inventory number.
        let new = [numbered(line(1, "A7", "X"), "B1"), numbered(line(2, "A1", "X"), "B7")];
        let merged = Comparison::of(&loaded, &new, &none).merged(ListMode::Add, &loaded, &new, &none);
        assert_eq!(shown(&merged), [(1, "A1X"), (2, "A2X"), (3, "A3-"), (4, "A7X")].map(|(n, t)| (n, t.to_owned())));
    }

    #[test]
    fn what_a_list_does_not_say_is_not_forgotten_when_it_is_added() {
        let loaded = [ManifestLine { year: Some(2019), ..line(1, "A1", "X") }];
        let new = [line(1, "A1", "")];
        let none = BTreeSet::new();
        let merged = Comparison::of(&loaded, &new, &none).merged(ListMode::Add, &loaded, &new, &none);
        assert_eq!(merged, loaded);
        // Added again, nothing changes.
        assert_eq!(Comparison::of(&merged, &merged, &none).differences, []);
    }
}
