//! Devices. A row is the fold of the device's events as JSON, with indexed columns copied from it.

use crate::domain::device::kind::Kind;
use crate::domain::device::sanitisation::{Assurance, Medium, Outcome};
use crate::domain::device::stage::Stage;
use crate::domain::device::tag::Tag;
use crate::domain::device::{Device, HoldReason};
use crate::domain::id::OrganisationId;
use crate::domain::number::Number;
use crate::domain::subject::Subject;
use crate::domain::text_enum::fold_code;
use crate::store::connection::AnyConnection;
use crate::store::error::StoreError;
use crate::store::ledger::event::Appended;
use crate::store::schema::{device, device_hold, device_word, evidence, medium, statement, stock_take_line};
use crate::store::state;
use crate::store::tx::WriteTx;
use diesel::dsl::{count_star, not};
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn key_of(text: Option<&String>) -> Option<String> {
    text.map(|t| fold_code(t)).filter(|k| !k.is_empty())
}

/// The indexed columns of a device, copied from its state.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = device, treat_none_as_null = true)]
pub(in crate::store) struct Columns {
    version: i64,
    kind: String,
    stage: String,
    batch: String,
    line: Option<i32>,
    grade: Option<String>,
    held: bool,
    wiped: bool,
    location: Option<String>,
    request: Option<String>,
    picked: Option<String>,
    handover: Option<String>,
    holder: Option<String>,
    serial_key: Option<String>,
    donor_key: Option<String>,
    uuid_key: Option<String>,
    maker_key: Option<String>,
    model_key: Option<String>,
    since: chrono::NaiveDateTime,
    state: String,
}

impl Columns {
    fn from_device(d: &Device) -> Result<Self, StoreError> {
        let broken = |what: &dyn std::fmt::Display| StoreError::inconsistent("device", d.tag.as_str(), what);
        let request =
            d.reservation.as_ref().map(|r| r.request).or_else(|| d.custody.as_ref().and_then(|c| c.answered).map(|(request, _)| request));
        Ok(Self {
            version: i64::try_from(d.version).map_err(|e| broken(&e))?,
            kind: d.kind.to_string(),
            stage: d.stage.to_string(),
            batch: d.batch.to_string(),
            line: d.line.map(i32::try_from).transpose().map_err(|e| broken(&e))?,
            grade: d.grade.map(|g| g.to_string()),
            held: !d.holds.is_empty(),
            wiped: d.is_wiped(),
            location: d.location.clone(),
            request: request.map(|n| n.to_string()),
            picked: d.reservation.as_ref().and_then(|r| r.picked).map(|n| n.to_string()),
            handover: d.custody.as_ref().map(|c| c.handover.to_string()),
            holder: d.custody.as_ref().map(|c| c.organisation.to_string()),
            serial_key: key_of(d.specification.serial.as_ref()),
            donor_key: key_of(d.specification.donor_number.as_ref()),
            uuid_key: key_of(d.specification.uuid.as_ref()),
            maker_key: key_of(d.specification.manufacturer.as_ref()),
            model_key: key_of(d.specification.model.as_ref()),
            since: d.since.naive_utc(),
            state: state::write("device", d.tag.as_str(), d)?,
        })
    }
}

/// Writes the new state of a device with its holds, search index and media. Compare-and-set: the stored version must be the one before,
/// or absent for version 1.
///
/// # Errors
/// [`StoreError::Stale`] when the stored version is another.
pub fn project(tx: &mut WriteTx<'_>, next: &Device, appended: &Appended) -> Result<(), StoreError> {
    let tag = next.tag.as_str();
    let seq = appended.about(Subject::Device, tag)?;
    let columns = Columns::from_device(next)?;
    if next.stage == Stage::Announced {
        return remove(tx, next);
    }
    let touched = if next.version == 1 {
        diesel::insert_into(device::table).values((device::tag.eq(tag), device::seq.eq(seq), &columns)).execute(tx.connection)?
    } else {
        diesel::update(device::table.filter(device::tag.eq(tag)).filter(device::version.eq(columns.version - 1)))
            .set((&columns, device::seq.eq(seq)))
            .execute(tx.connection)?
    };
    if touched != 1 {
        return Err(StoreError::Stale(tag.to_owned()));
    }
    super::board::put_holds(tx, next)?;
    super::search::put(tx.connection, next)?;
    for m in &next.media {
        let id = i32::try_from(m.id).map_err(|e| StoreError::inconsistent("medium", tag, e))?;
        let known: Option<Option<String>> = medium::table.find((tag, id)).select(medium::assurance).first(tx.connection).optional()?;
        let assurance = assurance_of(m);
        match known {
            None => {
                let key = key_of(m.serial.as_ref());
                diesel::insert_into(medium::table)
                    .values((medium::tag.eq(tag), medium::place.eq(id), medium::serial_key.eq(key), medium::assurance.eq(assurance)))
                    .execute(tx.connection)?;
            }
            Some(known) if known.as_deref() != assurance => {
                diesel::update(medium::table.find((tag, id))).set(medium::assurance.eq(assurance)).execute(tx.connection)?;
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// How well the sanitisation of a medium is proved.
fn assurance_of(m: &Medium) -> Option<&'static str> {
    m.outcome.as_ref().and_then(Outcome::assurance).map(Assurance::as_str)
}

/// Removes the row of a device whose reception was undone, with what it is found by. Its events stay in the ledger.
fn remove(tx: &mut WriteTx<'_>, gone: &Device) -> Result<(), StoreError> {
    let tag = gone.tag.as_str();
    diesel::delete(device_word::table.filter(device_word::tag.eq(tag))).execute(tx.connection)?;
    diesel::delete(device_hold::table.filter(device_hold::tag.eq(tag))).execute(tx.connection)?;
    diesel::delete(medium::table.filter(medium::tag.eq(tag))).execute(tx.connection)?;
    let before = i64::try_from(gone.version).unwrap_or(i64::MAX) - 1;
    let touched = diesel::delete(device::table.filter(device::tag.eq(tag)).filter(device::version.eq(before))).execute(tx.connection)?;
    if touched == 1 { Ok(()) } else { Err(StoreError::Stale(tag.to_owned())) }
}

/// Whether a document, a report or a stock-take names this device, so that it cannot be as if it had never been here.
///
/// # Errors
/// When the query fails.
pub fn is_named(connection: &mut AnyConnection, tag: &Tag) -> Result<bool, StoreError> {
    let tag = tag.as_str();
    let on_paper: i64 = statement::table.filter(statement::device.eq(tag)).select(count_star()).first(connection)?;
    let in_report: i64 = evidence::table.filter(evidence::tag.eq(tag)).select(count_star()).first(connection)?;
    let counted: i64 = stock_take_line::table.filter(stock_take_line::tag.eq(tag)).select(count_star()).first(connection)?;
    Ok(on_paper + in_report + counted > 0)
}

pub(super) fn read(tag: &str, text: &str) -> Result<Device, StoreError> {
    state::read("device", tag, text)
}

/// A device by its tag.
///
/// # Errors
/// When the query fails or the stored row is invalid.
pub fn find(connection: &mut AnyConnection, tag: &Tag) -> Result<Option<Device>, StoreError> {
    let row: Option<String> = device::table.find(tag.as_str()).select(device::state).first(connection).optional()?;
    row.map(|text| read(tag.as_str(), &text)).transpose()
}

/// Tags in order after `after`, at most `limit`.
///
/// # Errors
/// When the query fails.
pub fn tags_after(connection: &mut AnyConnection, after: &str, limit: i64) -> Result<Vec<String>, StoreError> {
    Ok(device::table.filter(device::tag.gt(after)).order(device::tag.asc()).limit(limit).select(device::tag).load(connection)?)
}

/// Whether the stored row of a device is exactly this state, projected from the event with this sequence number.
///
/// # Errors
/// When the query fails.
pub fn is_as(connection: &mut AnyConnection, expected: &Device, seq: i64) -> Result<bool, StoreError> {
    let row: Option<Columns> = device::table
        .find(expected.tag.as_str())
        .filter(device::seq.eq(seq))
        .select((
            device::version,
            device::kind,
            device::stage,
            device::batch,
            device::line,
            device::grade,
            device::held,
            device::wiped,
            device::location,
            device::request,
            device::picked,
            device::handover,
            device::holder,
            device::serial_key,
            device::donor_key,
            device::uuid_key,
            device::maker_key,
            device::model_key,
            device::since,
            device::state,
        ))
        .first(connection)
        .optional()?;
    Ok(row.is_some_and(|columns| Columns::from_device(expected).is_ok_and(|made| made == columns)))
}

/// Whether the stored media of a device match it; for the replay.
///
/// # Errors
/// When the query fails.
pub fn media_are(connection: &mut AnyConnection, expected: &Device) -> Result<bool, StoreError> {
    let rows: Vec<(i32, Option<String>, Option<String>)> = medium::table
        .filter(medium::tag.eq(expected.tag.as_str()))
        .order(medium::place.asc())
        .select((medium::place, medium::serial_key, medium::assurance))
        .load(connection)?;
    let row = |m: &Medium| Some((i32::try_from(m.id).ok()?, key_of(m.serial.as_ref()), assurance_of(m).map(ToOwned::to_owned)));
    let mut media: Vec<_> = expected.media.iter().filter_map(row).collect();
    media.sort();
    Ok(rows == media)
}

/// Filter of a device list; every field narrows it and uses an index.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub stage: Option<Stage>,
    pub kind: Option<Kind>,
    pub batch: Option<Number>,
    /// Reserved or handed over for this request.
    pub request: Option<Number>,
    /// Given by this handover.
    pub handover: Option<Number>,
    /// Picked for this handover.
    pub picked: Option<Number>,
    /// In custody of this recipient.
    pub holder: Option<OrganisationId>,
    /// Code of the location.
    pub location: Option<String>,
    /// In the depot and held for this reason.
    pub hold: Option<HoldReason>,
}

/// One page of devices, the most recently changed first.
#[derive(Clone, Debug)]
pub struct Page {
    pub devices: Vec<Device>,
    /// Cursor of the next page (a sequence number); none on the last page.
    pub next: Option<i64>,
}

/// One page of devices; `before` is the cursor of the previous page.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn list(connection: &mut AnyConnection, filter: &Filter, before: Option<i64>, limit: u16) -> Result<Page, StoreError> {
    let mut query = device::table.into_boxed();
    // With a narrower filter, stage and kind must not drive the query: SQLite would take their index and read a quarter of all devices. A
    // negated inequality cannot use an index.
    let by_batch = filter.batch.is_some();
    let narrow = [filter.request, filter.handover, filter.picked].iter().any(Option::is_some);
    let narrow = narrow || filter.holder.is_some() || filter.location.is_some() || filter.hold.is_some();
    if let Some(stage) = filter.stage {
        query = if narrow { query.filter(not(device::stage.ne(stage.as_str()))) } else { query.filter(device::stage.eq(stage.as_str())) };
    }
    if let Some(kind) = filter.kind {
        let aside = narrow || by_batch;
        query = if aside { query.filter(not(device::kind.ne(kind.as_str()))) } else { query.filter(device::kind.eq(kind.as_str())) };
    }
    if let Some(batch) = filter.batch {
        query = query.filter(device::batch.eq(batch.to_string()));
    }
    if let Some(request) = filter.request {
        query = query.filter(device::request.eq(request.to_string()));
    }
    if let Some(handover) = filter.handover {
        query = query.filter(device::handover.eq(handover.to_string()));
    }
    if let Some(picked) = filter.picked {
        query = query.filter(device::picked.eq(picked.to_string()));
    }
    if let Some(holder) = &filter.holder {
        query = query.filter(device::holder.eq(holder.as_str()));
    }
    if let Some(reason) = filter.hold {
        let held = device_hold::table.filter(device_hold::reason.eq(reason.as_str())).select(device_hold::tag);
        query = query.filter(device::tag.eq_any(held));
    }
    if let Some(location) = &filter.location {
        query = query.filter(device::location.eq(location));
    }
    if let Some(before) = before {
        query = query.filter(device::seq.lt(before));
    }
    let rows: Vec<(String, String, i64)> =
        query.order(device::seq.desc()).limit(i64::from(limit) + 1).select((device::tag, device::state, device::seq)).load(connection)?;
    let limit = usize::from(limit);
    let more = rows.len() > limit;
    let next = if more { rows.get(limit.saturating_sub(1)).map(|(_, _, seq)| *seq) } else { None };
    let devices = rows.into_iter().take(limit).map(|(tag, text, _)| read(&tag, &text)).collect::<Result<_, _>>()?;
    Ok(Page { devices, next })
}

/// All devices that match a filter, ordered by tag. Only for filters that bound the result, such as one handover or request.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn all(connection: &mut AnyConnection, filter: &Filter) -> Result<Vec<Device>, StoreError> {
    let mut devices = Vec::new();
    let mut before = None;
    loop {
        let page = list(connection, filter, before, 500)?;
        devices.extend(page.devices);
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    devices.sort_by_key(|d| d.tag);
    Ok(devices)
}

/// Devices with this serial number, at most 20.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn with_serial(connection: &mut AnyConnection, serial: &str) -> Result<Vec<Device>, StoreError> {
    let key = fold_code(serial);
    if key.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(String, String)> =
        device::table.filter(device::serial_key.eq(&key)).limit(20).select((device::tag, device::state)).load(connection)?;
    rows.into_iter().map(|(tag, text)| read(&tag, &text)).collect()
}

/// Devices with this text as their serial number or the donor's inventory number.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn with_identity(connection: &mut AnyConnection, text: &str) -> Result<Vec<Device>, StoreError> {
    let key = fold_code(text);
    let mut found = with_serial(connection, text)?;
    if !key.is_empty() {
        let rows: Vec<(String, String)> =
            device::table.filter(device::donor_key.eq(&key)).limit(20).select((device::tag, device::state)).load(connection)?;
        for (tag, text) in rows {
            let device = read(&tag, &text)?;
            if !found.iter().any(|d| d.tag == device.tag) {
                found.push(device);
            }
        }
    }
    Ok(found)
}

/// Devices with this firmware UUID, at most 20.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn with_uuid(connection: &mut AnyConnection, uuid: &str) -> Result<Vec<Device>, StoreError> {
    let rows: Vec<(String, String)> =
        device::table.filter(device::uuid_key.eq(fold_code(uuid))).limit(20).select((device::tag, device::state)).load(connection)?;
    rows.into_iter().map(|(tag, text)| read(&tag, &text)).collect()
}

/// Tags of devices that hold or held a medium with this serial number, at most 20.
///
/// # Errors
/// When the query fails.
pub fn with_medium(connection: &mut AnyConnection, serial: &str) -> Result<Vec<String>, StoreError> {
    Ok(medium::table.filter(medium::serial_key.eq(fold_code(serial))).limit(20).select(medium::tag).distinct().load(connection)?)
}

/// Number of devices of a batch at each stage.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn stages_of_batch(connection: &mut AnyConnection, batch: Number) -> Result<Vec<(Stage, u64)>, StoreError> {
    let rows: Vec<(String, i64)> = device::table
        .filter(device::batch.eq(batch.to_string()))
        .group_by(device::stage)
        .select((device::stage, count_star()))
        .load(connection)?;
    rows.into_iter()
        .map(|(stage, n)| {
            let stage = Stage::parse(&stage).map_err(|e| StoreError::inconsistent("device", batch, e))?;
            Ok((stage, u64::try_from(n).unwrap_or(0)))
        })
        .collect()
}

/// Donor list line and tag of every device of a batch; the line is none for devices not on the list.
///
/// # Errors
/// When the query fails.
pub fn lines_of_batch(connection: &mut AnyConnection, batch: Number) -> Result<Vec<(Option<i32>, String)>, StoreError> {
    Ok(device::table
        .filter(device::batch.eq(batch.to_string()))
        .order(device::tag.asc())
        .select((device::line, device::tag))
        .load(connection)?)
}

/// Number of devices of a batch with and without a line on its donor list.
///
/// # Errors
/// When the query fails.
pub fn counts_of_batch(connection: &mut AnyConnection, batch: Number) -> Result<(u64, u64), StoreError> {
    let of = device::table.filter(device::batch.eq(batch.to_string()));
    let listed: i64 = of.clone().filter(device::line.is_not_null()).select(count_star()).first(connection)?;
    let extra: i64 = of.filter(device::line.is_null()).select(count_star()).first(connection)?;
    Ok((u64::try_from(listed).unwrap_or(0), u64::try_from(extra).unwrap_or(0)))
}

/// The lines of a donor list that have their device.
///
/// # Errors
/// When the query fails.
pub fn lines_received(connection: &mut AnyConnection, batch: Number) -> Result<std::collections::BTreeSet<u32>, StoreError> {
    let lines: Vec<Option<i32>> = device::table
        .filter(device::batch.eq(batch.to_string()))
        .filter(device::line.is_not_null())
        .select(device::line)
        .load(connection)?;
    Ok(lines.into_iter().flatten().filter_map(|line| u32::try_from(line).ok()).collect())
}

/// Whether a line of a donor list has its device.
///
/// # Errors
/// When the query fails.
pub fn has_line(connection: &mut AnyConnection, batch: Number, line: u32) -> Result<bool, StoreError> {
    let Ok(line) = i32::try_from(line) else { return Ok(false) };
    let tag: Option<String> = device::table
        .filter(device::batch.eq(batch.to_string()))
        .filter(device::line.eq(line))
        .select(device::tag)
        .first(connection)
        .optional()?;
    Ok(tag.is_some())
}

/// All devices reserved or handed over for a request.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn of_request(connection: &mut AnyConnection, request: Number) -> Result<Vec<Device>, StoreError> {
    all(connection, &Filter { request: Some(request), ..Filter::default() })
}

/// Number of devices reserved or handed over, by line of a request.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn filled(connection: &mut AnyConnection, request: Number) -> Result<BTreeMap<u32, u32>, StoreError> {
    let mut filled = BTreeMap::new();
    for device in of_request(connection, request)? {
        let promised = device.reservation.as_ref().map(|r| r.line);
        let line = promised.or_else(|| device.custody.as_ref().and_then(|c| c.answered).map(|(_, line)| line));
        if let Some(line) = line {
            *filled.entry(line).or_default() += 1;
        }
    }
    Ok(filled)
}

/// All devices that could be reserved now: in stock, without a hold, their media accounted for.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn ready(connection: &mut AnyConnection) -> Result<Vec<Device>, StoreError> {
    let rows: Vec<(String, String)> = device::table
        .filter(device::stage.eq(Stage::Stock.as_str()))
        .filter(device::held.eq(false))
        .order(device::tag.asc())
        .select((device::tag, device::state))
        .load(connection)?;
    let devices = rows.into_iter().map(|(tag, text)| read(&tag, &text)).collect::<Result<Vec<Device>, _>>()?;
    Ok(devices.into_iter().filter(Device::is_available).collect())
}

/// How many devices of each kind each organisation received since a moment and still holds, leaving out the requests in `but_for`.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn received(
    connection: &mut AnyConnection,
    since: chrono::DateTime<chrono::Utc>,
    but_for: &BTreeSet<Number>,
) -> Result<BTreeMap<(OrganisationId, Kind), u32>, StoreError> {
    type Row = (Option<String>, String, Option<String>, i64);
    let rows: Vec<Row> = device::table
        .filter(device::stage.eq(Stage::HandedOver.as_str()))
        .filter(device::since.ge(since.naive_utc()))
        .group_by((device::holder, device::kind, device::request))
        .select((device::holder, device::kind, device::request, count_star()))
        .load(connection)?;
    let mut received = BTreeMap::new();
    for (holder, kind, request, n) in rows {
        let Some(holder) = holder else { continue };
        let of = request.and_then(|r| Number::parse(&r).ok());
        if of.is_some_and(|r| but_for.contains(&r)) {
            continue;
        }
        let kind = Kind::parse(&kind).map_err(|e| StoreError::inconsistent("device", &holder, e))?;
        *received.entry((OrganisationId::new(holder), kind)).or_insert(0_u32) += u32::try_from(n).unwrap_or(0);
    }
    Ok(received)
}

/// The devices on lines `from` to `to` (inclusive) of a donor list, ordered by line.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn of_lines(connection: &mut AnyConnection, batch: Number, from: u32, to: u32) -> Result<Vec<Device>, StoreError> {
    let place = |line: u32| i32::try_from(line).unwrap_or(i32::MAX);
    let rows: Vec<(String, String)> = device::table
        .filter(device::batch.eq(batch.to_string()))
        .filter(device::line.ge(place(from)))
        .filter(device::line.le(place(to)))
        .order(device::line.asc())
        .select((device::tag, device::state))
        .load(connection)?;
    rows.into_iter().map(|(tag, text)| read(&tag, &text)).collect()
}

/// One page of the devices of a batch on no line of its donor list, ordered by tag, after `after`, at most `limit`.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn extras(connection: &mut AnyConnection, batch: Number, after: Option<&Tag>, limit: u16) -> Result<Vec<Device>, StoreError> {
    let rows: Vec<(String, String)> = device::table
        .filter(device::batch.eq(batch.to_string()))
        .filter(device::line.is_null())
        .filter(device::tag.gt(after.map_or("", Tag::as_str)))
        .order(device::tag.asc())
        .limit(i64::from(limit))
        .select((device::tag, device::state))
        .load(connection)?;
    rows.into_iter().map(|(tag, text)| read(&tag, &text)).collect()
}

/// Whether a batch is accounted for: at least one device is wiped, and each one that is not was sent back or lost.
///
/// # Errors
/// When the query fails.
pub fn is_accounted_for(connection: &mut AnyConnection, batch: Number) -> Result<bool, StoreError> {
    let of_batch = || device::table.filter(device::batch.eq(batch.to_string()));
    let any: Option<String> = of_batch().filter(device::wiped.eq(true)).select(device::tag).first(connection).optional()?;
    let open: Option<String> = of_batch()
        .filter(device::wiped.eq(false))
        .filter(device::stage.ne(Stage::SentBack.as_str()))
        .filter(device::stage.ne(Stage::Lost.as_str()))
        .select(device::tag)
        .first(connection)
        .optional()?;
    Ok(any.is_some() && open.is_none())
}
