//! What becomes of a request: the one rule that answers it, and the same request by a way out of its refusal.

use crate::model::{Refusal, Way};

use crate::desk::core::request::{Request, Visitor};
use crate::desk::{Desk, Done};

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
    /// Does what is asked, judged anew where days had to be read first or other desks were faster.
    #[allow(clippy::needless_pass_by_value, reason = "whoever asks hands it over; each round has its own copy")]
    pub fn handle(&mut self, request: Request, visitor: &Visitor) -> Result<Done, Refusal> {
        self.judged(|desk| desk.do_it(request.clone(), visitor))
    }

    /// By the one rule that fits it.
    fn do_it(&mut self, request: Request, visitor: &Visitor) -> Result<Done, Refusal> {
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
            Request::ChangeSeries { booking, reach, picks } => self.change_series(&booking, reach, picks.as_deref()),
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
                let step = crate::desk::issues::Move { state, body, due, satisfaction, text };
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
            Request::Merge { both, picked } => self.merge(&both, *picked),
            Request::Redo => self.redo(),
        }
    }
}
