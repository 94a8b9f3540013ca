//! Refused rows as a file that a clerk mends and imports again: the cells as they were, and the reason beside them.
//!
//! Knows no words: heading and reasons come from whoever calls.

use std::io::{self, Write};

use super::cell::{Cell, EXACT};
use super::roster::RowProblem;
use crate::model::fold::same;

/// The mark by which a spreadsheet knows UTF-8.
pub(super) const MARK: &[u8] = b"\xef\xbb\xbf";
/// Digits from which on a spreadsheet would make a number of a text and lose some of them.
const MOST_DIGITS: usize = 12;

/// Writes comma separated text, UTF-8 with mark, lines ended as Windows does.
#[derive(Debug)]
pub struct Rejects<W: Write> {
    out: csv::Writer<W>,
    columns: usize,
    /// The column of an earlier reason: what was mended has it no more.
    earlier: Option<usize>,
}

impl<W: Write> Rejects<W> {
    /// Begins a file with the headings of the original and one more over the reasons; `earlier` is the place of a
    /// column of reasons in a file that was refused before.
    pub fn new(mut out: W, headings: &[Cell], reason: &str, earlier: Option<usize>) -> io::Result<Self> {
        out.write_all(MARK)?;
        let mut rejects = Self { out: separated(out), columns: headings.len(), earlier };
        rejects.row(headings, reason)?;
        Ok(rejects)
    }

    /// Adds a row with all its reasons, each said by `say`.
    pub fn refused(
        &mut self,
        cells: &[Cell],
        problems: &[RowProblem],
        say: impl Fn(&RowProblem) -> String,
    ) -> io::Result<()> {
        let reasons: Vec<String> = problems.iter().map(say).collect();
        self.row(cells, &reasons.join("；"))
    }

    /// Adds a row with a reason that is said already.
    pub fn row(&mut self, cells: &[Cell], reason: &str) -> io::Result<()> {
        // Beyond the headings there may be cells; before the reason there are never fewer than headings.
        let columns = self.columns.max(cells.len());
        for place in (0..columns).filter(|place| Some(*place) != self.earlier) {
            self.out.write_field(shielded(cells.get(place).unwrap_or(&Cell::Empty))).map_err(io_of)?;
        }
        self.out.write_field(same::shown(reason).as_ref()).map_err(io_of)?;
        self.out.write_record(None::<&[u8]>).map_err(io_of)?;
        Ok(())
    }

    /// Ends the file.
    pub fn finish(self) -> io::Result<W> {
        self.out.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

/// What the system said, which the writer of separated text hides behind an error of its own.
pub(super) fn io_of(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// A writer of comma separated text as spreadsheets like it.
pub(super) fn separated<W: Write>(out: W) -> csv::Writer<W> {
    csv::WriterBuilder::new().flexible(true).terminator(csv::Terminator::CRLF).from_writer(out)
}

/// A cell as text that a spreadsheet leaves alone: long numbers of text stand as `="610199…"`, and what would be
/// taken for a formula has an apostrophe before it. Reading takes both away again.
pub(super) fn shielded(cell: &Cell) -> String {
    let text = cell.text();
    match cell {
        // Whoever opens the file sees what stood there, and no terminal obeys it.
        Cell::Text(_) => shielded_text(&same::shown(&text)),
        // Its digits are lost: it must not come back as a text of true ones.
        Cell::Number(number) if number.abs() >= EXACT => format!("'{text}"),
        _ => text.into_owned(),
    }
}

/// [`shielded`] for a text.
pub(super) fn shielded_text(text: &str) -> String {
    let long =
        text.len() >= MOST_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'x' | b'X'));
    if long {
        format!("=\"{text}\"")
    } else if text.starts_with(['=', '+', '-', '@', '\'']) && text.len() > 1 {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_keeps_its_cells_and_gains_its_reason() {
        let headings = ["姓名", "身份证号"].map(Cell::from_text);
        let mut rejects = Rejects::new(Vec::new(), &headings, "原因", None).unwrap();
        let cells = [Cell::from_text("王,伟"), Cell::Number(610_199_195_203_120_000.0), Cell::from_text("+86 138")];
        rejects.row(&cells, "号码已损坏").unwrap();
        rejects.row(&[Cell::Empty, Cell::from_text("61019919520312123x")], "缺姓名").unwrap();
        let text = String::from_utf8(rejects.finish().unwrap()).unwrap();
        assert_eq!(
            text,
            "\u{feff}姓名,身份证号,原因\r\n\"王,伟\",'6.1019919520312E17,'+86 138,号码已损坏\r\n,\"=\"\"61019919520312123x\"\"\",缺姓名\r\n"
        );
    }
}
