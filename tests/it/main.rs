//! The one integration-test binary: promises, each with a test that fails when it is broken.

mod bad_input;
mod api;
mod check;
mod cli;
mod documents;
mod ingest;
mod ledger;
mod lifecycle;
mod manifest;
mod reports;
mod promises;
mod road;
mod support;
mod words;
