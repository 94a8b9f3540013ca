//! The day: every room by time, each slot with what is free as a bar and as a number.

use jiff::civil::{Date, Time};
use ratatui::layout::Rect;

use crate::desk::center::week::{Cell, cell_of};
use crate::desk::core::clock::to_the_minute;
use crate::model::Id;
use crate::model::center::booking::SlotTime;
use crate::text::{console as words, when};
use crate::ui::paint::{Paint, width};
use crate::ui::view::View;

use crate::ui::center::pane::grid::{draw_cell, draw_marks};

/// Cells of a room's name.
const NAMES: u16 = 13;
/// Fewest cells of a slot.
const LEAST: u16 = 6;

/// A room's day.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) struct RoomRow {
    pub room: Id,
    pub name: String,
    pub slots: Vec<(SlotTime, Cell)>,
}

/// Every room in use on a day, those that do not open then with no slot.
pub(in crate::ui) fn rows_of(day: Date, view: &View) -> Vec<RoomRow> {
    let now = to_the_minute(view.seat.now);
    let rooms = view.office.rooms_in_use().into_iter();
    rooms
        .map(|room| {
            let open = if view.office.opens_on(room, day) { view.office.slots_on(room, day) } else { &[] };
            let slots = open.iter().map(|slot| (*slot, cell_of(view.office, room, day, *slot, now))).collect();
            RoomRow { room: room.id, name: room.name.clone(), slots }
        })
        .collect()
}

/// Draws the day; answers the first row below it. The cursor is the room's slot that starts at `at`.
pub(in crate::ui) fn draw(
    paint: &mut Paint,
    area: Rect,
    rows: &[RoomRow],
    (room, at, day): (Id, Option<Time>, Date),
    view: &View,
) -> u16 {
    let (dim, accent, plain, strong) = (paint.theme.dim, paint.theme.accent, paint.theme.plain, paint.theme.strong);
    let now = to_the_minute(view.seat.now);
    let rule = Ruler::over(rows, area);
    for hour in rule.hours() {
        let x = rule.x(hour);
        let text = hour.hour().to_string();
        let runs = day == now.date() && now.time().hour() == hour.hour();
        let text = if runs { format!("[{text}]") } else { format!(" {text}") };
        paint.text(x.saturating_sub(1), area.y, 5, &text, if runs { accent } else { dim });
    }
    let last = usize::from(area.height.saturating_sub(6).max(1));
    let here = rows.iter().position(|row| row.room == room).unwrap_or(0);
    let first = (here + 1).saturating_sub(last);
    let mut y = area.y + 1;
    for row in rows.iter().skip(first).take(last) {
        let on = row.room == room;
        paint.text(1, y, NAMES - 1, &row.name, if on { strong } else { plain });
        if row.slots.is_empty() {
            paint.text(NAMES + 1, y, 10, view.say(words::NOT_OPEN), dim);
        }
        let mut free_from = NAMES;
        for (slot, cell) in &row.slots {
            let x = rule.x(slot.start).max(free_from);
            let end = rule.x(slot.end).max(x + LEAST).min(area.right());
            let cells = Rect { x, y, width: end.saturating_sub(x), height: 1 };
            if cells.width >= LEAST {
                draw_cell(paint, cells, *cell, view);
                if on && at == Some(slot.start) {
                    draw_marks(paint, cells);
                }
            }
            free_from = end;
        }
        y += 1;
    }
    y + 1
}

/// Where a time of the day stands.
struct Ruler {
    from: i64,
    minutes: i64,
    x: u16,
    cells: u16,
}

impl Ruler {
    fn over(rows: &[RoomRow], area: Rect) -> Self {
        let slots = || rows.iter().flat_map(|row| &row.slots).map(|(slot, _)| slot);
        let from = slots().map(|slot| minutes(slot.start)).min().unwrap_or(8 * 60) / 60 * 60;
        let until = slots().map(|slot| minutes(slot.end)).max().unwrap_or(18 * 60);
        let minutes = (until - from).max(60);
        Self { from, minutes, x: NAMES, cells: area.width.saturating_sub(NAMES + 1) }
    }

    fn x(&self, time: Time) -> u16 {
        let along = (minutes(time) - self.from).clamp(0, self.minutes) * i64::from(self.cells) / self.minutes;
        self.x + along as u16
    }

    /// The hours to name: each, or every other where they would touch.
    fn hours(&self) -> impl Iterator<Item = Time> {
        let wide = i64::from(self.cells) * 60 / self.minutes >= 4;
        let first = self.from / 60;
        let last = (self.from + self.minutes) / 60;
        (first..last).step_by(if wide { 1 } else { 2 }).filter_map(|hour| Time::new(hour as i8, 0, 0, 0).ok())
    }
}

fn minutes(time: Time) -> i64 {
    i64::from(time.hour()) * 60 + i64::from(time.minute())
}

/// The line above the day: which day it is.
pub(in crate::ui) fn title(paint: &mut Paint, body: Rect, day: Date, view: &View) {
    let (strong, plain) = (paint.theme.strong, paint.theme.plain);
    let text = when::day_of_year(view.lang(), day, view.today());
    let used = paint.text(1, body.y, body.width - 2, &text, strong);
    if let Some(near) = when::relative(view.lang(), day, view.today()) {
        paint.text(1 + used + 2, body.y, width(near), near, plain);
    }
    if let Some(holiday) = view.office.holiday_on(day) {
        let warn = paint.theme.warn;
        paint.right(0, body.y, body.width - 1, &holiday.name, warn);
    }
}
