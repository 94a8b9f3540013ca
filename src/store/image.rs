//! The whole state without sled: a snapshot with the journal behind it laid over it.
//! What readers read, what a rebuild starts from, and what the engine answers from while sled is still opening.

use std::ops::ControlFlow;

use super::error::OpenError;
use super::overlay::{Overlay, Stands, Tail};
use super::port::{Entry, Rev};
use super::setsum::SetSum;
use super::snapshot::{Snapshot, VisitRaw};

/// Every entry at one revision.
#[derive(Debug, Default)]
pub(super) struct Image {
    pub(super) snapshot: Option<Snapshot>,
    /// What the journal changed since.
    overlay: Overlay,
    /// The revision of this state.
    pub(super) head: Rev,
    /// Count and hash of the entries, as the journal says.
    pub(super) sum: SetSum,
}

impl Image {
    /// A snapshot, or nothing at all, with what the journal changed since laid over it.
    pub(super) fn of(snapshot: Option<Snapshot>, tail: Tail, (head, sum): (Rev, SetSum)) -> Self {
        Self { snapshot, overlay: tail.sorted(), head, sum }
    }

    /// The entry under `key`.
    pub(super) fn get(&self, key: &[u8]) -> Result<Option<Entry>, OpenError> {
        if let Some(stands) = self.overlay.get(key) {
            return Ok(stands.map(|(rev, value)| Entry { rev, value: value.to_vec() }));
        }
        let Some(snapshot) = &self.snapshot else {
            return Ok(None);
        };
        let found = snapshot.get(key)?;
        Ok(found.map(|(rev, value)| Entry { rev, value }))
    }

    /// Visits every entry whose key begins with `prefix`, in key order, without copying it.
    pub(super) fn scan_raw(&self, prefix: &[u8], visit: VisitRaw<'_>) -> Result<(), OpenError> {
        let base = |visit: VisitRaw<'_>| match &self.snapshot {
            Some(snapshot) => snapshot.scan(prefix, visit),
            None => Ok(()),
        };
        merge(self.overlay.under(prefix), base, visit)
    }
}

/// Visits the entries of `base` with the changes of `over` laid over them; both are in key order.
pub(super) fn merge<'a, E>(
    over: impl Iterator<Item = (&'a [u8], Stands<'a>)>,
    base: impl FnOnce(VisitRaw<'_>) -> Result<(), E>,
    visit: VisitRaw<'_>,
) -> Result<(), E> {
    let mut over = over.peekable();
    let mut show = |key: &[u8], entry: Option<(Rev, &[u8])>| match entry {
        Some((rev, value)) => visit(key, rev, value),
        None => ControlFlow::Continue(()),
    };
    let mut flow = ControlFlow::Continue(());
    base(&mut |key, rev, value| {
        while let Some((k, entry)) = over.next_if(|(k, _)| *k < key) {
            flow = show(k, entry);
            flow?;
        }
        flow = match over.next_if(|(k, _)| *k == key) {
            Some((k, entry)) => show(k, entry),
            None => show(key, Some((rev, value))),
        };
        flow
    })?;
    if flow.is_continue() {
        let _ = over.try_for_each(|(k, entry)| show(k, entry));
    }
    Ok(())
}
