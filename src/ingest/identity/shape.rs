//! The shape of a serial number: what no maker would give to one machine. The shape decides; the lists of words only help it.
//!
//! Words without a digit, templates, one character, counting patterns and examples name nothing, in any language. A code of consonants
//! alone (a Dell service tag such as `BCDFGHJ`) is no word: makers leave the vowels out of their codes so that no words appear in them.

use super::class::SerialClass;
use crate::domain::text_enum::fold_code;

/// Words that say "no number here" or "an example", in several languages.
const ROOTS: &[&str] = &[
    "serial",
    "serials",
    "serialno",
    "serialnumber",
    "serialnumb",
    "seriennummer",
    "serienummer",
    "serie",
    "série",
    "numero",
    "numéro",
    "nummer",
    "number",
    "system",
    "chassis",
    "board",
    "string",
    "example",
    "exemple",
    "exemplaire",
    "voorbeeld",
    "beispiel",
    "ejemplo",
    "sample",
    "specimen",
    "spécimen",
    "muster",
    "dummy",
    "placeholder",
    "filler",
    "unknown",
    "inconnu",
    "inconnue",
    "onbekend",
    "unbekannt",
    "desconocido",
    "undefined",
    "unset",
    "unspecified",
    "unavailable",
    "invalid",
    "invalide",
    "ongeldig",
    "empty",
    "missing",
    "absent",
    "absente",
    "blank",
    "filled",
    "fehlt",
    "enter",
    "insert",
    "asset",
    "assettag",
    "inventory",
    "inventaire",
    "inventaris",
    "inventar",
    "étiquette",
    "etiket",
    "product",
    "manufacturer",
    "fabricant",
    "fabrikant",
    "hersteller",
    "redacted",
    "removed",
    "illisible",
    "onleesbaar",
    "unreadable",
    "available",
    "disponible",
    "beschikbaar",
    "specified",
    "programmed",
    "provided",
    "present",
    "applicable",
    "settable",
    "reserved",
    "generic",
    "aucun",
    "aucune",
    "version",
    "default",
    "test",
    "demo",
    "none",
    "null",
    "oem",
    "tbd",
    "tba",
    "sku",
    "tag",
    "fill",
    "vide",
    "leeg",
    "leer",
    "fake",
    "foobar",
    "todo",
    "nada",
    "error",
    "na",
    "nvt",
];
/// Words that may stand beside a root without adding anything.
const GLUE: &[&str] = &[
    "sn",
    "s",
    "n",
    "no",
    "nr",
    "num",
    "o",
    "e",
    "m",
    "by",
    "to",
    "be",
    "of",
    "the",
    "is",
    "not",
    "non",
    "in",
    "at",
    "for",
    "a",
    "an",
    "de",
    "du",
    "des",
    "le",
    "la",
    "les",
    "par",
    "à",
    "het",
    "een",
    "van",
    "niet",
    "door",
    "te",
    "der",
    "die",
    "das",
    "nicht",
    "von",
    "zu",
    "ist",
    "kein",
    "keine",
    "geen",
    "sans",
    "pas",
    "sin",
    "por",
    "pc",
    "mb",
    "id",
    "unit",
    "device",
    "machine",
    "your",
    "my",
    "value",
    "valeur",
    "waarde",
    "here",
    "ici",
    "hier",
    "please",
    "type",
    "base",
    "name",
    "nom",
    "naam",
    "set",
    "laptop",
    "desktop",
    "computer",
    "this",
    "with",
    "info",
    "information",
    "def",
];

/// The letters and the digits of a text as tokens, in lower case: `SystemSerial-12` gives `system`, `serial`, `12`.
fn tokens(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut before: Option<char> = None;
    for c in text.chars() {
        let joins = before.is_some_and(|b| {
            b.is_alphanumeric() && c.is_alphanumeric() && b.is_numeric() == c.is_numeric() && !(b.is_lowercase() && c.is_uppercase())
        });
        if c.is_alphanumeric() {
            match all.last_mut() {
                Some(last) if joins => last.extend(c.to_lowercase()),
                _ => all.push(c.to_lowercase().collect()),
            }
        }
        before = Some(c);
    }
    all
}

fn is_root(word: &str) -> bool {
    ROOTS.contains(&word)
}

/// Whether the text consists of such words alone, whatever small or counting number stands beside them: `Filled by O.E.M.`, `SN-EXAMPLE-1`.
pub(super) fn is_phrase(text: &str) -> bool {
    let all = tokens(text);
    let is_number = |t: &String| t.chars().all(char::is_numeric);
    let words: Vec<&String> = all.iter().filter(|t| !is_number(t)).collect();
    let digits: String = all.iter().filter(|t| is_number(t)).map(String::as_str).collect();
    let trivial = digits.chars().count() <= 4 || is_counting(&digits) || digits.chars().all(|c| digits.starts_with(c));
    let label_only = matches!(words.iter().map(|w| w.as_str()).collect::<Vec<_>>().as_slice(), ["sn"] | ["s", "n"]) && is_counting(&digits);
    let told = words.iter().any(|w| is_root(w)) && words.iter().all(|w| is_root(w) || GLUE.contains(&w.as_str()));
    (told && trivial) || label_only
}

/// Whether the text holds a variable that nobody filled in: `$(DEFAULT_STRING)`, `%s`, `<BAD INDEX>`, `{serial}`, `[Serial]`.
pub(super) fn is_template(text: &str) -> bool {
    let between = |open: char, close: char| {
        let after = text.split_once(open).map(|(_, after)| after)?;
        after.split_once(close).map(|(inside, _)| inside)
    };
    let formatted = text.split('%').skip(1).any(|after| {
        let mut rest = after.chars().skip_while(|c| c.is_ascii_digit() || matches!(c, '-' | '.' | 'l')).peekable();
        matches!(rest.next(), Some('s' | 'S' | 'd' | 'i' | 'u' | 'x' | 'X' | 'c')) && rest.next().is_none_or(|c| !c.is_alphanumeric())
    });
    let wrapped = ['%', '@', '$', '#', '_'].iter().any(|sign| {
        let inside = text.strip_prefix(*sign).and_then(|t| t.strip_suffix(*sign)).unwrap_or_default();
        inside.chars().filter(|c| c.is_alphabetic()).count() >= 2
    });
    let variable =
        text.split('$').skip(1).any(|after| after.starts_with(|c: char| c.is_alphabetic() || matches!(c, '(' | '{' | '[' | '_')));
    variable
        || formatted
        || wrapped
        || between('<', '>').is_some()
        || between('{', '}').is_some()
        || between('[', ']').is_some_and(|inside| !inside.chars().any(char::is_numeric))
}

/// Whether one character follows the other: up by one, in the order of the digits and then the letters, with the end joined to the beginning.
const fn follows(a: u8, b: u8) -> bool {
    match (a, b) {
        (b'9', b'0' | b'A') | (b'F' | b'Z', b'0') => true,
        _ => a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric() && a.wrapping_add(1) == b,
    }
}

fn all_steps(code: &[u8], test: impl Fn(u8, u8) -> bool) -> bool {
    code.iter().zip(code.iter().skip(1)).all(|(a, b)| test(*a, *b))
}

fn is_run(code: &[u8]) -> bool {
    all_steps(code, follows) || all_steps(code, |a, b| follows(b, a))
}

/// Whether the text counts up or down: `0123456789`, `12345`, `ABCDEFGH`, `9876`.
pub(super) fn is_counting(code: &str) -> bool {
    let code = code.to_ascii_uppercase();
    code.len() >= 4 && is_run(code.as_bytes())
}

/// The shortest part whose repetition gives the code; its length is that of the code when nothing repeats.
fn period(code: &[u8]) -> usize {
    let repeats = |p: &usize| code.iter().zip(code.iter().skip(*p)).all(|(a, b)| a == b);
    (1..=code.len() / 2).find(repeats).unwrap_or(code.len())
}

/// The rows of keyboards: American, Belgian and French, German.
const KEY_ROWS: &[&str] = &["QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM", "AZERTYUIOP", "QSDFGHJKLM", "WXCVBN", "QWERTZUIOP", "YXCVBNM"];

/// Whether the code is a row of neighbouring keys, with at most a small or counting number behind it: `QWERTY`, `ASDF1234`.
fn is_keyboard_walk(code: &str) -> bool {
    let letters = code.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = code.get(letters.len()..).unwrap_or_default();
    let walks = letters.len() >= 4 && KEY_ROWS.iter().any(|row| row.contains(letters));
    walks && (digits.len() <= 3 || is_counting(digits) || digits.chars().all(|c| digits.starts_with(c)))
}

/// Words that stand before a number on labels.
const LABELS: &[&str] = &["sn", "no", "nr", "num", "pc", "id", "laptop", "desktop", "computer", "unit", "device", "machine"];

/// Whether the text is a label and a small number, which names one thing in one room only: `SN-0001`, `PC-001`.
fn is_labelled_count(text: &str) -> bool {
    let all = tokens(text);
    let (numbers, words): (Vec<&str>, Vec<&str>) = all.iter().map(String::as_str).partition(|t| t.chars().all(char::is_numeric));
    let digits: usize = numbers.iter().map(|n| n.len()).sum();
    let labels = words.as_slice() == ["s", "n"] || (!words.is_empty() && words.iter().all(|w| LABELS.contains(w)));
    labels && (1..=4).contains(&digits)
}

/// Whether two counting or constant rows are woven into one another: `0102030405`, `11223344`, `A1B2C3D4`.
fn is_woven(code: &[u8]) -> bool {
    let every_other = |from: usize| code.iter().skip(from).step_by(2).copied().collect::<Vec<u8>>();
    let (even, odd) = (every_other(0), every_other(1));
    let constant = |row: &[u8]| all_steps(row, |a, b| a == b);
    let enough = code.len() >= 8 || (code.len() >= 6 && code.iter().any(u8::is_ascii_alphabetic));
    enough && [&even, &odd].iter().all(|row| constant(row) || is_run(row))
}

/// What a pattern in the characters says; `None` when there is none.
fn pattern(code: &str) -> Option<SerialClass> {
    let upper = code.to_ascii_uppercase();
    let bytes = upper.as_bytes();
    let p = period(bytes);
    let unit = bytes.get(..p).unwrap_or_default();
    let repeated = p < bytes.len();
    if is_counting(&upper) || p == 1 || is_woven(bytes) || (repeated && (p == 2 && bytes.len() >= 6 || p >= 3 && is_run(unit))) {
        return Some(SerialClass::Placeholder);
    }
    let digits = upper.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let labelled = digits.len() >= 6 && digits.bytes().all(|b| b.is_ascii_digit()) && is_counting(digits);
    // `ATN12345678901234567` counts past the nine and on; `0x0000` is one digit.
    let hex = upper.strip_prefix("0X").unwrap_or_default();
    if is_keyboard_walk(&upper) || (labelled && digits.len() >= 12) || (hex.len() >= 2 && period(hex.as_bytes()) == 1) {
        return Some(SerialClass::Placeholder);
    }
    // One digit with one exception: `11111112`.
    let mut sorted = bytes.to_vec();
    sorted.sort_unstable();
    let commonest = sorted.chunk_by(|a, b| a == b).map(<[u8]>::len).max().unwrap_or(0);
    let nearly_one = bytes.len() >= 6 && bytes.iter().all(u8::is_ascii_digit) && commonest.saturating_add(1) >= bytes.len();
    let first_of_all = bytes.iter().all(u8::is_ascii_digit) && bytes.len() >= 6 && upper.trim_start_matches('0').len() <= 2;
    (repeated && p <= 4 && bytes.len() >= 3 * p || labelled || first_of_all || nearly_one).then_some(SerialClass::Ambiguous)
}

const fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'A' | 'E' | 'I' | 'O' | 'U')
}

/// Whether letters can be spoken, as words can: vowels, and no long rows of consonants. Letters beyond ASCII are words.
fn is_spoken(word: &str) -> bool {
    if !word.is_ascii() {
        return true;
    }
    let longest = |vowels: bool| word.split(|c| is_vowel(c) != vowels).map(str::len).max().unwrap_or(0);
    let vowels = word.chars().filter(|c| is_vowel(*c)).count();
    vowels * 6 >= word.len() && vowels > 0 && longest(false) <= 4 && longest(true) <= 3
}

/// What a text without any digit is: words, or a code of consonants.
fn without_digits(text: &str) -> SerialClass {
    let parts: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()).collect();
    let letters: usize = parts.iter().map(|p| p.chars().count()).sum();
    if text.split_whitespace().nth(1).is_some() || (letters >= 4 && parts.iter().any(|p| p.len() > 1 && is_spoken(p))) {
        return SerialClass::Placeholder;
    }
    let consonants = |p: &&str| p.chars().all(|c| c.is_ascii_uppercase() && !is_vowel(c));
    if (5..=20).contains(&letters) && parts.iter().all(consonants) { SerialClass::Usable } else { SerialClass::Ambiguous }
}

/// How far a text can be a serial number, judged by its shape alone.
pub(super) fn class(text: &str) -> SerialClass {
    if is_template(text) || is_phrase(text) {
        return SerialClass::Placeholder;
    }
    let pattern = pattern(&fold_code(text));
    if pattern == Some(SerialClass::Placeholder) {
        return SerialClass::Placeholder;
    }
    if is_labelled_count(text) {
        return SerialClass::Ambiguous;
    }
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    let words = if digits == 0 { without_digits(text) } else { SerialClass::Usable };
    if words != SerialClass::Usable || pattern.is_some() {
        return if words == SerialClass::Usable { SerialClass::Ambiguous } else { words };
    }
    // `Computer 1`: a word and a small number name one thing in one room only.
    let words = text.split_whitespace().filter(|w| w.chars().count() >= 4 && w.chars().all(char::is_alphabetic) && is_spoken(w)).count();
    if words > 0 && digits <= 3 && fold_code(text).chars().filter(char::is_ascii_alphabetic).count() > digits * 2 {
        return SerialClass::Ambiguous;
    }
    SerialClass::Usable
}
