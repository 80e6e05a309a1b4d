//! Typesets tables and facts: columns by weight, the header repeated on every page, no text ever cut off.
//!
//! A row is kept whole unless it is longer than a page.

use super::model::{Align, Column};
use super::style::{ACCENT, BODY, FULL, HAIRLINE, LEFT, QUIET, Setter, Style, TEXT, TINT, WIDTH};
use crate::documents::pdf::font::Face;
use crate::documents::pdf::num::{count, real};
use crate::documents::pdf::structure::Place;
use crate::documents::pdf::writer::Ink;

/// Padding inside a cell.
const PAD: f64 = 4.0;
const CELL: Style = Style { face: Face::Regular, size: 8.4, leading: 11.4, ink: TEXT };
const HEAD: Style = Style { face: Face::Bold, size: 7.8, leading: 10.6, ink: ACCENT };

/// Style and width of the label of a fact.
const FACT: Style = Style { size: 8.8, ink: QUIET, ..BODY };
const LABEL: f64 = 132.0;
/// Height reserved for a section heading of two lines above a table.
const HEADED: f64 = 52.0;
/// Colour of the rule under a table header and above a total.
const RULE: Ink = Ink(0.55, 0.60, 0.67);

/// A column with its position and width.
struct Lane<'a> {
    column: &'a Column,
    x: f64,
    width: f64,
}

impl Lane<'_> {
    /// The lines of a cell with their styles. In a column of row headers, the first part is bold and the rest is grey.
    fn lines(&self, text: &str, bold: bool) -> Vec<(String, Style)> {
        let mut lines = Vec::new();
        for (i, part) in text.split('\n').filter(|part| !part.is_empty()).enumerate() {
            let style = match (self.column.names_row, i) {
                (true, 0) => Style { face: Face::Bold, ..CELL },
                (true, _) => Style { ink: QUIET, ..CELL },
                _ if bold => Style { face: Face::Bold, ..CELL },
                _ => CELL,
            };
            lines.extend(style.face.wrap(part, style.size, self.width - 2.0 * PAD).into_iter().map(|line| (line, style)));
        }
        lines
    }

    /// The x position of a line, according to the column's alignment.
    fn start(&self, line: &str, style: Style) -> f64 {
        let slack = self.width - 2.0 * PAD - style.face.width(line.trim_end(), style.size);
        let share = match self.column.align {
            Align::Left => 0.0,
            Align::Centre => 0.5,
            Align::Right => 1.0,
        };
        self.x + PAD + slack * share
    }
}

/// Distributes the width by weight. A column whose longest word would be
/// broken gets up to a third more, taken from columns with room to spare.
fn lanes<'a>(columns: &'a [Column], rows: &[Vec<String>]) -> Vec<Lane<'a>> {
    let weight = |column: &Column| f64::from(if column.weight.is_finite() { column.weight.max(0.1) } else { 1.0 });
    let total: f64 = columns.iter().map(weight).sum();
    let shares: Vec<f64> = columns.iter().map(|column| WIDTH * weight(column) / total).collect();
    let words = |i: usize, column: &Column| {
        let face = if column.names_row { Face::Bold } else { Face::Regular };
        let longest = |text: &str, face: Face, size: f64| text.split([' ', '\n']).map(|word| face.width(word, size)).fold(0.0, f64::max);
        let cells = rows.iter().filter_map(|row| row.get(i)).map(|text| longest(text, face, CELL.size));
        cells.fold(longest(&column.heading, HEAD.face, HEAD.size), f64::max) + 2.0 * PAD + 0.1
    };
    let wishes: Vec<f64> = columns.iter().zip(&shares).enumerate().map(|(i, (column, share))| words(i, column).min(share * 1.34)).collect();
    let wanting: f64 = wishes.iter().zip(&shares).map(|(wish, share)| (wish - share).max(0.0)).sum();
    let spare: f64 = wishes.iter().zip(&shares).map(|(wish, share)| (share - wish).max(0.0)).sum();
    // A column gives up at most three fifths of what it can spare, so that sentences keep some room.
    let give = if wanting > 0.0 && spare > 0.0 { (wanting / spare).min(0.6) } else { 0.0 };
    let get = if wanting > 0.0 { give * spare / wanting } else { 0.0 };
    let mut x = LEFT;
    let lane = |(column, (wish, share)): (&'a Column, (&f64, &f64))| {
        let width = share + if wish > share { (wish - share) * get } else { (wish - share) * give };
        x += width;
        Lane { column, x: x - width, width }
    };
    columns.iter().zip(wishes.iter().zip(&shares)).map(lane).collect()
}

/// Height of the header row.
fn head_height(lanes: &[Lane<'_>]) -> f64 {
    tallest(&headings(lanes)) * HEAD.leading + 2.0 * PAD
}

/// The wrapped heading of each column.
fn headings(lanes: &[Lane<'_>]) -> Vec<Vec<String>> {
    lanes.iter().map(|lane| HEAD.face.wrap(&lane.column.heading, HEAD.size, lane.width - 2.0 * PAD)).collect()
}

/// The lines of a row, cell by cell.
fn cells(lanes: &[Lane<'_>], row: &[String], bold: bool) -> Vec<Vec<(String, Style)>> {
    lanes.iter().enumerate().map(|(i, lane)| lane.lines(row.get(i).map_or("", String::as_str), bold)).collect()
}

/// The height a row needs before it may begin on a page. A row that fits on a page moves to the next one as a whole; one that does not,
/// alone or below a section heading, is split and needs five lines.
fn row_least(height: f64, head: f64) -> f64 {
    if height + head > FULL - HEADED { 5.0 * CELL.leading } else { height }
}

/// The height a table needs before it may begin: its header and its first row.
pub(super) fn table_least(columns: &[Column], rows: &[Vec<String>]) -> f64 {
    let lanes = lanes(columns, rows);
    let head = head_height(&lanes);
    let first = rows.first().map(|row| tallest(&cells(&lanes, row, false)).max(1.0) * CELL.leading + 2.0 * PAD);
    2.0 + head + first.map_or(0.0, |height| row_least(height, head))
}

/// The wrapped label and value of a fact.
fn fact_lines(label: &str, value: &str) -> (Vec<String>, Vec<String>) {
    let style = FACT;
    (style.face.wrap(label, style.size, LABEL - 12.0), BODY.face.wrap(value, BODY.size, WIDTH - LABEL))
}

/// The height a fact needs before it may begin: at most six lines.
pub(super) fn fact_least(label: &str, value: &str) -> f64 {
    let (labels, values) = fact_lines(label, value);
    real(labels.len().max(values.len()).min(6)) * BODY.leading + 5.0
}

impl Setter<'_> {
    pub(in crate::documents) fn table(&mut self, columns: &[Column], rows: &[Vec<String>], total: bool) {
        let lanes = lanes(columns, rows);
        let table = self.tree.add(self.part, "Table");
        self.y -= 2.0;
        let mut heading: Option<Place> = Some(self.tree.add(table, "TR"));
        let (headings, head_height) = (headings(&lanes), head_height(&lanes));
        let mut open = false;
        for (i, row) in rows.iter().enumerate() {
            let cells = cells(&lanes, row, total && i + 1 == rows.len());
            let height = tallest(&cells).max(1.0) * CELL.leading + 2.0 * PAD;
            let element = self.tree.add(table, "TR");
            let places: Vec<Place> = lanes.iter().map(|lane| self.cell(element, lane.column.names_row.then_some("Row"))).collect();
            let mut from = 0;
            loop {
                let rest = tallest(&cells) - real(from);
                let wanted = if from == 0 { height } else { rest * CELL.leading + 2.0 * PAD };
                let with_head = if open { 0.0 } else { head_height };
                self.need(with_head + row_least(wanted, head_height));
                if !open || self.is_fresh() {
                    self.head(&lanes, &headings, head_height, heading.take());
                    open = true;
                }
                let fits = count((self.room() - 2.0 * PAD) / CELL.leading).max(1);
                let now = real(fits).min(rest.max(1.0));
                self.row(&lanes, &cells, &places, (from, fits));
                self.y -= now * CELL.leading + 2.0 * PAD;
                let before_total = total && i + 2 == rows.len();
                self.rule(if before_total { RULE } else { HAIRLINE }, LEFT, self.y, WIDTH, 0.5);
                from += fits;
                if real(from) >= tallest(&cells) {
                    break;
                }
                self.new_page();
            }
        }
        if rows.is_empty() {
            self.need(head_height);
            self.head(&lanes, &headings, head_height, heading.take());
        }
        self.y -= 9.0;
    }

    fn cell(&mut self, row: Place, heads: Option<&'static str>) -> Place {
        let place = self.tree.add(row, if heads.is_some() { "TH" } else { "TD" });
        if let Some(scope) = heads {
            self.tree.head(place, scope);
        }
        place
    }

    /// Draws the header row: on the first page as content, on later pages as an artifact that screen readers skip.
    fn head(&mut self, lanes: &[Lane<'_>], headings: &[Vec<String>], height: f64, row: Option<Place>) {
        self.panel(TINT, LEFT, self.y - height, WIDTH, height);
        self.rule(ACCENT, LEFT, self.y, WIDTH, 0.9);
        for (lane, lines) in lanes.iter().zip(headings) {
            let place = row.map(|row| self.cell(row, Some("Column")));
            // Align the headings on their last lines.
            let drop = height - PAD - real(lines.len()) * HEAD.leading;
            for (i, line) in lines.iter().enumerate() {
                let baseline = self.y - drop - HEAD.size - real(i) * HEAD.leading;
                let x = lane.start(line, HEAD);
                if let Some(place) = place {
                    self.line(place, line, HEAD, x, baseline);
                } else {
                    self.pdf.begin_artifact();
                    self.pdf.text(line, HEAD.face, HEAD.size, (x, baseline), HEAD.ink);
                    self.pdf.end_content();
                }
            }
        }
        self.y -= height;
        self.rule(RULE, LEFT, self.y, WIDTH, 0.5);
    }

    fn row(&mut self, lanes: &[Lane<'_>], cells: &[Vec<(String, Style)>], places: &[Place], (from, most): (usize, usize)) {
        for ((lane, lines), place) in lanes.iter().zip(cells).zip(places) {
            for (i, (line, style)) in lines.iter().skip(from).take(most).enumerate() {
                let x = lane.start(line, *style);
                self.line(*place, line, *style, x, self.y - PAD - CELL.size - real(i) * CELL.leading);
            }
        }
    }

    /// Draws facts, with labels on the left and values on the right.
    pub(in crate::documents) fn facts(&mut self, facts: &[(String, String)]) {
        let table = self.tree.add(self.part, "Table");
        for (label, value) in facts {
            let (labels, values) = fact_lines(label, value);
            let lines = labels.len().max(values.len());
            let row = self.tree.add(table, "TR");
            let (head, cell) = (self.cell(row, Some("Row")), self.cell(row, None));
            self.need(fact_least(label, value));
            self.y -= 2.5;
            for i in 0..lines {
                self.need(BODY.leading);
                let baseline = self.y - BODY.size;
                if let Some(line) = labels.get(i) {
                    self.line(head, line, FACT, LEFT, baseline);
                }
                if let Some(line) = values.get(i) {
                    self.line(cell, line, BODY, LEFT + LABEL, baseline);
                }
                self.y -= BODY.leading;
            }
            self.y -= 2.5;
            self.rule(HAIRLINE, LEFT, self.y, WIDTH, 0.5);
        }
        self.y -= 8.0;
    }
}

/// The number of lines of the longest cell.
fn tallest<T>(cells: &[Vec<T>]) -> f64 {
    real(cells.iter().map(Vec::len).max().unwrap_or(0))
}
