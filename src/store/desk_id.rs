//! Which desk this is: a random id in a small file of the desk's own, beside its drafts and never in the store, so that
//! a stamp can say where something was done. A restored store is another one: the file of another store is none.

use std::path::Path;

use super::disk::Disk;
use super::error::{At, OpenError};
use super::folder::About;
use super::home::random_id;
use super::owner::Owner;
use super::small_file::SmallFile;

const FILE: &str = "DESK";
const TITLE: &str = "linli desk";

/// The id that the desk whose own folder this is has in a store; a new one where there is none yet, or none that can be
/// read: nothing but `u` rests on it, and what was done before is taken back by history.
///
/// # Errors
/// Where a new id cannot be written; the desk then works as one that has no id, which is 0.
pub fn desk_id(state: &Path, store: About) -> Result<u64, OpenError> {
    let (disk, path, owner) = (Disk::default(), state.join(FILE), Owner::plain(store.id, store.training));
    match SmallFile::read_of(owner, (&disk, &path, TITLE)) {
        Ok(Some(lines)) => {
            if let Some(id) = read(&lines) {
                return Ok(id);
            }
        }
        Ok(None) | Err(OpenError::Damaged(_)) => {}
        // What is there and is not to be read now may be read next time.
        Err(error) => return Err(error),
    }
    let id = random_id(state)?.max(1);
    disk.make_folder(state).at(state)?;
    SmallFile { owner, lines: format!("id {id:016x}\n") }.write(&disk, &path, TITLE).at(&path)?;
    Ok(id)
}

fn read(lines: &str) -> Option<u64> {
    let id = lines.strip_prefix("id ")?.strip_suffix('\n')?;
    u64::from_str_radix(id, 16).ok().filter(|id| *id != 0)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test says no by panicking")]
mod tests {
    use super::*;

    #[test]
    fn a_desk_keeps_its_id_and_another_folder_has_another() {
        let [one, other] = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let of = |id| About { id, training: false, sealed: false };
        let (store, another) = (of(1), of(2));
        let folder = one.path().join("state");
        let id = desk_id(&folder, store).unwrap();
        assert_ne!(id, 0);
        assert_eq!(desk_id(&folder, store).unwrap(), id);
        assert_ne!(desk_id(other.path(), store).unwrap(), id);
        let file = folder.join(FILE);
        let whole = std::fs::read(&file).unwrap();
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x04;
            std::fs::write(&file, &bytes).unwrap();
            // A newer program's file is left alone; any other is written anew.
            assert_ne!(desk_id(&folder, store).unwrap_or(0), id, "byte {at}");
        }
        std::fs::write(&file, whole).unwrap();
        assert_eq!(desk_id(&folder, store).unwrap(), id);
        assert_ne!(desk_id(&folder, another).unwrap(), id, "the file of another store");
    }
}
