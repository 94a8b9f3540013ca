//! A file that leaves the desk: written beside its name, synced, and given the name only when it is whole. What stands
//! under the name already is never overwritten, and nobody but the owner may read it.

use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::abroad::Abroad;
use super::disk::{Disk, File};

/// How the hidden name of a file ends that is not whole yet.
pub(super) const NEW: &str = ".linli-new";

/// A file on its way; dropped before [`Outgoing::finish`], nothing of it stays.
#[derive(Debug)]
pub struct Outgoing {
    disk: Disk,
    file: File,
    fresh: PathBuf,
    path: PathBuf,
    finished: bool,
    /// Struck out last: until then whoever opens anything clears what a killed run has left.
    _abroad: Option<Abroad>,
}

impl Outgoing {
    /// Begins a file; refused where the name is taken already.
    pub fn create(path: &Path) -> io::Result<Self> {
        Self::create_on(&Disk::default(), path)
    }

    /// The same on this disk.
    pub(super) fn create_on(disk: &Disk, path: &Path) -> io::Result<Self> {
        Self::create_as(disk, path, NEW)
    }

    /// The same under a hidden name with this ending.
    pub(super) fn create_as(disk: &Disk, path: &Path, ending: &str) -> io::Result<Self> {
        if disk.is_there(path)? {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
        let mut hidden = std::ffi::OsString::from(".");
        hidden.push(name);
        hidden.push(ending);
        let fresh = path.with_file_name(hidden);
        let abroad = Abroad::note(&fresh);
        // What stands there was left by a run that was cut off.
        let file = disk.create(&fresh)?;
        Ok(Self { disk: disk.clone(), file, fresh, path: path.to_owned(), finished: false, _abroad: abroad })
    }

    /// Where it is being written.
    pub fn written_at(&self) -> &Path {
        &self.fresh
    }

    /// Makes what was written durable, under the name that it is written under.
    pub fn sync(&self) -> io::Result<()> {
        self.file.sync_all()
    }

    /// Makes it durable and gives it its name.
    pub fn finish(mut self) -> io::Result<()> {
        self.file.sync_all()?;
        self.disk.rename_new(&self.fresh, &self.path)?;
        self.finished = true;
        match self.disk.sync_folder(self.path.parent().unwrap_or(Path::new(""))) {
            // Some shares cannot sync a folder; the file itself is on the disk.
            Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
            other => other,
        }
    }
}

impl Write for Outgoing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Seek for Outgoing {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

impl Drop for Outgoing {
    fn drop(&mut self) {
        if !self.finished {
            // A file that cannot be removed only takes space; the next run writes over it.
            let _ = self.disk.remove(&self.fresh);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_its_name_only_when_it_is_whole_and_takes_nobody_elses() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("居民.csv");
        let mut cut_off = Outgoing::create(&path).unwrap();
        cut_off.write_all(b"half").unwrap();
        assert!(!path.exists());
        drop(cut_off);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        let mut one = Outgoing::create(&path).unwrap();
        one.write_all(b"whole").unwrap();
        std::fs::write(&path, b"somebody else's").unwrap();
        assert_eq!(one.finish().unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(Outgoing::create(&path).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(std::fs::read(&path).unwrap(), b"somebody else's");
    }

    #[test]
    fn only_the_owner_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.jsonl");
        Outgoing::create(&path).unwrap().finish().unwrap();
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
}
