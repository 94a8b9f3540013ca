//! Which records go out, and in which order: their ids only, in the order in which a person would file them.
//!
//! The order does not rest on ids, so that the same people stand in the same order wherever they were imported.

use crate::desk::core::ledger::Books;
use std::collections::HashSet;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::Id;
use crate::model::when::civil_seconds;
use crate::store::port::{Committed, Rev, StoreError};

use super::row::{Chosen, Wanted};
use crate::desk::core::kept::Kept;
use crate::desk::core::ledger::each;

impl Chosen<'_> {
    /// How many rows there will be.
    pub fn rows(&self) -> u64 {
        self.ids.len() as u64 + self.commands
    }
}

/// Chooses the records that are wanted.
pub fn choose<'l>(store: Books<'l>, wanted: &Wanted) -> Result<Chosen<'l>, StoreError> {
    let journal = (1, store.head());
    let mut chosen = Chosen { store, wanted: wanted.clone(), ids: Vec::new(), journal, commands: 0 };
    (wanted.what.choose)(&mut chosen)?;
    if let Some(only) = &wanted.only {
        let there: HashSet<Id> = chosen.ids.iter().copied().collect();
        chosen.ids = only.iter().copied().filter(|id| there.contains(id)).collect();
    }
    Ok(chosen)
}

impl Chosen<'_> {
    /// Records of their own day: chosen by it and put in order.
    pub(in crate::desk) fn by<R: Kept, K: Ord>(&mut self, key: impl Fn(&R) -> (Date, K)) -> Result<(), StoreError> {
        let since = self.wanted.since;
        let mut found: Vec<(K, Id)> = Vec::new();
        each::<R>(&self.store, |record, _| {
            let (day, key) = key(&record);
            if since.is_none_or(|since| day >= since) {
                found.push((key, record.id()));
            }
        })?;
        found.sort_unstable();
        self.ids = found.into_iter().map(|(_, id)| id).collect();
        Ok(())
    }

    /// The first revision of a day: records that it or a later one wrote were changed since. Desks' clocks differ, so
    /// that it is looked for until a commit says a whole day before.
    pub(in crate::desk) fn first_rev_since(&self) -> Result<Rev, StoreError> {
        let Some(since) = self.wanted.since else { return Ok(0) };
        let day_before = civil_seconds(since.saturating_sub(1.day()).at(0, 0, 0, 0));
        let since = civil_seconds(since.at(0, 0, 0, 0));
        let head = self.store.head();
        let mut first = head.saturating_add(1);
        for commit in self.store.pasts(1, head).rev() {
            let Committed { rev, stamp, .. } = &*commit?;
            if stamp.desk_time >= since {
                first = *rev;
            } else if stamp.desk_time < day_before {
                break;
            }
        }
        Ok(first)
    }
}
