//! The server: all routes, the layers around them, and a graceful shutdown.

use super::route::Routes;
use super::{agent, api, asset, export, metrics, page};
use crate::desk::Desk;
use crate::domain::account::actor::Permission;
use crate::web::Need;
use crate::web::app::App;
use crate::web::authorise::guard;
use crate::web::route::MOST_BODY;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderName, HeaderValue, header};
use std::net::SocketAddr;
use std::time::Duration;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;

/// How long a shutdown waits for requests in progress.
const STOP_WITHIN: Duration = Duration::from_secs(20);

/// Every route of pages, API, assets and downloads.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/asset/{version}/{file}", Need::Anyone, asset::get)
        .get("/sw.js", Need::Anyone, asset::worker)
        .get("/manifest/{language}", Need::Anyone, asset::manifest)
        .get("/devices.csv", Need::May(Permission::Read), export::csv)
        .get("/devices.xlsx", Need::May(Permission::Read), export::xlsx)
        .get("/metrics", Need::May(Permission::ReadLedger), metrics::get)
        .post(agent::PATH, Need::May(Permission::Work), agent::post)
        .and(page::routes())
        .and(api::routes())
}

/// The application: the routes behind the guard, security headers, compression and the timeout.
pub fn app(desk: Desk) -> Router {
    let (router, needs) = routes().finish();
    let app = App::new(desk, needs);
    let fixed = |name: &'static str, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(HeaderName::from_static(name), HeaderValue::from_static(value))
    };
    let secure = app.is_secure();
    let mut router = router
        .fallback(crate::web::error_page::nothing_here)
        .method_not_allowed_fallback(crate::web::error_page::wrong_method)
        .layer(DefaultBodyLimit::max(MOST_BODY))
        .layer(axum::middleware::from_fn_with_state(app.clone(), guard))
        .layer(fixed(
            "content-security-policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
             worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'",
        ))
        .layer(fixed("x-content-type-options", "nosniff"))
        .layer(fixed("referrer-policy", "same-origin"))
        .layer(fixed("cross-origin-opener-policy", "same-origin"))
        .layer(fixed("cross-origin-resource-policy", "same-origin"))
        // Only the scan page may use the camera; it sets this header itself.
        .layer(fixed("permissions-policy", "camera=(), microphone=(), geolocation=()"))
        // Pages are rendered for each request, so compression must be cheap.
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(TimeoutLayer::with_status_code(axum::http::StatusCode::REQUEST_TIMEOUT, Duration::from_mins(1)))
        .layer(CatchPanicLayer::new());
    if secure {
        router = router.layer(SetResponseHeaderLayer::if_not_present(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000; includeSubDomains"),
        ));
    }
    router.with_state(app)
}

/// Serves on a bound listener until a signal stops it, then finishes the requests in progress. Blocks.
///
/// # Errors
/// When the listener cannot be used.
pub fn serve(desk: Desk, listener: std::net::TcpListener) -> std::io::Result<()> {
    listener.set_nonblocking(true)?;
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(until_stopped(desk, listener))
}

async fn until_stopped(desk: Desk, listener: std::net::TcpListener) -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let (told, stopping) = tokio::sync::watch::channel(false);
    let server = axum::serve(listener, app(desk).into_make_service_with_connect_info::<SocketAddr>()).with_graceful_shutdown(async move {
        stop_asked().await;
        told.send_replace(true);
    });
    let mut stopping = stopping;
    tokio::select! {
        done = server => done,
        () = async {
            // An error means that the server has ended already.
            drop(stopping.wait_for(|s| *s).await);
            tokio::time::sleep(STOP_WITHIN).await;
        } => Ok(()),
    }
}

async fn stop_asked() {
    let interrupt = async { drop(tokio::signal::ctrl_c().await) };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_no_signals) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! { () = interrupt => {}, () = terminate => {} }
}
