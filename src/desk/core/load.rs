//! The office read from a store: by the desk that writes it, or by a reader beside that desk.

use std::sync::Arc;

use crate::model::{Care, Household, Record, Resident, Unique};
use crate::store::Safe;
use crate::store::port::{Committed, Read, Rev, StoreError};

use crate::desk::core::days::HeldDays;
use crate::desk::core::office::Office;

/// Commits whose stamps are read at the start, so that `u` knows what to take back.
const REMEMBERED: usize = 500;
/// Records after which progress is told.
const STEP: usize = 1_000;

impl Office {
    /// The office as a store holds it, its last commands included. It follows nothing.
    pub fn read(store: &dyn Read, safe: &Safe) -> Result<Self, StoreError> {
        Self::of_days(store, safe, HeldDays::default())
    }

    /// The same with only these days of what belongs to a day.
    pub(in crate::desk) fn of_days(store: &dyn Read, safe: &Safe, days: HeldDays) -> Result<Self, StoreError> {
        Self::load((days, safe), store, &mut |_| {})
    }

    /// Reads every record of the `days` through the safe, and the last commands; `progress` hears how many records were read.
    pub(in crate::desk) fn load(
        (days, safe): (HeldDays, &Safe),
        store: &dyn Read,
        progress: &mut dyn FnMut(usize),
    ) -> Result<Self, StoreError> {
        let mut office = Self::default().holding(days).opened_by(safe);
        let mut read = 0_usize;
        office.head = office.scan_near(store, &mut || {
            read += 1;
            if read.is_multiple_of(STEP) {
                progress(read);
            }
        })?;
        let head = office.head;
        office.remember_commands(head, store);
        Ok(office)
    }

    /// Reads the last commands, as far back as they can be read.
    pub(in crate::desk) fn remember_commands(&mut self, head: Rev, store: &dyn Read) {
        let mut last: Vec<Arc<Committed>> = Vec::new();
        for commit in store.pasts(1, head).rev().take(REMEMBERED) {
            let Ok(commit) = commit else {
                // The records are whole. What was done before cannot be taken back any more: what took it back already
                // may lie where nothing can be read.
                self.history_behind = last.last().map_or(head, |commit| commit.rev - 1);
                break;
            };
            last.push(commit);
        }
        for commit in last.into_iter().rev() {
            self.commands.follow(&commit);
        }
        self.head = head;
    }

    /// Lets go of people and households, for an import that holds none.
    pub(in crate::desk) fn forget_people(&mut self) {
        self.forget(&[Resident::KIND, Household::KIND, Care::KIND, Unique::KIND]);
    }
}
