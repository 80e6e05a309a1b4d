//! Page measures and text styles of documents, and `Setter`, which keeps the state while typesetting. Lengths are points.

use super::model::Document;
use crate::documents::pdf::font::Face;
use crate::documents::pdf::structure::{Place, Tree};
use crate::documents::pdf::writer::{Ink, Pdf};
use crate::i18n::Locale;

/// Width and height of A4.
pub(super) const PAGE: (f64, f64) = (595.276, 841.89);

pub(super) const LEFT: f64 = 62.0;

pub(super) const WIDTH: f64 = PAGE.0 - 2.0 * LEFT;

pub(super) const RIGHT: f64 = LEFT + WIDTH;

/// Upper limit of the content, below the running head.
pub(super) const TOP: f64 = PAGE.1 - 78.0;

pub(super) const BOTTOM: f64 = 70.0;

/// Height of the content area of a page.
pub(super) const FULL: f64 = TOP - BOTTOM;

pub(in crate::documents) const TEXT: Ink = Ink(0.11, 0.12, 0.14);

pub(super) const ACCENT: Ink = Ink(0.09, 0.21, 0.37);

pub(super) const QUIET: Ink = Ink(0.36, 0.39, 0.43);

pub(super) const HAIRLINE: Ink = Ink(0.78, 0.80, 0.83);

pub(super) const TINT: Ink = Ink(0.945, 0.955, 0.968);

/// A text style: font, em, line spacing, colour.
#[derive(Clone, Copy)]
pub(in crate::documents) struct Style {
    pub face: Face,
    pub size: f64,
    pub leading: f64,
    pub ink: Ink,
}

pub(super) const fn style(face: Face, size: f64, leading: f64, ink: Ink) -> Style {
    Style { face, size, leading, ink }
}

pub(super) const TITLE: Style = style(Face::Bold, 19.0, 24.0, TEXT);

pub(super) const SUBJECT: Style = style(Face::Regular, 11.0, 15.5, QUIET);

pub(super) const HEADING: Style = style(Face::Bold, 12.0, 16.0, ACCENT);

pub(super) const BODY: Style = style(Face::Regular, 9.6, 14.0, TEXT);

pub(super) const STRONG: Style = style(Face::Bold, 9.6, 14.0, TEXT);

pub(super) const SMALL: Style = style(Face::Regular, 8.4, 11.6, QUIET);

pub(super) const FOOT: Style = style(Face::Regular, 7.2, 9.6, QUIET);

/// A document being typeset.
pub(super) struct Setter<'a> {
    pub pdf: Pdf,
    pub tree: Tree,
    /// Upper edge of the next block, from the bottom of the page.
    pub y: f64,
    /// The structure element that blocks are added to: the document, or its section in another language.
    pub part: Place,
    /// The language of the current blocks.
    pub locale: Locale,
    pub document: &'a Document,
}
