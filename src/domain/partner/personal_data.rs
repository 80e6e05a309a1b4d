//! Finds passages in free text that look like personal data, so that they can be pointed out before the text is kept. Reprise needs counts,
//! never names. The rules are heuristic: they miss names and give false alarms, so they prompt the writer and forbid nothing.

use crate::domain::text_enum::text_enum;

text_enum! {
    /// The type of personal data a passage looks like.
    Looks {
        /// A national register number: eleven digits with matching check digits.
        NationalNumber => "national_number",
        /// An e-mail address.
        Email => "email",
        Phone => "phone",
        /// A date of birth, or an age beside a name.
        Birth => "birth",
        /// The name of a person.
        Name => "name",
    }
}

/// A passage that looks like personal data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The type of personal data.
    pub looks: Looks,
    /// The passage, at most 60 characters.
    pub text: String,
}

/// Maximum number of passages reported; enough to show the point when somebody pastes a class list.
const MOST: usize = 8;

/// Titles that precede a name, in the three languages.
const TITLES: &[&str] = &[
    "mme",
    "mlle",
    "m.",
    "mr",
    "mr.",
    "monsieur",
    "madame",
    "mevr.",
    "mevr",
    "mevrouw",
    "dhr.",
    "dhr",
    "meneer",
    "mrs",
    "mrs.",
    "ms",
    "élève",
    "eleve",
    "leerling",
    "pupil",
    "résident",
    "résidente",
    "bewoner",
    "bewoonster",
];

/// Words that follow an age.
const YEARS: &[&str] = &["ans", "an", "jaar", "years", "year", "j.", "yrs"];

/// Words that precede a date of birth.
const BORN: &[&str] = &["né", "née", "nés", "naissance", "geboren", "geboortedatum", "born", "birth"];

/// Capitalised words that are not names of people: places, products, articles and street types that often follow a title or a number.
const NOT_NAMES: &[&str] = &[
    "Bruxelles",
    "Brussel",
    "Brussels",
    "Belgique",
    "België",
    "Chromebook",
    "Windows",
    "Wi-Fi",
    "WiFi",
    "Google",
    "Microsoft",
    "Le",
    "La",
    "Les",
    "Un",
    "Une",
    "Des",
    "De",
    "Het",
    "Een",
    "The",
    "Nos",
    "Nous",
    "Onze",
    "Our",
    "Rue",
    "Avenue",
    "Place",
    "Chaussée",
    "Boulevard",
];

/// The passages that look like personal data, each once, at most eight.
#[must_use]
pub fn passages(text: &str) -> Vec<Passage> {
    let mut found: Vec<Passage> = Vec::new();
    let mut add = |looks, text: &str| {
        let passage = Passage { looks, text: text.trim().chars().take(60).collect() };
        if found.len() < MOST && !found.contains(&passage) {
            found.push(passage);
        }
    };
    for line in text.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        for number in digit_runs(line) {
            let digits: String = number.chars().filter(char::is_ascii_digit).collect();
            if is_national_number(&digits) {
                add(Looks::NationalNumber, &number);
            } else if is_phone(&number, &digits) {
                add(Looks::Phone, &number);
            }
        }
        for (place, word) in words.iter().enumerate() {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            if is_email(word) {
                add(Looks::Email, word);
            }
            let before = place.checked_sub(1).and_then(|p| words.get(p)).copied().unwrap_or_default();
            let after = words.get(place + 1).copied().unwrap_or_default();
            let title = TITLES.contains(&word.to_lowercase().as_str()) && !is_capital_word(before);
            if title && is_capital_word(after) {
                add(Looks::Name, &format!("{word} {after}"));
            }
            let age = bare.parse::<u8>().is_ok_and(|n| (1..=110).contains(&n));
            let years = YEARS.contains(&after.trim_matches(|c: char| matches!(c, ',' | ';' | ')' | ':')).to_lowercase().as_str());
            if age && years && is_capital_word(before) {
                add(Looks::Birth, &format!("{before} {word} {after}"));
            }
            if BORN.contains(&bare.to_lowercase().as_str()) && words.iter().skip(place + 1).take(4).any(|w| is_date(w)) {
                add(Looks::Birth, &words.iter().skip(place).take(5).copied().collect::<Vec<_>>().join(" "));
            }
        }
    }
    for name in listed_names(text) {
        add(Looks::Name, &name);
    }
    found
}

/// Runs of digits, with the separators people write between them.
fn digit_runs(line: &str) -> Vec<String> {
    let mut runs = Vec::new();
    let mut run = String::new();
    for c in line.chars().chain(['\n']) {
        let joins = matches!(c, ' ' | '.' | '-' | '/' | '+' | '\u{a0}');
        if c.is_ascii_digit() || (joins && (!run.is_empty() || c == '+')) {
            run.push(c);
        } else if !run.is_empty() {
            runs.push(std::mem::take(&mut run).trim_end().to_owned());
        }
    }
    runs
}

/// Whether eleven digits are a national register number: the last two are 97 minus the first nine modulo 97, with a 2 prepended to the nine
/// for people born from 2000 on. Also checks that the month is plausible.
fn is_national_number(digits: &str) -> bool {
    let (Some(first), Some(check)) = (digits.get(..9), digits.get(9..)) else { return false };
    let month = digits.get(2..4).and_then(|m| m.parse::<u32>().ok()).unwrap_or(99);
    let (Ok(first), Ok(check)) = (first.parse::<u64>(), check.parse::<u64>()) else { return false };
    let fits = |n: u64| 97 - n % 97 == check;
    digits.len() == 11 && (month % 20) <= 12 && (fits(first) || fits(2_000_000_000 + first))
}

fn is_phone(written: &str, digits: &str) -> bool {
    let belgian = digits.starts_with("32") && (10..=11).contains(&digits.len()) && written.contains('+');
    let trunk = digits.starts_with('0') && (9..=10).contains(&digits.len()) && written.chars().any(|c| matches!(c, ' ' | '/' | '.'));
    // `0403.019.261` is the form of an enterprise number.
    let enterprise = digits.len() == 10 && written.matches('.').count() == 2 && !written.contains(['/', ' ']);
    (belgian || trunk) && !enterprise
}

fn is_email(word: &str) -> bool {
    word.split_once('@').is_some_and(|(local, host)| !local.is_empty() && host.contains('.') && !host.starts_with('.'))
}

/// Whether a word is a date: `12/03/2014`, `12-3-14`, `2014-03-12`.
fn is_date(word: &str) -> bool {
    let parts: Vec<&str> = word.trim_matches(|c: char| !c.is_ascii_digit()).split(['/', '-', '.']).collect();
    parts.len() == 3 && parts.iter().all(|p| (1..=4).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether a word is written like a name: a capital, then lower-case letters; a hyphen, an apostrophe or a further capital may follow.
fn is_capital_word(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let mut letters = bare.chars();
    let begins = letters.next().is_some_and(char::is_uppercase);
    let rest: Vec<char> = letters.collect();
    let written = !rest.is_empty() && rest.iter().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'));
    begins && written && rest.iter().any(|c| c.is_lowercase()) && !NOT_NAMES.contains(&bare)
}

/// The lines of a list of people: at least three lines that consist of two or three capitalised words and nothing else.
fn listed_names(text: &str) -> Vec<String> {
    let item = |line: &str| -> Option<String> {
        let bare = line.trim().trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '*' | '•' | '.' | ')' | ' '));
        let words: Vec<&str> = bare.split([' ', ',', ';']).filter(|w| !w.is_empty()).collect();
        ((2..=3).contains(&words.len()) && words.iter().all(|w| is_capital_word(w))).then(|| bare.to_owned())
    };
    let names: Vec<String> = text.lines().filter_map(item).collect();
    if names.len() >= 3 { names } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::{Looks, passages};

    fn looks(text: &str) -> Vec<Looks> {
        passages(text).into_iter().map(|p| p.looks).collect()
    }

    #[test]
    fn what_names_a_person_is_pointed_out() {
        // Numbers made for this test: 97 - (850730033 mod 97) = 28; with the 2 prepended: 97 - (2017082012 mod 97).
        assert_eq!(looks("Registre national 85.07.30-033 28"), [Looks::NationalNumber]);
        assert_eq!(looks("le numéro 85.07.30-033 29 n'en est pas un"), []);
        assert_eq!(looks("Écrivez à a.dupont@example.org"), [Looks::Email]);
        assert_eq!(looks("Tél. +32 470 12 34 56 ou 02/435.44.04"), [Looks::Phone, Looks::Phone]);
        assert_eq!(looks("pour Amina, 12 ans, et Yassine, 9 ans"), [Looks::Birth, Looks::Birth]);
        assert_eq!(looks("geboren op 12/03/2014"), [Looks::Birth]);
        assert_eq!(looks("voor mevrouw Peeters en leerling Emma"), [Looks::Name, Looks::Name]);
        assert_eq!(looks("Amina El-Khattabi\nYassine Dupont\n3. Emma Peeters"), [Looks::Name, Looks::Name, Looks::Name]);
        assert_eq!(passages(&"x@example.org y@example.org ".repeat(50)).len(), 2);
    }

    #[test]
    fn a_plain_project_is_left_alone() {
        for plain in [
            "",
            "Atelier d'informatique pour 24 jeunes de 12 à 18 ans, deux fois par semaine, rue de la Loi 16, 1000 Bruxelles.",
            "Wij geven les aan senioren (65+), van september 2026 tot juni 2027. 12 laptops met AZERTY-toetsenbord, 8 GB.",
            "BCE 0403.019.261, FASE 1234, 01/09/2026 – 30/06/2027.",
            "Cours de français\nSoutien scolaire\nAccès à Internet",
            "Depuis 2019 nos 3 ans d'expérience; budget 12.000 euros, dossier 2026-000123.",
        ] {
            assert_eq!(passages(plain), [], "{plain}");
        }
    }
}
