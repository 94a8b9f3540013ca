//! What ran in the rooms while no desk was open: bookings that nobody judged, and who waited for a place in them.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use crate::desk::Request;
use crate::desk::center::Ask;
use crate::desk::center::attendance::begins;
use crate::desk::center::index::CenterIndex;
use crate::desk::center::waitlist::call;
use crate::desk::core::gap_row::{GapEntry, GapRow};
use crate::desk::core::office::Office;
use crate::model::center::waiting::WaitState;
use crate::model::{Booking, BookingState, Id, Record, Room, Waiting};

/// How many days back it is looked for what nobody entered.
pub(in crate::desk) const LOOK_BACK: i64 = 7;

/// Bookings of the last week, and of today before the desk opened, of which nobody entered whether their people came.
pub static BOOKINGS: GapRow = GapRow {
    entries: |office, now| to_enter(office, now).into_iter().filter_map(|id| entry(office.of().get(id)?)).collect(),
    enter: |_, entry, came| {
        let booking = entry.record;
        Some(match came {
            Some(at) => (Request::Center(Ask::EnterArrival { booking, at }), Some(at)),
            None => (Request::Center(Ask::NoShow { booking }), None),
        })
    },
};

/// Who waited for a place in a slot that began while no desk was open: perhaps they came and had one.
pub static WAITING: GapRow = GapRow {
    entries: |office, now| {
        let first = since(now.date()).at(0, 0, 0, 0).max(office.gap.from);
        let waits = office.by::<CenterIndex>().waits_on.range(first..office.gap.until.min(now));
        let waits = waits.filter_map(|id| office.of::<Waiting>().get(id));
        let waits = waits.filter(|waiting| waiting.state == WaitState::Waiting && waiting.asked <= office.gap.from);
        waits.map(of_waiting).collect()
    },
    enter: |office, entry, came| {
        let waiting = office.of::<Waiting>().get(entry.record)?;
        let (resident, heads) = (waiting.resident, waiting.heads);
        Some(match came {
            Some(at) => (Request::Center(Ask::EnterWalkIn { resident, place: waiting.place(), heads, at }), Some(at)),
            None => (Request::Center(Ask::AnswerCall { waiting: waiting.id, result: call::NOT_COMING }), None),
        })
    },
};

fn since(today: Date) -> Date {
    today.checked_sub(LOOK_BACK.days()).unwrap_or(Date::MIN)
}

fn entry(booking: &Booking) -> Option<GapEntry> {
    let Booking { id, resident, room, heads, .. } = *booking;
    let at = booking.place().at();
    (booking.state == BookingState::Booked).then_some(GapEntry {
        kind: Booking::KIND,
        record: id,
        resident,
        room,
        at,
        heads,
    })
}

fn of_waiting(waiting: &Waiting) -> GapEntry {
    let Waiting { id, resident, room, heads, .. } = *waiting;
    GapEntry { kind: Waiting::KIND, record: id, resident, room, at: waiting.place().at(), heads }
}

/// Bookings of the last week, and of today those that began before the desk opened, of which nobody entered whether
/// their people came; the earliest first.
pub fn to_enter(office: &Office, now: DateTime) -> Vec<Id> {
    let days = since(now.date()).series(1.day()).take_while(|day| *day <= now.date());
    let bookings = days.flat_map(|day| office.bookings_on(day));
    let today = |booking: &Booking| booking.date == now.date();
    let open =
        |booking: &&Booking| booking.state == BookingState::Booked && office.of::<Room>().get(booking.room).is_some();
    let bookings = bookings.filter(open).filter(|booking| !today(booking) || !office.gap.judges(begins(booking)));
    bookings.filter(|booking| booking.place().at() < now).map(|booking| booking.id).collect()
}
