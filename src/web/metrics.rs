//! What a monitor reads: answers by route and status, how long they took, what the writer does. Counts only; no label holds an id.

use super::failure::Failure;
use super::{App, blocking};
use crate::store;
use axum::extract::State;
use axum::http::{Method, header};
use axum::response::{IntoResponse, Response};
use prometheus_client::encoding::{EncodeLabelSet, text::encode};
use prometheus_client::metrics::counter::{ConstCounter, Counter};
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::{ConstGauge, Gauge};
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};
use std::time::Duration;

/// The bounds of the buckets of answering times, in seconds: from a page of the cache to the minute at which we give up.
const BOUNDS: [f64; 8] = [0.001, 0.005, 0.025, 0.1, 0.5, 2.0, 10.0, 60.0];

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Answer {
    method: String,
    route: String,
    status: u16,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Where {
    route: String,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Standing {
    state: String,
}

/// What is counted while the server runs.
#[derive(Clone)]
pub(super) struct Meters {
    answers: Family<Answer, Counter>,
    seconds: Family<Where, Histogram>,
}

impl Meters {
    pub(super) fn new() -> Self {
        Self { answers: Family::default(), seconds: Family::new_with_constructor(|| Histogram::new(BOUNDS)) }
    }

    /// Counts an answer. The route is its pattern: what does not exist is one line, whatever was asked.
    pub(super) fn answered(&self, method: &Method, route: Option<&str>, status: u16, took: Duration) {
        let route = route.unwrap_or("none").to_owned();
        let method = if Method::is_safe(method) || [Method::POST, Method::PUT].contains(method) { method.as_str() } else { "other" };
        self.answers.get_or_create(&Answer { method: method.to_owned(), route: route.clone(), status }).inc();
        self.seconds.get_or_create(&Where { route }).observe(took.as_secs_f64());
    }
}

/// `GET /metrics`, in the `OpenMetrics` text format. Read with the token of someone who may read the ledger.
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
        encode(&mut text, &registry).map_err(|e| crate::desk::DeskError::Failed(e.to_string()))?;
        Ok(text)
    })
    .await?;
    Ok(([(header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], text).into_response())
}
