//! sled, kept at arm's length: it holds every record, and nothing rests on it alone.
//! sled panics where its files are damaged, so every call is guarded, and a handle that panicked or failed is
//! leaked, never used or dropped again.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::ops::{Bound, ControlFlow};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use super::bytes::Bytes;
use super::disk::{File, Folder};
use super::error::OpenError;
use super::home::Home;
use super::lock::Anchor;
use super::port::Rev;
use super::safe::FolderSeal;
use super::setsum::SetSum;
use super::snapshot::VisitRaw;
use crate::model::cause::Cause;
use crate::platform;

/// The mark stands alone in a tree of this name.
const MARK: &[u8] = b"mark";
/// What sled says when its file is locked.
const HELD: &str = "could not acquire lock";
const FLUSH_EVERY_MS: u64 = 5_000;

/// What answered reads failed: sled, by an error or a panic, or the image that stands in for it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?}")]
pub(super) struct Fault(pub(super) Cause);

impl Fault {
    pub(super) fn new(said: impl Into<String>) -> Self {
        Self(Cause::Sled { said: said.into() })
    }
}

impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Self {
        Self(Cause::from(&error))
    }
}

impl From<OpenError> for Fault {
    fn from(error: OpenError) -> Self {
        Self(error.into())
    }
}

impl From<sled::Error> for Fault {
    fn from(error: sled::Error) -> Self {
        match error {
            sled::Error::Io(error) => error.into(),
            other => Self::new(other.to_string()),
        }
    }
}

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Whether a panic on this thread, right now, is caught by the store and nothing for a panic hook to act upon.
pub fn panic_is_caught() -> bool {
    GUARDED.get()
}

fn guarded<T>(call: impl FnOnce() -> Result<T, sled::Error>) -> Result<T, Fault> {
    let outer = GUARDED.replace(true);
    let outcome = catch_unwind(AssertUnwindSafe(call));
    GUARDED.set(outer);
    match outcome {
        Ok(done) => done.map_err(Fault::from),
        Err(panic) => {
            let said = panic.downcast_ref::<String>().map(String::as_str);
            let said = said.or_else(|| panic.downcast_ref::<&str>().copied());
            let said = said.unwrap_or("no reason");
            Err(Fault::new(format!("panicked: {said}")))
        }
    }
}

/// Bytes of a value that may be kept waiting.
const SMALL: usize = 128;

/// What the keys of records have in common that lie beside each other.
fn neighborhood(key: &[u8]) -> &[u8] {
    key.split_last_chunk::<2>().map_or(&[], |(shared, _)| shared)
}

/// How far sled has come: which store, up to which revision, with what in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) store: u64,
    pub(super) rev: Rev,
    pub(super) sum: SetSum,
}

impl Mark {
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(40);
        for number in [self.store, self.rev, self.sum.count] {
            bytes.extend_from_slice(&number.to_le_bytes());
        }
        bytes.extend_from_slice(&self.sum.hash.to_le_bytes());
        bytes
    }

    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let mut fields = Bytes(bytes);
        Some(Self {
            store: fields.u64()?,
            rev: fields.u64()?,
            sum: SetSum { count: fields.u64()?, hash: fields.u128()? },
        })
    }
}

/// An entry as sled keeps it: its revision, then its value.
pub(super) fn split(stored: &[u8]) -> Option<(Rev, &[u8])> {
    let mut rest = Bytes(stored);
    Some((rest.u64()?, rest.0))
}

/// Changes for sled, by key, as sled keeps them; `None` where nothing is to stand. The last one of a key counts.
#[derive(Debug, Default)]
pub(super) struct Changes(BTreeMap<sled::IVec, Option<sled::IVec>>);

impl Changes {
    pub(super) fn put(&mut self, key: &[u8], rev: Rev, value: &[u8]) {
        let mut stored = Vec::with_capacity(8 + value.len());
        stored.extend_from_slice(&rev.to_le_bytes());
        stored.extend_from_slice(value);
        self.0.insert(key.into(), Some(stored.into()));
    }

    pub(super) fn delete(&mut self, key: &[u8]) {
        self.0.insert(key.into(), None);
    }

    /// What is to stand under `key`: the inner option, if that is changed at all: the outer one.
    #[expect(clippy::option_option, reason = "changed to nothing is not the same as not changed")]
    pub(super) fn get(&self, key: &[u8]) -> Option<Option<sled::IVec>> {
        self.0.get(key).cloned()
    }

    /// Adds later changes.
    pub(super) fn extend(&mut self, later: Self) {
        self.0.extend(later.0);
    }

    /// Leaves out what is changed again later.
    pub(super) fn yield_to(&mut self, later: &Self) {
        if !self.0.is_empty() {
            later.0.keys().for_each(|key| drop(self.0.remove(key)));
        }
    }

    /// Takes out the small changes whose keys lie far from every other's.
    pub(super) fn take_scattered(&mut self) -> Self {
        let mut scattered = Self::default();
        let mut before: Option<sled::IVec> = None;
        let mut changes = std::mem::take(&mut self.0).into_iter().peekable();
        while let Some((key, stored)) = changes.next() {
            let beside = |other: &sled::IVec| neighborhood(other) == neighborhood(&key);
            let near = before.as_ref().is_some_and(beside) || changes.peek().is_some_and(|(next, _)| beside(next));
            let small = stored.as_ref().is_none_or(|stored| stored.len() <= SMALL);
            let side = if small && !near { &mut scattered } else { &mut *self };
            side.0.insert(key.clone(), stored);
            before = Some(key);
        }
        scattered
    }

    /// Adds those changes of `later` whose keys begin with `prefix`, sharing their bytes.
    pub(super) fn extend_under(&mut self, prefix: &[u8], later: &Self) {
        let from = (Bound::Included(prefix), Bound::Unbounded);
        let range = later.0.range::<[u8], _>(from);
        let within = range.take_while(|(key, _)| key.starts_with(prefix));
        self.0.extend(within.map(|(key, stored)| (key.clone(), stored.clone())));
    }

    /// What is to stand under each key, in key order.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&[u8], Option<(Rev, &[u8])>)> {
        let stored = self.0.iter();
        stored.map(|(key, stored)| (key.as_ref(), stored.as_deref().and_then(split)))
    }

    /// The keys that change, in order.
    pub(super) fn keys(&self) -> impl Iterator<Item = &[u8]> {
        self.0.keys().map(AsRef::as_ref)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Bytes of keys and values.
    pub(super) fn bytes(&self) -> usize {
        let size = |(key, stored): (&sled::IVec, &Option<sled::IVec>)| {
            key.len() + stored.as_ref().map_or(0, |stored| stored.len())
        };
        self.0.iter().map(size).sum()
    }
}

/// An open sled. Whoever sees a [`Fault`] hands it to [`Handle::abandon`].
#[derive(Debug, Clone)]
pub(super) struct Handle {
    db: sled::Db,
    mark: sled::Tree,
    /// Its file, for the sync that sled leaves out.
    log: Arc<File>,
    /// Where it lies: sled calls some of its files by name at any time, and another store's folder may have this one's
    /// name by then. Let go last.
    _folder: Arc<Folder>,
}

impl Handle {
    /// Opens sled in its folder, which is made if it is missing, with about so many bytes of its pages in memory. Where
    /// somebody holds the folder by an anchor, sled is opened in no other.
    pub(super) fn open(home: &Home, cache: u64, anchor: Option<&Anchor>) -> Result<Self, Fault> {
        // sled makes files by itself, at any time and for everybody to read.
        platform::keep_files_private();
        anchor.map_or(Ok(()), Anchor::check)?;
        home.disk.make_folder(&home.sled())?;
        let folder = Arc::new(home.disk.hold(&home.sled())?);
        // What is held from here on was ours when it was.
        anchor.map_or(Ok(()), Anchor::check)?;
        let mut tries = 0;
        loop {
            match Self::try_open(home, &folder, cache) {
                // Ours is the only writer's lock, so whoever still holds sled's is just letting it go: a writer that
                // was killed, or a program that was being started when the last one closed.
                Err(fault) if fault.0.said().contains(HELD) && tries < 50 => tries += 1,
                other => {
                    // The file that is synced later was opened by its name.
                    anchor.map_or(Ok(()), Anchor::check)?;
                    return other;
                }
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn try_open(home: &Home, folder: &Arc<Folder>, cache: u64) -> Result<Self, Fault> {
        let (db, mark) = guarded(|| {
            let db = sled::Config::new()
                .path(folder.path())
                .cache_capacity(cache)
                .flush_every_ms(Some(FLUSH_EVERY_MS))
                .open()?;
            let mark = db.open_tree(MARK)?;
            Ok((db, mark))
        })?;
        let log = home.disk.open(&home.sled_log())?;
        Ok(Self { db, mark, log: Arc::new(log), _folder: folder.clone() })
    }

    /// Forgets the handle without running any more of sled's code.
    pub(super) fn abandon(self) {
        std::mem::forget(self);
    }

    /// Drops the handle, in which sled writes out what it holds back.
    pub(super) fn close(self) -> Result<(), Fault> {
        guarded(|| {
            drop(self);
            Ok(())
        })
    }

    /// How far it has come; `None` in a fresh one, and in one whose building was cut off.
    pub(super) fn mark(&self) -> Result<Option<Mark>, Fault> {
        let stored = guarded(|| self.mark.get(MARK))?;
        Ok(stored.and_then(|bytes| Mark::parse(&bytes)))
    }

    /// The entry under `key`, as sled keeps it.
    pub(super) fn stored(&self, key: &[u8]) -> Result<Option<sled::IVec>, Fault> {
        guarded(|| self.db.get(key))
    }

    /// Visits every entry whose key begins with `prefix`, in key order.
    pub(super) fn scan(&self, prefix: &[u8], visit: VisitRaw<'_>) -> Result<(), Fault> {
        let mut entries = guarded(|| Ok(self.db.scan_prefix(prefix)))?;
        // The visitor runs outside the guard: its panics are its own.
        while let Some((key, stored)) = guarded(|| entries.next().transpose())? {
            let (rev, value) = split(&stored).ok_or_else(short)?;
            if let ControlFlow::Break(()) = visit(&key, rev, value) {
                break;
            }
        }
        Ok(())
    }

    /// Applies changes, then notes how far sled has come with them.
    ///
    /// One by one and not as a transaction: sled's transactions cost several times as much (each rolls its buffer),
    /// and after a crash in between, what lies behind the mark is put right by replaying whole values.
    pub(super) fn apply(&self, changes: &Changes, mark: &Mark) -> Result<(), Fault> {
        guarded(|| {
            self.put(changes)?;
            self.mark.insert(MARK, mark.bytes()).map(drop)
        })
    }

    /// Applies changes of a sled that is still being built and bears no mark yet.
    pub(super) fn fill(&self, changes: &Changes) -> Result<(), Fault> {
        guarded(|| self.put(changes))
    }

    fn put(&self, changes: &Changes) -> Result<(), sled::Error> {
        for (key, stored) in &changes.0 {
            match stored {
                Some(stored) => self.db.insert(key, stored)?,
                None => self.db.remove(key)?,
            };
        }
        Ok(())
    }

    /// Counts and hashes everything it holds, and finds the newest revision in it.
    pub(super) fn survey(&self, folder: &FolderSeal, mut seen: impl FnMut(u64)) -> Result<(SetSum, Rev), Fault> {
        let mut sum = SetSum::default();
        let mut newest = 0;
        self.scan(&[], &mut |key, rev, value| {
            sum.add(folder, key, rev, value);
            newest = newest.max(rev);
            seen(sum.count);
            ControlFlow::Continue(())
        })?;
        Ok((sum, newest))
    }

    /// Brings everything to the disk. sled's own flush asks for less than that on Linux, hence the sync behind it.
    pub(super) fn flush(&self) -> Result<(), Fault> {
        guarded(|| self.db.flush())?;
        Ok(self.log.sync_data()?)
    }
}

fn short() -> Fault {
    Fault::new("an entry without a revision")
}
