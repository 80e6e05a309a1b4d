//! Search index of devices: finds them by the beginnings of any words, in any order.

use crate::domain::device::Device;
use crate::domain::text_enum::fold_code;
use crate::store::connection::AnyConnection;
use crate::store::error::StoreError;
use crate::store::schema::{device, device_word};
use crate::store::state;
use crate::store::state::{after_prefix, on_each};
use diesel::prelude::*;
use std::collections::BTreeSet;

/// Devices indexed per transaction when the index is filled.
const PIECE: i64 = 500;
/// Candidates read per search: devices with the rarest word. Bounds the cost of a search.
const CANDIDATES: usize = 2_000;
/// Words of a search text that are used; further words are ignored.
const MOST_WORDS: usize = 8;
/// Values per statement.
const TAGS: usize = 500;

/// The words of a text, split at everything that is neither letter nor digit.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).map(fold_code).filter(|w| !w.is_empty())
}

/// The index words of a device: serials, inventory number, media serials, manufacturer, model, tag and batch.
fn words_of(d: &Device) -> BTreeSet<String> {
    let s = &d.specification;
    let numbers = [&s.serial, &s.donor_number].into_iter().flatten().chain(d.media.iter().filter_map(|m| m.serial.as_ref()));
    let mut all: BTreeSet<String> = numbers.map(|n| fold_code(n)).collect();
    for named in [&s.manufacturer, &s.model].into_iter().flatten() {
        all.extend(words(named));
        // Also as one word, so that it is found without its spaces.
        all.insert(fold_code(named));
    }
    all.insert(d.tag.as_str().to_owned());
    all.insert(fold_code(&d.batch.to_string()));
    all.remove("");
    all
}

fn stored(c: &mut AnyConnection, tag: &str) -> Result<BTreeSet<String>, StoreError> {
    let rows: Vec<String> = device_word::table.filter(device_word::tag.eq(tag)).select(device_word::word).load(c)?;
    Ok(rows.into_iter().collect())
}

fn insert(c: &mut AnyConnection, rows: &[(String, String)]) -> Result<(), StoreError> {
    for piece in rows.chunks(TAGS) {
        let values: Vec<_> =
            piece.iter().map(|(word, tag)| (device_word::word.eq(word.clone()), device_word::tag.eq(tag.clone()))).collect();
        on_each!(c, c => diesel::insert_into(device_word::table).values(values).execute(c))?;
    }
    Ok(())
}

/// Updates the index words of a device; most steps change none.
pub(in crate::store) fn put(c: &mut AnyConnection, d: &Device) -> Result<(), StoreError> {
    let tag = d.tag.as_str();
    let (now, before) = (words_of(d), if d.version == 1 { BTreeSet::new() } else { stored(c, tag)? });
    for gone in before.difference(&now) {
        diesel::delete(device_word::table.find((gone, tag))).execute(c)?;
    }
    let new: Vec<(String, String)> = now.difference(&before).map(|word| (word.clone(), tag.to_owned())).collect();
    insert(c, &new)
}

/// Indexes devices that are not indexed yet, in a database older than the index. Works in tag order and in small transactions, so that it
/// resumes after an interruption; every device has a word, so a complete index costs one query.
pub(in crate::store) fn fill(c: &mut AnyConnection) -> Result<(), StoreError> {
    loop {
        let done = c.transaction::<bool, StoreError, _>(|c| {
            let last: Option<String> = device_word::table.select(device_word::tag).order(device_word::tag.desc()).first(c).optional()?;
            let rows: Vec<(String, String)> = device::table
                .filter(device::tag.gt(last.unwrap_or_default()))
                .order(device::tag.asc())
                .limit(PIECE)
                .select((device::tag, device::state))
                .load(c)?;
            let mut made = Vec::new();
            for (tag, text) in &rows {
                let device: Device = state::read("device", tag, text)?;
                made.extend(words_of(&device).into_iter().map(|word| (word, tag.clone())));
            }
            insert(c, &made)?;
            Ok(rows.is_empty())
        })?;
        if done {
            return Ok(());
        }
    }
}

/// Whether the stored words of a device match it; for the replay.
///
/// # Errors
/// When the query fails.
pub fn words_are(c: &mut AnyConnection, expected: &Device) -> Result<bool, StoreError> {
    Ok(stored(c, expected.tag.as_str())? == words_of(expected))
}

/// Number of index words of devices that do not exist, for the replay.
///
/// # Errors
/// When the query fails.
pub fn strays(c: &mut AnyConnection) -> Result<u64, StoreError> {
    let known = device::table.select(device::tag);
    let n: i64 = device_word::table.filter(diesel::dsl::not(device_word::tag.eq_any(known))).select(diesel::dsl::count_star()).first(c)?;
    Ok(u64::try_from(n).unwrap_or(0))
}

/// Tags with a word that begins with `prefix`, ordered by word, at most `limit`.
fn beginning(c: &mut AnyConnection, prefix: &str, limit: usize) -> Result<Vec<String>, StoreError> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    Ok(device_word::table
        .filter(device_word::word.ge(prefix))
        .filter(device_word::word.lt(after_prefix(prefix)))
        .order((device_word::word.asc(), device_word::tag.asc()))
        .limit(limit)
        .select(device_word::tag)
        .load(c)?)
}

/// Which of these tags have a word that begins with `prefix`.
fn among(c: &mut AnyConnection, tags: &[String], prefix: &str) -> Result<BTreeSet<String>, StoreError> {
    let mut out = BTreeSet::new();
    for piece in tags.chunks(TAGS) {
        let rows: Vec<String> = device_word::table
            .filter(device_word::tag.eq_any(piece))
            .filter(device_word::word.ge(prefix))
            .filter(device_word::word.lt(after_prefix(prefix)))
            .select(device_word::tag)
            .load(c)?;
        out.extend(rows);
    }
    Ok(out)
}

/// Devices with all words of a text, each by its beginning; those that match the text as one word come first, at most `limit`. When even
/// the rarest word matches over 2,000 devices, only the first 2,000 are searched for the other words.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn search(c: &mut AnyConnection, text: &str, limit: u16) -> Result<Vec<Device>, StoreError> {
    let limit = usize::from(limit);
    let whole = fold_code(text);
    if whole.is_empty() {
        return Ok(Vec::new());
    }
    // A device may match by several words, so read more rows than needed.
    let mut tags: Vec<String> = Vec::new();
    let mut add = |found: Vec<String>| {
        for tag in found {
            if tags.len() < limit && !tags.contains(&tag) {
                tags.push(tag);
            }
        }
    };
    add(beginning(c, &whole, limit * MOST_WORDS)?);
    let asked: Vec<String> = text.split_whitespace().map(fold_code).filter(|w| !w.is_empty()).take(MOST_WORDS).collect();
    if asked.len() > 1 {
        let mut rarest: Option<(usize, Vec<String>)> = None;
        for (place, word) in asked.iter().enumerate() {
            let found = beginning(c, word, CANDIDATES)?;
            if rarest.as_ref().is_none_or(|(_, least)| found.len() < least.len()) {
                rarest = Some((place, found));
            }
        }
        let (place, mut candidates) = rarest.unwrap_or_default();
        candidates.sort();
        candidates.dedup();
        for (_, word) in asked.iter().enumerate().filter(|(other, _)| *other != place) {
            let too = among(c, &candidates, word)?;
            candidates.retain(|tag| too.contains(tag));
        }
        add(candidates);
    }
    let mut devices = Vec::with_capacity(tags.len());
    for tag in tags {
        let text: String = device::table.find(&tag).select(device::state).first(c)?;
        devices.push(state::read("device", &tag, &text)?);
    }
    Ok(devices)
}
