//! The table of what volunteers can do, as the office keeps it: what a skill is called here, other words for it, and
//! whether it is still offered.

use serde::{Deserialize, Serialize};

use crate::model::care::codes::OFFERED;
use crate::model::field::{Field, FieldKind, Record, Value, as_choice, as_text, put};
use crate::model::id::{Id, Kind};

/// What the office says of a row of [`super::codes::SKILL`]; a row without one is as the program ships it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Skill {
    /// [`Skill::id_of`] its code.
    pub id: Id,
    /// What it is called here.
    pub name: String,
    /// Other words for it, parted by blanks, as lists and typing have them.
    pub also: String,
    /// Of [`OFFERED`]: one that is offered no more stays with whoever has it.
    pub offered: u8,
}

impl Skill {
    /// The id of a code's row.
    pub const fn id_of(code: u8) -> Id {
        Id(code as u64)
    }

    /// The code whose row it is.
    pub fn code(&self) -> u8 {
        u8::try_from(self.id.0).unwrap_or(0)
    }

    /// Whether a word means it.
    pub fn is_called(&self, word: &str) -> bool {
        let same = |other: &str| other.eq_ignore_ascii_case(word);
        same(&self.name) || self.also.split_whitespace().any(same)
    }
}

impl Record for Skill {
    const KIND: Kind = Kind(145);
    const NAME: &'static str = "skill";
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "name",
            FieldKind::Text(12),
            |s| Value::text(&s.name),
            |s, v| put(&mut s.name, as_text(v)),
        )
        .required(),
        Field::<Self>::shown(
            "also",
            FieldKind::Text(60),
            |s| Value::text(&s.also),
            |s, v| put(&mut s.also, as_text(v)),
        ),
        Field::<Self>::shown(
            "offered",
            FieldKind::Choice(OFFERED),
            |s| Value::Choice(s.offered),
            |s, v| put(&mut s.offered, as_choice(&v)),
        ),
    ];

    fn id(&self) -> Id {
        self.id
    }
}
