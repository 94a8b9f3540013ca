//! What is given out of a stock: how much of it is there, and how it came and went.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::model::code::Code;
use crate::model::contacts::Unit;
use crate::model::field::{
    Field, FieldKind, Record, Value, as_choice, as_date, as_int, as_ref, as_text, put, reference,
};
use crate::model::id::{Id, Kind};
use crate::model::period::class;

/// Something of which there is a stock: a medicine, rice dumplings, oil.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Supply {
    pub id: Id,
    /// What it is called.
    pub name: String,
    /// What one piece is: 盒, 袋.
    pub measure: String,
    /// With as many pieces or fewer it is low; 0 where nobody is to be told.
    pub low: u32,
    /// Pieces that are there: what came, less what went. The desk's rules alone change it, and never below nothing.
    pub left: i64,
    /// From this day on it is given no more.
    pub stopped: Option<Date>,
}

impl Supply {
    /// Whether it is to be told that little is left.
    pub fn is_low(&self) -> bool {
        self.stopped.is_none() && self.low > 0 && self.left <= self.low.into()
    }
}

impl Record for Supply {
    const KIND: Kind = Kind(112);
    const NAME: &'static str = "supply";
    const CLASS: u8 = class::BENEFITS;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "name",
            FieldKind::Text(30),
            |s| Value::text(&s.name),
            |s, v| put(&mut s.name, as_text(v)),
        )
        .required(),
        Field::<Self>::shown(
            "measure",
            FieldKind::Text(6),
            |s| Value::text(&s.measure),
            |s, v| put(&mut s.measure, as_text(v)),
        ),
        Field::<Self>::shown(
            "low",
            FieldKind::Number(0, 100_000),
            |s| Value::Number(s.low.into()),
            |s, v| put(&mut s.low, as_int(&v)),
        ),
        Field::<Self>::system("left", |s| Value::Number(s.left), |s, v| put(&mut s.left, as_int(&v))),
        Field::<Self>::shown(
            "stopped",
            FieldKind::Date,
            |s| Value::date(s.stopped),
            |s, v| put(&mut s.stopped, as_date(&v)),
        ),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn ended(&self) -> Option<Date> {
        self.stopped
    }
}

/// How a stock changed.
pub static MOVE: &[Code] = &[
    Code { code: 1, key: "move.received", aliases: &["入库"] },
    Code { code: 2, key: "move.counted", aliases: &["盘点"] },
    Code { code: 3, key: "move.lost", aliases: &["报损"] },
];

/// The codes of [`MOVE`].
pub mod what {
    /// It came.
    pub const RECEIVED: u8 = 1;
    /// It was counted: what was found is what is there.
    pub const COUNTED: u8 = 2;
    /// It is spoiled, past its day, or gone.
    pub const LOST: u8 = 3;
}

/// What came into a stock, was counted there, or was lost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockMove {
    pub id: Id,
    pub supply: Id,
    /// Of [`MOVE`].
    pub what: u8,
    /// When.
    pub at: DateTime,
    /// How many pieces more; fewer where it is below nothing.
    pub change: i64,
    /// Who gave it.
    pub source: Id,
    /// The earliest day by which it is to be used up.
    pub expiry: Option<Date>,
    /// Why: how a count came out, how something was lost.
    pub note: String,
}

impl Record for StockMove {
    const KIND: Kind = Kind(113);
    const NAME: &'static str = "stock_move";
    const CLASS: u8 = class::BENEFITS;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::refers("supply", Supply::KIND, |m| reference(m.supply), |m, v| put(&mut m.supply, as_ref(&v))),
        Field::<Self>::system("what", |m| Value::Choice(m.what), |m, v| put(&mut m.what, as_choice(&v))),
        Field::<Self>::system("at", |m| Value::opaque(&m.at), |m, v| put(&mut m.at, v.read_opaque())),
        Field::<Self>::system("change", |m| Value::Number(m.change), |m, v| put(&mut m.change, as_int(&v))),
        Field::<Self>::shown(
            "source",
            FieldKind::Ref(Unit::KIND),
            |m| reference(m.source),
            |m, v| put(&mut m.source, as_ref(&v)),
        ),
        Field::<Self>::shown(
            "expiry",
            FieldKind::Date,
            |m| Value::date(m.expiry),
            |m, v| put(&mut m.expiry, as_date(&v)),
        ),
        Field::<Self>::shown(
            "note",
            FieldKind::Text(60),
            |m| Value::text(&m.note),
            |m, v| put(&mut m.note, as_text(v)),
        ),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn dated(&self) -> Option<Date> {
        Some(self.at.date())
    }
}
