//! How a query runs: through the rows of the ranking for one term, by intersection for several.
//!
//! The count is of people, not of keys; it is exact up to [`EXACT`].

use super::answer::{Count, EXACT, Found, Gathered, OF_ONE_COST, PAGE, Rows};
use super::ask::Ask;
use super::members::Members;
use super::probe;
use super::query::{Query, Term};
use super::ranking::{Fit, RANKING, Row, Way};
use super::segment::Segment;
use super::shelf::{Best, Run, Shelf};
use super::slip;
use super::split::Piece;

/// Where a query looks; nobody stands in both segments.
pub(super) type People<'a> = [&'a Segment; 2];

/// Runs the query and gives its best `limit` hits; slips are forgiven only when nothing else fits.
pub(super) fn find(people: People<'_>, query: &Query, limit: usize) -> Found {
    let found = as_typed(people, query, limit);
    if found.count != Count::Exact(0) {
        return found;
    }
    let forgiven = [1, 2].into_iter().find_map(|slips| {
        let query = forgiven(people, query, slips)?;
        let found = as_typed(people, &query, limit);
        (found.count != Count::Exact(0)).then_some(Found { taken_for: Some(query), ..found })
    });
    forgiven.unwrap_or(found)
}

/// The query with slips forgiven in each name that nobody has; `None` when that helps nothing.
fn forgiven(people: People<'_>, query: &Query, slips: u8) -> Option<Query> {
    let mut terms = query.readings().next()?.to_vec();
    let mut forgiven = false;
    for term in &mut terms {
        let Term::Letters { typed, .. } = &*term else { continue };
        if typed.len() < slip::FEWEST || anybody(people, term) {
            continue;
        }
        let ways = slip::near(typed, slips, |pieces| is_name(people, pieces));
        forgiven |= !ways.is_empty();
        *term = Term::Slips { ways, slips };
    }
    forgiven.then(|| Query::of(terms))
}

/// Whether a name begins with these pieces.
fn is_name(people: People<'_>, pieces: &[Piece]) -> bool {
    let begins = |segment: &Segment| match pieces {
        [only] if only.low == only.high => segment.has_name(only.low, 0),
        [first, second, ..] if second.low == second.high && !segment.has_name(first.low, second.low) => false,
        _ => {
            let fits = [Fit::Whole, Fit::Begun, Fit::Unfinished];
            let probes = fits.into_iter().filter_map(|fit| probe::sounds(pieces, fit));
            probes.into_iter().any(|probe| segment.shelf(Way::Name).any(&probe))
        }
    };
    people.into_iter().any(begins)
}

/// Whether the term alone fits anybody.
fn anybody(people: People<'_>, term: &Term) -> bool {
    let asks = term.asks();
    let fits = |row: &Row, segment: &Segment| asks_of(&asks, row).any(|ask| segment.shelf(row.way).any(&ask.probe));
    RANKING.iter().any(|row| people.iter().any(|segment| fits(row, segment)))
}

fn asks_of<'a>(asks: &'a [Ask], row: &Row) -> impl Iterator<Item = &'a Ask> {
    asks.iter().filter(move |ask| ask.serves(row))
}

fn as_typed(people: People<'_>, query: &Query, limit: usize) -> Found {
    let mut gathered = Gathered::new(limit);
    for terms in query.readings() {
        let count = match terms {
            [] => 0,
            [term] => one_term(people, term, &mut gathered),
            terms => people.iter().map(|segment| several_terms(segment, terms, &mut gathered)).sum(),
        };
        gathered.count = gathered.count.max(count);
        if gathered.len() >= limit {
            break;
        }
    }
    gathered.found()
}

/// Goes through the ranking, the cheapest rows first, until the page is full and the count is settled.
fn one_term(people: People<'_>, term: &Term, gathered: &mut Gathered) -> usize {
    let asks = term.asks();
    let mut seen = people.map(|segment| Members::new(segment.len()));
    let mut best = Best::new(0);
    let (mut count, mut on_page, mut number) = (0, 0, 0);
    for rows in RANKING.chunk_by(|a, b| a.cost == b.cost) {
        let before = gathered.len();
        let enough = on_page >= PAGE && before >= gathered.limit;
        if enough && count > EXACT {
            break;
        }
        for row in rows {
            let fitted = Rows::NONE.with(0, number);
            number += 1;
            for (segment, seen) in people.iter().zip(&mut seen) {
                let shelf = segment.shelf(row.way);
                if shelf.is_empty() {
                    continue;
                }
                best.clear(if enough { 0 } else { gathered.limit });
                for run in asks_of(&asks, row).filter_map(|ask| shelf.run(&ask.probe)) {
                    let is_long = shelf.is_long(&run);
                    if is_long && !enough {
                        best.widen(gathered.limit + before);
                        shelf.best(&run, &mut best);
                    }
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

/// Reads the rarest term's people, then keeps of them who fit the others as well.
fn several_terms(segment: &Segment, terms: &[Term], gathered: &mut Gathered) -> usize {
    let mut met: Vec<_> = (0..).zip(terms).map(|(number, term)| Met::by(number, &term.asks(), segment)).collect();
    met.sort_by_cached_key(Met::size);
    let Some(rarest) = met.first().filter(|it| !it.runs.is_empty()) else { return 0 };
    let mut members = Members::new(segment.len());
    for (_, shelf, run) in &rarest.runs {
        shelf.read(run, |place| {
            members.insert(place);
            true
        });
    }
    let ranks = members.ranks();
    let mut tallies = vec![Tally { cost: 0, terms: 0, rows: Rows::NONE }; members.count()];
    for (turn, met) in (0..).zip(&met) {
        for (row, shelf, run) in &met.runs {
            let cost = RANKING[usize::from(*row)].cost;
            shelf.read(run, |place| {
                // The rows come in the order of their cost, so the first that fits is the cheapest.
                let tally = members.rank(&ranks, place).map(|rank| &mut tallies[rank]);
                if let Some(tally) = tally.filter(|it| it.terms == turn) {
                    *tally = Tally {
                        cost: tally.cost.saturating_add(cost),
                        terms: turn + 1,
                        rows: tally.rows.with(met.term, *row),
                    };
                }
                true
            });
        }
    }
    let fitted = || members.iter().zip(&tallies).filter(|(_, tally)| usize::from(tally.terms) == terms.len());
    let mut of_cost = [0_usize; 1 << u8::BITS];
    fitted().for_each(|(_, tally)| of_cost[usize::from(tally.cost)] += 1);
    let dearest = gathered.dearest(&of_cost);
    let mut taken = [0_usize; 1 << u8::BITS];
    for (place, tally) in fitted().filter(|(_, tally)| tally.cost <= dearest) {
        let taken = &mut taken[usize::from(tally.cost)];
        *taken += 1;
        // Twice as many as are wanted, for half of them may stand in the answer already.
        if *taken <= 2 * gathered.limit {
            gathered.push(segment, place, tally.cost, tally.rows);
        }
    }
    of_cost.iter().sum()
}
