//! As Linux and its kin do it.

use std::ffi::OsString;
use std::fs::{DirBuilder, File, Metadata, OpenOptions, Permissions};
use std::io::{self, Read, Write};
use std::os::fd::AsRawFd;
use std::os::unix::fs::{DirBuilderExt, FileExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;
use std::process::{Command, Stdio};

use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{CWD, Mode, RenameFlags, renameat_with, statvfs};
use rustix::io::Errno;
use rustix::process::{Resource, Rlimit, setrlimit};
use rustix::termios::{
    Action, LocalModes, OptionalActions, QueueSelector, Termios, tcflow, tcflush, tcgetattr, tcsetattr,
};
use signal_hook::consts::{SIGABRT, SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1, SIGUSR2, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::Signal;

/// What nobody but the owner gets of a file or folder: everything.
const OTHERS: u32 = 0o077;

/// How a file is opened so that one that is made on the way is its owner's alone: mode 0600.
pub fn private_file() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.mode(0o600);
    options
}

/// How a folder is made that only its owner may enter: mode 0700.
pub fn private_folder() -> DirBuilder {
    let mut builder = DirBuilder::new();
    builder.mode(0o700);
    builder
}

/// Takes from everybody but the owner what they may do with a file or folder that is there already, and from the
/// owner the right to run a file.
pub fn make_private(path: &Path, found: &Metadata) -> io::Result<()> {
    let mode = found.permissions().mode() & 0o7777;
    let wanted = if found.is_dir() { 0o700 } else { 0o600 };
    if mode & OTHERS == 0 && mode & 0o700 == wanted {
        return Ok(());
    }
    std::fs::set_permissions(path, Permissions::from_mode(wanted))
}

/// Files that any part of this program makes from now on are the owner's alone, also those that a library makes.
pub fn keep_files_private() {
    rustix::process::umask(Mode::from_raw_mode(OTHERS));
}

/// Reads bytes from a place of a file, wherever its cursor stands.
pub fn read_exact_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    file.read_exact_at(bytes, at)
}

/// Writes bytes to a place of a file, wherever its cursor stands.
pub fn write_all_at(file: &File, bytes: &[u8], at: u64) -> io::Result<()> {
    file.write_all_at(bytes, at)
}

/// Makes the names in a folder durable.
pub fn sync_dir(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// Gives a file another name, which nothing may have yet; a share that cannot promise that is looked at first.
pub fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) if to.symlink_metadata().is_err() => std::fs::rename(from, to),
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => Err(io::ErrorKind::AlreadyExists.into()),
        other => Ok(other?),
    }
}

/// What tells a file from every other one for as long as it is open: nothing else gets its number meanwhile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileId {
    disk: u64,
    number: u64,
}

impl From<&Metadata> for FileId {
    fn from(about: &Metadata) -> Self {
        Self { disk: about.dev(), number: about.ino() }
    }
}

/// What tells an open file from others.
pub fn file_id(file: &File) -> io::Result<FileId> {
    Ok(FileId::from(&file.metadata()?))
}

/// Whether this name still leads to an open file; no name leads to one that was removed.
pub fn leads_to(path: &Path, file: FileId) -> io::Result<bool> {
    match path.symlink_metadata() {
        Ok(found) => Ok(FileId::from(&found) == file),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// A folder that is held open, and a path that leads to it wherever it is moved to.
#[derive(Debug)]
pub struct HeldFolder {
    path: std::path::PathBuf,
    /// The path holds as long as this is open.
    _folder: File,
}

impl HeldFolder {
    /// Holds a folder; `None` where the system has no such path.
    pub fn of(path: &Path) -> io::Result<Option<Self>> {
        let folder = File::open(path)?;
        let held = std::path::PathBuf::from(format!("/proc/self/fd/{}", folder.as_raw_fd()));
        let own = folder.metadata()?;
        let leads = held.metadata().is_ok_and(|found| (found.dev(), found.ino()) == (own.dev(), own.ino()));
        Ok(leads.then_some(Self { path: held, _folder: folder }))
    }

    /// The path.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Locks a file against others who would write to it, not against readers; `false` where somebody else has.
pub fn claim_beside_readers(file: &File) -> io::Result<bool> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(std::fs::TryLockError::WouldBlock) => Ok(false),
        Err(std::fs::TryLockError::Error(error)) => Err(error),
    }
}

/// Two names change places at once; unsupported where the disk cannot do that.
pub fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => Err(io::ErrorKind::Unsupported.into()),
        other => Ok(other?),
    }
}

/// How many bytes are free for us on the disk that a folder or file lies on.
pub fn free_bytes(path: &Path) -> io::Result<u64> {
    let disk = statvfs(path)?;
    Ok(disk.f_bavail.saturating_mul(disk.f_frsize))
}

/// Signals that ask the program to end: all that a person or the system sends by hand or at the end of a session.
const ENDS: [i32; 7] = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGUSR1, SIGUSR2];

/// Hears signals on a thread of its own, until `heard` answers `false`.
pub fn on_signal(mut heard: impl FnMut(Signal) -> bool + Send + 'static) -> io::Result<()> {
    let mut signals = Signals::new(ENDS.into_iter().chain([SIGTSTP, SIGCONT, SIGWINCH]))?;
    let hear = move || {
        for number in signals.forever() {
            let signal = match number {
                SIGTSTP => Signal::Suspend,
                SIGCONT => Signal::Resumed,
                SIGWINCH => Signal::Resized,
                number => Signal::End(number),
            };
            if !heard(signal) {
                return;
            }
        }
    };
    std::thread::Builder::new().name("signals".into()).spawn(hear)?;
    Ok(())
}

/// Stops the whole program as its shell wants it; comes back when it is continued.
pub fn suspend() -> io::Result<()> {
    emulate_default_handler(SIGTSTP)
}

/// Throws away what was written to the terminal and nobody has read, and lets writing go on where it was halted:
/// whoever waits in a write to it goes on.
pub fn free_terminal() {
    let out = io::stdout();
    // A terminal that is gone has nothing to be thrown away.
    let _ = tcflow(&out, Action::OOn);
    let _ = tcflush(&out, QueueSelector::OFlush);
    // A write that waits for a pseudo-terminal's other end looks for room again only when a signal wakes it.
    let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::WINCH);
}

/// Reads what the terminal sent on the standard input: how many bytes, 0 where it is gone, `None` where nothing came
/// within `wait`; without it, waits for ever.
pub fn read_terminal(bytes: &mut [u8], wait: Option<Duration>) -> io::Result<Option<usize>> {
    let input = io::stdin();
    let wait = wait.map(|wait| Timespec { tv_sec: wait.as_secs() as i64, tv_nsec: wait.subsec_nanos().into() });
    loop {
        match poll(&mut [PollFd::new(&input, PollFlags::IN)], wait.as_ref()) {
            Ok(0) => return Ok(None),
            Ok(_) => {}
            Err(Errno::INTR) => continue,
            Err(error) => return Err(error.into()),
        }
        match rustix::io::read(&input, &mut *bytes) {
            Ok(read) => return Ok(Some(read)),
            Err(Errno::INTR | Errno::AGAIN) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// A command line as the person's shell would run it.
pub fn shell(line: &str) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", line]);
    command
}

/// Asks the person's desktop to show a file; `false` where there is none, as over a plain ssh.
pub fn show(file: &Path) -> bool {
    let mac = cfg!(target_os = "macos");
    let has = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if !mac && !["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| has(name)) {
        return false;
    }
    let mut command = Command::new(if mac { "open" } else { "xdg-open" });
    command.arg(file).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let Ok(mut child) = command.spawn() else { return false };
    // Whoever waits for it leaves no dead process behind; the desk does not wait.
    std::thread::Builder::new().name("show".into()).spawn(move || child.wait()).is_ok()
}

/// The name under which the person is logged in.
pub fn login_name() -> Option<OsString> {
    ["LOGNAME", "USER", "USERNAME"].into_iter().filter_map(std::env::var_os).find(|name| !name.is_empty())
}

/// Memory comes in small pages from now on: what is used in small pieces would hold a third more of it in pages of
/// two megabytes.
pub fn small_pages() {
    // Where the system has no such pages, or keeps them, all that is lost is memory.
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}

/// Asks in the terminal for what must not be shown: what was typed, `None` where whoever was asked gave up. The terminal
/// is the process's own, whatever its standard streams are.
pub fn read_secret(question: &str) -> io::Result<Option<String>> {
    let mut terminal = OpenOptions::new().read(true).write(true).open("/dev/tty")?;
    terminal.write_all(question.as_bytes())?;
    terminal.flush()?;
    let typed = Unshown::on(&terminal)?.line(&terminal);
    terminal.write_all(b"\r\n")?;
    typed
}

/// Whether this says that there is no terminal to ask in.
pub fn has_no_terminal(error: &io::Error) -> bool {
    let numbers = [Errno::NXIO, Errno::NOTTY, Errno::IO, Errno::NODEV].map(Errno::raw_os_error);
    error.kind() == io::ErrorKind::NotFound || error.raw_os_error().is_some_and(|number| numbers.contains(&number))
}

/// A terminal that shows nothing of what is typed and sends no signals for it, until this is dropped.
struct Unshown<'a> {
    terminal: &'a File,
    before: Termios,
}

impl<'a> Unshown<'a> {
    fn on(terminal: &'a File) -> io::Result<Self> {
        let before = tcgetattr(terminal)?;
        let mut quiet = before.clone();
        quiet.local_modes.remove(LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG);
        tcsetattr(terminal, OptionalActions::Flush, &quiet)?;
        Ok(Self { terminal, before })
    }

    #[allow(clippy::unused_self, reason = "a line is read unshown as long as this stands")]
    fn line(&self, mut terminal: &File) -> io::Result<Option<String>> {
        let (mut typed, mut byte) = (Vec::new(), [0]);
        loop {
            if terminal.read(&mut byte)? == 0 {
                return Ok(None);
            }
            match byte {
                [b'\r' | b'\n'] => return Ok(Some(String::from_utf8_lossy(&typed).into_owned())),
                // Ctrl-C, Ctrl-D and a lone Esc give up.
                [3 | 4 | 27] => return Ok(None),
                // Ctrl-U.
                [21] => typed.clear(),
                [8 | 127] => {
                    // A whole character goes, however many bytes it has.
                    while typed.pop().is_some_and(|byte: u8| byte & 0xc0 == 0x80) {}
                }
                [byte] => typed.push(byte),
            }
        }
    }
}

impl Drop for Unshown<'_> {
    fn drop(&mut self) {
        // A terminal that is gone shows nothing more.
        let _ = tcsetattr(self.terminal, OptionalActions::Flush, &self.before);
    }
}

/// From now on the system writes no picture of this program's memory when it dies.
pub fn no_core_dumps() {
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    // Where the system refuses, it keeps a limit that somebody set.
    let _ = setrlimit(Resource::Core, none);
}

/// Reads a file that whoever started the program has opened for it, by its number.
pub fn read_descriptor(number: u32) -> io::Result<Vec<u8>> {
    std::fs::read(format!("/dev/fd/{number}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_picture_of_memory_is_written() {
        no_core_dumps();
        assert_eq!(rustix::process::getrlimit(Resource::Core).current, Some(0));
    }

    #[test]
    fn a_key_is_kept_out_of_the_swap_file_where_the_system_agrees() {
        let key = Box::new([7_u8; 32]);
        // A machine may give a program no such memory at all: then nothing is claimed.
        let lock = crate::platform::lock_memory(key.as_ref());
        assert_eq!(format!("{lock:?}"), format!("MemoryLock({})", lock.holds()));
    }
}
