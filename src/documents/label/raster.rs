//! A black-and-white bitmap, as label printers print it, and its PNG file.

use super::qr::Qr;
use crate::documents::pdf::error::PdfError;
use crate::documents::pdf::font::Face;
use crate::documents::pdf::num::{count, real, whole};
use crate::documents::pdf::outlines::Point;
use std::io::Write;

/// Dots in rows from the top; true is black.
pub(super) struct Bitmap {
    width: usize,
    height: usize,
    black: Vec<bool>,
}

impl Bitmap {
    /// A white bitmap of this size in dots.
    pub(in crate::documents) fn new(width: usize, height: usize) -> Self {
        Self { width, height, black: vec![false; width * height] }
    }

    fn span(&mut self, y: i64, from: i64, to: i64, black: bool) {
        let (Ok(y), Ok(from), Ok(to)) = (usize::try_from(y), usize::try_from(from.max(0)), usize::try_from(to.max(0))) else { return };
        let to = to.min(self.width);
        if y < self.height && from < to {
            let row = y * self.width;
            if let Some(dots) = self.black.get_mut(row + from..row + to) {
                dots.fill(black);
            }
        }
    }

    /// Fills a rectangle with black: left, top, width, height in dots.
    pub(super) fn fill_area(&mut self, [x, y, width, height]: [f64; 4]) {
        for row in whole(y)..whole(y + height) {
            self.span(row, whole(x), whole(x + width), true);
        }
    }

    /// Draws a QR code with `scale` dots per module.
    pub(in crate::documents) fn stamp(&mut self, qr: &Qr, left: usize, top: usize, scale: usize) {
        for (my, mx) in (0..qr.modules()).flat_map(|y| (0..qr.modules()).map(move |x| (y, x))).filter(|(y, x)| qr.is_dark(*x, *y)) {
            self.fill_area([left + mx * scale, top + my * scale, scale, scale].map(real));
        }
    }

    /// Draws a text from the start of its baseline, rotated clockwise by quarter turns.
    pub(in crate::documents) fn text(&mut self, text: &str, face: Face, size: f64, origin: (f64, f64), quarters: u8, black: bool) {
        let Ok(loaded) = face.loaded() else { return };
        let scale = size / 1000.0;
        let mut pen = 0.0;
        for c in text.chars() {
            let (gid, advance) = loaded.glyph(c);
            let place = |p: Point| {
                let (x, y) = ((p.x + pen) * scale, -p.y * scale);
                let (x, y) = match quarters {
                    1 => (-y, x),
                    2 => (-x, -y),
                    3 => (y, -x),
                    _ => (x, y),
                };
                Point { x: origin.0 + x, y: origin.1 + y, on: p.on }
            };
            let contours: Vec<Vec<Point>> = loaded.outlines.contours(gid).into_iter().map(|c| c.into_iter().map(place).collect()).collect();
            self.fill(&contours, black);
            pen += f64::from(advance);
        }
    }

    /// Fills contours by the non-zero winding rule; a dot is set when its centre is inside.
    fn fill(&mut self, contours: &[Vec<Point>], black: bool) {
        let edges: Vec<[f64; 4]> = contours.iter().flat_map(|contour| flatten(contour)).collect();
        let top = edges.iter().map(|[_, a, _, b]| a.min(*b)).fold(f64::MAX, f64::min);
        let bottom = edges.iter().map(|[_, a, _, b]| a.max(*b)).fold(f64::MIN, f64::max);
        if edges.is_empty() {
            return;
        }
        for y in whole(top.max(0.0)) - 1..=whole(bottom.min(real(self.height))) {
            let Ok(line) = i32::try_from(y) else { continue };
            let middle = f64::from(line) + 0.5;
            let mut crossings: Vec<(f64, i32)> = edges
                .iter()
                .filter(|[_, a, _, b]| (*a <= middle) != (*b <= middle))
                .map(|[x0, y0, x1, y1]| (x0 + (middle - y0) / (y1 - y0) * (x1 - x0), if y1 > y0 { 1 } else { -1 }))
                .collect();
            crossings.sort_by(|a, b| a.0.total_cmp(&b.0));
            let mut winding = 0;
            let mut from = 0.0;
            for (x, turn) in crossings {
                if winding == 0 {
                    from = x;
                }
                winding += turn;
                if winding == 0 {
                    self.span(y, whole(from), whole(x), black);
                }
            }
        }
    }

    /// Encodes the bitmap as PNG with one bit per pixel and its resolution.
    pub(in crate::documents) fn png(&self, dpi: u16) -> Result<Vec<u8>, PdfError> {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).to_be_bytes();
        let mut header = [number(self.width), number(self.height)].concat();
        header.extend_from_slice(&[1, 0, 0, 0, 0]);
        let metre = number(count((f64::from(dpi) / 0.0254).round()));
        let mut samples = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::new(6));
        for row in self.black.chunks(self.width.max(1)) {
            // In a greyscale PNG, 1 is white.
            let pack =
                |dots: &[bool]| dots.iter().enumerate().fold(0xff_u8, |byte, (i, black)| if *black { byte & !(0x80 >> i) } else { byte });
            let mut line = vec![0];
            line.extend(row.chunks(8).map(pack));
            samples.write_all(&line).map_err(|error| PdfError::Write(error.to_string()))?;
        }
        let samples = samples.finish().map_err(|error| PdfError::Write(error.to_string()))?;
        let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
        let resolution = [metre.as_slice(), metre.as_slice(), &[1]].concat();
        for (name, data) in [(b"IHDR", header), (b"pHYs", resolution), (b"IDAT", samples), (b"IEND", Vec::new())] {
            let mut crc = flate2::Crc::new();
            crc.update(name);
            crc.update(&data);
            file.extend_from_slice(&number(data.len()));
            file.extend_from_slice(name);
            file.extend_from_slice(&data);
            file.extend_from_slice(&crc.sum().to_be_bytes());
        }
        Ok(file)
    }
}

/// Converts a closed contour of lines and quadratic curves to straight edges, six per curve.
fn flatten(contour: &[Point]) -> Vec<[f64; 4]> {
    let middle = |a: Point, b: Point| Point { x: f64::midpoint(a.x, b.x), y: f64::midpoint(a.y, b.y), on: true };
    // TrueType: two consecutive control points have an implied on-curve point between them.
    let mut full: Vec<Point> = Vec::with_capacity(contour.len() * 2);
    for (i, p) in contour.iter().enumerate() {
        let before = if i == 0 { contour.last() } else { contour.get(i - 1) };
        if let Some(before) = before.filter(|before| !before.on && !p.on) {
            full.push(middle(*before, *p));
        }
        full.push(*p);
    }
    let Some(start) = full.iter().position(|p| p.on) else { return Vec::new() };
    full.rotate_left(start);
    let mut edges = Vec::new();
    let (Some(first), mut pen, mut control) = (full.first().copied(), full.first().copied(), None) else { return edges };
    for p in full.iter().skip(1).copied().chain([first]) {
        let Some(from) = pen else { continue };
        if !p.on {
            control = Some(p);
            continue;
        }
        if let Some(c) = control.take() {
            let mut last = from;
            for step in 1..=6 {
                let t = f64::from(step) / 6.0;
                let u = 1.0 - t;
                let point = |a: f64, b: f64, c: f64| u * u * a + 2.0 * u * t * b + t * t * c;
                let next = Point { x: point(from.x, c.x, p.x), y: point(from.y, c.y, p.y), on: true };
                edges.push([last.x, last.y, next.x, next.y]);
                last = next;
            }
        } else {
            edges.push([from.x, from.y, p.x, p.y]);
        }
        pen = Some(p);
    }
    edges
}
