//! Which records go out, and in which order: their ids only, in the order in which a person would file them.
//!
//! The order does not rest on ids, so that the same people stand in the same order wherever they were imported.

use std::collections::{HashMap, HashSet};

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::when::civil_seconds;
use crate::model::{Address, Booking, Household, Id, Issue, Resident, Visit, VisitorLine};
use crate::store::port::{Committed, Rev, StoreError};

use super::{Wanted, What};
use crate::desk::core::kept::Kept;
use crate::desk::core::ledger::{Books, each, fetch};

/// Records that were chosen.
pub struct Chosen<'l> {
    pub(super) store: Books<'l>,
    pub(super) wanted: Wanted,
    /// The records, in their order; of the journal the first and last revision.
    pub(super) ids: Vec<Id>,
    pub(super) journal: (Rev, Rev),
    /// Rows of the journal, which has no ids.
    commands: u64,
}

impl Chosen<'_> {
    /// How many rows there will be.
    pub fn rows(&self) -> u64 {
        self.ids.len() as u64 + self.commands
    }
}

/// Chooses the records that are wanted.
pub fn choose<'l>(store: Books<'l>, wanted: &Wanted) -> Result<Chosen<'l>, StoreError> {
    let journal = (1, store.head());
    let mut chosen = Chosen { store, wanted: wanted.clone(), ids: Vec::new(), journal, commands: 0 };
    match wanted.what {
        What::Residents => chosen.residents()?,
        What::Households => chosen.households()?,
        What::Bookings => {
            chosen.by::<Booking, _>(|booking| (booking.date, (booking.date, booking.start, booking.room)))?;
        }
        What::Visits => chosen.by::<Visit, _>(|visit| (visit.at.date(), (visit.at, visit.ticket)))?,
        What::Issues => chosen.by::<Issue, _>(|issue| (issue.opened.date(), issue.number))?,
        What::Visitors => chosen.by::<VisitorLine, _>(|line| (line.at.date(), line.at))?,
        What::Journal => chosen.commands()?,
    }
    if let Some(only) = &wanted.only {
        let there: HashSet<Id> = chosen.ids.iter().copied().collect();
        chosen.ids = only.iter().copied().filter(|id| there.contains(id)).collect();
    }
    Ok(chosen)
}

impl Chosen<'_> {
    /// Records of their own day: chosen by it and put in order.
    fn by<R: Kept, K: Ord>(&mut self, key: impl Fn(&R) -> (Date, K)) -> Result<(), StoreError> {
        let since = self.wanted.since;
        let mut found: Vec<(K, Id)> = Vec::new();
        each::<R>(&self.store, |record, _| {
            let (day, key) = key(&record);
            if since.is_none_or(|since| day >= since) {
                found.push((key, record.id()));
            }
        })?;
        found.sort_unstable();
        self.ids = found.into_iter().map(|(_, id)| id).collect();
        Ok(())
    }

    /// The first revision of a day: records that it or a later one wrote were changed since. Desks' clocks differ, so
    /// that it is looked for until a commit says a whole day before.
    fn first_rev_since(&self) -> Result<Rev, StoreError> {
        let Some(since) = self.wanted.since else { return Ok(0) };
        let day_before = civil_seconds(since.saturating_sub(1.day()).at(0, 0, 0, 0));
        let since = civil_seconds(since.at(0, 0, 0, 0));
        let head = self.store.head();
        let mut first = head.saturating_add(1);
        for commit in self.store.pasts(1, head).rev() {
            let Committed { rev, stamp, .. } = &*commit?;
            if stamp.desk_time >= since {
                first = *rev;
            } else if stamp.desk_time < day_before {
                break;
            }
        }
        Ok(first)
    }

    /// Households in the order of addresses; behind one door in that of their heads' names.
    fn homes(&mut self, wanted: impl Fn(Rev) -> bool) -> Result<Vec<Id>, StoreError> {
        let mut homes: Vec<(Box<str>, Id, Id)> = Vec::new();
        each::<Household>(&self.store, |household, rev| {
            if wanted(rev) {
                homes.push((sorted_by(&household.address), household.id, household.head));
            }
        })?;
        homes.sort_unstable();
        let doors = homes.chunk_by(|(one, ..), (other, ..)| one == other).filter(|homes| homes.len() > 1);
        let heads: HashSet<Id> = doors.flatten().map(|(.., head)| *head).collect();
        let heads = fetch::<Resident>(&self.store, &heads)?;
        let head = |id: &Id| heads.get(id).map_or("", |head| head.name.as_str());
        for door in homes.chunk_by_mut(|(one, ..), (other, ..)| one == other).filter(|homes| homes.len() > 1) {
            door.sort_by(|(.., one), (.., other)| head(one).cmp(head(other)));
        }
        Ok(homes.into_iter().map(|(_, id, _)| id).collect())
    }

    /// By address, the head before the others, elders before the young, then by name.
    fn residents(&mut self) -> Result<(), StoreError> {
        let first = self.first_rev_since()?;
        let places: HashMap<Id, u32> = self.homes(|_| true)?.into_iter().zip(0..).collect();
        let mut found: Vec<(Standing, Id)> = Vec::new();
        each::<Resident>(&self.store, |resident, rev| {
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
        let named = fetch::<Resident>(&self.store, &alike)?;
        let name = |id: &Id| named.get(id).map_or("", |person| person.name.as_str());
        for alike in found.chunk_by_mut(|(one, _), (other, _)| one == other).filter(|alike| alike.len() > 1) {
            alike.sort_by(|(_, one), (_, other)| name(one).cmp(name(other)));
        }
        self.ids = found.into_iter().map(|(_, id)| id).collect();
        Ok(())
    }

    fn households(&mut self) -> Result<(), StoreError> {
        let first = self.first_rev_since()?;
        self.ids = self.homes(|rev| rev >= first)?;
        Ok(())
    }

    fn commands(&mut self) -> Result<(), StoreError> {
        self.journal.0 = self.first_rev_since()?.max(1);
        let mut before = 0;
        for commit in self.store.pasts(self.journal.0, self.journal.1) {
            let command = commit?.stamp.command;
            self.commands += u64::from(command != 0 && command != before);
            before = command;
        }
        Ok(())
    }
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
