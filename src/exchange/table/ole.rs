//! Weighs an Excel 97 workbook before the spreadsheet library reads it.
//!
//! The library follows the file's own chains and counts without end: a flipped byte may make a chain a circle or a
//! sheet four thousand million rows long, and no memory is enough. Every chain and count is checked here first.

use std::fs::File;
use std::io::{Read, Seek};

use super::FileError;

/// Most bytes of a file; twice that is held in memory while it is read.
const LARGEST: u64 = 96 << 20;
/// Most cells, empty ones inside the used area too, of all sheets together.
const MOST_CELLS: u64 = 4 << 20;
/// Rows and columns of a sheet of this format.
const ROWS: u64 = 65_536;
const COLUMNS: u64 = 256;
/// Bytes of a directory entry, and of a sector of short streams.
const ENTRY: usize = 128;
const SHORT_SECTOR: usize = 64;
/// Streams below this many bytes are short ones.
const SHORT: u64 = 4096;
/// The end of a chain; sector numbers are below [`RESERVED`].
const END: u32 = 0xffff_fffe;
const RESERVED: u32 = 0xffff_fffa;

/// Checks the file and leaves it at its beginning; answers its bytes.
pub(super) fn weigh(file: &mut File) -> Result<u64, FileError> {
    let mut bytes = Vec::new();
    let length = file.by_ref().take(LARGEST + 1).read_to_end(&mut bytes)? as u64;
    if length > LARGEST {
        return Err(FileError::TooLarge { part: "xls".to_owned(), limit: LARGEST });
    }
    let book = Compound::read(&bytes)?.workbook()?;
    weigh_workbook(&book)?;
    file.rewind()?;
    Ok(length)
}

fn damaged(what: &str) -> FileError {
    FileError::Damaged(what.to_owned())
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2).and_then(|two| two.try_into().ok()).map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map(u32::from_le_bytes)
}

fn u32s(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.chunks_exact(4).filter_map(|four| u32_at(four, 0))
}

/// A compound file: sectors in chains, as a small disk.
struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// For each sector the next of its chain.
    next: Vec<u32>,
}

/// A stream's entry in the directory.
struct Entry {
    name: String,
    start: u32,
    length: u64,
}

impl<'a> Compound<'a> {
    fn read(bytes: &'a [u8]) -> Result<Self, FileError> {
        let header = |at| u32_at(bytes, at).ok_or_else(|| damaged("the header is cut short"));
        let sector = match u16_at(bytes, 30) {
            Some(9) => 512,
            Some(12) => 4096,
            _ => return Err(damaged("the sectors have no known size")),
        };
        let mut compound = Self { bytes, sector, next: Vec::new() };
        let mut tables: Vec<u32> = u32s(bytes.get(76..512).unwrap_or_default()).collect();
        let (mut more, mut guard) = (header(68)?, 0);
        while more < RESERVED {
            guard += 1;
            if guard > bytes.len() / sector {
                return Err(damaged("the list of sectors is a circle"));
            }
            tables.extend(u32s(compound.sector(more)?));
            more = tables.pop().unwrap_or(END);
        }
        for table in tables.into_iter().filter(|table| *table < RESERVED) {
            let part = compound.sector(table)?;
            compound.next.extend(u32s(part));
        }
        Ok(compound)
    }

    fn sector(&self, number: u32) -> Result<&'a [u8], FileError> {
        // The header takes one sector's room.
        let start = (number as usize + 1) * self.sector;
        let end = self.bytes.len().min(start + self.sector);
        self.bytes.get(start..end).ok_or_else(|| damaged("a sector lies behind the end"))
    }

    /// The bytes of a chain, which no file can make longer than itself.
    fn chain(&self, mut number: u32) -> Result<Vec<u8>, FileError> {
        let mut all = Vec::new();
        while number != END {
            all.extend_from_slice(self.sector(number)?);
            if all.len() > self.bytes.len() {
                return Err(damaged("a chain of sectors is a circle"));
            }
            number = *self.next.get(number as usize).ok_or_else(|| damaged("a chain of sectors is cut"))?;
        }
        Ok(all)
    }

    fn entries(&self) -> Result<Vec<Entry>, FileError> {
        let directory = self.chain(u32_at(self.bytes, 48).unwrap_or(END))?;
        let entries = directory.chunks_exact(ENTRY).map(|entry| {
            let name = entry.chunks_exact(2).take(32).filter_map(|two| u16_at(two, 0)).take_while(|unit| *unit != 0);
            Entry {
                name: String::from_utf16_lossy(&name.collect::<Vec<u16>>()).to_lowercase(),
                start: u32_at(entry, 116).unwrap_or(END),
                length: u64::from(u32_at(entry, 120).unwrap_or(0)),
            }
        });
        Ok(entries.collect())
    }

    /// The stream of the workbook; all chains that lead to it are checked on the way.
    fn workbook(&self) -> Result<Vec<u8>, FileError> {
        let entries = self.entries()?;
        if entries.iter().any(|entry| entry.name == "encryptedpackage") {
            return Err(FileError::Locked);
        }
        let called = |name: &str| entries.iter().find(|entry| entry.name == name);
        let book = called("workbook").or_else(|| called("book")).ok_or(FileError::NotATable)?;
        let short_table = u32_at(self.bytes, 60).unwrap_or(END);
        let shorts = if short_table < RESERVED { self.chain(short_table)? } else { Vec::new() };
        let root = entries.first().filter(|root| root.start < RESERVED);
        let short_sectors = root.map(|root| self.chain(root.start)).transpose()?.unwrap_or_default();
        if book.length >= SHORT {
            let mut stream = self.chain(book.start)?;
            stream.truncate(book.length as usize);
            return Ok(stream);
        }
        let next: Vec<u32> = u32s(&shorts).collect();
        let (mut stream, mut number) = (Vec::new(), book.start);
        while number != END {
            let start = number as usize * SHORT_SECTOR;
            let part = short_sectors.get(start..start + SHORT_SECTOR);
            stream.extend_from_slice(part.ok_or_else(|| damaged("a short sector lies behind the end"))?);
            if stream.len() > short_sectors.len() {
                return Err(damaged("a chain of short sectors is a circle"));
            }
            number = *next.get(number as usize).ok_or_else(|| damaged("a chain of short sectors is cut"))?;
        }
        stream.truncate(book.length as usize);
        Ok(stream)
    }
}

/// Goes through the records of the workbook and of each sheet, and counts the cells between the outermost ones.
fn weigh_workbook(stream: &[u8]) -> Result<(), FileError> {
    const SHEET: u16 = 0x0085;
    let mut cells = weigh_sheet(stream)?;
    for (_, data) in records(stream).filter(|(kind, _)| *kind == SHEET) {
        let start = u32_at(data, 0).unwrap_or(0) as usize;
        cells += weigh_sheet(stream.get(start..).unwrap_or_default())?;
        if cells > MOST_CELLS {
            return Err(FileError::TooLarge { part: "xls".to_owned(), limit: MOST_CELLS });
        }
    }
    Ok(())
}

/// The cells of the area that one run of records uses.
fn weigh_sheet(stream: &[u8]) -> Result<u64, FileError> {
    const END_OF_SHEET: u16 = 0x000a;
    const DIMENSIONS: u16 = 0x0200;
    // Number, label, rich text, truth or error, number in short, shared text, numbers in short, formula.
    const VALUES: [u16; 8] = [0x0203, 0x0204, 0x00d6, 0x0205, 0x027e, 0x00fd, 0x00bd, 0x0006];
    let mut area: Option<[u64; 4]> = None;
    for (kind, data) in records(stream).take_while(|(kind, _)| *kind != END_OF_SHEET) {
        if kind == DIMENSIONS && !sane(data) {
            return Err(FileError::TooLarge { part: "xls".to_owned(), limit: ROWS * COLUMNS });
        }
        if VALUES.contains(&kind)
            && let (Some(row), Some(column)) = (u16_at(data, 0), u16_at(data, 2))
        {
            // Numbers in short stand side by side, two bytes each for the last column at the end.
            let last =
                if kind == 0x00bd { u16_at(data, data.len().saturating_sub(2)).unwrap_or(column) } else { column };
            let (row, column, last) = (u64::from(row), u64::from(column), u64::from(last));
            let [top, left, bottom, right] = area.unwrap_or([row, column, row, last]);
            area = Some([top.min(row), left.min(column), bottom.max(row), right.max(last)]);
        }
    }
    Ok(area.map_or(0, |[top, left, bottom, right]| (bottom - top + 1) * (right.saturating_sub(left) + 1)))
}

/// Whether the size that a sheet states, by which memory is reserved, is one that a sheet can have.
fn sane(dimensions: &[u8]) -> bool {
    let two = |at| u16_at(dimensions, at).map_or(0, u64::from);
    let four = |at| u32_at(dimensions, at).map_or(0, u64::from);
    // Excel 95 counted its rows in two bytes.
    let (first, last, wide) =
        if dimensions.len() < 14 { (two(0), two(2), two(6)) } else { (four(0), four(4), two(10)) };
    last == 0 || first < last && last * wide <= ROWS * COLUMNS
}

/// The records of a stream, kind and content, as far as they are whole.
fn records(stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(stream, at)?, u16_at(stream, at + 2)? as usize);
        let data = stream.get(at + 4..at + 4 + length)?;
        at += 4 + length;
        Some((kind, data))
    })
}
