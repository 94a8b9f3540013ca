//! Tab 4: issues by their due day, and one issue with its course.
//!
//! The words of those who raised it stay closed until they are revealed with a reason.

mod draw;

use jiff::civil::Date;
use ratatui::layout::Rect;

use crate::desk::export::ExportRow;
use crate::desk::issues::export::EXPORT;
use crate::model::{Id, Issue, IssueState};
use crate::text::Msg;
use crate::ui::list_pane::{Listing, Shown};
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::words;

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

/// Issues by their due day.
#[derive(Default)]
pub struct Issues {
    counts: Counts,
    /// The highest number that is listed.
    highest: u32,
    /// Cells of the widest of each column that is listed: title, place, state, body, due.
    widest: [u16; 5],
}

/// What presses, whatever the filter shows.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    overdue: usize,
    today: usize,
    to_call_back: usize,
}

fn fits(filter: u8, issue: &Issue, today: Date) -> bool {
    match filter {
        filter::ALL => true,
        filter::NOT_CLOSED => issue.state != IssueState::Closed,
        filter::PRESSING => issue.is_open() && issue.due.is_some_and(|due| due <= today),
        area if area > filter::AREA => issue.area == area - filter::AREA,
        state => issue.state as u8 == state,
    }
}

impl Listing for Issues {
    type Record = Issue;
    const FILTER: u8 = filter::NOT_CLOSED;
    const SHARE: u16 = 6;
    const SCROLLS: bool = true;

    fn list(&mut self, filter: u8, _order: u8, view: &View) -> Vec<Id> {
        let (issues, today) = (view.office.of::<Issue>(), view.today());
        let mut fitting: Vec<&Issue> = issues.all().filter(|issue| fits(filter, issue, today)).collect();
        // What is open stands by its due day, so that what is overdue comes first; what is closed sinks.
        fitting.sort_by_key(|issue| {
            let closed = issue.state == IssueState::Closed;
            (closed, !issue.is_open(), issue.due.is_none(), issue.due, issue.number)
        });
        self.highest = fitting.iter().map(|issue| issue.number).max().unwrap_or(0);
        self.widest = draw::widest(&fitting, view);
        let of = |fits: &dyn Fn(&Issue) -> bool| issues.all().filter(|issue| fits(issue)).count();
        self.counts = Counts {
            overdue: of(&|issue| issue.is_overdue(today)),
            today: of(&|issue| issue.is_open() && issue.due == Some(today)),
            to_call_back: of(&|issue| issue.state == IssueState::Resolved),
        };
        fitting.into_iter().map(|issue| issue.id).collect()
    }

    fn needs(&self) -> u16 {
        self.whole()
    }

    fn filter_for(&self, _id: Id, _view: &View) -> u8 {
        filter::ALL
    }

    fn register(&self) -> Option<&'static ExportRow> {
        Some(&EXPORT)
    }

    fn empty(&self, _filter: u8, view: &View) -> Msg {
        let none = view.office.of::<Issue>().is_empty();
        if none { words::EMPTY } else { words::NONE_FIT }
    }

    fn heading(&self, paint: &mut Paint, area: Rect, shown: Shown, view: &View) -> u16 {
        self.draw_heading(paint, area, shown, view)
    }

    fn row(&self, paint: &mut Paint, at: Rect, id: Id, here: bool, view: &View) {
        self.draw_row(paint, at, id, here, view);
    }

    fn card(&self, paint: &mut Paint, area: Rect, id: Id, scrolled: usize, view: &View) -> usize {
        draw::draw_issue(paint, area, id, scrolled, view)
    }
}
