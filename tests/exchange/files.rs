//! Files that are not what they seem, and bytes that are nothing.

use linli::exchange::table::Kind;
use linli::exchange::{FileError, OpenOptions, Roster, open};
use proptest::prelude::*;

use crate::{TODAY, on_disk};

/// Reads a file to its end or its error.
fn read_all(name: &str, bytes: &[u8]) -> Result<usize, FileError> {
    let file = on_disk(name, bytes);
    let roster = Roster::read(open(&file.path, &OpenOptions::default())?, TODAY)?;
    roster.map(|row| row.map(|_| 1)).sum()
}

#[test]
fn files_of_other_kinds_are_named() {
    assert!(matches!(read_all("a.csv", b""), Err(FileError::Empty)));
    assert!(matches!(read_all("a.xls", b"<html><table>"), Err(FileError::Unsupported(Kind::WebPage))));
    assert!(matches!(read_all("a.xls", b"<?xml version='1.0'?>"), Err(FileError::Unsupported(Kind::Xml))));
    assert!(matches!(read_all("a.csv", b"\x7fELF\0\0\0"), Err(FileError::NotATable)));
    assert!(read_all("a.xlsx", b"PK\x03\x04").is_err());
    assert!(read_all("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn random_bytes_give_rows_or_an_error(
        start in prop::sample::select(vec![&b""[..], b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", "姓名,身份证号\n".as_bytes()]),
        bytes in prop::collection::vec(any::<u8>(), 0..4096),
    ) {
        let _ = read_all("random", &[start, &bytes].concat());
    }

    #[test]
    fn random_text_gives_rows_or_an_error(
        text in "(姓名|身份证号|出生日期|电话|重点类别|住址|[,;\t\"\r\n]|[0-9Xx./-]{1,18}|\\PC){0,200}",
    ) {
        let _ = read_all("random.csv", format!("姓名,身份证号,出生日期,电话,重点类别,住址\n{text}").as_bytes());
    }
}
