//! The operator's particulars and the policy in force.

use super::call::Call;
use super::schema;
use crate::domain::actor::Act;
use crate::domain::policy::Policy;
use crate::domain::setting::Operator;
use crate::store;
use crate::web::failure::Failure;
use crate::web::{App, Need, Routes, blocking};
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::routes;

/// The routes of settings.
pub fn routes() -> Routes {
    Routes::default()
        .tell(Need::SignedIn, routes!(operator))
        .tell(Need::May(Act::ManageSettings), routes!(set_operator))
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
    Ok(Json(blocking(move || app.desk.read(|c| Ok(store::setting::operator(c)?))).await?))
}

/// Sets the operator's particulars: all of them are given.
#[utoipa::path(put, path = "/api/v1/settings/operator", request_body = OperatorInput, responses((status = 200, description = "Set", body = schema::Operator)))]
pub async fn set_operator(State(app): State<App>, call: Call<OperatorInput>) -> Result<Json<Operator>, Failure> {
    let OperatorInput { fr, nl, en, address, enterprise_number, email, phone } = call.body;
    let operator = Operator { fr, nl, en, address, enterprise_number, email, phone };
    Ok(Json(blocking(move || app.desk.set_operator(&call.acting, &operator)).await?))
}

/// The policy in force, with its programmes.
#[utoipa::path(get, path = "/api/v1/policy", responses((status = 200, description = "In force", body = schema::Policy)))]
pub async fn policy(State(app): State<App>) -> Json<Policy> {
    Json(Policy::clone(&app.desk.policy()))
}
