//! The whole store as one file, and back: taken beside a running console, proved by restoring it before it has its
//! name, and restored only into an empty folder, as a store of its own.
//!
//! A backup holds the history, block by block, and the state at its end. Whatever byte of it changes is noticed before
//! anything is written. A restored store has a new id, so that no file of the old one is ever taken for one of its own.

mod blocks;
mod file;
mod left_behind;
mod restore;
mod take;

use std::io;
use std::path::{Path, PathBuf};

use super::error::{Damage, OpenError};
use super::port::{Rev, StoreError};
use crate::model::cause::Cause;

pub(super) use blocks::{Blocks, each_block, verify};
#[cfg(test)]
pub(super) use file::header;
pub use left_behind::clear_left_behind;
pub(super) use left_behind::{HALF, clear as clear_left_behind_on};
pub(super) use restore::each_entry;
pub use restore::{BackupSlots as Slots, about, restore, restore_on, restore_with, settings};
pub use take::{Opens, last_head, last_taken, note_taken, note_taken_on, take, take_on, take_with};
pub(super) use take::{TITLE, head_noted};

/// How the name of the vault ends that lies beside a sealed backup.
pub(in crate::store) const VAULT: &str = "vault";

/// The vault beside a backup: without it nothing in that is about anybody can be opened.
pub fn vault_of(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_os_string();
    name.push(".");
    name.push(VAULT);
    file.with_file_name(name)
}

/// What a backup says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// The id of the store that it was taken from.
    pub store: u64,
    /// Whether that was a training folder.
    pub training: bool,
    /// Whether it is sealed.
    pub sealed: bool,
    /// The last revision in it.
    pub head: Rev,
    /// How many entries.
    pub entries: u64,
    /// Their set hash.
    pub hash: u128,
    /// The machine's clock when it was taken: milliseconds since the Unix epoch.
    pub taken: i64,
}

/// Why there is no backup, or none that can be restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The store cannot be read.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The store cannot be read any further.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file system refused.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file is no backup.
    #[error("{} is no backup", .0.display())]
    NotABackup(PathBuf),
    /// A newer linli wrote it; nothing was written.
    #[error("backup format {found} is newer than {known}")]
    Newer {
        /// The format found.
        found: u32,
        /// The newest known.
        known: u32,
    },
    /// Written in a format from before the first release; nothing was written.
    #[error("backup format {found} is older than {known}")]
    Older {
        /// The format found.
        found: u32,
        /// The only one known.
        known: u32,
    },
    /// The file ends too early.
    #[error("{} ends at byte {at}", file.display())]
    Cut {
        file: PathBuf,
        /// Where.
        at: u64,
    },
    /// Bytes of the file were changed.
    #[error("{} is damaged behind byte {at}", file.display())]
    Damaged {
        file: PathBuf,
        /// Where the damaged part begins.
        at: u64,
    },
    /// The folder is not empty.
    #[error("{} is not empty", .0.display())]
    Occupied(PathBuf),
    /// What was restored for proof is not what was taken.
    #[error("what was restored differs")]
    Differs,
    /// What was restored for proof cannot be opened by a desk.
    #[error("what was restored does not open: {0:?}")]
    DoesNotOpen(Cause),
}

impl BackupError {
    fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { path, source }
    }
}

impl From<Damage> for BackupError {
    fn from(damage: Damage) -> Self {
        Self::Open(damage.into())
    }
}
