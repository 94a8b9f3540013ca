//! People and households on their way out, in the order in which a person would file them: by address, so that the same
//! people stand in the same order wherever they were imported.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use crate::exchange::export::residents::{
    HouseholdRow, ResidentRow, households as household_columns, residents as resident_columns,
};
use crate::model::{Address, Care, Household, Id, Resident};
use crate::store::port::{Rev, StoreError};

use crate::desk::core::ledger::{each, fetch};
use crate::desk::export::row::{Chosen, ExportError, ExportRow};
use crate::desk::export::rows::Out;

/// People with their addresses.
pub static RESIDENTS: ExportRow = ExportRow {
    number: 1,
    word: "residents",
    one: "resident",
    choose: residents,
    write: |chosen, open| {
        let columns = resident_columns(chosen.wanted.layout());
        chosen.to(&columns, open, write_residents)
    },
};

/// Households with their people.
pub static HOUSEHOLDS: ExportRow = ExportRow {
    number: 2,
    word: "households",
    one: "household",
    choose: households,
    write: |chosen, open| {
        let columns = household_columns(chosen.wanted.layout());
        chosen.to(&columns, open, write_households)
    },
};

/// Households in the order of addresses; behind one door in that of their heads' names.
fn homes(chosen: &mut Chosen<'_>, wanted: impl Fn(Rev) -> bool) -> Result<Vec<Id>, StoreError> {
    let mut homes: Vec<(Box<str>, Id, Id)> = Vec::new();
    each::<Household>(&chosen.store, |household, rev| {
        if wanted(rev) {
            homes.push((sorted_by(&household.address), household.id, household.head));
        }
    })?;
    homes.sort_unstable();
    let doors = homes.chunk_by(|(one, ..), (other, ..)| one == other).filter(|homes| homes.len() > 1);
    let heads: HashSet<Id> = doors.flatten().map(|(.., head)| *head).collect();
    let heads = fetch::<Resident>(&chosen.store, &heads)?;
    let head = |id: &Id| heads.get(id).map_or("", |head| head.name.as_str());
    for door in homes.chunk_by_mut(|(one, ..), (other, ..)| one == other).filter(|homes| homes.len() > 1) {
        door.sort_by(|(.., one), (.., other)| head(one).cmp(head(other)));
    }
    Ok(homes.into_iter().map(|(_, id, _)| id).collect())
}

/// By address, the head before the others, elders before the young, then by name.
fn residents(chosen: &mut Chosen<'_>) -> Result<(), StoreError> {
    let first = chosen.first_rev_since()?;
    let places: HashMap<Id, u32> = homes(chosen, |_| true)?.into_iter().zip(0..).collect();
    let mut found: Vec<(Standing, Id)> = Vec::new();
    each::<Resident>(&chosen.store, |resident, rev| {
        if rev >= first {
            let place = places.get(&resident.household).copied().unwrap_or(u32::MAX);
            found.push((Standing::of(place, &resident), resident.id));
        }
    })?;
    drop(places);
    found.sort_unstable();
    // Most are told apart by how their names begin; of the others the whole name decides.
    let alike = found.chunk_by(|(one, _), (other, _)| one == other).filter(|alike| alike.len() > 1);
    let alike: HashSet<Id> = alike.flatten().map(|(_, id)| *id).collect();
    let named = fetch::<Resident>(&chosen.store, &alike)?;
    let name = |id: &Id| named.get(id).map_or("", |person| person.name.as_str());
    for alike in found.chunk_by_mut(|(one, _), (other, _)| one == other).filter(|alike| alike.len() > 1) {
        alike.sort_by(|(_, one), (_, other)| name(one).cmp(name(other)));
    }
    chosen.ids = found.into_iter().map(|(_, id)| id).collect();
    Ok(())
}

fn households(chosen: &mut Chosen<'_>) -> Result<(), StoreError> {
    let first = chosen.first_rev_since()?;
    chosen.ids = homes(chosen, |rev| rev >= first)?;
    Ok(())
}

/// Where somebody stands among the others, small enough to be held for a million.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Standing {
    /// Of their household.
    home: u32,
    relation: u8,
    birth: Option<Date>,
    /// How their name begins.
    name: [char; 2],
}

impl Standing {
    fn of(home: u32, resident: &Resident) -> Self {
        let mut begins = resident.name.chars();
        let name = [begins.next().unwrap_or_default(), begins.next().unwrap_or_default()];
        Self { home, relation: resident.relation as u8, birth: resident.birth, name }
    }
}

/// An address as one text that sorts as it does.
fn sorted_by(address: &Address) -> Box<str> {
    let Address { lane, building, unit, room } = address;
    format!("{lane}\0{building}\0{unit}\0{room}").into_boxed_str()
}

fn write_residents(chosen: &Chosen<'_>, out: &mut Out<'_, '_, ResidentRow>) -> Result<(), ExportError> {
    let mut numbers: HashMap<Id, u32> = HashMap::new();
    for (ids, wanted) in chosen.batches() {
        let mut people = fetch::<Resident>(&chosen.store, &wanted)?;
        let mut care = if chosen.wanted.full { fetch::<Care>(&chosen.store, &wanted)? } else { HashMap::new() };
        let homes = homes_of(chosen, &people)?;
        for id in ids {
            let Some(person) = people.remove(id) else { continue };
            let home = homes.get(&person.household);
            let next = numbers.len() as u32 + 1;
            let number = if home.is_some() { *numbers.entry(person.household).or_insert(next) } else { 0 };
            out.row(&ResidentRow {
                household: home.map(|(household, _)| household.clone()).unwrap_or_default(),
                head: home.map(|(_, head)| head.clone()).unwrap_or_default(),
                care: care.remove(id).unwrap_or_default(),
                person,
                number,
            })?;
        }
    }
    Ok(())
}

/// The households of these people, each with its head's name.
fn homes_of(
    chosen: &Chosen<'_>,
    people: &HashMap<Id, Resident>,
) -> Result<HashMap<Id, (Household, String)>, StoreError> {
    let homes = fetch::<Household>(&chosen.store, &people.values().map(|person| person.household).collect())?;
    headed(chosen, homes, people)
}

/// Households with their heads' names, as far as they are not among people who are known already.
fn headed(
    chosen: &Chosen<'_>,
    homes: HashMap<Id, Household>,
    known: &HashMap<Id, Resident>,
) -> Result<HashMap<Id, (Household, String)>, StoreError> {
    let heads = homes.values().map(|home| home.head).filter(|head| !known.contains_key(head));
    let others = chosen.people(heads)?;
    let name = |head: Id| known.get(&head).or_else(|| others.get(&head)).map(|head| head.name.clone());
    let headed = |(id, home): (Id, Household)| {
        let head = name(home.head).unwrap_or_default();
        (id, (home, head))
    };
    Ok(homes.into_iter().map(headed).collect())
}

fn write_households(chosen: &Chosen<'_>, out: &mut Out<'_, '_, HouseholdRow>) -> Result<(), ExportError> {
    for (ids, wanted) in chosen.batches() {
        let mut homes = headed(chosen, fetch::<Household>(&chosen.store, &wanted)?, &HashMap::new())?;
        let mut members: HashMap<Id, Vec<(bool, String, Id)>> = HashMap::new();
        each::<Resident>(&chosen.store, |resident, _| {
            if let Some((home, _)) = homes.get(&resident.household).filter(|_| resident.lives_here()) {
                let heads = home.head == resident.id;
                members.entry(home.id).or_default().push((!heads, resident.name, resident.id));
            }
        })?;
        for id in ids {
            let Some((household, head)) = homes.remove(id) else { continue };
            let mut people = members.remove(id).unwrap_or_default();
            people.sort_unstable();
            let (members, member_ids) = people.into_iter().map(|(_, name, id)| (name, id)).unzip();
            out.row(&HouseholdRow { household, head, members, member_ids })?;
        }
    }
    Ok(())
}
