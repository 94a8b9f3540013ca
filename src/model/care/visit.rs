//! Care visits: that somebody was looked in on, and what was seen, which is closed.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::model::care::Volunteer;
use crate::model::care::codes::{ALL_WELL, FOLLOW, HOW, MARK, REACHED};
use crate::model::field::{
    Class, Field, FieldKind, Record, Value, as_choice, as_flags, as_int, as_ref, as_text, put, reference,
};
use crate::model::id::{Id, Kind};
use crate::model::period::class;
use crate::model::{Operator, Resident};

/// That somebody was looked in on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CareVisit {
    /// Its id, which begins with the day: [`crate::model::by_day::day_id`].
    pub id: Id,
    pub elder: Id,
    /// Who looked in, or none.
    pub volunteer: Id,
    /// When it really was.
    pub at: DateTime,
    /// Of [`HOW`].
    pub how: u8,
    /// Of [`REACHED`]; 0 where nobody said so yet, and never written so.
    pub reached: u8,
    /// How long it took, without the way there.
    pub minutes: u16,
    /// What follows, bits of [`FOLLOW`].
    pub follow: u32,
    /// Who wrote it down: an operator.
    pub who: Id,
}

impl Default for CareVisit {
    fn default() -> Self {
        Self {
            id: Id::NONE,
            elder: Id::NONE,
            volunteer: Id::NONE,
            at: jiff::civil::date(1970, 1, 1).at(0, 0, 0, 0),
            how: 0,
            reached: 0,
            minutes: 0,
            follow: 0,
            who: Id::NONE,
        }
    }
}

/// What was seen at a visit, and said: a closed record of its own, with the visit's id.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CareWords {
    /// The visit's id.
    pub id: Id,
    pub elder: Id,
    /// Bits of [`MARK`]: all well, or what was amiss; 0 where nothing was looked at.
    pub marks: u32,
    /// What was said.
    pub words: String,
}

impl CareWords {
    /// Whether something was amiss.
    pub fn amiss(&self) -> bool {
        self.marks & !(1 << ALL_WELL) != 0
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.marks == 0 && self.words.is_empty()
    }
}

impl Record for CareVisit {
    const KIND: Kind = Kind(104);
    const NAME: &'static str = "care_visit";
    const CLASS: u8 = class::CARE;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "how",
            FieldKind::Choice(HOW),
            |c| Value::Choice(c.how),
            |c, v| put(&mut c.how, as_choice(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "reached",
            FieldKind::Choice(REACHED),
            |c| Value::Choice(c.reached),
            |c, v| put(&mut c.reached, as_choice(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "minutes",
            FieldKind::Number(0, 1440),
            |c| Value::Number(c.minutes.into()),
            |c, v| put(&mut c.minutes, as_int(&v)),
        ),
        Field::<Self>::shown(
            "follow",
            FieldKind::Flags(FOLLOW),
            |c| Value::Flags(c.follow),
            |c, v| put(&mut c.follow, as_flags(&v)),
        ),
        Field::<Self>::refers("elder", Resident::KIND, |c| reference(c.elder), |c, v| put(&mut c.elder, as_ref(&v))),
        Field::<Self>::refers(
            "volunteer",
            Volunteer::KIND,
            |c| reference(c.volunteer),
            |c, v| put(&mut c.volunteer, as_ref(&v)),
        ),
        Field::<Self>::system("at", |c| Value::opaque(&c.at), |c, v| put(&mut c.at, v.read_opaque())),
        Field::<Self>::refers("who", Operator::KIND, |c| reference(c.who), |c, v| put(&mut c.who, as_ref(&v))),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn subject(&self) -> Id {
        self.elder
    }

    fn dated(&self) -> Option<Date> {
        Some(self.at.date())
    }
}

impl Record for CareWords {
    const KIND: Kind = Kind(105);
    const NAME: &'static str = "care_words";
    const CLASS: u8 = class::CARE;
    const PART_OF: Option<Kind> = Some(CareVisit::KIND);
    const SENSITIVE: bool = true;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "marks",
            FieldKind::Flags(MARK),
            |c| Value::Flags(c.marks),
            |c, v| put(&mut c.marks, as_flags(&v)),
        )
        .class(Class::Sensitive),
        Field::<Self>::shown(
            "words",
            FieldKind::Text(500),
            |c| Value::text(&c.words),
            |c, v| put(&mut c.words, as_text(v)),
        )
        .class(Class::Sensitive),
        Field::<Self>::refers("elder", Resident::KIND, |c| reference(c.elder), |c, v| put(&mut c.elder, as_ref(&v))),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn subject(&self) -> Id {
        self.elder
    }
}
