//! Who looked at whom: gathered in memory, one line a person and serving, and written with the next command or a minute
//! later at the latest; never a commit a key.

use std::ops::ControlFlow;

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime};

use crate::desk::core::change::Change;
use crate::desk::core::history::Version;
use crate::desk::core::keys::COMMUNITY;
use crate::desk::core::office::Office;
use crate::desk::operators::looking::Line;
use crate::desk::operators::{Did, Not};
use crate::desk::{Desk, Done, refused};
use crate::model::by_day::day_id;
use crate::model::code::by_number;
use crate::model::field::FieldError;
use crate::model::operators::look::{HOW, LIST, how, way};
use crate::model::operators::rules::MANY_REVEALS;
use crate::model::operators::{CallList, Looked, WATCH};
use crate::model::register::REVEAL_REASON;
use crate::model::{Export, Id, Key, Note, Record, Refusal, Resident, Reveal};
use crate::store::port::Commit;

/// Whoever was served so short a time ago may be looked at again without standing out.
const WITHIN: SignedDuration = SignedDuration::from_hours(1);

/// A reveal that stands out, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// So many by one operator in a day.
    Many { who: Id, times: usize },
    /// Of somebody who was not served within the hour.
    Unserved { who: Id, resident: Id, at: DateTime },
}

impl Office {
    /// What of a day's reveals stands out: single ones alone, lists and emergencies apart.
    pub fn standing_out(&self, day: Date) -> Vec<Standing> {
        let most = usize::try_from(self.rule(&MANY_REVEALS, day).value).unwrap_or(usize::MAX);
        let mut single: Vec<&Reveal> =
            self.of::<Reveal>().all().filter(|one| one.way == way::SINGLE && one.at.date() == day).collect();
        single.sort_by_key(|one| (one.who, one.at, one.id));
        let mut all = Vec::new();
        for of_one in single.chunk_by(|one, other| one.who == other.who) {
            if let (Some(first), true) = (of_one.first(), of_one.len() > most) {
                all.push(Standing::Many { who: first.who, times: of_one.len() });
            }
        }
        let unserved = single.into_iter().filter(|one| !one.served);
        all.extend(unserved.map(|one| Standing::Unserved { who: one.who, resident: one.resident, at: one.at }));
        all
    }
}

impl Desk {
    /// Somebody was looked at in this way, of [`how`]. A new serving begins a new line for everybody.
    pub(in crate::desk) fn look_at(&mut self, resident: Id, by: u8) {
        let (who, at) = (self.at_the_desk(), self.clock.now());
        let same = |line: &Line| line.looked.resident == resident && line.looked.who == who;
        let same_day = |line: &Line| line.looked.first.date() == at.date();
        if by == how::SERVED && !self.looks.0.iter().any(same) {
            self.looks.0.retain(|line| !line.written);
        }
        if by_number(HOW, by).is_none() || resident.is_none() {
            return;
        }
        let begun = self.looks.0.iter_mut().find(|line| same(line) && same_day(line));
        if let Some(line) = begun {
            line.looked.how |= 1 << by;
            line.looked.last = at;
            line.written = false;
            return;
        }
        let id = day_id(at.date(), self.fresh().0);
        let looked = Looked { id, resident, who, how: 1 << by, first: at, last: at };
        self.looks.0.push(Line { looked, written: false });
    }

    /// Whether somebody was served here within the hour.
    pub(in crate::desk) fn was_served(&self, resident: Id, now: DateTime) -> bool {
        let within = |looked: &Looked| {
            looked.resident == resident && looked.is(how::SERVED) && now.duration_since(looked.last) <= WITHIN
        };
        self.looks.0.iter().any(|line| within(&line.looked)) || self.office().of::<Looked>().all().any(within)
    }

    /// The lines that wait, as one more commit behind a command's own: they cost no sync of theirs.
    pub(in crate::desk) fn looks_to_write(&mut self) -> Option<Commit> {
        if !self.looks.wait() || self.index.is_some() || self.only_looks() || self.office().for_looking {
            return None;
        }
        let mut change = Change::default();
        let mut lines = 0;
        for line in self.looks.0.iter().filter(|line| !line.written) {
            // A line that does not fit waits: what is said of it is said by whoever writes it next.
            lines += u32::from(change.put(&self.office(), &line.looked).is_ok());
        }
        let first = change.into_commits().into_iter().next()?;
        Some(self.commit_of(first, Note::Operators(Did::LooksKept { lines })))
    }

    /// They are durable; of whoever is not being served any more nothing is remembered.
    pub(in crate::desk) fn looks_are_written(&mut self) {
        for line in &mut self.looks.0 {
            line.written = true;
        }
    }

    /// Writes down what waits.
    pub(in crate::desk) fn keep_looks(&mut self) -> Result<(), Refusal> {
        let Some(commit) = self.looks_to_write() else { return Ok(()) };
        let outcomes = self.store.commit_all(std::slice::from_ref(&commit)).map_err(refused)?;
        self.took_in(&commit, &outcomes);
        Ok(())
    }

    /// A list is opened to call people on it, with one reason: that is written down before a number is seen.
    pub(in crate::desk) fn open_call_list(&mut self, list: u8, people: u32, reason: u8) -> Result<Done, Refusal> {
        if by_number(LIST, list).is_none() {
            return Err(Refusal::field("list", FieldError::NotAChoice));
        }
        if by_number(REVEAL_REASON, reason).is_none() {
            return Err(Refusal::field("reason", FieldError::NotAChoice));
        }
        if people == 0 {
            return Err(Refusal::from(Not::NobodyToCall));
        }
        let (at, who) = (self.now(), self.at_the_desk());
        let opened = CallList { id: self.fresh(), at, list, reason, people, who };
        let mut change = Change::default();
        change.put(&self.office(), &opened)?;
        self.commit(change, Note::Operators(Did::ListOpened { list, reason, people }))
    }

    /// Everybody's lines about a resident that are kept, the newest first.
    pub(in crate::desk) fn looks_at(&self, resident: Id) -> Result<Vec<(u64, Looked)>, Refusal> {
        let mut lines = Vec::new();
        let office = self.office();
        let scanned = self.store.scan(&Key::prefix_of(COMMUNITY, Looked::KIND), &mut |key, entry| {
            if let Ok(Some(looked)) = office.safe.read::<Looked>(key, &entry.value)
                && looked.resident == resident
            {
                lines.push((entry.rev, looked));
            }
            ControlFlow::Continue(())
        });
        scanned.map_err(refused)?;
        lines.sort_by_key(|(_, looked)| std::cmp::Reverse((looked.first, looked.id)));
        Ok(lines)
    }

    /// The same as lines of a resident's history, with the files in which everybody left the desk; nothing for whoever
    /// may not see it.
    pub(in crate::desk) fn versions_of_looks(&self, resident: Id) -> Result<Vec<Version>, Refusal> {
        let office = self.office();
        if !office.may(WATCH, self.today()) {
            return Ok(Vec::new());
        }
        let mut versions = Vec::new();
        for (rev, looked) in self.looks_at(resident)? {
            let note = Did::Looked { resident, how: looked.how, until: looked.last };
            versions.push(Version {
                command: 0,
                rev,
                who: office.name_of_operator(looked.who).to_owned(),
                at: looked.first,
                note: Some(Note::Operators(note)),
                fields: Vec::new(),
            });
        }
        let residents = crate::desk::people::export::RESIDENTS.number;
        for row in office.of::<Export>().all().filter(|export| export.what == residents) {
            let note = crate::desk::core::Did::Exported { what: row.what, rows: row.rows, of: row.id };
            versions.push(Version {
                command: 0,
                rev: office.of::<Export>().row(row.id).map_or(0, |row| row.rev),
                who: office.name_of_operator(row.who).to_owned(),
                at: row.at,
                note: Some(Note::Desk(note)),
                fields: Vec::new(),
            });
        }
        Ok(versions)
    }

    /// Whom a record is about.
    pub(in crate::desk) fn person_of(&self, record: Id) -> Id {
        let office = self.office();
        if office.of::<Resident>().get(record).is_some() {
            return record;
        }
        let row = office.kinds().iter().find(|row| row.part_of.is_none() && (row.has)(&office, record));
        row.map_or(Id::NONE, |row| (row.subject)(&office, record))
    }
}
