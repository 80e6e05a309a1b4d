//! Lenient access to untrusted JSON: every field may be missing, of another type, or full of control characters.

use crate::domain::text_enum::clean;
use serde_json::Value;

/// Most characters kept of a text read from a report.
pub const TEXT_LIMIT: usize = 200;

/// Cleans a text to one line: no control characters, runs of white space made
/// one space, at most [`TEXT_LIMIT`] characters. `None` when nothing is left.
#[must_use]
pub fn line(text: &str) -> Option<String> {
    // Cut first, so that a field of megabytes costs no more than its beginning.
    let head: String = text.chars().take(TEXT_LIMIT * 4).map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c }).collect();
    let cleaned = clean(&head)?;
    let words: Vec<&str> = cleaned.split_whitespace().collect();
    let short: String = words.join(" ").chars().take(TEXT_LIMIT).collect();
    Some(short.trim_end().to_owned()).filter(|t| !t.is_empty())
}

/// The string under `key`, cleaned by `line`, or the number as text.
#[must_use]
pub fn text(of: &Value, key: &str) -> Option<String> {
    match of.get(key)? {
        Value::String(s) => line(s),
        Value::Number(n) => Some(n.to_string()),
        _ => None,
    }
}

/// The number under `key`, also when it is written as text (`"7830"`, `"4.0"`).
#[must_use]
pub fn number(of: &Value, key: &str) -> Option<f64> {
    match of.get(key)? {
        Value::Number(n) => n.as_f64(),
        Value::String(s) => s.trim().replace(',', ".").parse().ok(),
        _ => None,
    }
    .filter(|n| n.is_finite())
}

/// The whole number under `key`, rounded; negative numbers give `None`.
#[must_use]
pub fn whole(of: &Value, key: &str) -> Option<u64> {
    match of.get(key)? {
        Value::Number(n) => n.as_u64().or_else(|| n.as_f64().and_then(round)),
        Value::String(s) => s.trim().parse().ok(),
        _ => None,
    }
}

/// The list under `key`; empty when there is none.
#[must_use]
pub fn list<'a>(of: &'a Value, key: &str) -> &'a [Value] {
    of.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// Parses a value that may be a string holding JSON; other values are returned as they are, `null` and empty strings as `None`.
#[must_use]
pub fn unfolded(of: &Value) -> Option<Value> {
    match of {
        Value::String(s) if !s.trim().is_empty() => serde_json::from_str(s.trim()).ok(),
        Value::String(_) | Value::Null => None,
        other => Some(other.clone()),
    }
}

/// Rounds to a whole number; `None` for negative numbers and from 10^18 on, more than any disk holds.
#[must_use]
pub fn round(n: f64) -> Option<u64> {
    ((0.0..1e18).contains(&n)).then(|| format!("{n:.0}")).and_then(|t| t.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::{TEXT_LIMIT, line, number, round, unfolded, whole};
    use serde_json::json;

    #[test]
    fn lines_are_clean_and_short() {
        assert_eq!(line("a\u{0} \t\n b"), Some("a b".to_owned()));
        assert_eq!(line("\u{0}\n"), None);
        assert_eq!(line(&"é ".repeat(100_000)).map(|t| t.chars().count()), Some(TEXT_LIMIT - 1));
    }

    #[test]
    fn numbers_come_in_any_dress() {
        assert_eq!(whole(&json!({"a": 4.0}), "a"), Some(4));
        assert_eq!(whole(&json!({"a": -4}), "a"), None);
        assert_eq!(number(&json!({"a": "4,5"}), "a"), Some(4.5));
        assert_eq!(round(f64::NAN), None);
        assert_eq!(unfolded(&json!("[1]")), Some(json!([1])));
        assert_eq!(unfolded(&json!("lshw: not found")), None);
    }
}
