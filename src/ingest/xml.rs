//! XML as nested objects, so that one reader serves XML and JSON: `quick-xml` parses, this file builds the tree.
//!
//! Declarations and processing instructions are skipped. No entity is ever defined, so a document cannot expand, and nothing outside of it
//! is read. Namespaces are dropped: only the local names count. The depth is bounded here, the size by `ingest::limits`.

use crate::ingest::limits::MAX_DEPTH;
use crate::ingest::limits::ReadError;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde_json::{Map, Value};

/// A part of a document, in the order of the document.
enum Part {
    /// The begin of an element: its name in lower case, and its attributes.
    Open(String, Map<String, Value>),
    /// Text, with its entities resolved.
    Text(String),
    /// The end of the element opened last.
    Close,
}

/// Parses a document into nested objects: names in lower case, repeated elements as lists, elements without children as strings.
///
/// # Errors
/// A [`ReadError`] when it is nested too deep, ends too early, or closes an element that is not open.
pub fn read(document: &str) -> Result<Value, ReadError> {
    tree(document, false)
}

/// As [`read`], with the attributes of an element among its children: `@id`, and `#` for its text.
///
/// # Errors
/// As [`read`].
pub fn read_with_attributes(document: &str) -> Result<Value, ReadError> {
    tree(document, true)
}

/// Walks through a document and hands each part on. An element that is not closed, or closed without being open, is an error.
fn walk(document: &str, mut take: impl FnMut(Part)) -> Result<(), ReadError> {
    let mut reader = Reader::from_str(document);
    // Agents write texts of the machine as they find them, also a bare `&`.
    reader.config_mut().allow_dangling_amp = true;
    let mut depth = 0_usize;
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(quick_xml::Error::Syntax(_)) => return Err(cut(document)),
            Err(_not_well_formed) => return Err(broken(document, reader.error_position())),
        };
        match event {
            Event::Start(tag) => {
                depth = depth.saturating_add(1);
                if depth > MAX_DEPTH {
                    return Err(ReadError::TooDeep { limit: MAX_DEPTH });
                }
                take(Part::Open(name(&tag), attributes(&tag)));
            }
            Event::Empty(tag) => {
                take(Part::Open(name(&tag), attributes(&tag)));
                take(Part::Close);
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                take(Part::Close);
            }
            Event::Text(text) => take(Part::Text(text.xml10_content().into_owned())),
            Event::CData(text) => take(Part::Text(text.xml10_content().into_owned())),
            Event::GeneralRef(reference) => {
                let character = reference.resolve_char_ref().ok().flatten().map(String::from);
                let named = || quick_xml::escape::resolve_predefined_entity(&reference.xml10_content()).map(str::to_owned);
                // A reference to anything else stands for nothing.
                take(Part::Text(character.or_else(named).unwrap_or_default()));
            }
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(cut(document)),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

fn name(tag: &BytesStart) -> String {
    tag.local_name().as_ref().to_lowercase()
}

/// The attributes of a tag, as far as they are well formed.
fn attributes(tag: &BytesStart) -> Map<String, Value> {
    let mut all = tag.attributes();
    let found = all.with_checks(false).filter_map(Result::ok).filter(|a| a.key.as_namespace_binding().is_none());
    let pair = |a: quick_xml::events::attributes::Attribute| {
        let value = a.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_or_else(|_unknown_entity| a.value.to_string(), Into::into);
        (format!("@{}", a.key.local_name().as_ref().to_lowercase()), Value::String(value))
    };
    found.map(pair).collect()
}

/// An element whose end tag has not been read yet.
struct Open {
    name: String,
    text: String,
    children: Map<String, Value>,
}

impl Open {
    fn close(mut self) -> (String, Value) {
        let text = self.text.trim().to_owned();
        // An element with attributes and text but no children: keep the text under `#`.
        if !text.is_empty() && !self.children.is_empty() && self.children.keys().all(|k| k.starts_with('@')) {
            self.children.insert("#".to_owned(), Value::String(text));
            return (self.name, Value::Object(self.children));
        }
        let value = if self.children.is_empty() { Value::String(text) } else { Value::Object(self.children) };
        (self.name, value)
    }
}

fn tree(document: &str, with_attributes: bool) -> Result<Value, ReadError> {
    let mut stack = vec![Open { name: String::new(), text: String::new(), children: Map::new() }];
    walk(document, |part| match part {
        Part::Open(name, attributes) => {
            let children = if with_attributes { attributes } else { Map::new() };
            stack.push(Open { name, text: String::new(), children });
        }
        Part::Text(text) => stack.last_mut().into_iter().for_each(|open| open.text.push_str(&text)),
        Part::Close => close(&mut stack),
    })?;
    Ok(stack.pop().map_or(Value::Null, |root| root.close().1))
}

fn close(stack: &mut Vec<Open>) {
    if stack.len() < 2 {
        return;
    }
    let Some((name, value)) = stack.pop().map(Open::close) else { return };
    let Some(parent) = stack.last_mut() else { return };
    match parent.children.get_mut(&name) {
        Some(Value::Array(all)) => all.push(value),
        Some(one) => *one = Value::Array(vec![one.take(), value]),
        None => {
            parent.children.insert(name, value);
        }
    }
}

/// A container of a property list that is not closed yet.
enum Container {
    Dict(Map<String, Value>, Option<String>),
    Array(Vec<Value>),
}

impl Container {
    fn add(&mut self, value: Value) {
        match self {
            Self::Dict(fields, key) => {
                if let Some(key) = key.take() {
                    fields.insert(key, value);
                }
            }
            Self::Array(all) => all.push(value),
        }
    }
}

/// Parses Apple's property list (`<plist>`) into the value that its JSON form has.
///
/// # Errors
/// As [`read`].
pub fn read_plist(document: &str) -> Result<Value, ReadError> {
    let mut stack = vec![Container::Array(Vec::new())];
    let mut leaf = String::new();
    let mut names: Vec<String> = Vec::new();
    walk(document, |part| match part {
        Part::Open(name, _) => {
            match name.as_str() {
                "dict" => stack.push(Container::Dict(Map::new(), None)),
                "array" => stack.push(Container::Array(Vec::new())),
                _ => leaf.clear(),
            }
            names.push(name);
        }
        Part::Text(text) => leaf.push_str(&text),
        Part::Close => {
            let name = names.pop().unwrap_or_default();
            let text = || leaf.trim().to_owned();
            let value = match name.as_str() {
                "plist" => return,
                "key" => {
                    if let Some(Container::Dict(_, key)) = stack.last_mut() {
                        *key = Some(text());
                    }
                    return;
                }
                "dict" | "array" => match stack.pop() {
                    Some(Container::Dict(fields, _)) => Value::Object(fields),
                    Some(Container::Array(all)) => Value::Array(all),
                    None => return,
                },
                "true" | "false" => Value::Bool(name == "true"),
                "integer" => text().parse::<i64>().map_or_else(|_too_long| Value::String(text()), Value::from),
                "real" => text().parse::<f64>().map_or_else(|_no_number| Value::String(text()), Value::from),
                _ => Value::String(text()),
            };
            leaf.clear();
            stack.last_mut().into_iter().for_each(|parent| parent.add(value.clone()));
        }
    })?;
    match stack.into_iter().next() {
        Some(Container::Array(mut all)) if all.len() == 1 => Ok(all.remove(0)),
        _ => Err(ReadError::UnknownFormat),
    }
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

fn broken(document: &str, at: u64) -> ReadError {
    let read = usize::try_from(at).unwrap_or(usize::MAX);
    let breaks = document.bytes().take(read).filter(|b| *b == b'\n').count();
    ReadError::Malformed { line: breaks.saturating_add(1), column: 1 }
}

#[cfg(test)]
mod tests {
    use super::{read, read_plist, read_with_attributes};
    use crate::ingest::limits::ReadError;
    use serde_json::json;

    #[test]
    fn elements_become_objects_lists_and_text() {
        let document =
            "<?xml version='1.0'?><!-- <no> --><REQUEST a='1'><Q>A &amp; B&#233;</Q><S><N>1</N></S><S/><C><![CDATA[<x>]]></C></REQUEST>";
        assert_eq!(read(document), Ok(json!({"request": {"q": "A & Bé", "s": [{"n": "1"}, ""], "c": "<x>"}})));
    }

    #[test]
    fn whatever_is_well_formed_is_read() {
        let document = r#"<?xml version="1.0"?><!DOCTYPE list [<!ENTITY a "b"><!ENTITY x SYSTEM "file:///etc/passwd">]>
            <l:list xmlns:l="urn:x" xmlns="urn:y"><node id='a>b' note="5 &lt; 6 &gt; &quot;4&quot;"  l:class = "system"
            ><!-- a > b --><t>1 &lt; 2</t><u>&x;&a;ok</u></node ></l:list>"#;
        let wanted = json!({"list": {"node": {"@id": "a>b", "@note": "5 < 6 > \"4\"", "@class": "system", "t": "1 < 2", "u": "ok"}}});
        assert_eq!(read_with_attributes(document), Ok(wanted));
        assert_eq!(read("<a>AT&T &amp; more & others</a>"), Ok(json!({"a": "AT&T & more & others"})));
    }

    #[test]
    fn a_property_list_is_the_value_of_its_json() {
        let document = r#"<?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
            <plist version="1.0"><array><dict><key>_dataType</key><string>SPX</string><key>n</key><integer>16</integer>
            <key>_items</key><array><dict><key>a &amp; b</key><true/></dict><real>1.5</real></array><key>e</key><string/></dict></array></plist>"#;
        let wanted = json!([{"_dataType": "SPX", "n": 16, "_items": [{"a & b": true}, 1.5], "e": ""}]);
        assert_eq!(read_plist(document), Ok(wanted));
    }

    #[test]
    fn what_is_broken_is_refused() {
        assert_eq!(read("<a>\n<b></a>"), Err(ReadError::Malformed { line: 2, column: 1 }));
        assert_eq!(read("<a><b>").unwrap_err().code(), "report_truncated");
        assert_eq!(read("<a><b").unwrap_err().code(), "report_truncated");
        assert_eq!(read("</a>").unwrap_err().code(), "report_malformed");
        assert_eq!(read(&"<a>".repeat(200)).unwrap_err().code(), "report_too_deep");
        assert_eq!(read_plist(&"<array>".repeat(200)).unwrap_err().code(), "report_too_deep");
    }
}
