//! The web: pages, public pages and the JSON API. The only place with axum and askama.

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
