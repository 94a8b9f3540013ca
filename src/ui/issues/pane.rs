//! Tab 4: issues by their due day, and one issue with its course.
//!
//! The words of those who raised it stay closed until they are revealed with a reason.

mod draw;

use jiff::civil::Date;
use ratatui::layout::Rect;

use crate::desk::export::ExportRow;
use crate::desk::issues::export::EXPORT;
use crate::model::{Id, Issue, IssueState};
use crate::store::port::Rev;
use crate::ui::effect::{Effect, Step, Verb};
use crate::ui::paint::Paint;
use crate::ui::view::{Selected, View};
use crate::ui::widgets::list::Cursor;

use crate::ui::panes::Pane;

/// Filters beside the states, whose number is their own.
pub mod filter {
    /// Every issue there ever was.
    pub const ALL: u8 = 0;
    /// Whatever is not closed.
    pub const NOT_CLOSED: u8 = 10;
    /// Due today or overdue.
    pub const PRESSING: u8 = 11;
    /// Issues of an area: its code is added.
    pub const AREA: u8 = 20;
}

/// What the cached list was made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Made {
    head: Rev,
    today: Date,
    filter: u8,
}

/// The pane.
pub struct Issues {
    rows: Vec<Id>,
    cursor: Cursor,
    filter: u8,
    made: Option<Made>,
    /// Whether one issue is read; else the list.
    reading: bool,
    /// Steps that are scrolled out of sight.
    scrolled: usize,
    counts: Counts,
    /// The highest number that is listed.
    highest: u32,
}

/// What presses, whatever the filter shows.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    overdue: usize,
    today: usize,
    to_call_back: usize,
}

impl Default for Issues {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            cursor: Cursor::default(),
            filter: filter::NOT_CLOSED,
            made: None,
            reading: false,
            scrolled: 0,
            counts: Counts::default(),
            highest: 0,
        }
    }
}

impl Issues {
    fn fits(&self, issue: &Issue, today: Date) -> bool {
        match self.filter {
            filter::ALL => true,
            filter::NOT_CLOSED => issue.state != IssueState::Closed,
            filter::PRESSING => issue.is_open() && issue.due.is_some_and(|due| due <= today),
            area if area > filter::AREA => issue.area == area - filter::AREA,
            state => issue.state as u8 == state,
        }
    }

    fn list(&mut self, view: &View) {
        let today = view.today();
        let mut fitting: Vec<&Issue> =
            view.office.of::<Issue>().all().filter(|issue| self.fits(issue, today)).collect();
        // What is open stands by its due day, so that what is overdue comes first; what is closed sinks.
        fitting.sort_by_key(|issue| {
            let closed = issue.state == IssueState::Closed;
            (closed, !issue.is_open(), issue.due.is_none(), issue.due, issue.number)
        });
        self.highest = fitting.iter().map(|issue| issue.number).max().unwrap_or(0);
        self.rows = fitting.into_iter().map(|issue| issue.id).collect();
        let of = |fits: &dyn Fn(&Issue) -> bool| view.office.of::<Issue>().all().filter(|issue| fits(issue)).count();
        self.counts = Counts {
            overdue: of(&|issue| issue.is_overdue(today)),
            today: of(&|issue| issue.is_open() && issue.due == Some(today)),
            to_call_back: of(&|issue| issue.state == IssueState::Resolved),
        };
    }

    fn current(&self) -> Option<Id> {
        self.rows.get(self.cursor.at).copied()
    }

    fn scroll(&mut self, step: Step) {
        self.scrolled = match step {
            Step::Up => self.scrolled.saturating_sub(1),
            Step::Down => self.scrolled + 1,
            Step::PageUp => self.scrolled.saturating_sub(10),
            Step::PageDown => self.scrolled + 10,
            Step::Home => 0,
            Step::End => usize::MAX,
            Step::Left | Step::Right => self.scrolled,
        };
    }
}

impl Pane for Issues {
    fn refresh(&mut self, view: &View) {
        let now = Made { head: view.office.head, today: view.today(), filter: self.filter };
        if self.made == Some(now) {
            return;
        }
        let before = self.current();
        self.list(view);
        self.made = Some(now);
        if let Some(place) = before.and_then(|id| self.rows.iter().position(|row| *row == id)) {
            self.cursor.at = place;
        } else {
            self.cursor.at = self.cursor.at.min(self.rows.len().saturating_sub(1));
            self.reading = false;
        }
    }

    fn selected(&self) -> Selected {
        self.current().map_or(Selected::Nothing, Selected::of::<Issue>)
    }

    fn show(&mut self, what: Selected, view: &View) {
        let Some(id) = what.id::<Issue>() else { return };
        self.refresh(view);
        if !self.rows.contains(&id) {
            self.filter = filter::ALL;
            self.refresh(view);
        }
        if let Some(place) = self.rows.iter().position(|row| *row == id) {
            self.cursor.at = place;
            self.reading = true;
            self.scrolled = 0;
        }
    }

    fn tell(&mut self, verb: Verb, _view: &View) -> Effect {
        match verb {
            Verb::Step(Step::Left) | Verb::Back => self.reading = false,
            Verb::Step(Step::Right) | Verb::Open => self.reading = !self.rows.is_empty(),
            Verb::Step(step) if self.reading => self.scroll(step),
            Verb::Step(step) => {
                self.cursor.step(step, self.rows.len());
                self.scrolled = 0;
            }
            Verb::Next | Verb::Previous => self.reading = !self.reading && !self.rows.is_empty(),
            Verb::Filter(number) => {
                self.filter = number;
                self.reading = false;
                self.made = None;
            }
            _ => {}
        }
        Effect::None
    }

    fn listed(&self) -> Option<(&'static ExportRow, Vec<Id>)> {
        Some((&EXPORT, self.rows.clone()))
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        if view.seat.is_wide() {
            let left = body.width * 3 / 5;
            self.draw_list(paint, Rect { width: left, ..body }, view);
            paint.bar(left, body.y, body.height);
            self.draw_issue(paint, Rect { x: left + 2, width: body.width - left - 3, ..body }, view);
        } else if self.reading {
            self.draw_issue(paint, Rect { x: 1, width: body.width - 2, ..body }, view);
        } else {
            self.draw_list(paint, body, view);
        }
    }
}
