//! Tab 0: what a clerk must know at a glance.

use jiff::civil::DateTime;
use ratatui::layout::Rect;

use crate::desk::today::Board;
use crate::ui::effect::{Effect, Verb};
use crate::ui::paint::Paint;
use crate::ui::view::{Selected, View};
use crate::ui::words;

use super::Pane;

/// The pane.
#[derive(Default)]
pub struct Today {
    board: Board,
    counted: Option<(u64, DateTime)>,
}

impl Pane for Today {
    fn refresh(&mut self, view: &View) {
        let minute = crate::desk::clock::to_the_minute(view.seat.now);
        let now = (view.office.head, minute);
        if self.counted != Some(now) {
            self.board = Board::of(view.office, minute);
            self.counted = Some(now);
        }
    }

    fn selected(&self) -> Selected {
        Selected::Nothing
    }

    fn show(&mut self, _what: Selected, _view: &View) {}

    fn tell(&mut self, _verb: Verb, _view: &View) -> Effect {
        Effect::None
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let (dim, plain, warn) = (paint.theme.dim, paint.theme.plain, paint.theme.warn);
        let board = &self.board;
        let counts = [
            (words::DUE_TODAY, board.issues_due),
            (words::OVERDUE, board.issues_overdue),
            (words::TO_CALL_BACK, board.issues_to_call_back),
            (words::RECALLS, board.recalls_due),
            (words::VISITS_HERE, board.visitors),
        ];
        for (y, (label, count)) in (body.y + 1..body.bottom()).zip(counts) {
            paint.text(2, y, 24, view.say(label), dim);
            paint.right(26, y, 6, &count.to_string(), if count > 0 { warn } else { plain });
        }
    }
}
