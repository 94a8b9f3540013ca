//! Columns of the office's own (自设列), and what stands in them of a resident; the street's tables (上级要表) that are filled
//! from the population base and kept for the next month.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::Unit;
use crate::model::Resident;
use crate::model::code::Code;
use crate::model::field::{
    Class, Column, Field, FieldError, FieldKind, Record, Value, as_choice, as_flags, as_int, as_ref, as_rows, as_text,
    put, reference,
};
use crate::model::id::{Id, Kind};
use crate::model::people::group::OPEN;
use crate::model::period::class;

/// What a column holds.
pub static COLUMN_KIND: &[Code] = &[
    Code { code: 1, key: "own.text", aliases: &["文字"] },
    Code { code: 2, key: "own.number", aliases: &["数字"] },
    Code { code: 3, key: "own.date", aliases: &["日期"] },
    Code { code: 4, key: "own.choice", aliases: &["选项"] },
];

/// A whole number.
pub const NUMBER: u8 = 2;
/// A day.
pub const DATE: u8 = 3;
/// One of the column's choices.
pub const CHOICE: u8 = 4;

/// What parts one choice from the next.
const PARTED: [char; 6] = ['、', ',', '，', ';', '；', '/'];

/// A column of the office's own.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OwnColumn {
    pub id: Id,
    /// What it is called; a table's heading of this name is filled from it.
    pub name: String,
    /// Of [`COLUMN_KIND`].
    pub kind: u8,
    /// The choices, parted by `、`.
    pub choices: String,
}

impl OwnColumn {
    /// What may be chosen.
    pub fn choices(&self) -> impl Iterator<Item = &str> {
        self.choices.split(PARTED).map(str::trim).filter(|choice| !choice.is_empty())
    }
}

impl Record for OwnColumn {
    const KIND: Kind = Kind(127);
    const NAME: &'static str = "own_column";
    const CLASS: u8 = class::CONTACTS;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "name",
            FieldKind::Text(20),
            |x| Value::text(&x.name),
            |x, v| put(&mut x.name, as_text(v)),
        )
        .required(),
        Field::<Self>::shown(
            "kind",
            FieldKind::Choice(COLUMN_KIND),
            |x| Value::Choice(x.kind),
            |x, v| put(&mut x.kind, as_choice(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "choices",
            FieldKind::Text(200),
            |x| Value::text(&x.choices),
            |x, v| put(&mut x.choices, as_text(v)),
        ),
    ];

    fn id(&self) -> Id {
        self.id
    }
}

/// What stands in a column of the office's own for a resident.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OwnValue {
    pub id: Id,
    pub column: Id,
    pub resident: Id,
    pub text: String,
}

impl Record for OwnValue {
    const KIND: Kind = Kind(128);
    const NAME: &'static str = "own_value";
    const CLASS: u8 = class::CONTACTS;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "text",
            FieldKind::Text(100),
            |x| Value::text(&x.text),
            |x, v| put(&mut x.text, as_text(v)),
        ),
        Field::<Self>::refers(
            "column",
            OwnColumn::KIND,
            |x| reference(x.column),
            |x, v| put(&mut x.column, as_ref(&v)),
        ),
        Field::<Self>::refers(
            "resident",
            Resident::KIND,
            |x| reference(x.resident),
            |x, v| put(&mut x.resident, as_ref(&v)),
        ),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn subject(&self) -> Id {
        self.resident
    }

    /// It is a part of what is known of the person.
    fn goes_with(&self) -> Option<(Kind, Id)> {
        self.resident.some().map(|resident| (Resident::KIND, resident))
    }
}

/// A heading of a street's table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableHeading {
    /// As the street wrote it.
    pub heading: String,
    /// What it is filled from, by the importer's key; empty where it stays empty.
    pub from: String,
}

/// A table that the street wants filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StreetTable {
    pub id: Id,
    pub name: String,
    /// The least age of those who stand in it; 0 for everybody.
    pub from_age: u16,
    /// Bits of [`OPEN`]: those of any of these groups; 0 for everybody.
    pub groups: u32,
    /// A lane or courtyard; empty for all.
    pub lane: String,
    /// A grid, or none.
    pub grid: Id,
    /// As the street wrote them, in its order.
    pub headings: Vec<TableHeading>,
    /// When it was filled last.
    pub filled: Option<DateTime>,
    /// What its rows were then: who it was and what was known of them, in numbers that say nothing else.
    pub marks: Vec<(u32, u32)>,
}

impl Default for StreetTable {
    fn default() -> Self {
        Self {
            id: Id::NONE,
            name: String::new(),
            from_age: 0,
            groups: 0,
            lane: String::new(),
            grid: Id::NONE,
            headings: Vec::new(),
            filled: None,
            marks: Vec::new(),
        }
    }
}

/// The columns of the headings.
static HEADINGS: &[Column] = &[
    Column { class: Class::System, ..Column::shown("heading", FieldKind::Text(60)) },
    Column { class: Class::System, ..Column::shown("from", FieldKind::Text(60)) },
];

fn headings(x: &StreetTable) -> Value {
    Value::Rows(x.headings.iter().map(|one| vec![Value::text(&one.heading), Value::text(&one.from)]).collect())
}

fn set_headings(x: &mut StreetTable, value: Value) -> Result<(), FieldError> {
    let read = |row: Vec<Value>| {
        let [heading, from] = <[Value; 2]>::try_from(row).map_err(|_| FieldError::WrongKind)?;
        Ok(TableHeading { heading: as_text(heading)?, from: as_text(from)? })
    };
    put(&mut x.headings, as_rows(value, read))
}

impl Record for StreetTable {
    const KIND: Kind = Kind(129);
    const NAME: &'static str = "street_table";
    const CLASS: u8 = class::CONTACTS;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "name",
            FieldKind::Text(60),
            |x| Value::text(&x.name),
            |x, v| put(&mut x.name, as_text(v)),
        )
        .required(),
        Field::<Self>::shown(
            "from_age",
            FieldKind::Number(1, 120),
            |x| if x.from_age == 0 { Value::Empty } else { Value::Number(x.from_age.into()) },
            |x, v| put(&mut x.from_age, as_int(&v)),
        ),
        Field::<Self>::shown(
            "groups",
            FieldKind::Flags(OPEN),
            |x| Value::Flags(x.groups),
            |x, v| put(&mut x.groups, as_flags(&v)),
        ),
        Field::<Self>::shown(
            "lane",
            FieldKind::Text(40),
            |x| Value::text(&x.lane),
            |x, v| put(&mut x.lane, as_text(v)),
        ),
        Field::<Self>::shown(
            "grid",
            FieldKind::Ref(Unit::KIND),
            |x| reference(x.grid),
            |x, v| put(&mut x.grid, as_ref(&v)),
        ),
        Field::<Self> {
            class: Class::System,
            ..Field::<Self>::shown("headings", FieldKind::Rows(HEADINGS), headings, set_headings)
        },
        Field::<Self>::system("filled", |x| Value::opaque(&x.filled), |x, v| put(&mut x.filled, v.read_opaque())),
        Field::<Self>::system("marks", |x| Value::opaque(&x.marks), |x, v| put(&mut x.marks, v.read_opaque())),
    ];

    fn id(&self) -> Id {
        self.id
    }
}
