//! The one integration-test binary: promises, each with a test that fails when it is broken.

mod api;
mod architecture;
mod bad_input;
mod check;
mod cli;
mod documents;
mod ingest;
mod ledger;
mod lifecycle;
mod manifest;
mod migrations;
mod promises;
mod race;
mod reports;
mod road;
mod support;
mod words;
