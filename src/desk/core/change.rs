//! A change in the making: preconditions and operations that become one commit, or several of one command.

use crate::desk::core::Not;
use std::collections::{BTreeMap, HashMap};

use crate::model::{Id, Key, Kind, Note, Record, Refusal};
use crate::store::Safe;
use crate::store::port::{Commit, MAX_COMMIT, MAX_OPS, MAX_SLICE, Op, Pre, Rev};

use crate::desk::core::kept::Kept;
use crate::desk::core::keys::key_of;
use crate::desk::core::office::Office;

/// Changes of records, each guarded by what the rules saw.
///
/// Held by key, since a commit has at most one operation a key: a second change of a record replaces the first.
#[derive(Debug, Default)]
pub struct Change {
    parts: BTreeMap<Vec<u8>, Guarded>,
    /// What packed them: the office's own.
    safe: Safe,
}

/// One record's change and its guard.
#[derive(Debug)]
pub struct Guarded {
    pub(in crate::desk) pre: Pre,
    pub(in crate::desk) op: Op,
    /// The person whom the record is about, or none.
    subject: Id,
}

/// Bytes of keys and values that one change of a record adds to a commit.
fn weight(guarded: &Guarded) -> usize {
    op_weight(&guarded.op)
}

fn op_weight(op: &Op) -> usize {
    match op {
        Op::Put { key, value } => key.len() + value.len(),
        Op::Delete { key } => key.len(),
    }
}

impl Change {
    /// Writes a record: a new one must be absent, a known one unchanged since the rules saw it.
    pub fn put<R: Kept>(&mut self, office: &Office, record: &R) -> Result<(), Refusal> {
        let key = key_of::<R>(record.id());
        office.unread.lets_write(&key, R::KIND)?;
        let pre = guard::<R>(office, record.id(), &key);
        self.safe = office.safe.clone();
        let packed = self.safe.pack(&key, record);
        let value = packed.map_err(|error| Refusal::from(Not::NotWritten { cause: error.into() }))?;
        self.push(Guarded { pre, op: Op::Put { key, value }, subject: record.subject() });
        Ok(())
    }

    /// Removes a record.
    pub fn delete<R: Kept>(&mut self, office: &Office, id: Id) {
        let key = key_of::<R>(id);
        let pre = guard::<R>(office, id, &key);
        let subject = office.get::<R>(id).map_or(Id::NONE, Record::subject);
        self.push(Guarded { pre, op: Op::Delete { key }, subject });
    }

    /// Removes what stands under a key since this revision, whatever it is and whether or not it is in memory.
    pub(in crate::desk) fn strike(&mut self, key: Vec<u8>, rev: Rev) {
        let pre = Pre::RevIs(key.clone(), rev);
        self.push(Guarded { pre, op: Op::Delete { key }, subject: Id::NONE });
    }

    /// Writes a record over the one of this revision, which need not be in memory.
    pub(in crate::desk) fn rewrite<R: Record>(&mut self, office: &Office, record: &R, rev: Rev) -> Result<(), Refusal> {
        let key = key_of::<R>(record.id());
        self.safe = office.safe.clone();
        let packed = self.safe.pack(&key, record);
        let value = packed.map_err(|error| Refusal::from(Not::NotWritten { cause: error.into() }))?;
        let pre = Pre::RevIs(key.clone(), rev);
        self.push(Guarded { pre, op: Op::Put { key, value }, subject: record.subject() });
        Ok(())
    }

    /// A record as this change writes it.
    pub fn record<R: Kept>(&self, id: Id) -> Option<R> {
        let key = key_of::<R>(id);
        let Op::Put { value, .. } = &self.parts.get(&key)?.op else { return None };
        self.safe.read(&key, value).ok().flatten()
    }

    /// A record as it stands once this change is made.
    pub fn after<R: Kept + Clone>(&self, office: &Office, id: Id) -> Option<R> {
        if self.parts.contains_key(&key_of::<R>(id)) { self.record(id) } else { office.get::<R>(id).cloned() }
    }

    /// Whether this change removes a record.
    pub fn deletes<R: Kept>(&self, id: Id) -> bool {
        self.parts.get(&key_of::<R>(id)).is_some_and(|part| matches!(part.op, Op::Delete { .. }))
    }

    /// The records of a kind that this change touches.
    pub fn ids<R: Kept>(&self) -> impl Iterator<Item = Id> {
        let keys = self.parts.keys().filter_map(|key| Key::read(key));
        keys.filter(|key| key.kind == R::KIND).map(|key| key.id)
    }

    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    fn push(&mut self, guarded: Guarded) {
        self.parts.insert(guarded.op.key().to_vec(), guarded);
    }

    /// How many records change.
    pub fn len(&self) -> usize {
        self.parts.len()
    }

    /// Cuts into pieces that a commit can hold. What is about one person stays in one piece where it fits: a command that
    /// stops half way leaves nobody without the key that guards them.
    pub(in crate::desk) fn into_commits(self) -> Vec<Vec<Guarded>> {
        let mut together: Vec<Vec<Guarded>> = Vec::new();
        let mut of: HashMap<Id, usize> = HashMap::new();
        for part in self.parts.into_values() {
            let place = match part.subject.some() {
                Some(subject) => *of.entry(subject).or_insert(together.len()),
                None => together.len(),
            };
            match together.get_mut(place) {
                Some(others) => others.push(part),
                None => together.push(vec![part]),
            }
        }
        let mut commits: Vec<Vec<Guarded>> = vec![Vec::new()];
        let mut cut = Cut::default();
        for parts in together {
            let mut ends = cut.before(&parts);
            for part in parts {
                ends |= cut.before(std::slice::from_ref(&part));
                if std::mem::take(&mut ends) {
                    commits.push(Vec::new());
                    cut = Cut::default();
                }
                cut.add(&part);
                if let Some(last) = commits.last_mut() {
                    last.push(part);
                }
            }
        }
        commits
    }
}

/// Where a change is cut: a commit holds only so many operations and bytes.
#[derive(Default)]
struct Cut {
    ops: usize,
    bytes: usize,
}

impl Cut {
    /// Whether a commit ends before these parts: they do not fit any more. Nothing fits into an empty one better.
    fn before(&self, parts: &[Guarded]) -> bool {
        let more: usize = parts.iter().map(weight).sum();
        self.ops > 0 && (self.ops + parts.len() > MAX_OPS || self.bytes + more > MAX_COMMIT)
    }

    fn add(&mut self, part: &Guarded) {
        self.ops += 1;
        self.bytes += weight(part);
    }
}

/// Cuts commits into slices that the store takes at once.
pub(in crate::desk) fn slices(commits: &[Commit]) -> impl Iterator<Item = &[Commit]> {
    let mut bytes = 0;
    // Half of what the store takes leaves room for keys, stamps and preconditions.
    commits.chunk_by(move |commit, _| {
        bytes += commit.ops.iter().map(op_weight).sum::<usize>();
        let same = bytes < MAX_SLICE / 2;
        if !same {
            bytes = 0;
        }
        same
    })
}

fn guard<R: Kept>(office: &Office, id: Id, key: &[u8]) -> Pre {
    match office.table::<R>().row(id) {
        Some(row) => Pre::RevIs(key.to_vec(), row.rev),
        None => Pre::Absent(key.to_vec()),
    }
}

/// What a commit is about, beside its operations.
#[derive(Debug, Clone)]
pub struct Purpose {
    /// What is done.
    pub note: Note,
    /// The command that it takes back, or 0.
    pub undoes: u64,
}

impl From<Note> for Purpose {
    fn from(note: Note) -> Self {
        Self { note, undoes: 0 }
    }
}

/// Why a commit was refused: the record that somebody else changed, or the head that others moved.
pub(in crate::desk) fn refusal_of(pre: &Pre) -> Refusal {
    match pre {
        Pre::Absent(key) | Pre::RevIs(key, _) => {
            Refusal::from(Not::Changed { kind: Key::read(key).map_or(Kind::ANY, |key| key.kind) })
        }
        Pre::HeadIs(_) => Refusal::from(Not::Overtaken),
    }
}
