//! The Today board: what a clerk must know at a glance, counted from the office in memory.

use crate::desk::center::records::CenterIndex;
use crate::desk::clinic::records::ClinicIndex;
use crate::model::{Booking, Issue, Resident, Session, Slot, Visit};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use crate::model::center::booking::{Place, SlotTime};
use crate::model::{BookingState, Id, IssueState, Room, VisitState};

use crate::desk::canteen::kitchen::{SittingToday, sittings_of};
use crate::desk::center::opening::Closed;
use crate::desk::center::{attendance, waitlist};
use crate::desk::core::office::Office;
use crate::desk::day_care::DayCareToday;

/// Everything on the board.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Board {
    /// Each room that opens on this weekday, in the order of lists.
    pub rooms: Vec<RoomToday>,
    /// The canteen's sittings.
    pub sittings: Vec<SittingToday>,
    /// Day care, where it is open.
    pub day_care: Option<DayCareToday>,
    /// Bookings of slots that are not over, whose people have not come yet; the earliest first.
    pub expected: Vec<Id>,
    /// Today's sessions.
    pub sessions: Vec<SessionToday>,
    /// Slots to come in which somebody who waits could have a place.
    pub to_offer: Vec<Place>,
    /// Bookings of the last days of which nobody entered whether their people came.
    pub to_enter: Vec<Id>,
    /// Closures of the next days, the earliest first.
    pub closures: Vec<Id>,
    /// Visits to be repeated today or earlier and not yet repeated.
    pub recalls_due: usize,
    /// Residents of 80 and more whose birthday is today.
    pub birthdays: Vec<Id>,
    /// Open issues due today.
    pub issues_due: usize,
    /// Open issues past their day.
    pub issues_overdue: usize,
    /// Solved issues that wait for a call-back.
    pub issues_to_call_back: usize,
    /// Visitors logged today.
    pub visitors: usize,
}

/// A room today.
#[derive(Debug, Clone, PartialEq)]
pub struct RoomToday {
    /// The room.
    pub room: Id,
    /// The slot that runs now, else the next, else the last.
    pub slot: SlotTime,
    /// How that slot stands to the clock.
    pub stands: Stands,
    /// People who came.
    pub arrived: u16,
    /// People expected, those who came included.
    pub expected: u16,
    /// Places in all.
    pub capacity: u16,
}

impl RoomToday {
    /// Places left.
    pub fn left(&self) -> u16 {
        self.capacity.saturating_sub(self.expected)
    }
}

/// How a slot of today stands to the clock.
#[derive(Debug, Clone, PartialEq)]
pub enum Stands {
    /// It begins later.
    Next,
    /// It runs.
    Running,
    /// It is over, and it was the last.
    Over,
    /// The room is closed then, for this reason.
    Closed(Closed),
}

/// A session today.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionToday {
    /// The session.
    pub session: Id,
    /// The highest ticket called.
    pub called: u16,
    /// How many wait.
    pub waiting: usize,
    /// How many were seen.
    pub done: usize,
}

impl Board {
    /// Counts the board for a moment.
    pub fn of(office: &Office, now: DateTime) -> Self {
        let today = now.date();
        let mut board = Self {
            rooms: office.rooms_in_order().into_iter().filter_map(|room| room_today(office, room, now)).collect(),
            sittings: sittings_of(office, today),
            day_care: DayCareToday::of(office, now),
            expected: expected(office, now),
            to_offer: waitlist::places_to_offer(office, now),
            to_enter: attendance::to_enter(office, today),
            closures: closures_ahead(office, today),
            sessions: sessions(office, today),
            recalls_due: recalls_due(office, today).len(),
            visitors: office.visitors_on(today).count(),
            ..Self::default()
        };
        for issue in office.of::<Issue>().all() {
            match issue.state {
                IssueState::Resolved => board.issues_to_call_back += 1,
                _ if issue.is_overdue(today) => board.issues_overdue += 1,
                _ if issue.is_open() && issue.due == Some(today) => board.issues_due += 1,
                _ => {}
            }
        }
        board.birthdays = birthdays(office, today);
        board
    }
}

fn room_today(office: &Office, room: &Room, now: DateTime) -> Option<RoomToday> {
    let today = now.date();
    if !room.opens_on(today) || room.is_retired() || office.is_service(room.id) {
        return None;
    }
    let slots = room.slots_on(today);
    let slot = *slots.iter().find(|slot| today.to_datetime(slot.end) > now).or(slots.last())?;
    let stands = match office.closed(room, today, Some(slot)) {
        Some(closed) => Stands::Closed(closed),
        None if today.to_datetime(slot.end) <= now => Stands::Over,
        None if today.to_datetime(slot.start) <= now => Stands::Running,
        None => Stands::Next,
    };
    let place = Place { room: room.id, date: today, start: slot.start };
    let taken = office.of::<Slot>().get(place.slot_id()).map_or(&[][..], |slot| &slot.taken);
    let came = |booking: Id| office.of::<Booking>().get(booking).is_some_and(|b| b.state == BookingState::Arrived);
    let arrived = taken.iter().filter(|taken| came(taken.booking)).map(|taken| taken.heads).sum();
    let expected = taken.iter().map(|taken| taken.heads).sum();
    Some(RoomToday { room: room.id, slot, stands, arrived, expected, capacity: room.capacity })
}

fn expected(office: &Office, now: DateTime) -> Vec<Id> {
    office
        .bookings_on(now.date())
        .filter(|booking| booking.state == BookingState::Booked && booking.date.to_datetime(booking.end) > now)
        .map(|booking| booking.id)
        .collect()
}

/// Closures from tomorrow to a week from now.
fn closures_ahead(office: &Office, today: Date) -> Vec<Id> {
    let Ok(tomorrow) = today.tomorrow() else { return Vec::new() };
    office.by::<CenterIndex>().closures_on.range(tomorrow..=today.saturating_add(7.days())).collect()
}

fn sessions(office: &Office, today: Date) -> Vec<SessionToday> {
    let mut sessions: Vec<SessionToday> =
        office.by::<ClinicIndex>().sessions_on.get(&today).map(|session| tally_of(office, session)).collect();
    sessions.sort_by_key(|s| office.of::<Session>().get(s.session).map(|session| session.start));
    sessions
}

/// How far a session's queue is.
pub fn tally_of(office: &Office, session: Id) -> SessionToday {
    let mut tally = SessionToday { session, called: 0, waiting: 0, done: 0 };
    for visit in office.naming::<Visit, Session>(session).filter_map(|visit| office.of::<Visit>().get(visit)) {
        match visit.state {
            VisitState::Waiting => tally.waiting += 1,
            VisitState::Called => tally.called = tally.called.max(visit.ticket),
            VisitState::Done => {
                tally.done += 1;
                tally.called = tally.called.max(visit.ticket);
            }
            VisitState::Void => {}
        }
    }
    tally
}

/// Visits whose recall has come and whose resident was not seen since.
pub fn recalls_due(office: &Office, today: Date) -> Vec<Id> {
    office
        .by::<ClinicIndex>()
        .recalls_on
        .range(..=today)
        .filter_map(|id| office.of::<Visit>().get(id))
        .filter(|visit| {
            let seen_since =
                office.naming::<Visit, Resident>(visit.resident).filter_map(|id| office.of::<Visit>().get(id));
            let lives_here =
                office.of::<Resident>().get(visit.resident).is_some_and(crate::model::Resident::lives_here);
            lives_here && !seen_since.into_iter().any(|v| v.state == VisitState::Done && v.at > visit.at)
        })
        .map(|visit| visit.id)
        .collect()
}

/// Residents of 80 and more who live here and were born on this day.
fn birthdays(office: &Office, today: Date) -> Vec<Id> {
    let mut born: Vec<Id> = office
        .of::<Resident>()
        .all()
        .filter(|r| r.lives_here())
        .filter(|r| r.birth.is_some_and(|b| (b.month(), b.day()) == (today.month(), today.day())))
        .filter(|r| r.age(today).is_some_and(|age| age >= 80))
        .map(|r| r.id)
        .collect();
    born.sort_unstable();
    born
}
