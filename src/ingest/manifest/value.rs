//! What the cells of a list say: years and quantities however they are written, error values, and numbers that are none any more.

use chrono::NaiveDate;

/// Most devices that one row may declare.
pub const MAX_QUANTITY: u32 = 1000;
/// The earliest year accepted.
const OLDEST_YEAR: i32 = 1980;
/// The latest year that a date of another century could not be mistaken for.
const LATEST_YEAR: i32 = 2099;

/// Whether a cell holds an error of a spreadsheet, in any language: `#N/A`, `#WAARDE!`, `#nom?`, `Err:502`, `#####`.
#[must_use]
pub fn is_error(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{202f}').collect();
    if let Some(rest) = bare.strip_prefix('#') {
        // `#N/A (introuvable)`.
        let name = rest.split_once('(').map_or(rest, |(name, _)| name);
        let sign = |c: char| c.is_alphabetic() || matches!(c, '/' | '_' | '.' | '!' | '?' | '¡' | '¿' | '#');
        let letters = name.chars().filter(|c| c.is_alphabetic()).count();
        // `#DIV/0!` has the only digit of all these names; `#ERR502` and `#123` are told by their beginning.
        let named = name.replace("/0", "/").chars().all(sign) && letters >= 2;
        let numbered = ["ERR", "Err"].iter().any(|start| name.strip_prefix(start).is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit())));
        return named || numbered || rest.len() >= 2 && rest.bytes().all(|b| b == b'#');
    }
    ["Err:", "Fout:", "Erreur:", "Error:"].iter().any(|start| {
        let number = bare.get(..start.len()).filter(|head| head.eq_ignore_ascii_case(start)).and_then(|_| bare.get(start.len()..));
        number.is_some_and(|n| n.len() == 3 && n.bytes().all(|b| b.is_ascii_digit()))
    })
}

/// What people write in a list where a value is missing or the same as above, by their plain words; `identity` knows what firmware writes.
const NOTHING: &[&str] = &[
    "neant",
    "s o",
    "so",
    "sans objet",
    "a completer",
    "a definir",
    "a determiner",
    "a venir",
    "en cours",
    "nan",
    "nil",
    "true",
    "false",
    "vrai",
    "faux",
    "waar",
    "onwaar",
    "idem",
    "id",
    "ditto",
    "nihil",
    "n a",
    "nvt",
    "n v t",
    "niet van toepassing",
    "aan te vullen",
    "te bepalen",
    "te vervolledigen",
    "in behandeling",
    "lopend",
    "tbc",
    "tbd",
    "to be completed",
    "to be defined",
    "pending",
    "voir ci dessus",
    "zie boven",
    "see above",
    "non communique",
    "niet meegedeeld",
    "niet gekend",
    "non connu",
    "pas connu",
    "manquant",
    "ontbreekt",
    "missing",
];

/// Whether a cell says that there is no value: `néant`, `s/o`, `aan te vullen`, `0000`, `true`.
#[must_use]
pub fn says_nothing(text: &str) -> bool {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let zeros =
        !digits.is_empty() && digits.bytes().all(|b| b == b'0') && text.chars().all(|c| c == '0' || matches!(c, '.' | ',' | '-' | ' '));
    zeros || text.chars().count() <= 40 && NOTHING.contains(&super::vocabulary::plain_words(text).join(" ").as_str())
}

/// Whether a cell is a date, where a number should stand: a spreadsheet makes `12-mars` of `12-3`.
#[must_use]
pub fn is_date(text: &str) -> bool {
    let text = without_time(text);
    let mut words: Vec<&str> = text.split([' ', '-', '/', '.']).filter(|w| !w.is_empty()).collect();
    if words.len() == 4 && words.first().is_some_and(|w| is_weekday(w)) {
        words.remove(0);
    }
    let digits = |w: &str| !w.is_empty() && w.len() <= 4 && w.bytes().all(|b| b.is_ascii_digit());
    match words.as_slice() {
        // `12-mars`, `mrt-12`, as Excel writes a day and a month.
        [a, b] if text.contains(['-', '/', ' ']) => {
            digits(a) && a.len() <= 2 && month(b).is_some() || month(a).is_some() && digits(b) && (b.len() <= 2 || dated_year(b).is_some())
        }
        [day, name, year] if month(name).is_some() => {
            digits(day) && digits(year) && (text.contains(['-', '/']) || day.len() <= 2 && dated_year(year).is_some())
        }
        [a, b, c] if [a, b, c].into_iter().all(|w| digits(w)) => {
            let n = |w: &str| w.parse::<u32>().unwrap_or(0);
            let date = |y: &str, m: &str, d: &str| {
                // Two digits of a year only between slashes; with other signs, `12-3-19` may be a number.
                let year = dated_year(y).or_else(|| short_year(y).filter(|_| text.contains('/')));
                m.len() <= 2 && d.len() <= 2 && year.is_some_and(|y| NaiveDate::from_ymd_opt(y, n(m), n(d)).is_some())
            };
            let month_first = || text.contains('/') && date(c, a, b);
            dated_year(a).is_some() && date(a, b, c) || date(c, b, a) || month_first()
        }
        _ => false,
    }
}

/// A date without the time of day behind it: `2019-03-12 00:00:00`, `2019-03-12T00:00:00Z`.
fn without_time(text: &str) -> &str {
    let text = text.trim();
    let Some((date, time)) = text.split_once([' ', 'T']).filter(|(_, time)| !time.contains('T')) else { return text };
    // A date with a name of a month has spaces too: the time is behind the last.
    let (date, time) = if time.contains(' ') { text.rsplit_once(' ').unwrap_or((date, time)) } else { (date, time) };
    let is_time = time.contains(':') && time.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | 'Z' | '+'));
    if is_time { date.trim_end() } else { text }
}

fn is_weekday(word: &str) -> bool {
    const DAYS: &[&str] = &[
        "lun", "mar", "mer", "jeu", "ven", "sam", "dim", "maa", "din", "woe", "don", "vri", "zat", "zon", "mon", "tue", "wed", "thu",
        "fri", "sat", "sun", "ma", "di", "wo", "do", "vr", "za", "zo",
    ];
    const ENDS: &[&str] = &["di", "dag", "day", "anche"];
    let plain = super::vocabulary::plain_words(word).join("");
    DAYS.contains(&plain.as_str()) || DAYS.iter().any(|d| plain.starts_with(d)) && ENDS.iter().any(|e| plain.ends_with(e))
}

/// A year of four digits in a date: spreadsheets begin in 1900.
fn dated_year(digits: &str) -> Option<i32> {
    digits.parse().ok().filter(|y| digits.len() == 4 && (1900..=9999).contains(y))
}

/// The month that a word names, whole or cut, in French, Dutch or English.
fn month(word: &str) -> Option<u32> {
    const STARTS: &[(&str, u32)] = &[
        ("janv", 1),
        ("jan", 1),
        ("fev", 2),
        ("feb", 2),
        ("mars", 3),
        ("mar", 3),
        ("mrt", 3),
        ("maart", 3),
        ("avr", 4),
        ("apr", 4),
        ("mai", 5),
        ("mei", 5),
        ("may", 5),
        ("juin", 6),
        ("jun", 6),
        ("juil", 7),
        ("jul", 7),
        ("aou", 8),
        ("aug", 8),
        ("sep", 9),
        ("oct", 10),
        ("okt", 10),
        ("nov", 11),
        ("dec", 12),
    ];
    const WHOLE: &[&str] = &[
        "janvier",
        "fevrier",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "aout",
        "septembre",
        "octobre",
        "novembre",
        "decembre",
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
        "january",
        "february",
        "march",
        "may",
        "june",
        "july",
        "august",
        "october",
        "sept",
        "janv",
        "fevr",
        "avr",
        "juil",
    ];
    let plain = super::vocabulary::plain_words(word).join("");
    let found = STARTS.iter().find(|(start, _)| plain.starts_with(start))?;
    (plain.len() <= 4 || WHOLE.contains(&plain.as_str())).then_some(found.1)
}

fn full_year(digits: &str) -> Option<i32> {
    digits.parse().ok().filter(|y| digits.len() == 4 && (OLDEST_YEAR..=9999).contains(y))
}

/// Two digits: below 80 is 20xx.
fn short_year(digits: &str) -> Option<i32> {
    let year: i32 = digits.parse().ok().filter(|_| digits.len() == 2)?;
    Some(if year < 80 { year.saturating_add(2000) } else { year.saturating_add(1900) })
}

/// Eight digits without a sign between them, as SAP writes a date: `20190531`, or `31052019`.
fn packed(digits: &str) -> Option<i32> {
    let part = |from: usize, to: usize| digits.get(from..to)?.parse::<u32>().ok();
    let year = |from: usize| digits.get(from..from.checked_add(4)?).and_then(full_year).filter(|y| *y <= LATEST_YEAR);
    match digits.len() {
        8 => {
            let first = || year(0).filter(|y| NaiveDate::from_ymd_opt(*y, part(4, 6).unwrap_or(0), part(6, 8).unwrap_or(0)).is_some());
            let last = || year(4).filter(|y| NaiveDate::from_ymd_opt(*y, part(2, 4).unwrap_or(0), part(0, 2).unwrap_or(0)).is_some());
            first().or_else(last)
        }
        14 => packed(digits.get(..8)?),
        6 => year(0).filter(|_| part(4, 6).is_some_and(|m| (1..=12).contains(&m))),
        // The days of a spreadsheet since 1900, when the cell lost its format: from 1980 to 2049.
        5 => {
            let days: i64 = digits.parse().ok().filter(|d| (29_221..=54_788).contains(d))?;
            let date = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_signed(chrono::Duration::days(days))?;
            chrono::Datelike::year(&date).into()
        }
        _ => None,
    }
}

/// Parses the year in `2019`, `2019-05-01`, `01/05/2019`, `20190501`, `2019/03`, `mei 2019`, `mei-19` or `1/23/23`.
#[must_use]
pub fn year(text: &str) -> Option<i32> {
    let groups: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|g| !g.is_empty()).collect();
    let full = groups.iter().find_map(|g| full_year(g));
    let named_month = text.split(|c: char| !c.is_alphabetic()).any(|w| month(w).is_some());
    let dated = || match groups.as_slice() {
        [_, _, short] => short_year(short),
        [short] if named_month || text.trim().starts_with(['\'', '’']) => short_year(short),
        [_, short] if named_month => short_year(short),
        _ => None,
    };
    let whole = groups.len() == 1 || text.contains([':', 'T']) || groups.get(1).is_some_and(|g| g.bytes().all(|b| b == b'0'));
    full.or_else(|| groups.first().filter(|_| whole).and_then(|g| packed(g))).or_else(dated)
}

/// A count as business software writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity {
    pub count: u32,
    /// Whether it could also mean a thousand times as many: `1,000`.
    pub doubtful: bool,
}

/// Parses a count: `3`, `1,00`, `1.000,00`, `1,000` (three decimals), `1 ST`, `2 stuks`, `x3`. `None` when it is none from 1 to
/// [`MAX_QUANTITY`].
#[must_use]
pub fn quantity(text: &str) -> Option<Quantity> {
    let text: String = text.chars().map(|c| if matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}') { ' ' } else { c }).collect();
    let unit = |c: char| c.is_alphabetic() || c.is_whitespace() || matches!(c, '.' | '(' | ')' | '×' | '\'');
    let number = text.trim().trim_start_matches(unit).trim_end_matches(|c: char| unit(c) || c == ',').trim_end();
    let number: String = number.split(' ').collect::<Vec<_>>().join("");
    if number.is_empty() || !number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '’')) {
        return None;
    }
    let whole = |t: &str| t.chars().filter(char::is_ascii_digit).collect::<String>().parse::<u32>().ok();
    let is_zero = |t: &str| t.bytes().all(|b| b == b'0');
    let (count, doubtful) = match number.rsplit_once(['.', ',']) {
        None => (whole(&number)?, false),
        Some((before, decimals)) if before.contains(['.', ',']) => {
            // Two different signs: the last one begins the decimals. The same twice: thousands.
            let same =
                number.chars().filter(|c| matches!(c, '.' | ',')).all(|c| Some(c) == number.chars().find(|c| matches!(c, '.' | ',')));
            if same { (whole(&number)?, false) } else { (whole(before).filter(|_| is_zero(decimals))?, false) }
        }
        Some((before, decimals)) if is_zero(decimals) => (whole(before)?, decimals.len() == 3),
        Some((_, decimals)) if decimals.len() == 3 => (whole(&number)?, false),
        Some(_) => return None,
    };
    (1..=MAX_QUANTITY).contains(&count).then_some(Quantity { count, doubtful })
}

/// A whole number written with decimals, as programs write a column that has empty cells: `12345.0`.
#[must_use]
pub fn without_decimals(text: &str) -> Option<&str> {
    let (whole, decimals) = text.rsplit_once(['.', ','])?;
    let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    (digits(whole) && digits(decimals) && decimals.len() <= 2 && decimals.bytes().all(|b| b == b'0')).then_some(whole)
}

/// Whether a number has decimals that are not all zero, such as `12345.1`: then `.0` beside it means something too.
#[must_use]
pub fn has_decimals(text: &str) -> bool {
    let Some((whole, decimals)) = text.rsplit_once(['.', ',']) else { return false };
    let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    digits(whole) && digits(decimals) && decimals.bytes().any(|b| b != b'0')
}

#[cfg(test)]
mod tests {
    use super::{has_decimals, is_date, is_error, quantity, without_decimals, year};

    #[test]
    fn errors_of_spreadsheets_are_known_in_every_language() {
        for error in [
            "#N/A",
            "#REF!",
            "#VALUE!",
            "#NAME?",
            "#DIV/0!",
            "#NUM!",
            "#NULL!",
            "#SPILL!",
            "#CALC!",
            "#VALEUR!",
            "#NOM?",
            "#NOM ?",
            "#NOMBRE!",
            "#NUL!",
            "#PROPAGATION!",
            "#N/B",
            "#VERW!",
            "#WAARDE!",
            "#NAAM?",
            "#DEEL/0!",
            "#GETAL!",
            "#LEEG!",
            "#OVERLOOP!",
            "#NV",
            "#BEZUG!",
            "#WERT!",
            "#ZAHL!",
            "#ÜBERLAUF!",
            "#¡VALOR!",
            "#¿NOMBRE?",
            "#DIV/0 !",
            "########",
            "Err:502",
            "Err: 508",
            "Fout:522",
            "#GETTING_DATA",
        ] {
            assert!(is_error(error), "{error}");
        }
        for kept in ["#1", "#12345", "# 12", "#A1", "Nr. 5!", "ERR502", "#", "PC#1!", "Erreur", ""] {
            assert!(!is_error(kept), "{kept}");
        }
    }

    #[test]
    fn dates_made_of_numbers_are_recognised() {
        for date in [
            "12-mars",
            "12-Mar",
            "mars-12",
            "mrt-12",
            "12/mrt",
            "déc-03",
            "12-mai-19",
            "12/03/2019",
            "2019-03-12",
            "12.03.2019",
            "03/25/2019",
        ] {
            assert!(is_date(date), "{date}");
        }
        for kept in
            ["12-3", "2019-123", "19-0312", "MAR-0012", "12-345-678", "10.0.2019", "5CG-12-MAR", "12", "A-12-03", "2019/45/12", "PC mars"]
        {
            assert!(!is_date(kept), "{kept}");
        }
    }

    #[test]
    fn the_year_is_found_however_the_date_is_written() {
        for (text, wanted) in [
            ("2019", 2019),
            ("2019-05-01", 2019),
            ("01/05/2019", 2019),
            ("mei 2019", 2019),
            ("1/23/23", 2023),
            ("20190531", 2019),
            ("31052019", 2019),
            ("01.03.2019", 2019),
            ("2019/03", 2019),
            ("201903", 2019),
            ("2019.0", 2019),
            ("20190531.0", 2019),
            ("mei-19", 2019),
            ("12 mars 19", 2019),
            ("43536", 2019),
            ("20190531120000", 2019),
            ("2019-05-31T10:11:12Z", 2019),
            ("1205/2019", 2019),
            ("'19", 2019),
            ("31-12-99", 1999),
        ] {
            assert_eq!(year(text), Some(wanted), "{text}");
        }
        for none in ["hier", "12", "123", "99999999", "20191345", "0", "00000000", "12/5", "1234567"] {
            assert_eq!(year(none), None, "{none}");
        }
    }

    #[test]
    fn counts_are_read_as_business_software_writes_them() {
        for (text, wanted) in [
            ("3", 3),
            ("1,00", 1),
            ("1.00", 1),
            ("1,000", 1),
            ("1.000,00", 1000),
            ("1,000.00", 1000),
            ("1 ST", 1),
            ("2 stuks", 2),
            ("3 pcs.", 3),
            ("x3", 3),
            ("3x", 3),
            ("1 000", 1000),
            ("12,0", 12),
            ("10 PCE", 10),
            ("1 EA", 1),
            ("1.0 ", 1),
        ] {
            assert_eq!(quantity(text).map(|q| q.count), Some(wanted), "{text}");
        }
        assert!(quantity("1,000").is_some_and(|q| q.doubtful) && quantity("1,00").is_some_and(|q| !q.doubtful));
        for none in ["0", "-1", "1001", "1,5", "deux", "", "0,00", "1 ou 2", "1.234", "1-2"] {
            assert_eq!(quantity(none), None, "{none}");
        }
    }

    #[test]
    fn zeros_after_the_point_are_told_from_numbers_with_decimals() {
        assert_eq!((without_decimals("12345.0"), without_decimals("12345,00")), (Some("12345"), Some("12345")));
        for kept in ["12345", "1.2.0", "A1.0", "12345.5", "1.000", ".0"] {
            assert_eq!(without_decimals(kept), None, "{kept}");
        }
        assert!(has_decimals("12345.1") && !has_decimals("12345.0") && !has_decimals("12345"));
    }
}
