//! Draws PDF pages and writes the file: font subsets, metadata, language, tags, and the same bytes for the same content.
//!
//! printpdf writes pages, fonts and images. What it cannot do (language, structure tree, PDF 1.7, an identifier computed from the content)
//! is added to its lopdf document before saving. Any warning of printpdf is an error here: it means that some text would be missing.

use super::error::{PdfError, text_string};
use super::font::{Face, FontError, printable};
use super::num::single;
use super::structure::Tree;
use crate::documents::label::qr::Qr;
use chrono::{DateTime, Utc};
use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Object, StringFormat};
use printpdf::{DictItem, ExternalStream, ExternalXObject, FontId, Mm, Op, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions};
use printpdf::{PrintpdfFontMeta, Pt, TextItem, TextMatrix, XObject, XObjectId};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// Pixels per module of a QR code image: viewers that smooth enlarged images then blur only a quarter of a module.
const STENCIL_SCALE: usize = 4;

/// Converts millimetres to points.
pub(in crate::documents) fn mm(length: f64) -> f64 {
    length * 72.0 / 25.4
}

/// A colour: red, green and blue from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::documents) struct Ink(pub f64, pub f64, pub f64);

impl Ink {
    pub(in crate::documents) const BLACK: Self = Self(0.0, 0.0, 0.0);
    pub(in crate::documents) const WHITE: Self = Self(1.0, 1.0, 1.0);
}

/// The metadata of a PDF file.
#[derive(Clone, Debug, Default)]
pub(in crate::documents) struct Meta {
    pub title: String,
    pub author: String,
    pub subject: String,
    /// Language tag, such as `fr-BE`.
    pub language: Option<&'static str>,
    /// Written as creation and modification date; without it the file has no dates.
    pub created: Option<DateTime<Utc>>,
    /// Asks viewers not to scale the page when printing.
    pub print_at_full_size: bool,
}

struct Page {
    width: f64,
    height: f64,
    ops: Vec<Op>,
    ink: Option<Ink>,
    /// Current font and em.
    font: Option<(Face, f64)>,
    /// Whether a text section is open; consecutive texts share one.
    writing: bool,
}

impl Page {
    fn end_text(&mut self) {
        if self.writing {
            self.writing = false;
            self.ops.push(Op::EndTextSection);
        }
    }
}

/// A PDF being drawn. Positions are in points from the bottom left corner of the current page.
pub(in crate::documents) struct Pdf {
    pages: Vec<Page>,
    current: usize,
    stencils: BTreeMap<XObjectId, XObject>,
    /// Compressor for QR codes: their rows repeat, and the fast level finds that.
    fast: Compress,
    /// For each font, the code points used.
    used: [Vec<bool>; 2],
}

fn name(face: Face) -> (&'static str, usize) {
    match face {
        Face::Regular => ("R", 0),
        Face::Bold => ("B", 1),
    }
}

fn number(x: f64) -> DictItem {
    DictItem::Real(single((x * 1000.0).round() / 1000.0))
}

impl Pdf {
    /// A PDF without pages.
    ///
    /// # Errors
    /// [`PdfError::Font`] when an embedded font is damaged.
    pub(in crate::documents) fn new() -> Result<Self, PdfError> {
        Face::Regular.loaded()?;
        Face::Bold.loaded()?;
        Ok(Self {
            pages: Vec::new(),
            current: 0,
            stencils: BTreeMap::new(),
            fast: Compress::new(Compression::fast(), true),
            used: [vec![false; 0x3000], vec![false; 0x3000]],
        })
    }

    pub(in crate::documents) const fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    pub(in crate::documents) const fn page_count(&self) -> usize {
        self.pages.len()
    }

    /// Adds a page and draws on it from now on.
    pub(in crate::documents) fn page(&mut self, width: f64, height: f64) {
        self.pages.push(Page { width, height, ops: Vec::new(), ink: None, font: None, writing: false });
        self.current = self.pages.len() - 1;
    }

    /// Continues drawing on an earlier page, counted from 0.
    pub(in crate::documents) const fn turn_to(&mut self, page: usize) {
        self.current = page;
    }

    /// Adds an operation outside a text section; closes an open one.
    fn push(&mut self, op: Op) {
        if let Some(page) = self.pages.get_mut(self.current) {
            page.end_text();
            page.ops.push(op);
        }
    }

    fn raw(&mut self, operator: &str, operands: &[f64]) {
        self.push(Op::Unknown { key: operator.to_owned(), value: operands.iter().map(|x| number(*x)).collect() });
    }

    fn ink(&mut self, ink: Ink) {
        let Some(page) = self.pages.get_mut(self.current) else { return };
        if page.ink != Some(ink) {
            page.ink = Some(ink);
            self.raw("rg", &[ink.0, ink.1, ink.2]);
        }
    }

    /// Fills a rectangle; (`x`, `y`) is its bottom left corner.
    pub(in crate::documents) fn fill(&mut self, ink: Ink, x: f64, y: f64, width: f64, height: f64) {
        self.ink(ink);
        self.raw("re", &[x, y, width, height]);
        self.raw("f", &[]);
    }

    /// Draws connected lines with round ends and joins.
    pub(in crate::documents) fn stroke(&mut self, ink: Ink, thickness: f64, points: &[(f64, f64)]) {
        self.raw("q", &[]);
        self.raw("RG", &[ink.0, ink.1, ink.2]);
        self.raw("w", &[thickness]);
        for operator in ["J", "j"] {
            self.push(Op::Unknown { key: operator.to_owned(), value: vec![DictItem::Int(1)] });
        }
        for (i, (x, y)) in points.iter().enumerate() {
            self.raw(if i == 0 { "m" } else { "l" }, &[*x, *y]);
        }
        if let [only] = points {
            self.raw("l", &[only.0, only.1]);
        }
        self.raw("S", &[]);
        self.raw("Q", &[]);
    }

    /// Draws a text from the start of its baseline.
    pub(in crate::documents) fn text(&mut self, text: &str, face: Face, size: f64, at: (f64, f64), ink: Ink) {
        self.turned_text(text, face, size, at, 0, ink);
    }

    /// Draws a text from the start of its baseline, rotated clockwise by quarter turns.
    pub(in crate::documents) fn turned_text(&mut self, text: &str, face: Face, size: f64, at: (f64, f64), quarters: u8, ink: Ink) {
        let text = printable(text);
        if text.is_empty() {
            return;
        }
        let (resource, place) = name(face);
        if let Some(used) = self.used.get_mut(place) {
            for c in text.chars() {
                if let Some(used) = usize::try_from(u32::from(c)).ok().and_then(|c| used.get_mut(c)) {
                    *used = true;
                }
            }
        }
        self.ink(ink);
        let round = |x: f64| single((x * 1000.0).round() / 1000.0);
        let (right, up) = (round(at.0), round(at.1));
        let matrix = match quarters {
            1 => [0.0, -1.0, 1.0, 0.0, right, up],
            2 => [-1.0, 0.0, 0.0, -1.0, right, up],
            3 => [0.0, 1.0, -1.0, 0.0, right, up],
            _ => [1.0, 0.0, 0.0, 1.0, right, up],
        };
        let Some(page) = self.pages.get_mut(self.current) else { return };
        if !page.writing {
            page.writing = true;
            page.ops.push(Op::StartTextSection);
        }
        if page.font != Some((face, size)) {
            page.font = Some((face, size));
            page.ops.push(Op::SetFont { font: PdfFontHandle::External(FontId(resource.to_owned())), size: Pt(round(size)) });
        }
        page.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Raw(matrix) });
        page.ops.push(Op::ShowText { items: vec![TextItem::Text(text)] });
    }

    /// Draws a QR code without its quiet zone; (`x`, `y`) is its bottom left corner.
    pub(in crate::documents) fn stencil(&mut self, qr: &Qr, x: f64, y: f64, side: f64) {
        let id = format!("Q{}", self.stencils.len());
        let pixels = i64::try_from(qr.modules() * STENCIL_SCALE).unwrap_or(0);
        let named = |name: &str| DictItem::Name(name.as_bytes().to_vec());
        let samples = qr.packed(STENCIL_SCALE);
        let packed = pack(&mut self.fast, &samples);
        let mut dict = BTreeMap::from([
            ("Type".to_owned(), named("XObject")),
            ("Subtype".to_owned(), named("Image")),
            ("Width".to_owned(), DictItem::Int(pixels)),
            ("Height".to_owned(), DictItem::Int(pixels)),
            ("ImageMask".to_owned(), DictItem::Bool(true)),
            ("BitsPerComponent".to_owned(), DictItem::Int(1)),
            ("Decode".to_owned(), DictItem::Array(vec![DictItem::Int(1), DictItem::Int(0)])),
        ]);
        if packed.is_some() {
            dict.insert("Filter".to_owned(), named("FlateDecode"));
        }
        let stream = ExternalStream { dict, content: packed.unwrap_or(samples), compress: false };
        let image = ExternalXObject { stream, width: None, height: None, dpi: None };
        self.stencils.insert(XObjectId(id.clone()), XObject::External(image));
        self.ink(Ink::BLACK);
        self.raw("q", &[]);
        self.raw("cm", &[side, 0.0, 0.0, side, x, y]);
        self.push(Op::Unknown { key: "Do".to_owned(), value: vec![named(&id)] });
        self.raw("Q", &[]);
    }

    /// Begins marked content, which belongs to a structure element.
    pub(in crate::documents) fn begin_content(&mut self, role: &str, mark: i64) {
        let properties = DictItem::Dict { map: BTreeMap::from([("MCID".to_owned(), DictItem::Int(mark))]) };
        self.push(Op::BeginMarkedContentWithProperties { tag: role.to_owned(), properties });
    }

    /// Begins an artifact (decoration), which screen readers skip.
    pub(in crate::documents) fn begin_artifact(&mut self) {
        self.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
    }

    /// Ends marked content or an artifact.
    pub(in crate::documents) fn end_content(&mut self) {
        self.push(Op::EndMarkedContent);
    }

    /// The subset of a font to embed; `None` when the font was not used.
    fn embed(&self, face: Face) -> Result<Option<(FontId, PdfFont)>, PdfError> {
        let (resource, place) = name(face);
        let loaded = face.loaded()?;
        let used: Vec<u32> = self.used.get(place).into_iter().flatten().zip(0_u32..).filter(|(used, _)| **used).map(|(_, c)| c).collect();
        if used.is_empty() {
            return Ok(None);
        }
        let mut font = loaded.parsed.clone();
        font.codepoint_to_glyph.retain(|code, _| *code == 0xfffd || used.binary_search(code).is_ok());
        let glyphs: BTreeSet<u16> = font.codepoint_to_glyph.values().copied().collect();
        font.glyph_widths.retain(|glyph, _| glyphs.contains(glyph));
        font.original_bytes = loaded.outlines.subset(&glyphs).ok_or(FontError)?;
        let letters = Sha256::digest(&font.original_bytes);
        let prefix: String = letters.iter().take(6).map(|b| char::from(b'A' + b % 26)).collect();
        font.font_name = font.font_name.map(|name| format!("{prefix}+{name}"));
        Ok(Some((FontId(resource.to_owned()), PdfFont { parsed_font: font, meta: PrintpdfFontMeta::default() })))
    }

    /// Writes the file.
    ///
    /// # Errors
    /// A [`PdfError`] when the library warns or fails, or a font subset cannot be made.
    pub(in crate::documents) fn finish(self, meta: &Meta, tree: Option<Tree>) -> Result<Vec<u8>, PdfError> {
        let mut pdf = PdfDocument::new("");
        for face in [Face::Regular, Face::Bold] {
            if let Some((id, font)) = self.embed(face)? {
                pdf.resources.fonts.map.insert(id, font);
            }
        }
        pdf.resources.xobjects.map = self.stencils;
        let points = |pt: f64| Mm(single(pt * 25.4 / 72.0));
        let finished = |mut page: Page| {
            page.end_text();
            PdfPage::new(points(page.width), points(page.height), page.ops)
        };
        pdf.pages = self.pages.into_iter().map(finished).collect();
        let mut warnings = Vec::new();
        let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: false, image_optimization: None };
        let mut file = pdf.to_lopdf_document(&options, &mut warnings);
        if let Some(warning) = warnings.first() {
            return Err(PdfError::Warning(warning.msg.clone()));
        }
        "1.7".clone_into(&mut file.version);
        let pages: Vec<_> = file.page_iter().collect();
        for page in &pages {
            let page = file.get_dictionary_mut(*page)?;
            page.remove(b"Annots");
            page.remove(b"TrimBox");
            page.remove(b"CropBox");
        }
        let mut view = Dictionary::new();
        if meta.print_at_full_size {
            view.set("PrintScaling", Object::Name(b"None".to_vec()));
        }
        view.set("DisplayDocTitle", true);
        let catalog = file.catalog_mut()?;
        catalog.set("ViewerPreferences", view);
        if let Some(language) = meta.language {
            catalog.set("Lang", Object::string_literal(language));
        }
        if let Some(tree) = tree {
            tree.write(&mut file, &pages)?;
        }
        correct_fonts(&mut file);
        let info = file.add_object(meta.info());
        if let Ok(old) = file.trailer.get(b"Info").and_then(Object::as_reference) {
            file.objects.remove(&old);
        }
        file.trailer.set("Info", info);
        let id = deflate(&mut file);
        let id = Object::String(id, StringFormat::Hexadecimal);
        file.trailer.set("ID", vec![id.clone(), id]);
        let mut bytes = Vec::new();
        let options =
            lopdf::SaveOptions::builder().use_object_streams(true).use_xref_streams(true).max_objects_per_stream(200).compression_level(6);
        file.save_with_options(&mut bytes, options.build()).map_err(|error| PdfError::Write(error.to_string()))?;
        Ok(bytes)
    }
}

impl Meta {
    fn info(&self) -> Dictionary {
        let mut info = Dictionary::new();
        for (key, text) in [
            ("Title", self.title.as_str()),
            ("Author", &self.author),
            ("Subject", &self.subject),
            ("Creator", "Reprise"),
            ("Producer", "Reprise"),
        ] {
            if !text.is_empty() {
                info.set(key, text_string(text));
            }
        }
        if let Some(created) = self.created {
            for key in ["CreationDate", "ModDate"] {
                info.set(key, Object::string_literal(created.format("D:%Y%m%d%H%M%SZ").to_string()));
            }
        }
        info
    }
}

/// Corrects the cap height of the fonts, for which printpdf writes the ascent.
fn correct_fonts(file: &mut lopdf::Document) {
    let height = super::num::whole(super::font::CAPITAL * 1000.0);
    for object in file.objects.values_mut() {
        if let Ok(dict) = object.as_dict_mut()
            && dict.has_type(b"FontDescriptor")
        {
            dict.set("CapHeight", height);
        }
    }
}

/// Compresses the bytes; `None` when that does not make the file shorter.
fn pack(engine: &mut Compress, bytes: &[u8]) -> Option<Vec<u8>> {
    engine.reset();
    let mut packed = Vec::with_capacity(bytes.len() + 64);
    let status = engine.compress_vec(bytes, &mut packed, FlushCompress::Finish);
    packed.shrink_to_fit();
    (matches!(status, Ok(Status::StreamEnd)) && packed.len() + 22 < bytes.len()).then_some(packed)
}

/// Compresses every stream that becomes shorter, and returns the file identifier: the first half of the SHA-256 of the content.
fn deflate(file: &mut lopdf::Document) -> Vec<u8> {
    // One compressor for all streams: allocating one takes longer than compressing a label.
    let mut engine = Compress::new(Compression::new(6), true);
    let mut hash = Sha256::new();
    for object in file.objects.values_mut() {
        let Ok(stream) = object.as_stream_mut() else {
            hash.update(format!("{object:?}"));
            continue;
        };
        hash.update(&stream.content);
        if stream.content.len() < 80 || stream.dict.has(b"Filter") {
            continue;
        }
        if let Some(packed) = pack(&mut engine, &stream.content) {
            stream.dict.set("Filter", Object::Name(b"FlateDecode".to_vec()));
            stream.set_content(packed);
        }
    }
    hash.finalize().iter().copied().take(16).collect()
}
