//! Typesets text that must come back exactly, such as a proof: small lines on a tinted ground, with a QR code of the same text beside them.

use super::model::PaperError;
use super::style::{FULL, LEFT, RIGHT, Setter, Style, TEXT, TINT, WIDTH};
use crate::documents::label::qr::{QUIET_ZONE, Qr};
use crate::documents::pdf::font::{Face, printable};
use crate::documents::pdf::num::real;
use crate::documents::pdf::writer::{Ink, mm};

/// The size of the lines, unless the longest needs a smaller one.
const SIZE: f64 = 6.4;
/// The smallest size; a line that needs a smaller one is broken.
const LEAST: f64 = 5.0;
/// Line spacing, whatever the size.
const LEADING: f64 = 7.2;
/// Height of an empty line.
const EMPTY: f64 = 8.6;
/// Space between a code and a wide line below it.
const GAP: f64 = 3.0;
/// How much the line spacing may grow, so that the lines beside a code reach its foot.
const STRETCH: f64 = 1.3;
/// Characters of each part of a broken line.
const BROKEN: usize = 100;
/// Space above, so that a code has its white border there too.
const ABOVE: f64 = 3.0;
/// Padding inside the tinted ground.
const PAD: f64 = 8.0;
/// The smallest and the largest module of a code, in millimetres: a short text has a smaller code.
const MODULE: (f64, f64) = (0.42, 0.55);

/// A line with its size and its upper edge, from the top of the block.
struct Row {
    text: String,
    size: f64,
    top: f64,
}

/// Where everything of a verbatim block stands.
pub(super) struct Plan {
    rows: Vec<Row>,
    /// Height of the tinted ground.
    ground: f64,
    /// Height with the code below it.
    height: f64,
    code: Option<Stamp>,
}

/// A code with its width and its white border. It stands in the upper right corner, flush with the margin; or below all lines, when one of
/// them is too wide to stand beside it.
struct Stamp {
    qr: Qr,
    side: f64,
    quiet: f64,
    is_below: bool,
}

impl Stamp {
    /// A code of at most this width, as high as `beside` if its modules allow that.
    fn new(text: &str, width: u16, beside: f64) -> Result<Self, PaperError> {
        let qr = Qr::encode_long(text)?;
        let modules = real(qr.modules().max(1));
        let most = mm(f64::from(width).min(modules * MODULE.1));
        let side = (beside / (1.0 + real(QUIET_ZONE) / modules)).clamp(mm(modules * MODULE.0).min(most), most);
        let quiet = side / modules * real(QUIET_ZONE);
        Ok(Self { qr, side, quiet, is_below: false })
    }

    /// Width and height with the white border on two sides; on the others is the margin of the page.
    fn outer(&self) -> f64 {
        self.side + self.quiet
    }
}

impl Plan {
    /// Places the lines and the code.
    pub(super) fn new(text: &str, code: Option<u16>) -> Result<Self, PaperError> {
        let width = |line: &str| Face::Regular.width(line, 1.0);
        let wide = WIDTH - 2.0 * PAD;
        let lines: Vec<String> = text.lines().map(printable).collect();
        // All lines have one size: the largest at which the longest line that is not broken fits.
        let longest = lines.iter().map(|line| width(line)).filter(|w| w * LEAST <= wide).fold(0.0, f64::max);
        let size = if longest > 0.0 { SIZE.min(wide / longest) } else { SIZE };
        let parts: Vec<String> = lines.iter().flat_map(|line| parts(line, width(line) * LEAST > wide)).collect();
        let narrow = wide - mm(code.map_or(0.0, f64::from)) * 1.08;
        let mut stretch = 1.0;
        let code = match code {
            Some(most) => {
                let first_wide = parts.iter().position(|part| width(part) * size > narrow);
                let beside = parts.iter().take(first_wide.unwrap_or(parts.len()));
                let empty = real(beside.clone().filter(|part| part.is_empty()).count());
                let full = real(beside.count()) - empty;
                let room = PAD + empty * EMPTY - GAP;
                let mut stamp = Stamp::new(text, most, room + full * LEADING)?;
                let wanted = (stamp.outer() - room) / (full * LEADING).max(1.0);
                if first_wide.is_some() && wanted > 1.0 {
                    stamp.is_below = wanted > STRETCH;
                    stretch = if stamp.is_below { 1.0 } else { wanted };
                }
                Some(stamp)
            }
            None => None,
        };
        let (mut rows, mut top) = (Vec::new(), PAD);
        for part in parts {
            // An empty line does not grow with the others: it must not look like two.
            let next = top + if part.is_empty() { EMPTY.max(LEADING * stretch) } else { LEADING * stretch };
            rows.push(Row { size: size.min(wide / width(&part).max(1.0)), text: part, top });
            top = next;
        }
        let (ground, outer) = (top + PAD, code.as_ref().map_or(0.0, Stamp::outer));
        let is_below = code.as_ref().is_some_and(|stamp| stamp.is_below);
        let (ground, height) = if is_below { (ground, ground + outer) } else { (ground.max(outer), ground.max(outer)) };
        Ok(Self { rows, ground, height, code })
    }

    /// The height it needs before it may begin: all of it, or what a page must hold at least.
    pub(super) fn least(&self) -> f64 {
        let beside = self.code.as_ref().filter(|stamp| !stamp.is_below).map_or(0.0, Stamp::outer);
        ABOVE + if self.height <= FULL { self.height } else { beside.max(2.0 * PAD + 3.0 * LEADING) }
    }
}

/// A line, or its parts when it must be broken.
fn parts(line: &str, is_broken: bool) -> Vec<String> {
    if !is_broken {
        return vec![line.to_owned()];
    }
    let letters: Vec<char> = line.chars().collect();
    letters.chunks(BROKEN).map(|part| part.iter().collect()).collect()
}

impl Setter<'_> {
    /// Draws text exactly as it is: each line is one run, so that it can be copied.
    pub(super) fn verbatim(&mut self, text: &str, code: Option<u16>) -> Result<(), PaperError> {
        let plan = Plan::new(text, code)?;
        self.need(plan.least());
        self.y -= ABOVE;
        let element = self.tree.add(self.part, "P");
        let mut rest = plan.rows.as_slice();
        let mut from = 0.0;
        while !rest.is_empty() {
            let room = self.room();
            let fits = rest.iter().take_while(|row| row.top + LEADING + PAD - from <= room).count().max(1);
            let (now, later) = rest.split_at_checked(fits).unwrap_or((rest, &[]));
            let next = later.first().map(|row| row.top);
            let height = next.map_or(plan.ground, |top| top + PAD) - from;
            self.panel(TINT, LEFT, self.y - height, WIDTH, height);
            if let Some(stamp) = plan.code.as_ref().filter(|stamp| from <= 0.0 && !stamp.is_below) {
                let outer = stamp.outer();
                self.panel(Ink::WHITE, RIGHT - outer, self.y - outer, outer, outer);
                self.stamp(stamp, RIGHT - stamp.side);
            }
            for row in now {
                let style = Style { face: Face::Regular, size: row.size, leading: LEADING, ink: TEXT };
                self.line(element, &row.text, style, LEFT + PAD, self.y - (row.top - from) - SIZE + 0.6);
            }
            self.y -= height;
            if let Some(next) = next {
                from = next - PAD;
                self.new_page();
            }
            rest = later;
        }
        if let Some(stamp) = plan.code.as_ref().filter(|stamp| stamp.is_below) {
            self.need(stamp.outer());
            self.y -= stamp.quiet;
            self.stamp(stamp, LEFT);
            self.y -= stamp.side;
        }
        self.y -= 9.0;
        Ok(())
    }

    /// Draws a code, its upper edge at the current position.
    fn stamp(&mut self, stamp: &Stamp, x: f64) {
        let figure = self.tree.add(self.part, "Figure");
        self.tree.describe(figure, &self.locale.t("proof-code"));
        let mark = self.tree.mark(figure, self.pdf.page_count().saturating_sub(1));
        self.pdf.begin_content("Figure", mark);
        self.pdf.stencil(&stamp.qr, x, self.y - stamp.side, stamp.side);
        self.pdf.end_content();
    }
}

#[cfg(test)]
mod tests {
    use super::{Plan, parts};
    use crate::documents::layout::style::FULL;

    fn placed(text: &str, code: Option<u16>) -> Plan {
        Plan::new(text, code).unwrap()
    }

    /// Every line is one run; only one that cannot be read at the smallest size is broken, after a fixed number of characters.
    #[test]
    fn a_line_is_broken_only_when_it_must_be() {
        let text = format!("short\n\n{}\n{}\n", "aB3/+".repeat(20), "W".repeat(230));
        let rows: Vec<(String, f64)> = placed(&text, None).rows.into_iter().map(|row| (row.text, row.size)).collect();
        assert_eq!(rows.iter().map(|(text, _)| text.len()).collect::<Vec<_>>(), [5, 0, 100, 100, 100, 30]);
        assert_eq!(rows.iter().map(|(text, _)| text.as_str()).collect::<String>(), text.replace('\n', ""));
        assert!(rows.iter().all(|(text, size)| super::Face::Regular.width(text, *size) <= super::WIDTH));
        assert_eq!(parts("é".repeat(250).as_str(), true).iter().map(|part| part.chars().count()).collect::<Vec<_>>(), [100, 100, 50]);
    }

    /// Whatever the text, no line runs into the code, and the modules can be read by a telephone.
    #[test]
    fn no_line_runs_into_the_code() {
        let line = "aB3/+".repeat(9);
        for lines in 0..24 {
            for wide in 0..4 {
                let text = format!("{}\n{}", format!("{line}\n").repeat(lines), format!("{}\n", "aB3/+".repeat(25)).repeat(wide));
                let plan = placed(&text, Some(60));
                let stamp = plan.code.as_ref().unwrap();
                assert!(stamp.side / super::real(stamp.qr.modules()) >= super::mm(0.4));
                let free = super::WIDTH - stamp.outer() - super::PAD;
                let is_free = |row: &super::Row| {
                    stamp.is_below || row.top >= stamp.outer() || super::Face::Regular.width(&row.text, row.size) <= free
                };
                assert!(plan.rows.iter().all(is_free), "{lines} lines, {wide} wide");
                assert!(plan.height < 330.0 && plan.least() < FULL);
            }
        }
    }
}
