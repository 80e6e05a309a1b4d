//! A document as HTML, with the same content as its PDF: nothing is added or left out but page breaks.

use crate::documents::label::qr::{Level, Qr};
use crate::documents::layout::model::{Align, Block, Clause, Column, Document, SignatureBox};
use crate::i18n::Locale;
use std::fmt::Write as _;

/// Width and height of the SVG drawing of a signature. Strokes are stored as fractions of the pad, from 0 to 1; the pad is 5:2.
const PAD: (f32, f32) = (500.0, 200.0);

/// Cells of at most this many characters (tags, numbers) are kept on one line.
const SHORT: usize = 16;

/// A text, line by line.
pub type Lines = Vec<String>;

/// One cell of a table.
pub struct Cell {
    pub lines: Lines,
    /// Heading of its column, shown beside the cell on narrow screens.
    pub label: String,
    /// Whether it is the heading of its row.
    pub names_row: bool,
    /// Whether its column holds numbers, aligned right.
    pub is_number: bool,
    /// Whether it is kept on one line.
    pub is_short: bool,
}

/// A table of the document.
pub struct Sheet {
    /// Caption: the heading above the table, or the document's title.
    pub caption: String,
    /// Headings, and whether each column holds numbers.
    pub heads: Vec<(String, bool)>,
    pub rows: Vec<Vec<Cell>>,
    /// The row of totals; empty when there is none.
    pub total: Vec<Cell>,
}

/// A signature, or the place for one.
pub struct SignatureView {
    /// The party that signs.
    pub role: String,
    /// Name of the person who signs.
    pub name: String,
    /// Function of the person who signs.
    pub capacity: String,
    /// When it was signed, or that it is to be signed here.
    pub when: String,
    /// The strokes as an SVG path; empty when nothing was drawn.
    pub path: String,
    /// Text alternative of the drawing, for screen readers.
    pub said: String,
}

/// A part of a document: one block of its model.
pub enum Part {
    Heading(String),
    Paragraph(Lines),
    /// A list of facts: name and value.
    Facts(Vec<(String, Lines)>),
    Table(Sheet),
    /// Clauses, numbered from one.
    Clauses(Vec<Clause>),
    Signatures(Vec<SignatureView>),
    /// A QR code: its SVG drawing (empty when the payload is too long), and its caption.
    Qr(String, Lines),
    /// A notice that stands out from the text.
    Notice(Lines),
    /// Text shown exactly as it is, and the SVG drawing of its QR code; empty when it has none.
    Verbatim(String, String),
}

/// The parts of a document in one language.
pub struct Section {
    /// The language code; empty for the language of the document.
    pub lang: &'static str,
    pub parts: Vec<Part>,
}

/// A document as HTML.
pub struct DocumentView {
    /// Language code of the document.
    pub lang: &'static str,
    pub title: String,
    /// Its number; empty before it is issued.
    pub number: String,
    /// The organisation that issues it.
    pub author: String,
    /// Whom it is for and what it is about.
    pub subject: String,
    /// The line at its foot.
    pub footer: String,
    /// Its parts, by language.
    pub sections: Vec<Section>,
    /// Whether the document is the whole page: then its title is the page's main heading.
    pub alone: bool,
}

fn lines(text: &str) -> Lines {
    text.lines().map(ToOwned::to_owned).collect()
}

/// Strokes as an SVG path. A stroke of one point is drawn as a dot: a line of no length with round ends.
fn path(strokes: &[Vec<(f32, f32)>]) -> String {
    let mut path = String::new();
    let within = |p: f32| if p.is_finite() { p.clamp(0.0, 1.0) } else { 0.0 };
    for stroke in strokes {
        for (i, (x, y)) in stroke.iter().enumerate() {
            let (x, y) = (within(*x) * PAD.0, within(*y) * PAD.1);
            // Writing to a String cannot fail.
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

fn pen(locale: Locale, field: &SignatureBox) -> SignatureView {
    SignatureView {
        role: field.role.clone(),
        name: field.name.clone(),
        capacity: field.capacity.clone(),
        when: field.signed_at.map_or_else(|| locale.t("doc-sign-here"), |at| locale.x("doc-signed-at", locale.moment(at))),
        path: path(&field.strokes),
        said: locale.x("doc-signature-of", field.name.as_str()),
    }
}

impl DocumentView {
    /// Builds the view of a document. `alone` says whether it is the whole page.
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
                // A payload too long for a QR code is left out: its caption still says it in words.
                Block::Qr { payload, caption } => {
                    let drawing = Qr::encode(payload, Level::M).map(|qr| qr.svg(&locale.x("doc-code", payload))).unwrap_or_default();
                    Part::Qr(drawing, lines(caption))
                }
                Block::Notice(text) => Part::Notice(lines(text)),
                Block::Verbatim { text, code } => {
                    let drawing = code.and_then(|_| Qr::encode_long(text).ok()).map(|qr| qr.svg(&locale.t("proof-code")));
                    Part::Verbatim(text.clone(), drawing.unwrap_or_default())
                }
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
