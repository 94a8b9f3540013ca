//! Records in and out of their envelopes: the one way that every writer and every reader of a record goes, so that
//! seal, upgrade and the four states are met wherever a record is read.

use super::envelope::{Reason, RecordError};
use super::safe::{Belongs, Class, Safe, Standing};
use crate::model::Record;
use crate::model::codec;

impl Safe {
    /// A record as the value that stands under its key.
    ///
    /// # Errors
    /// Where the safe is locked, or the record longer than a store keeps.
    pub fn pack<R: Record>(&self, key: &[u8], record: &R) -> Result<Vec<u8>, RecordError> {
        let belongs = Belongs {
            class: Class::Record,
            key,
            kind: R::KIND.0,
            schema: R::SCHEMA,
            subject: record.subject().0,
            period: record.period(),
        };
        let payload = codec::encode(record).map_err(|e| Reason::from(e).about(key))?;
        self.wrap(&belongs, payload)
    }

    /// The value that stands under `key` as a record of its kind, brought to its present form where an older program
    /// wrote it.
    ///
    /// # Errors
    /// Where it is damaged, of another kind, or written by a newer program. A record whose key is missing is damage too,
    /// but one that [`Standing`] tells; [`Safe::read`] makes an error of it.
    pub fn unpack<R: Record>(&self, key: &[u8], value: &[u8]) -> Result<Standing<R>, RecordError> {
        self.open(key, value)?.and_then(|opened| {
            let label = opened.label;
            if label.kind != R::KIND.0 {
                return Err(Reason::Kind { found: label.kind, wanted: R::KIND.0 }.about(key));
            }
            codec::read_record(label.schema, &opened.payload).map_err(|e| Reason::from(e).about(key))
        })
    }

    /// The same for whoever needs it whole: `None` where it is sealed or erased, which is no damage.
    ///
    /// # Errors
    /// As [`Safe::unpack`], and where its key is missing.
    pub fn read<R: Record>(&self, key: &[u8], value: &[u8]) -> Result<Option<R>, RecordError> {
        match self.unpack(key, value)? {
            Standing::Here(record) => Ok(Some(record)),
            Standing::Sealed | Standing::Erased => Ok(None),
            Standing::KeyMissing => Err(Reason::KeyMissing.about(key)),
        }
    }
}
