//! Fast QR encoding: the `qrcode` crate encodes and places the data, and the eight masks are scored here on 64-bit rows.
//!
//! The crate's own mask search takes half a millisecond per code, which would be nine tenths of the time for a sheet of labels. Replacing
//! mask 0 by mask *k* flips the same modules in every code of a version and level (format bits included), so the eight differences are
//! computed once and the search takes a few hundred word operations.

use qrcode::QrCode;
use qrcode::bits::{Bits, encode_auto};
use qrcode::canvas::{Canvas, MaskPattern};
use qrcode::types::{Color, EcLevel, Version};
use std::fmt::Write as _;
use std::sync::OnceLock;

/// Width of the white border on every side of a code, in modules (ISO/IEC 18004).
pub const QUIET_ZONE: usize = 4;
/// The largest QR version of a label: 61 modules a side, so that a row fits in 64 bits.
const LARGEST: i16 = 11;
/// The largest QR version of a long text: 125 modules a side, so that a row fits in 128 bits.
const LARGEST_LONG: i16 = 27;
const MASKS: [MaskPattern; 8] = [
    MaskPattern::Checkerboard,
    MaskPattern::HorizontalLines,
    MaskPattern::VerticalLines,
    MaskPattern::DiagonalLines,
    MaskPattern::LargeCheckerboard,
    MaskPattern::Fields,
    MaskPattern::Diamonds,
    MaskPattern::Meadow,
];

/// Error correction level: how much of a code may be unreadable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// About 15 % may be unreadable.
    M,
    /// About 25 % may be unreadable: the level of labels.
    Q,
    /// About 30 % may be unreadable.
    H,
}

/// Why a text cannot be encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QrError {
    /// More than 61 modules a side would be needed (about 250 capitals at level Q), or 125 for a long text (1465 bytes).
    #[error("too long for a QR code of a label")]
    TooLong,
}

/// A QR code: a square of dark and light modules, without its quiet zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    width: usize,
    /// One word per row: module x in bit x, dark = 1.
    rows: Vec<u128>,
}

/// A square of modules, both by rows and by columns, for scoring.
#[derive(Clone)]
struct Board {
    rows: Vec<u64>,
    columns: Vec<u64>,
}

impl Board {
    fn new(canvas: Canvas, width: usize) -> Self {
        let mut board = Self { rows: vec![0; width], columns: vec![0; width] };
        for (y, (line, row)) in canvas.into_colors().chunks(width.max(1)).zip(&mut board.rows).enumerate() {
            for (x, (color, column)) in line.iter().zip(&mut board.columns).enumerate() {
                let dark = u64::from(*color == Color::Dark);
                *row |= dark << x;
                *column |= dark << y;
            }
        }
        board
    }

    fn xor(&self, other: &Self) -> Self {
        let mix = |a: &[u64], b: &[u64]| a.iter().zip(b).map(|(a, b)| a ^ b).collect();
        Self { rows: mix(&self.rows, &other.rows), columns: mix(&self.columns, &other.columns) }
    }

    /// The mask penalty of ISO/IEC 18004 §7.8.3, computed as the `qrcode` crate does; the mask with the lowest wins.
    fn penalty(&self) -> u32 {
        let width = self.rows.len();
        let lines: u32 = self.rows.iter().chain(&self.columns).map(|line| runs(*line, width) + finders(*line, width)).sum();
        let dark: u32 = self.rows.iter().map(|row| row.count_ones()).sum();
        let ratio = usize::try_from(dark).unwrap_or(0) * 200 / (width * width).max(1);
        lines + self.blocks(width) + u32::try_from(ratio.abs_diff(100)).unwrap_or(0)
    }

    /// Penalty: 3 points for each 2 × 2 block of one colour.
    fn blocks(&self, width: usize) -> u32 {
        let inner = ones(width - 1);
        let pairs = self.rows.iter().zip(self.rows.iter().skip(1));
        pairs.map(|(a, b)| (!(a ^ (a >> 1)) & !(b ^ (b >> 1)) & !(a ^ b) & inner).count_ones() * 3).sum()
    }
}

/// A word with the lowest `n` bits set.
const fn ones(n: usize) -> u64 {
    if n >= 64 { u64::MAX } else { (1 << n) - 1 }
}

/// Penalty: 3 points for a run of five modules of one colour, and 1 for each further module.
fn runs(line: u64, width: usize) -> u32 {
    let same = !(line ^ (line >> 1)) & ones(width - 1);
    let five = same & (same >> 1) & (same >> 2) & (same >> 3);
    let starts = five & !(five << 1);
    five.count_ones() + 2 * starts.count_ones()
}

/// Penalty: 40 points for each pattern like a finder with four light modules before or after it.
fn finders(line: u64, width: usize) -> u32 {
    let alike = line & !(line >> 1) & (line >> 2) & (line >> 3) & (line >> 4) & !(line >> 5) & (line >> 6) & ones(width - 6);
    let dark_before = (line << 1) | (line << 2) | (line << 3) | (line << 4);
    let dark_after = (line >> 7) | (line >> 8) | (line >> 9) | (line >> 10);
    (alike & !(dark_before & dark_after)).count_ones() * 40
}

/// For a version and level: the modules in which mask *k* differs from mask 0, one board per mask.
type Differences = Vec<Board>;
static DIFFERENCES: [[OnceLock<Differences>; 3]; 11] = [const { [const { OnceLock::new() }; 3] }; 11];

fn differences(version: i16, level: Level) -> Option<&'static Differences> {
    let cell = DIFFERENCES.get(usize::try_from(version - 1).ok()?)?.get(level.place())?;
    Some(cell.get_or_init(|| {
        let version = Version::Normal(version);
        let width = usize::try_from(version.width()).unwrap_or(0);
        let mut empty = Canvas::new(version, level.ec());
        empty.draw_all_functional_patterns();
        // On a canvas without data, applying a mask to the empty data area shows the mask itself.
        let masked = |mask| {
            let mut canvas = empty.clone();
            canvas.apply_mask(mask);
            Board::new(canvas, width)
        };
        let first = masked(MaskPattern::Checkerboard);
        MASKS.into_iter().map(|mask| masked(mask).xor(&first)).collect()
    }))
}

impl Level {
    const fn ec(self) -> EcLevel {
        match self {
            Self::M => EcLevel::M,
            Self::Q => EcLevel::Q,
            Self::H => EcLevel::H,
        }
    }

    const fn place(self) -> usize {
        match self {
            Self::M => 0,
            Self::Q => 1,
            Self::H => 2,
        }
    }
}

impl Qr {
    /// Encodes a text in the smallest version that holds it, with the best of the eight masks.
    ///
    /// # Errors
    /// [`QrError::TooLong`] when it needs more than 61 modules a side.
    pub fn encode(text: &str, level: Level) -> Result<Self, QrError> {
        let bits: Bits = encode_auto(text.as_bytes(), level.ec()).map_err(too_long)?;
        let version = bits.version();
        let Version::Normal(number @ 1..=LARGEST) = version else { return Err(QrError::TooLong) };
        let width = usize::try_from(version.width()).unwrap_or(0);
        let (data, correction) = qrcode::ec::construct_codewords(&bits.into_bytes(), version, level.ec()).map_err(too_long)?;
        let mut canvas = Canvas::new(version, level.ec());
        canvas.draw_all_functional_patterns();
        canvas.draw_data(&data, &correction);
        canvas.apply_mask(MaskPattern::Checkerboard);
        let first = Board::new(canvas, width);
        let masks = differences(number, level).ok_or(QrError::TooLong)?;
        let best = masks.iter().map(|mask| first.xor(mask)).min_by_key(Board::penalty).ok_or(QrError::TooLong)?;
        Ok(Self { width, rows: best.rows.into_iter().map(u128::from).collect() })
    }

    /// Encodes a long text, such as a proof, with the lowest error correction (about 7 % may be unreadable). Slower than
    /// [`Qr::encode`]: the crate's own mask search is used.
    ///
    /// # Errors
    /// [`QrError::TooLong`] when it needs more than 125 modules a side: more than 1465 bytes.
    pub fn encode_long(text: &str) -> Result<Self, QrError> {
        let code = QrCode::with_error_correction_level(text, EcLevel::L).map_err(too_long)?;
        let Version::Normal(1..=LARGEST_LONG) = code.version() else { return Err(QrError::TooLong) };
        let width = code.width();
        let row = |line: &[Color]| line.iter().rev().fold(0, |row, color| row << 1 | u128::from(*color == Color::Dark));
        Ok(Self { width, rows: code.to_colors().chunks(width.max(1)).map(row).collect() })
    }

    /// Number of modules per side, without the quiet zone.
    #[must_use]
    pub const fn modules(&self) -> usize {
        self.width
    }

    /// Whether the module is dark; modules outside the code are light.
    #[must_use]
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.width && self.rows.get(y).is_some_and(|row| row >> x & 1 == 1)
    }

    /// The code as a bitmap for an image mask: one bit per pixel, `scale` pixels per module, dark = 1, rows padded to whole bytes.
    #[must_use]
    pub fn packed(&self, scale: usize) -> Vec<u8> {
        let scale = scale.clamp(1, 32);
        let bytes = (self.width * scale).div_ceil(8);
        let mut all = Vec::with_capacity(bytes * self.width * scale);
        for row in &self.rows {
            let start = all.len();
            let (mut bits, mut waiting) = (0_u64, 0);
            for x in 0..self.width {
                bits = bits << scale | if row >> x & 1 == 1 { ones(scale) } else { 0 };
                waiting += scale;
                while waiting >= 8 {
                    waiting -= 8;
                    all.push((bits >> waiting).to_le_bytes()[0]);
                }
            }
            if waiting > 0 {
                all.push((bits << (8 - waiting)).to_le_bytes()[0]);
            }
            for _ in 1..scale {
                all.extend_from_within(start..start + bytes);
            }
        }
        all
    }

    /// The code as SVG with its quiet zone. Has no style attribute, which
    /// the content security policy forbids; `name` is its accessible name.
    #[must_use]
    pub fn svg(&self, name: &str) -> String {
        let side = self.width + 2 * QUIET_ZONE;
        let name = name.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" role=\"img\" aria-label=\"{name}\" \
             shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path d=\""
        );
        svg.push_str(&self.path(QUIET_ZONE));
        svg.push_str("\"/></svg>");
        svg
    }

    /// The dark modules as SVG path data, one unit per module, offset by `quiet` modules.
    #[must_use]
    pub fn path(&self, quiet: usize) -> String {
        let mut path = String::new();
        for y in 0..self.width {
            let mut x = 0;
            while x < self.width {
                let length = (x..self.width).take_while(|x| self.is_dark(*x, y)).count();
                if length > 0 {
                    let _ = write!(path, "M{} {}h{length}v1h-{length}z", x + quiet, y + quiet);
                }
                x += length.max(1);
            }
        }
        path
    }
}

fn too_long(_: qrcode::types::QrError) -> QrError {
    QrError::TooLong
}

#[cfg(test)]
mod tests {
    use super::{Level, Qr, QrError};
    use qrcode::{EcLevel, QrCode};

    /// The crate's slow search is the oracle: same version, same mask, same modules.
    #[test]
    fn the_fast_path_gives_the_code_of_the_slow_one() {
        let mut versions = std::collections::BTreeSet::new();
        for (level, ec) in [(Level::M, EcLevel::M), (Level::Q, EcLevel::Q), (Level::H, EcLevel::H)] {
            for length in (1..110).step_by(7) {
                for text in [format!("HTTPS://X.EXAMPLE/D/{}", "7K3M9Q2X".repeat(length / 8 + 1)), "é€".repeat(length.min(60))] {
                    let slow = QrCode::with_error_correction_level(&text, ec).unwrap();
                    if slow.width() > 61 {
                        assert_eq!(Qr::encode(&text, level), Err(QrError::TooLong));
                        continue;
                    }
                    let fast = Qr::encode(&text, level).unwrap();
                    versions.insert(fast.modules());
                    let modules: Vec<bool> =
                        (0..slow.width()).flat_map(|y| (0..slow.width()).map(move |x| (x, y))).map(|(x, y)| fast.is_dark(x, y)).collect();
                    assert_eq!(modules, slow.to_colors().iter().map(|c| *c == qrcode::Color::Dark).collect::<Vec<_>>(), "{text}");
                }
            }
        }
        assert!(versions.len() >= 9, "{versions:?}");
    }

    /// A long text keeps its modules, and its stencil and drawing show the same ones; one byte too many is refused.
    #[test]
    fn a_long_text_is_one_code() {
        let text = "aB3/+".repeat(293);
        let (qr, slow) = (Qr::encode_long(&text).unwrap(), QrCode::with_error_correction_level(&text, EcLevel::L).unwrap());
        assert_eq!((text.len(), qr.modules(), slow.width()), (1465, 125, 125));
        let packed = qr.packed(4);
        let colors = slow.to_colors();
        for y in 0..125 {
            for x in 0..125 {
                let dark = colors[y * 125 + x] == qrcode::Color::Dark;
                assert_eq!((qr.is_dark(x, y), packed[4 * y * 63 + x / 2] >> (4 - x % 2 * 4) & 1 == 1), (dark, dark));
            }
        }
        assert_eq!(Qr::encode_long(&format!("{text}x")), Err(QrError::TooLong));
        assert_eq!(Qr::encode_long("7K3M9Q2X").map(|qr| qr.modules()), Ok(21));
    }

    #[test]
    fn a_stencil_and_a_picture_show_the_same_modules() {
        let qr = Qr::encode("7K3M9Q2X", Level::Q).unwrap();
        assert_eq!(qr.modules(), 21);
        let packed = qr.packed(4);
        for y in 0..84 {
            for x in 0..84 {
                assert_eq!(packed[y * 11 + x / 8] >> (7 - x % 8) & 1 == 1, qr.is_dark(x / 4, y / 4));
            }
        }
        let svg = qr.svg("a \"tag\" <b>");
        assert!(svg.contains("aria-label=\"a &quot;tag&quot; &lt;b>\"") && !svg.contains("style"));
    }
}
