//! Addresses as people write them: `B-1050 Elsene`, `1050 Ixelles` in one field, and the commune that postal code and locality name together.

use super::organisation::{Address, Commune};
use unicode_normalization::UnicodeNormalization;

/// What else than its own name means the City of Brussels; the postal codes of its other parts are its own.
const CITY: u32 = 21004;
/// Parts of the City of Brussels, and names of it that mean nothing else. `Bruxelles` alone is written for every commune of the Region.
const CITY_PARTS: &[&str] = &[
    "brusselstad",
    "bruxellesville",
    "villedebruxelles",
    "laeken",
    "laken",
    "haren",
    "nederoverheembeek",
    "neerpede",
    "quartierleopold",
    "leopoldswijk",
];

/// Letters only, small, without accents: `Woluwé-St-Lambert` equals `woluwe st lambert`.
fn folded(text: &str) -> String {
    text.nfd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A Belgian postal code at the beginning of a text, and what follows it: `B-1050 Elsene`, `BE 1050`, `1050`.
fn leading_code(text: &str) -> Option<(String, String)> {
    let upper = text.trim().to_uppercase();
    let prefix = ["BELGIQUE", "BELGIË", "BELGIUM", "BE", "B"].into_iter().find(|p| {
        upper
            .strip_prefix(p)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '-' | '–' | '.')))
    });
    let skipped = prefix.map_or(0, |p| p.chars().count());
    let rest: String = text.trim().chars().skip(skipped).collect();
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '.'));
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let after = rest.get(digits.len()..).unwrap_or("");
    let is_code = digits.len() == 4 && !digits.starts_with('0') && !after.starts_with(char::is_alphanumeric);
    is_code.then(|| (digits, after.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | ',' | '.')).to_owned()))
}

/// The address with the postal code in its own field, without `B-` or `BE`. Anything else than a Belgian postal code stays as it is.
#[must_use]
pub fn tidied(given: &Address) -> Address {
    let (postal_code, locality) = (given.postal_code.trim(), given.locality.trim());
    let (code, behind_code) = match leading_code(postal_code) {
        Some((code, behind)) => (code, behind),
        None if postal_code.is_empty() => (String::new(), String::new()),
        None => return given.clone(),
    };
    let (code, locality) = match leading_code(locality) {
        Some((own, behind)) if code.is_empty() || own == code => (own, behind),
        _ => (code, locality.to_owned()),
    };
    Address { street: given.street.clone(), postal_code: code, locality: if locality.is_empty() { behind_code } else { locality } }
}

/// The communes an address may lie in: those of its postal code, and of several the one that its locality names.
#[must_use]
pub fn communes_at<'a>(address: &Address, communes: &'a [Commune]) -> Vec<&'a Commune> {
    let address = tidied(address);
    let of_code: Vec<&Commune> = communes.iter().filter(|c| c.postal_codes.contains(&address.postal_code)).collect();
    let locality = folded(&address.locality);
    let named: Vec<&Commune> = of_code
        .iter()
        .copied()
        .filter(|c| match c.nis5 {
            CITY => CITY_PARTS.iter().chain(&["stadbrussel"]).any(|part| locality.contains(part)),
            _ => [&c.fr, &c.nl].into_iter().any(|name| locality.contains(&folded(name))),
        })
        .collect();
    if named.len() == 1 { named } else { of_code }
}
