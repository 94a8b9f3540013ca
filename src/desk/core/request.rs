//! What may be asked of the desk: one variant a use case, sent to the worker as plain data.

use jiff::civil::{Date, DateTime};

use crate::model::center::booking::Place;
use crate::model::{
    Address, Booking, Care, Closure, Holiday, Id, Issue, IssueState, Relation, Resident, Room, Session, VisitorLine,
    Vitals,
};
use crate::store::port::Rev;
use crate::text::Lang;

use crate::desk::center::recurring::Plan;
use crate::desk::core::printing::Printable;
use crate::desk::core::service::Ask;
use crate::desk::people::merge::Both;

/// Who stands at the desk for the person being served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visitor {
    /// Of [`crate::model::register::VISITOR_ROLE`]; 1 is the resident in person.
    pub role: u8,
    /// Their name, where it was asked.
    pub name: String,
    /// Of [`crate::model::register::CHECKED_BY`].
    pub checked: u8,
}

impl Default for Visitor {
    fn default() -> Self {
        Self { role: 1, name: String::new(), checked: 0 }
    }
}

/// How many bookings of a series are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// This one.
    This,
    /// This one and those after it.
    Later,
    /// All that are still to come.
    All,
}

/// A resident to be registered: ids are still to be given.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NewResident {
    /// The person.
    pub resident: Resident,
    /// Where they live; an address that is known joins its household.
    pub address: Address,
    /// Health and aid.
    pub care: Care,
}

/// A request.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// Register a resident; `sure` where the clerk has seen who is perhaps the same.
    Register {
        /// Who.
        new: Box<NewResident>,
        /// All the same.
        sure: bool,
    },
    /// Write a resident's corrected data, if nobody else changed them since revision `seen`.
    Correct {
        /// As it should be.
        resident: Box<Resident>,
        /// The revision that the form showed.
        seen: Rev,
    },
    /// Write what is sensitive about a resident.
    CorrectCare {
        /// As it should be.
        care: Care,
    },
    /// Move to another address of the community.
    MoveWithin {
        /// Who.
        resident: Id,
        /// Where to.
        address: Address,
        /// What they are to the head there.
        relation: Relation,
        /// Whether everybody of the household moves along.
        whole_household: bool,
    },
    /// Move out.
    MoveOut {
        /// Who.
        resident: Id,
        /// Since when.
        on: Date,
        /// Whether everybody of the household moves along.
        whole_household: bool,
    },
    /// Died.
    Died {
        /// Who.
        resident: Id,
        /// When.
        on: Date,
    },
    /// Lives here again.
    Return {
        /// Who.
        resident: Id,
    },
    /// Name a household's head.
    SetHead {
        /// Who.
        resident: Id,
    },
    /// Book places.
    Book {
        /// For whom.
        resident: Id,
        /// Where and when.
        place: Place,
        /// For how many.
        heads: u16,
        /// The group's name.
        note: String,
        /// A booking of the same person to cancel in the same step.
        instead_of: Option<Id>,
    },
    /// Change a booking's place, headcount or note.
    ChangeBooking {
        /// As it should be.
        booking: Box<Booking>,
    },
    /// Cancel a booking.
    CancelBooking {
        /// Which.
        booking: Id,
        /// Of [`crate::model::center::booking::CANCEL_REASON`].
        reason: u8,
    },
    /// Book places that come again and again.
    BookSeries {
        /// What was asked for.
        plan: Box<Plan>,
        /// Places to book.
        places: Vec<Place>,
        /// Places to wait for.
        waits: Vec<Place>,
        /// Dates left out.
        skipped: Vec<Date>,
    },
    /// Change bookings of a series.
    ChangeSeries {
        /// One of them, as it should be.
        booking: Box<Booking>,
        /// Which others.
        reach: Reach,
        /// Only these, each to its place; without them all of the reach, by as many days.
        picks: Option<Vec<(Id, Place)>>,
    },
    /// Cancel bookings of a series.
    CancelSeries {
        /// One of them.
        booking: Id,
        /// Which others.
        reach: Reach,
        /// Of [`crate::model::center::booking::CANCEL_REASON`].
        reason: u8,
    },
    /// Cancel several bookings.
    CancelBookings {
        /// Which.
        bookings: Vec<Id>,
        /// Of [`crate::model::center::booking::CANCEL_REASON`].
        reason: u8,
    },
    /// Move several bookings.
    MoveBookings {
        /// Which, and each whereto.
        moves: Vec<(Id, Place)>,
    },
    /// Wait for a place in a full slot.
    Wait {
        /// Who.
        resident: Id,
        /// Where and when.
        place: Place,
        /// How many.
        heads: u16,
        /// The group's name.
        note: String,
    },
    /// What a call to somebody who waits came to.
    AnswerCall {
        /// Who waits.
        waiting: Id,
        /// Of [`crate::model::center::waiting::CALL_RESULT`].
        result: u8,
    },
    /// Somebody had come while nothing could be entered.
    EnterArrival {
        /// To which booking.
        booking: Id,
        /// When.
        at: DateTime,
    },
    /// The same without a booking.
    EnterWalkIn {
        /// Who.
        resident: Id,
        /// Where.
        place: Place,
        /// How many.
        heads: u16,
        /// When.
        at: DateTime,
    },
    /// Mark who has not come though the time of grace is over.
    MarkMissed,
    /// Confirm, change or enter a public holiday.
    SetHoliday {
        /// As it should be.
        holiday: Box<Holiday>,
    },
    /// Somebody came to their booking.
    CheckIn {
        /// Which.
        booking: Id,
    },
    /// Somebody came without a booking: book and check in.
    WalkIn {
        /// Who.
        resident: Id,
        /// Where; the slot that runs now.
        place: Place,
        /// How many.
        heads: u16,
    },
    /// Somebody did not come.
    NoShow {
        /// Which booking.
        booking: Id,
    },
    /// Close a room, or all of them, on a day.
    Close {
        /// The closure; its id is still to be given.
        closure: Closure,
    },
    /// Take a closure back.
    Reopen {
        /// Which.
        closure: Id,
    },
    /// Set up a room (id none) or change one.
    SetRoom {
        /// As it should be.
        room: Box<Room>,
    },
    /// Plan a session (id none) or change one.
    SetSession {
        /// As it should be.
        session: Box<Session>,
    },
    /// Give a resident the next ticket of a session.
    Queue {
        /// Which session.
        session: Id,
        /// Who.
        resident: Id,
    },
    /// Call the next ticket of a session.
    CallNext {
        /// Which session.
        session: Id,
    },
    /// Record what was measured: for a visit, or at once for a resident at a session or at the desk.
    RecordVisit {
        /// The visit that waits, if any.
        visit: Option<Id>,
        /// The session, or none at the desk.
        session: Id,
        /// Who.
        resident: Id,
        /// What was measured; its id is still to be given.
        vitals: Vitals,
        /// When to come again.
        recall: Option<Date>,
    },
    /// Give up a ticket.
    VoidVisit {
        /// Which.
        visit: Id,
    },
    /// Register an issue; `sure` where the clerk has seen what is perhaps the same.
    RegisterIssue {
        /// Its kind, area, title, location, body and due day.
        issue: Box<Issue>,
        /// Who raised it, or none.
        resident: Id,
        /// What was said.
        words: String,
        /// All the same.
        sure: bool,
    },
    /// A resident joins an issue.
    JoinIssue {
        /// Which.
        issue: Id,
        /// Who.
        resident: Id,
        /// What was said.
        words: String,
    },
    /// An issue goes a step further.
    MoveIssue {
        /// Which.
        issue: Id,
        /// Where it stands then.
        state: IssueState,
        /// Who deals with it, or 0 to leave it.
        body: u8,
        /// By when, or `None` to leave it.
        due: Option<Date>,
        /// Of [`crate::model::issues::SATISFACTION`], or 0 to leave it.
        satisfaction: u8,
        /// What was done.
        text: String,
        /// Who came to ask about it, or none where the office went on by itself.
        asked_by: Id,
    },
    /// Correct an issue's data.
    CorrectIssue {
        /// As it should be.
        issue: Box<Issue>,
    },
    /// Log a visitor.
    LogVisitor {
        /// The line; id, time and clerk are still to be given.
        line: Box<VisitorLine>,
    },
    /// Open a masked value.
    Reveal {
        /// Whose.
        resident: Id,
        /// The field's key, or the panel's.
        field: String,
        /// Of [`crate::model::register::REVEAL_REASON`].
        reason: u8,
    },
    /// Print something.
    Print {
        /// What.
        what: Printable,
        /// In which language.
        lang: Lang,
    },
    /// Another clerk takes over.
    SetClerk {
        /// The short name.
        clerk: String,
    },
    /// Canteen, day care and teams.
    Service(Box<Ask>),
    /// Take back the last command.
    Undo,
    /// Take back one command that history shows.
    UndoThis {
        /// Which.
        command: u64,
        /// A revision that it made.
        rev: Rev,
    },
    /// Make one of two records of one person.
    Merge {
        /// Which stays and which goes, as they were looked at.
        both: Both,
        /// The person as it shall be.
        picked: Box<Resident>,
    },
    /// Do again what was taken back last.
    Redo,
}
