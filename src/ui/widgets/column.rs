//! One record as a column of headings and what stands behind them, drawn from the top until the room is used up.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::ui::frame::wrapped;
use crate::ui::paint::{Paint, width};

/// Most rows of one section.
const MOST: u16 = 3;

/// Where the next line goes.
pub struct Column {
    /// The whole column.
    pub area: Rect,
    /// The next line.
    pub y: u16,
    /// Cells of the headings.
    pub heads: u16,
}

impl Column {
    /// Lines that are left.
    pub fn left(&self) -> u16 {
        self.area.bottom().saturating_sub(self.y)
    }

    /// A section: a heading and its items, broken between items; nothing where there are none.
    pub fn section(&mut self, paint: &mut Paint, head: &str, items: &[(String, Style)]) {
        if items.is_empty() || self.left() == 0 {
            return;
        }
        let dim = paint.theme.dim;
        self.head(paint, head);
        let from = self.area.x + self.heads;
        let (mut x, mut rows) = (from, 1);
        for (text, style) in items {
            let need = width(text);
            if x > from && x + need > self.area.right() {
                if rows == MOST || self.left() <= 1 {
                    paint.text(x.min(self.area.right() - 1), self.y, 1, paint.theme.ellipsis, dim);
                    break;
                }
                (x, rows) = (from, rows + 1);
                self.y += 1;
            }
            x += paint.text(x, self.y, self.area.right().saturating_sub(x), text, *style) + 3;
        }
        self.y += 1;
    }

    /// A heading and one text behind it; nothing where that is empty.
    pub fn fact(&mut self, paint: &mut Paint, head: &str, text: &str, style: Style) {
        if text.is_empty() || self.left() == 0 {
            return;
        }
        self.head(paint, head);
        self.text(paint, self.heads, text, style);
    }

    /// A text of as many lines as it needs.
    pub fn text(&mut self, paint: &mut Paint, indent: u16, text: &str, style: Style) {
        let cells = self.area.width.saturating_sub(indent);
        for line in wrapped(text, cells) {
            if self.left() == 0 {
                break;
            }
            paint.text(self.area.x + indent, self.y, cells, &line, style);
            self.y += 1;
        }
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.y += 1;
    }

    fn head(&self, paint: &mut Paint, head: &str) {
        let dim = paint.theme.dim;
        paint.text(self.area.x, self.y, self.heads - 1, head, dim);
    }
}
