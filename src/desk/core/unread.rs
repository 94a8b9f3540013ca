//! Records that stand in the store and do not open: damaged, written by a newer program, or of a shape that this one
//! does not know. They are kept as they are, counted where everybody sees it, and nothing is written over them or
//! beside them that they might forbid. What is sealed or erased is no such record.

use crate::desk::core::Not;
use std::collections::BTreeMap;

use crate::desk::core::keys::COMMUNITY;
use crate::model::{Id, Key, Kind, Refusal};
use crate::store::envelope::{self, Reason, RecordError};
use crate::store::port::Rev;

/// A record that does not open.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Closed {
    /// The revision that wrote it.
    rev: Rev,
    reason: Reason,
    /// The person whom its envelope names, where that much can be read.
    subject: Option<Id>,
}

/// The records that do not open, by key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unread(BTreeMap<Vec<u8>, Closed>);

impl Unread {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether every record opens.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each with the reason, in the order of keys.
    pub fn all(&self) -> impl Iterator<Item = RecordError> {
        self.0.iter().map(|(key, closed)| closed.reason.clone().about(key))
    }

    /// How many of a kind there are.
    pub fn of(&self, kind: Kind) -> usize {
        let prefix = Key::prefix_of(COMMUNITY, kind);
        self.0.range(prefix.clone()..).take_while(|(key, _)| key.starts_with(&prefix)).count()
    }

    /// How many may be about a person: those whose envelope names this one, or cannot be read either.
    pub fn perhaps_about(&self, person: Id) -> usize {
        self.0.values().filter(|closed| closed.subject.is_none_or(|subject| subject == person)).count()
    }

    /// Enters one, unless what was written later stands here.
    pub(in crate::desk) fn add(&mut self, key: &[u8], (value, rev): (&[u8], Rev), reason: Reason) {
        if !self.is_newer(key, rev) {
            let subject = envelope::label(key, value).ok().map(|label| Id(label.subject));
            self.0.insert(key.to_vec(), Closed { rev, reason, subject });
        }
    }

    /// Strikes one out that opens by now, or is gone.
    pub(super) fn remove(&mut self, key: &[u8]) {
        if !self.0.is_empty() {
            self.0.remove(key);
        }
    }

    /// Whether something that does not open was written here later than a revision.
    pub(super) fn is_newer(&self, key: &[u8], rev: Rev) -> bool {
        self.0.get(key).is_some_and(|closed| closed.rev > rev)
    }

    /// Refused where what stands under this key does not open: it would be written over unseen.
    pub(super) fn lets_write(&self, key: &[u8], kind: Kind) -> Result<(), Refusal> {
        if self.0.contains_key(key) { Err(does_not_open(kind, 1)) } else { Ok(()) }
    }
}

pub(super) fn does_not_open(kind: Kind, count: usize) -> Refusal {
    Refusal::from(Not::DoesNotOpen { kind, count })
}
