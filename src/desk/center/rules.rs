//! Every rule that a booking must meet, judged against the office and what the same command has done so far.
//!
//! Decides and never writes: what is taken of a slot is compared and set by whoever asked.

use crate::desk::center::Not;
use crate::model::Team;
use crate::model::Why;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use crate::model::by_day::rest_of;
use crate::model::center::booking::{Place, SlotTime};
use crate::model::field::FieldError;
use crate::model::when::monday_of;
use crate::model::{Booking, Id, Refusal, Resident, Room, Slot, Way};

use crate::desk::center::free::{looked_at, nearest_free};
use crate::desk::center::waitlist::{is_waiting, live_at};
use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::core::served::served;

/// What a rule may look at.
#[derive(Clone, Copy)]
pub(in crate::desk) struct Sight<'a> {
    pub office: &'a Office,
    /// What the command has changed so far.
    pub change: &'a Change,
    /// The bookings that it has made or moved so far.
    pub fresh: &'a [Booking],
    pub now: DateTime,
}

/// A booking that is about to be made or moved.
#[derive(Clone, Copy)]
pub(in crate::desk) struct Wish<'a> {
    pub resident: &'a Resident,
    pub room: &'a Room,
    pub place: Place,
    pub heads: u16,
    /// Bookings that do not count, because they are moved or given up in the same step.
    pub apart: &'a [Id],
    /// Whether it matters how long before one books, and how far ahead: not at the door, nor within a series.
    pub notice: bool,
}

/// [`judge`], with the ways out that fit the whole party.
pub(in crate::desk) fn check(sight: Sight<'_>, wish: &Wish<'_>) -> Result<SlotTime, Refusal> {
    let free = || nearest_free(sight, wish);
    judge(sight, wish)
        .or_else(|refusal| {
            // What is offered instead must be judged too.
            let (first, last) = looked_at(wish.place.date);
            sight.office.needs(first.max(monday_of(sight.now.date())), last)?;
            Err(refusal)
        })
        .map_err(|refusal| match refusal {
            Refusal { why: Why::Center(Not::RoomClosed { place, reason, .. }), .. } => {
                Refusal::from(Not::RoomClosed { place, reason }).with_ways(free())
            }
            Refusal { why: Why::Center(Not::NoSuchSlot { room, start, .. }), .. } => {
                Refusal::from(Not::NoSuchSlot { room, start }).with_ways(free())
            }
            Refusal { why: why @ Why::Center(Not::TooLate { .. } | Not::TooEarly { .. }), .. } => {
                Refusal::from(why).with_ways(free())
            }
            Refusal { why: Why::Center(Not::Past { at, .. }), .. } => Refusal::from(Not::Past { at }).with_ways(free()),
            Refusal { why: Why::Center(Not::Quota { room, most, a_week, .. }), .. } => {
                Refusal::from(Not::Quota { room, most, a_week }).with_ways(free())
            }
            Refusal { why: Why::Center(Not::Clash { booking, place, .. }), .. } => {
                let mut ways = free();
                ways.push(Way::CancelBooking { booking });
                Refusal::from(Not::Clash { booking, place }).with_ways(ways)
            }
            Refusal { why: Why::Center(Not::Full { place, left, asked, capacity, .. }), .. } => {
                let mut ways = free();
                let waits = asked <= capacity && sight.now < place.at();
                if waits && !is_waiting(sight.office, wish.resident.id, place) {
                    ways.truncate(2);
                    let nth = live_at(sight.office, place, sight.now).len() as u16 + 1;
                    ways.push(Way::Wait { place, nth });
                }
                Refusal::from(Not::Full { place, left, asked, capacity }).with_ways(ways)
            }
            other => other,
        })
}

/// Every rule, in the order in which a clerk would name them; a refusal without ways out.
pub(in crate::desk) fn judge(sight: Sight<'_>, wish: &Wish<'_>) -> Result<SlotTime, Refusal> {
    let slot = open_slot(sight, wish)?;
    let Wish { resident, room, place, heads, apart, .. } = *wish;
    let monday = monday_of(place.date);
    sight.office.needs(monday, monday.saturating_add(6.days()))?;
    if let Some(other) = clashing(sight, resident.id, place.date, slot, apart) {
        return Err(Refusal::from(Not::Clash { booking: other.id, place: other.place() }));
    }
    quota(sight, wish)?;
    let left = left_in(sight, room, place, apart);
    if left < heads {
        let capacity = room.capacity;
        return Err(Refusal::from(Not::Full { place, left, asked: heads, capacity }));
    }
    Ok(slot)
}

/// The rules of the room and its hours, whoever else comes.
pub(in crate::desk) fn open_slot(sight: Sight<'_>, wish: &Wish<'_>) -> Result<SlotTime, Refusal> {
    let Wish { resident, room, place, heads, .. } = *wish;
    let closed = |reason| Refusal::from(Not::RoomClosed { place, reason });
    if heads == 0 {
        return Err(Refusal::field("heads", FieldError::Required));
    }
    if room.is_retired() {
        return Err(Refusal::from(Not::RoomRetired { room: room.id }));
    }
    if heads > room.largest_party {
        return Err(Refusal::from(Not::PartyTooLarge { room: room.id, most: room.largest_party }));
    }
    if heads < room.smallest_party {
        return Err(Refusal::from(Not::PartyTooSmall { room: room.id, least: room.smallest_party }));
    }
    if sight.office.is_service(room.id) {
        return Err(Refusal::from(Not::NotBySlots { room: room.id }));
    }
    let team = room.team.some().and_then(|team| sight.office.of::<Team>().get(team));
    let member = team.is_some_and(|team| team.members.contains(&resident.id));
    if !member && !room.admits(resident, place.date) {
        let young = room.groups.0 == 0 && room.team.is_none();
        return Err(if young {
            Refusal::from(Not::TooYoung { room: room.id, least: room.least_age })
        } else {
            Refusal::from(Not::NotAdmitted {
                room: room.id,
                least_age: room.least_age,
                groups: room.groups,
                team: room.team,
            })
        });
    }
    if !sight.office.opens_on(room, place.date) {
        return Err(closed(0));
    }
    if let Some(why) = sight.office.closed(room, place.date, None) {
        return Err(closed(why.reason()));
    }
    let slot = sight.office.slot_at(room, place.date, place.start);
    let slot = slot.ok_or(Refusal::from(Not::NoSuchSlot { room: room.id, start: place.start }))?;
    if let Some(why) = sight.office.closed(room, place.date, Some(slot)) {
        return Err(closed(why.reason()));
    }
    if place.date.to_datetime(slot.end) <= sight.now {
        return Err(Refusal::from(Not::Past { at: place.at() }));
    }
    if wish.notice {
        notice(room, place, sight.now)?;
    }
    Ok(slot)
}

/// How long before, and how far ahead.
fn notice(room: &Room, place: Place, now: DateTime) -> Result<(), Refusal> {
    let latest = place.at().checked_sub(i64::from(room.notice_hours).hours()).unwrap_or(DateTime::MIN);
    if room.notice_hours > 0 && now > latest {
        return Err(Refusal::from(Not::TooLate { room: room.id, hours: room.notice_hours }));
    }
    let farthest = now.date().saturating_add(i64::from(room.ahead_days).days());
    if room.ahead_days > 0 && place.date > farthest {
        return Err(Refusal::from(Not::TooEarly { room: room.id, days: room.ahead_days }));
    }
    Ok(())
}

/// How often one person may use the room, on a day and in a week.
fn quota(sight: Sight<'_>, wish: &Wish<'_>) -> Result<(), Refusal> {
    let Wish { resident, room, place, apart, .. } = *wish;
    let monday = monday_of(place.date);
    for (most, a_week) in [(room.most_a_day, false), (room.most_a_week, true)] {
        let counts = |booking: &&Booking| {
            let near = if a_week { monday_of(booking.date) == monday } else { booking.date == place.date };
            booking.room == room.id && near
        };
        let booked = held_by(sight, resident.id, apart).filter(counts).count();
        if most > 0 && booked >= usize::from(most) {
            return Err(Refusal::from(Not::Quota { room: room.id, most, a_week }));
        }
    }
    Ok(())
}

/// The bookings of a person that hold places, those that this command made among them.
fn held_by<'a>(sight: Sight<'a>, resident: Id, apart: &'a [Id]) -> impl Iterator<Item = &'a Booking> {
    let kept = sight.office.naming::<Booking, Resident>(resident).filter_map(|id| sight.office.of::<Booking>().get(id));
    let fresh = sight.fresh.iter().filter(move |booking| booking.resident == resident);
    // On another day it has another id, and the same rest.
    let moved = |booking: &Booking| sight.fresh.iter().any(|fresh| rest_of(fresh.id) == rest_of(booking.id));
    kept.filter(move |booking| !moved(booking) && !apart.contains(&booking.id))
        .chain(fresh)
        .filter(|b| b.holds_places())
}

/// Another booking of the same person at an overlapping time.
fn clashing<'a>(sight: Sight<'a>, resident: Id, date: Date, slot: SlotTime, apart: &'a [Id]) -> Option<&'a Booking> {
    held_by(sight, resident, apart).find(|other| other.overlaps(date, slot.start, slot.end))
}

/// Places left in a slot as the command leaves it so far.
fn left_in(sight: Sight<'_>, room: &Room, place: Place, apart: &[Id]) -> u16 {
    let slot = slot_in(sight.change, sight.office, place);
    let taken = slot.taken.iter().filter(|taken| !apart.contains(&taken.booking));
    room.capacity.saturating_sub(taken.fold(0, |sum: u16, taken| sum.saturating_add(taken.heads)))
}

/// A slot as this change leaves it so far.
pub(in crate::desk) fn slot_in(change: &Change, office: &Office, place: Place) -> Slot {
    let id = place.slot_id();
    let kept = change.record::<Slot>(id).or_else(|| office.of::<Slot>().get(id).cloned());
    kept.unwrap_or(Slot { id, ..Slot::default() })
}

/// Places left in a slot, not counting one booking.
pub fn places_left(office: &Office, room: &Room, place: Place, apart: Id) -> u16 {
    if let Some(row) = served(office, room.id) {
        let slot = office.slot_at(room, place.date, place.start);
        return slot.and_then(|slot| (row.places)(office, place.date, slot)).map_or(0, |places| places.left);
    }
    let taken = office.of::<Slot>().get(place.slot_id()).map_or(0, |slot| {
        slot.taken.iter().filter(|taken| taken.booking != apart).fold(0, |sum: u16, t| sum.saturating_add(t.heads))
    });
    room.capacity.saturating_sub(taken)
}

/// A slot that comes back by undo must fit its room as it is now.
pub(in crate::desk) fn check_capacity(office: &Office, slot: &Slot) -> Result<(), Refusal> {
    let Some(place) = Place::of_slot(slot.id) else { return Ok(()) };
    let Some(room) = office.of::<Room>().get(place.room) else { return Ok(()) };
    let before = office.of::<Slot>().get(slot.id).map_or(0, Slot::heads);
    if slot.heads() > room.capacity && slot.heads() > before {
        let left = room.capacity.saturating_sub(before);
        let asked = slot.heads() - before;
        return Err(Refusal::from(Not::Full { place, left, asked, capacity: room.capacity }));
    }
    Ok(())
}

/// A booking that comes back by undo must not clash with what was booked since and stays as it is.
pub(in crate::desk) fn check_clash(office: &Office, change: &Change, booking: &Booking) -> Result<(), Refusal> {
    let was_held = office.of::<Booking>().get(booking.id).is_some_and(Booking::holds_places);
    if !booking.holds_places() || was_held {
        return Ok(());
    }
    let others = office.naming::<Booking, Resident>(booking.resident).filter(|id| *id != booking.id);
    let mut others = others.filter_map(|id| change.after::<Booking>(office, id));
    let clash = others.find(|other| other.holds_places() && other.overlaps(booking.date, booking.start, booking.end));
    match clash {
        Some(other) => Err(Refusal::from(Not::Clash { booking: other.id, place: other.place() })),
        None => Ok(()),
    }
}
