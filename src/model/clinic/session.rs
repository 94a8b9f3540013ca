//! A session: a clinic, a check or a round of home visits on one day.

use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

use crate::model::Unit;
use crate::model::clinic::readings::GLUCOSE_KIND;
use crate::model::code::Code;
use crate::model::field::{
    Class, Field, FieldKind, Record, Value, as_choice, as_day, as_flags, as_int, as_ref, as_text, as_time, put,
    reference,
};
use crate::model::id::{Id, Kind};
use crate::model::period::class;

/// What kind of session it is.
pub static SESSION_KIND: &[Code] = &[
    Code { code: 1, key: "session.free_clinic", aliases: &["义诊"] },
    Code { code: 2, key: "session.health_check", aliases: &["65岁以上体检", "健康体检", "体检"] },
    Code { code: 3, key: "session.home_visits", aliases: &["入户随访", "家访"] },
    Code { code: 4, key: "session.winter_check", aliases: &["冬季义检", "志愿者冬季体检"] },
];

/// The yearly check from 65 on.
pub const HEALTH_CHECK: u8 = 2;
/// A round of home visits: its list is walked and ticked down.
pub const HOME_VISITS: u8 = 3;

/// What is measured at a session.
pub static MEASURED: &[Code] = &[
    Code { code: 0, key: "measured.pressure", aliases: &["血压"] },
    Code { code: 1, key: "measured.glucose", aliases: &["血糖"] },
    Code { code: 2, key: "measured.weight", aliases: &["身高体重"] },
    Code { code: 3, key: "measured.eyes", aliases: &["眼科"] },
    Code { code: 4, key: "measured.heart", aliases: &["心电图"] },
    Code { code: 5, key: "measured.blood", aliases: &["验血"] },
    Code { code: 6, key: "measured.advice", aliases: &["问诊"] },
];

/// A clinic, health check or round of home visits on one day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Session {
    pub id: Id,
    /// What kind it is, of [`SESSION_KIND`].
    pub kind: u8,
    /// The unit that holds it.
    pub institution: Id,
    /// The day.
    pub date: Date,
    /// From.
    pub start: Time,
    /// Until.
    pub end: Time,
    /// Where; empty at the office.
    pub place: String,
    /// Who comes: a doctor, two nurses.
    pub staff: String,
    /// Most people; 0 for whoever comes.
    pub capacity: u16,
    /// What is measured, bits of [`MEASURED`].
    pub measured: u32,
    /// How glucose is taken there unless somebody says otherwise, of [`GLUCOSE_KIND`].
    pub glucose: u8,
    /// The last ticket number given out.
    pub last_ticket: u16,
    /// How many were measured who did not agree to a record.
    pub unnamed: u16,
    /// When it was closed: what waited then was carried over or left.
    pub closed: Option<DateTime>,
    /// Anything else.
    pub note: String,
}

impl Session {
    /// A free clinic of a whole morning, which most are.
    pub fn morning(date: Date) -> Self {
        Self {
            id: Id::NONE,
            kind: 1,
            institution: Id::NONE,
            date,
            start: Time::constant(9, 0, 0, 0),
            end: Time::constant(11, 30, 0, 0),
            place: String::new(),
            staff: String::new(),
            capacity: 0,
            measured: 0b11,
            glucose: crate::model::clinic::readings::RANDOM,
            last_ticket: 0,
            unnamed: 0,
            closed: None,
            note: String::new(),
        }
    }

    /// Whether it is a round that is walked.
    pub fn is_round(&self) -> bool {
        self.kind == HOME_VISITS
    }
}

impl Record for Session {
    const KIND: Kind = Kind(20);
    const NAME: &'static str = "session";
    const CLASS: u8 = class::CLINIC;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "kind",
            FieldKind::Choice(SESSION_KIND),
            |s| Value::Choice(s.kind),
            |s, v| put(&mut s.kind, as_choice(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "institution",
            FieldKind::Ref(Unit::KIND),
            |s| reference(s.institution),
            |s, v| put(&mut s.institution, as_ref(&v)),
        )
        .required(),
        Field::<Self>::shown("date", FieldKind::Date, |s| Value::Date(s.date), |s, v| put(&mut s.date, as_day(&v)))
            .required(),
        Field::<Self>::shown("start", FieldKind::Time, |s| Value::Time(s.start), |s, v| put(&mut s.start, as_time(&v)))
            .required(),
        Field::<Self>::shown("end", FieldKind::Time, |s| Value::Time(s.end), |s, v| put(&mut s.end, as_time(&v)))
            .required(),
        Field::<Self>::shown(
            "place",
            FieldKind::Text(40),
            |s| Value::text(&s.place),
            |s, v| put(&mut s.place, as_text(v)),
        ),
        Field::<Self>::shown(
            "staff",
            FieldKind::Text(40),
            |s| Value::text(&s.staff),
            |s, v| put(&mut s.staff, as_text(v)),
        ),
        Field::<Self>::shown(
            "capacity",
            FieldKind::Number(0, 999),
            |s| if s.capacity == 0 { Value::Empty } else { Value::Number(s.capacity.into()) },
            |s, v| {
                s.capacity = if v == Value::Empty { 0 } else { as_int(&v)? };
                Ok(())
            },
        ),
        Field::<Self>::shown(
            "measured",
            FieldKind::Flags(MEASURED),
            |s| Value::Flags(s.measured),
            |s, v| put(&mut s.measured, as_flags(&v)),
        ),
        Field::<Self>::shown(
            "glucose",
            FieldKind::Choice(GLUCOSE_KIND),
            |s| Value::Choice(s.glucose),
            |s, v| put(&mut s.glucose, as_choice(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "note",
            FieldKind::Text(200),
            |s| Value::text(&s.note),
            |s, v| put(&mut s.note, as_text(v)),
        )
        // Free words in which people may be named.
        .class(Class::Sensitive),
        Field::<Self>::system(
            "last_ticket",
            |s| Value::Number(s.last_ticket.into()),
            |s, v| put(&mut s.last_ticket, as_int(&v)),
        ),
        Field::<Self>::system("unnamed", |s| Value::Number(s.unnamed.into()), |s, v| put(&mut s.unnamed, as_int(&v))),
        Field::<Self>::system("closed", |s| Value::opaque(&s.closed), |s, v| put(&mut s.closed, v.read_opaque())),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn dated(&self) -> Option<Date> {
        Some(self.date)
    }
}
