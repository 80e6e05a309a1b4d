//! The content of a document, independent of its appearance: a list of blocks, stored as data when the document is issued.
//!
//! The PDF and the web page with the same content are made from the same blocks.

use crate::documents::label::qr::QrError;
use crate::documents::pdf::error::PdfError;
use crate::i18n::Locale;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A document. Texts are plain: no markup is interpreted; a line feed breaks the line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// The title, in the document's language.
    pub title: String,
    /// Number such as `ACT-2026-000012`; `None` before it is issued.
    pub number: Option<String>,
    /// The document's language, which is that of its recipient.
    pub locale: Locale,
    /// Who issues it; printed in the letterhead.
    pub author: String,
    /// One line under the title, such as for whom and about what.
    pub subject: String,
    /// When it was issued; the only date in the PDF metadata, so that the file can be reproduced.
    pub created: DateTime<Utc>,
    /// The line at the foot of each page: installation, version of the template, contact for questions about personal data.
    #[serde(default)]
    pub footer: String,
    /// The content, in reading order.
    pub blocks: Vec<Block>,
}

/// A block of a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A section heading.
    Heading(String),
    /// A paragraph of text.
    Paragraph(String),
    /// Pairs of a label and a value.
    Facts(Vec<(String, String)>),
    /// A table; its header row is repeated on every page.
    Table {
        columns: Vec<Column>,
        /// The rows; missing cells are empty.
        rows: Vec<Vec<String>>,
        /// The last row is a total and is set in bold.
        #[serde(default)]
        total: bool,
    },
    /// Clauses, numbered from 1.
    Clauses(Vec<Clause>),
    /// Signature fields, two per row.
    Signatures(Vec<SignatureBox>),
    /// A QR code with a text beside it.
    Qr {
        /// What the code holds.
        payload: String,
        /// The text beside the code.
        caption: String,
    },
    /// A highlighted notice.
    Notice(String),
    /// Lines printed exactly as they are, small, on a tinted ground, so that they can be copied and checked by a machine.
    Verbatim {
        text: String,
        /// The most millimetres for the width of a QR code of the same text, beside it; without it, there is no code.
        #[serde(default)]
        code: Option<u16>,
    },
    /// The following blocks are in this language.
    Language(Locale),
    /// The following blocks begin on a new page.
    PageBreak,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    pub heading: String,
    /// Horizontal alignment of its cells.
    pub align: Align,
    /// Its width relative to the others.
    pub weight: f32,
    /// Its cells are row headers and are set in bold.
    #[serde(default)]
    pub names_row: bool,
}

impl Column {
    /// A left-aligned column of text.
    #[must_use]
    pub fn text(heading: impl Into<String>, weight: f32) -> Self {
        Self { heading: heading.into(), align: Align::Left, weight, names_row: false }
    }

    /// A right-aligned column of numbers.
    #[must_use]
    pub fn number(heading: impl Into<String>, weight: f32) -> Self {
        Self { align: Align::Right, ..Self::text(heading, weight) }
    }

    /// A column of row headers.
    #[must_use]
    pub fn name(heading: impl Into<String>, weight: f32) -> Self {
        Self { names_row: true, ..Self::text(heading, weight) }
    }
}

/// Horizontal alignment of the text in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    Left,
    Centre,
    /// Used for numbers.
    Right,
}

/// A clause of an agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    pub title: String,
    pub text: String,
}

/// A signature field, signed or not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SignatureBox {
    /// On whose behalf: "For the recipient".
    pub role: String,
    /// Name of the signatory; empty when not known yet.
    pub name: String,
    /// Capacity in which they sign.
    pub capacity: String,
    /// When it was signed; `None` for a field to be signed on paper.
    pub signed_at: Option<DateTime<Utc>>,
    /// The strokes of a drawn signature: points from the top left corner,
    /// both coordinates from 0 to 1, on a field three times as wide as high.
    #[serde(default)]
    pub strokes: Vec<Vec<(f32, f32)>>,
}

/// Why a document could not be made into a PDF.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// The text is too long for a QR code.
    #[error("the code on the document: {0}")]
    Qr(#[from] QrError),
    /// The PDF could not be written.
    #[error(transparent)]
    Pdf(#[from] PdfError),
}
