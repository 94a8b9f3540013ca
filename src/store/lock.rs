//! One writer a folder: a lock that the system takes back when its holder dies, and a file that says who holds it.
//! The second file is removed on a clean close only, so finding it means that the last writer did not close cleanly.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::disk::{self, Disk};
use super::durable;
use super::error::{At, OpenError};

/// The held lock; it is let go when dropped.
#[derive(Debug)]
pub(super) struct Lock {
    _lock: disk::Lock,
    disk: Disk,
    dir: PathBuf,
    /// Whether the last writer stopped without closing.
    pub(super) unclean: bool,
}

impl Lock {
    /// Takes the lock, or says who holds it and since when.
    pub(super) fn take(disk: &Disk, dir: &Path, who: &str) -> Result<Self, OpenError> {
        let path = dir.join("LOCK");
        let Some(lock) = disk.lock(&path).at(&path)? else { return Err(held(disk, dir)) };
        let holder = dir.join("HOLDER");
        let unclean = disk.is_there(&holder).at(&holder)?;
        let since = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_millis());
        let who = who.replace('\n', " ");
        let text = format!("{who}\n{since}\n{}\n", std::process::id());
        durable::replace(disk, &holder, text.as_bytes()).at(&holder)?;
        Ok(Self { _lock: lock, disk: disk.clone(), dir: dir.to_owned(), unclean })
    }

    /// Says that everything was closed in order.
    pub(super) fn close(self) -> Result<(), OpenError> {
        let holder = self.dir.join("HOLDER");
        self.disk.remove(&holder).at(&holder)?;
        self.disk.sync_folder(&self.dir).at(&self.dir)
    }
}

fn held(disk: &Disk, dir: &Path) -> OpenError {
    let bytes = disk.read(&dir.join("HOLDER")).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let mut lines = text.lines();
    OpenError::Held {
        who: lines.next().unwrap_or_default().to_owned(),
        since: lines.next().and_then(|n| n.parse().ok()).unwrap_or(0),
    }
}
