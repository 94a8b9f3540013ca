//! Records of an import that are not written yet: looked at in front of those that the office has.

use std::borrow::Cow;

use hashbrown::{HashMap, HashSet};
use jiff::civil::Date;

use crate::model::{Care, Household, Id, Kind, Record, Refusal, Resident, Unique};

use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::import::Base;
use crate::desk::import::base::{door_print, few, phone_print};
use crate::model::people::address::Door;

/// Records that are to be written next, in front of those that the office has.
#[derive(Debug, Default)]
pub(in crate::desk) struct Fresh {
    pub(in crate::desk) residents: HashMap<Id, Resident>,
    pub(in crate::desk) households: HashMap<Id, Household>,
    pub(in crate::desk) care: HashMap<Id, Care>,
    /// People and households among them that are new.
    pub(in crate::desk) created: HashSet<Id>,
    /// Whose identity number is guarded by which key.
    pub(in crate::desk) claimed: HashMap<Id, Id>,
    /// New people, and renamed ones, by how their names sound.
    pub(in crate::desk) named: HashMap<u64, Vec<Id>>,
    /// New people by another document.
    pub(in crate::desk) documents: HashMap<String, Id>,
    /// New people by birth and telephone, and by birth and door ([`phone_print`], [`door_print`]).
    pub(in crate::desk) beside: HashMap<u64, Vec<Id>>,
}

impl Fresh {
    pub(in crate::desk) fn resident<'a>(&'a self, base: &'a dyn Base, id: Id) -> Option<Cow<'a, Resident>> {
        self.residents.get(&id).map(Cow::Borrowed).or_else(|| base.resident(id))
    }

    pub(in crate::desk) fn household<'a>(&'a self, base: &'a dyn Base, id: Id) -> Option<Cow<'a, Household>> {
        self.households.get(&id).map(Cow::Borrowed).or_else(|| base.household(id))
    }

    /// New people who were born on the day of this one, and have a telephone of theirs or live behind the door.
    pub(in crate::desk) fn born_beside(&self, told: &Resident, door: Option<&Door>) -> Vec<Id> {
        let under = |print: u64| few(self.beside.get(&print).into_iter().flatten().copied());
        prints(told, door).flat_map(under).collect()
    }

    /// Somebody new is found by birth and telephone, and by birth and door.
    pub(in crate::desk) fn stands_beside(&mut self, person: &Resident, door: Option<&Door>) {
        for print in prints(person, door) {
            self.beside.entry(print).or_default().push(person.id);
        }
    }

    /// The keys of records that the base has already.
    pub(in crate::desk) fn known(&self) -> impl Iterator<Item = (Kind, Id)> {
        let of = |kind| move |id: &Id| (kind, *id);
        let all = self.residents.keys().map(of(Resident::KIND));
        let all =
            all.chain(self.households.keys().map(of(Household::KIND))).chain(self.care.keys().map(of(Care::KIND)));
        all.filter(|(_, id)| !self.created.contains(id))
    }

    /// How many records are to be written.
    pub(in crate::desk) fn len(&self) -> usize {
        self.residents.len() + self.households.len() + self.care.len() + self.claimed.len()
    }

    /// Everything as one change.
    pub(in crate::desk) fn into_change(self, office: &Office) -> Result<Change, Refusal> {
        let mut change = Change::default();
        for resident in self.residents.values() {
            change.put(office, resident)?;
        }
        for household in self.households.values() {
            change.put(office, household)?;
        }
        for care in self.care.values() {
            change.put(office, care)?;
        }
        for (guard, owner) in self.claimed {
            change.put(office, &Unique { id: guard, owner })?;
        }
        Ok(change)
    }
}

/// What somebody is told by beside their name: birth and telephone, birth and door.
fn prints(person: &Resident, door: Option<&Door>) -> impl Iterator<Item = u64> {
    let of_birth = move |birth: Date| {
        let phones = person.phones.iter().map(move |phone| phone_print(birth, phone));
        phones.chain(door.map(|door| door_print(birth, door)))
    };
    person.birth.into_iter().flat_map(of_birth)
}
