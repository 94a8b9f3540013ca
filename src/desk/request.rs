//! What may be asked of the desk: one variant a use case, sent to the worker as plain data.

use jiff::civil::{Date, DateTime};

use crate::model::centre::Place;
use crate::model::{
    Address, Booking, Care, Closure, Holiday, Id, Issue, IssueState, Refusal, Relation, Resident, Room, Session,
    VisitorLine, Vitals, Way,
};
use crate::store::port::Rev;
use crate::text::Lang;

use super::printing::Printable;
use super::recurring::Plan;
use super::service::Ask;
use super::{Desk, Done};

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
        /// Of [`crate::model::centre::CANCEL_REASON`].
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
    },
    /// Cancel bookings of a series.
    CancelSeries {
        /// One of them.
        booking: Id,
        /// Which others.
        reach: Reach,
        /// Of [`crate::model::centre::CANCEL_REASON`].
        reason: u8,
    },
    /// Cancel several bookings.
    CancelBookings {
        /// Which.
        bookings: Vec<Id>,
        /// Of [`crate::model::centre::CANCEL_REASON`].
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
        /// Of [`crate::model::waiting::CALL_RESULT`].
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
        /// Of [`crate::model::issue::SATISFACTION`], or 0 to leave it.
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
    /// Do again what was taken back last.
    Redo,
}

impl Request {
    /// The same request by a way out of its refusal; `None` where the way leads elsewhere.
    #[must_use]
    pub fn by_way(&self, way: &Way) -> Option<Self> {
        let mut request = self.clone();
        match (&mut request, way) {
            (Self::Book { place, .. } | Self::WalkIn { place, .. }, Way::Slot { place: other, .. }) => *place = *other,
            (Self::ChangeBooking { booking }, Way::Slot { place, .. }) => {
                booking.room = place.room;
                booking.date = place.date;
                booking.start = place.start;
            }
            (Self::Book { resident, place, heads, note, .. }, Way::Wait { .. }) => {
                let (resident, place, heads) = (*resident, *place, *heads);
                request = Self::Wait { resident, place, heads, note: std::mem::take(note) };
            }
            (Self::Book { instead_of, .. }, Way::CancelBooking { booking }) => *instead_of = Some(*booking),
            (Self::Register { sure, .. } | Self::RegisterIssue { sure, .. }, Way::Anyway) => *sure = true,
            (Self::RegisterIssue { resident, words, .. }, Way::Join { issue }) => {
                request = Self::JoinIssue { issue: *issue, resident: *resident, words: std::mem::take(words) };
            }
            (Self::Service(ask), way) => return ask.by_way(way).map(Self::from),
            _ => return None,
        }
        Some(request)
    }
}

impl Desk {
    /// Does what is asked, by the one rule that fits it.
    pub fn handle(&mut self, request: Request, visitor: &Visitor) -> Result<Done, Refusal> {
        match request {
            Request::Register { new, sure } => self.register(*new, sure),
            Request::Correct { resident, seen } => self.correct(*resident, seen),
            Request::CorrectCare { care } => self.correct_care(&care),
            Request::MoveWithin { resident, address, relation, whole_household } => {
                self.move_within(resident, &address, relation, whole_household)
            }
            Request::MoveOut { resident, on, whole_household } => self.move_out(resident, on, whole_household),
            Request::Died { resident, on } => self.died(resident, on),
            Request::Return { resident } => self.return_here(resident),
            Request::SetHead { resident } => self.set_head(resident),
            Request::Book { resident, place, heads, note, instead_of } => {
                self.book(resident, place, heads, &note, instead_of, visitor)
            }
            Request::ChangeBooking { booking } => self.change_booking(&booking),
            Request::CancelBooking { booking, reason } => self.cancel_booking(booking, reason),
            Request::BookSeries { plan, places, waits, skipped } => {
                self.book_series(&plan, &places, &waits, skipped, visitor)
            }
            Request::ChangeSeries { booking, reach } => self.change_series(&booking, reach),
            Request::CancelSeries { booking, reach, reason } => self.cancel_series(booking, reach, reason),
            Request::CancelBookings { bookings, reason } => self.cancel_bookings(&bookings, reason),
            Request::MoveBookings { moves } => self.move_bookings(&moves),
            Request::Wait { resident, place, heads, note } => self.wait(resident, place, heads, &note, visitor),
            Request::AnswerCall { waiting, result } => self.answer_call(waiting, result),
            Request::EnterArrival { booking, at } => self.enter_arrival(booking, at),
            Request::EnterWalkIn { resident, place, heads, at } => {
                self.enter_walk_in(resident, place, heads, at, visitor)
            }
            Request::MarkMissed => self.mark_missed(),
            Request::SetHoliday { holiday } => self.set_holiday(*holiday),
            Request::CheckIn { booking } => self.check_in(booking),
            Request::WalkIn { resident, place, heads } => self.walk_in(resident, place, heads, visitor),
            Request::NoShow { booking } => self.no_show(booking),
            Request::Close { closure } => self.close(closure),
            Request::Reopen { closure } => self.reopen(closure),
            Request::SetRoom { room } => self.set_room(*room),
            Request::SetSession { session } => self.set_session(*session),
            Request::Queue { session, resident } => self.queue(session, resident, visitor),
            Request::CallNext { session } => self.call_next(session),
            Request::RecordVisit { visit, session, resident, vitals, recall } => {
                self.record_visit(visit, session, resident, vitals, recall, visitor)
            }
            Request::VoidVisit { visit } => self.void_visit(visit),
            Request::RegisterIssue { issue, resident, words, sure } => {
                self.register_issue(*issue, resident, &words, sure, visitor)
            }
            Request::JoinIssue { issue, resident, words } => self.join_issue(issue, resident, &words, visitor),
            Request::MoveIssue { issue, state, body, due, satisfaction, text, asked_by } => {
                let step = super::issues::Move { state, body, due, satisfaction, text };
                self.move_issue(issue, step, asked_by, visitor)
            }
            Request::CorrectIssue { issue } => self.correct_issue(*issue),
            Request::LogVisitor { line } => self.log_visitor(*line),
            Request::Reveal { resident, field, reason } => self.reveal(resident, &field, reason),
            Request::Print { what, lang } => self.print(what, lang),
            Request::SetClerk { clerk } => self.take_over(&clerk),
            Request::Service(ask) => self.serve(*ask, visitor),
            Request::Undo => self.undo(),
            Request::UndoThis { command, rev } => self.undo_this(command, rev),
            Request::Redo => self.redo(),
        }
    }
}
