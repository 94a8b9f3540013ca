//! The senior center: places in its calendar, what is taken of them, bookings and closures.

use crate::model::period::class;
use crate::model::{Resident, Series, Waiting};
use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

use crate::model::by_day::{day_id, day_of, rest_of};
use crate::model::center::holiday::HOURS_OF;
use crate::model::code::Code;
use crate::model::field::{
    Class, Column, Field, FieldError, FieldKind, Record, Value, as_choice, as_day, as_int, as_moment, as_ref, as_refs,
    as_rows, as_text, as_time, put, reference, references,
};
use crate::model::id::{Id, Kind};

pub use crate::model::center::room::{DayPlan, Room, SlotTime};

/// A place in the calendar: a room, a day and a start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    pub room: Id,
    /// The day.
    pub date: Date,
    /// When the slot starts.
    pub start: Time,
}

impl Place {
    /// The slot record's id: the day, then room (32 bits) and minute of the day (16).
    pub fn slot_id(self) -> Id {
        let minute = self.start.hour() as u64 * 60 + self.start.minute() as u64;
        day_id(self.date, self.room.0 << 16 | minute)
    }

    /// The place that a slot's id names.
    pub fn of_slot(id: Id) -> Option<Self> {
        let minute = (rest_of(id) & 0xffff) as u16;
        let start = Time::new((minute / 60).try_into().ok()?, (minute % 60) as i8, 0, 0).ok()?;
        let place = Self { room: Id(rest_of(id) >> 16), date: day_of(id), start };
        (place.slot_id() == id).then_some(place)
    }

    /// When it starts.
    pub fn at(self) -> DateTime {
        self.date.to_datetime(self.start)
    }
}

/// One booking's part of a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    pub booking: Id,
    /// For how many people.
    pub heads: u16,
}

/// What is taken of one room at one time. Changed only by compare-and-set, so that no slot is overbooked.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Slot {
    /// [`Place::slot_id`].
    pub id: Id,
    /// Its bookings.
    pub taken: Vec<Taken>,
    /// Who waits for a place in it, in the order in which they asked.
    pub waiting: Vec<Id>,
}

/// What stands in [`Slot::taken`].
static TAKEN: &[Column] = &[
    Column::system("taken.booking", FieldKind::Ref(Booking::KIND)),
    Column::system("taken.heads", FieldKind::Number(1, 999)),
];

impl Taken {
    fn read(row: Vec<Value>) -> Result<Self, FieldError> {
        let [booking, heads] = <[Value; 2]>::try_from(row).map_err(|_| FieldError::WrongKind)?;
        Ok(Self { booking: as_ref(&booking)?, heads: as_int(&heads)? })
    }
}

impl Slot {
    fn taken_rows(&self) -> Value {
        let row = |taken: &Taken| vec![reference(taken.booking), Value::Number(taken.heads.into())];
        Value::Rows(self.taken.iter().map(row).collect())
    }

    /// People expected.
    pub fn heads(&self) -> u16 {
        self.taken.iter().fold(0, |sum: u16, taken| sum.saturating_add(taken.heads))
    }
}

/// What became of a booking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[repr(u8)]
pub enum BookingState {
    /// 已约
    #[default]
    Booked = 0,
    /// 已到
    Arrived = 1,
    /// 未到: did not come.
    NoShow = 2,
    /// 已取消
    Cancelled = 3,
}

/// Booking states.
pub static BOOKING_STATE: &[Code] = &[
    Code { code: 0, key: "booking.booked", aliases: &["已约"] },
    Code { code: 1, key: "booking.arrived", aliases: &["已到"] },
    Code { code: 2, key: "booking.no_show", aliases: &["未到"] },
    Code { code: 3, key: "booking.cancelled", aliases: &["已取消"] },
];

/// Why a booking was cancelled.
pub static CANCEL_REASON: &[Code] = &[
    Code { code: 1, key: "cancel.by_person", aliases: &["本人取消"] },
    Code { code: 2, key: "cancel.ill", aliases: &["身体不适"] },
    Code { code: 3, key: "cancel.closed", aliases: &["临时停用"] },
    Code { code: 4, key: "cancel.mistake", aliases: &["登记有误"] },
    Code { code: 5, key: "cancel.other", aliases: &["其他"] },
];

/// A place kept for a resident or for a group that a resident stands for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Booking {
    /// Its id, which begins with its day: [`crate::model::by_day::day_id`].
    pub id: Id,
    pub resident: Id,
    pub room: Id,
    /// The day.
    pub date: Date,
    /// From.
    pub start: Time,
    /// Until.
    pub end: Time,
    /// How many people.
    pub heads: u16,
    pub state: BookingState,
    /// When it reached that state, where that is not the booking itself.
    pub since: Option<DateTime>,
    /// Why it was cancelled, 0 where it was not.
    pub reason: u8,
    /// The series that it belongs to, or none.
    pub series: Id,
    /// Anything else: the group's name.
    pub note: String,
}

impl Booking {
    /// Its place in the calendar.
    pub fn place(&self) -> Place {
        Place { room: self.room, date: self.date, start: self.start }
    }

    /// Whether it takes places of its slot.
    pub fn holds_places(&self) -> bool {
        matches!(self.state, BookingState::Booked | BookingState::Arrived)
    }

    /// Whether it takes some of this time.
    pub fn overlaps(&self, date: Date, start: Time, end: Time) -> bool {
        self.date == date && self.start < end && start < self.end
    }
}

/// Why a room is closed.
pub static CLOSURE_REASON: &[Code] = &[
    Code { code: 1, key: "closure.holiday", aliases: &["节假日"] },
    Code { code: 2, key: "closure.repair", aliases: &["维修"] },
    Code { code: 3, key: "closure.event", aliases: &["活动占用"] },
    Code { code: 4, key: "closure.other", aliases: &["其他"] },
];

/// A room, or all of them, not open on a day or for a part of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Closure {
    pub id: Id,
    /// The room; none for the whole center.
    pub room: Id,
    /// The day.
    pub date: Date,
    /// From when; none from the morning on.
    pub from: Option<Time>,
    /// Until when; none until the evening.
    pub until: Option<Time>,
    /// Why.
    pub reason: u8,
    /// In words: 投影仪送修.
    pub note: String,
    /// Of [`HOURS_OF`]: it is opened instead, with the hours of that day of the week; 0 where it is closed.
    pub hours: u8,
}

impl Closure {
    /// The same room and day from morning to evening.
    pub fn whole_day(room: Id, date: Date, reason: u8, note: &str) -> Self {
        Self { id: Id::NONE, room, date, from: None, until: None, reason, note: note.to_owned(), hours: 0 }
    }

    /// Whether the room is opened for the day, and not closed.
    pub fn opens(&self) -> bool {
        self.hours != 0
    }

    /// Whether the room is closed from morning to evening.
    pub fn is_whole_day(&self) -> bool {
        self.from.is_none() && self.until.is_none()
    }

    /// Whether it takes some of this time of its day.
    pub fn meets(&self, slot: SlotTime) -> bool {
        self.from.is_none_or(|from| from < slot.end) && self.until.is_none_or(|until| slot.start < until)
    }
}

impl Record for Slot {
    const KIND: Kind = Kind(11);
    const NAME: &'static str = "slot";
    const CLASS: u8 = class::CENTER;
    const FIELDS: &'static [Field<Self>] = &[
        Field {
            class: Class::System,
            ..Field::<Self>::shown("taken", FieldKind::Rows(TAKEN), Slot::taken_rows, |s, v| {
                put(&mut s.taken, as_rows(v, Taken::read))
            })
        },
        Field::<Self>::refers_to_several(
            "waiting",
            Waiting::KIND,
            |s| references(&s.waiting),
            |s, v| put(&mut s.waiting, as_refs(v)),
        ),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn dated(&self) -> Option<Date> {
        Some(day_of(self.id))
    }
}

impl Record for Booking {
    const KIND: Kind = Kind(12);
    const NAME: &'static str = "booking";
    const CLASS: u8 = class::CENTER;
    const MOVES: bool = true;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "room",
            FieldKind::Ref(Room::KIND),
            |b| reference(b.room),
            |b, v| put(&mut b.room, as_ref(&v)),
        )
        .required(),
        Field::<Self>::shown("date", FieldKind::Date, |b| Value::Date(b.date), |b, v| put(&mut b.date, as_day(&v)))
            .required(),
        Field::<Self>::shown("start", FieldKind::Time, |b| Value::Time(b.start), |b, v| put(&mut b.start, as_time(&v)))
            .required(),
        Field::<Self>::system("end", |b| Value::Time(b.end), |b, v| put(&mut b.end, as_time(&v))),
        Field::<Self>::shown(
            "heads",
            FieldKind::Number(1, 999),
            |b| Value::Number(b.heads.into()),
            |b, v| put(&mut b.heads, as_int(&v)),
        )
        .required(),
        Field::<Self>::refers(
            "resident",
            Resident::KIND,
            |b| reference(b.resident),
            |b, v| put(&mut b.resident, as_ref(&v)),
        ),
        Field::<Self>::system("state", |b| Value::opaque(&b.state), |b, v| put(&mut b.state, v.read_opaque())),
        Field::<Self>::system("since", |b| Value::opaque(&b.since), |b, v| put(&mut b.since, v.read_opaque())),
        Field::<Self>::system("reason", |b| Value::Choice(b.reason), |b, v| put(&mut b.reason, as_choice(&v))),
        Field::<Self>::refers("series", Series::KIND, |b| reference(b.series), |b, v| put(&mut b.series, as_ref(&v))),
        Field::<Self>::shown(
            "note",
            FieldKind::Text(60),
            |b| Value::text(&b.note),
            |b, v| put(&mut b.note, as_text(v)),
        ),
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

impl Record for Closure {
    const KIND: Kind = Kind(13);
    const NAME: &'static str = "closure";
    const CLASS: u8 = class::CENTER;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "room",
            FieldKind::Ref(Room::KIND),
            |c| reference(c.room),
            |c, v| put(&mut c.room, as_ref(&v)),
        ),
        Field::<Self>::shown("date", FieldKind::Date, |c| Value::Date(c.date), |c, v| put(&mut c.date, as_day(&v)))
            .required(),
        Field::<Self>::shown("from", FieldKind::Time, |c| Value::time(c.from), |c, v| put(&mut c.from, as_moment(&v))),
        Field::<Self>::shown(
            "until",
            FieldKind::Time,
            |c| Value::time(c.until),
            |c, v| put(&mut c.until, as_moment(&v)),
        ),
        Field::<Self>::shown(
            "reason",
            FieldKind::Choice(CLOSURE_REASON),
            |c| Value::Choice(c.reason),
            |c, v| put(&mut c.reason, as_choice(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "note",
            FieldKind::Text(60),
            |c| Value::text(&c.note),
            |c, v| put(&mut c.note, as_text(v)),
        ),
        Field::<Self>::shown(
            "hours",
            FieldKind::Choice(HOURS_OF),
            |c| Value::Choice(c.hours),
            |c, v| put(&mut c.hours, as_choice(&v)),
        ),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn dated(&self) -> Option<Date> {
        Some(self.date)
    }
}
