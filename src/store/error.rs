//! Why a data folder cannot be opened, and what exactly is damaged when it is. Facts only: `text` finds the words.

use std::io;
use std::path::{Path, PathBuf};

use super::port::StoreError;
use crate::model::cause::{Cause, System};
pub use crate::model::cause::{Damage, Wrong};

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
    /// It is sealed, and nobody gave what opens it.
    #[error("{} is sealed", .0.display())]
    Locked(PathBuf),
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

impl OpenError {
    /// Whether all that is wrong is that nothing can be written there.
    pub fn is_read_only(&self) -> bool {
        let kinds = [io::ErrorKind::ReadOnlyFilesystem, io::ErrorKind::PermissionDenied];
        matches!(self, Self::Io { source, .. } if kinds.contains(&source.kind()))
    }
}

impl From<Damage> for StoreError {
    fn from(damage: Damage) -> Self {
        Self::Damaged(damage)
    }
}

impl From<OpenError> for Cause {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Held { .. } => Self::Held,
            OpenError::Missing(folder) => Self::NoStore(folder),
            OpenError::Locked(folder) => Self::Locked(folder),
            OpenError::Newer { found, known } | OpenError::Older { found, known } => Self::Format { found, known },
            OpenError::Damaged(damage) => Self::Damaged(damage),
            OpenError::Io { path, source } => Self::System(System::at(&path, &source)),
        }
    }
}

impl From<OpenError> for StoreError {
    fn from(error: OpenError) -> Self {
        match Cause::from(error) {
            Cause::Damaged(damage) => damage.into(),
            other => Self::Io(other),
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
