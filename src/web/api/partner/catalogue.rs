//! The public catalogue: kinds and grades in stock in bands, with what each action of the plan asks of a recipient.

use crate::desk::DeskError;
use crate::desk::partner::catalogue::{Band, Entry};
use crate::domain::device::condition::Grade;
use crate::domain::device::kind::Kind;
use crate::domain::request::programme::Programme;
use crate::web::api::schema;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::{Need, Routes};
use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::routes;

/// The route of the catalogue.
pub fn routes() -> Routes {
    Routes::default().tell(Need::Anyone, routes!(get))
}

/// About how many of a grade stand ready.
#[derive(Serialize, ToSchema)]
pub struct Ready {
    /// The grade.
    #[schema(value_type = schema::Grade)]
    grade: Grade,
    /// About how many.
    #[schema(value_type = schema::Band)]
    band: Band,
}

/// About how many run a supported system until a year.
#[derive(Serialize, ToSchema)]
pub struct Supported {
    /// The year in which the support ends; null when it is not known.
    until: Option<i32>,
    /// About how many.
    #[schema(value_type = schema::Band)]
    band: Band,
}

/// A kind of device.
#[derive(Serialize, ToSchema)]
pub struct CatalogueEntry {
    /// The kind.
    #[schema(value_type = schema::Kind)]
    kind: Kind,
    /// In stock, the best grade first.
    in_stock: Vec<Ready>,
    /// Of those in stock: until which year a supported system is known to run on them, the latest first.
    supported: Vec<Supported>,
    /// On its way: received or on the bench; null when nothing is.
    #[schema(value_type = Option<schema::Band>)]
    soon: Option<Band>,
}

/// What there is, and what is asked.
#[derive(Serialize, ToSchema)]
pub struct Catalogue {
    /// Kinds of which there is something.
    kinds: Vec<CatalogueEntry>,
    /// The actions of the plan with their conditions.
    #[schema(value_type = Vec<schema::Programme>)]
    programmes: Vec<Programme>,
}

fn entry(Entry { kind, in_stock, supported, soon }: Entry) -> CatalogueEntry {
    let in_stock = in_stock.into_iter().map(|(grade, band)| Ready { grade, band }).collect();
    let supported = supported.into_iter().map(|(until, band)| Supported { until, band }).collect();
    CatalogueEntry { kind, in_stock, supported, soon }
}

/// What stands in stock and what soon will, in bands, with what each action asks of whom. Nobody needs to be signed in.
#[utoipa::path(get, path = "/api/v1/catalogue", responses((status = 200, description = "As it stands", body = Catalogue)))]
pub async fn get(State(app): State<App>) -> Result<Json<Catalogue>, Failure> {
    let found = blocking(move || {
        let kinds = app.desk.partners().catalogue()?.into_iter().map(entry).collect();
        Ok::<_, DeskError>(Catalogue { kinds, programmes: app.desk.policy().programmes.clone() })
    })
    .await?;
    Ok(Json(found))
}
