//! What a backup that was killed leaves beside its file: half a copy, and the folder in which it was being proved. Both
//! are whole copies of everybody's data. They go with the next backup into the same folder, a restore from it, and the
//! opening of a store that lies in it, unless somebody works on them.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::super::disk::Disk;

/// How the hidden name of a backup ends that has not been proved.
pub(in crate::store) const HALF: &str = ".linli-backup";
/// How the hidden name of a folder ends in which a backup is proved.
const PROOF: &str = ".linli-proof";
/// Held by whoever works on a backup, in the folder in which it is proved.
pub(super) const LOCK: &str = "LOCK";

/// Where a backup is proved.
pub(super) fn proof_of(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(PROOF);
    path.with_file_name(name)
}

/// Removes what was left behind in a folder.
pub(in crate::store) fn clear(disk: &Disk, folder: &Path) {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let mut at_work: Vec<String> = Vec::new();
    let found = disk.list(folder).unwrap_or_default();
    let named = |path: &Path, ending: &str| {
        let name = path.file_name()?.to_str()?;
        Some(name.strip_prefix('.')?.strip_suffix(ending)?.to_owned())
    };
    for proof in &found {
        let Some(name) = named(proof, PROOF) else { continue };
        match disk.lock(&proof.join(LOCK)) {
            Ok(Some(_)) => drop(disk.remove_tree(proof)),
            // Somebody is proving it; or nobody can say.
            Ok(None) | Err(_) => at_work.push(name),
        }
    }
    for half in &found {
        if named(half, HALF).is_some_and(|name| !at_work.contains(&name)) {
            let _ = disk.remove(half);
        }
    }
}

/// Removes what backups that were killed have left in a folder.
pub fn clear_left_behind(folder: &Path) {
    clear(&Disk::default(), folder);
}
