//! Entry points for printing labels: sheets and rolls as PDF, one label as PNG, and ZPL for label printers.

use super::layout::{Layout, lay_out};
use super::model::{Label, LabelError};
use super::raster::Bitmap;
use super::stock::{Stock, StockKind};
use crate::documents::pdf::num::{count, real};
use crate::documents::pdf::writer::{Ink, Meta, Pdf, mm};

/// What the QR code of a label holds on this stock: the label's payload, or the bare code where that does not fit.
///
/// # Errors
/// A [`LabelError`] when the label does not fit the stock.
pub fn printed_payload(label: &Label, stock: &Stock) -> Result<String, LabelError> {
    lay_out(label, stock, stock.dpi).map(|layout| layout.payload)
}

impl Layout {
    /// Converts a point of the label as read to the label as it lies on its stock.
    pub(in crate::documents) fn place(&self, x: f64, y: f64) -> (f64, f64) {
        if self.turned { (self.height - y, x) } else { (x, y) }
    }

    /// Left and top edge of the code on the label as it lies on its stock. The code itself is never rotated: it can be read from any side.
    pub(super) fn code_corner(&self) -> (f64, f64) {
        let (x, y) = self.place(self.code_x, self.code_y);
        if self.turned { (x - real(self.qr.modules()) * self.module, y) } else { (x, y) }
    }

    /// Rotation of a text in clockwise quarter turns; text on the band is read upwards.
    pub(in crate::documents) fn quarters(&self, on_band: bool) -> u8 {
        (u8::from(self.turned) + if on_band { 3 } else { 0 }) % 4
    }

    /// The black band as it lies on the stock: left, top, width, height.
    pub(super) fn band_area(&self) -> Option<[f64; 4]> {
        let band = self.band?;
        let (x, y) = self.place(band.x, band.y);
        Some(if self.turned { [x - band.height, y, band.height, band.width] } else { [x, y, band.width, band.height] })
    }
}

/// Labels as a PDF to be printed at 100 %: sheets, or one label per page for rolls.
///
/// The first `skip` positions of the first sheet are left blank, because those labels are already used.
///
/// # Errors
/// The [`LabelError`] of the first label that does not fit, or of the sheet itself.
pub fn sheet(labels: &[Label], stock: &Stock, skip: usize) -> Result<Vec<u8>, LabelError> {
    check_sheet(labels, stock, skip)?;
    let per_page = stock.per_page();
    let mut pdf = Pdf::new()?;
    let mut slot = skip;
    for label in labels {
        if slot == per_page || pdf.is_empty() {
            pdf.page(mm(stock.page_width_mm), mm(stock.page_height_mm));
        }
        slot %= per_page;
        draw(&mut pdf, &lay_out(label, stock, stock.dpi)?, stock, slot);
        slot += 1;
    }
    Ok(pdf.finish(&Meta { title: stock.title.clone(), print_at_full_size: true, ..Meta::default() }, None)?)
}

/// Checks the stock, that there are labels, and that `skip` is less than a sheet.
pub(super) fn check_sheet(labels: &[Label], stock: &Stock, skip: usize) -> Result<(), LabelError> {
    stock.validate()?;
    let per_page = stock.per_page();
    if labels.is_empty() {
        return Err(LabelError::Nothing);
    }
    if skip >= per_page {
        return Err(LabelError::SkipTooLarge { skip, per_page });
    }
    Ok(())
}

fn draw(pdf: &mut Pdf, layout: &Layout, stock: &Stock, slot: usize) {
    let (left, top) = stock.place(slot);
    let at = |x: f64, y: f64| (mm(left + x), mm(stock.page_height_mm - top - y));
    let side = real(layout.qr.modules()) * layout.module;
    let (x, y) = layout.code_corner();
    // Snap to the page's grid of dots, so that all modules are equal; this moves the code by less than 0.05 mm.
    let dot = 25.4 / f64::from(stock.dpi);
    let snap = |length: f64| (length / dot).round() * dot;
    let (x, y) = at(snap(left + x) - left, snap(top + y) - top + side);
    pdf.stencil(&layout.qr, x, y, mm(side));
    if let Some([x, y, width, height]) = layout.band_area() {
        let (x, y) = at(x, y + height);
        pdf.fill(Ink::BLACK, x, y, mm(width), mm(height));
    }
    for text in &layout.texts {
        let (x, y) = layout.place(text.x, text.baseline);
        let ink = if text.on_band { Ink::WHITE } else { Ink::BLACK };
        pdf.turned_text(&text.text, text.face, mm(text.size), at(x, y), layout.quarters(text.on_band), ink);
    }
}

/// One label as a PNG with one bit per pixel; it contains its resolution, so that it prints at its real size.
///
/// # Errors
/// A [`LabelError`] when the resolution is out of range or the label does not fit.
pub fn png(label: &Label, stock: &Stock, dpi: u16) -> Result<Vec<u8>, LabelError> {
    check(stock, dpi)?;
    let layout = lay_out(label, stock, dpi)?;
    let dots = |mm: f64| mm / 25.4 * f64::from(dpi);
    let mut map = Bitmap::new(count(dots(stock.label_width_mm).round()), count(dots(stock.label_height_mm).round()));
    let (x, y) = layout.code_corner();
    map.stamp(&layout.qr, count(dots(x).round()), count(dots(y).round()), count(dots(layout.module).round()));
    if let Some(band) = layout.band_area() {
        map.fill_area(band.map(dots));
    }
    for text in &layout.texts {
        let (x, y) = layout.place(text.x, text.baseline);
        map.text(&text.text, text.face, dots(text.size), (dots(x), dots(y)), layout.quarters(text.on_band), !text.on_band);
    }
    Ok(map.png(dpi)?)
}

fn check(stock: &Stock, dpi: u16) -> Result<(), LabelError> {
    stock.validate()?;
    if (100..=1200).contains(&dpi) { Ok(()) } else { Err(LabelError::Resolution(dpi)) }
}

/// Labels in ZPL, the language of Zebra and compatible printers. The QR code is sent as a bitmap, so that it does not depend on the
/// printer's own encoder; texts are sent as text.
///
/// # Errors
/// A [`LabelError`] when the stock is a sheet, the list is empty, the resolution is out of range or a label does not fit.
pub fn zpl(labels: &[Label], stock: &Stock, dpi: u16) -> Result<String, LabelError> {
    check(stock, dpi)?;
    if stock.kind != StockKind::Roll {
        return Err(LabelError::NotARoll(stock.name.clone()));
    }
    if labels.is_empty() {
        return Err(LabelError::Nothing);
    }
    let mut all = String::new();
    for label in labels {
        super::zpl::write(&mut all, &lay_out(label, stock, dpi)?, stock, dpi);
    }
    Ok(all)
}
