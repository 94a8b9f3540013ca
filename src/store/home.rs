//! The data folder: where each file lies, and the marker that says what kind of folder it is.
//! A folder of a newer format is refused before anything in it is written.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::durable;
use super::error::{At, Damage, OpenError, Wrong};
use super::port::Rev;

/// The data folder format that this program writes and reads.
pub const FORMAT: u32 = 2;
const TITLE: &str = "linli data folder";

/// A data folder that holds a store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Home {
    pub(super) dir: PathBuf,
    /// The store's random id: its files are worth nothing in another store.
    pub(super) store: u64,
    /// Whether this is a training folder, where nothing counts.
    pub(super) training: bool,
}

impl Home {
    /// Reads the marker; `None` where there is no store yet.
    pub(super) fn find(dir: &Path) -> Result<Option<Self>, OpenError> {
        let path = dir.join("FORMAT");
        let text = match std::fs::read(&path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(e) if e.kind() == ErrorKind::NotFound => return Ok(None),
            Err(e) => return Err(e).at(&path),
        };
        let broken = || Damage::to_file(&path, Wrong::Checksum);
        let mut lines = text.lines();
        let mut field = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix(' ');
        let format: u32 = field(TITLE).and_then(|n| n.parse().ok()).ok_or_else(broken)?;
        if format > FORMAT {
            return Err(OpenError::Newer { found: format, known: FORMAT });
        }
        // Its blocks would look like a write that was cut off, and be wiped.
        if format < FORMAT {
            return Err(OpenError::Older { found: format, known: FORMAT });
        }
        let store = field("store").and_then(|id| u64::from_str_radix(id, 16).ok());
        let training = field("training").and_then(|word| match word {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        });
        let (store, training) = store.zip(training).ok_or_else(broken)?;
        Ok(Some(Self { dir: dir.to_owned(), store, training }))
    }

    /// Makes the folder and its marker.
    pub(super) fn create(dir: &Path, store: u64, training: bool) -> Result<Self, OpenError> {
        let path = dir.join("FORMAT");
        durable::replace(&path, marker(store, training).as_bytes()).at(&path)?;
        Ok(Self { dir: dir.to_owned(), store, training })
    }

    /// Makes the folder of a store that is being laid out, with an id of its own: until [`Home::complete`] its marker
    /// says that it is no store.
    pub(super) fn begin(dir: &Path, training: bool) -> Result<Self, OpenError> {
        let path = dir.join("FORMAT");
        let store = random_id(dir)?;
        durable::replace(&path, format!("{TITLE} not complete\n").as_bytes()).at(&path)?;
        Ok(Self { dir: dir.to_owned(), store, training })
    }

    /// Marks a store as laid out: it goes on from revision `rev` of another one.
    pub(super) fn complete(&self, from: u64, rev: Rev) -> Result<(), OpenError> {
        let path = self.dir.join("FORMAT");
        let text = format!("{}after {from:016x} {rev}\n", marker(self.store, self.training));
        durable::replace(&path, text.as_bytes()).at(&path)
    }

    /// Makes the folders that a store needs.
    pub(super) fn make_folders(&self) -> Result<(), OpenError> {
        for dir in [self.journal(), self.snapshots()] {
            durable::private_dir(&dir).at(&dir)?;
        }
        durable::sync_dir(&self.dir).at(&self.dir)
    }

    pub(super) fn journal(&self) -> PathBuf {
        self.dir.join("journal")
    }

    pub(super) fn segment(&self, number: u64) -> PathBuf {
        self.journal().join(format!("{number:010}.seg"))
    }

    pub(super) fn snapshots(&self) -> PathBuf {
        self.dir.join("snapshots")
    }

    pub(super) fn snapshot(&self, rev: Rev) -> PathBuf {
        self.snapshots().join(format!("{rev:020}.snap"))
    }

    pub(super) fn current(&self) -> PathBuf {
        self.dir.join("CURRENT")
    }

    pub(super) fn sled(&self) -> PathBuf {
        self.dir.join("sled")
    }

    pub(super) fn quarantine(&self) -> PathBuf {
        self.dir.join("quarantine")
    }
}

fn marker(store: u64, training: bool) -> String {
    let word = if training { "yes" } else { "no" };
    format!("{TITLE} {FORMAT}\nstore {store:016x}\ntraining {word}\n")
}

/// A fresh id for a store in this folder.
pub(super) fn random_id(dir: &Path) -> Result<u64, OpenError> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).map_err(std::io::Error::other).at(dir)?;
    Ok(u64::from_le_bytes(bytes))
}
