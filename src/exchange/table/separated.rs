//! Separated text as spreadsheets write it: quoted cells with line ends inside, the separator found by looking.
//!
//! Rows are counted as a spreadsheet counts them, so that a reason by row leads the clerk to the right line.

use std::fs::File;

use super::super::cell::{Cell, Row};
use super::encoding::CHUNK;
use super::encoding::{Decoded, Encoding};
use super::{FileError, LONGEST_ROW, MOST_COLUMNS};

/// Separators, the likeliest first.
const SEPARATORS: [u8; 4] = [b',', b'\t', b';', b'|'];
/// Rows by which the separator is judged.
const SAMPLE_ROWS: usize = 30;

/// The rows of a text file.
#[derive(Debug)]
pub(super) struct Rows {
    input: Decoded,
    /// Decoded text; what stands before `at` is used up.
    text: Vec<u8>,
    at: usize,
    ended: bool,
    separator: u8,
    row: u32,
    /// Cells of the widest row so far.
    width: usize,
}

impl Rows {
    pub(super) fn open(file: File) -> Result<Self, FileError> {
        let input = Decoded::open(file)?;
        let mut rows = Self { input, text: Vec::new(), at: 0, ended: false, separator: b',', row: 0, width: 0 };
        rows.fill()?;
        if rows.text.contains(&0) {
            return Err(FileError::NotATable);
        }
        rows.find_separator();
        Ok(rows)
    }

    pub(super) fn encoding(&self) -> (Encoding, char) {
        (self.input.encoding(), char::from(self.separator))
    }

    pub(super) fn share_read(&self) -> f32 {
        self.input.share_read()
    }

    pub(super) fn next_row(&mut self) -> Result<Option<Row>, FileError> {
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            if rest.is_empty() && self.ended {
                return Ok(None);
            }
            // A cell that goes on for longer than any row was never meant to: its mark is a sign like any other.
            let marks = Marks { ended: self.ended, endless: rest.len() > LONGEST_ROW, width: self.width };
            match read_row(rest, self.separator, marks) {
                Some((cells, used, odd)) => {
                    self.at += used;
                    self.row = self.row.saturating_add(1);
                    self.width = self.width.max(cells.len());
                    if cells.len() > MOST_COLUMNS {
                        return Err(FileError::TooManyColumns { row: self.row });
                    }
                    let row = Row { number: self.row, cells, odd };
                    if !row.is_blank() {
                        return Ok(Some(row));
                    }
                }
                None if rest.len() > LONGEST_ROW + CHUNK => return Err(FileError::RowTooLong { row: self.row + 1 }),
                None => self.fill()?,
            }
        }
    }

    fn fill(&mut self) -> Result<(), FileError> {
        self.text.drain(..self.at);
        self.at = 0;
        self.ended = !self.input.more(&mut self.text)?;
        Ok(())
    }

    /// Takes Excel's `sep=;` line at its word, else the separator that most rows agree on.
    fn find_separator(&mut self) {
        if let Some([separator, rest @ ..]) = self.text.strip_prefix(b"sep=")
            && let Some(end) = rest.iter().position(|byte| *byte == b'\n').filter(|end| *end <= 1)
        {
            (self.separator, self.at, self.row) = (*separator, 4 + 1 + end + 1, 1);
            return;
        }
        let agreed = |separator: u8| {
            let mut counts: Vec<usize> = Vec::with_capacity(SAMPLE_ROWS);
            let mut rest = self.text.as_slice();
            while counts.len() < SAMPLE_ROWS
                && let Some((cells, used, _)) =
                    read_row(rest, separator, Marks { ended: true, endless: false, width: 0 })
            {
                // What is left of a cut last row would only blur the picture.
                if used == rest.len() && counts.len() > 1 {
                    break;
                }
                counts.push(cells.len());
                rest = rest.get(used..).unwrap_or_default();
            }
            let votes = |width: usize| counts.iter().filter(|count| **count == width).count();
            counts.iter().filter(|width| **width > 1).map(|width| votes(*width) * width).max().unwrap_or(0)
        };
        let mut best = 0;
        for separator in SEPARATORS {
            let score = agreed(separator);
            if score > best {
                (best, self.separator) = (score, separator);
            }
        }
    }
}

/// What tells whether a quotation mark is one.
#[derive(Debug, Clone, Copy)]
struct Marks {
    /// Whether the text ends here.
    ended: bool,
    /// Whether a cell has gone on for too long already.
    endless: bool,
    /// Cells of the widest row before.
    width: usize,
}

/// Reads one row and says how many bytes it took, and whether it is written in another encoding; `None` if it is not
/// certainly whole.
fn read_row(text: &[u8], separator: u8, marks: Marks) -> Option<(Vec<Cell>, usize, bool)> {
    let ended = marks.ended;
    let mut odd = false;
    if text.is_empty() {
        return None;
    }
    let mut cells = Vec::with_capacity(24);
    let mut at = 0;
    loop {
        let (cell, used) = match text.get(at) {
            Some(b'"') => match quoted(text.get(at + 1..)?, separator, marks) {
                Quoted::Whole(value, used) => (cell(&value, &mut odd), used + 1),
                Quoted::Unfinished => return None,
                Quoted::Open => plain(text.get(at..)?, separator, ended, &mut odd)?,
            },
            _ => plain(text.get(at..)?, separator, ended, &mut odd)?,
        };
        // A row of endless columns is refused by the caller; it need not be kept whole.
        if cells.len() <= MOST_COLUMNS {
            cells.push(cell);
        }
        at += used;
        match text.get(at) {
            Some(byte) if *byte == separator => at += 1,
            Some(b'\r') => match text.get(at + 1) {
                Some(b'\n') => return Some((cells, at + 2, odd)),
                None if !ended => return None,
                _ => return Some((cells, at + 1, odd)),
            },
            Some(_) => return Some((cells, at + 1, odd)),
            None if ended => return Some((cells, at, odd)),
            None => return None,
        }
    }
}

/// A cell without quotation marks: everything up to the separator or the line's end.
fn plain(text: &[u8], separator: u8, ended: bool, odd: &mut bool) -> Option<(Cell, usize)> {
    let end = text.iter().position(|byte| *byte == separator || matches!(byte, b'\n' | b'\r'));
    let end = end.or(ended.then_some(text.len()))?;
    Some((cell(text.get(..end)?, odd), end))
}

/// What stands behind an opening mark.
enum Quoted {
    /// A cell, and the bytes that it took.
    Whole(Vec<u8>, usize),
    /// Its closing mark may still come.
    Unfinished,
    /// The mark opens nothing: it stands there as itself.
    Open,
}

/// A cell behind its opening mark; a doubled mark is one, what follows the closing mark is kept as it stands.
///
/// A mark that nobody closed would swallow the rows behind it, up to the next mark or the end. So it is none where its
/// cell reaches over lines and what closes it is another cell's opening, or where a line inside it is a whole row.
fn quoted(text: &[u8], separator: u8, marks: Marks) -> Quoted {
    let mut value = Vec::new();
    let mut at = 0;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let Some(mark) = rest.iter().position(|byte| *byte == b'"') else {
            return if marks.ended || marks.endless { Quoted::Open } else { Quoted::Unfinished };
        };
        value.extend_from_slice(rest.get(..mark).unwrap_or_default());
        at += mark + 1;
        match text.get(at) {
            Some(b'"') => {
                value.push(b'"');
                at += 1;
            }
            None if !marks.ended => return Quoted::Unfinished,
            _ => break,
        }
    }
    let tail = text.get(at..).unwrap_or_default();
    let end = tail.iter().position(|byte| *byte == separator || matches!(byte, b'\n' | b'\r'));
    let Some(end) = end.or(marks.ended.then_some(tail.len())) else { return Quoted::Unfinished };
    if value.contains(&b'\n') && (end > 0 || swallows_rows(&value, separator, marks.width)) {
        return Quoted::Open;
    }
    value.extend_from_slice(tail.get(..end).unwrap_or_default());
    Quoted::Whole(value, at + end)
}

/// Whether a line within a cell is as wide as the rows of the file.
fn swallows_rows(value: &[u8], separator: u8, width: usize) -> bool {
    let lines: Vec<&[u8]> = value.split(|byte| *byte == b'\n').collect();
    let inner = lines.get(1..lines.len().saturating_sub(1)).unwrap_or_default();
    let parts = |line: &[u8]| line.split(|byte| *byte == separator).count();
    width > 2 && inner.iter().any(|line| parts(line) >= width)
}

/// A cell of these bytes; those that are no UTF-8 are read as GB 18030, which is said by `odd`.
fn cell(bytes: &[u8], odd: &mut bool) -> Cell {
    // Excel's `="0123"`, by which a system keeps a number's zeros.
    let bytes = bytes.strip_prefix(b"=\"").and_then(|rest| rest.strip_suffix(b"\"")).unwrap_or(bytes);
    if bytes.is_empty() {
        return Cell::Empty;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cell::from_text(text);
    }
    *odd = true;
    Cell::from_text(&encoding_rs::GB18030.decode_without_bom_handling(bytes).0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Seek, Write};

    type Read = Vec<(u32, Vec<String>)>;

    fn rows(bytes: &[u8]) -> (Read, (Encoding, char)) {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        file.rewind().unwrap();
        let mut rows = Rows::open(file).unwrap();
        let mut all = Vec::new();
        while let Some(row) = rows.next_row().unwrap() {
            all.push((row.number, row.cells.iter().map(|cell| cell.text().into_owned()).collect()));
        }
        (all, rows.encoding())
    }

    fn words(row: &[&str]) -> Vec<String> {
        row.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn quotes_line_ends_and_blank_rows() {
        let (all, _) = rows("a,b\r\n\r\n\"x\ny\",\"he said \"\"hi\"\"\"\n,,\n1,=\"02\"".as_bytes());
        assert_eq!(
            all,
            [
                (1, words(&["a", "b"])),
                (3, words(&["x\ny", "he said \"hi\""])),
                // A quoted line's end is one row in a spreadsheet, not two.
                (5, words(&["1", "02"])),
            ]
        );
    }

    #[test]
    fn separators_are_found() {
        for (separator, text) in [
            ('\t', "姓名\t地址\n王伟\t红光巷12号, 3-2-501\n"),
            (';', "姓名;电话\n王伟;138\n李静;139\n"),
            ('|', "姓名|电话\n王伟|138,139\n"),
            (',', "姓名,电话\n王伟,138;139\n"),
            (';', "sep=;\na,b;c\n"),
        ] {
            let (all, (_, found)) = rows(text.as_bytes());
            assert_eq!(found, separator, "{text}");
            assert!(all.iter().all(|(_, cells)| cells.len() == 2), "{text}");
        }
    }

    #[test]
    fn encodings_are_found() {
        let text = "姓名,地址\n王伟,红光巷\n";
        let utf16 = |bytes: fn(u16) -> [u8; 2], mark: u16| {
            std::iter::once(mark).chain(text.encode_utf16()).flat_map(bytes).collect::<Vec<u8>>()
        };
        let files = [
            (Encoding::Utf8, text.as_bytes().to_vec()),
            (Encoding::Utf8, [b"\xef\xbb\xbf", text.as_bytes()].concat()),
            (Encoding::Gb18030, encoding_rs::GBK.encode(text).0.into_owned()),
            (Encoding::Utf16Le, utf16(u16::to_le_bytes, 0xfeff)),
            (Encoding::Utf16Be, utf16(u16::to_be_bytes, 0xfeff)),
        ];
        for (encoding, bytes) in files {
            let (all, (found, _)) = rows(&bytes);
            assert_eq!(found, encoding);
            assert_eq!(all, [(1, words(&["姓名", "地址"])), (2, words(&["王伟", "红光巷"]))], "{encoding:?}");
        }
    }

    #[test]
    fn a_mark_that_nobody_closed_swallows_nobody() {
        for (text, names) in [
            ("姓名,住址,血型\n王伟,红光巷,\"A\n李静,柿园路,O\n赵丙,西街,B\n", 4),
            ("姓名,住址,血型\n王伟,红光巷,\"A\n李静,柿园路,O\n赵丙,\"西街\",B\n钱丁,西街,\"B\"\n", 5),
            ("姓名,住址,血型\n\"王伟,红光巷,A\n李静,柿园路,O\n赵丙,\"西街,\",B\n", 4),
            ("姓名,住址,血型\n王伟,\"红光巷,A\n李静,柿园路,O\n赵丙,西街,\"\"\n", 4),
            ("姓名,住址,血型\n王伟,5\"巷,A\n李静,柿园路,O\n", 3),
            ("姓名,住址,血型\n王伟,\"红光巷\n12号\",A\n李静,\"第一行\r\n第二行, 还有\",O\n", 3),
        ] {
            assert_eq!(rows(text.as_bytes()).0.len(), names, "{text}");
        }
    }

    #[test]
    fn a_row_in_another_encoding_is_read_by_that() {
        let mut bytes = "name,address\n李静,东关南街\n".as_bytes().to_vec();
        bytes.extend_from_slice(&encoding_rs::GBK.encode("王伟,红光巷\n").0);
        let (all, (found, _)) = rows(&bytes);
        assert_eq!(
            (found, &all[1].1, &all[2].1),
            (Encoding::Utf8, &words(&["李静", "东关南街"]), &words(&["王伟", "红光巷"]))
        );
    }

    #[test]
    fn big5_is_told_from_gbk_and_marks_may_repeat() {
        let text =
            "姓名,住址,備註\n王偉,紅光巷十二號三號樓二單元,獨居老人，需要幫助\n李靜,柿園路八號院一號樓,退休教師\n";
        let (all, (found, _)) = rows(&encoding_rs::BIG5.encode(text).0);
        assert_eq!((found, all[1].1[0].as_str()), (Encoding::Big5, "王偉"));
        let (_, (found, _)) = rows(&encoding_rs::GBK.encode(text).0);
        assert_eq!(found, Encoding::Gb18030, "traditional characters in GBK");
        let (all, _) = rows(&[b"\xef\xbb\xbf\xef\xbb\xbf", "姓名,电话\n".as_bytes()].concat());
        assert_eq!(all[0].1[0], "姓名");
    }

    #[test]
    fn an_open_quotation_mark_is_named() {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(b"a,b\n\"").unwrap();
        file.write_all(&vec![b'x'; 2 * LONGEST_ROW]).unwrap();
        file.rewind().unwrap();
        let mut rows = Rows::open(file).unwrap();
        assert!(rows.next_row().unwrap().is_some());
        assert!(matches!(rows.next_row(), Err(FileError::RowTooLong { row: 2 })));
    }
}
