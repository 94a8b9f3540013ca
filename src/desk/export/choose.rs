//! Which records go out, and in which order: their ids only, in the order in which a person would file them.
//!
//! The order does not rest on ids, so that the same people stand in the same order wherever they were imported.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use crate::model::when::civil_seconds;
use crate::model::{Booking, Household, Id, Issue, Relation, Resident, Visit, VisitorLine};
use crate::store::port::{Rev, StoreError};

use super::super::kept::Kept;
use super::super::ledger::{Ledger, each};
use super::{Wanted, What};

/// A household and its head's name.
#[derive(Debug, Default)]
pub(super) struct Home {
    pub(super) household: Household,
    pub(super) head: String,
}

/// Records that were chosen.
pub struct Chosen<'l> {
    pub(super) ledger: &'l dyn Ledger,
    pub(super) wanted: Wanted,
    /// The records, in their order; of the journal the first and last revision.
    pub(super) ids: Vec<Id>,
    pub(super) journal: (Rev, Rev),
    pub(super) homes: HashMap<Id, Home>,
    /// Rows of the journal, which has no ids.
    commands: u64,
    pub(super) unread: u64,
}

impl Chosen<'_> {
    /// How many rows there will be.
    pub fn rows(&self) -> u64 {
        self.ids.len() as u64 + self.commands
    }
}

/// Chooses the records that are wanted.
pub fn choose<'l>(ledger: &'l dyn Ledger, wanted: &Wanted) -> Result<Chosen<'l>, StoreError> {
    let mut chosen = Chosen {
        ledger,
        wanted: wanted.clone(),
        ids: Vec::new(),
        journal: (1, ledger.last()),
        homes: HashMap::new(),
        commands: 0,
        unread: 0,
    };
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
        self.unread += each::<R>(self.ledger, |record, _| {
            let (day, key) = key(&record);
            if since.is_none_or(|since| day >= since) {
                found.push((key, record.id()));
            }
        })?;
        found.sort_unstable();
        self.ids = found.into_iter().map(|(_, id)| id).collect();
        Ok(())
    }

    /// The first revision of a day: records that it or a later one wrote were changed since.
    fn first_rev_since(&self) -> Result<Rev, StoreError> {
        let Some(since) = self.wanted.since else { return Ok(0) };
        let since = civil_seconds(since.at(0, 0, 0, 0));
        let mut first = self.ledger.last() + 1;
        while first > 1 {
            match self.ledger.commit(first - 1)? {
                Some(commit) if commit.stamp.desk_time >= since => first -= 1,
                _ => break,
            }
        }
        Ok(first)
    }

    /// Every household; heads' names follow from the residents.
    fn read_homes(&mut self) -> Result<HashMap<Id, Id>, StoreError> {
        let (homes, mut heads) = (&mut self.homes, HashMap::new());
        self.unread += each::<Household>(self.ledger, |household, _| {
            heads.insert(household.head, household.id);
            homes.insert(household.id, Home { household, head: String::new() });
        })?;
        Ok(heads)
    }

    /// The place of each household in the order of addresses.
    fn places(&self) -> HashMap<Id, usize> {
        let mut homes: Vec<(&Id, &Home)> = self.homes.iter().collect();
        homes.sort_unstable_by_key(|(id, home)| (&home.household.address, &home.head, **id));
        homes.into_iter().enumerate().map(|(place, (id, _))| (*id, place)).collect()
    }

    /// By address, the head before the others, elders before the young.
    fn residents(&mut self) -> Result<(), StoreError> {
        let first = self.first_rev_since()?;
        let heads = self.read_homes()?;
        let mut found: Vec<(Id, Relation, Option<Date>, String, Id)> = Vec::new();
        let homes = &mut self.homes;
        self.unread += each::<Resident>(self.ledger, |resident, rev| {
            if let Some(home) = heads.get(&resident.id).and_then(|home| homes.get_mut(home)) {
                home.head.clone_from(&resident.name);
            }
            if rev >= first {
                let Resident { household, relation, birth, name, id, .. } = resident;
                found.push((household, relation, birth, name, id));
            }
        })?;
        let places = self.places();
        let mut placed: Vec<(usize, u8, Option<Date>, String, Id)> = found
            .into_iter()
            .map(|(home, relation, birth, name, id)| {
                (places.get(&home).copied().unwrap_or(usize::MAX), relation as u8, birth, name, id)
            })
            .collect();
        placed.sort_unstable();
        self.ids = placed.into_iter().map(|(.., id)| id).collect();
        Ok(())
    }

    fn households(&mut self) -> Result<(), StoreError> {
        let first = self.first_rev_since()?;
        let mut wanted = HashSet::new();
        let heads = self.read_homes()?;
        let homes = &mut self.homes;
        each::<Resident>(self.ledger, |resident, _| {
            if let Some(home) = heads.get(&resident.id).and_then(|home| homes.get_mut(home)) {
                home.head = resident.name;
            }
        })?;
        each::<Household>(self.ledger, |household, rev| {
            if rev >= first {
                wanted.insert(household.id);
            }
        })?;
        let places = self.places();
        let mut ids: Vec<Id> = wanted.into_iter().collect();
        ids.sort_unstable_by_key(|id| places.get(id));
        self.ids = ids;
        Ok(())
    }

    fn commands(&mut self) -> Result<(), StoreError> {
        self.journal.0 = self.first_rev_since()?.max(1);
        let mut before = 0;
        for rev in self.journal.0..=self.journal.1 {
            let Some(commit) = self.ledger.commit(rev)? else { continue };
            let command = commit.stamp.command;
            self.commands += u64::from(command != 0 && command != before);
            before = command;
        }
        Ok(())
    }
}
