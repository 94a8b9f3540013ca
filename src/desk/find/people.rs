//! Feeds the lookup with the office's residents: all of them once, then each as it changes, and whom the desk means
//! today.

use crate::desk::visitors::records::VisitorIndex;
use crate::model::{Issue, VisitorLine};
use std::collections::HashSet;
use std::thread::JoinHandle;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::lookup::{self, Entry, Found, Index, Merged, Person, Query, Rank, Today};
use crate::model::people::group::OPEN;
use crate::model::{BookingState, Household, Id, Key, Resident};
use crate::store::cache::Cache;

use crate::desk::clinic::follow::all_due;
use crate::desk::core::office::Office;
use crate::desk::core::shared::{Shared, look};
use crate::desk::find::beside;
use crate::desk::find::things::{ACTIONS_ONLY, ISSUES_ONLY};

/// For how many days somebody counts as seen lately.
const LATELY: i32 = 7;
/// From how many residents on the index is built beside the desk.
pub(in crate::desk) const LARGE: usize = 20_000;
/// How many residents are read at once while nobody can write.
const SLICE: usize = 500;

/// The signs before which no resident is meant, in either width.
const OTHERS_ONLY: [char; 4] = [ACTIONS_ONLY, '＞', ISSUES_ONLY, '！'];

impl Office {
    /// Makes residents findable, from now on and as they change.
    pub fn make_searchable(&mut self, today: Date) {
        let index = Index::build(self.of::<Resident>().all().map(|resident| person(self, resident)));
        self.search = Some(index);
        self.make_things_searchable();
        self.expect(today);
    }

    /// Makes nobody findable but those who change from now on, or are meant today, until an index was built.
    pub(in crate::desk) fn begin_search(&mut self, today: Date) {
        self.search = Some(Index::default());
        self.make_things_searchable();
        self.expect(today);
    }

    /// How many residents can be found so far, and how many there are, while the index is still being built.
    pub fn search_reaches(&self) -> Option<(usize, usize)> {
        let (found, all) = (self.search.as_ref().map_or(0, Index::len), self.of::<Resident>().len());
        (found < all).then_some((found, all))
    }

    /// The residents who fit what was typed; nobody while the index is still to be built.
    pub fn find(&self, typed: &str, limit: usize) -> Option<Found> {
        let query = if typed.starts_with(OTHERS_ONLY) { Query::default() } else { Query::parse(typed) };
        self.search.as_ref().map(|index| index.find(&query, limit))
    }

    /// By which rows of the ranking a resident fits a query.
    pub fn fitted(&self, query: &Query, id: Id) -> Vec<&'static Rank> {
        self.of::<Resident>().get(id).map(|resident| query.rows(person(self, resident))).unwrap_or_default()
    }

    /// Says whom the desk may mean today, so that they come first among equals.
    pub(in crate::desk) fn expect(&mut self, today: Date) {
        let Some(mut index) = self.search.take() else { return };
        let mut seen: HashSet<(Id, Today)> = HashSet::new();
        let meant = meant_today(self, today)
            .into_iter()
            .filter(|entry| seen.insert(*entry))
            .filter_map(|(id, why)| self.of::<Resident>().get(id).map(|resident| (person(self, resident), why)));
        index.expect(meant);
        // The first question after a change builds what it needs: asked here, so that no key at the desk waits for it.
        index.find(&Query::parse("a"), 1);
        self.search = Some(index);
    }

    /// Follows one changed record: a resident, or the address of a whole household.
    pub(in crate::desk) fn follow_in_search(&mut self, key: Key) {
        let Some(mut index) = self.search.take() else { return };
        self.follow_in_things(key);
        let changed = self.row_of(key.kind).map_or_else(Vec::new, |row| (row.finds_people)(self, key.id));
        let here = changed.iter().filter_map(|id| self.of::<Resident>().get(*id));
        index.put(here.map(|resident| person(self, resident)));
        for id in changed.iter().filter(|id| self.of::<Resident>().get(**id).is_none()) {
            index.remove(id.0);
        }
        self.search = Some(index);
    }
}

/// Builds the index of a large office beside the desk, so that ever more residents are found meanwhile, and keeps it
/// for the next start.
pub(in crate::desk) fn grow(shared: &Shared, cache: &Cache, told: &impl Fn(usize, usize)) {
    let ids: Vec<Id> = look(shared).of::<Resident>().all().map(|resident| resident.id).collect();
    let change = |to: &mut dyn FnMut(&mut Index)| {
        let mut office = shared.write();
        office.search.as_mut().map(to)
    };
    let (mut merge, mut rest, mut lot) = (None, ids.as_slice(), LARGE);
    change(&mut |index| merge = Some(index.begin_merge()));
    while let Some(begun) = merge.take() {
        let (now, later) = rest.split_at(lot.min(rest.len()));
        let mut entries = Vec::with_capacity(now.len());
        for slice in now.chunks(SLICE) {
            let office = look(shared);
            let here = slice.iter().filter_map(|id| office.of::<Resident>().get(*id));
            entries.extend(here.map(|resident| Entry::from(person(&office, resident))));
        }
        let mut merged = Some(begun.with(entries).run());
        // In one step, so that no other merge is begun between.
        change(&mut |index| {
            if let Some(merged) = merged.take() {
                index.end_merge(merged);
            }
            merge = (!later.is_empty()).then(|| index.begin_merge());
        });
        (rest, lot) = (later, lot * 2);
        told(ids.len() - rest.len(), ids.len());
    }
    // Whoever cannot keep it builds it again.
    let _ = beside::keep(shared, cache);
}

/// A merge of what changed into the index, on a thread of its own.
#[derive(Debug, Default)]
pub(in crate::desk) struct Merging(Option<JoinHandle<Merged>>);

impl Merging {
    /// Takes over a merge that has ended, and begins one when so much has changed that it is worth its time.
    pub(in crate::desk) fn go_on(&mut self, office: &mut Office) {
        let Some(index) = &mut office.search else { return };
        if let Some(ended) = self.0.take_if(|merge| merge.is_finished()) {
            match ended.join() {
                Ok(merged) => index.end_merge(merged),
                Err(_) => index.give_up_merge(),
            }
        }
        if self.0.is_none() && index.is_stale() {
            let merge = index.begin_merge();
            match std::thread::Builder::new().name("merge".into()).spawn(move || merge.run()) {
                Ok(thread) => self.0 = Some(thread),
                Err(_) => index.give_up_merge(),
            }
        }
    }
}

/// Everything about a resident that may be typed.
fn person(office: &Office, resident: &Resident) -> Person {
    let household = office.of::<Household>().get(resident.household);
    let head = household.and_then(|household| office.of::<Resident>().get(household.head));
    let address = household.map_or_else(lookup::Address::default, |household| lookup::Address {
        lane: household.address.lane.clone(),
        building: household.address.building.clone(),
        unit: household.address.unit.clone(),
        room: household.address.room.clone(),
    });
    Person {
        id: resident.id.0,
        name: resident.name.clone(),
        former_names: resident.other_names.split_whitespace().map(str::to_owned).collect(),
        id_number: resident.id_number.clone(),
        birth: resident.birth.map(|birth| (birth.year(), birth.month(), birth.day())),
        phones: resident.phones.clone(),
        address,
        // The group's usual word is its first alias; groups of health and aid are never searched by.
        tags: resident.groups.rows(OPEN).filter_map(|group| group.aliases.first()).map(|tag| (*tag).into()).collect(),
        head_name: head.filter(|head| head.id != resident.id).map_or_else(String::new, |head| head.name.clone()),
        here: resident.lives_here(),
        visits: office.naming::<VisitorLine, Resident>(resident.id).count() as u32,
    }
}

/// Residents whom the desk may mean today, and why.
pub(in crate::desk) fn meant_today(office: &Office, today: Date) -> Vec<(Id, Today)> {
    let mut meant = Vec::new();
    meant.extend(office.visitors_on(today).map(|line| (line.resident, Today::Served)));
    let expected = office.bookings_on(today).filter(|booking| booking.state == BookingState::Booked);
    meant.extend(expected.map(|booking| (booking.resident, Today::Expected)));
    let due = all_due(office, today).into_iter();
    meant.extend(due.map(|due| (due.resident, Today::Expected)));
    let open = office.of::<Issue>().all().filter(|issue| issue.is_open());
    meant.extend(open.flat_map(|issue| issue.raised_by.iter().map(|id| (*id, Today::OpenMatter))));
    let since = today.checked_sub(LATELY.days()).unwrap_or(today);
    let lately = office.by::<VisitorIndex>().on.range(since.at(0, 0, 0, 0)..today.at(0, 0, 0, 0));
    let lines = lately.filter_map(|id| office.of::<VisitorLine>().get(id));
    meant.extend(lines.map(|line| (line.resident, Today::Seen)));
    meant.retain(|(id, _)| !id.is_none());
    meant
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test says no by panicking")]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;
    use parking_lot::{Mutex, RwLock};

    use super::*;

    #[test]
    fn a_large_office_tells_how_far_its_index_reaches_until_it_is_whole() {
        let today = date(2026, 11, 23);
        let mut office = Office::default();
        for id in 1..=LARGE as u64 + 5 {
            let name = if id == LARGE as u64 + 5 { "谢秀英" } else { "王建国" };
            let record = Resident { id: Id(id), name: name.into(), ..Resident::default() };
            office.put(Id(id), 1, record);
        }
        office.begin_search(today);
        assert_eq!(office.search_reaches(), Some((0, LARGE + 5)));
        assert!(office.find("xxy", 10).unwrap().hits.is_empty());
        let folder = tempfile::tempdir().unwrap();
        let (shared, told) = (Arc::new(RwLock::new(office)), Mutex::new(vec![]));
        grow(&shared, &Cache::of(folder.path(), 1, "lookup", 1, crate::store::Safe::plain()), &|done, of| {
            told.lock().push((done, of));
        });
        assert_eq!(*told.lock(), [(LARGE, LARGE + 5), (LARGE + 5, LARGE + 5)]);
        let office = look(&shared);
        assert_eq!(office.search_reaches(), None);
        assert_eq!(office.find("xxy", 10).unwrap().hits.len(), 1);
    }
}
