//! A minimal XML parser for inventories: produces the same `Value` tree as JSON, so that one reader serves both.
//!
//! Comments, processing instructions and declarations are skipped and no entity is ever defined, so a document cannot expand. Attributes
//! are read only for formats that need them.

use crate::ingest::limits::MAX_DEPTH;
use crate::ingest::limits::ReadError;
use serde_json::{Map, Value};

/// An element whose end tag has not been read yet.
struct Open {
    name: String,
    text: String,
    children: Map<String, Value>,
}

impl Open {
    fn close(mut self) -> (String, Value) {
        // An element with attributes and text but no children: keep the text under `#`.
        if !self.text.is_empty() && !self.children.is_empty() && self.children.keys().all(|k| k.starts_with('@')) {
            self.children.insert("#".to_owned(), Value::String(std::mem::take(&mut self.text)));
        }
        let value = if self.children.is_empty() { Value::String(self.text) } else { Value::Object(self.children) };
        (self.name, value)
    }
}

/// Parses a document into nested objects: names in lower case, repeated elements as lists, elements without children as strings.
///
/// # Errors
/// A [`ReadError`] when it is nested too deep, ends too early, or closes an element that is not open.
pub fn read(document: &str) -> Result<Value, ReadError> {
    walk(document, false)
}

/// As [`read`], with the attributes of an element among its children: `@id`, and `#` for its text.
///
/// # Errors
/// As [`read`].
pub fn read_with_attributes(document: &str) -> Result<Value, ReadError> {
    walk(document, true)
}

/// The attributes of a tag, as long as they are well formed.
fn attributes(tag: &str) -> Map<String, Value> {
    let mut found = Map::new();
    let mut rest = tag;
    while let Some((name, after)) = rest.split_once('=') {
        let after = after.trim_start();
        let Some(quote) = after.chars().next().filter(|c| matches!(c, '"' | '\'')) else { break };
        let Some((value, after)) = after.get(1..).and_then(|a| a.split_once(quote)) else { break };
        if let Some(name) = name.split_whitespace().last() {
            found.insert(format!("@{}", name.to_lowercase()), Value::String(unescaped(value)));
        }
        rest = after;
    }
    found
}

fn walk(document: &str, with_attributes: bool) -> Result<Value, ReadError> {
    let mut stack = vec![Open { name: String::new(), text: String::new(), children: Map::new() }];
    let mut rest = document;
    while let Some((text, tail)) = rest.split_once('<') {
        if let Some(open) = stack.last_mut() {
            open.text.push_str(&unescaped(text.trim()));
        }
        let (end, skip) = if tail.starts_with("!--") {
            ("-->", true)
        } else if tail.starts_with("![CDATA[") {
            ("]]>", false)
        } else {
            (">", tail.starts_with(['?', '!']))
        };
        let Some((tag, after)) = tail.split_once(end) else { return Err(cut(document)) };
        rest = after;
        if skip {
            continue;
        }
        if let Some(plain) = tag.strip_prefix("![CDATA[") {
            if let Some(open) = stack.last_mut() {
                open.text.push_str(plain);
            }
        } else if let Some(name) = tag.strip_prefix('/') {
            close(&mut stack, name.trim()).ok_or_else(|| broken(document, rest))?;
        } else {
            if stack.len() > MAX_DEPTH {
                return Err(ReadError::TooDeep { limit: MAX_DEPTH });
            }
            let (inner, empty) = tag.strip_suffix('/').map_or((tag, false), |inner| (inner, true));
            let name = inner.split_whitespace().next().unwrap_or_default();
            let children = if with_attributes { attributes(inner) } else { Map::new() };
            stack.push(Open { name: name.to_lowercase(), text: String::new(), children });
            if empty {
                close(&mut stack, name).ok_or_else(|| broken(document, rest))?;
            }
        }
    }
    match (stack.pop(), stack.is_empty()) {
        (Some(root), true) => Ok(root.close().1),
        _ => Err(cut(document)),
    }
}

fn close(stack: &mut Vec<Open>, name: &str) -> Option<()> {
    if stack.len() < 2 || !stack.last()?.name.eq_ignore_ascii_case(name) {
        return None;
    }
    let (name, value) = stack.pop()?.close();
    let parent = &mut stack.last_mut()?.children;
    match parent.get_mut(&name) {
        Some(Value::Array(all)) => all.push(value),
        Some(one) => *one = Value::Array(vec![one.take(), value]),
        None => {
            parent.insert(name, value);
        }
    }
    Some(())
}

/// Writes nested objects as an XML document: names in capitals, lists as repeated elements.
#[must_use]
pub fn write(name: &str, value: &Value) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    element(&mut out, name, value);
    out
}

fn element(out: &mut String, name: &str, value: &Value) {
    let name = name.to_uppercase();
    if let Value::Array(all) = value {
        for one in all {
            element(out, &name, one);
        }
        return;
    }
    for part in ["<", &name, ">"] {
        out.push_str(part);
    }
    match value {
        Value::Object(children) => {
            for (child, value) in children {
                element(out, child, value);
            }
        }
        Value::String(text) => out.push_str(&escaped(text)),
        Value::Null | Value::Array(_) => {}
        plain => out.push_str(&plain.to_string()),
    }
    for part in ["</", &name, ">"] {
        out.push_str(part);
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn cut(document: &str) -> ReadError {
    ReadError::Truncated { line: document.lines().count() }
}

fn broken(document: &str, rest: &str) -> ReadError {
    let read = document.len().saturating_sub(rest.len());
    let breaks = document.bytes().take(read).filter(|b| *b == b'\n').count();
    ReadError::Malformed { line: breaks.saturating_add(1), column: 1 }
}

fn unescaped(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, tail)) = rest.split_once('&') {
        out.push_str(before);
        let Some((entity, after)) = tail.split_once(';').filter(|(e, _)| e.len() <= 8) else {
            out.push('&');
            rest = tail;
            continue;
        };
        match entity {
            "amp" => out.push('&'),
            "lt" => out.push('<'),
            "gt" => out.push('>'),
            "quot" => out.push('"'),
            "apos" => out.push('\''),
            other => {
                let number = other.strip_prefix('#');
                let code =
                    number.and_then(|n| n.strip_prefix(['x', 'X']).map_or_else(|| n.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok()));
                out.extend(code.and_then(char::from_u32));
            }
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::ingest::limits::ReadError;
    use serde_json::json;

    #[test]
    fn elements_become_objects_lists_and_text() {
        let document =
            "<?xml version='1.0'?><!-- <no> --><REQUEST a='1'><Q>A &amp; B&#233;</Q><S><N>1</N></S><S/><C><![CDATA[<x>]]></C></REQUEST>";
        assert_eq!(read(document), Ok(json!({"request": {"q": "A & Bé", "s": [{"n": "1"}, ""], "c": "<x>"}})));
    }

    #[test]
    fn what_is_broken_is_refused() {
        assert_eq!(read("<a>\n<b></a>"), Err(ReadError::Malformed { line: 2, column: 1 }));
        assert_eq!(read("<a><b>").unwrap_err().code(), "report_truncated");
        assert_eq!(read("<a><b").unwrap_err().code(), "report_truncated");
        assert_eq!(read("</a>").unwrap_err().code(), "report_malformed");
        assert_eq!(read(&"<a>".repeat(200)).unwrap_err().code(), "report_too_deep");
    }
}
