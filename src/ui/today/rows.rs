//! The columns of the Today board.

use ratatui::layout::Rect;

use crate::model::Room;
use crate::text::{center, today as words};
use crate::ui::paint::Paint;
use crate::ui::today::bar::NUMBERS;
use crate::ui::today::{Part, Today, ground};
use crate::ui::view::View;
use crate::ui::words as console;

impl Today {
    /// Rooms, then sessions.
    pub(in crate::ui) fn draw_left(&self, paint: &mut Paint, area: Rect, view: &View) {
        let (strong, dim) = (paint.theme.strong, paint.theme.dim);
        let mut y = area.y;
        paint.text(area.x + 1, y, area.width, view.say(center::CENTER), strong);
        let nothing = self.columns[0].iter().all(|line| line.part != Part::Services);
        if !nothing {
            let right = area.right() - 1;
            paint.right(right - NUMBERS.1, y, NUMBERS.1, view.say(console::LEFT), dim);
            paint.right(right - NUMBERS.1 - 12, y, 12, view.say(words::HERE_OF_BOOKED), dim);
        }
        y += 1;
        if nothing {
            let none = if view.office.of::<Room>().is_empty() { center::NO_ROOM } else { words::NO_ROOM_OPENS };
            paint.text(area.x + 3, y, area.width - 3, view.say(none), dim);
            y += 1;
        }
        let mut any_session = false;
        for (place, line) in self.columns[0].iter().enumerate() {
            if y >= area.bottom() {
                return;
            }
            if line.part == Part::Sessions && !any_session {
                any_session = true;
                y = sessions_head(paint, area, y + 1, view);
                if y >= area.bottom() {
                    return;
                }
            }
            let at = Rect { y, height: 1, ..area };
            let here = self.column == 0 && self.cursors[0].at == place;
            ground(paint, at, here);
            y += 1 + (line.draw)(paint, at, here, view);
        }
        if !any_session && y + 2 < area.bottom() {
            y = sessions_head(paint, area, y + 1, view);
            paint.text(area.x + 3, y, area.width - 3, view.say(words::NO_SESSION), dim);
            y += 1;
        }
        for (line, row) in self.ahead.iter().zip(y + 2..area.bottom()) {
            if row == y + 2 {
                paint.text(area.x + 1, y + 1, area.width - 1, view.say(words::CLOSURES_AHEAD), strong);
            }
            (line.draw)(paint, Rect { y: row, height: 1, ..area }, false, view);
        }
    }

    /// What is due, then who comes next.
    pub(in crate::ui) fn draw_right(&mut self, paint: &mut Paint, area: Rect, view: &View) {
        let (strong, dim) = (paint.theme.strong, paint.theme.dim);
        let mut y = area.y;
        paint.text(area.x + 1, y, area.width - 1, view.say(words::TO_DO), strong);
        y += 1;
        let fixed = self.columns[1].iter().take_while(|line| line.part != Part::Coming).count();
        // A gap, a heading and one who comes stand below what is due, or all of it moves with the cursor.
        if fixed + 3 > usize::from(area.bottom().saturating_sub(y)) {
            return self.draw_moving(paint, area, fixed, view);
        }
        for place in 0..fixed {
            self.draw_row(paint, Rect { y, height: 1, ..area }, place, view);
            y += 1;
        }
        y += 1;
        let coming = self.columns[1].len() - fixed;
        if y + 1 >= area.bottom() {
            return;
        }
        paint.text(area.x + 1, y, area.width - 1, view.say(words::COMING_NEXT), strong);
        y += 1;
        if coming == 0 {
            paint.text(area.x + 3, y, area.width - 3, view.say(words::NOBODY_COMES), dim);
            return;
        }
        let rows = usize::from(area.bottom() - y);
        let at = self.cursors[1].at.saturating_sub(fixed);
        let first = (at + 1).saturating_sub(rows).min(coming.saturating_sub(rows));
        for place in first..(first + rows).min(coming) {
            self.draw_row(paint, Rect { y, height: 1, ..area }, fixed + place, view);
            y += 1;
        }
        let hidden = coming.saturating_sub(first + rows);
        if hidden > 0 {
            let text = words::more(view.lang(), hidden);
            paint.right(area.x, y - usize::min(rows, coming) as u16 - 1, area.width - 1, &text, dim);
        }
    }

    /// More than the window holds: as many as fit around the cursor, and how many do not beside the heading.
    fn draw_moving(&self, paint: &mut Paint, area: Rect, fixed: usize, view: &View) {
        let all = self.columns[1].len();
        let mut rows: Vec<Option<usize>> = (0..fixed).map(Some).collect();
        if all > fixed {
            rows.push(None);
            rows.extend((fixed..all).map(Some));
        }
        let fit = usize::from(area.height.saturating_sub(1));
        let here = rows.iter().position(|row| *row == Some(self.cursors[1].at)).unwrap_or(0);
        let first = (here + 1).saturating_sub(fit).min(rows.len().saturating_sub(fit));
        let mut hidden = all;
        for (row, y) in rows.iter().skip(first).take(fit).zip(area.y + 1..) {
            if let Some(place) = row {
                self.draw_row(paint, Rect { y, height: 1, ..area }, *place, view);
                hidden -= 1;
            } else {
                paint.text(area.x + 1, y, area.width - 1, view.say(words::COMING_NEXT), paint.theme.strong);
            }
        }
        if hidden > 0 {
            paint.right(area.x, area.y, area.width - 1, &words::more(view.lang(), hidden), paint.theme.dim);
        }
    }

    fn draw_row(&self, paint: &mut Paint, at: Rect, place: usize, view: &View) {
        let here = self.column == 1 && self.cursors[1].at == place;
        ground(paint, at, here);
        (self.columns[1][place].draw)(paint, at, here, view);
    }
}

fn sessions_head(paint: &mut Paint, area: Rect, y: u16, view: &View) -> u16 {
    let strong = paint.theme.strong;
    paint.text(area.x + 1, y, area.width, view.say(words::SESSIONS), strong);
    y + 1
}
