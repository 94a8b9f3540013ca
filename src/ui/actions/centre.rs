//! What can be done in the senior center: book, check in, cancel, change, close, set up.

use crossterm::event::KeyCode;
use jiff::SignedDuration;

use crate::desk::Request;
use crate::desk::week::{Cell, Week, bookings_at};
use crate::model::centre::{CANCEL_REASON, CLOSURE_REASON, Place};
use crate::model::{Booking, BookingState, Closure, Id, Resident};
use crate::text::centre as tips;
use crate::text::{figures, when};
use crate::ui::effect::{Effect, Verb};
use crate::ui::forms::{Book, ChangeBooking, SetRoom, WalkIn, running_now};
use crate::ui::input::{ch, ctrl, f, key};
use crate::ui::layers::choice::{Choice, Offer, of_codes};
use crate::ui::layers::day::Day;
use crate::ui::layers::figures::FiguresLayer;
use crate::ui::layers::find::Find;
use crate::ui::layers::form::Form;
use crate::ui::panes::Tab;
use crate::ui::view::{Line, Selected, View, Why};
use crate::ui::words;

use super::{Action, Scope, scope};

/// The action that books: Enter on a cell runs it too.
pub const BOOK: &str = "book";
/// The action that seats somebody without a booking.
const WALK_IN: &str = "walk_in";

/// Where bookings are seen: on their own tab, on Today, and on the card of whoever booked.
const SEEN: Scope = scope::TODAY.and(scope::RESIDENTS).and(scope::CENTER);

/// For the person being served, on every tab.
pub(super) static SERVING: &[Action] = &[
    Action::new(BOOK, &[ch('b'), f(5)], scope::PANES, words::BOOK, tips::BOOK_TIP, book).when(any_room).in_footer(),
    Action::new("check_in", &[ch('k'), ctrl('k')], SEEN, words::CHECK_IN, tips::CHECK_IN_TIP, check_in)
        .when(any_room)
        .in_footer(),
    Action::new("cancel_booking", &[ch('x'), key(KeyCode::Delete)], SEEN, words::STRIKE, tips::STRIKE_TIP, cancel)
        .when(|view| can(view, &STANDING)),
];

/// On the tab itself.
pub(super) static ROWS: &[Action] = &[
    Action::new("change_booking", &[ch('e'), ctrl('e')], scope::CENTER, words::EDIT, tips::CHANGE_TIP, change)
        .when(|view| can(view, &[BookingState::Booked]))
        .in_footer(),
    Action::new(
        "go_to_day",
        &[ch('g'), ctrl('g')],
        scope::SERVICES.but(scope::TEAMS),
        words::GO_TO_DATE,
        tips::GO_TO_TIP,
        Day::ask,
    )
    .when(any_room)
    .in_footer(),
    Action::new("choose_room", &[ch('r'), ctrl('r')], scope::SERVICES, words::ROOM, tips::ROOM_TIP, rooms)
        .when(any_room)
        .in_footer(),
    Action::new("new_room", &[ch('n'), ctrl('n')], scope::CENTER, tips::NEW_ROOM, tips::NEW_ROOM_TIP, |view| {
        Form::open(SetRoom { room: Id::NONE }, view)
    }),
    Action::new("close_room", &[], scope::CENTER, words::CLOSE_ROOM, tips::CLOSE_TIP, close)
        .when(may_close)
        .at_digit('1'),
    Action::new("reopen_room", &[], scope::CENTER, words::REOPEN_ROOM, tips::REOPEN_TIP, |view| {
        closure(view).map_or(Effect::None, |closure| Effect::send(Request::Reopen { closure: closure.id }))
    })
    .when(|view| closure(view).map(|_| ()).ok_or(Why(tips::NOT_CLOSED)))
    .at_digit('2'),
    Action::new("no_show", &[], scope::CENTER, words::NO_SHOW, tips::NO_SHOW_TIP, |view| {
        one_of(view, &bookings(view, &[BookingState::Booked]), |booking, _| Effect::send(Request::NoShow { booking }))
    })
    .when(|view| can(view, &[BookingState::Booked]))
    .at_digit('3'),
    Action::new(WALK_IN, &[], scope::CENTER, tips::WALK_IN, tips::WALK_IN_TIP, |view| match view.subject() {
        Some(resident) => Form::open(WalkIn { resident: resident.id }, view),
        None => Find::before(WALK_IN, view),
    })
    .when(|view| if running_now(view).is_empty() { Err(Why(tips::NOTHING_RUNS)) } else { Ok(()) })
    .at_digit('4'),
    Action::new("day_list", &[], scope::CENTER, tips::DAY_LIST, tips::DAY_LIST_TIP, |_| Effect::Tell(Verb::WholeDay))
        .when(any_room)
        .at_digit('5'),
    Action::new("set_room", &[], scope::CENTER, words::SET_ROOM, tips::SET_ROOM_TIP, |view| {
        Form::open(SetRoom { room: place(view).map_or(Id::NONE, |place| place.room) }, view)
    })
    .when(any_room)
    .at_digit('6'),
    Action::new("figures", &[], scope::CENTER, figures::FIGURES, figures::FIGURES_TIP, FiguresLayer::open)
        .when(any_room)
        .at_digit('9'),
];

/// Who comes so much before their slot comes to it; who comes earlier perhaps came for something else.
const SOON: SignedDuration = SignedDuration::from_mins(60);
/// States in which a booking takes places.
const STANDING: [BookingState; 2] = [BookingState::Booked, BookingState::Arrived];
/// States from which somebody can still come.
const AWAITED: [BookingState; 2] = [BookingState::Booked, BookingState::NoShow];

fn any_room(view: &View) -> Result<(), Why> {
    if view.office.rooms.is_empty() { Err(Why(tips::NO_ROOM)) } else { Ok(()) }
}

/// The cell under the cursor, or the booking's.
fn place(view: &View) -> Option<Place> {
    match view.selected {
        Selected::Place(place) => Some(place),
        Selected::Booking(id) => view.office.bookings.get(id).map(Booking::place),
        _ => None,
    }
}

/// A form for the person being served, filled with the cell under the cursor; where nobody is, find them first.
fn book(view: &View) -> Effect {
    match view.place {
        scope::CANTEEN => return super::canteen::order(view),
        scope::DAY_CARE => return super::daycare::book(view),
        scope::TEAMS => return super::teams::join(view),
        _ => {}
    }
    let Some(resident) = view.subject().or_else(|| view.person()) else { return Find::before(BOOK, view) };
    let on_grid = view.seat.tab == Tab::Center;
    let place = place(view).filter(|_| on_grid);
    let place = place.filter(|place| matches!(cell(view, *place), Some(Cell::Open { over: false, .. })));
    Effect::Serve(resident.id).then(Form::open(Book { resident: resident.id, place }, view))
}

fn cell(view: &View, place: Place) -> Option<Cell> {
    let room = view.office.rooms.get(place.room)?;
    let week = Week::of(view.office, room, place.date, view.seat.now);
    let (row, day) = week.find(place.date, place.start)?;
    week.rows.get(row).map(|(_, days)| days[day])
}

/// The bookings in these states that an action could mean: the one under the cursor; on the grid those of the cell, the
/// person's own before others; elsewhere the person's from today on; where there is nobody, the slot's or the day's.
fn bookings<'a>(view: &View<'a>, states: &[BookingState]) -> Vec<&'a Booking> {
    let fits = |booking: &&Booking| states.contains(&booking.state);
    match view.selected {
        Selected::Booking(id) => view.office.bookings.get(id).into_iter().filter(fits).collect(),
        Selected::Place(place) if view.seat.tab == Tab::Center || view.subject().is_none() => {
            let all: Vec<&Booking> = bookings_at(view.office, place).into_iter().filter(fits).collect();
            let own: Vec<&Booking> = all.iter().copied().filter(|b| b.resident == view.seat.subject).collect();
            if own.is_empty() { all } else { own }
        }
        _ => {
            let Some(person) = view.person() else {
                let today = view.office.bookings_on(view.today()).filter(fits);
                return today.filter(|booking| booking.date.to_datetime(booking.end) > view.seat.now).collect();
            };
            let of = view.office.by.bookings_of.get(&person.id).filter_map(|id| view.office.bookings.get(id));
            let mut coming: Vec<&Booking> = of.filter(fits).filter(|b| b.date >= view.today()).collect();
            coming.sort_by_key(|booking| (booking.date, booking.start));
            coming
        }
    }
}

fn can(view: &View, states: &[BookingState]) -> Result<(), Why> {
    if bookings(view, states).is_empty() { Err(Why(tips::CELL_EMPTY)) } else { Ok(()) }
}

/// Goes on with the only booking, or asks which one by digit.
fn one_of(view: &View, bookings: &[&Booking], then: impl Fn(Id, &View) -> Effect + Clone + 'static) -> Effect {
    if let [only] = bookings {
        return then(only.id, view);
    }
    let more = bookings.len().saturating_sub(9);
    let offers = bookings
        .iter()
        .zip('1'..='9')
        .map(|(booking, digit)| {
            let (id, then) = (booking.id, then.clone());
            Offer::new(digit, describe(booking, view), move |view| then(id, view))
        })
        .collect();
    let facts = if more > 0 { vec![tips::and_more(view.lang(), more)] } else { Vec::new() };
    Choice::new(view.say(tips::WHICH_BOOKING), offers).with_facts(facts).open()
}

/// A booking in one line: `解秀英  周四 14:00 书画室  10 位`.
fn describe(booking: &Booking, view: &View) -> String {
    let lang = view.lang();
    let name = view.office.residents.get(booking.resident).map_or("", |resident| resident.name.as_str());
    let room = view.office.rooms.get(booking.room).map_or("", |room| room.name.as_str());
    let at = when::moment(lang, booking.date, booking.start, view.today());
    let heads = if booking.heads > 1 { when::people(lang, booking.heads.into()) } else { String::new() };
    format!("{name}  {at} {room}  {heads}").trim_end().to_owned()
}

/// `k`: whoever booked came. Who has no booking about now is asked whether they came without one, to a slot that runs.
fn check_in(view: &View) -> Effect {
    let awaited: Vec<&Booking> =
        bookings(view, &AWAITED).into_iter().filter(|booking| booking.date == view.today()).collect();
    let pointed = matches!(view.selected, Selected::Booking(_));
    let soon = view.seat.now.checked_add(SOON).unwrap_or(view.seat.now);
    let person = view.person().filter(|_| !pointed && view.seat.tab != Tab::Center);
    let Some(person) = person.filter(|_| !awaited.iter().any(|booking| booking.place().at() <= soon)) else {
        return match (awaited.is_empty(), view.person().filter(|_| !pointed)) {
            (false, _) => one_of(view, &awaited, |booking, _| Effect::send(Request::CheckIn { booking })),
            (true, Some(person)) => walked_in(view, person, Vec::new()),
            (true, None) => Effect::Say(Line::Warn(tips::NOBODY_EXPECTED)),
        };
    };
    walked_in(view, person, awaited)
}

/// Offers the bookings of later today, then every room whose slot runs.
fn walked_in(view: &View, person: &Resident, later: Vec<&Booking>) -> Effect {
    type Pick = Box<dyn FnOnce(&View) -> Effect>;
    let resident = person.id;
    let booked = later.into_iter().map(|booking| {
        let id = booking.id;
        let pick: Pick = Box::new(move |_: &View| Effect::send(Request::CheckIn { booking: id }));
        (describe(booking, view), pick)
    });
    let running = running_now(view).into_iter().map(|(room, place, left)| {
        let label =
            format!("{}  {} {}", view.say(tips::WALK_IN), room.name, tips::free(view.lang(), place.start, left));
        let pick: Pick = Box::new(move |_: &View| Effect::send(Request::WalkIn { resident, place, heads: 1 }));
        (label, pick)
    });
    let offers: Vec<Offer> =
        booked.chain(running).zip('1'..='9').map(|((label, pick), digit)| Offer::new(digit, label, pick)).collect();
    if offers.is_empty() {
        return Effect::Say(Line::Warn(tips::NOTHING_RUNS));
    }
    Choice::new(view.say(tips::WALKED_INTO), offers).with_facts(vec![person.name.clone()]).open()
}

/// `x`: which booking, and why, by digits.
fn cancel(view: &View) -> Effect {
    one_of(view, &bookings(view, &STANDING), |booking, view| {
        let fact = view.office.bookings.get(booking).map(|booking| describe(booking, view));
        let reasons =
            of_codes(view, CANCEL_REASON, move |reason, _| Effect::send(Request::CancelBooking { booking, reason }));
        Choice::new(view.say(words::WHY_CANCEL), reasons).with_facts(fact.into_iter().collect()).open()
    })
}

/// `e`: the booking's form.
fn change(view: &View) -> Effect {
    one_of(view, &bookings(view, &[BookingState::Booked]), |booking, view| {
        let resident = view.office.bookings.get(booking).map_or(Id::NONE, |booking| booking.resident);
        Form::open(ChangeBooking { booking, resident }, view)
    })
}

/// `r`: another room by digit.
fn rooms(view: &View) -> Effect {
    let mut offers: Vec<Offer> = view
        .office
        .rooms_in_order()
        .into_iter()
        .zip('1'..='9')
        .map(|(room, digit)| {
            let id = room.id;
            Offer::new(digit, room.name.clone(), move |_| Effect::Tell(Verb::Room(id)))
        })
        .collect();
    offers.push(Offer::new('0', view.say(crate::text::teams::TEAMS), |_| Effect::Tell(Verb::Teams)));
    Choice::new(view.say(tips::WHICH_ROOM), offers).open()
}

fn closure<'a>(view: &View<'a>) -> Option<&'a Closure> {
    let place = place(view)?;
    let slot = view.office.rooms.get(place.room).and_then(|room| room.slot_at(place.date, place.start));
    view.office.closure_at(place.room, place.date, slot)
}

fn may_close(view: &View) -> Result<(), Why> {
    any_room(view)?;
    match place(view) {
        Some(place) if place.date < view.today() => Err(Why(tips::DAY_PAST)),
        Some(_) if closure(view).is_some() => Err(Why(tips::CLOSED_ALREADY)),
        Some(_) => Ok(()),
        None => Err(Why(tips::NO_ROOM)),
    }
}

/// The room's reasons under their digits; the whole center behind one more.
fn close(view: &View) -> Effect {
    let Some(place) = place(view) else { return Effect::None };
    let mut offers = close_for(view, place.room, place);
    offers.push(Offer::new('9', view.say(tips::CLOSE_ALL), move |view| {
        Choice::new(view.say(tips::CLOSE_ALL), close_for(view, Id::NONE, place)).with_facts(what(view, place)).open()
    }));
    Choice::new(view.say(tips::WHY_CLOSE), offers).with_facts(what(view, place)).open()
}

fn close_for(view: &View, room: Id, place: Place) -> Vec<Offer> {
    of_codes(view, CLOSURE_REASON, move |reason, _| {
        let closure = Closure::whole_day(room, place.date, reason, "");
        Effect::send(Request::Close { closure })
    })
}

/// Which room and day a closure is about.
fn what(view: &View, place: Place) -> Vec<String> {
    let day = when::day_near(view.lang(), place.date, view.today());
    let room = view.office.rooms.get(place.room).map_or("", |room| room.name.as_str());
    vec![format!("{day}  {room}")]
}
