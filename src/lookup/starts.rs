//! Which posting lists of syllables have anything that begins so: a way to cut letters by which nothing begins is dropped
//! before any posting list is opened. May tell of too many posting lists, never of too few.

use super::key;
use super::key_kind::{KEY_KINDS, KeyKinds};
use super::postings::Postings;
use super::split::Piece;
use super::syllable::{self, Syllable};

/// How far a pair of syllables is shifted beside its posting lists.
const PAIR_AT: u32 = 11;
/// How far the first syllable is shifted in a pair.
const FIRST_AT: u32 = 9;
/// The pairs of initials.
const INITIALS: usize = 1 << 10;

/// With which syllables the keys of a segment begin.
#[derive(Debug, Clone)]
pub(super) struct Starts {
    /// The first two syllables of each key, the second 0 where there is none, and the posting lists that have it; in order.
    pub(super) pairs: Box<[u32]>,
    /// Where the pairs of each first syllable begin, and at last where the last ones end.
    firsts: Box<[u32]>,
    /// The posting lists that have each first syllable.
    alone: Box<[u16]>,
    /// The posting lists that have each pair of initials.
    initials: Box<[u16]>,
}

impl Default for Starts {
    fn default() -> Self {
        Self::of_pairs(Box::default())
    }
}

impl Starts {
    /// What the keys on these posting lists begin with.
    pub(super) fn of(postings: &[Postings; KEY_KINDS]) -> Self {
        let mut pairs: Vec<u32> = vec![];
        for (kind, postings) in postings.iter().enumerate().filter(|(kind, _)| KeyKinds::SOUNDS.has_number(*kind)) {
            let before = pairs.len();
            let pair = |key: &u64| (key::first_two(*key) << PAIR_AT) | 1 << kind;
            pairs.extend(postings.keys.iter().map(pair));
            pairs[before..].sort_unstable();
            pairs.dedup();
        }
        pairs.sort_unstable();
        pairs.dedup_by(|next, pair| {
            let same = *next >> PAIR_AT == *pair >> PAIR_AT;
            if same {
                *pair |= *next;
            }
            same
        });
        Self::of_pairs(pairs.into())
    }

    /// The same from the pairs, which are in order.
    pub(super) fn of_pairs(pairs: Box<[u32]>) -> Self {
        let first = |pair: u32| (pair >> PAIR_AT >> FIRST_AT) as usize;
        let mut firsts = vec![0; usize::from(syllable::count()) + 2];
        let mut alone = vec![0; firsts.len()];
        let mut initials = vec![0; INITIALS];
        for pair in &pairs {
            if let (Some(end), Some(alone)) = (firsts.get_mut(first(*pair) + 1), alone.get_mut(first(*pair))) {
                *end += 1;
                *alone |= postings(*pair).0 as u16;
            }
            let of_both = initials_of(first(*pair) as Syllable, second(*pair));
            initials[of_both] |= postings(*pair).0 as u16;
        }
        let mut sum = 0;
        for end in &mut firsts {
            sum += *end;
            *end = sum;
        }
        Self { pairs, firsts: firsts.into(), alone: alone.into(), initials: initials.into() }
    }

    /// The posting lists on which something may begin with these pieces.
    pub(super) fn postings(&self, pieces: &[Piece]) -> KeyKinds {
        match pieces {
            [] => KeyKinds::of(&[]),
            [only] => {
                let alone = &self.alone[usize::from(only.low)..=usize::from(only.high)];
                KeyKinds(alone.iter().fold(0, |found, postings| found | postings).into())
            }
            [first, next, ..] => {
                let at_most = KeyKinds(self.initials[initials_of(first.low, next.low)].into());
                if at_most.is_empty() || first.low != first.high {
                    at_most
                } else {
                    self.between(first.low, next.low, next.high)
                }
            }
        }
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        (self.pairs.len() + self.firsts.len()) * size_of::<u32>()
            + (self.alone.len() + self.initials.len()) * size_of::<u16>()
    }

    /// The posting lists on which something begins with the first syllable and one between two.
    fn between(&self, first: Syllable, low: Syllable, high: Syllable) -> KeyKinds {
        let (from, to) = (self.firsts[usize::from(first)], self.firsts[usize::from(first) + 1]);
        let pairs = &self.pairs[from as usize..to as usize];
        let from = pairs.partition_point(|pair| second(*pair) < low);
        let fit = pairs[from..].iter().take_while(|pair| second(**pair) <= high);
        fit.fold(KeyKinds::of(&[]), |found, pair| found.and(postings(*pair)))
    }
}

fn second(pair: u32) -> Syllable {
    (pair >> PAIR_AT) as Syllable & key::SYLLABLE as Syllable
}

fn postings(pair: u32) -> KeyKinds {
    KeyKinds(pair & ((1 << PAIR_AT) - 1))
}

fn initials_of(first: Syllable, second: Syllable) -> usize {
    usize::from(syllable::initial(first)) << 5 | usize::from(syllable::initial(second))
}

#[cfg(test)]
mod tests {
    use super::super::entry::Entry;
    use super::super::key_kind::KeyKind;
    use super::super::person::Person;
    use super::super::segment::Segment;
    use super::super::split;

    #[test]
    fn ways_to_cut_by_which_nothing_begins_are_dropped() {
        let person = Person { id: 1, name: "谢秀英".into(), ..Person::default() };
        let starts = Segment::build([(Entry::from(person), None)].into_iter()).starts;
        let postings = |letters: &str| {
            let kinds = split::spellings(letters.as_bytes());
            kinds
                .iter()
                .map(|pieces| starts.postings(pieces))
                .filter(|postings| !postings.is_empty())
                .collect::<Vec<_>>()
        };
        for (letters, kind) in
            [("xie", KeyKind::Name), ("xiex", KeyKind::Name), ("xxy", KeyKind::Name), ("xiuy", KeyKind::Given)]
        {
            assert!(postings(letters).iter().any(|postings| postings.has(kind)), "{letters}");
        }
        assert!(postings("ying").iter().all(|postings| postings.has(KeyKind::Inner) && !postings.has(KeyKind::Name)));
        assert!(postings("xieli").is_empty() && postings("wang").is_empty() && postings("xl").is_empty());
    }
}
