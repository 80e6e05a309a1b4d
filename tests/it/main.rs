//! The one integration-test binary: promises, each with a test that fails when it is broken.

mod api;
mod documents;
mod ingest;
mod manifest;
mod reports;
mod support;
mod words;
