//! Printed labels: which tag was printed in which print run and how often, so that reprints are noticed.

use crate::domain::device::tag::Tag;
use crate::domain::event::EventData;
use crate::domain::number::Number;
use crate::domain::subject::Subject;
use crate::ledger;
use crate::store::connection::AnyConnection;
use crate::store::error::StoreError;
use crate::store::ledger::event::Appended;
use crate::store::schema::{device, event, label_print};
use crate::store::state::on_each;
use crate::store::tx::WriteTx;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use std::collections::BTreeMap;

/// How often a tag was printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printed {
    pub tag: Tag,
    /// Number of print runs.
    pub times: i64,
    /// Time of the last print run.
    pub last: DateTime<Utc>,
}

/// Number of copies of each tag in a list.
fn copies(tags: &[Tag]) -> BTreeMap<Tag, i32> {
    let mut copies = BTreeMap::new();
    for tag in tags {
        let n: &mut i32 = copies.entry(*tag).or_default();
        *n = n.saturating_add(1);
    }
    copies
}

/// Records the tags of a print run.
///
/// # Errors
/// When the query fails.
pub fn project(tx: &mut WriteTx<'_>, key: &str, tags: &[Tag], appended: &Appended) -> Result<(), StoreError> {
    let seq = appended.about(Subject::Labels, key)?;
    let rows: Vec<_> = copies(tags)
        .into_iter()
        .map(|(tag, n)| (label_print::tag.eq(tag.as_str().to_owned()), label_print::seq.eq(seq), label_print::copies.eq(n)))
        .collect();
    for chunk in rows.chunks(500) {
        on_each!(tx.connection, c => diesel::insert_into(label_print::table).values(chunk.to_vec()).execute(c))?;
    }
    Ok(())
}

/// How often each of these tags was printed; tags never printed are left out.
///
/// # Errors
/// When the query fails.
pub fn printed(connection: &mut AnyConnection, tags: &[Tag]) -> Result<Vec<Printed>, StoreError> {
    let mut found = Vec::new();
    for tag in copies(tags).keys() {
        let prints = label_print::table.filter(label_print::tag.eq(tag.as_str()));
        let (times, last): (i64, Option<i64>) =
            prints.select((diesel::dsl::count_star(), diesel::dsl::max(label_print::seq))).first(connection)?;
        if let Some(last) = last {
            let last: chrono::NaiveDateTime = event::table.find(last).select(event::at).first(connection)?;
            found.push(Printed { tag: *tag, times, last: last.and_utc() });
        }
    }
    Ok(found)
}

/// The tags of a batch in the order they were received.
///
/// # Errors
/// When the query fails.
pub fn received(connection: &mut AnyConnection, batch: Number) -> Result<Vec<String>, StoreError> {
    let of_batch = device::table.filter(device::batch.eq(batch.to_string())).select(device::tag);
    let first: Vec<(String, Option<i64>)> = event::table
        .filter(event::subject.eq(Subject::Device.as_str()))
        .filter(event::key.eq_any(of_batch))
        .group_by(event::key)
        .select((event::key, diesel::dsl::min(event::seq)))
        .load(connection)?;
    let mut first: Vec<(Option<i64>, String)> = first.into_iter().map(|(tag, seq)| (seq, tag)).collect();
    first.sort();
    Ok(first.into_iter().map(|(_, tag)| tag).collect())
}

/// Differences between the print rows and the ledger: what, and what is wrong.
pub(in crate::store) fn differences(connection: &mut AnyConnection) -> Result<Vec<(String, String)>, StoreError> {
    let mut rows: BTreeMap<(i64, String), i32> = label_print::table
        .select((label_print::seq, label_print::tag, label_print::copies))
        .load::<(i64, String, i32)>(connection)?
        .into_iter()
        .map(|(seq, tag, copies)| ((seq, tag), copies))
        .collect();
    let mut out = Vec::new();
    let leaves: Vec<(i64, Vec<u8>)> =
        event::table.filter(event::subject.eq(Subject::Labels.as_str())).select((event::seq, event::leaf)).load(connection)?;
    for (seq, leaf) in leaves {
        let leaf = ledger::read(&leaf).map_err(|e| StoreError::inconsistent("event", seq, e))?;
        let EventData::Labels { tags, .. } = &leaf.what else { continue };
        for (tag, n) in copies(tags) {
            if rows.remove(&(seq, tag.as_str().to_owned())) != Some(n) {
                out.push((format!("label {tag}"), format!("its print of event {seq} is not on record, or not so often")));
            }
        }
    }
    out.extend(rows.into_keys().map(|(seq, tag)| (format!("label {tag}"), format!("event {seq} did not print it"))));
    Ok(out)
}
