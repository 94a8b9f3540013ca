//! Whoever works at a desk, as a record: the journal names them by id, so that no name stands in it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::field::{Field, FieldKind, Record, Value, as_date, as_day, as_int, as_text, put};
use super::id::{Id, Kind};

/// Somebody who works, or worked, at a desk of this office.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Operator {
    /// Their id, which stands in the stamps of what they do.
    pub id: Id,
    /// Their short name, as the settings write it.
    pub name: String,
    /// What they may do, a bit a right. Every right is held by everybody today; 0 says that nobody has set it yet.
    pub rights: u32,
    /// Since when they are known here.
    pub since: Date,
    /// Until when they worked here; what they did keeps their name.
    pub left: Option<Date>,
}

impl Record for Operator {
    const KIND: Kind = Kind(53);
    const NAME: &'static str = "operator";
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "name",
            FieldKind::Text(40),
            |x| Value::text(&x.name),
            |x, v| put(&mut x.name, as_text(v)),
        )
        .required(),
        Field::<Self>::system("rights", |x| Value::Number(x.rights.into()), |x, v| put(&mut x.rights, as_int(&v))),
        Field::<Self>::system("since", |x| Value::Date(x.since), |x, v| put(&mut x.since, as_day(&v))),
        Field::<Self>::system("left", |x| Value::date(x.left), |x, v| put(&mut x.left, as_date(&v))),
    ];

    fn id(&self) -> Id {
        self.id
    }
}
