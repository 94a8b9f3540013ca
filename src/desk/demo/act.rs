//! What happened at the desk, act by act: played on the day and at the minute at which it happened.
//!
//! An act names people by id and things by what they are called, since what the desk makes has an id only then. What
//! the desk's rules refuse did not happen.

use crate::desk::clinic::records::ClinicIndex;
use crate::desk::core;
use crate::model::Why;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};

use crate::desk::center::recurring::{Choice, Plan, preview};
use crate::desk::core::request::Visitor;
use crate::desk::issues::Move;
use crate::desk::{Desk, Request};
use crate::model::center::booking::Place;
use crate::model::center::series::Until;
use crate::model::clinic::Readings;
use crate::model::{BookingState, Id, Issue, Refusal, Room, Vitals};

use super::{Scene, center, clinic, doorway, matters, services};

/// How many days before the demo's day the oldest act lies.
const DAYS: i64 = 45;

/// One act.
pub(super) enum Act {
    /// Any request.
    Ask(Request, Visitor),
    /// Book in the room of this name.
    Book { room: &'static str, date: Date, start: Time, resident: Id, heads: u16, note: &'static str, visitor: Visitor },
    /// Book every week in the room of this name, for two months; what stands in the way is left out.
    BookWeekly { room: &'static str, date: Date, start: Time, resident: Id, heads: u16, note: &'static str },
    /// Wait for a place in the room of this name.
    Wait { room: &'static str, date: Date, start: Time, resident: Id, heads: u16 },
    /// Close the room of this name, from a time of the day on or the whole day.
    Close { room: &'static str, date: Date, from: Option<Time>, reason: u8, note: &'static str },
    /// Those who booked a slot come, but for every so-manyth.
    Arrive { room: &'static str, start: Time, but: usize },
    /// Take a ticket of today's session.
    Queue { resident: Id, visitor: Visitor },
    /// Call the next ticket of today's session.
    Call,
    /// Measure whoever was called at today's session, or else who waits longest.
    Measure { readings: String, advice: &'static str },
    /// Join the issue of this title.
    Join { title: &'static str, resident: Id, words: &'static str },
    /// Ask something of canteen or day care, whose room has this name.
    InRoom { room: &'static str, make: Make },
    /// Ask something of the team of this name.
    OfTeam { team: &'static str, make: Make },
    /// Those who ordered a meal of a sitting come for it, but for every so-manyth.
    Serve { sitting: u8, but: usize },
    /// Somebody's standing orders rest.
    Rest { resident: Id, from: Date, to: Date },
    /// A guest of day care comes, or is fetched by somebody.
    Guest { resident: Id, by: Option<&'static str> },
    /// So many in a hundred of a team's roster are there.
    Roll { team: &'static str, performance: bool, share: u32 },
    /// The first members of a team take part in its performance so many days ahead.
    Cast { team: &'static str, ahead: i64, members: usize },
    /// Take the issue of this title a step further.
    Step { title: &'static str, step: Move },
}

/// What is asked of a record that has an id only once the act is played.
pub(super) type Make = Box<dyn FnOnce(Id) -> Request>;

/// Acts with their times, in order.
pub(super) type Script = Vec<(DateTime, Act)>;

/// The moment before the first act.
pub(super) fn first_morning(on: Date) -> DateTime {
    day(on, -DAYS - 1).at(8, 0, 0, 0)
}

/// A day so many days after another.
pub(super) fn day(from: Date, days: i64) -> Date {
    from.checked_add(days.days()).unwrap_or(from)
}

/// Everything that happened up to the demo's moment.
pub(super) fn script(scene: &Scene) -> Script {
    let mut script = Script::new();
    center::write(scene, &mut script);
    clinic::write(scene, &mut script);
    matters::write(scene, &mut script);
    services::write(scene, &mut script);
    doorway::write(scene, &mut script);
    let now = scene.plan.now();
    script.retain(|(at, _)| *at <= now);
    script.sort_by_key(|(at, _)| *at);
    script
}

/// Plays one act. Only what the store says is an error.
pub(super) fn play(desk: &mut Desk, act: Act) -> Result<(), Refusal> {
    let done = match act {
        Act::Ask(request, visitor) => desk.handle(request, &visitor).map(drop),
        Act::Book { room, date, start, resident, heads, note, visitor } => match room_id(desk, room) {
            Some(room) => desk.book(resident, Place { room, date, start }, heads, note, None, &visitor).map(drop),
            None => Ok(()),
        },
        Act::BookWeekly { room, date, start, resident, heads, note } => match room_id(desk, room) {
            Some(room) => {
                let first = Place { room, date, start };
                let plan = Plan { resident, first, heads, every: 1, until: Until::Months(2), note: note.to_owned() };
                weekly(desk, &plan)
            }
            None => Ok(()),
        },
        Act::Wait { room, date, start, resident, heads } => match room_id(desk, room) {
            Some(room) => desk.wait(resident, Place { room, date, start }, heads, "", &Visitor::default()).map(drop),
            None => Ok(()),
        },
        Act::Close { room, date, from, reason, note } => match room_id(desk, room) {
            Some(room) => {
                let closure =
                    crate::model::Closure { from, ..crate::model::Closure::whole_day(room, date, reason, note) };
                desk.close(closure).map(drop)
            }
            None => Ok(()),
        },
        Act::Arrive { room, start, but } => arrive(desk, room, start, but),
        Act::Queue { resident, visitor } => match session(desk) {
            Some(session) => desk.queue(session, resident, &visitor).map(drop),
            None => Ok(()),
        },
        Act::Call => match session(desk) {
            Some(session) => desk.call_next(session).map(drop),
            None => Ok(()),
        },
        Act::Measure { readings, advice } => measure(desk, &readings, advice),
        Act::Join { title, resident, words } => match issue(desk, title) {
            Some(issue) => desk.join_issue(issue, resident, words, &Visitor::default()).map(drop),
            None => Ok(()),
        },
        Act::InRoom { room, make } => asks(desk, room_id(desk, room), make),
        Act::OfTeam { team, make } => asks(desk, services::team_id(desk, team), make),
        Act::Serve { sitting, but } => services::serve(desk, sitting, but),
        Act::Rest { resident, from, to } => services::rest(desk, resident, from, to),
        Act::Guest { resident, by } => services::guest(desk, resident, by),
        Act::Roll { team, performance, share } => services::roll(desk, team, performance, share),
        Act::Cast { team, ahead, members } => services::cast(desk, team, ahead, members),
        Act::Step { title, step } => match issue(desk, title) {
            Some(issue) => desk.move_issue(issue, step, Id::NONE, &Visitor::default()).map(drop),
            None => Ok(()),
        },
    };
    match done {
        Err(
            refusal @ Refusal {
                why:
                    Why::Desk(
                        core::Not::NotWritten { .. }
                        | core::Not::PerhapsWritten { .. }
                        | core::Not::ReadOnly { .. }
                        | core::Not::Damaged { .. }
                        | core::Not::Changed { .. }
                        | core::Not::ClockSetByHand,
                    ),
                ..
            },
        ) => Err(refusal),
        _ => Ok(()),
    }
}

fn asks(desk: &mut Desk, id: Option<Id>, make: Make) -> Result<(), Refusal> {
    let Some(id) = id else { return Ok(()) };
    desk.handle(make(id), &Visitor::default()).map(drop)
}

fn room_id(desk: &Desk, name: &str) -> Option<Id> {
    desk.office().of::<Room>().all().find(|room: &&Room| room.name == name).map(|room| room.id)
}

fn session(desk: &Desk) -> Option<Id> {
    desk.office().by::<ClinicIndex>().sessions_on.get(&desk.today()).next()
}

fn issue(desk: &Desk, title: &str) -> Option<Id> {
    desk.office().of::<Issue>().all().find(|issue: &&Issue| issue.title == title).map(|issue| issue.id)
}

/// Books what nothing stands in the way of.
fn weekly(desk: &mut Desk, plan: &Plan) -> Result<(), Refusal> {
    let turns = preview(&desk.office(), plan, desk.now());
    let chosen = |choice| turns.iter().filter(move |turn| turn.choice == choice);
    let places: Vec<Place> = chosen(Choice::Book).map(|turn| turn.place).collect();
    let skipped = chosen(Choice::Skip).map(|turn| turn.place.date).collect();
    desk.book_series(plan, &places, &[], skipped, &Visitor::default()).map(drop)
}

fn arrive(desk: &mut Desk, room: &str, start: Time, but: usize) -> Result<(), Refusal> {
    let Some(room) = room_id(desk, room) else { return Ok(()) };
    let today = desk.today();
    let expected: Vec<Id> = desk
        .office()
        .bookings_on(today)
        .filter(|booking| booking.room == room && booking.start == start && booking.state == BookingState::Booked)
        .map(|booking| booking.id)
        .collect();
    for (nth, booking) in expected.into_iter().enumerate() {
        if nth % but == but - 1 {
            desk.no_show(booking)?;
        } else {
            desk.check_in(booking)?;
        }
    }
    Ok(())
}

fn measure(desk: &mut Desk, readings: &str, advice: &str) -> Result<(), Refusal> {
    let Some(session) = session(desk) else { return Ok(()) };
    let Some(visit) = crate::desk::clinic::waiting_at(&desk.office(), session).into_iter().next() else {
        return Ok(());
    };
    let read = Readings::read(readings).map_err(|error| Refusal::field("systolic", error))?;
    let vitals = Vitals {
        resident: visit.resident,
        systolic: read.pressure.map(|pressure| pressure.0),
        diastolic: read.pressure.map(|pressure| pressure.1),
        pulse: read.pulse,
        glucose: read.glucose.map(|glucose| glucose.0),
        fasting: read.glucose.is_some_and(|glucose| glucose.1),
        advice: advice.into(),
        consent: true,
        ..Vitals::default()
    };
    let (_, recall) = desk.assess(&vitals);
    desk.record_visit(Some(visit.id), session, visit.resident, vitals, recall, &Visitor::default()).map(drop)
}
