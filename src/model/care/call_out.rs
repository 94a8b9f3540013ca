//! Call-outs: volunteers who are rung one after the other because something happened or is to be done together.

use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

use crate::model::Operator;
use crate::model::care::Volunteer;
use crate::model::care::codes::{CALL_OUT, COMES};
use crate::model::field::{
    Class, Column, Field, FieldError, FieldKind, Record, Value, as_choice, as_day, as_moment, as_ref, as_rows, as_text,
    put, reference,
};
use crate::model::id::{Id, Kind};

/// A volunteer on the list of a call-out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Called {
    pub volunteer: Id,
    /// Who rang them: an operator, or none.
    pub who: Id,
    /// When.
    pub at: Option<DateTime>,
    /// Of [`super::codes::ANSWER`]; 0 while nobody rang.
    pub answer: u8,
    /// How long they served, where they came.
    pub minutes: u16,
}

/// The columns of [`CallOut::called`].
static CALLED: &[Column] = &[
    Column::system("called.volunteer", FieldKind::Ref(Volunteer::KIND)),
    Column::system("called.who", FieldKind::Ref(Operator::KIND)),
    Column::system("called.rest", FieldKind::System),
];

impl Called {
    /// Somebody whom nobody rang yet.
    pub fn new(volunteer: Id) -> Self {
        Self { volunteer, who: Id::NONE, at: None, answer: 0, minutes: 0 }
    }

    fn read(row: Vec<Value>) -> Result<Self, FieldError> {
        let [volunteer, who, rest] = <[Value; 3]>::try_from(row).map_err(|_| FieldError::WrongKind)?;
        let (at, answer, minutes) = rest.read_opaque()?;
        Ok(Self { volunteer: as_ref(&volunteer)?, who: as_ref(&who)?, at, answer, minutes })
    }
}

/// A call-out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallOut {
    pub id: Id,
    /// Of [`CALL_OUT`].
    pub reason: u8,
    /// In a few words, without a resident's name.
    pub title: String,
    /// On which day they are wanted.
    pub day: Date,
    /// When they meet.
    pub time: Option<Time>,
    /// Where.
    pub place: String,
    /// Who is rung, in the order of the list.
    pub called: Vec<Called>,
    /// Who drew up the list: an operator.
    pub who: Id,
}

impl CallOut {
    /// How many come.
    pub fn coming(&self) -> usize {
        self.called.iter().filter(|one| one.answer == COMES).count()
    }

    /// How many nobody rang yet.
    pub fn uncalled(&self) -> usize {
        self.called.iter().filter(|one| one.answer == 0).count()
    }

    /// Minutes of all who came.
    pub fn minutes(&self) -> u32 {
        self.called.iter().map(|one| u32::from(one.minutes)).sum()
    }

    fn called_rows(&self) -> Value {
        let row = |one: &Called| {
            vec![reference(one.volunteer), reference(one.who), Value::opaque(&(one.at, one.answer, one.minutes))]
        };
        Value::Rows(self.called.iter().map(row).collect())
    }
}

impl Record for CallOut {
    const KIND: Kind = Kind(148);
    const NAME: &'static str = "call_out";
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "reason",
            FieldKind::Choice(CALL_OUT),
            |c| Value::Choice(c.reason),
            |c, v| put(&mut c.reason, as_choice(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "title",
            FieldKind::Text(40),
            |c| Value::text(&c.title),
            |c, v| put(&mut c.title, as_text(v)),
        )
        .required(),
        Field::<Self>::shown("day", FieldKind::Date, |c| Value::Date(c.day), |c, v| put(&mut c.day, as_day(&v)))
            .required(),
        Field::<Self>::shown("time", FieldKind::Time, |c| Value::time(c.time), |c, v| put(&mut c.time, as_moment(&v))),
        Field::<Self>::shown(
            "place",
            FieldKind::Text(40),
            |c| Value::text(&c.place),
            |c, v| put(&mut c.place, as_text(v)),
        ),
        Field::<Self> {
            class: Class::System,
            ..Field::<Self>::shown("called", FieldKind::Rows(CALLED), CallOut::called_rows, |c, v| {
                put(&mut c.called, as_rows(v, Called::read))
            })
        },
        Field::<Self>::refers("who", Operator::KIND, |c| reference(c.who), |c, v| put(&mut c.who, as_ref(&v))),
    ];

    fn id(&self) -> Id {
        self.id
    }
}
