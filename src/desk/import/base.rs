//! What is known before a roster, as far as sorting its rows asks: from the office in memory, or, where a roster is
//! larger than any office should hold, from the store with a small index in front of it.

use crate::desk::people::records::PeopleIndex;
use crate::model::Unique;
use std::borrow::Cow;

use crate::desk::core::office::Office;
use crate::model::{Address, Care, Household, Id, Resident};

/// What is known.
pub(in crate::desk) trait Base {
    /// Whose identity number this key guards.
    fn owner(&self, guard: Id) -> Option<Id>;
    /// Those of the same name against whom neither birth nor number speaks.
    fn namesakes(&self, told: &Resident) -> Vec<Id>;
    /// A resident.
    fn resident(&self, id: Id) -> Option<Cow<'_, Resident>>;
    /// What is sensitive about them.
    fn care(&self, id: Id) -> Option<Cow<'_, Care>>;
    /// A household.
    fn household(&self, id: Id) -> Option<Cow<'_, Household>>;
    /// A household at an address.
    fn household_at(&self, address: &Address) -> Option<Id>;
    /// Who belongs to a household.
    fn members(&self, household: Id) -> Vec<Id>;
}

/// Whether neither birth nor number speaks against two being one.
pub(in crate::desk) fn may_be_one(known: &Resident, told: &Resident) -> bool {
    let births = known.birth.zip(told.birth).is_none_or(|(one, other)| one == other);
    let numbers = known.id_number.is_empty() || told.id_number.is_empty();
    births && (numbers || known.id_number == told.id_number)
}

impl Base for Office {
    fn owner(&self, guard: Id) -> Option<Id> {
        self.of::<Unique>().get(guard).map(|unique| unique.owner)
    }

    fn namesakes(&self, told: &Resident) -> Vec<Id> {
        let fits = |id: &Id| self.of::<Resident>().get(*id).is_some_and(|known| may_be_one(known, told));
        self.by::<PeopleIndex>().names.get(&told.name).filter(fits).collect()
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

    fn household_at(&self, address: &Address) -> Option<Id> {
        self.by::<PeopleIndex>().addresses.get(address).next()
    }

    fn members(&self, household: Id) -> Vec<Id> {
        self.naming::<Resident, Household>(household).collect()
    }
}
