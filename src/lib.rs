//! Reprise tracks the computers that Brussels administrations retire, from the donor's decision to the school or association that uses them
//! next, with a verifiable ledger. `ARCHITECTURE.md` describes the structure. The modules below are in layer order: each imports only from
//! those above.

pub mod domain;

pub mod documents;
pub mod i18n;
pub mod ingest;
pub mod ledger;

pub mod store;

pub mod desk;

pub mod fetch;
pub mod post;
pub mod web;

pub mod cli;

/// Rendering a page allocates thousands of short strings; mimalloc is fast at that.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
