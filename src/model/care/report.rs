//! Hours of service as they are handed to the volunteers' platform: a sheet a period, and whether it was handed in (已报).

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::model::Operator;
use crate::model::care::Volunteer;
use crate::model::field::{
    Class, Column, Field, FieldError, FieldKind, Record, Value, as_day, as_ref, as_rows, put, reference,
};
use crate::model::id::{Id, Kind};

/// What a volunteer has on a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reported {
    pub volunteer: Id,
    /// Minutes of the period.
    pub minutes: u32,
    /// Minutes of earlier periods that were entered, or put right, after those were handed in; below nothing where
    /// they became fewer.
    pub late: i32,
}

/// The columns of [`HoursReport::rows`].
static ROWS: &[Column] = &[
    Column::system("rows.volunteer", FieldKind::Ref(Volunteer::KIND)),
    Column::system("rows.rest", FieldKind::System),
];

impl Reported {
    /// Minutes that are handed in with this sheet.
    pub fn total(&self) -> i64 {
        i64::from(self.minutes) + i64::from(self.late)
    }

    fn read(row: Vec<Value>) -> Result<Self, FieldError> {
        let [volunteer, rest] = <[Value; 2]>::try_from(row).map_err(|_| FieldError::WrongKind)?;
        let (minutes, late) = rest.read_opaque()?;
        Ok(Self { volunteer: as_ref(&volunteer)?, minutes, late })
    }
}

/// A sheet of hours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoursReport {
    pub id: Id,
    /// The first day that is counted.
    pub from: Date,
    /// The last.
    pub until: Date,
    /// Who has what, by name of no order: as volunteers stand by their ids.
    pub rows: Vec<Reported>,
    /// When it was drawn up.
    pub drawn: DateTime,
    /// When it was handed in; not yet where none is set.
    pub reported: Option<DateTime>,
    /// Who drew it up: an operator.
    pub who: Id,
}

impl HoursReport {
    fn report_rows(&self) -> Value {
        let row = |one: &Reported| vec![reference(one.volunteer), Value::opaque(&(one.minutes, one.late))];
        Value::Rows(self.rows.iter().map(row).collect())
    }
}

impl Record for HoursReport {
    const KIND: Kind = Kind(149);
    const NAME: &'static str = "hours_report";
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown("from", FieldKind::Date, |h| Value::Date(h.from), |h, v| put(&mut h.from, as_day(&v)))
            .required(),
        Field::<Self>::shown("until", FieldKind::Date, |h| Value::Date(h.until), |h, v| put(&mut h.until, as_day(&v)))
            .required(),
        Field::<Self> {
            class: Class::System,
            ..Field::<Self>::shown("rows", FieldKind::Rows(ROWS), HoursReport::report_rows, |h, v| {
                put(&mut h.rows, as_rows(v, Reported::read))
            })
        },
        Field::<Self>::system("drawn", |h| Value::opaque(&h.drawn), |h, v| put(&mut h.drawn, v.read_opaque())),
        Field::<Self>::system("reported", |h| Value::opaque(&h.reported), |h, v| put(&mut h.reported, v.read_opaque())),
        Field::<Self>::refers("who", Operator::KIND, |h| reference(h.who), |h, v| put(&mut h.who, as_ref(&v))),
    ];

    fn id(&self) -> Id {
        self.id
    }
}
