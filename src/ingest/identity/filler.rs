//! Known placeholder texts, which makers leave in the firmware and people type in lists.

use super::shape;
use crate::domain::text_enum::fold_code;

/// Placeholder texts, normalised as by [`folded`]. Collected from machine
/// reports of many makers; the last group is what people type in donor lists.
const FILLERS: &[&str] = &[
    "none",
    "n/a",
    "na",
    "null",
    "unknown",
    "(unknown)",
    "invalid",
    "empty",
    "not set",
    "not specified",
    "not present",
    "not available",
    "not applicable",
    "not settable",
    "not provided",
    "not supported by cpu",
    "undefined, but settable",
    "default string",
    "default",
    "to be filled by o.e.m",
    "to be filled by oem",
    "tbd by oem",
    "o.e.m",
    "oem",
    "system serial number",
    "systemserialnumb",
    "system serial#",
    "system manufacturer",
    "system product name",
    "system version",
    "system name",
    "sku",
    "system sku#",
    "system sku",
    "sku number",
    "all series",
    "chassis serial number",
    "chassis serial#",
    "chassis manufacture",
    "chassis manufacturer",
    "chassis version",
    "chassis asset tag",
    "asset tag",
    "no asset tag",
    "no asset information",
    "asset-1234567890",
    "base board serial number",
    "board serial number",
    "mb-1234567890",
    "serial#",
    "serial number",
    "no serial number",
    "sernum0",
    "partnum0",
    "<bad index>",
    "<out of spec>",
    "x.x",
    "0x00000000",
    "(s/n: unknown)",
    "type2 - board manufacturer",
    "0123456789",
    "1234567890",
    "123456789",
    "string",
    "sans",
    "aucun",
    "aucune",
    "inconnu",
    "inconnue",
    "pas de numero",
    "illisible",
    "geen",
    "onbekend",
    "nvt",
    "n.v.t",
    "onleesbaar",
];
const FILLER_PREFIXES: &[&str] = &["redacted", "modulepartnum", "to be filled by"];

pub(super) fn folded(text: &str) -> String {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    words.join(" ").trim_end_matches('.').trim().to_owned()
}

/// Whether the text is empty, punctuation only, a known placeholder, or made of words that say so and nothing else.
#[must_use]
pub fn is_filler(text: &str) -> bool {
    let folded = folded(text);
    let told = FILLERS.contains(&folded.as_str()) || FILLER_PREFIXES.iter().any(|p| folded.starts_with(p));
    fold_code(&folded).is_empty() || told || (shape::is_phrase(text) && !text.chars().any(char::is_numeric))
}
