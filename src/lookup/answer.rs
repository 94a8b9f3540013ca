//! The answer to a query: who fits, in what order, and how many there are.

use smallvec::SmallVec;

use super::person::Today;
use super::postings::Place;
use super::query::{MOST_TERMS, Query};
use super::ranking::{RANKING, Rank};
use super::segment::Segment;

/// Up to how many people are counted exactly.
pub const EXACT: usize = 1_000;
/// How many hits are seen at once.
pub(super) const PAGE: usize = 10;
/// How many of them may have fitted equally well while others fit in another way.
const OF_ONE_COST: usize = 6;
/// The same of whole names, numbers and doors: who typed one of those to its end means one of them.
const OF_WHOLES: usize = 9;
/// What whole names cost at most.
const WHOLE: u8 = 1;

/// How many of this cost may stand on the first page while others fit in another way.
fn of_one(cost: u8) -> usize {
    if cost <= WHOLE { OF_WHOLES } else { OF_ONE_COST }
}

/// How many people fit a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// Exactly so many.
    Exact(usize),
    /// More than [`EXACT`].
    More,
}

/// The answer to a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The best, in order.
    pub hits: Vec<Hit>,
    /// How many fit.
    pub count: Count,
    /// What the query was taken for, where nobody fitted it but for a typing mistake.
    pub taken_for: Option<Query>,
    /// How many keys were looked at, at most.
    pub read: usize,
}

/// A person who fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    pub id: u64,
    /// What it cost, added up over the terms; of two hits the cheaper fits better.
    pub cost: u8,
    standing: u32,
    rows: Rows,
}

impl Hit {
    /// The rows of the ranking by which the terms fitted, in the order of the terms; of somebody else at the same
    /// cost, where three terms and more were put to many people.
    pub(super) fn rows(&self) -> impl Iterator<Item = &'static Rank> + use<> {
        self.rows.0.into_iter().filter_map(|row| RANKING.get(usize::from(row)))
    }

    /// Why the desk may mean them today.
    pub fn today(&self) -> Option<Today> {
        Today::of(self.standing)
    }

    fn order(&self) -> (u64, u64) {
        (u64::from(self.cost) << 32 | u64::from(self.standing), self.id)
    }
}

/// By which row of the ranking each term fitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rows([u8; MOST_TERMS]);

impl Rows {
    /// No term has fitted yet.
    pub(super) const NONE: Self = Self([u8::MAX; MOST_TERMS]);

    /// The row by which a term has fitted.
    pub(super) fn of(self, term: usize) -> Option<u8> {
        self.0.get(term).copied().filter(|row| *row != u8::MAX)
    }

    /// The same, the term having fitted by this row.
    pub(super) fn with(mut self, term: usize, row: u8) -> Self {
        self.0[term] = row;
        self
    }
}

/// Hits as they come in.
#[derive(Debug)]
pub(super) struct Gathered {
    /// In order.
    hits: Vec<Hit>,
    /// How many hits of each cost, the smallest cost first.
    of_cost: SmallVec<[(u8, usize); 8]>,
    /// How many hits are wanted.
    limit: usize,
    /// How many people fit, as far as they were counted.
    pub(super) count: usize,
    /// Whether somebody may come in once more: by another reading of the query, or from a run that is not read whole.
    pub(super) may_repeat: bool,
}

impl Gathered {
    /// Nobody yet.
    pub(super) fn new(limit: usize) -> Self {
        Self { hits: Vec::with_capacity(2 * limit), of_cost: SmallVec::new(), limit, count: 0, may_repeat: false }
    }

    /// Whether as many as are wanted have come in.
    pub(super) fn is_full(&self) -> bool {
        self.hits.len() >= self.limit
    }

    /// Takes in the people in places of a segment; answers how many of them are new.
    pub(super) fn take(&mut self, segment: &Segment, places: &[Place], cost: u8, rows: Rows) -> usize {
        let before = self.hits.len();
        for place in places {
            let (id, standing) = (segment.ids[*place as usize], segment.standings[*place as usize]);
            let repeats = |hit: &Hit| hit.id == id && hit.cost <= cost;
            if !(self.may_repeat && self.hits.iter().any(repeats)) {
                let hit = Hit { id, cost, standing, rows };
                let at = self.hits.iter().rposition(|it| it.order() <= hit.order()).map_or(0, |at| at + 1);
                self.hits.insert(at, hit);
            }
        }
        let new = self.hits.len() - before;
        match self.of_cost.binary_search_by_key(&cost, |it| it.0) {
            Ok(at) => self.of_cost[at].1 += new,
            Err(at) if new > 0 => self.of_cost.insert(at, (cost, new)),
            Err(_) => {}
        }
        new
    }

    /// How many more hits of this cost can come to be shown, as far as hits have come in.
    pub(super) fn wanted(&self, cost: u8) -> usize {
        if cost > self.dearest() {
            return 0;
        }
        let cheaper: usize = self.of_cost.iter().take_while(|it| it.0 < cost).map(|it| it.1).sum();
        if cheaper < self.limit || self.may_repeat { self.limit } else { of_one(cost).min(self.limit) }
    }

    /// The cost of the dearest hit that can come to be shown, as far as hits have come in.
    pub(super) fn dearest(&self) -> u8 {
        let (mut hits, mut on_page) = (0, 0);
        let shown = |(cost, count): &&(u8, usize)| {
            hits += count;
            on_page += (*count).min(of_one(*cost));
            hits >= self.limit && on_page >= PAGE
        };
        self.of_cost.iter().find(shown).map_or(u8::MAX, |it| it.0)
    }

    /// The answer: everybody once, the best first.
    pub(super) fn found(mut self) -> Found {
        if self.may_repeat {
            let mut met: Vec<u64> = Vec::with_capacity(self.hits.len());
            self.hits.retain(|hit| {
                let is_new = !met.contains(&hit.id);
                met.push(hit.id);
                is_new
            });
        }
        let count = if self.count > EXACT { Count::More } else { Count::Exact(self.count) };
        Found { hits: mixed(&self.hits, self.limit), count, taken_for: None, read: 0 }
    }
}

/// The first page holds at most six of one cost, nine of whole names, while others have something; what was held back
/// follows.
fn mixed(hits: &[Hit], limit: usize) -> Vec<Hit> {
    let of_cost = hits.chunk_by(|a, b| a.cost == b.cost);
    let mut shares: SmallVec<[(&[Hit], usize); 8]> = of_cost.map(|of_cost| (of_cost, 0)).collect();
    let mut room = PAGE.min(limit);
    for all in [false, true] {
        for (of_cost, share) in &mut shares {
            let most = if all { PAGE } else { of_cost.first().map_or(PAGE, |hit| of_one(hit.cost)) };
            let more = room.min(most.min(of_cost.len()) - *share);
            *share += more;
            room -= more;
        }
    }
    let mut shown = Vec::with_capacity(hits.len());
    shares.iter().for_each(|(of_cost, share)| shown.extend_from_slice(&of_cost[..*share]));
    shares.iter().for_each(|(of_cost, share)| shown.extend_from_slice(&of_cost[*share..]));
    shown.truncate(limit);
    shown
}
