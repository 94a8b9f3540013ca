//! Whose a file is: the store's random id, whether that is a training store, and how its records are sealed. Every
//! file of a store says so under its checksum, and a file of another store is never taken for one of this.

use super::error::Wrong;

/// Records that are not sealed at all.
pub(super) const PLAIN: u8 = 0;
/// XChaCha20-Poly1305 for what is kept, BLAKE3 for keys and tags, Argon2id for passphrases.
pub(super) const SEALED: u8 = 1;

/// The store that a file belongs to, as the file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Owner {
    /// The store's random id.
    pub(super) store: u64,
    /// Whether it is a training store, where nothing counts.
    pub(super) training: bool,
    /// The cipher suite that its records are sealed with.
    pub(super) suite: u8,
}

impl Owner {
    /// The owner of a plain store's files.
    pub(super) fn plain(store: u64, training: bool) -> Self {
        Self { store, training, suite: PLAIN }
    }

    /// Mode and suite as one little-endian word: a byte each, then zeros.
    pub(super) fn word(self) -> u64 {
        u64::from_le_bytes([u8::from(self.training), self.suite, 0, 0, 0, 0, 0, 0])
    }

    /// The owner that store id and word name; `None` where the word is none of this format.
    pub(super) fn of(store: u64, word: u64) -> Option<Self> {
        let [training @ (0 | 1), suite, 0, 0, 0, 0, 0, 0] = word.to_le_bytes() else { return None };
        Some(Self { store, training: training == 1, suite })
    }

    /// Whether a file of this owner, whose checksum is right, may stand among those of `home`.
    pub(super) fn belongs_to(self, home: Self) -> Result<(), Wrong> {
        if (self.store, self.training) != (home.store, home.training) {
            return Err(Wrong::Foreign);
        }
        if self.suite == home.suite { Ok(()) } else { Err(Wrong::Suite) }
    }
}
