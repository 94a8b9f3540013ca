//! What kind of file it is, by its first bytes; names lie (a web page called `.xls` is usual).

use std::fs::File;
use std::io::{Read, Seek};

use super::FileError;
use super::guard;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Comma, tab, semicolon or bar separated text.
    Separated,
    /// Excel 2007 and later.
    Xlsx,
    /// Excel 97 to 2003.
    Xls,
    /// OpenDocument.
    Ods,
    /// Excel's binary workbook: not read.
    Xlsb,
    /// A web page, often named `.xls` by an exporting system: not read.
    WebPage,
    /// An XML document, among them Excel's of 2003: not read.
    Xml,
}

impl Kind {
    /// Looks at a file and leaves it at its beginning.
    pub(super) fn of(file: &mut File) -> Result<Self, FileError> {
        let mut head = Vec::with_capacity(4096);
        file.by_ref().take(4096).read_to_end(&mut head)?;
        file.rewind()?;
        if head.is_empty() {
            return Err(FileError::Empty);
        }
        if head.starts_with(b"PK\x03\x04") {
            return guard::kind_of_archive(file);
        }
        if head.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return Ok(Self::Xls);
        }
        let utf16 = head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]);
        if !utf16 && head.contains(&0) {
            return Err(FileError::NotATable);
        }
        let text = head.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(&head).trim_ascii_start();
        let begins = |word: &[u8]| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        if begins(b"<html") || begins(b"<!doctype html") || begins(b"<table") || begins(b"<meta") {
            return Ok(Self::WebPage);
        }
        if begins(b"<?xml") {
            return Ok(Self::Xml);
        }
        Ok(Self::Separated)
    }
}
