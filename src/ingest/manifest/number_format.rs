//! A number as a workbook shows it: the number on the label of a device is `000123` or `INV-0123`, not the 123 that is stored.

use chrono::{Duration, NaiveDate, NaiveTime};
use std::cmp::Ordering;

/// Most characters of a format code, as in Excel.
const MAX_CODE: usize = 255;
/// Most decimals a format may ask for.
const MAX_DECIMALS: usize = 30;

/// How a cell shows its number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum NumberFormat {
    /// As it is stored.
    #[default]
    General,
    /// As a date, or as a date with a time.
    Date,
    /// As a time of day or a duration.
    Time,
    /// By placeholders and fixed text: for a positive number and, where the format says, for a negative one.
    Pattern(Pattern, Option<Pattern>),
    /// The first whose condition holds: `[>=1000]#,##0;0000`.
    Conditional(Vec<(Option<Condition>, Pattern)>),
}

/// What a number must be for a section: below, above or equal to another one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Condition {
    sign: String,
    bound: f64,
}

impl Eq for Condition {}

impl Condition {
    fn parse(text: &str) -> Option<Self> {
        let digits = text.find(|c: char| !matches!(c, '<' | '>' | '='))?;
        let (sign, bound) = text.split_at_checked(digits)?;
        Some(Self { sign: sign.to_owned(), bound: bound.trim().parse().ok()? })
    }

    fn holds(&self, value: f64) -> bool {
        let order = value.partial_cmp(&self.bound);
        let is = |order: Option<Ordering>, signs: &[&str]| order.is_some() && signs.contains(&self.sign.as_str());
        match order {
            Some(Ordering::Less) => is(order, &["<", "<=", "<>"]),
            Some(Ordering::Greater) => is(order, &[">", ">=", "<>"]),
            Some(Ordering::Equal) => is(order, &["=", "<=", ">="]),
            None => false,
        }
    }
}

/// One section of a format code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pattern {
    whole: Vec<Part>,
    decimals: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Fixed(char),
    /// `0`: a digit, or a zero.
    Zero,
    /// `#` or `?`: a digit, or nothing.
    Digit,
    /// `General`: the whole number as it is stored.
    Stored,
}

/// A number of a cell as text, and whether it stands for a date or a time.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Shown {
    pub text: String,
    pub is_date: bool,
}

impl NumberFormat {
    /// The formats that every workbook knows without saying them.
    pub(super) fn built_in(id: u32) -> Self {
        match id {
            2 | 4 | 39 | 40 => Self::parse("0.00"),
            14..=17 | 22 | 27..=31 | 34..=36 | 50..=58 => Self::Date,
            18..=21 | 32 | 33 | 45..=47 => Self::Time,
            _ => Self::General,
        }
    }

    /// Reads a format code. One that cannot be followed shows the number as it is stored.
    pub(super) fn parse(code: &str) -> Self {
        let code: String = code.chars().take(MAX_CODE).collect();
        if code.eq_ignore_ascii_case("general") || code.eq_ignore_ascii_case("standard") {
            return Self::General;
        }
        let (sections, conditions) = sections(&code);
        let Some(first) = sections.first() else { return Self::General };
        if let Some(moment) = moment(first) {
            return moment;
        }
        if conditions.iter().any(Option::is_some) {
            let patterns: Option<Vec<Pattern>> = sections.iter().map(|s| pattern(s)).collect();
            return patterns.map_or(Self::General, |patterns| Self::Conditional(conditions.into_iter().zip(patterns).collect()));
        }
        match pattern(first) {
            Some(positive) => Self::Pattern(positive, sections.get(1).and_then(|s| pattern(s))),
            None => Self::General,
        }
    }

    /// Shows a number. `from_1904`: whether the dates of the workbook are counted from 1904, as on old Macs.
    pub(super) fn show(&self, value: f64, from_1904: bool) -> Shown {
        let plain = |text: String| Shown { text, is_date: false };
        match self {
            Self::General => plain(stored(value)),
            Self::Date => date(value, from_1904).map_or_else(|| plain(stored(value)), |text| Shown { text, is_date: true }),
            Self::Time => time(value).map_or_else(|| plain(stored(value)), |text| Shown { text, is_date: true }),
            Self::Conditional(patterns) => {
                let found = patterns.iter().find(|(condition, _)| condition.as_ref().is_none_or(|c| c.holds(value)));
                let sign = if value < 0.0 { "-" } else { "" };
                plain(found.map_or_else(|| stored(value), |(_, pattern)| format!("{sign}{}", pattern.show(value.abs()))))
            }
            Self::Pattern(positive, negative) => plain(match negative {
                Some(negative) if value < 0.0 => negative.show(value.abs()),
                _ if value < 0.0 => format!("-{}", positive.show(value.abs())),
                _ => positive.show(value),
            }),
        }
    }
}

/// A number without a format: fifteen digits, which is what Excel keeps.
pub(super) fn stored(value: f64) -> String {
    if value.fract() == 0.0 {
        return format!("{value}");
    }
    let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    rounded.to_string()
}

/// A date counted in days, with its time of day when it has one.
fn date(value: f64, from_1904: bool) -> Option<String> {
    let base = if from_1904 { NaiveDate::from_ymd_opt(1904, 1, 1)? } else { NaiveDate::from_ymd_opt(1899, 12, 30)? };
    let seconds = crate::ingest::json::round(value * 86_400.0).filter(|_| (0.0..2_958_466.0).contains(&value))?;
    let moment = base.and_time(NaiveTime::MIN).checked_add_signed(Duration::seconds(i64::try_from(seconds).ok()?))?;
    Some(if moment.time() == NaiveTime::MIN { moment.format("%Y-%m-%d") } else { moment.format("%Y-%m-%d %H:%M:%S") }.to_string())
}

fn time(value: f64) -> Option<String> {
    let seconds = crate::ingest::json::round(value * 86_400.0).filter(|_| (0.0..100_000.0).contains(&value))?;
    Some(format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60))
}

/// One sign of a format code: the sign itself, and whether it is fixed text.
type Sign = (char, bool);

/// The sections of a code, separated by semicolons; fixed text is marked, colours and locales are dropped.
fn sections(code: &str) -> (Vec<Vec<Sign>>, Vec<Option<Condition>>) {
    let (mut all, mut conditions) = (vec![Vec::new()], vec![None]);
    let mut signs = code.chars();
    while let Some(sign) = signs.next() {
        let mut add = |sign, fixed| {
            if let Some(section) = all.last_mut() {
                section.push((sign, fixed));
            }
        };
        match sign {
            '"' => signs.by_ref().take_while(|c| *c != '"').for_each(|c| add(c, true)),
            '\\' => signs.next().into_iter().for_each(|c| add(c, true)),
            // The width of a sign left free, and a sign repeated to fill the cell.
            '_' | '*' => drop(signs.next()),
            '[' => {
                let inner: String = signs.by_ref().take_while(|c| *c != ']').collect();
                if !inner.is_empty() && inner.chars().all(|c| "hHmMsS".contains(c)) {
                    add('h', false);
                } else if inner.starts_with(['<', '>', '=']) {
                    if let Some(condition) = conditions.last_mut() {
                        *condition = Condition::parse(&inner);
                    }
                } else if let Some(currency) = inner.strip_prefix('$') {
                    currency.split('-').next().unwrap_or_default().chars().for_each(|c| add(c, true));
                }
            }
            ';' => {
                all.push(Vec::new());
                conditions.push(None);
            }
            _ => add(sign, false),
        }
    }
    (all, conditions)
}

fn moment(section: &[Sign]) -> Option<NumberFormat> {
    let has = |wanted: &str| section.iter().any(|(c, fixed)| !fixed && wanted.contains(c.to_ascii_lowercase()));
    // `mm:ss.0` has a placeholder too.
    let clock = has(":") && has("hms");
    if has("0#?") && !has("yd") && !clock {
        return None;
    }
    match (has("yd"), has("m") && !clock, has("hs") || clock) {
        (true, ..) | (false, true, false) => Some(NumberFormat::Date),
        (false, _, true) => Some(NumberFormat::Time),
        _ => None,
    }
}

/// The word for a number as it is stored.
const GENERAL: &str = "general";

/// Where `General` stands in a section.
fn general(section: &[Sign]) -> Option<usize> {
    let is_word = |signs: &[Sign]| signs.iter().zip(GENERAL.chars()).all(|((sign, fixed), c)| !fixed && sign.eq_ignore_ascii_case(&c));
    section.windows(GENERAL.len()).position(is_word)
}

/// The placeholders of a section; `None` when it shows no number, or one that is computed (a percentage, a power, a fraction).
fn pattern(section: &[Sign]) -> Option<Pattern> {
    if let Some(at) = general(section) {
        let fixed = |signs: &[Sign]| signs.iter().map(|(sign, _)| Part::Fixed(*sign)).collect::<Vec<_>>();
        let (before, after) = (section.get(..at)?, section.get(at.checked_add(GENERAL.len())?..)?);
        return Some(Pattern { whole: [fixed(before), vec![Part::Stored], fixed(after)].concat(), decimals: Vec::new() });
    }
    let mut found = Pattern::default();
    let mut after_point = false;
    let mut placeholders = 0_usize;
    let last = section.iter().rposition(|(c, fixed)| !fixed && "0#?".contains(*c))?;
    for (place, (sign, fixed)) in section.iter().enumerate() {
        let part = match sign {
            _ if *fixed => Part::Fixed(*sign),
            '0' => Part::Zero,
            '#' | '?' => Part::Digit,
            '.' if !after_point => {
                after_point = true;
                continue;
            }
            // Between digits: thousands, which no label has. After the last: divided by a thousand.
            ',' if place < last => continue,
            ',' | '%' | 'E' | 'e' | '/' | '@' => return None,
            other => Part::Fixed(*other),
        };
        placeholders = placeholders.saturating_add(usize::from(!matches!(part, Part::Fixed(_))));
        if after_point { found.decimals.push(part) } else { found.whole.push(part) }
    }
    (placeholders > 0 && found.places() <= MAX_DECIMALS).then_some(found)
}

impl Pattern {
    fn places(&self) -> usize {
        self.decimals.iter().filter(|p| !matches!(p, Part::Fixed(_))).count()
    }

    fn show(&self, value: f64) -> String {
        if self.whole.contains(&Part::Stored) {
            let part = |part: &Part| if let Part::Fixed(sign) = part { sign.to_string() } else { stored(value) };
            return self.whole.iter().map(part).collect::<String>().trim().to_owned();
        }
        let places = self.places();
        let text = format!("{value:.places$}");
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let mut digits: Vec<char> = whole.trim_start_matches('0').chars().collect();
        let first = self.whole.iter().position(|p| !matches!(p, Part::Fixed(_)));
        let mut shown: Vec<char> = Vec::new();
        for (place, part) in self.whole.iter().enumerate().rev() {
            match part {
                Part::Fixed(sign) => shown.push(*sign),
                Part::Zero => shown.push(digits.pop().unwrap_or('0')),
                Part::Digit => shown.extend(digits.pop()),
                Part::Stored => {}
            }
            if first == Some(place) {
                shown.extend(digits.drain(..).rev());
            }
        }
        let mut text: String = shown.into_iter().rev().collect();
        let needed = self.decimals.iter().filter(|p| matches!(p, Part::Zero)).count();
        let kept = fraction.trim_end_matches('0').len().max(needed).min(places);
        let mut fraction = fraction.chars().take(kept);
        if kept > 0 {
            text.push('.');
        }
        for part in &self.decimals {
            if let Part::Fixed(sign) = part { text.push(*sign) } else { text.extend(fraction.next()) }
        }
        text.trim().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{NumberFormat, stored};

    fn shown(code: &str, value: f64) -> String {
        NumberFormat::parse(code).show(value, false).text
    }

    #[test]
    fn a_number_is_shown_as_in_excel_without_thousands() {
        for (code, value, wanted) in [
            ("000000", 1234.0, "001234"),
            ("\"INV-\"0000", 12.0, "INV-0012"),
            ("0000\"-BX\"", 12.0, "0012-BX"),
            ("\\B\\X-00000", 7.0, "BX-00007"),
            ("00-000", 12_345.0, "12-345"),
            ("00-000", 5.0, "00-005"),
            ("#,##0", 12_345.0, "12345"),
            ("# ##0_-", 12_345.0, "12 345"),
            ("0", 1234.4, "1234"),
            ("0.00", 12.0, "12.00"),
            ("0.0#", 12.5, "12.5"),
            ("#", 0.0, ""),
            ("[Red]000;[Blue]-000", -7.0, "-007"),
            ("000;\"neg \"000", -7.0, "neg 007"),
            ("[$€-80C] 0000", 7.0, "€ 0007"),
            ("@", 1234.0, "1234"),
            ("General", 1234.5, "1234.5"),
            ("0.00E+00", 123_456_789_012.0, "123456789012"),
            ("0%", 0.5, "0.5"),
            (";;;", 42.0, "42"),
            ("\"dossier\" 0000", 42.0, "dossier 0042"),
            ("\"d\"", 42.0, "42"),
            ("\"BX-\"General", 12.0, "BX-12"),
            ("General\" pc\"", 12.0, "12 pc"),
            ("[>=1000]#,##0;0000", 12.0, "0012"),
            ("[>=1000]#,##0;0000", 12_345.0, "12345"),
        ] {
            assert_eq!(shown(code, value), wanted, "{code}");
        }
    }

    #[test]
    fn a_date_is_recognised_whatever_its_format() {
        for code in ["dd/mm/yyyy", "d-mmm", "mmm-yy", "[$-80C]d mmmm yyyy;@", "yyyy\\-mm\\-dd"] {
            let shown = NumberFormat::parse(code).show(43_536.0, false);
            assert_eq!((shown.text.as_str(), shown.is_date), ("2019-03-12", true), "{code}");
        }
        let hour = NumberFormat::parse("[h]:mm:ss").show(1.5, false);
        assert_eq!((hour.text.as_str(), hour.is_date), ("36:00:00", true));
        assert!(NumberFormat::parse("mm:ss.0").show(0.01, false).is_date);
        assert_eq!(NumberFormat::built_in(16).show(43_536.0, false).text, "2019-03-12");
        assert_eq!(NumberFormat::Date.show(42_074.0, true).text, "2019-03-12");
        assert_eq!(NumberFormat::Date.show(-1.0, false).text, "-1");
    }

    #[test]
    fn a_stored_number_keeps_fifteen_digits() {
        assert_eq!(stored(0.1 + 0.2), "0.3");
        assert_eq!(stored(356_938_035_643_809.0), "356938035643809");
    }
}
