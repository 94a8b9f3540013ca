//! The small files of a data folder: a few lines of text, replaced whole, that say what they are and whose.
//!
//! ```text
//! linli data folder 2        the file's title and the format
//! store 0123456789abcdef     the store's id
//! mode office                or: training
//! suite 0                    how records are sealed
//! ...                        the file's own lines
//! crc 1a2b3c4d               CRC32C of every byte before this line
//! ```
//!
//! The first line and the last keep this form in every later format, so that a newer file is told from a damaged one.

use std::io::ErrorKind;
use std::path::Path;

use super::disk::Disk;
use super::durable;
use super::error::{At, Damage, OpenError, Wrong};
use super::home::FORMAT;
use super::owner::Owner;

/// What a small file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SmallFile {
    pub(super) owner: Owner,
    pub(super) lines: String,
}

impl SmallFile {
    /// Reads the file with this title; `None` where there is none. One whose checksum is not right is damage, and one
    /// of a newer format is refused.
    pub(super) fn read(disk: &Disk, path: &Path, title: &str) -> Result<Option<Self>, OpenError> {
        let bytes = match disk.read(path) {
            Ok(bytes) => bytes,
            Err(e) if e.kind() == ErrorKind::NotFound => return Ok(None),
            Err(e) => return Err(e).at(path),
        };
        let broken = || Damage::to_file(path, Wrong::Checksum);
        let text = String::from_utf8(bytes).map_err(|_| broken())?;
        let (format, rest) = checked(&text, title).ok_or_else(broken)?;
        if format > FORMAT {
            return Err(OpenError::Newer { found: format, known: FORMAT });
        }
        // Its blocks would look like a write that was cut off, and be wiped.
        if format < FORMAT {
            return Err(OpenError::Older { found: format, known: FORMAT });
        }
        Ok(Some(Self::parse(rest).ok_or_else(broken)?))
    }

    /// The same for a file that must be one of a store that is known.
    pub(super) fn read_of(
        owner: Owner,
        (disk, path, title): (&Disk, &Path, &str),
    ) -> Result<Option<String>, OpenError> {
        let Some(found) = Self::read(disk, path, title)? else { return Ok(None) };
        found.owner.belongs_to(owner).map_err(|wrong| Damage::to_file(path, wrong))?;
        Ok(Some(found.lines))
    }

    fn parse(rest: &str) -> Option<Self> {
        let mut rest = rest;
        let mut field = |name: &str| {
            let (line, behind) = rest.split_once('\n')?;
            rest = behind;
            line.strip_prefix(name)?.strip_prefix(' ')
        };
        let store = u64::from_str_radix(field("store")?, 16).ok()?;
        let training = match field("mode")? {
            "training" => true,
            "office" => false,
            _ => return None,
        };
        let suite = field("suite")?.parse().ok()?;
        Some(Self { owner: Owner { store, training, suite }, lines: rest.to_owned() })
    }

    /// Puts this in the place of the file, durably.
    pub(super) fn write(&self, disk: &Disk, path: &Path, title: &str) -> std::io::Result<()> {
        durable::replace(disk, path, self.text(title).as_bytes())
    }

    fn text(&self, title: &str) -> String {
        let Owner { store, training, suite } = self.owner;
        let mode = if training { "training" } else { "office" };
        let lines = &self.lines;
        let text = format!("{title} {FORMAT}\nstore {store:016x}\nmode {mode}\nsuite {suite}\n{lines}");
        let crc = crc32c::crc32c(text.as_bytes());
        format!("{text}crc {crc:08x}\n")
    }
}

/// The format of a file with this title and the lines behind its first one, if its checksum is right.
fn checked<'a>(text: &'a str, title: &str) -> Option<(u32, &'a str)> {
    let (body, crc) = text.strip_suffix('\n')?.rsplit_once("crc ")?;
    // As it is spelled: a capital letter is a flipped bit.
    (crc == format!("{:08x}", crc32c::crc32c(body.as_bytes()))).then_some(())?;
    let (first, rest) = body.split_once('\n')?;
    let format = first.strip_prefix(title)?.strip_prefix(' ')?.parse().ok()?;
    Some((format, rest))
}
