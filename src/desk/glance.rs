//! A search beside a running console: from what is kept of an earlier one, and the few records that it shows.
//!
//! What is kept is brought up to the store's head by the commits since, or thrown away: the answer is the same as if
//! every record had been read.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::Path;

use jiff::civil::Date;

use crate::lookup::{Index, Merge};
use crate::model::{Household, Id, Key, Kind, Resident};
use crate::store::Reader;
use crate::store::cache::Cache;
use crate::store::port::{Entry, Rev, StoreError};

use super::change::COMMUNITY;
use super::kept::Kept;
use super::office::Office;
use super::search::meant_today;
use super::{Shared, look};

/// The name of what is kept.
const NAME: &str = "lookup";
/// How many commits what is kept may be behind; reading more of them takes longer than reading every record.
const MOST_BEHIND: Rev = 1_000;
/// How many commits behind it is written anew when the desk closes.
const WORTH_WRITING: Rev = 100;
/// What is read whole: whom the desk means today, and everything but residents that can be searched.
const MATTERS: [Kind; 6] = [Kind::Room, Kind::Session, Kind::Booking, Kind::Visit, Kind::Issue, Kind::VisitorLine];

/// Where a store's search index is kept.
pub fn kept(dir: &Path, store: u64) -> Cache {
    Cache::of(dir, store, NAME, Index::print())
}

/// The index that is kept, and the revision that it stands at.
pub(super) fn open(cache: &Cache) -> Option<(Index, Rev)> {
    let cached = cache.open().filter(|cached| cached.parts() == Index::PARTS)?;
    Some((Index::unpacked(|number| cached.part(number))?, cached.rev))
}

impl Office {
    /// The office as a search needs it: whom the desk means today, the search index, and no resident but those who
    /// were asked for with [`Office::fetch`]. Where nothing fitting is kept, every record, and it is kept for the next.
    pub fn to_search(reader: &Reader, dir: &Path, today: Date) -> Result<Self, StoreError> {
        let cache = kept(dir, reader.store_id());
        if let Some((index, rev)) = open(&cache)
            && let Some(office) = Self::from_kept(reader, index, rev, today)?
        {
            return Ok(office);
        }
        let mut office = Self::of(reader)?;
        office.make_searchable(today);
        // A folder that cannot be written is searched all the same.
        if let Some((rev, merge)) = office.search_to_keep() {
            let _ = cache.write(rev, merge.run().packed());
        }
        Ok(office)
    }

    /// `None` where the commits since cannot say all that has changed.
    fn from_kept(reader: &Reader, index: Index, rev: Rev, today: Date) -> Result<Option<Self>, StoreError> {
        let head = reader.head();
        if rev > head || head - rev > MOST_BEHIND {
            return Ok(None);
        }
        let mut office = Self { head, ..Self::default() };
        for kind in MATTERS {
            let mut prefix = Key::prefix(COMMUNITY);
            prefix.extend([kind as u8, b'/']);
            reader.scan(&prefix, &mut |key, entry| {
                office.enter(key, &entry.value, entry.rev);
                ControlFlow::Continue(())
            })?;
        }
        let mut changed = BTreeSet::new();
        for rev in rev + 1..=head {
            let Some(commit) = reader.past(rev)? else { return Ok(None) };
            for applied in &commit.ops {
                match Key::read(applied.op.key()) {
                    Some(Key { kind: Kind::Resident, id, .. }) => drop(changed.insert(id)),
                    // Who lives there is known only when everybody was read.
                    Some(Key { kind: Kind::Household, .. }) if applied.prev_rev != 0 => return Ok(None),
                    _ => {}
                }
            }
        }
        office.search = Some(index);
        for id in changed {
            office.fetch(reader, id)?;
            office.follow_in_search(Key { community: COMMUNITY, kind: Kind::Resident, id });
        }
        for (id, _) in meant_today(&office, today) {
            office.fetch(reader, id)?;
        }
        office.expect(today);
        Ok(Some(office))
    }

    /// Reads a resident, the household and its head, unless they are here.
    pub fn fetch(&mut self, reader: &Reader, id: Id) -> Result<(), StoreError> {
        self.read::<Resident>(reader, id)?;
        let Some(household) = self.residents.get(id).map(|resident| resident.household) else { return Ok(()) };
        self.read::<Household>(reader, household)?;
        let head = self.households.get(household).map(|household| household.head);
        head.map_or(Ok(()), |head| self.read::<Resident>(reader, head))
    }

    fn read<R: Kept>(&mut self, reader: &Reader, id: Id) -> Result<(), StoreError> {
        if R::table(self).get(id).is_some() {
            return Ok(());
        }
        let key = Key { community: COMMUNITY, kind: R::KIND, id }.bytes();
        if let Some(Entry { rev, value }) = reader.get(&key)? {
            self.enter(&key, &value, rev);
        }
        Ok(())
    }

    /// Takes what is kept for the index where that can be brought up to this office; answers whether it was.
    pub(super) fn search_from(&mut self, cache: &Cache, today: Date) -> bool {
        let Some((index, rev)) = open(cache).filter(|it| it.1 <= self.head) else { return false };
        let newer = |changed: Rev| changed > rev;
        let moved =
            self.households.rows().filter(|row| newer(row.rev)).flat_map(|row| self.by.members.get(&row.record.id));
        let residents = self.residents.rows().filter(|row| newer(row.rev)).map(|row| row.record.id);
        let mut changed: BTreeSet<Id> = residents.chain(moved).collect();
        changed.extend(index.built_ids().map(Id).filter(|id| self.residents.get(*id).is_none()));
        self.search = Some(index);
        for id in changed {
            self.follow_in_search(Key { community: COMMUNITY, kind: Kind::Resident, id });
        }
        self.expect(today);
        true
    }

    /// The search index as it may be kept, and its revision; `None` while it is not whole.
    pub(super) fn search_to_keep(&self) -> Option<(Rev, Merge)> {
        let index = self.search.as_ref().filter(|index| index.len() == self.residents.len())?;
        Some((self.head, index.merge()))
    }
}

/// Keeps the search index for the next start, where what is kept is not as good.
pub(super) fn keep(shared: &Shared, cache: &Cache) -> std::io::Result<()> {
    let Some((head, merge)) = look(shared).search_to_keep() else { return Ok(()) };
    let kept = cache.open().map(|cached| cached.rev);
    if kept.is_some_and(|rev| rev <= head && head - rev <= WORTH_WRITING) {
        return Ok(());
    }
    cache.write(head, merge.run().packed())
}
