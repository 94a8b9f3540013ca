//! A posting list: sorted packed keys, whom each belongs to, and the least of every block, so that the best few
//! of any range are found without looking at the range.
//!
//! People are numbered by their standing order, so the smaller place is the better one. A posting list never
//! knows what its keys mean.

use super::field::Fields;
use super::members::Members;

/// A person's place in the standing order of a segment.
pub(super) type Place = u32;

/// How many keys share one entry of `least`.
pub(super) const BLOCK: usize = 64;
/// Up to how many keys a range is simply read through.
const LONG: usize = 32 * BLOCK;
/// By how much the search for the best of a run goes further each time.
const WIDER: u64 = 4;
/// How far the first ten bits are shifted.
pub(super) const TOP: u32 = 54;

/// What a term asks of a posting list.
#[derive(Debug, Clone, Copy)]
pub(super) enum Probe {
    /// All keys between two, both included, that fulfil the conditions.
    Keys { low: u64, high: u64, fields: Fields },
    /// The lists between two, both included.
    Lists { first: u32, last: u32 },
}

/// A range of places on a posting list, and what else must hold for its keys.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run<'p> {
    from: u32,
    to: u32,
    kind: RunKind<'p>,
}

#[derive(Debug, Clone, Copy)]
enum RunKind<'p> {
    Keys(&'p Fields),
    Lists { first: u32, last: u32 },
}

impl Run<'_> {
    fn ends(&self) -> (usize, usize) {
        (self.from as usize, self.to as usize)
    }
}

/// The keys of one kind, and perhaps the same people in lists, each list in their standing order.
#[derive(Debug, Default)]
pub(super) struct Postings {
    pub(super) keys: Box<[u64]>,
    /// Where the places of each key begin, and at last where those of the last one end; empty when each key has
    /// one place, at the same index.
    pub(super) starts: Box<[u32]>,
    pub(super) places: Box<[Place]>,
    pub(super) least: Box<[Place]>,
    /// One more than the last place.
    pub(super) reach: Place,
    /// Which values the first ten bits have.
    pub(super) tops: Members,
    pub(super) directory: Box<[u32]>,
    /// Where each list begins in `listed`, and at last where the last one ends.
    pub(super) lists: Box<[u32]>,
    pub(super) listed: Box<[Place]>,
}

impl Postings {
    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        let places = [&self.starts, &self.places, &self.least, &self.directory, &self.lists, &self.listed];
        self.keys.len() * size_of::<u64>() + places.iter().map(|it| it.len() * size_of::<Place>()).sum::<usize>()
    }

    /// Every key with whose it is, in order.
    pub(super) fn entries(&self) -> impl Iterator<Item = (u64, Place)> {
        let of_key = |at| (self.keys[at], &self.places[self.places_of(at, at + 1)]);
        (0..self.keys.len()).map(of_key).flat_map(|(key, places)| places.iter().map(move |place| (key, *place)))
    }

    /// Whether there is nothing to be found.
    pub(super) fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The places that a probe asks for.
    pub(super) fn run<'p>(&self, probe: &'p Probe) -> Option<Run<'p>> {
        let (from, to, kind) = match probe {
            Probe::Keys { low, high, fields } => {
                let (from, to) = self.range(*low, *high);
                (from as u32, to as u32, RunKind::Keys(fields))
            }
            Probe::Lists { first, last } => {
                let (from, to) = (self.lists.get(*first as usize)?, self.lists.get(*last as usize + 1)?);
                (*from, *to, RunKind::Lists { first: *first, last: *last })
            }
        };
        (from < to).then_some(Run { from, to, kind })
    }

    /// Shows everybody in the run whose key fulfils its conditions, some at a time, until `some` says no.
    pub(super) fn read(&self, run: &Run, mut some: impl FnMut(&[Place]) -> bool) {
        let (from, to) = run.ends();
        let all = match run.kind {
            RunKind::Keys(fields) if !fields.is_empty() => {
                let (mut gathered, mut count) = ([0; BLOCK], 0);
                for (at, key) in (from..to).zip(&self.keys[from..to]) {
                    if !fields.hold(*key) {
                        continue;
                    }
                    for place in &self.places[self.places_of(at, at + 1)] {
                        gathered[count] = *place;
                        count += 1;
                        if count == BLOCK {
                            if !some(&gathered) {
                                return;
                            }
                            count = 0;
                        }
                    }
                }
                some(&gathered[..count]);
                return;
            }
            RunKind::Keys(_) => &self.places[self.places_of(from, to)],
            RunKind::Lists { .. } => &self.listed[from..to],
        };
        all.chunks(BLOCK).all(some);
    }

    /// How many people are read at most.
    pub(super) fn size(&self, run: &Run) -> usize {
        let (from, to) = run.ends();
        if let RunKind::Keys(_) = run.kind { self.places_of(from, to).len() } else { to - from }
    }

    /// Whether the best of a run are better found by [`Postings::best`] than by reading it.
    pub(super) fn is_long(&self, run: &Run) -> bool {
        let is_filtered = matches!(run.kind, RunKind::Keys(fields) if !fields.is_empty());
        !is_filtered && self.size(run) > LONG
    }

    /// Offers the places of a long run, those first that stand best, until `wants` says that none from a place on is
    /// wanted; `few` is about how many are. Answers how many places were looked at.
    pub(super) fn best<S>(
        &self,
        run: &Run,
        few: usize,
        state: &mut S,
        wants: impl Fn(Place, &S) -> bool,
        mut offer: impl FnMut(Place, &mut S),
    ) -> usize {
        let mut read = 0;
        match run.kind {
            RunKind::Keys(_) => {
                let (from, to) = run.ends();
                let range = self.places_of(from, to);
                let mut offer_all = |places: &[Place], state: &mut S| {
                    read += places.len();
                    for place in places {
                        offer(*place, state);
                    }
                };
                let (first, last) = (range.start.div_ceil(BLOCK), range.end / BLOCK);
                offer_all(&self.places[range.start..first * BLOCK], state);
                offer_all(&self.places[last * BLOCK..range.end], state);
                // Those who stand best come first: a block that begins behind all that is wanted is never opened.
                let (mut from, mut to) = (0, 2 * few as u64 * u64::from(self.reach) / range.len() as u64 + 1);
                while from < u64::from(self.reach) && wants(from as Place, state) {
                    let within = |least: u32| (from..to).contains(&u64::from(least));
                    for (block, _) in (first..last).zip(&self.least[first..last]).filter(|it| within(*it.1)) {
                        offer_all(&self.places[block * BLOCK..(block + 1) * BLOCK], state);
                    }
                    (from, to) = (to, to * WIDER);
                }
            }
            RunKind::Lists { first, last } => {
                for ends in self.lists[first as usize..=last as usize + 1].windows(2) {
                    let list = &self.listed[ends[0] as usize..ends[1] as usize];
                    for place in list {
                        if !wants(*place, state) {
                            break;
                        }
                        offer(*place, state);
                        read += 1;
                    }
                }
            }
        }
        read
    }

    /// Where the places of these keys stand.
    pub(super) fn places_of(&self, from: usize, to: usize) -> std::ops::Range<usize> {
        if self.starts.is_empty() { from..to } else { self.starts[from] as usize..self.starts[to] as usize }
    }

    fn range(&self, low: u64, high: u64) -> (usize, usize) {
        let (mut from, mut to) = (0, self.keys.len());
        if low >> TOP == high >> TOP && !self.tops.has((low >> TOP) as Place) {
            return (0, 0);
        }
        if let Some(start) = self.directory.get((low >> TOP) as usize) {
            from = *start as usize;
            to = self.directory.get((high >> TOP) as usize + 1).map_or(to, |end| *end as usize);
        }
        let begin = from + self.keys[from..to].partition_point(|key| *key < low);
        let end = begin + self.keys[begin..to].partition_point(|key| *key <= high);
        (begin, end)
    }
}

#[cfg(test)]
mod tests {
    use super::super::best::Best;
    use super::super::field::Field;
    use super::*;

    /// Each key is that of so many people.
    fn entries(shared: u64) -> Vec<(u64, Place)> {
        let key = |it: u64| ((it % 7) << TOP) | (it / shared / 7);
        (0..5_000u64).map(|it| (key(it), (it * 7919 % 5_000) as Place)).collect()
    }

    fn best_of(postings: &Postings, probe: &Probe, room: usize, fits: fn(Place) -> bool) -> Vec<Place> {
        let mut best = Best::default();
        best.clear(room);
        if let Some(run) = postings.run(probe) {
            if postings.size(&run) > 2 * BLOCK {
                let wants = |from: Place, best: &Best| best.wants(from);
                postings.best(&run, room, &mut best, wants, |place, best| {
                    if fits(place) {
                        best.offer(place);
                    }
                });
            } else {
                postings.read(&run, |places| {
                    places.iter().filter(|place| fits(**place)).for_each(|place| best.offer(*place));
                    true
                });
            }
        }
        best.places().to_vec()
    }

    fn all_of(postings: &Postings, probe: &Probe) -> Vec<Place> {
        let mut all = vec![];
        if let Some(run) = postings.run(probe) {
            postings.read(&run, |places| {
                all.extend_from_slice(places);
                true
            });
        }
        all.sort_unstable();
        all
    }

    fn keys(low: u64, high: u64) -> Probe {
        Probe::Keys { low, high, fields: Fields::default() }
    }

    #[test]
    fn the_best_of_a_run_are_what_reading_all_of_it_finds() {
        for shared in [1, 40] {
            best_of_runs(&Postings::with_lists(entries(shared), 7, |key| (key >> TOP) as usize));
        }
    }

    fn best_of_runs(postings: &Postings) {
        let ranges = [(0, u64::MAX), (2 << TOP, 5 << TOP), (1 << TOP | 2, 1 << TOP | 0xff), (9, 3)];
        let lists = [(0, 0), (2, 5), (0, 6), (6, 6)].map(|(first, last)| Probe::Lists { first, last });
        let fits: [fn(Place) -> bool; 3] = [|_| true, |place| place % 3 == 1, |place| place > 4_990];
        for fits in fits {
            for probe in ranges.map(|(low, high)| keys(low, high)).into_iter().chain(lists) {
                let all = all_of(postings, &probe).into_iter().filter(|place| fits(*place));
                assert_eq!(best_of(postings, &probe, 12, fits), all.take(12).collect::<Vec<_>>());
            }
        }
        assert_eq!(all_of(postings, &lists[1]), all_of(postings, &keys(2 << TOP, (6 << TOP) - 1)));
    }

    #[test]
    fn conditions_hold_for_a_part_of_a_key() {
        for shared in [1, 5] {
            let postings = Postings::build(entries(shared));
            let mut fields = Fields::default();
            fields.push(Field::between(0xffff, 0, 10, 19));
            let count = 7 * 10 * shared as usize;
            assert_eq!(all_of(&postings, &Probe::Keys { low: 0, high: u64::MAX, fields }).len(), count);
            fields.push(Field::between(1, 0, 0, 0));
            assert_eq!(all_of(&postings, &Probe::Keys { low: 0, high: u64::MAX, fields }).len(), count / 2);
        }
    }
}
