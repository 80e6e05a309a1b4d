//! What became of a batch, in counts for its donor. Recipients appear by kind and commune, never by name.

use crate::desk::DeskError;
use crate::domain::account::actor::Permission;
use crate::domain::batch::outcome::{BatchOutcome, Destination, Media};
use crate::domain::handover::follow_up::Reuse;
use crate::domain::number::Number;
use crate::domain::partner::organisation::OrganisationKind;
use crate::domain::request::programme::Audience;
use crate::web::api::device::labels::Lang;
use crate::web::api::extract::Asked;
use crate::web::api::schema;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::Key;
use crate::web::{Need, Routes};
use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;

/// The routes of this file.
pub fn routes() -> Routes {
    Routes::default()
        .tell(Need::May(Permission::Read), routes!(outcome))
        .tell(Need::May(Permission::Read), routes!(outcome_pdf))
        .tell(Need::May(Permission::Read), routes!(outcome_csv))
}

/// Where devices went.
#[derive(Serialize, ToSchema)]
pub struct WentTo {
    /// What received them.
    #[schema(value_type = schema::OrganisationKind)]
    kind: OrganisationKind,
    /// In which commune (NIS5); null outside the Region.
    commune: Option<u32>,
    /// Under which action of the plan.
    action: String,
    /// For whom.
    #[schema(value_type = schema::Audience)]
    audience: Audience,
    /// How many.
    devices: u64,
}

/// What became of a batch.
#[derive(Serialize, ToSchema)]
pub struct BatchCounts {
    /// The batch.
    #[schema(value_type = schema::Number)]
    batch: Number,
    /// Its donor: its id.
    donor: String,
    /// On the donor's list.
    declared: u64,
    /// Received.
    received: u64,
    /// Still to come.
    expected: u64,
    /// Never came.
    missing: u64,
    /// Came and was on no list.
    extra: u64,
    /// On the bench, or waiting for it.
    workshop: u64,
    /// Ready, on a shelf.
    stock: u64,
    /// Promised.
    promised: u64,
    /// Handed over, by where.
    handed_over: Vec<WentTo>,
    /// Back with the donor.
    sent_back: u64,
    /// Kept for their parts.
    for_parts: u64,
    /// With a collector.
    recycled: u64,
    /// Destroyed.
    destroyed: u64,
    /// Lost.
    lost: u64,
    /// Came back from a recipient at some time.
    returned: u64,
    /// What went to a collector, in grams.
    recycled_grams: u64,
    /// Of these, not weighed.
    estimated_grams: u64,
    /// Storage media sanitised.
    media_sanitised: u64,
    /// Storage media destroyed.
    media_destroyed: u64,
    /// Storage media declared absent by somebody.
    media_absent: u64,
    /// Storage media without an outcome yet.
    media_open: u64,
    /// Handed over, and whoever received said how it went.
    answered: u64,
    /// Of these, said to be in use.
    in_use: u64,
    /// Asked about, and nobody answered.
    silent: u64,
}

fn told(number: Number, donor: String, outcome: BatchOutcome, reuse: Reuse) -> BatchCounts {
    let BatchOutcome { declared, received, expected, missing, extra, workshop, stock, promised, handed_over, .. } = outcome;
    let BatchOutcome { sent_back, for_parts, recycled, destroyed, lost, returned, recycled_grams, estimated_grams, media, .. } = outcome;
    let went = |(to, devices): (Destination, u64)| {
        let Destination { kind, commune, action, audience } = to;
        WentTo { kind, commune, action, audience, devices }
    };
    let Media { sanitised: media_sanitised, destroyed: media_destroyed, absent: media_absent, open: media_open } = media;
    let Reuse { answered, in_use, silent, .. } = reuse;
    BatchCounts {
        batch: number,
        donor,
        declared,
        received,
        expected,
        missing,
        extra,
        workshop,
        stock,
        promised,
        handed_over: handed_over.into_iter().map(went).collect(),
        sent_back,
        for_parts,
        recycled,
        destroyed,
        lost,
        returned,
        recycled_grams,
        estimated_grams,
        media_sanitised,
        media_destroyed,
        media_absent,
        media_open,
        answered,
        in_use,
        silent,
    }
}

/// What became of a batch, as it stands now.
#[utoipa::path(get, path = "/api/v1/batches/{no}/outcome", params(("no" = schema::Number, Path, description = "The batch")),
    responses((status = 200, description = "As it stands", body = BatchCounts)))]
pub async fn outcome(State(app): State<App>, Key(no): Key<Number>) -> Result<Json<BatchCounts>, Failure> {
    let found = blocking(move || {
        let report = app.desk.batches().outcome(no)?;
        Ok::<_, DeskError>(told(report.batch.number, report.donor.id.to_string(), report.outcome, report.reuse))
    })
    .await?;
    Ok(Json(found))
}

/// In which language.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct In {
    /// `fr`, `nl` or `en`; the donor's when nothing is said.
    #[serde(default)]
    #[param(inline)]
    lang: Option<Lang>,
}

/// The same as a paper for the donor.
#[utoipa::path(get, path = "/api/v1/batches/{no}/outcome.pdf", params(("no" = schema::Number, Path, description = "The batch"), In),
    responses((status = 200, description = "The report", content((Vec<u8> = "application/pdf")))))]
pub async fn outcome_pdf(State(app): State<App>, Key(no): Key<Number>, Asked(asked): Asked<In>) -> Result<Response, Failure> {
    let bytes = blocking(move || {
        let report = app.desk.batches().outcome(no)?;
        crate::desk::document::pdf(&app.desk.batches().donor_report(&report, asked.lang.map_or_else(|| report.language(), Into::into))?)
    })
    .await?;
    Ok(crate::web::api::pdf_response::paper(no, bytes))
}

/// The same as a table.
#[utoipa::path(get, path = "/api/v1/batches/{no}/outcome.csv", params(("no" = schema::Number, Path, description = "The batch"), In),
    responses((status = 200, description = "The table", content((Vec<u8> = "text/csv")))))]
pub async fn outcome_csv(State(app): State<App>, Key(no): Key<Number>, Asked(asked): Asked<In>) -> Result<Response, Failure> {
    let bytes = blocking(move || {
        let report = app.desk.batches().outcome(no)?;
        report.table(asked.lang.map_or_else(|| report.language(), Into::into))
    })
    .await?;
    let name = format!("attachment; filename=\"{no}-outcome.csv\"");
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)], bytes).into_response())
}
