//! A shelf: sorted packed keys, whom each belongs to, and the least of every block, so that the best few
//! of any range are found without looking at the range.
//!
//! People are numbered by their standing order, so the smaller place is the better one. A shelf never
//! knows what its keys mean.

/// A person's place in the standing order of a segment.
pub(super) type Place = u32;

/// Whose key was taken off the shelf.
const GONE: Place = Place::MAX;
/// How many keys share one entry of `least`.
const BLOCK: usize = 64;
/// Up to how many keys a range is simply read through.
const SHORT: usize = 4 * BLOCK;
/// A shelf with more keys than this has a directory by the first ten bits.
const LARGE: usize = 512;
/// How far the first ten bits are shifted.
pub(super) const TOP: u32 = 54;
/// The most conditions on one key: four of a probe, and one for the bits below the first ten.
pub(super) const FIELDS: usize = 5;

/// One condition on a key: the masked part must lie between two values.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Field {
    pub(super) shift: u32,
    pub(super) mask: u64,
    pub(super) low: u64,
    pub(super) high: u64,
}

/// A range of places on a shelf, and what else must hold for its keys.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub(super) from: usize,
    pub(super) to: usize,
    fields: [Field; FIELDS],
    filtered: bool,
}

impl Run {
    /// How many keys must be read at most.
    pub(super) fn len(&self) -> usize {
        self.to - self.from
    }
}

/// What a term asks of a shelf.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Probe {
    /// Smallest key wanted.
    pub(super) low: u64,
    /// Largest key wanted.
    pub(super) high: u64,
    /// Further conditions; an unused one has mask 0.
    pub(super) fields: [Field; FIELDS],
    /// When the first ten bits span several values: the bits below them that all wanted keys share, as a
    /// smallest and a largest value, so that each of the several may be searched by itself.
    pub(super) below: Option<(u64, u64)>,
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

    /// Takes everything of a person off the shelf.
    pub(super) fn erase(&mut self, place: Place) {
        for (block, least) in self.places.chunks_mut(BLOCK).zip(&mut self.least) {
            if block.contains(&place) {
                block.iter_mut().filter(|it| **it == place).for_each(|it| *it = GONE);
                *least = block.iter().copied().min().unwrap_or(GONE);
            }
        }
    }

    /// Gives each range in which a probe's keys lie.
    pub(super) fn runs(&self, probe: &Probe, mut each: impl FnMut(Run)) {
        let filtered = probe.fields.iter().any(|field| field.mask != 0);
        let (from, to) = self.range(probe.low, probe.high);
        match probe.below {
            Some((low, high)) if to - from > LARGE => {
                for top in probe.low >> TOP..=probe.high >> TOP {
                    let (from, to) = self.range(top << TOP | low, top << TOP | high);
                    if from < to {
                        each(Run { from, to, fields: probe.fields, filtered });
                    }
                }
            }
            Some((low, high)) if from < to => {
                let mut fields = probe.fields;
                if let Some(free) = fields.iter_mut().find(|field| field.mask == 0) {
                    *free = Field { shift: 0, mask: (1 << TOP) - 1, low, high };
                }
                each(Run { from, to, fields, filtered: true });
            }
            _ if from < to => each(Run { from, to, fields: probe.fields, filtered }),
            _ => {}
        }
    }

    /// Calls `each` for every key in the run that fulfils its conditions, until it says no.
    pub(super) fn read(&self, run: &Run, mut each: impl FnMut(Place) -> bool) {
        let places = &self.places[run.from..run.to];
        if !run.filtered {
            for place in places {
                if *place != GONE && !each(*place) {
                    return;
                }
            }
            return;
        }
        for (key, place) in self.keys[run.from..run.to].iter().zip(places) {
            let fits = run.fields.iter().all(|field| {
                let part = key >> field.shift & field.mask;
                part >= field.low && part <= field.high
            });
            if fits && *place != GONE && !each(*place) {
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

    /// Adds the run's best places to those that `best` has.
    pub(super) fn best(&self, run: &Run, best: &mut Best) {
        if run.filtered || run.len() <= SHORT {
            self.read(run, |place| {
                best.offer(place);
                true
            });
            return;
        }
        let (first, last) = (run.from.div_ceil(BLOCK), run.to / BLOCK);
        self.places[run.from..first * BLOCK]
            .iter()
            .chain(&self.places[last * BLOCK..run.to])
            .for_each(|it| best.offer(*it));
        // The best k keys lie in the k blocks whose least are best.
        let mut blocks = Best::new(best.room);
        self.least[first..last].iter().for_each(|it| blocks.offer(*it));
        let worst = blocks.places.last().copied().unwrap_or(GONE);
        for (block, least) in (first..last).zip(&self.least[first..last]) {
            if *least <= worst {
                self.places[block * BLOCK..(block + 1) * BLOCK].iter().for_each(|it| best.offer(*it));
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
    pub(super) places: Vec<Place>,
    room: usize,
}

impl Best {
    /// Room for so many.
    pub(super) fn new(room: usize) -> Self {
        Self { places: Vec::with_capacity(room + 1), room }
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
        shelf.runs(probe, |run| shelf.best(&run, &mut best));
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
                shelf.erase(place);
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
        let low = Field { shift: 0, mask: 1, low: 0, high: 0 };
        let even =
            Probe { fields: [low, Field::default(), Field::default(), Field::default(), Field::default()], ..probe };
        assert_eq!(all_of(&shelf, &even).len(), 500);
    }
}
