//! An escalation (上报): the letter to a higher body, what it promised, and every time it was asked again; and the ready
//! sentences with which those who raised something are answered.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::{ISSUE_AREA, Issue};
use crate::model::field::{
    Class, Column, Field, FieldError, FieldKind, Record, Value, as_choice, as_date, as_day, as_ref, as_rows, as_text,
    put, reference,
};
use crate::model::id::{Id, Kind};
use crate::model::period::class;
use crate::model::{Operator, Unit};

/// One time that a body was asked again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chase {
    pub at: DateTime,
    /// Who asked: an operator.
    pub who: Id,
    /// What came of it, without names of residents.
    pub text: String,
}

/// What stands in [`Escalation::chases`]: who asked again, and the rest of it.
static CHASES: &[Column] =
    &[Column::system("chases.who", FieldKind::Ref(Operator::KIND)), Column::system("chases.rest", FieldKind::System)];

impl Chase {
    fn read(row: Vec<Value>) -> Result<Self, FieldError> {
        let [who, rest] = <[Value; 2]>::try_from(row).map_err(|_| FieldError::WrongKind)?;
        let (at, text) = rest.read_opaque()?;
        Ok(Self { at, who: as_ref(&who)?, text })
    }
}

/// An issue that was laid before a higher body.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Escalation {
    pub id: Id,
    pub issue: Id,
    /// To which body.
    pub unit: Id,
    /// The letter's number (函号).
    pub letter: String,
    /// When it was sent.
    pub sent: Date,
    /// By when they promised an answer.
    pub promised: Option<Date>,
    /// When they are to be asked again.
    pub next: Option<Date>,
    /// What the letter asks for, in a sentence.
    pub request: String,
    /// Every time that they were asked again.
    pub chases: Vec<Chase>,
    /// When they answered.
    pub answered: Option<Date>,
    /// What they answered.
    pub answer: String,
}

impl Escalation {
    /// Whether the body still owes an answer.
    pub fn is_open(&self) -> bool {
        self.answered.is_none()
    }

    fn chase_rows(&self) -> Value {
        let row = |chase: &Chase| vec![reference(chase.who), Value::opaque(&(chase.at, &chase.text))];
        Value::Rows(self.chases.iter().map(row).collect())
    }
}

impl Record for Escalation {
    const KIND: Kind = Kind(32);
    const NAME: &'static str = "escalation";
    const CLASS: u8 = class::ISSUES;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "unit",
            FieldKind::Ref(Unit::KIND),
            |e| reference(e.unit),
            |e, v| put(&mut e.unit, as_ref(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "request",
            FieldKind::Text(200),
            |e| Value::text(&e.request),
            |e, v| put(&mut e.request, as_text(v)),
        ),
        Field::<Self>::shown(
            "letter",
            FieldKind::Text(40),
            |e| Value::text(&e.letter),
            |e, v| put(&mut e.letter, as_text(v)),
        ),
        Field::<Self>::shown(
            "promised",
            FieldKind::Date,
            |e| Value::date(e.promised),
            |e, v| put(&mut e.promised, as_date(&v)),
        ),
        Field::<Self>::shown("next", FieldKind::Date, |e| Value::date(e.next), |e, v| put(&mut e.next, as_date(&v))),
        Field::<Self> {
            class: Class::System,
            ..Field::<Self>::shown(
                "sent",
                FieldKind::Date,
                |e| Value::Date(e.sent),
                |e, v| put(&mut e.sent, as_day(&v)),
            )
        },
        Field::<Self>::refers("issue", Issue::KIND, |e| reference(e.issue), |e, v| put(&mut e.issue, as_ref(&v))),
        Field::<Self> {
            class: Class::System,
            ..Field::<Self>::shown("chases", FieldKind::Rows(CHASES), Escalation::chase_rows, |e, v| {
                put(&mut e.chases, as_rows(v, Chase::read))
            })
        },
        Field::<Self> {
            class: Class::System,
            ..Field::<Self>::shown(
                "answered",
                FieldKind::Date,
                |e| Value::date(e.answered),
                |e, v| put(&mut e.answered, as_date(&v)),
            )
        },
        Field::<Self> {
            class: Class::System,
            ..Field::<Self>::shown(
                "answer",
                FieldKind::Text(200),
                |e| Value::text(&e.answer),
                |e, v| put(&mut e.answer, as_text(v)),
            )
        },
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn dated(&self) -> Option<Date> {
        Some(self.sent)
    }

    fn goes_with(&self) -> Option<(Kind, Id)> {
        Some((Issue::KIND, self.issue))
    }
}

/// A ready sentence with which those who raised something of an area are answered.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Reply {
    pub id: Id,
    /// What it is called.
    pub name: String,
    /// Of [`ISSUE_AREA`]; 0 for any.
    pub area: u8,
    /// The sentence.
    pub text: String,
}

impl Record for Reply {
    const KIND: Kind = Kind(33);
    const NAME: &'static str = "reply";
    const CLASS: u8 = class::ISSUES;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "name",
            FieldKind::Text(20),
            |r| Value::text(&r.name),
            |r, v| put(&mut r.name, as_text(v)),
        )
        .required(),
        Field::<Self>::shown(
            "area",
            FieldKind::Choice(ISSUE_AREA),
            |r| Value::Choice(r.area),
            |r, v| put(&mut r.area, as_choice(&v)),
        ),
        Field::<Self>::shown(
            "text",
            FieldKind::Text(200),
            |r| Value::text(&r.text),
            |r, v| put(&mut r.text, as_text(v)),
        )
        .required(),
    ];

    fn id(&self) -> Id {
        self.id
    }
}
