//! The office's key: 32 random bytes, and from them one key for each purpose. Whoever has a subkey learns neither the
//! office's key nor another subkey from it.

use std::fmt;

use zeroize::Zeroizing;

/// A key of 32 bytes that leaves memory when it is dropped.
pub(in crate::store) type Key = Zeroizing<[u8; 32]>;

/// What a key is for. The context names the program, the year of the suite and the purpose, and nothing else ever has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Purpose {
    /// Payloads of records.
    Records,
    /// Notes of commits.
    Stamps,
    /// Tags of the journal's blocks.
    Blocks,
    /// Tags of snapshots.
    Snapshots,
    /// Tags of `CURRENT`.
    Current,
    /// Tags of backups.
    Backups,
    /// Hashes of entries, and of all of them in order.
    Sums,
    /// Parts of the kept search index: the only one that `linli unlock` keeps.
    KeptIndex,
    /// Forms that were begun.
    Drafts,
    /// The vault, in which people's and periods' keys lie.
    Vault,
    /// What an office key is told from others by.
    Name,
}

impl Purpose {
    fn context(self) -> &'static str {
        match self {
            Self::Records => "linli 2026 suite 1 records",
            Self::Stamps => "linli 2026 suite 1 stamps",
            Self::Blocks => "linli 2026 suite 1 block tags",
            Self::Snapshots => "linli 2026 suite 1 snapshot tags",
            Self::Current => "linli 2026 suite 1 current",
            Self::Backups => "linli 2026 suite 1 backup tags",
            Self::Sums => "linli 2026 suite 1 set hash",
            Self::KeptIndex => "linli 2026 suite 1 kept index",
            Self::Drafts => "linli 2026 suite 1 drafts",
            Self::Vault => "linli 2026 suite 1 vault",
            Self::Name => "linli 2026 suite 1 name of an office key",
        }
    }
}

/// The key that everything of an office is sealed under.
#[derive(Clone, PartialEq, Eq)]
pub struct OfficeKey(Key);

impl OfficeKey {
    /// A fresh one.
    ///
    /// # Errors
    /// Where the system has no random bytes.
    pub fn random() -> std::io::Result<Self> {
        let mut bytes = Zeroizing::new([0; 32]);
        getrandom::fill(bytes.as_mut_slice()).map_err(std::io::Error::other)?;
        Ok(Self(bytes))
    }

    /// The one of these bytes.
    pub fn of(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Its bytes, to be wrapped in a slot.
    pub(super) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The key for a purpose.
    pub(in crate::store) fn subkey(&self, purpose: Purpose) -> Key {
        Zeroizing::new(blake3::derive_key(purpose.context(), self.0.as_slice()))
    }

    /// A number that tells it from others and says nothing of it: slots are bound to it.
    pub fn name(&self) -> u64 {
        let key = self.subkey(Purpose::Name);
        key.first_chunk().map_or(0, |first| u64::from_be_bytes(*first))
    }
}

impl fmt::Debug for OfficeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OfficeKey")
    }
}
