//! Writes the tail of an incremental update: objects, the cross-reference section, the trailer (PDF 1.7, ISO 32000-1 §7.5.6).

use super::error::PdfError;
use lopdf::{Dictionary, Object, ObjectId, StringFormat};
use std::collections::BTreeMap;

/// What a tail follows.
pub(super) struct Ground {
    /// Length of the file before the tail.
    pub length: usize,
    /// Whether the file before it ends with a line feed.
    pub is_closed: bool,
    /// Offset of its last cross-reference section.
    pub xref: usize,
    /// Whether that section is a stream, not a table.
    pub has_streams: bool,
}

/// Writes the tail. `trailer` holds the entries of the trailer but `Size` and `Prev`; `next` is the first free object number.
///
/// # Errors
/// [`PdfError::Read`] when the file would be longer than the offsets of a PDF can say.
pub(super) fn write(ground: &Ground, objects: &BTreeMap<ObjectId, Object>, trailer: &Dictionary, next: u32) -> Result<Vec<u8>, PdfError> {
    let mut out = Vec::new();
    if !ground.is_closed {
        out.push(b'\n');
    }
    let at = |out: &Vec<u8>| u32::try_from(ground.length.saturating_add(out.len())).map_err(|_too_long| PdfError::read("too long"));
    let mut places = BTreeMap::new();
    for (id, object) in objects {
        places.insert(id.0, (at(&out)?, id.1));
        indirect(&mut out, *id, object);
    }
    let start = at(&out)?;
    let mut last = trailer.clone();
    last.set("Prev", Object::Integer(i64::try_from(ground.xref).map_err(|_too_long| PdfError::read("too long"))?));
    if ground.has_streams {
        // The stream is an object too, and lists itself.
        places.insert(next, (start, 0));
        let section = section(&places, next, &last);
        indirect(&mut out, (next, 0), &section);
    } else {
        table(&mut out, &places);
        last.set("Size", i64::from(next));
        out.extend_from_slice(b"trailer\n");
        put_dictionary(&mut out, &last);
        out.push(b'\n');
    }
    out.extend_from_slice(format!("startxref\n{start}\n%%EOF\n").as_bytes());
    Ok(out)
}

/// Object numbers in runs without a gap: the first, and the entries.
fn runs(places: &BTreeMap<u32, (u32, u16)>) -> Vec<(u32, Vec<(u32, u16)>)> {
    let mut runs: Vec<(u32, Vec<(u32, u16)>)> = Vec::new();
    let mut expected = None;
    for (number, place) in places {
        match runs.last_mut() {
            Some((_, run)) if expected == Some(*number) => run.push(*place),
            _ => runs.push((*number, vec![*place])),
        }
        expected = number.checked_add(1);
    }
    runs
}

/// The cross-reference section as a stream, which holds the trailer as well.
fn section(places: &BTreeMap<u32, (u32, u16)>, own: u32, trailer: &Dictionary) -> Object {
    let (mut index, mut content) = (Vec::new(), Vec::new());
    for (first, run) in runs(places) {
        index.push(Object::Integer(i64::from(first)));
        index.push(Object::Integer(i64::try_from(run.len()).unwrap_or(i64::MAX)));
        for (offset, generation) in run {
            content.push(1);
            content.extend_from_slice(&offset.to_be_bytes());
            content.extend_from_slice(&generation.to_be_bytes());
        }
    }
    let mut dict = Dictionary::new();
    dict.set("Type", Object::Name(b"XRef".to_vec()));
    dict.set("W", vec![Object::Integer(1), Object::Integer(4), Object::Integer(2)]);
    dict.set("Index", index);
    dict.set("Size", i64::from(own) + 1);
    for (key, value) in trailer {
        dict.set(key.clone(), value.clone());
    }
    Object::Stream(lopdf::Stream::new(dict, content))
}

/// The cross-reference section as a table.
fn table(out: &mut Vec<u8>, places: &BTreeMap<u32, (u32, u16)>) {
    out.extend_from_slice(b"xref\n");
    for (first, run) in runs(places) {
        out.extend_from_slice(format!("{first} {}\n", run.len()).as_bytes());
        for (offset, generation) in run {
            out.extend_from_slice(format!("{offset:010} {generation:05} n \n").as_bytes());
        }
    }
}

fn indirect(out: &mut Vec<u8>, id: ObjectId, object: &Object) {
    out.extend_from_slice(format!("{} {} obj\n", id.0, id.1).as_bytes());
    put(out, object);
    out.extend_from_slice(b"\nendobj\n");
}

/// Writes an object; within arrays and dictionaries, a space stands before each.
fn put(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => out.extend_from_slice(b"null"),
        Object::Boolean(value) => out.extend_from_slice(value.to_string().as_bytes()),
        Object::Integer(value) => out.extend_from_slice(value.to_string().as_bytes()),
        Object::Real(value) => out.extend_from_slice(value.to_string().as_bytes()),
        Object::Name(name) => put_name(out, name),
        Object::String(text, format) => put_string(out, text, format),
        Object::Array(items) => {
            out.push(b'[');
            for item in items {
                out.push(b' ');
                put(out, item);
            }
            out.extend_from_slice(b" ]");
        }
        Object::Dictionary(dict) => put_dictionary(out, dict),
        Object::Stream(stream) => {
            let mut dict = stream.dict.clone();
            dict.set("Length", i64::try_from(stream.content.len()).unwrap_or(i64::MAX));
            put_dictionary(out, &dict);
            out.extend_from_slice(b"\nstream\n");
            out.extend_from_slice(&stream.content);
            out.extend_from_slice(b"\nendstream");
        }
        Object::Reference((number, generation)) => out.extend_from_slice(format!("{number} {generation} R").as_bytes()),
    }
}

fn put_dictionary(out: &mut Vec<u8>, dict: &Dictionary) {
    out.extend_from_slice(b"<<");
    for (key, value) in dict {
        out.push(b' ');
        put_name(out, key);
        out.push(b' ');
        put(out, value);
    }
    out.extend_from_slice(b" >>");
}

fn put_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(byte) {
            out.push(*byte);
        } else {
            out.extend_from_slice(format!("#{byte:02X}").as_bytes());
        }
    }
}

/// Plain text stays readable; all else becomes hexadecimal.
fn put_string(out: &mut Vec<u8>, text: &[u8], format: &StringFormat) {
    let is_plain = text.iter().all(|b| (b' '..=b'~').contains(b) && !b"()\\".contains(b));
    if is_plain && matches!(format, StringFormat::Literal) {
        out.push(b'(');
        out.extend_from_slice(text);
        out.push(b')');
    } else {
        out.extend_from_slice(format!("<{}>", hex::encode_upper(text)).as_bytes());
    }
}
