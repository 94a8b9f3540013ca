//! Emergencies: an elder does not answer, and one after the other is called until somebody has looked. And who is on
//! duty on which day.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::model::care::Volunteer;
use crate::model::care::codes::FOUND;
use crate::model::field::{
    Class, Column, Field, FieldError, FieldKind, Record, Value, as_choice, as_day, as_ref, as_rows, as_text, put,
    reference,
};
use crate::model::fold::fold_name;
use crate::model::id::{Id, Kind};
use crate::model::people::resident::set_phone;
use crate::model::period::class;
use crate::model::{Operator, Resident};

/// One call of an emergency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// The volunteer who was called, or none.
    pub volunteer: Id,
    /// Who called: an operator.
    pub who: Id,
    /// When.
    pub at: DateTime,
    /// Of [`super::codes::RUNG`].
    pub rung: u8,
    /// Of [`super::codes::RESULT`].
    pub result: u8,
}

/// The columns of [`Emergency::attempts`].
static ATTEMPTS: &[Column] = &[
    Column::system("attempts.volunteer", FieldKind::Ref(Volunteer::KIND)),
    Column::system("attempts.who", FieldKind::Ref(Operator::KIND)),
    Column::system("attempts.rest", FieldKind::System),
];

impl Attempt {
    fn read(row: Vec<Value>) -> Result<Self, FieldError> {
        let [volunteer, who, rest] = <[Value; 3]>::try_from(row).map_err(|_| FieldError::WrongKind)?;
        let (at, rung, result) = rest.read_opaque()?;
        Ok(Self { volunteer: as_ref(&volunteer)?, who: as_ref(&who)?, at, rung, result })
    }
}

/// That somebody does not answer, and who was called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Emergency {
    pub id: Id,
    pub elder: Id,
    /// Since when.
    pub began: DateTime,
    /// Who was called, the earliest first.
    pub attempts: Vec<Attempt>,
    /// When it was over.
    pub ended: Option<DateTime>,
    /// Of [`FOUND`]; 0 while it is open.
    pub found: u8,
    /// What was found, in words.
    pub note: String,
}

impl Emergency {
    /// Whether nobody has said yet what was found.
    pub fn is_open(&self) -> bool {
        self.ended.is_none()
    }

    /// When somebody did something about it last.
    pub fn last(&self) -> DateTime {
        self.attempts.last().map_or(self.began, |attempt| attempt.at)
    }

    fn attempt_rows(&self) -> Value {
        let row = |one: &Attempt| {
            vec![reference(one.volunteer), reference(one.who), Value::opaque(&(one.at, one.rung, one.result))]
        };
        Value::Rows(self.attempts.iter().map(row).collect())
    }
}

/// Who is on duty on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// [`crate::model::by_day::day_id`] of its day: one person a day.
    pub id: Id,
    pub day: Date,
    pub name: String,
    /// Their telephone.
    pub phone: String,
}

impl Record for Emergency {
    const KIND: Kind = Kind(106);
    const NAME: &'static str = "emergency";
    const CLASS: u8 = class::CARE;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "found",
            FieldKind::Choice(FOUND),
            |e| Value::Choice(e.found),
            |e, v| put(&mut e.found, as_choice(&v)),
        )
        .required()
        .class(Class::Sensitive),
        Field::<Self>::shown(
            "note",
            FieldKind::Text(200),
            |e| Value::text(&e.note),
            |e, v| put(&mut e.note, as_text(v)),
        )
        .class(Class::Sensitive),
        Field::<Self>::refers("elder", Resident::KIND, |e| reference(e.elder), |e, v| put(&mut e.elder, as_ref(&v))),
        Field::<Self>::system("began", |e| Value::opaque(&e.began), |e, v| put(&mut e.began, v.read_opaque())),
        Field::<Self> {
            class: Class::System,
            ..Field::<Self>::shown("attempts", FieldKind::Rows(ATTEMPTS), Emergency::attempt_rows, |e, v| {
                put(&mut e.attempts, as_rows(v, Attempt::read))
            })
        },
        Field::<Self>::system("ended", |e| Value::opaque(&e.ended), |e, v| put(&mut e.ended, v.read_opaque())),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn subject(&self) -> Id {
        self.elder
    }

    fn dated(&self) -> Option<Date> {
        Some(self.began.date())
    }

    fn ended(&self) -> Option<Date> {
        self.ended.map(DateTime::date)
    }
}

impl Record for Duty {
    const KIND: Kind = Kind(107);
    const NAME: &'static str = "duty";
    const CLASS: u8 = class::CARE;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown("day", FieldKind::Date, |d| Value::Date(d.day), |d, v| put(&mut d.day, as_day(&v)))
            .required(),
        Field::<Self>::shown(
            "name",
            FieldKind::Name,
            |d| Value::text(&d.name),
            |d, v| put(&mut d.name, as_text(v).map(|text| fold_name(&text))),
        )
        .required(),
        Field::<Self>::shown("phone", FieldKind::Phones, |d| Value::text(&d.phone), |d, v| set_phone(&mut d.phone, v))
            .required(),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn dated(&self) -> Option<Date> {
        Some(self.day)
    }
}
