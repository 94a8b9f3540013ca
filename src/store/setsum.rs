//! Count and hash of a whole set of entries, kept up in constant time by each change.
//! The hash is a sum over entries, so it does not depend on their order; it guards against damage, not against an
//! adversary who learns many sums: in a sealed store it is keyed, and no forgery rests on it alone.

use super::port::Rev;
use super::safe::FolderSeal;

/// How many entries there are, and the sum of their hashes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct SetSum {
    pub(super) count: u64,
    pub(super) hash: u128,
}

impl SetSum {
    pub(super) fn add(&mut self, folder: &FolderSeal, key: &[u8], rev: Rev, value: &[u8]) {
        self.count = self.count.wrapping_add(1);
        self.hash = self.hash.wrapping_add(entry_hash(folder, key, rev, value));
    }

    pub(super) fn remove(&mut self, folder: &FolderSeal, key: &[u8], rev: Rev, value: &[u8]) {
        self.count = self.count.wrapping_sub(1);
        self.hash = self.hash.wrapping_sub(entry_hash(folder, key, rev, value));
    }
}

/// The first 128 bits of BLAKE3, keyed in a sealed folder, over the key's length, the key, the revision and the value.
fn entry_hash(folder: &FolderSeal, key: &[u8], rev: Rev, value: &[u8]) -> u128 {
    let mut hasher = folder.hasher();
    hasher.update(&(key.len() as u64).to_le_bytes());
    hasher.update(key);
    hasher.update(&rev.to_le_bytes());
    hasher.update(value);
    let mut half = [0; 16];
    hasher.finalize_xof().fill(&mut half);
    u128::from_le_bytes(half)
}
