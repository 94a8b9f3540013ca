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
    let cells = usual_width(text).unwrap_or_else(|| settled(text).width());
    u16::try_from(cells).unwrap_or(u16::MAX)
}

/// Cells of a character that nearly all texts are made of: it is a cluster of its own, whatever stands beside it, and
/// every terminal draws it alike. `None` for any other.
const fn usual(c: char) -> Option<u16> {
    match c {
        ' '..='~' | '·' => Some(1),
        '\u{4e00}'..='\u{9fff}' | '、' | '。' | '\u{ff01}'..='\u{ff5e}' => Some(2),
        _ => None,
    }
}

/// Cells of a text of such characters alone; `None` where there is another.
fn usual_width(text: &str) -> Option<usize> {
    text.chars().try_fold(0, |cells, c| Some(cells + usize::from(usual(c)?)))
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
        let area = self.area();
        if y >= area.bottom() || x >= area.right() || cells == 0 {
            return 0;
        }
        let room = cells.min(area.right() - x);
        let Some(needed) = usual_width(text) else { return self.clusters((x, y), room, text, style) };
        let fits = needed <= usize::from(room);
        let used = self.characters((x, y), room - u16::from(!fits), text, style);
        if fits { used } else { self.mark_cut((x + used, y), style) - x }
    }

    /// Writes as many of the usual characters of a text as `room` cells hold; answers the cells used. Finding clusters
    /// takes longer than all else about a frame, and these are none but themselves.
    fn characters(&mut self, (x, y): (u16, u16), room: u16, text: &str, style: Style) -> u16 {
        let begin = self.buffer.index_of(x, y);
        let mut row = self.buffer.content.iter_mut().skip(begin);
        let mut used = 0;
        for (c, cells) in text.chars().filter_map(|c| Some((c, usual(c)?))) {
            if used + cells > room {
                break;
            }
            used += cells;
            let Some(cell) = row.next() else { break };
            cell.set_char(c).set_style(style);
            if cells > 1
                && let Some(half) = row.next()
            {
                // As `dress_halves` says.
                half.reset();
                half.set_style(cell.style());
            }
        }
        used
    }

    /// Writes a text of any characters, cluster by cluster, cut with a mark; answers the cells used.
    fn clusters(&mut self, (x, y): (u16, u16), room: u16, text: &str, style: Style) -> u16 {
        let text = &*settled(text);
        // Most texts are short: a text with fewer bytes than cells fits, whatever its characters are.
        let fits = text.len() <= usize::from(room) || width(text) <= room;
        let (mut end, _) = self.buffer.set_stringn(x, y, text, usize::from(room - u16::from(!fits)), style);
        if !fits {
            end = self.mark_cut((end, y), style);
        }
        if !text.is_ascii() {
            self.dress_halves(x, y, end);
        }
        end - x
    }

    /// Marks that a text goes on; answers where the mark ends.
    fn mark_cut(&mut self, (x, y): (u16, u16), style: Style) -> u16 {
        self.buffer.set_stringn(x, y, self.theme.ellipsis, 1, style).0
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
    use unicode_segmentation::UnicodeSegmentation;

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
    fn a_usual_character_is_a_cluster_of_its_own_and_as_wide_as_it_is_drawn() {
        for c in ('\0'..='\u{ffff}').filter(|c| usual(*c).is_some()) {
            assert_eq!(usual(c).map(usize::from), Some(c.to_string().width()), "{c:?}");
            for text in [format!("{c}{c}"), format!("a{c}"), format!("{c}光")] {
                assert_eq!(text.graphemes(true).count(), 2, "{text}");
                assert_eq!(settled(&text), text);
            }
        }
    }

    #[test]
    fn usual_characters_are_drawn_as_clusters_are() {
        let (on, plain) = (Style::new().bg(ratatui::style::Color::Indexed(24)), Style::new());
        let bold = Style::new().add_modifier(ratatui::style::Modifier::BOLD);
        for text in ["", "abc", "红光巷", "红光巷12号（东）、a·b", "a红光巷三号", "ab红光巷三"] {
            for (x, cells, style) in
                [(0, 10, plain), (0, 6, bold), (1, 5, on), (3, 1, bold), (7, 10, plain), (9, 2, on)]
            {
                let drawn = |by_characters: bool| {
                    let mut used = 0;
                    let buffer = painted(|paint| {
                        paint.tint(Rect::new(0, 0, 10, 1), on);
                        paint.text(0, 0, 10, "解秀英解秀", plain);
                        used = if by_characters {
                            paint.text(x, 0, cells, text, style)
                        } else {
                            paint.clusters((x, 0), cells.min(10 - x), text, style)
                        };
                    });
                    (buffer, used)
                };
                assert_eq!(drawn(true), drawn(false), "{text} {x} {cells}");
            }
        }
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
