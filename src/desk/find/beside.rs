//! A search beside a running console: from what is kept of an earlier one, and the few records that it shows.
//!
//! What is kept is brought up to the store's head by the commits since, or thrown away: the answer is the same as if
//! every record had been read.

use crate::desk::core::kinds::KINDS;
use std::collections::BTreeSet;
use std::path::Path;

use jiff::civil::Date;

use crate::lookup::{Index, Merge, Query};
use crate::model::{Household, Id, Key, Kind, Record, Resident};
use crate::store::Safe;
use crate::store::cache::Cache;
use crate::store::port::{Entry, Read, Rev, StoreError};

use crate::desk::core::days::HeldDays;
use crate::desk::core::kept;
use crate::desk::core::keys::COMMUNITY;
use crate::desk::core::office::Office;
use crate::desk::core::shared::{Shared, look};
use crate::desk::find::people::meant_today;
use crate::desk::find::things::Things;

/// The name of what is kept.
const NAME: &str = "lookup";
/// How many commits what is kept may be behind; reading more of them takes longer than reading every record.
const MOST_BEHIND: Rev = 1_000;
/// How many commits behind it is written anew when the desk closes.
const WORTH_WRITING: Rev = 100;

/// Where a store's search index is kept.
pub fn kept(dir: &Path, store: u64, safe: &Safe) -> Cache {
    Cache::of(dir, store, NAME, Index::print(), safe.clone())
}

/// What is kept.
struct Saved {
    people: Index,
    things: Things,
    /// The revision that it stands at.
    rev: Rev,
}

/// What is kept; for one query, as much of it as answers that.
fn open(cache: &Cache, query: Option<&Query>) -> Option<Saved> {
    let cached = cache.open().filter(|cached| cached.parts() == Index::PARTS + Things::of(KINDS).parts())?;
    let part = |number| cached.part(number);
    let people = query.map_or_else(|| Index::unpacked(part), |query| Index::unpacked_for(query, part))?;
    let things = Things::unpacked(KINDS, |number| cached.part(Index::PARTS + number))?;
    Some(Saved { people, things, rev: cached.rev })
}

/// What is to be kept, as it stood at a revision.
pub(in crate::desk) struct ToKeep {
    merges: Vec<Merge>,
    rev: Rev,
}

impl ToKeep {
    fn write(self, cache: &Cache) -> std::io::Result<()> {
        let parts: Vec<Vec<u8>> = self.merges.into_iter().flat_map(|merge| merge.run().packed()).collect();
        cache.write(self.rev, parts.into_iter())
    }
}

impl Office {
    /// The office as this search needs it: whom the desk means today, the search index, and no resident but those who
    /// were asked for with [`Office::fetch`]. Where nothing fitting is kept, every record, and it is kept for the next.
    pub fn to_search(store: &dyn Read, cache: &Cache, today: Date, query: &Query) -> Result<Self, StoreError> {
        if let Some(kept) = open(cache, Some(query))
            && let Some(office) = Self::from_kept(store, cache.safe(), kept, today)?
        {
            return Ok(office);
        }
        let mut office = Self::of_days(store, cache.safe(), HeldDays::near(today))?;
        office.make_searchable(today);
        // A folder that cannot be written is searched all the same.
        if let Some(search) = office.search_to_keep() {
            let _ = search.write(cache);
        }
        Ok(office)
    }

    /// `None` where the commits since cannot say all that has changed.
    fn from_kept(store: &dyn Read, safe: &Safe, kept: Saved, today: Date) -> Result<Option<Self>, StoreError> {
        let Saved { people, things, rev } = kept;
        let head = store.head();
        if rev > head || head - rev > MOST_BEHIND {
            return Ok(None);
        }
        let mut office = Self::default().holding(HeldDays::near(today)).opened_by(safe);
        office.head = head;
        // Whatever is found.
        for row in KINDS.iter().filter(|row| row.found.is_some()) {
            office.scan_kind(row.kind.0, store, &mut || {})?;
        }
        let mut changed = BTreeSet::new();
        for commit in store.pasts(rev.saturating_add(1), head) {
            for applied in &commit?.ops {
                match Key::read(applied.op.key()) {
                    // Who lives there is known only when everybody was read.
                    Some(Key { kind: Household::KIND, .. }) if applied.prev_rev != 0 => return Ok(None),
                    Some(key) => drop(changed.insert(key)),
                    None => {}
                }
            }
        }
        office.search = Some(people);
        office.things = things;
        office.forget_old_things();
        for key in &changed {
            if key.kind == Resident::KIND {
                office.fetch(store, key.id)?;
            }
            for thing in office.things_found_by(*key) {
                office.fetch_concerned(store, thing)?;
            }
        }
        for key in changed {
            office.follow_in_search(key);
        }
        for (id, _) in meant_today(&office, today) {
            office.fetch(store, id)?;
        }
        office.expect(today);
        Ok(Some(office))
    }

    /// Reads a resident, the household and its head, unless they are here.
    pub fn fetch(&mut self, store: &dyn Read, id: Id) -> Result<(), StoreError> {
        self.bring_in::<Resident>(store, id)?;
        let Some(household) = self.of::<Resident>().get(id).map(|resident| resident.household) else { return Ok(()) };
        self.bring_in::<Household>(store, household)?;
        let head = self.of::<Household>().get(household).map(|household| household.head);
        head.map_or(Ok(()), |head| self.bring_in::<Resident>(store, head))
    }

    /// Reads the people whose names a record shows.
    pub fn fetch_concerned(&mut self, store: &dyn Read, record: (Kind, Id)) -> Result<(), StoreError> {
        self.concerned(record).into_iter().try_for_each(|resident| self.fetch(store, resident))
    }

    fn bring_in<R: kept::Kept>(&mut self, store: &dyn Read, id: Id) -> Result<(), StoreError> {
        if self.table::<R>().get(id).is_some() {
            return Ok(());
        }
        let key = Key { community: COMMUNITY, kind: R::KIND, id }.bytes();
        if let Some(Entry { rev, value }) = store.get(&key)? {
            self.enter(&key, &value, rev);
        }
        Ok(())
    }

    /// Takes what is kept for the index where that can be brought up to this office; answers whether it was.
    pub(in crate::desk) fn search_from(&mut self, cache: &Cache, today: Date) -> bool {
        let Some(Saved { people, things, rev }) = open(cache, None).filter(|kept| kept.rev <= self.head) else {
            return false;
        };
        let newer = |changed: Rev| changed > rev;
        let moved = self
            .of::<Household>()
            .rows()
            .filter(|row| newer(row.rev))
            .flat_map(|row| self.naming::<Resident, Household>(row.record.id));
        let residents = self.of::<Resident>().rows().filter(|row| newer(row.rev)).map(|row| row.record.id);
        let mut changed: BTreeSet<Id> = residents.chain(moved).collect();
        changed.extend(people.built_ids().map(Id).filter(|id| self.of::<Resident>().get(*id).is_none()));
        self.search = Some(people);
        self.things_from(things, rev);
        for id in changed {
            self.follow_in_search(Key { community: COMMUNITY, kind: Resident::KIND, id });
        }
        self.expect(today);
        true
    }

    /// The search index as it may be kept; `None` while it is not whole.
    fn search_to_keep(&self) -> Option<ToKeep> {
        // Whoever finds by it must hear of the others each time.
        if !self.unread.is_empty() {
            return None;
        }
        let people = self.search.as_ref().filter(|index| index.len() == self.of::<Resident>().len())?;
        let merges = [people.merge()].into_iter().chain(self.things.merges()).collect();
        Some(ToKeep { merges, rev: self.head })
    }
}

/// Keeps the search index for the next start, where what is kept is not as good.
pub(in crate::desk) fn keep(shared: &Shared, cache: &Cache) -> std::io::Result<()> {
    let Some(search) = look(shared).search_to_keep() else { return Ok(()) };
    let kept = cache.open().map(|cached| cached.rev);
    if kept.is_some_and(|rev| rev <= search.rev && search.rev - rev <= WORTH_WRITING) {
        return Ok(());
    }
    search.write(cache)
}
