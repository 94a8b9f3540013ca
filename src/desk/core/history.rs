//! What happened to a record, newest first: the journal walked by `prev_rev`; of a resident also who read what.

use jiff::civil::DateTime;

use crate::desk::core::Did;
use crate::model::when::from_civil_seconds;
use crate::model::{Id, Key, Note, Record, Refusal, Resident, Reveal};
use crate::store::port::{Op, Rev};

use crate::desk::core::undo::is_elsewhere;
use crate::desk::{Desk, refused};

/// Most versions that one look walks back.
const MOST: usize = 200;

/// One version of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// The command that wrote it, or 0.
    pub command: u64,
    /// The revision that wrote it.
    pub rev: Rev,
    /// The clerk.
    pub who: String,
    /// The desk's time.
    pub at: DateTime,
    /// What the command did; `None` where a newer version wrote it.
    pub note: Option<Note>,
    /// Keys of the fields that differ from the version before.
    pub fields: Vec<&'static str>,
}

impl Desk {
    /// A record's versions, newest first; ends where the journal's history ends.
    pub(in crate::desk) fn history(&self, key: Key) -> Result<Vec<Version>, Refusal> {
        let Some(row) = self.office().row_of(key.kind) else { return Err(Refusal::gone(key.kind)) };
        let mut bytes = key.bytes();
        let mut rev = self.store.get(&bytes).map_err(refused)?.map_or(0, |entry| entry.rev);
        let mut versions = Vec::new();
        while rev > 0 && versions.len() < MOST {
            let Some(frame) = self.past(rev)? else { break };
            let Some(applied) = frame.ops.iter().find(|applied| applied.op.key() == bytes) else { break };
            let after = match &applied.op {
                Op::Put { value, .. } => Some(value.as_slice()),
                Op::Delete { .. } => None,
            };
            // What was moved from another day goes on under the key that it had there.
            let removes = |op: &Op| matches!(op, Op::Delete { key: from } if Key::read(from).is_some_and(|from| row.moves && is_elsewhere(key, from)));
            let moved = frame.ops.iter().find(|other| applied.prev_rev == 0 && removes(&other.op));
            let earlier = moved.unwrap_or(applied);
            let before = self.value_at(earlier.op.key(), earlier.prev_rev).unwrap_or(None);
            let before = (earlier.op.key(), before.as_deref());
            let fields = (row.differing)(&self.settings.safe, before, (&bytes, after));
            versions.push(Version {
                command: frame.stamp.command,
                rev,
                who: self.office().name_of_operator(Id(frame.stamp.operator)).to_owned(),
                at: from_civil_seconds(frame.stamp.desk_time),
                note: Note::decode(&frame.stamp.what),
                fields,
            });
            (rev, bytes) = (earlier.prev_rev, earlier.op.key().to_vec());
        }
        if key.kind == Resident::KIND {
            versions.extend(self.openings_of(key.id)?);
            versions.extend(self.versions_of_looks(key.id)?);
            versions.sort_by_key(|version| std::cmp::Reverse(version.rev));
        }
        Ok(versions)
    }

    /// What was opened of a resident, each with why: it belongs to their history, though no field of theirs changed.
    fn openings_of(&self, resident: Id) -> Result<Vec<Version>, Refusal> {
        let office = self.office();
        let mut versions = Vec::new();
        for id in office.naming::<Reveal, Resident>(resident) {
            let Some(row) = office.table::<Reveal>().row(id) else { continue };
            let Reveal { at, field, reason, who, .. } = &row.record;
            // What was compacted away of the journal still stands in the record itself.
            let command = self.past(row.rev)?.map_or(0, |frame| frame.stamp.command);
            versions.push(Version {
                command,
                rev: row.rev,
                who: office.name_of_operator(*who).to_owned(),
                at: *at,
                note: Some(Note::Desk(Did::Revealed { resident, field: field.clone(), reason: *reason })),
                fields: Vec::new(),
            });
        }
        Ok(versions)
    }
}
