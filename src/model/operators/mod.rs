//! Whoever works at a desk: as a record, so that the journal names them by id; what they may do by their roles; the PIN
//! by which they sit down; and whom they looked at.

pub mod closed;
mod deeds;
pub mod look;
pub mod pin;
pub mod role;
pub mod rules;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::code::Code;
use crate::model::field::{Field, FieldKind, Record, Value, as_date, as_day, as_flags, as_text, put};
use crate::model::id::{Id, Kind};
use crate::model::period::class;
use crate::model::right::Right;

pub use deeds::{Did, Not};
pub use look::{CallList, Looked};
pub use pin::{Pin, Proof};
pub use role::{ROLE, Role, RoleRights};

/// Keep operators, their roles, what a role may do, and others' PINs.
pub const KEEP: Right = Right { number: 32, key: "right.operators" };
/// Open what was measured and told of somebody's health before.
pub const OPEN_HEALTH: Right = Right { number: 33, key: "right.open_health" };
/// Open somebody's own words.
pub const OPEN_WORDS: Right = Right { number: 34, key: "right.open_words" };
/// See who looked at whom, and what of it stands out.
pub const WATCH: Right = Right { number: 35, key: "right.watch" };

/// All of them.
pub const RIGHTS: &[Right] = &[KEEP, OPEN_HEALTH, OPEN_WORDS, WATCH];

/// What can be exported.
pub const EXPORTED: &[Code] = &[];

/// Somebody who works, or worked, at a desk of this office.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Operator {
    /// Their id, which stands in the stamps of what they do.
    pub id: Id,
    /// Their short name, as lists and the settings write it.
    pub name: String,
    /// Their whole name; empty where nobody entered it.
    pub full: String,
    /// Their roles, bit `n` for code `n` of [`ROLE`].
    pub roles: u32,
    /// The first day on which they work here.
    pub since: Date,
    /// The last day on which they work here; what they did keeps their name.
    pub left: Option<Date>,
}

impl Operator {
    /// Somebody of this name who has no role yet.
    pub fn named(id: Id, name: &str, since: Date) -> Self {
        Self { id, name: name.to_owned(), full: String::new(), roles: 0, since, left: None }
    }

    /// Whether they work here on a day.
    pub fn is_active(&self, day: Date) -> bool {
        self.since <= day && self.left.is_none_or(|left| day <= left)
    }

    /// Whether they have a role.
    pub fn is(&self, role: Role) -> bool {
        self.roles & role.bit() != 0
    }
}

impl Record for Operator {
    const KIND: Kind = Kind(53);
    const NAME: &'static str = "operator";
    const CLASS: u8 = class::OPERATORS;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown("full", FieldKind::Name, |x| Value::text(&x.full), |x, v| put(&mut x.full, as_text(v))),
        Field::<Self>::shown(
            "name",
            FieldKind::Text(40),
            |x| Value::text(&x.name),
            |x, v| put(&mut x.name, as_text(v)),
        )
        .required(),
        Field::<Self>::shown(
            "roles",
            FieldKind::Flags(ROLE),
            |x| Value::Flags(x.roles),
            |x, v| put(&mut x.roles, as_flags(&v)),
        ),
        Field::<Self>::shown("since", FieldKind::Date, |x| Value::Date(x.since), |x, v| put(&mut x.since, as_day(&v)))
            .required(),
        Field::<Self>::shown("left", FieldKind::Date, |x| Value::date(x.left), |x, v| put(&mut x.left, as_date(&v))),
    ];

    fn id(&self) -> Id {
        self.id
    }
}
