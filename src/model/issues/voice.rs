//! What each who raised an issue said, when and how, how they are reached, and when they were last told of it: a record
//! of its own with the resident as subject.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::{Issue, SAID_BY, TOLD_BY};
use crate::model::Resident;
use crate::model::field::{Class, Field, FieldKind, Record, Value, as_choice, as_ref, as_text, put, reference};
use crate::model::id::{Id, Kind};
use crate::model::period::class;

/// One of those who raised an issue.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Words {
    pub id: Id,
    pub issue: Id,
    pub resident: Id,
    /// What was said.
    pub text: String,
    /// Of [`SAID_BY`].
    pub said_by: u8,
    /// How they want to be reached, where that is not their usual phone.
    pub reach: String,
    /// When it was said.
    pub at: DateTime,
    /// When they were last told how it goes.
    pub told: Option<DateTime>,
    /// How, of [`TOLD_BY`].
    pub told_by: u8,
    /// Since when they are taken for somebody with another matter: they count no more, and what they said is kept.
    pub apart: Option<DateTime>,
}

impl Record for Words {
    const KIND: Kind = Kind(31);
    const NAME: &'static str = "words";
    const CLASS: u8 = class::ISSUES;
    const SENSITIVE: bool = true;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "text",
            FieldKind::Text(500),
            |w| Value::text(&w.text),
            |w, v| put(&mut w.text, as_text(v)),
        )
        .class(Class::Sensitive),
        Field::<Self>::shown(
            "said_by",
            FieldKind::Choice(SAID_BY),
            |w| Value::Choice(w.said_by),
            |w, v| put(&mut w.said_by, as_choice(&v)),
        ),
        Field::<Self>::shown(
            "reach",
            FieldKind::Text(40),
            |w| Value::text(&w.reach),
            |w, v| put(&mut w.reach, as_text(v)),
        )
        .class(Class::Masked),
        Field::<Self>::refers("issue", Issue::KIND, |w| reference(w.issue), |w, v| put(&mut w.issue, as_ref(&v))),
        Field::<Self>::refers(
            "resident",
            Resident::KIND,
            |w| reference(w.resident),
            |w, v| put(&mut w.resident, as_ref(&v)),
        ),
        Field::<Self>::system("at", |w| Value::opaque(&w.at), |w, v| put(&mut w.at, v.read_opaque())),
        Field::<Self>::system("told", |w| Value::opaque(&w.told), |w, v| put(&mut w.told, v.read_opaque())),
        Field::<Self> {
            class: Class::System,
            ..Field::<Self>::shown(
                "told_by",
                FieldKind::Choice(TOLD_BY),
                |w| Value::Choice(w.told_by),
                |w, v| put(&mut w.told_by, as_choice(&v)),
            )
        },
        Field::<Self>::system("apart", |w| Value::opaque(&w.apart), |w, v| put(&mut w.apart, v.read_opaque())),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn dated(&self) -> Option<Date> {
        Some(self.at.date())
    }

    fn goes_with(&self) -> Option<(Kind, Id)> {
        Some((Issue::KIND, self.issue))
    }
}
