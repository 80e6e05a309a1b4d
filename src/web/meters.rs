//! The counters behind `/metrics`.

use axum::http::Method;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use std::time::Duration;

/// Upper bounds of the response-time buckets, in seconds; the last is the timeout of a request.
const BOUNDS: [f64; 8] = [0.001, 0.005, 0.025, 0.1, 0.5, 2.0, 10.0, 60.0];

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
pub(super) struct Answer {
    method: String,
    route: String,
    status: u16,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
pub(super) struct Where {
    route: String,
}

/// Answers and response times since the server started.
#[derive(Clone)]
pub(super) struct Meters {
    pub(super) answers: Family<Answer, Counter>,
    pub(super) seconds: Family<Where, Histogram>,
}

impl Meters {
    pub(super) fn new() -> Self {
        Self { answers: Family::default(), seconds: Family::new_with_constructor(|| Histogram::new(BOUNDS)) }
    }

    /// Counts an answer under its route pattern. Paths without a route share one label, so that callers cannot create labels.
    pub(super) fn answered(&self, method: &Method, route: Option<&str>, status: u16, took: Duration) {
        let route = route.unwrap_or("none").to_owned();
        let method = if Method::is_safe(method) || [Method::POST, Method::PUT].contains(method) { method.as_str() } else { "other" };
        self.answers.get_or_create(&Answer { method: method.to_owned(), route: route.clone(), status }).inc();
        self.seconds.get_or_create(&Where { route }).observe(took.as_secs_f64());
    }
}
