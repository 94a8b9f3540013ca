//! The rows of the Today board.

use crate::model::{Resident, Room, Session};
use jiff::ToSpan;
use jiff::civil::Date;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::core::backup::Standing;
use crate::desk::core::today::{RoomToday, SessionToday, Stands};
use crate::model::center::booking::CLOSURE_REASON;
use crate::model::{Booking, Closure, Id};
use crate::text::{backups, center, labels, today as words, when};
use crate::ui::center::pane::share;
use crate::ui::paint::{Paint, width};
use crate::ui::view::View;
use crate::ui::words as console;

use crate::ui::today::{Count, Row, Today, services};

/// Cells of a room's name.
pub(in crate::ui) const NAMES: u16 = 11;
/// Cells of a slot's time with its marks.
pub(in crate::ui) const TIMES: u16 = 8;
/// Cells of `12/60` and of what is left.
pub(in crate::ui) const NUMBERS: (u16, u16) = (8, 7);

impl Today {
    /// Rooms, then sessions.
    pub(in crate::ui) fn draw_left(&self, paint: &mut Paint, area: Rect, view: &View) {
        let (strong, dim) = (paint.theme.strong, paint.theme.dim);
        let mut y = area.y;
        paint.text(area.x + 1, y, area.width, view.say(console::CENTER), strong);
        let nothing = self.board.rooms.is_empty() && self.board.sittings.is_empty() && self.board.day_care.is_none();
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
        for (place, row) in self.columns[0].iter().enumerate() {
            if y >= area.bottom() {
                return;
            }
            if *row == Row::Session(0) {
                y = sessions_head(paint, area, y + 1, view);
            }
            let at = Rect { y, height: 1, ..area };
            let here = self.column == 0 && self.cursors[0].at == place;
            ground(paint, at, here);
            match row {
                Row::Sitting(sitting) => services::sitting(paint, at, &self.board.sittings[*sitting], here, view),
                Row::DayCare => services::day_care(paint, at, self.board.day_care.unwrap_or_default(), here, view),
                Row::Room(room) => draw_room(paint, at, &self.board.rooms[*room], here, view),
                Row::Session(session) => {
                    y += draw_session(paint, at, &self.board.sessions[*session], here, view);
                }
                _ => {}
            }
            y += 1;
        }
        if self.board.sessions.is_empty() && y + 2 < area.bottom() {
            y = sessions_head(paint, area, y + 1, view);
            paint.text(area.x + 3, y, area.width - 3, view.say(words::NO_SESSION), dim);
            y += 1;
        }
        let closures = self.board.closures.iter().filter_map(|id| view.office.of::<Closure>().get(*id));
        let ahead = Rect { y: y + 1, height: area.bottom().saturating_sub(y + 1), ..area };
        draw_closures(paint, ahead, closures, view);
    }

    /// What is due, then who comes next.
    pub(in crate::ui) fn draw_right(&mut self, paint: &mut Paint, area: Rect, view: &View) {
        let (strong, dim) = (paint.theme.strong, paint.theme.dim);
        let mut y = area.y;
        paint.text(area.x + 1, y, area.width - 1, view.say(words::TO_DO), strong);
        y += 1;
        let fixed = self.columns[1].iter().take_while(|row| !matches!(row, Row::Expected(_))).count();
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

    fn draw_row(&self, paint: &mut Paint, at: Rect, place: usize, view: &View) {
        let here = self.column == 1 && self.cursors[1].at == place;
        ground(paint, at, here);
        match self.columns[1][place] {
            Row::Count(count) => draw_count(paint, at, count, count.of(&self.board), here, view),
            Row::Birthday(id) => draw_birthday(paint, at, id, here, view),
            Row::Expected(id) => {
                if let Some(booking) = view.office.of::<Booking>().get(id) {
                    draw_expected(paint, at, booking, here, view);
                }
            }
            Row::Sitting(_) | Row::DayCare | Row::Room(_) | Row::Session(_) => {}
        }
    }
}

/// How backups stand, in one line at the foot; answers how many lines that took. Nothing where nobody keeps them.
pub(in crate::ui) fn draw_backup(paint: &mut Paint, body: Rect, view: &View) -> u16 {
    let (lang, today) = (view.lang(), view.today());
    let (dim, warn) = (paint.theme.dim, paint.theme.warn);
    let standing = &view.seat.backup;
    let age = standing.last().map(|at| backups::age(lang, at, today));
    let last = age.as_deref().map(|age| backups::last_good(lang, age));
    // A day may pass before the desk is opened again; two are one too many.
    let overdue = standing.last().is_none_or(|at| at.date().saturating_add(2.days()) <= today);
    let (said, style) = match standing {
        Standing::NotKept => return 0,
        Standing::NotSet(_) => (view.say(backups::NOT_SET).to_owned(), if overdue { warn } else { dim }),
        Standing::Running(_) => (view.say(backups::RUNNING).to_owned(), dim),
        Standing::Good(at) => {
            let last = backups::age(lang, *at, today);
            paint_backup(paint, body, view, (&last, None), if overdue { warn } else { dim });
            return 1;
        }
        Standing::Failed(reason, _) => (format!("! {reason}"), warn),
    };
    let last = last.unwrap_or_else(|| view.say(backups::NEVER).to_owned());
    paint_backup(paint, body, view, (&said, Some(&last)), style);
    1
}

/// The line: what is so on the left, the last good one on the right.
fn paint_backup(paint: &mut Paint, body: Rect, view: &View, (said, last): (&str, Option<&str>), style: Style) {
    let y = body.bottom() - 1;
    let strong = paint.theme.strong;
    let right = last.map_or(0, |last| {
        let cells = width(last);
        paint.right(body.x, y, body.width - 1, last, style);
        cells + 2
    });
    let x = body.x + 1;
    let used = paint.text(x, y, 10, view.say(backups::BACKUP), strong) + 2;
    paint.text(x + used, y, body.width.saturating_sub(used + right + 2), said, style);
}

fn sessions_head(paint: &mut Paint, area: Rect, y: u16, view: &View) -> u16 {
    let strong = paint.theme.strong;
    paint.text(area.x + 1, y, area.width, view.say(words::SESSIONS), strong);
    y + 1
}

fn ground(paint: &mut Paint, at: Rect, here: bool) {
    if here {
        let selected = paint.theme.selected;
        paint.tint(at, selected);
        paint.text(at.x, at.y, 1, ">", selected);
    }
}

/// A style, or the selected row's.
pub(in crate::ui) fn on(paint: &Paint, style: Style, here: bool) -> Style {
    if here { paint.theme.selected } else { style }
}

fn draw_room(paint: &mut Paint, at: Rect, room: &RoomToday, here: bool, view: &View) {
    let theme = paint.theme;
    let over = room.stands == Stands::Over;
    let plain = on(paint, if over { theme.dim } else { theme.plain }, here);
    let (accent, dim, warn) = (on(paint, theme.accent, here), on(paint, theme.dim, here), on(paint, theme.warn, here));
    let (y, mut x) = (at.y, at.x + 2);
    let name = view.office.of::<Room>().get(room.room).map_or("", |room| room.name.as_str());
    paint.text(x, y, NAMES, name, plain);
    x += NAMES;
    if let Stands::Closed(closed) = &room.stands {
        x += paint.text(x + 1, y, 8, view.say(console::CLOSED), warn) + 3;
        let reason = labels::code_number(view.lang(), CLOSURE_REASON, closed.reason());
        x += paint.text(x, y, at.right().saturating_sub(x), reason, warn) + 2;
        paint.text(x, y, at.right().saturating_sub(x), closed.words(), dim);
        return;
    }
    let clock = when::clock(room.slot.start);
    if room.stands == Stands::Running {
        paint.text(x, y, TIMES, &format!("[{clock}]"), accent);
    } else {
        paint.text(x + 1, y, TIMES, &clock, plain);
    }
    x += TIMES;
    let right = at.right() - 1;
    let bar = right.saturating_sub(x + NUMBERS.0 + NUMBERS.1);
    let came = share(room.arrived, room.capacity, bar);
    let taken = share(room.expected, room.capacity, bar).max(came);
    paint.fill(x, y, came, theme.taken, accent);
    paint.fill(x + came, y, taken - came, theme.awaited, dim);
    paint.fill(x + taken, y, bar - taken, theme.free, on(paint, theme.line, here));
    paint.right(x + bar, y, NUMBERS.0, &format!("{}/{}", room.arrived, room.expected), plain);
    let left = room.left();
    let (text, style) = match (over, left) {
        (true, _) => (view.say(center::OVER).to_owned(), dim),
        (false, 0) => (view.say(console::FULL).to_owned(), warn),
        (false, left) => (left.to_string(), plain),
    };
    paint.right(right - NUMBERS.1, y, NUMBERS.1, &text, style);
}

/// A session in a row, its queue beside its name or else below it; answers the rows below the first.
fn draw_session(paint: &mut Paint, at: Rect, session: &SessionToday, here: bool, view: &View) -> u16 {
    let (plain, dim) = (on(paint, paint.theme.plain, here), on(paint, paint.theme.dim, here));
    let Some(record) = view.office.of::<Session>().get(session.session) else { return 0 };
    let hours = format!("{}-{}", when::clock(record.start), when::clock(record.end));
    let queue = words::queue(view.lang(), session.called, session.waiting, session.done);
    let x = at.x + 2;
    let room = at.width - 3;
    let all = width(&record.institution) + 2 + width(&hours);
    let name = paint.text(x, at.y, room, &record.institution, plain);
    paint.text(x + name + 2, at.y, room.saturating_sub(name + 2), &hours, dim);
    let beside = all + 3 + width(&queue) <= room;
    let y = if beside { at.y } else { at.y + 1 };
    if beside {
        paint.right(x, y, room, &queue, plain);
    } else {
        let plain = paint.theme.plain;
        paint.text(x + 2, y, room - 2, &queue, plain);
    }
    y - at.y
}

/// Rooms that will be closed: which day, which room, why.
fn draw_closures<'a>(paint: &mut Paint, area: Rect, closures: impl Iterator<Item = &'a Closure>, view: &View) {
    let (strong, plain, warn, dim) = (paint.theme.strong, paint.theme.plain, paint.theme.warn, paint.theme.dim);
    for (closure, y) in closures.zip(area.y + 1..area.bottom()) {
        if y == area.y + 1 {
            paint.text(area.x + 1, area.y, area.width - 1, view.say(words::CLOSURES_AHEAD), strong);
        }
        let mut x = area.x + 2;
        let mut say = |text: &str, style: Style| {
            x += paint.text(x, y, area.right().saturating_sub(x), text, style) + 2;
        };
        say(&when::day_near(view.lang(), closure.date, view.today()), plain);
        let room = view.office.of::<Room>().get(closure.room).map(|room| room.name.as_str());
        say(room.unwrap_or(view.say(console::WHOLE_CENTER)), plain);
        say(labels::code_number(view.lang(), CLOSURE_REASON, closure.reason), warn);
        say(&closure.note, dim);
    }
}

fn draw_count(paint: &mut Paint, at: Rect, count: Count, number: usize, here: bool, view: &View) {
    let theme = paint.theme;
    let (label, alarm) = match count {
        Count::IssuesDue => (words::ISSUES_DUE, theme.warn),
        Count::IssuesOverdue => (words::ISSUES_OVERDUE, theme.bad),
        Count::IssuesToCallBack => (words::ISSUES_TO_CALL_BACK, theme.warn),
        Count::Recalls => (words::RECALLS_DUE, theme.warn),
        Count::Visitors => (words::VISITORS, theme.plain),
        Count::ToOffer => (words::TO_OFFER, theme.warn),
        Count::ToEnter => (words::TO_ENTER, theme.warn),
    };
    let style = if number > 0 { alarm } else { theme.dim };
    paint.text(at.x + 2, at.y, 22, view.say(label), on(paint, theme.plain, here));
    paint.right(at.x + 22, at.y, 5, &number.to_string(), on(paint, style, here));
}

fn draw_birthday(paint: &mut Paint, at: Rect, id: Id, here: bool, view: &View) {
    let theme = paint.theme;
    let Some(resident) = view.office.of::<Resident>().get(id) else { return };
    let mut x = at.x + 2;
    x += paint.text(x, at.y, 10, view.say(words::BIRTHDAY), on(paint, theme.plain, here)) + 2;
    x += paint.text(x, at.y, 12, &resident.name, on(paint, theme.accent, here)) + 2;
    if let Some(age) = resident.age(view.today()) {
        let text = words::turns(view.lang(), age);
        paint.text(x, at.y, at.right().saturating_sub(x), &text, on(paint, theme.dim, here));
    }
}

fn draw_expected(paint: &mut Paint, at: Rect, booking: &Booking, here: bool, view: &View) {
    let theme = paint.theme;
    let (plain, dim) = (on(paint, theme.plain, here), on(paint, theme.dim, here));
    let late = is_late(booking, view.seat.now.date(), view);
    let (y, mut x) = (at.y, at.x + 2);
    let time = on(paint, if late { theme.warn } else { theme.dim }, here);
    x += paint.text(x, y, 5, &when::clock(booking.start), time) + 1;
    let name = view.office.of::<Resident>().get(booking.resident).map_or("", |resident| resident.name.as_str());
    paint.text(x, y, 9, name, on(paint, theme.strong, here));
    x += 9;
    let room = view.office.of::<Room>().get(booking.room).map_or("", |room| room.name.as_str());
    x += paint.text(x, y, at.right().saturating_sub(x), room, plain) + 2;
    if booking.heads > 1 {
        let heads = when::people(view.lang(), booking.heads.into());
        x += paint.text(x, y, at.right().saturating_sub(x), &heads, plain) + 2;
    }
    paint.text(x, y, at.right().saturating_sub(x), &booking.note, dim);
}

/// Whether the slot has begun without them.
fn is_late(booking: &Booking, today: Date, view: &View) -> bool {
    booking.date == today && booking.start < view.seat.now.time()
}
