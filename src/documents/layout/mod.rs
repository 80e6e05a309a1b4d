//! Typesetting of documents: from a list of blocks to a tagged PDF on A4.
//!
//! - `model.rs`: `Document` and `Block`, the content of a document without its appearance; also stored when it is issued.
//! - `style.rs`: page measures, text styles, and the `Setter`, which keeps the current position.
//! - `typeset.rs`: `to_pdf`, the letterhead, running heads and every kind of block except tables.
//! - `table.rs`: tables and facts.
//! - `verbatim.rs`: text that must come back exactly, with a QR code of it.
//!
//! What must stay together on a page? `least` in `typeset.rs`: the minimum height a block needs before a page may end.

pub mod model;
pub mod style;
pub mod table;
pub mod typeset;
mod verbatim;
