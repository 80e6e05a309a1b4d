//! Writes a label in ZPL II, the language of label printers: one `^XA … ^XZ` block per label.

use super::layout::Layout;
use super::stock::Stock;
use crate::documents::pdf::num::{count, real};
use std::fmt::Write as _;

/// Appends a label. Texts are UTF-8 (`^CI28`) in the printer's scalable font 0, positioned by their baseline (`^FT`).
pub(in crate::documents) fn write(out: &mut String, layout: &Layout, stock: &Stock, dpi: u16) {
    let dots = |mm: f64| count((mm / 25.4 * f64::from(dpi)).round());
    let (x, y) = layout.code_corner();
    let _ = writeln!(out, "^XA^CI28^LH0,0^PW{}^LL{}", dots(stock.label_width_mm), dots(stock.label_height_mm));
    let scale = dots(layout.module);
    let row_bytes = (layout.qr.modules() * scale).div_ceil(8);
    let bytes = row_bytes * layout.qr.modules() * scale;
    let _ = write!(out, "^FO{},{}^GFA,{bytes},{bytes},{row_bytes},", dots(x), dots(y));
    for (y, row) in layout.qr.packed(scale).chunks(row_bytes.max(1)).enumerate() {
        if y % scale.max(1) == 0 {
            for byte in row {
                let _ = write!(out, "{byte:02X}");
            }
        } else {
            // In ZPL, a colon repeats the row above.
            out.push(':');
        }
    }
    out.push_str("^FS\n");
    if let Some([x, y, width, height]) = layout.band_area() {
        let (width, height) = (dots(width), dots(height));
        let _ = writeln!(out, "^FO{},{}^GB{width},{height},{}^FS", dots(x), dots(y), width.min(height));
    }
    for text in &layout.texts {
        let (x, y) = layout.place(text.x, text.baseline);
        let turn = ["N", "R", "I", "B"].get(usize::from(layout.quarters(text.on_band))).unwrap_or(&"N");
        let reverse = if text.on_band { "^FR" } else { "" };
        let size = dots(text.size).max(count(real(1)));
        let _ = writeln!(out, "^FT{},{}^A0{turn},{size},{size}{reverse}^FH_^FD{}^FS", dots(x), dots(y), escaped(&text.text));
    }
    out.push_str("^PQ1^XZ\n");
}

/// Escapes a text as field data: the characters that begin a command, and the escape character itself, become hexadecimal (`^FH_`).
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '^' | '~' | '_' => {
                let _ = write!(safe, "_{:02X}", u32::from(c));
            }
            _ => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    #[test]
    fn no_model_name_is_a_command() {
        assert_eq!(super::escaped("a^XZ~JR_5E é€"), "a_5EXZ_7EJR_5F5E é€");
    }
}
