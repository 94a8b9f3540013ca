//! The index as bytes, so that it need not be built anew at every start: sorted arrays, as they lie in memory.
//!
//! Bytes of any kind make an index or none; what they make never panics, whatever is asked of it.

use super::index::{Index, Merged};
use super::key::FIRST_LISTS;
use super::key_kind::{KEY_KINDS, KeyKinds};
use super::members::Members;
use super::postings::Postings;
use super::query::Query;
use super::reading;
use super::segment::Segment;
use super::starts::Starts;

/// Changes whenever the arrays or the keys in them mean something else; a test remembers what they meant.
const FORMAT: u64 = 2;
/// The parts that come before one of each posting list.
const BEFORE_POSTINGS: usize = 4;

impl Index {
    /// How many parts a packed index has.
    pub const PARTS: usize = BEFORE_POSTINGS + KEY_KINDS;

    /// Tells indices of this program from those of another, whose readings or keys may differ.
    pub fn print() -> u64 {
        let fields = [FORMAT, KEY_KINDS as u64, Self::PARTS as u64, u64::from(reading::print())];
        fields.iter().fold(0xcbf2_9ce4_8422_2325, |print, field| (print ^ field).wrapping_mul(0x0100_0000_01b3))
    }

    /// The index that was packed into these parts.
    pub fn unpacked(part: impl Fn(usize) -> Option<Vec<u8>>) -> Option<Self> {
        Self::unpacked_with(part, KeyKinds::ALL)
    }

    /// As much of it as answers this query: parts that the query asks nothing of are never read.
    pub fn unpacked_for(query: &Query, part: impl Fn(usize) -> Option<Vec<u8>>) -> Option<Self> {
        Self::unpacked_with(part, query.kinds())
    }

    fn unpacked_with(part: impl Fn(usize) -> Option<Vec<u8>>, wanted: KeyKinds) -> Option<Self> {
        let ids = read_u64s(&part(0)?)?;
        let people = u32::try_from(ids.len()).ok().filter(|people| *people < u32::MAX)?;
        let standings = read_u32s(&part(1)?).filter(|it| it.len() == ids.len())?;
        let by_id = read_u32s(&part(2)?).filter(|it| it.len() == ids.len() && below(it, people))?;
        let starts = Starts::of_pairs(read_u32s(&part(3)?).filter(|it| it.is_sorted())?);
        let mut postings: [Postings; KEY_KINDS] = Default::default();
        for (number, postings) in postings.iter_mut().enumerate().filter(|(number, _)| wanted.has_number(*number)) {
            *postings = Postings::unpacked(&part(BEFORE_POSTINGS + number)?, people)?;
        }
        Some(Self::of(Segment { ids, standings, by_id, starts, postings }))
    }
}

impl Merged {
    /// Everybody as parts, each made when it is asked for.
    pub fn packed(self) -> impl ExactSizeIterator<Item = Vec<u8>> {
        let segment = self.0;
        (0..Index::PARTS).map(move |number| match number {
            0 => u64s(&segment.ids),
            1 => u32s(&segment.standings),
            2 => u32s(&segment.by_id),
            3 => u32s(&segment.starts.pairs),
            _ => segment.postings[number - BEFORE_POSTINGS].packed(),
        })
    }
}

impl Postings {
    fn packed(&self) -> Vec<u8> {
        let arrays = [&self.starts, &self.places, &self.least, &self.directory, &self.lists, &self.listed];
        let mut bytes = vec![];
        bytes.extend((self.keys.len() as u64).to_le_bytes());
        bytes.extend((self.tops.bits.len() as u64).to_le_bytes());
        bytes.extend(arrays.iter().flat_map(|array| (array.len() as u64).to_le_bytes()));
        bytes.extend(u64s(&self.keys));
        bytes.extend(u64s(&self.tops.bits));
        bytes.extend(arrays.iter().flat_map(|array| u32s(array)));
        bytes
    }

    fn unpacked(mut bytes: &[u8], people: u32) -> Option<Self> {
        let mut lengths = [0; 8];
        for length in &mut lengths {
            let (field, rest) = bytes.split_first_chunk()?;
            (*length, bytes) = (usize::try_from(u64::from_le_bytes(*field)).ok()?, rest);
        }
        let [keys, tops, of_arrays @ ..] = lengths;
        let mut take = |length: usize, size: usize| {
            let (array, rest) = bytes.split_at_checked(length.checked_mul(size)?)?;
            bytes = rest;
            Some(array)
        };
        let keys = read_u64s(take(keys, size_of::<u64>())?)?;
        let tops = Members { bits: read_u64s(take(tops, size_of::<u64>())?)?.into() };
        let mut arrays: [Box<[u32]>; 6] = Default::default();
        for (array, length) in arrays.iter_mut().zip(of_arrays) {
            *array = read_u32s(take(length, size_of::<u32>())?)?;
        }
        let [starts, places, least, directory, lists, listed] = arrays;
        let postings = Self { keys, starts, places, least, reach: people, tops, directory, lists, listed };
        (bytes.is_empty() && postings.is_sound(FIRST_LISTS)).then_some(postings)
    }
}

fn u64s(array: &[u64]) -> Vec<u8> {
    array.iter().flat_map(|it| it.to_le_bytes()).collect()
}

fn u32s(array: &[u32]) -> Vec<u8> {
    array.iter().flat_map(|it| it.to_le_bytes()).collect()
}

fn read_u64s(bytes: &[u8]) -> Option<Box<[u64]>> {
    let (chunks, rest) = bytes.as_chunks();
    rest.is_empty().then(|| chunks.iter().map(|it| u64::from_le_bytes(*it)).collect())
}

fn read_u32s(bytes: &[u8]) -> Option<Box<[u32]>> {
    let (chunks, rest) = bytes.as_chunks();
    rest.is_empty().then(|| chunks.iter().map(|it| u32::from_le_bytes(*it)).collect())
}

/// Whether every number is below an end.
fn below(numbers: &[u32], end: u32) -> bool {
    numbers.iter().all(|it| *it < end)
}
