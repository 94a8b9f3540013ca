//! What can be done in the senior center: book, check in, cancel, change, close, set up.

mod bookings;
mod closing;
mod waiting;

use crate::desk::center::Ask;
use crate::model::{Record, Room};
use crossterm::event::KeyCode;

use crate::desk::Request;
use crate::model::{BookingState, Id};
use crate::text::center as tips;
use crate::text::center::figures;
use crate::ui::center::days_off::Holidays;
use crate::ui::center::figures::FiguresLayer;
use crate::ui::center::forms::arrival::WalkIn;
use crate::ui::center::forms::places::running_now;
use crate::ui::center::forms::room::SetRoom;
use crate::ui::center::rooms::Rooms;
use crate::ui::effect::{Effect, Verb};
use crate::ui::input::{ch, ctrl, f, key};
use crate::ui::layers::day::Day;
use crate::ui::layers::find::Find;
use crate::ui::layers::form::Form;
use crate::ui::view::{View, Why};
use crate::ui::words;

use crate::ui::actions::{Action, Scope, scope};
use crate::ui::center::SCOPE;
use crate::ui::center::TAB;
use crate::ui::panes::{scope_of, showing};
use crate::ui::people::SCOPE as RESIDENTS;
use crate::ui::today::SCOPE as TODAY;

use bookings::{STANDING, can, one_of, place};
use closing::closure;

pub use waiting::after;

/// The action that books: Enter on a cell runs it too.
pub const BOOK: &str = "book";
/// The action that seats somebody without a booking.
const WALK_IN: &str = "walk_in";
/// The action that enters afterwards who came.
const ENTER_LATE: &str = "enter_late";

/// All that the tab shows.
const SERVICES: Scope = scope_of(&TAB);
/// What of it shows a day: rooms, whatever is done in them. A list without a day has nowhere to go to.
const DATED: Scope = showing(&TAB, Room::KIND);

/// Where bookings are seen: on their own tab, on Today, and on the card of whoever booked.
const SEEN: Scope = TODAY.and(RESIDENTS).and(SCOPE);

/// For the person being served, on every tab.
pub(in crate::ui) static SERVING: &[Action] = &[
    Action::new(BOOK, &[ch('b'), f(5)], scope::PANES, words::BOOK, tips::BOOK_TIP, bookings::book)
        .when(|view| if view.face.books.is_some() { Ok(()) } else { any_room(view) })
        .in_footer(),
    Action::new("check_in", &[ch('k'), ctrl('k')], SEEN, words::CHECK_IN, tips::CHECK_IN_TIP, bookings::check_in)
        .needs(crate::model::center::BOOK)
        .when(any_room)
        .in_footer(),
    Action::new(
        "cancel_booking",
        &[ch('x'), key(KeyCode::Delete)],
        SEEN,
        words::STRIKE,
        tips::STRIKE_TIP,
        bookings::cancel,
    )
    .needs(crate::model::center::BOOK)
    .when(|view| can(view, &STANDING)),
    Action::new("repeat_booking", &[ch('.')], SEEN, tips::REPEAT, tips::REPEAT_TIP, bookings::repeat)
        .needs(crate::model::center::BOOK)
        .when(|view| if bookings::to_repeat(view).is_empty() { Err(Why(tips::CELL_EMPTY)) } else { Ok(()) }),
];

/// On the tab itself.
pub(in crate::ui) static ROWS: &[Action] = &[
    Action::new("change_booking", &[ch('e'), ctrl('e')], SCOPE, words::EDIT, tips::CHANGE_TIP, bookings::change)
        .needs(crate::model::center::BOOK)
        .when(|view| can(view, &[BookingState::Booked]))
        .in_footer(),
    Action::new("go_to_day", &[ch('g'), ctrl('g')], DATED, words::GO_TO_DATE, tips::GO_TO_TIP, Day::ask)
        .when(any_room)
        .in_footer(),
    Action::new("choose_room", &[ch('r'), ctrl('r')], SERVICES, words::ROOM, tips::ROOM_TIP, Rooms::open)
        .when(any_room)
        .in_footer(),
    Action::new("day_or_week", &[ch('d'), ctrl('d')], SCOPE, tips::DAY_OR_WEEK, tips::DAY_OR_WEEK_TIP, |_| {
        Effect::Tell(Verb::DayOrWeek)
    })
    .when(any_room)
    .in_footer(),
    Action::new("new_room", &[ch('n'), ctrl('n')], SCOPE, tips::NEW_ROOM, tips::NEW_ROOM_TIP, |view| {
        Form::open(SetRoom { room: Id::NONE }, view)
    })
    .needs(crate::model::center::SET_UP),
    Action::new("close_room", &[], SCOPE, words::CLOSE_ROOM, tips::CLOSE_TIP, closing::close)
        .needs(crate::model::center::SET_UP)
        .when(closing::may_close)
        .numbered(),
    Action::new("reopen_room", &[], SCOPE, words::REOPEN_ROOM, tips::REOPEN_TIP, |view| {
        closure(view).map_or(Effect::None, |closure| Effect::send(Request::Center(Ask::Reopen { closure: closure.id })))
    })
    .needs(crate::model::center::SET_UP)
    .when(|view| closure(view).map(|_| ()).ok_or(Why(tips::NOT_CLOSED)))
    .numbered(),
    Action::new("no_show", &[], SCOPE, words::NO_SHOW, tips::NO_SHOW_TIP, |view| {
        one_of(view, &bookings::bookings(view, &[BookingState::Booked]), |booking, _| {
            Effect::send(Request::Center(Ask::NoShow { booking }))
        })
    })
    .needs(crate::model::center::BOOK)
    .when(|view| can(view, &[BookingState::Booked]))
    .numbered(),
    Action::new(WALK_IN, &[], SCOPE, tips::WALK_IN, tips::WALK_IN_TIP, |view| match view.subject() {
        Some(resident) => Form::open(WalkIn { resident: resident.id }, view),
        None => Find::before(WALK_IN, view),
    })
    .needs(crate::model::center::BOOK)
    .when(|view| if running_now(view).is_empty() { Err(Why(tips::NOTHING_RUNS)) } else { Ok(()) })
    .numbered(),
    Action::new("day_list", &[], SCOPE, tips::DAY_LIST, tips::DAY_LIST_TIP, |_| Effect::Tell(Verb::WholeDay))
        .when(any_room)
        .numbered(),
    Action::new("set_room", &[], SCOPE, words::SET_ROOM, tips::SET_ROOM_TIP, |view| {
        Form::open(SetRoom { room: place(view).map_or(Id::NONE, |place| place.room) }, view)
    })
    .needs(crate::model::center::SET_UP)
    .when(any_room)
    .numbered(),
    Action::new("waitlist", &[], SCOPE, tips::WAITLIST, tips::WAITLIST_TIP, waiting::waitlist)
        .when(waiting::anybody_waits)
        .numbered(),
    Action::new(ENTER_LATE, &[], SCOPE, tips::ENTER_LATE, tips::ENTER_LATE_TIP, bookings::enter_late)
        .needs(crate::model::center::BOOK)
        .when(any_room)
        .numbered(),
    Action::new("figures", &[], SCOPE, figures::FIGURES, figures::FIGURES_TIP, FiguresLayer::open)
        .needs(crate::model::center::FIGURES)
        .when(any_room)
        .numbered(),
    Action::new("holidays", &[], SCOPE, tips::HOLIDAYS, tips::HOLIDAYS_TIP, Holidays::open).on_page(2),
];

fn any_room(view: &View) -> Result<(), Why> {
    if view.office.of::<Room>().is_empty() { Err(Why(tips::NO_ROOM)) } else { Ok(()) }
}
