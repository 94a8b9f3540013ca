//! How a query runs: every term but the broadest cuts people into classes of equal cost; each class then meets the
//! broadest term, the cheapest first, until the page is full and the count is settled.
//!
//! The count is of people, not of keys; it is exact up to [`EXACT`].

use std::cell::Cell;

use smallvec::SmallVec;

use super::answer::{Count, EXACT, Found, Gathered, Rows};
use super::ask::{self, Ask};
use super::best::Best;
use super::key_kind::{KeyKind, KeyKinds};
use super::members::Members;
use super::part::{Class, Meeting, Met, Part, People};
use super::postings::{Place, Postings, Probe};
use super::probe;
use super::query::{Query, Term};
use super::ranking::{APART, BY_SOUND, Fit};
use super::reading;
use super::split::Piece;
use super::typo;

/// Runs the query among people of whom nobody stands in both parts, and gives its best `limit` hits.
///
/// Typos are forgiven only when nothing else fits.
pub(super) fn find(people: [People<'_>; 2], query: &Query, limit: usize) -> Found {
    let search = Search { people, limit, read: Cell::new(0) };
    let found = search.as_typed(query);
    let found = if found.count == Count::Exact(0) { search.forgiving(query).unwrap_or(found) } else { found };
    Found { read: search.read.get(), ..found }
}

/// The same without a typo forgiven.
pub(super) fn exactly(people: [People<'_>; 2], query: &Query, limit: usize) -> Found {
    let search = Search { people, limit, read: Cell::new(0) };
    let found = search.as_typed(query);
    Found { read: search.read.get(), ..found }
}

struct Search<'a> {
    people: [People<'a>; 2],
    limit: usize,
    /// How many keys were looked at.
    read: Cell<usize>,
}

impl Search<'_> {
    fn as_typed(&self, query: &Query) -> Found {
        let mut gathered = Gathered::new(self.limit);
        for (number, terms) in query.readings().enumerate() {
            let cost = if number > 0 { APART } else { 0 };
            gathered.may_repeat |= number > 0;
            let count = self.all_of(terms, cost, &mut gathered);
            gathered.count = gathered.count.max(count);
            if gathered.is_full() {
                break;
            }
        }
        gathered.found()
    }

    /// What the query finds by the sound of characters that nobody has, else with one typo, or with two, in each name.
    fn forgiving(&self, query: &Query) -> Option<Found> {
        [BY_SOUND, 1, 2].into_iter().find_map(|typos| {
            let query = if typos == BY_SOUND { self.by_sound(query)? } else { self.forgiven(query, typos)? };
            let found = self.as_typed(&query);
            (found.count != Count::Exact(0)).then_some(Found { taken_for: Some(query), ..found })
        })
    }

    /// The query with those characters that nobody has taken by their sound, as many readings as they have.
    fn by_sound(&self, query: &Query) -> Option<Query> {
        let mut terms = query.terms.clone();
        let mut heard = false;
        for term in &mut terms {
            if let Term::Hanzi(signs) = &*term
                && signs.len() > 1
                && !self.anybody(term)
            {
                let mut spellings = Vec::new();
                let spelling = reading::of_person(&signs.iter().collect::<String>());
                reading::each_reading(&spelling.signs, |reading, _| {
                    if reading.len() == signs.len() {
                        spellings.push(reading.iter().map(|syllable| Piece::exactly(*syllable)).collect());
                    }
                });
                heard |= !spellings.is_empty();
                *term = Term::Sounds(spellings);
            }
        }
        heard.then(|| Query::of(terms))
    }

    fn forgiven(&self, query: &Query, typos: u8) -> Option<Query> {
        let mut terms = query.readings().next()?.to_vec();
        let mut forgiven = false;
        for term in &mut terms {
            match &*term {
                Term::Letters { typed, .. } if typed.len() >= typo::FEWEST && !self.anybody(term) => {
                    let spellings = typo::near(typed, typos, |pieces| self.is_name(pieces));
                    forgiven |= !spellings.is_empty();
                    *term = Term::Typos { spellings, typos };
                }
                Term::Digits(run) if typos == 1 && run.len() >= typo::FEWEST_DIGITS && !self.anybody(term) => {
                    let runs = typo::near_digits(run, |run| self.is_number(run));
                    forgiven |= !runs.is_empty();
                    *term = Term::DigitTypos(runs);
                }
                _ => {}
            }
        }
        forgiven.then(|| Query::of(terms))
    }

    /// Whether a name begins with these pieces.
    fn is_name(&self, pieces: &[Piece]) -> bool {
        let begins = |people: &People<'_>| match pieces {
            _ if !people.segment.starts.postings(pieces).has(KeyKind::Name) => false,
            [only] if only.low == only.high => true,
            _ => probe::sounds(pieces, Fit::Begun)
                .is_some_and(|probe| self.any(people, people.segment.postings(KeyKind::Name), &probe)),
        };
        self.people.iter().any(begins)
    }

    /// Whether a number is this, or ends so.
    fn is_number(&self, run: &[u8]) -> bool {
        ask::whole_numbers(run).any(|ask| self.people.iter().any(|people| self.anybody_asked(people, &ask)))
    }

    /// Whether the term alone fits anybody.
    fn anybody(&self, term: &Term) -> bool {
        let asks = self.asks(term);
        self.people.iter().any(|people| asks.iter().any(|ask| self.anybody_asked(people, ask)))
    }

    /// What a term asks of everybody.
    fn asks(&self, term: &Term) -> Vec<Ask> {
        let begin = |pieces: &[Piece]| self.people.map(|people| people.segment.starts.postings(pieces));
        term.asks(|pieces| begin(pieces).into_iter().fold(KeyKinds::of(&[]), KeyKinds::and))
    }

    fn anybody_asked(&self, people: &People<'_>, ask: &Ask) -> bool {
        ask.rows().any(|(_, kind)| self.any(people, &people.segment.postings[kind], &ask.probe))
    }

    fn any(&self, people: &People<'_>, postings: &Postings, probe: &Probe) -> bool {
        let Some(run) = postings.run(probe) else { return false };
        let mut any = false;
        postings.read(&run, |places| {
            self.reads(places.len());
            any = places.iter().any(|place| people.are_here(*place));
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
        let asks: SmallVec<[Vec<Ask>; 2]> = terms.iter().map(|term| self.asks(term)).collect();
        let mut parts: Vec<Part<'_>> =
            self.people.iter().filter_map(|people| self.part(*people, &asks, cost)).collect();
        let mut steps: SmallVec<[(u8, usize, usize); 8]> = SmallVec::new();
        for (number, part) in parts.iter().enumerate() {
            steps.extend(part.classes.iter().enumerate().map(|(class, it)| (it.cost, number, class)));
        }
        steps.sort_unstable();
        let mut count = 0;
        for (cost, part, class) in steps {
            let part = &mut parts[part];
            let least = cost.saturating_add(part.last.cheapest());
            if least > gathered.dearest() && count > EXACT {
                break;
            }
            part.open(class, |keys| self.reads(keys));
            if part.meets_soon(class) {
                self.meet(part, class, gathered, &mut count);
            } else {
                part.together.push(class);
            }
        }
        for part in parts.iter_mut().filter(|part| !part.together.is_empty()) {
            self.meet_together(part, gathered, &mut count);
        }
        count
    }

    /// Reads whom the last term fits, row after row, and keeps the best of the class; all of it are counted, as far
    /// as it matters.
    fn meet(&self, part: &mut Part<'_>, class: usize, gathered: &mut Gathered, count: &mut usize) {
        let Part { people, classes, last, counted, .. } = part;
        let class = &classes[class];
        let mut shown = 0;
        let mut best = Best::default();
        for runs in last.runs.chunk_by(|a, b| a.row == b.row) {
            let row = runs[0].row;
            let cost = class.cost_with(row);
            let wanted = gathered.wanted(cost);
            if wanted == 0 && *count > EXACT {
                break;
            }
            // Among the best of a long run may be people who stand in the answer by a cheaper row.
            let is_long = runs.iter().any(|met| met.postings.is_long(&met.run));
            best.clear(if wanted > 0 && is_long { wanted + shown } else { wanted });
            for Met { postings, run, .. } in runs {
                let may_stop = wanted == 0 || postings.is_long(run);
                let mut enough = false;
                postings.read(run, |places| {
                    self.reads(places.len());
                    // Who was counted before fits at a smaller cost, or at this one by another row.
                    *count += class.count(places, counted, |place| best.offer(place));
                    enough = may_stop && *count > EXACT;
                    !enough
                });
                if enough && wanted > 0 {
                    gathered.may_repeat = true;
                    let wants = |from: Place, best: &Best| best.wants(from);
                    self.reads(postings.best(run, self.limit, &mut best, wants, |place, best| {
                        if class.has(place) && people.are_here(place) {
                            counted.insert(place);
                            best.offer(place);
                        }
                    }));
                }
            }
            shown += gathered.take(people.segment, best.places(), cost, class.rows.with(last.term, row));
        }
    }

    /// Reads once whom the last term fits, and keeps the best of each of several classes.
    fn meet_together(&self, part: &mut Part<'_>, gathered: &mut Gathered, count: &mut usize) {
        let Part { people, classes, last, counted, together, .. } = part;
        let mut anyone = Members::default();
        let mut met: Vec<(&Class, Best)> = together.iter().map(|class| (&classes[*class], Best::default())).collect();
        met.iter().filter_map(|it| it.0.people.as_ref()).for_each(|people| anyone.add(people));
        for runs in last.runs.chunk_by(|a, b| a.row == b.row) {
            let row = runs[0].row;
            for (class, best) in &mut met {
                best.clear(gathered.wanted(class.cost_with(row)));
            }
            for Met { postings, run, .. } in runs {
                postings.read(run, |places| {
                    self.reads(places.len());
                    let places = places.iter().copied().filter(|place| anyone.has(*place));
                    *count += counted.insert_all(places, |place| {
                        if let Some((_, best)) = met.iter_mut().find(|it| it.0.has(place)) {
                            best.offer(place);
                        }
                    });
                    true
                });
            }
            for (class, best) in &mut met {
                let rows = class.rows.with(last.term, row);
                gathered.take(people.segment, best.places(), class.cost_with(row), rows);
            }
        }
    }

    /// The people of a segment, to be cut into classes by every term but the broadest; `None` when a term fits nobody.
    fn part<'p>(&'p self, people: People<'p>, asks: &'p [Vec<Ask>], cost: u8) -> Option<Part<'p>> {
        let mut met: SmallVec<[Meeting<'_>; 2]> = SmallVec::new();
        for (number, asks) in asks.iter().enumerate() {
            let meeting = Meeting::of(number, asks, people.segment);
            if meeting.runs.is_empty() {
                return None;
            }
            met.push(meeting);
        }
        met.sort_by_cached_key(Meeting::size);
        let last = met.pop()?;
        let mut met = met.into_iter();
        let mut classes: SmallVec<[Class; 1]> = SmallVec::from_buf([Class::new(cost, Rows::NONE)]);
        let first = met.next();
        if let Some(first) = &first {
            let rows = first.runs.chunk_by(|a, b| a.row == b.row).map(|runs| runs[0].row);
            classes = rows.map(|row| Class::new(cost, Rows::NONE).by(first.term, row)).collect();
        }
        let counted = people.erased.with_room(people.segment.len());
        let mut part = Part { people, first, classes, last, seen: Members::default(), counted, together: vec![] };
        for met in met {
            (0..part.classes.len()).for_each(|class| part.open(class, |keys| self.reads(keys)));
            part.classes = self.narrowed(&people, &part.classes, &met);
            part.first = None;
        }
        Some(part)
    }

    /// The classes as a further term cuts them: each person by the cheapest row that fits. Equal costs make one class.
    fn narrowed(&self, people: &People<'_>, classes: &[Class], met: &Meeting<'_>) -> SmallVec<[Class; 1]> {
        let room = people.segment.len();
        let mut seen = Members::new(room);
        let mut narrower: SmallVec<[Class; 1]> = SmallVec::new();
        for Met { row, postings, run, .. } in &met.runs {
            postings.read(run, |places| {
                self.reads(places.len());
                for place in places {
                    if let Some(class) = classes.iter().find(|class| class.has(*place))
                        && seen.insert(*place)
                    {
                        let cost = class.cost_with(*row);
                        let at = narrower.iter().position(|it| it.cost == cost).unwrap_or_else(|| {
                            narrower.push(Class::new(class.cost, class.rows).by(met.term, *row));
                            narrower.len() - 1
                        });
                        narrower[at].insert(*place, room);
                    }
                }
                true
            });
        }
        narrower.sort_by_key(|class| class.cost);
        narrower
    }
}
