//! Older days, read when somebody looks at them or a rule asks for them.

use std::collections::{BTreeSet, HashSet};
use std::ops::ControlFlow;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::desk::core::days::Days;
use crate::desk::core::kept::Kept;
use crate::desk::core::keys::COMMUNITY;
use crate::desk::core::kind::KindRow;
use crate::desk::core::office::Office;
use crate::desk::{Desk, refused};
use crate::model::by_day::{day_id, day_of};
use crate::model::center::rules::NO_SHOW_DAYS;
use crate::model::when::monday_of;
use crate::model::{Id, Key, Kind, Refusal};
use crate::store::port::{Entry, Rev};

/// The days of a month, and those of its weeks that belong to other months: what a calendar page shows.
fn page_of(day: Date) -> impl Iterator<Item = Date> {
    let last = day.last_of_month();
    let sunday = monday_of(last).saturating_add(6.days());
    monday_of(day.first_of_month()).series(1.day()).take_while(move |day| *day <= sunday)
}

/// What stands under a day's keys of one kind.
type Read = Vec<(Vec<u8>, Entry)>;

impl Desk {
    /// Reads the month of a day that is not held, so that it can be looked at.
    pub(in crate::desk) fn recall(&mut self, day: Date) -> Result<(), Refusal> {
        self.hold(page_of(day)).map(drop)
    }

    /// Reads those of the days that are not held, each in a moment of its own; answers which they were.
    pub(in crate::desk) fn hold(&mut self, days: impl IntoIterator<Item = Date>) -> Result<BTreeSet<Date>, Refusal> {
        let missing = {
            let office = self.office();
            days.into_iter().filter(|day| !office.days.has(*day)).collect::<BTreeSet<Date>>()
        };
        for day in &missing {
            let mut read = Read::new();
            let kinds = self.office().kinds();
            for row in kinds.iter().filter(|row| row.days == Days::Judged) {
                read.extend(self.read_day(row.kind, *day)?);
            }
            let mut office = self.office.write();
            for (key, entry) in read {
                office.enter(&key, &entry.value, entry.rev);
            }
            office.days.older.insert(*day);
        }
        Ok(missing)
    }

    /// Looks at the office while it holds these days, and lets go again of those that were read for it.
    pub(in crate::desk) fn while_held<T>(
        &mut self,
        days: impl IntoIterator<Item = Date>,
        look: impl FnOnce(&Office) -> T,
    ) -> Result<T, Refusal> {
        let read = self.hold(days)?;
        let seen = look(&self.office());
        if !read.is_empty() {
            self.office.write().let_go(&read);
        }
        Ok(seen)
    }

    /// The days before the held ones of which a desk must know who did not come, the latest first; so many days back
    /// were looked at already.
    pub fn days_to_look_back(&self, looked: i64) -> Vec<Date> {
        let today = self.today();
        let back = looked + 1..=self.rule_today(&NO_SHOW_DAYS);
        let days = back.filter_map(|back| today.checked_sub(back.days()).ok());
        let office = self.office();
        days.filter(|day| !office.days.has(*day)).collect()
    }

    /// Remembers of an old day what is asked of past days (who did not come, who was here last), without holding it.
    pub fn look_back(&mut self, day: Date) -> Result<(), Refusal> {
        let kinds = self.office().kinds();
        for row in kinds.iter().filter(|row| row.days != Days::All) {
            let read = self.read_day(row.kind, day)?;
            let mut office = self.office.write();
            for (key, entry) in read {
                if let Some(place) = Key::read(&key) {
                    (row.look_back)(&mut office, &key, &entry.value, entry.rev, place.id);
                }
            }
        }
        Ok(())
    }

    /// Reads one record of a day that is perhaps not held.
    pub(in crate::desk) fn fetch_old(&mut self, key: Key) -> Result<(), Refusal> {
        let bytes = key.bytes();
        if let Some(entry) = self.store.get(&bytes).map_err(refused)? {
            self.office.write().enter(&bytes, &entry.value, entry.rev);
        }
        Ok(())
    }

    /// Visits the records of a kind that are kept of a day, held or not; those that do not decode are left out.
    pub(in crate::desk) fn each_on<R: Kept>(&self, day: Date, mut visit: impl FnMut(R)) -> Result<(), Refusal> {
        for (key, entry) in self.read_day(R::KIND, day)? {
            if let Ok(Some(record)) = self.settings.safe.read::<R>(&key, &entry.value) {
                visit(record);
            }
        }
        Ok(())
    }

    /// Reads every record of a day not held that names one of these and was written after a revision: people's whole
    /// past, without holding the days. One look at each kind, however many are named.
    pub(in crate::desk) fn bring(&mut self, named: &HashSet<(Kind, Id)>, since: Rev) -> Result<(), Refusal> {
        let kinds = self.office().kinds();
        let of: BTreeSet<Kind> = named.iter().map(|(kind, _)| *kind).collect();
        let ids: HashSet<Id> = named.iter().map(|(_, id)| *id).collect();
        let meant =
            |kind: Kind, id: Id| if kind == Kind::ANY { ids.contains(&id) } else { named.contains(&(kind, id)) };
        let refers = |row: &KindRow| of.iter().any(|kind| (row.refers_to)(*kind));
        for row in kinds.iter().filter(|row| row.days != Days::All && refers(row)) {
            let mut found = Read::new();
            {
                let office = self.office();
                let scanned = self.store.scan(&Key::prefix_of(COMMUNITY, row.kind), &mut |key, entry| {
                    let old = Key::read(key).is_some_and(|key| !office.days.has_all(row.days, day_of(key.id)));
                    if old && entry.rev > since && (row.names)(&office.safe, key, &entry.value, &meant) {
                        found.push((key.to_vec(), entry));
                    }
                    ControlFlow::Continue(())
                });
                scanned.map_err(refused)?;
            }
            let mut office = self.office.write();
            for (key, entry) in found {
                office.enter(&key, &entry.value, entry.rev);
            }
        }
        Ok(())
    }

    /// What is kept of a kind under a day.
    fn read_day(&self, kind: Kind, day: Date) -> Result<Read, Refusal> {
        let mut prefix = Key::prefix_of(COMMUNITY, kind);
        prefix.extend(&day_id(day, 0).0.to_be_bytes()[..2]);
        let mut read = Read::new();
        let scanned = self.store.scan(&prefix, &mut |key, entry| {
            read.push((key.to_vec(), entry.clone()));
            ControlFlow::Continue(())
        });
        scanned.map(|_| read).map_err(refused)
    }
}
