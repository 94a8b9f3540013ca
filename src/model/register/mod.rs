//! Registers of the desk: the walk-in log, reveals of masked values, counters and unique values.

mod deeds;
pub mod rule;
pub mod rules;

use crate::model::period::class;
use crate::model::right::Right;
use crate::model::{Operator, Resident};
pub use deeds::{Did, Not};
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::model::code::{Code, count, gathered};
use crate::model::field::{Field, FieldKind, Record, Value, as_choice, as_int, as_ref, as_text, put, reference};
use crate::model::id::{Id, Kind};

/// Reveal values.
pub const REVEAL: Right = Right { number: 16, key: "right.reveal" };
/// Print.
pub const PRINT: Right = Right { number: 17, key: "right.print" };
/// Undo.
pub const UNDO: Right = Right { number: 18, key: "right.undo" };
/// Import.
pub const IMPORT: Right = Right { number: 19, key: "right.import" };
/// Export.
pub const EXPORT: Right = Right { number: 20, key: "right.export" };
/// See what became of a record, version by version.
pub const HISTORY: Right = Right { number: 21, key: "right.history" };
/// Look over everything that is stored, for damage and for who is registered twice.
pub const CHECK: Right = Right { number: 22, key: "right.check" };
/// Take a backup of the whole folder, and restore one.
pub const BACKUP: Right = Right { number: 23, key: "right.backup" };
/// Set rules.
pub const RULES: Right = Right { number: 25, key: "right.rules" };

/// All of them.
pub const RIGHTS: &[Right] = &[REVEAL, PRINT, UNDO, IMPORT, EXPORT, HISTORY, CHECK, BACKUP, RULES];

/// Who came, seen from the resident concerned.
pub static VISITOR_ROLE: &[Code] = &[
    Code { code: 1, key: "visitor.self", aliases: &["本人"] },
    Code { code: 2, key: "visitor.family", aliases: &["家属"] },
    Code { code: 3, key: "visitor.neighbour", aliases: &["邻居"] },
    Code { code: 4, key: "visitor.volunteer", aliases: &["志愿者"] },
    Code { code: 5, key: "visitor.other", aliases: &["其他"] },
];

/// How the visitor was checked.
pub static CHECKED_BY: &[Code] = &[
    Code { code: 0, key: "checked.none", aliases: &["未核实"] },
    Code { code: 1, key: "checked.known", aliases: &["认识"] },
    Code { code: 2, key: "checked.card", aliases: &["证件"] },
    Code { code: 3, key: "checked.phone", aliases: &["电话核实"] },
];

/// What the visit was about.
pub static MATTER: &[Code] = &[
    Code { code: 1, key: "matter.question", aliases: &["咨询"] },
    Code { code: 2, key: "matter.booking", aliases: &["预约"] },
    Code { code: 3, key: "matter.health", aliases: &["健康"] },
    Code { code: 4, key: "matter.issue", aliases: &["诉求"] },
    Code { code: 5, key: "matter.certificate", aliases: &["证明"] },
    Code { code: 6, key: "matter.find_person", aliases: &["找人"] },
    Code { code: 7, key: "matter.benefit", aliases: &["优待"] },
    Code { code: 8, key: "matter.activity", aliases: &["活动"] },
    Code { code: 9, key: "matter.other", aliases: &["其他"] },
];

/// What became of it at the desk.
pub static RESULT: &[Code] = &[
    Code { code: 1, key: "result.done", aliases: &["当场办结"] },
    Code { code: 2, key: "result.handed_on", aliases: &["转办"] },
    Code { code: 3, key: "result.told", aliases: &["告知"] },
    Code { code: 4, key: "result.not_done", aliases: &["未办"] },
];

/// Why a masked value was opened.
pub static REVEAL_REASON: &[Code] = &[
    Code { code: 1, key: "reveal.call", aliases: &["联系本人"] },
    Code { code: 2, key: "reveal.verify", aliases: &["核对身份"] },
    Code { code: 3, key: "reveal.emergency", aliases: &["紧急情况"] },
    Code { code: 4, key: "reveal.service", aliases: &["办理业务"] },
];

/// How a closed value was opened.
pub static REVEAL_WAY: &[Code] = &[
    Code { code: 1, key: "reveal_way.single", aliases: &["单项显示"] },
    Code { code: 2, key: "reveal_way.form", aliases: &["填表时"] },
    Code { code: 3, key: "reveal_way.page", aliases: &["带电话打印"] },
    Code { code: 4, key: "reveal_way.emergency", aliases: &["紧急联系"] },
];

/// The journal as a register of its own.
pub const EXPORTED: &[Code] = &[
    Code { code: 7, key: "export.journal", aliases: &["操作记录"] },
    Code { code: 8, key: "export.rules", aliases: &["规定"] },
];

/// What the desk prints of no capability alone.
pub const SHEETS: &[Code] = &[Code { code: 6, key: "sheet.day", aliases: &["当日总表"] }];

/// What can be printed, a list a capability.
const LISTS: &[&[Code]] = &[
    super::center::SHEETS,
    super::clinic::SHEETS,
    super::issues::SHEETS,
    SHEETS,
    super::canteen::SHEETS,
    super::day_care::SHEETS,
    super::benefits::SHEETS,
    super::activities::SHEETS,
    super::teams::SHEETS,
    super::care::SHEETS,
    super::guide::SHEETS,
    super::handover::SHEETS,
    super::visitors::SHEETS,
    super::contacts::SHEETS,
    super::privacy::SHEETS,
];

/// What can be printed.
pub static SHEET: &[Code] = &gathered::<{ count(LISTS) }>(LISTS);

/// A line of the walk-in register.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct VisitorLine {
    /// Its id, which begins with the day: [`super::by_day::day_id`].
    pub id: Id,
    /// When they came.
    pub at: DateTime,
    /// The resident concerned, or none.
    pub resident: Id,
    /// Who came, of [`VISITOR_ROLE`].
    pub role: u8,
    /// Their name, where they are no resident.
    pub visitor: String,
    /// Of [`CHECKED_BY`].
    pub checked: u8,
    /// Of [`MATTER`].
    pub matter: u8,
    /// The record that the visit led to, or none.
    pub about: Id,
    /// Handling and result, without a resident's name.
    pub note: String,
    /// Of [`RESULT`]; 0 where nobody said.
    pub result: u8,
    /// Minutes that it took; 0 where nobody said.
    pub minutes: u16,
    /// Minutes that they waited before; 0 where nobody said.
    pub waited: u16,
    /// Received by: an operator.
    pub who: Id,
}

/// A masked value that was opened, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reveal {
    pub id: Id,
    /// When.
    pub at: DateTime,
    /// The resident whose value it is.
    pub resident: Id,
    /// The field's key, or the panel's.
    pub field: String,
    /// Of [`REVEAL_REASON`].
    pub reason: u8,
    /// Who opened it: an operator.
    pub who: Id,
    /// How, of [`REVEAL_WAY`].
    pub way: u8,
    /// Whether they were being served, or were within the hour.
    pub served: bool,
}

/// A counter of numbers that people read. It never goes back, not even by undo.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Counter {
    /// Which one: a number of [`Counter::ISSUES`] and its fellows.
    pub id: Id,
    /// The last number given out.
    pub last: u32,
}

impl Counter {
    /// Issue numbers.
    pub const ISSUES: Id = Id(1);
    /// Room numbers.
    pub const ROOMS: Id = Id(2);
    /// Numbers of certificates of voluntary service.
    pub const CERTIFICATES: Id = Id(3);

    /// Numbers of the cards of contacts and of activities.
    pub const CARDS: Id = Id(5);

    /// Numbers of certificates of a year.
    pub fn certificates(year: i16) -> Id {
        Id(1_000_000 + u64::from(year.unsigned_abs()))
    }
}

/// The store's own random key: hashes of unique values are keyed with it, so that nobody can try all numbers.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Secret {
    /// Always [`Secret::ONLY`].
    pub id: Id,
    pub key: [u8; 32],
}

impl Secret {
    /// The one secret's id.
    pub const ONLY: Id = Id(1);
}

/// A value that may stand only once: its id is a keyed hash of the value, so that the key tells nothing.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Unique {
    /// The keyed hash.
    pub id: Id,
    /// Whose value it is.
    pub owner: Id,
}

impl Record for VisitorLine {
    const KIND: Kind = Kind(40);
    const NAME: &'static str = "visitor_line";
    const CLASS: u8 = class::VISITORS;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "role",
            FieldKind::Choice(VISITOR_ROLE),
            |x| Value::Choice(x.role),
            |x, v| put(&mut x.role, as_choice(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "visitor",
            FieldKind::Name,
            |x| Value::text(&x.visitor),
            |x, v| put(&mut x.visitor, as_text(v)),
        ),
        Field::<Self>::shown(
            "checked",
            FieldKind::Choice(CHECKED_BY),
            |x| Value::Choice(x.checked),
            |x, v| put(&mut x.checked, as_choice(&v)),
        ),
        Field::<Self>::shown(
            "matter",
            FieldKind::Choice(MATTER),
            |x| Value::Choice(x.matter),
            |x, v| put(&mut x.matter, as_choice(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "note",
            FieldKind::Text(200),
            |x| Value::text(&x.note),
            |x, v| put(&mut x.note, as_text(v)),
        ),
        Field::<Self>::shown(
            "result",
            FieldKind::Choice(RESULT),
            |x| if x.result == 0 { Value::Empty } else { Value::Choice(x.result) },
            |x, v| put(&mut x.result, as_choice(&v)),
        ),
        Field::<Self>::shown(
            "minutes",
            FieldKind::Number(1, 480),
            |x| if x.minutes == 0 { Value::Empty } else { Value::Number(x.minutes.into()) },
            |x, v| put(&mut x.minutes, as_int(&v)),
        ),
        Field::<Self>::shown(
            "waited",
            FieldKind::Number(1, 480),
            |x| if x.waited == 0 { Value::Empty } else { Value::Number(x.waited.into()) },
            |x, v| put(&mut x.waited, as_int(&v)),
        ),
        Field::<Self>::system("at", |x| Value::opaque(&x.at), |x, v| put(&mut x.at, v.read_opaque())),
        Field::<Self>::refers(
            "resident",
            Resident::KIND,
            |x| reference(x.resident),
            |x, v| put(&mut x.resident, as_ref(&v)),
        ),
        Field::<Self>::refers("about", Kind::ANY, |x| reference(x.about), |x, v| put(&mut x.about, as_ref(&v))),
        Field::<Self>::refers("who", Operator::KIND, |x| reference(x.who), |x, v| put(&mut x.who, as_ref(&v))),
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

impl Record for Reveal {
    const KIND: Kind = Kind(41);
    const NAME: &'static str = "reveal";
    const CLASS: u8 = class::ACCESS;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::system("at", |x| Value::opaque(&x.at), |x, v| put(&mut x.at, v.read_opaque())),
        Field::<Self>::refers(
            "resident",
            Resident::KIND,
            |x| reference(x.resident),
            |x, v| put(&mut x.resident, as_ref(&v)),
        ),
        Field::<Self>::system("field", |x| Value::text(&x.field), |x, v| put(&mut x.field, as_text(v))),
        Field::<Self>::system("reason", |x| Value::Choice(x.reason), |x, v| put(&mut x.reason, as_choice(&v))),
        Field::<Self>::refers("who", Operator::KIND, |x| reference(x.who), |x, v| put(&mut x.who, as_ref(&v))),
        Field::<Self>::system("way", |x| Value::Choice(x.way), |x, v| put(&mut x.way, as_choice(&v))),
        Field::<Self>::system(
            "served",
            |x| Value::Choice(x.served.into()),
            |x, v| put(&mut x.served, as_choice(&v).map(|code| code == 1)),
        ),
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

impl Record for Counter {
    const KIND: Kind = Kind(50);
    const NAME: &'static str = "counter";
    const FIELDS: &'static [Field<Self>] =
        &[Field::<Self>::system("last", |x| Value::Number(x.last.into()), |x, v| put(&mut x.last, as_int(&v)))];

    fn id(&self) -> Id {
        self.id
    }
}

impl Record for Unique {
    const KIND: Kind = Kind(51);
    const NAME: &'static str = "unique";
    const FIELDS: &'static [Field<Self>] =
        &[Field::<Self>::refers("owner", Resident::KIND, |x| reference(x.owner), |x, v| put(&mut x.owner, as_ref(&v)))];

    fn id(&self) -> Id {
        self.id
    }

    fn subject(&self) -> Id {
        self.owner
    }
}

impl Record for Secret {
    const KIND: Kind = Kind(52);
    const NAME: &'static str = "secret";
    const FIELDS: &'static [Field<Self>] =
        &[Field::<Self>::system("key", |x| Value::opaque(&x.key), |x, v| put(&mut x.key, v.read_opaque()))];

    fn id(&self) -> Id {
        self.id
    }
}
