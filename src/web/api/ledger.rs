//! The ledger: its events in order, its root and its verification; and the history of one device.

use super::extract::{Asked, Call, Note};
use super::{pagination, schema};
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, Noun};
use crate::desk::ledger::findings::Finding;
use crate::domain::account::actor::Permission;
use crate::domain::device::fold::StepRecord;
use crate::domain::device::tag::Tag;
use crate::domain::event::EventData;
use crate::domain::subject::Subject;
use crate::ledger::leaf_hash;
use crate::store;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::Key;
use crate::web::{Need, Routes};
use axum::Json;
use axum::extract::State;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;

/// The routes of the ledger.
pub fn routes() -> Routes {
    Routes::default()
        .tell(Need::May(Permission::ReadLedger), routes!(events))
        .tell(Need::May(Permission::ReadLedger), routes!(root))
        .tell(Need::May(Permission::ReadLedger), routes!(checkpoint))
        .tell(Need::May(Permission::ReadLedger), routes!(proof))
        .tell(Need::May(Permission::ReadLedger), routes!(verify))
}

/// Which page.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct EventQuery {
    /// At most so many, 1 to 200; 50 when nothing is said.
    #[serde(default)]
    limit: Option<u16>,
    /// Where the last page ended.
    #[serde(default)]
    cursor: Option<String>,
}

/// An event as it was sealed.
#[derive(Serialize, ToSchema)]
pub struct Sealed {
    /// Its place, from 0, without gaps.
    seq: u64,
    /// The RFC 6962 hash of its bytes: SHA-256 of 0x00 and the canonical JSON (RFC 8785) of `event`.
    #[schema(value_type = schema::Sha256)]
    hash: String,
    /// What was sealed. Texts that may hold personal data are commitments only.
    event: serde_json::Value,
}

/// A page of events, oldest first.
#[derive(Serialize, ToSchema)]
pub struct Events {
    /// The page.
    events: Vec<Sealed>,
    /// Where the next page begins; null when there is nothing more yet.
    next_cursor: Option<String>,
}

/// Events in their order, oldest first: enough to recompute the root elsewhere.
#[utoipa::path(get, path = "/api/v1/ledger/events", params(EventQuery), responses((status = 200, description = "A page", body = Events)))]
pub async fn events(State(app): State<App>, Asked(query): Asked<EventQuery>) -> Result<Json<Events>, Failure> {
    let found = blocking(move || {
        let wanted = pagination::Wanted::new("ledger", query.limit, query.cursor.as_deref())?;
        let from: u64 = wanted.after(|text| text.parse().ok())?.unwrap_or(0);
        let found = app.desk.read(|c| Ok(store::ledger::event::walk(c, from, i64::from(wanted.probe()))?))?;
        let (found, next_cursor) = wanted.cut(found, |stored| stored.seq + 1);
        let sealed = |stored: store::ledger::event::Stored| {
            let event = serde_json::from_slice(&stored.leaf).map_err(DeskError::failed)?;
            Ok(Sealed { seq: stored.seq, hash: hex::encode(leaf_hash(&stored.leaf)), event })
        };
        Ok(Events { events: found.into_iter().map(sealed).collect::<Result<_, DeskError>>()?, next_cursor })
    })
    .await?;
    Ok(Json(found))
}

/// The root of the ledger.
#[derive(Serialize, ToSchema)]
pub struct RootFound {
    /// How many events it covers.
    size: u64,
    /// The RFC 6962 tree hash.
    #[schema(value_type = schema::Sha256)]
    hash: String,
}

/// The root of the ledger as it stands.
#[utoipa::path(get, path = "/api/v1/ledger/root", responses((status = 200, description = "The root", body = RootFound)))]
pub async fn root(State(app): State<App>) -> Result<Json<RootFound>, Failure> {
    let root = blocking(move || app.desk.ledger().root()).await?;
    Ok(Json(RootFound { size: root.size, hash: hex::encode(root.hash) }))
}

/// The newest checkpoint.
#[derive(Serialize, ToSchema)]
pub struct CheckpointFound {
    /// The signed note (C2SP tlog-checkpoint), with the signatures of witnesses that are on it.
    checkpoint: String,
    /// The public keys that sign checkpoints, those in use first.
    keys: Vec<String>,
}

/// The newest checkpoint of the ledger. Without a token it is under `/log/checkpoint`.
#[utoipa::path(get, path = "/api/v1/ledger/checkpoint", responses((status = 200, description = "The checkpoint", body = CheckpointFound)))]
pub async fn checkpoint(State(app): State<App>) -> Result<Json<CheckpointFound>, Failure> {
    let (note, keys) = blocking(move || Ok((app.desk.ledger().newest_note()?, app.desk.ledger().public_keys()?))).await?;
    Ok(Json(CheckpointFound { checkpoint: note.or_not_found(Noun::Page, "checkpoint")?, keys }))
}

/// Of which event.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ProofQuery {
    /// Its place in the ledger, from 0.
    event: u64,
}

/// That an event is in the ledger which a checkpoint signs.
#[derive(Serialize, ToSchema)]
pub struct ProofFound {
    /// The place of the event.
    event: u64,
    /// The RFC 6962 hash of its bytes.
    #[schema(value_type = schema::Sha256)]
    hash: String,
    /// The proof as text (C2SP tlog-proof), its checkpoint included.
    proof: String,
}

/// The proof of an event by the newest checkpoint: `reprise ledger verify --proof` verifies it without the service.
#[utoipa::path(get, path = "/api/v1/ledger/proof", params(ProofQuery), responses((status = 200, description = "The proof", body = ProofFound)))]
pub async fn proof(State(app): State<App>, Asked(query): Asked<ProofQuery>) -> Result<Json<ProofFound>, Failure> {
    let (proof, hash) = blocking(move || app.desk.ledger().proof_of_event(query.event)).await?;
    Ok(Json(ProofFound { event: query.event, hash: hex::encode(hash), proof }))
}

/// What a verification found.
#[derive(Serialize, ToSchema)]
pub struct Verified {
    /// Whether nothing was found.
    clean: bool,
    /// Events walked.
    events: u64,
    /// The root computed from the events alone.
    #[schema(value_type = schema::Sha256)]
    root: String,
    /// Rows compared with what the events make of them.
    rows: u64,
    /// What is not so; at most 100.
    findings: Vec<Found>,
}

/// One thing that is not so.
#[derive(Serialize, ToSchema)]
pub struct Found {
    /// Where.
    place: String,
    /// What.
    what: String,
}

/// Verifies the ledger and replays it against every table. Changes nothing; takes time in proportion to the ledger.
#[utoipa::path(post, path = "/api/v1/ledger/verify", request_body = Note, responses((status = 200, description = "Verified", body = Verified)))]
pub async fn verify(State(app): State<App>, _call: Call<Note>) -> Result<Json<Verified>, Failure> {
    let report = blocking(move || app.desk.ledger().check()).await?;
    let clean = report.is_clean();
    let findings = report.findings.into_iter().map(|Finding { place, what }| Found { place, what }).collect();
    Ok(Json(Verified { clean, events: report.events, root: report.root, rows: report.rows, findings }))
}

/// One line of a device's history.
#[derive(Serialize, ToSchema)]
pub struct HistoryLine {
    /// Its place in the ledger.
    seq: u64,
    /// When.
    at: DateTime<Utc>,
    /// Who, by pseudonym.
    actor: String,
    /// Their name, while they have an account.
    actor_name: Option<String>,
    /// What was sealed: the step as it was asked, the stage it led to, and what the rules of the day made of it.
    #[schema(value_type = serde_json::Value)]
    fact: StepRecord,
    /// The remark beside it, while it was not erased.
    note: Option<String>,
}

/// A page of a device's history, newest first.
#[derive(Serialize, ToSchema)]
pub struct History {
    /// The page.
    events: Vec<HistoryLine>,
    /// Where the next page begins; null on the last.
    next_cursor: Option<String>,
}

/// A device's history, newest first.
#[utoipa::path(get, path = "/api/v1/devices/{tag}/events", params(("tag" = schema::Tag, Path, description = "Its tag"), EventQuery),
    responses((status = 200, description = "A page", body = History)))]
pub async fn device_events(State(app): State<App>, Key(tag): Key<Tag>, Asked(query): Asked<EventQuery>) -> Result<Json<History>, Failure> {
    let found = blocking(move || {
        let wanted = pagination::Wanted::new("history", query.limit, query.cursor.as_deref())?;
        let before: Option<i64> = wanted.after(|text| text.parse().ok())?;
        app.desk.read(|c| {
            store::device::find(c, &tag)?.or_not_found(Noun::Device, tag)?;
            let lines = store::ledger::event::history(c, Subject::Device, tag.as_str(), before, i64::from(wanted.probe()))?;
            let (lines, next_cursor) = wanted.cut(lines, |line| line.leaf.seq);
            let ids: Vec<&str> = lines.iter().map(|line| line.leaf.actor.as_str()).collect();
            let names = store::account::names(c, &ids)?;
            let told = |line: &store::ledger::event::Line| {
                let EventData::Device(fact) = &line.leaf.what else { return None };
                let actor_name = names.iter().find(|(id, _)| id == line.leaf.actor.as_str()).map(|(_, name)| name.clone());
                let note = line.text("note").map(ToOwned::to_owned);
                Some(HistoryLine {
                    seq: line.leaf.seq,
                    at: line.leaf.at,
                    actor: line.leaf.actor.to_string(),
                    actor_name,
                    fact: *fact.clone(),
                    note,
                })
            };
            Ok(History { events: lines.iter().filter_map(told).collect(), next_cursor })
        })
    })
    .await?;
    Ok(Json(found))
}
