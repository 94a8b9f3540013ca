//! Closing a room on a day, and what becomes of the bookings that stand in the way.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::desk::Request;
use crate::desk::center::rooms::{moves_of, standing_in};
use crate::desk::center::{Ask, MOST_AT_ONCE};
use crate::model::Room;
use crate::model::center::booking::{CLOSURE_REASON, Place};
use crate::model::{Booking, Closure, Id};
use crate::text::center::series;
use crate::text::{center as tips, when};
use crate::ui::center::forms::closing::{CloseRoom, OpenRoom};
use crate::ui::effect::Effect;
use crate::ui::layers::choice::{Choice, Offer, of_codes};
use crate::ui::layers::form::Form;
use crate::ui::view::{View, Why};
use crate::ui::widgets::numbered::Stand;

use crate::ui::center::actions::any_room;
use crate::ui::center::actions::bookings::{describe, place};

/// Of [`crate::model::center::booking::CANCEL_REASON`]: the room is closed.
const ROOM_CLOSED: u8 = 3;
/// Bookings in the way that are named.
const NAMED: usize = 8;

pub(in crate::ui) fn closure<'a>(view: &View<'a>) -> Option<&'a Closure> {
    let place = place(view)?;
    let slot =
        view.office.of::<Room>().get(place.room).and_then(|room| view.office.slot_at(room, place.date, place.start));
    view.office.closure_at(place.room, place.date, slot).or_else(|| view.office.opening_on(place.room, place.date))
}

pub(in crate::ui) fn may_close(view: &View) -> Result<(), Why> {
    any_room(view)?;
    match place(view) {
        Some(place) if place.date < view.today() => Err(Why(tips::DAY_PAST)),
        Some(_) if closure(view).is_some() => Err(Why(tips::CLOSED_ALREADY)),
        Some(_) => Ok(()),
        None => Err(Why(tips::NO_ROOM)),
    }
}

/// The room's reasons for the whole day; below them hours and a note, and the whole center.
pub(in crate::ui) fn close(view: &View) -> Effect {
    let Some(place) = place(view) else { return Effect::None };
    let mut offers = close_for(view, place.room, place);
    let part = Offer::new(view.say(tips::CLOSE_PART), move |view| {
        Form::open(CloseRoom { place: Some(place), days: false }, view)
    });
    let all = Offer::new(view.say(tips::CLOSE_ALL), move |view| {
        Choice::new(view.say(tips::CLOSE_ALL), close_for(view, Id::NONE, place)).with_facts(what(view, place)).open()
    });
    let days = Offer::new(view.say(tips::CLOSE_DAYS), move |view| {
        Form::open(CloseRoom { place: Some(place), days: true }, view)
    });
    let open = Offer::new(view.say(tips::OPEN_DAYS), move |view| Form::open(OpenRoom { place: Some(place) }, view));
    offers.extend([days, open, part, all].map(|offer| offer.at(Stand::Last)));
    Choice::new(view.say(tips::WHY_CLOSE), offers).with_facts(what(view, place)).open()
}

fn close_for(view: &View, room: Id, place: Place) -> Vec<Offer> {
    of_codes(view, CLOSURE_REASON, move |reason, _| {
        let closure = Closure::whole_day(room, place.date, reason, "");
        Effect::send(Request::Center(Ask::Close { closure }))
    })
}

/// Which room and day a closure is about.
fn what(view: &View, place: Place) -> Vec<String> {
    let day = when::day_near(view.lang(), place.date, view.today());
    let room = view.office.of::<Room>().get(place.room).map_or("", |room| room.name.as_str());
    vec![format!("{day}  {room}")]
}

/// Once a room is closed: who stands in the way, and the ways out on digits.
pub(in crate::ui) fn in_the_way(closure: &Closure, last: Date, view: &View) -> Effect {
    let days = closure.date.series(1.day()).take_while(|day| *day <= last);
    let of = |date| standing_in(view.office, &Closure { date, ..closure.clone() }, view.seat.now);
    let standing: Vec<&Booking> = days.flat_map(of).collect();
    if standing.is_empty() {
        return Effect::None;
    }
    let moves = moves_of(view.office, &standing, view.seat.now);
    let line = |(booking, (_, to)): (&&Booking, &(Id, Option<Place>))| {
        let to =
            to.map(|to| series::moved_to(view.lang(), &when::moment(view.lang(), to.date, to.start, view.today())));
        format!("{}   {}", describe(booking, view), to.unwrap_or_else(|| view.say(tips::NO_OTHER_SLOT).to_owned()))
    };
    let mut facts: Vec<String> = standing.iter().zip(&moves).take(NAMED).map(line).collect();
    if standing.len() > NAMED {
        facts.push(tips::and_others(view.lang(), standing.len() - NAMED));
    }
    let moved: Vec<(Id, Place)> = moves.into_iter().filter_map(|(id, to)| Some((id, to?))).collect();
    let all: Vec<Id> = standing.iter().take(MOST_AT_ONCE).map(|booking| booking.id).collect();
    let none = moved.is_empty().then_some(Why(tips::NO_OTHER_SLOT));
    let offers = vec![
        Offer::new(tips::move_all(view.lang(), moved.len()), move |_| {
            Effect::send(Request::Center(Ask::MoveBookings { moves: moved }))
        })
        .unless(none),
        Offer::new(tips::cancel_all(view.lang(), all.len()), move |_| {
            Effect::send(Request::Center(Ask::CancelBookings { bookings: all, reason: ROOM_CLOSED }))
        }),
        Offer::new(view.say(tips::KEEP_FOR_NOW), |_| Effect::None),
    ];
    Choice::new(view.say(tips::IN_THE_WAY), offers).with_facts(facts).open()
}
