//! The index: everybody as they stood when it was built, what changed since, and whom the desk means today.
//!
//! A change is seen by the very next query. Knows nothing of the store; its owner builds it anew when it is stale.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::answer::Found;
use super::find;
use super::person::{Person, Today};
use super::query::Query;
use super::segment::Segment;

/// After how many changes a fresh build is worth its time.
const STALE: usize = 1_000;

/// Everybody who can be found.
#[derive(Debug, Default)]
pub struct Index {
    built: Segment,
    /// Who of `built` stands in `fresh` instead, or has been removed.
    erased: HashSet<u64>,
    /// Who changed since the build or may be meant today.
    fresh: HashMap<u64, (Person, Option<Today>)>,
    /// The segment of `fresh`, built when a query asks for it.
    freshly_built: OnceLock<Segment>,
}

impl Index {
    /// Builds the index of these people, each of whom comes once.
    pub fn build(people: impl Iterator<Item = Person>) -> Self {
        Self { built: Segment::build(people.map(|person| (person, None))), ..Self::default() }
    }

    /// The best `limit` people who fit the query, and how many do.
    pub fn find(&self, query: &Query, limit: usize) -> Found {
        find::find([&self.built, self.freshly_built()], query, limit)
    }

    /// Takes people in; who is there already is replaced.
    ///
    /// Cheap for somebody new. Replacing reads all keys once, however many people are given: microseconds for a
    /// community, milliseconds for a million people.
    pub fn put(&mut self, people: impl IntoIterator<Item = Person>) {
        let mut ids = vec![];
        for person in people {
            ids.push(person.id);
            let today = self.fresh.get(&person.id).and_then(|it| it.1);
            self.fresh.insert(person.id, (person, today));
        }
        self.erase(ids);
    }

    /// Takes a person out.
    pub fn remove(&mut self, id: u64) {
        self.fresh.remove(&id);
        self.erase([id]);
    }

    /// Says whom the desk may mean today, and why; replaces what was said before.
    ///
    /// Of several reasons for one person the first in the order of [`Today`] counts.
    pub fn expect(&mut self, people: impl IntoIterator<Item = (Person, Today)>) {
        self.fresh.values_mut().for_each(|it| it.1 = None);
        let mut ids = vec![];
        for (person, why) in people {
            ids.push(person.id);
            let before = self.fresh.get(&person.id).and_then(|it| it.1);
            self.fresh.insert(person.id, (person, before.min(Some(why)).or(Some(why))));
        }
        self.erase(ids);
    }

    /// Whether so much has changed that a fresh build would answer faster.
    pub fn is_stale(&self) -> bool {
        self.fresh.len() + self.erased.len() > STALE
    }

    /// How many people can be found.
    pub fn len(&self) -> usize {
        self.built.len() - self.erased.len() + self.fresh.len()
    }

    /// Whether nobody can be found.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes that the keys hold; people who changed since the build are kept beside them.
    pub fn bytes(&self) -> usize {
        self.built.bytes() + self.freshly_built().bytes()
    }

    /// Takes people out of what was built, and lets what is fresh be built anew.
    fn erase(&mut self, ids: impl IntoIterator<Item = u64>) {
        let built = |id: &u64| self.built.has(*id) && self.erased.insert(*id);
        let ids: Vec<u64> = ids.into_iter().filter(built).collect();
        if !ids.is_empty() {
            self.built.erase(ids);
        }
        self.freshly_built.take();
    }

    fn freshly_built(&self) -> &Segment {
        self.freshly_built.get_or_init(|| Segment::build(self.fresh.values().cloned()))
    }
}
