//! Settings: the operator's particulars and the policy in force.

use super::extract::{Asked, Call, Upload};
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
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;

/// The routes of settings.
pub fn routes() -> Routes {
    Routes::default()
        .tell(Need::SignedIn, routes!(operator))
        .tell(Need::May(Permission::ManageSettings), routes!(set_operator))
        .tell(Need::SignedIn, routes!(policy))
        .tell(Need::SignedIn, routes!(support_table))
        .tell(Need::May(Permission::ManageSettings), routes!(load_support_table))
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

/// The file of the support table in force: until when systems are supported, by release, model and processor.
#[utoipa::path(get, path = "/api/v1/settings/support-table", responses((status = 200, description = "CSV; its columns are those that are read", body = Vec<u8>, content_type = "text/csv")))]
pub async fn support_table(State(app): State<App>) -> Result<Response, Failure> {
    let text = blocking(move || app.desk.settings().support_file()).await?;
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], text).into_response())
}

/// How a support table is put in force.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Loading {
    /// Only compare it; write nothing.
    #[serde(default)]
    preview: bool,
    /// The version of the policy that was seen: another one in force is a conflict.
    #[serde(default)]
    policy: Option<u32>,
}

/// A support table beside the one in force.
#[derive(Serialize, ToSchema)]
pub struct SupportTableLoaded {
    /// Whether it is in force now.
    loaded: bool,
    /// Version of the policy in force.
    policy: u32,
    /// Rows that were new.
    added: usize,
    /// Rows that said something else.
    changed: usize,
    /// Rows that it lacks.
    gone: usize,
    /// Rows that were the same.
    same: usize,
}

/// Puts a support table in force, with a new version of the policy; or compares it only. A file that is in force already changes nothing.
#[utoipa::path(put, path = "/api/v1/settings/support-table", params(Loading),
    request_body(content((Vec<u8> = "text/csv")), description = "CSV in UTF-8, at most 4 MiB and 20,000 rows. Columns: row (release, model, processor), system, name, edition, until, opt_in_from, memory_mb, storage_gb, tpm, firmware, releases, as_of, source"),
    responses((status = 200, description = "Put in force, or compared", body = SupportTableLoaded)))]
pub async fn load_support_table(
    State(app): State<App>,
    Asked(how): Asked<Loading>,
    upload: Upload,
) -> Result<Json<SupportTableLoaded>, Failure> {
    let loaded = blocking(move || {
        let settings = app.desk.settings();
        let found = settings.compare_support_table(&upload.bytes)?;
        let policy = if how.preview {
            settings.support_state().policy
        } else {
            settings.load_support_table(&upload.acting, &upload.bytes, how.policy)?.policy
        };
        Ok(SupportTableLoaded {
            loaded: !how.preview,
            policy,
            added: found.added.len(),
            changed: found.changed.len(),
            gone: found.gone.len(),
            same: found.same,
        })
    })
    .await?;
    Ok(Json(loaded))
}
