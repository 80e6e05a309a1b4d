//! Settings: the operator's particulars and the policy in force.

use super::extract::{Asked, Call};
use super::schema;
use crate::desk::error::Noun;
use crate::desk::error::OrNotFound;
use crate::domain::account::actor::Permission;
use crate::domain::settings::operator::Operator;
use crate::domain::settings::policy::Policy;
use crate::store;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::{Need, Routes};
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;

/// The routes of settings.
pub fn routes() -> Routes {
    Routes::default()
        .tell(Need::SignedIn, routes!(operator))
        .tell(Need::May(Permission::ManageSettings), routes!(set_operator))
        .tell(Need::SignedIn, routes!(policy))
}

/// The operator's particulars as given.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OperatorInput {
    /// Name in French.
    fr: String,
    /// Name in Dutch.
    nl: String,
    /// Name in English.
    en: String,
    /// Postal address on one line.
    #[serde(default)]
    address: String,
    /// Enterprise number.
    #[serde(default)]
    enterprise_number: String,
    /// Public e-mail address.
    #[serde(default)]
    email: String,
    /// Public telephone number.
    #[serde(default)]
    phone: String,
}

/// The operator's particulars.
#[utoipa::path(get, path = "/api/v1/settings/operator", responses((status = 200, description = "As they are", body = schema::Operator)))]
pub async fn operator(State(app): State<App>) -> Result<Json<Operator>, Failure> {
    Ok(Json(blocking(move || app.desk.read(|c| Ok(store::settings::operator(c)?))).await?))
}

/// Sets the operator's particulars: all of them are given.
#[utoipa::path(put, path = "/api/v1/settings/operator", request_body = OperatorInput, responses((status = 200, description = "Set", body = schema::Operator)))]
pub async fn set_operator(State(app): State<App>, call: Call<OperatorInput>) -> Result<Json<Operator>, Failure> {
    let OperatorInput { fr, nl, en, address, enterprise_number, email, phone } = call.body;
    let operator = Operator { fr, nl, en, address, enterprise_number, email, phone };
    Ok(Json(blocking(move || app.desk.settings().set_operator(&call.acting, &operator)).await?))
}

/// Which version.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Version {
    /// The version a decision names; the one in force when nothing is said.
    #[serde(default)]
    version: Option<u32>,
}

/// The policy in force, or an earlier version, with its programmes.
#[utoipa::path(get, path = "/api/v1/policy", params(Version), responses((status = 200, description = "Found", body = schema::Policy)))]
pub async fn policy(State(app): State<App>, Asked(asked): Asked<Version>) -> Result<Json<Policy>, Failure> {
    let Some(version) = asked.version else { return Ok(Json(Policy::clone(&app.desk.policy()))) };
    let found = blocking(move || {
        let found = app.desk.read(|c| Ok(store::settings::policy_at(c, version)?))?;
        found.or_not_found(Noun::Page, version)
    })
    .await?;
    Ok(Json(found))
}
