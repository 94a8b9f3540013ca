//! Who is in a cell or on a day: the lines below the grid, and the list beside it.

use crate::model::{Resident, Room};
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::center::opening::Closed;
use crate::desk::center::waitlist::live_at;
use crate::desk::center::week::Cell;
use crate::model::center::booking::{BOOKING_STATE, CLOSURE_REASON};
use crate::model::{Booking, BookingState, Id};
use crate::text::{center as words, console, labels, when};
use crate::ui::paint::{Paint, width};
use crate::ui::view::View;
use crate::ui::widgets::numbered::Numbered;

use crate::ui::center::pane::Rooms;

impl Rooms {
    /// The cell in one line, and who is in it, as far as there is room.
    pub(in crate::ui) fn draw_cell(&mut self, paint: &mut Paint, area: Rect, view: &View) {
        let y = (self.draw_people(paint, area, view) + 1).min(area.bottom());
        self.draw_survey(paint, Rect { y, height: area.bottom() - y, ..area }, view);
    }

    /// The cell in one line, and who is in it; answers the last row used.
    pub(in crate::ui) fn draw_people(&mut self, paint: &mut Paint, area: Rect, view: &View) -> u16 {
        let y = self.heading(paint, area, view);
        let (plain, dim) = (paint.theme.plain, paint.theme.dim);
        let (mut x, mut y) = (area.x, y);
        for booking in self.people.iter().filter_map(|id| view.office.of::<Booking>().get(*id)) {
            let name = name(booking, view);
            let heads = when::people(view.lang(), booking.heads.into());
            let state = if booking.state == BookingState::Booked { "" } else { state(booking, view) };
            let need = width(name) + 1 + width(&heads) + 1 + width(state);
            if x > area.x && x + need > area.right() {
                (x, y) = (area.x, y + 1);
            }
            if y >= area.bottom() {
                return y;
            }
            x += paint.text(x, y, area.right() - x, name, plain) + 1;
            if booking.heads > 1 {
                x += paint.text(x, y, area.right().saturating_sub(x), &heads, dim) + 1;
            }
            if !state.is_empty() {
                let style = style_of(booking, paint);
                x += paint.text(x, y, area.right().saturating_sub(x), state, style) + 1;
            }
            x += 2;
        }
        let waiting = self.waiting(view);
        if !waiting.is_empty() && y + 1 < area.bottom() {
            y += 1;
            paint.text(area.x, y, area.width, &waiting.join("   "), dim);
        }
        y
    }

    /// Who waits for the cell, each in a few words.
    fn waiting(&self, view: &View) -> Vec<String> {
        let Some(place) = self.place().filter(|_| !self.whole_day) else { return Vec::new() };
        let live = live_at(view.office, place, view.seat.now);
        let name = |id| view.office.of::<Resident>().get(id).map_or("", |resident| resident.name.as_str());
        let line = |(nth, waiting): (usize, &&crate::model::Waiting)| {
            words::waits(view.lang(), nth + 1, name(waiting.resident), waiting.heads, waiting.calls)
        };
        live.iter().enumerate().map(line).collect()
    }

    /// What the room is, below a grid that has its list beside it; and every room on the cursor's day.
    pub(in crate::ui) fn draw_room(&self, paint: &mut Paint, area: Rect, view: &View) {
        let Some(room) = self.room(view) else { return };
        let dim = paint.theme.dim;
        if area.height > 0 {
            paint.text(area.x, area.y, area.width, &room.note, dim);
            let height = (self.rooms.len() as u16 + 2).min(area.height - 1);
            self.draw_survey(paint, Rect { y: area.y + 1, height, ..area }, view);
        }
    }

    /// Every room on the cursor's day, at the bottom; nothing where they do not all fit.
    fn draw_survey(&self, paint: &mut Paint, area: Rect, view: &View) {
        let rows = self.rooms.len() as u16 + 1;
        if self.rooms.len() < 2 || area.height < rows + 1 {
            return;
        }
        let (strong, plain, dim, accent) = (paint.theme.strong, paint.theme.plain, paint.theme.dim, paint.theme.accent);
        let mut y = area.bottom() - rows;
        let day = when::day_of_year(view.lang(), self.day, view.today());
        paint.text(area.x, y, area.width, &day, strong);
        let name = |id: &Id| view.office.of::<Room>().get(*id).map_or("", |room| room.name.as_str());
        let names = self.rooms.iter().map(|(id, _)| width(name(id))).max().unwrap_or(0).min(NAMES);
        // The digits that `r` has for them.
        let numbered = Numbered::in_order(self.rooms.len(), |_, _| self.rooms.len());
        for (row, (id, free)) in self.rooms.iter().enumerate() {
            y += 1;
            let here = *id == self.room;
            let keys: String = numbered.keys_of(row).unwrap_or_default().into_iter().collect();
            paint.right(area.x, y, 2, &keys, dim);
            paint.text(area.x + 3, y, names, name(id), if here { accent } else { plain });
            let x = 3 + names + 2;
            paint.text(area.x + x, y, area.width.saturating_sub(x), free, if here { plain } else { dim });
        }
    }

    /// The list: bookings of the cell or of the day, each a row.
    pub(in crate::ui) fn draw_list(&mut self, paint: &mut Paint, area: Rect, view: &View) {
        let mut y = self.heading(paint, area, view);
        let dim = paint.theme.dim;
        if self.people.is_empty() {
            if matches!(self.cell(), Some(Cell::Open { .. })) {
                paint.text(area.x + 1, y, area.width - 1, view.say(words::NOBODY_YET), dim);
            }
            return;
        }
        let rows = area.bottom().saturating_sub(y + 1);
        for place in self.list.window(rows, self.people.len()) {
            let Some(booking) = view.office.of::<Booking>().get(self.people[place]) else { continue };
            let here = self.in_list && place == self.list.at;
            let row = Rect { y, height: 1, ..area };
            booking_row(paint, row, booking, self.whole_day, here, view);
            y += 1;
        }
        for line in self.waiting(view) {
            if y + 1 >= area.bottom() {
                break;
            }
            paint.text(area.x + 1, y, area.width - 1, &line, dim);
            y += 1;
        }
        if !self.in_list {
            paint.text(area.x + 1, area.bottom() - 1, area.width - 1, view.say(words::TAB_TO_PICK), dim);
        }
    }

    /// Which slot or day, what is free or why it is closed; answers the row below.
    fn heading(&self, paint: &mut Paint, area: Rect, view: &View) -> u16 {
        let lang = view.lang();
        let (strong, plain, dim, warn) = (paint.theme.strong, paint.theme.plain, paint.theme.dim, paint.theme.warn);
        let Some((slot, _)) = self.week.rows.get(self.row) else { return area.y };
        let moment = if self.whole_day {
            let day = when::day_of_year(lang, self.day, view.today());
            format!("{day}  {}", view.say(words::DAY_LIST))
        } else {
            words::slot(lang, self.day, slot.start, slot.end, view.today())
        };
        let mut x = area.x + paint.text(area.x, area.y, area.width, &moment, strong) + 2;
        let mut y = area.y;
        let booked = self.people.iter().filter_map(|id| view.office.of::<Booking>().get(*id));
        let (mut heads, mut arrived, mut standing) = (0, 0, 0);
        for booking in booked.filter(|booking| booking.holds_places()) {
            heads += booking.heads;
            standing += 1;
            if booking.state == BookingState::Arrived {
                arrived += booking.heads;
            }
        }
        let mut say = |text: &str, style: Style| {
            if x + width(text) > area.right() && x > area.x {
                (x, y) = (area.x, y + 1);
            }
            x += paint.text(x, y, area.right().saturating_sub(x), text, style) + 2;
        };
        match self.cell() {
            Some(Cell::Unread) => {
                say(view.say(crate::text::canteen::READING), dim);
            }
            Some(Cell::NotOpen) | None => {
                let days = self.room(view).map_or_else(String::new, |room| when::weekdays(lang, room.weekdays));
                say(view.say(console::NOT_OPEN), dim);
                say(&days, dim);
            }
            Some(Cell::Closed(reason)) => {
                let closed = self.room(view).and_then(|room| view.office.closed(room, self.day, Some(*slot)));
                say(view.say(console::CLOSED), warn);
                say(labels::code_number(lang, CLOSURE_REASON, reason), warn);
                say(closed.as_ref().map_or("", Closed::words), plain);
                if closed.as_ref().is_some_and(Closed::is_to_confirm) {
                    say(labels::code_key(lang, "holiday.to_confirm"), dim);
                }
                if standing > 0 {
                    say(&words::still_booked(lang, standing), warn);
                }
            }
            Some(Cell::Open { left, capacity, over, waiting }) => {
                let runs = !self.whole_day
                    && self.day == view.today()
                    && (slot.start..slot.end).contains(&view.seat.now.time());
                if over && !self.whole_day {
                    say(view.say(words::OVER), dim);
                } else if runs {
                    say(view.say(words::RUNNING), plain);
                }
                if !self.whole_day {
                    say(&words::places(lang, left, capacity), if left == 0 && !over { warn } else { plain });
                }
                if heads > 0 {
                    say(&words::expected(lang, heads, arrived), dim);
                }
                if waiting > 0 && !self.whole_day {
                    say(&words::waiting(lang, waiting.into()), warn);
                }
            }
        }
        y + 1
    }
}

/// Most cells of a room's name in the survey.
const NAMES: u16 = 13;

/// One booking in a list: when, who, how many, whether they came.
pub(in crate::ui) fn booking_row(
    paint: &mut Paint,
    row: Rect,
    booking: &Booking,
    with_time: bool,
    here: bool,
    view: &View,
) {
    let selected = paint.theme.selected;
    let style = |style| if here { selected } else { style };
    let (plain, dim, strong) = (paint.theme.plain, paint.theme.dim, paint.theme.strong);
    let came = style_of(booking, paint);
    if here {
        paint.tint(row, selected);
        paint.text(row.x, row.y, 1, ">", selected);
    }
    let (y, mut x) = (row.y, row.x + 1);
    if with_time {
        paint.text(x, y, 6, &when::clock(booking.start), style(dim));
        x += 6;
    }
    paint.text(x, y, 10, name(booking, view), style(strong));
    x += 10;
    let heads = when::people(view.lang(), booking.heads.into());
    let heads_cells = view.lang().of(6, 10);
    paint.right(x, y, heads_cells, &heads, style(plain));
    x += heads_cells + 2;
    x += paint.text(x, y, row.right().saturating_sub(x), state(booking, view), style(came)) + 2;
    paint.text(x, y, row.right().saturating_sub(x), &booking.note, style(dim));
}

fn name<'a>(booking: &Booking, view: &View<'a>) -> &'a str {
    view.office.of::<Resident>().get(booking.resident).map_or("", |resident| resident.name.as_str())
}

fn state(booking: &Booking, view: &View) -> &'static str {
    labels::code_number(view.lang(), BOOKING_STATE, booking.state as u8)
}

fn style_of(booking: &Booking, paint: &Paint) -> Style {
    match booking.state {
        BookingState::Booked => paint.theme.plain,
        BookingState::Arrived => paint.theme.good,
        BookingState::NoShow => paint.theme.warn,
        BookingState::Cancelled => paint.theme.dim,
    }
}
