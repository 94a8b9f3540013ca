//! What was set aside: sled folders that had to be built anew, and bytes that were wiped from the journal's end.
//!
//! A sled folder that snapshot and journal made up for goes with the next check without findings. What was set aside in
//! doubt, where it may be the last copy of something, this program never removes.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::error::{At, OpenError};
use super::home::Home;
use super::lock::Anchor;

/// How sure it is that nothing rests on what is set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    /// Snapshot and journal hold everything.
    None,
    /// It may hold what nothing else does.
    Some,
}

/// Moves sled's folder to the quarantine. The first one that is not in doubt stays until a clean check: it is nearest to
/// what happened. In a folder that is not ours any more nothing is moved.
pub(super) fn set_aside(home: &Home, doubt: Doubt, anchor: &Anchor) -> std::io::Result<()> {
    let (disk, sled, quarantine) = (&home.disk, home.sled(), home.quarantine());
    if !disk.is_there(&sled)? {
        return Ok(());
    }
    // What was just seen may be another store's.
    anchor.holds()?.map_err(std::io::Error::other)?;
    let place = match doubt {
        Doubt::None => {
            let place = quarantine.join("sled");
            if disk.is_there(&place)? {
                return disk.remove_tree(&sled);
            }
            place
        }
        Doubt::Some => free(disk, &quarantine, "sled")?,
    };
    disk.make_folder(&quarantine)?;
    disk.rename(&sled, &place)
}

/// Keeps what is about to be wiped from a segment of the journal, from `offset` on, and makes that durable.
pub(super) fn keep_torn(home: &Home, (segment, offset): (u64, u64), bytes: &[u8]) -> Result<(), OpenError> {
    let (disk, quarantine) = (&home.disk, home.quarantine());
    disk.make_folder(&quarantine).at(&quarantine)?;
    let path = free(disk, &quarantine, &format!("torn-{segment:010}-{offset:010}")).at(&quarantine)?;
    let mut file = disk.create(&path).at(&path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    written.at(&path)?;
    disk.sync_folder(&quarantine).at(&quarantine)
}

/// Removes the sled folder that was set aside while snapshot and journal held everything; for after a check without
/// findings. What was set aside in doubt stays.
pub fn clear_quarantine(dir: &Path) -> std::io::Result<()> {
    let (disk, quarantine) = (Disk::default(), dir.join("quarantine"));
    match disk.remove_tree(&quarantine.join("sled")) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    // It stays where anything else lies in it.
    let _ = disk.remove_folder(&quarantine);
    Ok(())
}

/// A name of this stem that nothing has yet.
fn free(disk: &Disk, dir: &Path, stem: &str) -> std::io::Result<PathBuf> {
    for number in 1_u32.. {
        let path = dir.join(format!("{stem}.{number}"));
        if !disk.is_there(&path)? {
            return Ok(path);
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}
