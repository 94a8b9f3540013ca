//! An answer of the guide: what is asked for, who does it, where, and what to bring.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::canteen::price::CONFIRMED;
use crate::model::code::Code;
use crate::model::field::{Field, FieldKind, Record, Value, as_choice, as_date, as_text, put};
use crate::model::id::{Id, Kind};
use crate::model::period::class;

/// What kind of answer it is.
pub static ENTRY_KIND: &[Code] = &[
    Code { code: 1, key: "guide.matter", aliases: &["办事"] },
    Code { code: 2, key: "guide.must_not", aliases: &["不得开具的证明"] },
    Code { code: 3, key: "guide.may", aliases: &["可开具的证明"] },
];

/// Something that is done here or elsewhere.
pub const MATTER: u8 = 1;
/// A certificate that a residents' committee must not issue.
pub const MUST_NOT_ISSUE: u8 = 2;
/// A certificate that this office issues.
pub const MAY_ISSUE: u8 = 3;

/// An answer of the guide.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Entry {
    pub id: Id,
    /// What is asked for.
    pub name: String,
    /// Of [`ENTRY_KIND`].
    pub kind: u8,
    /// What it is, in a sentence or two.
    pub what: String,
    /// Who does it.
    pub who: String,
    /// Where they are.
    pub place: String,
    /// When they are open.
    pub hours: String,
    /// Their telephone.
    pub phone: String,
    pub bring: String,
    /// Which form is filled in.
    pub form: String,
    /// How a certificate is worded, with what is filled in between braces: `{姓名}`.
    pub wording: String,
    /// Where this is written.
    pub source: String,
    /// When it was read there.
    pub dated: Option<Date>,
    /// When to look again.
    pub again: Option<Date>,
    /// Whether the office has confirmed it, of [`CONFIRMED`].
    pub confirmed: u8,
    /// Since when it is told no more.
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

/// The same for a day that may be unknown.
macro_rules! day {
    ($key:ident) => {
        Field::<Self>::shown(
            stringify!($key),
            FieldKind::Date,
            |x| Value::date(x.$key),
            |x, v| put(&mut x.$key, as_date(&v)),
        )
    };
}

impl Record for Entry {
    const KIND: Kind = Kind(120);
    const NAME: &'static str = "guide_entry";
    const CLASS: u8 = class::GUIDE;
    const FIELDS: &'static [Field<Self>] = &[
        text!(name, 40).required().called(&["事项", "名称"]),
        Field::<Self>::shown(
            "kind",
            FieldKind::Choice(ENTRY_KIND),
            |x| Value::Choice(x.kind),
            |x, v| put(&mut x.kind, as_choice(&v)),
        )
        .required(),
        text!(what, 200),
        text!(who, 100),
        text!(place, 100),
        text!(hours, 60),
        text!(phone, 60),
        text!(bring, 200),
        text!(form, 60),
        text!(wording, 500),
        text!(source, 100),
        day!(dated),
        day!(again),
        Field::<Self>::shown(
            "confirmed",
            FieldKind::Choice(CONFIRMED),
            |x| Value::Choice(x.confirmed),
            |x, v| put(&mut x.confirmed, as_choice(&v)),
        ),
        day!(closed),
    ];

    fn id(&self) -> Id {
        self.id
    }
}
