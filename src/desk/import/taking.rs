//! One row of a register on its way in: its values, read and asked about; whom it means; and what it changes.

use jiff::civil::{Date, DateTime, Time};

use crate::desk::core::change::Change;
use crate::desk::core::clock::IdSource;
use crate::desk::core::kept::Kept;
use crate::desk::core::office::Office;
use crate::exchange::{Cell, Heading, Line, RowProblem};
use crate::model::field::FieldError;
use crate::model::people::doubt::{Answers, Choice, Matter, Question};
use crate::model::{Id, Kind, Record, Refusal, Resident, Value};

use super::merge::{Merged, Open as Unmerged, merge};
use super::row::RegisterRow;

/// What became of a row that was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Became {
    /// Something was entered.
    Added,
    /// Something that is known gained or changed something.
    Updated,
    /// All of it was known.
    Unchanged,
}

/// Why a row is not taken.
pub enum Open {
    /// Somebody must tell.
    Asks(Box<Question>),
    /// Somebody told that it stays out.
    LeftOut,
    Refused(Vec<RowProblem>),
    /// The desk cannot write it.
    Not(Refusal),
}

impl Open {
    /// A rule is against it.
    pub(in crate::desk) fn against(refusal: impl Into<Refusal>) -> Self {
        let refusal: Refusal = refusal.into();
        Self::Asks(Box::new(Question::Against(Box::new(refusal.without_ways()))))
    }
}

impl From<Refusal> for Open {
    fn from(refusal: Refusal) -> Self {
        Self::Not(refusal)
    }
}

impl From<Unmerged> for Open {
    fn from(open: Unmerged) -> Self {
        match open {
            Unmerged::Asks(question) => Self::Asks(question),
            Unmerged::LeftOut => Self::LeftOut,
        }
    }
}

/// A row, the office that it comes into, and what it changes there.
pub struct Taking<'a> {
    pub(in crate::desk) office: &'a Office,
    pub(in crate::desk) line: &'a Line,
    pub(in crate::desk) change: &'a mut Change,
    pub(in crate::desk) ids: &'a mut dyn IdSource,
    pub(in crate::desk) answers: &'a Answers,
    pub(in crate::desk) register: &'static RegisterRow,
    /// The moment of the import.
    pub(in crate::desk) now: DateTime,
    /// Who is at the desk.
    pub(in crate::desk) who: Id,
}

impl Taking<'_> {
    /// The row's number.
    pub(in crate::desk) fn row(&self) -> u32 {
        self.line.who.row
    }

    fn heading(&self, key: &str) -> Option<&'static Heading> {
        self.register.headings.iter().find(|heading| heading.key == key)
    }

    /// The value under a heading. One that does not fit is asked about, and refused where there is no record without it.
    pub(in crate::desk) fn value(&self, key: &str) -> Result<Value, Open> {
        let Some(heading) = self.heading(key) else { return Ok(Value::Empty) };
        match self.line.value(heading) {
            Ok(Value::Empty) if heading.must => Err(self.refused(key, FieldError::Required)),
            Ok(value) => Ok(value),
            Err(error) if heading.must => Err(self.refused(key, error)),
            Err(error) => self.bad(key, error).map(|()| Value::Empty),
        }
    }

    /// A value that does not fit: whether the row is taken without it.
    pub(in crate::desk) fn bad(&self, key: &str, error: FieldError) -> Result<(), Open> {
        let Some(heading) = self.heading(key) else { return Ok(()) };
        match self.answers.get(self.row(), Matter::Bad(self.register.kind, heading.key)) {
            Some(Choice::Without) => Ok(()),
            Some(Choice::LeaveOut) => Err(Open::LeftOut),
            _ => Err(Open::Asks(Box::new(Question::Bad {
                heading: self.line.heading(key).to_owned(),
                record: self.register.kind,
                key: heading.key,
                error,
                text: self.shown(heading),
                note: String::new(),
            }))),
        }
    }

    /// The row is refused for what stands under a heading, or is missing there.
    pub(in crate::desk) fn refused(&self, key: &str, error: FieldError) -> Open {
        let Some(heading) = self.heading(key) else { return Open::Refused(Vec::new()) };
        let written = self.line.heading(key);
        let name = if written.is_empty() { heading.label.zh } else { written };
        Open::Refused(vec![RowProblem {
            row: self.row(),
            heading: name.to_owned(),
            record: self.register.kind,
            key: heading.key,
            error,
            text: self.shown(heading),
        }])
    }

    /// The row names nobody, and is nothing without somebody.
    pub(in crate::desk) fn lacks_somebody(&self) -> Open {
        Open::Refused(vec![RowProblem {
            row: self.row(),
            heading: String::new(),
            record: Resident::KIND,
            key: "name",
            error: FieldError::Required,
            text: String::new(),
        }])
    }

    fn shown(&self, heading: &Heading) -> String {
        crate::exchange::shown(heading.class, self.cell(heading.key))
    }

    /// The cell under a heading.
    pub(in crate::desk) fn cell(&self, key: &str) -> &Cell {
        self.line.cell(key)
    }

    /// The text under a heading.
    pub(in crate::desk) fn text(&self, key: &str) -> Result<String, Open> {
        Ok(match self.value(key)? {
            Value::Text(text) => text,
            _ => String::new(),
        })
    }

    /// The day under a heading.
    pub(in crate::desk) fn day(&self, key: &str) -> Result<Option<Date>, Open> {
        Ok(match self.value(key)? {
            Value::Date(day) => Some(day),
            _ => None,
        })
    }

    /// The time of day under a heading.
    pub(in crate::desk) fn time(&self, key: &str) -> Result<Option<Time>, Open> {
        Ok(match self.value(key)? {
            Value::Time(time) => Some(time),
            _ => None,
        })
    }

    /// The number under a heading.
    pub(in crate::desk) fn number(&self, key: &str) -> Result<Option<i64>, Open> {
        Ok(match self.value(key)? {
            Value::Number(number) => Some(number),
            _ => None,
        })
    }

    /// The code under a heading; where there is none the usual one, else 0.
    pub(in crate::desk) fn choice(&self, key: &str) -> Result<u8, Open> {
        Ok(match self.value(key)? {
            Value::Choice(code) => code,
            _ => self.heading(key).map_or(0, |heading| heading.usual),
        })
    }

    /// Whether something is told under a heading.
    pub(in crate::desk) fn tells(&self, key: &str) -> bool {
        !self.line.text(key).is_empty()
    }

    /// A record as it stands once the rows before this one are written.
    pub(in crate::desk) fn after<R: Kept + Clone>(&self, id: Id) -> Option<R> {
        self.change.after(self.office, id)
    }

    /// The first record, as it stands once the rows before this one are written, that fits.
    pub(in crate::desk) fn find<R: Kept + Clone>(&self, fits: impl Fn(&R) -> bool) -> Option<R> {
        let written = self.change.ids::<R>().filter_map(|id| self.change.record::<R>(id)).find(|record| fits(record));
        written.or_else(|| {
            let known = self.office.of::<R>().all().filter(|record| fits(record));
            known
                .filter(|record| self.change.record::<R>(record.id()).is_none())
                .min_by_key(|record| record.id())
                .cloned()
        })
    }

    /// All records, as they stand once the rows before this one are written.
    pub(in crate::desk) fn all<R: Kept + Clone>(&self) -> impl Iterator<Item = R> {
        let written = self.change.ids::<R>().filter_map(|id| self.change.record::<R>(id));
        let known = self.office.of::<R>().all().filter(|record| self.change.record::<R>(record.id()).is_none());
        written.chain(known.cloned())
    }

    /// A new id.
    pub(in crate::desk) fn fresh(&mut self) -> Id {
        self.ids.fresh()
    }

    /// Writes a record.
    pub(in crate::desk) fn put<R: Kept>(&mut self, record: &R) -> Result<(), Open> {
        self.change.put(self.office, record).map_err(Open::Not)
    }

    /// A known record beside what the row says of it: what it gains is written; what differs is asked about.
    pub(in crate::desk) fn merge<R: Kept>(&mut self, known: &R, told: &R) -> Result<Became, Open> {
        let (row, answers) = (self.row(), self.answers);
        let answer = |kind: Kind, key: &'static str| answers.get(row, Matter::Value(kind, key));
        let Merged { record, .. } = merge(known, told, answer)?;
        match record {
            Some(record) => {
                self.put(&record)?;
                Ok(Became::Updated)
            }
            None => Ok(Became::Unchanged),
        }
    }
}
