//! As Windows does it.

use std::ffi::OsString;
use std::fs::{DirBuilder, File, Metadata, OpenOptions};
use std::io;
use std::os::windows::fs::FileExt;
use std::os::windows::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

use super::Signal;

/// How a file is opened. Who may read one that is made is inherited from its folder: in a person's own folder they
/// and the administrators.
pub fn private_file() -> OpenOptions {
    OpenOptions::new()
}

/// How a folder is made; who may enter it is inherited, as with files.
pub fn private_folder() -> DirBuilder {
    DirBuilder::new()
}

/// Nothing is to be taken away: see [`private_file`].
pub fn make_private(_path: &Path, _found: &Metadata) -> io::Result<()> {
    Ok(())
}

/// Nothing is to be done: see [`private_file`].
pub fn keep_files_private() {}

/// Reads bytes from a place of a file. The cursor moves, so it must not be relied upon.
pub fn read_exact_at(file: &File, mut bytes: &mut [u8], mut at: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        match file.seek_read(bytes, at) {
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(read) => {
                bytes = bytes.split_at_mut(read).1;
                at += read as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Writes bytes to a place of a file. The cursor moves, so it must not be relied upon.
pub fn write_all_at(file: &File, mut bytes: &[u8], mut at: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        match file.seek_write(bytes, at) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => {
                bytes = bytes.split_at(written).1;
                at += written as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Nothing is to be done: Windows syncs no folders; NTFS writes a name down in its own journal.
pub fn sync_dir(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// Gives a file another name, which nothing may have yet: a second name is refused where it is taken, unlike a rename.
pub fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    match std::fs::hard_link(from, to) {
        Ok(()) => std::fs::remove_file(from),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        // A disk that knows no second names is looked at first.
        Err(_) if to.symlink_metadata().is_err() => std::fs::rename(from, to),
        Err(_) => Err(io::ErrorKind::AlreadyExists.into()),
    }
}

/// Nothing tells files apart here: see [`leads_to`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileId;

/// Nothing is asked of the file.
pub fn file_id(_file: &File) -> io::Result<FileId> {
    Ok(FileId)
}

/// Nothing is compared: Windows neither removes nor replaces a file that is open as the store opens its own.
pub fn leads_to(_path: &Path, _file: FileId) -> io::Result<bool> {
    Ok(true)
}

/// Never held: Windows moves no folder in which a file is open.
#[derive(Debug)]
pub struct HeldFolder(std::convert::Infallible);

impl HeldFolder {
    /// None.
    pub fn of(_path: &Path) -> io::Result<Option<Self>> {
        Ok(None)
    }

    /// There is none.
    pub fn path(&self) -> &Path {
        match self.0 {}
    }
}

/// Nothing is locked: a lock would keep readers out too, and nobody can remove the lock's file while it is open.
pub fn claim_beside_readers(_file: &File) -> io::Result<bool> {
    Ok(true)
}

/// Two names never change places at once here.
pub fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// How many bytes are free for us on the disk that a folder or file lies on.
pub fn free_bytes(path: &Path) -> io::Result<u64> {
    fs2::available_space(if path.is_dir() { path } else { path.parent().unwrap_or(path) })
}

/// Windows sends no signals, and `C-c` comes as a key. A window that is closed ends the program;
/// what was acknowledged and every draft lie on the disk by then.
pub fn on_signal(_heard: impl FnMut(Signal) -> bool + Send + 'static) -> io::Result<()> {
    Ok(())
}

/// Nothing is to be done: no program is stopped and continued here.
pub fn suspend() -> io::Result<()> {
    Ok(())
}

/// Nothing is to be done: a console window reads by itself.
pub fn free_terminal() {}

/// A command line as the person's command prompt would run it.
pub fn shell(line: &str) -> Command {
    let mut command = Command::new("cmd");
    // The prompt takes the line as it stands, quotes included.
    command.arg("/C").raw_arg(line);
    command
}

/// Asks the person's desktop to show a file.
pub fn show(file: &Path) -> bool {
    let mut command = Command::new("explorer");
    command.arg(file).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().is_ok()
}

/// The name under which the person is logged in.
pub fn login_name() -> Option<OsString> {
    std::env::var_os("USERNAME").filter(|name| !name.is_empty())
}

/// Nothing is to be done: Windows hands out small pages unless asked for large ones.
pub fn small_pages() {}

/// Asks in the terminal for what must not be shown: a console here cannot be told to show nothing without code that this
/// program forbids itself, so that a key file is the way.
pub fn read_secret(_question: &str) -> io::Result<Option<String>> {
    Err(io::ErrorKind::NotFound.into())
}

/// Whether this says that there is no terminal to ask in.
pub fn has_no_terminal(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::NotFound
}

/// There are no numbers of open files that a program could be given.
pub fn read_descriptor(_number: u32) -> io::Result<Vec<u8>> {
    Err(io::ErrorKind::Unsupported.into())
}

/// The system writes no picture of a program's memory unless its administrator asks for it.
pub fn no_core_dumps() {}
