//! Why the desk does not do something: the fact, the rule, and the ways out. Told by `text`, picked by digit.

use jiff::civil::{Date, DateTime, Time};

use super::field::FieldError;
use super::id::{Id, Kind};
use super::service::ServiceRefusal;
use crate::model::center::booking::Place;
use crate::model::people::group::Groups;

/// A way out of a refusal that fits what was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// The same, at another time.
    Slot {
        /// Where and when.
        place: Place,
        /// Places left there.
        left: u16,
    },
    /// Wait for a place.
    Wait {
        /// Where and when.
        place: Place,
        /// Which place in the line, from 1.
        nth: u16,
    },
    /// Cancel what stands in the way, then do it.
    CancelBooking {
        /// Which booking.
        booking: Id,
    },
    /// Go to the record that stands in the way.
    Open {
        /// Its kind.
        kind: Kind,
        /// Its id.
        id: Id,
    },
    /// Join the issue that stands there already.
    Join {
        /// Which.
        issue: Id,
    },
    /// Do it all the same: the clerk has seen the warning.
    Anyway,
    /// Only log the visit.
    LogOnly,
    /// Cook the meal so, of [`crate::model::canteen::meal::PLATE`].
    Plate(u8),
    /// The same meal at another sitting.
    Sitting {
        /// The day.
        date: Date,
        /// The sitting's number.
        sitting: u8,
    },
    /// Only the days on which nothing stands in the way.
    RestOfDays,
}

/// Why not.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// A field's value does not fit.
    Field {
        /// The field's key.
        key: &'static str,
        /// Why not.
        error: FieldError,
    },
    /// The record is gone, or was never there.
    Gone {
        /// Its kind.
        kind: Kind,
    },
    /// Somebody else changed the record since it was opened.
    Changed {
        /// Its kind.
        kind: Kind,
    },
    /// The identity number is another resident's.
    IdTaken {
        /// Whose.
        by: Id,
        /// Go there.
        ways: Vec<Way>,
    },
    /// Perhaps the same person: same name and birth, or same name and address.
    PerhapsSame {
        /// Who is there already.
        as_: Id,
        /// Open that one, or register all the same.
        ways: Vec<Way>,
    },
    /// The resident moved out or died.
    NotLivingHere {
        /// Who.
        resident: Id,
    },
    /// Something still refers to the record.
    Referred {
        /// What refers to it.
        by: Kind,
        /// How many.
        count: usize,
    },
    /// The head of a household of several cannot leave before another head is named.
    HeadOfOthers {
        /// How many others live there.
        others: usize,
    },
    /// Not as many places.
    Full {
        /// Where and when.
        place: Place,
        /// Places left.
        left: u16,
        /// Places asked for.
        asked: u16,
        /// Of so many in all.
        capacity: u16,
        /// Nearest slots that hold the whole party.
        ways: Vec<Way>,
    },
    /// More people than the room takes in one booking.
    PartyTooLarge {
        /// The room.
        room: Id,
        /// Most.
        most: u16,
    },
    /// Fewer people than the room is opened for.
    PartyTooSmall {
        /// The room.
        room: Id,
        /// Fewest.
        least: u16,
    },
    /// The room is a canteen or day-care room: nobody books slots of it.
    NotBySlots {
        /// The room.
        room: Id,
    },
    /// The room is for certain groups only.
    NotAdmitted {
        /// The room.
        room: Id,
        /// From this age on for anyone, 0 for nobody else.
        least_age: u8,
        /// Those groups.
        groups: Groups,
        /// The team whose members may, or none.
        team: Id,
    },
    /// The room is not used any more.
    RoomRetired {
        /// The room.
        room: Id,
    },
    /// It must be booked earlier.
    TooLate {
        /// The room.
        room: Id,
        /// Hours before.
        hours: u16,
    },
    /// It cannot be booked so far ahead.
    TooEarly {
        /// The room.
        room: Id,
        /// Days ahead.
        days: u16,
    },
    /// The person has had their share of the room.
    Quota {
        /// The room.
        room: Id,
        /// Most bookings.
        most: u8,
        /// In a week, or on a day.
        a_week: bool,
        /// Slots on other days.
        ways: Vec<Way>,
    },
    /// They wait for this slot already.
    AlreadyWaiting {
        /// In this place of the line.
        nth: u16,
    },
    /// No date is left to book or to change.
    NothingToBook,
    /// The room is closed then.
    RoomClosed {
        /// Where and when.
        place: Place,
        /// The reason's code, 0 where the weekday is simply not an opening day.
        reason: u8,
        /// Other slots.
        ways: Vec<Way>,
    },
    /// The room has no slot that starts then.
    NoSuchSlot {
        /// The room.
        room: Id,
        /// Asked for.
        start: Time,
        /// Slots of that day.
        ways: Vec<Way>,
    },
    /// The time is past.
    Past {
        /// When it was.
        at: DateTime,
        /// Slots to come.
        ways: Vec<Way>,
    },
    /// The resident has something else at that time.
    Clash {
        /// With which booking.
        booking: Id,
        /// Where that is.
        place: Place,
        /// Other slots, or cancel the other.
        ways: Vec<Way>,
    },
    /// Too young for the room.
    TooYoung {
        /// The room.
        room: Id,
        /// Least age.
        least: u8,
    },
    /// It stands in a state in which this cannot be done.
    WrongState {
        /// Of what.
        kind: Kind,
        /// The state's label key.
        state: &'static str,
    },
    /// The booking is not for today.
    NotToday {
        /// But for this day.
        date: Date,
    },
    /// Its time has not come yet.
    NotYet {
        /// When it begins.
        at: DateTime,
    },
    /// The resident already waits at this session.
    AlreadyQueued {
        /// With this ticket.
        ticket: u16,
    },
    /// No ticket waits at the session.
    NobodyWaits,
    /// The resident did not agree to the record.
    NoConsent,
    /// The resident already stands on this issue.
    AlreadyJoined {
        /// Its number.
        number: u32,
    },
    /// An issue keeps only so many steps.
    TooManySteps {
        /// Most.
        most: usize,
    },
    /// Perhaps the same issue.
    PerhapsSameIssue {
        /// Its id.
        issue: Id,
        /// Its number.
        number: u32,
        /// Join it, or register all the same.
        ways: Vec<Way>,
    },
    /// Canteen, day care or a team cannot.
    Service {
        /// Why not.
        why: ServiceRefusal,
        /// What else.
        ways: Vec<Way>,
    },
    /// There is nothing to undo.
    NothingToUndo,
    /// There is nothing to redo.
    NothingToRedo,
    /// A command cannot be undone because what it wrote was changed since.
    ChangedSince {
        /// What was changed.
        kind: Kind,
        /// The field's key, where one field stands in the way.
        field: &'static str,
    },
    /// The desk's clock was set by hand: writes are possible in a training folder only.
    ClockSetByHand,
    /// The journal cannot be read as far back as the command.
    HistoryEnds,
    /// Other desks wrote each time while it was judged: nothing was changed, and it may be asked again.
    Overtaken,
    /// Days that a rule must look at are not in memory; the desk reads them and asks again.
    NotHeld {
        /// The first.
        from: Date,
        /// The last.
        until: Date,
    },
    /// The disk or the store says no; nothing was changed.
    NotWritten {
        /// What it said.
        reason: String,
    },
    /// It could not be printed; nothing else was to be done.
    NotPrinted {
        /// What the system or the command said.
        reason: String,
    },
    /// It is not known whether it was written: the desk is read-only until it is opened again.
    PerhapsWritten {
        /// What it said.
        reason: String,
    },
    /// The store takes no writes.
    ReadOnly {
        /// Why.
        reason: String,
    },
    /// The store holds something that contradicts itself.
    Damaged {
        /// What and where.
        reason: String,
    },
}

impl Refusal {
    /// The same without ways out, where none of them fits what was asked.
    #[must_use]
    pub fn without_ways(mut self) -> Self {
        match &mut self {
            Self::Full { ways, .. }
            | Self::RoomClosed { ways, .. }
            | Self::NoSuchSlot { ways, .. }
            | Self::Past { ways, .. }
            | Self::Clash { ways, .. }
            | Self::Quota { ways, .. } => ways.clear(),
            _ => {}
        }
        self
    }

    /// The ways out, in the order of their digits.
    pub fn ways(&self) -> &[Way] {
        match self {
            Self::IdTaken { ways, .. }
            | Self::PerhapsSame { ways, .. }
            | Self::Full { ways, .. }
            | Self::RoomClosed { ways, .. }
            | Self::NoSuchSlot { ways, .. }
            | Self::Past { ways, .. }
            | Self::Clash { ways, .. }
            | Self::Service { ways, .. }
            | Self::Quota { ways, .. }
            | Self::PerhapsSameIssue { ways, .. } => ways,
            _ => &[],
        }
    }
}
