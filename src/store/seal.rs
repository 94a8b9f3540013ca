//! The one pair of functions that every payload passes on its way to the disk and back.
//! Plain today. When payloads are sealed (a passphrase-derived key for all, a person's own key for what is
//! sensitive about that person), only this file changes: callers already name the associated data and already
//! take "cannot be opened" for an answer.

use std::borrow::Cow;

/// What a payload belongs to: authenticated beside it once payloads are sealed, so that none can be swapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Belongs<'a> {
    /// The key it is stored under, or the name of a draft.
    pub key: &'a [u8],
    /// The record's kind.
    pub kind: u8,
    /// The schema of its payload.
    pub schema: u8,
    /// The person it is about, or 0; that person's own key seals it.
    pub subject: u64,
}

/// Why a payload cannot be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The desk has not been unlocked.
    #[error("the desk is locked")]
    Locked,
    /// The key of the person it is about was destroyed: the payload is gone for good.
    #[error("erased")]
    Erased,
    /// It was changed, or moved from another key.
    #[error("does not belong here or was changed")]
    Forged,
}

/// Seals a payload for the disk.
pub fn protect(_belongs: &Belongs<'_>, plain: Vec<u8>) -> Result<Vec<u8>, SealError> {
    Ok(plain)
}

/// Opens a payload from the disk.
pub fn reveal<'a>(_belongs: &Belongs<'_>, stored: &'a [u8]) -> Result<Cow<'a, [u8]>, SealError> {
    Ok(Cow::Borrowed(stored))
}
