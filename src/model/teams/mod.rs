//! The center's teams: dance team, chorus, morning exercise; who is in them, when they meet, who came.

mod deeds;
pub mod rules;

use crate::model::Resident;
use crate::model::period::class;
use crate::model::right::Right;
pub use deeds::{Did, Not};
use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

use crate::model::by_day::day_id;
use crate::model::center::slots::WEEKDAY;
use crate::model::code::Code;
use crate::model::field::{
    Field, FieldKind, Record, Value, as_choice, as_day, as_flags, as_int, as_ref, as_refs, as_text, as_time, put,
    reference, references,
};
use crate::model::id::{Id, Kind};

/// Teams.
pub const LEAD: Right = Right { number: 10, key: "right.lead" };

/// All of them.
pub const RIGHTS: &[Right] = &[LEAD];

/// What can be exported: nothing yet.
pub const EXPORTED: &[Code] = &[
    Code { code: 17, key: "export.teams", aliases: &["团队"] },
    Code { code: 18, key: "export.rolls", aliases: &["团队签到"] },
];

/// What can be printed of teams.
pub const SHEETS: &[Code] = &[Code { code: 24, key: "sheet.attendance", aliases: &["团队签到表"] }];

/// What a team does.
pub static TEAM_KIND: &[Code] = &[
    Code { code: 1, key: "team.dance", aliases: &["舞蹈"] },
    Code { code: 2, key: "team.chorus", aliases: &["合唱"] },
    Code { code: 3, key: "team.exercise", aliases: &["晨练"] },
    Code { code: 9, key: "team.other", aliases: &["其他"] },
];

/// A team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    pub id: Id,
    /// 阳光老人舞蹈队
    pub name: String,
    /// Of [`TEAM_KIND`].
    pub kind: u8,
    /// Who leads it, or none.
    pub leader: Id,
    /// Its roster, in the order of joining.
    pub members: Vec<Id>,
    /// Days of the week on which it meets, Monday as bit 0.
    pub weekdays: u32,
    /// From.
    pub start: Time,
    /// Until.
    pub end: Time,
    /// Where.
    pub place: String,
    /// Where it stands in lists.
    pub order: u16,
    /// Anything else.
    pub note: String,
}

impl Team {
    /// Whether it meets on this day of the week.
    pub fn meets_on(&self, day: Date) -> bool {
        self.weekdays & 1 << day.weekday().to_monday_zero_offset() != 0
    }
}

/// Who holds the celebration at which a team performs.
pub static LEVEL: &[Code] = &[
    Code { code: 1, key: "level.community", aliases: &["社区"] },
    Code { code: 2, key: "level.street", aliases: &["街道"] },
    Code { code: 3, key: "level.district", aliases: &["区"] },
];

/// A rehearsal whose attendance was taken, or a performance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// [`meeting_id`].
    pub id: Id,
    pub team: Id,
    /// The day.
    pub date: Date,
    /// From.
    pub start: Time,
    /// Of [`LEVEL`]; 0 is a rehearsal.
    pub level: u8,
    /// The celebration: 重阳节文艺演出.
    pub title: String,
    /// Where.
    pub place: String,
    /// Who takes part in a performance.
    pub cast: Vec<Id>,
    /// Who came.
    pub present: Vec<Id>,
    /// How many were on the roster when attendance was taken; 0 before.
    pub of: u16,
    /// When attendance was taken.
    pub taken: Option<DateTime>,
    /// Anything else.
    pub note: String,
}

/// A meeting's id: a team has one rehearsal and one performance a day.
pub fn meeting_id(team: Id, date: Date, performance: bool) -> Id {
    day_id(date, (team.0 & 0x7fff_ffff_ffff) << 1 | u64::from(performance))
}

impl Meeting {
    /// Whether it is a performance.
    pub fn is_performance(&self) -> bool {
        self.level != 0
    }
}

impl Record for Team {
    const KIND: Kind = Kind(85);
    const NAME: &'static str = "team";
    const CLASS: u8 = class::TEAMS;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "name",
            FieldKind::Text(20),
            |t| Value::text(&t.name),
            |t, v| put(&mut t.name, as_text(v)),
        )
        .required(),
        Field::<Self>::shown(
            "kind",
            FieldKind::Choice(TEAM_KIND),
            |t| Value::Choice(t.kind),
            |t, v| put(&mut t.kind, as_choice(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "weekdays",
            FieldKind::Flags(WEEKDAY),
            |t| Value::Flags(t.weekdays),
            |t, v| put(&mut t.weekdays, as_flags(&v)),
        )
        .required(),
        Field::<Self>::shown("start", FieldKind::Time, |t| Value::Time(t.start), |t, v| put(&mut t.start, as_time(&v)))
            .required(),
        Field::<Self>::shown("end", FieldKind::Time, |t| Value::Time(t.end), |t, v| put(&mut t.end, as_time(&v)))
            .required(),
        Field::<Self>::shown(
            "place",
            FieldKind::Text(20),
            |t| Value::text(&t.place),
            |t, v| put(&mut t.place, as_text(v)),
        ),
        Field::<Self>::shown(
            "note",
            FieldKind::Text(60),
            |t| Value::text(&t.note),
            |t, v| put(&mut t.note, as_text(v)),
        ),
        Field::<Self>::shown(
            "leader",
            FieldKind::Ref(Resident::KIND),
            |t| reference(t.leader),
            |t, v| put(&mut t.leader, as_ref(&v)),
        ),
        Field::<Self>::shown(
            "members",
            FieldKind::Refs(Resident::KIND),
            |t| references(&t.members),
            |t, v| put(&mut t.members, as_refs(v)),
        ),
        Field::<Self>::system("order", |t| Value::Number(t.order.into()), |t, v| put(&mut t.order, as_int(&v))),
    ];

    fn id(&self) -> Id {
        self.id
    }
}

impl Record for Meeting {
    const KIND: Kind = Kind(86);
    const NAME: &'static str = "meeting";
    const CLASS: u8 = class::TEAMS;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "title",
            FieldKind::Text(30),
            |m| Value::text(&m.title),
            |m, v| put(&mut m.title, as_text(v)),
        )
        .required(),
        Field::<Self>::shown(
            "level",
            FieldKind::Choice(LEVEL),
            |m| Value::Choice(m.level),
            |m, v| put(&mut m.level, as_choice(&v)),
        )
        .required(),
        Field::<Self>::shown("date", FieldKind::Date, |m| Value::Date(m.date), |m, v| put(&mut m.date, as_day(&v)))
            .required(),
        Field::<Self>::shown("start", FieldKind::Time, |m| Value::Time(m.start), |m, v| put(&mut m.start, as_time(&v)))
            .required(),
        Field::<Self>::shown(
            "place",
            FieldKind::Text(20),
            |m| Value::text(&m.place),
            |m, v| put(&mut m.place, as_text(v)),
        ),
        Field::<Self>::shown(
            "note",
            FieldKind::Text(60),
            |m| Value::text(&m.note),
            |m, v| put(&mut m.note, as_text(v)),
        ),
        Field::<Self>::refers("team", Team::KIND, |m| reference(m.team), |m, v| put(&mut m.team, as_ref(&v))),
        Field::<Self>::refers_to_several(
            "cast",
            Resident::KIND,
            |m| references(&m.cast),
            |m, v| put(&mut m.cast, as_refs(v)),
        ),
        Field::<Self>::refers_to_several(
            "present",
            Resident::KIND,
            |m| references(&m.present),
            |m, v| put(&mut m.present, as_refs(v)),
        ),
        Field::<Self>::system("of", |m| Value::Number(m.of.into()), |m, v| put(&mut m.of, as_int(&v))),
        Field::<Self>::system("taken", |m| Value::opaque(&m.taken), |m, v| put(&mut m.taken, v.read_opaque())),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn dated(&self) -> Option<Date> {
        Some(self.date)
    }
}
