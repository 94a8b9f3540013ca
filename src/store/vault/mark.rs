//! The mark of an erasure: when, and by whom. It stands in the vault, under the vault's seal: nothing else makes a record
//! erased, and who cannot open the vault cannot make one.

use super::super::bytes::Bytes;

/// When something was erased, and by whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The desk's clock, in seconds as a stamp has it.
    pub at: i64,
    /// The operator, or 0 where nobody is known.
    pub by: u64,
}

impl Mark {
    pub(super) fn encode(self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.at.to_le_bytes());
        out.extend_from_slice(&self.by.to_le_bytes());
    }

    pub(super) fn decode(bytes: &mut Bytes<'_>) -> Option<Self> {
        Some(Self { at: bytes.i64()?, by: bytes.u64()? })
    }
}
