//! What stands in the lists of an activity: supplies, tasks, units, entries of a contest, press.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::activities::codes::TASK_DONE;
use crate::model::field::{
    Column, FieldError, FieldKind, Value, as_choice, as_date, as_int, as_ref, as_text, reference,
};
use crate::model::{Id, Record, Resident, Unit};

/// Something that is needed, and who brings it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Need {
    pub what: String,
    pub pieces: u32,
    /// Who brings it.
    pub by: String,
}

/// What stands in a list of [`Need`].
pub static NEEDS: &[Column] = &[
    Column::shown("needs.what", FieldKind::Text(20)).required(),
    Column::shown("needs.pieces", FieldKind::Number(0, 100_000)),
    Column::shown("needs.by", FieldKind::Text(20)),
];

impl Need {
    pub(super) fn row(&self) -> Vec<Value> {
        vec![Value::text(&self.what), Value::Number(self.pieces.into()), Value::text(&self.by)]
    }

    pub(super) fn read(row: Vec<Value>) -> Result<Self, FieldError> {
        let [what, pieces, by] = <[Value; 3]>::try_from(row).map_err(|_| FieldError::WrongKind)?;
        Ok(Self { what: as_text(what)?, pieces: as_int(&pieces)?, by: as_text(by)? })
    }
}

/// Something that is to be done.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Task {
    pub what: String,
    /// Who does it.
    pub who: String,
    /// By when.
    pub by: Option<Date>,
    /// Of [`TASK_DONE`]; 0 while it is not.
    pub done: u8,
}

/// What stands in a list of [`Task`].
pub static TASKS: &[Column] = &[
    Column::shown("tasks.what", FieldKind::Text(30)).required(),
    Column::shown("tasks.who", FieldKind::Text(12)),
    Column::shown("tasks.by", FieldKind::Date),
    Column::shown("tasks.done", FieldKind::Choice(TASK_DONE)),
];

impl Task {
    /// Whether it is still to be done.
    pub fn is_open(&self) -> bool {
        self.done == 0
    }

    pub(super) fn row(&self) -> Vec<Value> {
        let done = if self.done == 0 { Value::Empty } else { Value::Choice(self.done) };
        vec![Value::text(&self.what), Value::text(&self.who), Value::date(self.by), done]
    }

    pub(super) fn read(row: Vec<Value>) -> Result<Self, FieldError> {
        let [what, who, by, done] = <[Value; 4]>::try_from(row).map_err(|_| FieldError::WrongKind)?;
        Ok(Self { what: as_text(what)?, who: as_text(who)?, by: as_date(&by)?, done: as_choice(&done)? })
    }
}

/// A unit that took part, with how many.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Came {
    pub unit: Id,
    pub heads: u32,
}

/// What stands in a list of [`Came`].
pub static UNITS: &[Column] = &[
    Column::shown("units.unit", FieldKind::Ref(Unit::KIND)).required(),
    Column::shown("units.heads", FieldKind::Number(1, 10_000)).required(),
];

impl Came {
    pub(super) fn row(&self) -> Vec<Value> {
        vec![reference(self.unit), Value::Number(self.heads.into())]
    }

    pub(super) fn read(row: Vec<Value>) -> Result<Self, FieldError> {
        let [unit, heads] = <[Value; 2]>::try_from(row).map_err(|_| FieldError::WrongKind)?;
        Ok(Self { unit: as_ref(&unit)?, heads: as_int(&heads)? })
    }
}

/// What somebody showed at a contest, and the prize.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Entry {
    pub resident: Id,
    pub what: String,
    pub prize: String,
}

/// What stands in a list of [`Entry`].
pub static ENTRIES: &[Column] = &[
    Column::shown("entries.resident", FieldKind::Ref(Resident::KIND)).required(),
    Column::shown("entries.what", FieldKind::Text(20)),
    Column::shown("entries.prize", FieldKind::Text(10)),
];

impl Entry {
    pub(super) fn row(&self) -> Vec<Value> {
        vec![reference(self.resident), Value::text(&self.what), Value::text(&self.prize)]
    }

    pub(super) fn read(row: Vec<Value>) -> Result<Self, FieldError> {
        let [resident, what, prize] = <[Value; 3]>::try_from(row).map_err(|_| FieldError::WrongKind)?;
        Ok(Self { resident: as_ref(&resident)?, what: as_text(what)?, prize: as_text(prize)? })
    }
}

/// What a paper or a station said of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Press {
    /// The medium: a unit.
    pub medium: Id,
    pub on: Option<Date>,
    pub title: String,
}

/// What stands in a list of [`Press`].
pub static PRESS: &[Column] = &[
    Column::shown("press.medium", FieldKind::Ref(Unit::KIND)).required(),
    Column::shown("press.on", FieldKind::Date),
    Column::shown("press.title", FieldKind::Text(40)),
];

impl Press {
    pub(super) fn row(&self) -> Vec<Value> {
        vec![reference(self.medium), Value::date(self.on), Value::text(&self.title)]
    }

    pub(super) fn read(row: Vec<Value>) -> Result<Self, FieldError> {
        let [medium, on, title] = <[Value; 3]>::try_from(row).map_err(|_| FieldError::WrongKind)?;
        Ok(Self { medium: as_ref(&medium)?, on: as_date(&on)?, title: as_text(title)? })
    }
}
