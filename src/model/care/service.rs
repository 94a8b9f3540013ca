//! What a volunteer gives beside visits: a need that they meet, an activity, and minutes that are put right.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::model::care::Volunteer;
use crate::model::care::codes::{HELP, SERVICE};
use crate::model::field::{
    Field, FieldKind, Record, Value, as_choice, as_day, as_int, as_ref, as_text, put, reference,
};
use crate::model::id::{Id, Kind};
use crate::model::{Issue, Operator, Resident};

/// Something that a volunteer does once, or did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    pub id: Id,
    /// Of [`SERVICE`].
    pub what: u8,
    pub volunteer: Id,
    /// For whom, or none.
    pub resident: Id,
    /// The issue that it answers, or none.
    pub issue: Id,
    /// When it was given to them, or written down.
    pub given: DateTime,
    /// When it was done; not yet where none is set.
    pub done: Option<DateTime>,
    /// The day for which the minutes count.
    pub day: Date,
    /// How long it took, without the way there; of a correction what is added, or below nothing what is taken away.
    pub minutes: i32,
    /// What was done; of a correction why. Without a resident's name.
    pub note: String,
    /// Who wrote it down: an operator.
    pub who: Id,
}

impl Service {
    /// Whether a volunteer has still to do it.
    pub fn is_open(&self) -> bool {
        self.what == HELP && self.done.is_none()
    }
}

impl Record for Service {
    const KIND: Kind = Kind(147);
    const NAME: &'static str = "service";
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown("day", FieldKind::Date, |s| Value::Date(s.day), |s, v| put(&mut s.day, as_day(&v)))
            .required(),
        Field::<Self>::shown(
            "minutes",
            FieldKind::Number(-100_000, 100_000),
            |s| Value::Number(s.minutes.into()),
            |s, v| put(&mut s.minutes, as_int(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "note",
            FieldKind::Text(100),
            |s| Value::text(&s.note),
            |s, v| put(&mut s.note, as_text(v)),
        ),
        Field::<Self> {
            class: crate::model::field::Class::System,
            ..Field::<Self>::shown(
                "what",
                FieldKind::Choice(SERVICE),
                |s| Value::Choice(s.what),
                |s, v| put(&mut s.what, as_choice(&v)),
            )
        },
        Field::<Self>::refers(
            "volunteer",
            Volunteer::KIND,
            |s| reference(s.volunteer),
            |s, v| put(&mut s.volunteer, as_ref(&v)),
        ),
        Field::<Self>::refers(
            "resident",
            Resident::KIND,
            |s| reference(s.resident),
            |s, v| put(&mut s.resident, as_ref(&v)),
        ),
        Field::<Self>::refers("issue", Issue::KIND, |s| reference(s.issue), |s, v| put(&mut s.issue, as_ref(&v))),
        Field::<Self>::system("given", |s| Value::opaque(&s.given), |s, v| put(&mut s.given, v.read_opaque())),
        Field::<Self>::system("done", |s| Value::opaque(&s.done), |s, v| put(&mut s.done, v.read_opaque())),
        Field::<Self>::refers("who", Operator::KIND, |s| reference(s.who), |s, v| put(&mut s.who, as_ref(&v))),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn subject(&self) -> Id {
        self.resident
    }
}
