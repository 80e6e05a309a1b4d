//! Tables of devices and what is searched or counted about them.
//!
//! - `record.rs`: `device` and `medium`; lists, filters and counts; re-exported here. The row is the fold of the device's events.
//! - `medium.rs`: media, by what proves their sanitisation.
//! - `search.rs`: the search index (`device_word`) over serials, names, tags and batches.
//! - `stock.rs`: about how many stand in stock, for the public catalogue.
//! - `board.rs`: counts by stage and hold, over `device` and `device_hold`.
//! - `label.rs`: printed labels. `location.rs`: locations.
//!
//! Where is the rule that …? By which words a device is found: `words_of` in `search.rs`. When a device is late at its stage:
//! `StageLimits` in `domain/settings/policy.rs`; the queries: `board.rs`. What a step changes in a device: `domain/device/fold.rs`. Which
//! columns mirror a device's state: `Columns` in `record.rs`.

pub mod board;
pub mod label;
pub mod location;
pub mod medium;
mod record;
pub mod search;
pub mod stock;
pub use record::*;
