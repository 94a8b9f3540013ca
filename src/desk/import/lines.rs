//! A register taken in: its rows one after the other into one change, which is one command and is taken back as one.
//!
//! A survey does the same and lets go of the change. What is entered already is found again row by row, so that the same
//! file a second time, or one that was cut off, adds only what is missing.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::Ordering;

use jiff::civil::{Date, DateTime};

use crate::desk::Desk;
use crate::desk::core;
use crate::desk::core::change::Change;
use crate::desk::core::clock::{IdSource, RandomIds};
use crate::desk::core::errand::{Errand, may};
use crate::desk::core::office::Office;
use crate::exchange::{Line, RefusedRow, Roster};
use crate::model::people::doubt::{Choice, Doubt, Matter, Question};
use crate::model::right::Rights;
use crate::model::{Id, Note, Refusal};

use super::row::RegisterRow;
use super::taking::{Became, Open, Taking};
use super::{ImportError, Imported, MOST_DOUBTS, Order, STEP, Survey, Tally, Tell, Told};

/// What the rows of a register come to.
#[derive(Default)]
struct Sum {
    tally: Tally,
    doubts: Vec<Doubt>,
    change: Change,
}

/// Who takes it in, and when.
struct By<'a> {
    ids: &'a mut dyn IdSource,
    now: DateTime,
    who: Id,
}

impl RegisterRow {
    /// Takes every row.
    fn go_through(
        &'static self,
        office: &Office,
        roster: &mut Roster,
        order: &Order<'_>,
        by: &mut By<'_>,
        tell: Tell<'_>,
    ) -> Result<Sum, ImportError> {
        office.knows_everybody()?;
        let mut sum = Sum::default();
        let mut rows = 0;
        while let Some(line) = roster.next_line() {
            self.sort(&line?, office, order, by, &mut sum, tell)?;
            rows += 1;
            if rows % STEP as u64 == 0 {
                tell(Told::Read(rows, roster.table().share_read()));
                if order.stop.load(Ordering::Relaxed) {
                    return Err(ImportError::Stopped);
                }
            }
        }
        tell(Told::Read(rows, 1.0));
        Ok(sum)
    }

    fn sort(
        &'static self,
        line: &Line,
        office: &Office,
        order: &Order<'_>,
        by: &mut By<'_>,
        sum: &mut Sum,
        tell: Tell<'_>,
    ) -> Result<(), ImportError> {
        if !line.who.warnings.is_empty() {
            tell(Told::Warned(&line.who));
        }
        let mut taking = Taking {
            office,
            line,
            change: &mut sum.change,
            ids: by.ids,
            answers: order.answers,
            register: self,
            now: by.now,
            who: by.who,
        };
        let became = taking.of_the_row().and_then(|()| (self.take)(&mut taking));
        match became {
            Ok(Became::Added) => sum.tally.added += 1,
            Ok(Became::Updated) => sum.tally.updated += 1,
            Ok(Became::Unchanged) => sum.tally.unchanged += 1,
            Err(Open::LeftOut) => sum.tally.left_out += 1,
            Err(Open::Not(refusal)) => return Err(refusal.into()),
            Err(Open::Asks(question))
                if order.answers.get(line.who.row, question.matter()) == Some(Choice::LeaveOut) =>
            {
                sum.tally.left_out += 1;
            }
            Err(Open::Asks(question)) => {
                sum.tally.doubtful += 1;
                let doubt = Doubt { row: line.who.row, name: line.who.person.name.clone(), question: *question };
                tell(Told::Doubtful(&line.who.cells, &doubt));
                if sum.doubts.len() < MOST_DOUBTS {
                    sum.doubts.push(doubt);
                }
            }
            Err(Open::Refused(problems)) => {
                sum.tally.refused += 1;
                tell(Told::Refused(&RefusedRow { row: line.who.row, cells: line.who.cells.clone(), problems }));
            }
        }
        Ok(())
    }
}

impl Taking<'_> {
    /// What the row as a whole leaves open, whatever register it is of.
    fn of_the_row(&self) -> Result<(), Open> {
        if !self.line.problems.is_empty() {
            return Err(Open::Refused(self.line.problems.clone()));
        }
        for open in &self.line.who.questions {
            use crate::exchange::Question as Asked;
            let (matter, question) = match open {
                Asked::Beyond(text) => (Matter::Beyond, Question::Beyond { text: text.clone() }),
                Asked::Encoding => (Matter::Encoding, Question::Encoding),
                // Of who somebody is, nothing is taken over; whoever cannot be told by the rest is asked about.
                Asked::Bad(_) | Asked::Century(_) | Asked::BirthAgainstId(_) | Asked::SexAgainstId(_) => continue,
            };
            match self.answers.get(self.row(), matter) {
                Some(Choice::LeaveOut) => return Err(Open::LeftOut),
                Some(_) => {}
                None => return Err(Open::Asks(Box::new(question))),
            }
        }
        Ok(())
    }
}

/// Reads a register through and says what would become of it in an office that was read beside the desk.
pub fn survey_register_beside(
    office: &Office,
    rights: Rights,
    (register, now): (&'static RegisterRow, DateTime),
    roster: &mut Roster,
    order: &Order<'_>,
    tell: Tell<'_>,
) -> Result<Survey, ImportError> {
    may(rights, Errand::Survey.right())?;
    let mut by = By { ids: &mut RandomIds, now, who: Id::NONE };
    let sum = register.go_through(office, roster, order, &mut by, tell)?;
    Ok(Survey { tally: sum.tally, doubts: sum.doubts, ..Survey::default() })
}

/// The days of which a register's rows speak.
pub fn days_of(register: &'static RegisterRow, mut roster: Roster) -> BTreeSet<Date> {
    let mut days = BTreeSet::new();
    while let Some(Ok(line)) = roster.next_line() {
        days.extend((register.days)(&line));
    }
    days
}

impl Desk {
    /// [`Desk::survey_register`], once it is known that whoever asks may.
    pub(in crate::desk) fn plan_register(
        &mut self,
        register: &'static RegisterRow,
        (roster, days): (&mut Roster, BTreeSet<Date>),
        order: &Order<'_>,
        tell: Tell<'_>,
    ) -> Result<Survey, ImportError> {
        self.hold(days)?;
        let now = self.now();
        let mut by = By { ids: &mut RandomIds, now, who: Id::NONE };
        let sum = register.go_through(&self.office(), roster, order, &mut by, tell)?;
        Ok(Survey { tally: sum.tally, doubts: sum.doubts, ..Survey::default() })
    }

    /// [`Desk::import_register`], once it is known that whoever asks may.
    pub(in crate::desk) fn take_in_register(
        &mut self,
        register: &'static RegisterRow,
        (roster, days): (&mut Roster, BTreeSet<Date>),
        order: &Order<'_>,
        tell: Tell<'_>,
    ) -> Result<Imported, ImportError> {
        self.hold(days)?;
        let (now, who) = (self.now(), self.at_the_desk());
        let before = self.office().unfinished_imports().find(|unfinished| unfinished.file == order.file);
        let bulk = before.and_then(|before| self.cut_off(before.command));
        let Sum { tally, mut change, .. } = {
            let office = std::sync::Arc::clone(&self.office);
            let mut by = By { ids: self.ids.as_mut(), now, who };
            register.go_through(&crate::desk::look(&office), roster, order, &mut by, tell)?
        };
        // A command that was cut off once all of it was written still lacks its last part, which holds a record.
        if change.is_empty() && bulk.is_some() {
            self.put_anybody(&mut change)?;
        }
        if !change.is_empty() {
            let mut bulk = match bulk {
                Some(bulk) => bulk,
                None => self.begin_bulk(),
            };
            let note = Note::Desk(core::Did::Brought {
                kind: register.kind,
                rows: before.map_or(0, |before| before.added) + tally.added + tally.updated,
                file: order.file,
                name: order.name.clone(),
            });
            self.write_bulk(&mut bulk, change, note, true)?;
        }
        Ok(Imported { tally, ..Imported::default() })
    }

    fn put_anybody(&self, change: &mut Change) -> Result<(), Refusal> {
        match self.anybody()? {
            Some((_, anybody)) => change.put(&self.office(), &anybody),
            None => Ok(()),
        }
    }
}

/// A file's name as history keeps it: without its folder, and no longer than a line takes.
pub fn file_name(path: &Path) -> String {
    const LONGEST: usize = 60;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    crate::model::fold::same::visible(&name).chars().take(LONGEST).collect()
}
