//! What a person's card says of their bookings.

use ratatui::style::Style;

use crate::desk::center::attendance::no_shows_of;
use crate::desk::center::waitlist::live_at;
use crate::model::center::booking::BOOKING_STATE;
use crate::model::center::rules::NO_SHOW_DAYS;
use crate::model::{Booking, BookingState, Resident, Room, Waiting};
use crate::text::{center, labels, when};
use crate::ui::people::card::{CardRow, FEW};
use crate::ui::view::View;
use crate::ui::words;

/// Bookings to come, slots that they wait for, how often they did not come.
pub static CARD: CardRow = CardRow { heading: words::BOOK, says: bookings };

fn bookings(resident: &Resident, view: &View) -> Vec<(String, Style)> {
    let (plain, warn) = (view.seat.theme.plain, view.seat.theme.warn);
    let mut coming: Vec<_> = view
        .office
        .naming::<Booking, Resident>(resident.id)
        .filter_map(|id| view.office.of::<Booking>().get(id))
        .filter(|booking| booking.date >= view.today() && booking.state != BookingState::Cancelled)
        .collect();
    coming.sort_by_key(|booking| (booking.date, booking.start));
    let waits = waits(resident, view, warn);
    let days = view.office.rule(&NO_SHOW_DAYS, view.today()).value;
    let missed = no_shows_of(view.office, resident.id, view.today(), days);
    let missed = (missed > 0).then(|| (center::no_shows(view.lang(), missed, days), plain));
    let booked = coming
        .into_iter()
        .take(FEW)
        .map(|booking| {
            let room = view.office.of::<Room>().get(booking.room).map_or("", |room| room.name.as_str());
            let at = when::moment(view.lang(), booking.date, booking.start, view.today());
            let state = match booking.state {
                BookingState::Booked => "",
                other => labels::code_number(view.lang(), BOOKING_STATE, other as u8),
            };
            let style = if booking.date == view.today() { warn } else { plain };
            (format!("{at} {room} {state}").trim().to_owned(), style)
        })
        .collect::<Vec<_>>();
    booked.into_iter().chain(waits).chain(missed).collect()
}

/// Slots that they wait for: `周四 14:00 书画室 候补第1位`.
fn waits(resident: &Resident, view: &View, warn: Style) -> Vec<(String, Style)> {
    let waiting =
        view.office.naming::<Waiting, Resident>(resident.id).filter_map(|id| view.office.of::<Waiting>().get(id));
    waiting
        .filter(|waiting| waiting.is_live(view.seat.now))
        .map(|waiting| {
            let line = live_at(view.office, waiting.place(), view.seat.now);
            let nth = line.iter().position(|other| other.id == waiting.id).map_or(1, |nth| nth + 1);
            let room = view.office.of::<Room>().get(waiting.room).map_or("", |room| room.name.as_str());
            let at = when::moment(view.lang(), waiting.date, waiting.start, view.today());
            (format!("{at} {room} {}", center::nth_waiting(view.lang(), nth)), warn)
        })
        .collect()
}
