//! The data folder: where each file lies, and the marker that says what kind of folder it is.
//! A folder of a newer format is refused before anything in it is written.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::error::{At, Damage, OpenError, Wrong};
use super::marker::{Marker, Stage};
use super::owner::{Owner, PLAIN, SEALED};
use super::port::Rev;
use super::safe::{FolderSeal, SLOTS, Safe};
use super::small_file::SmallFile;
use super::vault::Files;

/// The data folder format that this program writes and reads.
pub const FORMAT: u32 = 2;
/// The marker's file.
const MARKER: &str = "FORMAT";
const TITLE: &str = "linli data folder";
/// Where any of these is, there is a store, and its marker must be too: it is made before them.
const DATA: [&str; 8] = ["journal", "snapshots", "sled", "CURRENT", "HOLDER", "BACKUP", "FORGET", "quarantine"];

/// What the program keeps in a data folder, beside caches: its rooms' own files and folders among them.
const OWN: [&str; 17] = [
    "FORMAT",
    "LOCK",
    "HOLDER",
    "CURRENT",
    "BACKUP",
    "FORGET",
    "VAULT.a",
    "VAULT.b",
    "journal",
    "snapshots",
    "sled",
    "slots",
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
    /// What else its marker says.
    pub(super) marker: Marker,
    /// What proves what is in it.
    pub(super) seal: FolderSeal,
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
        let marker = Marker::parse(&lines).ok_or_else(|| Damage::to_file(&path, Wrong::Checksum))?;
        if marker.stage == Stage::Incomplete {
            return Err(Damage::to_file(&path, Wrong::Incomplete).into());
        }
        let Owner { store, training, suite } = owner;
        let seal = match suite {
            PLAIN => FolderSeal::default().in_training(training),
            SEALED => FolderSeal::without_key(training),
            _ => return Err(Damage::to_file(&path, Wrong::Suite).into()),
        };
        if suite == PLAIN && has_slots(disk, dir)? {
            return Err(Damage::to_file(&path, Wrong::Unsealed).into());
        }
        Ok(Some(Self { disk: disk.clone(), dir: dir.to_owned(), store, training, marker, seal }))
    }

    /// The same with what opens a sealed folder. A plain one is refused where a sealed one was expected, and a sealed one
    /// where nobody has a key.
    pub(super) fn find_with(disk: &Disk, dir: &Path, safe: &Safe) -> Result<Option<Self>, OpenError> {
        let Some(mut home) = Self::find(disk, dir)? else { return Ok(None) };
        match (home.seal.is_sealed(), safe.is_sealed()) {
            (true, false) => return Err(OpenError::Locked(dir.to_owned())),
            (false, true) => return Err(Damage::to_file(&home.marker_file(), Wrong::Unsealed).into()),
            (true, true) | (false, false) => {}
        }
        home.seal = FolderSeal::of(safe, home.training);
        safe.attach(&home.vault(), false, false)?;
        Ok(Some(home))
    }

    /// The files of its vault.
    pub(super) fn vault(&self) -> Files {
        Files::of(&self.disk, &self.dir, self.owner())
    }

    /// Makes the marker of a plain store that begins here.
    #[cfg(test)]
    pub(super) fn create(disk: &Disk, dir: &Path, store: u64, training: bool) -> Result<Self, OpenError> {
        Self::create_with((disk, dir), store, training, &Safe::plain())
    }

    /// Makes the marker of a store that begins here, sealed where the safe is. Until [`Home::settle`] it says that nothing
    /// was acknowledged yet. Slots lie there before the store does; where they do, it never begins plain.
    pub(super) fn create_with(
        (disk, dir): (&Disk, &Path),
        store: u64,
        training: bool,
        safe: &Safe,
    ) -> Result<Self, OpenError> {
        if !safe.is_sealed() && has_slots(disk, dir)? {
            return Err(OpenError::Locked(dir.to_owned()));
        }
        let (marker, seal) = (Marker::at(Stage::New), FolderSeal::of(safe, training));
        let home = Self { disk: disk.clone(), dir: dir.to_owned(), store, training, marker, seal };
        // Before the marker: a sealed store without its vault is damaged.
        safe.attach(&home.vault(), true, true)?;
        home.mark()?;
        Ok(home)
    }

    /// Says that everything that makes up a store that began here is on the disk: from now on what is missing is lost.
    pub(super) fn settle(&mut self) -> Result<(), OpenError> {
        if self.marker.stage == Stage::New {
            self.marker.stage = Stage::Complete;
            self.mark()?;
        }
        Ok(())
    }

    /// Whether nothing can have been acknowledged here yet.
    pub(super) fn is_new(&self) -> bool {
        self.marker.stage == Stage::New
    }

    /// Whether the folder was being laid out, from a backup or another folder, and that was cut off.
    pub(super) fn is_incomplete(disk: &Disk, dir: &Path) -> bool {
        let found = SmallFile::read(disk, &dir.join(MARKER), TITLE).ok().flatten();
        let marker = found.and_then(|found| Marker::parse(&found.lines));
        marker.is_some_and(|marker| marker.stage == Stage::Incomplete)
    }

    /// Makes the folder of a store that is being laid out, with an id of its own: until [`Home::complete`] its marker
    /// says that it is no store.
    pub(super) fn begin(disk: &Disk, dir: &Path, seal: FolderSeal) -> Result<Self, OpenError> {
        let (marker, training) = (Marker::at(Stage::Incomplete), seal.is_training());
        let home = Self { disk: disk.clone(), dir: dir.to_owned(), store: random_id(dir)?, training, marker, seal };
        home.mark()?;
        Ok(home)
    }

    /// The same for the folder of a store that goes on as itself elsewhere, under its own id.
    pub(super) fn begin_as(of: &Self, dir: &Path) -> Result<Self, OpenError> {
        let home = Self { dir: dir.to_owned(), marker: Marker::at(Stage::Incomplete), ..of.clone() };
        home.mark()?;
        Ok(home)
    }

    /// Marks it as laid out, with whatever its marker said before.
    pub(super) fn complete_as(mut self, of: &Self) -> Result<Self, OpenError> {
        self.marker = of.marker.clone();
        self.mark()?;
        Ok(self)
    }

    /// Marks a store as laid out: it goes on from revision `rev` of another one, without the history of what is `lost`.
    pub(super) fn complete(mut self, (from, rev): (u64, Rev), lost: Vec<(Rev, Rev)>) -> Result<Self, OpenError> {
        self.marker = Marker { stage: Stage::Complete, after: Some((from, rev)), lost };
        self.mark()?;
        Ok(self)
    }

    /// Says that this is no store any more: what is left of it may be removed by whoever finds it.
    pub(super) fn give_up(mut self) -> Result<(), OpenError> {
        self.marker.stage = Stage::Incomplete;
        self.mark()
    }

    fn mark(&self) -> Result<(), OpenError> {
        let path = self.marker_file();
        SmallFile { owner: self.owner(), lines: self.marker.lines() }.write(&self.disk, &path, TITLE).at(&path)
    }

    /// What every file of this store says of whose it is.
    pub(super) fn owner(&self) -> Owner {
        let suite = if self.seal.is_sealed() { SEALED } else { PLAIN };
        Owner { store: self.store, training: self.training, suite }
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

    pub(super) fn marker_file(&self) -> PathBuf {
        self.dir.join(MARKER)
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

    /// Locked by whoever writes to the folder.
    pub(super) fn lock(&self) -> PathBuf {
        self.dir.join("LOCK")
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

/// Whether key slots lie in a folder: then it is sealed, whatever else says.
fn has_slots(disk: &Disk, dir: &Path) -> Result<bool, OpenError> {
    let slots = dir.join(SLOTS);
    disk.is_there(&slots).at(&slots)
}

/// A fresh id for a store in this folder.
pub(super) fn random_id(dir: &Path) -> Result<u64, OpenError> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).map_err(std::io::Error::other).at(dir)?;
    Ok(u64::from_le_bytes(bytes))
}
