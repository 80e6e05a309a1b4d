//! The web: pages, public pages and the JSON API. The only module that uses axum and askama.
//!
//! - `serve.rs`: all routes, the layers around them, and the shutdown. `route.rs`, `access.rs`: the route table and who may call a route.
//! - `authorise.rs`: the guard in front of every route. `request_context.rs`: who is calling, in which language. `app.rs`: the shared
//!   state.
//! - `fields.rs`: reading forms, queries and uploads. `failure.rs`, `error_page.rs`: errors of handlers and how they are shown.
//! - `layout.rs`, `view.rs`, `url.rs`: what all pages share. `scan_row.rs`: the answer to a scan.
//! - `export.rs`: tables as downloads. `asset.rs`: stylesheet, scripts, service worker. `agent.rs`: inventory agents.
//! - `health.rs`, `metrics.rs`, `meters.rs`: for monitoring.
//! - `page`: the pages, one folder per area. `api`: the JSON API under `/api/v1`.
//!
//! Where is the rule that says which routes exist and who may call them? `routes` in the `mod.rs` of each area of `page`, and in each file
//! of `api`; those of the agent, the metrics and the assets are in `serve.rs`.

pub mod access;
mod agent;
pub mod api;
pub mod app;
mod asset;
pub mod authorise;
pub mod error_page;
mod export;
mod failure;
mod fields;
pub mod health;
pub mod layout;
pub mod meters;
mod metrics;
pub mod page;
pub mod request_context;
mod route;
pub mod scan_row;
mod serve;
pub mod url;
mod view;

pub use crate::web::access::Need;
pub use route::{Route, Routes};
pub use serve::{app, routes, serve};
