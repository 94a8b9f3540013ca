//! The records of the population base in the office.

use std::borrow::Cow;

use jiff::civil::{Date, DateTime};

use crate::desk::core::change::Change;
use crate::desk::core::class::Retention;
use crate::desk::core::kept::{Entry, Kept, Merging};
use crate::desk::core::office::Office;
use crate::desk::core::table::Index;
use crate::desk::import::base::phone_print;
use crate::desk::people::guards::unique_id;
use crate::desk::people::{Not, heads};
use crate::lookup::sound_print;
use crate::model::Record;
use crate::model::people::address::Door;
use crate::model::people::consent::Consent;
use crate::model::period::class;
use crate::model::{Address, Care, Household, Id, Refusal, Resident, Unique, Way};
use crate::text::Lang;
use crate::text::retention as words;

/// The indices of the population base.
#[derive(Debug, Default)]
pub struct PeopleIndex {
    /// Residents by how their names sound ([`sound_print`]); whoever asks holds the names side by side.
    pub names: Index<u64>,
    /// Residents by another document than the identity card ([`document_key`]).
    pub documents: Index<String>,
    /// Residents by birth and telephone ([`phone_print`]).
    pub phones: Index<u64>,
    /// Households by door.
    pub addresses: Index<Door>,
}

/// The number of a document without the word for it, as it is compared: `护照 e12345678` is `E12345678`.
pub fn document_key(document: &str) -> Option<String> {
    let number = document.split_whitespace().last()?.to_uppercase();
    number.bytes().any(|byte| byte.is_ascii_digit()).then_some(number)
}

/// Residents, counted from their moving away or death.
pub static RETENTION: Retention = Retention {
    class: words::PEOPLE,
    number: class::PEOPLE,
    kinds: &[Resident::KIND, Care::KIND, Household::KIND, Consent::KIND],
    years: Some(&crate::model::people::rules::KEEP_YEARS),
};

impl Kept for Resident {
    type By = PeopleIndex;
    const MERGING: Merging = Merging::Apart;

    fn index(&self, by: &mut PeopleIndex, entry: Entry) {
        by.names.mark(sound_print(&self.name), self.id, entry.stands());
        if let Some(document) = document_key(&self.other_document) {
            by.documents.mark(document, self.id, entry.stands());
        }
        for phone in self.birth.iter().flat_map(|birth| self.phones.iter().map(|phone| phone_print(*birth, phone))) {
            by.phones.mark(phone, self.id, entry.stands());
        }
    }

    fn called(&self, _office: &Office, _lang: Lang, _today: Date) -> Cow<'_, str> {
        Cow::Borrowed(&self.name)
    }

    fn finds_people(_office: &Office, id: Id) -> Vec<Id> {
        vec![id]
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }

    fn settle(office: &Office, change: &mut Change, id: Id, _now: DateTime) -> Result<(), Refusal> {
        let (now, then) = (office.get::<Self>(id), change.after::<Self>(office, id));
        let number = |person: Option<&Self>| person.map(|person| person.id_number.clone()).unwrap_or_default();
        let (now, then) = (number(now), number(then.as_ref()));
        if now == then {
            return Ok(());
        }
        if !now.is_empty() {
            let guard = unique_id(office, &now);
            let theirs = office.of::<Unique>().get(guard).is_some_and(|unique| unique.owner == id);
            if theirs && change.record::<Unique>(guard).is_none() {
                change.delete::<Unique>(office, guard);
            }
        }
        if then.is_empty() {
            return Ok(());
        }
        let guard = unique_id(office, &then);
        // Whoever has it now may give it back by the same change.
        let keeps = |unique: &&Unique| {
            let owner = change.after::<Self>(office, unique.owner);
            unique.owner != id && owner.is_none_or(|owner| owner.id_number == then)
        };
        match office.of::<Unique>().get(guard).filter(keeps) {
            Some(unique) => {
                let by = unique.owner;
                Err(Refusal::from(Not::IdTaken { by }).with_ways(vec![Way::Open { kind: Self::KIND, id: by }]))
            }
            None => change.put(office, &Unique { id: guard, owner: id }),
        }
    }

    fn must_hold(office: &Office, change: &Change, id: Id) -> Result<(), Refusal> {
        let now = office.get::<Self>(id).map(|resident| resident.household);
        let then = change.record::<Self>(id).map(|back| back.household);
        now.into_iter().chain(then).try_for_each(|home| heads::check(office, change, home))
    }
}

impl Kept for Care {
    type By = ();

    fn called(&self, office: &Office, _lang: Lang, _today: Date) -> Cow<'_, str> {
        let name = office.get::<Resident>(self.id).map(|resident| resident.name.clone());
        Cow::Owned(name.unwrap_or_default())
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for Consent {
    type By = ();

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for Household {
    type By = PeopleIndex;

    fn index(&self, by: &mut PeopleIndex, entry: Entry) {
        by.addresses.mark(self.address.door(), self.id, entry.stands());
    }

    fn called(&self, _office: &Office, _lang: Lang, _today: Date) -> Cow<'_, str> {
        Cow::Owned(self.address.short())
    }

    fn finds_people(office: &Office, id: Id) -> Vec<Id> {
        office.naming::<Resident, Self>(id).collect()
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }

    fn must_hold(office: &Office, change: &Change, id: Id) -> Result<(), Refusal> {
        heads::check(office, change, id)
    }
}

impl Office {
    /// Where a resident lives.
    pub fn address_of(&self, resident: &Resident) -> Option<&Address> {
        self.of::<Household>().get(resident.household).map(|household| &household.address)
    }

    /// Households at a door.
    pub fn households_at(&self, address: &Address) -> impl Iterator<Item = &Household> {
        let at: Vec<Id> = self.by::<PeopleIndex>().addresses.get(&address.door()).collect();
        let homes = at.into_iter().filter_map(|id| self.of::<Household>().get(id));
        homes.filter(|household| household.address.is_one_with(address))
    }

    /// The same where the address's door is known already.
    pub(in crate::desk) fn households_behind(
        &self,
        address: &Address,
        door: &Door,
    ) -> impl Iterator<Item = &Household> {
        let at = self.by::<PeopleIndex>().addresses.get(door).filter_map(|id| self.of::<Household>().get(id));
        at.filter(|household| household.address.is_one_with(address))
    }

    /// The people of a household who live there.
    pub fn household_members(&self, household: Id) -> impl Iterator<Item = &Resident> {
        let members = self.naming::<Resident, Household>(household);
        members.filter_map(|id| self.of::<Resident>().get(id)).filter(|resident| resident.lives_here())
    }
}
