//! What every stored value is wrapped in: its kind, schema and subject before the payload, a checksum behind it.
//! `[format u8][kind u8][schema u8][subject u64 BE][payload][crc32c u32 LE over key and all before it]`.
//! It never looks into the payload; [`super::codec`] does.

use std::borrow::Cow;

use super::bytes::readable_key;
use super::port::MAX_VALUE;
use super::seal::{self, Belongs, SealError};

/// The envelope's own format.
pub const FORMAT: u8 = 1;
const HEAD: usize = 11;
const CRC: usize = 4;
/// Bytes that an envelope adds to its payload.
pub const OVERHEAD: usize = HEAD + CRC;

/// A record that cannot be read or written: which, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("record {key}: {reason}")]
pub struct RecordError {
    /// The record's key, escaped for reading.
    pub key: String,
    /// Why.
    pub reason: Reason,
}

/// Why a record cannot be read or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// Fewer bytes than an envelope has.
    #[error("only {0} bytes long")]
    Short(usize),
    /// Written by a newer linli; it must be kept as it is.
    #[error("envelope format {0} is newer than this program")]
    NewerFormat(u8),
    /// A payload schema newer than this program knows; it must be kept as it is.
    #[error("schema {found} of kind {kind} is newer than {known}, which this program knows")]
    NewerSchema {
        /// The record's kind.
        kind: u8,
        /// The schema found.
        found: u8,
        /// The newest that is known.
        known: u8,
    },
    /// A payload schema that must be upgraded by whoever knows the old form.
    #[error("schema {found} of kind {kind} is older than {known}")]
    OlderSchema {
        /// The record's kind.
        kind: u8,
        /// The schema found.
        found: u8,
        /// The one asked for.
        known: u8,
    },
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
    /// The payload does not decode.
    #[error("payload does not decode: {0}")]
    Decode(String),
    /// The payload decodes and leaves bytes over: it is of another shape.
    #[error("{0} bytes are left over after the payload")]
    Leftover(usize),
    /// Longer than the store keeps.
    #[error("{0} bytes are more than a value may have ({MAX_VALUE})")]
    TooLong(usize),
    /// The payload does not encode.
    #[error("payload does not encode: {0}")]
    Encode(String),
    /// The seal does not open.
    #[error(transparent)]
    Seal(#[from] SealError),
}

impl Reason {
    /// This reason, about the record under `key`.
    pub fn about(self, key: &[u8]) -> RecordError {
        RecordError { key: readable_key(key), reason: self }
    }
}

/// An opened envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened<'a> {
    /// The record's kind.
    pub kind: u8,
    /// The schema of the payload.
    pub schema: u8,
    /// The person it is about, or 0.
    pub subject: u64,
    /// The payload in the clear.
    pub payload: Cow<'a, [u8]>,
}

/// Wraps a payload for the key that `belongs` names.
pub fn seal(belongs: &Belongs<'_>, payload: Vec<u8>) -> Result<Vec<u8>, RecordError> {
    let err = |reason: Reason| reason.about(belongs.key);
    let sealed = seal::protect(belongs, payload).map_err(|e| err(e.into()))?;
    let len = sealed.len() + OVERHEAD;
    if len > MAX_VALUE {
        return Err(err(Reason::TooLong(len)));
    }
    let mut value = Vec::with_capacity(len);
    value.extend_from_slice(&[FORMAT, belongs.kind, belongs.schema]);
    value.extend_from_slice(&belongs.subject.to_be_bytes());
    value.extend_from_slice(&sealed);
    let crc = checksum(belongs.key, &value);
    value.extend_from_slice(&crc.to_le_bytes());
    Ok(value)
}

/// Opens the value that stands under `key`.
pub fn open<'a>(key: &[u8], value: &'a [u8]) -> Result<Opened<'a>, RecordError> {
    let parts = || {
        let (body, crc) = value.split_last_chunk::<CRC>()?;
        let (head, sealed) = body.split_first_chunk::<HEAD>()?;
        let (tags, subject) = head.split_first_chunk::<3>()?;
        let subject = u64::from_be_bytes(*subject.first_chunk::<8>()?);
        Some((body, u32::from_le_bytes(*crc), *tags, subject, sealed))
    };
    let (body, crc, [format, kind, schema], subject, sealed) =
        parts().ok_or_else(|| Reason::Short(value.len()).about(key))?;
    if crc != checksum(key, body) {
        return Err(Reason::Checksum.about(key));
    }
    if format != FORMAT {
        return Err(Reason::NewerFormat(format).about(key));
    }
    let belongs = Belongs { key, kind, schema, subject };
    let payload = seal::reveal(&belongs, sealed).map_err(|e| Reason::from(e).about(key))?;
    Ok(Opened { kind, schema, subject, payload })
}

fn checksum(key: &[u8], body: &[u8]) -> u32 {
    crc32c::crc32c_append(crc32c::crc32c(key), body)
}
