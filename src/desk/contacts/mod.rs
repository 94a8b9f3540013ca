//! Partner units, written once, and named by whatever has to do with them; who is called there, what was said and
//! promised, and who does what for an activity.

mod ask;
pub mod calendar;
mod cards;
pub(in crate::desk) mod demo;
pub mod export;
pub mod places;
pub mod records;
pub mod register;
pub mod report;
pub mod sheets;
pub mod street;
mod talk;

pub use crate::model::contacts::{Did, Not};
pub use ask::Ask;

use crate::desk::core::change::Change;
use crate::desk::{Desk, Done};
use crate::model::contacts::Unit;
use crate::model::field::FieldError;
use crate::model::{Note, Record, Refusal, Way};

impl Desk {
    /// Enters a unit (id none) or changes it. Two of one name are told apart by their address, or are one.
    pub(in crate::desk) fn set_unit(&mut self, mut unit: Unit, sure: bool) -> Result<Done, Refusal> {
        unit.name = unit.name.trim().to_owned();
        if unit.name.is_empty() {
            return Err(Refusal::field("name", FieldError::Required));
        }
        if !unit.id.is_none() {
            self.known::<Unit>(unit.id)?;
        }
        let twin = |other: &&Unit| other.id != unit.id && other.name == unit.name && other.closed.is_none();
        let known = self.office().of::<Unit>().all().find(twin).map(|other| other.id);
        if let Some(known) = known.filter(|_| !sure && unit.closed.is_none()) {
            let ways = vec![Way::Open { kind: Unit::KIND, id: known }, Way::Anyway];
            return Err(Refusal::from(Not::UnitKnown { unit: known }).with_ways(ways));
        }
        if unit.id.is_none() {
            unit.id = self.fresh();
        }
        let mut change = Change::default();
        change.put(&self.office(), &unit)?;
        self.commit(change, Note::Contacts(Did::UnitSet { unit: unit.id })).map(|done| done.at(Unit::KIND, unit.id))
    }
}
