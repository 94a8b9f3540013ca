//! The index: everybody as they stood when it was built, what changed since, and whom the desk means today.
//!
//! A change is seen by the very next query, at any size. Knows nothing of the store; its owner has it merged when it
//! is stale.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use super::answer::Found;
use super::entry::Entry;
use super::find;
use super::members::Members;
use super::part::People;
use super::person::Today;
use super::query::Query;
use super::ranking::Rank;
use super::segment::Segment;

/// After how many changes a merge is worth its time.
const STALE: usize = 500;

/// Everybody who can be found.
#[derive(Debug, Default)]
pub struct Index {
    built: Arc<Segment>,
    /// Who of `built` stands in `fresh` instead, or has been removed.
    erased: Members,
    /// Who changed since the build or may be meant today.
    fresh: HashMap<u64, (Entry, Option<Today>)>,
    /// The segment of `fresh`, built when a query asks for it.
    freshly_built: OnceLock<Segment>,
    /// Who changed since a merge was begun.
    since: Option<HashSet<u64>>,
    /// How many changes are not in `built`.
    changes: usize,
}

impl Index {
    /// Builds the index of these people, each of whom comes once.
    pub fn build(people: impl Iterator<Item = impl Into<Entry>>) -> Self {
        Self::of(Segment::build(people.map(|person| (person.into(), None))))
    }

    /// The index of a segment.
    pub(super) fn of(segment: Segment) -> Self {
        Self { built: Arc::new(segment), ..Self::default() }
    }

    /// The best `limit` people who fit the query, and how many do.
    pub fn find(&self, query: &Query, limit: usize) -> Found {
        find::find(self.everybody(), query, limit)
    }

    /// The same, but for typing mistakes: nobody is guessed at.
    pub fn find_exactly(&self, query: &Query, limit: usize) -> Found {
        find::exactly(self.everybody(), query, limit)
    }

    /// Takes people in; who is there already is replaced. Microseconds, however many people there are.
    pub fn put(&mut self, people: impl IntoIterator<Item = impl Into<Entry>>) {
        for person in people {
            let person = person.into();
            self.touch(person.id);
            let today = self.fresh.get(&person.id).and_then(|it| it.1);
            self.enter(person, today);
        }
    }

    /// Takes a person out.
    pub fn remove(&mut self, id: u64) {
        self.touch(id);
        self.fresh.remove(&id);
        self.erase(id);
    }

    /// Says whom the desk may mean today, and why; replaces what was said before.
    ///
    /// Of several reasons for one person the first in the order of [`Today`] counts.
    pub fn expect(&mut self, people: impl IntoIterator<Item = (impl Into<Entry>, Today)>) {
        self.fresh.values_mut().for_each(|it| it.1 = None);
        self.freshly_built.take();
        for (person, why) in people {
            let person = person.into();
            let before = self.fresh.get(&person.id).and_then(|it| it.1);
            self.enter(person, before.min(Some(why)).or(Some(why)));
        }
    }

    /// Whether so much has changed that a merge would make answers faster, and none has been begun.
    pub fn is_stale(&self) -> bool {
        self.changes > STALE && self.since.is_none()
    }

    /// Begins a merge, to be run on any thread while this index goes on being changed and asked.
    pub fn begin_merge(&mut self) -> Merge {
        self.since = Some(HashSet::new());
        self.changes = 0;
        self.merge()
    }

    /// Takes over what a merge has made since it was begun.
    pub fn end_merge(&mut self, merged: Merged) {
        let since = self.since.take().unwrap_or_default();
        self.built = merged.0;
        self.erased = Members::default();
        self.fresh.retain(|id, (_, today)| today.is_some() || since.contains(id));
        let elsewhere: Vec<u64> = self.fresh.keys().copied().chain(since).collect();
        for id in elsewhere {
            self.erase(id);
        }
        self.freshly_built.take();
    }

    /// Forgets that a merge was begun.
    pub fn give_up_merge(&mut self) {
        self.since = None;
    }

    /// How many people can be found.
    pub fn len(&self) -> usize {
        self.built.len() - self.erased.count() + self.fresh.len()
    }

    /// Whether nobody can be found.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes that the keys hold; people who changed since the build are kept beside them.
    pub fn bytes(&self) -> usize {
        self.built.bytes() + self.freshly_built().bytes()
    }

    /// Everybody, to be put into one by a merge that this index does not hear of.
    pub fn merge(&self) -> Merge {
        let fresh = self.fresh.values().map(|it| it.0.clone()).collect();
        Merge { built: Arc::clone(&self.built), erased: self.erased.clone(), fresh }
    }

    /// The ids of everybody who was built in and not erased since.
    pub fn built_ids(&self) -> impl Iterator<Item = u64> {
        (0..).zip(&self.built.ids).filter(|(place, _)| !self.erased.has(*place)).map(|(_, id)| *id)
    }

    fn enter(&mut self, person: Entry, today: Option<Today>) {
        self.erase(person.id);
        self.fresh.insert(person.id, (person, today));
        self.freshly_built.take();
    }

    /// Notes a change.
    fn touch(&mut self, id: u64) {
        self.changes += 1;
        self.freshly_built.take();
        if let Some(since) = &mut self.since {
            since.insert(id);
        }
    }

    /// Takes a person out of what was built.
    fn erase(&mut self, id: u64) {
        let Some(place) = self.built.place(id) else { return };
        if self.erased.bits.is_empty() {
            self.erased = Members::new(self.built.len());
        }
        self.erased.insert(place);
    }

    fn everybody(&self) -> [People<'_>; 2] {
        static NOBODY: Members = Members::NONE;
        let built = People { segment: &self.built, erased: &self.erased };
        [built, People { segment: self.freshly_built(), erased: &NOBODY }]
    }

    fn freshly_built(&self) -> &Segment {
        self.freshly_built.get_or_init(|| Segment::build(self.fresh.values().cloned()))
    }
}

impl Query {
    /// By which rows of the ranking somebody fits this query, in the order of its terms; none when they do not.
    pub fn rows(&self, person: impl Into<Entry>) -> Vec<&'static Rank> {
        let found = Index::build([person].into_iter()).find(self, 1);
        found.hits.first().map(|hit| hit.rows().collect()).unwrap_or_default()
    }
}

/// A merge that was begun.
#[derive(Debug)]
pub struct Merge {
    built: Arc<Segment>,
    erased: Members,
    fresh: Vec<Entry>,
}

impl Merge {
    /// The same with these people, but for those of whom the index knows more already.
    #[must_use]
    pub fn with(mut self, people: Vec<Entry>) -> Self {
        let known: HashSet<u64> = self.fresh.iter().map(|person| person.id).collect();
        self.fresh.extend(people.into_iter().filter(|person| !known.contains(&person.id)));
        self
    }

    /// Does the work: some seconds for a million people. Nobody is meant today.
    pub fn run(self) -> Merged {
        if self.fresh.is_empty() && self.erased.bits.is_empty() {
            return Merged(self.built);
        }
        let fresh = Segment::build(self.fresh.into_iter().map(|person| (person, None)));
        Merged(Arc::new(self.built.merged(&self.erased, &fresh)))
    }
}

/// What a merge has made.
#[derive(Debug)]
pub struct Merged(pub(super) Arc<Segment>);
