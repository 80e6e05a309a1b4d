//! The one integration-test binary: promises, each with a test that fails when it is broken.

mod architecture;
mod bad_input;
mod check;
mod documents;
mod ingest;
mod ledger;
mod lifecycle;
mod manifest;
mod migrations;
mod promises;
mod race;
mod road;
mod support;
