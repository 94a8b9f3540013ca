//! Payloads: bincode of a frozen, versioned struct, with its limit set and every byte accounted for.
//! Never feed it a struct with `flatten`, `skip` or `untagged`: bincode would corrupt those silently.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::envelope::{self, Opened, Reason, RecordError};
use super::seal::Belongs;

/// Most bytes that decoding may read or allocate; without it a bad length prefix aborts the process.
const LIMIT: usize = super::port::MAX_VALUE;

const fn config() -> impl bincode::config::Config {
    bincode::config::standard().with_limit::<LIMIT>()
}

/// Encodes a record and wraps it for its key.
pub fn pack<T: Serialize>(key: &[u8], kind: u8, schema: u8, subject: u64, record: &T) -> Result<Vec<u8>, RecordError> {
    let belongs = Belongs { key, kind, schema, subject };
    envelope::seal(&belongs, encode(record).map_err(|r| r.about(key))?)
}

/// Opens the value under `key` as a record of this kind and schema; answers its subject and the record.
///
/// An older schema is an error of its own: open the envelope, decode the old struct, upgrade it.
pub fn unpack<T: DeserializeOwned>(key: &[u8], kind: u8, schema: u8, value: &[u8]) -> Result<(u64, T), RecordError> {
    let opened = envelope::open(key, value)?;
    let Opened { kind: found_kind, schema: found, subject, payload } = opened;
    let known = schema;
    let mismatch = match found.cmp(&known) {
        _ if found_kind != kind => Some(Reason::Kind { found: found_kind, wanted: kind }),
        std::cmp::Ordering::Greater => Some(Reason::NewerSchema { kind, found, known }),
        std::cmp::Ordering::Less => Some(Reason::OlderSchema { kind, found, known }),
        std::cmp::Ordering::Equal => None,
    };
    if let Some(reason) = mismatch {
        return Err(reason.about(key));
    }
    let record = decode(&payload).map_err(|r| r.about(key))?;
    Ok((subject, record))
}

/// Encodes a payload alone, for a note that carries no envelope of its own.
pub fn encode<T: Serialize>(record: &T) -> Result<Vec<u8>, Reason> {
    bincode::serde::encode_to_vec(record, config()).map_err(|e| Reason::Encode(e.to_string()))
}

/// Decodes a payload alone; every byte must be consumed.
pub fn decode<T: DeserializeOwned>(payload: &[u8]) -> Result<T, Reason> {
    let (record, used) =
        bincode::serde::decode_from_slice(payload, config()).map_err(|e| Reason::Decode(e.to_string()))?;
    match payload.len() - used {
        0 => Ok(record),
        left => Err(Reason::Leftover(left)),
    }
}
