//! The part of JSON Schema needed to check an answer against the OpenAPI document: references, types, enumerations, required fields and
//! undeclared fields.

use serde_json::Value;
use std::collections::BTreeSet;

/// The operation for a method and path, with the path as the OpenAPI document writes it.
pub fn operation<'a>(document: &'a Value, method: &str, path: &str) -> Option<(String, &'a Value)> {
    let path = path.split('?').next().unwrap_or(path);
    let fits = |known: &str| {
        let (a, b): (Vec<&str>, Vec<&str>) = (known.split('/').collect(), path.split('/').collect());
        a.len() == b.len() && a.iter().zip(b).all(|(k, p)| *k == p || k.starts_with('{'))
    };
    let paths = document["paths"].as_object()?;
    let exact = paths.iter().find(|(known, _)| *known == path);
    let (known, item) = exact.or_else(|| paths.iter().find(|(known, _)| fits(known)))?;
    Some((known.clone(), item.get(method.to_lowercase())?))
}

/// The violations of a schema by a value, each as a sentence.
pub fn violations(document: &Value, schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let known = hold(document, schema, value, "", &mut found);
    strangers(&known, value, "", &mut found);
    found
}

/// The field names a schema declares; `None` when it allows others.
type Known = Option<BTreeSet<String>>;

fn strangers(known: &Known, value: &Value, at: &str, found: &mut Vec<String>) {
    if let (Some(known), Value::Object(fields)) = (known, value) {
        for name in fields.keys().filter(|n| !known.contains(*n)) {
            found.push(format!("{at}/{name}: not in the document"));
        }
    }
}

fn both(a: Known, b: Known) -> Known {
    Some(a?.into_iter().chain(b?).collect())
}

fn is_of(kind: &str, value: &Value) -> bool {
    match kind {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "null" => value.is_null(),
        other => panic!("type {other}"),
    }
}

fn hold(document: &Value, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) -> Known {
    if let Some(name) = schema["$ref"].as_str() {
        let target = document.pointer(name.trim_start_matches('#')).unwrap_or_else(|| panic!("{name} is not in the document"));
        return hold(document, target, value, at, found);
    }
    if let Some(parts) = schema["allOf"].as_array() {
        return parts.iter().fold(Some(BTreeSet::new()), |known, part| both(known, hold(document, part, value, at, found)));
    }
    for choice in ["oneOf", "anyOf"] {
        if let Some(parts) = schema[choice].as_array() {
            let mut tries: Vec<(Vec<String>, Known)> = parts
                .iter()
                .map(|part| {
                    let mut violations = Vec::new();
                    let known = hold(document, part, value, at, &mut violations);
                    (violations, known)
                })
                .collect();
            tries.sort_by_key(|(violations, _)| violations.len());
            let (violations, known) = tries.swap_remove(0);
            found.extend(violations);
            return known;
        }
    }
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    if !kinds.is_empty() && !kinds.iter().any(|kind| is_of(kind, value)) {
        found.push(format!("{at}: {value} is no {kinds:?}"));
        return None;
    }
    if let Some(words) = schema["enum"].as_array()
        && !words.contains(value)
    {
        found.push(format!("{at}: {value} is none of {words:?}"));
    }
    if let (Some(items), Some(values)) = (schema.get("items"), value.as_array()) {
        for (place, value) in values.iter().enumerate() {
            let known = hold(document, items, value, &format!("{at}/{place}"), found);
            strangers(&known, value, &format!("{at}/{place}"), found);
        }
    }
    let Some(fields) = value.as_object() else { return None };
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if !fields.contains_key(name) {
            found.push(format!("{at}/{name}: missing"));
        }
    }
    let spoken = schema["properties"].as_object();
    for (name, part) in spoken.into_iter().flatten() {
        if let Some(value) = fields.get(name) {
            let known = hold(document, part, value, &format!("{at}/{name}"), found);
            strangers(&known, value, &format!("{at}/{name}"), found);
        }
    }
    match (spoken, schema.get("additionalProperties")) {
        (_, Some(Value::Object(_) | Value::Bool(true))) | (None, _) => None,
        (Some(spoken), _) => Some(spoken.keys().cloned().collect()),
    }
}
