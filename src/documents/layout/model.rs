//! What a paper says, apart from how it looks: a document is a list of blocks, frozen as data when it is issued. The PDF is made here;
//! the page with the same content is made from the same blocks.

use crate::documents::label::qr::QrError;
use crate::documents::pdf::error::PdfError;
use crate::i18n::Locale;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A document, ready to be shown in any form. Texts are plain: no markup is read in them; a line feed breaks the line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// The title, in the document's language.
    pub title: String,
    /// `ACT-2026-000012`, once issued.
    pub number: Option<String>,
    /// The language, that of whoever receives it.
    pub locale: Locale,
    /// Who issues it.
    pub author: String,
    /// One line under the title: for whom, about what.
    pub subject: String,
    /// When it was issued; the only date in the file.
    pub created: DateTime<Utc>,
    /// The line at the foot of each page: where it was printed from, which version of the template, whom to ask about personal data.
    #[serde(default)]
    pub footer: String,
    /// The content, in reading order.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// The heading of a part.
    Heading(String),
    /// Running text.
    Paragraph(String),
    /// What is what.
    Facts(Vec<(String, String)>),
    /// A table; its heading is repeated on every page.
    Table {
        /// The columns.
        columns: Vec<Column>,
        /// The rows; a missing cell is empty.
        rows: Vec<Vec<String>>,
        /// The last row sums up the others, and is set bold.
        #[serde(default)]
        total: bool,
    },
    /// Numbered clauses, from one.
    Clauses(Vec<Clause>),
    /// Fields to sign in, two in a row.
    Signatures(Vec<SignatureBox>),
    /// A code to scan, with words beside it.
    Qr {
        /// What the code holds.
        payload: String,
        /// What it is for.
        caption: String,
    },
    /// What must not be missed.
    Notice(String),
    /// What follows is in this language.
    Language(Locale),
    /// The rest begins on a new page.
    PageBreak,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// Where its cells stand.
    pub align: Align,
    /// Its width relative to the others.
    pub weight: f32,
    /// Its cells name their row, and are set bold.
    #[serde(default)]
    pub names_row: bool,
}

impl Column {
    /// A column of text.
    #[must_use]
    pub fn text(heading: impl Into<String>, weight: f32) -> Self {
        Self { heading: heading.into(), align: Align::Left, weight, names_row: false }
    }

    /// A column of numbers.
    #[must_use]
    pub fn number(heading: impl Into<String>, weight: f32) -> Self {
        Self { align: Align::Right, ..Self::text(heading, weight) }
    }

    /// A column whose cells name their rows.
    #[must_use]
    pub fn name(heading: impl Into<String>, weight: f32) -> Self {
        Self { names_row: true, ..Self::text(heading, weight) }
    }
}

/// Where the text of a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// At the left.
    Left,
    /// In the middle.
    Centre,
    /// At the right, for numbers.
    Right,
}

/// A clause of an agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// What it is about.
    pub title: String,
    /// What it says.
    pub text: String,
}

/// A field to sign in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SignatureBox {
    /// For whom: "For the recipient".
    pub role: String,
    /// Who signs.
    pub name: String,
    /// In what capacity.
    pub capacity: String,
    /// When it was signed; empty fields are signed on paper.
    pub signed_at: Option<DateTime<Utc>>,
    /// The strokes of the pen: points from the top left corner, both coordinates from 0 to 1, on a field three times as wide as high.
    #[serde(default)]
    pub strokes: Vec<Vec<(f32, f32)>>,
}

/// Why a document could not be printed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// A code holds more than it can.
    #[error("the code on the document: {0}")]
    Qr(#[from] QrError),
    /// The file could not be written.
    #[error(transparent)]
    Pdf(#[from] PdfError),
}
