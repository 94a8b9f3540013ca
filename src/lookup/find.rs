//! How a query runs: through the rows of the ranking for one term, by intersection for several.
//!
//! The count is of people, not of keys; it is exact up to [`EXACT`].

use std::collections::BTreeMap;

use super::answer::{Count, EXACT, Found, Gathered, OF_ONE_COST, PAGE, Rows};
use super::members::Members;
use super::probe;
use super::query::{Query, Term};
use super::ranking::{Fit, RANKING, Row, Way};
use super::segment::Segment;
use super::shelf::{Best, Run, Shelf};
use super::slip;
use super::split::Piece;

/// Where a query looks: everybody once, and before them a copy of those whom the desk may mean today.
#[derive(Debug, Clone, Copy)]
pub(super) struct People<'a> {
    pub(super) today: &'a Segment,
    pub(super) all: [&'a Segment; 2],
}

impl<'a> People<'a> {
    /// Those that hold everybody come first.
    fn segments(&self) -> [&'a Segment; 3] {
        [self.all[0], self.all[1], self.today]
    }

    /// Whether a name begins with these pieces.
    fn has_name(&self, pieces: &[Piece]) -> bool {
        let Some(probe) = probe::sounds(pieces, Fit::TwoSlips) else { return false };
        self.all.iter().any(|segment| segment.shelf(Way::Name).any(&probe))
    }

    /// Whether the term fits anybody.
    fn has(&self, term: &Term) -> bool {
        let fits = |segment: &Segment, row: &Row| {
            let mut any = false;
            term.probes(row, |probe| any = any || segment.shelf(row.way).any(&probe));
            any
        };
        self.all.iter().any(|segment| RANKING.iter().any(|row| fits(segment, row)))
    }

    /// The query with a slip allowed in each name that fits nobody; `None` when there is no such name.
    fn forgiven(&self, query: &Query, two: bool) -> Option<Query> {
        let mut query = query.joined().unwrap_or_else(|| query.clone());
        let mut forgiven = false;
        for term in &mut query.terms {
            let Term::Letters { typed, .. } = &*term else { continue };
            if typed.len() < slip::FEWEST || self.has(term) {
                continue;
            }
            let ways = slip::near(typed, two, |pieces| self.has_name(pieces));
            forgiven |= !ways.is_empty();
            *term = Term::Slips { ways, two };
        }
        forgiven.then_some(query)
    }
}

/// Runs the query and gives its best `limit` hits; slips are forgiven only when nothing else fits.
pub(super) fn find(people: People<'_>, query: &Query, limit: usize) -> Found {
    let found = as_typed(people, query, limit);
    if found.count != Count::Exact(0) {
        return found;
    }
    let forgiven = [false, true].into_iter().find_map(|two| people.forgiven(query, two));
    forgiven.map_or(found, |query| Found { taken_for: Some(query.clone()), ..as_typed(people, &query, limit) })
}

fn as_typed(people: People<'_>, query: &Query, limit: usize) -> Found {
    let mut gathered = Gathered::new(limit);
    for query in [query.joined().as_ref(), Some(query)].into_iter().flatten() {
        let count = match query.terms.as_slice() {
            [] => 0,
            [term] => one_term(people, term, &mut gathered),
            terms => several_terms(people, terms, &mut gathered),
        };
        gathered.count = gathered.count.max(count);
    }
    gathered.found()
}

/// Goes through the ranking, the cheapest rows first, until the page is full and the count is settled.
fn one_term(people: People<'_>, term: &Term, gathered: &mut Gathered) -> usize {
    let mut counted = people.all.map(|segment| Members::new(segment.len()));
    let (mut count, mut on_page) = (0, 0);
    for rows in RANKING.chunk_by(|a, b| a.cost == b.cost) {
        let before = gathered.len();
        for row in rows {
            for (number, segment) in people.segments().into_iter().enumerate() {
                let shelf = segment.shelf(row.way);
                let mut best = Best::new(gathered.limit + before);
                term.probes(row, |probe| {
                    shelf.runs(&probe, |run| {
                        shelf.best(&run, &mut best);
                        if let Some(counted) = counted.get_mut(number).filter(|_| count <= EXACT) {
                            shelf.read(&run, |place| {
                                count += usize::from(counted.insert(place));
                                count <= EXACT
                            });
                        }
                    });
                });
                let fitted = Rows::NONE.with(0, row.number());
                best.places.iter().for_each(|place| gathered.push(segment, *place, row.cost.into(), fitted));
            }
        }
        on_page += (gathered.len() - before).min(OF_ONE_COST);
        if count > EXACT && on_page >= PAGE && gathered.len() >= gathered.limit {
            break;
        }
    }
    count
}

/// Where one term of several is met in a segment.
struct Asked<'a> {
    term: usize,
    runs: Vec<(&'static Row, &'a Shelf, Run)>,
}

impl Asked<'_> {
    fn size(&self) -> usize {
        self.runs.iter().map(|(_, _, run)| run.len()).sum()
    }
}

/// What of the terms a person has fitted so far.
#[derive(Clone, Copy)]
struct Tally {
    cost: u16,
    terms: u8,
    rows: Rows,
}

/// Reads the rarest term's people, then keeps of them who fit the others as well.
fn several_terms(people: People<'_>, terms: &[Term], gathered: &mut Gathered) -> usize {
    let mut count = 0;
    for (number, segment) in people.segments().into_iter().enumerate() {
        let mut asked: Vec<Asked<'_>> = terms.iter().enumerate().map(|(term, it)| ask(segment, term, it)).collect();
        asked.sort_by_key(Asked::size);
        let Some(rarest) = asked.first().filter(|it| !it.runs.is_empty()) else { continue };
        let mut members = Members::new(segment.len());
        for (_, shelf, run) in &rarest.runs {
            shelf.read(run, |place| {
                members.insert(place);
                true
            });
        }
        let ranks = members.ranks();
        let mut tallies = vec![Tally { cost: 0, terms: 0, rows: Rows::NONE }; members.count()];
        for (turn, asked) in (0..).zip(&asked) {
            for (row, shelf, run) in &asked.runs {
                shelf.read(run, |place| {
                    // The rows come in the order of their cost, so the first that fits is the cheapest.
                    let tally = members.rank(&ranks, place).map(|rank| &mut tallies[rank]);
                    if let Some(tally) = tally.filter(|it| it.terms == turn) {
                        tally.terms += 1;
                        tally.cost += u16::from(row.cost);
                        tally.rows = tally.rows.with(asked.term, row.number());
                    }
                    true
                });
            }
        }
        let mut of_cost: BTreeMap<u16, usize> = BTreeMap::new();
        for (place, tally) in members.iter().zip(tallies) {
            if usize::from(tally.terms) == terms.len() {
                count += usize::from(number < people.all.len());
                let taken = of_cost.entry(tally.cost).or_default();
                *taken += 1;
                // Twice as many as are wanted, for half of them may stand in the answer already.
                if *taken <= 2 * gathered.limit {
                    gathered.push(segment, place, tally.cost, tally.rows);
                }
            }
        }
    }
    count
}

fn ask<'a>(segment: &'a Segment, number: usize, term: &Term) -> Asked<'a> {
    let mut runs = vec![];
    for row in RANKING {
        let shelf = segment.shelf(row.way);
        term.probes(row, |probe| shelf.runs(&probe, |run| runs.push((row, shelf, run))));
    }
    Asked { term: number, runs }
}
