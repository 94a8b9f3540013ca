//! Day care: the places of a day, who stays on them, who fetches them home, what medicine they need.

mod deeds;
pub mod rules;

use crate::model::Resident;
use crate::model::Room;
use crate::model::period::class;
use crate::model::right::Right;
pub use deeds::{DayWhy, Did, Not};
use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

use crate::model::by_day::day_id;
use crate::model::code::Code;
use crate::model::field::{
    Class, Field, FieldKind, Record, Value, as_choice, as_day, as_int, as_ref, as_text, as_time, put, reference,
};
use crate::model::id::{Id, Kind};
use crate::model::people::resident::{Contact, set_phone};

/// Day care.
pub const RECEIVE: Right = Right { number: 7, key: "right.receive" };
/// Day-care profiles.
pub const PROFILE: Right = Right { number: 8, key: "right.profile" };
/// Set up day care.
pub const SET_UP: Right = Right { number: 9, key: "right.set_up_day_care" };

/// All of them.
pub const RIGHTS: &[Right] = &[RECEIVE, PROFILE, SET_UP];

/// What can be exported.
pub const EXPORTED: &[Code] = &[
    Code { code: 16, key: "export.stays", aliases: &["日间照料"] },
    Code { code: 50, key: "export.day_care_profiles", aliases: &["日间照料资料"] },
];

/// What can be printed of day care.
pub const SHEETS: &[Code] = &[Code { code: 23, key: "sheet.house", aliases: &["在场名单"] }];

/// A room of the center as a day-care room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayCare {
    /// The room's id: its opening days and closures are the room's.
    pub id: Id,
    /// Places a day.
    pub places: u16,
    /// From when guests are received.
    pub start: Time,
    /// Until when they must have been fetched.
    pub end: Time,
}

/// What became of a stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[repr(u8)]
pub enum StayState {
    /// 已约
    #[default]
    Booked = 0,
    /// 在
    Here = 1,
    /// 已接走
    Gone = 2,
    /// 未到
    NoShow = 3,
    /// 已取消
    Cancelled = 4,
}

/// Stay states.
pub static STAY_STATE: &[Code] = &[
    Code { code: 0, key: "stay.booked", aliases: &["已约"] },
    Code { code: 1, key: "stay.here", aliases: &["在场", "在"] },
    Code { code: 2, key: "stay.gone", aliases: &["已接走"] },
    Code { code: 3, key: "stay.no_show", aliases: &["未到"] },
    Code { code: 4, key: "stay.cancelled", aliases: &["已取消"] },
];

/// One guest's day. Its key is the day and the number of the place, so that a place is never given twice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayStay {
    /// [`stay_id`].
    pub id: Id,
    /// The guest.
    pub resident: Id,
    /// The day.
    pub date: Date,
    /// The place's number, from 1.
    pub place: u16,
    pub state: StayState,
    /// When they came.
    pub arrived: Option<DateTime>,
    /// When they left.
    pub left: Option<DateTime>,
    /// Who fetched them.
    pub fetched_by: String,
    /// Why it was cancelled, of [`crate::model::center::booking::CANCEL_REASON`]; 0 where it was not.
    pub reason: u8,
    /// For this day.
    pub note: String,
}

/// A stay's id.
pub fn stay_id(date: Date, place: u16) -> Id {
    day_id(date, u64::from(place))
}

impl DayStay {
    /// Whether the place is taken.
    pub fn holds_place(&self) -> bool {
        !matches!(self.state, StayState::Cancelled | StayState::NoShow)
    }
}

/// What the house must know of a guest. It has the resident's own id.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DayCareProfile {
    /// The resident's id.
    pub id: Id,
    /// Who answers for them, where that is a resident; their name and telephone are kept beside it, as they were told.
    pub answers: Id,
    /// Who answers for them.
    pub guardian: Contact,
    /// Who else may fetch them, several parted by `、`.
    pub may_fetch: String,
    /// Medicine: what, when.
    pub medication: String,
    /// Anything else: walks with a frame, naps after lunch.
    pub note: String,
}

impl DayCareProfile {
    /// Everybody who may fetch the guest, the guardian first.
    pub fn fetchers(&self) -> Vec<String> {
        let guardian = [self.guardian.name.as_str()].into_iter();
        let others = self.may_fetch.split(['、', ',', ';', '，', '；']).map(str::trim);
        guardian.chain(others).filter(|name| !name.is_empty()).map(str::to_owned).collect()
    }
}

impl Record for DayCare {
    const KIND: Kind = Kind(89);
    const NAME: &'static str = "day_care";
    const CLASS: u8 = class::DAY_CARE;
    const PART_OF: Option<Kind> = Some(Room::KIND);
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "places",
            FieldKind::Number(1, 200),
            |d| Value::Number(d.places.into()),
            |d, v| put(&mut d.places, as_int(&v)),
        )
        .required(),
        Field::<Self>::shown("start", FieldKind::Time, |d| Value::Time(d.start), |d, v| put(&mut d.start, as_time(&v)))
            .required(),
        Field::<Self>::shown("end", FieldKind::Time, |d| Value::Time(d.end), |d, v| put(&mut d.end, as_time(&v)))
            .required(),
    ];

    fn id(&self) -> Id {
        self.id
    }
}

impl Record for DayStay {
    const KIND: Kind = Kind(83);
    const NAME: &'static str = "day_stay";
    const CLASS: u8 = class::DAY_CARE;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown("date", FieldKind::Date, |s| Value::Date(s.date), |s, v| put(&mut s.date, as_day(&v)))
            .required(),
        Field::<Self>::shown(
            "note",
            FieldKind::Text(60),
            |s| Value::text(&s.note),
            |s, v| put(&mut s.note, as_text(v)),
        ),
        Field::<Self>::refers(
            "resident",
            Resident::KIND,
            |s| reference(s.resident),
            |s, v| put(&mut s.resident, as_ref(&v)),
        ),
        Field::<Self>::system("place", |s| Value::Number(s.place.into()), |s, v| put(&mut s.place, as_int(&v))),
        Field::<Self>::system("state", |s| Value::opaque(&s.state), |s, v| put(&mut s.state, v.read_opaque())),
        Field::<Self>::system("arrived", |s| Value::opaque(&s.arrived), |s, v| put(&mut s.arrived, v.read_opaque())),
        Field::<Self>::system("left", |s| Value::opaque(&s.left), |s, v| put(&mut s.left, v.read_opaque())),
        Field::<Self>::system("fetched_by", |s| Value::text(&s.fetched_by), |s, v| put(&mut s.fetched_by, as_text(v))),
        Field::<Self>::system("reason", |s| Value::Choice(s.reason), |s, v| put(&mut s.reason, as_choice(&v))),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn dated(&self) -> Option<Date> {
        Some(self.date)
    }
}

impl Record for DayCareProfile {
    const KIND: Kind = Kind(84);
    const NAME: &'static str = "day_care_profile";
    const CLASS: u8 = class::DAY_CARE;
    const PART_OF: Option<Kind> = Some(Resident::KIND);
    const SENSITIVE: bool = true;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "guardian.resident",
            FieldKind::Ref(Resident::KIND),
            |p| reference(p.answers),
            |p, v| put(&mut p.answers, as_ref(&v)),
        ),
        Field::<Self>::shown(
            "guardian.name",
            FieldKind::Name,
            |p| Value::text(&p.guardian.name),
            |p, v| put(&mut p.guardian.name, as_text(v)),
        )
        .required(),
        Field::<Self>::shown(
            "guardian.relation",
            FieldKind::Text(10),
            |p| Value::text(&p.guardian.relation),
            |p, v| put(&mut p.guardian.relation, as_text(v)),
        ),
        Field::<Self>::shown(
            "guardian.phone",
            FieldKind::Phones,
            |p| Value::text(&p.guardian.phone),
            |p, v| set_phone(&mut p.guardian.phone, v),
        )
        .class(Class::Masked),
        Field::<Self>::shown(
            "may_fetch",
            FieldKind::Text(60),
            |p| Value::text(&p.may_fetch),
            |p, v| put(&mut p.may_fetch, as_text(v)),
        ),
        Field::<Self>::shown(
            "medication",
            FieldKind::Text(200),
            |p| Value::text(&p.medication),
            |p, v| put(&mut p.medication, as_text(v)),
        )
        .class(Class::Sensitive),
        Field::<Self>::shown(
            "note",
            FieldKind::Text(60),
            |p| Value::text(&p.note),
            |p, v| put(&mut p.note, as_text(v)),
        ),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn subject(&self) -> Id {
        self.id
    }
}
