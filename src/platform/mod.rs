//! What Linux and Windows do differently, and nothing else: the same list of functions, spelled once for each system.
//! Every other room is written as if there were one system only; beside this one, `ui::terminal` alone may tell them
//! apart. It knows no other room.

mod folders;
mod memory;
#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
use unix as system;
#[cfg(windows)]
use windows as system;

pub use folders::{data_folder, real_path, settings_folder, state_folder};
pub use memory::{MemoryLock, lock_memory};
pub use system::{
    FileId, HeldFolder, claim_beside_readers, exchange, file_id, free_bytes, free_terminal, has_no_terminal,
    keep_files_private, leads_to, login_name, make_private, no_core_dumps, on_signal, private_file, private_folder,
    read_descriptor, read_exact_at, read_secret, rename_new, shell, show, small_pages, suspend, sync_dir, write_all_at,
};
#[cfg(unix)]
pub use unix::read_terminal;

/// What the system tells the program from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// To end, by the signal of this number.
    End(i32),
    /// To stop until it is continued, and to give the terminal back meanwhile.
    Suspend,
    /// It goes on; the terminal may have been somebody else's.
    Resumed,
    /// The window has another size.
    Resized,
}
