//! Rosters as offices have them, written by an independent spreadsheet writer or byte by byte.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says no by panicking")]

mod files;
mod fixtures;
mod offices;
mod roster;
mod round;
mod xlsx;

use std::path::PathBuf;

use jiff::civil::{Date, date};
use linli::exchange::{Checked, FileError, OpenOptions, RefusedRow, Roster, RosterRow, open};
use linli::model::people::citizen_id::check_character;
use tempfile::TempDir;

/// The day on which every roster here is read.
pub(crate) const TODAY: Date = date(2026, 11, 23);

/// A file in a folder of its own.
pub(crate) struct OnDisk {
    /// Where it is.
    pub(crate) path: PathBuf,
    _folder: TempDir,
}

/// Writes bytes to a file.
pub(crate) fn on_disk(name: &str, bytes: &[u8]) -> OnDisk {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    OnDisk { path, _folder: folder }
}

/// Opens a file as a roster.
pub(crate) fn roster(file: &OnDisk) -> Result<Roster, FileError> {
    Roster::read(open(&file.path, &OpenOptions::default())?, TODAY)
}

/// Reads a file as a roster to its end.
pub(crate) fn read(file: &OnDisk) -> (Vec<RosterRow>, Vec<RefusedRow>) {
    let (mut people, mut refused) = (Vec::new(), Vec::new());
    for row in roster(file).unwrap() {
        match row.unwrap() {
            Checked::Person(row) => people.push(*row),
            Checked::Refused(row) => refused.push(row),
        }
    }
    (people, refused)
}

/// Reads a roster of comma separated text.
pub(crate) fn read_csv(text: &str) -> (Vec<RosterRow>, Vec<RefusedRow>) {
    read(&on_disk("roster.csv", text.as_bytes()))
}

/// The identity number of somebody who does not exist: region 610199, odd sequence for a man.
pub(crate) fn id_number(birth: Date, sequence: u16) -> String {
    let day = birth.strftime("%Y%m%d");
    let digits = format!("610199{day}{sequence:03}");
    let check = check_character(digits.as_bytes());
    format!("{digits}{check}")
}
