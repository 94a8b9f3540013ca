//! Records of one kind in memory, and indices over them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Bound, RangeBounds};

use hashbrown::HashMap;

use crate::model::Id;
use crate::store::port::Rev;

/// A record and the revision that wrote it.
#[derive(Debug, Clone)]
pub struct Versioned<R> {
    /// The revision, for the precondition of the next write.
    pub rev: Rev,
    pub record: R,
}

/// All records of a kind.
#[derive(Debug)]
pub struct Table<R>(HashMap<Id, Versioned<R>>);

impl<R> Default for Table<R> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<R> Table<R> {
    /// The record with this id.
    pub fn get(&self, id: Id) -> Option<&R> {
        self.0.get(&id).map(|row| &row.record)
    }

    /// The record and its revision.
    pub fn row(&self, id: Id) -> Option<&Versioned<R>> {
        self.0.get(&id)
    }

    /// Every record, in no order.
    pub fn all(&self) -> impl Iterator<Item = &R> {
        self.0.values().map(|row| &row.record)
    }

    /// Every record with its revision, in no order.
    pub fn rows(&self) -> impl Iterator<Item = &Versioned<R>> {
        self.0.values()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(in crate::desk) fn put(&mut self, id: Id, row: Versioned<R>) {
        self.0.insert(id, row);
    }

    pub(in crate::desk) fn remove(&mut self, id: Id) -> Option<Versioned<R>> {
        self.0.remove(&id)
    }
}

/// Which records have a key, in the order of key and id.
#[derive(Debug, Clone)]
pub struct Index<K>(BTreeMap<K, BTreeSet<Id>>);

impl<K> Default for Index<K> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<K: Ord + Clone> Index<K> {
    /// The records under a key.
    pub fn get(&self, key: &K) -> impl DoubleEndedIterator<Item = Id> + use<'_, K> {
        self.0.get(key).into_iter().flatten().copied()
    }

    /// How many records stand under a key.
    pub fn count(&self, key: &K) -> usize {
        self.0.get(key).map_or(0, BTreeSet::len)
    }

    /// The records under the keys of a range, in order. A range that runs backwards, as times do when a clock is set
    /// back, holds none.
    pub fn range(&self, keys: impl RangeBounds<K>) -> impl DoubleEndedIterator<Item = Id> {
        let runs_back = match (keys.start_bound(), keys.end_bound()) {
            (Bound::Excluded(start), Bound::Excluded(end)) => start >= end,
            (Bound::Included(start) | Bound::Excluded(start), Bound::Included(end) | Bound::Excluded(end)) => {
                start > end
            }
            (Bound::Unbounded, _) | (_, Bound::Unbounded) => false,
        };
        let found = if runs_back { None } else { Some(self.0.range(keys)) };
        found.into_iter().flatten().flat_map(|(_, ids)| ids.iter().copied())
    }

    /// Enters (`on`) or strikes a record under a key.
    pub(in crate::desk) fn mark(&mut self, key: K, id: Id, on: bool) {
        if on {
            self.0.entry(key).or_default().insert(id);
        } else if let Some(ids) = self.0.get_mut(&key) {
            ids.remove(&id);
            if ids.is_empty() {
                self.0.remove(&key);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_that_runs_backwards_holds_nothing() {
        let mut index = Index::default();
        for key in [1_u8, 2, 3] {
            index.mark(key, Id(u64::from(key)), true);
        }
        assert_eq!(index.range(2..).count(), 2);
        assert_eq!(index.range(1..=2).next_back(), Some(Id(2)));
        let (three, one) = (3, 1);
        assert_eq!((index.range(three..one).count(), index.range(three..=one).count()), (0, 0));
        assert_eq!(index.range((Bound::Excluded(2), Bound::Excluded(2))).count(), 0);
    }
}
