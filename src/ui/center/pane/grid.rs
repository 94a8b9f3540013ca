//! The grid: slots by days, each cell with what is free as a bar and as a number.

use jiff::ToSpan;
use jiff::civil::Date;
use ratatui::layout::Rect;

use crate::desk::center::week::{Cell, Week};
use crate::desk::core::clock::to_the_minute;
use crate::model::Room;
use crate::text::{console as words, when};
use crate::ui::paint::{Paint, width};
use crate::ui::view::View;

/// Cells of the column of times.
const TIMES: u16 = 7;
/// Cells that the list beside the grid needs.
const LIST: u16 = 42;
/// Rows that must stay below the grid.
const BELOW: u16 = 5;

/// How wide a day is.
#[derive(Debug, Clone, Copy)]
pub(in crate::ui) struct Columns {
    day: u16,
}

impl Columns {
    /// Days for a window of so many cells, with or without a list beside them.
    pub(in crate::ui) fn within(cells: u16, wide: bool) -> Self {
        let room = if wide { cells - LIST } else { cells };
        Self { day: (room.saturating_sub(TIMES) / 7).clamp(6, 16) }
    }

    /// Cells of the whole grid.
    pub(in crate::ui) fn all(self) -> u16 {
        TIMES + 7 * self.day
    }

    fn x(self, day: usize) -> u16 {
        TIMES + day as u16 * self.day
    }
}

/// The line above the grid: which room, which week.
pub(in crate::ui) fn title(paint: &mut Paint, body: Rect, room: &Room, week: &Week, view: &View) {
    let (strong, plain, dim) = (paint.theme.strong, paint.theme.plain, paint.theme.dim);
    let mut x = 1 + paint.text(1, body.y, 24, &room.name, strong) + 2;
    x += paint.text(x, body.y, body.width - x, &words::week(view.lang(), week.monday, view.today()), plain) + 3;
    let dot = paint.theme.dot;
    let rules = crate::text::center::rules(view.lang(), room.largest_party, room.least_age, dot);
    if x + width(&rules) < body.width {
        paint.right(x, body.y, body.width - x - 1, &rules, dim);
    }
}

/// Draws heads and slots; answers the first row below them.
pub(in crate::ui) fn draw(
    paint: &mut Paint,
    area: Rect,
    columns: Columns,
    week: &Week,
    (cursor_row, cursor_day): (usize, Date),
    view: &View,
) -> u16 {
    let now = to_the_minute(view.seat.now);
    for day in 0..7 {
        let Ok(date) = week.monday.checked_add((day as i64).days()) else { continue };
        head(paint, (columns.x(day), area.y), date, now.date(), view);
    }
    let slots = week.rows.len() as u16;
    let room = area.height.saturating_sub(1 + BELOW).max(1);
    let pitch = if slots * 2 <= room { 2 } else { 1 };
    let seen = usize::from(room / pitch).max(1);
    let first = (cursor_row + 1).saturating_sub(seen);
    let mut y = area.y + 1;
    for (row, (slot, days)) in week.rows.iter().enumerate().skip(first).take(seen) {
        let today = now.date().to_datetime(slot.start)..now.date().to_datetime(slot.end);
        let runs = today.contains(&now) && week.find(now.date(), slot.start).is_some();
        let clock = when::clock(slot.start);
        if runs {
            let accent = paint.theme.accent;
            paint.text(0, y, TIMES, &format!("[{clock}]"), accent);
        } else {
            let plain = paint.theme.plain;
            paint.text(1, y, TIMES, &clock, plain);
        }
        for (day, cell) in days.iter().enumerate() {
            let at = Rect { x: columns.x(day), y, width: columns.day, height: 1 };
            let here = row == cursor_row && day == cursor_day.weekday().to_monday_zero_offset() as usize;
            draw_cell(paint, at, *cell, view);
            if here {
                draw_marks(paint, at);
            }
        }
        y += pitch;
    }
    y + 2 - pitch
}

fn head(paint: &mut Paint, (x, y): (u16, u16), date: Date, today: Date, view: &View) {
    let day = if date.day() == 1 { format!("{}-{}", date.month(), date.day()) } else { date.day().to_string() };
    let text = format!("{} {day}", when::weekday_head(view.lang(), date.weekday()));
    if date == today {
        let tab = paint.theme.tab;
        paint.text(x, y, 16, &format!("[{text}]"), tab);
    } else {
        let style = if date.weekday().to_monday_zero_offset() < 5 { paint.theme.plain } else { paint.theme.dim };
        paint.text(x + 1, y, 16, &text, style);
    }
}

/// A cell: a bar and a number, or why there is none.
pub(in crate::ui) fn draw_cell(paint: &mut Paint, at: Rect, cell: Cell, view: &View) {
    let theme = paint.theme;
    let inner = at.width - 2;
    let (x, y) = (at.x + 1, at.y);
    match cell {
        Cell::NotOpen => {
            paint.text(x, y, inner, view.say(words::NOT_OPEN), theme.dim);
        }
        Cell::Unread => {
            paint.text(x, y, inner, "…", theme.dim);
        }
        Cell::Closed(_) => {
            paint.text(x, y, inner, view.say(words::CLOSED), theme.warn);
        }
        Cell::Open { left, capacity, over, waiting } => {
            let full = view.say(words::FULL);
            // Who waits stands beside the word: 满+2.
            let full = if waiting > 0 { format!("{full}+{waiting}") } else { full.to_owned() };
            let full = full.as_str();
            let number = if left == 0 { 0 } else { 3 };
            let word = if left == 0 { width(full) } else { 0 };
            let (free, taken, text) = match (over, left) {
                (true, _) => (theme.line, theme.dim, theme.dim),
                (false, 0) => (theme.line, theme.warn, theme.warn),
                (false, _) => (theme.line, theme.accent, theme.plain),
            };
            let cells = inner.saturating_sub((number + word).max(3) + 1);
            let marked = share(capacity - left.min(capacity), capacity, cells);
            paint.fill(x, y, marked, theme.taken, taken);
            paint.fill(x + marked, y, cells - marked, theme.free, free);
            if left == 0 {
                paint.right(x, y, inner, full, text);
            } else {
                paint.right(x, y, inner, &left.to_string(), text);
            }
        }
    }
}

/// The cursor on a cell.
pub(in crate::ui) fn draw_marks(paint: &mut Paint, at: Rect) {
    let selected = paint.theme.selected;
    paint.tint(at, selected);
    paint.text(at.x, at.y, 1, ">", selected);
    paint.text(at.right() - 1, at.y, 1, "<", selected);
}

/// Cells of a bar that stand for a part of a whole: none only for nothing, all only for everything.
pub fn share(part: u16, whole: u16, cells: u16) -> u16 {
    if part == 0 || whole == 0 {
        return 0;
    }
    if part >= whole {
        return cells;
    }
    let rounded = (u32::from(part) * u32::from(cells) + u32::from(whole) / 2) / u32::from(whole);
    (rounded as u16).clamp(1.min(cells), cells.saturating_sub(1).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_empty_or_full_only_when_the_room_is() {
        assert_eq!((share(0, 12, 4), share(12, 12, 4), share(13, 12, 4)), (0, 4, 4));
        assert_eq!((share(1, 60, 4), share(59, 60, 4), share(6, 12, 4)), (1, 3, 2));
    }

    #[test]
    fn seven_days_fit_every_window() {
        for (cells, wide) in [(60, false), (80, false), (119, false), (120, true), (200, true)] {
            let columns = Columns::within(cells, wide);
            let list = if wide { 40 } else { 0 };
            assert!(columns.all() + list <= cells, "{cells}: {}", columns.all());
        }
    }
}
