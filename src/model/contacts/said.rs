//! What was said with a unit or a resident, and what was promised by whom until when (沟通信息登记).

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::{Unit, WorkContact};
use crate::model::code::Code;
use crate::model::field::{
    Class, Column, Field, FieldError, FieldKind, Record, Value, as_choice, as_date, as_ref, as_rows, as_text, put,
    reference,
};
use crate::model::id::{Id, Kind};
use crate::model::period::class;
use crate::model::{Operator, Resident};

/// How it was said.
pub static CHANNEL: &[Code] = &[
    Code { code: 1, key: "channel.phone", aliases: &["电话"] },
    Code { code: 2, key: "channel.in_person", aliases: &["当面"] },
    Code { code: 3, key: "channel.message", aliases: &["微信"] },
    Code { code: 4, key: "channel.letter", aliases: &["来函"] },
    Code { code: 5, key: "channel.meeting", aliases: &["会议"] },
    Code { code: 6, key: "channel.other", aliases: &["其他"] },
];

/// Who promised.
pub static PROMISER: &[Code] = &[
    Code { code: 1, key: "promiser.we", aliases: &["我们"] },
    Code { code: 2, key: "promiser.they", aliases: &["对方"] },
];

/// Whether the promise was kept.
pub static KEPT: &[Code] = &[
    Code { code: 0, key: "kept.open", aliases: &["未了"] },
    Code { code: 1, key: "kept.done", aliases: &["办到了"] },
    Code { code: 2, key: "kept.not_done", aliases: &["没办到"] },
    Code { code: 3, key: "kept.dropped", aliases: &["不用了"] },
];

/// A promise that nobody said anything of yet.
pub const OPEN: u8 = 0;

/// Somebody was asked again for what was promised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chase {
    pub at: DateTime,
    /// What was answered.
    pub note: String,
    /// Who asked: an operator.
    pub who: Id,
}

/// Something that was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Communication {
    pub id: Id,
    /// When it was said.
    pub at: DateTime,
    /// Of [`CHANNEL`].
    pub channel: u8,
    /// The unit, or none.
    pub unit: Id,
    /// Whom of the unit's contacts, or none.
    pub contact: Id,
    /// With whom, where that is no contact of a unit.
    pub person: String,
    /// The resident concerned, or none.
    pub resident: Id,
    pub content: String,
    /// What was promised; empty where nothing was.
    pub promise: String,
    /// Of [`PROMISER`].
    pub promiser: u8,
    /// Until when.
    pub due: Option<Date>,
    /// Of [`KEPT`].
    pub kept: u8,
    /// What came of it.
    pub result: String,
    /// When those who wait for it were told.
    pub called_back: Option<Date>,
    /// When it was asked for again, and what was answered.
    pub chases: Vec<Chase>,
    /// Who wrote it down: an operator.
    pub who: Id,
}

impl Default for Communication {
    fn default() -> Self {
        Self {
            id: Id::NONE,
            at: DateTime::ZERO,
            channel: 1,
            unit: Id::NONE,
            contact: Id::NONE,
            person: String::new(),
            resident: Id::NONE,
            content: String::new(),
            promise: String::new(),
            promiser: 0,
            due: None,
            kept: OPEN,
            result: String::new(),
            called_back: None,
            chases: Vec::new(),
            who: Id::NONE,
        }
    }
}

impl Communication {
    /// Whether something is promised in it that nobody said anything of yet.
    pub fn is_promised(&self) -> bool {
        self.kept == OPEN && !self.promise.is_empty()
    }
}

/// The columns of the chases.
static CHASES: &[Column] = &[
    Column::system("at", FieldKind::System),
    Column { class: Class::System, ..Column::shown("note", FieldKind::Text(200)) },
    Column::system("who", FieldKind::Ref(Operator::KIND)),
];

fn chases(x: &Communication) -> Value {
    let row = |chase: &Chase| vec![Value::opaque(&chase.at), Value::text(&chase.note), reference(chase.who)];
    Value::Rows(x.chases.iter().map(row).collect())
}

fn set_chases(x: &mut Communication, value: Value) -> Result<(), FieldError> {
    let read = |row: Vec<Value>| {
        let [at, note, who] = <[Value; 3]>::try_from(row).map_err(|_| FieldError::WrongKind)?;
        Ok(Chase { at: at.read_opaque()?, note: as_text(note)?, who: as_ref(&who)? })
    };
    put(&mut x.chases, as_rows(value, read))
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

impl Record for Communication {
    const KIND: Kind = Kind(123);
    const NAME: &'static str = "communication";
    const CLASS: u8 = class::CONTACTS;
    const FIELDS: &'static [Field<Self>] = &[
        text!(content, 300).required(),
        Field::<Self>::shown(
            "channel",
            FieldKind::Choice(CHANNEL),
            |x| Value::Choice(x.channel),
            |x, v| put(&mut x.channel, as_choice(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "unit",
            FieldKind::Ref(Unit::KIND),
            |x| reference(x.unit),
            |x, v| put(&mut x.unit, as_ref(&v)),
        ),
        Field::<Self>::shown(
            "contact",
            FieldKind::Ref(WorkContact::KIND),
            |x| reference(x.contact),
            |x, v| put(&mut x.contact, as_ref(&v)),
        ),
        Field::<Self>::shown(
            "person",
            FieldKind::Text(40),
            |x| Value::text(&x.person),
            |x, v| put(&mut x.person, as_text(v)),
        ),
        Field::<Self>::shown(
            "resident",
            FieldKind::Ref(Resident::KIND),
            |x| reference(x.resident),
            |x, v| put(&mut x.resident, as_ref(&v)),
        ),
        text!(promise, 200),
        Field::<Self>::shown(
            "promiser",
            FieldKind::Choice(PROMISER),
            |x| if x.promiser == 0 { Value::Empty } else { Value::Choice(x.promiser) },
            |x, v| put(&mut x.promiser, as_choice(&v)),
        ),
        Field::<Self>::shown("due", FieldKind::Date, |x| Value::date(x.due), |x, v| put(&mut x.due, as_date(&v))),
        Field::<Self>::shown(
            "kept",
            FieldKind::Choice(KEPT),
            |x| Value::Choice(x.kept),
            |x, v| put(&mut x.kept, as_choice(&v)),
        ),
        text!(result, 200),
        Field::<Self>::shown(
            "called_back",
            FieldKind::Date,
            |x| Value::date(x.called_back),
            |x, v| put(&mut x.called_back, as_date(&v)),
        ),
        Field::<Self>::system("at", |x| Value::opaque(&x.at), |x, v| put(&mut x.at, v.read_opaque())),
        Field::<Self> {
            class: Class::System,
            ..Field::<Self>::shown("chases", FieldKind::Rows(CHASES), chases, set_chases)
        },
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

    /// What is promised and open is not over.
    fn ended(&self) -> Option<Date> {
        self.dated().filter(|_| !self.is_promised())
    }
}
