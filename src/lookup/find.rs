//! How a query runs: through the rows of the ranking for one term, by intersection for several.
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
use super::shelf::{BLOCK, Probe, Run, Shelf};
use super::slip;
use super::split::Piece;

/// Runs the query among people of whom nobody stands in both segments, and gives its best `limit` hits.
///
/// Slips are forgiven only when nothing else fits.
pub(super) fn find(people: [&Segment; 2], query: &Query, limit: usize) -> Found {
    let search = Search { people, limit, read: Cell::new(0) };
    let found = search.as_typed(query);
    let found = if found.count == Count::Exact(0) { search.forgiving(query).unwrap_or(found) } else { found };
    Found { read: search.read.get(), ..found }
}

struct Search<'a> {
    people: [&'a Segment; 2],
    limit: usize,
    /// How many keys were looked at, at most.
    read: Cell<usize>,
}

impl<'a> Search<'a> {
    fn as_typed(&self, query: &Query) -> Found {
        let mut gathered = Gathered::new(self.limit);
        for (number, terms) in query.readings().enumerate() {
            let cost = if number > 0 { APART } else { 0 };
            let count = match terms {
                [] => 0,
                [term] => self.one_term(term, &mut gathered),
                terms => {
                    let of_segment = |it: &&Segment| self.several_terms(it, terms, cost, &mut gathered);
                    self.people.iter().map(of_segment).sum()
                }
            };
            gathered.count = gathered.count.max(count);
            if gathered.len() >= self.limit {
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
        let begins = |segment: &&Segment| match pieces {
            [only] if only.low == only.high => segment.has_name(only.low, 0),
            [first, second, ..] if second.low == second.high && !segment.has_name(first.low, second.low) => false,
            _ => probe::sounds(pieces, Fit::Begun).is_some_and(|probe| self.any(segment.shelf(Way::Name), &probe)),
        };
        self.people.iter().any(begins)
    }

    /// Whether the term alone fits anybody.
    fn anybody(&self, term: &Term) -> bool {
        let asks = term.asks();
        let fits = |row: &Row, segment: &Segment| {
            let shelf = segment.shelf(row.way);
            asks_of(&asks, row).any(|ask| self.any(shelf, &ask.probe))
        };
        RANKING.iter().any(|row| self.people.iter().any(|segment| fits(row, segment)))
    }

    fn any(&self, shelf: &Shelf, probe: &Probe) -> bool {
        let Some(run) = shelf.run(probe) else { return false };
        self.reads(shelf.size(&run));
        let mut any = false;
        shelf.read(&run, |_| {
            any = true;
            false
        });
        any
    }

    fn reads(&self, keys: usize) {
        self.read.set(self.read.get() + keys);
    }

    /// Goes through the ranking, the cheapest rows first, until the page is full and the count is settled.
    fn one_term(&self, term: &Term, gathered: &mut Gathered) -> usize {
        let asks = term.asks();
        let mut seen = self.people.map(|segment| Members::new(segment.len()));
        let mut best = Best::new(0);
        let mut of_row: Vec<&Ask> = vec![];
        let (mut count, mut on_page, mut number) = (0, 0, 0);
        for rows in RANKING.chunk_by(|a, b| a.cost == b.cost) {
            let before = gathered.len();
            let enough = on_page >= PAGE && before >= self.limit;
            if enough && count > EXACT {
                break;
            }
            for row in rows {
                let fitted = Rows::NONE.with(0, number);
                number += 1;
                of_row.clear();
                of_row.extend(asks_of(&asks, row));
                if of_row.is_empty() {
                    continue;
                }
                for (segment, seen) in self.people.iter().zip(&mut seen) {
                    let shelf = segment.shelf(row.way);
                    if shelf.is_empty() {
                        continue;
                    }
                    best.clear(if enough { 0 } else { self.limit });
                    for run in of_row.iter().filter_map(|ask| shelf.run(&ask.probe)) {
                        let is_long = shelf.is_long(&run);
                        if is_long && !enough {
                            best.widen(self.limit + before);
                            shelf.best(&run, &mut best);
                        }
                        self.reads(if is_long { shelf.size(&run) / BLOCK + 2 * EXACT } else { shelf.size(&run) });
                        shelf.read(&run, |place| {
                            // Who was seen before fits at a smaller cost, or at this one by another row.
                            if seen.insert(place) {
                                count += 1;
                                if !is_long {
                                    best.offer(place);
                                }
                            }
                            !(is_long || enough) || count <= EXACT
                        });
                    }
                    best.places().iter().for_each(|place| gathered.push(segment, *place, row.cost, fitted));
                }
            }
            on_page += (gathered.len() - before).min(OF_ONE_COST);
        }
        count
    }

    /// Reads the rarest term's people, then keeps of them who fit the others as well.
    fn several_terms(&self, segment: &'a Segment, terms: &[Term], cost: u8, gathered: &mut Gathered) -> usize {
        let mut met: Vec<_> = (0..).zip(terms).map(|(number, term)| Met::by(number, &term.asks(), segment)).collect();
        met.sort_by_cached_key(Met::size);
        let Some(rarest) = met.first().filter(|it| !it.runs.is_empty()) else { return 0 };
        self.reads(rarest.size() + met.iter().map(Met::size).sum::<usize>());
        let mut members = Members::new(segment.len());
        for (_, shelf, run) in &rarest.runs {
            shelf.read(run, |place| {
                members.insert(place);
                true
            });
        }
        let tallies = tally(&members, &met, cost);
        let fitted = || members.iter().zip(&tallies).filter(|(_, tally)| usize::from(tally.terms) == terms.len());
        let mut of_cost = [0_usize; 1 << u8::BITS];
        fitted().for_each(|(_, tally)| of_cost[usize::from(tally.cost)] += 1);
        let dearest = gathered.dearest(&of_cost);
        let mut taken = [0_usize; 1 << u8::BITS];
        for (place, tally) in fitted().filter(|(_, tally)| tally.cost <= dearest) {
            let taken = &mut taken[usize::from(tally.cost)];
            *taken += 1;
            // Twice as many as are wanted, for half of them may stand in the answer already.
            if *taken <= 2 * self.limit {
                gathered.push(segment, place, tally.cost, tally.rows);
            }
        }
        of_cost.iter().sum()
    }
}

fn asks_of<'a>(asks: &'a [Ask], row: &Row) -> impl Iterator<Item = &'a Ask> {
    asks.iter().filter(move |ask| ask.serves(row))
}

/// Where one term of several is met in a segment.
struct Met<'a> {
    term: usize,
    runs: Vec<(u8, &'a Shelf, Run)>,
}

impl<'a> Met<'a> {
    fn by(term: usize, asks: &[Ask], segment: &'a Segment) -> Self {
        let mut runs = vec![];
        for (number, row) in (0..).zip(RANKING) {
            let shelf = segment.shelf(row.way);
            runs.extend(asks_of(asks, row).filter_map(|ask| Some((number, shelf, shelf.run(&ask.probe)?))));
        }
        Self { term, runs }
    }

    fn size(&self) -> usize {
        self.runs.iter().map(|(_, shelf, run)| shelf.size(run)).sum()
    }
}

/// What of the terms a person has fitted so far.
#[derive(Clone, Copy)]
struct Tally {
    cost: u8,
    terms: u8,
    rows: Rows,
}

/// The tally of each member, beginning with a cost, term after term; who did not fit one term is not looked at for the next.
fn tally(members: &Members, met: &[Met<'_>], cost: u8) -> Vec<Tally> {
    let ranks = members.ranks();
    let mut tallies = vec![Tally { cost, terms: 0, rows: Rows::NONE }; members.count()];
    for (turn, met) in (0..).zip(met) {
        for (row, shelf, run) in &met.runs {
            let more = RANKING[usize::from(*row)].cost;
            shelf.read(run, |place| {
                // The rows come in the order of their cost, so the first that fits is the cheapest.
                let tally = members.rank(&ranks, place).map(|rank| &mut tallies[rank]);
                if let Some(tally) = tally.filter(|it| it.terms == turn) {
                    tally.cost = tally.cost.saturating_add(more);
                    tally.terms = turn + 1;
                    tally.rows = tally.rows.with(met.term, *row);
                }
                true
            });
        }
    }
    tallies
}
