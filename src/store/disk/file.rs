//! An open file of the store.

use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use super::watch::{Call, Watch};
use crate::platform::{self, FileId};

/// An open file, each of whose calls is told to whoever watches its disk.
#[derive(Debug)]
pub(in crate::store) struct File {
    inner: std::fs::File,
    seen: Option<Seen>,
    /// Whether nobody else may write to it.
    claimed: bool,
    /// What tells it from others, once that was asked: it stays the same for as long as the file is open.
    id: OnceLock<FileId>,
}

impl Drop for File {
    fn drop(&mut self) {
        if self.claimed {
            // Closing it is not enough: a child that is just being started may hold a copy of it.
            let _ = self.inner.unlock();
        }
    }
}

/// Who hears of a file's calls, and by which number.
#[derive(Debug)]
pub(super) struct Seen {
    watch: Arc<dyn Watch>,
    file: u64,
}

impl Seen {
    /// The number is nobody else's for as long as the program runs.
    pub(super) fn new(watch: Arc<dyn Watch>) -> Self {
        static LAST: AtomicU64 = AtomicU64::new(0);
        Self { watch, file: LAST.fetch_add(1, Ordering::Relaxed) + 1 }
    }

    pub(super) fn file(&self) -> u64 {
        self.file
    }
}

impl File {
    pub(super) fn of(file: std::fs::File, seen: Option<Seen>) -> Self {
        Self { inner: file, seen, claimed: false, id: OnceLock::new() }
    }

    fn tell<'a>(&self, call: impl FnOnce(u64) -> io::Result<Call<'a>>) -> io::Result<()> {
        match &self.seen {
            None => Ok(()),
            Some(Seen { watch, file }) => watch.before(call(*file)?),
        }
    }

    /// Keeps others from writing to it until it is dropped; `false` where somebody else does.
    pub(in crate::store) fn claim(&mut self) -> io::Result<bool> {
        self.claimed = self.claimed || platform::claim_beside_readers(&self.inner)?;
        Ok(self.claimed)
    }

    /// Whether this name still leads to it.
    pub(in crate::store) fn is_at(&self, path: &Path) -> io::Result<bool> {
        self.tell(|_| Ok(Call::Look { path }))?;
        let id = match self.id.get() {
            Some(id) => *id,
            None => platform::file_id(&self.inner)?,
        };
        platform::leads_to(path, *self.id.get_or_init(|| id))
    }

    /// How many bytes it has.
    pub(in crate::store) fn len(&self) -> io::Result<u64> {
        self.tell(|file| Ok(Call::Read { file }))?;
        Ok(self.inner.metadata()?.len())
    }

    /// Reads bytes from a place.
    pub(in crate::store) fn read_exact_at(&self, bytes: &mut [u8], at: u64) -> io::Result<()> {
        self.tell(|file| Ok(Call::Read { file }))?;
        platform::read_exact_at(&self.inner, bytes, at)
    }

    /// Writes bytes to a place.
    pub(in crate::store) fn write_all_at(&self, bytes: &[u8], at: u64) -> io::Result<()> {
        self.tell(|file| Ok(Call::Write { file, at, bytes }))?;
        platform::write_all_at(&self.inner, bytes, at)
    }

    /// Makes what was written durable, within bytes that the file had already.
    pub(in crate::store) fn sync_data(&self) -> io::Result<()> {
        self.tell(|file| Ok(Call::Sync { file }))?;
        self.inner.sync_data()
    }

    /// Makes what was written durable, its length included.
    pub(in crate::store) fn sync_all(&self) -> io::Result<()> {
        self.tell(|file| Ok(Call::Sync { file }))?;
        self.inner.sync_all()
    }
}

impl Read for File {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.tell(|file| Ok(Call::Read { file }))?;
        self.inner.read(bytes)
    }
}

impl Write for File {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.tell(|file| Ok(Call::Write { file, at: (&self.inner).stream_position()?, bytes }))?;
        // All of them: whoever watches was told so.
        self.inner.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for File {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}
