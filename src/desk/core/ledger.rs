//! Records read straight from a store, a kind at a time: for whoever has more of them to hand on than memory should
//! hold. Reads only.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::{ControlFlow, Deref};

use crate::model::{Id, Key};
use crate::store::Safe;
use crate::store::port::{Read, Rev, StoreError};

use crate::desk::core::kept::Kept;
use crate::desk::core::keys::{COMMUNITY, key_of};

/// Up to so many records are fetched one by one; more by one look at all of the kind.
const FEW: usize = 64;

/// A store with the safe that opens its records, and what of them did not open.
pub struct Books<'l> {
    store: &'l dyn Read,
    safe: &'l Safe,
    unread: RefCell<BTreeSet<Vec<u8>>>,
}

impl<'l> Books<'l> {
    /// These, all of which may yet open.
    pub fn of(store: &'l dyn Read, safe: &'l Safe) -> Self {
        Self { store, safe, unread: RefCell::default() }
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
    type Target = dyn Read + 'l;

    fn deref(&self) -> &Self::Target {
        self.store
    }
}

/// Visits every record of a kind with its revision, in the order of ids.
pub(in crate::desk) fn each<R: Kept>(books: &Books<'_>, mut visit: impl FnMut(R, Rev)) -> Result<(), StoreError> {
    let mut prefix = Key::prefix(COMMUNITY);
    prefix.extend([R::KIND.0, b'/']);
    books.scan(&prefix, &mut |key, entry| {
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
            let entry = books.get(&key)?;
            let read = entry.and_then(|entry| books.open::<R>(&key, &entry.value));
            found.extend(read.map(|record| (*id, record)));
        }
        return Ok(found);
    }
    let mut prefix = Key::prefix(COMMUNITY);
    prefix.extend([R::KIND.0, b'/']);
    books.scan(&prefix, &mut |key, entry| {
        if let Some(id) = Key::read(key).map(|key| key.id).filter(|id| wanted.contains(id))
            && let Some(record) = books.open::<R>(key, &entry.value)
        {
            found.insert(id, record);
        }
        ControlFlow::Continue(())
    })?;
    Ok(found)
}
