//! The whole state without sled: a snapshot with the journal behind it laid over it.
//! What readers read, what a rebuild starts from, and what the engine answers from while sled is still opening.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::error::OpenError;
use super::port::{Committed, Entry, Op, Rev};
use super::setsum::SetSum;
use super::snapshot::{Snapshot, VisitRaw};

/// Every entry at one revision.
#[derive(Debug, Default)]
pub(super) struct Image {
    pub(super) snapshot: Option<Snapshot>,
    /// What the journal changed since; `None` where it removed.
    overlay: BTreeMap<Vec<u8>, Option<Entry>>,
    /// The revision of this state.
    pub(super) head: Rev,
    /// Count and hash of the entries, as the journal says.
    pub(super) sum: SetSum,
}

impl Image {
    /// The state that a snapshot holds, or nothing at all.
    pub(super) fn of(snapshot: Option<Snapshot>) -> Self {
        let (head, sum) = snapshot
            .as_ref()
            .map(|s| (s.rev, s.sum))
            .unwrap_or_default();
        Self {
            snapshot,
            overlay: BTreeMap::new(),
            head,
            sum,
        }
    }

    /// Lays a commit over it.
    pub(super) fn apply(&mut self, commit: Committed) {
        let rev = commit.rev;
        for applied in commit.ops {
            match applied.op {
                Op::Put { key, value } => {
                    self.overlay.insert(key, Some(Entry { rev, value }));
                }
                Op::Delete { key } => {
                    self.overlay.insert(key, None);
                }
            }
        }
        self.head = rev;
    }

    /// The entry under `key`.
    pub(super) fn get(&self, key: &[u8]) -> Result<Option<Entry>, OpenError> {
        if let Some(entry) = self.overlay.get(key) {
            return Ok(entry.clone());
        }
        let Some(snapshot) = &self.snapshot else {
            return Ok(None);
        };
        let found = snapshot.get(key)?;
        Ok(found.map(|(rev, value)| Entry { rev, value }))
    }

    /// Visits every entry whose key begins with `prefix`, in key order, without copying it.
    pub(super) fn scan_raw(&self, prefix: &[u8], visit: VisitRaw<'_>) -> Result<(), OpenError> {
        let mut over = self
            .overlay
            .range(prefix.to_vec()..)
            .take_while(|(key, _)| key.starts_with(prefix))
            .peekable();
        let mut flow = ControlFlow::Continue(());
        if let Some(snapshot) = &self.snapshot {
            snapshot.scan(prefix, &mut |key, rev, value| {
                while let Some((k, entry)) = over.next_if(|(k, _)| k.as_slice() < key) {
                    flow = show(visit, k, entry.as_ref());
                    flow?;
                }
                flow = match over.next_if(|(k, _)| k.as_slice() == key) {
                    Some((k, entry)) => show(visit, k, entry.as_ref()),
                    None => visit(key, rev, value),
                };
                flow
            })?;
        }
        if flow.is_continue() {
            let _ = over.try_for_each(|(k, entry)| show(visit, k, entry.as_ref()));
        }
        Ok(())
    }
}

fn show(visit: VisitRaw<'_>, key: &[u8], entry: Option<&Entry>) -> ControlFlow<()> {
    match entry {
        Some(entry) => visit(key, entry.rev, &entry.value),
        None => ControlFlow::Continue(()),
    }
}
