//! The few file-system steps that durability rests on: private files, synced folders, replacement by rename.
//! Nothing here retries a failed sync: after one the page cache can no longer be trusted.

use std::ffi::OsString;
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// Makes a folder that only its owner may enter, with its parents; one that exists is left as it is.
pub(super) fn private_dir(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// How a file that only its owner may read is created.
pub(super) fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.mode(0o600);
    options
}

/// Makes the names in a folder durable.
pub(super) fn sync_dir(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// Puts `bytes` in place of the file: after a crash there is the old file or the new one, whole.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let fresh = beside(path);
    let mut file = private().write(true).create(true).truncate(true).open(&fresh)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    settle(&fresh, path)
}

/// Gives a synced file its final name, durably.
pub(super) fn settle(fresh: &Path, path: &Path) -> io::Result<()> {
    std::fs::rename(fresh, path)?;
    sync_dir(path.parent().unwrap_or(Path::new(".")))
}

/// The name under which a file is written before it takes its place.
pub(super) fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().map_or_else(OsString::new, OsString::from);
    name.push(".new");
    path.with_file_name(name)
}
