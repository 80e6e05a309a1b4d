//! Command cards: a QR code that the scan bench obeys, on a card of bank-card size, ten on an A4 sheet to be cut out.

use super::model::LabelError;
use super::qr::{Level, QUIET_ZONE, Qr};
use crate::documents::pdf::font::{CAPITAL, Face};
use crate::documents::pdf::num::real;
use crate::documents::pdf::writer::{Ink, Meta, Pdf, mm};
use crate::domain::device::command::Card;
use crate::i18n::Locale;

/// Width and height of a card (ISO/IEC 7810 ID-1) and of the sheet, in millimetres.
const CARD: (f64, f64) = (85.6, 54.0);
const SHEET: (f64, f64) = (210.0, 297.0);
const COLUMNS: usize = 2;
const ROWS: usize = 5;
/// Side of the QR code with its quiet zone, in millimetres.
const CODE: f64 = 36.0;
const CUT: Ink = Ink(0.62, 0.65, 0.69);
const SOFT: Ink = Ink(0.30, 0.33, 0.37);

/// One card: its command, and the name of its target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandCard {
    /// The command and its target, encoded in the QR code.
    pub card: Card,
    /// The name of the location; empty when its code is enough.
    pub name: String,
}

/// Draws the cards as a PDF in the given language, to be printed at 100 % and cut along the lines.
///
/// # Errors
/// [`LabelError::Nothing`] when the list is empty; [`LabelError::Pdf`] when the file cannot be written.
pub fn cards(cards: &[CommandCard], locale: Locale) -> Result<Vec<u8>, LabelError> {
    if cards.is_empty() {
        return Err(LabelError::Nothing);
    }
    let mut pdf = Pdf::new()?;
    let (left, top) = ((SHEET.0 - real(COLUMNS) * CARD.0) / 2.0, (SHEET.1 - real(ROWS) * CARD.1) / 2.0);
    for (i, card) in cards.iter().enumerate() {
        let slot = i % (COLUMNS * ROWS);
        if slot == 0 {
            pdf.page(mm(SHEET.0), mm(SHEET.1));
        }
        draw(&mut pdf, card, locale, (left + real(slot % COLUMNS) * CARD.0, top + real(slot / COLUMNS) * CARD.1));
    }
    let meta = Meta { title: locale.t("cards-title"), language: Some(locale.as_str()), print_at_full_size: true, ..Meta::default() };
    Ok(pdf.finish(&meta, None)?)
}

/// Draws a card whose top left corner is at (`left`, `top`), in millimetres from that of the sheet.
fn draw(pdf: &mut Pdf, card: &CommandCard, locale: Locale, (left, top): (f64, f64)) {
    const INSET: f64 = 4.0;
    let at = |x: f64, y: f64| (mm(left + x), mm(SHEET.1 - top - y));
    let corners = [(0.0, 0.0), (CARD.0, 0.0), (CARD.0, CARD.1), (0.0, CARD.1), (0.0, 0.0)];
    pdf.stroke(CUT, 0.4, &corners.map(|(x, y)| at(x, y)));
    let code = card.card.to_string();
    // A card's code has 40 characters at most, so encoding does not fail.
    if let Ok(qr) = Qr::encode(&code, Level::Q) {
        let module = CODE / real(qr.modules() + 2 * QUIET_ZONE);
        let side = real(qr.modules()) * module;
        let (x, y) = at(INSET + module * real(QUIET_ZONE) - 1.0, (CARD.1 - side) / 2.0 - 2.0 + side);
        pdf.stencil(&qr, x, y, mm(side));
    }
    let words = INSET + CODE;
    let room = CARD.0 - words - INSET;
    let word = card.card.command.as_str();
    let title = locale.t(&format!("command-{word}"));
    let mut size = 6.6;
    let mut lines = Face::Bold.wrap(&title, size, room);
    while lines.len() > 2 && size > 4.0 {
        size -= 0.4;
        lines = Face::Bold.wrap(&title, size, room);
    }
    let mut y = 10.0;
    let mut put = |text: &str, face: Face, size: f64, leading: f64, ink: Ink| {
        pdf.text(text, face, mm(size), at(words, y + size * CAPITAL - 3.0), ink);
        y += leading;
    };
    for line in &lines {
        put(line, Face::Bold, size, size * 1.2, Ink::BLACK);
    }
    if let Some(target) = &card.card.target {
        let target = target.to_string();
        let fit = (room / Face::Bold.width(&target, 1.0)).min(6.0);
        put(&target, Face::Bold, fit, fit * 1.25, Ink::BLACK);
    }
    if !card.name.is_empty() {
        put(&Face::Regular.shorten(&card.name, 3.4, room), Face::Regular, 3.4, 5.0, Ink::BLACK);
    }
    for line in Face::Regular.wrap(&locale.t(&format!("card-{word}")), 3.0, room).iter().take(5) {
        put(line, Face::Regular, 3.0, 4.1, SOFT);
    }
    // The code as text, to be typed when the scanner is broken.
    let fit = ((CARD.0 - 2.0 * INSET) / Face::Bold.width(&code, 1.0)).min(3.2);
    pdf.text(&code, Face::Bold, mm(fit), at(INSET, CARD.1 - INSET), Ink::BLACK);
}
