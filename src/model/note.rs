//! What a command did, in ids and numbers: kept in the journal, told by `text` in the person's language.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::codec;
use super::id::Id;
use super::service::ServiceNote;
use crate::model::issues::IssueState;

/// A command's note. Stored: variants are only ever appended, and no name, phone or address stands in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Note {
    /// A resident was registered.
    Registered {
        /// Who.
        resident: Id,
    },
    /// A resident's data were corrected.
    Corrected {
        /// Who.
        resident: Id,
        /// The keys of the fields that changed.
        fields: Vec<String>,
    },
    /// A resident moved to another household.
    MovedWithin {
        /// Who.
        resident: Id,
    },
    /// A resident moved out.
    MovedOut {
        /// Who.
        resident: Id,
        /// Since when.
        on: Date,
    },
    /// A resident died.
    Died {
        /// Who.
        resident: Id,
        /// When.
        on: Date,
    },
    /// A resident who had moved out lives here again.
    Returned {
        /// Who.
        resident: Id,
    },
    /// A roster was imported.
    Imported {
        /// Residents added.
        added: u32,
        /// Residents changed.
        updated: u32,
        /// The file's fingerprint, by which an import that was cut off knows it again; 0 for none.
        file: u64,
    },
    /// Places were booked.
    Booked {
        /// For whom.
        resident: Id,
        /// Where.
        room: Id,
        /// On which day.
        date: Date,
        /// From when.
        start: Time,
        /// For how many.
        heads: u16,
    },
    /// A booking was cancelled.
    BookingCancelled {
        /// Whose.
        resident: Id,
        /// Where.
        room: Id,
        /// On which day.
        date: Date,
        /// From when.
        start: Time,
    },
    /// Somebody came to their booking, or without one.
    CheckedIn {
        /// Who.
        resident: Id,
        /// Where.
        room: Id,
    },
    /// Somebody did not come.
    NoShow {
        /// Who.
        resident: Id,
        /// Where.
        room: Id,
    },
    /// A room, or the whole center, is closed on a day.
    Closed {
        /// The room, or none.
        room: Id,
        /// The day.
        date: Date,
    },
    /// A room was set up or changed.
    RoomSet {
        /// The room.
        room: Id,
    },
    /// A session was planned.
    SessionPlanned {
        /// The session.
        session: Id,
    },
    /// Somebody took a ticket.
    Queued {
        /// Who.
        resident: Id,
        /// The ticket.
        ticket: u16,
    },
    /// A ticket was called.
    Called {
        /// Who.
        resident: Id,
        /// The ticket.
        ticket: u16,
    },
    /// A visit was recorded.
    VisitRecorded {
        /// Who.
        resident: Id,
        /// When to come again.
        recall: Option<Date>,
    },
    /// A ticket was given up.
    VisitVoid {
        /// Who.
        resident: Id,
    },
    /// An issue was registered.
    IssueRegistered {
        /// Who raised it, or none.
        resident: Id,
        /// Its number.
        number: u32,
        /// By when an answer is due.
        due: Option<Date>,
    },
    /// A resident joined an issue.
    IssueJoined {
        /// Who.
        resident: Id,
        /// Its number.
        number: u32,
    },
    /// An issue went a step further.
    IssueMoved {
        /// Its number.
        number: u32,
        /// Where it stands now.
        state: IssueState,
    },
    /// An issue's data were corrected.
    IssueCorrected {
        /// Its number.
        number: u32,
    },
    /// A visitor was logged.
    VisitorLogged {
        /// The resident concerned, or none.
        resident: Id,
    },
    /// A masked value was opened. Cannot be undone.
    Revealed {
        /// Whose.
        resident: Id,
        /// The field's key.
        field: String,
    },
    /// A synthetic community was laid out.
    Demo {
        /// Residents.
        residents: u32,
    },
    /// A closure was taken back.
    Reopened {
        /// The room, or none.
        room: Id,
        /// The day.
        date: Date,
    },
    /// Another clerk took over.
    ClerkChanged,
    /// A command was undone.
    Undid {
        /// What it had been.
        what: Box<Note>,
    },
    /// An undo was undone.
    Redid {
        /// What is so again.
        what: Box<Note>,
    },
    /// Canteen, day care or a team did something.
    Service(ServiceNote),
    /// A page was printed. Cannot be undone.
    Printed {
        /// Of [`super::register::SHEET`].
        sheet: u8,
        /// The record that it is about, or none.
        of: Id,
    },
    /// Records left the desk in full. Cannot be undone.
    Exported {
        /// Of [`super::export::EXPORTED`].
        what: u8,
        /// How many rows.
        rows: u32,
    },
    /// Places were booked that come again and again.
    SeriesBooked {
        /// For whom.
        resident: Id,
        /// Where.
        room: Id,
        /// The first day.
        date: Date,
        /// From when.
        start: Time,
        /// Of [`crate::model::center::series::EVERY`].
        every: u8,
        /// How many times.
        times: u16,
        /// How many dates were left out.
        skipped: u16,
    },
    /// Several bookings of a series were cancelled.
    SeriesCancelled {
        /// Whose.
        resident: Id,
        /// Where.
        room: Id,
        /// From which day on.
        date: Date,
        /// How many.
        times: u16,
    },
    /// Several bookings of a series were changed.
    SeriesChanged {
        /// Whose.
        resident: Id,
        /// Where they are now.
        room: Id,
        /// On which day the one at hand is now.
        date: Date,
        /// From when.
        start: Time,
        /// How many.
        times: u16,
    },
    /// Somebody waits for a place.
    Waits {
        /// Who.
        resident: Id,
        /// Where.
        room: Id,
        /// On which day.
        date: Date,
        /// From when.
        start: Time,
        /// Their place in the line.
        nth: u16,
    },
    /// Somebody who waits was called, and did not get a place.
    WaitCalled {
        /// Who.
        resident: Id,
        /// Where.
        room: Id,
        /// On which day.
        date: Date,
        /// From when.
        start: Time,
        /// Of [`crate::model::center::waiting::CALL_RESULT`].
        result: u8,
    },
    /// Who had not come after the time of grace was marked by itself. Cannot be undone; a check-in turns it round.
    Missed {
        /// How many.
        count: u16,
    },
    /// A public holiday was confirmed, changed or entered.
    HolidaySet {
        /// The day.
        date: Date,
    },
    /// Several bookings were cancelled, out of a closure's way.
    SeveralCancelled {
        /// How many.
        count: u16,
    },
    /// Several bookings were moved, out of a closure's way.
    SeveralMoved {
        /// How many.
        count: u16,
    },
    /// Two records of one person became one.
    Merged {
        /// Which stayed.
        resident: Id,
        /// Which went.
        gone: Id,
    },
}

impl Note {
    /// Bytes for the journal.
    pub fn encode(&self) -> Vec<u8> {
        // Writing plain data to memory cannot fail; an empty note would only make the line of history vague.
        codec::encode(self).unwrap_or_default()
    }

    /// Reads a journal's bytes; `None` where a newer version wrote them.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        codec::decode(bytes).ok()
    }

    /// The resident whom it is about.
    pub fn resident(&self) -> Option<Id> {
        match self {
            Self::Registered { resident }
            | Self::Merged { resident, .. }
            | Self::Corrected { resident, .. }
            | Self::MovedWithin { resident }
            | Self::MovedOut { resident, .. }
            | Self::Died { resident, .. }
            | Self::Returned { resident }
            | Self::Booked { resident, .. }
            | Self::BookingCancelled { resident, .. }
            | Self::CheckedIn { resident, .. }
            | Self::NoShow { resident, .. }
            | Self::SeriesBooked { resident, .. }
            | Self::SeriesCancelled { resident, .. }
            | Self::SeriesChanged { resident, .. }
            | Self::Waits { resident, .. }
            | Self::WaitCalled { resident, .. }
            | Self::Queued { resident, .. }
            | Self::Called { resident, .. }
            | Self::VisitRecorded { resident, .. }
            | Self::VisitVoid { resident }
            | Self::IssueRegistered { resident, .. }
            | Self::IssueJoined { resident, .. }
            | Self::VisitorLogged { resident }
            | Self::Revealed { resident, .. } => resident.some(),
            Self::Undid { what } | Self::Redid { what } => what.resident(),
            Self::Service(note) => note.resident(),
            _ => None,
        }
    }

    /// Whether `u` may take it back; what was seen or printed stays seen, and what the clock did stays done.
    pub fn can_be_undone(&self) -> bool {
        !matches!(
            self,
            Self::Revealed { .. }
                | Self::Exported { .. }
                | Self::Printed { .. }
                | Self::ClerkChanged
                | Self::Missed { .. }
        )
    }
}
