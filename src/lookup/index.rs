//! The index: everybody as they stood when it was built, what changed since, and whom the desk means today.
//!
//! A change is seen by the very next query. Knows nothing of the store; its owner builds it anew when it is stale.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::answer::Found;
use super::find::{self, People};
use super::person::{Person, Today};
use super::query::Query;
use super::segment::Segment;

/// After how many changes a fresh build is worth its time.
const STALE: usize = 1_000;

/// Everybody who can be found.
#[derive(Debug, Default)]
pub struct Index {
    built: Segment,
    /// Who of `built` has been removed or replaced.
    erased: HashSet<u64>,
    changes: HashMap<u64, Person>,
    today: HashMap<u64, (Person, Today)>,
    /// The segments of `changes` and `today`, built when a query asks for them.
    changed: OnceLock<Segment>,
    meant: OnceLock<Segment>,
}

impl Index {
    /// Builds the index of these people, each of whom comes once.
    pub fn build(people: impl Iterator<Item = Person>) -> Self {
        Self { built: Segment::build(people.map(|person| (person, None))), ..Self::default() }
    }

    /// The best `limit` people who fit the query, and how many do.
    pub fn find(&self, query: &Query, limit: usize) -> Found {
        let people = People { today: self.meant(), all: [&self.built, self.changed()] };
        find::find(people, query, limit)
    }

    /// Takes a person in; one with the same id is replaced.
    ///
    /// Cheap for somebody new. Replacing reads all keys once: microseconds for a community, milliseconds for a
    /// million people, so that after changing thousands of them it is better to build anew.
    pub fn put(&mut self, person: Person) {
        self.erase(person.id);
        if let Some(meant) = self.today.get_mut(&person.id) {
            meant.0.clone_from(&person);
            self.meant.take();
        }
        self.changes.insert(person.id, person);
        self.changed.take();
    }

    /// Takes a person out.
    pub fn remove(&mut self, id: u64) {
        self.erase(id);
        if self.changes.remove(&id).is_some() {
            self.changed.take();
        }
        if self.today.remove(&id).is_some() {
            self.meant.take();
        }
    }

    /// Says whom the desk may mean today, and why; replaces what was said before.
    ///
    /// Of several reasons for one person the first in the order of [`Today`] counts.
    pub fn expect(&mut self, people: impl IntoIterator<Item = (Person, Today)>) {
        self.today.clear();
        for (person, why) in people {
            let meant = self.today.entry(person.id).or_insert((person, why));
            meant.1 = meant.1.min(why);
        }
        self.meant.take();
    }

    /// Whether so much has changed that a fresh build would answer faster.
    pub fn is_stale(&self) -> bool {
        self.changes.len() + self.erased.len() > STALE
    }

    /// How many people can be found.
    pub fn len(&self) -> usize {
        self.built.len() - self.erased.len() + self.changes.len()
    }

    /// Whether nobody can be found.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes that the keys hold; people who changed since the build are kept beside them.
    pub fn bytes(&self) -> usize {
        self.built.bytes() + self.changed().bytes() + self.meant().bytes()
    }

    fn erase(&mut self, id: u64) {
        if self.built.has(id) && self.erased.insert(id) {
            self.built.erase(id);
        }
    }

    fn changed(&self) -> &Segment {
        self.changed.get_or_init(|| Segment::build(self.changes.values().map(|it| (it.clone(), None))))
    }

    fn meant(&self) -> &Segment {
        self.meant.get_or_init(|| Segment::build(self.today.values().map(|it| (it.0.clone(), Some(it.1)))))
    }
}
