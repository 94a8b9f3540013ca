//! What can be done at day care: book, receive, fetch, enter times, print who is in the house.

use crate::desk::day_care::{Ask, day_care, profile};
use crate::model::{DayCareProfile, Resident};
use crossterm::event::KeyCode;

use crate::desk::Request;
use crate::desk::day_care::sheets::of_house;
use crate::model::center::booking::CANCEL_REASON;
use crate::model::{DayStay, Id, StayState};
use crate::text::day_care as text;
use crate::ui::day_care::forms::{BookStay, EnterTime, SetDayCare, SetProfile};
use crate::ui::effect::Effect;
use crate::ui::input::{ch, ctrl, key};
use crate::ui::layers::choice::{Choice, Offer, of_codes, reveal};
use crate::ui::layers::find::Find;
use crate::ui::layers::form::Form;
use crate::ui::layers::sheet::Sheet;
use crate::ui::view::{MEDICINE, Selected, View, Why};
use crate::ui::widgets::numbered::Stand;
use crate::ui::words;

use crate::ui::actions::Action;
use crate::ui::center::SCOPE as CENTER;
use crate::ui::center::actions::BOOK;
use crate::ui::day_care::SCOPE;

/// The action that takes somebody in without a booking.
const DROP_IN: &str = "drop_in";

/// The rows.
pub(in crate::ui) static ROWS: &[Action] = &[
    Action::new("guest_came", &[ch('k'), ctrl('k')], SCOPE, text::CAME_OR_LEFT, text::CAME_OR_LEFT_TIP, |view| {
        match stay(view) {
            Some(stay) if stay.state == StayState::Here => who_fetches(stay, view),
            Some(stay) => ask(Ask::Arrive { stay: stay.id, at: None }),
            None => Effect::None,
        }
    })
    .needs(crate::model::day_care::RECEIVE)
    .when(|view| in_state(view, &[StayState::Booked, StayState::NoShow, StayState::Here]))
    .in_footer(),
    Action::new("cancel_stay", &[ch('x'), key(KeyCode::Delete)], SCOPE, words::STRIKE, text::CANCEL_TIP, |view| {
        let Some(stay) = stay(view) else { return Effect::None };
        let (id, who) = (stay.id, name(view, stay.resident));
        let reasons = of_codes(view, CANCEL_REASON, move |reason, _| ask(Ask::CancelStay { stay: id, reason }));
        Choice::new(view.say(words::WHY_CANCEL), reasons).with_facts(vec![who]).open()
    })
    .needs(crate::model::day_care::RECEIVE)
    .when(|view| in_state(view, &[StayState::Booked]))
    .in_footer(),
    Action::new("show_medicine", &[ch('m')], SCOPE, text::SHOW_MEDICINE, words::REVEAL, |view| {
        stay(view).map_or(Effect::None, |stay| reveal(view, stay.resident, MEDICINE))
    })
    .needs(crate::model::operators::OPEN_HEALTH)
    .when(|view| stay(view).map(|_| ()).ok_or(Why(text::NO_GUEST)))
    .last_in_footer(),
    Action::new("edit_profile", &[ch('e'), ctrl('e')], SCOPE, text::PROFILE, text::PROFILE_TIP, |view| {
        let resident = stay(view).map(|stay| stay.resident).or(view.subject().map(|resident| resident.id));
        resident.map_or(Effect::None, |resident| Form::open(SetProfile { resident }, view))
    })
    .needs(crate::model::day_care::PROFILE)
    .when(|view| {
        let somebody = stay(view).is_some() || view.subject().is_some();
        if somebody { Ok(()) } else { Err(Why(text::NO_GUEST)) }
    })
    .in_footer(),
    Action::new("house_list", &[], SCOPE, text::HOUSE, text::HOUSE_TIP, |_| Sheet::open(of_house())).numbered(),
    Action::new(DROP_IN, &[ch('n'), ctrl('n')], SCOPE, text::DROP_IN, text::DROP_IN_TIP, |view| match view.subject() {
        Some(resident) => ask(Ask::DropIn { resident: resident.id }),
        None => Find::before(DROP_IN, view),
    })
    .needs(crate::model::day_care::RECEIVE)
    .when(has_day_care)
    .numbered(),
    Action::new("guest_missed", &[], SCOPE, text::MISSED, text::MISSED_TIP, |view| {
        stay(view).map_or(Effect::None, |stay| ask(Ask::MissStay { stay: stay.id }))
    })
    .needs(crate::model::day_care::RECEIVE)
    .when(|view| in_state(view, &[StayState::Booked]))
    .numbered(),
    Action::new("guest_time", &[], SCOPE, text::AT_TIME, text::AT_TIME_TIP, |view| {
        stay(view).map_or(Effect::None, |stay| {
            Form::open(
                EnterTime { stay: stay.id, resident: stay.resident, leaving: stay.state == StayState::Here },
                view,
            )
        })
    })
    .needs(crate::model::day_care::RECEIVE)
    .when(|view| in_state(view, &[StayState::Booked, StayState::NoShow, StayState::Here]))
    .numbered(),
    Action::new("set_day_care", &[], SCOPE, text::SETTINGS, text::SETTINGS_TIP, |view| {
        Form::open(SetDayCare { room: day_care(view.office).map_or(Id::NONE, |care| care.id) }, view)
    })
    .needs(crate::model::day_care::SET_UP)
    .when(has_day_care)
    .numbered(),
    Action::new("make_day_care", &[], CENTER, text::MAKE, text::MAKE_TIP, |view| {
        let Selected::Place(place) = view.selected else { return Effect::None };
        Form::open(SetDayCare { room: place.room }, view)
    })
    .needs(crate::model::day_care::SET_UP)
    .when(|view| match view.selected {
        Selected::Place(_) => Ok(()),
        _ => Err(Why(crate::text::center::NO_ROOM)),
    }),
];

fn ask(ask: Ask) -> Effect {
    Effect::send(Request::from(ask))
}

fn stay<'a>(view: &View<'a>) -> Option<&'a DayStay> {
    view.record()
}

fn in_state(view: &View, states: &[StayState]) -> Result<(), Why> {
    let stay = stay(view).ok_or(Why(text::NO_GUEST))?;
    if states.contains(&stay.state) { Ok(()) } else { Err(Why(text::NOT_NOW)) }
}

fn has_day_care(view: &View) -> Result<(), Why> {
    day_care(view.office).map(|_| ()).ok_or(Why(text::NO_DAY_CARE))
}

fn name(view: &View, id: Id) -> String {
    view.office.of::<Resident>().get(id).map_or_else(String::new, |resident| resident.name.clone())
}

/// Those who may fetch the guest; below them somebody else, and nobody.
fn who_fetches(stay: &DayStay, view: &View) -> Effect {
    let (id, guest) = (stay.id, name(view, stay.resident));
    let known = profile(view.office, stay.resident, None);
    let fetchers = known.as_ref().map(DayCareProfile::fetchers).unwrap_or_default();
    let offer = |label: String, by: String| Offer::new(label, move |_| ask(Ask::Fetch { stay: id, at: None, by }));
    let mut offers: Vec<Offer> = fetchers.into_iter().map(|who| offer(who.clone(), who)).collect();
    let alone = view.say(text::ALONE).to_owned();
    offers.push(offer(view.say(text::SOMEBODY).to_owned(), String::new()).at(Stand::Last));
    offers.push(offer(alone.clone(), alone).at(Stand::Last));
    Choice::new(view.say(text::WHO_FETCHES), offers).with_facts(vec![guest]).open()
}

/// `b` on the day care's day: days for the person being served.
pub(in crate::ui) fn book(view: &View) -> Effect {
    let day = match view.selected {
        Selected::Place(place) => place.date,
        _ => stay(view).map_or(view.today(), |stay| stay.date),
    };
    match view.subject() {
        Some(person) => Form::open(BookStay { resident: person.id, day: day.max(view.today()) }, view),
        None => Find::before(BOOK, view),
    }
}
