//! A certificate that the office issued, as its register of seals has it (用印登记).

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::Entry;
use crate::model::code::Code;
use crate::model::field::{Field, FieldKind, Record, Value, as_choice, as_int, as_ref, as_text, put, reference};
use crate::model::id::{Id, Kind};
use crate::model::period::class;
use crate::model::{Operator, Resident};

/// Whether the office's seal stands on it.
pub static SEALED: &[Code] = &[
    Code { code: 1, key: "sealed.yes", aliases: &["盖章"] },
    Code { code: 2, key: "sealed.no", aliases: &["未盖章"] },
];

/// A certificate that was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    pub id: Id,
    /// Its number, counted on from the first of its year; never given twice.
    pub number: u32,
    /// Which of the certificates that the office issues.
    pub entry: Id,
    /// About whom.
    pub resident: Id,
    pub purpose: String,
    pub copies: u32,
    pub approved: String,
    /// Of [`SEALED`].
    pub sealed: u8,
    /// When it was issued.
    pub at: DateTime,
    /// Who handled it: an operator.
    pub who: Id,
}

impl Default for Certificate {
    fn default() -> Self {
        Self {
            id: Id::NONE,
            number: 0,
            entry: Id::NONE,
            resident: Id::NONE,
            purpose: String::new(),
            copies: 1,
            approved: String::new(),
            sealed: 1,
            at: DateTime::ZERO,
            who: Id::NONE,
        }
    }
}

impl Record for Certificate {
    const KIND: Kind = Kind(121);
    const NAME: &'static str = "certificate";
    const CLASS: u8 = class::GUIDE;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "purpose",
            FieldKind::Text(100),
            |x| Value::text(&x.purpose),
            |x, v| put(&mut x.purpose, as_text(v)),
        )
        .required(),
        Field::<Self>::shown(
            "copies",
            FieldKind::Number(1, 20),
            |x| Value::Number(x.copies.into()),
            |x, v| put(&mut x.copies, as_int(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "approved",
            FieldKind::Name,
            |x| Value::text(&x.approved),
            |x, v| put(&mut x.approved, as_text(v)),
        )
        .required(),
        Field::<Self>::shown(
            "sealed",
            FieldKind::Choice(SEALED),
            |x| Value::Choice(x.sealed),
            |x, v| put(&mut x.sealed, as_choice(&v)),
        )
        .required(),
        Field::<Self>::system("number", |x| Value::Number(x.number.into()), |x, v| put(&mut x.number, as_int(&v))),
        Field::<Self>::refers("entry", Entry::KIND, |x| reference(x.entry), |x, v| put(&mut x.entry, as_ref(&v))),
        Field::<Self>::refers(
            "resident",
            Resident::KIND,
            |x| reference(x.resident),
            |x, v| put(&mut x.resident, as_ref(&v)),
        ),
        Field::<Self>::system("at", |x| Value::opaque(&x.at), |x, v| put(&mut x.at, v.read_opaque())),
        Field::<Self>::refers("who", Operator::KIND, |x| reference(x.who), |x, v| put(&mut x.who, as_ref(&v))),
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
}
