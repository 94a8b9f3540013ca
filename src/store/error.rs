//! Why a data folder cannot be opened, and what exactly is damaged when it is. Facts only: `text` finds the words.

use std::io;
use std::path::{Path, PathBuf};

use super::port::{Rev, StoreError};

/// Why a store cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another process writes to it.
    #[error("held by {} since {}", by.who, by.since)]
    Held {
        /// Who does.
        by: Holder,
    },
    /// There is no store in this folder.
    #[error("no store in {}", .0.display())]
    Missing(PathBuf),
    /// Written by a newer linli; nothing was touched.
    #[error("data folder format {found} is newer than {known}, which this program knows")]
    Newer {
        /// The format found.
        found: u32,
        /// The newest known.
        known: u32,
    },
    /// Written in a format from before the first release, which is not read any more; nothing was touched.
    #[error("data folder format {found} is older than {known}, the only one that this program reads")]
    Older {
        /// The format found.
        found: u32,
        /// The only one known.
        known: u32,
    },
    /// The data contradicts itself; nothing was touched.
    #[error(transparent)]
    Damaged(#[from] Damage),
    /// The file system refused.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Who holds a store so that nobody else can write to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Who said so when opening it; empty if that cannot be read.
    pub who: String,
    /// When: milliseconds since the Unix epoch, or 0.
    pub since: i64,
    /// Its number among the machine's processes, or 0.
    pub process: u32,
}

/// What is damaged, and what that costs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {wrong}{}", file.display(), lost(*.from, *.to))]
pub struct Damage {
    /// The file at fault.
    pub file: PathBuf,
    /// First revision that cannot be read, or 0 where no single revision is at stake.
    pub from: Rev,
    /// Last revision that cannot be read.
    pub to: Rev,
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
}

fn lost(from: Rev, to: Rev) -> String {
    match (from, to) {
        (0, _) => String::new(),
        (from, to) if from == to => format!(" (revision {from})"),
        (from, to) => format!(" (revisions {from} to {to})"),
    }
}

impl Damage {
    /// Damage to a whole file, at the cost of no single revision.
    pub(super) fn to_file(file: &Path, wrong: Wrong) -> Self {
        Self { file: file.to_owned(), from: 0, to: 0, wrong }
    }

    /// Damage that makes `from..=to` unreadable.
    pub(super) fn to_range(file: &Path, wrong: Wrong, from: Rev, to: Rev) -> Self {
        Self { file: file.to_owned(), from, to, wrong }
    }
}

impl OpenError {
    /// Whether all that is wrong is that nothing can be written there.
    pub fn is_read_only(&self) -> bool {
        let kinds = [io::ErrorKind::ReadOnlyFilesystem, io::ErrorKind::PermissionDenied];
        matches!(self, Self::Io { source, .. } if kinds.contains(&source.kind()))
    }
}

impl From<Damage> for StoreError {
    fn from(damage: Damage) -> Self {
        Self::Damaged(damage.to_string())
    }
}

impl From<OpenError> for StoreError {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Damaged(damage) => damage.into(),
            other => Self::Io(other.to_string()),
        }
    }
}

/// Says which file an I/O error is about.
pub(super) trait At<T> {
    /// Names the file.
    fn at(self, path: &Path) -> Result<T, OpenError>;
}

impl<T> At<T> for io::Result<T> {
    fn at(self, path: &Path) -> Result<T, OpenError> {
        self.map_err(|source| OpenError::Io { path: path.to_owned(), source })
    }
}
