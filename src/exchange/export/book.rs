//! A workbook: numbers of text as text, days as days, a heading that stays in sight, columns wide enough to read.
//!
//! Rows are handed on as they come and kept in no memory; more rows than a sheet holds go on in the next one.

use std::io::{self, Seek, Write};

use jiff::civil::{Date, DateTime, Time};
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::separated::written;
use super::{Datum, Sheet, Sink};

/// Rows of a sheet, the heading included.
const MOST_ROWS: u32 = 1_048_576;

/// A workbook on its way.
pub struct Book<W: Write + Seek + Send> {
    out: W,
    sheet: Sheet,
    pages: Workbook,
    looks: Looks,
    /// The first page of the sheet that is being filled.
    first: usize,
    /// The page that is being filled, from 0, and its next row.
    at: (usize, u32),
    most: u32,
}

/// How values look.
struct Looks {
    heading: Format,
    text: Format,
    day: Format,
    clock: Format,
    moment: Format,
    percent: Format,
}

impl<W: Write + Seek + Send> Book<W> {
    /// Begins the first sheet.
    pub fn begin(out: W, sheet: Sheet) -> io::Result<Self> {
        Self::of(out, sheet, MOST_ROWS)
    }

    fn of(out: W, sheet: Sheet, most: u32) -> io::Result<Self> {
        let looks = Looks {
            heading: Format::new().set_bold().set_num_format("@").set_align(FormatAlign::VerticalCenter),
            text: Format::new().set_num_format("@"),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            clock: Format::new().set_num_format("hh:mm"),
            moment: Format::new().set_num_format("yyyy-mm-dd hh:mm"),
            percent: Format::new().set_num_format("0%"),
        };
        let mut book = Self { out, sheet, pages: Workbook::new(), looks, first: 0, at: (0, 0), most };
        book.next_sheet(0).map_err(failed)?;
        Ok(book)
    }

    /// Lets whoever opens the sheet filter it by its headings.
    fn filtered(&mut self) -> Result<(), XlsxError> {
        let (number, rows) = self.at;
        let columns = u16::try_from(self.sheet.headings.len()).unwrap_or(u16::MAX);
        if columns > 0 && rows > 0 {
            self.pages.worksheet_from_index(number)?.autofilter(0, 0, rows - 1, columns - 1)?;
        }
        Ok(())
    }

    fn next_sheet(&mut self, number: usize) -> Result<(), XlsxError> {
        let page = self.pages.add_worksheet_with_constant_memory()?;
        match number - self.first {
            0 => page.set_name(&self.sheet.name)?,
            more => page.set_name(format!("{} {}", self.sheet.name, more + 1))?,
        };
        page.set_freeze_panes(1, 1)?;
        for (column, heading) in (0_u16..).zip(&self.sheet.headings) {
            page.set_column_width(column, heading.width)?;
            page.write_string_with_format(0, column, &heading.label, &self.looks.heading)?;
        }
        self.at = (number, 1);
        Ok(())
    }

    fn fill(&mut self, cells: &[Datum]) -> Result<(), XlsxError> {
        if self.at.1 == self.most {
            self.filtered()?;
            self.next_sheet(self.at.0 + 1)?;
        }
        let (number, row) = self.at;
        let page = self.pages.worksheet_from_index(number)?;
        for (column, cell) in (0_u16..).zip(cells) {
            self.looks.write(page, (row, column), cell, &self.sheet)?;
        }
        self.at.1 += 1;
        Ok(())
    }
}

impl Looks {
    fn write(&self, page: &mut Worksheet, at: (u32, u16), cell: &Datum, sheet: &Sheet) -> Result<(), XlsxError> {
        let (row, column) = at;
        match cell {
            Datum::Nothing => {}
            Datum::Number(number) => drop(page.write_number(row, column, *number)?),
            Datum::Percent(share) => {
                page.write_number_with_format(row, column, f64::from(*share) / 100.0, &self.percent)?;
            }
            // A day before 1900 is none to a spreadsheet: it stands as text.
            Datum::Day(date) if day(*date).is_ok() => {
                page.write_datetime_with_format(row, column, day(*date)?, &self.day)?;
            }
            Datum::Clock(time) => drop(page.write_datetime_with_format(row, column, clock(*time)?, &self.clock)?),
            Datum::Moment(at) if moment(*at).is_ok() => {
                page.write_datetime_with_format(row, column, moment(*at)?, &self.moment)?;
            }
            other => drop(page.write_string_with_format(row, column, written(other, sheet.lang), &self.text)?),
        }
        Ok(())
    }
}

fn day(date: Date) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(u16::try_from(date.year()).unwrap_or(0), date.month() as u8, date.day() as u8)
}

fn clock(time: Time) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_hms(time.hour() as u16, time.minute() as u8, time.second())
}

fn moment(at: DateTime) -> Result<ExcelDateTime, XlsxError> {
    day(at.date())?.and_hms(at.hour() as u16, at.minute() as u8, at.second())
}

impl<W: Write + Seek + Send> Sink for Book<W> {
    fn row(&mut self, cells: &[Datum]) -> io::Result<()> {
        self.fill(cells).map_err(failed)
    }

    fn next(&mut self, sheet: Sheet) -> io::Result<bool> {
        self.filtered().map_err(failed)?;
        self.first = self.at.0 + 1;
        self.sheet = sheet;
        self.next_sheet(self.first).map_err(failed)?;
        Ok(true)
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.filtered().map_err(failed)?;
        self.pages.save_to_writer(&mut self.out).map_err(failed)?;
        self.out.flush()
    }
}

fn failed(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};
    use jiff::civil::date;

    use super::super::Heading;
    use super::*;
    use crate::text::Lang;

    #[test]
    fn more_rows_than_a_sheet_holds_go_on_in_the_next() {
        let heading = |key, label: &str| Heading { key, label: label.to_owned(), width: 12 };
        let headings = vec![heading("id_number", "身份证号"), heading("birth", "出生日期")];
        let sheet = Sheet { word: "resident", name: "居民".to_owned(), headings, lang: Lang::Zh };
        let mut bytes = Cursor::new(Vec::new());
        let mut book = Box::new(Book::of(&mut bytes, sheet, 3).unwrap());
        for (id, birth) in [("1", date(1952, 3, 12)), ("2", date(1899, 3, 12)), ("3", date(1953, 3, 12))] {
            book.row(&[Datum::text(id), Datum::Day(birth)]).unwrap();
        }
        book.finish().unwrap();
        let mut read: Xlsx<_> = calamine::open_workbook_from_rs(bytes).unwrap();
        assert_eq!(read.sheet_names(), ["居民", "居民 2"]);
        let first = read.worksheet_range("居民").unwrap();
        assert_eq!(first.get_value((1, 0)), Some(&Data::String("1".into())));
        assert!(matches!(first.get_value((1, 1)), Some(Data::DateTime(_))));
        assert_eq!(first.get_value((2, 1)), Some(&Data::String("1899-03-12".into())));
        let second = read.worksheet_range("居民 2").unwrap();
        assert_eq!(second.get_value((0, 0)), Some(&Data::String("身份证号".into())));
        assert_eq!(second.get_value((1, 0)), Some(&Data::String("3".into())));
    }
}
