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
use crate::desk::import::base::{MANY, few};
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
    /// The latest of the people who are alike in each way of [`WAYS`].
    latest: [HashTable<u32>; 2],
    /// People by what they have in common with others who were born on their day: twice the place, and one more where it is
    /// by the telephone.
    beside: HashTable<u32>,
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
    /// The next of those who are alike in each way.
    next: [u32; 2],
    /// Short hashes of the household and of a telephone; 0 where there is none.
    beside: [u32; 2],
}

impl Person {
    /// What they have in common with whoever was born on their day, as [`Index::beside`] wants it.
    fn print(&self, by: u32) -> u64 {
        spread((self.beside[by as usize], Some(self.birth)))
    }
}

/// The places of household and telephone in [`Person::beside`].
const HOME: u32 = 0;
const PHONE: u32 = 1;

/// The places of the ways in [`WAYS`].
const BY_NAME: usize = 0;
const BY_BIRTH: usize = 1;

/// What people have in common: the hash of the name, or that and the birth.
type Alike = (u32, Option<i32>);

/// In which ways people are alike. Thousands may bear one name: a row that tells a birth meets only those born with it
/// and those of whom no birth is told.
const WAYS: [fn(&Person) -> Alike; 2] = [|person| (person.name, None), |person| (person.name, Some(person.birth))];

impl Index {
    /// Reads the whole store through once; who does not open is entered in `unread`.
    pub(in crate::desk) fn of(store: &dyn Read, safe: &Safe, unread: &mut Unread) -> Result<Self, StoreError> {
        let mut index = Self {
            names: DefaultHashBuilder::default(),
            people: Vec::new(),
            latest: Default::default(),
            beside: HashTable::new(),
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
        let (name, birth) = (short(self.names.hash_one(sound_print(&resident.name))), day_of(resident.birth));
        let home = resident.household.some().map_or(0, |home| short(self.addresses.hash_one(home)));
        let mut phones = resident.phones.iter().map(|phone| short(self.addresses.hash_one(phone)));
        let phone = phones.next().unwrap_or(0);
        let others: Vec<u32> = phones.collect();
        let person = Person { id: resident.id, name, birth, next: [END; 2], beside: [home, phone] };
        let Some(place) = self.enter(person) else { return };
        self.follows(place);
        if birth == NO_BIRTH {
            return;
        }
        self.stands_beside(place, HOME);
        self.stands_beside(place, PHONE);
        // Who has several telephones stands there once for each.
        for phone in others {
            let again = Person { id: resident.id, name, birth, next: [END; 2], beside: [0, phone] };
            if let Some(place) = self.enter(again) {
                self.stands_beside(place, PHONE);
            }
        }
    }

    fn enter(&mut self, person: Person) -> Option<u32> {
        let place = u32::try_from(self.people.len()).ok().filter(|place| *place < END / 2)?;
        self.people.push(person);
        Some(place)
    }

    /// Somebody is the latest of those who are alike in each way.
    fn follows(&mut self, place: u32) {
        let Self { people, latest, .. } = self;
        for (nth, table) in latest.iter_mut().enumerate() {
            let way = |place: u32| people.get(place as usize).map(WAYS[nth]);
            let Some(alike) = way(place) else { return };
            let before = if let Some(latest) = table.find_mut(spread(alike), |other| way(*other) == Some(alike)) {
                std::mem::replace(latest, place)
            } else {
                table.insert_unique(spread(alike), place, |other| way(*other).map_or(0, spread));
                END
            };
            if let Some(person) = people.get_mut(place as usize) {
                person.next[nth] = before;
            }
        }
    }

    /// Somebody is found by birth and household, or by birth and telephone; where too many are, that tells nobody.
    fn stands_beside(&mut self, place: u32, by: u32) {
        let Self { people, beside, .. } = self;
        let print = |entry: u32| people.get((entry / 2) as usize).map_or(0, |person| person.print(entry % 2));
        if people.get(place as usize).is_none_or(|person| person.beside[by as usize] == 0) {
            return;
        }
        let (entry, own) = (place * 2 + by, print(place * 2 + by));
        let same = beside.iter_hash(own).filter(|other| **other % 2 == by && print(**other) == own);
        if same.take(MANY).count() < MANY {
            beside.insert_unique(own, entry, |other| print(*other));
        }
    }

    /// Those who were born on a day and have this household or telephone.
    fn born_beside(&self, birth: i32, hash: u32, by: u32) -> Vec<Id> {
        let person = |entry: &u32| self.people.get((*entry / 2) as usize);
        let own = spread((hash, Some(birth)));
        let same = self.beside.iter_hash(own).filter(|entry| **entry % 2 == by);
        let same = same.filter_map(person).filter(|other| (other.beside[by as usize], other.birth) == (hash, birth));
        few(same.map(|person| person.id))
    }

    /// The people who are alike in a way, the latest first; who was renamed or gained a number stands among them twice.
    fn alike(&self, way: usize, alike: Alike) -> impl Iterator<Item = &Person> {
        let at = |place: u32| self.people.get(place as usize);
        let same = |other: &u32| at(*other).map(WAYS[way]) == Some(alike);
        let latest = self.latest[way].find(spread(alike), same).and_then(|place| at(*place));
        std::iter::successors(latest, move |person| at(person.next[way]))
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

    fn candidates(&self, told: &Resident, _address: &Address, door: Option<&Door>) -> Vec<Id> {
        let Index { names, documents, homes, addresses, .. } = self.index;
        let name = short(names.hash_one(sound_print(&told.name)));
        let document = document_key(&told.other_document);
        let mut found: Vec<Id> =
            document.and_then(|document| documents.get(&addresses.hash_one(document)).copied()).into_iter().collect();
        let mut meets = |way, alike| found.extend(self.index.alike(way, alike).map(|person| person.id));
        match day_of(told.birth) {
            // Nobody's birth speaks against them.
            NO_BIRTH => meets(BY_NAME, (name, None)),
            birth => {
                meets(BY_BIRTH, (name, Some(birth)));
                meets(BY_BIRTH, (name, Some(NO_BIRTH)));
                let home = door.and_then(|door| homes.get(&addresses.hash_one(door)));
                let home = home.map(|home| (short(addresses.hash_one(home)), HOME));
                let phones = told.phones.iter().map(|phone| (short(addresses.hash_one(phone)), PHONE));
                found.extend(home.into_iter().chain(phones).flat_map(|(h, by)| self.index.born_beside(birth, h, by)));
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

/// A hash of what people have in common, as a table wants it: random in its high and its low bits.
fn spread((name, birth): Alike) -> u64 {
    let both = u64::from(name) | u64::from(birth.unwrap_or_default() as u32) << 32;
    let stirred = both.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    stirred ^ (stirred >> 32)
}

fn day_of(birth: Option<Date>) -> i32 {
    birth.and_then(|birth| i32::try_from(days_since_epoch(birth)).ok()).unwrap_or(NO_BIRTH)
}

pub(super) fn unpacked<R: Kept>(safe: &Safe, key: &[u8], value: &[u8]) -> Option<R> {
    safe.read(key, value).ok().flatten()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn among_thousands_of_one_name_a_row_with_a_birth_meets_those_of_its_day_and_of_none() {
        let (names, addresses) = (DefaultHashBuilder::default(), RandomState::new());
        let (people, latest, homes, documents) = Default::default();
        let beside = HashTable::new();
        let mut index = Index { names, people, latest, beside, homes, documents, addresses };
        let days: Vec<Option<Date>> = date(1930, 1, 1).series(jiff::ToSpan::days(1)).take(5_000).map(Some).collect();
        for (id, birth) in (1..).zip(days.iter().chain(&days).copied().chain([None])) {
            index.person(&Resident { id: Id(id), name: "王建国".into(), birth, ..Resident::default() });
        }
        let name = short(index.names.hash_one(sound_print("王建國")));
        let met = |way, birth| index.alike(way, (name, birth)).map(|person| person.id.0).collect::<Vec<_>>();
        assert_eq!(met(BY_BIRTH, Some(day_of(days[7]))), [5_008, 8]);
        assert_eq!(met(BY_BIRTH, Some(NO_BIRTH)), [10_001]);
        assert_eq!(met(BY_NAME, None).len(), 10_001);
    }
}
