//! The few steps that durability rests on: replacement by rename, and the sync behind it.
//! Nothing here retries a failed sync: after one the page cache can no longer be trusted.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::disk::Disk;

/// Puts `bytes` in place of the file: after a crash there is the old file or the new one, whole.
pub(super) fn replace(disk: &Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let fresh = beside(path);
    let mut file = disk.create(&fresh)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    settle(disk, &fresh, path)
}

/// Gives a synced file its final name, durably.
pub(super) fn settle(disk: &Disk, fresh: &Path, path: &Path) -> io::Result<()> {
    disk.rename(fresh, path)?;
    disk.sync_folder(path.parent().unwrap_or(Path::new("")))
}

/// The name under which a file is written before it takes its place.
pub(super) fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().map_or_else(OsString::new, OsString::from);
    name.push(".new");
    path.with_file_name(name)
}
