//! Formats dates, times, numbers, amounts and masses for each language, in Brussels time.

use super::Locale;
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeZone, Timelike, Utc};

/// Offset of Brussels from UTC in minutes. Summer time runs from the last Sunday of March to the last Sunday of October, at 01:00 UTC
/// (directive 2000/84/EC). Computed here, so that no time-zone database is needed.
fn brussels_offset_minutes(at: DateTime<Utc>) -> i64 {
    let last_sunday = |month: u32| {
        let end = NaiveDate::from_ymd_opt(at.year(), month, 31).unwrap_or_default();
        end - chrono::Duration::days(i64::from(end.weekday().num_days_from_sunday()))
    };
    let change = |month| last_sunday(month).and_hms_opt(1, 0, 0).map(|t| Utc.from_utc_datetime(&t));
    match (change(3), change(10)) {
        (Some(start), Some(end)) if at >= start && at < end => 120,
        _ => 60,
    }
}

impl Locale {
    /// `22/11/2026` in French and English, `22-11-2026` in Dutch.
    #[must_use]
    pub fn date(self, date: NaiveDate) -> String {
        match self {
            Self::Nl => format!("{:02}-{:02}-{:04}", date.day(), date.month(), date.year()),
            Self::Fr | Self::En => format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year()),
        }
    }

    /// Date and time in Brussels, to the minute: `22/11/2026 14:05`.
    #[must_use]
    pub fn moment(self, at: DateTime<Utc>) -> String {
        let local = at + chrono::Duration::minutes(brussels_offset_minutes(at));
        format!("{} {:02}:{:02}", self.date(local.date_naive()), local.hour(), local.minute())
    }

    /// The date in Brussels at a given time.
    #[must_use]
    pub fn day(self, at: DateTime<Utc>) -> String {
        self.date(today(at))
    }

    /// A whole number with the language's thousands separator.
    #[must_use]
    pub fn number(self, n: i64) -> String {
        let digits = n.unsigned_abs().to_string();
        let separator = match self {
            Self::Fr => '\u{202f}',
            Self::Nl => '.',
            Self::En => ',',
        };
        let mut out = String::new();
        for (i, c) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push(separator);
            }
            out.push(c);
        }
        if n < 0 { format!("-{out}") } else { out }
    }

    /// An amount in euros, from cents: `1 250,00 €` in French.
    #[must_use]
    pub fn euros(self, cents: i64) -> String {
        let whole = self.number(cents / 100);
        let rest = (cents % 100).abs();
        match self {
            Self::Fr => format!("{whole},{rest:02}\u{a0}€"),
            Self::Nl => format!("€\u{a0}{whole},{rest:02}"),
            Self::En => format!("€{whole}.{rest:02}"),
        }
    }
}

impl Locale {
    /// A mass in kilograms with one decimal, from grams: `12,3 kg`.
    #[must_use]
    pub fn kilograms(self, grams: u64) -> String {
        let tenths = grams.saturating_add(50) / 100;
        let whole = self.number(i64::try_from(tenths / 10).unwrap_or(i64::MAX));
        let comma = if self == Self::En { '.' } else { ',' };
        format!("{whole}{comma}{}\u{a0}kg", tenths % 10)
    }
}

/// The UTC time of a local time in Brussels. In the hour that occurs twice in October, the earlier one.
#[must_use]
pub fn in_brussels(shown: NaiveDateTime) -> DateTime<Utc> {
    let winter = Utc.from_utc_datetime(&shown) - chrono::Duration::minutes(60);
    let summer = winter - chrono::Duration::minutes(60);
    if brussels_offset_minutes(summer) == 120 { summer } else { winter }
}

/// What a clock in Brussels shows at a given time.
#[must_use]
pub fn shown_in_brussels(at: DateTime<Utc>) -> NaiveDateTime {
    (at + chrono::Duration::minutes(brussels_offset_minutes(at))).naive_utc()
}

/// The calendar day in Brussels at a given time.
#[must_use]
pub fn today(at: DateTime<Utc>) -> NaiveDate {
    (at + chrono::Duration::minutes(brussels_offset_minutes(at))).date_naive()
}

#[cfg(test)]
mod tests {
    use super::{Locale, today};
    use chrono::{TimeZone, Utc};

    #[test]
    fn brussels_has_summer_time() {
        let winter = Utc.with_ymd_and_hms(2026, 1, 31, 23, 30, 0).unwrap();
        assert_eq!(Locale::Fr.moment(winter), "01/02/2026 00:30");
        let summer = Utc.with_ymd_and_hms(2026, 7, 1, 12, 0, 0).unwrap();
        assert_eq!(Locale::Nl.moment(summer), "01-07-2026 14:00");
        assert_eq!(today(Utc.with_ymd_and_hms(2026, 3, 29, 0, 59, 0).unwrap()).to_string(), "2026-03-29");
    }

    #[test]
    fn a_clock_on_the_wall_is_a_moment() {
        for (shown, moment) in [
            ("2026-01-31T10:00:00", "2026-01-31T09:00:00Z"),
            ("2026-07-01T10:00:00", "2026-07-01T08:00:00Z"),
            ("2026-10-25T01:59:00", "2026-10-24T23:59:00Z"),
            ("2026-10-25T02:30:00", "2026-10-25T00:30:00Z"),
            ("2026-03-29T03:30:00", "2026-03-29T01:30:00Z"),
        ] {
            assert_eq!(super::in_brussels(shown.parse().unwrap()), moment.parse::<chrono::DateTime<Utc>>().unwrap(), "{shown}");
        }
    }

    #[test]
    fn numbers_read_as_in_the_country() {
        assert_eq!(Locale::Nl.number(1_234_567), "1.234.567");
        assert_eq!(Locale::Fr.euros(125_000), "1\u{202f}250,00\u{a0}€");
        assert_eq!(Locale::En.number(-12), "-12");
    }
}
