//! The way back from a person to the keys that lead there: so that the few who fit one term are asked about another,
//! instead of reading everybody whom the other fits.

use super::ranking::{WAYS, Way, Ways};
use super::shelf::{Place, Shelf};

/// From how many people on the way back is worth its bytes.
const FROM: usize = 16_384;
/// How far the number of a shelf is shifted beside the index of a key.
const WAY_AT: u32 = 27;

/// The shelves whose keys can be shared by so many people that reading them takes long. Digits of phones are many a
/// person and few people a digit: those are read.
const BROAD: Ways = Ways::SOUNDS.and(Ways::of(&[Way::Birth, Way::Door, Way::HanziName, Way::HanziLane, Way::HanziTag]));

/// The keys of each person on the shelves that are [`BROAD`].
#[derive(Debug, Default)]
pub(super) struct Backward {
    /// Where each person's keys begin, and at last where those of the last one end; empty among few people.
    pub(super) starts: Box<[u32]>,
    /// The number of a shelf and the index of a key on it.
    pub(super) keys: Box<[u32]>,
}

impl Backward {
    /// The way back from so many people to these shelves.
    pub(super) fn build(people: usize, shelves: &[Shelf; WAYS]) -> Self {
        if people < FROM || shelves.iter().any(|shelf| shelf.len() >= 1 << WAY_AT) {
            return Self::default();
        }
        let broad = || (0..WAYS).filter(|way| BROAD.has_number(*way));
        let mut starts = vec![0_u32; people + 1];
        for (_, place) in broad().flat_map(|way| shelves[way].indices()) {
            starts[place as usize + 1] += 1;
        }
        for place in 0..people {
            starts[place + 1] += starts[place];
        }
        let mut next = starts.clone();
        let mut keys = vec![0; starts[people] as usize];
        for way in broad() {
            for (index, place) in shelves[way].indices() {
                let next = &mut next[place as usize];
                keys[*next as usize] = (way as u32) << WAY_AT | index as u32;
                *next += 1;
            }
        }
        Self { starts: starts.into(), keys: keys.into() }
    }

    /// Whether this shelf's keys are told.
    pub(super) fn knows(&self, way: Way) -> bool {
        !self.starts.is_empty() && BROAD.has(way)
    }

    /// A person's keys: the number of the shelf and the index there.
    pub(super) fn of(&self, place: Place) -> impl Iterator<Item = (usize, usize)> {
        let place = place as usize;
        let ends = self.starts.get(place).zip(self.starts.get(place + 1));
        let keys = ends.and_then(|(from, to)| self.keys.get(*from as usize..*to as usize)).unwrap_or_default();
        keys.iter().map(|key| ((key >> WAY_AT) as usize, (key & ((1 << WAY_AT) - 1)) as usize))
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        (self.starts.len() + self.keys.len()) * size_of::<u32>()
    }
}
