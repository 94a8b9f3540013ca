//! The waitlist: who asked for a place in a full slot, in which order, and who is to be called when one is free.
//!
//! The order stands in the slot's own record. Waiting ends by itself when the slot begins: nothing is written then.

use crate::desk::center::index::CenterIndex;
use crate::desk::center::{Did, Not};
use crate::desk::core;
use crate::model::Resident;
use crate::model::Slot;
use jiff::civil::DateTime;

use crate::model::by_day::day_id;
use crate::model::center::booking::{Place, Taken};
use crate::model::center::waiting::WaitState;
use crate::model::{Booking, BookingState, Id, Note, Record, Refusal, Room, Waiting};

use crate::desk::center::rules::{Sight, Wish, check, open_slot, places_left, slot_in};
use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::core::visitor::Visitor;
use crate::desk::visitors::matter;
use crate::desk::{Desk, Done};

/// Results of a call, of [`crate::model::center::waiting::CALL_RESULT`].
pub mod call {
    /// 要来
    pub const COMING: u8 = 1;
    /// 没接通
    pub const NO_ANSWER: u8 = 2;
    /// 不来了
    pub const NOT_COMING: u8 = 3;
}

impl Desk {
    /// Somebody waits for a place in a slot that is too full for them.
    pub(in crate::desk) fn wait(
        &mut self,
        resident: Id,
        place: Place,
        heads: u16,
        note: &str,
        visitor: &Visitor,
    ) -> Result<Done, Refusal> {
        let mut change = Change::default();
        let (record, nth) = self.add_waiting(&mut change, (resident, place, heads, note))?;
        self.add_visitor_line(&mut change, visitor, resident, matter::BOOKING, record)?;
        let (room, date, start) = (place.room, place.date, place.start);
        let note = Note::Center(Did::Waits { resident, room, date, start, nth });
        self.commit(change, note).map(|done| done.at(Waiting::KIND, record))
    }

    /// Puts somebody at the end of a slot's waitlist; answers the record and the place in the line, from 1.
    pub(in crate::desk) fn add_waiting(
        &mut self,
        change: &mut Change,
        (resident, place, heads, note): (Id, Place, u16, &str),
    ) -> Result<(Id, u16), Refusal> {
        let resident = self.living(resident)?;
        let room = self.known::<Room>(place.room)?;
        let id = self.fresh();
        let now = self.now();
        let office = self.office();
        let wish = Wish { resident: &resident, room: &room, place, heads, apart: &[], notice: false };
        open_slot(Sight { office: &office, change, fresh: &[], now }, &wish)?;
        if now >= place.at() {
            return Err(Refusal::from(Not::Past { at: place.at() }));
        }
        let live = live_at(&office, place, now);
        if let Some(nth) = live.iter().position(|waiting| waiting.resident == resident.id) {
            return Err(Refusal::from(Not::AlreadyWaiting { nth: nth as u16 + 1 }));
        }
        let waiting = Waiting {
            id,
            resident: resident.id,
            room: room.id,
            date: place.date,
            start: place.start,
            heads,
            asked: now,
            state: WaitState::Waiting,
            calls: 0,
            since: None,
            booking: Id::NONE,
            note: note.to_owned(),
        };
        let mut slot = slot_in(change, &office, place);
        slot.waiting.push(id);
        change.put(&office, &slot)?;
        change.put(&office, &waiting)?;
        Ok((id, live.len() as u16 + 1))
    }

    /// What a call to somebody who waits came to: they come and are booked, nobody answered, or they do not come.
    pub(in crate::desk) fn answer_call(&mut self, id: Id, result: u8) -> Result<Done, Refusal> {
        let waiting = self.known::<Waiting>(id)?;
        let now = self.now();
        if waiting.state != WaitState::Waiting {
            let state = crate::model::code::by_number(crate::model::center::waiting::WAIT_STATE, waiting.state as u8);
            return Err(Refusal::from(core::Not::WrongState {
                kind: Waiting::KIND,
                state: state.map_or("", |code| code.key),
            }));
        }
        let place = waiting.place();
        let mut change = Change::default();
        let after = Waiting { since: Some(now), ..waiting.clone() };
        let (resident, room, date, start) = (waiting.resident, place.room, place.date, place.start);
        match result {
            call::COMING => return self.place_waiting(&after),
            call::NO_ANSWER => {
                let calls = waiting.calls.saturating_add(1);
                change.put(&self.office(), &Waiting { calls, ..after })?;
            }
            _ => {
                leave_line(&mut change, &self.office(), &waiting)?;
                change.put(&self.office(), &Waiting { state: WaitState::Declined, ..after })?;
            }
        }
        let note = Note::Center(Did::WaitCalled { resident, room, date, start, result });
        self.commit(change, note).map(|done| done.at(Waiting::KIND, id))
    }

    /// They come: the place is theirs.
    fn place_waiting(&mut self, waiting: &Waiting) -> Result<Done, Refusal> {
        let resident = self.living(waiting.resident)?;
        let room = self.known::<Room>(waiting.room)?;
        let place = waiting.place();
        if self.now() >= place.at() {
            return Err(Refusal::from(Not::Past { at: place.at() }));
        }
        let mut change = Change::default();
        let (booking, now) = (day_id(place.date, self.fresh().0), self.now());
        {
            let office = self.office();
            let wish =
                Wish { resident: &resident, room: &room, place, heads: waiting.heads, apart: &[], notice: false };
            let slot = check(Sight { office: &office, change: &change, fresh: &[], now }, &wish)?;
            leave_line(&mut change, &office, waiting)?;
            let mut taken = slot_in(&change, &office, place);
            taken.taken.push(Taken { booking, heads: waiting.heads });
            change.put(&office, &taken)?;
            let record = Booking {
                id: booking,
                resident: resident.id,
                room: room.id,
                date: place.date,
                start: slot.start,
                end: slot.end,
                heads: waiting.heads,
                state: BookingState::Booked,
                since: None,
                reason: 0,
                series: Id::NONE,
                note: waiting.note.clone(),
            };
            change.put(&office, &record)?;
            change.put(&office, &Waiting { state: WaitState::Placed, booking, ..waiting.clone() })?;
        }
        let (room, date, start, heads) = (room.id, place.date, place.start, waiting.heads);
        let note = Note::Center(Did::Booked { resident: resident.id, room, date, start, heads });
        self.commit(change, note).map(|done| done.at(Booking::KIND, booking))
    }
}

/// Somebody who waited came and has a place: they wait no more.
pub(in crate::desk) fn placed_at_the_door(
    change: &mut Change,
    office: &Office,
    booking: &Booking,
) -> Result<(), Refusal> {
    let waited = office.naming::<Waiting, Resident>(booking.resident).filter_map(|id| office.of::<Waiting>().get(id));
    for waiting in waited.filter(|waiting| waiting.state == WaitState::Waiting && waiting.place() == booking.place()) {
        leave_line(change, office, waiting)?;
        let (state, since) = (WaitState::Placed, booking.since);
        change.put(office, &Waiting { state, since, booking: booking.id, ..waiting.clone() })?;
    }
    Ok(())
}

/// Takes somebody out of a slot's line.
fn leave_line(change: &mut Change, office: &Office, waiting: &Waiting) -> Result<(), Refusal> {
    let mut slot = slot_in(change, office, waiting.place());
    slot.waiting.retain(|id| *id != waiting.id);
    change.put(office, &slot)
}

/// Who waits for a slot at this moment, in their order.
pub fn live_at(office: &Office, place: Place, now: DateTime) -> Vec<&Waiting> {
    let waiting = office.of::<Slot>().get(place.slot_id()).map_or(&[][..], |slot| &slot.waiting);
    waiting.iter().filter_map(|id| office.of::<Waiting>().get(*id)).filter(|waiting| waiting.is_live(now)).collect()
}

/// Whether somebody waits for this slot.
pub(in crate::desk) fn is_waiting(office: &Office, resident: Id, place: Place) -> bool {
    office
        .naming::<Waiting, Resident>(resident)
        .filter_map(|id| office.of::<Waiting>().get(id))
        .any(|waiting| waiting.state == WaitState::Waiting && waiting.place() == place)
}

/// Who is to be called for a slot in which there is room for them: the first in line, but whoever did not answer comes
/// after those who were not called yet.
pub fn to_call(office: &Office, place: Place, now: DateTime) -> Option<&Waiting> {
    let room = office.of::<Room>().get(place.room)?;
    let left = places_left(office, room, place, Id::NONE);
    let slot = office.slot_at(room, place.date, place.start)?;
    if room.is_retired() || !office.opens_on(room, place.date) || office.closed(room, place.date, Some(slot)).is_some()
    {
        return None;
    }
    live_at(office, place, now).into_iter().filter(|waiting| waiting.heads <= left).min_by_key(|waiting| waiting.calls)
}

/// Slots to come in which somebody who waits could have a place, the earliest first.
pub fn places_to_offer(office: &Office, now: DateTime) -> Vec<Place> {
    let waiting = office.by::<CenterIndex>().waits_on.range(now..).filter_map(|id| office.of::<Waiting>().get(id));
    let mut places: Vec<Place> = waiting.map(Waiting::place).collect();
    places.dedup();
    places.retain(|place| to_call(office, *place, now).is_some());
    places
}
