//! Storage media, asked for by what proves their sanitisation. Their rows are written with the device, in `record`.

use crate::domain::device::sanitisation::Assurance;
use crate::store::connection::AnyConnection;
use crate::store::error::StoreError;
use crate::store::schema::medium;
use diesel::prelude::*;

/// Media whose sanitisation is proved in this way, as tag and medium, in the order of tags, after `after`.
///
/// # Errors
/// When the query fails.
pub fn media_with_assurance(
    c: &mut AnyConnection,
    assurance: Assurance,
    after: Option<(&str, i32)>,
    limit: u16,
) -> Result<Vec<(String, i32)>, StoreError> {
    let mut query = medium::table.filter(medium::assurance.eq(assurance.as_str())).into_boxed();
    if let Some((tag, place)) = after {
        query = query.filter(medium::tag.gt(tag).or(medium::tag.eq(tag).and(medium::place.gt(place))));
    }
    Ok(query.order((medium::tag.asc(), medium::place.asc())).limit(i64::from(limit)).select((medium::tag, medium::place)).load(c)?)
}

/// The number of media for each assurance.
///
/// # Errors
/// When the query fails.
pub fn assurances(c: &mut AnyConnection) -> Result<Vec<(String, i64)>, StoreError> {
    let rows: Vec<(Option<String>, i64)> =
        medium::table.group_by(medium::assurance).select((medium::assurance, diesel::dsl::count_star())).load(c)?;
    Ok(rows.into_iter().filter_map(|(assurance, count)| Some((assurance?, count))).collect())
}
