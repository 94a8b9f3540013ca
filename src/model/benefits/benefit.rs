//! What residents may have, and by which rule: a name that stays, and the terms that hold from a day on.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::benefits::round::EVERY;
use crate::model::benefits::stock::Supply;
use crate::model::canteen::price::CONFIRMED;
use crate::model::code::Code;
use crate::model::contacts::Unit;
use crate::model::field::{
    Field, FieldKind, Record, Value, as_choice, as_date, as_day, as_flags, as_int, as_ref, as_refs, as_text, put,
    reference, references,
};
use crate::model::id::{Id, Kind};
use crate::model::people::group::OPEN;
use crate::model::period::class;

/// Who has it once a round.
pub static PER: &[Code] = &[
    Code { code: 1, key: "per.person", aliases: &["每人"] },
    Code { code: 2, key: "per.household", aliases: &["每户"] },
];

/// Each person.
pub const PERSON: u8 = 1;
/// Each household once, whoever of it takes it.
pub const HOUSEHOLD: u8 = 2;

/// Whether one must be registered here too.
pub static LIVES: &[Code] = &[
    Code { code: 1, key: "lives.here", aliases: &["住在本社区"] },
    Code { code: 2, key: "lives.registered", aliases: &["住在且户籍在本社区"] },
];

/// Living here is not enough: one is registered here.
pub const REGISTERED_HERE: u8 = 2;

/// Something that residents may have: a haircut, medicines, a visit with a gift.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Benefit {
    pub id: Id,
    /// What it is called.
    pub name: String,
    /// From this day on it is given no more.
    pub stopped: Option<Date>,
}

impl Record for Benefit {
    const KIND: Kind = Kind(110);
    const NAME: &'static str = "benefit";
    const CLASS: u8 = class::BENEFITS;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "name",
            FieldKind::Text(20),
            |b| Value::text(&b.name),
            |b, v| put(&mut b.name, as_text(v)),
        )
        .required(),
        Field::<Self>::shown(
            "stopped",
            FieldKind::Date,
            |b| Value::date(b.stopped),
            |b, v| put(&mut b.stopped, as_date(&v)),
        ),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn ended(&self) -> Option<Date> {
        self.stopped
    }
}

/// Who may have a benefit, how often and how many of it there are, from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    pub id: Id,
    pub benefit: Id,
    /// From this day on.
    pub from: Date,
    /// From this age on, whole years on the day; 0 where age says nothing.
    pub age: u8,
    /// Whoever is of one of these groups may have it too, of [`OPEN`]; where no age is set, they alone.
    pub groups: u32,
    /// Of [`LIVES`].
    pub lives: u8,
    /// Of [`PER`].
    pub per: u8,
    /// Of [`EVERY`].
    pub every: u8,
    /// How many can be given in a round; 0 where nothing limits it.
    pub quota: u32,
    /// What is given of a stock; several where one of them is picked.
    pub supplies: Vec<Id>,
    /// How many pieces each time.
    pub pieces: u16,
    /// Who gives it.
    pub givers: Vec<Id>,
    pub bring: String,
    /// Where the rule comes from.
    pub source: String,
    /// Whether this office has confirmed it.
    pub confirmed: bool,
}

impl Terms {
    /// Terms of a benefit from a day on that nobody has filled yet: each person here, once a month.
    pub fn blank(benefit: Id, from: Date) -> Self {
        Self {
            id: Id::NONE,
            benefit,
            from,
            age: 0,
            groups: 0,
            lives: 1,
            per: PERSON,
            every: 1,
            quota: 0,
            supplies: Vec::new(),
            pieces: 1,
            givers: Vec::new(),
            bring: String::new(),
            source: String::new(),
            confirmed: false,
        }
    }

    /// Whether a household has it once.
    pub fn is_per_household(&self) -> bool {
        self.per == HOUSEHOLD
    }
}

impl Record for Terms {
    const KIND: Kind = Kind(111);
    const NAME: &'static str = "benefit_terms";
    const CLASS: u8 = class::BENEFITS;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::refers(
            "benefit",
            Benefit::KIND,
            |t| reference(t.benefit),
            |t, v| put(&mut t.benefit, as_ref(&v)),
        ),
        Field::<Self>::shown("from", FieldKind::Date, |t| Value::Date(t.from), |t, v| put(&mut t.from, as_day(&v)))
            .required(),
        Field::<Self>::shown(
            "age",
            FieldKind::Number(0, 120),
            |t| Value::Number(t.age.into()),
            |t, v| put(&mut t.age, as_int(&v)),
        ),
        Field::<Self>::shown(
            "groups",
            FieldKind::Flags(OPEN),
            |t| Value::Flags(t.groups),
            |t, v| put(&mut t.groups, as_flags(&v)),
        ),
        Field::<Self>::shown(
            "lives",
            FieldKind::Choice(LIVES),
            |t| Value::Choice(t.lives),
            |t, v| put(&mut t.lives, as_choice(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "per",
            FieldKind::Choice(PER),
            |t| Value::Choice(t.per),
            |t, v| put(&mut t.per, as_choice(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "every",
            FieldKind::Choice(EVERY),
            |t| Value::Choice(t.every),
            |t, v| put(&mut t.every, as_choice(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "quota",
            FieldKind::Number(0, 100_000),
            |t| Value::Number(t.quota.into()),
            |t, v| put(&mut t.quota, as_int(&v)),
        ),
        Field::<Self>::shown(
            "supplies",
            FieldKind::Refs(Supply::KIND),
            |t| references(&t.supplies),
            |t, v| put(&mut t.supplies, as_refs(v)),
        ),
        Field::<Self>::shown(
            "pieces",
            FieldKind::Number(1, 100),
            |t| Value::Number(t.pieces.into()),
            |t, v| put(&mut t.pieces, as_int(&v)),
        ),
        Field::<Self>::shown(
            "givers",
            FieldKind::Refs(Unit::KIND),
            |t| references(&t.givers),
            |t, v| put(&mut t.givers, as_refs(v)),
        ),
        Field::<Self>::shown(
            "bring",
            FieldKind::Text(40),
            |t| Value::text(&t.bring),
            |t, v| put(&mut t.bring, as_text(v)),
        ),
        Field::<Self>::shown(
            "source",
            FieldKind::Text(60),
            |t| Value::text(&t.source),
            |t, v| put(&mut t.source, as_text(v)),
        )
        .required(),
        Field::<Self>::shown(
            "confirmed",
            FieldKind::Choice(CONFIRMED),
            |t| Value::Choice(t.confirmed.into()),
            |t, v| put(&mut t.confirmed, as_choice(&v).map(|code| code == 1)),
        ),
    ];

    fn id(&self) -> Id {
        self.id
    }
}
