//! The two fonts of all documents (Noto Sans regular and bold): text width, line breaking, shortening.
//!
//! Sizes are the em, in any unit; widths are in the same unit.

use super::outlines::Outlines;
use printpdf::ParsedFont;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Height of a capital or digit as a fraction of the em (OS/2 `sCapHeight` of Noto Sans: 714 of 1000).
pub(in crate::documents) const CAPITAL: f64 = 0.714;
/// Shown for a character that the fonts lack: visible, and preserved when the text is copied.
const REPLACEMENT: char = '\u{fffd}';

/// A weight of Noto Sans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::documents) enum Face {
    /// For running text.
    Regular,
    /// For titles and tags.
    Bold,
}

/// An embedded font cannot be read. It is compiled in, so this is a fault of the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the built-in font cannot be read")]
pub struct FontError;

/// A parsed font.
pub(in crate::documents) struct Loaded {
    /// The font as parsed by printpdf.
    pub parsed: ParsedFont,
    /// Its glyph outlines.
    pub outlines: Outlines,
    /// Glyph and advance (thousandths of an em) by code point, for code points below U+3000.
    glyphs: Vec<Option<(u16, u16)>>,
    replacement: (u16, u16),
}

static REGULAR: LazyLock<Option<Loaded>> =
    LazyLock::new(|| load(include_bytes!("../../../templates/font/NotoSans-Regular.ttf"), "NotoSans-Regular"));
static BOLD: LazyLock<Option<Loaded>> =
    LazyLock::new(|| load(include_bytes!("../../../templates/font/NotoSans-Bold.ttf"), "NotoSans-Bold"));

fn load(bytes: &'static [u8], name: &str) -> Option<Loaded> {
    let mut warnings = Vec::new();
    let mut parsed = ParsedFont::from_bytes(bytes, 0, &mut warnings)?;
    if !warnings.is_empty() || parsed.units_per_em != 1000 {
        return None;
    }
    parsed.font_name = Some(name.to_owned());
    let mut glyphs = Vec::new();
    for (code, gid) in &parsed.codepoint_to_glyph {
        let place = usize::try_from(*code).ok()?;
        if place < 0x3000 && place >= glyphs.len() {
            glyphs.resize(place + 1, None);
        }
        if let Some(slot) = glyphs.get_mut(place) {
            *slot = Some((*gid, parsed.glyph_widths.get(gid).copied()?));
        }
    }
    let gid = parsed.lookup_glyph_index(u32::from(REPLACEMENT))?;
    let replacement = (gid, parsed.get_glyph_width(gid)?);
    Some(Loaded { outlines: Outlines::read(bytes)?, parsed, glyphs, replacement })
}

/// Whether a character is never drawn: it joins, separates or turns the direction of others, or is no character at all.
const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        | '\u{fe00}'..='\u{fe0f}')
}

/// Prepares a text for printing: composes it (NFC), turns control characters into spaces, the minus sign into an en dash, and characters
/// the fonts lack into U+FFFD; what is never drawn is left out. Everything printed passes through here.
pub(in crate::documents) fn printable(text: &str) -> String {
    let known = |c: char| Face::Regular.loaded().is_ok_and(|face| face.has(c));
    let fold = |c: char| match c {
        _ if c.is_control() => ' ',
        '\u{2212}' => '\u{2013}',
        _ if known(c) => c,
        _ => REPLACEMENT,
    };
    if text.is_ascii() && !text.bytes().any(|b| b.is_ascii_control()) {
        return text.to_owned();
    }
    text.nfc().filter(|c| !is_invisible(*c)).map(fold).collect()
}

/// The signs of a text that the fonts lack, each once.
#[must_use]
pub fn unprintable(text: &str) -> Vec<char> {
    let mut signs: Vec<char> = Vec::new();
    if text.is_ascii() {
        return signs;
    }
    let known = |c: char| Face::Regular.loaded().is_ok_and(|face| face.has(c));
    for sign in text.nfc().filter(|c| !c.is_control() && !is_invisible(*c) && *c != '\u{2212}') {
        if !known(sign) && !signs.contains(&sign) {
            signs.push(sign);
        }
    }
    signs
}

impl Loaded {
    fn has(&self, c: char) -> bool {
        usize::try_from(u32::from(c)).ok().and_then(|place| self.glyphs.get(place)).is_some_and(Option::is_some)
    }

    /// Glyph and advance (thousandths of an em) of a character.
    pub(in crate::documents) fn glyph(&self, c: char) -> (u16, u16) {
        let place = usize::try_from(u32::from(c)).unwrap_or(usize::MAX);
        self.glyphs.get(place).copied().flatten().unwrap_or(self.replacement)
    }
}

impl Face {
    /// The parsed font.
    ///
    /// # Errors
    /// [`FontError`] when the built-in file is damaged.
    pub(in crate::documents) fn loaded(self) -> Result<&'static Loaded, FontError> {
        match self {
            Self::Regular => REGULAR.as_ref(),
            Self::Bold => BOLD.as_ref(),
        }
        .ok_or(FontError)
    }

    fn advance(self, c: char) -> f64 {
        self.loaded().map_or(0.6, |face| f64::from(face.glyph(c).1) / 1000.0)
    }

    /// Width of a text at a size.
    pub(in crate::documents) fn width(self, text: &str, size: f64) -> f64 {
        text.chars().map(|c| self.advance(c)).sum::<f64>() * size
    }

    /// The text, or as much of its beginning as fits with an ellipsis; empty when not even the ellipsis fits.
    pub(in crate::documents) fn shorten(self, text: &str, size: f64, room: f64) -> String {
        if self.width(text, size) <= room {
            return text.to_owned();
        }
        let room = room - self.advance('…') * size;
        if room < 0.0 {
            return String::new();
        }
        let mut used = 0.0;
        let mut kept: String = text
            .chars()
            .take_while(|c| {
                used += self.advance(*c) * size;
                used <= room
            })
            .collect();
        kept.truncate(kept.trim_end().len());
        kept.push('…');
        kept
    }

    /// Breaks a text into lines that fit. A line feed starts a new line; a word longer than a line is broken where the line is full. A
    /// line broken at a space keeps the space at its end, so that words stay apart when the text is copied.
    pub(in crate::documents) fn wrap(self, text: &str, size: f64, room: f64) -> Vec<String> {
        let mut lines = Vec::new();
        for part in text.split('\n') {
            let part = printable(part);
            let mut line = String::new();
            let mut used = 0.0;
            for word in part.split_inclusive([' ', '\u{2009}']) {
                let bare = self.width(word.trim_end(), size);
                if used + bare > room && !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                    used = 0.0;
                }
                if bare <= room {
                    line.push_str(word);
                    used += self.width(word, size);
                } else {
                    for c in word.chars() {
                        let advance = self.advance(c) * size;
                        if used + advance > room && !line.is_empty() && c != ' ' {
                            lines.push(std::mem::take(&mut line));
                            used = 0.0;
                        }
                        line.push(c);
                        used += advance;
                    }
                }
            }
            line.truncate(line.trim_end().len());
            lines.push(line);
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::{Face, printable};

    #[test]
    fn what_cannot_be_shown_is_seen_to_be_missing() {
        assert_eq!(printable("e\u{301}te\u{301} 中\u{7}"), "été \u{fffd} ");
        let every = "àâæçéèêëîïôœùûüÿ ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ ĳ ß ẞ € – — … ’ « » “ ” „ № ł ő ș ğ Ж Ω ệ \u{202f}\u{a0}";
        assert_eq!(printable(every), every);
    }

    #[test]
    fn every_line_fits_and_no_letter_is_lost() {
        let text = "Un mot, puis Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft et la suite.\nFin";
        for room in [15.0, 60.0, 200.0] {
            let lines = Face::Regular.wrap(text, 10.0, room);
            assert!(lines.iter().all(|line| Face::Regular.width(line.trim_end(), 10.0) <= room + 1e-9), "{lines:?}");
            assert_eq!(lines.concat().replace(' ', ""), text.replace([' ', '\n'], ""));
        }
        assert_eq!(Face::Regular.wrap("", 10.0, 50.0), [""]);
        assert_eq!(Face::Regular.wrap("a b", 10.0, 0.1).concat(), "a b");
    }

    #[test]
    fn a_shortened_text_fits_and_says_so() {
        let short = Face::Bold.shorten("Latitude 7390 2-in-1", 10.0, 60.0);
        assert!(short.ends_with('…') && Face::Bold.width(&short, 10.0) <= 60.0, "{short}");
        assert_eq!(Face::Bold.shorten("X1", 10.0, 60.0), "X1");
        assert_eq!(Face::Bold.shorten("X1 Carbon", 10.0, 1.0), "");
    }
}
