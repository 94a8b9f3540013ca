//! One writer a folder: a lock that the system takes back when its holder dies, and a file that says who holds it.
//! The second file is removed on a clean close only, so finding it means that the last writer did not close cleanly.
//! Nothing is ever read from the first: it stays empty.

use std::path::Path;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use super::disk::{self, Disk};
use super::error::{At, Holder, OpenError};
use super::home::Home;
use super::port::NotOurs;
use super::small_file::SmallFile;

/// What the file is called that says who holds the folder, in its first line.
pub(super) const TITLE: &str = "linli holder";

/// The lock of a folder, held; it is let go when the last one who relies on it is gone.
#[derive(Debug)]
pub(super) struct Anchor {
    lock: disk::Lock,
    home: Home,
}

impl Anchor {
    /// Whether the folder is still where it was, and the lock's file the one that was locked. Where it is not, nothing
    /// may be written there: it may be another store's.
    pub(super) fn holds(&self) -> std::io::Result<Result<(), NotOurs>> {
        let Home { disk, .. } = &self.home;
        if disk.is_lock(&self.lock, &self.home.lock())? {
            return Ok(Ok(()));
        }
        // Whoever removed the lock left the rest where it was; in another store's folder stands another id.
        let ours =
            Home::find(disk, &self.home.dir).is_ok_and(|found| found.is_some_and(|it| it.store == self.home.store));
        Ok(Err(if ours { NotOurs::Lock } else { NotOurs::Folder }))
    }

    /// The same for whoever has an error for every file.
    pub(super) fn check(&self) -> Result<(), OpenError> {
        let path = self.home.lock();
        self.holds().at(&path)?.map_err(std::io::Error::other).at(&path)
    }
}

/// The lock of a store, held, with its holder written down; it is let go when dropped.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) anchor: Arc<Anchor>,
    home: Home,
    /// Whether the last writer stopped without closing.
    pub(super) unclean: bool,
}

/// Takes the lock of a folder, or says who holds it and since when.
pub(super) fn take(disk: &Disk, dir: &Path) -> Result<disk::Lock, OpenError> {
    let path = dir.join("LOCK");
    let lock = disk.lock(&path).at(&path)?;
    lock.ok_or_else(|| held(disk, &dir.join("HOLDER")))
}

/// Whether the last writer stopped without closing. A holder's file that is damaged, or another store's, is named.
pub(super) fn is_left(home: &Home) -> Result<bool, OpenError> {
    Ok(home.small_file(&home.holder(), TITLE)?.is_some())
}

impl Held {
    /// Writes down who holds the store: before anything else in it is written.
    pub(super) fn sign(lock: disk::Lock, home: &Home, who: &str, unclean: bool) -> Result<Self, OpenError> {
        let path = home.holder();
        let since = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_millis());
        let who = who.replace('\n', " ");
        let anchor = Arc::new(Anchor { lock, home: home.clone() });
        let lines = format!("who {who}\nsince {since}\nprocess {}\n", std::process::id());
        home.write_small_file(&path, TITLE, lines)?;
        Ok(Self { anchor, home: home.clone(), unclean })
    }

    /// Says that everything was closed in order.
    pub(super) fn close(self) -> Result<(), OpenError> {
        self.anchor.check()?;
        let Home { disk, dir, .. } = &self.home;
        let holder = self.home.holder();
        disk.remove(&holder).at(&holder)?;
        disk.sync_folder(dir).at(dir)
    }
}

/// Who holds a folder, or left it without closing; none where it was closed in order. Nothing is locked to find out.
pub fn holder(dir: &Path) -> Option<Holder> {
    let (disk, path) = (Disk::default(), dir.join("HOLDER"));
    if SmallFile::read(&disk, &path, TITLE).is_ok_and(|found| found.is_none()) {
        return None;
    }
    match held(&disk, &path) {
        OpenError::Held { by } => Some(by),
        OpenError::Missing(_)
        | OpenError::Newer { .. }
        | OpenError::Older { .. }
        | OpenError::Damaged(_)
        | OpenError::Locked(_)
        | OpenError::Io { .. } => None,
    }
}

/// Who holds a folder, as far as that is written down.
pub(super) fn held(disk: &Disk, holder: &Path) -> OpenError {
    // Whoever holds it may be writing its name down just now.
    let said = SmallFile::read(disk, holder, TITLE).ok().flatten().map(|found| found.lines).unwrap_or_default();
    let mut lines = said.lines();
    let mut field = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix(' ');
    let who = field("who").unwrap_or_default().to_owned();
    let since = field("since").and_then(|n| n.parse().ok()).unwrap_or(0);
    let process = field("process").and_then(|n| n.parse().ok()).unwrap_or(0);
    OpenError::Held { by: Holder { who, since, process } }
}
