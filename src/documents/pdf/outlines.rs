//! Glyph outlines of a TrueType font: read to draw pixels and SVG, and reduced to a subset for PDF.
//!
//! A subset keeps the glyph numbers and empties the unused outlines, so no reference to a glyph changes; the emptied parts compress to
//! almost nothing. Only what the two embedded fonts contain is supported (OpenType specification, table `glyf`).

use std::collections::BTreeSet;

/// The tables of a font that hold its outlines.
pub(in crate::documents) struct Outlines {
    font: &'static [u8],
    /// Offset of each glyph in `glyf`, then the end of the last one.
    starts: Vec<usize>,
    glyf: &'static [u8],
}

/// A point of a contour, in thousandths of an em, y upwards; off-curve points are quadratic control points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::documents) struct Point {
    pub x: f64,
    pub y: f64,
    pub on: bool,
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_be_bytes)
}

fn i16_at(bytes: &[u8], at: usize) -> Option<i16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(i16::from_be_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    let word: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    usize::try_from(u32::from_be_bytes(word)).ok()
}

fn table(font: &'static [u8], tag: [u8; 4]) -> Option<&'static [u8]> {
    let records = (0..usize::from(u16_at(font, 4)?)).map(|i| 12 + 16 * i);
    let record = records.into_iter().find(|at| font.get(*at..at + 4) == Some(tag.as_slice()))?;
    let start = u32_at(font, record + 8)?;
    font.get(start..start.checked_add(u32_at(font, record + 12)?)?)
}

/// A component of a composite glyph: the glyph, its offset and its scale.
struct Component {
    gid: u16,
    dx: f64,
    dy: f64,
    /// The transformation matrix: xx, xy, yx, yy.
    scale: [f64; 4],
}

impl Outlines {
    pub(in crate::documents) fn read(font: &'static [u8]) -> Option<Self> {
        let glyphs = usize::from(u16_at(table(font, *b"maxp")?, 4)?);
        let loca = table(font, *b"loca")?;
        let long = u16_at(table(font, *b"head")?, 50)? == 1;
        let start = |i: usize| if long { u32_at(loca, 4 * i) } else { u16_at(loca, 2 * i).map(|half| 2 * usize::from(half)) };
        let starts = (0..=glyphs).map(start).collect::<Option<Vec<usize>>>()?;
        Some(Self { font, starts, glyf: table(font, *b"glyf")? })
    }

    fn data(&self, gid: u16) -> Option<&'static [u8]> {
        let place = usize::from(gid);
        self.glyf.get(*self.starts.get(place)?..*self.starts.get(place + 1)?)
    }

    fn components(&self, gid: u16) -> Vec<Component> {
        let Some(data) = self.data(gid).filter(|data| i16_at(data, 0).is_some_and(|n| n < 0)) else { return Vec::new() };
        let mut parts = Vec::new();
        let mut at = 10;
        while let (Some(flags), Some(gid)) = (u16_at(data, at), u16_at(data, at + 2)) {
            at += 4;
            let (dx, dy) = if flags & 1 == 1 {
                at += 4;
                (i16_at(data, at - 4).unwrap_or(0), i16_at(data, at - 2).unwrap_or(0))
            } else {
                at += 2;
                let byte = |at: usize| data.get(at).map_or(0, |b| i16::from(i8::from_be_bytes([*b])));
                (byte(at - 2), byte(at - 1))
            };
            let mut fixed = || {
                at += 2;
                f64::from(i16_at(data, at - 2).unwrap_or(0)) / 16384.0
            };
            let scale = if flags & 0x8 != 0 {
                let s = fixed();
                [s, 0.0, 0.0, s]
            } else if flags & 0x40 != 0 {
                [fixed(), 0.0, 0.0, fixed()]
            } else if flags & 0x80 != 0 {
                [fixed(), fixed(), fixed(), fixed()]
            } else {
                [1.0, 0.0, 0.0, 1.0]
            };
            parts.push(Component { gid, dx: f64::from(dx), dy: f64::from(dy), scale });
            if flags & 0x20 == 0 {
                break;
            }
        }
        parts
    }

    /// The closed contours of a glyph; empty for a space or an unknown glyph.
    pub(in crate::documents) fn contours(&self, gid: u16) -> Vec<Vec<Point>> {
        self.contours_within(gid, 5)
    }

    fn contours_within(&self, gid: u16, depth: usize) -> Vec<Vec<Point>> {
        let Some(data) = self.data(gid).filter(|data| !data.is_empty()) else { return Vec::new() };
        if let Some(simple) = i16_at(data, 0).and_then(|n| usize::try_from(n).ok()) {
            return simple_contours(data, simple).unwrap_or_default();
        }
        if depth == 0 {
            return Vec::new();
        }
        let mut all = Vec::new();
        for part in self.components(gid) {
            let [xx, xy, yx, yy] = part.scale;
            let place = |p: Point| Point { x: p.x * xx + p.y * yx + part.dx, y: p.x * xy + p.y * yy + part.dy, on: p.on };
            all.extend(self.contours_within(part.gid, depth - 1).into_iter().map(|c| c.into_iter().map(place).collect()));
        }
        all
    }

    /// A font file with the outlines and advances of the glyphs `used` and of their components only. Glyph numbers stay the same.
    pub(super) fn subset(&self, used: &BTreeSet<u16>) -> Option<Vec<u8>> {
        let mut keep = used.clone();
        keep.insert(0);
        let mut open: Vec<u16> = keep.iter().copied().collect();
        while let Some(gid) = open.pop() {
            open.extend(self.components(gid).into_iter().map(|part| part.gid).filter(|gid| keep.insert(*gid)));
        }
        let glyphs = u16::try_from(self.starts.len() - 1).ok()?;
        let (mut glyf, mut loca) = (Vec::new(), vec![0; 4]);
        for gid in 0..glyphs {
            if keep.contains(&gid) {
                glyf.extend_from_slice(self.data(gid)?);
                glyf.resize(glyf.len().next_multiple_of(4), 0);
            }
            loca.extend_from_slice(&u32::try_from(glyf.len()).ok()?.to_be_bytes());
        }
        let hhea = table(self.font, *b"hhea")?;
        let mut hmtx = table(self.font, *b"hmtx")?.to_vec();
        for (gid, metric) in hmtx.chunks_mut(4).take(usize::from(u16_at(hhea, 34)?)).enumerate() {
            if !u16::try_from(gid).is_ok_and(|gid| keep.contains(&gid)) {
                metric.fill(0);
            }
        }
        let mut head = table(self.font, *b"head")?.to_vec();
        head.get_mut(8..12)?.fill(0);
        head.get_mut(50..52)?.copy_from_slice(&[0, 1]);
        let maxp = table(self.font, *b"maxp")?;
        assemble(&[(b"glyf", &glyf), (b"head", &head), (b"hhea", hhea), (b"hmtx", &hmtx), (b"loca", &loca), (b"maxp", maxp)])
    }
}

fn simple_contours(data: &[u8], contours: usize) -> Option<Vec<Vec<Point>>> {
    let ends = (0..contours).map(|i| u16_at(data, 10 + 2 * i).map(usize::from)).collect::<Option<Vec<usize>>>()?;
    let points = ends.last().map_or(0, |last| last + 1);
    let mut at = 10 + 2 * contours;
    at += 2 + usize::from(u16_at(data, at)?);
    let mut flags = Vec::with_capacity(points);
    while flags.len() < points {
        let flag = *data.get(at)?;
        at += 1;
        flags.push(flag);
        if flag & 8 != 0 {
            let again = usize::from(*data.get(at)?);
            at += 1;
            flags.resize((flags.len() + again).min(points), flag);
        }
    }
    let mut axis = |short: u8, same: u8| {
        let mut value = 0_i32;
        let mut all = Vec::with_capacity(points);
        for flag in &flags {
            if flag & short != 0 {
                let step = i32::from(*data.get(at)?);
                at += 1;
                value += if flag & same != 0 { step } else { -step };
            } else if flag & same == 0 {
                value += i32::from(i16_at(data, at)?);
                at += 2;
            }
            all.push(f64::from(value));
        }
        Some(all)
    };
    let xs = axis(2, 16)?;
    let ys = axis(4, 32)?;
    let mut all = xs.iter().zip(&ys).zip(&flags).map(|((x, y), flag)| Point { x: *x, y: *y, on: flag & 1 == 1 });
    let mut start = 0;
    let mut out = Vec::with_capacity(contours);
    for end in ends {
        out.push(all.by_ref().take((end + 1).saturating_sub(start)).collect());
        start = end + 1;
    }
    Some(out)
}

fn checksum(bytes: &[u8]) -> u32 {
    let word = |chunk: &[u8]| chunk.iter().enumerate().fold(0_u32, |sum, (i, b)| sum | u32::from(*b) << (24 - 8 * i));
    bytes.chunks(4).map(word).fold(0, u32::wrapping_add)
}

/// Assembles a font file from tables, which must be in alphabetical order.
fn assemble(tables: &[(&[u8; 4], &[u8])]) -> Option<Vec<u8>> {
    let count = u16::try_from(tables.len()).ok()?;
    let selector = u16::try_from(count.checked_ilog2()?).ok()?;
    let range = 16 << selector;
    let mut file = vec![0, 1, 0, 0];
    for number in [count, range, selector, count * 16 - range] {
        file.extend_from_slice(&number.to_be_bytes());
    }
    let mut at = 12 + 16 * tables.len();
    let mut head = None;
    for (tag, data) in tables {
        if *tag == b"head" {
            head = Some(at);
        }
        file.extend_from_slice(*tag);
        for number in [checksum(data), u32::try_from(at).ok()?, u32::try_from(data.len()).ok()?] {
            file.extend_from_slice(&number.to_be_bytes());
        }
        at += data.len().next_multiple_of(4);
    }
    for (_, data) in tables {
        file.extend_from_slice(data);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    let adjustment = 0xb1b0_afba_u32.wrapping_sub(checksum(&file));
    let head = head?;
    file.get_mut(head + 8..head + 12)?.copy_from_slice(&adjustment.to_be_bytes());
    Some(file)
}

#[cfg(test)]
mod tests {
    use super::super::font::Face;
    use super::{Outlines, checksum};
    use std::collections::BTreeSet;

    #[test]
    fn a_subset_draws_the_same_letters_and_forgets_the_others() {
        let face = Face::Regular.loaded().unwrap();
        let (composed, plain, other) = (face.glyph('é').0, face.glyph('7').0, face.glyph('Ж').0);
        let bytes = face.outlines.subset(&BTreeSet::from([composed, plain])).unwrap();
        assert_eq!(checksum(&bytes), 0xb1b0_afba);
        let subset = Outlines::read(Box::leak(bytes.into_boxed_slice())).unwrap();
        for gid in [composed, plain] {
            assert!(!subset.contours(gid).is_empty());
            assert_eq!(subset.contours(gid), face.outlines.contours(gid));
        }
        assert!(subset.contours(other).is_empty() && !face.outlines.contours(other).is_empty());
    }

    /// The outline of the letter I is a bar (with serifs in the regular face of this family none): its box is known.
    #[test]
    fn an_outline_has_the_height_of_a_capital() {
        let face = Face::Bold.loaded().unwrap();
        let points: Vec<_> = face.outlines.contours(face.glyph('H').0).concat();
        let top = points.iter().map(|p| p.y).fold(f64::MIN, f64::max);
        let bottom = points.iter().map(|p| p.y).fold(f64::MAX, f64::min);
        assert_eq!((top, bottom), (714.0, 0.0));
    }
}
