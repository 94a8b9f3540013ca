//! A file of rows: comma or tab separated text in the encodings that offices have, xlsx, xls and ods.
//!
//! Rows are streamed; no file makes it panic or grow beyond the limits named here.

mod book;
mod encoding;
mod guard;
mod kind;
mod merged;
mod ods;
mod ole;
mod outbox;
mod print;
mod separated;

use std::fs::File;
use std::path::Path;

use super::cell::Row;
pub use book::READER_THREAD;
pub use encoding::{Encoding, read_text};
pub use kind::Kind;
pub use print::fingerprint;

/// Most columns of a table.
pub const MOST_COLUMNS: usize = 1024;
/// Most bytes of one row of separated text; beyond it stands an open quotation mark.
pub const LONGEST_ROW: usize = 1 << 20;

/// How to open a file.
#[derive(Debug, Clone, Default)]
pub struct OpenOptions {
    /// The sheet to read; without it the first one that is not hidden.
    pub sheet: Option<String>,
}

/// Why a file cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The disk's own reason.
    #[error("the file cannot be read: {0}")]
    Io(#[from] std::io::Error),
    /// No byte in it.
    #[error("the file is empty")]
    Empty,
    /// Neither text nor a spreadsheet.
    #[error("the file is no table")]
    NotATable,
    /// A kind of file that is known but not read: save it as xlsx.
    #[error("a {0:?} file is not read here; save it as xlsx")]
    Unsupported(Kind),
    /// Protected by a password.
    #[error("the file is protected by a password")]
    Locked,
    /// A spreadsheet whose inside is broken.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// A part that unpacks to more than this desk reads.
    #[error("{part} unpacks to more than {limit} bytes; save the file as csv")]
    TooLarge {
        /// Which part of the file.
        part: String,
        /// Most bytes.
        limit: u64,
    },
    /// A row that goes on for ever: a quotation mark was opened and never closed.
    #[error("row {row} is longer than {LONGEST_ROW} bytes: a quotation mark is not closed")]
    RowTooLong {
        /// Its number.
        row: u32,
    },
    /// More columns than a table has.
    #[error("row {row} has more than {MOST_COLUMNS} columns")]
    TooManyColumns {
        /// Its number.
        row: u32,
    },
    /// No sheet has that name.
    #[error("no sheet {wanted:?}; the file has {sheets:?}")]
    NoSheet {
        /// The name asked for, empty if none was.
        wanted: String,
        /// The names that there are.
        sheets: Vec<String>,
    },
    /// No row names the columns: a heading of the person's name is needed.
    #[error("no row names the columns: a column 姓名 is needed")]
    NoHeading {
        /// The sheets of the file that are not hidden: the roster may be on another.
        sheets: Vec<String>,
    },
}

/// An open file of rows.
#[derive(Debug)]
pub struct Table {
    kind: Kind,
    source: Source,
}

#[derive(Debug)]
enum Source {
    Separated(separated::Rows),
    Book(book::Rows),
}

/// Opens a file by what is in it, whatever its name ends in.
pub fn open(path: &Path, options: &OpenOptions) -> Result<Table, FileError> {
    let mut file = File::open(path)?;
    let kind = Kind::of(&mut file)?;
    let source = match kind {
        Kind::Separated => {
            if let Some(wanted) = options.sheet.clone() {
                return Err(FileError::NoSheet { wanted, sheets: Vec::new() });
            }
            Source::Separated(separated::Rows::open(file)?)
        }
        Kind::Xlsx | Kind::Xls | Kind::Ods => Source::Book(book::Rows::open(file, kind, options.sheet.clone())?),
        other => return Err(FileError::Unsupported(other)),
    };
    Ok(Table { kind, source })
}

impl Table {
    /// What kind of file it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The encoding and separator of a text file.
    pub fn encoding(&self) -> Option<(Encoding, char)> {
        match &self.source {
            Source::Separated(rows) => Some(rows.encoding()),
            Source::Book(_) => None,
        }
    }

    /// Whether plain numbers of days are counted from 1904, not from 1900.
    pub fn is_late(&self) -> bool {
        match &self.source {
            Source::Separated(_) => false,
            Source::Book(rows) => rows.is_late(),
        }
    }

    /// The names of a workbook's sheets, hidden ones too; none for text.
    pub fn sheets(&self) -> &[String] {
        match &self.source {
            Source::Separated(_) => &[],
            Source::Book(rows) => &rows.sheets().all,
        }
    }

    /// The names of those sheets that are not hidden.
    pub fn shown_sheets(&self) -> &[String] {
        match &self.source {
            Source::Separated(_) => &[],
            Source::Book(rows) => &rows.sheets().shown,
        }
    }

    /// The sheet that is read; empty for text.
    pub fn sheet(&self) -> &str {
        match &self.source {
            Source::Separated(_) => "",
            Source::Book(rows) => rows.sheet(),
        }
    }

    /// The next row that is not blank, or `None` at the end. After an error nothing follows.
    pub fn next_row(&mut self) -> Result<Option<Row>, FileError> {
        match &mut self.source {
            Source::Separated(rows) => rows.next_row(),
            Source::Book(rows) => rows.next_row(),
        }
    }

    /// How much has been read, from 0 to 1, as far as the file tells.
    pub fn share_read(&self) -> f32 {
        match &self.source {
            Source::Separated(rows) => rows.share_read(),
            Source::Book(rows) => rows.share_read(),
        }
    }
}
