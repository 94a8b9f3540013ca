//! What stands in the way of reading or writing, as plain facts that `text` words: which file, which kind of error of
//! the system and its number, which limit, which damage. What a library said in its own language stands in `said`
//! alone, for whoever helps; no sentence rests on it.

use std::io;
use std::path::{Path, PathBuf};

use super::id::Key;

/// What the system said about a file, a folder or a device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct System {
    /// Which; empty where it is none that has a name.
    pub path: PathBuf,
    pub kind: io::ErrorKind,
    /// The system's own number of it, for whoever helps.
    pub number: Option<i32>,
    /// What a library said behind which the system's own error is hidden; mostly empty.
    pub said: String,
}

impl System {
    /// What was said about `path`.
    pub fn at(path: &Path, error: &io::Error) -> Self {
        let said = error.get_ref().map(ToString::to_string).unwrap_or_default();
        Self { path: path.to_owned(), kind: error.kind(), number: error.raw_os_error(), said }
    }

    /// What was said about something without a name.
    pub fn of(error: &io::Error) -> Self {
        Self::at(Path::new(""), error)
    }
}

/// Why something was not read or written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// The system refuses.
    System(System),
    /// So little of the disk is free that new work is refused before it is accepted: bytes.
    NearlyFull {
        /// How much is free.
        free: u64,
    },
    /// It is beyond a limit of the store.
    Limit(Limit),
    /// A file contradicts itself.
    Damaged(Damage),
    /// Another program holds the data folder.
    Held,
    /// There is no store in this folder.
    NoStore(PathBuf),
    /// The folder is sealed, and nobody gave what opens it.
    Locked(PathBuf),
    /// The folder was written in a format that this program does not read.
    Format {
        /// The format found.
        found: u32,
        known: u32,
    },
    /// sled, which holds records beside the journal, failed.
    Sled { said: String },
    /// An earlier write may have failed, and nobody knows.
    InDoubt,
    /// The store is closed.
    Closed,
    /// A thread of the program ended by a defect.
    Defect,
    /// A record does not open or cannot be packed.
    Record {
        /// Which; `None` for a draft, and where its key is none of this version.
        record: Option<Key>,
        why: Shut,
    },
    /// Nothing is set up to print with.
    NoPrinter,
    /// The print command ended with a failure.
    Command {
        /// Its exit code, where it had one.
        code: Option<i32>,
        said: String,
    },
}

impl Cause {
    /// What a library said, where a sentence must not rest on it.
    pub fn said(&self) -> &str {
        match self {
            Self::System(System { said, .. }) | Self::Sled { said } | Self::Command { said, .. } => said,
            Self::NearlyFull { .. }
            | Self::Limit(_)
            | Self::Damaged(_)
            | Self::Held
            | Self::NoStore(_)
            | Self::Locked(_)
            | Self::Format { .. }
            | Self::InDoubt
            | Self::Closed
            | Self::Defect
            | Self::Record { .. }
            | Self::NoPrinter => "",
        }
    }

    /// Whether all that is wrong is that the disk is full.
    pub fn is_full(&self) -> bool {
        matches!(self, Self::System(System { kind: io::ErrorKind::StorageFull, .. }))
    }
}

impl From<&io::Error> for Cause {
    fn from(error: &io::Error) -> Self {
        Self::System(System::of(error))
    }
}

/// Which limit of the store a commit breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Limit {
    /// A part of it is longer, or has more of something, than it may.
    Most {
        of: Part,
        /// What it comes to.
        is: usize,
        /// What it may come to.
        most: usize,
    },
    EmptyKey,
    /// Two operations on one key.
    Twice {
        key: String,
    },
}

/// A part of a commit that has a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Its note, in bytes.
    Note,
    Operations,
    /// A key, in bytes.
    Key,
    /// A value, in bytes.
    Value,
    /// All of it, in bytes.
    Commit,
    /// What is written at once, in bytes.
    Slice,
}

/// Why a record does not open, or cannot be packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shut {
    /// Its bytes were changed, cut, or stood under another key.
    Changed,
    /// Another version of the program wrote it.
    OtherVersion,
    /// It is of another shape than records of its kind.
    OtherShape,
    /// It is longer than the store keeps.
    TooLong,
    /// The key that sealed it is missing, or it is closed to this desk.
    Sealed,
}

/// What is damaged, and what that costs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {wrong}{}", file.display(), lost(*.from, *.to))]
pub struct Damage {
    /// The file at fault.
    pub file: PathBuf,
    /// First revision that cannot be read, or 0 where no single revision is at stake.
    pub from: u64,
    /// Last revision that cannot be read.
    pub to: u64,
    /// What is wrong with it.
    pub wrong: Wrong,
}

/// Kinds of damage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// Good blocks follow a bad one.
    #[error("a damaged block")]
    Block,
    /// Commits that were acknowledged are not in the journal.
    #[error("the end of the journal is missing")]
    End,
    /// A block does not follow the one before it.
    #[error("a block out of its order")]
    Order,
    /// A block does not name the hash of the one before it.
    #[error("a broken chain")]
    Chain,
    /// A good block whose commits do not decode.
    #[error("commits that do not decode")]
    Frames,
    /// A file is missing.
    #[error("missing")]
    Missing,
    /// The file's own checksum does not match.
    #[error("its checksum does not match")]
    Checksum,
    /// Count or hash of the entries differ from what the journal says.
    #[error("count or hash of its entries differ from the journal's")]
    Sum,
    /// It was being laid out, from a backup or another folder, and that was cut off.
    #[error("was being laid out, and that was cut off")]
    Incomplete,
    /// It belongs to another store.
    #[error("belongs to another store")]
    Foreign,
    /// Its records are sealed with a cipher suite that this program does not know.
    #[error("is sealed in a way that this program does not know")]
    Suite,
    /// Its checksum is right and its tag is not: somebody changed it who had no key.
    #[error("was changed by somebody who had no key")]
    Forged,
    /// It says that it is plain, though the folder was sealed.
    #[error("says that it is plain though the folder was sealed")]
    Unsealed,
}

fn lost(from: u64, to: u64) -> String {
    match (from, to) {
        (0, _) => String::new(),
        (from, to) if from == to => format!(" (revision {from})"),
        (from, to) => format!(" (revisions {from} to {to})"),
    }
}

impl Damage {
    /// Damage to a whole file, at the cost of no single revision.
    pub fn to_file(file: &Path, wrong: Wrong) -> Self {
        Self { file: file.to_owned(), from: 0, to: 0, wrong }
    }

    /// Damage that makes `from..=to` unreadable.
    pub fn to_range(file: &Path, wrong: Wrong, from: u64, to: u64) -> Self {
        Self { file: file.to_owned(), from, to, wrong }
    }
}
