//! What the journal changed behind a snapshot, packed: a tail of the journal takes hardly more memory than its bytes.
//! Gathered in the order of commits as a [`Tail`], then sorted once into an [`Overlay`], which never changes.

use super::bytes::Bytes;
use super::port::Rev;

/// Changes are packed into pieces of about this many bytes.
const PIECE: usize = 1024 * 1024;

/// What is to stand under a key: its revision and value, or nothing.
pub(super) type Stands<'a> = Option<(Rev, &'a [u8])>;

/// Where a change is packed.
#[derive(Debug, Clone, Copy)]
struct Place {
    piece: u32,
    at: u32,
}

/// Changes as they were packed: `[rev u64][key u16+][1 put, 0 delete][value u32+]`.
#[derive(Debug, Default)]
struct Pieces(Vec<Vec<u8>>);

impl Pieces {
    fn push(&mut self, rev: Rev, key: &[u8], value: Option<&[u8]>) -> Place {
        let more = 15 + key.len() + value.map_or(0, <[u8]>::len);
        if self.0.last().is_none_or(|piece| piece.len() + more > PIECE) {
            self.0.push(Vec::with_capacity(PIECE.max(more)));
        }
        let piece = self.0.len() as u32 - 1;
        let bytes = self.0.last_mut();
        let place = Place { piece, at: bytes.as_ref().map_or(0, |bytes| bytes.len() as u32) };
        if let Some(bytes) = bytes {
            bytes.extend_from_slice(&rev.to_le_bytes());
            bytes.extend_from_slice(&(key.len() as u16).to_le_bytes());
            bytes.extend_from_slice(key);
            bytes.push(u8::from(value.is_some()));
            let value = value.unwrap_or_default();
            bytes.extend_from_slice(&(value.len() as u32).to_le_bytes());
            bytes.extend_from_slice(value);
        }
        place
    }

    /// What was packed at a place of ours.
    fn at(&self, place: Place) -> (&[u8], Stands<'_>) {
        let piece = self.0.get(place.piece as usize).and_then(|piece| piece.get(place.at as usize..));
        let mut rest = Bytes(piece.unwrap_or_default());
        let mut change = || Some((rest.u64()?, rest.short()?, rest.u8()? == 1, rest.long()?));
        let (rev, key, put, value) = change().unwrap_or_default();
        (key, put.then_some((rev, value)))
    }

    fn key(&self, place: Place) -> &[u8] {
        self.at(place).0
    }
}

/// Changes in the order of commits.
#[derive(Debug, Default)]
pub(super) struct Tail {
    pieces: Pieces,
    places: Vec<Place>,
}

impl Tail {
    /// Adds the change that the commit `rev` made: the value under a key, or that none stands there.
    pub(super) fn push(&mut self, rev: Rev, key: &[u8], value: Option<&[u8]>) {
        self.places.push(self.pieces.push(rev, key, value));
    }

    /// Puts the changes in the order of keys; of each key only the last one counts.
    pub(super) fn sorted(self) -> Overlay {
        let Self { pieces, places } = self;
        // Newest first within a key, since the first of equals stays.
        let mut led: Vec<_> = places.into_iter().rev().map(|place| (lead(pieces.key(place)), place)).collect();
        led.sort_by_key(|(lead, _)| *lead);
        for alike in led.chunk_by_mut(|(a, _), (b, _)| a == b).filter(|alike| alike.len() > 1) {
            alike.sort_by(|(_, one), (_, other)| pieces.key(*one).cmp(pieces.key(*other)));
        }
        led.dedup_by(|(a, one), (b, other)| a == b && pieces.key(*one) == pieces.key(*other));
        Overlay { places: led.into_iter().map(|(_, place)| place).collect(), pieces }
    }
}

/// How a key begins, as a number in the keys' order: what sets most keys apart without looking up where they lie.
fn lead(key: &[u8]) -> u128 {
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(key).for_each(|(byte, of_key)| *byte = *of_key);
    u128::from_be_bytes(bytes)
}

/// Changes in the order of keys, one a key.
#[derive(Debug, Default)]
pub(super) struct Overlay {
    pieces: Pieces,
    places: Vec<Place>,
}

impl Overlay {
    /// What is to stand under `key`: the inner option, if that is changed at all: the outer one.
    pub(super) fn get(&self, key: &[u8]) -> Option<Stands<'_>> {
        let found = self.places.binary_search_by(|place| self.pieces.key(*place).cmp(key)).ok()?;
        self.places.get(found).map(|place| self.pieces.at(*place).1)
    }

    /// What is to stand under each key that begins with `prefix`, in key order.
    pub(super) fn under<'a>(&'a self, prefix: &'a [u8]) -> impl Iterator<Item = (&'a [u8], Stands<'a>)> {
        let from = self.places.partition_point(|place| self.pieces.key(*place) < prefix);
        let changes = self.places.iter().skip(from).map(|place| self.pieces.at(*place));
        changes.take_while(move |(key, _)| key.starts_with(prefix))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, reason = "a test says no by panicking")]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    type Change = (Vec<u8>, Option<Vec<u8>>);

    proptest! {
        #[test]
        fn it_holds_what_a_map_would(
            changes in prop::collection::vec((prop::collection::vec(0..4_u8, 1..4), prop::option::of(prop::collection::vec(any::<u8>(), 0..9))), 0..60),
            prefix in prop::collection::vec(0..4_u8, 0..3),
            long in any::<bool>(),
        ) {
            // Keys that differ behind what is compared as a number, too.
            let before = |mut key: Vec<u8>| { key.splice(..0, [7; 16].into_iter().filter(|_| long)); key };
            let changes: Vec<Change> = changes.into_iter().map(|(key, value)| (before(key), value)).collect();
            let prefix = before(prefix);
            let (mut tail, mut model) = (Tail::default(), BTreeMap::new());
            for (rev, change) in (1_u64..).zip(&changes) {
                tail.push(rev, &change.0, change.1.as_deref());
                model.insert(change.0.clone(), change.1.clone().map(|value| (rev, value)));
            }
            let overlay = tail.sorted();
            let owned = |stands: Stands<'_>| stands.map(|(rev, value)| (rev, value.to_vec()));
            for (key, stands) in &model {
                prop_assert_eq!(overlay.get(key).map(owned), Some(stands.clone()));
            }
            prop_assert_eq!(overlay.get(b"\x09"), None);
            let under: Vec<_> = overlay.under(&prefix).map(|(key, stands)| (key.to_vec(), owned(stands))).collect();
            let wanted: Vec<_> = model.into_iter().filter(|(key, _)| key.starts_with(&prefix)).collect();
            prop_assert_eq!(under, wanted);
        }
    }

    #[test]
    fn what_does_not_fit_into_a_piece_begins_the_next() {
        let mut tail = Tail::default();
        for number in 0..40_u8 {
            tail.push(u64::from(number), &[number], Some(&vec![number; 60_000]));
        }
        let overlay = tail.sorted();
        assert_eq!(overlay.pieces.0.len(), 3);
        assert!(overlay.pieces.0.iter().all(|piece| piece.capacity() == PIECE));
        assert_eq!(overlay.get(&[39]).unwrap().unwrap(), (39, vec![39; 60_000].as_slice()));
    }
}
