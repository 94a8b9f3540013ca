//! How lines of the visitor log are found.

use crate::desk::core::office::Office;
use crate::desk::find::things::{Searched, day, name, newest};
use crate::lookup::Thing;
use crate::model::{Id, Kind, Record, Resident, VisitorLine};

impl Searched for VisitorLine {
    const ORDER: u8 = 6;
    const THROUGH: &'static [Kind] = &[Resident::KIND];

    fn thing(&self, office: &Office) -> Option<Thing> {
        let names = name(office, self.resident).into_iter().chain([self.visitor.clone()]);
        Some(Thing {
            id: self.id.0,
            words: vec![self.note.clone()],
            names: names.collect(),
            day: Some(day(self.at.date())),
            rank: newest(self.at),
            ..Thing::default()
        })
    }

    fn concerns(&self) -> Vec<Id> {
        vec![self.resident]
    }
}
