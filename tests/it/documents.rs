//! Guards printed documents by reading them back: codes decode, text stands where the label stock says, can be copied, and is readable by
//! a screen reader.

mod acts;
mod cards;
mod headings;
mod labels;
pub mod read;
