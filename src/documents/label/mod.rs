//! Labels for devices and locations, and command cards for the scan bench.
//!
//! - `model.rs`: a label as plain data, and `LabelError`.
//! - `stock.rs`: how big a label is. The sheets and rolls are files in `labels/stock/*.toml`.
//! - `design.rs`: what is printed on a label. The designs are files in `labels/design/*.toml`.
//! - `layout.rs`: where each element goes; the only place that computes positions, for all outputs.
//! - `sheet.rs`: the entry points for PDF, PNG and ZPL. `raster.rs`: pixels for PNG. `zpl.rs`: the printer language ZPL.
//! - `preview.rs`: the first sheet as SVG for the page.
//! - `qr.rs`: fast QR encoding with the best mask.
//! - `command_cards.rs`: cards with a code that the scan bench obeys. What a card does is defined in `domain/device/command.rs`.

pub mod command_cards;
pub mod design;
pub mod layout;
pub mod model;
pub mod preview;
pub mod qr;
pub mod raster;
pub mod sheet;
pub mod stock;
pub mod zpl;
