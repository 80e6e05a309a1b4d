//! Enumerations with a stable text: one macro gives each variant the same text in the database, the ledger, the API and the tests. Also
//! helpers that clean and compare texts.

use std::borrow::Cow;

/// A text that is not a variant of the enumeration.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{word}' is not a {list}; one of: {known}")]
pub struct UnknownWord {
    /// The text given, at most 60 characters.
    pub word: String,
    /// Name of the enumeration.
    pub list: &'static str,
    /// The valid texts, separated by commas.
    pub known: String,
}

/// Declares an enumeration whose variants have one stable text each.
///
/// The text is stored, sealed in the ledger and sent by the API: renaming one needs a migration and changes the public interface.
macro_rules! text_enum {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident => $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// Every variant, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable text.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// Parses the stable text.
            ///
            /// # Errors
            /// When the text is not a variant.
            pub fn parse(word: &str) -> Result<Self, $crate::domain::text_enum::UnknownWord> {
                match word {
                    $($text => Ok(Self::$variant),)+
                    _ => Err($crate::domain::text_enum::UnknownWord {
                        word: word.chars().take(60).collect(),
                        list: stringify!($name),
                        known: [$($text),+].join(", "),
                    }),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.as_str()) }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> { s.serialize_str(self.as_str()) }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let word = <String as serde::Deserialize>::deserialize(d)?;
                Self::parse(&word).map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use text_enum;

/// Normalises a code so that both databases compare it alike: keeps only letters and digits, in upper case. Used for serial and inventory
/// numbers (`SN 12-a` equals `sn12A`).
#[must_use]
pub fn fold_code(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// Removes control and bidirectional characters and trims; `None` when nothing is left. Every text from outside passes through it.
#[must_use]
pub fn clean(text: &str) -> Option<String> {
    let kept: String = text
        .chars()
        .map(|c| if c == '\t' || c == '\u{a0}' { ' ' } else { c })
        .filter(|c| !c.is_control() && !is_bidi_control(*c))
        .collect();
    let kept = kept.trim();
    (!kept.is_empty()).then(|| kept.to_owned())
}

/// Characters that change the reading direction, and the byte order mark: in a tag, a serial number or a name they can only deceive.
fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether a spreadsheet would evaluate the cell as a formula, ignoring apostrophes already in front of it.
///
/// A negative number is not a formula: `-12,5` must stay a number.
fn is_formula(cell: &str) -> bool {
    let core = cell.trim_start_matches('\'');
    match core.chars().next() {
        Some('=' | '+' | '@' | '\t' | '\r' | '\n' | '\0' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff20}' | '\u{ff0d}') => true,
        Some('-') => !is_negative_number(core),
        _ => false,
    }
}

fn is_negative_number(text: &str) -> bool {
    let Some(digits) = text.strip_prefix('-') else { return false };
    let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
    [whole, part].iter().all(|d| !d.is_empty() && d.bytes().all(|b| b.is_ascii_digit()))
}

/// Protects an exported table cell: one that a spreadsheet would evaluate as a formula gets a leading apostrophe.
#[must_use]
pub fn plain_cell(cell: &str) -> Cow<'_, str> {
    if is_formula(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// Reverses [`plain_cell`], so that an exported table can be imported again unchanged.
#[must_use]
pub fn raw_cell(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::{clean, fold_code, plain_cell, raw_cell};

    #[test]
    fn what_a_spreadsheet_would_run_is_made_plain_and_comes_back() {
        for bad in ["=1+1", "+32 2 600 00 00", "-cmd", "-", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\0=1", "'=1", "''@x", "\u{ff1d}1"] {
            assert_eq!(plain_cell(bad), format!("'{bad}"));
            assert_eq!(raw_cell(&plain_cell(bad)), bad);
        }
        for good in ["", "-12", "-12,5", "-0.5", "a=b", "'t Hoekje", "'", "5CG123"] {
            assert_eq!(plain_cell(good), good);
            assert_eq!(raw_cell(good), good);
        }
    }

    #[test]
    fn clean_drops_what_deceives_and_keeps_what_reads() {
        assert_eq!(clean(" a\u{0}b\u{202e}c\u{a0}é "), Some("abc é".to_owned()));
        assert_eq!(clean("\u{1b}\n "), None);
    }

    #[test]
    fn codes_meet_whatever_their_dress() {
        assert_eq!(fold_code("wd-wx41 a867/5309"), "WDWX41A8675309");
    }
}
