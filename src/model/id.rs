//! Ids, kinds and keys: how a record is named in the store. No personal data ever stands in a key.

use serde::{Deserialize, Serialize};

/// A record's random 64-bit id; 0 stands for "none".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Id(pub u64);

impl Id {
    /// No record.
    pub const NONE: Self = Self(0);

    /// Whether this names no record.
    pub fn is_none(self) -> bool {
        self.0 == 0
    }

    /// `Some` unless this names no record.
    pub fn some(self) -> Option<Self> {
        (!self.is_none()).then_some(self)
    }
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// A kind of record, by the number that stands in keys and envelopes. Each record names its own
/// ([`super::field::Record::KIND`]); numbers are never given twice, also not after a kind has gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Kind(pub u8);

impl Kind {
    /// What a field refers to that may refer to a record of any kind.
    pub const ANY: Self = Self(0);
}

/// A record's place: `c/<community, 4 bytes>/<kind, 1 byte>/<id, 8 bytes>`, numbers big-endian.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The community's number in the store.
    pub community: u32,
    /// Which kind of record.
    pub kind: Kind,
    /// Which record.
    pub id: Id,
}

/// Bytes of a whole key.
const KEY_LEN: usize = 17;

impl Key {
    /// The key's bytes.
    pub fn bytes(self) -> Vec<u8> {
        let mut out = Self::prefix(self.community);
        out.push(self.kind.0);
        out.push(b'/');
        out.extend(self.id.0.to_be_bytes());
        out
    }

    /// What every key of a community begins with.
    pub fn prefix(community: u32) -> Vec<u8> {
        let mut out = Vec::with_capacity(KEY_LEN);
        out.extend(b"c/");
        out.extend(community.to_be_bytes());
        out.push(b'/');
        out
    }

    /// What every key of a kind begins with.
    pub fn prefix_of(community: u32, kind: Kind) -> Vec<u8> {
        let mut out = Self::prefix(community);
        out.extend([kind.0, b'/']);
        out
    }

    /// Reads a key's bytes; `None` where they are no record's key. Whether the kind is known, the desk's table says.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(b"c/")?;
        let (community, rest) = rest.split_first_chunk::<4>()?;
        let rest = rest.strip_prefix(b"/")?;
        let (kind, rest) = rest.split_first()?;
        let id: [u8; 8] = rest.strip_prefix(b"/")?.try_into().ok()?;
        Some(Self { community: u32::from_be_bytes(*community), kind: Kind(*kind), id: Id(u64::from_be_bytes(id)) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_reads_back_and_ids_sort_as_numbers() {
        let key = Key { community: 7, kind: Kind(12), id: Id(258) };
        assert_eq!(Key::read(&key.bytes()), Some(key));
        let later = Key { id: Id(70_000), ..key };
        assert!(key.bytes() < later.bytes());
        assert_eq!(Key::read(b"c/xx"), None);
    }
}
