//! Draws straight into the frame's cells: no layout, no widgets, no allocation for plain text.
//!
//! Never leaves half a wide character, never cuts without a mark.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::theme::Theme;

mod clusters;

use clusters::settled;

/// The brush of one frame.
pub struct Paint<'a> {
    buffer: &'a mut Buffer,
    /// Styles and marks.
    pub theme: &'a Theme,
    cursor: Option<Position>,
}

/// Cells that a text takes once it is drawn.
pub fn width(text: &str) -> u16 {
    u16::try_from(settled(text).width()).unwrap_or(u16::MAX)
}

impl<'a> Paint<'a> {
    /// A brush over a frame.
    pub fn new(buffer: &'a mut Buffer, theme: &'a Theme) -> Self {
        Self { buffer, theme, cursor: None }
    }

    /// The whole frame.
    pub fn area(&self) -> Rect {
        *self.buffer.area()
    }

    /// Where the real cursor stands, if a field has it.
    pub fn cursor(&self) -> Option<Position> {
        self.cursor
    }

    /// Puts the real cursor: an input method opens its window there.
    pub fn put_cursor(&mut self, x: u16, y: u16) {
        self.cursor = Some(Position { x, y });
    }

    /// Takes the cursor away from whatever lies beneath a layer.
    pub fn hide_cursor(&mut self) {
        self.cursor = None;
    }

    /// Writes a text into at most `cells` cells, cut with a mark where it is longer; answers the cells used.
    ///
    /// Clusters whose width terminals dispute stand as one character of theirs that all agree on.
    pub fn text(&mut self, x: u16, y: u16, cells: u16, text: &str, style: Style) -> u16 {
        let text = &*settled(text);
        let area = self.area();
        if y >= area.bottom() || x >= area.right() || cells == 0 {
            return 0;
        }
        let room = cells.min(area.right() - x);
        // Most texts are short: a text with fewer bytes than cells fits, whatever its characters are.
        let fits = text.len() <= usize::from(room) || width(text) <= room;
        let (mut end, _) = self.buffer.set_stringn(x, y, text, usize::from(room - u16::from(!fits)), style);
        if !fits {
            (end, _) = self.buffer.set_stringn(end, y, self.theme.ellipsis, 1, style);
        }
        if !text.is_ascii() {
            self.dress_halves(x, y, end);
        }
        end - x
    }

    /// Gives the second half of each wide character the style of its first. The frame that follows compares cells: a
    /// half that looks like an empty cell there would keep its colour on the screen.
    fn dress_halves(&mut self, x: u16, y: u16, end: u16) {
        for x in x + 1..end {
            let before = &self.buffer[(x - 1, y)];
            // No narrow character of ours takes three bytes but a mark; most cells end here.
            if before.symbol().len() > 2 && width(before.symbol()) > 1 {
                let style = before.style();
                self.buffer[(x, y)].set_style(style);
            }
        }
    }

    /// Writes a text that ends at the right edge of `cells` cells; answers the cells used.
    pub fn right(&mut self, x: u16, y: u16, cells: u16, text: &str, style: Style) -> u16 {
        let used = width(text).min(cells);
        self.text(x + cells - used, y, used, text, style)
    }

    /// Gives an area a style, leaving its text.
    pub fn tint(&mut self, area: Rect, style: Style) {
        self.buffer.set_style(area, style);
    }

    /// Empties an area. A wide character that reaches into it from the left goes too, or its half would stay.
    pub fn blank(&mut self, area: Rect, style: Style) {
        let area = area.intersection(self.area());
        for y in area.top()..area.bottom() {
            if area.x > 0 && width(self.buffer[(area.x - 1, y)].symbol()) > 1 {
                self.buffer[(area.x - 1, y)].set_symbol(" ");
            }
            for x in area.left()..area.right() {
                let cell = &mut self.buffer[(x, y)];
                cell.reset();
                cell.set_style(style);
            }
        }
    }

    /// A horizontal rule.
    pub fn rule(&mut self, x: u16, y: u16, cells: u16) {
        let (rule, line) = (self.theme.rule, self.theme.line);
        if y >= self.area().bottom() {
            return;
        }
        for x in x..(x + cells).min(self.area().right()) {
            self.buffer[(x, y)].set_symbol(rule).set_style(line);
        }
    }

    /// The same cell many times: a bar.
    pub fn fill(&mut self, x: u16, y: u16, cells: u16, cell: &str, style: Style) {
        if y >= self.area().bottom() {
            return;
        }
        for x in x..(x + cells).min(self.area().right()) {
            self.buffer[(x, y)].set_symbol(cell).set_style(style);
        }
    }

    /// A vertical rule.
    pub fn bar(&mut self, x: u16, y: u16, rows: u16) {
        let (bar, line) = (self.theme.bar, self.theme.line);
        if x >= self.area().right() {
            return;
        }
        for y in y..(y + rows).min(self.area().bottom()) {
            self.buffer[(x, y)].set_symbol(bar).set_style(line);
        }
    }

    /// An empty framed box with a title; answers what is inside.
    pub fn popup(&mut self, area: Rect, title: &str) -> Rect {
        let area = area.intersection(self.area());
        self.blank(area, self.theme.plain);
        if area.width < 4 || area.height < 3 {
            return area;
        }
        let line = self.theme.line;
        let [top_left, top_right, bottom_left, bottom_right] = self.theme.corners;
        let (right, bottom) = (area.right() - 1, area.bottom() - 1);
        self.rule(area.x + 1, area.y, area.width - 2);
        self.rule(area.x + 1, bottom, area.width - 2);
        self.bar(area.x, area.y + 1, area.height - 2);
        self.bar(right, area.y + 1, area.height - 2);
        for (x, y, corner) in [
            (area.x, area.y, top_left),
            (right, area.y, top_right),
            (area.x, bottom, bottom_left),
            (right, bottom, bottom_right),
        ] {
            self.buffer[(x, y)].set_symbol(corner).set_style(line);
        }
        if !title.is_empty() {
            let cells = width(title).min(area.width - 6);
            self.blank(Rect { x: area.x + 2, y: area.y, width: cells + 2, height: 1 }, self.theme.plain);
            self.text(area.x + 3, area.y, cells, title, self.theme.strong);
        }
        Rect { x: area.x + 2, y: area.y + 1, width: area.width - 4, height: area.height - 2 }
    }
}

/// An area of this size in the middle of another.
pub fn centered(area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::{Borders, ThemeName};

    fn painted(paint: impl FnOnce(&mut Paint)) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 1));
        let theme = Theme::of(ThemeName::Mono, Borders::Ascii);
        paint(&mut Paint::new(&mut buffer, &theme));
        buffer
    }

    fn row(buffer: &Buffer) -> Vec<&str> {
        (0..10).map(|x| buffer[(x, 0)].symbol()).collect()
    }

    #[test]
    fn what_is_cut_says_so_and_never_halves_a_character() {
        let buffer = painted(|paint| {
            assert_eq!(paint.text(0, 0, 6, "红光巷三号", Style::new()), 5);
        });
        assert_eq!(row(&buffer)[..6], ["红", " ", "光", " ", "~", " "]);
    }

    #[test]
    fn both_halves_of_a_wide_character_have_its_style() {
        let on = Style::new().bg(ratatui::style::Color::Indexed(24));
        let buffer = painted(|paint| {
            paint.tint(Rect::new(0, 0, 10, 1), on);
            paint.text(0, 0, 10, "红光a", Style::new());
        });
        assert!((0..10).all(|x| buffer[(x, 0)].bg == ratatui::style::Color::Indexed(24)));
    }

    #[test]
    fn a_popup_takes_the_half_character_at_its_edge_away() {
        let buffer = painted(|paint| {
            paint.text(0, 0, 10, "红光巷三号", Style::new());
            paint.blank(Rect::new(3, 0, 4, 1), Style::new());
        });
        assert_eq!(row(&buffer), ["红", " ", " ", " ", " ", " ", " ", " ", "号", " "]);
    }
}
