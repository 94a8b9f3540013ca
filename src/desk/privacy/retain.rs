//! A run of retention: what was kept long enough goes, class by class and year by year, as one command that can be
//! stopped between two pieces.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use crate::desk::core::bulk::ENOUGH;
use crate::desk::core::change::Change;
use crate::desk::core::keys::COMMUNITY;
use crate::desk::core::retention::RETENTION;
use crate::desk::privacy::due::{Due, Found, found};
use crate::desk::privacy::erase::LetGo;
use crate::desk::privacy::{Did, Not};
use crate::desk::{Desk, Done, refused};
use crate::model::privacy::{KEPT_LONG_ENOUGH, PERSON, Purge};
use crate::model::{Key, Note, Period, Refusal};
use crate::store::envelope;

impl Desk {
    /// What was kept long enough.
    pub(in crate::desk) fn what_is_due(&self) -> Result<Due, Refusal> {
        let office = self.office();
        found(&office, self.store.as_ref(), &self.settings.safe, self.today()).map(|found| found.due).map_err(refused)
    }

    /// Takes away whatever was kept long enough; `stop` is asked between two pieces.
    pub fn take_away(&mut self, stop: &dyn Fn() -> bool) -> Result<Done, Refusal> {
        self.may(Some(crate::model::privacy::RETAIN))?;
        self.judged((None, None), |desk| desk.retain(stop))
    }

    /// The same, once it is known that whoever asks may.
    pub(in crate::desk) fn retain(&mut self, stop: &dyn Fn() -> bool) -> Result<Done, Refusal> {
        let today = self.today();
        let Found { records, people, due } = {
            let office = self.office();
            found(&office, self.store.as_ref(), &self.settings.safe, today).map_err(refused)?
        };
        if due.is_empty() {
            return Err(Refusal::from(Not::NothingDue));
        }
        let mut bulk = self.begin_bulk();
        let (mut gone, mut went, mut stopped) = (LetGo::default(), 0_u32, false);
        let mut by: BTreeMap<(usize, i16), u32> = BTreeMap::new();
        let touched: BTreeSet<Period> = records.iter().map(|one| one.period).collect();
        let note = |records, people, stopped| Note::Privacy(Did::Retained { records, people, stopped });
        for piece in records.chunks(ENOUGH) {
            stopped = stop();
            if stopped {
                break;
            }
            let mut change = Change::default();
            for one in piece {
                change.strike(one.key.clone(), one.rev);
                *by.entry(one.of).or_default() += 1;
                gone.keys.push(one.key.clone());
            }
            went += piece.len() as u32;
            self.write_bulk(&mut bulk, change, note(went, 0, false), false)?;
        }
        let mut erased = 0;
        for person in people {
            stopped = stopped || stop();
            if stopped {
                break;
            }
            let mut change = Change::default();
            let theirs = self.strike_out(&mut change, (person, PERSON), KEPT_LONG_ENOUGH)?;
            went += theirs.records;
            erased += 1;
            gone.subjects.extend(theirs.subjects);
            self.write_bulk(&mut bulk, change, note(went, erased, false), false)?;
        }
        let mut change = Change::default();
        let (at, who) = (self.now(), self.at_the_desk());
        for ((class, year), records) in by {
            let class = RETENTION.get(class).map_or(0, |row| row.number);
            let purge = Purge { id: self.fresh(), class, year, at, who, records };
            change.put(&self.office(), &purge)?;
        }
        gone.periods = self.emptied(&touched)?;
        let secret = self.renew_guards(&mut change)?;
        gone.keys.extend(secret);
        let note = note(went, erased, stopped);
        self.write_bulk(&mut bulk, change, note.clone(), true)?;
        self.let_go_of(gone)?;
        Ok(Done { command: bulk.command, note, record: None, file: None, opened: None })
    }

    /// Those of these periods of which nothing stands any more: their keys go, and whatever was ever sealed under them.
    fn emptied(&self, touched: &BTreeSet<Period>) -> Result<Vec<Period>, Refusal> {
        let mut empty: BTreeSet<Period> = touched.iter().copied().filter(|period| *period != Period::NONE).collect();
        self.store
            .scan(&Key::prefix(COMMUNITY), &mut |bytes, entry| {
                if let Ok(label) = envelope::label(bytes, &entry.value) {
                    empty.remove(&label.period);
                }
                ControlFlow::Continue(())
            })
            .map_err(refused)?;
        Ok(empty.into_iter().collect())
    }
}
