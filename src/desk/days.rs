//! Which days of the records that belong to a day are in memory: the near ones from the start, an older month when
//! somebody looks at it. A year of meals makes no desk open later.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::PoisonError;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::canteen::day_of;
use crate::model::{Key, Kind, Refusal};
use crate::store::port::{Rev, StoreError, Visit};

use super::change::COMMUNITY;
use super::office::Office;
use super::{Desk, refused};

/// How many days back a desk opens with.
const BACK: i64 = 45;

/// The days that are held.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HeldDays {
    /// From this day on; without one, all of them.
    from: Option<Date>,
    /// Older months that were read, by their first day.
    months: BTreeSet<Date>,
}

impl HeldDays {
    /// The days near this one, and all later ones.
    pub fn near(today: Date) -> Self {
        Self { from: Some(today.saturating_sub(BACK.days())), months: BTreeSet::new() }
    }

    /// Whether a day is held.
    pub fn has(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) || self.months.contains(&day.first_of_month())
    }
}

impl Office {
    /// Reads every kind of record, of those that belong to a day only what [`Office::days`] holds: later days come
    /// first in the store, so that the scan ends at the first old one.
    pub(super) fn scan_near(
        &mut self,
        scan: impl Fn(&[u8], Visit<'_>) -> Result<Rev, StoreError>,
        told: &mut dyn FnMut(),
    ) -> Result<Rev, StoreError> {
        let mut head = 0;
        for number in 0..=u8::MAX {
            let by_day = Kind::from_number(number).is_some_and(Kind::is_by_day);
            head = scan(&Key::prefix_of(COMMUNITY, number), &mut |key, entry| {
                let old = by_day && Key::read(key).is_some_and(|key| !self.days.has(day_of(key.id)));
                if old {
                    return ControlFlow::Break(());
                }
                self.enter(key, &entry.value, entry.rev);
                told();
                ControlFlow::Continue(())
            })?;
        }
        Ok(head)
    }
}

impl Desk {
    /// Reads the month of a day that is not held, so that it can be looked at.
    pub fn recall(&mut self, day: Date) -> Result<(), Refusal> {
        let mut office = self.office.write().unwrap_or_else(PoisonError::into_inner);
        if office.days.has(day) {
            return Ok(());
        }
        let first = day.first_of_month();
        for kind in Kind::ALL.into_iter().filter(|kind| kind.is_by_day()) {
            for ahead in 0..i64::from(first.days_in_month()) {
                let Ok(date) = first.checked_add(ahead.days()) else { continue };
                let mut prefix = Key::prefix_of(COMMUNITY, kind as u8);
                let day = (crate::model::canteen::day_id(date, 0).0 >> 48) as u16;
                prefix.extend(day.to_be_bytes());
                self.store
                    .scan(&prefix, &mut |key, entry| {
                        office.enter(key, &entry.value, entry.rev);
                        ControlFlow::Continue(())
                    })
                    .map_err(refused)?;
            }
        }
        office.days.months.insert(first);
        Ok(())
    }
}
