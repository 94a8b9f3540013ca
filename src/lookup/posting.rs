//! How a posting list is put together from keys, and what must hold of one that comes from elsewhere.

use super::members::Members;
use super::postings::{BLOCK, Place, Postings, TOP};

/// A posting list with more keys than this has a directory by the first ten bits.
const LARGE: usize = 1_024;

impl Postings {
    /// Sorts the keys onto the posting list; the same key of the same person is kept once.
    pub(super) fn build(mut entries: Vec<(u64, Place)>) -> Self {
        entries.sort_unstable();
        entries.dedup();
        let places: Box<[Place]> = entries.iter().map(|it| it.1).collect();
        let least = places.chunks(BLOCK).map(|block| block.iter().copied().min().unwrap_or(Place::MAX)).collect();
        let shared = entries.chunk_by(|a, b| a.0 == b.0);
        let (keys, starts) = if shared.clone().count() * 3 < entries.len() * 2 {
            let ends = shared.clone().scan(0, |end, of_key| {
                *end += of_key.len() as u32;
                Some(*end)
            });
            (shared.map(|of_key| of_key[0].0).collect(), [0].into_iter().chain(ends).collect())
        } else {
            (entries.iter().map(|it| it.0).collect(), Box::default())
        };
        let reach = places.iter().max().map_or(0, |last| last + 1);
        let mut postings = Self { keys, starts, places, least, reach, tops: Members::new(1 << 10), ..Self::default() };
        for key in &postings.keys {
            postings.tops.insert((key >> TOP) as Place);
        }
        if postings.keys.len() > LARGE {
            let begin = |top| postings.keys.partition_point(|key| key >> TOP < top) as u32;
            postings.directory = (0..=1 << 10).map(begin).collect();
        }
        postings
    }

    /// The same, with each person also in the list that `list` tells of a key; there are `count` lists.
    pub(super) fn with_lists(entries: Vec<(u64, Place)>, count: usize, list: impl Fn(u64) -> usize) -> Self {
        let postings = Self::build(entries);
        if postings.is_empty() {
            return postings;
        }
        let mut listed: Vec<_> = postings.entries().map(|(key, place)| (list(key) as u32, place)).collect();
        listed.sort_unstable();
        listed.dedup();
        let lists = (0..=count).map(|list| listed.partition_point(|it| (it.0 as usize) < list) as u32).collect();
        Self { lists, listed: listed.into_iter().map(|it| it.1).collect(), ..postings }
    }

    /// Whether arrays that came from elsewhere can be asked anything: no index in them leads out of them.
    pub(super) fn is_sound(&self, lists: usize) -> bool {
        let ends = |ends: &[u32], count: usize, last: usize| {
            ends.len() == count + 1 && ends.is_sorted() && ends[0] == 0 && ends[count] as usize == last
        };
        let Self { keys, starts, places, least, reach, directory, listed, .. } = self;
        let each_has_one = starts.is_empty() && places.len() == keys.len();
        (each_has_one || ends(starts, keys.len(), places.len()))
            && least.len() == places.len().div_ceil(BLOCK)
            && (directory.is_empty() || ends(directory, 1 << 10, keys.len()))
            && (self.lists.is_empty() && listed.is_empty() || ends(&self.lists, lists, listed.len()))
            && [places, listed].iter().all(|places| places.iter().all(|place| place < reach))
    }
}
