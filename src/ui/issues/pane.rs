//! Tab 4: issues by their due day, and one issue with its course.
//!
//! The words of those who raised it stay closed until they are revealed with a reason.

mod draw;

use ratatui::layout::Rect;

use crate::desk::export::ExportRow;
use crate::desk::issues::export::EXPORT;
use crate::model::issues::ISSUE_STATE;
use crate::model::{Id, Issue, IssueState, code};
use crate::text::{Msg, issues as text, labels};
use crate::ui::effect::Effect;
pub use crate::ui::issues::filters::filter;
use crate::ui::issues::filters::{fits, lanes, sorted};
use crate::ui::issues::more::MoveMarked;
use crate::ui::layers::choice::{Choice, Offer};
use crate::ui::layers::form::Form;
use crate::ui::list_pane::{Listing, Shown};
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::words;

/// Issues by their due day.
#[derive(Default)]
pub struct Issues {
    counts: Counts,
    /// The highest number that is listed.
    highest: u32,
    /// The lane that was chosen.
    lane: String,
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

impl Listing for Issues {
    type Record = Issue;
    const FILTER: u8 = filter::NOT_CLOSED;
    const SHARE: u16 = 6;
    const SCROLLS: bool = true;

    fn list(&mut self, filter: u8, _order: u8, view: &View) -> Vec<Id> {
        let (issues, today) = (view.office.of::<Issue>(), view.today());
        let fitting: Vec<&Issue> = issues.all().filter(|issue| fits(filter, issue, &self.lane, view)).collect();
        self.highest = fitting.iter().map(|issue| issue.number).max().unwrap_or(0);
        self.widest = draw::widest(&fitting, view);
        let of = |fits: &dyn Fn(&Issue) -> bool| issues.all().filter(|issue| fits(issue)).count();
        self.counts = Counts {
            overdue: of(&|issue| issue.is_overdue(today)),
            today: of(&|issue| issue.is_due(today)),
            to_call_back: of(&|issue| issue.state == IssueState::Resolved),
        };
        sorted(filter, fitting, view)
    }

    fn choose(&mut self, filter: u8, _under: Option<Id>, view: &View) {
        if let Some(place) = filter.checked_sub(filter::LANE) {
            let chosen = lanes(view.office).into_iter().nth(usize::from(place));
            self.lane = chosen.map(|(lane, _)| lane).unwrap_or_default();
        }
    }

    /// The step that all marked ones take.
    fn together(&self, issues: Vec<Id>, view: &View) -> Effect {
        use IssueState::{Assigned, Closed, InProgress, Resolved};
        let offers = [Assigned, InProgress, Resolved, Closed].into_iter().map(|state| {
            let label = code::by_number(ISSUE_STATE, state as u8).map_or("", |row| labels::code(view.lang(), row));
            let issues = issues.clone();
            Offer::new(label, move |view| Form::open(MoveMarked { issues, state }, view))
        });
        Choice::new(view.say(text::WHERE_TO), offers.collect()).open()
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
