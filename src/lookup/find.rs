//! How a query runs: every term but the broadest cuts people into classes of equal cost; the broadest is then met
//! class by class, the cheapest first, until the page is full and the count is settled.
//!
//! The count is of people, not of keys; it is exact up to [`EXACT`].

use std::cell::Cell;

use super::answer::{Count, EXACT, Found, Gathered, OF_ONE_COST, PAGE, Rows};
use super::ask::Ask;
use super::best::Best;
use super::members::Members;
use super::probe;
use super::query::{Query, Term};
use super::ranking::{APART, Fit, RANKING, Row, Way};
use super::segment::Segment;
use super::shelf::{Place, Probe, Run, Shelf};
use super::slip;
use super::split::Piece;

/// People of a segment, but for those who were erased since it was built.
#[derive(Clone, Copy)]
pub(super) struct People<'a> {
    pub(super) segment: &'a Segment,
    pub(super) erased: &'a Members,
}

impl People<'_> {
    fn are_here(&self, place: Place) -> bool {
        !self.erased.has(place)
    }
}

/// Runs the query among people of whom nobody stands in both parts, and gives its best `limit` hits.
///
/// Slips are forgiven only when nothing else fits.
pub(super) fn find(people: [People<'_>; 2], query: &Query, limit: usize) -> Found {
    let search = Search { people, limit, read: Cell::new(0) };
    let found = search.as_typed(query);
    let found = if found.count == Count::Exact(0) { search.forgiving(query).unwrap_or(found) } else { found };
    Found { read: search.read.get(), ..found }
}

struct Search<'a> {
    people: [People<'a>; 2],
    limit: usize,
    /// How many keys were looked at.
    read: Cell<usize>,
}

impl<'a> Search<'a> {
    fn as_typed(&self, query: &Query) -> Found {
        let mut gathered = Gathered::new(self.limit);
        for (number, terms) in query.readings().enumerate() {
            let cost = if number > 0 { APART } else { 0 };
            let count = self.all_of(terms, cost, &mut gathered);
            gathered.count = gathered.count.max(count);
            if gathered.is_full() {
                break;
            }
        }
        gathered.found()
    }

    /// What the query finds with one slip, or else with two, in each name that nobody has.
    fn forgiving(&self, query: &Query) -> Option<Found> {
        [1, 2].into_iter().find_map(|slips| {
            let query = self.forgiven(query, slips)?;
            let found = self.as_typed(&query);
            (found.count != Count::Exact(0)).then_some(Found { taken_for: Some(query), ..found })
        })
    }

    fn forgiven(&self, query: &Query, slips: u8) -> Option<Query> {
        let mut terms = query.readings().next()?.to_vec();
        let mut forgiven = false;
        for term in &mut terms {
            let Term::Letters { typed, .. } = &*term else { continue };
            if typed.len() < slip::FEWEST || self.anybody(term) {
                continue;
            }
            let ways = slip::near(typed, slips, |pieces| self.is_name(pieces));
            forgiven |= !ways.is_empty();
            *term = Term::Slips { ways, slips };
        }
        forgiven.then(|| Query::of(terms))
    }

    /// Whether a name begins with these pieces.
    fn is_name(&self, pieces: &[Piece]) -> bool {
        let begins = |people: &People<'_>| match pieces {
            [only] if only.low == only.high => people.segment.has_name(only.low, 0),
            [first, second, ..]
                if second.low == second.high && !people.segment.has_name(first.low, second.low) =>
            {
                false
            }
            _ => probe::sounds(pieces, Fit::Begun)
                .is_some_and(|probe| self.any(people, people.segment.shelf(Way::Name), &probe)),
        };
        self.people.iter().any(begins)
    }

    /// Whether the term alone fits anybody.
    fn anybody(&self, term: &Term) -> bool {
        let asks = term.asks();
        let fits = |row: &Row, people: &People<'_>| {
            let shelf = people.segment.shelf(row.way);
            asks_of(&asks, row).any(|ask| self.any(people, shelf, &ask.probe))
        };
        RANKING.iter().any(|row| self.people.iter().any(|people| fits(row, people)))
    }

    fn any(&self, people: &People<'_>, shelf: &Shelf, probe: &Probe) -> bool {
        let Some(run) = shelf.run(probe) else { return false };
        let mut any = false;
        shelf.read(&run, |place| {
            self.reads(1);
            any = people.are_here(place);
            !any
        });
        any
    }

    fn reads(&self, keys: usize) {
        self.read.set(self.read.get() + keys);
    }

    /// Adds those who fit every term to what was gathered, and counts them; `cost` is on top of what the terms cost.
    fn all_of(&self, terms: &[Term], cost: u8, gathered: &mut Gathered) -> usize {
        if terms.is_empty() {
            return 0;
        }
        let asks: Vec<Vec<Ask>> = terms.iter().map(Term::asks).collect();
        let mut parts: Vec<Part<'a>> =
            self.people.iter().filter_map(|people| self.part(*people, &asks, cost)).collect();
        let mut rows: Vec<(u8, usize)> = vec![];
        for (number, part) in parts.iter().enumerate() {
            rows.extend(part.last.runs.chunk_by(|a, b| a.0 == b.0).map(|runs| (runs[0].0, number)));
        }
        rows.sort_unstable();
        let mut count = 0;
        for (row, part) in rows {
            let part = &mut parts[part];
            let more = RANKING[usize::from(row)].cost;
            let dearest = gathered.dearest();
            let cheapest = part.classes.iter().map(|class| class.cost).min().unwrap_or(0).saturating_add(more);
            if cheapest > dearest && count > EXACT {
                continue;
            }
            self.row(part, row, dearest, &mut count);
            for class in &mut part.classes {
                let rows = class.rows.with(part.last.term, row);
                let cost = class.cost.saturating_add(more);
                class.shown += gathered.take(part.people.segment, class.best.places(), cost, rows);
            }
        }
        count
    }

    /// The best of each class whom a row of the last term fits at no more than `dearest`; all whom it fits are
    /// counted, as far as it matters.
    fn row(&self, part: &mut Part<'_>, row: u8, dearest: u8, count: &mut usize) {
        let Part { people, classes, anyone, last, counted } = part;
        let more = RANKING[usize::from(row)].cost;
        for class in classes.iter_mut() {
            let wanted = class.cost.saturating_add(more) <= dearest;
            // Among the best of a row may be people who stand in the answer by a cheaper one.
            class.best.clear(if wanted { self.limit + class.shown } else { 0 });
        }
        let none_wanted = classes.iter().all(|class| class.best.room() == 0);
        for (_, shelf, run) in last.runs.iter().filter(|it| it.0 == row) {
            let is_long = shelf.is_long(run);
            let mut offer = |place: Place, classes: &mut [Class], count: &mut usize| {
                if !people.are_here(place) || anyone.as_ref().is_some_and(|anyone| !anyone.has(place)) {
                    return;
                }
                let Some(class) = classes.iter_mut().find(|class| class.has(place)) else { return };
                let is_new = counted.insert(place);
                *count += usize::from(is_new);
                // Who was counted before fits at a smaller cost, or at this one by another row.
                if is_new || is_long {
                    class.best.offer(place);
                }
            };
            let enough = |count: &usize| (is_long || none_wanted) && *count > EXACT;
            shelf.read(run, |place| {
                self.reads(1);
                offer(place, classes, count);
                !enough(count)
            });
            if enough(count) && !none_wanted {
                let few = classes.iter().map(|class| class.best.room()).sum();
                let wants = |from: Place, classes: &Vec<Class>| self.wants(from, classes);
                self.reads(shelf.best(run, few, classes, wants, |place, classes| offer(place, classes, count)));
            }
        }
    }

    /// Whether a page that the cheapest classes fill can still change from this place on.
    fn wants(&self, from: Place, classes: &[Class]) -> bool {
        let (mut hits, mut on_page) = (0, 0);
        for class in classes {
            if class.best.wants(from) {
                return true;
            }
            let new = class.best.places().len().saturating_sub(class.shown);
            hits += new;
            on_page += new.min(OF_ONE_COST);
            if hits >= self.limit && on_page >= PAGE {
                return false;
            }
        }
        false
    }

    /// The people of a segment, cut into classes by every term but the broadest; `None` when a term fits nobody.
    fn part(&self, people: People<'a>, asks: &[Vec<Ask>], cost: u8) -> Option<Part<'a>> {
        let mut met: Vec<_> = (0..).zip(asks).map(|(term, asks)| Met::by(term, asks, people.segment)).collect();
        if met.iter().any(|it| it.runs.is_empty()) {
            return None;
        }
        met.sort_by_cached_key(Met::size);
        let last = met.pop()?;
        let mut classes = vec![Class::new(cost, Rows::NONE, None)];
        for met in &met {
            classes = self.narrowed(&people, &classes, met);
        }
        let counted = Members::new(people.segment.len());
        let anyone = (!met.is_empty()).then(|| {
            let mut anyone = counted.clone();
            classes.iter().filter_map(|class| class.people.as_ref()).for_each(|people| anyone.add(people));
            anyone
        });
        Some(Part { people, classes, anyone, last, counted })
    }

    /// The classes as a term cuts them: each person by the cheapest row that fits. Equal costs make one class.
    fn narrowed(&self, people: &People<'_>, classes: &[Class], met: &Met<'_>) -> Vec<Class> {
        let room = people.segment.len();
        let mut seen = Members::new(room);
        let mut narrower: Vec<Class> = vec![];
        for runs in met.runs.chunk_by(|a, b| a.0 == b.0) {
            let row = runs[0].0;
            let more = RANKING[usize::from(row)].cost;
            for (_, shelf, run) in runs {
                shelf.read(run, |place| {
                    self.reads(1);
                    if people.are_here(place)
                        && let Some(class) = classes.iter().find(|class| class.has(place))
                        && seen.insert(place)
                    {
                        let cost = class.cost.saturating_add(more);
                        let at = narrower.iter().position(|it| it.cost == cost).unwrap_or_else(|| {
                            let rows = class.rows.with(met.term, row);
                            narrower.push(Class::new(cost, rows, Some(Members::new(room))));
                            narrower.len() - 1
                        });
                        narrower[at].insert(place);
                    }
                    true
                });
            }
        }
        narrower.sort_by_key(|class| class.cost);
        narrower
    }
}

/// One segment's part of a search.
struct Part<'a> {
    people: People<'a>,
    /// The cheapest first.
    classes: Vec<Class>,
    /// Who stands in any of them; everybody, where there is no other term.
    anyone: Option<Members>,
    /// Who was counted.
    counted: Members,
    /// The broadest term.
    last: Met<'a>,
}

/// People who fit all terms but the last at the same cost.
struct Class {
    cost: u8,
    /// The rows by which the first of them fits.
    rows: Rows,
    /// Everybody, where there is no other term.
    people: Option<Members>,
    /// The best of them whom the row at hand fits.
    best: Best,
    /// How many of them stand in the answer.
    shown: usize,
}

impl Class {
    fn new(cost: u8, rows: Rows, people: Option<Members>) -> Self {
        Self { cost, rows, people, best: Best::default(), shown: 0 }
    }

    fn has(&self, place: Place) -> bool {
        self.people.as_ref().is_none_or(|people| people.has(place))
    }

    fn insert(&mut self, place: Place) {
        if let Some(people) = &mut self.people {
            people.insert(place);
        }
    }
}

fn asks_of<'a>(asks: &'a [Ask], row: &Row) -> impl Iterator<Item = &'a Ask> {
    asks.iter().filter(move |ask| ask.serves(row))
}

/// Where one term is met in a segment, row after row.
struct Met<'a> {
    term: usize,
    runs: Vec<(u8, &'a Shelf, Run)>,
}

impl<'a> Met<'a> {
    fn by(term: usize, asks: &[Ask], segment: &'a Segment) -> Self {
        let mut runs = vec![];
        for (number, row) in (0..).zip(RANKING) {
            let shelf = segment.shelf(row.way);
            if !shelf.is_empty() {
                runs.extend(asks_of(asks, row).filter_map(|ask| Some((number, shelf, shelf.run(&ask.probe)?))));
            }
        }
        Self { term, runs }
    }

    fn size(&self) -> usize {
        self.runs.iter().map(|(_, shelf, run)| shelf.size(run)).sum()
    }
}
