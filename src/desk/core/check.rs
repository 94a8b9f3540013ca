//! Looking over the records themselves: what one of them says against another. Reads an office, changes nothing.

use crate::desk::core::kept::{Days, Kept};
use crate::desk::core::kind::Dangling;
use crate::model::field::{FieldKind, Value, refs};
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::by_day::day_of;
use crate::model::center::booking::Place;
use crate::model::register::Counter;
use crate::model::{Booking, Household, Id, Issue, Kind, Record, Resident, Room, Slot, Unique};

use crate::desk::core::office::Office;
use crate::desk::people::guards::unique_id;

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

/// Every record that another one names must be there, unless it stands on a day that is not held.
fn references(office: &Office, found: &mut Vec<Finding>) {
    for row in office.kinds() {
        let dangling = (row.dangling)(office).into_iter();
        found.extend(dangling.map(|(id, to)| Finding { kind: row.kind, id, fault: Fault::Refers(to) }));
    }
}

/// The references of a kind that lead nowhere, and those that must be there and are not. What a field for any kind
/// names is not looked for: a line of the register outlives what it was about.
pub(in crate::desk) fn dangling<R: Kept>(office: &Office) -> Vec<Dangling> {
    let known = |kind: Kind, id: Id| {
        office.row_of(kind).is_some_and(|row| {
            (row.has)(office, id) || row.days != Days::All && !office.days.has_all(row.days, day_of(id))
        })
    };
    let mut found = Vec::new();
    for record in office.table::<R>().all() {
        refs(record, |kind, id| {
            // What was erased is named still, by an id that leads nowhere on purpose.
            if kind != Kind::ANY && !known(kind, id) && !office.is_erased(id) {
                found.push((record.id(), kind));
            }
        });
        for field in R::FIELDS.iter().filter(|field| field.required) {
            if let (FieldKind::Ref(to), Value::Empty) = (field.kind, (field.get)(record)) {
                found.push((record.id(), to));
            }
        }
    }
    found
}

/// What is taken of each slot against the bookings that hold places there.
fn slots(office: &Office, found: &mut Vec<Finding>) {
    let mut kept: HashMap<Id, BTreeMap<Id, u16>> = HashMap::new();
    let held = |id| office.days.has(day_of(id));
    for booking in office.of::<Booking>().all().filter(|booking| booking.holds_places() && held(booking.id)) {
        kept.entry(booking.place().slot_id()).or_default().insert(booking.id, booking.heads);
    }
    for slot in office.of::<Slot>().all().filter(|slot| held(slot.id)) {
        let bookings = kept.remove(&slot.id).unwrap_or_default();
        let mut wrong = |fault| found.push(Finding { kind: Slot::KIND, id: slot.id, fault });
        if slot.taken.len() != bookings.len() || taken(slot) != bookings {
            wrong(Fault::Slot);
        }
        match Place::of_slot(slot.id).map(|place| office.of::<Room>().get(place.room)) {
            Some(Some(room)) if slot.heads() > room.capacity => wrong(Fault::Capacity),
            Some(Some(_)) => {}
            _ => wrong(Fault::Refers(Room::KIND)),
        }
    }
    found.extend(kept.into_keys().map(|id| Finding { kind: Slot::KIND, id, fault: Fault::Slot }));
}

fn taken(slot: &Slot) -> BTreeMap<Id, u16> {
    slot.taken.iter().map(|taken| (taken.booking, taken.heads)).collect()
}

/// Whoever heads a household lives in it, as long as anybody does.
fn households(office: &Office, found: &mut Vec<Finding>) {
    for household in office.of::<Household>().all() {
        let mut members = office.household_members(household.id).peekable();
        if members.peek().is_some() && !members.any(|member| member.id == household.head) {
            found.push(Finding { kind: Household::KIND, id: household.id, fault: Fault::Head });
        }
    }
}

/// Identity numbers against their guards, birth and sex.
fn identities(office: &Office, found: &mut Vec<Finding>) {
    let mut guarded = 0;
    for resident in office.of::<Resident>().all() {
        let mut wrong = |fault| found.push(Finding { kind: Resident::KIND, id: resident.id, fault });
        if resident.check().is_err() {
            wrong(Fault::ContradictsId);
        }
        if resident.id_number.is_empty() {
            continue;
        }
        match office.of::<Unique>().get(unique_id(office, &resident.id_number)) {
            Some(unique) if unique.owner == resident.id => guarded += 1,
            _ => wrong(Fault::Unique),
        }
    }
    if guarded == office.of::<Unique>().len() {
        return;
    }
    for unique in office.of::<Unique>().all() {
        let named = office.of::<Resident>().get(unique.owner).map(|owner| unique_id(office, &owner.id_number));
        if named != Some(unique.id) {
            found.push(Finding { kind: Unique::KIND, id: unique.id, fault: Fault::Unique });
        }
    }
}

/// Numbers that people read: each once, none above its counter.
fn numbers(office: &Office, found: &mut Vec<Finding>) {
    let last = |counter: Id| office.of::<Counter>().get(counter).map_or(0, |counter| counter.last);
    let mut given = BTreeSet::new();
    for issue in office.of::<Issue>().all() {
        if issue.number > last(Counter::ISSUES) || !given.insert(issue.number) {
            found.push(Finding { kind: Issue::KIND, id: issue.id, fault: Fault::Number });
        }
    }
    for room in office.of::<Room>().all().filter(|room| room.id.0 > u64::from(last(Counter::ROOMS))) {
        found.push(Finding { kind: Room::KIND, id: room.id, fault: Fault::Number });
    }
}
