//! Which desk this is: a random id in a small file of the desk's own, beside its drafts and never in the store, so that
//! a stamp can say where something was done. A restored folder is another desk until it has one of its own.
//!
//! `linli desk 1`, `id` in 16 hexadecimal digits, `crc` of the lines before it, a line each.

use std::io;
use std::path::Path;

use super::durable;

const FILE: &str = "DESK";
const TITLE: &str = "linli desk 1";

/// The id of the desk whose state lies in this folder; a new one where there is none yet, or none that can be read.
/// Nothing but `u` rests on it: whoever has lost it takes older commands back by history.
///
/// # Errors
/// Where a new one cannot be written; the desk then works as one that has no id, which is 0.
pub fn desk_id(home: &Path) -> io::Result<u64> {
    let path = home.join(FILE);
    match std::fs::read_to_string(&path) {
        Ok(text) => {
            if let Some(id) = read(&text) {
                return Ok(id);
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        // What is there and is not to be read now may be read next time.
        Err(error) if error.kind() != io::ErrorKind::InvalidData => return Err(error),
        Err(_) => {}
    }
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    let id = u64::from_le_bytes(bytes).max(1);
    durable::private_dir(home)?;
    durable::replace(&path, spell(id).as_bytes())?;
    Ok(id)
}

fn spell(id: u64) -> String {
    let lines = format!("{TITLE}\nid {id:016x}\n");
    format!("{lines}crc {:08x}\n", crc32c::crc32c(lines.as_bytes()))
}

fn read(text: &str) -> Option<u64> {
    let id = text.strip_prefix(TITLE)?.strip_prefix("\nid ")?.get(..16)?;
    let id = u64::from_str_radix(id, 16).ok().filter(|id| *id != 0)?;
    (spell(id) == text).then_some(id)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test says no by panicking")]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_desk_keeps_its_id_and_another_folder_has_another() {
        let [one, other] = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let id = desk_id(one.path()).unwrap();
        assert_ne!(id, 0);
        assert_eq!(desk_id(one.path()).unwrap(), id);
        assert_ne!(desk_id(other.path()).unwrap(), id);
        let file = one.path().join(FILE);
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        let text = std::fs::read_to_string(&file).unwrap();
        assert_eq!(spell(0x0d0d).len(), text.len());
        for at in 0..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 0x04;
            std::fs::write(&file, &bytes).unwrap();
            assert_ne!(desk_id(one.path()).unwrap(), id, "byte {at}");
        }
    }
}
