//! Planning an activity, moving it on, booking its room, and writing down what came of it.

use jiff::civil::{Date, Time};

use crate::desk::activities::who::is_gift;
use crate::desk::activities::{Did, Not};
use crate::desk::center::rules::{Sight, Wish, check};
use crate::desk::center::{give_up, take};
use crate::desk::core::change::Change;
use crate::desk::core::kept::overlaid;
use crate::desk::core::office::Office;
use crate::desk::{Desk, Done};
use crate::model::activities::Activity;
use crate::model::activities::codes::{ACTIVITY_STATE, WHY_CANCELLED, state};
use crate::model::by_day::day_id;
use crate::model::center::booking::Place;
use crate::model::code::by_number;
use crate::model::field::FieldError;
use crate::model::{Booking, BookingState, Id, Note, Record, Refusal, Resident, Room, Way};

/// Why a booking of a cancelled activity was cancelled, of [`crate::model::center::booking::CANCEL_REASON`].
const OTHER: u8 = 5;

/// The bookings by which an activity has its room, as they stand now.
pub fn bookings<'a>(office: &'a Office, activity: &Activity) -> Vec<&'a Booking> {
    let of = office.naming::<Booking, Resident>(activity.booked_by).filter_map(|id| office.of::<Booking>().get(id));
    let mut all: Vec<&Booking> = of
        .filter(|one| !activity.booked_by.is_none() && one.room == activity.room && activity.is_on(one.date))
        .filter(|one| one.holds_places() && one.note == activity.title)
        .collect();
    all.sort_by_key(|one| (one.date, one.start));
    all
}

/// When it ends: as is said, else after as long as most take.
fn ends(activity: &Activity) -> Time {
    let usual = activity.start.saturating_add(jiff::Span::new().hours(1));
    activity.end.filter(|end| *end > activity.start).unwrap_or(usual)
}

impl Desk {
    /// Plans an activity (id none) or changes one. What is changed of its day gives its room back.
    pub(in crate::desk) fn set_activity(&mut self, wanted: &Activity, only: &[&'static str]) -> Result<Done, Refusal> {
        let known = wanted.id.some().map(|id| self.known::<Activity>(id)).transpose()?;
        let before = known.clone();
        let mut activity = overlaid(known, wanted, before.is_some().then_some(only))?;
        activity.title = activity.title.trim().to_owned();
        self.must_fit(&activity)?;
        let mut change = Change::default();
        match &before {
            None => {
                activity.id = self.fresh();
                activity.state = state::PLANNED;
            }
            Some(before) => {
                let moved = (before.date, before.start, before.end) != (activity.date, activity.start, activity.end);
                if moved && !before.booked_by.is_none() {
                    self.give_room_up(&mut change, before)?;
                    (activity.room, activity.booked_by) = (Id::NONE, Id::NONE);
                }
            }
        }
        change.put(&self.office(), &activity)?;
        let note = Note::Activities(Did::ActivitySet { activity: activity.id, on: activity.date });
        self.commit(change, note).map(|done| done.at(Activity::KIND, activity.id))
    }

    /// Refuses what cannot be an activity.
    fn must_fit(&self, activity: &Activity) -> Result<(), Refusal> {
        if activity.title.is_empty() {
            return Err(Refusal::field("title", FieldError::Required));
        }
        if activity.kind == 0 {
            return Err(Refusal::field("kind", FieldError::Required));
        }
        if activity.end.is_some_and(|end| end <= activity.start) {
            return Err(Refusal::field("end", FieldError::NotATime));
        }
        if activity.until.is_some_and(|until| until < activity.date) {
            return Err(Refusal::field("until", FieldError::NotADate));
        }
        let office = self.office();
        if !activity.gift.is_none() && !is_gift(&office, activity.gift, activity) {
            return Err(Refusal::from(Not::NoGift { benefit: activity.gift }));
        }
        let twin = |other: &&Activity| {
            other.id != activity.id && other.title == activity.title && other.date == activity.date && other.stands()
        };
        let known = office.of::<Activity>().all().find(twin).map(|other| other.id);
        known.map_or(Ok(()), |id| {
            let ways = vec![Way::Open { kind: Activity::KIND, id }];
            Err(Refusal::from(Not::ActivityKnown { activity: id }).with_ways(ways))
        })
    }

    /// Moves an activity on. What is cancelled gives its room back; what was held is cancelled no more.
    pub(in crate::desk) fn move_activity(&mut self, id: Id, to: u8, reason: u8) -> Result<Done, Refusal> {
        let before = self.known::<Activity>(id)?;
        let today = self.today();
        if by_number(ACTIVITY_STATE, to).is_none() {
            return Err(Refusal::field("state", FieldError::NotAChoice));
        }
        let state_is = || Refusal::from(Not::StateIs { activity: id, state: before.state });
        if before.state == to || before.is_held() && to == state::CANCELLED {
            return Err(state_is());
        }
        if to == state::HELD && before.date > today {
            return Err(Refusal::from(Not::NotOn { activity: id, on: before.date }));
        }
        let mut activity = Activity { state: to, reason: 0, ..before.clone() };
        let mut change = Change::default();
        if to == state::CANCELLED {
            if by_number(WHY_CANCELLED, reason).is_none() {
                return Err(Refusal::field("reason", FieldError::Required));
            }
            activity.reason = reason;
            self.give_room_up(&mut change, &before)?;
            (activity.room, activity.booked_by) = (Id::NONE, Id::NONE);
        }
        change.put(&self.office(), &activity)?;
        let note = Note::Activities(Did::ActivityMoved { activity: id, state: to });
        self.commit(change, note).map(|done| done.at(Activity::KIND, id))
    }

    /// Gives back what is booked for an activity and has not begun.
    fn give_room_up(&self, change: &mut Change, activity: &Activity) -> Result<(), Refusal> {
        let office = self.office();
        for booking in bookings(&office, activity) {
            give_up(change, &office, booking, BookingState::Cancelled, OTHER, self.when())?;
        }
        Ok(())
    }

    /// Books a room for an activity, every slot that it needs, by the room's own rules and in a resident's name.
    pub(in crate::desk) fn book_room_for(&mut self, id: Id, room: Id, resident: Id) -> Result<Done, Refusal> {
        let activity = self.known::<Activity>(id)?;
        if !activity.stands() || activity.is_held() {
            return Err(Refusal::from(Not::StateIs { activity: id, state: activity.state }));
        }
        if resident.is_none() {
            return Err(Refusal::from(Not::NobodyBooks { activity: id }));
        }
        let (resident, room) = (self.living(resident)?, self.known::<Room>(room)?);
        let mut change = Change::default();
        self.give_room_up(&mut change, &activity)?;
        let starts = self.slots_of(&activity, &room, activity.date);
        if starts.is_empty() || activity.last() > activity.date {
            return Err(Refusal::from(Not::NotInSlot { activity: id }));
        }
        let mut fresh: Vec<Booking> = Vec::new();
        let heads = u16::try_from(activity.expected.max(1)).unwrap_or(u16::MAX);
        for start in starts {
            let place = Place { room: room.id, date: activity.date, start };
            let booking = day_id(place.date, self.fresh().0);
            let (office, now) = (self.office(), self.when());
            let wish = Wish { resident: &resident, room: &room, place, heads, apart: &[], notice: true };
            let slot = check(Sight { office: &office, change: &change, fresh: &fresh, now }, &wish);
            let slot = slot.map_err(Refusal::without_ways)?;
            let booking = Booking {
                id: booking,
                resident: resident.id,
                room: room.id,
                date: place.date,
                start: slot.start,
                end: slot.end,
                heads,
                state: BookingState::Booked,
                since: None,
                reason: 0,
                series: Id::NONE,
                note: activity.title.clone(),
            };
            take(&mut change, &office, &booking)?;
            change.put(&office, &booking)?;
            fresh.push(booking);
        }
        let place = if activity.place.is_empty() { room.name.clone() } else { activity.place.clone() };
        let activity = Activity { room: room.id, booked_by: resident.id, place, ..activity };
        change.put(&self.office(), &activity)?;
        let note = Note::Activities(Did::ActivitySet { activity: id, on: activity.date });
        self.commit(change, note).map(|done| done.at(Activity::KIND, id))
    }

    /// When the slots of a room begin that an activity meets on a day.
    fn slots_of(&self, activity: &Activity, room: &Room, day: Date) -> Vec<Time> {
        let (from, until) = (activity.start, ends(activity));
        let office = self.office();
        let slots = office.slots_on(room, day).iter().filter(|slot| slot.start < until && from < slot.end);
        slots.map(|slot| slot.start).collect()
    }

    /// Writes down what came of an activity; one that is written of was held.
    pub(in crate::desk) fn report_activity(
        &mut self,
        wanted: &Activity,
        only: &[&'static str],
    ) -> Result<Done, Refusal> {
        let before = self.known::<Activity>(wanted.id)?;
        if !before.stands() {
            return Err(Refusal::from(Not::StateIs { activity: before.id, state: before.state }));
        }
        if before.date > self.today() {
            return Err(Refusal::from(Not::NotOn { activity: before.id, on: before.date }));
        }
        let mut activity = overlaid(Some(before), wanted, Some(only))?;
        activity.state = state::HELD;
        let mut change = Change::default();
        change.put(&self.office(), &activity)?;
        let note = Note::Activities(Did::Reported { activity: activity.id });
        self.commit(change, note).map(|done| done.at(Activity::KIND, activity.id))
    }
}
