//! One segment's part of a search: people cut into classes of equal cost, and where a term is met.

use smallvec::SmallVec;

use super::answer::{EXACT, Rows};
use super::ask::Ask;
use super::members::Members;
use super::postings::{Place, Postings, Run};
use super::ranking::RANKING;
use super::segment::Segment;

/// People of a segment, but for those who were erased since it was built.
#[derive(Clone, Copy)]
pub(super) struct People<'a> {
    pub(super) segment: &'a Segment,
    pub(super) erased: &'a Members,
}

impl People<'_> {
    pub(super) fn are_here(&self, place: Place) -> bool {
        !self.erased.has(place)
    }
}

/// One segment's part of a search.
pub(super) struct Part<'a> {
    pub(super) people: People<'a>,
    /// The term that cuts people into classes, one a row, as long as they are opened one by one.
    pub(super) first: Option<Meeting<'a>>,
    pub(super) classes: SmallVec<[Class; 1]>,
    /// The broadest term.
    pub(super) last: Meeting<'a>,
    /// Who stands in a class that was opened, and who was erased.
    pub(super) seen: Members,
    /// Who is counted no more: those who were, and those who were erased.
    pub(super) counted: Members,
    /// Classes of few people, for whom the last term is read once.
    pub(super) together: Vec<usize>,
}

impl Part<'_> {
    /// Finds out who stands in a class, those of cheaper ones left out; tells how many keys that took.
    pub(super) fn open(&mut self, class: usize, reads: impl Fn(usize)) {
        let Some(first) = &self.first else { return };
        let room = self.people.segment.len();
        if self.seen.bits.is_empty() {
            self.seen = self.people.erased.with_room(room);
        }
        let class = &mut self.classes[class];
        let mut people = Members::new(room);
        let row = class.rows.of(first.term);
        for Met { postings, run, .. } in first.runs.iter().filter(|met| row == Some(met.row)) {
            reads(postings.size(run));
            postings.read(run, |places| {
                class.size += self.seen.insert_all(places.iter().copied(), |place| {
                    people.insert(place);
                });
                true
            });
        }
        class.people = Some(people);
    }

    /// Whether a class that was opened has so many people that enough of them are met long before the last term is
    /// read to its end.
    pub(super) fn meets_soon(&self, class: usize) -> bool {
        let class = &self.classes[class];
        class.people.is_none() || class.size * self.last.size() > 4 * EXACT * self.people.segment.len()
    }
}

/// People who fit all terms but the last at the same cost.
pub(super) struct Class {
    pub(super) cost: u8,
    /// The rows by which they do, or by which the first of them does.
    pub(super) rows: Rows,
    /// Everybody, where there is no other term.
    pub(super) people: Option<Members>,
    pub(super) size: usize,
}

impl Class {
    pub(super) fn new(cost: u8, rows: Rows) -> Self {
        Self { cost, rows, people: None, size: 0 }
    }

    /// A class of those whom a further term fits by this row.
    pub(super) fn by(&self, term: usize, row: u8) -> Self {
        Self::new(self.cost_with(row), self.rows.with(term, row))
    }

    pub(super) fn cost_with(&self, row: u8) -> u8 {
        self.cost.saturating_add(RANKING[usize::from(row)].cost)
    }

    /// Counts those of these places that are in the class and were not counted before, and shows them.
    pub(super) fn count(&self, places: &[Place], counted: &mut Members, new: impl FnMut(Place)) -> usize {
        let places = places.iter().copied();
        match &self.people {
            Some(people) => counted.insert_all(places.filter(|place| people.has(*place)), new),
            None => counted.insert_all(places, new),
        }
    }

    pub(super) fn has(&self, place: Place) -> bool {
        self.people.as_ref().is_none_or(|people| people.has(place))
    }

    pub(super) fn insert(&mut self, place: Place, room: usize) {
        let people = self.people.get_or_insert_default();
        people.widen(room);
        self.size += usize::from(people.insert(place));
    }
}

/// Where one term is met in a segment, row after row, the cheapest first.
pub(super) struct Meeting<'a> {
    pub(super) term: usize,
    pub(super) runs: Vec<Met<'a>>,
}

/// A run that a row of the ranking leads to.
pub(super) struct Met<'a> {
    pub(super) row: u8,
    pub(super) postings: &'a Postings,
    pub(super) run: Run<'a>,
}

impl<'a> Meeting<'a> {
    pub(super) fn of(term: usize, asks: &'a [Ask], segment: &'a Segment) -> Self {
        let mut runs = Vec::with_capacity(asks.len() * 4);
        for ask in asks {
            for (row, kind) in ask.rows() {
                let postings = &segment.postings[kind];
                runs.extend(postings.run(&ask.probe).map(|run| Met { row, postings, run }));
            }
        }
        runs.sort_by_key(|met| met.row);
        Self { term, runs }
    }

    pub(super) fn size(&self) -> usize {
        self.runs.iter().map(|met| met.postings.size(&met.run)).sum()
    }

    pub(super) fn cheapest(&self) -> u8 {
        self.runs.first().map_or(0, |met| RANKING[usize::from(met.row)].cost)
    }
}
