//! Which desk this is: a random id in a small file of the desk's own, beside its drafts and never in the store, so that
//! a stamp can say where something was done. A restored folder is another desk: the file of another store is none.

use std::path::Path;

use super::disk::Disk;
use super::error::OpenError;
use super::home::{Home, random_id};

const FILE: &str = "DESK";
const TITLE: &str = "linli desk";

/// The id of the desk whose state lies in this data folder; a new one where there is none yet, or none that can be
/// read: nothing but `u` rests on it, and what was done before is taken back by history.
///
/// # Errors
/// Where there is no store, or a new id cannot be written; the desk then works as one that has no id, which is 0.
pub fn desk_id(dir: &Path) -> Result<u64, OpenError> {
    desk_id_on(&Disk::default(), dir)
}

fn desk_id_on(disk: &Disk, dir: &Path) -> Result<u64, OpenError> {
    let home = Home::find(disk, dir)?.ok_or_else(|| OpenError::Missing(dir.to_owned()))?;
    let path = dir.join(FILE);
    match home.small_file(&path, TITLE) {
        Ok(Some(lines)) => {
            if let Some(id) = read(&lines) {
                return Ok(id);
            }
        }
        Ok(None) | Err(OpenError::Damaged(_)) => {}
        // What is there and is not to be read now may be read next time.
        Err(error) => return Err(error),
    }
    let id = random_id(dir)?.max(1);
    home.write_small_file(&path, TITLE, format!("id {id:016x}\n"))?;
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
        let disk = Disk::default();
        let folders = [1, 2].map(|store| {
            let dir = tempfile::tempdir().unwrap();
            Home::create(&disk, dir.path(), store, true).unwrap();
            dir
        });
        let [one, other] = &folders;
        let id = desk_id(one.path()).unwrap();
        assert_ne!(id, 0);
        assert_eq!(desk_id(one.path()).unwrap(), id);
        assert_ne!(desk_id(other.path()).unwrap(), id);
        let file = one.path().join(FILE);
        let whole = std::fs::read(&file).unwrap();
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x04;
            std::fs::write(&file, &bytes).unwrap();
            // A newer program's file is left alone; any other is written anew.
            assert_ne!(desk_id(one.path()).unwrap_or(0), id, "byte {at}");
        }
        std::fs::write(other.path().join(FILE), whole).unwrap();
        assert_ne!(desk_id(other.path()).unwrap(), id, "the file of another store");
        let nowhere = tempfile::tempdir().unwrap();
        assert!(matches!(desk_id(nowhere.path()), Err(OpenError::Missing(_))));
    }
}
