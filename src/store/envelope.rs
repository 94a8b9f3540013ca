//! What every stored value is wrapped in: how it is sealed, its kind, schema, subject and period before the payload, a
//! checksum behind it. Layout is stable:
//! `[format u8][seal u8][kind u8][schema u8][subject u64 BE][period: class u8, year u16 BE][payload][crc32c u32 LE over
//! key and all before it]`.
//!
//! The checksum stands outside of the seal, so that damage is told from forgery without any key. Nothing here looks
//! into the payload; [`super::records`] does.

use std::borrow::Cow;

use super::bytes::readable_key;
use super::port::MAX_VALUE;
use super::safe::{Belongs, Class, Safe, Seal, SealError, Standing};
use crate::model::cause::{Cause, Shut};
use crate::model::codec::CodecError;
use crate::model::{Key, Period};

/// The envelope's own format.
pub const FORMAT: u8 = 2;
const HEAD: usize = 15;
const CRC: usize = 4;
/// Bytes that an envelope adds to its payload.
pub const OVERHEAD: usize = HEAD + CRC;

/// A record that cannot be read or written: which, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("record {}: {reason}", readable_key(.key))]
pub struct RecordError {
    /// The record's key, as the store has it.
    pub key: Vec<u8>,
    /// Why.
    pub reason: Reason,
}

/// Why a record cannot be read or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// Fewer bytes than an envelope has.
    #[error("only {0} bytes long")]
    Short(usize),
    /// Another version of linli wrote it; it must be kept as it is.
    #[error("envelope format {0} is not {FORMAT}, which this program knows")]
    Format(u8),
    /// Sealed in a way that only a newer linli knows; it must be kept as it is.
    #[error("seal {0} is newer than this program")]
    NewerSeal(u8),
    /// A record of another kind stands under this key.
    #[error("is of kind {found}, not {wanted}")]
    Kind {
        /// The kind found.
        found: u8,
        /// The kind asked for.
        wanted: u8,
    },
    /// Bytes were changed, or the value stood under another key.
    #[error("checksum does not match")]
    Checksum,
    /// It stands under a key that this program does not know.
    #[error("not a key of this version")]
    Key,
    /// Longer than the store keeps.
    #[error("{0} bytes are more than a value may have ({MAX_VALUE})")]
    TooLong(usize),
    /// The payload does not encode or decode.
    #[error(transparent)]
    Codec(#[from] CodecError),
    /// The key that sealed it is missing though nobody erased it.
    #[error("the key that sealed it is missing")]
    KeyMissing,
    /// The seal does not open.
    #[error(transparent)]
    Seal(#[from] SealError),
}

impl Reason {
    /// This reason, about the record under `key`.
    pub fn about(self, key: &[u8]) -> RecordError {
        RecordError { key: key.to_vec(), reason: self }
    }
}

impl From<RecordError> for Cause {
    fn from(error: RecordError) -> Self {
        let why = Shut::from(&error.reason);
        Self::Record { record: Key::read(&error.key), why }
    }
}

impl From<&Reason> for Shut {
    fn from(reason: &Reason) -> Self {
        match reason {
            Reason::Short(_) | Reason::Checksum | Reason::Key | Reason::Seal(SealError::Forged) => Self::Changed,
            Reason::Format(_)
            | Reason::NewerSeal(_)
            | Reason::Codec(CodecError::NewerSchema { .. } | CodecError::UnknownSchema { .. }) => Self::OtherVersion,
            Reason::Kind { .. }
            | Reason::Codec(CodecError::Encode(_) | CodecError::Decode(_) | CodecError::Leftover(_)) => {
                Self::OtherShape
            }
            Reason::TooLong(_) => Self::TooLong,
            Reason::KeyMissing | Reason::Seal(SealError::Locked | SealError::NoRandom | SealError::TooLong) => {
                Self::Sealed
            }
        }
    }
}

/// What stands on an envelope, for whoever has no key or needs none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// How the payload is sealed.
    pub seal: Seal,
    /// The record's kind.
    pub kind: u8,
    /// The schema of the payload.
    pub schema: u8,
    /// The person it is about, or 0.
    pub subject: u64,
    /// The period with which it is taken away.
    pub period: Period,
}

/// An opened envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened<'a> {
    /// What stands on it.
    pub label: Label,
    /// The payload in the clear.
    pub payload: Cow<'a, [u8]>,
}

impl Safe {
    /// Wraps a payload for the key that `belongs` names.
    ///
    /// # Errors
    /// Where the safe is locked, or the value longer than a store keeps.
    pub fn wrap(&self, belongs: &Belongs<'_>, payload: Vec<u8>) -> Result<Vec<u8>, RecordError> {
        let err = |reason: Reason| reason.about(belongs.key);
        // Nothing new is sealed under a period that was taken away.
        let period = self.settled(belongs).map_err(|e| err(e.into()))?;
        let belongs = &Belongs { period, ..*belongs };
        let (seal, sealed) = self.protect(belongs, payload).map_err(|e| err(e.into()))?;
        let len = sealed.len() + OVERHEAD;
        if len > MAX_VALUE {
            return Err(err(Reason::TooLong(len)));
        }
        let mut value = Vec::with_capacity(len);
        value.extend_from_slice(&[FORMAT, seal as u8, belongs.kind, belongs.schema]);
        value.extend_from_slice(&belongs.subject.to_be_bytes());
        value.push(belongs.period.class);
        value.extend_from_slice(&belongs.period.year.to_be_bytes());
        value.extend_from_slice(&sealed);
        let crc = checksum(belongs.key, &value);
        value.extend_from_slice(&crc.to_le_bytes());
        Ok(value)
    }

    /// Opens the value that stands under `key`.
    ///
    /// # Errors
    /// Where it is damaged, forged, or written by another version.
    pub fn open<'a>(&self, key: &[u8], value: &'a [u8]) -> Result<Standing<Opened<'a>>, RecordError> {
        self.open_as(Class::Record, key, value)
    }

    /// The same for what is no record.
    pub(super) fn open_as<'a>(
        &self,
        class: Class,
        key: &[u8],
        value: &'a [u8],
    ) -> Result<Standing<Opened<'a>>, RecordError> {
        let (label, sealed) = read(value, key)?;
        let Label { seal, kind, schema, subject, period } = label;
        let belongs = Belongs { class, key, kind, schema, subject, period };
        let opened = self.reveal(seal, &belongs, sealed).map_err(|e| Reason::from(e).about(key))?;
        Ok(opened.map(|payload| Opened { label, payload }))
    }
}

/// What stands on the envelope under `key`, once its checksum was found to be right.
///
/// # Errors
/// Where it is damaged or written by another version.
pub fn label(key: &[u8], value: &[u8]) -> Result<Label, RecordError> {
    read(value, key).map(|(label, _)| label)
}

/// What stands in the place of a value that was erased: what is on its envelope, and nothing in it. Of what is no
/// envelope nothing stays.
pub(super) fn without_value(key: &[u8], value: &[u8]) -> Vec<u8> {
    let Ok(Label { kind, schema, subject, period, .. }) = label(key, value) else { return Vec::new() };
    let mut stub = Vec::with_capacity(OVERHEAD);
    stub.extend_from_slice(&[FORMAT, Seal::Erased as u8, kind, schema]);
    stub.extend_from_slice(&subject.to_be_bytes());
    stub.push(period.class);
    stub.extend_from_slice(&period.year.to_be_bytes());
    let crc = checksum(key, &stub);
    stub.extend_from_slice(&crc.to_le_bytes());
    stub
}

fn read<'a>(value: &'a [u8], key: &[u8]) -> Result<(Label, &'a [u8]), RecordError> {
    let parts = || {
        let (body, crc) = value.split_last_chunk::<CRC>()?;
        let (head, sealed) = body.split_first_chunk::<HEAD>()?;
        let (tags, rest) = head.split_first_chunk::<4>()?;
        let (subject, period) = rest.split_first_chunk::<8>()?;
        let (class, year) = period.split_first()?;
        let period = Period { class: *class, year: u16::from_be_bytes(*year.first_chunk()?) };
        Some((body, u32::from_le_bytes(*crc), *tags, u64::from_be_bytes(*subject), period, sealed))
    };
    let (body, crc, [format, seal, kind, schema], subject, period, sealed) =
        parts().ok_or_else(|| Reason::Short(value.len()).about(key))?;
    if crc != checksum(key, body) {
        return Err(Reason::Checksum.about(key));
    }
    if format != FORMAT {
        return Err(Reason::Format(format).about(key));
    }
    let seal = Seal::of(seal).ok_or_else(|| Reason::NewerSeal(seal).about(key))?;
    Ok((Label { seal, kind, schema, subject, period }, sealed))
}

fn checksum(key: &[u8], body: &[u8]) -> u32 {
    crc32c::crc32c_append(crc32c::crc32c(key), body)
}
