//! What was given to whom, in which round, and through whom.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::model::activities::Activity;
use crate::model::benefits::benefit::{Benefit, Terms};
use crate::model::benefits::stock::Supply;
use crate::model::code::Code;
use crate::model::contacts::Unit;
use crate::model::field::{
    Field, FieldKind, Record, Value, as_choice, as_day, as_int, as_ref, as_text, chosen, put, reference,
};
use crate::model::id::{Id, Kind};
use crate::model::period::class;
use crate::model::register::{CHECKED_BY, VISITOR_ROLE};
use crate::model::{Household, Resident};

/// Why something given does not stand.
pub static VOID: &[Code] = &[
    Code { code: 1, key: "void.wrong_person", aliases: &["记错了人"] },
    Code { code: 2, key: "void.not_taken", aliases: &["没有领"] },
    Code { code: 3, key: "void.spoiled", aliases: &["物品损坏"] },
    Code { code: 4, key: "void.other", aliases: &["其他"] },
];

/// What was handed out is gone: it does not come back to the stock.
const SPOILED: u8 = 3;

/// One benefit given to one person in a round.
///
/// Its id follows from benefit, round and whoever has it once: of two desks that give it at the same time, one is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// [`Grant::id_of`].
    pub id: Id,
    /// To whom.
    pub resident: Id,
    pub benefit: Id,
    /// The terms that said so.
    pub terms: Id,
    /// The activity at which it was given, where it is had once an activity; else none.
    pub occasion: Id,
    /// The household that has it once; none where each person has it.
    pub household: Id,
    /// The first day of the round.
    pub round: Date,
    /// The last day of the round.
    pub until: Date,
    /// How many of this round's stood there before and were voided.
    pub nth: u8,
    /// When.
    pub at: DateTime,
    /// What of a stock; none where nothing is counted.
    pub supply: Id,
    /// How many pieces of it.
    pub pieces: u16,
    /// Who gave it.
    pub giver: Id,
    /// Who took it for them, of [`VISITOR_ROLE`]; 1 is the resident in person.
    pub role: u8,
    /// The name of who took it, where it was asked.
    pub taker: String,
    /// How that was checked, of [`CHECKED_BY`]; 0 where it was not.
    pub checked: u8,
    pub note: String,
    /// Why it does not stand, of [`VOID`]; 0 where it does.
    pub voided: u8,
    /// The reason in words.
    pub void_note: String,
}

impl Grant {
    /// The id of what whoever has it once is given in a round, or at an activity.
    pub fn id_of(benefit: Id, (occasion, round): (Id, Date), whose: Id, nth: u8) -> Id {
        let day = crate::model::when::days_since_epoch(round) as u64;
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        let parts = [benefit.0, day, whose.0, nth.into()].into_iter().chain(occasion.some().map(|id| id.0));
        for byte in parts.flat_map(u64::to_le_bytes) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
        // No id is none.
        Id(hash | 1)
    }

    /// Whoever has it once: the household, or the person.
    pub fn whose(&self) -> Id {
        self.household.some().unwrap_or(self.resident)
    }

    /// Whether it counts.
    pub fn stands(&self) -> bool {
        self.voided == 0
    }

    /// Pieces that are missing in the stock because of it.
    pub fn taken(&self) -> i64 {
        let gone = self.stands() || self.voided == SPOILED;
        if gone && !self.supply.is_none() { self.pieces.into() } else { 0 }
    }

    /// The day on which it was given.
    pub fn day(&self) -> Date {
        self.at.date()
    }
}

impl Record for Grant {
    const KIND: Kind = Kind(114);
    const NAME: &'static str = "grant";
    const CLASS: u8 = class::BENEFITS;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::refers(
            "resident",
            Resident::KIND,
            |g| reference(g.resident),
            |g, v| put(&mut g.resident, as_ref(&v)),
        ),
        Field::<Self>::refers(
            "benefit",
            Benefit::KIND,
            |g| reference(g.benefit),
            |g, v| put(&mut g.benefit, as_ref(&v)),
        ),
        Field::<Self>::refers("terms", Terms::KIND, |g| reference(g.terms), |g, v| put(&mut g.terms, as_ref(&v))),
        Field::<Self>::refers(
            "occasion",
            Activity::KIND,
            |g| reference(g.occasion),
            |g, v| put(&mut g.occasion, as_ref(&v)),
        ),
        Field::<Self>::refers(
            "household",
            Household::KIND,
            |g| reference(g.household),
            |g, v| put(&mut g.household, as_ref(&v)),
        ),
        Field::<Self>::system("round", |g| Value::Date(g.round), |g, v| put(&mut g.round, as_day(&v))),
        Field::<Self>::system("until", |g| Value::Date(g.until), |g, v| put(&mut g.until, as_day(&v))),
        Field::<Self>::system("nth", |g| Value::Number(g.nth.into()), |g, v| put(&mut g.nth, as_int(&v))),
        Field::<Self>::system("at", |g| Value::opaque(&g.at), |g, v| put(&mut g.at, v.read_opaque())),
        Field::<Self>::refers("supply", Supply::KIND, |g| reference(g.supply), |g, v| put(&mut g.supply, as_ref(&v))),
        Field::<Self>::system("pieces", |g| Value::Number(g.pieces.into()), |g, v| put(&mut g.pieces, as_int(&v))),
        Field::<Self>::shown(
            "giver",
            FieldKind::Ref(Unit::KIND),
            |g| reference(g.giver),
            |g, v| put(&mut g.giver, as_ref(&v)),
        ),
        Field::<Self>::shown(
            "role",
            FieldKind::Choice(VISITOR_ROLE),
            |g| Value::Choice(g.role),
            |g, v| put(&mut g.role, as_choice(&v)),
        )
        .required(),
        Field::<Self>::shown("taker", FieldKind::Name, |g| Value::text(&g.taker), |g, v| put(&mut g.taker, as_text(v))),
        Field::<Self>::shown(
            "checked",
            FieldKind::Choice(CHECKED_BY),
            |g| chosen(g.checked),
            |g, v| put(&mut g.checked, as_choice(&v)),
        ),
        Field::<Self>::shown(
            "note",
            FieldKind::Text(60),
            |g| Value::text(&g.note),
            |g, v| put(&mut g.note, as_text(v)),
        ),
        Field::<Self>::system("voided", |g| Value::Choice(g.voided), |g, v| put(&mut g.voided, as_choice(&v))),
        Field::<Self>::system("void_note", |g| Value::text(&g.void_note), |g, v| put(&mut g.void_note, as_text(v))),
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
