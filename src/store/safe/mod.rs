//! The safe: whoever reads or writes records, drafts or the kept index holds one and passes it on; nothing else
//! protects a payload on its way to the disk or opens one on its way back.
//!
//! A plain safe leaves every payload as it is. One with keys asks them, and they answer with one of the four states
//! that a record has for whoever reads it.

//!
//! [`OfficeKey`] is the one secret, `slots` what it is wrapped in, `values` how a payload is sealed, `folder` what else
//! of a folder is proved by it: blocks, sums, `CURRENT`, notes.

mod code;
mod folder;
mod key;
mod key_file;
mod nonces;
mod passphrase;
mod slot;
mod slots;
mod values;
mod vaulted;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use super::error::OpenError;
use super::vault::Files;
use crate::model::Period;

pub use code::{CodeError, RecoveryCode};
pub(super) use folder::{FolderSeal, TAG, Tag, Tagged, UNTAGGED};
pub use key::OfficeKey;
pub use key_file::{KeyFile, KeyFileError};
pub use passphrase::{Hint, Limits, Passphrase, Stretch, Weak};
pub use slot::{Secret, SlotKind};
pub use slots::{SLOTS, Slot, SlotError, Slots};
pub use values::OfficeKeys;
pub use vaulted::Vaulted;

/// How a payload was sealed: a byte of the envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Seal {
    /// Not at all.
    Plain = 0,
    /// Under the office's own key: what belongs to nobody in particular.
    Office = 1,
    /// Under a key derived from its person's and its period's, so that erasing either takes it away.
    Vault = 2,
    /// It was erased: nothing is in it any more. In a sealed folder the tag of its block proves that.
    Erased = 3,
}

impl Seal {
    /// The seal of this number; `None` where a newer program knows it.
    pub fn of(number: u8) -> Option<Self> {
        [Self::Plain, Self::Office, Self::Vault, Self::Erased].into_iter().find(|seal| *seal as u8 == number)
    }
}

/// What a payload is: each class is sealed under a key of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Class {
    /// A record under a key of the store.
    Record = 1,
    /// A form that was begun.
    Draft = 2,
    /// A part of what can be worked out again.
    Kept = 3,
}

/// What a payload belongs to: authenticated beside it once payloads are sealed, so that none can be swapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Belongs<'a> {
    pub class: Class,
    /// The key it is stored under, or the name of a draft or of a part of the kept index.
    pub key: &'a [u8],
    /// The record's kind.
    pub kind: u8,
    /// The schema of its payload.
    pub schema: u8,
    /// The person it is about, or 0; that person's own key seals it.
    pub subject: u64,
    /// The period whose key seals it too.
    pub period: Period,
}

/// What a record is for whoever reads it. The first three are no damage: nothing is lost that should be there. The
/// last one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing<T> {
    Here(T),
    /// It is there, and whoever reads has no right to open it, or the desk has not been unlocked.
    Sealed,
    /// It was erased, and an authenticated mark says so: its person or its period was taken away on purpose.
    Erased,
    /// Its key is missing though nobody erased it: damage.
    KeyMissing,
}

impl<T> Standing<T> {
    /// The same about what comes of it.
    pub fn map<U>(self, then: impl FnOnce(T) -> U) -> Standing<U> {
        match self {
            Self::Here(one) => Standing::Here(then(one)),
            Self::Sealed => Standing::Sealed,
            Self::Erased => Standing::Erased,
            Self::KeyMissing => Standing::KeyMissing,
        }
    }

    /// The same where what comes of it may fail.
    ///
    /// # Errors
    /// As `then` does.
    pub fn and_then<U, E>(self, then: impl FnOnce(T) -> Result<U, E>) -> Result<Standing<U>, E> {
        Ok(match self {
            Self::Here(one) => Standing::Here(then(one)?),
            Self::Sealed => Standing::Sealed,
            Self::Erased => Standing::Erased,
            Self::KeyMissing => Standing::KeyMissing,
        })
    }

    /// What is here, for whoever goes on without the rest.
    pub fn here(self) -> Option<T> {
        match self {
            Self::Here(one) => Some(one),
            Self::Sealed | Self::Erased | Self::KeyMissing => None,
        }
    }

    /// Whether something is lost that should be there.
    pub fn is_damage(&self) -> bool {
        matches!(self, Self::KeyMissing)
    }
}

/// Why a payload was not sealed or not opened, beside the states that are expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The desk has not been unlocked, so that nothing can be sealed.
    #[error("the desk is locked")]
    Locked,
    /// It was changed, moved from another key, or sealed for another store.
    #[error("does not belong here or was changed")]
    Forged,
    /// The system has no random bytes: nothing can be sealed.
    #[error("the system has no random bytes")]
    NoRandom,
    /// It is longer than the cipher takes.
    #[error("too long to be sealed")]
    TooLong,
}

/// What a safe with keys asks: [`OfficeKeys`] in a sealed folder; tests bring what they need.
pub trait Keys: Send + Sync {
    /// Seals a payload for the disk, and says how.
    ///
    /// # Errors
    /// Where the key to seal it with is not at hand.
    fn seal(&self, belongs: &Belongs<'_>, plain: Vec<u8>) -> Result<(Seal, Vec<u8>), SealError>;

    /// Opens a payload from the disk, whatever its envelope says about its seal: a plain one where everything is sealed
    /// is for the keys to refuse.
    ///
    /// # Errors
    /// Where it was forged.
    fn open<'a>(
        &self,
        seal: Seal,
        belongs: &Belongs<'_>,
        stored: &'a [u8],
    ) -> Result<Standing<Cow<'a, [u8]>>, SealError>;

    /// The period that a payload is sealed under: its own, unless that was taken away meanwhile.
    ///
    /// # Errors
    /// Where a period must begin and cannot be noted.
    fn settled(&self, belongs: &Belongs<'_>) -> Result<Period, SealError> {
        Ok(belongs.period)
    }

    /// What can be taken away, where these are a sealed folder's own keys.
    fn vault(&self) -> Option<&Vaulted> {
        None
    }

    /// The office's key where these are a sealed folder's own: then blocks, sums and notes are under it too.
    fn office(&self) -> Option<&OfficeKey> {
        None
    }
}

/// A safe; cheap to clone and to pass on.
#[derive(Clone)]
pub struct Safe(Option<Arc<dyn Keys>>);

impl Safe {
    /// The safe that leaves everything as it is. What others sealed has its key missing here.
    pub fn plain() -> Self {
        Self(None)
    }

    /// A safe with keys.
    pub fn with(keys: Arc<dyn Keys>) -> Self {
        Self(Some(keys))
    }

    /// The safe of a sealed folder.
    pub fn sealed(key: OfficeKey) -> Self {
        Self::with(Arc::new(OfficeKeys::of(key)).settle())
    }

    /// The same with nonces that follow from a seed: for golden bytes and nothing else, since a nonce that comes twice
    /// gives both payloads away.
    #[doc(hidden)]
    pub fn sealed_by_seed(key: OfficeKey, seed: u64) -> Self {
        Self::with(Arc::new(OfficeKeys::by_seed(key, seed)))
    }

    /// Whether it opens a sealed folder.
    pub fn is_sealed(&self) -> bool {
        self.office().is_some()
    }

    /// The key of a sealed folder, to wrap it for another slot.
    pub fn office(&self) -> Option<&OfficeKey> {
        self.0.as_deref().and_then(Keys::office)
    }

    /// The period that a payload is sealed under.
    pub(super) fn settled(&self, belongs: &Belongs<'_>) -> Result<Period, SealError> {
        self.0.as_deref().map_or(Ok(belongs.period), |keys| keys.settled(belongs))
    }

    /// What can be taken away of a sealed folder.
    pub(super) fn vault(&self) -> Option<&Vaulted> {
        self.0.as_deref().and_then(Keys::vault)
    }

    /// Loads the vault of a sealed folder; `begins` where there is none yet, `mends` by whoever may write.
    pub(super) fn attach(&self, files: &Files, begins: bool, mends: bool) -> Result<(), OpenError> {
        self.vault().map_or(Ok(()), |vault| vault.attach(files, begins, mends))
    }

    /// Those of these people whose keys are in the vault still, though they were erased; nobody in a plain folder.
    pub fn still_has(&self, people: &[u64]) -> Vec<u64> {
        self.vault().map_or_else(Vec::new, |vault| vault.still_has(people))
    }

    /// Seals a payload for the disk, and says how.
    pub(super) fn protect(&self, belongs: &Belongs<'_>, plain: Vec<u8>) -> Result<(Seal, Vec<u8>), SealError> {
        match &self.0 {
            None => Ok((Seal::Plain, plain)),
            Some(keys) => keys.seal(belongs, plain),
        }
    }

    /// Opens a payload from the disk.
    pub(super) fn reveal<'a>(
        &self,
        seal: Seal,
        belongs: &Belongs<'_>,
        stored: &'a [u8],
    ) -> Result<Standing<Cow<'a, [u8]>>, SealError> {
        match (&self.0, seal) {
            (_, Seal::Erased) => Ok(Standing::Erased),
            (Some(keys), _) => keys.open(seal, belongs, stored),
            (None, Seal::Plain) => Ok(Standing::Here(Cow::Borrowed(stored))),
            (None, Seal::Office | Seal::Vault) => Ok(Standing::KeyMissing),
        }
    }
}

impl Default for Safe {
    fn default() -> Self {
        Self::plain()
    }
}

impl fmt::Debug for Safe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_none() { "Safe(plain)" } else { "Safe(keys)" })
    }
}
