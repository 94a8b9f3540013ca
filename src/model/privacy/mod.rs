//! Personal data: what was handed out of what is kept about somebody, who was erased, which years were taken away.

mod deeds;

pub use deeds::{Did, Not};

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::model::code::Code;
use crate::model::field::{
    Class, Column, Field, FieldError, FieldKind, Record, Value, as_choice, as_day, as_int, as_ref, as_rows, as_text,
    put, reference,
};
use crate::model::id::{Id, Kind};
use crate::model::period::class;
use crate::model::right::Right;
use crate::model::{Operator, Resident};

/// Hand out everything that is kept about somebody.
pub const KEPT: Right = Right { number: 36, key: "right.kept" };
/// Erase somebody, or what a consent had covered.
pub const ERASE: Right = Right { number: 37, key: "right.erase" };
/// Take away what was kept long enough.
pub const RETAIN: Right = Right { number: 38, key: "right.retain" };
/// See who was shown, printed and exported in a period.
pub const INCIDENT: Right = Right { number: 39, key: "right.incident" };

/// All of them.
pub const RIGHTS: &[Right] = &[KEPT, ERASE, RETAIN, INCIDENT];

/// What can be exported.
pub const EXPORTED: &[Code] = &[Code { code: 100, key: "export.erasures", aliases: &["删除登记"] }];

/// What can be printed.
pub const SHEETS: &[Code] = &[
    Code { code: 110, key: "sheet.kept", aliases: &["本人信息一览"] },
    Code { code: 111, key: "sheet.consent", aliases: &["同意书"] },
    Code { code: 112, key: "sheet.notice", aliases: &["个人信息告知"] },
    Code { code: 113, key: "sheet.retention", aliases: &["保管期限表"] },
];

/// Why somebody is erased. Personal Information Protection Law, article 47.
pub static ERASE_REASON: &[Code] = &[
    Code { code: 1, key: "erase.asked", aliases: &["本人要求"] },
    Code { code: 2, key: "erase.withdrawn", aliases: &["撤回了同意"] },
    Code { code: 3, key: "erase.purpose", aliases: &["目的已实现"] },
    Code { code: 4, key: "erase.kept", aliases: &["保管期满"] },
    Code { code: 5, key: "erase.mistaken", aliases: &["登记错了"] },
];

/// The reason of what goes because a consent was withdrawn.
pub const WITHDRAWN: u8 = 2;
/// The reason of what a run of retention erases.
pub const KEPT_LONG_ENOUGH: u8 = 4;

/// Whose id an erasure stands for.
pub static ERASED: &[Code] = &[
    Code { code: 1, key: "erased.person", aliases: &["居民"] },
    Code { code: 2, key: "erased.merged", aliases: &["并入的居民"] },
    Code { code: 3, key: "erased.home", aliases: &["最后一人的住户"] },
    Code { code: 4, key: "erased.record", aliases: &["别处提到的记录"] },
];

/// Somebody who was erased.
pub const PERSON: u8 = 1;
/// Somebody who had been merged into them.
pub const MERGED: u8 = 2;
/// The home that nobody else lived in.
pub const HOME: u8 = 3;
/// A record of theirs that another one names still.
pub const RECORD: u8 = 4;

/// What was handed out about somebody.
pub static HANDED: &[Code] = &[
    Code { code: 1, key: "handed.kept", aliases: &["本人信息一览"] },
    Code { code: 2, key: "handed.consent", aliases: &["同意书"] },
];

/// Everything that is kept about somebody.
pub const ALL_KEPT: u8 = 1;

/// No age is known.
pub const NO_BAND: u8 = 255;

/// What happened to somebody's data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A masked value was opened: which, and why, of [`crate::model::register::REVEAL_REASON`].
    Opened { field: String, reason: u8 },
    /// A page was printed, of [`crate::model::register::SHEET`].
    Printed { sheet: u8 },
    /// A page was printed with whole telephone numbers of so many people.
    Numbers { sheet: u8, people: u32 },
    /// Records left the desk in full: what, of [`crate::model::export::EXPORTED`], how many rows, and why.
    Exported { what: u8, rows: u32, reason: String },
    /// Everything that is kept about somebody was handed out.
    Kept { records: u32 },
}

/// How many records of a kind somebody had in a month: what stays so that the office's figures stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// Which kind of record.
    pub kind: Kind,
    /// The first day of the month.
    pub month: Date,
    pub count: u32,
}

/// Somebody was erased: their id is never used again, and what stays of them is an age in tens, a lane and numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasure {
    /// The id that was theirs.
    pub id: Id,
    /// Of [`ERASED`].
    pub what: u8,
    pub at: DateTime,
    /// Who did it: an operator.
    pub who: Id,
    /// Of [`ERASE_REASON`].
    pub reason: u8,
    /// Their age in whole tens of years, or [`NO_BAND`].
    pub band: u8,
    /// The lane in which they lived; nothing more of the address.
    pub lane: String,
    /// How many records went.
    pub records: u32,
    pub counts: Vec<Counted>,
}

/// A year of a class of records was taken away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purge {
    pub id: Id,
    /// Of [`crate::model::period::class`].
    pub class: u8,
    pub year: i16,
    pub at: DateTime,
    /// Who did it: an operator.
    pub who: Id,
    /// How many records went.
    pub records: u32,
}

/// What is kept about somebody was handed out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handed {
    pub id: Id,
    pub resident: Id,
    /// Of [`HANDED`].
    pub what: u8,
    pub at: DateTime,
    /// Who handed it out: an operator.
    pub who: Id,
    /// How many records stood on it.
    pub records: u32,
}

impl Default for Erasure {
    fn default() -> Self {
        Self {
            id: Id::NONE,
            what: PERSON,
            at: DateTime::ZERO,
            who: Id::NONE,
            reason: 0,
            band: NO_BAND,
            lane: String::new(),
            records: 0,
            counts: Vec::new(),
        }
    }
}

/// The columns of what is counted.
static COUNTS: &[Column] = &[
    Column::system("kind", FieldKind::Number(0, 255)),
    Column::system("month", FieldKind::Date),
    Column::system("count", FieldKind::Number(0, 1_000_000)),
];

fn counts(x: &Erasure) -> Value {
    let row =
        |of: &Counted| vec![Value::Number(of.kind.0.into()), Value::Date(of.month), Value::Number(of.count.into())];
    Value::Rows(x.counts.iter().map(row).collect())
}

fn set_counts(x: &mut Erasure, value: Value) -> Result<(), FieldError> {
    let read = |row: Vec<Value>| {
        let [kind, month, count] = <[Value; 3]>::try_from(row).map_err(|_| FieldError::WrongKind)?;
        Ok(Counted { kind: Kind(as_int(&kind)?), month: as_day(&month)?, count: as_int(&count)? })
    };
    put(&mut x.counts, as_rows(value, read))
}

impl Record for Erasure {
    const KIND: Kind = Kind(130);
    const NAME: &'static str = "erasure";
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "what",
            FieldKind::Choice(ERASED),
            |x| Value::Choice(x.what),
            |x, v| put(&mut x.what, as_choice(&v)),
        ),
        Field::<Self>::system("at", |x| Value::opaque(&x.at), |x, v| put(&mut x.at, v.read_opaque())),
        Field::<Self>::refers("who", Operator::KIND, |x| reference(x.who), |x, v| put(&mut x.who, as_ref(&v))),
        Field::<Self>::shown(
            "reason",
            FieldKind::Choice(ERASE_REASON),
            |x| Value::Choice(x.reason),
            |x, v| put(&mut x.reason, as_choice(&v)),
        ),
        Field::<Self>::system("band", |x| Value::Number(x.band.into()), |x, v| put(&mut x.band, as_int(&v))),
        Field::<Self>::system("lane", |x| Value::text(&x.lane), |x, v| put(&mut x.lane, as_text(v))),
        Field::<Self>::system("records", |x| Value::Number(x.records.into()), |x, v| put(&mut x.records, as_int(&v))),
        Field::<Self> {
            class: Class::System,
            ..Field::<Self>::shown("counts", FieldKind::Rows(COUNTS), counts, set_counts)
        },
    ];

    fn id(&self) -> Id {
        self.id
    }
}

impl Record for Purge {
    const KIND: Kind = Kind(131);
    const NAME: &'static str = "purge";
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::system("class", |x| Value::Number(x.class.into()), |x, v| put(&mut x.class, as_int(&v))),
        Field::<Self>::system("year", |x| Value::Number(x.year.into()), |x, v| put(&mut x.year, as_int(&v))),
        Field::<Self>::system("at", |x| Value::opaque(&x.at), |x, v| put(&mut x.at, v.read_opaque())),
        Field::<Self>::refers("who", Operator::KIND, |x| reference(x.who), |x, v| put(&mut x.who, as_ref(&v))),
        Field::<Self>::system("records", |x| Value::Number(x.records.into()), |x, v| put(&mut x.records, as_int(&v))),
    ];

    fn id(&self) -> Id {
        self.id
    }
}

impl Record for Handed {
    const KIND: Kind = Kind(132);
    const NAME: &'static str = "handed";
    const CLASS: u8 = class::ACCESS;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::refers(
            "resident",
            Resident::KIND,
            |x| reference(x.resident),
            |x, v| put(&mut x.resident, as_ref(&v)),
        ),
        Field::<Self>::shown(
            "what",
            FieldKind::Choice(HANDED),
            |x| Value::Choice(x.what),
            |x, v| put(&mut x.what, as_choice(&v)),
        ),
        Field::<Self>::system("at", |x| Value::opaque(&x.at), |x, v| put(&mut x.at, v.read_opaque())),
        Field::<Self>::refers("who", Operator::KIND, |x| reference(x.who), |x, v| put(&mut x.who, as_ref(&v))),
        Field::<Self>::system("records", |x| Value::Number(x.records.into()), |x, v| put(&mut x.records, as_int(&v))),
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
