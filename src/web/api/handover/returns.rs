//! Returns: devices that come back from a handover. A returned device must be sanitised again.

use crate::desk::access;
use crate::desk::handover::returns::ReturnInput;
use crate::domain::account::actor::Permission;
use crate::domain::handover::Return;
use crate::domain::number::Number;
use crate::web::api::extract::{Call, Created};
use crate::web::api::schema;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::Key;
use crate::web::request_context::RequestContext;
use crate::web::{Need, Routes};
use axum::Json;
use axum::extract::State;
use utoipa_axum::routes;

/// The routes of returns.
pub fn routes() -> Routes {
    Routes::default().tell(Need::May(Permission::TakeBack), routes!(take_back)).tell(Need::SignedIn, routes!(get))
}

/// Takes devices back. All of them must have left by the same act.
#[utoipa::path(post, path = "/api/v1/returns", request_body = schema::ReturnInput, responses((status = 201, description = "Taken back", body = schema::Return)))]
pub async fn take_back(State(app): State<App>, call: Call<ReturnInput>) -> Result<Created<Return>, Failure> {
    let returned = blocking(move || app.desk.handovers().take_back(&call.acting, call.body)).await?;
    Ok(Created::at(format_args!("/returns/{}", returned.number), returned.clone()))
}

/// A return. Another organisation's does not exist for a partner.
#[utoipa::path(get, path = "/api/v1/returns/{no}", params(("no" = schema::Number, Path, description = "Its number")),
    responses((status = 200, description = "Found", body = schema::Return)))]
pub async fn get(State(app): State<App>, context: RequestContext, Key(no): Key<Number>) -> Result<Json<Return>, Failure> {
    let found = blocking(move || {
        let acting = context.acting()?;
        app.desk.read(|c| access::returned(c, &acting, no)).map(|(returned, _act)| returned)
    });
    Ok(Json(found.await?))
}
