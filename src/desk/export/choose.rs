//! Which records go out, and in which order: their ids only, in the order in which a person would file them.
//!
//! The order does not rest on ids, so that the same people stand in the same order wherever they were imported.

use std::collections::HashSet;

use jiff::civil::Date;

use crate::model::Id;
use crate::model::when::civil_seconds;
use crate::store::port::{Rev, StoreError};

use super::Wanted;
use crate::desk::core::kept::Kept;
use crate::desk::core::ledger::{Ledger, each};

/// Records that were chosen.
pub struct Chosen<'l> {
    /// Where they are read.
    pub(in crate::desk) ledger: &'l dyn Ledger,
    /// Which are wanted.
    pub(in crate::desk) wanted: Wanted,
    /// The records, in their order; of the journal the first and last revision.
    pub(in crate::desk) ids: Vec<Id>,
    pub(super) journal: (Rev, Rev),
    /// Rows of the journal, which has no ids.
    pub(super) commands: u64,
    /// Records that did not decode.
    pub(in crate::desk) unread: u64,
}

impl Chosen<'_> {
    /// How many rows there will be.
    pub fn rows(&self) -> u64 {
        self.ids.len() as u64 + self.commands
    }
}

/// Chooses the records that are wanted.
pub fn choose<'l>(ledger: &'l dyn Ledger, wanted: &Wanted) -> Result<Chosen<'l>, StoreError> {
    let mut chosen =
        Chosen { ledger, wanted: wanted.clone(), ids: Vec::new(), journal: (1, ledger.last()), commands: 0, unread: 0 };
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
        self.unread += each::<R>(self.ledger, |record, _| {
            let (day, key) = key(&record);
            if since.is_none_or(|since| day >= since) {
                found.push((key, record.id()));
            }
        })?;
        found.sort_unstable();
        self.ids = found.into_iter().map(|(_, id)| id).collect();
        Ok(())
    }

    /// The first revision of a day: records that it or a later one wrote were changed since.
    pub(in crate::desk) fn first_rev_since(&self) -> Result<Rev, StoreError> {
        let Some(since) = self.wanted.since else { return Ok(0) };
        let since = civil_seconds(since.at(0, 0, 0, 0));
        let mut first = self.ledger.last() + 1;
        while first > 1 {
            match self.ledger.commit(first - 1)? {
                Some(commit) if commit.stamp.desk_time >= since => first -= 1,
                _ => break,
            }
        }
        Ok(first)
    }
}
