//! Metrics for a monitor: answers by route and status, response times, the load of the writer. Counts only; no label holds an id.

use super::failure::Failure;
use crate::store;
use crate::web::app::{App, blocking};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::ConstCounter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::{ConstGauge, Gauge};
use prometheus_client::registry::{Registry, Unit};

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Standing {
    state: String,
}

/// `GET /metrics` in the `OpenMetrics` text format. Needs the permission to read the ledger, usually by a token.
pub(super) async fn get(State(app): State<App>) -> Result<Response, Failure> {
    let text = blocking(move || {
        let events = app.desk.read(|c| Ok(store::ledger::event::size(c)?))?;
        let letters = Family::<Standing, Gauge>::default();
        for (state, n) in app.desk.read(|c| Ok(store::notification::counts(c)?))? {
            letters.get_or_create(&Standing { state }).set(n);
        }
        let load = app.desk.db().load();
        let mut registry = Registry::with_prefix("reprise");
        registry.register("answers", "Answers, by method, route and status", app.meters.answers.clone());
        registry.register_with_unit("answering", "How long answers took, by route", Unit::Seconds, app.meters.seconds.clone());
        registry.register("ledger_events", "Events in the ledger", ConstGauge::new(i64::try_from(events).unwrap_or(i64::MAX)));
        registry.register("writer_jobs", "Writes that were asked for", ConstCounter::new(load.jobs));
        registry.register("writer_commits", "Commits, each durable", ConstCounter::new(load.commits));
        registry.register("writer_failures", "Commits that failed", ConstCounter::new(load.failures));
        registry.register("writer_waiting", "Writes that wait for the writer", ConstGauge::new(load.waiting()));
        registry.register("readers_busy", "Connections at work for readers", ConstGauge::new(i64::from(load.readers_busy)));
        registry.register("letters", "Letters, by where they stand", letters);
        registry.register("readers_open", "Connections open for readers", ConstGauge::new(i64::from(load.readers_open)));
        let mut text = String::new();
        encode(&mut text, &registry).map_err(crate::desk::DeskError::failed)?;
        Ok(text)
    })
    .await?;
    Ok(([(header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], text).into_response())
}
