//! The best few of many places, kept in order while they are offered one by one.

use super::shelf::Place;

/// The best few places seen, in order, each once.
#[derive(Debug, Default)]
pub(super) struct Best {
    places: Vec<Place>,
    room: usize,
}

impl Best {
    /// Forgets all of them, and has room for so many.
    pub(super) fn clear(&mut self, room: usize) {
        self.places.clear();
        self.room = room;
    }

    /// The best, in order.
    pub(super) fn places(&self) -> &[Place] {
        &self.places
    }

    /// Whether a place can be among the best.
    pub(super) fn wants(&self, place: Place) -> bool {
        self.places.len() < self.room || self.places.last().is_some_and(|worst| place <= *worst)
    }

    /// Takes a place in if it is among the best.
    pub(super) fn offer(&mut self, place: Place) {
        if self.wants(place)
            && let Err(at) = self.places.binary_search(&place)
        {
            self.places.insert(at, place);
            self.places.truncate(self.room);
        }
    }
}
