//! Partner units (单位): hospitals, pharmacies, property offices, schools and whoever else the office works with.
//!
//! Whatever names an institution refers to one of these: it is written once, and renamed everywhere at once.

mod deeds;
pub mod rules;

pub use deeds::{Did, Not};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::code::Code;
use crate::model::field::{Field, FieldKind, Record, Value, as_choice, as_date, as_text, put};
use crate::model::id::{Id, Kind};
use crate::model::period::class;
use crate::model::right::Right;

/// Keep the register of units.
pub const KEEP: Right = Right { number: 26, key: "right.contacts" };

/// All of them.
pub const RIGHTS: &[Right] = &[KEEP];

/// What can be exported of contacts.
pub const EXPORTED: &[Code] = &[Code { code: 112, key: "export.units", aliases: &["单位"] }];

/// What kind of unit it is.
pub static UNIT_KIND: &[Code] = &[
    Code { code: 1, key: "unit.hospital", aliases: &["医院"] },
    Code { code: 2, key: "unit.health_center", aliases: &["社区卫生服务中心", "卫生服务中心"] },
    Code { code: 3, key: "unit.pharmacy", aliases: &["药店"] },
    Code { code: 4, key: "unit.property", aliases: &["物业"] },
    Code { code: 5, key: "unit.school", aliases: &["学校"] },
    Code { code: 6, key: "unit.police", aliases: &["派出所", "公安"] },
    Code { code: 7, key: "unit.street_office", aliases: &["街道办"] },
    Code { code: 8, key: "unit.hotline", aliases: &["热线"] },
    Code { code: 9, key: "unit.stationed", aliases: &["驻地单位"] },
    Code { code: 10, key: "unit.shop", aliases: &["商户"] },
    Code { code: 11, key: "unit.press", aliases: &["媒体"] },
    Code { code: 12, key: "unit.other", aliases: &["其他单位"] },
];

/// Units that see patients: those that hold sessions and to which somebody is referred.
pub const HOSPITAL: u8 = 1;
/// The community's own health service centre.
pub const HEALTH_CENTER: u8 = 2;

/// A partner unit.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Unit {
    pub id: Id,
    /// What it is called.
    pub name: String,
    /// Of [`UNIT_KIND`].
    pub kind: u8,
    /// Its telephone, with an extension where there is one; a hotline's number has three to five digits.
    pub phone: String,
    /// Where it is.
    pub address: String,
    /// Anything else.
    pub note: String,
    /// Since when it is closed, or works with the office no more: it is offered nowhere from that day on.
    pub closed: Option<Date>,
}

impl Record for Unit {
    const KIND: Kind = Kind(60);
    const NAME: &'static str = "unit";
    const CLASS: u8 = class::CONTACTS;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "name",
            FieldKind::Text(40),
            |u| Value::text(&u.name),
            |u, v| put(&mut u.name, as_text(v)),
        )
        .required()
        .called(&["单位名称", "名称"]),
        Field::<Self>::shown(
            "kind",
            FieldKind::Choice(UNIT_KIND),
            |u| Value::Choice(u.kind),
            |u, v| put(&mut u.kind, as_choice(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "phone",
            FieldKind::Text(60),
            |u| Value::text(&u.phone),
            |u, v| put(&mut u.phone, as_text(v)),
        ),
        Field::<Self>::shown(
            "address",
            FieldKind::Text(60),
            |u| Value::text(&u.address),
            |u, v| put(&mut u.address, as_text(v)),
        ),
        Field::<Self>::shown(
            "note",
            FieldKind::Text(200),
            |u| Value::text(&u.note),
            |u, v| put(&mut u.note, as_text(v)),
        ),
        Field::<Self>::shown(
            "closed",
            FieldKind::Date,
            |u| Value::date(u.closed),
            |u, v| put(&mut u.closed, as_date(&v)),
        ),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn ended(&self) -> Option<Date> {
        self.closed
    }
}
