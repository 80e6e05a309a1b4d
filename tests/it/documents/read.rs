//! Helpers that read documents back in pure Rust: pixels, codes, text and structure.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};
use std::collections::BTreeMap;

/// A greyscale picture.
pub struct Picture {
    pub width: usize,
    pub height: usize,
    pub luma: Vec<u8>,
    /// Pixels per millimetre.
    pub scale: f64,
}

impl Picture {
    /// Renders a page of a PDF at a resolution.
    pub fn of_page(pdf: &[u8], page: usize, dpi: f64) -> Self {
        let pdf = Pdf::new(pdf.to_vec()).unwrap();
        let scale = (dpi / 72.0) as f32;
        let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
        let map =
            hayro::render(&pdf.pages()[page], &RenderCache::new(), &InterpreterSettings::default(), &RenderSettings::default(), &settings);
        let luma = map.data_as_u8_slice().iter().skip(1).step_by(4).copied().collect();
        Self { width: usize::from(map.width()), height: usize::from(map.height()), luma, scale: dpi / 25.4 }
    }

    /// Reads a PNG, given its resolution.
    pub fn of_png(png: &[u8], dpi: f64) -> Self {
        let map = image::load_from_memory(png).unwrap().to_luma8();
        Self { width: map.width() as usize, height: map.height() as usize, luma: map.into_raw(), scale: dpi / 25.4 }
    }

    /// A part by its left, top, width and height in millimetres; white outside the page.
    pub fn crop(&self, [x, y, width, height]: [f64; 4]) -> Self {
        let pixel = |mm: f64| (mm * self.scale).round() as usize;
        let (left, top, width, height) = (pixel(x), pixel(y), pixel(width), pixel(height));
        let luma = (top..top + height).flat_map(|y| (left..left + width).map(move |x| (x, y)));
        let luma =
            luma.map(|(x, y)| if x < self.width { self.luma.get(y * self.width + x).copied().unwrap_or(255) } else { 255 }).collect();
        Self { width, height, luma, scale: self.scale }
    }

    /// The content of the one QR code in the picture.
    pub fn decode(&self) -> Option<String> {
        let format = Some(rxing::BarcodeFormat::QR_CODE);
        let found = rxing::helpers::detect_in_luma(self.luma.clone(), self.width as u32, self.height as u32, format);
        found.ok().map(|result| result.getText().to_owned())
    }

    /// The bounding box of the dark pixels: left, top, right and bottom in millimetres.
    pub fn dark_box(&self) -> Option<[f64; 4]> {
        let dark: Vec<(usize, usize)> =
            self.luma.iter().enumerate().filter(|(_, l)| **l < 128).map(|(i, _)| (i % self.width, i / self.width)).collect();
        let mm = |pixel: usize| pixel as f64 / self.scale;
        Some([
            mm(dark.iter().map(|p| p.0).min()?),
            mm(dark.iter().map(|p| p.1).min()?),
            mm(dark.iter().map(|p| p.0).max()? + 1),
            mm(dark.iter().map(|p| p.1).max()? + 1),
        ])
    }
}

/// An opened PDF.
pub struct Paper {
    pub file: Document,
}

/// An element that a content stream draws, in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    /// A text, the start of its baseline in points, and its marked-content id.
    Text { text: String, x: f64, y: f64, mark: Option<i64> },
    /// An image, by its transformation matrix.
    Image([f64; 6]),
}

impl Paper {
    pub fn open(bytes: &[u8]) -> Self {
        Self { file: Document::load_mem(bytes).unwrap() }
    }

    pub fn pages(&self) -> usize {
        self.file.get_pages().len()
    }

    /// For each font, the text of its glyph numbers, from the ToUnicode map that a viewer uses.
    fn meanings(&self, page: (u32, u16)) -> BTreeMap<Vec<u8>, BTreeMap<u16, String>> {
        let fonts = self.file.get_page_fonts(page).unwrap();
        let map = |font: &Dictionary| {
            let id = font.get(b"ToUnicode").and_then(Object::as_reference).unwrap();
            let stream = self.file.get_object(id).and_then(Object::as_stream).unwrap();
            let text = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
            to_unicode(&String::from_utf8(text).unwrap())
        };
        fonts.into_iter().map(|(name, font)| (name, map(font))).collect()
    }

    /// The elements that a page draws, in order.
    pub fn shown(&self, page: usize) -> Vec<Shown> {
        let id = self.file.get_pages()[&(page as u32 + 1)];
        let meanings = self.meanings(id);
        let content = Content::decode(&self.file.get_page_content(id)).unwrap();
        let number = |o: &Object| f64::from(o.as_float().unwrap());
        let (mut font, mut at, mut cm) = (Vec::new(), (0.0, 0.0), [0.0; 6]);
        let mut marks: Vec<Option<i64>> = Vec::new();
        let mut all = Vec::new();
        for op in content.operations {
            match op.operator.as_str() {
                "BDC" => marks.push(op.operands[1].as_dict().unwrap().get(b"MCID").and_then(Object::as_i64).ok()),
                "BMC" => marks.push(None),
                "EMC" => drop(marks.pop().unwrap()),
                "Tf" => font = op.operands[0].as_name().unwrap().to_vec(),
                "Tm" => at = (number(&op.operands[4]), number(&op.operands[5])),
                "Tj" | "TJ" => {
                    let mut text = String::new();
                    let parts = if op.operator == "TJ" { op.operands[0].as_array().unwrap().clone() } else { op.operands };
                    for part in parts.iter().filter_map(|part| part.as_str().ok()) {
                        for code in part.chunks(2) {
                            text.push_str(&meanings[&font][&u16::from_be_bytes([code[0], code[1]])]);
                        }
                    }
                    all.push(Shown::Text { text, x: at.0, y: at.1, mark: marks.last().copied().flatten() });
                }
                "cm" => cm = std::array::from_fn(|i| number(&op.operands[i])),
                "Do" => all.push(Shown::Image(cm)),
                _ => {}
            }
        }
        assert!(marks.is_empty(), "marked content is not closed");
        all
    }

    /// The code images of a page in order, each with a white border.
    pub fn stencils(&self, page: usize) -> Vec<Picture> {
        let id = self.file.get_pages()[&(page as u32 + 1)];
        let content = Content::decode(&self.file.get_page_content(id)).unwrap();
        let (resources, more) = self.file.get_page_resources(id).unwrap();
        let resources = resources.unwrap_or_else(|| self.file.get_dictionary(more[0]).unwrap());
        let images = self.file.get_dict_in_dict(resources, b"XObject").unwrap();
        let names = content.operations.iter().filter(|op| op.operator == "Do").map(|op| op.operands[0].as_name().unwrap());
        let picture = |name: &[u8]| {
            let image = self.file.get_object(images.get(name).and_then(Object::as_reference).unwrap()).and_then(Object::as_stream).unwrap();
            let side = image.dict.get(b"Width").and_then(Object::as_i64).unwrap() as usize;
            let bits = image.decompressed_content().unwrap_or_else(|_| image.content.clone());
            let dark = |x: usize, y: usize| {
                let (x, y) = (x.wrapping_sub(16), y.wrapping_sub(16));
                x < side && y < side && bits[y * side.div_ceil(8) + x / 8] >> (7 - x % 8) & 1 == 1
            };
            let width = side + 32;
            let luma = (0..width).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| if dark(x, y) { 0 } else { 255 }).collect();
            Picture { width, height: width, luma, scale: 1.0 }
        };
        names.map(picture).collect()
    }

    pub fn texts(&self, page: usize) -> Vec<String> {
        self.shown(page).into_iter().filter_map(|s| if let Shown::Text { text, .. } = s { Some(text) } else { None }).collect()
    }

    /// All text without white space, so that line breaks do not matter.
    pub fn letters(&self) -> String {
        (0..self.pages()).flat_map(|page| self.texts(page)).collect::<String>().split_whitespace().collect()
    }

    /// An entry of the information dictionary.
    pub fn info(&self, key: &str) -> Option<String> {
        let info = self.file.trailer.get(b"Info").and_then(Object::as_reference).ok()?;
        let bytes = self.file.get_dictionary(info).ok()?.get(key.as_bytes()).and_then(Object::as_str).ok()?;
        Some(match bytes.strip_prefix(&[0xfe, 0xff]) {
            Some(utf16) => char::decode_utf16(utf16.chunks(2).map(|c| u16::from_be_bytes([c[0], c[1]]))).map(Result::unwrap).collect(),
            None => String::from_utf8(bytes.to_vec()).unwrap(),
        })
    }

    /// The structure tree as indented roles, each with the text a screen reader would read.
    pub fn structure(&self) -> Vec<(usize, String, String)> {
        let mut words: BTreeMap<((u32, u16), i64), String> = BTreeMap::new();
        for (number, id) in self.file.get_pages() {
            for shown in self.shown(number as usize - 1) {
                if let Shown::Text { text, mark: Some(mark), .. } = shown {
                    words.entry((id, mark)).or_default().push_str(&text);
                }
            }
        }
        let root = self.file.catalog().unwrap().get(b"StructTreeRoot").and_then(Object::as_reference).unwrap();
        let first = self.file.get_dictionary(root).unwrap().get(b"K").and_then(Object::as_reference).unwrap();
        let mut all = Vec::new();
        self.walk(first, 0, &mut words, &mut all);
        assert!(words.is_empty(), "marked but in no element: {words:?}");
        all
    }

    fn walk(&self, id: (u32, u16), depth: usize, words: &mut BTreeMap<((u32, u16), i64), String>, all: &mut Vec<(usize, String, String)>) {
        let element = self.file.get_dictionary(id).unwrap();
        let role = String::from_utf8(element.get(b"S").and_then(Object::as_name).unwrap().to_vec()).unwrap();
        let page = element.get(b"Pg").and_then(Object::as_reference).ok();
        let place = all.len();
        all.push((depth, role, String::new()));
        let mut said = String::new();
        for kid in element.get(b"K").and_then(Object::as_array).unwrap() {
            match kid {
                Object::Reference(kid) => self.walk(*kid, depth + 1, words, all),
                Object::Integer(mark) => said.push_str(&words.remove(&(page.unwrap(), *mark)).unwrap_or_default()),
                Object::Dictionary(kid) => {
                    let page = kid.get(b"Pg").and_then(Object::as_reference).unwrap();
                    said.push_str(&words.remove(&(page, kid.get(b"MCID").and_then(Object::as_i64).unwrap())).unwrap_or_default());
                }
                other => panic!("{other:?} in the structure"),
            }
        }
        all[place].2 = said;
    }
}

fn to_unicode(map: &str) -> BTreeMap<u16, String> {
    let hex = |s: &str| u32::from_str_radix(s.trim_matches(['<', '>']), 16).unwrap();
    let text = |s: &str| {
        let s = s.trim_matches(['<', '>']);
        let units = (0..s.len()).step_by(4).map(|i| u16::from_str_radix(&s[i..i + 4], 16).unwrap());
        char::decode_utf16(units).map(Result::unwrap).collect::<String>()
    };
    let mut all = BTreeMap::new();
    let mut mode = "";
    for line in map.lines().map(str::trim) {
        match line.split_whitespace().last() {
            Some("beginbfchar") => mode = "char",
            Some("beginbfrange") => mode = "range",
            Some("endbfchar" | "endbfrange") => mode = "",
            _ => {}
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        match (mode, words.as_slice()) {
            ("char", [code, to]) if code.starts_with('<') => drop(all.insert(hex(code) as u16, text(to))),
            ("range", [from, to, first]) if from.starts_with('<') => {
                for code in hex(from)..=hex(to) {
                    let letter = char::from_u32(u32::from(text(first).chars().next().unwrap()) + code - hex(from)).unwrap();
                    all.insert(code as u16, letter.to_string());
                }
            }
            _ => {}
        }
    }
    all
}
