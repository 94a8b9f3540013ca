//! A shelf: sorted packed keys, whom each belongs to, and the least of every block, so that the best few
//! of any range are found without looking at the range.
//!
//! People are numbered by their standing order, so the smaller place is the better one. A shelf never
//! knows what its keys mean.

use super::members::Members;

/// A person's place in the standing order of a segment.
pub(super) type Place = u32;

/// Whose key was taken off the shelf.
const GONE: Place = Place::MAX;
/// How many keys share one entry of `least`.
const BLOCK: usize = 64;
/// Up to how many keys a range is simply read through.
const LONG: usize = 32 * BLOCK;
/// How many keys under one value of the first ten bits make it worth searching each value by itself.
const SCATTERED: usize = 16;
/// A shelf with more keys than this has a directory by the first ten bits.
const LARGE: usize = 1_024;
/// How far the first ten bits are shifted.
pub(super) const TOP: u32 = 54;
/// The bits below the first ten.
pub(super) const BELOW: u64 = (1 << TOP) - 1;

/// One condition on a key: the masked part must lie in a span that begins at `low`.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Field {
    mask: u64,
    low: u64,
    span: u64,
}

impl Field {
    /// The masked part must lie between two values, both included.
    pub(super) fn between(mask: u64, low: u64, high: u64) -> Self {
        Self { mask, low, span: high - low }
    }

    fn holds(self, key: u64) -> bool {
        (key & self.mask).wrapping_sub(self.low) <= self.span
    }
}

/// All conditions on a key: at most four of a probe, and one on the bits below the first ten.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Fields {
    count: u8,
    all: [Field; 5],
}

impl Fields {
    /// One condition more.
    pub(super) fn push(&mut self, field: Field) {
        self.all[usize::from(self.count)] = field;
        self.count += 1;
    }

    fn all(&self) -> &[Field] {
        &self.all[..usize::from(self.count)]
    }
}

/// What a term asks of a shelf.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Probe {
    /// Smallest key wanted.
    pub(super) low: u64,
    /// Largest key wanted.
    pub(super) high: u64,
    /// Further conditions.
    pub(super) fields: Fields,
    /// When the first ten bits span several values: the smallest and the largest value of the bits below them,
    /// so that each of the several may be searched by itself.
    pub(super) below: Option<(u64, u64)>,
}

/// A range of places on a shelf, and what else must hold for its keys.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    from: usize,
    to: usize,
    fields: Fields,
}

impl Run {
    /// Whether its best are better found by [`Shelf::best`] than by reading it.
    pub(super) fn is_long(&self) -> bool {
        self.fields.count == 0 && self.len() > LONG
    }

    /// How many keys must be read at most.
    pub(super) fn len(&self) -> usize {
        self.to - self.from
    }
}

/// The keys of one kind.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    keys: Box<[u64]>,
    places: Box<[Place]>,
    least: Box<[Place]>,
    directory: Box<[u32]>,
}

impl Shelf {
    /// Sorts the keys onto the shelf; the same key of the same person is kept once.
    pub(super) fn build(mut entries: Vec<(u64, Place)>) -> Self {
        entries.sort_unstable();
        entries.dedup();
        let keys: Box<[u64]> = entries.iter().map(|it| it.0).collect();
        let places: Box<[Place]> = entries.iter().map(|it| it.1).collect();
        let least = places.chunks(BLOCK).map(|block| block.iter().copied().min().unwrap_or(GONE)).collect();
        let directory = if keys.len() > LARGE {
            (0..=1u64 << 10).map(|top| keys.partition_point(|key| key >> TOP < top) as u32).collect()
        } else {
            Box::default()
        };
        Self { keys, places, least, directory }
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        self.keys.len() * 12 + self.least.len() * 4 + self.directory.len() * 4
    }

    /// Whether there is nothing to be found.
    pub(super) fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Takes everything of these people off the shelf.
    pub(super) fn erase(&mut self, people: &Members) {
        for (block, least) in self.places.chunks_mut(BLOCK).zip(&mut self.least) {
            let mut touched = false;
            for place in block.iter_mut().filter(|place| **place != GONE && people.has(**place)) {
                *place = GONE;
                touched = true;
            }
            if touched {
                *least = block.iter().copied().min().unwrap_or(GONE);
            }
        }
    }

    /// Gives each range in which a probe's keys lie.
    pub(super) fn runs(&self, probe: &Probe, mut each: impl FnMut(Run)) {
        let (from, to) = self.range(probe.low, probe.high);
        let mut run = Run { from, to, fields: probe.fields };
        match probe.below {
            _ if from == to => {}
            Some((low, high)) if run.len() > SCATTERED * ((probe.high >> TOP) - (probe.low >> TOP)) as usize => {
                for top in probe.low >> TOP..=probe.high >> TOP {
                    let (from, to) = self.range(top << TOP | low, top << TOP | high);
                    if from < to {
                        each(Run { from, to, ..run });
                    }
                }
            }
            Some((low, high)) => {
                run.fields.push(Field::between(BELOW, low, high));
                each(run);
            }
            None => each(run),
        }
    }

    /// Calls `each` for every key in the run that fulfils its conditions, until it says no.
    pub(super) fn read(&self, run: &Run, mut each: impl FnMut(Place) -> bool) {
        let (keys, places) = (&self.keys[run.from..run.to], &self.places[run.from..run.to]);
        let fields = run.fields.all();
        for (key, place) in keys.iter().zip(places) {
            if fields.iter().all(|field| field.holds(*key)) && *place != GONE && !each(*place) {
                return;
            }
        }
    }

    /// Whether a probe's keys are anybody's.
    pub(super) fn any(&self, probe: &Probe) -> bool {
        let mut any = false;
        self.runs(probe, |run| {
            if !any {
                self.read(&run, |_| {
                    any = true;
                    false
                });
            }
        });
        any
    }

    /// Adds the best places of a long run to those that `best` has, by the least of its blocks.
    pub(super) fn best(&self, run: &Run, best: &mut Best) {
        let (first, last) = (run.from.div_ceil(BLOCK), run.to / BLOCK);
        let offer = |places: &[Place], best: &mut Best| places.iter().for_each(|it| best.offer(*it));
        offer(&self.places[run.from..first * BLOCK], best);
        offer(&self.places[last * BLOCK..run.to], best);
        // The best k keys lie in the k blocks whose least are best.
        let mut blocks = Best::new(best.room);
        offer(&self.least[first..last], &mut blocks);
        let worst = blocks.places.last().copied().unwrap_or(GONE);
        for (block, least) in (first..last).zip(&self.least[first..last]) {
            if *least <= worst {
                offer(&self.places[block * BLOCK..(block + 1) * BLOCK], best);
            }
        }
    }

    fn range(&self, low: u64, high: u64) -> (usize, usize) {
        let (mut from, mut to) = (0, self.keys.len());
        if let Some(start) = self.directory.get((low >> TOP) as usize) {
            from = *start as usize;
            to = self.directory.get((high >> TOP) as usize + 1).map_or(to, |end| *end as usize);
        }
        let begin = from + self.keys[from..to].partition_point(|key| *key < low);
        let end = begin + self.keys[begin..to].partition_point(|key| *key <= high);
        (begin, end)
    }
}

/// The best few places seen, in order, each once.
#[derive(Debug)]
pub(super) struct Best {
    places: Vec<Place>,
    room: usize,
}

impl Best {
    /// Room for so many.
    pub(super) fn new(room: usize) -> Self {
        Self { places: Vec::with_capacity(room + 1), room }
    }

    /// Forgets all of them, and has room for so many.
    pub(super) fn clear(&mut self, room: usize) {
        self.places.clear();
        self.room = room;
    }

    /// Has room for so many, if it had less.
    pub(super) fn widen(&mut self, room: usize) {
        self.room = self.room.max(room);
    }

    /// The best, in order.
    pub(super) fn places(&self) -> &[Place] {
        &self.places
    }

    /// Takes a place in if it is among the best.
    pub(super) fn offer(&mut self, place: Place) {
        if place == GONE || self.places.len() == self.room && self.places.last().is_none_or(|worst| *worst <= place) {
            return;
        }
        if let Err(at) = self.places.binary_search(&place) {
            self.places.insert(at, place);
            self.places.truncate(self.room);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shelf() -> Shelf {
        Shelf::build((0..5_000u64).map(|it| ((it % 7) << TOP | it, (it * 7919 % 5_000) as Place)).collect())
    }

    fn best_of(shelf: &Shelf, probe: &Probe, room: usize) -> Vec<Place> {
        let mut best = Best::new(room);
        shelf.runs(probe, |run| {
            if run.len() > 2 * BLOCK {
                shelf.best(&run, &mut best);
            } else {
                shelf.read(&run, |place| {
                    best.offer(place);
                    true
                });
            }
        });
        best.places
    }

    fn all_of(shelf: &Shelf, probe: &Probe) -> Vec<Place> {
        let mut all = vec![];
        shelf.runs(probe, |run| {
            shelf.read(&run, |place| {
                all.push(place);
                true
            });
        });
        all.sort_unstable();
        all
    }

    #[test]
    fn the_best_of_a_range_are_what_reading_all_of_it_finds() {
        let mut shelf = shelf();
        for erased in [None, Some(17), Some(3), Some(4_000)] {
            if let Some(place) = erased {
                let mut people = Members::new(5_000);
                people.insert(place);
                shelf.erase(&people);
            }
            for (low, high) in [(0, u64::MAX), (2 << TOP, 5 << TOP), (1 << TOP | 0x64, 1 << TOP | 0xfff), (9, 3)] {
                let probe = Probe { low, high, ..Probe::default() };
                let all = all_of(&shelf, &probe);
                assert_eq!(best_of(&shelf, &probe, 12), all.iter().copied().take(12).collect::<Vec<_>>());
                assert!(erased.is_none_or(|it| !all.contains(&it)));
            }
        }
    }

    #[test]
    fn the_bits_below_are_searched_in_every_value_above() {
        let shelf = shelf();
        let probe = Probe { low: 0, high: u64::MAX >> 7, below: Some((1_000, 1_999)), ..Probe::default() };
        assert_eq!(all_of(&shelf, &probe).len(), 1_000);
        let mut even = probe;
        even.fields.push(Field::between(1, 0, 0));
        assert_eq!(all_of(&shelf, &even).len(), 500);
    }
}
