//! The one integration-test binary: promises, each with a test that fails when it is broken.

mod documents;
mod ingest;
mod lifecycle;
mod manifest;
mod road;
mod support;
