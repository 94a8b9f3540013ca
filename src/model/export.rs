//! Records that left the desk in full: what, how many, and why. Kept for good.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::capability::capabilities;
use super::code::{Code, count, gathered};
use super::field::{Field, FieldKind, Record, Value, as_choice, as_int, as_ref, as_text, put, reference};
use super::id::{Id, Kind};
use super::operators::Operator;
use crate::model::period::class;

/// What may be exported, of the capabilities' own.
macro_rules! exported {
    ($($variant:ident $folder:ident $does:ident $of:literal,)*) => {
        const LISTS: &[&[Code]] = &[$(super::$folder::EXPORTED,)* super::register::EXPORTED];
    };
}

capabilities!(exported);

/// What may be exported.
pub static EXPORTED: &[Code] = &gathered::<{ count(LISTS) }>(LISTS);

/// Records that left the desk in full.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Export {
    pub id: Id,
    /// When.
    pub at: DateTime,
    /// Of [`EXPORTED`].
    pub what: u8,
    /// How many rows.
    pub rows: u32,
    /// Why, in the words of whoever asked for it.
    pub reason: String,
    /// Who handed them out: an operator.
    pub who: Id,
}

impl Record for Export {
    const KIND: Kind = Kind(75);
    const NAME: &'static str = "export";
    const CLASS: u8 = class::ACCESS;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "reason",
            FieldKind::Text(100),
            |x| Value::text(&x.reason),
            |x, v| put(&mut x.reason, as_text(v)),
        )
        .required(),
        Field::<Self>::system("at", |x| Value::opaque(&x.at), |x, v| put(&mut x.at, v.read_opaque())),
        Field::<Self>::system("what", |x| Value::Choice(x.what), |x, v| put(&mut x.what, as_choice(&v))),
        Field::<Self>::system("rows", |x| Value::Number(x.rows.into()), |x, v| put(&mut x.rows, as_int(&v))),
        Field::<Self>::refers("who", Operator::KIND, |x| reference(x.who), |x, v| put(&mut x.who, as_ref(&v))),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn dated(&self) -> Option<Date> {
        Some(self.at.date())
    }
}
