//! Who does what for an activity (开展活动联系协调): host, partners, supplies, who is responsible, and what came of it.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::Unit;
use crate::model::Operator;
use crate::model::code::Code;
use crate::model::field::{
    Column, Field, FieldError, FieldKind, Record, Value, as_choice, as_date, as_int, as_moment, as_ref, as_refs,
    as_rows, as_text, put, reference, references,
};
use crate::model::id::{Id, Kind};
use crate::model::period::class;

/// Whether somebody said yes.
pub static CONFIRMATION: &[Code] = &[
    Code { code: 1, key: "confirmation.open", aliases: &["待回复"] },
    Code { code: 2, key: "confirmation.yes", aliases: &["已答应"] },
    Code { code: 3, key: "confirmation.no", aliases: &["来不了"] },
];

/// Nobody answered yet.
pub const TO_CONFIRM: u8 = 1;

/// What somebody does for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// Which unit or person.
    pub who: String,
    /// What they do.
    pub what: String,
    /// Of [`CONFIRMATION`].
    pub confirmed: u8,
}

/// What is agreed for an activity.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Coordination {
    pub id: Id,
    /// The card's number; never given twice.
    pub number: u32,
    /// The activity, where it is one of the register; none otherwise.
    pub activity: Id,
    /// What it is called on the notice.
    pub name: String,
    /// When.
    pub date: Option<Date>,
    pub start: Option<Time>,
    /// Where.
    pub place: String,
    /// Who holds it, where that is not the office alone.
    pub host: Id,
    /// Who takes part in holding it.
    pub partners: Vec<Id>,
    /// How many are expected.
    pub headcount: u32,
    pub supplies: String,
    /// Who is responsible for nobody being hurt.
    pub safety: String,
    /// Who does what.
    pub shares: Vec<Share>,
    /// What came of it.
    pub outcome: String,
    /// Who wrote it down: an operator.
    pub who: Id,
}

/// The columns of who does what.
static SHARES: &[Column] = &[
    Column::shown("helper", FieldKind::Text(40)).required(),
    Column::shown("task", FieldKind::Text(80)).required(),
    Column::shown("confirmed", FieldKind::Choice(CONFIRMATION)),
];

fn shares(x: &Coordination) -> Value {
    let row = |share: &Share| vec![Value::text(&share.who), Value::text(&share.what), Value::Choice(share.confirmed)];
    Value::Rows(x.shares.iter().map(row).collect())
}

fn set_shares(x: &mut Coordination, value: Value) -> Result<(), FieldError> {
    let read = |row: Vec<Value>| {
        let [who, what, confirmed] = <[Value; 3]>::try_from(row).map_err(|_| FieldError::WrongKind)?;
        let confirmed = as_choice(&confirmed)?.max(TO_CONFIRM);
        Ok(Share { who: as_text(who)?, what: as_text(what)?, confirmed })
    };
    put(&mut x.shares, as_rows(value, read))
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

impl Record for Coordination {
    const KIND: Kind = Kind(126);
    const NAME: &'static str = "coordination";
    const CLASS: u8 = class::CONTACTS;
    const FIELDS: &'static [Field<Self>] = &[
        text!(name, 60).required(),
        Field::<Self>::shown("date", FieldKind::Date, |x| Value::date(x.date), |x, v| put(&mut x.date, as_date(&v)))
            .required(),
        Field::<Self>::shown(
            "start",
            FieldKind::Time,
            |x| Value::time(x.start),
            |x, v| put(&mut x.start, as_moment(&v)),
        ),
        text!(place, 60),
        Field::<Self>::shown(
            "host",
            FieldKind::Ref(Unit::KIND),
            |x| reference(x.host),
            |x, v| put(&mut x.host, as_ref(&v)),
        ),
        Field::<Self>::shown(
            "partners",
            FieldKind::Refs(Unit::KIND),
            |x| references(&x.partners),
            |x, v| put(&mut x.partners, as_refs(v)),
        ),
        Field::<Self>::shown(
            "headcount",
            FieldKind::Number(1, 100_000),
            |x| if x.headcount == 0 { Value::Empty } else { Value::Number(x.headcount.into()) },
            |x, v| put(&mut x.headcount, as_int(&v)),
        ),
        text!(supplies, 200),
        text!(safety, 40),
        Field::<Self>::shown("shares", FieldKind::Rows(SHARES), shares, set_shares),
        text!(outcome, 300),
        Field::<Self>::system("number", |x| Value::Number(x.number.into()), |x, v| put(&mut x.number, as_int(&v))),
        Field::<Self>::refers(
            "activity",
            Kind::ANY,
            |x| reference(x.activity),
            |x, v| put(&mut x.activity, as_ref(&v)),
        ),
        Field::<Self>::refers("who", Operator::KIND, |x| reference(x.who), |x, v| put(&mut x.who, as_ref(&v))),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn dated(&self) -> Option<Date> {
        self.date
    }
}
