//! Who answers for a place: the property office of a compound, the grid of a door; and the compounds that have none.

use std::collections::BTreeMap;

use crate::desk::core::office::Office;
use crate::model::contacts::{GRID, PROPERTY, Unit, WorkContact};
use crate::model::{Address, Household, Id};

/// A compound: how many households live there, and who looks after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compound {
    /// As it stands in the households' addresses: 红光巷12号.
    pub lane: String,
    pub households: u32,
    /// Its property office, or none.
    pub property: Id,
    /// Its grid, or none.
    pub grid: Id,
}

impl Office {
    /// The unit of a kind that looks after an address most closely; none where none does.
    pub fn looked_after_by(&self, kind: u8, address: &Address) -> Option<&Unit> {
        let units = self.of::<Unit>().all().filter(|unit| unit.kind == kind && unit.closed.is_none());
        let close = units.filter_map(|unit| Some((unit.looks_after(address)?, unit)));
        close.max_by_key(|(close, unit)| (*close, std::cmp::Reverse(unit.id))).map(|(_, unit)| unit)
    }

    /// The grid of an address.
    pub fn grid_of(&self, address: &Address) -> Option<&Unit> {
        self.looked_after_by(GRID, address)
    }

    /// Those who are called at a unit, as their cards are numbered.
    pub fn contacts_of(&self, unit: Id) -> Vec<&WorkContact> {
        let all = self.naming::<WorkContact, Unit>(unit).filter_map(|id| self.of::<WorkContact>().get(id));
        let mut open: Vec<&WorkContact> = all.filter(|contact| contact.closed.is_none()).collect();
        open.sort_by_key(|contact| contact.number);
        open
    }

    /// Who of a grid answers for an address: whoever answers for just this building, else whoever comes first.
    pub fn answers_for(&self, grid: Id, address: &Address) -> Option<&WorkContact> {
        let contacts = self.contacts_of(grid);
        let of_it = |contact: &&&WorkContact| {
            !contact.place.is_empty()
                && Unit { looks_after: contact.place.clone(), ..Unit::default() }.looks_after(address).is_some()
        };
        contacts.iter().find(of_it).or_else(|| contacts.first()).copied()
    }

    /// Every compound in which somebody lives, by its name.
    pub fn compounds(&self) -> Vec<Compound> {
        let mut lanes: BTreeMap<&str, u32> = BTreeMap::new();
        for household in self.of::<Household>().all().filter(|household| !household.address.lane.is_empty()) {
            *lanes.entry(&household.address.lane).or_default() += 1;
        }
        let compound = |(lane, households): (&str, u32)| {
            let address = Address { lane: lane.to_owned(), ..Address::default() };
            let of = |kind| self.looked_after_by(kind, &address).map_or(Id::NONE, |unit| unit.id);
            Compound { lane: lane.to_owned(), households, property: of(PROPERTY), grid: of(GRID) }
        };
        lanes.into_iter().map(compound).collect()
    }
}
