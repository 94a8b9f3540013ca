//! How bookings and rooms are found.

use crate::desk::core::office::Office;
use crate::desk::find::things::{Searched, day, name, newest};
use crate::lookup::Thing;
use crate::model::{Booking, BookingState, Id, Kind, Record, Resident, Room};

impl Searched for Booking {
    const ORDER: u8 = 2;
    const THROUGH: &'static [Kind] = &[Resident::KIND, Room::KIND];

    fn thing(&self, office: &Office) -> Option<Thing> {
        let room = office.of::<Room>().get(self.room).map(|room| room.name.clone());
        (self.state != BookingState::Cancelled).then(|| Thing {
            id: self.id.0,
            words: room.into_iter().chain([self.note.clone()]).collect(),
            names: name(office, self.resident),
            day: Some(day(self.date)),
            rank: newest(self.date.to_datetime(self.start)),
            ..Thing::default()
        })
    }

    fn concerns(&self) -> Vec<Id> {
        vec![self.resident]
    }
}

impl Searched for Room {
    const ORDER: u8 = 5;

    fn thing(&self, _office: &Office) -> Option<Thing> {
        Some(Thing { id: self.id.0, words: vec![self.name.clone()], rank: u32::from(self.order), ..Thing::default() })
    }
}
