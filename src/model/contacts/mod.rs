//! Partner units (单位): hospitals, pharmacies, property offices, schools and whoever else the office works with; and the
//! three cards: who is called there, what was said, and who does what for an activity.
//!
//! Whatever names an institution refers to one of these: it is written once, and renamed everywhere at once. A grid
//! (网格) is such a unit too: it looks after places, and its people are its contacts.

mod card;
mod coordination;
mod deeds;
pub mod own;
pub mod report;
pub mod rules;
mod said;

pub use card::WorkContact;
pub use coordination::{CONFIRMATION, Coordination, Share, TO_CONFIRM};
pub use deeds::{Did, Not};
pub use said::{CHANNEL, Chase, Communication, KEPT, OPEN, PROMISER};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::Address;
use crate::model::code::Code;
use crate::model::field::{Field, FieldKind, Record, Value, as_choice, as_date, as_text, put};
use crate::model::id::{Id, Kind};
use crate::model::period::class;
use crate::model::right::Right;

/// Keep the register of units.
pub const KEEP: Right = Right { number: 26, key: "right.contacts" };

/// Write down what was said, and what came of it.
pub const COMMUNICATE: Right = Right { number: 53, key: "right.communicate" };
/// Write down who does what for an activity.
pub const COORDINATE: Right = Right { number: 54, key: "right.coordinate" };
/// Read and print the figures of all systems.
pub const REPORT: Right = Right { number: 55, key: "right.report" };
/// Keep the office's own columns, and what stands in them.
pub const OWN: Right = Right { number: 56, key: "right.own_columns" };
/// Fill the street's tables.
pub const TABLES: Right = Right { number: 57, key: "right.street_tables" };

/// All of them.
pub const RIGHTS: &[Right] = &[KEEP, COMMUNICATE, COORDINATE, REPORT, OWN, TABLES];

/// What can be exported of contacts.
pub const EXPORTED: &[Code] = &[
    Code { code: 9, key: "export.units", aliases: &["单位"] },
    Code { code: 93, key: "export.unit_contacts", aliases: &["单位联系人"] },
    Code { code: 94, key: "export.communications", aliases: &["沟通信息登记"] },
    Code { code: 95, key: "export.coordinations", aliases: &["活动联系协调"] },
    Code { code: 96, key: "export.report", aliases: &["年度统计"] },
    Code { code: 97, key: "export.street_table", aliases: &["上级要表"] },
];

/// What can be printed of contacts: three cards of one size, and what is still promised.
pub const SHEETS: &[Code] = &[
    Code { code: 95, key: "sheet.contact_card", aliases: &["工作联系卡"] },
    Code { code: 96, key: "sheet.coordination_card", aliases: &["活动协调卡"] },
    Code { code: 97, key: "sheet.communication_card", aliases: &["沟通登记卡"] },
    Code { code: 98, key: "sheet.promises", aliases: &["催办单"] },
    Code { code: 99, key: "sheet.compounds", aliases: &["小区一览"] },
    Code { code: 100, key: "sheet.calendar", aliases: &["月历"] },
    Code { code: 101, key: "sheet.report_day", aliases: &["日报"] },
    Code { code: 102, key: "sheet.report_month", aliases: &["月报"] },
    Code { code: 103, key: "sheet.report_year", aliases: &["年报"] },
];

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
    Code { code: 13, key: "unit.grid", aliases: &["网格"] },
];

/// Units that see patients: those that hold sessions and to which somebody is referred.
pub const HOSPITAL: u8 = 1;
/// The community's own health service centre.
pub const HEALTH_CENTER: u8 = 2;
/// Property management: a compound that none looks after has none.
pub const PROPERTY: u8 = 4;
/// A grid: places, and the people who answer for them.
pub const GRID: u8 = 13;

/// What parts one place from the next in [`Unit::looks_after`].
const PARTED: [char; 7] = ['、', ',', '，', ';', '；', '\n', '/'];

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
    /// When it is open.
    pub hours: String,
    /// The lanes, compounds and buildings that it looks after, parted by `、`.
    pub looks_after: String,
    /// Who at the office keeps the contact.
    pub keeper: String,
    /// Since when they work together.
    pub since: Option<Date>,
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
            "hours",
            FieldKind::Text(60),
            |u| Value::text(&u.hours),
            |u, v| put(&mut u.hours, as_text(v)),
        ),
        Field::<Self>::shown(
            "looks_after",
            FieldKind::Text(300),
            |u| Value::text(&u.looks_after),
            |u, v| put(&mut u.looks_after, as_text(v)),
        ),
        Field::<Self>::shown(
            "keeper",
            FieldKind::Name,
            |u| Value::text(&u.keeper),
            |u, v| put(&mut u.keeper, as_text(v)),
        ),
        Field::<Self>::shown("since", FieldKind::Date, |u| Value::date(u.since), |u, v| put(&mut u.since, as_date(&v))),
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

impl Unit {
    /// The places that it looks after, each as it was written.
    pub fn places(&self) -> impl Iterator<Item = &str> {
        self.looks_after.split(PARTED).map(str::trim).filter(|place| !place.is_empty())
    }

    /// How closely it looks after an address: the more of the address is named, the higher; `None` where it does not.
    pub fn looks_after(&self, address: &Address) -> Option<u8> {
        self.places().filter_map(|place| covers(&read_place(place), address)).max()
    }
}

/// A place as it is written: an address, or one that ends with its building, 红光巷12号3号楼.
fn read_place(text: &str) -> Address {
    let ends = ["号楼", "栋", "幢"];
    let Some(before) = ends.iter().find_map(|end| text.strip_suffix(end)) else { return Address::read(text) };
    let lane = before.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let building = before.strip_prefix(lane).unwrap_or_default().to_owned();
    if building.is_empty() { Address::read(text) } else { Address { building, ..Address::read(lane) } }
}

/// How much of an address a place names, where the address lies in it: a lane, a building of it, a unit of that.
fn covers(place: &Address, address: &Address) -> Option<u8> {
    let parts = [(&place.building, &address.building), (&place.unit, &address.unit), (&place.room, &address.room)];
    let lane = !place.lane.is_empty() && address.lane.starts_with(place.lane.as_str());
    // 红光巷1 is no part of 红光巷12号.
    let cut = address.lane.chars().nth(place.lane.chars().count()).is_some_and(|next| next.is_ascii_digit())
        && place.lane.ends_with(|last: char| last.is_ascii_digit());
    if !lane || cut {
        return None;
    }
    let named = parts.iter().filter(|(own, _)| !own.is_empty());
    let fits = named.clone().all(|(own, theirs)| own == theirs);
    let whole = u8::from(place.lane == address.lane);
    fits.then(|| 1 + whole + named.count() as u8)
}
