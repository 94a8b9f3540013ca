//! Who is called at a unit: the work-contact card (工作联系卡).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Unit;
use crate::model::field::{Field, FieldKind, Record, Value, as_date, as_int, as_ref, as_text, put, reference};
use crate::model::id::{Id, Kind};
use crate::model::period::class;

/// Somebody at a unit whom the office calls.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WorkContact {
    pub id: Id,
    /// The card's number; never given twice.
    pub number: u32,
    /// Where they work.
    pub unit: Id,
    /// What they are called.
    pub name: String,
    /// What they do there: 网格员, 项目经理.
    pub duty: String,
    /// How they are reached, several parted by a space.
    pub phone: String,
    /// When they are reached.
    pub hours: String,
    /// What of the community they answer for: a grid, a building.
    pub place: String,
    /// Anything else.
    pub note: String,
    /// When the card was made out.
    pub issued: Option<Date>,
    /// Since when they are there no more.
    pub closed: Option<Date>,
}

/// A field of free text: its key, its most characters, and its member.
macro_rules! text {
    ($key:ident, $most:literal) => {
        Field::<Self>::shown(
            stringify!($key),
            FieldKind::Text($most),
            |x| Value::text(&x.$key),
            |x, v| put(&mut x.$key, as_text(v)),
        )
    };
}

impl Record for WorkContact {
    const KIND: Kind = Kind(122);
    const NAME: &'static str = "work_contact";
    const CLASS: u8 = class::CONTACTS;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "unit",
            FieldKind::Ref(Unit::KIND),
            |x| reference(x.unit),
            |x, v| put(&mut x.unit, as_ref(&v)),
        )
        .required(),
        Field::<Self>::shown("name", FieldKind::Name, |x| Value::text(&x.name), |x, v| put(&mut x.name, as_text(v)))
            .required(),
        text!(duty, 40),
        text!(phone, 60),
        text!(hours, 60),
        text!(place, 60),
        text!(note, 200),
        Field::<Self>::shown(
            "closed",
            FieldKind::Date,
            |x| Value::date(x.closed),
            |x, v| put(&mut x.closed, as_date(&v)),
        ),
        Field::<Self>::system("number", |x| Value::Number(x.number.into()), |x, v| put(&mut x.number, as_int(&v))),
        Field::<Self>::system("issued", |x| Value::date(x.issued), |x, v| put(&mut x.issued, as_date(&v))),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn ended(&self) -> Option<Date> {
        self.closed
    }
}
