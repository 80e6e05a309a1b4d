//! The one integration-test binary: promises, each with a test that fails when it is broken.

mod api;
mod bad_input;
mod documents;
mod ingest;
mod lifecycle;
mod manifest;
mod promises;
mod reports;
mod road;
mod support;
mod words;
