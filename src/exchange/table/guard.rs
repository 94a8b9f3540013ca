//! Weighs a packed spreadsheet before anything reads it: a few kilobytes may unpack to more than the machine has.
//!
//! Sizes that the archive states are not believed; every part is unpacked once into nothing and counted.

use std::fs::File;
use std::io::{BufReader, Read, Seek};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{FileError, Kind};

/// Most bytes of a part that is read as a stream: a sheet.
const LARGEST_SHEET: u64 = 1 << 30;
/// Most bytes of a part that is held in memory whole: shared texts, styles, relations.
const LARGEST_PART: u64 = 64 << 20;
/// Most parts of one file.
const MOST_PARTS: usize = 4096;
/// Most bytes between two tags: one cell's text, which is held in memory.
const LONGEST_TEXT: usize = 4 << 20;
/// Shortest bytes that one shared text takes: `<si/>`.
const SHORTEST_SHARED_TEXT: u64 = 5;

/// Which spreadsheet an archive is, by the parts in it.
pub(super) fn kind_of_archive(file: &mut File) -> Result<Kind, FileError> {
    let archive = ZipArchive::new(BufReader::new(&mut *file)).map_err(damaged)?;
    let has = |name: &str| archive.index_for_name(name).is_some();
    let kind = if has("xl/workbook.bin") {
        Kind::Xlsb
    } else if has("content.xml") {
        Kind::Ods
    } else if archive.file_names_raw().any(|name| name.ends_with(b"workbook.xml")) {
        Kind::Xlsx
    } else {
        return Err(FileError::NotATable);
    };
    drop(archive);
    file.rewind()?;
    Ok(kind)
}

/// Unpacks every part of an archive into nothing and refuses what would not fit; answers the bytes of all parts.
pub(super) fn weigh(file: &mut File) -> Result<u64, FileError> {
    let mut archive = ZipArchive::new(BufReader::new(&mut *file)).map_err(damaged)?;
    if archive.len() > MOST_PARTS {
        return Err(FileError::TooLarge { part: "META".to_owned(), limit: MOST_PARTS as u64 });
    }
    let mut total = 0;
    for place in 0..archive.len() {
        let mut entry = archive.by_index(place).map_err(damaged)?;
        let name = entry.name().map_err(damaged)?.into_owned();
        // Pictures and printer settings are never unpacked.
        let read = [".xml", ".rels", "mimetype"].iter().any(|end| name.to_ascii_lowercase().ends_with(end));
        if read {
            total += weigh_part(&mut entry, name)?;
        }
    }
    drop(archive);
    file.rewind()?;
    Ok(total)
}

fn weigh_part(part: &mut impl Read, name: String) -> Result<u64, FileError> {
    let streamed = name.contains("worksheets/") || name == "content.xml";
    let limit = if streamed { LARGEST_SHEET } else { LARGEST_PART };
    let mut buffer = vec![0; 64 * 1024];
    let (mut total, mut since_tag, mut promised) = (0_u64, 0_usize, 0);
    loop {
        let got = part.read(&mut buffer).map_err(|error| FileError::Damaged(error.to_string()))?;
        let Some(bytes) = buffer.get(..got).filter(|bytes| !bytes.is_empty()) else { break };
        if total == 0 {
            promised = promised_texts(bytes);
        }
        total += got as u64;
        since_tag = match bytes.iter().rposition(|byte| *byte == b'<') {
            Some(last) => got - last,
            None => since_tag + got,
        };
        if total > limit || since_tag > LONGEST_TEXT {
            return Err(FileError::TooLarge { part: name, limit });
        }
    }
    // The count is believed by the reader, which reserves memory by it.
    if promised > total / SHORTEST_SHARED_TEXT {
        return Err(FileError::Damaged(format!("{name} promises {promised} texts")));
    }
    Ok(total)
}

/// The number of texts that a table of shared texts promises at its beginning.
fn promised_texts(head: &[u8]) -> u64 {
    const KEY: &[u8] = b"uniqueCount";
    let Some(at) = head.windows(KEY.len()).position(|window| window == KEY) else { return 0 };
    head.iter()
        .skip(at + KEY.len())
        .skip_while(|byte| !byte.is_ascii_digit())
        .take_while(|byte| byte.is_ascii_digit())
        .fold(0, |sum: u64, byte| sum.saturating_mul(10).saturating_add(u64::from(byte - b'0')))
}

fn damaged(error: ZipError) -> FileError {
    match error {
        ZipError::Io(error) if error.kind() != std::io::ErrorKind::UnexpectedEof => FileError::Io(error),
        other => FileError::Damaged(other.to_string()),
    }
}
