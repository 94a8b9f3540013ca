//! Places that somebody who left has booked or waits for.

use crate::desk::Request;
use crate::desk::center::waitlist::call;
use crate::desk::center::{Ask, MOST_AT_ONCE};
use crate::desk::core::leaving_row::LeavingRow;
use crate::model::center::waiting::WaitState;
use crate::model::{Booking, BookingState, Record, Resident, Series, Waiting};
use crate::text::leaving as words;

/// 其他, of [`crate::model::center::booking::CANCEL_REASON`].
pub(in crate::desk) const OTHER: u8 = 5;

/// Bookings to come.
pub static BOOKINGS: LeavingRow = LeavingRow {
    kinds: &[Booking::KIND, Series::KIND],
    name: words::BOOKINGS,
    open: |office, resident, now| {
        let of = office.naming::<Booking, Resident>(resident).filter_map(|id| office.of::<Booking>().get(id));
        let mut open: Vec<&Booking> = of
            .filter(|booking| booking.state == BookingState::Booked && booking.date.to_datetime(booking.end) > now)
            .collect();
        open.sort_by_key(|booking| (booking.date, booking.start));
        open.into_iter().map(|booking| booking.id).collect()
    },
    end: |_, _, records, _| {
        let ask = |bookings: &[_]| Ask::CancelBookings { bookings: bookings.to_vec(), reason: OTHER };
        records.chunks(MOST_AT_ONCE).map(|bookings| Request::Center(ask(bookings))).collect()
    },
};

/// Places that they wait for.
pub static WAITING: LeavingRow = LeavingRow {
    kinds: &[Waiting::KIND],
    name: words::WAITING,
    open: |office, resident, now| {
        let of = office.naming::<Waiting, Resident>(resident).filter_map(|id| office.of::<Waiting>().get(id));
        let mut open: Vec<&Waiting> =
            of.filter(|waiting| waiting.state == WaitState::Waiting && waiting.is_live(now)).collect();
        open.sort_by_key(|waiting| (waiting.date, waiting.start));
        open.into_iter().map(|waiting| waiting.id).collect()
    },
    end: |_, _, records, _| {
        let ask = |waiting: &_| Ask::AnswerCall { waiting: *waiting, result: call::NOT_COMING };
        records.iter().map(|waiting| Request::Center(ask(waiting))).collect()
    },
};
