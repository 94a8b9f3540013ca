//! The one place that configures bincode: payloads of records, notes of the journal, drafts and the opaque parts of a
//! field table are all spelled here, with a limit set and every byte accounted for.
//!
//! Never feed it a struct with `flatten`, `skip` or `untagged`: bincode would corrupt those silently.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::field::Record;

/// Most bytes that decoding may read or allocate; without it a bad length prefix aborts the process. No value and no
/// note that a store takes is longer.
pub const LIMIT: usize = 64 * 1024;

/// Why plain data does not encode or bytes do not decode.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CodecError {
    /// The data does not encode.
    #[error("payload does not encode: {0}")]
    Encode(String),
    /// The bytes do not decode.
    #[error("payload does not decode: {0}")]
    Decode(String),
    /// The bytes decode and leave some over: they are of another shape.
    #[error("{0} bytes are left over after the payload")]
    Leftover(usize),
    /// A schema newer than this program knows.
    #[error("schema {found} is newer than {known}, which this program knows")]
    NewerSchema {
        /// The schema found.
        found: u8,
        /// The newest that is known.
        known: u8,
    },
    /// A schema that no step leads on from: no released program wrote it.
    #[error("schema {found} is older than {known} and was never released")]
    UnknownSchema {
        /// The schema found.
        found: u8,
        /// The newest that is known.
        known: u8,
    },
}

const fn config() -> impl bincode::config::Config {
    bincode::config::standard().with_limit::<LIMIT>()
}

/// Encodes plain data.
///
/// # Errors
/// Where serde refuses it; owned structs and enums of plain members never are.
pub fn encode<T: Serialize>(data: &T) -> Result<Vec<u8>, CodecError> {
    bincode::serde::encode_to_vec(data, config()).map_err(|e| CodecError::Encode(e.to_string()))
}

/// Decodes plain data; every byte must be consumed.
///
/// # Errors
/// Where the bytes are of another shape, or longer than [`LIMIT`] says.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, CodecError> {
    let (data, used) =
        bincode::serde::decode_from_slice(bytes, config()).map_err(|e| CodecError::Decode(e.to_string()))?;
    match bytes.len() - used {
        0 => Ok(data),
        left => Err(CodecError::Leftover(left)),
    }
}

/// How payloads of an older schema are read: decoded as the struct that it was, and brought to the record's present
/// form in one step. The struct is frozen and lives in the folder of its kind.
pub struct Older<R> {
    /// The schema that it reads.
    pub schema: u8,
    /// Decodes and upgrades.
    pub read: fn(&[u8]) -> Result<R, CodecError>,
}

impl<R> Older<R> {
    /// A step from the schema whose payload was the struct `F`.
    ///
    /// `read` is mostly `|bytes| codec::decode::<F>(bytes).map(R::from)`.
    pub const fn new(schema: u8, read: fn(&[u8]) -> Result<R, CodecError>) -> Self {
        Self { schema, read }
    }
}

/// Reads a record's payload of this schema, older ones by the steps that the kind names. Whoever reads a record from
/// wherever it is kept comes through here, so that an upgrade cannot be forgotten in one place.
///
/// # Errors
/// [`CodecError::NewerSchema`] for what a newer program wrote, which must be kept as it is; else as [`decode`].
pub fn read_record<R: Record>(schema: u8, payload: &[u8]) -> Result<R, CodecError> {
    match schema.cmp(&R::SCHEMA) {
        std::cmp::Ordering::Equal => decode(payload),
        std::cmp::Ordering::Greater => Err(CodecError::NewerSchema { found: schema, known: R::SCHEMA }),
        std::cmp::Ordering::Less => match R::OLDER.iter().find(|older| older.schema == schema) {
            Some(older) => (older.read)(payload),
            None => Err(CodecError::UnknownSchema { found: schema, known: R::SCHEMA }),
        },
    }
}
