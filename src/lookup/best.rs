//! The best few of many places, kept in order while they are offered one by one.

use smallvec::SmallVec;

use super::postings::Place;

/// The best few places seen, in order, each once.
#[derive(Debug, Default)]
pub(super) struct Best {
    places: SmallVec<[Place; 32]>,
    room: usize,
    /// Only a place before this one can be among the best.
    bar: Place,
}

impl Best {
    /// Forgets all of them, and has room for so many.
    pub(super) fn clear(&mut self, room: usize) {
        self.places.clear();
        self.room = room;
        self.bar = if room == 0 { 0 } else { Place::MAX };
    }

    /// The best, in order.
    pub(super) fn places(&self) -> &[Place] {
        &self.places
    }

    /// Whether a place can be among the best.
    pub(super) fn wants(&self, place: Place) -> bool {
        place < self.bar
    }

    /// Takes a place in if it is among the best.
    pub(super) fn offer(&mut self, place: Place) {
        if self.wants(place) {
            self.take(place);
        }
    }

    /// Out of line: few of those who are offered are taken, and the loop that offers them stays small.
    #[inline(never)]
    fn take(&mut self, place: Place) {
        self.places.push(place);
        let places = self.places.as_mut_slice();
        let mut at = places.len() - 1;
        while at > 0 && places[at - 1] > place {
            places[at] = places[at - 1];
            at -= 1;
        }
        places[at] = place;
        if at > 0 && places[at - 1] == place {
            self.places.remove(at);
        }
        self.places.truncate(self.room);
        if let Some(worst) = self.places.get(self.room - 1) {
            self.bar = *worst;
        }
    }
}
