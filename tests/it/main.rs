//! The single integration-test binary: each test guards one promise of the product and fails when that promise is broken.
#![expect(
    dead_code,
    clippy::all,
    clippy::pedantic,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::as_conversions,
    reason = "a test that meets what it did not expect shall stop"
)]

mod account;
mod allocation;
mod api;
mod architecture;
mod bad_input;
mod batch;
mod cli;
mod device;
mod documents;
mod durable;
mod evidence;
mod exports;
mod handover;
mod ledger;
mod migrations;
mod notification;
mod pages;
mod partner;
mod promises;
mod race;
mod request;
mod road;
mod settings;
mod stock_take;
mod support;
mod waste;
mod words;
