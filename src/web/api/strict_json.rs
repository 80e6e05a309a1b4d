//! Strict JSON: exactly one value, no repeated name in an object, nesting bounded (128 levels, by `serde_json`). An error names the path of
//! its field.

use crate::desk::error::{ErrorCode, FieldError};
use axum::extract::rejection::JsonRejection;
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::collections::HashSet;
use std::fmt;

/// Why a body was refused.
#[derive(Debug)]
pub enum Unread {
    /// Not JSON: the parser's message.
    Malformed(String),
    /// JSON, but not of the expected type: the field and the error code.
    Wrong(FieldError),
}

/// Reads a body as `T`.
///
/// # Errors
/// [`Unread`] when the body is not JSON or not a `T`.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Unread> {
    let mut walk = serde_json::Deserializer::from_slice(bytes);
    let walked = NamesOnce.deserialize(&mut walk).and_then(|()| walk.end());
    walked.map_err(|e| if e.is_data() { Unread::Wrong(field_error(&e.to_string())) } else { Unread::Malformed(e.to_string()) })?;
    match axum::Json::<T>::from_bytes(bytes) {
        Ok(axum::Json(value)) => Ok(value),
        Err(JsonRejection::JsonDataError(error)) => Err(Unread::Wrong(field_error(&error.body_text()))),
        Err(other) => Err(Unread::Malformed(other.body_text())),
    }
}

/// Turns a message of `serde` into a field error. Example: `…target type: lines[0].kind: 'x' is not a Kind; one of: …`.
#[must_use]
pub fn field_error(message: &str) -> FieldError {
    let message = message.split_once("target type: ").or_else(|| message.split_once("query string: ")).map_or(message, |(_, rest)| rest);
    let (path, why) = match message.split_once(": ") {
        Some((path, why)) if !path.contains(' ') => (path, why),
        _ => ("", message),
    };
    let named = |what: &str| why.strip_prefix(what).and_then(|rest| rest.split('`').nth(1));
    let seen = |text: &str| -> String { text.chars().take(200).collect() };
    let joined = |name: &str| if path.is_empty() || path.ends_with(name) { name.to_owned() } else { format!("{path}.{name}") };
    if let Some(name) = named("missing field") {
        return FieldError::new(&joined(name), ErrorCode::Missing, "");
    }
    if let Some(name) = named("unknown field") {
        return FieldError::new(&seen(&joined(name)), ErrorCode::UnknownField, seen(name));
    }
    if let Some(name) = named("duplicate field") {
        return FieldError::new(&seen(&joined(name)), ErrorCode::Ambiguous, seen(name));
    }
    FieldError::new(&seen(path), ErrorCode::Form, seen(why))
}

/// Walks a value to refuse a name given twice in one object: two readers could take different values of it.
struct NamesOnce;

impl<'de> DeserializeSeed<'de> for NamesOnce {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for NamesOnce {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element_seed(Self)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut names = HashSet::new();
        while let Some(name) = map.next_key::<String>()? {
            if !names.insert(name.clone()) {
                return Err(A::Error::custom(format_args!("duplicate field `{name}`")));
            }
            map.next_value_seed(Self)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Unread, field_error, read};
    use crate::desk::error::ErrorCode;
    use crate::desk::request::entry::RequestInput;
    use serde_json::Value;

    #[test]
    fn a_message_becomes_a_flaw_of_its_field() {
        let wrong = |text: &str| match read::<RequestInput>(text.as_bytes()) {
            Err(Unread::Wrong(field_error)) => (field_error.field, field_error.code),
            other => panic!("{other:?}"),
        };
        let line = r#"{"kind":"laptop","quantity":1,"least_grade":"C"}"#;
        assert_eq!(wrong("{}"), ("action".to_owned(), ErrorCode::Missing));
        let with = |more: &str| format!(r#"{{"action":"46","audience":"young","lines":[{line}]{more}}}"#);
        assert!(read::<RequestInput>(with("").as_bytes()).is_ok());
        assert_eq!(wrong(&with(r#","status":"approved""#)), ("status".to_owned(), ErrorCode::UnknownField));
        assert_eq!(wrong(&with(r#","action":"47""#)), ("action".to_owned(), ErrorCode::Ambiguous));
        assert_eq!(wrong(&with(r#","people":-1"#)), ("people".to_owned(), ErrorCode::Form));
        assert_eq!(wrong(&with("").replace("laptop", "lap")), ("lines[0].kind".to_owned(), ErrorCode::Form));
        assert_eq!(wrong(&with("").replace(r#""quantity":1,"#, "")), ("lines[0].quantity".to_owned(), ErrorCode::Missing));
    }

    #[test]
    fn what_is_no_json_is_not_a_flaw_of_a_field() {
        let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
        for bad in ["", "{", "{\"a\":NaN}", "{}{}", "\u{0}", deep.as_str(), "{\"a\":1e999}"] {
            assert!(matches!(read::<Value>(bad.as_bytes()), Err(Unread::Malformed(_))), "{bad:.20}");
        }
        assert!(matches!(read::<Value>(br#"{"a":{"b":1,"b":2}}"#), Err(Unread::Wrong(f)) if f.code == ErrorCode::Ambiguous));
        assert_eq!(field_error("Failed to deserialize query string: limit: invalid digit found in string").field, "limit");
    }
}
