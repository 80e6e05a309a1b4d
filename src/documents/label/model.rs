//! A label as plain data.

use super::stock::StockError;
use crate::documents::pdf::error::PdfError;
use crate::domain::device::tag::Tag;

/// What a label is the label of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LabelCode {
    /// A device, present or to come.
    Tag(Tag),
    /// A place, by its code: the QR code holds `LOC:A-01`.
    Place(String),
}

impl LabelCode {
    /// What the QR code holds where nothing longer fits.
    #[must_use]
    pub fn bare(&self) -> String {
        match self {
            Self::Tag(tag) => tag.as_str().to_owned(),
            Self::Place(code) => format!("LOC:{code}"),
        }
    }

    /// The tag, when it is that of a device.
    #[must_use]
    pub const fn tag(&self) -> Option<Tag> {
        match self {
            Self::Tag(tag) => Some(*tag),
            Self::Place(_) => None,
        }
    }
}

/// In clear, as people read it.
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
    /// Its code, printed in clear.
    pub code: LabelCode,
    /// What the QR code holds: [`Tag::payload`]. On a stock where it does not fit, the bare code is printed instead.
    pub payload: String,
    /// The lines under the tag, in the order of what matters: operator, kind, maker and model, end of the serial number. Printed as
    /// they are, shortened with an ellipsis, left out from the last when there is no room. Never a donor or a recipient.
    pub lines: Vec<String>,
    /// How many of the lines, from the first, must stand there whole: without them the label says something else.
    pub whole: usize,
    /// Marks the label TEST: there is no public address yet, so it would be dead elsewhere.
    pub test: bool,
}

/// Why labels cannot be made.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum LabelError {
    /// The list is empty.
    #[error("there is no label to print")]
    Nothing,
    /// The stock is too small for a readable code and tag.
    #[error("label {code} does not fit on stock '{stock}': no room for a readable code and a tag 3 mm high")]
    DoesNotFit {
        /// Which label.
        code: String,
        /// Which stock.
        stock: String,
    },
    /// A text that must stand there whole would be cut.
    #[error("label {code} has no room on stock '{stock}' for: {text}")]
    TextDoesNotFit {
        /// Which label.
        code: String,
        /// Which stock.
        stock: String,
        /// Which text.
        text: String,
    },
    /// More labels are to be skipped than a sheet has.
    #[error("cannot skip {skip} labels: a sheet has {per_page}")]
    SkipTooLarge {
        /// What was asked.
        skip: usize,
        /// Labels on a sheet.
        per_page: usize,
    },
    /// Label printers take rolls.
    #[error("stock '{0}' is a sheet; a label printer takes a roll")]
    NotARoll(String),
    /// The resolution is not that of a printer.
    #[error("{0} dots an inch: a printer has 100 to 1200")]
    Resolution(u16),
    /// The stock itself is impossible.
    #[error(transparent)]
    Stock(#[from] StockError),
    /// The PDF could not be written.
    #[error(transparent)]
    Pdf(#[from] PdfError),
}
