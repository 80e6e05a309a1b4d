//! A label as plain data, and the reasons why labels cannot be made.

use super::stock::StockError;
use crate::documents::pdf::error::PdfError;
use crate::domain::device::tag::Tag;

/// The device or location that a label identifies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LabelCode {
    /// A device, or a tag to be bound to one later.
    Tag(Tag),
    /// A location by its code, such as `A-01`; the QR code holds `LOC:A-01`.
    Place(String),
}

impl LabelCode {
    /// The short content of the QR code, used where the address does not fit.
    #[must_use]
    pub fn bare(&self) -> String {
        match self {
            Self::Tag(tag) => tag.as_str().to_owned(),
            Self::Place(code) => format!("LOC:{code}"),
        }
    }

    /// The tag; `None` for a location.
    #[must_use]
    pub const fn tag(&self) -> Option<Tag> {
        match self {
            Self::Tag(tag) => Some(*tag),
            Self::Place(_) => None,
        }
    }
}

/// The code as printed for people.
impl std::fmt::Display for LabelCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Tag(tag) => write!(f, "{tag}"),
            Self::Place(code) => f.write_str(code),
        }
    }
}

/// What is printed on one label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The code, also printed as text.
    pub code: LabelCode,
    /// The content of the QR code, see [`Tag::payload`]. Where it does not fit, the bare code is printed instead.
    pub payload: String,
    /// The lines under the tag, the most important first: operator, kind, maker and model, end of the serial number. Each is shortened
    /// with an ellipsis if needed; the last ones are left out when there is no room. Never a donor or a recipient.
    pub lines: Vec<String>,
    /// How many of the lines, from the first, must be printed whole: without them the label would mislead.
    pub whole: usize,
    /// Marks the label TEST, because no public address is configured and the code works only in this installation.
    pub test: bool,
}

/// Why labels cannot be made.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum LabelError {
    /// The list is empty.
    #[error("there is no label to print")]
    Nothing,
    /// The stock has no room for a readable code and tag.
    #[error("label {code} does not fit on stock '{stock}': no room for a readable code and a tag 3 mm high")]
    DoesNotFit {
        /// The tag or location code on the label.
        code: String,
        /// Name of the stock.
        stock: String,
    },
    /// A line that must be printed whole has no room.
    #[error("label {code} has no room on stock '{stock}' for: {text}")]
    TextDoesNotFit {
        /// The tag or location code on the label.
        code: String,
        /// Name of the stock.
        stock: String,
        /// The line without room.
        text: String,
    },
    /// As many labels or more would be skipped as a sheet has.
    #[error("cannot skip {skip} labels: a sheet has {per_page}")]
    SkipTooLarge {
        /// Labels to skip, as asked.
        skip: usize,
        /// Labels on a sheet.
        per_page: usize,
    },
    /// A sheet was chosen for a label printer, which takes rolls.
    #[error("stock '{0}' is a sheet; a label printer takes a roll")]
    NotARoll(String),
    /// A resolution outside 100 to 1200 dpi.
    #[error("{0} dots an inch: a printer has 100 to 1200")]
    Resolution(u16),
    /// The stock is unknown or inconsistent.
    #[error(transparent)]
    Stock(#[from] StockError),
    /// The PDF could not be written.
    #[error(transparent)]
    Pdf(#[from] PdfError),
}
