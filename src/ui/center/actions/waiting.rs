//! The waitlist at the desk: who is to be called, their phone, and what the call came to.

use crate::desk::Request;
use crate::desk::center::Ask;
use crate::desk::center::waitlist::{call, live_at, to_call};
use crate::desk::core;
use crate::model::Waiting;
use crate::model::center::booking::Place;
use crate::model::center::waiting::CALL_RESULT;
use crate::model::{Booking, Resident, Room};
use crate::text::{center as tips, labels, value, when};
use crate::ui::effect::Effect;
use crate::ui::layers::choice::{Choice, Offer};
use crate::ui::view::{View, Why};
use crate::ui::words;

use crate::ui::center::actions::bookings::place;
use crate::ui::center::actions::closing::in_the_way;

/// The field that is opened to call somebody, and why, of [`crate::model::register::REVEAL_REASON`].
const PHONES: (&str, u8) = ("phones", 1);

pub(in crate::ui) fn anybody_waits(view: &View) -> Result<(), Why> {
    let waits = place(view).is_some_and(|place| !live_at(view.office, place, view.seat.now).is_empty());
    if waits { Ok(()) } else { Err(Why(tips::NOBODY_WAITS)) }
}

/// Who is to be called for the cell under the cursor; where nobody has room, who waits for it.
pub(in crate::ui) fn waitlist(view: &View) -> Effect {
    let Some(place) = place(view) else { return Effect::None };
    match to_call(view.office, place, view.seat.now) {
        Some(waiting) => ask(view, waiting),
        None => line(view, place),
    }
}

/// Everybody who waits, to be picked by digit.
fn line(view: &View, place: Place) -> Effect {
    let live = live_at(view.office, place, view.seat.now);
    let offers = live.iter().map(|waiting| {
        let id = waiting.id;
        Offer::new(describe(waiting, view), move |view| {
            view.office.of::<Waiting>().get(id).map_or(Effect::None, |waiting| ask(view, waiting))
        })
    });
    Choice::new(view.say(tips::WAITLIST), offers.collect()).with_facts(vec![at(view, place)]).open()
}

/// Calls somebody: the phone behind a digit, then what they said.
pub(in crate::ui) fn ask(view: &View, waiting: &Waiting) -> Effect {
    let (id, place, resident) = (waiting.id, waiting.place(), waiting.resident);
    let phones = view.office.of::<Resident>().get(resident).map(|resident| resident.phones.clone()).unwrap_or_default();
    let open = view.is_open(resident, PHONES.0);
    let shown: Vec<String> =
        phones.iter().map(|phone| if open { phone.clone() } else { value::mask_tail(phone) }).collect();
    let line = |phones: Vec<String>| {
        let phones = if phones.is_empty() { view.say(words::NONE_KNOWN).to_owned() } else { phones.join("  ") };
        vec![at(view, place), describe(waiting, view), format!("{}  {phones}", view.say(words::PHONE))]
    };
    let (facts, masked) = (line(shown), line(phones.iter().map(|phone| value::mask_tail(phone)).collect()));
    let mut offers: Vec<Offer> = CALL_RESULT
        .iter()
        .map(|code| {
            let result = code.code;
            Offer::new(labels::code(view.lang(), code), move |_| {
                let request = Request::Center(Ask::AnswerCall { waiting: id, result });
                match result {
                    // Whoever is next in the line is called next.
                    call::COMING => Effect::send(request),
                    _ => Effect::send_then(request, move |view| offer(view, place)),
                }
            })
        })
        .collect();
    if !open && !phones.is_empty() {
        offers.push(Offer::new(view.say(tips::SHOW_PHONE), move |_| {
            let (field, reason) = PHONES;
            let request = Request::Desk(core::Ask::Reveal { resident, field: field.to_owned(), reason });
            Effect::send_then(request, move |view| {
                view.office.of::<Waiting>().get(id).map_or(Effect::None, |waiting| ask(view, waiting))
            })
        }));
    }
    Choice::new(view.say(tips::CALL_NEXT_WAITING), offers).with_facts(facts).concealed(masked).open()
}

/// Asks to call whoever waits for a slot, where somebody could have a place in it.
fn offer(view: &View, place: Place) -> Effect {
    to_call(view.office, place, view.seat.now).map_or(Effect::None, |waiting| ask(view, waiting))
}

/// What follows from something that was done: a place that became free is offered, bookings in the way are named.
pub fn after(request: &Request, view: &View) -> Effect {
    if let Request::Center(ask) = request { follows(ask, view) } else { Effect::None }
}

fn follows(ask: &Ask, view: &View) -> Effect {
    match ask {
        Ask::CancelBooking { booking, .. } | Ask::NoShow { booking } => {
            let freed = view.office.of::<Booking>().get(*booking).map(crate::model::Booking::place);
            freed.map_or(Effect::None, |place| offer(view, place))
        }
        Ask::Close { closure } => in_the_way(closure, closure.date, view),
        Ask::CloseDays { closure, last } if !closure.opens() => in_the_way(closure, *last, view),
        // Several places that become free at once are offered one by one where they are looked at.
        Ask::CloseDays { .. }
        | Ask::CancelBookings { .. }
        | Ask::CancelSeries { .. }
        | Ask::MoveBookings { .. }
        | Ask::Book { .. }
        | Ask::ChangeBooking { .. }
        | Ask::BookSeries { .. }
        | Ask::ChangeSeries { .. }
        | Ask::Wait { .. }
        | Ask::AnswerCall { .. }
        | Ask::EnterArrival { .. }
        | Ask::EnterWalkIn { .. }
        | Ask::MarkMissed
        | Ask::SetHoliday { .. }
        | Ask::CheckIn { .. }
        | Ask::WalkIn { .. }
        | Ask::Reopen { .. }
        | Ask::SetRoom { .. } => Effect::None,
    }
}

/// `候补第1位  王桂芳  2 位  未接通 1 次`.
fn describe(waiting: &Waiting, view: &View) -> String {
    let live = live_at(view.office, waiting.place(), view.seat.now);
    let nth = live.iter().position(|other| other.id == waiting.id).map_or(1, |nth| nth + 1);
    let name = view.office.of::<Resident>().get(waiting.resident).map_or("", |resident| resident.name.as_str());
    tips::waits(view.lang(), nth, name, waiting.heads, waiting.calls)
}

fn at(view: &View, place: Place) -> String {
    let room = view.office.of::<Room>().get(place.room).map_or("", |room| room.name.as_str());
    format!("{} {room}", when::moment(view.lang(), place.date, place.start, view.today()))
}
