//! The waitlist: who waits for a place in a full slot. Their order stands in the slot itself.

use crate::model::period::class;
use crate::model::{Booking, Resident, Room};
use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

use crate::model::center::booking::Place;
use crate::model::code::Code;
use crate::model::field::{Field, Record, Value, as_day, as_int, as_ref, as_text, as_time, put, reference};
use crate::model::id::{Id, Kind};

/// What became of somebody who waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[repr(u8)]
pub enum WaitState {
    /// 候补中
    #[default]
    Waiting = 0,
    /// 已补上: got a place.
    Placed = 1,
    /// 不来了: does not want it any more.
    Declined = 2,
}

/// States of somebody who waits.
pub static WAIT_STATE: &[Code] = &[
    Code { code: 0, key: "wait.waiting", aliases: &["候补中"] },
    Code { code: 1, key: "wait.placed", aliases: &["已补上"] },
    Code { code: 2, key: "wait.declined", aliases: &["不来了"] },
];

/// What a call to somebody who waits came to.
pub static CALL_RESULT: &[Code] = &[
    Code { code: 1, key: "call.coming", aliases: &["要来"] },
    Code { code: 2, key: "call.no_answer", aliases: &["没接通"] },
    Code { code: 3, key: "call.not_coming", aliases: &["不来了"] },
];

/// Somebody who waits for a place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Waiting {
    pub id: Id,
    pub resident: Id,
    pub room: Id,
    /// The day.
    pub date: Date,
    /// The slot's start, at which waiting lapses.
    pub start: Time,
    /// How many people.
    pub heads: u16,
    /// When they asked.
    pub asked: DateTime,
    /// Where it stands.
    pub state: WaitState,
    /// How often nobody answered the phone.
    pub calls: u8,
    /// When the last call was made or the state reached.
    pub since: Option<DateTime>,
    /// The booking that came of it, or none.
    pub booking: Id,
    /// The group's name.
    pub note: String,
}

impl Waiting {
    /// Its place in the calendar.
    pub fn place(&self) -> Place {
        Place { room: self.room, date: self.date, start: self.start }
    }

    /// Whether they still wait at this moment: the slot has not begun.
    pub fn is_live(&self, now: DateTime) -> bool {
        self.state == WaitState::Waiting && now < self.place().at()
    }
}

impl Record for Waiting {
    const KIND: Kind = Kind(15);
    const NAME: &'static str = "waiting";
    const CLASS: u8 = class::CENTER;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::refers(
            "resident",
            Resident::KIND,
            |w| reference(w.resident),
            |w, v| put(&mut w.resident, as_ref(&v)),
        ),
        Field::<Self>::refers("room", Room::KIND, |w| reference(w.room), |w, v| put(&mut w.room, as_ref(&v))),
        Field::<Self>::system("date", |w| Value::Date(w.date), |w, v| put(&mut w.date, as_day(&v))),
        Field::<Self>::system("start", |w| Value::Time(w.start), |w, v| put(&mut w.start, as_time(&v))),
        Field::<Self>::system("heads", |w| Value::Number(w.heads.into()), |w, v| put(&mut w.heads, as_int(&v))),
        Field::<Self>::system("asked", |w| Value::opaque(&w.asked), |w, v| put(&mut w.asked, v.read_opaque())),
        Field::<Self>::system("state", |w| Value::opaque(&w.state), |w, v| put(&mut w.state, v.read_opaque())),
        Field::<Self>::system("calls", |w| Value::Number(w.calls.into()), |w, v| put(&mut w.calls, as_int(&v))),
        Field::<Self>::system("since", |w| Value::opaque(&w.since), |w, v| put(&mut w.since, v.read_opaque())),
        Field::<Self>::refers(
            "booking",
            Booking::KIND,
            |w| reference(w.booking),
            |w, v| put(&mut w.booking, as_ref(&v)),
        ),
        Field::<Self>::system("note", |w| Value::text(&w.note), |w, v| put(&mut w.note, as_text(v))),
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
