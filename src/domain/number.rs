//! Document numbers: `LOT-2026-000001`, one gapless series per type and year.

use crate::domain::text_enum::text_enum;
use std::fmt;

text_enum! {
    /// A series of numbers. Its text is the printed prefix.
    Series {
        Batch => "LOT",
        Request => "DEM",
        /// A decision on a request.
        Allocation => "ATT",
        /// A handover act.
        Handover => "ACT",
        /// An intake receipt.
        Receipt => "REC",
        /// A data sanitisation statement.
        Statement => "EFF",
        /// A stock-take.
        StockTake => "INV",
        /// A WEEE transfer note.
        Weee => "DEEE",
        /// A return note.
        Return => "RET",
        /// An annual report.
        Annual => "BIL",
    }
}

/// A number of one of the series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number {
    pub series: Series,
    /// Calendar year in Brussels.
    pub year: i32,
    /// Position in the series of that year, from 1.
    pub place: i64,
}

/// The text is not a number of any series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a number such as LOT-2026-000001")]
pub struct NotANumber;

impl Number {
    /// Reads a number such as `lot-2026-000001`, in any case.
    ///
    /// # Errors
    /// When the text does not have that form.
    pub fn parse(text: &str) -> Result<Self, NotANumber> {
        let upper = text.trim().to_ascii_uppercase();
        let mut parts = upper.split('-');
        let (Some(series), Some(year), Some(place), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
            return Err(NotANumber);
        };
        let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
        if year.len() != 4 || place.len() < 6 || place.len() > 9 || !digits(year) || !digits(place) {
            return Err(NotANumber);
        }
        let series = Series::parse(series).map_err(|_unknown| NotANumber)?;
        let year = year.parse().map_err(|_not_digits| NotANumber)?;
        let place = place.parse().map_err(|_not_digits| NotANumber)?;
        Ok(Self { series, year, place })
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:04}-{:06}", self.series, self.year, self.place)
    }
}

impl serde::Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Number {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <String as serde::Deserialize>::deserialize(d)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::{Number, Series};

    #[test]
    fn a_number_reads_back() {
        let number = Number { series: Series::Weee, year: 2026, place: 42 };
        assert_eq!(number.to_string(), "DEEE-2026-000042");
        assert_eq!(Number::parse("deee-2026-000042 "), Ok(number));
        for wrong in ["", "LOT", "LOT-26-000001", "LOT-2026-1", "XXX-2026-000001", "LOT-2026-000001-2", "LOT-2026-00000é"] {
            assert!(Number::parse(wrong).is_err(), "{wrong}");
        }
    }
}
