//! Locations: site › room › shelf › box.

use crate::domain::account::actor::Permission;
use crate::domain::device::location::Location;
use crate::store;
use crate::web::api::extract::{Call, Created};
use crate::web::api::schema;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::{Need, Routes};
use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::routes;

/// The routes of locations.
pub fn routes() -> Routes {
    Routes::default().tell(Need::May(Permission::ManageLocation), routes!(put)).tell(Need::May(Permission::Read), routes!(list))
}

/// A place as given.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LocationInput {
    /// Its code: capitals, digits, hyphens; at most 20.
    code: String,
    /// What people call it.
    name: String,
    /// The place it is in.
    #[serde(default)]
    parent: Option<String>,
    /// Whether it is in use; it is when nothing is said.
    #[serde(default = "yes")]
    active: bool,
}

const fn yes() -> bool {
    true
}

/// All places, in the order of their codes.
#[derive(Serialize, ToSchema)]
pub struct Locations {
    /// At most 2,000: a depot, not a city.
    #[schema(value_type = Vec<schema::Location>)]
    locations: Vec<Location>,
}

/// Creates a place, or changes the one of this code.
#[utoipa::path(post, path = "/api/v1/locations", request_body = LocationInput, responses((status = 201, description = "There", body = schema::Location)))]
pub async fn put(State(app): State<App>, call: Call<LocationInput>) -> Result<Created<Location>, Failure> {
    let given = call.body;
    let place =
        blocking(move || app.desk.devices().put_location(&call.acting, &given.code, &given.name, given.parent.as_deref(), given.active))
            .await?;
    Ok(Created::at("/locations", place))
}

/// Lists all places.
#[utoipa::path(get, path = "/api/v1/locations", responses((status = 200, description = "All places", body = Locations)))]
pub async fn list(State(app): State<App>) -> Result<Json<Locations>, Failure> {
    let locations = blocking(move || app.desk.read(|c| Ok(store::device::location::list(c)?))).await?;
    Ok(Json(Locations { locations }))
}
