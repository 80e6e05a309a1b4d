//! Bytes as text, and text as JSON, as tools really write them.

use crate::ingest::limits::{MAX_DEPTH, ReadError};
use serde_json::Value;
use std::borrow::Cow;

/// First bytes of file types that are not text, with the name that the error gives them.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x7fELF", "elf"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"\xd0\xcf\x11\xe0", "ole"),
];

/// The encoding that the first line of an XML document declares; `None` for UTF-8 and for everything else.
fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = bytes.get(..200).unwrap_or(bytes);
    let prolog = head.trim_ascii_start().strip_prefix(b"<?xml")?;
    let prolog = std::str::from_utf8(prolog.get(..prolog.iter().position(|b| *b == b'>')?)?).ok()?;
    let label = prolog.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = label.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let named = encoding_rs::Encoding::for_label(label.get(1..)?.split(quote).next()?.as_bytes())?;
    // A declaration that could be read as ASCII cannot be in UTF-16.
    Some(named).filter(|e| e.is_ascii_compatible())
}

/// Decodes the bytes as UTF-8, as the encoding that an XML document declares, or as UTF-16 when they begin with its byte order mark (as
/// `PowerShell` writes it). Invalid bytes become U+FFFD.
pub(in crate::ingest) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(ReadError::Binary { what });
    }
    let (text, _, _) = declared(bytes).unwrap_or(encoding_rs::UTF_8).decode(bytes);
    // Twenty bytes may be forgiven to anyone; beyond that, one in ten.
    let odd = text.chars().filter(|c| *c == '\u{fffd}' || (c.is_control() && !c.is_whitespace())).count();
    if odd > 20 && odd.saturating_mul(10) > bytes.len() {
        return Err(ReadError::Binary { what: "unknown" });
    }
    Ok(text)
}

/// Parses JSON as tools really write it. Checks the depth first; then tolerates raw control characters inside strings, and several values
/// in a row, which old versions of `lshw -class` print.
pub(in crate::ingest) fn parse(text: &str) -> Result<Value, ReadError> {
    check_depth(text)?;
    let first = match serde_json::from_str(text) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    if first.is_eof() {
        return Err(ReadError::Truncated { line: first.line() });
    }
    let error = ReadError::Malformed { line: first.line(), column: first.column() };
    let printable: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let trimmed = printable.trim_end_matches([' ', ',']);
    if let Ok(value) = serde_json::from_str(trimmed) {
        return Ok(value);
    }
    if let Ok(value) = serde_json::from_str(&format!("[{trimmed}]")) {
        return Ok(value);
    }
    let several: Result<Vec<Value>, _> = serde_json::Deserializer::from_str(trimmed).into_iter().collect();
    several.map(Value::Array).map_err(|_same_reason| error)
}

/// Refuses JSON nested deeper than [`MAX_DEPTH`], before a parser recurses into it.
fn check_depth(text: &str) -> Result<(), ReadError> {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Err(ReadError::TooDeep { limit: MAX_DEPTH });
                }
            }
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}
