//! The office read from a store: by the desk that writes it, or by a reader beside that desk.

use crate::model::{Care, Household, Record, Resident, Unique};
use std::sync::Arc;

use crate::store::Reader;
use crate::store::port::{Committed, Rev, StoreError, Visit};

use crate::desk::core::days::HeldDays;
use crate::desk::core::office::Office;

/// Commits whose stamps are read at the start, so that `u` knows what to take back.
const REMEMBERED: Rev = 500;
/// Records after which progress is told.
const STEP: usize = 1_000;

impl Office {
    /// The office as a reader sees it, its last commands included. It follows nothing.
    pub fn read(reader: &Reader) -> Result<Self, StoreError> {
        Self::of_days(reader, HeldDays::default())
    }

    /// The same with only these days of what belongs to a day.
    pub(in crate::desk) fn of_days(reader: &Reader, days: HeldDays) -> Result<Self, StoreError> {
        Self::load(days, |prefix, visit| reader.scan(prefix, visit), |rev| reader.past(rev), &mut |_| {})
    }

    /// Reads every record of the `days` and the last commands; `progress` hears how many records were read.
    pub(in crate::desk) fn load(
        days: HeldDays,
        scan: impl Fn(&[u8], Visit<'_>) -> Result<Rev, StoreError>,
        past: impl Fn(Rev) -> Result<Option<Arc<Committed>>, StoreError>,
        progress: &mut dyn FnMut(usize),
    ) -> Result<Self, StoreError> {
        let mut office = Self::default().holding(days);
        let mut read = 0_usize;
        office.head = office.scan_near(scan, &mut || {
            read += 1;
            if read.is_multiple_of(STEP) {
                progress(read);
            }
        })?;
        let head = office.head;
        office.remember_commands(head, past)?;
        Ok(office)
    }

    /// Reads the last commands.
    pub(in crate::desk) fn remember_commands(
        &mut self,
        head: Rev,
        past: impl Fn(Rev) -> Result<Option<Arc<Committed>>, StoreError>,
    ) -> Result<(), StoreError> {
        for rev in head.saturating_sub(REMEMBERED) + 1..=head {
            if let Some(commit) = past(rev)? {
                self.commands.follow(&commit);
            }
        }
        self.head = head;
        Ok(())
    }

    /// Lets go of people and households, for an import that holds none.
    pub(in crate::desk) fn forget_people(&mut self) {
        self.forget(&[Resident::KIND, Household::KIND, Care::KIND, Unique::KIND]);
    }
}
