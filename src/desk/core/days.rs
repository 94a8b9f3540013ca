//! Which days of the records that belong to a day are in memory: the near ones from the start, older ones when somebody
//! looks at them or a rule needs them. A year of bookings, meals and visitors makes no desk open later.
//!
//! A rule that would decide on days that are not held must ask [`Office::needs`] first: the desk then reads them and
//! asks the rule again.

use crate::desk::core::Not;
use std::collections::BTreeSet;
use std::ops::ControlFlow;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::by_day::{day_id, day_of};
use crate::model::center::rules::NO_SHOW_DAYS;
use crate::model::when::monday_of;
use crate::model::{Id, Key, Kind, Refusal};
use crate::store::port::{Entry, Read as Reading, Rev, StoreError};

use crate::desk::core::change::COMMUNITY;
use crate::desk::core::kept::{Days, Entry as Leaving, Kept, LookedBack};
use crate::desk::core::office::Office;
use crate::desk::{Desk, refused};

/// How many days back a desk opens with: the week that Today asks about, and a day.
const BACK: i64 = 8;

/// The days that are held.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HeldDays {
    /// From this day on; without one, all of them.
    from: Option<Date>,
    /// Older days that were read.
    older: BTreeSet<Date>,
}

impl HeldDays {
    /// The days near this one, and all later ones.
    pub fn near(today: Date) -> Self {
        Self { from: Some(today.saturating_sub(BACK.days())), older: BTreeSet::new() }
    }

    /// Whether a day is held.
    pub fn has(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) || self.older.contains(&day)
    }

    /// Whether all that is kept of a kind under a day is held.
    pub fn has_all(&self, kind: Days, day: Date) -> bool {
        kind == Days::All
            || self.from.is_none_or(|from| from <= day)
            || kind == Days::Judged && self.older.contains(&day)
    }

    /// How many older days were read: a pane that shows some of them draws anew when this changes.
    pub fn read(&self) -> usize {
        self.older.len()
    }
}

/// The days of a month, and those of its weeks that belong to other months: what a calendar page shows.
fn page_of(day: Date) -> impl Iterator<Item = Date> {
    let last = day.last_of_month();
    let sunday = monday_of(last).saturating_add(6.days());
    monday_of(day.first_of_month()).series(1.day()).take_while(move |day| *day <= sunday)
}

impl Office {
    /// Reads every kind of record, of those that belong to a day only what [`Office::days`] holds: later days come
    /// first in the store, so that the scan ends at the first old one.
    pub(in crate::desk) fn scan_near(
        &mut self,
        store: &dyn Reading,
        told: &mut dyn FnMut(),
    ) -> Result<Rev, StoreError> {
        // Other desks write meanwhile: what the first look did not see yet is told again, and taken in once.
        let mut head = Rev::MAX;
        for number in 0..=u8::MAX {
            head = head.min(self.scan_kind(number, store, told)?);
        }
        Ok(head)
    }

    /// The same of one kind, by its number.
    pub(in crate::desk) fn scan_kind(
        &mut self,
        number: u8,
        store: &dyn Reading,
        told: &mut dyn FnMut(),
    ) -> Result<Rev, StoreError> {
        let by_day = self.row_of(Kind(number)).is_some_and(|row| row.days != Days::All);
        store.scan(&Key::prefix_of(COMMUNITY, Kind(number)), &mut |key, entry| {
            let old = by_day && Key::read(key).is_some_and(|key| !self.days.has(day_of(key.id)));
            if old {
                return ControlFlow::Break(());
            }
            self.enter(key, &entry.value, entry.rev);
            told();
            ControlFlow::Continue(())
        })
    }

    /// Refused where one of these days is not held: nothing may be decided then.
    pub(in crate::desk) fn needs(&self, from: Date, until: Date) -> Result<(), Refusal> {
        let held = from.series(1.day()).take_while(|day| *day <= until).all(|day| self.days.has(day));
        if held { Ok(()) } else { Err(Refusal::from(Not::NotHeld { from, until })) }
    }

    /// Lets go of everything of these days but who did not come.
    pub(in crate::desk) fn let_go(&mut self, days: &BTreeSet<Date>) {
        for row in self.kinds().iter().filter(|row| row.days == Days::Judged) {
            (row.let_go)(self, days);
        }
        self.days.older.retain(|day| !days.contains(day));
    }
}

/// Lets go of the records of a type on these days.
pub(in crate::desk) fn let_go<R: Kept>(office: &mut Office, days: &BTreeSet<Date>) {
    let all = office.table::<R>().all().map(R::id);
    let old: Vec<Id> = all.filter(|id| days.contains(&day_of(*id))).collect();
    for id in old {
        office.take_out::<R>(id, Leaving::LetGo);
    }
}

/// Keeps what is remembered of a stored value on a day that the desk looks back at.
pub(in crate::desk) fn look_back<R: Kept>(office: &mut Office, key: &[u8], value: &[u8], rev: Rev, id: Id) {
    // A record that does not open is named when its day is read, and by `linli check`.
    let Ok(Some(record)) = office.safe.read::<R>(key, value) else { return };
    match record.looked_back(office) {
        LookedBack::Nothing => {}
        LookedBack::Indexed => office.remember(&record),
        LookedBack::Whole => office.put(id, rev, record),
    }
}

/// What stands under a day's keys of one kind.
type Read = Vec<(Vec<u8>, Entry)>;

impl Desk {
    /// Reads the month of a day that is not held, so that it can be looked at.
    pub fn recall(&mut self, day: Date) -> Result<(), Refusal> {
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

    /// Reads every record of a day not held that names this one and was written after a revision: a person's whole
    /// past, without holding the days.
    pub(in crate::desk) fn bring(&mut self, named: Key, since: Rev) -> Result<(), Refusal> {
        let kinds = self.office().kinds();
        for row in kinds.iter().filter(|row| row.days != Days::All && (row.refers_to)(named.kind)) {
            let mut found = Read::new();
            {
                let office = self.office();
                let scanned = self.store.scan(&Key::prefix_of(COMMUNITY, row.kind), &mut |key, entry| {
                    let old = Key::read(key).is_some_and(|key| !office.days.has_all(row.days, day_of(key.id)));
                    if old && entry.rev > since && (row.names)(&office.safe, key, &entry.value, named.kind, named.id) {
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
