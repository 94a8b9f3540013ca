//! Ids that lie beside each other: what is imported together stands together on disk, and is written several times
//! faster than what lies scattered. Each still begins at random, and is written only where nothing stands.

use hashbrown::HashMap;

use crate::desk::core::clock::IdSource;
use crate::model::Id;

/// From one id to the next: each has first 48 bits of its own ([`person_id`]).
///
/// [`person_id`]: crate::desk::core::clock::person_id
const STEP: u64 = 1 << 16;
/// How far a run of ids reaches: 65,536 of them; the rest of an id is random.
const RUN: u64 = STEP << 16;

/// Ids in runs.
#[derive(Debug, Default)]
pub(super) struct NearIds {
    next: u64,
}

impl NearIds {
    /// The same runs, begun from this source.
    pub(super) fn from<'a>(&'a mut self, source: &'a mut dyn IdSource) -> Near<'a> {
        Near { ids: self, source }
    }
}

/// Runs and where they begin.
pub(super) struct Near<'a> {
    ids: &'a mut NearIds,
    source: &'a mut dyn IdSource,
}

impl IdSource for Near<'_> {
    fn fresh(&mut self) -> Id {
        let next = &mut self.ids.next;
        if next.is_multiple_of(RUN) {
            // The first of a run is left out: 0 is no id, and stands for a run that is yet to begin.
            *next = (self.source.fresh().0 & !(RUN - 1)) + STEP;
        }
        let id = Id(*next);
        *next = next.wrapping_add(STEP);
        id
    }
}

/// A number that lies beside those of the ids beside an id.
fn place(id: Id) -> u64 {
    id.0.rotate_right(STEP.trailing_zeros())
}

/// How many ids stand in one piece of [`Spoken`].
const PIECE: u64 = 16;

/// Which row of the file first spoke of somebody. Ids that lie beside each other take little more than their numbers.
#[derive(Debug, Default)]
pub(super) struct Spoken(HashMap<u64, [u32; PIECE as usize]>);

impl Spoken {
    /// The row that first spoke of them.
    pub(super) fn of(&self, id: Id) -> Option<u32> {
        let piece = self.0.get(&(place(id) / PIECE))?;
        piece.get((place(id) % PIECE) as usize).copied().filter(|row| *row > 0)
    }

    /// A row speaks of them; only the first is kept.
    pub(super) fn by(&mut self, id: Id, row: u32) {
        let piece = self.0.entry(place(id) / PIECE).or_default();
        if let Some(first) = piece.get_mut((place(id) % PIECE) as usize).filter(|first| **first == 0) {
            *first = row;
        }
    }
}

/// A set of ids; those that lie beside each other take little more than a bit.
#[derive(Debug, Default)]
pub(in crate::desk) struct Marked(HashMap<u64, u64>);

impl Marked {
    pub(in crate::desk) fn mark(&mut self, id: Id) {
        *self.0.entry(place(id) / 64).or_default() |= 1 << (place(id) % 64);
    }

    pub(in crate::desk) fn has(&self, id: Id) -> bool {
        self.0.get(&(place(id) / 64)).is_some_and(|bits| bits & (1 << (place(id) % 64)) != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::core::clock::SeededIds;

    #[test]
    fn ids_lie_beside_each_other_until_a_run_ends() {
        let (mut ids, mut source) = (NearIds::default(), SeededIds::from(1));
        let mut near = ids.from(&mut source);
        let first = near.fresh();
        assert_eq!(near.fresh().0, first.0 + STEP);
        near.ids.next = (first.0 | (RUN - 1)) + 1;
        assert_ne!(near.fresh().0 / RUN, first.0 / RUN);
    }

    #[test]
    fn who_is_marked_is_had_and_nobody_else() {
        let mut marked = Marked::default();
        marked.mark(Id(64));
        marked.mark(Id(127));
        assert_eq!([63, 64, 65, 127, 128].map(|id| marked.has(Id(id))), [false, true, false, true, false]);
    }

    #[test]
    fn the_first_row_is_kept() {
        let mut spoken = Spoken::default();
        spoken.by(Id(33), 7);
        spoken.by(Id(33), 9);
        assert_eq!((spoken.of(Id(33)), spoken.of(Id(34)), spoken.of(Id(1))), (Some(7), None, None));
    }
}
