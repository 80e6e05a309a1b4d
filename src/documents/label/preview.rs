//! Preview of a label sheet as SVG, in millimetres, with the same layout as the PDF. Only the first page is drawn.

use super::layout::{Layout, lay_out};
use super::model::{Label, LabelError};
use super::stock::Stock;
use crate::documents::pdf::font::Face;
use crate::documents::pdf::num::real;
use crate::documents::pdf::outlines::Point;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Draws the first page as SVG, with the labels where they will be printed. The sheet is white also in the dark colour scheme.
///
/// # Errors
/// The [`LabelError`] of the first label in the list that cannot be printed, on whichever page.
pub fn first_page(labels: &[Label], stock: &Stock, skip: usize, name: &str) -> Result<String, LabelError> {
    super::sheet::check_sheet(labels, stock, skip)?;
    let (width, height) = (stock.page_width_mm, stock.page_height_mm);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{}\"><path fill=\"#fff\" d=\"M0 0h{width}v{height}H0z\"/>",
        escaped(name)
    );
    for slot in 0..stock.per_page() {
        let (x, y) = stock.place(slot);
        let (w, h) = (stock.label_width_mm, stock.label_height_mm);
        let _ = write!(
            svg,
            "<rect class=\"{}\" x=\"{x:.2}\" y=\"{y:.2}\" width=\"{w:.2}\" height=\"{h:.2}\" rx=\"1\" fill=\"none\" stroke=\"#8a8f98\" stroke-width=\"0.15\"/>",
            if slot < skip { "used" } else { "free" }
        );
        if slot < skip {
            let _ = write!(
                svg,
                "<path d=\"M{x:.2} {y:.2}l{w:.2} {h:.2}m0 -{h:.2}l-{w:.2} {h:.2}\" stroke=\"#c3c7cd\" stroke-width=\"0.2\" fill=\"none\"/>"
            );
        }
    }
    let mut glyphs = Glyphs::default();
    let mut drawn = String::new();
    for (i, label) in labels.iter().enumerate() {
        let layout = lay_out(label, stock, stock.dpi)?;
        // Labels of later pages are laid out too, so that errors show now.
        if skip + i < stock.per_page() {
            draw(&mut drawn, &mut glyphs, &layout, stock.place(skip + i));
        }
    }
    svg.push_str("<defs>");
    for ((face, gid), path) in glyphs.0 {
        let _ = write!(svg, "<path id=\"{}{gid}\" d=\"{path}\"/>", letter(face));
    }
    let _ = write!(svg, "</defs>{drawn}</svg>");
    Ok(svg)
}

/// SVG paths of the glyphs used; each is defined once and referenced.
#[derive(Default)]
struct Glyphs(BTreeMap<(Face, u16), String>);

const fn letter(face: Face) -> char {
    match face {
        Face::Regular => 'r',
        Face::Bold => 'b',
    }
}

impl Glyphs {
    /// Appends a text as glyph references, from the start of its baseline, in thousandths of its em.
    fn text(&mut self, svg: &mut String, face: Face, text: &str) {
        let Ok(loaded) = face.loaded() else { return };
        let mut pen = 0_i64;
        for c in text.chars() {
            let (gid, advance) = loaded.glyph(c);
            let outline = self.0.entry((face, gid)).or_insert_with(|| loaded.outlines.contours(gid).iter().map(|c| path(c)).collect());
            if !outline.is_empty() {
                let _ = write!(svg, "<use href=\"#{}{gid}\" x=\"{pen}\"/>", letter(face));
            }
            pen += i64::from(advance);
        }
    }
}

/// Converts a contour of lines and quadratic curves to an SVG path, with y pointing downwards.
fn path(contour: &[Point]) -> String {
    let middle = |a: Point, b: Point| Point { x: f64::midpoint(a.x, b.x), y: f64::midpoint(a.y, b.y), on: true };
    let mut full: Vec<Point> = Vec::with_capacity(contour.len() * 2);
    let mut before = contour.last().copied();
    for p in contour {
        // TrueType: two consecutive control points have an implied on-curve point between them.
        if let Some(b) = before.filter(|b| !b.on && !p.on) {
            full.push(middle(b, *p));
        }
        full.push(*p);
        before = Some(*p);
    }
    let Some(start) = full.iter().position(|p| p.on) else { return String::new() };
    full.rotate_left(start);
    let mut path = String::new();
    let first = full.first().copied();
    if let Some(p) = first {
        let _ = write!(path, "M{:.0} {:.0}", p.x, -p.y);
    }
    let mut control: Option<Point> = None;
    for p in full.iter().skip(1).copied().chain(first) {
        match (control.take(), p.on) {
            (Some(c), _) => {
                let _ = write!(path, "Q{:.0} {:.0} {:.0} {:.0}", c.x, -c.y, p.x, -p.y);
            }
            (None, true) => {
                let _ = write!(path, "L{:.0} {:.0}", p.x, -p.y);
            }
            (None, false) => control = Some(p),
        }
    }
    path.push('Z');
    path
}

fn draw(svg: &mut String, glyphs: &mut Glyphs, layout: &Layout, (left, top): (f64, f64)) {
    let (x, y) = layout.code_corner();
    let _ = write!(
        svg,
        "<path shape-rendering=\"crispEdges\" transform=\"translate({:.3} {:.3}) scale({:.4})\" d=\"",
        left + x,
        top + y,
        layout.module
    );
    svg.push_str(&layout.qr.path(0));
    svg.push_str("\"/>");
    if let Some([x, y, width, height]) = layout.band_area() {
        let _ = write!(svg, "<rect x=\"{:.2}\" y=\"{:.2}\" width=\"{width:.2}\" height=\"{height:.2}\"/>", left + x, top + y);
    }
    for text in &layout.texts {
        let (x, y) = layout.place(text.x, text.baseline);
        let (x, y) = (left + x, top + y);
        let turn = real(usize::from(layout.quarters(text.on_band))) * 90.0;
        let fill = if text.on_band { "#fff" } else { "#000" };
        let scale = text.size / 1000.0;
        let _ = write!(svg, "<g fill=\"{fill}\" transform=\"translate({x:.3} {y:.3}) rotate({turn}) scale({scale:.6})\">");
        glyphs.text(svg, text.face, &text.text);
        svg.push_str("</g>");
    }
}

/// A style sheet that positions the labels of a stock, in percent of the page.
/// It is separate because the content security policy forbids inline styles.
#[must_use]
pub fn style(stock: &Stock) -> String {
    let share = |part: f64, whole: f64| part / whole * 100.0;
    let (w, h) = (stock.page_width_mm, stock.page_height_mm);
    let mut css = format!(
        ".label-page{{aspect-ratio:{w}/{h}}}.label-page li{{width:{:.3}%;height:{:.3}%}}",
        share(stock.label_width_mm, w),
        share(stock.label_height_mm, h)
    );
    for slot in 0..stock.per_page() {
        let (x, y) = stock.place(slot);
        let _ = write!(css, ".label-page li:nth-child({}){{left:{:.3}%;top:{:.3}%}}", slot + 1, share(x, w), share(y, h));
    }
    css
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
