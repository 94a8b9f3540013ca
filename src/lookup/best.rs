//! The best few of many places, kept in order while they are offered one by one.

use super::shelf::{GONE, Place};

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

    /// How many are kept.
    pub(super) fn room(&self) -> usize {
        self.room
    }

    /// The best, in order.
    pub(super) fn places(&self) -> &[Place] {
        &self.places
    }

    /// Takes a place in if it is among the best, and says whether it is.
    pub(super) fn offer(&mut self, place: Place) -> bool {
        if place == GONE || self.places.len() == self.room && self.places.last().is_none_or(|worst| *worst < place) {
            return false;
        }
        if let Err(at) = self.places.binary_search(&place) {
            self.places.insert(at, place);
            self.places.truncate(self.room);
        }
        true
    }
}
