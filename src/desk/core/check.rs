//! Looking over the records themselves: what one of them says against another. Reads an office, changes nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::by_day::day_of;
use crate::model::center::booking::Place;
use crate::model::register::Counter;
use crate::model::{Id, Kind, Slot};

use crate::desk::core::office::Office;
use crate::desk::people::unique_id;

/// What is wrong with a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// It refers to a record of this kind that is not there.
    Refers(Kind),
    /// A slot and the bookings that hold its places differ.
    Slot,
    /// A slot holds more people than its room.
    Capacity,
    /// A household is headed by somebody who does not live in it, though others do.
    Head,
    /// A resident's identity number and the key that guards it do not name each other.
    Unique,
    /// A number that people read stands twice, or above its counter.
    Number,
    /// Birth or sex contradicts the identity number.
    ContradictsId,
}

/// One finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The record's kind.
    pub kind: Kind,
    /// Its id.
    pub id: Id,
    /// What is wrong.
    pub fault: Fault,
}

/// Everything that is wrong, in the order of kinds and ids. Records that do not decode are named by
/// [`Office::unread`].
pub fn findings(office: &Office) -> Vec<Finding> {
    let mut found = Vec::new();
    references(office, &mut found);
    slots(office, &mut found);
    households(office, &mut found);
    identities(office, &mut found);
    numbers(office, &mut found);
    found.sort_unstable();
    found.dedup();
    found
}

/// Every id that a record names.
fn references(office: &Office, found: &mut Vec<Finding>) {
    let known = |kind: Kind, id: Id| match kind {
        Kind::Resident => office.residents.get(id).is_some(),
        Kind::Household => office.households.get(id).is_some(),
        Kind::Room => office.rooms.get(id).is_some(),
        Kind::Session => office.sessions.get(id).is_some(),
        Kind::Visit => office.visits.get(id).is_some(),
        Kind::Issue => office.issues.get(id).is_some(),
        Kind::Series => office.series.get(id).is_some(),
        Kind::Booking => office.bookings.get(id).is_some() || !office.days.has(day_of(id)),
        Kind::Waiting => office.waiting.get(id).is_some(),
        Kind::Team => office.teams.get(id).is_some(),
        _ => true,
    };
    let mut refers = |kind: Kind, id: Id, to: Kind, target: Id, may_be_none: bool| {
        let names_nobody = may_be_none && target.is_none();
        if !names_nobody && !known(to, target) {
            found.push(Finding { kind, id, fault: Fault::Refers(to) });
        }
    };
    for resident in office.residents.all() {
        refers(Kind::Resident, resident.id, Kind::Household, resident.household, false);
    }
    for care in office.care.all() {
        refers(Kind::Care, care.id, Kind::Resident, care.id, false);
    }
    for booking in office.bookings.all() {
        refers(Kind::Booking, booking.id, Kind::Resident, booking.resident, false);
        refers(Kind::Booking, booking.id, Kind::Room, booking.room, false);
        refers(Kind::Booking, booking.id, Kind::Series, booking.series, true);
    }
    for room in office.rooms.all() {
        refers(Kind::Room, room.id, Kind::Team, room.team, true);
    }
    for waiting in office.waiting.all() {
        refers(Kind::Waiting, waiting.id, Kind::Resident, waiting.resident, false);
        refers(Kind::Waiting, waiting.id, Kind::Room, waiting.room, false);
        refers(Kind::Waiting, waiting.id, Kind::Booking, waiting.booking, true);
    }
    for slot in office.slots.all() {
        for waiting in &slot.waiting {
            refers(Kind::Slot, slot.id, Kind::Waiting, *waiting, false);
        }
    }
    for closure in office.closures.all() {
        refers(Kind::Closure, closure.id, Kind::Room, closure.room, true);
    }
    for visit in office.visits.all() {
        refers(Kind::Visit, visit.id, Kind::Resident, visit.resident, false);
        refers(Kind::Visit, visit.id, Kind::Session, visit.session, true);
    }
    for vitals in office.vitals.all() {
        refers(Kind::Vitals, vitals.id, Kind::Visit, vitals.id, false);
        refers(Kind::Vitals, vitals.id, Kind::Resident, vitals.resident, false);
    }
    for issue in office.issues.all() {
        for resident in &issue.raised_by {
            refers(Kind::Issue, issue.id, Kind::Resident, *resident, false);
        }
    }
    for words in office.words.all() {
        refers(Kind::Words, words.id, Kind::Issue, words.issue, false);
        refers(Kind::Words, words.id, Kind::Resident, words.resident, true);
    }
    for line in office.visitors.all() {
        refers(Kind::VisitorLine, line.id, Kind::Resident, line.resident, true);
    }
    for meal in office.meals.all() {
        refers(Kind::Meal, meal.id, Kind::Resident, meal.resident, false);
    }
    for plan in office.meal_plans.all() {
        refers(Kind::MealPlan, plan.id, Kind::Resident, plan.resident, false);
    }
    for stay in office.stays.all() {
        refers(Kind::DayStay, stay.id, Kind::Resident, stay.resident, false);
    }
    for team in office.teams.all() {
        for member in &team.members {
            refers(Kind::Team, team.id, Kind::Resident, *member, false);
        }
    }
    for meeting in office.meetings.all() {
        refers(Kind::Meeting, meeting.id, Kind::Team, meeting.team, false);
    }
    for room in office.canteens.all().map(|canteen| canteen.id).chain(office.day_cares.all().map(|care| care.id)) {
        refers(Kind::Canteen, room, Kind::Room, room, false);
    }
    for reveal in office.reveals.all() {
        refers(Kind::Reveal, reveal.id, Kind::Resident, reveal.resident, false);
    }
    for unique in office.uniques.all() {
        refers(Kind::Unique, unique.id, Kind::Resident, unique.owner, false);
    }
}

/// What is taken of each slot against the bookings that hold places there.
fn slots(office: &Office, found: &mut Vec<Finding>) {
    let mut kept: HashMap<Id, BTreeMap<Id, u16>> = HashMap::new();
    let held = |id| office.days.has(day_of(id));
    for booking in office.bookings.all().filter(|booking| booking.holds_places() && held(booking.id)) {
        kept.entry(booking.place().slot_id()).or_default().insert(booking.id, booking.heads);
    }
    for slot in office.slots.all().filter(|slot| held(slot.id)) {
        let bookings = kept.remove(&slot.id).unwrap_or_default();
        let mut wrong = |fault| found.push(Finding { kind: Kind::Slot, id: slot.id, fault });
        if slot.taken.len() != bookings.len() || taken(slot) != bookings {
            wrong(Fault::Slot);
        }
        match Place::of_slot(slot.id).map(|place| office.rooms.get(place.room)) {
            Some(Some(room)) if slot.heads() > room.capacity => wrong(Fault::Capacity),
            Some(Some(_)) => {}
            _ => wrong(Fault::Refers(Kind::Room)),
        }
    }
    found.extend(kept.into_keys().map(|id| Finding { kind: Kind::Slot, id, fault: Fault::Slot }));
}

fn taken(slot: &Slot) -> BTreeMap<Id, u16> {
    slot.taken.iter().map(|taken| (taken.booking, taken.heads)).collect()
}

/// Whoever heads a household lives in it, as long as anybody does.
fn households(office: &Office, found: &mut Vec<Finding>) {
    for household in office.households.all() {
        let mut members = office.household_members(household.id).peekable();
        if members.peek().is_some() && !members.any(|member| member.id == household.head) {
            found.push(Finding { kind: Kind::Household, id: household.id, fault: Fault::Head });
        }
    }
}

/// Identity numbers against their guards, birth and sex.
fn identities(office: &Office, found: &mut Vec<Finding>) {
    let mut guarded = 0;
    for resident in office.residents.all() {
        let mut wrong = |fault| found.push(Finding { kind: Kind::Resident, id: resident.id, fault });
        if resident.check().is_err() {
            wrong(Fault::ContradictsId);
        }
        if resident.id_number.is_empty() {
            continue;
        }
        match office.uniques.get(unique_id(office, &resident.id_number)) {
            Some(unique) if unique.owner == resident.id => guarded += 1,
            _ => wrong(Fault::Unique),
        }
    }
    if guarded == office.uniques.len() {
        return;
    }
    for unique in office.uniques.all() {
        let named = office.residents.get(unique.owner).map(|owner| unique_id(office, &owner.id_number));
        if named != Some(unique.id) {
            found.push(Finding { kind: Kind::Unique, id: unique.id, fault: Fault::Unique });
        }
    }
}

/// Numbers that people read: each once, none above its counter.
fn numbers(office: &Office, found: &mut Vec<Finding>) {
    let last = |counter: Id| office.counters.get(counter).map_or(0, |counter| counter.last);
    let mut given = BTreeSet::new();
    for issue in office.issues.all() {
        if issue.number > last(Counter::ISSUES) || !given.insert(issue.number) {
            found.push(Finding { kind: Kind::Issue, id: issue.id, fault: Fault::Number });
        }
    }
    for room in office.rooms.all().filter(|room| room.id.0 > u64::from(last(Counter::ROOMS))) {
        found.push(Finding { kind: Kind::Room, id: room.id, fault: Fault::Number });
    }
}
