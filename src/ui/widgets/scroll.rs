//! Something to read that is longer than its window: each key moves what is seen, and how much stands below is said.

use ratatui::layout::Rect;

use crate::ui::effect::Step;
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::words;

/// What of it is seen.
#[derive(Debug, Clone, Copy, Default)]
pub struct Scroll {
    /// The first line that is seen.
    top: usize,
    /// Lines that were seen in the last frame, and all there were.
    seen: usize,
    all: usize,
}

impl Scroll {
    /// Moves what is seen.
    pub fn step(&mut self, step: Step) {
        let page = self.seen.saturating_sub(1).max(1);
        let last = self.all.saturating_sub(self.seen);
        self.top = match step {
            Step::Up => self.top.saturating_sub(1),
            Step::Down => self.top + 1,
            Step::PageUp => self.top.saturating_sub(page),
            Step::PageDown => self.top + page,
            Step::Home => 0,
            Step::End => last,
            Step::Left | Step::Right => self.top,
        }
        .min(last);
    }

    /// The lines to draw in an area, and what stands below them, in its last row where there is more.
    pub fn window(&mut self, paint: &mut Paint, area: Rect, lines: usize, view: &View) -> std::ops::Range<usize> {
        let height = usize::from(area.height);
        self.all = lines;
        self.seen = if lines > height { height.saturating_sub(1) } else { height };
        self.top = self.top.min(lines.saturating_sub(self.seen));
        let end = (self.top + self.seen).min(lines);
        if end < lines && area.height > 0 {
            let dim = paint.theme.dim;
            let more = words::more_below(view.lang(), lines - end);
            paint.right(area.x, area.bottom() - 1, area.width.saturating_sub(1), &more, dim);
        }
        self.top..end
    }
}
