//! Decides what is stored of a report that can name people: an allow-list, so that an unknown field is left out.
//!
//! Inventories of a donor's administration hold logins, last users, owners, licence keys, telephone numbers and software. For other
//! formats that can name people (owners, domains, volume names, networks), the readers in `formats/` decide.

use super::xml;
use crate::ingest::json::line;
use serde_json::{Map, Value};

/// The allow-list: sections of an inventory that describe the machine, with the fields that are stored of each.
const ALLOWED: &[(&str, &[&str])] = &[
    ("bios", &["smanufacturer", "smodel", "skunumber", "ssn", "assettag", "type", "mmanufacturer", "mmodel", "msn", "bversion", "bdate"]),
    ("hardware", &["uuid", "chassis_type", "memory", "vmsystem", "osname", "processort", "processorn"]),
    ("cpus", &["name", "manufacturer", "core", "thread", "speed", "arch"]),
    ("memories", &["capacity", "type", "speed", "numslots", "description"]),
    ("storages", &["name", "model", "manufacturer", "type", "interface", "description", "disksize", "serial", "serialnumber", "firmware"]),
    ("networks", &["mac", "macaddr", "virtualdev", "type"]),
    ("batteries", &["name", "manufacturer", "serial", "capacity", "real_capacity", "chemistry", "voltage"]),
    ("monitors", &["manufacturer", "caption", "description", "serial"]),
];

/// The redacted copy of an inventory in XML.
pub(super) fn inventory(document: &str) -> Option<Vec<u8>> {
    let root = xml::read(document).ok()?;
    let request = machine(root.get("request")?);
    Some(xml::write("REQUEST", &request).into_bytes())
}

/// For formats that name nobody: nothing needs to be redacted.
pub(super) const fn nothing(_report: &str) -> Option<Vec<u8>> {
    None
}

pub(in crate::ingest) fn machine(message: &Value) -> Value {
    let mut kept = Map::new();
    for name in ["action", "itemtype", "partial", "query"] {
        if let Some(value) = message.get(name).and_then(plain) {
            kept.insert(name.to_owned(), value);
        }
    }
    // The agent's id contains the host name, which often names a person. Only the prefix that identifies Android is kept.
    let android = message.get("deviceid").and_then(Value::as_str).is_some_and(|d| d.starts_with("android-"));
    kept.insert("deviceid".to_owned(), Value::String(if android { "android-" } else { "-" }.to_owned()));
    let mut content = Map::new();
    let given = message.get("content");
    if let Some(version) = given.and_then(|c| c.get("versionclient")).and_then(plain) {
        content.insert("versionclient".to_owned(), version);
    }
    for (section, fields) in ALLOWED {
        let value = match given.and_then(|c| c.get(*section)) {
            Some(Value::Array(entries)) => Value::Array(entries.iter().filter_map(|e| entry(e, fields)).collect()),
            Some(one) => match entry(one, fields) {
                Some(kept) => kept,
                None => continue,
            },
            None => continue,
        };
        content.insert((*section).to_owned(), value);
    }
    kept.insert("content".to_owned(), Value::Object(content));
    Value::Object(kept)
}

fn entry(of: &Value, fields: &[&str]) -> Option<Value> {
    let object = of.as_object()?;
    let kept: Map<String, Value> = fields.iter().filter_map(|f| Some(((*f).to_owned(), plain(object.get(*f)?)?))).collect();
    Some(Value::Object(kept))
}

/// The value if it is a string, a number or a boolean; nested values are dropped.
fn plain(value: &Value) -> Option<Value> {
    match value {
        Value::String(text) => line(text).map(Value::String),
        Value::Number(_) | Value::Bool(_) => Some(value.clone()),
        _ => None,
    }
}
