//! `linli backup` and `linli restore`: the whole data folder as one file, beside a running console, and back.

use std::process::ExitCode;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::desk::core::backup;
use crate::desk::core::clock::Clock;
use crate::store::backup::restore;
use crate::text::backups as words;

use super::args::BackupFile;
use super::fail::Fail;
use super::out;
use super::place::Place;

/// Takes one. A folder is given the usual name of the day.
pub(super) fn take(place: &Place, wanted: &BackupFile) -> Result<ExitCode, Fail> {
    let folder = place.folder()?;
    let path = if wanted.backup.is_dir() {
        wanted.backup.join(backup::name(&folder, place.clock(&folder)?.now().date())?)
    } else {
        wanted.backup.clone()
    };
    let summary = backup::take(&folder, &path)?;
    out::say(&words::taken(place.lang, summary.entries, summary.head, &path.display()))
}

/// Restores one into the data folder, which must be empty.
pub(super) fn put_back(place: &Place, wanted: &BackupFile) -> Result<ExitCode, Fail> {
    let folder = place.folder()?;
    let summary = restore(&wanted.backup, &folder)?;
    let taken = Timestamp::from_millisecond(summary.taken).unwrap_or_default();
    let at = taken.to_zoned_datetime(TimeZone::system()).datetime();
    out::say(&words::restored(place.lang, summary.entries, at, &folder.display()))
}
