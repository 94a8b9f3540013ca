//! Once somebody moved away or died: what is still open of theirs, a digit a kind.

use jiff::civil::DateTime;

use crate::desk::Request;
use crate::desk::core::leaving::{StillOpen, still_open};
use crate::desk::people::Ask;
use crate::model::{Household, Id, Resident};
use crate::text::leaving as words;
use crate::ui::effect::Effect;
use crate::ui::layers::choice::{Choice, Offer};
use crate::ui::view::{View, Why};
use crate::ui::widgets::numbered::Stand;

/// What follows from such a request, once it is done.
pub(in crate::ui) fn after(request: &Request, view: &View) -> Effect {
    let Request::People(ask) = request else { return Effect::None };
    match ask {
        Ask::MoveOut { resident, on, whole_household } => {
            let resident = *resident;
            let home = view.office.of::<Resident>().get(resident).map_or(Id::NONE, |resident| resident.household);
            let left = |id: &Id| {
                let member = view.office.of::<Resident>().get(*id);
                member.is_some_and(|member| !member.lives_here() && member.living_since == Some(*on))
            };
            let with_them = view.office.naming::<Resident, Household>(home).filter(left);
            if *whole_household { offer(with_them.collect(), view) } else { offer(vec![resident], view) }
        }
        Ask::Died { resident, .. } => offer(vec![*resident], view),
        Ask::Register { .. }
        | Ask::Correct { .. }
        | Ask::CorrectCare { .. }
        | Ask::MoveWithin { .. }
        | Ask::Return { .. }
        | Ask::SetHead { .. }
        | Ask::Merge { .. }
        | Ask::GiveConsent { .. }
        | Ask::WithdrawConsent { .. } => Effect::None,
    }
}

/// Whether something of the person under the cursor is to be ended.
pub(in crate::ui) fn may(view: &View) -> Result<(), Why> {
    match view.under_cursor() {
        None => Err(Why(crate::ui::words::NOBODY_SELECTED)),
        Some(person) if person.lives_here() => Err(Why(words::LIVES_HERE)),
        Some(person) if still_open(view.office, &[person.id], view.seat.now).is_empty() => Err(Why(words::NOTHING)),
        Some(_) => Ok(()),
    }
}

/// The same for the person under the cursor.
pub(in crate::ui) fn of_person(view: &View) -> Effect {
    view.under_cursor().map_or(Effect::None, |person| offer(vec![person.id], view))
}

/// Offers what is still open of these people; again after each, until nothing is or it is left for now.
pub(in crate::ui) fn offer(people: Vec<Id>, view: &View) -> Effect {
    let open = still_open(view.office, &people, view.seat.now);
    if open.is_empty() {
        return Effect::None;
    }
    let name = |id: Id| view.office.of::<Resident>().get(id).map_or("", |resident| resident.name.as_str());
    let now = view.seat.now;
    let mut offers: Vec<Offer> = open
        .iter()
        .map(|one| {
            let who = if people.len() > 1 { name(one.resident) } else { "" };
            let label = words::row(view.lang(), one.row.name, who, one.records.len());
            let (requests, people) = (ends(one, now, view), people.clone());
            Offer::new(label, move |view| one_by_one(requests, people, view))
        })
        .collect();
    let all: Vec<Request> = open.iter().flat_map(|one| ends(one, now, view)).collect();
    let whose = people.iter().map(|id| name(*id).to_owned()).collect();
    let rest = [
        Offer::new(view.say(words::ALL), move |view| one_by_one(all, people, view)),
        Offer::new(view.say(words::KEEP), |_| Effect::Close),
    ];
    offers.extend(rest.map(|offer| offer.at(Stand::Last)));
    Choice::new(view.say(words::TITLE), offers).with_facts(whose).open()
}

fn ends(open: &StillOpen, now: DateTime, view: &View) -> Vec<Request> {
    (open.row.end)(view.office, open.resident, &open.records, now)
}

/// Asks for one after the other: what is refused stops it there, and is offered again.
fn one_by_one(mut requests: Vec<Request>, people: Vec<Id>, view: &View) -> Effect {
    if requests.is_empty() {
        return offer(people, view);
    }
    let request = requests.remove(0);
    Effect::send_then(request, move |view| one_by_one(requests, people, view))
}
