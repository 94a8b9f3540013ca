//! Bookings: for whom an action is, which of several is meant, and the series that one belongs to.

use crate::desk::center::Ask;
use crate::model::Room;
use jiff::SignedDuration;

use crate::desk::Request;
use crate::desk::canteen::kitchen::{canteen, eater};
use crate::desk::center::week::{Cell, Week, bookings_at};
use crate::desk::core::visitor::Reach;
use crate::model::canteen::meal::DINE_IN;
use crate::model::center::booking::{CANCEL_REASON, Place};
use crate::model::center::series::REACH;
use crate::model::{Booking, BookingState, Id, MealAt, MealState, Resident};
use crate::text::{canteen as texts, center as tips, labels, when};
use crate::ui::center::forms::arrival::EnterLate;
use crate::ui::center::forms::booking::{Book, ChangeBooking};
use crate::ui::center::forms::places::running_now;
use crate::ui::effect::Effect;
use crate::ui::layers::choice::{Choice, Offer, confirm, of_codes};
use crate::ui::layers::find::Find;
use crate::ui::layers::form::Form;
use crate::ui::view::{Line, Selected, View, Why};
use crate::ui::words;

use crate::ui::center::SCOPE;
use crate::ui::center::actions::{BOOK, ENTER_LATE};

/// Who comes so much before their slot comes to it; who comes earlier perhaps came for something else.
const SOON: SignedDuration = SignedDuration::from_mins(60);
/// States in which a booking takes places.
pub(in crate::ui) const STANDING: [BookingState; 2] = [BookingState::Booked, BookingState::Arrived];
/// States from which somebody can still come.
pub(in crate::ui) const AWAITED: [BookingState; 2] = [BookingState::Booked, BookingState::NoShow];

/// The cell under the cursor, or the booking's.
pub(in crate::ui) fn place(view: &View) -> Option<Place> {
    match view.selected {
        Selected::Place(place) => Some(place),
        _ => view.record().map(Booking::place),
    }
}

/// Whether the cursor is on a booking.
fn pointed(view: &View) -> bool {
    view.selected.id::<Booking>().is_some()
}

/// A form for the person being served, filled with the cell under the cursor; where nobody is, find them first.
pub(in crate::ui) fn book(view: &View) -> Effect {
    if let Some(books) = view.face.books {
        return books(view);
    }
    let Some(resident) = view.client() else { return Find::before(BOOK, view) };
    let on_grid = view.face.scope == SCOPE;
    let place = place(view).filter(|_| on_grid);
    let place = place.filter(|place| matches!(cell(view, *place), Some(Cell::Open { over: false, .. })));
    Effect::Serve(resident.id).then(Form::open(Book { place, ..Book::of(resident.id) }, view))
}

fn cell(view: &View, place: Place) -> Option<Cell> {
    let room = view.office.of::<Room>().get(place.room)?;
    let week = Week::of(view.office, room, place.date, view.seat.now);
    let (row, day) = week.find(place.date, place.start)?;
    week.rows.get(row).map(|(_, days)| days[day])
}

/// The bookings in these states that an action could mean: the one under the cursor; on the grid those of the cell, the
/// person's own before others; elsewhere the person's from today on; where there is nobody, the slot's or the day's.
pub(in crate::ui) fn bookings<'a>(view: &View<'a>, states: &[BookingState]) -> Vec<&'a Booking> {
    let fits = |booking: &&Booking| states.contains(&booking.state);
    match view.selected {
        _ if pointed(view) => view.record().into_iter().filter(fits).collect(),
        Selected::Place(place) if view.face.scope == SCOPE || view.subject().is_none() => {
            let all: Vec<&Booking> = bookings_at(view.office, place).into_iter().filter(fits).collect();
            let own: Vec<&Booking> = all.iter().copied().filter(|b| b.resident == view.seat.subject).collect();
            if own.is_empty() { all } else { own }
        }
        _ => {
            let Some(person) = view.person() else {
                let today = view.office.bookings_on(view.today()).filter(fits);
                return today.filter(|booking| booking.date.to_datetime(booking.end) > view.seat.now).collect();
            };
            let of =
                view.office.naming::<Booking, Resident>(person.id).filter_map(|id| view.office.of::<Booking>().get(id));
            let mut coming: Vec<&Booking> = of.filter(fits).filter(|b| b.date >= view.today()).collect();
            coming.sort_by_key(|booking| (booking.date, booking.start));
            coming
        }
    }
}

pub(in crate::ui) fn can(view: &View, states: &[BookingState]) -> Result<(), Why> {
    if bookings(view, states).is_empty() { Err(Why(tips::CELL_EMPTY)) } else { Ok(()) }
}

/// Goes on with the only booking, or asks which one by digit; asks too where the only one of a cell is somebody else's
/// than the person's being served, on whom no cursor stands.
pub(in crate::ui) fn one_of(
    view: &View,
    bookings: &[&Booking],
    then: impl Fn(Id, &View) -> Effect + Clone + 'static,
) -> Effect {
    let theirs = |booking: &Booking| {
        pointed(view)
            || view.seat.subject.is_none()
            || view.person().is_some_and(|person| person.id == booking.resident)
    };
    if let [only] = bookings
        && theirs(only)
    {
        return then(only.id, view);
    }
    let offers = bookings.iter().map(|booking| {
        let (id, then) = (booking.id, then.clone());
        Offer::new(describe(booking, view), move |view| then(id, view))
    });
    Choice::new(view.say(tips::WHICH_BOOKING), offers.collect()).open()
}

/// A booking in one line: `解秀英  周四 14:00 书画室  10 位`.
pub(in crate::ui) fn describe(booking: &Booking, view: &View) -> String {
    let lang = view.lang();
    let name = view.office.of::<Resident>().get(booking.resident).map_or("", |resident| resident.name.as_str());
    let room = view.office.of::<Room>().get(booking.room).map_or("", |room| room.name.as_str());
    let at = when::moment(lang, booking.date, booking.start, view.today());
    let heads = if booking.heads > 1 { when::people(lang, booking.heads.into()) } else { String::new() };
    format!("{name}  {at} {room}  {heads}").trim_end().to_owned()
}

/// `k`: whoever booked came. Who has no booking about now is asked whether they came without one, to a slot that runs.
pub(in crate::ui) fn check_in(view: &View) -> Effect {
    let pointed = pointed(view);
    let at_hand = pointed || view.face.scope == SCOPE;
    let fits = |booking: &&Booking| booking.date == view.today() && !(at_hand && is_over(booking, view));
    let (awaited, other): (Vec<&Booking>, Vec<&Booking>) = bookings(view, &AWAITED).into_iter().partition(fits);
    if at_hand && awaited.is_empty() && !other.is_empty() {
        // Who came is entered with the time at which they did, once the slot is over; before its day there is nothing.
        let begun: Vec<&Booking> = other.into_iter().filter(|booking| is_over(booking, view)).collect();
        return if begun.is_empty() { Effect::Say(Line::Warn(tips::ANOTHER_DAY)) } else { late(view, &begun) };
    }
    let soon = view.seat.now.checked_add(SOON).unwrap_or(view.seat.now);
    let person = view.person().filter(|_| !pointed && view.face.scope != SCOPE);
    let meals = person.map_or_else(Vec::new, |person| meals_due(view, person));
    if let Some(person) = person.filter(|_| !meals.is_empty()) {
        return eats_or_comes(view, person, &awaited, meals);
    }
    let Some(person) = person.filter(|_| !awaited.iter().any(|booking| booking.place().at() <= soon)) else {
        return match (awaited.is_empty(), view.person().filter(|_| !pointed)) {
            (false, _) => one_of(view, &awaited, here_already),
            (true, Some(person)) => walked_in(view, person, Vec::new()),
            (true, None) => Effect::Say(Line::Warn(tips::NOBODY_EXPECTED)),
        };
    };
    walked_in(view, person, awaited)
}

/// Checks in; whose slot begins much later is asked after first, for the key is soon pressed on the wrong row.
fn here_already(booking: Id, view: &View) -> Effect {
    let check_in = move |_: &View| Effect::send(Request::Center(Ask::CheckIn { booking }));
    let soon = view.seat.now.checked_add(SOON).unwrap_or(view.seat.now);
    match view.office.of::<Booking>().get(booking).filter(|booking| booking.place().at() > soon) {
        Some(later) => {
            confirm(view, tips::not_before(view.lang(), &describe(later, view)), view.say(tips::HERE_NOW), check_in)
        }
        None => check_in(view),
    }
}

/// The meals of today for which somebody can come to the table now: ordered, and the sitting is near or runs.
fn meals_due(view: &View, person: &Resident) -> Vec<(MealAt, String)> {
    let (office, today, now) = (view.office, view.today(), view.seat.now);
    let sittings = canteen(office).map_or(&[][..], |canteen| &canteen.sittings);
    let due = sittings.iter().filter_map(|sitting| {
        let at = MealAt { date: today, sitting: sitting.no, resident: person.id };
        let meal = eater(office, at).map(|eater| eater.meal)?;
        let near = today.to_datetime(sitting.start).checked_sub(SOON).is_ok_and(|from| from <= now);
        let here = meal.state == MealState::Ordered && meal.served == DINE_IN;
        let label = format!("{}  {}", person.name, texts::sitting(&sitting.name, sitting.start));
        (here && near && now < today.to_datetime(sitting.end)).then_some((at, label))
    });
    due.collect()
}

/// Serves the only meal that is due, or asks which: a meal, or a booking of today.
fn eats_or_comes(view: &View, person: &Resident, awaited: &[&Booking], meals: Vec<(MealAt, String)>) -> Effect {
    let serve = |at: MealAt| Effect::send(crate::desk::canteen::Ask::ServeMeal(at).into());
    if let ([(at, _)], true) = (meals.as_slice(), awaited.is_empty()) {
        return serve(*at);
    }
    let meals = meals.into_iter().map(|(at, label)| Offer::new(label, move |_| serve(at)));
    let offers = meals.chain(awaited.iter().map(|booking| came(booking, view)));
    Choice::new(view.say(tips::WALKED_INTO), offers.collect()).with_facts(vec![person.name.clone()]).open()
}

/// A booking to check in.
fn came(booking: &Booking, view: &View) -> Offer {
    let id = booking.id;
    Offer::new(describe(booking, view), move |_| Effect::send(Request::Center(Ask::CheckIn { booking: id })))
}

/// Offers the bookings of later today, then every room whose slot runs.
fn walked_in(view: &View, person: &Resident, later: Vec<&Booking>) -> Effect {
    let resident = person.id;
    let running = running_now(view).into_iter().map(|(room, place, left)| {
        let label =
            format!("{}  {} {}", view.say(tips::WALK_IN), room.name, tips::free(view.lang(), place.start, left));
        Offer::new(label, move |_| Effect::send(Request::Center(Ask::WalkIn { resident, place, heads: 1 })))
    });
    let offers: Vec<Offer> = later.into_iter().map(|booking| came(booking, view)).chain(running).collect();
    if offers.is_empty() {
        return Effect::Say(Line::Warn(tips::NOTHING_RUNS));
    }
    Choice::new(view.say(tips::WALKED_INTO), offers).with_facts(vec![person.name.clone()]).open()
}

/// `x`: which booking, how much of its series, and why, by digits.
pub(in crate::ui) fn cancel(view: &View) -> Effect {
    one_of(view, &bookings(view, &STANDING), |booking, view| {
        let in_series = view.office.of::<Booking>().get(booking).is_some_and(|booking| booking.series.some().is_some());
        if !in_series {
            return why(view, booking, Reach::This);
        }
        let reaches = [Reach::This, Reach::Later, Reach::All];
        let offers = REACH
            .iter()
            .zip(reaches)
            .map(|(code, reach)| Offer::new(labels::code(view.lang(), code), move |view| why(view, booking, reach)));
        Choice::new(view.say(tips::HOW_MANY), offers.collect()).with_facts(fact(view, booking)).open()
    })
}

fn fact(view: &View, booking: Id) -> Vec<String> {
    view.office.of::<Booking>().get(booking).map(|booking| describe(booking, view)).into_iter().collect()
}

fn why(view: &View, booking: Id, reach: Reach) -> Effect {
    let reasons = of_codes(view, CANCEL_REASON, move |reason, _| {
        Effect::send(match reach {
            Reach::This => Request::Center(Ask::CancelBooking { booking, reason }),
            reach => Request::Center(Ask::CancelSeries { booking, reach, reason }),
        })
    });
    Choice::new(view.say(words::WHY_CANCEL), reasons).with_facts(fact(view, booking)).open()
}

/// `e`: the booking's form.
pub(in crate::ui) fn change(view: &View) -> Effect {
    one_of(view, &bookings(view, &[BookingState::Booked]), |booking, view| {
        let resident = view.office.of::<Booking>().get(booking).map_or(Id::NONE, |booking| booking.resident);
        Form::open(ChangeBooking { booking, resident }, view)
    })
}

/// `.`: the same once more, a week later.
pub(in crate::ui) fn repeat(view: &View) -> Effect {
    one_of(view, &to_repeat(view), |booking, view| {
        let resident = view.office.of::<Booking>().get(booking).map_or(Id::NONE, |booking| booking.resident);
        view.serve_first(resident).then(Form::open(Book { like: Some(booking), ..Book::of(resident) }, view))
    })
}

/// Bookings that can be made once more: the one under the cursor, the cell's, or the person's last ones.
pub(in crate::ui) fn to_repeat<'a>(view: &View<'a>) -> Vec<&'a Booking> {
    let all = [BookingState::Booked, BookingState::Arrived, BookingState::NoShow];
    match (view.selected, view.person()) {
        (Selected::Place(_), _) | (_, None) => bookings(view, &all),
        _ if pointed(view) => bookings(view, &all),
        (_, Some(person)) => {
            let of =
                view.office.naming::<Booking, Resident>(person.id).filter_map(|id| view.office.of::<Booking>().get(id));
            let mut last: Vec<&Booking> = of.filter(|booking| all.contains(&booking.state)).collect();
            last.sort_by_key(|booking| std::cmp::Reverse((booking.date, booking.start)));
            last
        }
    }
}

/// Who came while nothing could be entered: to the booking under the cursor, or without one.
pub(in crate::ui) fn enter_late(view: &View) -> Effect {
    let awaited = bookings(view, &AWAITED);
    let begun: Vec<&Booking> = awaited.into_iter().filter(|booking| booking.place().at() <= view.seat.now).collect();
    if begun.is_empty() {
        return match view.subject() {
            Some(resident) => Form::open(EnterLate { resident: resident.id, booking: None }, view),
            None => Find::before(ENTER_LATE, view),
        };
    }
    late(view, &begun)
}

fn is_over(booking: &Booking, view: &View) -> bool {
    booking.date.to_datetime(booking.end) <= view.seat.now
}

/// The form that enters when somebody came to one of these.
fn late(view: &View, begun: &[&Booking]) -> Effect {
    one_of(view, begun, |id, view| {
        let resident = view.office.of::<Booking>().get(id).map_or(Id::NONE, |booking| booking.resident);
        Form::open(EnterLate { resident, booking: Some(id) }, view)
    })
}
