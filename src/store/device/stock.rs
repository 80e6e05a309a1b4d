//! How many devices stand in stock or are on their way, about: for the public catalogue.

use super::record::read;
use crate::domain::device::Device;
use crate::domain::device::condition::Grade;
use crate::domain::device::kind::Kind;
use crate::domain::device::stage::Stage;
use crate::store::connection::AnyConnection;
use crate::store::error::StoreError;
use crate::store::schema::device;
use diesel::prelude::*;

/// The most devices read for an approximate count.
const ABOUT: i64 = 2_000;

/// Grades of the devices of a kind in stock without a hold, of the 2,000 that have been there longest.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn some_grades(connection: &mut AnyConnection, kind: Kind) -> Result<Vec<Grade>, StoreError> {
    let rows: Vec<Option<String>> = device::table
        .filter(device::kind.eq(kind.as_str()))
        .filter(device::stage.eq(Stage::Stock.as_str()))
        .filter(device::held.eq(false))
        .order(device::since.asc())
        .limit(ABOUT)
        .select(device::grade)
        .load(connection)?;
    let grade = |text: String| Grade::parse(&text).map_err(|e| StoreError::inconsistent("device", kind, e));
    rows.into_iter().flatten().map(grade).collect()
}

/// Devices of a kind in stock without a hold, at most 300.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn some_in_stock(connection: &mut AnyConnection, kind: Kind) -> Result<Vec<Device>, StoreError> {
    let rows: Vec<(String, String)> = device::table
        .filter(device::kind.eq(kind.as_str()))
        .filter(device::stage.eq(Stage::Stock.as_str()))
        .filter(device::held.eq(false))
        .order(device::since.asc())
        .limit(300)
        .select((device::tag, device::state))
        .load(connection)?;
    rows.into_iter().map(|(tag, text)| read(&tag, &text)).collect()
}

/// Number of devices of a kind at these stages, counted up to 300 for each.
///
/// # Errors
/// When the query fails.
pub fn some_at(connection: &mut AnyConnection, kind: Kind, stages: &[Stage]) -> Result<usize, StoreError> {
    let mut n = 0;
    for stage in stages {
        let rows: Vec<String> = device::table
            .filter(device::kind.eq(kind.as_str()))
            .filter(device::stage.eq(stage.as_str()))
            .limit(300)
            .select(device::tag)
            .load(connection)?;
        n += rows.len();
    }
    Ok(n)
}
