//! Typesets a document on A4 pages: letterhead, title, running heads, and every kind of block except tables.
//!
//! The style is sober: one font family, few sizes, one colour, hairlines, wide margins. Lengths are points, from the bottom of the page.

use super::model::{Block, Clause, Document, PaperError, SignatureBox};
use super::style::{ACCENT, BOTTOM, FOOT, HAIRLINE, LEFT, PAGE, QUIET, RIGHT, SMALL, SUBJECT, TINT, TITLE, TOP};
use super::style::{BODY, HEADING, STRONG, Setter, Style, WIDTH, style};
use crate::documents::label::qr::{Level, QUIET_ZONE, Qr};
use crate::documents::pdf::font::{Face, printable};
use crate::documents::pdf::num::{count, real};
use crate::documents::pdf::structure::{Place, Tree};
use crate::documents::pdf::writer::{Ink, Meta, Pdf, mm};
use crate::i18n::Locale;

/// Typesets a document and writes the PDF.
pub(in crate::documents) fn set(document: &Document) -> Result<Vec<u8>, PaperError> {
    let mut setter = Setter { pdf: Pdf::new()?, tree: Tree::new(), y: 0.0, part: 0, locale: document.locale, document };
    setter.opening();
    let mut rest = document.blocks.as_slice();
    while let Some((block, after)) = rest.split_first() {
        setter.block(block, after)?;
        rest = after;
    }
    setter.running_heads();
    let meta = Meta {
        title: document.number.iter().chain([&document.title]).map(String::as_str).collect::<Vec<_>>().join(" – "),
        author: document.author.clone(),
        subject: document.subject.clone(),
        language: Some(language(document.locale)),
        created: Some(document.created),
        print_at_full_size: false,
    };
    Ok(setter.pdf.finish(&meta, Some(setter.tree))?)
}

/// The language tag written in the PDF.
pub(super) const fn language(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "fr-BE",
        Locale::Nl => "nl-BE",
        Locale::En => "en",
    }
}

/// The height a paragraph needs before it may begin: two lines stay together,
/// and a page never holds signature fields without text above them.
pub(super) fn paragraph_least(text: &str, next: Option<&Block>) -> f64 {
    let lines = BODY.face.wrap(text, BODY.size, WIDTH).len();
    match next {
        Some(Block::Signatures(_)) => real(lines.min(6)) * BODY.leading + SIGNATURE.1 + 18.0,
        _ => real(lines.min(2)) * BODY.leading,
    }
}

/// Height of a heading, with the space below it.
pub(super) fn heading_height(text: &str) -> f64 {
    real(HEADING.face.wrap(text, HEADING.size, WIDTH).len()) * HEADING.leading + 4.0
}

/// The height a clause needs before it may begin: its title and three lines.
pub(super) fn clause_least(clause: &Clause) -> f64 {
    let of = |text: &str, style: Style| style.face.wrap(text, style.size, WIDTH - INDENT).len();
    real(of(&clause.title, STRONG)) * STRONG.leading + real(of(&clause.text, BODY).min(3)) * BODY.leading
}

/// The minimum height of the first of these blocks that must be on the same page as a heading above it.
pub(super) fn least(blocks: &[Block]) -> f64 {
    let Some((block, rest)) = blocks.split_first() else { return 0.0 };
    match block {
        Block::Heading(text) => ABOVE + heading_height(text) + least(rest),
        Block::Paragraph(text) => paragraph_least(text, rest.first()),
        Block::Facts(facts) => facts.first().map_or_else(|| least(rest), |(label, value)| super::table::fact_least(label, value)),
        Block::Table { columns, rows, .. } => super::table::table_least(columns, rows),
        Block::Clauses(clauses) => clauses.first().map_or_else(|| least(rest), clause_least),
        Block::Signatures(fields) => {
            if fields.is_empty() {
                least(rest)
            } else {
                SIGNATURE.1 + 12.0
            }
        }
        Block::Qr { .. } => CODE + 6.0,
        Block::Notice(text) => {
            let lines = NOTICE.face.wrap(text, NOTICE.size, NOTICE_WIDTH).len();
            3.0 + 2.0 * NOTICE_PAD + real(lines.min(3)) * NOTICE.leading
        }
        Block::Verbatim { text, code } => super::verbatim::Plan::new(text, *code).map_or(0.0, |plan| plan.least()),
        Block::Language(_) => least(rest),
        Block::PageBreak => 0.0,
    }
}

/// Width and height of a signature field.
pub(super) const SIGNATURE: (f64, f64) = ((WIDTH - 16.0) / 2.0, 134.0);
/// Height of a QR code with its caption.
pub(super) const CODE: f64 = 74.0;
/// Space above a heading.
pub(super) const ABOVE: f64 = 10.0;
/// Indentation of the text of a clause.
pub(super) const INDENT: f64 = 24.0;
/// Style, padding and line width of a notice.
pub(super) const NOTICE: Style = Style { size: 9.0, leading: 13.0, ..BODY };
pub(super) const NOTICE_PAD: f64 = 9.0;
pub(super) const NOTICE_WIDTH: f64 = WIDTH - 2.0 * NOTICE_PAD - 4.0;

/// Makes the document a PDF 1.7 on A4: tagged for screen readers, fonts embedded, and the same bytes for the same document.
///
/// # Errors
/// A [`PaperError`] when a text is too long for its QR code, or the file cannot be written.
pub fn to_pdf(document: &Document) -> Result<Vec<u8>, PaperError> {
    super::typeset::set(document)
}

impl Setter<'_> {
    /// Continues at the top of a new page.
    pub(in crate::documents) fn new_page(&mut self) {
        self.pdf.page(PAGE.0, PAGE.1);
        self.y = TOP;
    }

    /// Begins a new page unless this much height is left, or the page is still empty.
    pub(in crate::documents) fn need(&mut self, height: f64) {
        if self.y - height < BOTTOM && !self.is_fresh() {
            self.new_page();
        }
    }

    /// The height left on the page.
    pub(in crate::documents) fn room(&self) -> f64 {
        self.y - BOTTOM
    }

    /// Whether the page is still empty.
    pub(super) fn is_fresh(&self) -> bool {
        self.y >= TOP
    }

    /// Draws one line of a structure element, from the start of its baseline.
    pub(in crate::documents) fn line(&mut self, element: Place, text: &str, style: Style, x: f64, baseline: f64) {
        if text.is_empty() {
            return;
        }
        let mark = self.tree.mark(element, self.pdf.page_count().saturating_sub(1));
        self.pdf.begin_content(self.tree.role(element), mark);
        self.pdf.text(text, style.face, style.size, (x, baseline), style.ink);
        self.pdf.end_content();
    }

    /// Draws lines of an element from the current position, over as many pages as needed; the first two and the last two stay together.
    fn lines(&mut self, element: Place, lines: &[String], style: Style, x: f64) {
        for (i, line) in lines.iter().enumerate() {
            let together = if i == 0 || i + 2 == lines.len() { lines.len().saturating_sub(i).min(2) } else { 1 };
            self.need(real(together) * style.leading);
            self.line(element, line, style, x, self.y - style.size);
            self.y -= style.leading;
        }
    }

    /// Draws a horizontal rule, as an artifact.
    pub(in crate::documents) fn rule(&mut self, ink: Ink, x: f64, y: f64, width: f64, thickness: f64) {
        self.pdf.begin_artifact();
        self.pdf.fill(ink, x, y - thickness / 2.0, width, thickness);
        self.pdf.end_content();
    }

    pub(in crate::documents) fn panel(&mut self, ink: Ink, x: f64, y: f64, width: f64, height: f64) {
        self.pdf.begin_artifact();
        self.pdf.fill(ink, x, y, width, height);
        self.pdf.end_content();
    }

    /// Draws the letterhead, the title and the subject.
    fn opening(&mut self) {
        self.pdf.page(PAGE.0, PAGE.1);
        let top = PAGE.1 - 58.0;
        let letterhead = self.tree.add(0, "P");
        let number = printable(self.document.number.as_deref().unwrap_or_default());
        let head = style(Face::Bold, 10.4, 14.0, ACCENT);
        let number_width = head.face.width(&number, head.size);
        let author = Face::Bold.shorten(&printable(&self.document.author), head.size, WIDTH - number_width - 20.0);
        self.line(letterhead, &author, head, LEFT, top);
        self.line(letterhead, &number, head, RIGHT - number_width, top);
        self.rule(ACCENT, LEFT, top - 9.0, WIDTH, 1.4);
        self.y = top - 38.0;
        let title = self.tree.add(0, "H1");
        self.lines(title, &TITLE.face.wrap(&self.document.title, TITLE.size, WIDTH), TITLE, LEFT);
        if !self.document.subject.is_empty() {
            self.y -= 4.0;
            let subject = self.tree.add(0, "P");
            self.lines(subject, &SUBJECT.face.wrap(&self.document.subject, SUBJECT.size, WIDTH), SUBJECT, LEFT);
        }
        self.y -= 12.0;
    }

    /// Draws the running heads and footers, once the number of pages is known.
    fn running_heads(&mut self) {
        let pages = self.pdf.page_count();
        let document = self.document;
        let foot = FOOT.face.wrap(&document.footer, FOOT.size, WIDTH - 70.0);
        for page in 0..pages {
            self.pdf.turn_to(page);
            self.pdf.begin_artifact();
            if page > 0 {
                let author = Face::Regular.shorten(&printable(&document.author), 8.0, WIDTH * 0.4);
                let title = document.number.iter().chain([&document.title]).map(String::as_str).collect::<Vec<_>>().join(" · ");
                let author_width = Face::Regular.width(&author, 8.0);
                let title = Face::Regular.shorten(&printable(&title), 8.0, WIDTH - author_width - 16.0);
                self.pdf.text(&title, Face::Regular, 8.0, (LEFT, PAGE.1 - 52.0), QUIET);
                self.pdf.text(&author, Face::Regular, 8.0, (RIGHT - author_width, PAGE.1 - 52.0), QUIET);
                self.pdf.fill(HAIRLINE, LEFT, PAGE.1 - 60.0, WIDTH, 0.5);
            }
            self.pdf.fill(HAIRLINE, LEFT, 54.0, WIDTH, 0.5);
            for (i, line) in foot.iter().take(2).enumerate() {
                self.pdf.text(line, FOOT.face, FOOT.size, (LEFT, 43.0 - real(i) * FOOT.leading), FOOT.ink);
            }
            let number = document.locale.say("doc-page", &[("x", (page + 1).into()), ("y", pages.into())]);
            let width = Face::Regular.width(&printable(&number), FOOT.size);
            self.pdf.text(&number, Face::Regular, FOOT.size, (RIGHT - width, 43.0), QUIET);
            self.pdf.end_content();
        }
    }

    fn block(&mut self, block: &Block, rest: &[Block]) -> Result<(), PaperError> {
        match block {
            Block::Heading(text) => self.heading(text, rest),
            Block::Paragraph(text) => {
                self.need(paragraph_least(text, rest.first()));
                let element = self.tree.add(self.part, "P");
                self.lines(element, &BODY.face.wrap(text, BODY.size, WIDTH), BODY, LEFT);
                self.y -= 6.0;
            }
            Block::Facts(facts) => self.facts(facts),
            Block::Table { columns, rows, total } => self.table(columns, rows, *total),
            Block::Clauses(clauses) => self.clauses(clauses),
            Block::Signatures(boxes) => {
                for pair in boxes.chunks(2) {
                    self.signatures(pair);
                }
            }
            Block::Qr { payload, caption } => self.code(payload, caption)?,
            Block::Notice(text) => self.notice(text),
            Block::Verbatim { text, code } => self.verbatim(text, *code)?,
            Block::Language(locale) => {
                self.locale = *locale;
                self.part = self.tree.add(0, "Sect");
                self.tree.speak(self.part, language(*locale));
            }
            Block::PageBreak => {
                if !self.is_fresh() {
                    self.new_page();
                }
            }
        }
        Ok(())
    }

    /// Draws a heading, on the same page as the minimum of what follows.
    fn heading(&mut self, text: &str, rest: &[Block]) {
        if !self.is_fresh() {
            self.y -= ABOVE;
        }
        self.need(heading_height(text) + least(rest));
        let element = self.tree.add(self.part, "H2");
        self.lines(element, &HEADING.face.wrap(text, HEADING.size, WIDTH), HEADING, LEFT);
        self.y -= 4.0;
    }

    fn clauses(&mut self, clauses: &[Clause]) {
        let list = self.tree.add(self.part, "L");
        for (i, clause) in clauses.iter().enumerate() {
            let item = self.tree.add(list, "LI");
            let (label, body) = (self.tree.add(item, "Lbl"), self.tree.add(item, "LBody"));
            let text = BODY.face.wrap(&clause.text, BODY.size, WIDTH - INDENT);
            self.need(clause_least(clause));
            let number = Style { ink: ACCENT, ..STRONG };
            self.line(label, &format!("{}.", i + 1), number, LEFT, self.y - STRONG.size);
            self.lines(body, &STRONG.face.wrap(&clause.title, STRONG.size, WIDTH - INDENT), STRONG, LEFT + INDENT);
            self.lines(body, &text, BODY, LEFT + INDENT);
            self.y -= 5.0;
        }
    }

    fn notice(&mut self, text: &str) {
        const PAD: f64 = NOTICE_PAD;
        let style = NOTICE;
        let lines = style.face.wrap(text, style.size, NOTICE_WIDTH);
        let element = self.tree.add(self.part, "P");
        let mut rest = lines.as_slice();
        self.y -= 3.0;
        while !rest.is_empty() {
            self.need(2.0 * PAD + real(rest.len().min(3)) * style.leading);
            let fits = count((self.room() - 2.0 * PAD) / style.leading).clamp(1, rest.len());
            let (now, later) = rest.split_at_checked(fits).unwrap_or((rest, &[]));
            let height = real(now.len()) * style.leading + 2.0 * PAD - 3.0;
            self.panel(TINT, LEFT, self.y - height, WIDTH, height);
            self.panel(ACCENT, LEFT, self.y - height, 2.5, height);
            for (i, line) in now.iter().enumerate() {
                self.line(element, line, style, LEFT + PAD + 4.0, self.y - PAD - style.size - real(i) * style.leading + 1.0);
            }
            self.y -= height + 9.0;
            rest = later;
        }
    }

    fn code(&mut self, payload: &str, caption: &str) -> Result<(), PaperError> {
        let qr = Qr::encode(payload, Level::M)?;
        self.y -= 6.0;
        self.need(CODE);
        let side = mm(22.0);
        let quiet = side / real(qr.modules()) * real(QUIET_ZONE);
        let figure = self.tree.add(self.part, "Figure");
        self.tree.describe(figure, &self.locale.x("doc-code", payload));
        let mark = self.tree.mark(figure, self.pdf.page_count().saturating_sub(1));
        self.pdf.begin_content("Figure", mark);
        self.pdf.stencil(&qr, LEFT, self.y - side, side);
        self.pdf.end_content();
        let element = self.tree.add(self.part, "P");
        let x = LEFT + side + quiet.max(12.0);
        let style = Style { size: 8.8, leading: 12.4, ..BODY };
        let lines = style.face.wrap(caption, style.size, RIGHT - x);
        let shown = count(side / style.leading).max(1);
        let height = real(lines.len().min(shown)) * style.leading;
        let top = self.y - (side - height) / 2.0;
        for (i, line) in lines.iter().take(shown).enumerate() {
            self.line(element, line, style, x, top - style.size - real(i) * style.leading);
        }
        self.y -= side + 10.0;
        // A caption that is too long continues below the code.
        let rest: Vec<String> = lines.into_iter().skip(shown).collect();
        self.lines(element, &rest, style, LEFT);
        Ok(())
    }

    /// Draws up to two signature fields side by side, never split over pages.
    fn signatures(&mut self, pair: &[SignatureBox]) {
        const PAD: f64 = 9.0;
        let (width, height) = SIGNATURE;
        self.y -= 4.0;
        self.need(height + 8.0);
        let locale = self.locale;
        for (i, field) in pair.iter().enumerate() {
            let x = LEFT + real(i) * (WIDTH - width);
            self.panel(TINT, x, self.y - height, width, height);
            self.rule(ACCENT, x, self.y, width, 1.2);
            let element = self.tree.add(self.part, "P");
            let room = width - 2.0 * PAD;
            let mut y = self.y - PAD - 2.0;
            let role = style(Face::Bold, 8.4, 12.0, ACCENT);
            // At most five lines of text, so that room is left to sign.
            let mut left: usize = 5;
            for (text, style, after) in [(&field.role, role, 2), (&field.name, STRONG, 1), (&field.capacity, SMALL, 0)] {
                let most = left.saturating_sub(after).min(2);
                let mut lines = style.face.wrap(text, style.size, room);
                if lines.len() > most {
                    let rest = lines.split_off(most - 1).concat();
                    lines.push(style.face.shorten(&rest, style.size, room));
                }
                for line in lines.iter().filter(|line| !line.is_empty()) {
                    self.line(element, line, style, x + PAD, y - style.size + 1.0);
                    y -= style.leading;
                    left = left.saturating_sub(1);
                }
            }
            let foot = self.y - height + 24.0;
            self.strokes(field, (x + PAD, foot, room));
            self.rule(HAIRLINE, x + PAD, foot - 2.0, room, 0.6);
            let when = match field.signed_at {
                Some(at) => locale.x("doc-signed-at", locale.moment(at)),
                None => locale.t("doc-sign-here"),
            };
            self.line(element, &when, SMALL, x + PAD, foot - 15.0);
        }
        self.y -= height + 12.0;
    }

    fn strokes(&mut self, field: &SignatureBox, (x, bottom, room): (f64, f64, f64)) {
        let drawn = field.strokes.iter().filter(|stroke| !stroke.is_empty());
        if drawn.clone().count() == 0 {
            return;
        }
        let height = (SIGNATURE.1 - 92.0).min(room / 3.0);
        let width = 3.0 * height;
        let figure = self.tree.add(self.part, "Figure");
        self.tree.describe(figure, &self.locale.x("doc-signature-of", printable(&field.name)));
        let mark = self.tree.mark(figure, self.pdf.page_count().saturating_sub(1));
        self.pdf.begin_content("Figure", mark);
        for stroke in drawn {
            let place = |(px, py): &(f32, f32)| {
                let within = |p: f32| if p.is_finite() { f64::from(p.clamp(0.0, 1.0)) } else { 0.0 };
                (x + within(*px) * width, bottom + (1.0 - within(*py)) * height)
            };
            self.pdf.stroke(Ink(0.05, 0.09, 0.30), 1.1, &stroke.iter().map(place).collect::<Vec<_>>());
        }
        self.pdf.end_content();
    }
}
