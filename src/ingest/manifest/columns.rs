//! Which column of a list holds what: by the headings, and by the cells where a heading can mean two things (`Type`, `Omschrijving`).

use super::cells::TableRow;
use super::vocabulary::{Field, heading_key, is_weak_heading, kind_of_word, plain_words};
use std::collections::{BTreeMap, BTreeSet};

/// How many rows are looked at to decide what a column holds.
const SAMPLE: usize = 300;

/// What a person said of columns, by [`heading_key`]: the field that they hold, or that they are not used.
pub type ColumnHabits = BTreeMap<String, Option<Field>>;

/// Which column holds which field, by index from 0; `None` when no column does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The kind of equipment.
    pub kind: Option<usize>,
    pub manufacturer: Option<usize>,
    pub model: Option<usize>,
    pub serial: Option<usize>,
    /// The donor's inventory number.
    pub donor_number: Option<usize>,
    pub year: Option<usize>,
    /// The number of identical devices.
    pub quantity: Option<usize>,
    /// A remark of the donor.
    pub note: Option<usize>,
}

impl Columns {
    /// Proposes which column holds what, from the headings and the cells below them.
    #[must_use]
    pub fn recognise(header: &[String], rows: &[TableRow]) -> Self {
        let mut columns = Self::by_heading(header);
        let types = bare_types(header, &columns);
        columns.place_types(&types, header, rows);
        columns.replace_wrong_kind(header, rows);
        columns.replace_numbered_model(header, rows);
        columns.find_kinds(header, rows);
        columns.drop_shared_number(header, rows);
        columns
    }

    /// Proposes which column holds what, from the headings alone.
    #[must_use]
    pub fn propose(header: &[String]) -> Self {
        let mut columns = Self::by_heading(header);
        for place in bare_types(header, &columns) {
            columns.place_unknown_type(place);
        }
        columns
    }

    /// The same, with what was said of columns of these headings before.
    #[must_use]
    pub fn with_habits(mut self, header: &[String], habits: &ColumnHabits) -> Self {
        let mut used: Vec<Field> = Vec::new();
        for (place, heading) in header.iter().enumerate() {
            let Some(said) = habits.get(&heading_key(heading)) else { continue };
            if let Some(now) = self.field_at(place).filter(|now| !used.contains(now)) {
                *self.slot(now) = None;
            }
            if let Some(field) = said.filter(|f| !used.contains(f)) {
                *self.slot(field) = Some(place);
                used.push(field);
            }
        }
        self
    }

    /// Each field takes the column whose heading names it best.
    fn by_heading(header: &[String]) -> Self {
        let mut columns = Self::default();
        let named: Vec<Option<(Field, usize)>> = header.iter().map(|h| Field::named(h)).collect();
        for field in Field::ALL {
            let ranked = named.iter().enumerate().filter_map(|(place, named)| Some((named.filter(|(f, _)| f == field)?.1, place)));
            *columns.slot(*field) = ranked.min().map(|(_, place)| place);
        }
        columns
    }

    /// A column called just `Type`, by its neighbours: the model when it follows the maker's column and neither kind nor model has a
    /// column; else the kind, or the model when only that is missing.
    fn place_unknown_type(&mut self, place: usize) {
        let after_maker = self.manufacturer.is_some_and(|m| m.checked_add(1) == Some(place));
        match (self.kind, self.model) {
            (None, None) if after_maker => self.model = Some(place),
            (None, _) => self.kind = Some(place),
            (Some(_), None) => self.model = Some(place),
            (Some(_), Some(_)) => {}
        }
    }

    /// Columns called just `Type`, by their cells: words for kinds, or names of models.
    fn place_types(&mut self, types: &[usize], header: &[String], rows: &[TableRow]) {
        for place in types.iter().copied() {
            let cells = Cells::of(rows, place);
            if cells.filled == 0 {
                self.place_unknown_type(place);
            } else if cells.are_kinds() {
                match self.kind {
                    None => self.kind = Some(place),
                    Some(_) if self.model.is_none() => self.model = Some(place),
                    Some(_) => {}
                }
            } else if self.model.is_none() {
                self.model = Some(place);
            } else if let Some(described) = self.model.filter(|m| header.get(*m).is_some_and(|h| is_description(h))) {
                // `Type` is the model, and the description says what it is, or more about it.
                self.model = Some(place);
                let words = Cells::of(rows, described);
                if self.kind.is_none() && words.name_kinds() {
                    self.kind = Some(described);
                } else if self.note.is_none() {
                    self.note = Some(described);
                }
            } else if self.kind.is_none() {
                self.kind = Some(place);
            }
        }
        // A description of which every cell is just a kind is the kind, when something else is the model or nothing names it.
        let described = self.model.filter(|m| self.kind.is_none() && header.get(*m).is_some_and(|h| is_description(h)));
        if let Some(described) = described.filter(|_| self.serial.is_some() || self.donor_number.is_some()) {
            let cells = Cells::of(rows, described);
            if cells.filled > 0 && cells.bare_kinds == cells.filled {
                (self.kind, self.model) = (Some(described), None);
            }
        }
    }

    /// A column called `Équipement` or `Toestel` without one known kind in it holds the donor's numbers or the models.
    fn replace_wrong_kind(&mut self, header: &[String], rows: &[TableRow]) {
        let Some(place) = self.kind.filter(|k| header.get(*k).is_some_and(|h| is_vague_kind(h))) else { return };
        let cells = Cells::of(rows, place);
        if cells.filled == 0 || cells.kinds > 0 {
            return;
        }
        if cells.codes == cells.filled && self.donor_number.is_some() {
            // The number of an equipment in another program, beside the inventory number.
            self.kind = None;
        } else if cells.codes == cells.filled {
            (self.kind, self.donor_number) = (None, Some(place));
        } else if self.model.is_none() {
            (self.kind, self.model) = (None, Some(place));
        }
    }

    /// A column called `Article` that holds numbers only gives way to one that describes the model.
    fn replace_numbered_model(&mut self, header: &[String], rows: &[TableRow]) {
        let all_digits = |place: usize| {
            let cells = Cells::of(rows, place);
            cells.filled > 0 && cells.digits == cells.filled
        };
        if !self.model.is_some_and(all_digits) {
            return;
        }
        let free = |(place, heading): (usize, &String)| {
            let named = Field::named(heading).filter(|(field, _)| *field == Field::Model && self.field_at(place).is_none());
            named.filter(|_| Cells::of(rows, place).filled > 0 && !all_digits(place)).map(|(_, rank)| (rank, place))
        };
        if let Some((_, place)) = header.iter().enumerate().filter_map(free).min() {
            self.model = Some(place);
        }
    }

    /// A description that no field has taken, and whose cells are kinds.
    fn find_kinds(&mut self, header: &[String], rows: &[TableRow]) {
        if self.kind.is_none() {
            let free = |place: &usize| self.field_at(*place).is_none() && header.get(*place).is_some_and(|h| is_description(h));
            self.kind = (0..header.len()).filter(free).find(|place| Cells::of(rows, *place).are_kinds());
        }
    }

    /// A column called `Référence` or `Tag` with few different cells holds no numbers of devices, when these have serial numbers.
    fn drop_shared_number(&mut self, header: &[String], rows: &[TableRow]) {
        let vague = |place: &usize| header.get(*place).is_some_and(|h| is_weak_heading(h) || is_vague_kind(h));
        let Some(place) = self.donor_number.filter(vague).filter(|_| self.serial.is_some()) else { return };
        let texts: Vec<&str> =
            rows.iter().take(SAMPLE).filter_map(|r| r.cells.get(place)).map(String::as_str).filter(|c| !c.is_empty()).collect();
        let different: BTreeSet<&str> = texts.iter().copied().collect();
        if different.len().saturating_mul(2) <= texts.len() {
            self.donor_number = None;
        }
    }

    /// The column of a field, for reading or changing.
    pub const fn slot(&mut self, field: Field) -> &mut Option<usize> {
        match field {
            Field::Kind => &mut self.kind,
            Field::Manufacturer => &mut self.manufacturer,
            Field::Model => &mut self.model,
            Field::Serial => &mut self.serial,
            Field::DonorNumber => &mut self.donor_number,
            Field::Year => &mut self.year,
            Field::Quantity => &mut self.quantity,
            Field::Note => &mut self.note,
        }
    }

    /// The column of a field.
    #[must_use]
    pub const fn of(mut self, field: Field) -> Option<usize> {
        *self.slot(field)
    }

    /// What a column was taken for.
    #[must_use]
    pub fn field_at(self, place: usize) -> Option<Field> {
        Field::ALL.iter().copied().find(|f| self.of(*f) == Some(place))
    }

    /// How many fields have a column.
    #[must_use]
    pub fn count(self) -> usize {
        Field::ALL.iter().filter(|f| self.of(**f).is_some()).count()
    }
}

/// The columns called `Type`, which no field has taken.
fn bare_types(header: &[String], columns: &Columns) -> Vec<usize> {
    let is_type =
        |heading: &str| matches!(heading_key(heading).as_str(), "type" | "objecttype" | "object type" | "model type" | "type model");
    let free = |place: &usize| columns.field_at(*place).is_none();
    header.iter().enumerate().filter(|(_, h)| is_type(h)).map(|(place, _)| place).filter(free).collect()
}

/// Whether a heading asks for a description, which may name the model, the kind, or both.
fn is_description(heading: &str) -> bool {
    const KNOWN: &[&str] =
        &["description", "omschrijving", "beschrijving", "benaming", "designation", "libelle", "nom", "name", "naam", "article", "artikel"];
    let words = plain_words(heading);
    words.iter().any(|w| KNOWN.contains(&w.as_str()))
}

/// Whether a heading can mean the kind, the thing, or its number.
fn is_vague_kind(heading: &str) -> bool {
    matches!(
        heading_key(heading).as_str(),
        "equipement" | "equipment" | "materiel" | "materiaal" | "toestel" | "apparaat" | "appareil" | "chassi" | "uitrusting"
    )
}

/// What the first cells of a column look like.
#[derive(Default)]
struct Cells {
    filled: usize,
    /// Of these, that name a known kind somewhere.
    kinds: usize,
    /// That are just the name of a kind, in a few words without a digit.
    bare_kinds: usize,
    /// That look like a number or a code.
    codes: usize,
    /// That are digits only.
    digits: usize,
}

impl Cells {
    fn of(rows: &[TableRow], place: usize) -> Self {
        let mut found = Self::default();
        for text in rows.iter().take(SAMPLE).filter_map(|row| row.cells.get(place)).filter(|c| !c.is_empty()) {
            let has_digit = text.chars().any(|c| c.is_ascii_digit());
            let is_kind = kind_of_word(text).is_some();
            found.filled = found.filled.saturating_add(1);
            found.kinds = found.kinds.saturating_add(usize::from(is_kind));
            let bare = is_kind && !has_digit && plain_words(text).len() <= 4;
            found.bare_kinds = found.bare_kinds.saturating_add(usize::from(bare));
            found.digits = found.digits.saturating_add(usize::from(text.bytes().all(|b| b.is_ascii_digit())));
            found.codes = found.codes.saturating_add(usize::from(has_digit && !text.contains(' ')));
        }
        found
    }

    /// Whether the column holds kinds: at least half of its cells are known.
    const fn are_kinds(&self) -> bool {
        self.bare_kinds * 2 >= self.filled && self.bare_kinds > 0
    }

    const fn name_kinds(&self) -> bool {
        self.kinds * 2 >= self.filled && self.kinds > 0
    }
}
