//! What somebody hears who watches a disk.

use std::fmt;
use std::io;
use std::path::Path;

/// Hears of each call before it happens; for tests.
pub trait Watch: fmt::Debug + Send + Sync {
    /// An error becomes the call's answer, and the call does not happen.
    fn before(&self, call: Call<'_>) -> io::Result<()>;
}

/// A call to the file system. An open file is told from others by a number, which it keeps when it is renamed.
#[derive(Debug, Clone, Copy)]
pub enum Call<'a> {
    /// A file that is there is opened.
    Open {
        /// Its name.
        path: &'a Path,
        /// Its number from now on.
        file: u64,
    },
    /// A file is made, or emptied where it is there already.
    Create {
        /// Its name.
        path: &'a Path,
        /// Its number from now on.
        file: u64,
    },
    /// A file is made where it is not there, and locked.
    Lock {
        /// Its name.
        path: &'a Path,
    },
    /// An open file is read.
    Read { file: u64 },
    /// Bytes are written into an open file.
    Write {
        file: u64,
        /// Where: bytes from its beginning.
        at: u64,
        bytes: &'a [u8],
    },
    /// What was written into an open file is made durable; its name is not.
    Sync { file: u64 },
    /// A file or folder gets another name.
    Rename {
        /// The name that it had.
        from: &'a Path,
        /// The name that it gets.
        to: &'a Path,
    },
    /// Two files or folders change their names.
    Exchange {
        /// One name.
        one: &'a Path,
        other: &'a Path,
    },
    /// A file, or a folder that is empty, is removed.
    Remove {
        /// Its name.
        path: &'a Path,
    },
    /// A folder is removed with everything in it.
    RemoveTree {
        /// Its name.
        path: &'a Path,
    },
    /// A folder is made.
    MakeFolder {
        /// Its name.
        path: &'a Path,
    },
    /// The names in a folder are made durable.
    SyncFolder {
        /// Which folder.
        path: &'a Path,
    },
    /// A file or folder is looked at, or a file is read whole; nothing changes but what others may do with it.
    Look {
        /// Its name.
        path: &'a Path,
    },
}
