//! What is known before a roster, as far as sorting its rows asks: from the office in memory, or, where a roster is
//! larger than any office should hold, from the store with a small index in front of it.

use crate::desk::people::records::{PeopleIndex, document_key};
use crate::lookup::sound_print;
use crate::model::Unique;
use std::borrow::Cow;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use jiff::civil::Date;

use crate::desk::core::office::Office;
use crate::model::people::address::Door;
use crate::model::{Address, Care, Household, Id, Resident};

/// What is known.
pub(in crate::desk) trait Base {
    /// Whose identity number this key guards.
    fn owner(&self, guard: Id) -> Option<Id>;
    /// Those who may be somebody whom a row tells: whose names sound alike, who have the same document, or who were born
    /// on the day and live behind the door or have the same telephone. Whoever asks holds them side by side.
    fn candidates(&self, told: &Resident, address: &Address, door: Option<&Door>) -> Vec<Id>;
    /// A resident.
    fn resident(&self, id: Id) -> Option<Cow<'_, Resident>>;
    /// What is sensitive about them.
    fn care(&self, id: Id) -> Option<Cow<'_, Care>>;
    /// A household.
    fn household(&self, id: Id) -> Option<Cow<'_, Household>>;
    /// A household at an address, whose door this is.
    fn household_at(&self, address: &Address, door: &Door) -> Option<Id>;
    /// Who belongs to a household.
    fn members(&self, household: Id) -> Vec<Id>;
}

/// What more people who were born on one day have in common than this tells none of them: a telephone that was put down
/// for everybody, a door at which a whole yard is registered.
pub(in crate::desk) const MANY: usize = 16;

/// A hash of what two have in common who were born on one day and have the same telephone.
pub(in crate::desk) fn phone_print(birth: Date, phone: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (birth, phone).hash(&mut hasher);
    hasher.finish()
}

/// A hash of what two have in common who were born on one day and live behind one door.
pub(in crate::desk) fn door_print(birth: Date, door: &Door) -> u64 {
    let mut hasher = DefaultHasher::new();
    (birth, door).hash(&mut hasher);
    hasher.finish()
}

/// The people under a print, where they are few enough to be told by it.
pub(in crate::desk) fn few(people: impl Iterator<Item = Id>) -> Vec<Id> {
    let found: Vec<Id> = people.take(MANY).collect();
    if found.len() < MANY { found } else { Vec::new() }
}

/// Whether the births of two do not differ, as far as they are told.
pub(in crate::desk) fn births_agree(known: &Resident, told: &Resident) -> bool {
    known.birth.zip(told.birth).is_none_or(|(one, other)| one == other)
}

/// Whether neither birth nor number speaks against two being one.
pub(in crate::desk) fn may_be_one(known: &Resident, told: &Resident) -> bool {
    let births = births_agree(known, told);
    let numbers = known.id_number.is_empty() || told.id_number.is_empty();
    births && (numbers || known.id_number == told.id_number)
}

impl Base for Office {
    fn owner(&self, guard: Id) -> Option<Id> {
        self.of::<Unique>().get(guard).map(|unique| unique.owner)
    }

    fn candidates(&self, told: &Resident, address: &Address, door: Option<&Door>) -> Vec<Id> {
        let by = self.by::<PeopleIndex>();
        let near = |id: &Id| self.of::<Resident>().get(*id).is_some_and(|known| births_agree(known, told));
        let mut found: Vec<Id> = by.names.get(&sound_print(&told.name)).filter(near).collect();
        if let Some(document) = document_key(&told.other_document) {
            found.extend(by.documents.get(&document));
        }
        if let Some(birth) = told.birth {
            for phone in &told.phones {
                found.extend(few(by.phones.get(&phone_print(birth, phone))));
            }
            if let Some(door) = door {
                let homes = self.households_behind(address, door);
                let members = homes.flat_map(|home| self.naming::<Resident, Household>(home.id));
                let born = |id: &Id| self.of::<Resident>().get(*id).is_some_and(|one| one.birth == told.birth);
                found.extend(few(members.filter(born)));
            }
        }
        let mut seen = HashSet::new();
        found.retain(|id| seen.insert(*id));
        found
    }

    fn resident(&self, id: Id) -> Option<Cow<'_, Resident>> {
        self.of::<Resident>().get(id).map(Cow::Borrowed)
    }

    fn care(&self, id: Id) -> Option<Cow<'_, Care>> {
        self.table::<Care>().get(id).map(Cow::Borrowed)
    }

    fn household(&self, id: Id) -> Option<Cow<'_, Household>> {
        self.of::<Household>().get(id).map(Cow::Borrowed)
    }

    fn household_at(&self, address: &Address, door: &Door) -> Option<Id> {
        self.households_behind(address, door).map(|household| household.id).next()
    }

    fn members(&self, household: Id) -> Vec<Id> {
        self.naming::<Resident, Household>(household).collect()
    }
}
