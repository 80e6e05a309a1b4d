//! The lists that the start pages of staff and partners are made of.

pub struct Line {
    /// Address of its page.
    pub href: String,
    /// Tag, number or name.
    pub name: String,
    /// Short description.
    pub text: String,
    /// Date or state shown at the end of the line; may be empty.
    pub side: String,
}

pub struct Waiting {
    pub title: String,
    /// Address of the whole list.
    pub href: String,
    /// The first lines, at most `SOME`.
    pub lines: Vec<Line>,
    /// Sentence shown when there are no lines; it names the next action.
    pub empty: String,
}

/// Lines shown of each list.
pub(in crate::web::page) const SOME: u16 = 6;
