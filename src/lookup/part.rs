//! One segment's part of a search: people cut into classes of equal cost, and where a term is met.

use super::answer::{EXACT, Rows};
use super::ask::Ask;
use super::key;
use super::members::Members;
use super::ranking::{RANKING, Row, Way};
use super::segment::Segment;
use super::shelf::{Place, Run, Shelf};

/// How many keys are read in the time in which one person is asked.
const DEAR: usize = 64;

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
    pub(super) classes: Vec<Class>,
    /// The broadest term.
    pub(super) last: Meeting<'a>,
    /// Who stands in a class that was opened.
    pub(super) seen: Members,
    /// Who was counted.
    pub(super) counted: Members,
    /// Classes that are to be met together.
    pub(super) together: Vec<usize>,
}

impl Part<'_> {
    /// Finds out who stands in a class, those of cheaper ones left out; tells how many keys that took.
    pub(super) fn open(&mut self, class: usize, reads: impl Fn(usize)) {
        let Some(first) = &self.first else { return };
        let room = self.people.segment.len();
        let class = &mut self.classes[class];
        class.people = Some(Members::default());
        let Some(row) = class.rows.of(first.term) else { return };
        for Met { shelf, run, .. } in first.runs.iter().filter(|met| met.row == row) {
            reads(shelf.size(run));
            shelf.read(run, |place| {
                if self.people.are_here(place) && self.seen.insert(place) {
                    class.insert(place, room);
                }
                true
            });
        }
    }

    /// How a class that was opened meets the last term soonest.
    pub(super) fn how(&self, class: usize) -> How {
        let class = &self.classes[class];
        let (size, everybody) = (self.last.size(), self.people.segment.len());
        if class.people.is_none() || class.count * size > 4 * EXACT * everybody {
            How::Meet
        } else if class.count * DEAR < size && self.last.can_be_asked(self.people.segment) {
            How::Ask
        } else {
            How::Together
        }
    }
}

/// How a class of people meets the last term.
pub(super) enum How {
    /// Each person is asked: they are few.
    Ask,
    /// Whom the term fits is read until enough of the class are met: they are many.
    Meet,
    /// Whom the term fits is read to the end, once for all such classes.
    Together,
}

/// People who fit all terms but the last at the same cost.
pub(super) struct Class {
    pub(super) cost: u8,
    /// The rows by which they do, or by which the first of them does.
    pub(super) rows: Rows,
    /// Everybody, where there is no other term.
    pub(super) people: Option<Members>,
    pub(super) count: usize,
}

impl Class {
    pub(super) fn new(cost: u8, rows: Rows) -> Self {
        Self { cost, rows, people: None, count: 0 }
    }

    /// A class of those whom a further term fits by this row.
    pub(super) fn by(&self, term: usize, row: u8) -> Self {
        Self::new(self.cost_with(row), self.rows.with(term, row))
    }

    pub(super) fn cost_with(&self, row: u8) -> u8 {
        self.cost.saturating_add(RANKING[usize::from(row)].cost)
    }

    pub(super) fn has(&self, place: Place) -> bool {
        self.people.as_ref().is_none_or(|people| people.has(place))
    }

    pub(super) fn insert(&mut self, place: Place, room: usize) {
        let people = self.people.get_or_insert_default();
        people.widen(room);
        self.count += usize::from(people.insert(place));
    }
}

pub(super) fn asks_of<'a>(asks: &'a [Ask], row: &Row) -> impl Iterator<Item = &'a Ask> {
    asks.iter().filter(move |ask| ask.serves(row))
}

/// Where one term is met in a segment, row after row, the cheapest first.
pub(super) struct Meeting<'a> {
    pub(super) term: usize,
    pub(super) runs: Vec<Met<'a>>,
}

/// A run that a row of the ranking leads to.
pub(super) struct Met<'a> {
    pub(super) row: u8,
    pub(super) way: Way,
    pub(super) shelf: &'a Shelf,
    pub(super) run: Run,
}

impl<'a> Meeting<'a> {
    pub(super) fn of(term: usize, asks: &[Ask], segment: &'a Segment) -> Self {
        let mut runs = vec![];
        for (row, it) in (0..).zip(RANKING) {
            let shelf = segment.shelf(it.way);
            if !shelf.is_empty() {
                let met = |ask: &Ask| Some(Met { row, way: it.way, shelf, run: shelf.run(&ask.probe)? });
                runs.extend(asks_of(asks, it).filter_map(met));
            }
        }
        Self { term, runs }
    }

    pub(super) fn size(&self) -> usize {
        self.runs.iter().map(|met| met.shelf.size(&met.run)).sum()
    }

    pub(super) fn cheapest(&self) -> u8 {
        self.runs.first().map_or(0, |met| RANKING[usize::from(met.row)].cost)
    }

    /// Whether every run can be asked about somebody.
    fn can_be_asked(&self, segment: &Segment) -> bool {
        self.runs.iter().all(|met| segment.backward.knows(met.way))
    }

    /// The cheapest row by which somebody fits.
    pub(super) fn fits(&self, segment: &Segment, place: Place) -> Option<u8> {
        let rows = segment.backward.of(place).filter_map(|(way, index)| {
            let fits =
                move |met: &&Met<'_>| met.way as usize == way && met.shelf.holds(&met.run, index, key::first_list);
            self.runs.iter().find(fits).map(|met| met.row)
        });
        rows.min()
    }
}
