//! Papers, read back: every code decodes, everything stands where the stock says, every word can be copied and heard.

mod acts;
mod cards;
mod headings;
mod labels;
mod read;
