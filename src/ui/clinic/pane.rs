//! Tab 3: sessions, the queue of one of them, and who is to be measured again.
//!
//! What was measured is closed until it is revealed with a reason: a visitor can see this screen.

mod draw;

use crate::desk::clinic::records::ClinicIndex;
use jiff::civil::Date;
use ratatui::layout::Rect;

use crate::desk::clinic::export::EXPORT;
use crate::desk::clinic::today::recalls_due;
use crate::desk::export::ExportRow;
use crate::model::{Id, Resident, Session, Visit, VisitState};
use crate::store::port::Rev;
use crate::ui::clinic::forms::RecordVisit;
use crate::ui::effect::{Effect, Step, Verb};
use crate::ui::layers::form::Form;
use crate::ui::paint::Paint;
use crate::ui::view::{Selected, View};
use crate::ui::widgets::rows::{Keyed, Rows};

use crate::ui::panes::Pane;

/// Cells in which whoever is due is read whole, beside the queue.
const BESIDE: u16 = 76;
/// Columns from which both stand whole.
const ROOMY: u16 = 150;

/// Most sessions that are listed.
const MOST: usize = 20;

/// Which list has the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Half {
    #[default]
    Queue,
    Recalls,
}

/// A visit that is to be repeated, and whose it was.
#[derive(Debug, Clone, Copy)]
struct Due {
    visit: Id,
    resident: Id,
}

impl Keyed for Due {
    fn key(&self) -> Id {
        self.visit
    }
}

/// What the cached lists were made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Made {
    head: Rev,
    today: Date,
    from: Option<Date>,
    session: Id,
}

/// The pane.
#[derive(Default)]
pub struct Clinic {
    /// Sessions from this day on, else from today.
    from: Option<Date>,
    sessions: Vec<Id>,
    /// The session whose queue is shown.
    session: Id,
    queue: Rows<Id>,
    recalls: Rows<Due>,
    half: Half,
    made: Option<Made>,
    /// Whether session and day were put where they are to show somebody's visit.
    led: bool,
}

impl Clinic {
    fn list(&mut self, view: &View) {
        let from = self.from.unwrap_or(view.today());
        let mut sessions: Vec<&Session> = view
            .office
            .by::<ClinicIndex>()
            .sessions_on
            .range(from..)
            .filter_map(|id| view.office.of::<Session>().get(id))
            .collect();
        sessions.sort_by_key(|session| (session.date, session.start, session.id));
        sessions.truncate(MOST);
        self.sessions = sessions.iter().map(|session| session.id).collect();
        if !self.sessions.contains(&self.session) {
            // The one that runs now or comes next is the one that a clerk means.
            let next = sessions.iter().find(|session| session.date.to_datetime(session.end) > view.seat.now);
            self.session = next.or(sessions.last()).map_or(Id::NONE, |session| session.id);
            self.queue.home();
        }
        self.queue.renew(queue(self.session, view));
        let recalls = recalls_due(view.office, view.today())
            .into_iter()
            .filter_map(|visit| Some(Due { visit, resident: view.office.of::<Visit>().get(visit)?.resident }))
            .collect();
        self.recalls.renew(recalls);
    }

    fn pick_session(&mut self, step: Step, view: &View) {
        let at = self.sessions.iter().position(|id| *id == self.session).unwrap_or(0);
        let next = if step == Step::Left { at.saturating_sub(1) } else { at + 1 };
        if let Some(id) = self.sessions.get(next) {
            (self.session, self.led) = (*id, false);
            self.queue.home();
            self.refresh(view);
        }
    }

    fn under_cursor(&self) -> Option<Id> {
        match self.half {
            Half::Queue => self.queue.current().copied(),
            Half::Recalls => self.recalls.current().map(Keyed::key),
        }
    }
}

/// Everybody of a session: called, waiting, seen with the last one first, then tickets that are void.
fn queue(session: Id, view: &View) -> Vec<Id> {
    let mut visits: Vec<&Visit> =
        view.office.naming::<Visit, Session>(session).filter_map(|id| view.office.of::<Visit>().get(id)).collect();
    visits.sort_by_key(|visit| {
        let (rank, last_first) = match visit.state {
            VisitState::Called => (0, None),
            VisitState::Waiting => (1, None),
            VisitState::Done => (2, Some(std::cmp::Reverse(visit.at))),
            VisitState::Void => (3, None),
        };
        (rank, last_first, visit.ticket, visit.id)
    });
    visits.into_iter().map(|visit| visit.id).collect()
}

impl Pane for Clinic {
    fn refresh(&mut self, view: &View) {
        let now = Made { head: view.office.head, today: view.today(), from: self.from, session: self.session };
        if self.made == Some(now) {
            return;
        }
        self.list(view);
        self.made = Some(Made { session: self.session, ..now });
    }

    fn selected(&self) -> Selected {
        let session = self.session.some().map_or(Selected::Nothing, Selected::of::<Session>);
        match self.half {
            Half::Queue => self.under_cursor().map_or(session, Selected::of::<Visit>),
            Half::Recalls => {
                let due = self.recalls.current();
                due.map_or(Selected::Nothing, |due| Selected::of::<Resident>(due.resident))
            }
        }
    }

    fn show(&mut self, what: Selected, view: &View) {
        let visit = what.id::<Visit>();
        let of_visit = |id| view.office.of::<Visit>().get(id).map_or(Id::NONE, |visit| visit.session);
        let Some(session) = what.id::<Session>().or(visit.map(of_visit)) else { return };
        (self.half, self.led) = (Half::Queue, visit.is_some());
        let Some(shown) = view.office.of::<Session>().get(session) else { return };
        self.from = (shown.date != view.today()).then_some(shown.date).filter(|day| *day < view.today());
        self.session = session;
        self.refresh(view);
        if let Some(id) = visit {
            self.queue.seek(id);
        }
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Step(step @ (Step::Left | Step::Right)) => self.pick_session(step, view),
            Verb::Step(step) => match self.half {
                Half::Queue => self.queue.step(step),
                Half::Recalls => self.recalls.step(step),
            },
            Verb::Next | Verb::Previous => {
                self.half = if self.half == Half::Queue { Half::Recalls } else { Half::Queue };
            }
            Verb::Back => {
                self.half = Half::Queue;
                self.from = None;
            }
            Verb::Day(day) => {
                self.led = false;
                self.from = Some(day).filter(|day| *day != view.today());
                self.session = Id::NONE;
                self.half = Half::Queue;
            }
            Verb::Mark => match self.half {
                Half::Queue => self.queue.mark(),
                Half::Recalls => self.recalls.mark(),
            },
            Verb::Open => return self.open(view),
            _ => {}
        }
        Effect::None
    }

    fn let_go(&mut self) {
        self.half = Half::Queue;
        self.queue.home();
        self.recalls.home();
        if std::mem::take(&mut self.led) {
            (self.from, self.session) = (None, Id::NONE);
        }
    }

    fn listed(&self) -> Option<(&'static ExportRow, Vec<Id>)> {
        let rows = match self.half {
            Half::Queue => self.queue.meant(),
            Half::Recalls => self.recalls.meant(),
        };
        Some((&EXPORT, rows))
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        if view.seat.is_wide() {
            let left = if body.width < ROOMY { body.width * 3 / 5 } else { body.width - BESIDE };
            let top = self.draw_sessions(paint, Rect { width: left, ..body }, view);
            let rest = Rect { y: top, height: body.bottom().saturating_sub(top), width: left, ..body };
            self.draw_queue(paint, rest, view);
            paint.bar(left, body.y, body.height);
            let right = Rect { x: left + 2, width: body.width - left - 3, ..body };
            self.draw_beside(paint, right, view);
        } else {
            let top = self.draw_sessions(paint, body, view);
            let rest = Rect { y: top, height: body.bottom().saturating_sub(top), ..body };
            match self.half {
                Half::Queue => self.draw_queue(paint, rest, view),
                Half::Recalls => self.draw_recalls(paint, rest, view),
            }
        }
    }
}

impl Clinic {
    /// Whoever is under the cursor is served: a ticket that waits opens its form, anybody else's card is shown.
    fn open(&self, view: &View) -> Effect {
        let Some(visit) = self.under_cursor().and_then(|id| view.office.of::<Visit>().get(id)) else {
            return Effect::None;
        };
        if matches!(visit.state, VisitState::Waiting | VisitState::Called) {
            let (resident, session) = (visit.resident, visit.session);
            let form = Form::open(RecordVisit { resident, visit: Some(visit.id), session }, view);
            return Effect::Serve(resident).then(form);
        }
        Effect::card(visit.resident)
    }
}
