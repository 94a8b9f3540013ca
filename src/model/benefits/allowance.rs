//! The old-age allowance (高龄津贴): that it was applied for, when the yearly proof was given, that its end was reported.
//! It is paid elsewhere; what the office keeps is by when it has to remind.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::Resident;
use crate::model::code::Code;
use crate::model::field::{Field, FieldKind, Record, Value, as_choice, as_date, as_text, put};
use crate::model::id::{Id, Kind};
use crate::model::period::class;

/// How the yearly proof that somebody lives was given.
pub static PROVED_BY: &[Code] = &[
    Code { code: 1, key: "proved.came", aliases: &["本人到场"] },
    Code { code: 2, key: "proved.visited", aliases: &["上门认证"] },
    Code { code: 3, key: "proved.proxy", aliases: &["家属代办"] },
    Code { code: 4, key: "proved.online", aliases: &["手机认证"] },
];

/// How somebody stands to the old-age allowance. It bears the resident's id.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Allowance {
    /// The resident's id.
    pub id: Id,
    /// On which day it was applied for.
    pub applied: Option<Date>,
    /// On which day the yearly proof was given last.
    pub proved: Option<Date>,
    /// Of [`PROVED_BY`]; 0 where none was given.
    pub how: u8,
    /// On which day its end was reported.
    pub reported: Option<Date>,
    /// That they do not want it, or have it elsewhere, and since when.
    pub declined: Option<Date>,
    pub note: String,
}

impl Allowance {
    /// How a resident stands to it before anything was done.
    pub fn of(resident: Id) -> Self {
        Self { id: resident, ..Self::default() }
    }

    /// Whether it is drawn: applied for, and its end not reported.
    pub fn runs(&self) -> bool {
        self.applied.is_some() && self.reported.is_none()
    }

    /// By which day the next proof is due: so many months after the last, or after the application.
    pub fn proof_due(&self, months: i64) -> Option<Date> {
        let last = self.proved.or(self.applied).filter(|_| self.runs())?;
        last.checked_add(months.months()).ok()
    }
}

impl Record for Allowance {
    const KIND: Kind = Kind(118);
    const NAME: &'static str = "allowance";
    const CLASS: u8 = class::BENEFITS;
    const PART_OF: Option<Kind> = Some(Resident::KIND);
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "applied",
            FieldKind::Date,
            |a| Value::date(a.applied),
            |a, v| put(&mut a.applied, as_date(&v)),
        ),
        Field::<Self>::shown(
            "proved",
            FieldKind::Date,
            |a| Value::date(a.proved),
            |a, v| put(&mut a.proved, as_date(&v)),
        ),
        Field::<Self>::shown(
            "how",
            FieldKind::Choice(PROVED_BY),
            |a| if a.how == 0 { Value::Empty } else { Value::Choice(a.how) },
            |a, v| put(&mut a.how, as_choice(&v)),
        ),
        Field::<Self>::shown(
            "reported",
            FieldKind::Date,
            |a| Value::date(a.reported),
            |a, v| put(&mut a.reported, as_date(&v)),
        ),
        Field::<Self>::shown(
            "declined",
            FieldKind::Date,
            |a| Value::date(a.declined),
            |a, v| put(&mut a.declined, as_date(&v)),
        ),
        Field::<Self>::shown(
            "note",
            FieldKind::Text(40),
            |a| Value::text(&a.note),
            |a, v| put(&mut a.note, as_text(v)),
        ),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn subject(&self) -> Id {
        self.id
    }
}
