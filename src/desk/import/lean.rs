//! The base on disk with a small index in front of it: some thirty bytes a person, however many a roster has.
//!
//! The index keeps hashes, short ones: what it says is looked up in the store before anything is decided by it.
//! Identity numbers it does not keep: each is guarded by a key of its own, and the store is asked for that.

use std::borrow::Cow;
use std::cell::RefCell;
use std::hash::{BuildHasher, RandomState};
use std::ops::ControlFlow;

use hashbrown::{DefaultHashBuilder, HashMap, HashTable};
use jiff::civil::Date;

use crate::desk::core::kept::Kept;
use crate::desk::core::keys::{COMMUNITY, key_of};
use crate::desk::core::unread::Unread;
use crate::desk::import::fresh::Fresh;
use crate::model::when::days_since_epoch;
use crate::model::{Address, Care, Household, Id, Key, Record, Resident, Unique};
use crate::store::Safe;
use crate::store::port::{Read, StoreError};

use super::base::Base;
use crate::desk::people::records::document_key;
use crate::lookup::sound_print;
use crate::model::people::address::Door;

/// Where a chain of people ends.
const END: u32 = u32::MAX;
/// No birth is told.
const NO_BIRTH: i32 = i32::MIN;

/// Who and what is in the store, by what a roster may say of them.
#[derive(Debug)]
pub(in crate::desk) struct Index {
    names: DefaultHashBuilder,
    people: Vec<Person>,
    /// The latest of the people whose names have one hash: those without an identity number, and those with one, who
    /// are as many as the roster has and of whom a row with a number of its own asks nothing.
    by_name: [HashTable<u32>; 2],
    /// Households by the hash of their door, one that nothing but chance brings together with another's.
    homes: HashMap<u64, Id>,
    /// People by the hash of another document than the identity card.
    documents: HashMap<u64, Id>,
    addresses: RandomState,
}

/// A person, as far as they are told from others of their name.
#[derive(Debug)]
struct Person {
    id: Id,
    /// A short hash of the name.
    name: u32,
    /// Days since 1970.
    birth: i32,
    /// The next of the same name.
    next: u32,
}

impl Index {
    /// Reads the whole store through once; who does not open is entered in `unread`.
    pub(in crate::desk) fn of(store: &dyn Read, safe: &Safe, unread: &mut Unread) -> Result<Self, StoreError> {
        let mut index = Self {
            names: DefaultHashBuilder::default(),
            people: Vec::new(),
            by_name: Default::default(),
            homes: HashMap::new(),
            documents: HashMap::new(),
            addresses: RandomState::new(),
        };
        store.scan(&Key::prefix_of(COMMUNITY, Resident::KIND), &mut |key, entry| {
            match safe.read::<Resident>(key, &entry.value) {
                Ok(Some(resident)) => index.person(&resident),
                Ok(None) => {}
                Err(error) => unread.add(key, (&entry.value, entry.rev), error.reason),
            }
            ControlFlow::Continue(())
        })?;
        store.scan(&Key::prefix_of(COMMUNITY, Household::KIND), &mut |key, entry| {
            match safe.read::<Household>(key, &entry.value) {
                Ok(Some(household)) => index.home(&household),
                Ok(None) => {}
                Err(error) => unread.add(key, (&entry.value, entry.rev), error.reason),
            }
            ControlFlow::Continue(())
        })?;
        Ok(index)
    }

    /// Learns what is being written.
    pub(in crate::desk) fn learn(&mut self, fresh: &Fresh) {
        for resident in fresh.residents.values().filter(|resident| fresh.created.contains(&resident.id)) {
            self.person(resident);
        }
        // Who was renamed, or gained a number, is found by that too.
        let changed = fresh.named.values().flatten().chain(fresh.claimed.values());
        for resident in changed.filter(|id| !fresh.created.contains(*id)).filter_map(|id| fresh.residents.get(id)) {
            self.person(resident);
        }
        for household in fresh.households.values() {
            self.home(household);
        }
    }

    fn person(&mut self, resident: &Resident) {
        if let Some(document) = document_key(&resident.other_document) {
            self.documents.insert(self.addresses.hash_one(document), resident.id);
        }
        let Self { names, people, by_name, .. } = self;
        let [unnumbered, numbered] = by_name;
        let by_name = if resident.id_number.is_empty() { unnumbered } else { numbered };
        let Ok(place) = u32::try_from(people.len()) else { return };
        let name = short(names.hash_one(sound_print(&resident.name)));
        let same = |other: &u32| people.get(*other as usize).is_some_and(|person| person.name == name);
        let next = match by_name.find_mut(spread(name), same) {
            Some(head) => std::mem::replace(head, place),
            None => END,
        };
        people.push(Person { id: resident.id, name, birth: day_of(resident.birth), next });
        if next == END {
            by_name.insert_unique(spread(name), place, |other| {
                people.get(*other as usize).map_or(0, |person| spread(person.name))
            });
        }
    }

    fn home(&mut self, household: &Household) {
        if !household.address.is_empty() {
            self.homes.insert(self.addresses.hash_one(household.address.door()), household.id);
        }
    }
}

/// The index with the store behind it.
pub(super) struct Lean<'a> {
    index: &'a Index,
    store: &'a dyn Read,
    safe: &'a Safe,
    /// The first record that the store could not give.
    trouble: RefCell<Option<StoreError>>,
}

impl<'a> Lean<'a> {
    pub(super) fn of(index: &'a Index, store: &'a dyn Read, safe: &'a Safe) -> Self {
        Self { index, store, safe, trouble: RefCell::default() }
    }

    /// What the store could not give, if anything.
    pub(super) fn trouble(self) -> Option<StoreError> {
        self.trouble.into_inner()
    }

    fn failed(&self, error: StoreError) {
        self.trouble.borrow_mut().get_or_insert(error);
    }

    /// A record of the store; one that does not decode is none, and `check` names it.
    fn record<R: Kept>(&self, id: Id) -> Option<Cow<'_, R>> {
        let key = key_of::<R>(id);
        let entry = self.store.get(&key).unwrap_or_else(|error| {
            self.failed(error);
            None
        });
        unpacked::<R>(self.safe, &key, &entry?.value).map(Cow::Owned)
    }
}

impl Base for Lean<'_> {
    fn owner(&self, guard: Id) -> Option<Id> {
        self.record::<Unique>(guard).map(|unique| unique.owner)
    }

    fn candidates(&self, told: &Resident, _address: &Address) -> Vec<Id> {
        let Index { names, people, by_name, documents, addresses, .. } = self.index;
        let name = short(names.hash_one(sound_print(&told.name)));
        let birth = day_of(told.birth);
        let same = |other: &u32| people.get(*other as usize).is_some_and(|person| person.name == name);
        let mut found = Vec::new();
        if let Some(document) = document_key(&told.other_document) {
            found.extend(documents.get(&addresses.hash_one(document)));
        }
        for (table, numbered) in by_name.iter().zip([false, true]) {
            // Two numbers that are not the same are one person only where one of them was mistyped behind the birth.
            let both = numbered && !told.id_number.is_empty();
            let mut place = table.find(spread(name), same).copied().unwrap_or(END);
            while let Some(person) = people.get(place as usize) {
                let open = !both && (birth == NO_BIRTH || person.birth == NO_BIRTH);
                if (open || person.birth == birth) && !found.contains(&person.id) {
                    found.push(person.id);
                }
                place = person.next;
            }
        }
        found
    }

    fn resident(&self, id: Id) -> Option<Cow<'_, Resident>> {
        self.record(id)
    }

    fn care(&self, id: Id) -> Option<Cow<'_, Care>> {
        self.record(id)
    }

    fn household(&self, id: Id) -> Option<Cow<'_, Household>> {
        self.record(id)
    }

    fn household_at(&self, address: &Address, door: &Door) -> Option<Id> {
        let id = self.index.homes.get(&self.index.addresses.hash_one(door)).copied()?;
        self.household(id).filter(|household| household.address.is_one_with(address)).map(|household| household.id)
    }

    fn members(&self, household: Id) -> Vec<Id> {
        let mut members = Vec::new();
        // Asked only when a head leaves: worth a look at everybody, and no memory while nobody does.
        let scanned = self.store.scan(&Key::prefix_of(COMMUNITY, Resident::KIND), &mut |key, entry| {
            if let Some(resident) = unpacked::<Resident>(self.safe, key, &entry.value)
                && resident.household == household
            {
                members.push(resident.id);
            }
            ControlFlow::Continue(())
        });
        if let Err(error) = scanned {
            self.failed(error);
        }
        members
    }
}

/// Half of a hash: enough to look for somebody by.
fn short(hash: u64) -> u32 {
    (hash >> 32) as u32
}

/// A short hash as a table wants it, random in its high and its low bits.
fn spread(short: u32) -> u64 {
    u64::from(short).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

fn day_of(birth: Option<Date>) -> i32 {
    birth.and_then(|birth| i32::try_from(days_since_epoch(birth)).ok()).unwrap_or(NO_BIRTH)
}

pub(super) fn unpacked<R: Kept>(safe: &Safe, key: &[u8], value: &[u8]) -> Option<R> {
    safe.read(key, value).ok().flatten()
}
