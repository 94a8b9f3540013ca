//! Bookings that come again: what stands in the way of each date, then all of them as one command.

use crate::desk::center::{Did, Not};
use crate::model::Why;
use jiff::civil::{Date, DateTime};

use crate::model::by_day::day_id;
use crate::model::center::booking::Place;
use crate::model::center::series::{LeftOut, MOST_DATES, Skipped, Until, dates};
use crate::model::{Booking, BookingState, FieldError, Id, Note, Record, Refusal, Resident, Room, Series, Way};

use crate::desk::center::free::nearest_free;
use crate::desk::center::rules::{Sight, Wish, judge};
use crate::desk::center::take;
use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::core::visitor::Visitor;
use crate::desk::visitors::matter;
use crate::desk::{Desk, Done};

/// What is asked for again and again.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// For whom.
    pub resident: Id,
    /// The room, the first day and the hour.
    pub first: Place,
    /// For how many.
    pub heads: u16,
    /// Of [`crate::model::center::series::EVERY`].
    pub every: u8,
    /// How far.
    pub until: Until,
    /// The group's name.
    pub note: String,
}

/// One date of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// The date and hour asked for.
    pub place: Place,
    /// What stands in its way, without ways out.
    pub obstacle: Option<Refusal>,
    /// Where it could be instead, where something stands in its way.
    pub nearest: Option<Place>,
    /// What is to become of it.
    pub choice: Choice,
    /// Whether it was changed by itself before, in what is to be changed now.
    pub differs: bool,
}

/// What is to become of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Booked.
    Book,
    /// Left out.
    Skip,
    /// Booked at the nearest place.
    Move,
    /// Waits for a place.
    Wait,
}

impl Turn {
    /// Whether it may be so: nothing is booked against a rule, and one waits only where it is full.
    pub fn may(&self, choice: Choice) -> bool {
        match choice {
            Choice::Book => self.obstacle.is_none(),
            Choice::Skip => true,
            Choice::Move => self.nearest.is_some(),
            Choice::Wait => matches!(self.obstacle, Some(Refusal { why: Why::Center(Not::Full { .. }), .. })),
        }
    }
}

/// Every date of a plan with what stands in its way; obstacles are preset to be skipped.
pub fn preview(office: &Office, plan: &Plan, now: DateTime) -> Vec<Turn> {
    let (Some(resident), Some(room)) =
        (office.of::<Resident>().get(plan.resident), office.of::<Room>().get(plan.first.room))
    else {
        return Vec::new();
    };
    let change = Change::default();
    let days = dates(plan.first.date, plan.every, plan.until);
    let mut fresh: Vec<Booking> = Vec::new();
    let mut turns: Vec<Turn> = Vec::with_capacity(days.len());
    for date in days {
        let place = Place { date, ..plan.first };
        let wish = wish_of(plan, resident, room, place);
        let obstacle = judge(Sight { office, change: &change, fresh: &fresh, now }, &wish).err();
        if obstacle.is_none() {
            fresh.push(booking_of(office, plan, room, place, (Id::NONE, Id::NONE)));
        }
        let choice = if obstacle.is_none() { Choice::Book } else { Choice::Skip };
        turns.push(Turn { place, obstacle, nearest: None, choice, differs: false });
    }
    for turn in turns.iter_mut().filter(|turn| turn.obstacle.is_some()) {
        let wish = wish_of(plan, resident, room, turn.place);
        let ways = nearest_free(Sight { office, change: &change, fresh: &fresh, now }, &wish);
        if let Some(Way::Slot { place, .. }) = ways.into_iter().next() {
            turn.nearest = Some(place);
            fresh.push(booking_of(office, plan, room, place, (Id::NONE, Id::NONE)));
        }
    }
    turns
}

/// How long before and how far ahead one books is asked of the first date; the others follow from it.
fn wish_of<'a>(plan: &Plan, resident: &'a Resident, room: &'a Room, place: Place) -> Wish<'a> {
    Wish { resident, room, place, heads: plan.heads, apart: &[], notice: place.date == plan.first.date }
}

/// A plan's booking at a place, with its own id and the series'.
fn booking_of(office: &Office, plan: &Plan, room: &Room, place: Place, (id, series): (Id, Id)) -> Booking {
    Booking {
        id,
        resident: plan.resident,
        room: room.id,
        date: place.date,
        start: place.start,
        end: office.slot_at(room, place.date, place.start).map_or(place.start, |slot| slot.end),
        heads: plan.heads,
        state: BookingState::Booked,
        since: None,
        reason: 0,
        series,
        note: plan.note.clone(),
    }
}

impl Desk {
    /// Books every one of these places and waits for those, as one command; `skipped` were asked for and left out.
    pub(in crate::desk) fn book_series(
        &mut self,
        plan: &Plan,
        places: &[Place],
        waits: &[Place],
        skipped: Vec<Date>,
        visitor: &Visitor,
    ) -> Result<Done, Refusal> {
        let resident = self.living(plan.resident)?;
        let room = self.known::<Room>(plan.first.room)?;
        let first = places.first().copied().ok_or(Refusal::from(Not::NothingToBook))?;
        if places.len() + waits.len() > MOST_DATES {
            return Err(Refusal::field("until", FieldError::OutOfRange { min: 1, max: MOST_DATES as i64 }));
        }
        let (id, now) = (self.fresh(), self.when());
        let mut change = Change::default();
        let skipped: Vec<Skipped> = {
            let office = self.office();
            let why = |date| {
                let wish = wish_of(plan, &resident, &room, Place { date, ..plan.first });
                left_out(judge(Sight { office: &office, change: &change, fresh: &[], now }, &wish).err().as_ref())
            };
            skipped.into_iter().map(|date| Skipped { date, why: why(date) }).collect()
        };
        let mut fresh: Vec<Booking> = Vec::with_capacity(places.len());
        for place in places {
            let record = day_id(place.date, self.fresh().0);
            let mut booking = booking_of(&self.office(), plan, &room, *place, (record, id));
            if booking.date == now.date() && booking.start <= now.time() && now.time() < booking.end {
                // Whoever books what runs stands at the desk.
                (booking.state, booking.since) = (BookingState::Arrived, Some(now));
            }
            let office = self.office();
            let wish = wish_of(plan, &resident, &room, *place);
            judge(Sight { office: &office, change: &change, fresh: &fresh, now }, &wish)?;
            take(&mut change, &office, &booking)?;
            change.put(&office, &booking)?;
            fresh.push(booking);
        }
        for place in waits {
            self.add_waiting(&mut change, (plan.resident, *place, plan.heads, &plan.note))?;
        }
        let last = places.iter().map(|place| place.date).max().unwrap_or(first.date);
        let series = Series {
            id,
            resident: resident.id,
            room: room.id,
            first: first.date,
            last,
            start: plan.first.start,
            heads: plan.heads,
            every: plan.every,
            skipped,
            note: plan.note.clone(),
        };
        change.put(&self.office(), &series)?;
        self.add_visitor_line(&mut change, visitor, resident.id, matter::BOOKING, id)?;
        let note = Note::Center(Did::SeriesBooked {
            resident: resident.id,
            room: room.id,
            date: first.date,
            start: plan.first.start,
            every: plan.every,
            times: places.len() as u16,
            skipped: series.skipped.len() as u16,
        });
        let first = fresh.first().map_or(Id::NONE, |booking| booking.id);
        self.commit(change, note).map(|done| done.at(Booking::KIND, first))
    }
}

/// Why a date is left out, by what stood in its way.
fn left_out(obstacle: Option<&Refusal>) -> LeftOut {
    match obstacle {
        None => LeftOut::Chosen,
        Some(
            Refusal { why: Why::Center(Not::RoomClosed { reason: 0, .. }), .. }
            | Refusal { why: Why::Center(Not::NoSuchSlot { .. }), .. },
        ) => LeftOut::NotOpen,
        Some(Refusal { why: Why::Center(Not::RoomClosed { reason, .. }), .. }) => LeftOut::Closed(*reason),
        Some(Refusal { why: Why::Center(Not::Clash { place, .. }), .. }) => LeftOut::Clash(*place),
        Some(Refusal { why: Why::Center(Not::Full { .. }), .. }) => LeftOut::Full,
        Some(_) => LeftOut::Rule,
    }
}

/// Every booking of a series, cancelled ones too.
pub fn bookings_of_series(office: &Office, series: Id) -> impl Iterator<Item = &Booking> {
    let ids = series.some().into_iter().flat_map(|series| office.naming::<Booking, Series>(series));
    ids.filter_map(|id| office.of::<Booking>().get(id))
}
