//! Exports a table as CSV or XLSX, row by row, so that a long table needs little memory. No cell is ever a formula.

use crate::domain::text_enum::plain_cell;
use chrono::NaiveDate;
use rust_xlsxwriter::{Format as Style, Workbook, Worksheet};
use std::io::{Error, Result, Write};

/// Most rows of one sheet below its headings (Excel's limit is 1,048,576 rows); further rows go to a new sheet.
const MOST_ROWS: u32 = 1_048_575;

/// The file format of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Separated by semicolons, in UTF-8 with a byte order mark: Excel with Belgian settings opens it by a double click.
    Csv,
    /// An Excel workbook.
    Xlsx,
}

impl Form {
    /// The format for a file extension, without its dot.
    #[must_use]
    pub fn from_extension(ending: &str) -> Option<Self> {
        match ending {
            "csv" => Some(Self::Csv),
            "xlsx" => Some(Self::Xlsx),
            _ => None,
        }
    }

    /// The media type for the `Content-Type` header.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// The value of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Text; an empty text leaves the cell empty.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A date.
    Date(NaiveDate),
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Option<String>> for Cell {
    fn from(text: Option<String>) -> Self {
        Self::Text(text.unwrap_or_default())
    }
}

impl From<Option<i64>> for Cell {
    fn from(number: Option<i64>) -> Self {
        number.map_or_else(|| Self::Text(String::new()), Self::Number)
    }
}

/// The output being written.
enum Page<W: Write> {
    Csv(Box<csv::Writer<W>>),
    Xlsx { workbook: Box<Workbook>, out: W, row: u32 },
}

/// A table being exported.
pub struct Sheet<W: Write> {
    headings: Vec<String>,
    title: String,
    page: Page<W>,
}

fn failed(error: impl std::fmt::Display) -> Error {
    Error::other(error.to_string())
}

/// Adds a sheet to the workbook, with its headings; further sheets get a number in their name.
fn begin<'a>(workbook: &'a mut Workbook, title: &str, headings: &[String]) -> Result<&'a mut Worksheet> {
    let n = workbook.worksheets().len();
    let sheet = workbook.add_worksheet_with_constant_memory().map_err(failed)?;
    let name: String = title.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(25).collect();
    sheet.set_name(if n == 0 { name } else { format!("{name} {}", n + 1) }).map_err(failed)?;
    sheet.set_freeze_panes(1, 0).map_err(failed)?;
    let bold = Style::new().set_bold();
    for (column, heading) in (0_u16..).zip(headings) {
        let width = u32::try_from(heading.chars().count()).unwrap_or(20).clamp(10, 30);
        sheet.set_column_width(column, width).map_err(failed)?;
        sheet.write_string_with_format(0, column, heading, &bold).map_err(failed)?;
    }
    Ok(sheet)
}

impl<W: Write> Sheet<W> {
    /// Begins a table with its headings.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn new(form: Form, title: &str, headings: Vec<String>, mut out: W) -> Result<Self> {
        let page = match form {
            Form::Csv => {
                // The byte order mark tells Excel that this is UTF-8.
                out.write_all("\u{feff}".as_bytes())?;
                let mut csv = csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(out);
                csv.write_record(headings.iter().map(|h| plain_cell(h).into_owned())).map_err(failed)?;
                Page::Csv(Box::new(csv))
            }
            Form::Xlsx => {
                let mut workbook = Workbook::new();
                begin(&mut workbook, title, &headings)?;
                Page::Xlsx { workbook: Box::new(workbook), out, row: 0 }
            }
        };
        Ok(Self { headings, title: title.to_owned(), page })
    }

    /// Appends a row.
    ///
    /// # Errors
    /// When `out` cannot be written to, or a workbook cannot hold the value.
    pub fn row(&mut self, cells: &[Cell]) -> Result<()> {
        match &mut self.page {
            Page::Csv(csv) => {
                let text = |cell: &Cell| match cell {
                    Cell::Text(text) => plain_cell(text).into_owned(),
                    Cell::Number(number) => number.to_string(),
                    Cell::Date(day) => day.to_string(),
                };
                csv.write_record(cells.iter().map(text)).map_err(failed)
            }
            Page::Xlsx { workbook, row, .. } => {
                if *row == MOST_ROWS {
                    begin(workbook, &self.title, &self.headings)?;
                    *row = 0;
                }
                *row += 1;
                let last = workbook.worksheets().len().saturating_sub(1);
                let sheet = workbook.worksheet_from_index(last).map_err(failed)?;
                let dates = Style::new().set_num_format("yyyy-mm-dd");
                for (column, cell) in (0_u16..).zip(cells) {
                    match cell {
                        Cell::Text(text) if text.is_empty() => {}
                        // Always written as a string, so it cannot become a formula. Excel allows 32,767 characters in a cell.
                        Cell::Text(text) => {
                            sheet.write_string(*row, column, text.chars().take(32_000).collect::<String>()).map_err(failed)?;
                        }
                        Cell::Number(number) => {
                            let number = i32::try_from(*number).map_err(failed)?;
                            sheet.write_number(*row, column, number).map_err(failed)?;
                        }
                        Cell::Date(day) => {
                            use chrono::Datelike;
                            let part = |n: u32| u8::try_from(n).map_err(failed);
                            let year = u16::try_from(day.year()).map_err(failed)?;
                            let day = rust_xlsxwriter::ExcelDateTime::from_ymd(year, part(day.month())?, part(day.day())?);
                            sheet.write_datetime_with_format(*row, column, day.map_err(failed)?, &dates).map_err(failed)?;
                        }
                    }
                }
                Ok(())
            }
        }
    }

    /// Writes what is left and ends the file.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn finish(self) -> Result<()> {
        match self.page {
            Page::Csv(mut csv) => csv.flush(),
            Page::Xlsx { mut workbook, mut out, .. } => {
                // The workbook is assembled here and is in memory as a whole once: about 60 bytes per cell.
                let bytes = workbook.save_to_buffer().map_err(failed)?;
                out.write_all(&bytes).and_then(|()| out.flush())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Form, Sheet};
    use calamine::{Data, Reader};
    use chrono::NaiveDate;

    fn written(form: Form) -> Vec<u8> {
        let mut out = Vec::new();
        let headings = ["Code", "=HEAD()", "n", "d"].map(str::to_owned).to_vec();
        let mut sheet = Sheet::new(form, "Appareils / toestellen", headings, &mut out).unwrap();
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        sheet
            .row(&[Cell::Text("=cmd|' /C calc'!A0".to_owned()), Cell::Text("é € ;\"\n".to_owned()), Cell::Number(-3), Cell::Date(day)])
            .unwrap();
        sheet.row(&[Cell::Text("@SUM(1)".to_owned()), Cell::Text(String::new()), Cell::Number(0), Cell::Date(day)]).unwrap();
        sheet.finish().unwrap();
        out
    }

    #[test]
    fn a_formula_is_text_in_csv() {
        let text = String::from_utf8(written(Form::Csv)).unwrap();
        let text = text.strip_prefix('\u{feff}').unwrap();
        let mut read = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
        assert_eq!(&read.headers().unwrap()[1], "'=HEAD()");
        let rows: Vec<_> = read.records().map(Result::unwrap).collect();
        assert_eq!(rows[0], vec!["'=cmd|' /C calc'!A0", "é € ;\"\n", "-3", "2026-11-22"]);
        assert_eq!(&rows[1][0], "'@SUM(1)");
    }

    #[test]
    fn a_formula_is_text_in_a_workbook() {
        let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(written(Form::Xlsx))).unwrap();
        let name = book.sheet_names()[0].clone();
        assert_eq!(book.worksheet_formula(&name).unwrap().used_cells().count(), 0);
        let range = book.worksheet_range(&name).unwrap();
        assert_eq!(range.get((1, 0)), Some(&Data::String("=cmd|' /C calc'!A0".to_owned())));
        assert_eq!(range.get((1, 2)), Some(&Data::Float(-3.0)));
        assert!(matches!(range.get((1, 3)), Some(Data::DateTime(_))));
    }
}
