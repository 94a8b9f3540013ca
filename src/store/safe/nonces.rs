//! Nonces: 24 random bytes for each payload, so many that none ever comes twice. The system is asked for many at once.

use std::sync::{Mutex, PoisonError};

use super::SealError;

/// Bytes of a nonce.
pub(super) const NONCE: usize = 24;
/// Bytes that the system is asked for at once.
const AT_ONCE: usize = NONCE * 64;

/// Where nonces come from.
pub(super) enum Nonces {
    /// The system.
    Random(Box<Mutex<Batch>>),
    /// A seed and how many there have been: for golden bytes.
    Seeded(u64, Mutex<u64>),
}

/// Random bytes that nobody has used yet.
pub(super) struct Batch {
    bytes: [u8; AT_ONCE],
    used: usize,
}

impl Nonces {
    pub(super) fn random() -> Self {
        Self::Random(Box::new(Mutex::new(Batch { bytes: [0; AT_ONCE], used: AT_ONCE })))
    }

    pub(super) fn seeded(seed: u64) -> Self {
        Self::Seeded(seed, Mutex::new(0))
    }

    /// One that never was before.
    pub(super) fn next(&self) -> Result<[u8; NONCE], SealError> {
        match self {
            Self::Random(batch) => {
                let mut batch = batch.lock().unwrap_or_else(PoisonError::into_inner);
                if batch.used == AT_ONCE {
                    getrandom::fill(&mut batch.bytes).map_err(|_| SealError::NoRandom)?;
                    batch.used = 0;
                }
                let from = batch.used;
                batch.used += NONCE;
                let nonce = batch.bytes.get(from..).and_then(|rest| rest.first_chunk());
                nonce.copied().ok_or(SealError::NoRandom)
            }
            Self::Seeded(seed, count) => {
                let mut count = count.lock().unwrap_or_else(PoisonError::into_inner);
                *count += 1;
                let mut nonce = [0; NONCE];
                let mut hasher = blake3::Hasher::new();
                hasher.update(&seed.to_be_bytes()).update(&count.to_be_bytes());
                hasher.finalize_xof().fill(&mut nonce);
                Ok(nonce)
            }
        }
    }
}
