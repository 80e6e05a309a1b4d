//! The twin of a document: the same content as its PDF, as parts of a page. Nothing is added and nothing left out but page numbers.

use crate::documents::label::qr::{Level, Qr};
use crate::documents::layout::model::{Align, Block, Clause, Column, Document, SignatureBox};
use crate::i18n::Locale;
use std::fmt::Write as _;

/// The field of a signature, in units of its drawing: the pad is five wide and two high.
const PAD: (f32, f32) = (500.0, 200.0);

/// The most characters of what stays on one line: a tag, a number.
const SHORT: usize = 16;

/// A text as its lines.
pub type Lines = Vec<String>;

/// A cell of a table.
pub struct Cell {
    /// Its text.
    pub lines: Lines,
    /// The heading of its column, shown beside it on a phone.
    pub label: String,
    /// Whether it names its row.
    pub names_row: bool,
    /// Whether it holds figures.
    pub is_number: bool,
    /// Whether it is a code or a word that stays on one line.
    pub is_short: bool,
}

/// A table.
pub struct Sheet {
    /// What it is about.
    pub caption: String,
    /// Headings, and whether their columns hold figures.
    pub heads: Vec<(String, bool)>,
    /// Rows.
    pub rows: Vec<Vec<Cell>>,
    /// The row that sums up the others; empty when there is none.
    pub total: Vec<Cell>,
}

/// A signature, or a field for one.
pub struct Pen {
    /// For whom.
    pub role: String,
    /// Who.
    pub name: String,
    /// In what capacity.
    pub capacity: String,
    /// When, or that it is to be signed here.
    pub when: String,
    /// The strokes as a path; empty when nothing was drawn.
    pub path: String,
    /// What a screen reader says of the drawing.
    pub said: String,
}

/// A part of the document.
pub enum Part {
    /// A heading.
    Heading(String),
    /// Running text.
    Paragraph(Lines),
    /// What is what.
    Facts(Vec<(String, Lines)>),
    /// A table.
    Table(Sheet),
    /// Clauses, numbered from one.
    Clauses(Vec<Clause>),
    /// Signatures.
    Signatures(Vec<Pen>),
    /// A code: its drawing, and the words beside it.
    Qr(String, Lines),
    /// What must not be missed.
    Notice(Lines),
}

/// Parts in one language.
pub struct Section {
    /// The language, where the document speaks more than one; empty otherwise.
    pub lang: &'static str,
    /// The parts.
    pub parts: Vec<Part>,
}

/// A document as a page.
pub struct Twin {
    /// Its language.
    pub lang: &'static str,
    /// Its title.
    pub title: String,
    /// Its number; empty before it is issued.
    pub number: String,
    /// Who issues it.
    pub author: String,
    /// For whom, about what.
    pub subject: String,
    /// The line at its foot.
    pub footer: String,
    /// Its parts, by language.
    pub sections: Vec<Section>,
    /// Whether its title is the heading of the whole page.
    pub alone: bool,
}

fn lines(text: &str) -> Lines {
    text.lines().map(ToOwned::to_owned).collect()
}

/// Strokes as the path of a drawing. A dot is a stroke of one point: a line of no length, with round ends.
fn path(strokes: &[Vec<(f32, f32)>]) -> String {
    let mut path = String::new();
    let within = |p: f32| if p.is_finite() { p.clamp(0.0, 1.0) } else { 0.0 };
    for stroke in strokes {
        for (i, (x, y)) in stroke.iter().enumerate() {
            let (x, y) = (within(*x) * PAD.0, within(*y) * PAD.1);
            // Writing to a text cannot fail.
            let _ = write!(path, "{}{x:.1} {y:.1}", if i == 0 { "M" } else { "L" });
        }
        if stroke.len() == 1 {
            path.push_str("h0");
        }
    }
    path
}

fn cells(columns: &[Column], row: &[String]) -> Vec<Cell> {
    let cell = |(i, column): (usize, &Column)| Cell {
        is_short: row.get(i).is_some_and(|t| t.lines().all(|l| l.chars().count() <= SHORT)),
        lines: row.get(i).map(|t| lines(t)).unwrap_or_default(),
        label: column.heading.clone(),
        names_row: column.names_row,
        is_number: column.align == Align::Right,
    };
    columns.iter().enumerate().map(cell).collect()
}

fn sheet(caption: &str, columns: &[Column], rows: &[Vec<String>], total: bool) -> Sheet {
    let (body, last) = match rows.split_last() {
        Some((last, body)) if total => (body, cells(columns, last)),
        _ => (rows, Vec::new()),
    };
    Sheet {
        caption: caption.to_owned(),
        heads: columns.iter().map(|c| (c.heading.clone(), c.align == Align::Right)).collect(),
        rows: body.iter().map(|row| cells(columns, row)).collect(),
        total: last,
    }
}

fn pen(locale: Locale, field: &SignatureBox) -> Pen {
    Pen {
        role: field.role.clone(),
        name: field.name.clone(),
        capacity: field.capacity.clone(),
        when: field.signed_at.map_or_else(|| locale.t("doc-sign-here"), |at| locale.x("doc-signed-at", locale.moment(at))),
        path: path(&field.strokes),
        said: locale.x("doc-signature-of", field.name.as_str()),
    }
}

impl Twin {
    /// The twin of a document; `alone` when it is the whole page.
    #[must_use]
    pub fn from_document(document: &Document, alone: bool) -> Self {
        let mut locale = document.locale;
        let (mut sections, mut lang, mut parts) = (Vec::new(), "", Vec::new());
        let mut about = document.title.clone();
        for block in &document.blocks {
            parts.push(match block {
                Block::Heading(text) => {
                    about.clone_from(text);
                    Part::Heading(text.clone())
                }
                Block::Paragraph(text) => Part::Paragraph(lines(text)),
                Block::Facts(facts) => Part::Facts(facts.iter().map(|(name, value)| (name.clone(), lines(value))).collect()),
                Block::Table { columns, rows, total } => Part::Table(sheet(&about, columns, rows, *total)),
                Block::Clauses(clauses) => Part::Clauses(clauses.clone()),
                Block::Signatures(fields) => Part::Signatures(fields.iter().map(|f| pen(locale, f)).collect()),
                // A code too long to be drawn is still readable as words.
                Block::Qr { payload, caption } => {
                    let drawing = Qr::encode(payload, Level::M).map(|qr| qr.svg(&locale.x("doc-code", payload))).unwrap_or_default();
                    Part::Qr(drawing, lines(caption))
                }
                Block::Notice(text) => Part::Notice(lines(text)),
                Block::Language(next) => {
                    locale = *next;
                    sections.push(Section { lang, parts: std::mem::take(&mut parts) });
                    lang = next.as_str();
                    continue;
                }
                Block::PageBreak => continue,
            });
        }
        sections.push(Section { lang, parts });
        sections.retain(|s| !s.parts.is_empty());
        Self {
            lang: document.locale.as_str(),
            title: document.title.clone(),
            number: document.number.clone().unwrap_or_default(),
            author: document.author.clone(),
            subject: document.subject.clone(),
            footer: document.footer.clone(),
            sections,
            alone,
        }
    }
}
