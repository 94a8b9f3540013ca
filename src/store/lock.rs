//! One writer a folder: a lock that the system takes back when its holder dies, and a file that says who holds it.
//! The second file is removed on a clean close only, so finding it means that the last writer did not close cleanly.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use rustix::fs::{FlockOperation, flock};
use rustix::io::Errno;

use super::durable;
use super::error::{At, Holder, OpenError};

/// The held lock; it is let go when dropped.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
    dir: PathBuf,
    /// Whether the last writer stopped without closing.
    pub(super) unclean: bool,
}

impl Lock {
    /// Takes the lock, or says who holds it and since when.
    pub(super) fn take(dir: &Path, who: &str) -> Result<Self, OpenError> {
        let path = dir.join("LOCK");
        let file = durable::private().write(true).create(true).truncate(false).open(&path).at(&path)?;
        match flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => {}
            Err(Errno::WOULDBLOCK) => return Err(held(dir)),
            Err(errno) => return Err(std::io::Error::from(errno)).at(&path),
        }
        let holder = dir.join("HOLDER");
        let unclean = holder.exists();
        let since = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_millis());
        let who = who.replace('\n', " ");
        let text = format!("{who}\n{since}\n{}\n", std::process::id());
        durable::replace(&holder, text.as_bytes()).at(&holder)?;
        Ok(Self { file, dir: dir.to_owned(), unclean })
    }

    /// Says that everything was closed in order.
    pub(super) fn close(self) -> Result<(), OpenError> {
        let holder = self.dir.join("HOLDER");
        std::fs::remove_file(&holder).at(&holder)?;
        durable::sync_dir(&self.dir).at(&self.dir)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing the file is not enough: a child that is just being started may hold a copy of it.
        let _ = flock(&self.file, FlockOperation::Unlock);
    }
}

fn held(dir: &Path) -> OpenError {
    let text = std::fs::read_to_string(dir.join("HOLDER")).unwrap_or_default();
    let mut lines = text.lines();
    let by = Holder {
        who: lines.next().unwrap_or_default().to_owned(),
        since: lines.next().and_then(|n| n.parse().ok()).unwrap_or(0),
    };
    OpenError::Held { by }
}
