//! The parts that both first pages are made of.

/// A line of a list.
pub struct Line {
    /// Where it leads.
    pub href: String,
    /// Its tag or number.
    pub name: String,
    /// What it is about.
    pub text: String,
    /// Beside it.
    pub side: String,
}

/// A list of what waits.
pub struct Waiting {
    /// Heading.
    pub title: String,
    /// Where the whole list is.
    pub href: String,
    /// Lines.
    pub lines: Vec<Line>,
    /// When there are none: the sentence that names the next action.
    pub empty: String,
}

/// How many are shown of each.
pub(in crate::web::page) const SOME: u16 = 6;
