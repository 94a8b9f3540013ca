//! The shift's handover (交接班): what is written down during the day, what is carried on, who handed over to whom.

mod deeds;
pub mod rules;

pub use deeds::{Did, Not};

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::model::code::Code;
use crate::model::field::{
    Class, Column, Field, FieldError, FieldKind, Record, Value, as_choice, as_int, as_ref, as_refs, as_rows, as_text,
    put, reference, references,
};
use crate::model::id::{Id, Kind};
use crate::model::period::class;
use crate::model::right::Right;
use crate::model::{Operator, Resident};

/// Write down what the next shift must know, hand over and receive.
pub const HAND_OVER: Right = Right { number: 52, key: "right.hand_over" };

/// All of them.
pub const RIGHTS: &[Right] = &[HAND_OVER];

/// What can be exported of the handover.
pub const EXPORTED: &[Code] = &[Code { code: 92, key: "export.handover", aliases: &["交接班"] }];

/// What can be printed of the handover.
pub const SHEETS: &[Code] = &[Code { code: 93, key: "sheet.handover", aliases: &["交接单"] }];

/// What a note is about.
pub static NOTE_KIND: &[Code] = &[
    Code { code: 1, key: "note.matter", aliases: &["交代"] },
    Code { code: 2, key: "note.case", aliases: &["个案"] },
    Code { code: 3, key: "note.equipment", aliases: &["设备"] },
    Code { code: 4, key: "note.hazard", aliases: &["隐患"] },
];

/// What the desk gathers by itself when a shift ends.
pub static CASE: &[Code] = &[
    Code { code: 1, key: "case.parked", aliases: &["暂存的表"] },
    Code { code: 2, key: "case.overdue", aliases: &["超期诉求"] },
    Code { code: 3, key: "case.due", aliases: &["今日到期诉求"] },
    Code { code: 4, key: "case.waiting", aliases: &["还在等号"] },
    Code { code: 5, key: "case.guests", aliases: &["照料室还有人"] },
    Code { code: 6, key: "case.meals", aliases: &["未取的餐"] },
    Code { code: 7, key: "case.to_call_back", aliases: &["待回访诉求"] },
    Code { code: 8, key: "case.promises", aliases: &["答应的事到期"] },
    Code { code: 9, key: "case.emergencies", aliases: &["紧急求助未结束"] },
];

/// Something that the next shift must know. It stays open until it is done: what is not done is carried on by the same
/// note, never by a copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandoverNote {
    pub id: Id,
    /// Of [`NOTE_KIND`].
    pub kind: u8,
    /// What is to be known.
    pub text: String,
    /// The resident concerned, or none.
    pub resident: Id,
    /// When it was written.
    pub at: DateTime,
    /// By whom: an operator.
    pub who: Id,
    /// The last handover that it went through, or none.
    pub handover: Id,
    /// How many it went through.
    pub carried: u16,
    /// When it was read by the one who took over.
    pub read: Option<DateTime>,
    /// Who read it.
    pub reader: Id,
    /// When it was done.
    pub done: Option<DateTime>,
    /// Who did it.
    pub doer: Id,
}

impl Default for HandoverNote {
    fn default() -> Self {
        Self {
            id: Id::NONE,
            kind: 1,
            text: String::new(),
            resident: Id::NONE,
            at: DateTime::ZERO,
            who: Id::NONE,
            handover: Id::NONE,
            carried: 0,
            read: None,
            reader: Id::NONE,
            done: None,
            doer: Id::NONE,
        }
    }
}

impl HandoverNote {
    /// Whether it is still to be done.
    pub fn is_open(&self) -> bool {
        self.done.is_none()
    }

    /// Whether it was handed over and not read yet.
    pub fn is_unread(&self) -> bool {
        self.is_open() && !self.handover.is_none() && self.read.is_none()
    }
}

/// How many of a kind were open when a shift ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Of [`CASE`].
    pub kind: u8,
    pub count: u32,
}

/// A shift that was handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handover {
    pub id: Id,
    /// Who handed over: an operator.
    pub giver: Id,
    /// When.
    pub given: DateTime,
    /// Who took over; none while nobody has.
    pub taker: Id,
    /// When they took over.
    pub taken: Option<DateTime>,
    /// What was still to be done then.
    pub notes: Vec<Id>,
    /// What the desk gathered by itself.
    pub cases: Vec<Case>,
}

impl Default for Handover {
    fn default() -> Self {
        Self {
            id: Id::NONE,
            giver: Id::NONE,
            given: DateTime::ZERO,
            taker: Id::NONE,
            taken: None,
            notes: Vec::new(),
            cases: Vec::new(),
        }
    }
}

impl Record for HandoverNote {
    const KIND: Kind = Kind(124);
    const NAME: &'static str = "handover_note";
    const CLASS: u8 = class::HANDOVER;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "text",
            FieldKind::Text(200),
            |x| Value::text(&x.text),
            |x, v| put(&mut x.text, as_text(v)),
        )
        .required(),
        Field::<Self>::shown(
            "kind",
            FieldKind::Choice(NOTE_KIND),
            |x| Value::Choice(x.kind),
            |x, v| put(&mut x.kind, as_choice(&v)),
        )
        .required(),
        Field::<Self>::refers(
            "resident",
            Resident::KIND,
            |x| reference(x.resident),
            |x, v| put(&mut x.resident, as_ref(&v)),
        ),
        Field::<Self>::system("at", |x| Value::opaque(&x.at), |x, v| put(&mut x.at, v.read_opaque())),
        Field::<Self>::refers("who", Operator::KIND, |x| reference(x.who), |x, v| put(&mut x.who, as_ref(&v))),
        Field::<Self>::refers(
            "handover",
            Handover::KIND,
            |x| reference(x.handover),
            |x, v| put(&mut x.handover, as_ref(&v)),
        ),
        Field::<Self>::system("carried", |x| Value::Number(x.carried.into()), |x, v| put(&mut x.carried, as_int(&v))),
        Field::<Self>::system("read", |x| Value::opaque(&x.read), |x, v| put(&mut x.read, v.read_opaque())),
        Field::<Self>::refers("reader", Operator::KIND, |x| reference(x.reader), |x, v| put(&mut x.reader, as_ref(&v))),
        Field::<Self>::system("done", |x| Value::opaque(&x.done), |x, v| put(&mut x.done, v.read_opaque())),
        Field::<Self>::refers("doer", Operator::KIND, |x| reference(x.doer), |x, v| put(&mut x.doer, as_ref(&v))),
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

    fn ended(&self) -> Option<Date> {
        self.done.map(DateTime::date)
    }
}

/// The columns of what was gathered.
static CASES: &[Column] = &[
    Column { class: Class::System, ..Column::shown("kind", FieldKind::Choice(CASE)) },
    Column::system("count", FieldKind::Number(0, 1_000_000)),
];

fn cases(x: &Handover) -> Value {
    let row = |case: &Case| vec![Value::Choice(case.kind), Value::Number(case.count.into())];
    Value::Rows(x.cases.iter().map(row).collect())
}

fn set_cases(x: &mut Handover, value: Value) -> Result<(), FieldError> {
    let read = |row: Vec<Value>| {
        let [kind, count] = <[Value; 2]>::try_from(row).map_err(|_| FieldError::WrongKind)?;
        Ok(Case { kind: as_choice(&kind)?, count: as_int(&count)? })
    };
    put(&mut x.cases, as_rows(value, read))
}

impl Record for Handover {
    const KIND: Kind = Kind(125);
    const NAME: &'static str = "handover";
    const CLASS: u8 = class::HANDOVER;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::refers("giver", Operator::KIND, |x| reference(x.giver), |x, v| put(&mut x.giver, as_ref(&v))),
        Field::<Self>::system("given", |x| Value::opaque(&x.given), |x, v| put(&mut x.given, v.read_opaque())),
        Field::<Self>::refers("taker", Operator::KIND, |x| reference(x.taker), |x, v| put(&mut x.taker, as_ref(&v))),
        Field::<Self>::system("taken", |x| Value::opaque(&x.taken), |x, v| put(&mut x.taken, v.read_opaque())),
        Field::<Self>::refers_to_several(
            "notes",
            HandoverNote::KIND,
            |x| references(&x.notes),
            |x, v| put(&mut x.notes, as_refs(v)),
        ),
        Field::<Self> {
            class: Class::System,
            ..Field::<Self>::shown("cases", FieldKind::Rows(CASES), cases, set_cases)
        },
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn dated(&self) -> Option<Date> {
        Some(self.given.date())
    }
}
