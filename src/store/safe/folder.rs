//! What of a folder is proved beside its payloads: keyed tags of blocks, snapshots, `CURRENT` and backups, the hash of
//! its entries, and the notes of its commits. A plain folder has none of it, and a sealed one that nobody has a key for
//! can be looked over for damage only.
//!
//! Every tag is about the folder's mode too, so that an office's block is worth nothing in a folder that calls itself a
//! training one.

use std::fmt;
use std::sync::Arc;

use super::key::{Key, Purpose};
use super::nonces::Nonces;
use super::values::{open_whole, seal_whole};
use super::{Safe, SealError};
use crate::store::port::{Rev, Stamp};

/// Bytes of a tag.
pub(in crate::store) const TAG: usize = 16;
/// Proof that whoever wrote something held the office's key.
pub(in crate::store) type Tag = [u8; TAG];
/// The tag of everything in a plain folder.
pub(in crate::store) const UNTAGGED: Tag = [0; TAG];

/// What proves a folder's own bytes; cheap to clone.
#[derive(Clone, Default)]
pub(in crate::store) struct FolderSeal {
    keys: Option<Arc<FolderKeys>>,
    training: bool,
    /// Whether the folder is sealed, also where there are no keys.
    sealed: bool,
}

struct FolderKeys {
    stamps: Key,
    blocks: Key,
    snapshots: Key,
    current: Key,
    backups: Key,
    sums: Key,
    nonces: Nonces,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(in crate::store) enum Tagged {
    Block = 1,
    /// The header of a snapshot with its index.
    Snapshot = 2,
    /// A block of a snapshot's entries.
    Entries = 3,
    Current = 4,
    Backup = 5,
    /// What is to go from the folder.
    Forget = 6,
}

impl FolderSeal {
    /// The seal of a folder of this mode, by the keys of a safe.
    pub(in crate::store) fn of(safe: &Safe, training: bool) -> Self {
        let keys = safe.office().map(|office| {
            let of = |purpose| office.subkey(purpose);
            Arc::new(FolderKeys {
                stamps: of(Purpose::Stamps),
                blocks: of(Purpose::Blocks),
                snapshots: of(Purpose::Snapshots),
                current: of(Purpose::Current),
                backups: of(Purpose::Backups),
                sums: of(Purpose::Sums),
                nonces: Nonces::random(),
            })
        });
        Self { sealed: keys.is_some(), keys, training }
    }

    /// The seal of a sealed folder that nobody has given a key for.
    pub(in crate::store) fn without_key(training: bool) -> Self {
        Self { keys: None, training, sealed: true }
    }

    /// The same in a folder of this mode.
    pub(in crate::store) fn in_training(self, training: bool) -> Self {
        Self { training, ..self }
    }

    /// Whether the folder is one for training.
    pub(in crate::store) fn is_training(&self) -> bool {
        self.training
    }

    /// Whether the folder is sealed.
    pub(in crate::store) fn is_sealed(&self) -> bool {
        self.sealed
    }

    /// Whether the folder is sealed and nobody has given a key: then nothing can be proved.
    pub(in crate::store) fn is_locked(&self) -> bool {
        self.sealed && self.keys.is_none()
    }

    /// The tag of these pieces, which together are one thing in one place; zeros in a plain folder.
    pub(in crate::store) fn tag(&self, what: Tagged, pieces: &[&[u8]]) -> Tag {
        let Some(keys) = &self.keys else { return UNTAGGED };
        let key = match what {
            Tagged::Block => &keys.blocks,
            Tagged::Snapshot | Tagged::Entries => &keys.snapshots,
            Tagged::Current | Tagged::Forget => &keys.current,
            Tagged::Backup => &keys.backups,
        };
        let mut hasher = blake3::Hasher::new_keyed(key);
        hasher.update(&[what as u8, u8::from(self.training)]);
        for piece in pieces {
            hasher.update(piece);
        }
        let mut tag = UNTAGGED;
        hasher.finalize_xof().fill(&mut tag);
        tag
    }

    /// Whether this is the tag of these pieces. Without a key nothing can be said against it.
    pub(in crate::store) fn is_tag(&self, tag: &Tag, what: Tagged, pieces: &[&[u8]]) -> bool {
        self.is_locked() || same(tag, &self.tag(what, pieces))
    }

    /// What an entry's hash is begun with.
    pub(in crate::store) fn hasher(&self) -> blake3::Hasher {
        match &self.keys {
            Some(keys) => blake3::Hasher::new_keyed(&keys.sums),
            None => blake3::Hasher::new(),
        }
    }

    /// The note of a commit as the journal has it.
    pub(in crate::store) fn seal_note(&self, (id, rev): (u64, Rev), stamp: &Stamp) -> Result<Vec<u8>, SealError> {
        match &self.keys {
            // What is not there needs no seal.
            Some(keys) if !stamp.what.is_empty() => {
                seal_whole(&keys.stamps, keys.nonces.next()?, &numbers(id, rev, stamp), &stamp.what)
            }
            _ => Ok(stamp.what.clone()),
        }
    }

    /// The note of a commit from the journal; `None` where it does not open. Without a key it stays as it is.
    pub(in crate::store) fn open_note(&self, (id, rev): (u64, Rev), stamp: &Stamp, what: &[u8]) -> Option<Vec<u8>> {
        match &self.keys {
            Some(keys) if !what.is_empty() => open_whole(&keys.stamps, &numbers(id, rev, stamp), what),
            _ => Some(what.to_vec()),
        }
    }

    /// A hash of entries in their order: two sides that answer the same one hold the same.
    pub(in crate::store) fn digest(&self) -> Digest {
        Digest(self.hasher())
    }
}

impl fmt::Debug for FolderSeal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let how = match (self.sealed, self.keys.is_some()) {
            (false, _) => "plain",
            (true, false) => "locked",
            (true, true) => "sealed",
        };
        write!(f, "FolderSeal({how})")
    }
}

/// The numbers of a commit that its note is bound to.
fn numbers(id: u64, rev: Rev, stamp: &Stamp) -> Vec<u8> {
    let mut numbers = Vec::with_capacity(72);
    for number in [id, rev, stamp.command, stamp.undoes, stamp.operator, stamp.desk] {
        numbers.extend_from_slice(&number.to_le_bytes());
    }
    numbers.extend_from_slice(&stamp.desk_time.to_le_bytes());
    numbers.extend_from_slice(&stamp.wall_time.to_le_bytes());
    numbers.extend_from_slice(&stamp.part.to_le_bytes());
    numbers.push(u8::from(stamp.last));
    numbers
}

/// Compares without saying by its time where the first difference is.
fn same(one: &Tag, other: &Tag) -> bool {
    one.iter().zip(other).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}

/// Entries in the order of keys, as one hash.
pub(in crate::store) struct Digest(blake3::Hasher);

impl Digest {
    pub(in crate::store) fn add(&mut self, key: &[u8], rev: Rev, value: &[u8]) {
        for number in [key.len() as u64, value.len() as u64, rev] {
            self.0.update(&number.to_le_bytes());
        }
        self.0.update(key).update(value);
    }

    pub(in crate::store) fn finish(&self) -> [u8; 32] {
        self.0.finalize().into()
    }
}
