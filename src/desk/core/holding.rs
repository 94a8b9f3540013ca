//! How records of days come into the office and leave it again.
//!
//! A rule that would decide on days that are not held must ask [`Office::needs`] first: the desk then reads them and
//! asks the rule again.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::desk::core::Not;
use crate::desk::core::days::Days;
use crate::desk::core::kept::{Entry as Leaving, Kept, LookedBack};
use crate::desk::core::keys::COMMUNITY;
use crate::desk::core::office::Office;
use crate::model::by_day::day_of;
use crate::model::{Id, Key, Kind, Refusal};
use crate::store::port::{Read as Reading, Rev, StoreError};

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
