//! Computes where everything goes on a label, once for PDF, PNG, ZPL and SVG.
//!
//! Lengths are in millimetres from the top left corner of the label as it is read, with its long side horizontal. In order of priority:
//! the QR code with its quiet zone, each module a whole number of printer dots and at least 0.33 mm; the tag as text, with capitals at
//! least 3 mm high (2 mm on low labels); then the text lines, as many and as large as there is room for. The code holds the public
//! address of the device if that fits, else the bare tag; a stock that cannot hold even that is refused.

use super::model::{Label, LabelError};
use super::qr::{Level, QUIET_ZONE, Qr};
use super::stock::{Stock, StockKind};
use crate::documents::pdf::font::{CAPITAL, Face, printable};
use crate::documents::pdf::num::{count, real};

/// Smallest module that phones read easily: 4 dots at 300 dpi (DENSO).
const SMALLEST_MODULE: f64 = 0.33;
/// Largest side of the code with its quiet zone; half the height on labels over 40 mm.
const LARGEST_CODE: f64 = 20.0;
/// Smallest height of the tag's capitals.
const TAG: f64 = 3.0;
/// Smallest height of the tag's capitals on low labels.
const TAG_ON_LOW_LABEL: f64 = 2.0;
/// Labels whose shorter side is below this are low: small tag, no text lines.
const LOW_LABEL: f64 = 14.0;
/// Line spacing of a tag in two lines, in heights of its capitals.
const TAG_LEADING: f64 = 1.35;
/// Descent of J and Q below the baseline, in heights of the tag's capitals.
const TAIL: f64 = 0.3;
/// Average letter width, in em, that seven tags in eight do not exceed.
const USUAL_LETTER: f64 = 0.68;
/// Smallest em of a text line.
const LINE: f64 = 1.75;
/// A text line is set smaller, to fit whole, down to this em; then it is shortened.
const LINE_WHOLE: f64 = 2.0;
/// Distance between baselines, in em.
const LEADING: f64 = 1.3;
/// Unprintable margin of office printers along the edge of a page.
const UNPRINTABLE: f64 = 4.3;

/// A text with its position.
pub(in crate::documents) struct Placed {
    pub x: f64,
    pub baseline: f64,
    pub size: f64,
    pub face: Face,
    pub text: String,
    /// White on the black band and read upwards; otherwise black and horizontal.
    pub on_band: bool,
}

/// A rectangle: left, top, width, height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::documents) struct Area {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// A label with all its positions.
pub(in crate::documents) struct Layout {
    /// The label is printed rotated by 90° clockwise, because the stock is higher than wide.
    pub turned: bool,
    /// Height of the label as read; on a turned label, the width of the stock.
    pub height: f64,
    pub qr: Qr,
    /// What the QR code holds.
    pub payload: String,
    /// Top left corner of the QR code without its quiet zone.
    pub code_x: f64,
    pub code_y: f64,
    /// Side of a module of the QR code.
    pub module: f64,
    pub texts: Vec<Placed>,
    pub band: Option<Area>,
}

/// The label as read: its size, the unprintable edges, and the size of a printer dot.
struct Surface {
    width: f64,
    height: f64,
    edge_x: f64,
    edge_y: f64,
    dot: f64,
}

impl Surface {
    fn for_stock(stock: &Stock, dpi: u16) -> (Self, bool) {
        let (w, h) = (stock.label_width_mm, stock.label_height_mm);
        let margin = |label: f64, printable: Option<f64>, start: f64, end: f64| match (stock.kind, printable) {
            (_, Some(printable)) => ((label - printable) / 2.0).max(0.5),
            (StockKind::Roll, None) => 1.0,
            (StockKind::Sheet, None) => (UNPRINTABLE - start.min(end)).max((w.min(h) / 14.0).clamp(0.6, 2.0)),
        };
        let (last_x, last_y) = stock.place(stock.per_page().saturating_sub(1));
        let edge_x = margin(w, stock.printable_width_mm, stock.margin_left_mm, stock.page_width_mm - last_x - w);
        let edge_y = margin(h, stock.printable_height_mm, stock.margin_top_mm, stock.page_height_mm - last_y - h);
        let dot = 25.4 / f64::from(dpi.max(1));
        let turned = h > w * 1.2;
        let (width, height, edge_x, edge_y) = if turned { (h, w, edge_y, edge_x) } else { (w, h, edge_x, edge_y) };
        (Self { width, height, edge_x, edge_y, dot }, turned)
    }

    /// Rounds a length to the grid of printer dots.
    fn snap(&self, x: f64) -> f64 {
        (x / self.dot).round() * self.dot
    }

    /// Candidate module sizes for a code of `n` modules, largest first, in whole printer dots.
    fn modules(&self, n: f64, beside: bool) -> impl Iterator<Item = f64> + use<> {
        let quiet = n + 2.0 * real(QUIET_ZONE);
        let (width, height) = (self.width - 2.0 * self.edge_x, self.height - 2.0 * self.edge_y);
        // When the text is beside it, the code leaves more than half the width.
        let share = if beside { (self.width * 0.46).max(SMALLEST_MODULE * 1.03 * quiet) } else { self.width };
        let most =
            (LARGEST_CODE.max(self.height / 2.0).min(share) / quiet).min(self.height.min(self.width) / quiet).min(height.min(width) / n);
        let dot = self.dot;
        (1..=count(most / dot + 1e-6)).rev().map(move |dots| real(dots) * dot).filter(|module| *module >= SMALLEST_MODULE - 1e-6)
    }
}

/// Splits the tag into one or two lines and chooses its em, which is the same for all tags on a stock except the widest.
///
/// Leaves `others` of the height to the text lines below, unless the tag would become smaller than `smallest`. `None` when it does not fit.
fn tag_lines(tag: &str, room: f64, height: f64, smallest: f64, others: f64) -> Option<(Vec<String>, f64)> {
    let split: Vec<String> = in_two(tag);
    let one_line = |lines: &[String]| lines.len() == 1;
    for lines in [vec![tag.to_owned()], split] {
        let n = real(lines.len());
        let stack = n + (n - 1.0) * (TAG_LEADING - 1.0) + TAIL;
        let share = match (smallest < TAG, one_line(&lines)) {
            (true, _) => 1.0,
            (false, true) => 0.42,
            (false, false) => 0.62,
        };
        let largest = (height * 0.18).clamp(5.0, 8.0);
        let tall = (height * share / stack).min(((height - others) / stack).max(smallest)).clamp(smallest, largest).min(height / stack);
        let hyphen = if one_line(&lines) { Face::Bold.width("-", 1.0) } else { 0.0 };
        let letters = real(lines.iter().map(|line| line.chars().filter(|c| *c != '-').count()).max().unwrap_or(1).max(1));
        let usual = room / (letters * USUAL_LETTER + hyphen) * CAPITAL;
        if one_line(&lines) && usual < TAG {
            continue;
        }
        let widest = lines.iter().map(|line| Face::Bold.width(line, 1.0)).fold(0.0, f64::max);
        let capital = tall.min(usual.max(smallest)).min(room / widest * CAPITAL);
        if capital >= smallest - 1e-9 {
            return Some((lines, capital / CAPITAL));
        }
    }
    None
}

/// Splits a code at the hyphen nearest to its middle; a code without a hyphen stays whole.
fn in_two(code: &str) -> Vec<String> {
    let middle = code.len() / 2;
    let at = code.match_indices('-').map(|(at, _)| at).min_by_key(|at| at.abs_diff(middle));
    let parts = at.and_then(|at| Some((code.get(..at)?, code.get(at + 1..)?)));
    parts.map_or_else(|| vec![code.to_owned()], |(a, b)| vec![a.to_owned(), b.to_owned()])
}

/// Computes the layout of a label: the first payload, side and module size for which everything fits.
///
/// # Errors
/// [`LabelError::DoesNotFit`] when the stock cannot hold the code and the tag; [`LabelError::TextDoesNotFit`] when a line that must be
/// whole has no room.
pub(super) fn lay_out(label: &Label, stock: &Stock, dpi: u16) -> Result<Layout, LabelError> {
    let (surface, turned) = Surface::for_stock(stock, dpi);
    let bare = label.code.bare();
    let mut payloads = vec![label.payload.as_str()];
    if label.payload != bare {
        payloads.push(bare.as_str());
    }
    let whole: Vec<String> = label.lines.iter().take(label.whole).map(|line| printable(line.trim())).collect();
    let mut cut = None;
    for payload in payloads {
        let Ok(qr) = Qr::encode(payload, Level::Q) else { continue };
        for beside in [true, false] {
            let n = real(qr.modules());
            for module in surface.modules(n, beside) {
                if let Some(mut layout) = arrange(label, &surface, &qr, module, beside) {
                    let missing = whole.iter().find(|line| !layout.texts.iter().any(|text| text.text == **line));
                    if let Some(line) = missing {
                        cut = cut.or_else(|| Some(line.clone()));
                        continue;
                    }
                    layout.turned = turned;
                    payload.clone_into(&mut layout.payload);
                    return Ok(layout);
                }
            }
        }
    }
    let (code, stock) = (label.code.to_string(), stock.name.clone());
    Err(match cut {
        Some(text) => LabelError::TextDoesNotFit { code, stock, text },
        None => LabelError::DoesNotFit { code, stock },
    })
}

/// Tries one module size, with the text beside or below the code; `None` when it does not fit.
fn arrange(label: &Label, surface: &Surface, qr: &Qr, module: f64, beside: bool) -> Option<Layout> {
    let (side, quiet) = (real(qr.modules()) * module, real(QUIET_ZONE) * module);
    let (width, tall) = ((surface.height * 0.14).clamp(2.1, 3.2), surface.height - 2.0 * surface.edge_y);
    let far = surface.width - surface.edge_x;
    let length = Face::Bold.width("TEST", width * 0.62 / CAPITAL) * 1.7;
    let (code_x, code_y, words, band) = if beside {
        let x = surface.edge_x.max(quiet);
        let words = Area { x: x + side + quiet, y: surface.edge_y, width: far - x - side - quiet, height: tall };
        let height = tall.min(length);
        let band = Area { x: far - width, y: (surface.height - height) / 2.0, width, height };
        (x, (surface.height - side) / 2.0, words, band)
    } else {
        let (x, y) = ((surface.width - side) / 2.0, surface.edge_y.max(quiet));
        let below = y + side + quiet;
        let words = Area { x: surface.edge_x, y: below, width: far - surface.edge_x, height: surface.height - surface.edge_y - below };
        // The band goes beside the code, so that the tag keeps its room.
        let height = side.min(length);
        (x, y, words, Area { x: far - width, y: y + (side - height) / 2.0, width, height })
    };
    let band = label.test.then_some(band);
    let right = band.filter(|_| beside).map_or(far, |band| band.x - 0.7);
    let clear = code_x + side + quiet;
    if clear > surface.width + 1e-6 || !beside && band.is_some_and(|band| band.x < clear) {
        return None;
    }
    let room = right - words.x;
    if room <= 0.0 || words.height <= 0.0 {
        return None;
    }
    let smallest = if surface.height.min(surface.width) < LOW_LABEL { TAG_ON_LOW_LABEL } else { TAG };
    let wanted: &[String] = if smallest < TAG { &[] } else { &label.lines };
    let others = if wanted.is_empty() { 0.0 } else { 1.3 + real(wanted.len()) * LINE_WHOLE * LEADING };
    let (tag, tag_size) = tag_lines(&label.code.to_string(), room, words.height, smallest, others)?;
    let capital = tag_size * CAPITAL;
    let tag_height = capital * (1.0 + (real(tag.len()) - 1.0) * TAG_LEADING);
    let gap = (capital * 0.42).max(1.1);
    let (lines, em) = description(wanted, room, words.height - tag_height - gap);
    let lines_height = if lines.is_empty() { 0.0 } else { gap + em * (LEADING * (real(lines.len()) - 1.0) + 0.95) };
    let hanging = if lines.is_empty() { capital * TAIL } else { 0.0 };
    let spare = words.height - tag_height - lines_height;
    let slack = if beside { (spare / 2.0).min(spare - hanging).max(0.0) } else { 0.0 };

    let mut texts = Vec::with_capacity(tag.len() + lines.len() + 1);
    let mut put = |text: String, face: Face, size: f64, baseline: f64| {
        let x = if beside { words.x } else { words.x + (room - face.width(&text, size)) / 2.0 };
        texts.push(Placed { x, baseline, size, face, text, on_band: false });
    };
    let mut y = words.y + slack;
    for line in tag {
        put(line, Face::Bold, tag_size, y + capital);
        y += capital * TAG_LEADING;
    }
    y = words.y + slack + tag_height + gap;
    for line in lines {
        put(line, Face::Regular, em, y + em * 0.75);
        y += em * LEADING;
    }
    if let Some(band) = band {
        let em = (band.width * 0.62 / CAPITAL).min(band.height * 0.8 / Face::Bold.width("TEST", 1.0));
        let length = Face::Bold.width("TEST", em);
        texts.push(Placed {
            x: band.x + f64::midpoint(band.width, em * CAPITAL),
            baseline: band.y + f64::midpoint(band.height, length),
            size: em,
            face: Face::Bold,
            text: "TEST".to_owned(),
            on_band: true,
        });
    }
    let (code_x, code_y) = (surface.snap(code_x), surface.snap(code_y));
    Some(Layout { turned: false, height: surface.height, qr: qr.clone(), payload: String::new(), code_x, code_y, module, texts, band })
}

/// As many text lines as there is room for, shortened to the width, with their em.
fn description(lines: &[String], room: f64, height: f64) -> (Vec<String>, f64) {
    let lines: Vec<String> = lines.iter().map(|line| printable(line.trim())).filter(|line| !line.is_empty()).collect();
    let fits = |size: f64| count((height / size - 0.95) / LEADING + 1.0);
    let kept = lines.len().min(fits(LINE));
    if kept == 0 {
        return (Vec::new(), 0.0);
    }
    let lines = lines.into_iter().take(kept);
    let widest = lines.clone().map(|line| Face::Regular.width(&line, 1.0)).fold(0.0, f64::max);
    let tall = (height / (LEADING * (real(kept) - 1.0) + 0.95)).clamp(LINE, (height * 0.14).clamp(2.7, 4.0));
    let size = tall.min((room / widest.max(0.01)).max(LINE_WHOLE.min(tall)));
    (lines.map(|line| Face::Regular.shorten(&line, size, room)).collect(), size)
}
