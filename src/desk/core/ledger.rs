//! Records read straight from a store, a kind at a time: for whoever has more of them to hand on than memory should
//! hold. Reads only.

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;

use crate::model::{Id, Key};
use crate::store::codec;
use crate::store::port::{Read, Rev, StoreError};

use crate::desk::core::change::{COMMUNITY, key_of};
use crate::desk::core::kept::Kept;

/// Up to so many records are fetched one by one; more by one look at all of the kind.
const FEW: usize = 64;

/// Visits every record of a kind with its revision, in the order of ids; answers how many did not decode.
pub(in crate::desk) fn each<R: Kept>(store: &dyn Read, mut visit: impl FnMut(R, Rev)) -> Result<u64, StoreError> {
    let mut prefix = Key::prefix(COMMUNITY);
    prefix.extend([R::KIND.0, b'/']);
    let mut unread = 0;
    store.scan(&prefix, &mut |key, entry| {
        match codec::unpack::<R>(key, R::KIND.0, R::SCHEMA, &entry.value) {
            Ok((_, record)) => visit(record, entry.rev),
            Err(_) => unread += 1,
        }
        ControlFlow::Continue(())
    })?;
    Ok(unread)
}

/// Fetches the records of a kind that are wanted and there.
pub(in crate::desk) fn fetch<R: Kept>(store: &dyn Read, wanted: &HashSet<Id>) -> Result<HashMap<Id, R>, StoreError> {
    let mut found = HashMap::with_capacity(wanted.len());
    if wanted.len() <= FEW {
        for id in wanted {
            let key = key_of::<R>(*id);
            let entry = store.get(&key)?;
            let read = entry.and_then(|entry| codec::unpack::<R>(&key, R::KIND.0, R::SCHEMA, &entry.value).ok());
            found.extend(read.map(|(_, record)| (*id, record)));
        }
        return Ok(found);
    }
    let mut prefix = Key::prefix(COMMUNITY);
    prefix.extend([R::KIND.0, b'/']);
    store.scan(&prefix, &mut |key, entry| {
        if let Some(id) = Key::read(key).map(|key| key.id).filter(|id| wanted.contains(id))
            && let Ok((_, record)) = codec::unpack::<R>(key, R::KIND.0, R::SCHEMA, &entry.value)
        {
            found.insert(id, record);
        }
        ControlFlow::Continue(())
    })?;
    Ok(found)
}
