//! Forms of canteen, day care and teams.

pub use crate::ui::canteen::forms::{SetCanteen, SetMenu, SetPlan, SetPrices, SetRest};
pub use crate::ui::day_care::forms::{BookStay, EnterTime, SetDayCare, SetProfile};
pub use crate::ui::teams::forms::{SetPerformance, SetTeam};

use crate::model::{Canteen, DayCare};
use jiff::civil::Date;

use crate::desk::Request;
use crate::desk::canteen::Order;
use crate::desk::canteen::kitchen::{canteen, sittings_of, usual_way};
use crate::desk::core::drafts::Draft;
use crate::desk::day_care::{day_care, guests, is_open};
use crate::model::center::booking::Place;
use crate::model::{Id, MealAt, Value};
use crate::text::{center as words, when};
use crate::ui::view::View;

use super::{Purpose, Slot};

/// What a parked draft of these forms is for.
pub(super) fn purpose_of(draft: &Draft) -> Option<Box<dyn Purpose>> {
    let kept = |name: &str| draft.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let (subject, record) = (draft.subject, draft.record);
    Some(match draft.form.as_str() {
        SetCanteen::NAME => Box::new(SetCanteen { room: record }),
        SetMenu::NAME => {
            Box::new(SetMenu { date: kept("date")?.parse().ok()?, sitting: kept("sitting")?.parse().ok()? })
        }
        SetPrices::NAME => Box::new(SetPrices),
        SetPlan::NAME => Box::new(SetPlan { resident: subject, plan: record }),
        SetRest::NAME => Box::new(SetRest { plan: record, resident: subject }),
        BookStay::NAME => Box::new(BookStay { resident: subject, day: kept("day")?.parse().ok()? }),
        EnterTime::NAME => Box::new(EnterTime { stay: record, resident: subject, leaving: kept("leaving")? == "1" }),
        SetDayCare::NAME => Box::new(SetDayCare { room: record }),
        SetProfile::NAME => Box::new(SetProfile { resident: subject }),
        SetTeam::NAME => Box::new(SetTeam { team: record }),
        SetPerformance::NAME => {
            Box::new(SetPerformance { team: crate::model::Id(kept("team")?.parse().ok()?), meeting: record })
        }
        _ => return None,
    })
}

/// What is left of the canteen's sittings or of the day care's places on a day; nothing for other rooms.
pub fn free_on(room: Id, date: Date, view: &View) -> Option<String> {
    let lang = view.lang();
    let not_open = || view.say(crate::ui::words::NOT_OPEN).to_owned();
    if view.office.of::<Canteen>().get(room).is_some() {
        let sittings = sittings_of(view.office, date).into_iter();
        let free = sittings.map(|s| format!("{} {}", s.sitting.name, words::free(lang, s.sitting.start, s.left())));
        let free: Vec<String> = free.collect();
        return Some(if free.is_empty() { not_open() } else { free.join("   ") });
    }
    let care = view.office.of::<DayCare>().get(room)?;
    if !is_open(view.office, care, date) {
        return Some(not_open());
    }
    let taken = guests(view.office, date).iter().filter(|stay| stay.holds_place()).count() as u16;
    Some(words::places(lang, care.places.saturating_sub(taken), care.places))
}

/// A booking of the canteen is a meal, one of the day care a stay; nothing for other rooms.
pub(in crate::ui) fn instead(resident: Id, place: Place, note: &str, view: &View) -> Option<Request> {
    if let Some(canteen) = view.office.of::<Canteen>().get(place.room) {
        let sitting = canteen.next_after(place.start).or(canteen.sittings.last())?.no;
        let at = MealAt { date: place.date, sitting, resident };
        let served = usual_way(view.office, resident);
        return Some(
            crate::desk::canteen::Ask::OrderMeal(Order { at, served, plate: 0, late: false, note: note.to_owned() })
                .into(),
        );
    }
    view.office.of::<DayCare>().get(place.room)?;
    let days = vec![place.date];
    Some(crate::desk::day_care::Ask::BookStays { resident, days, rest: false, note: note.to_owned() }.into())
}

/// In canteen and day care, today and the next sitting are meant until something else is typed.
pub(in crate::ui) fn propose(slots: &mut [Slot], view: &View) {
    let read = |key: &str| slots.iter().find(|slot| slot.key == key).and_then(|slot| slot.read(view.today()).ok());
    let room = match read("room") {
        Some(Value::Ref(id)) => id,
        _ => Id::NONE,
    };
    let next = canteen(view.office).filter(|canteen| canteen.id == room).map(|canteen| {
        canteen
            .next_after(view.seat.now.time())
            .or(canteen.sittings.first())
            .map_or(String::new(), |s| when::clock(s.start))
    });
    let start =
        next.or_else(|| day_care(view.office).filter(|care| care.id == room).map(|care| when::clock(care.start)));
    let date = start.as_ref().map(|_| view.today().to_string());
    for (key, proposed) in [("date", date), ("start", start)] {
        if let Some(slot) = slots.iter_mut().find(|slot| slot.key == key && !slot.touched) {
            slot.input = proposed.unwrap_or_default().into();
        }
    }
}
