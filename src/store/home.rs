//! The data folder: where each file lies, and the marker that says what kind of folder it is.
//! A folder of a newer format is refused before anything in it is written.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::error::{At, Damage, OpenError, Wrong};
use super::owner::{Owner, PLAIN};
use super::port::Rev;
use super::small_file::SmallFile;

/// The data folder format that this program writes and reads.
pub const FORMAT: u32 = 2;
/// The marker's file.
const MARKER: &str = "FORMAT";
const TITLE: &str = "linli data folder";
/// What the marker says of a store that is still being laid out.
const INCOMPLETE: &str = "not complete\n";
/// Where any of these is, there is a store, and its marker must be too: it is made before them.
const DATA: [&str; 5] = ["journal", "snapshots", "sled", "CURRENT", "HOLDER"];

/// What the program keeps in a data folder, beside caches: its rooms' own files and folders among them.
const OWN: [&str; 13] = [
    "FORMAT",
    "LOCK",
    "HOLDER",
    "CURRENT",
    "BACKUP",
    "journal",
    "snapshots",
    "sled",
    "quarantine",
    "drafts",
    "prints",
    "linli.toml",
    "training.toml",
];

/// A data folder that holds a store.
#[derive(Debug, Clone)]
pub(super) struct Home {
    pub(super) disk: Disk,
    pub(super) dir: PathBuf,
    /// The store's random id: its files are worth nothing in another store.
    pub(super) store: u64,
    /// Whether this is a training folder, where nothing counts.
    pub(super) training: bool,
}

impl Home {
    /// Reads the marker; `None` where there is no store yet. A marker that is missing beside data is damage.
    pub(super) fn find(disk: &Disk, dir: &Path) -> Result<Option<Self>, OpenError> {
        let path = dir.join(MARKER);
        let Some(SmallFile { owner, lines }) = SmallFile::read(disk, &path, TITLE)? else {
            for name in DATA {
                let data = dir.join(name);
                if disk.is_there(&data).at(&data)? {
                    return Err(Damage::to_file(&path, Wrong::Missing).into());
                }
            }
            return Ok(None);
        };
        if lines == INCOMPLETE {
            return Err(Damage::to_file(&path, Wrong::Checksum).into());
        }
        if owner.suite != PLAIN {
            return Err(Damage::to_file(&path, Wrong::Suite).into());
        }
        let Owner { store, training, .. } = owner;
        Ok(Some(Self { disk: disk.clone(), dir: dir.to_owned(), store, training }))
    }

    /// Makes the marker of a store that begins here.
    pub(super) fn create(disk: &Disk, dir: &Path, store: u64, training: bool) -> Result<Self, OpenError> {
        let home = Self { disk: disk.clone(), dir: dir.to_owned(), store, training };
        home.mark(String::new())?;
        Ok(home)
    }

    /// Makes the folder of a store that is being laid out, with an id of its own: until [`Home::complete`] its marker
    /// says that it is no store.
    pub(super) fn begin(disk: &Disk, dir: &Path, training: bool) -> Result<Self, OpenError> {
        let home = Self { disk: disk.clone(), dir: dir.to_owned(), store: random_id(dir)?, training };
        home.mark(INCOMPLETE.to_owned())?;
        Ok(home)
    }

    /// Marks a store as laid out: it goes on from revision `rev` of another one.
    pub(super) fn complete(&self, from: u64, rev: Rev) -> Result<(), OpenError> {
        self.mark(format!("after {from:016x} {rev}\n"))
    }

    fn mark(&self, lines: String) -> Result<(), OpenError> {
        let path = self.dir.join(MARKER);
        SmallFile { owner: self.owner(), lines }.write(&self.disk, &path, TITLE).at(&path)
    }

    /// What every file of this store says of whose it is.
    pub(super) fn owner(&self) -> Owner {
        Owner::plain(self.store, self.training)
    }

    /// The lines of a small file of this store; `None` where there is none.
    pub(super) fn small_file(&self, path: &Path, title: &str) -> Result<Option<String>, OpenError> {
        SmallFile::read_of(self.owner(), (&self.disk, path, title))
    }

    /// Puts these lines in the place of a small file of this store.
    pub(super) fn write_small_file(&self, path: &Path, title: &str, lines: String) -> Result<(), OpenError> {
        SmallFile { owner: self.owner(), lines }.write(&self.disk, path, title).at(path)
    }

    /// Makes the folders that a store needs, and the names in them durable: the last writer may have been told that
    /// they are not.
    pub(super) fn make_folders(&self) -> Result<(), OpenError> {
        for dir in [self.journal(), self.snapshots()] {
            self.disk.make_folder(&dir).at(&dir)?;
            self.disk.sync_folder(&dir).at(&dir)?;
        }
        Ok(())
    }

    /// Takes from everybody but the owner what they may do with the folder and with what this program keeps in it,
    /// which somebody may have copied here by hand. Whatever else lies there is left as it is.
    pub(super) fn make_private(&self) -> Result<(), OpenError> {
        self.disk.make_private(&self.dir).at(&self.dir)?;
        for path in self.disk.list(&self.dir).at(&self.dir)? {
            let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
            if OWN.contains(&name) || path.extension().is_some_and(|ending| ending == "cache") {
                self.disk.make_tree_private(&path).at(&path)?;
            }
        }
        Ok(())
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

    /// Says who holds the folder, and stays where a writer did not close it.
    pub(super) fn holder(&self) -> PathBuf {
        self.dir.join("HOLDER")
    }

    /// Says when the last backup was proved.
    pub(super) fn backup_note(&self) -> PathBuf {
        self.dir.join("BACKUP")
    }

    pub(super) fn sled(&self) -> PathBuf {
        self.dir.join("sled")
    }

    /// The file in which sled keeps its records.
    pub(super) fn sled_log(&self) -> PathBuf {
        self.sled().join("db")
    }

    pub(super) fn quarantine(&self) -> PathBuf {
        self.dir.join("quarantine")
    }
}

/// A fresh id for a store in this folder.
pub(super) fn random_id(dir: &Path) -> Result<u64, OpenError> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).map_err(std::io::Error::other).at(dir)?;
    Ok(u64::from_le_bytes(bytes))
}
