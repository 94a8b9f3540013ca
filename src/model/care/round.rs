//! Extra rounds: everybody of a tier or a list is to be looked in on once more, whatever their tier says.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::model::care::codes::ROUND;
use crate::model::field::{
    Field, FieldKind, Record, Value, as_choice, as_ref, as_refs, as_text, put, reference, references,
};
use crate::model::id::{Id, Kind};
use crate::model::{Operator, Resident};

/// An extra round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CareRound {
    pub id: Id,
    /// Of [`ROUND`].
    pub reason: u8,
    /// When it was called.
    pub since: DateTime,
    /// By when everybody is to be seen.
    pub until: DateTime,
    /// Who is to be seen, in the order of their ids.
    pub elders: Vec<Id>,
    /// Anything else.
    pub note: String,
    /// Who called it: an operator.
    pub who: Id,
}

impl CareRound {
    /// Whether it asks for somebody who was reached last on a day.
    pub fn asks_for(&self, elder: Id, reached: Option<Date>) -> bool {
        reached.is_none_or(|day| day < self.since.date()) && self.elders.binary_search(&elder).is_ok()
    }
}

impl Record for CareRound {
    const KIND: Kind = Kind(146);
    const NAME: &'static str = "care_round";
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "reason",
            FieldKind::Choice(ROUND),
            |r| Value::Choice(r.reason),
            |r, v| put(&mut r.reason, as_choice(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "note",
            FieldKind::Text(60),
            |r| Value::text(&r.note),
            |r, v| put(&mut r.note, as_text(v)),
        ),
        Field::<Self>::system("since", |r| Value::opaque(&r.since), |r, v| put(&mut r.since, v.read_opaque())),
        Field::<Self>::system("until", |r| Value::opaque(&r.until), |r, v| put(&mut r.until, v.read_opaque())),
        Field::<Self>::refers_to_several(
            "elders",
            Resident::KIND,
            |r| references(&r.elders),
            |r, v| {
                put(&mut r.elders, as_refs(v))?;
                r.elders.sort_unstable();
                Ok(())
            },
        ),
        Field::<Self>::refers("who", Operator::KIND, |r| reference(r.who), |r, v| put(&mut r.who, as_ref(&v))),
    ];

    fn id(&self) -> Id {
        self.id
    }
}
