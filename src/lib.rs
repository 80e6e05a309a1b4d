//! Reprise follows every device that the Brussels administrations retire, from the donor's decision to the hands that use it
//! next, and proves it. `ARCHITECTURE.md` is the map; the modules below are in rank order, and each imports only from those above.

pub mod domain;

pub mod documents;
pub mod i18n;
pub mod ingest;
pub mod ledger;

pub mod store;

pub mod desk;

pub mod post;
pub mod web;

pub mod cli;

/// Pages are made of thousands of short texts: an allocator made for that.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
