//! What becomes of a series that stands: one date of it, this and those after it, or all to come are cancelled or
//! changed. The past stays as it was.

use crate::desk::center::{Did, Not};
use crate::model::{Resident, Room};
use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::DateTime;

use crate::model::by_day::on_day;
use crate::model::center::booking::Place;
use crate::model::{Booking, BookingState, Id, Note, Record, Refusal, Way};

use crate::desk::center::free::nearest_free;
use crate::desk::center::recurring::{Choice, Turn, bookings_of_series};
use crate::desk::center::rules::{Sight, Wish, judge};
use crate::desk::center::{give_up, release, take};
use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::core::visitor::Reach;
use crate::desk::{Desk, Done};

impl Desk {
    /// Cancels this booking of a series, this and those after it, or all that are still to come.
    pub(in crate::desk) fn cancel_series(&mut self, id: Id, reach: Reach, reason: u8) -> Result<Done, Refusal> {
        let booking = self.booked(id, &[BookingState::Booked, BookingState::Arrived])?;
        if reach == Reach::This {
            return self.cancel_booking(id, reason);
        }
        let now = self.now();
        let mut change = Change::default();
        let times = {
            let office = self.office();
            let within = reached(&office, &booking, reach, now)?;
            for booking in &within {
                give_up(&mut change, &office, booking, BookingState::Cancelled, reason, now)?;
            }
            within.len() as u16
        };
        if change.is_empty() {
            return Err(Refusal::from(Not::NothingToBook));
        }
        let Booking { resident, room, date, .. } = booking;
        self.commit(change, Note::Center(Did::SeriesCancelled { resident, room, date, times }))
            .map(|done| done.at(Booking::KIND, id))
    }

    /// Changes this booking of a series and those after it, or all that are still to come, in what was changed of this
    /// one and in nothing else: by as many days, to that room, hour, headcount or note. With `picks`, only these, each to
    /// its own place; without, all but those that were changed by themselves before. All or none: the first that does
    /// not fit is named.
    pub(in crate::desk) fn change_series(
        &mut self,
        changed: &Booking,
        reach: Reach,
        picks: Option<&[(Id, Place)]>,
    ) -> Result<Done, Refusal> {
        if reach == Reach::This {
            return self.change_booking(changed);
        }
        let before = self.booked(changed.id, &[BookingState::Booked])?;
        let resident = self.living(before.resident)?;
        let mut change = Change::default();
        let (times, first, record) = {
            let office = self.office();
            let within = reached(&office, &before, reach, self.now())?;
            let edited = Edited::of(&before, changed);
            let targets: Vec<(&Booking, Place)> = match picks {
                None => {
                    let alike = within.iter().filter(|booking| !edited.differs(booking, &before));
                    alike.map(|booking| (*booking, shifted(booking, &before, changed))).collect()
                }
                Some(picks) => {
                    let of = |id: Id| within.iter().copied().find(|booking| booking.id == id);
                    let gone = Refusal::gone(Booking::KIND);
                    let targets = picks.iter().map(|(id, place)| Some((of(*id)?, *place)));
                    targets.collect::<Option<_>>().ok_or(gone)?
                }
            };
            let first = targets.first().map(|(_, place)| *place).ok_or(Refusal::from(Not::NothingToBook))?;
            for (booking, _) in &targets {
                release(&mut change, &office, booking)?;
            }
            // What is moved away counts nowhere while the others are judged.
            let mut fresh: Vec<Booking> = targets.iter().map(|(booking, _)| away(booking)).collect();
            for (nth, (booking, place)) in targets.iter().enumerate() {
                let wanted = placed(booking, *place, (&before, changed));
                let notice = booking.id == changed.id;
                let moved = self.moves(&mut change, &office, &resident, (booking, &wanted), &fresh, notice);
                fresh[nth] = moved.map_err(Refusal::without_ways)?;
            }
            let there = targets.iter().find(|(booking, _)| booking.id == before.id);
            let record = there.map_or(before.id, |(_, place)| on_day(before.id, place.date));
            (targets.len() as u16, first, record)
        };
        let Place { room, date, start } = first;
        self.commit(change, Note::Center(Did::SeriesChanged { resident: before.resident, room, date, start, times }))
            .map(|done| done.at(Booking::KIND, record))
    }
}

/// What a change of one booking would make of each that it reaches, the earliest first. What cannot be changed stays
/// as it is, unless it is moved to where it fits. Nothing where the booking or its past is not held.
pub fn preview_change(office: &Office, changed: &Booking, reach: Reach, now: DateTime) -> Vec<(Id, Turn)> {
    let Some(before) = office.of::<Booking>().get(changed.id) else { return Vec::new() };
    let (Some(resident), Some(room)) =
        (office.of::<Resident>().get(before.resident), office.of::<Room>().get(changed.room))
    else {
        return Vec::new();
    };
    let within = reached(office, before, reach, now).unwrap_or_default();
    let edited = Edited::of(before, changed);
    let wish = |booking: &Booking| Wish {
        resident,
        room: if edited.room { room } else { office.of::<Room>().get(booking.room).unwrap_or(room) },
        place: shifted(booking, before, changed),
        heads: if edited.heads { changed.heads } else { booking.heads },
        apart: &[],
        notice: booking.id == changed.id,
    };
    let mut turns: Vec<(Id, Turn)> = within
        .iter()
        .map(|booking| {
            let place = shifted(booking, before, changed);
            let differs = edited.differs(booking, before);
            let choice = if differs { Choice::Skip } else { Choice::Book };
            (booking.id, Turn { place, obstacle: None, nearest: None, choice, differs })
        })
        .collect();
    // Whoever stays is in the way of others in turn, until nobody is any more.
    let differing = turns.iter().filter(|(_, turn)| turn.differs).map(|(id, _)| *id);
    let mut stays: BTreeSet<Id> = differing.collect();
    loop {
        let going: Vec<&Booking> = within.iter().copied().filter(|booking| !stays.contains(&booking.id)).collect();
        let (change, fresh, blocked) = tried(office, &going, (before, changed), &wish, now);
        for (id, turn) in &mut turns {
            if let Some((_, refusal)) = blocked.iter().find(|(blocked, _)| blocked == id) {
                (turn.obstacle, turn.choice) = (Some(refusal.clone()), Choice::Skip);
            }
        }
        if blocked.is_empty() {
            let sight = Sight { office, change: &change, fresh: &fresh, now };
            for (id, turn) in turns.iter_mut().filter(|(_, turn)| turn.differs) {
                let booking = within.iter().find(|booking| booking.id == *id);
                turn.obstacle = booking.and_then(|own| judge(sight, &Wish { apart: &[own.id], ..wish(own) }).err());
            }
            for (id, turn) in turns.iter_mut().filter(|(_, turn)| turn.obstacle.is_some()) {
                let Some(booking) = within.iter().find(|booking| booking.id == *id) else { continue };
                let ways = nearest_free(sight, &Wish { apart: &[booking.id], ..wish(booking) });
                // Where it stands already is no way out.
                turn.nearest = ways.into_iter().find_map(|way| match way {
                    Way::Slot { place, .. } if place != booking.place() => Some(place),
                    _ => None,
                });
            }
            return turns;
        }
        stays.extend(blocked.into_iter().map(|(id, _)| id));
    }
}

/// All of these changed at once: what that makes of the slots and the bookings, and what stands in whose way.
fn tried<'a>(
    office: &Office,
    going: &[&'a Booking],
    (before, changed): (&Booking, &Booking),
    wish: &impl Fn(&'a Booking) -> Wish<'a>,
    now: DateTime,
) -> (Change, Vec<Booking>, Vec<(Id, Refusal)>) {
    let mut change = Change::default();
    for booking in going {
        // Packing plain data into memory does not fail; if it did, the desk's own check would say so.
        drop(release(&mut change, office, booking));
    }
    let mut fresh: Vec<Booking> = going.iter().map(|booking| away(booking)).collect();
    let mut blocked = Vec::new();
    for (nth, booking) in going.iter().enumerate() {
        let wish = wish(booking);
        match judge(Sight { office, change: &change, fresh: &fresh, now }, &wish) {
            Ok(slot) => {
                let there = placed(booking, wish.place, (before, changed));
                let there = Booking { id: on_day(booking.id, there.date), end: slot.end, ..there };
                drop(take(&mut change, office, &there));
                fresh[nth] = there;
            }
            Err(refusal) => blocked.push((booking.id, refusal)),
        }
    }
    (change, fresh, blocked)
}

/// What was changed of a booking: only that is changed of the others.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "one a field that a series has")]
struct Edited {
    room: bool,
    date: bool,
    start: bool,
    heads: bool,
    note: bool,
}

impl Edited {
    fn of(before: &Booking, changed: &Booking) -> Self {
        Self {
            room: before.room != changed.room,
            date: before.date != changed.date,
            start: before.start != changed.start,
            heads: before.heads != changed.heads,
            note: before.note != changed.note,
        }
    }

    /// Whether another date is not as this one was, in what was changed of it.
    fn differs(self, other: &Booking, before: &Booking) -> bool {
        self.room && other.room != before.room
            || self.date && other.date.weekday() != before.date.weekday()
            || self.start && other.start != before.start
            || self.heads && other.heads != before.heads
            || self.note && other.note != before.note
    }
}

/// Where a booking of the series goes when one of them goes from `before` to `changed`.
fn shifted(booking: &Booking, before: &Booking, changed: &Booking) -> Place {
    let by = before.date.until(changed.date).unwrap_or_default().get_days();
    let date = booking.date.checked_add(by.days()).unwrap_or(booking.date);
    let edited = Edited::of(before, changed);
    let room = if edited.room { changed.room } else { booking.room };
    let start = if edited.start { changed.start } else { booking.start };
    Place { room, date, start }
}

/// A booking at another place, with headcount and note as changed, where they were.
fn placed(booking: &Booking, place: Place, (before, changed): (&Booking, &Booking)) -> Booking {
    let Place { room, date, start } = place;
    let edited = Edited::of(before, changed);
    let heads = if edited.heads { changed.heads } else { booking.heads };
    let note = if edited.note { &changed.note } else { &booking.note };
    Booking { room, date, start, heads, note: note.clone(), ..booking.clone() }
}

/// A booking that counts nowhere.
fn away(booking: &Booking) -> Booking {
    Booking { state: BookingState::Cancelled, ..booking.clone() }
}

/// The bookings of a series that are still to come and that a change of one of them reaches, the earliest first.
fn reached<'a>(
    office: &'a Office,
    booking: &Booking,
    reach: Reach,
    now: DateTime,
) -> Result<Vec<&'a Booking>, Refusal> {
    let from = if reach == Reach::Later { booking.place().at() } else { now };
    office.needs(from.date(), now.date())?;
    let mut all: Vec<&Booking> = bookings_of_series(office, booking.series)
        .filter(|other| other.state == BookingState::Booked && other.place().at() >= from)
        .collect();
    all.sort_by_key(|booking| (booking.date, booking.start));
    Ok(all)
}
