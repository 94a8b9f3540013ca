//! The disk under the store: every file call of the store goes through a [`Disk`], so that a test may watch each of
//! them, freeze what would be left of the folder at the n-th sync, and let the n-th call fail. A disk that nobody
//! watches costs a look at an empty option a call.
//!
//! sled alone calls the file system by itself. Nothing rests on its folder: it is built anew from snapshot and journal
//! whenever it is missing or disagrees, so whoever freezes a folder may copy sled's as it stands, or leave it out.

mod file;
mod folder;
mod watch;

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use crate::platform::{self, FileId};

pub(super) use file::File;
use file::Seen;
pub(super) use folder::Folder;
pub use watch::{Call, Watch};

/// The file system, as the store calls it.
#[derive(Debug, Clone, Default)]
pub struct Disk {
    watch: Option<Arc<dyn Watch>>,
}

impl Disk {
    /// A disk of whose calls somebody hears before they happen.
    pub fn watched(watch: Arc<dyn Watch>) -> Self {
        Self { watch: Some(watch) }
    }

    fn tell(&self, call: Call<'_>) -> io::Result<()> {
        self.watch.as_ref().map_or(Ok(()), |watch| watch.before(call))
    }

    fn seen(&self) -> Option<Seen> {
        self.watch.clone().map(Seen::new)
    }

    /// Opens a file that is there, to be read.
    pub(super) fn open(&self, path: &Path) -> io::Result<File> {
        self.open_by(path, std::fs::File::options().read(true))
    }

    /// Opens a file that is there, to be read and written.
    pub(super) fn edit(&self, path: &Path) -> io::Result<File> {
        self.open_by(path, std::fs::File::options().read(true).write(true))
    }

    fn open_by(&self, path: &Path, options: &std::fs::OpenOptions) -> io::Result<File> {
        let seen = self.seen();
        let file = seen.as_ref().map_or(0, Seen::file);
        self.tell(Call::Open { path, file })?;
        Ok(File::of(options.open(path)?, seen))
    }

    /// Makes a file that only its owner may read, to be read and written; one that is there is emptied.
    pub(super) fn create(&self, path: &Path) -> io::Result<File> {
        let seen = self.seen();
        let file = seen.as_ref().map_or(0, Seen::file);
        self.tell(Call::Create { path, file })?;
        let made = platform::private_file().read(true).write(true).create(true).truncate(true).open(path)?;
        Ok(File::of(made, seen))
    }

    /// Holds a folder that is there open, so that it is found wherever it is moved to.
    pub(super) fn hold(&self, path: &Path) -> io::Result<Folder> {
        self.tell(Call::Look { path })?;
        Folder::of(path)
    }

    /// Takes the lock that this file stands for, which is made if it is missing; `None` while somebody else holds it.
    /// The system takes it back when its holder dies.
    pub(super) fn lock(&self, path: &Path) -> io::Result<Option<Lock>> {
        self.tell(Call::Lock { path })?;
        let file = platform::private_file().write(true).create(true).truncate(false).open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Lock { id: platform::file_id(&file)?, file })),
            Err(std::fs::TryLockError::WouldBlock) => Ok(None),
            Err(std::fs::TryLockError::Error(error)) => Err(error),
        }
    }

    /// Opens a file that is there, to be read and written by nobody else; `None` while somebody else does. Readers are
    /// not kept out. It is let go when dropped.
    pub(super) fn claim(&self, path: &Path) -> io::Result<Option<File>> {
        let mut file = self.edit(path)?;
        Ok(file.claim()?.then_some(file))
    }

    /// Whether the file of a lock is still the one of this name.
    pub(super) fn is_lock(&self, lock: &Lock, path: &Path) -> io::Result<bool> {
        self.tell(Call::Look { path })?;
        platform::leads_to(path, lock.id)
    }

    /// Reads a whole file.
    pub(super) fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.tell(Call::Look { path })?;
        std::fs::read(path)
    }

    /// Gives a file or folder another name, in the place of whatever file has it.
    pub(super) fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.tell(Call::Rename { from, to })?;
        std::fs::rename(from, to)
    }

    /// Gives a file another name, which nothing may have yet.
    pub(super) fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.tell(Call::Rename { from, to })?;
        platform::rename_new(from, to)
    }

    /// Two names change places, at once; [`ErrorKind::Unsupported`] where the disk cannot do that.
    pub(super) fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.tell(Call::Exchange { one, other })?;
        platform::exchange(one, other)
    }

    /// Removes a file.
    pub(super) fn remove(&self, path: &Path) -> io::Result<()> {
        self.tell(Call::Remove { path })?;
        std::fs::remove_file(path)
    }

    /// Removes a folder that is empty.
    pub(super) fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.tell(Call::Remove { path })?;
        std::fs::remove_dir(path)
    }

    /// Removes a folder with everything in it.
    pub(super) fn remove_tree(&self, path: &Path) -> io::Result<()> {
        self.tell(Call::RemoveTree { path })?;
        std::fs::remove_dir_all(path)
    }

    /// Makes a folder that only its owner may enter, with its parents, and makes their names durable; one that exists
    /// is left as it is.
    pub(super) fn make_folder(&self, path: &Path) -> io::Result<()> {
        if path.as_os_str().is_empty() || self.is_there(path)? {
            return Ok(());
        }
        let parent = path.parent().unwrap_or(Path::new(""));
        self.make_folder(parent)?;
        self.tell(Call::MakeFolder { path })?;
        match platform::private_folder().create(path) {
            // Somebody else made it just now.
            Err(error) if error.kind() == ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
            Err(error) => Err(error),
            // One whose name may not last must not be found by the next who needs it.
            Ok(()) => self.sync_folder(parent).inspect_err(|_| drop(self.remove_folder(path))),
        }
    }

    /// Makes the names in a folder durable.
    pub(super) fn sync_folder(&self, path: &Path) -> io::Result<()> {
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        self.tell(Call::SyncFolder { path })?;
        platform::sync_dir(path)
    }

    /// What lies in a folder, by path.
    pub(super) fn list(&self, path: &Path) -> io::Result<Vec<PathBuf>> {
        self.tell(Call::Look { path })?;
        std::fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect()
    }

    /// Whether something has this name. A link counts as what it is, not as what it leads to.
    pub(super) fn is_there(&self, path: &Path) -> io::Result<bool> {
        self.tell(Call::Look { path })?;
        match path.symlink_metadata() {
            Ok(_) => Ok(true),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Bytes of a file.
    pub(super) fn size(&self, path: &Path) -> io::Result<u64> {
        self.tell(Call::Look { path })?;
        Ok(path.metadata()?.len())
    }

    /// When a file or folder was last changed, by the machine's clock.
    pub(super) fn modified(&self, path: &Path) -> io::Result<SystemTime> {
        self.tell(Call::Look { path })?;
        path.metadata()?.modified()
    }

    /// Bytes that are free for us on the disk that a file or folder lies on.
    pub(super) fn free_bytes(&self, path: &Path) -> io::Result<u64> {
        self.tell(Call::Look { path })?;
        platform::free_bytes(path)
    }

    /// Takes from everybody but the owner what they may do with a folder, not with what lies in it.
    pub(super) fn make_private(&self, path: &Path) -> io::Result<()> {
        self.tell(Call::Look { path })?;
        platform::make_private(path, &path.metadata()?)
    }

    /// The same for a file, or a folder and all that lies in it, however deep; links are left alone. What goes away
    /// meanwhile is nobody's any more.
    pub(super) fn make_tree_private(&self, path: &Path) -> io::Result<()> {
        self.tell(Call::Look { path })?;
        make_tree_private(path)
    }
}

fn make_tree_private(path: &Path) -> io::Result<()> {
    let gone = |error: io::Error| if error.kind() == ErrorKind::NotFound { Ok(()) } else { Err(error) };
    let found = match path.symlink_metadata() {
        Ok(found) => found,
        Err(error) => return gone(error),
    };
    if found.is_symlink() {
        return Ok(());
    }
    platform::make_private(path, &found).or_else(gone)?;
    if found.is_dir() {
        for entry in std::fs::read_dir(path)? {
            make_tree_private(&entry?.path())?;
        }
    }
    Ok(())
}

/// A lock that is held; it is let go when dropped.
#[derive(Debug)]
pub(super) struct Lock {
    file: std::fs::File,
    /// What tells it from others; it stays the same for as long as the file is open.
    id: FileId,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing the file is not enough: a child that is just being started may hold a copy of it.
        let _ = self.file.unlock();
    }
}
