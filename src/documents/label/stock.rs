//! Label stock: the sheets and rolls that can be bought. One file per product in `labels/stock`, compiled in.

use serde::Deserialize;
use std::sync::LazyLock;

/// Tolerance in millimetres: makers round lengths to 0.1 mm, which adds up over three columns.
const ROUNDING: f64 = 0.2;

/// Whether labels come on a sheet or a roll.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StockKind {
    /// Many labels on a sheet, for an office printer.
    Sheet,
    /// One label after another, for a label printer; a page of the PDF is one label.
    Roll,
}

/// Which side of a label on an endless roll depends on where the roll is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Endless {
    Width,
    Height,
}

/// A label product. All lengths are in millimetres, from the top left corner of the page.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stock {
    /// The name on the command line and in URLs: `avery-l7160`.
    pub name: String,
    /// Names of products with the same geometry.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The name shown to people.
    pub title: String,
    pub kind: StockKind,
    /// On an endless roll, the side whose length is where the roll is cut.
    pub endless: Option<Endless>,
    /// Width of the page; on a roll, a page is one label.
    pub page_width_mm: f64,
    /// Height of the page.
    pub page_height_mm: f64,
    /// Width of a label.
    pub label_width_mm: f64,
    /// Height of a label.
    pub label_height_mm: f64,
    /// Labels side by side.
    pub columns: usize,
    /// Labels one under another.
    pub rows: usize,
    /// Left edge of the first label.
    pub margin_left_mm: f64,
    /// Top edge of the first label.
    pub margin_top_mm: f64,
    /// From the left edge of a label to that of the next.
    pub pitch_x_mm: f64,
    /// From the top edge of a label to that of the next.
    pub pitch_y_mm: f64,
    /// Resolution, in dots per inch, of the printers that take it; modules of a QR code are whole dots. 300 for office printers: such
    /// modules are whole dots at 600 and 1200 dpi too.
    pub dpi: u16,
    /// Printable width, centred on the label; `None` when not known.
    pub printable_width_mm: Option<f64>,
    /// Printable height, centred on the label; `None` when not known.
    pub printable_height_mm: Option<f64>,
    /// The material.
    pub material: String,
    /// The name under which the source lists it, if different.
    pub listed_as: Option<String>,
    /// The source of the lengths.
    pub source: String,
    /// A remark for buyers.
    pub note: Option<String>,
    /// Other sources that give other lengths.
    #[serde(default)]
    pub disagrees: Vec<Disagreement>,
}

/// The lengths of another source; only those that differ.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disagreement {
    pub source: String,
    /// Width of a label.
    pub label_width_mm: Option<f64>,
    /// Height of a label.
    pub label_height_mm: Option<f64>,
    /// Labels side by side.
    pub columns: Option<usize>,
    /// Labels one under another.
    pub rows: Option<usize>,
    /// Left edge of the first label.
    pub margin_left_mm: Option<f64>,
    /// Top edge of the first label.
    pub margin_top_mm: Option<f64>,
    /// Distance from label to label to the right.
    pub pitch_x_mm: Option<f64>,
    /// Distance from label to label downwards.
    pub pitch_y_mm: Option<f64>,
    /// Why that source was not followed.
    pub note: Option<String>,
}

/// Why a stock cannot be used.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum StockError {
    /// No stock has this name or alias.
    #[error("no label stock is called '{0}'")]
    Unknown(String),
    /// The labels overlap or do not fit on the page, or a value is out of range.
    #[error("stock '{name}': {why}")]
    Impossible {
        name: String,
        /// What is wrong.
        why: String,
    },
}

macro_rules! embedded {
    ($($name:literal),+ $(,)?) => { &[$(($name, include_str!(concat!("../../../labels/stock/", $name, ".toml")))),+] };
}

/// Name and content of each file of `labels/stock`.
const FILES: &[(&str, &str)] = embedded!(
    "avery-5160",
    "avery-5267",
    "avery-5520",
    "avery-6570",
    "avery-l4731rev",
    "avery-l4732",
    "avery-l4736",
    "avery-l4743",
    "avery-l4744",
    "avery-l4770",
    "avery-l4776",
    "avery-l7159",
    "avery-l7160",
    "avery-l7161",
    "avery-l7162",
    "avery-l7163",
    "avery-l7651",
    "avery-l7654",
    "brother-29x42",
    "brother-39x48",
    "brother-52x29",
    "brother-dk-11201",
    "brother-dk-11202",
    "brother-dk-11203",
    "brother-dk-11204",
    "brother-dk-11208",
    "brother-dk-11209",
    "brother-dk-11221",
    "brother-dk-22205",
    "brother-dk-22210",
    "brother-dk-22214",
    "brother-dk-22223",
    "brother-dk-22225",
    "brother-tze-18",
    "brother-tze-24",
    "dymo-11352",
    "dymo-11353",
    "dymo-11354",
    "dymo-11355",
    "dymo-11356",
    "dymo-1933081",
    "dymo-2112283",
    "dymo-99010",
    "dymo-99012",
    "dymo-99014",
    "dymo-99015",
    "herma-4097",
    "herma-4098",
    "herma-4099",
    "herma-4100",
    "herma-4102",
    "roll-50x25",
    "zweckform-3474",
    "zweckform-3475",
    "zweckform-3490",
);

static ALL: LazyLock<Vec<Stock>> = LazyLock::new(|| {
    let read = |(name, text): &(&str, &str)| match toml::from_str::<Stock>(text) {
        Ok(stock) => Some(stock),
        Err(error) => {
            tracing::error!(name, %error, "a label stock file cannot be read");
            None
        }
    };
    FILES.iter().filter_map(read).collect()
});

impl Stock {
    /// All stocks, ordered by name.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &ALL
    }

    /// The stock with this name or alias, ignoring case.
    ///
    /// # Errors
    /// [`StockError::Unknown`] when there is none.
    pub fn named(name: &str) -> Result<&'static Self, StockError> {
        let wanted = name.trim().to_ascii_lowercase();
        let found = Self::all().iter().find(|s| s.name == wanted || s.aliases.contains(&wanted));
        found.ok_or_else(|| StockError::Unknown(name.chars().take(60).collect()))
    }

    /// Labels on a page.
    #[must_use]
    pub const fn per_page(&self) -> usize {
        self.columns * self.rows
    }

    /// Left and top edge of a label on its page. `slot` counts from 0 along the rows.
    #[must_use]
    pub fn place(&self, slot: usize) -> (f64, f64) {
        let (column, row) = (slot % self.columns.max(1), slot / self.columns.max(1));
        let step = crate::documents::pdf::num::real;
        (self.margin_left_mm + step(column) * self.pitch_x_mm, self.margin_top_mm + step(row) * self.pitch_y_mm)
    }

    /// Checks that the values are in range, and that the labels are on the page and do not overlap.
    ///
    /// # Errors
    /// [`StockError::Impossible`] with the first thing that does not fit.
    pub fn validate(&self) -> Result<(), StockError> {
        let why = |why: &str| Err(StockError::Impossible { name: self.name.clone(), why: why.to_owned() });
        let lengths =
            [self.page_width_mm, self.page_height_mm, self.label_width_mm, self.label_height_mm, self.pitch_x_mm, self.pitch_y_mm];
        if self.columns == 0 || self.rows == 0 || self.dpi < 100 || lengths.iter().any(|l| !l.is_finite() || !(1.0..=1000.0).contains(l)) {
            return why("a length, a count or the resolution is out of range");
        }
        if self.margin_left_mm < 0.0 || self.margin_top_mm < 0.0 {
            return why("a margin is negative");
        }
        if self.columns > 1 && self.pitch_x_mm < self.label_width_mm - ROUNDING
            || self.rows > 1 && self.pitch_y_mm < self.label_height_mm - ROUNDING
        {
            return why("labels overlap");
        }
        let (x, y) = self.place(self.per_page() - 1);
        if x + self.label_width_mm > self.page_width_mm + ROUNDING {
            return why("the columns are wider than the page");
        }
        if y + self.label_height_mm > self.page_height_mm + ROUNDING {
            return why("the rows are higher than the page");
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{FILES, Stock, StockError};

    #[test]
    fn every_file_is_read_under_its_own_name_and_fits_its_page() {
        assert_eq!(Stock::all().len(), FILES.len());
        for ((file, _), stock) in FILES.iter().zip(Stock::all()) {
            assert_eq!(*file, stock.name);
            assert_eq!(stock.validate(), Ok(()));
        }
        let mut names: Vec<&String> = Stock::all().iter().flat_map(|s| s.aliases.iter().chain([&s.name])).collect();
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), count, "a name stands twice");
    }

    #[test]
    fn a_stock_that_cannot_be_is_refused() {
        let good = Stock::named("AVERY-L6011").unwrap();
        assert_eq!(good.name, "avery-l4743");
        assert_eq!(Stock::named("nothing"), Err(StockError::Unknown("nothing".into())));
        for broken in [
            Stock { rows: 10, ..good.clone() },
            Stock { columns: 4, ..good.clone() },
            Stock { pitch_x_mm: 60.0, ..good.clone() },
            Stock { label_width_mm: f64::NAN, ..good.clone() },
            Stock { margin_top_mm: -1.0, ..good.clone() },
            Stock { columns: 0, ..good.clone() },
        ] {
            assert!(matches!(broken.validate(), Err(StockError::Impossible { .. })), "{broken:?}");
        }
    }
}
