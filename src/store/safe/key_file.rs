//! A key file: 32 random bytes on a stick, which opens the office without anything to be typed.

use std::fmt;
use std::path::Path;

use zeroize::Zeroizing;

use super::key::Key;
use crate::store::disk::Disk;
use crate::store::durable;

const TITLE: &str = "linli key file 1";

/// What a key file holds.
pub struct KeyFile(Key);

/// Why a key file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// The file system refused.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// It is no key file, or it is damaged.
    #[error("not a key file, or damaged")]
    Damaged,
    /// There is a file of this name already.
    #[error("there is a file of this name")]
    Exists,
}

impl KeyFile {
    /// A fresh one, written to a file of its own that only its owner may read.
    ///
    /// # Errors
    /// Where there is a file of this name, or none can be written.
    pub fn create(path: &Path) -> Result<Self, KeyFileError> {
        let disk = Disk::default();
        if disk.is_there(path)? {
            return Err(KeyFileError::Exists);
        }
        let mut bytes = Zeroizing::new([0; 32]);
        getrandom::fill(bytes.as_mut_slice()).map_err(std::io::Error::other)?;
        let made = Self(bytes);
        durable::replace(&disk, path, made.text().as_bytes())?;
        Ok(made)
    }

    /// Reads one.
    ///
    /// # Errors
    /// Where it cannot be read, or is none.
    pub fn read(path: &Path) -> Result<Self, KeyFileError> {
        let bytes = Zeroizing::new(Disk::default().read(path)?);
        Self::parse(&bytes).ok_or(KeyFileError::Damaged)
    }

    /// What stands in one.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        let mut lines = text.lines();
        (lines.next()? == TITLE).then_some(())?;
        let key = Zeroizing::new(super::slot::unhex::<32>(lines.next()?.strip_prefix("key ")?)?);
        let made = Self(key);
        (*made.text() == text).then_some(made)
    }

    fn text(&self) -> Zeroizing<String> {
        let hex = super::slot::hex(self.0.as_slice());
        let body = Zeroizing::new(format!("{TITLE}\nkey {}\n", hex.as_str()));
        Zeroizing::new(format!("{}crc {:08x}\n", body.as_str(), crc32c::crc32c(body.as_bytes())))
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.0.as_slice()
    }
}

impl fmt::Debug for KeyFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyFile")
    }
}
