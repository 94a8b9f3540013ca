//! Workbooks: xlsx and ods streamed cell by cell, xls read whole, on a thread of their own.
//!
//! The thread keeps memory bounded (a few batches wait at most) and turns a panic inside the spreadsheet library
//! into an error: no file may take the desk down.

use std::fs::File;
use std::io::BufReader;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use calamine::{Data, DataRef, Range, Reader, Sheet, SheetType, SheetVisible, Xls, XlsError, Xlsx, XlsxError};
use jiff::civil::{Date, Time};

use super::super::cell::{Cell, Row};
use super::merged::Merged;
use super::outbox::{self, Message, Outbox, Sheets, Stop, WAITING};
use super::{FileError, Kind, MOST_COLUMNS, guard, ods, ole};

/// The name of the reading thread. A panic hook that restores the terminal leaves its panics alone: they are caught.
pub const READER_THREAD: &str = "sheet-reader";

/// Bytes of a workbook beyond which its merged cells are not asked for: the sheet is gone through once more for them.
const LARGEST_WITH_MERGED: u64 = 64 << 20;

/// The rows of one sheet.
#[derive(Debug)]
pub(super) struct Rows {
    messages: Receiver<Message>,
    batch: std::vec::IntoIter<Row>,
    sheets: Sheets,
    sheet: String,
    last_row: u32,
    row: u32,
    late: bool,
}

impl Rows {
    pub(super) fn open(mut file: File, kind: Kind, wanted: Option<String>) -> Result<Self, FileError> {
        let unpacked = if kind == Kind::Xls { ole::weigh(&mut file)? } else { guard::weigh(&mut file)? };
        let (sender, messages) = sync_channel(WAITING);
        thread::Builder::new().name(READER_THREAD.to_owned()).spawn(move || {
            let stopped = catch_unwind(AssertUnwindSafe(|| read(file, kind, wanted, unpacked, &sender)));
            let error = match stopped {
                Ok(Ok(()) | Err(Stop::Dropped)) => return,
                Ok(Err(Stop::Failed(error))) => error,
                Err(_) => FileError::Damaged("it cannot be read".to_owned()),
            };
            // Nobody listens any more: nobody needs to know.
            let _ = sender.send(Message::Failed(error));
        })?;
        match messages.recv() {
            Ok(Message::Opened { sheets, sheet, last_row, late }) => {
                Ok(Self { messages, batch: Vec::new().into_iter(), sheets, sheet, last_row, row: 0, late })
            }
            Ok(Message::Failed(error)) => Err(error),
            Ok(Message::Rows(_)) | Err(_) => Err(FileError::Damaged("it cannot be read".to_owned())),
        }
    }

    pub(super) fn sheets(&self) -> &Sheets {
        &self.sheets
    }

    pub(super) fn is_late(&self) -> bool {
        self.late
    }

    pub(super) fn sheet(&self) -> &str {
        &self.sheet
    }

    pub(super) fn share_read(&self) -> f32 {
        if self.last_row == 0 { 1.0 } else { (self.row as f32 / self.last_row as f32).min(1.0) }
    }

    pub(super) fn next_row(&mut self) -> Result<Option<Row>, FileError> {
        loop {
            if let Some(row) = self.batch.next() {
                self.row = row.number;
                return Ok(Some(row));
            }
            match self.messages.recv() {
                Ok(Message::Rows(rows)) => self.batch = rows.into_iter(),
                Ok(Message::Failed(error)) => return Err(error),
                Ok(Message::Opened { .. }) => {}
                Err(_) => return Ok(None),
            }
        }
    }
}

fn read(
    file: File,
    kind: Kind,
    wanted: Option<String>,
    unpacked: u64,
    sender: &SyncSender<Message>,
) -> Result<(), Stop> {
    let mut out = Outbox::new(sender);
    match kind {
        Kind::Xls => {
            let mut book: Xls<_> = Xls::new(BufReader::new(file))?;
            let (sheets, sheet) = choose(book.sheets_metadata(), wanted)?;
            out.late = book.has_1904_epoch();
            out.merged = Merged::new(&book.merge_cells_by_sheet_name(&sheet).unwrap_or_default());
            range(&mut out, sheets, &sheet, &book.worksheet_range(&sheet)?)?;
        }
        Kind::Ods => ods::read(file, wanted, &mut out)?,
        _ => {
            let mut book: Xlsx<_> = Xlsx::new(BufReader::new(file))?;
            let (sheets, sheet) = choose(book.sheets_metadata(), wanted)?;
            out.late = book.has_1904_epoch();
            if unpacked <= LARGEST_WITH_MERGED {
                out.merged = Merged::new(&book.merge_cells_by_sheet_name(&sheet)?);
            }
            let mut cells = book.worksheet_cells_reader(&sheet)?;
            out.opened(sheets, sheet, cells.dimensions().end.0.saturating_add(1))?;
            let mut row = Row::default();
            while let Some(cell) = cells.next_cell()? {
                let (at, column) = cell.get_position();
                if at.saturating_add(1) != row.number {
                    out.push(std::mem::take(&mut row))?;
                    row.number = at.saturating_add(1);
                }
                row.set(column as usize, shared(cell.get_value()))?;
            }
            out.push(row)?;
        }
    }
    out.flush()
}

/// The names of all sheets, and the one to read.
fn choose(all: &[Sheet], wanted: Option<String>) -> Result<(Sheets, String), FileError> {
    let sheets = all.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    outbox::choose(sheets.map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible)).collect(), wanted)
}

/// A sheet that was read whole.
fn range(out: &mut Outbox<'_>, sheets: Sheets, sheet: &str, range: &Range<Data>) -> Result<(), Stop> {
    let (top, left) = range.start().unwrap_or_default();
    let (bottom, right) = range.end().unwrap_or_default();
    if right as usize >= MOST_COLUMNS {
        return Err(FileError::TooManyColumns { row: top + 1 }.into());
    }
    out.opened(sheets, sheet.to_owned(), bottom.saturating_add(1))?;
    for (number, values) in (top.saturating_add(1)..).zip(range.rows()) {
        let before = std::iter::repeat_n(Cell::Empty, left as usize);
        let cells = before.chain(values.iter().map(owned)).collect();
        out.push(Row { number, cells, odd: false })?;
    }
    Ok(())
}

fn shared(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::String(text) | DataRef::DurationIso(text) => Cell::from_text(text),
        DataRef::SharedString(text) => Cell::from_text(text),
        DataRef::Bool(yes) => Cell::Bool(*yes),
        DataRef::DateTime(at) => moment(*at),
        DataRef::DateTimeIso(text) => outbox::iso(text),
        DataRef::Error(error) => Cell::Error(error.to_string()),
        DataRef::Empty => Cell::Empty,
    }
}

fn owned(value: &Data) -> Cell {
    match value {
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Float(number) => Cell::Number(*number),
        Data::String(text) | Data::DurationIso(text) => Cell::from_text(text),
        Data::Bool(yes) => Cell::Bool(*yes),
        Data::DateTime(at) => moment(*at),
        Data::DateTimeIso(text) => outbox::iso(text),
        Data::Error(error) => Cell::Error(error.to_string()),
        Data::Empty => Cell::Empty,
    }
}

/// A number that is shown as a day. What is no day of this calendar stays the number that it is.
fn moment(at: calamine::ExcelDateTime) -> Cell {
    let number = at.as_f64();
    if at.is_duration() || !(1.0..2_958_466.0).contains(&number) {
        return Cell::Number(number);
    }
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    let date = Date::new(year as i16, month as i8, day as i8).ok();
    let time = Time::new(hour as i8, minute as i8, second as i8, 0).ok();
    date.zip(time).map_or(Cell::Number(number), |(date, time)| Cell::Date(date.to_datetime(time)))
}

impl From<XlsxError> for FileError {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::Password => Self::Locked,
            XlsxError::Io(error) => Self::Io(error),
            other => Self::Damaged(other.to_string()),
        }
    }
}

impl From<XlsError> for FileError {
    fn from(error: XlsError) -> Self {
        match error {
            XlsError::Password => Self::Locked,
            XlsError::Io(error) => Self::Io(error),
            other => Self::Damaged(other.to_string()),
        }
    }
}
