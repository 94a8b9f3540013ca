//! Records read straight from a store, a kind at a time: for whoever has more of them to hand on than memory should
//! hold. Reads only.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::{ControlFlow, Deref};
use std::sync::Arc;

use crate::model::{Id, Key};
use crate::store::port::{Committed, Entry, Rev, Store, StoreError, Visit};
use crate::store::{Reader, Safe};

use crate::desk::core::change::{COMMUNITY, key_of};
use crate::desk::core::kept::Kept;

/// Up to so many records are fetched one by one; more by one look at all of the kind.
const FEW: usize = 64;

/// Somewhere records can be read.
pub trait Ledger {
    /// The entry under a key.
    fn entry(&self, key: &[u8]) -> Result<Option<Entry>, StoreError>;

    /// Visits every entry under a prefix.
    fn entries(&self, prefix: &[u8], visit: Visit<'_>) -> Result<Rev, StoreError>;

    /// The commit at a revision.
    fn commit(&self, rev: Rev) -> Result<Option<Arc<Committed>>, StoreError>;

    /// The last revision.
    fn last(&self) -> Rev;
}

impl Ledger for Reader {
    fn entry(&self, key: &[u8]) -> Result<Option<Entry>, StoreError> {
        self.get(key)
    }

    fn entries(&self, prefix: &[u8], visit: Visit<'_>) -> Result<Rev, StoreError> {
        self.scan(prefix, visit)
    }

    fn commit(&self, rev: Rev) -> Result<Option<Arc<Committed>>, StoreError> {
        self.past(rev)
    }

    fn last(&self) -> Rev {
        self.head()
    }
}

impl Ledger for Box<dyn Store> {
    fn entry(&self, key: &[u8]) -> Result<Option<Entry>, StoreError> {
        self.get(key)
    }

    fn entries(&self, prefix: &[u8], visit: Visit<'_>) -> Result<Rev, StoreError> {
        self.scan(prefix, visit)
    }

    fn commit(&self, rev: Rev) -> Result<Option<Arc<Committed>>, StoreError> {
        self.past(rev)
    }

    fn last(&self) -> Rev {
        self.head()
    }
}

/// A ledger with the safe that opens its records, and what of them did not open.
pub struct Books<'l> {
    ledger: &'l dyn Ledger,
    safe: &'l Safe,
    unread: RefCell<BTreeSet<Vec<u8>>>,
}

impl<'l> Books<'l> {
    /// These, all of which may yet open.
    pub fn of(ledger: &'l dyn Ledger, safe: &'l Safe) -> Self {
        Self { ledger, safe, unread: RefCell::default() }
    }

    /// How many of the records that were asked for do not open, each counted once.
    pub(in crate::desk) fn unread(&self) -> u64 {
        self.unread.borrow().len() as u64
    }

    /// A record, where it is here; one that does not open is noted.
    fn open<R: Kept>(&self, key: &[u8], value: &[u8]) -> Option<R> {
        self.safe.read(key, value).unwrap_or_else(|_| {
            self.unread.borrow_mut().insert(key.to_vec());
            None
        })
    }

    /// What opens the records.
    pub(in crate::desk) fn safe(&self) -> &'l Safe {
        self.safe
    }
}

impl<'l> Deref for Books<'l> {
    type Target = dyn Ledger + 'l;

    fn deref(&self) -> &Self::Target {
        self.ledger
    }
}

/// Visits every record of a kind with its revision, in the order of ids.
pub(in crate::desk) fn each<R: Kept>(books: &Books<'_>, mut visit: impl FnMut(R, Rev)) -> Result<(), StoreError> {
    let mut prefix = Key::prefix(COMMUNITY);
    prefix.extend([R::KIND.0, b'/']);
    books.entries(&prefix, &mut |key, entry| {
        if let Some(record) = books.open(key, &entry.value) {
            visit(record, entry.rev);
        }
        ControlFlow::Continue(())
    })?;
    Ok(())
}

/// Fetches the records of a kind that are wanted and there.
pub(in crate::desk) fn fetch<R: Kept>(books: &Books<'_>, wanted: &HashSet<Id>) -> Result<HashMap<Id, R>, StoreError> {
    let mut found = HashMap::with_capacity(wanted.len());
    if wanted.len() <= FEW {
        for id in wanted {
            let key = key_of::<R>(*id);
            let entry = books.entry(&key)?;
            let read = entry.and_then(|entry| books.open::<R>(&key, &entry.value));
            found.extend(read.map(|record| (*id, record)));
        }
        return Ok(found);
    }
    let mut prefix = Key::prefix(COMMUNITY);
    prefix.extend([R::KIND.0, b'/']);
    books.entries(&prefix, &mut |key, entry| {
        if let Some(id) = Key::read(key).map(|key| key.id).filter(|id| wanted.contains(id))
            && let Some(record) = books.open::<R>(key, &entry.value)
        {
            found.insert(id, record);
        }
        ControlFlow::Continue(())
    })?;
    Ok(found)
}
