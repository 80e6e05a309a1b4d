//! Health checks: whether the process runs, and whether it can serve requests.

use crate::desk::DeskError;
use crate::store;
use crate::web::app::{App, blocking};
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// `GET /health/live`: the process runs.
pub async fn live() -> Response {
    ([(header::CONTENT_TYPE, "text/plain")], "ok").into_response()
}

/// `GET /health/ready`: the database can be read and written, and its history continues what was handed out; 503 otherwise.
pub async fn ready(State(app): State<App>) -> Response {
    let desk = app.desk.clone();
    let well = blocking(move || {
        if let Some(why) = desk.ledger().closed() {
            return Err(DeskError::Closed(why));
        }
        desk.read(|c| Ok(store::ledger::event::size(c)?))?;
        desk.db().write(|_tx| Ok::<(), DeskError>(()))
    })
    .await;
    match well {
        Ok(()) => ([(header::CONTENT_TYPE, "text/plain")], "ready").into_response(),
        Err(error) => {
            tracing::error!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready").into_response()
        }
    }
}
