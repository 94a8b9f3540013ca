//! Tab 2: a room's week as a grid, and who is in the cell under the cursor.
//!
//! Keeps the cursor's day and slot, never a record; the week and the list are made again when the office moved on.

mod day;
mod grid;
mod people;

pub use grid::share;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};
use ratatui::layout::Rect;

use crate::desk::center::week::{Cell, Week, bookings_at, bookings_of_day};
use crate::desk::core::clock::to_the_minute;
use crate::desk::core::question::Question;
use crate::model::center::booking::Place;
use crate::model::when::monday_of;
use crate::model::{Booking, Id, Room};
use crate::text::center as words;
use crate::ui::actions;
use crate::ui::center::actions::BOOK;
use crate::ui::center::forms::places::free_on;
use crate::ui::effect::{Effect, Step, Verb};
use crate::ui::paint::Paint;
use crate::ui::view::{Line, Selected, View};
use crate::ui::widgets::list::Cursor;

use crate::ui::panes::Pane;
use day::RoomRow;

/// What the cached week was made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Made {
    head: u64,
    /// Older days that were read.
    read: usize,
    room: Id,
    /// The Monday of a week; the day itself where one day was looked at.
    from: Date,
    now: DateTime,
}

/// What the cached list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Listed {
    head: u64,
    read: usize,
    room: Id,
    day: Date,
    row: usize,
    whole_day: bool,
}

/// The pane.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "ways of looking that have nothing to do with each other")]
#[expect(clippy::struct_field_names, reason = "the rooms that are listed beside the one room whose week it is")]
pub struct Rooms {
    room: Id,
    /// Where the cursor was put: a day and a row. None is now, so that a new morning begins on its own day.
    put: Option<(Date, usize)>,
    /// Where the cursor stands.
    day: Date,
    row: usize,
    /// Whether the arrows move in the list of bookings, not in the grid.
    in_list: bool,
    /// Whether the list holds the room's whole day, not only the cell.
    whole_day: bool,
    week: Week,
    made: Option<Made>,
    people: Vec<Id>,
    listed: Listed,
    /// Every room, and what is left of it on the cursor's day.
    rooms: Vec<(Id, String)>,
    surveyed: Option<Made>,
    /// The time that the cursor goes to once the room's week is made.
    sought: Option<Time>,
    /// Whether all rooms of a day are shown, not one room's week.
    by_day: bool,
    /// The rooms of the cursor's day, where they are shown.
    day_rows: Vec<RoomRow>,
    list: Cursor,
    /// Whether the cursor was put where it is to show somebody's booking.
    led: bool,
}

impl Rooms {
    /// The place under the grid's cursor.
    fn place(&self) -> Option<Place> {
        let (slot, _) = self.week.rows.get(self.row)?;
        Some(Place { room: self.room, date: self.day, start: slot.start })
    }

    /// The cell under the grid's cursor.
    fn cell(&self) -> Option<Cell> {
        let (_, days) = self.week.rows.get(self.row)?;
        days.get(self.day.weekday().to_monday_zero_offset() as usize).copied()
    }

    fn room<'a>(&self, view: &View<'a>) -> Option<&'a Room> {
        view.office.of::<Room>().get(self.room)
    }

    /// In the day, the cursor stands on a slot that the room has then, where it has any.
    fn keep_to_slots(&mut self) {
        let Some((day, row)) = self.put else { return };
        let weekday = day.weekday().to_monday_zero_offset() as usize;
        let open = |row: &usize| self.week.rows.get(*row).is_some_and(|(_, days)| days[weekday] != Cell::NotOpen);
        let near = (row..self.week.rows.len()).find(open).or_else(|| (0..row).rev().find(open));
        self.put = Some((day, near.unwrap_or(row)));
    }

    fn go(&mut self, days: i64) {
        let day = self.day.checked_add(days.days()).unwrap_or(self.day);
        self.put = Some((day, self.row));
    }

    fn go_to_row(&mut self, row: usize) {
        let last = self.week.rows.len().saturating_sub(1);
        self.put = Some((self.day, row.min(last)));
    }

    /// Another room: the day stays, and the slot nearest to the one before.
    fn enter(&mut self, room: Id, view: &View) {
        let start = self.week.rows.get(self.row).map(|(slot, _)| slot.start);
        self.room = room;
        let slots = self.room(view).map(Room::slots_of_any_day).unwrap_or_default();
        let row = start.and_then(|start| slots.iter().position(|slot| slot.end > start));
        if self.put.is_some() {
            self.put = Some((self.day, row.unwrap_or(slots.len().saturating_sub(1))));
        }
        self.whole_day = false;
        self.in_list = false;
    }

    fn step(&mut self, step: Step) {
        if self.in_list {
            match step {
                Step::Left => self.in_list = false,
                step => self.list.step(step, self.people.len()),
            }
            return;
        }
        if self.by_day {
            return self.step_in_day(step);
        }
        match step {
            Step::Left => self.go(-1),
            Step::Right => self.go(1),
            Step::Up => self.go_to_row(self.row.saturating_sub(1)),
            Step::Down => self.go_to_row(self.row + 1),
            Step::PageUp => self.go(-7),
            Step::PageDown => self.go(7),
            Step::Home => self.put = None,
            Step::End => self.go_to_row(usize::MAX),
        }
    }

    /// The arrows in the day: rooms up and down, slots left and right, days by pages.
    fn step_in_day(&mut self, step: Step) {
        let here = self.day_rows.iter().position(|row| row.room == self.room).unwrap_or(0);
        let start = self.week.rows.get(self.row).map(|(slot, _)| slot.start);
        let slots = self.day_rows.get(here).map_or(&[][..], |row| &row.slots);
        let at = start.and_then(|start| slots.iter().position(|(slot, _)| slot.start >= start)).unwrap_or(0);
        let go_to = |place: usize| slots.get(place).map(|(slot, _)| slot.start);
        let (room, start) = match step {
            Step::Up => (here.checked_sub(1), start),
            Step::Down => (Some(here + 1), start),
            Step::Left => (Some(here), at.checked_sub(1).and_then(go_to)),
            Step::Right => (Some(here), go_to(at + 1)),
            Step::End => (Some(here), slots.last().map(|(slot, _)| slot.start)),
            Step::PageUp => return self.go(-1),
            Step::PageDown => return self.go(1),
            Step::Home => {
                self.put = None;
                return;
            }
        };
        let Some((row, start)) = room.and_then(|room| self.day_rows.get(room)).zip(start) else { return };
        self.room = row.room;
        self.sought = Some(start);
        self.put = Some((self.day, self.row));
    }

    /// Asks for the week that the cursor was put in, where some of it is not held.
    fn recall(&self, view: &View) -> Effect {
        let Some((day, _)) = self.put else { return Effect::None };
        let held = monday_of(day).series(1.day()).take(7).all(|day| view.office.days.has(day));
        if held { Effect::None } else { Effect::Ask(Question::Recall(day)) }
    }

    /// Enter: in the list, whoever booked; in the grid, a form for the person being served.
    fn open(&self, view: &View) -> Effect {
        if let Some(id) = self.selected().id::<Booking>() {
            return view.office.of::<Booking>().get(id).map_or(Effect::None, |booking| Effect::card(booking.resident));
        }
        let why = match self.cell() {
            None => words::NO_ROOM,
            Some(Cell::NotOpen) => crate::text::console::NOT_OPEN,
            Some(Cell::Unread) => crate::text::canteen::READING,
            Some(Cell::Closed(_)) => words::CLOSED_ALREADY,
            Some(Cell::Open { over: true, .. }) => words::OVER,
            Some(Cell::Open { .. }) => return actions::named(BOOK).map_or(Effect::None, Effect::Run),
        };
        Effect::Say(Line::Warn(why))
    }
}

impl Rooms {
    /// Every room of the cursor's day, and who is in the cell.
    fn draw_day(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        day::title(paint, body, self.day, view);
        let below = Rect { y: body.y + 1, height: body.height - 1, ..body };
        let list = if view.seat.is_wide() { 38 } else { 0 };
        let grid = Rect { width: below.width - list, ..below };
        if list == 0 && (self.in_list || self.whole_day) {
            return self.draw_list(paint, Rect { x: 1, width: body.width - 2, ..below }, view);
        }
        let at = self.place().map(|place| place.start);
        let y = day::draw(paint, grid, &self.day_rows, (self.room, at, self.day), view);
        if list == 0 {
            let rest = Rect { x: 1, y, width: body.width - 2, height: below.bottom().saturating_sub(y) };
            self.draw_people(paint, rest, view);
            return;
        }
        paint.bar(grid.right(), below.y, below.height);
        self.draw_list(paint, Rect { x: grid.right() + 1, width: list - 2, ..below }, view);
    }
}

impl Pane for Rooms {
    fn refresh(&mut self, view: &View) {
        let now = to_the_minute(view.seat.now);
        if view.office.of::<Room>().get(self.room).is_none() {
            let rooms = view.office.rooms_in_use();
            let first = rooms.iter().find(|room| !view.office.is_service(room.id)).or(rooms.first());
            self.room = first.map_or(Id::NONE, |room| room.id);
        }
        let Some(room) = self.room(view) else {
            *self = Self::default();
            return;
        };
        self.day = self.put.map_or(now.date(), |(day, _)| day);
        let (head, read) = (view.office.head, view.office.days.read());
        let made = Made { head, read, room: room.id, from: monday_of(self.day), now };
        if self.made != Some(made) {
            self.week = Week::of(view.office, room, self.day, now);
            self.made = Some(made);
        }
        let last = self.week.rows.len().saturating_sub(1);
        if let Some(start) = self.sought.take() {
            let row = self.week.rows.iter().position(|(slot, _)| slot.end > start).unwrap_or(last);
            self.put = Some((self.day, row));
        }
        if self.by_day {
            self.keep_to_slots();
        }
        self.row = match self.put {
            Some((_, row)) => row.min(last),
            None => self.week.find(now.date(), now.time()).map_or(0, |(row, _)| row),
        };
        let (room, day, row, whole_day) = (self.room, self.day, self.row, self.whole_day);
        let listed = Listed { head, read, room, day, row, whole_day };
        if self.listed != listed {
            let under = self.people.get(self.list.at).copied();
            let found = match self.place() {
                Some(_) if whole_day => bookings_of_day(view.office, room, day),
                Some(place) => bookings_at(view.office, place),
                None => Vec::new(),
            };
            self.people = found.into_iter().map(|booking| booking.id).collect();
            self.list.at = under.and_then(|id| self.people.iter().position(|row| *row == id)).unwrap_or(0);
            self.listed = listed;
        }
        self.in_list &= !self.people.is_empty();
        let surveyed = Made { head, read, room: Id::NONE, from: day, now };
        if self.surveyed != Some(surveyed) {
            let rooms = view.office.rooms_in_use().into_iter();
            self.rooms = rooms.map(|room| (room.id, free_on(room, day, Id::NONE, view))).collect();
            self.surveyed = Some(surveyed);
            self.day_rows.clear();
        }
        if self.by_day && self.day_rows.is_empty() {
            self.day_rows = day::rows_of(day, view);
        }
    }

    fn selected(&self) -> Selected {
        match self.people.get(self.list.at) {
            Some(id) if self.in_list => Selected::of::<Booking>(*id),
            _ => self.place().map_or(Selected::Nothing, Selected::Place),
        }
    }

    fn show(&mut self, what: Selected, view: &View) {
        if let Some(room) = what.id::<Room>() {
            return self.enter(room, view);
        }
        let booked = what.id::<Booking>();
        let place = match what {
            Selected::Place(place) => Some(place),
            _ => booked.and_then(|id| view.office.of::<Booking>().get(id)).map(Booking::place),
        };
        let Some(place) = place else { return };
        let before = (self.room, self.put);
        self.enter(place.room, view);
        let slots = self.room(view).map(Room::slots_of_any_day).unwrap_or_default();
        let row = slots.iter().position(|slot| slot.end > place.start).unwrap_or(0);
        self.put = Some((place.date, row));
        if before != (self.room, self.put) {
            self.led = booked.is_some();
        }
        self.refresh(view);
        if let Some(id) = booked {
            self.list.at = self.people.iter().position(|row| *row == id).unwrap_or(0);
        }
    }

    fn let_go(&mut self) {
        (self.in_list, self.whole_day, self.list) = (false, false, Cursor::default());
        if std::mem::take(&mut self.led) {
            self.put = None;
        }
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        self.led &= !matches!(verb, Verb::Step(_) | Verb::Day(_));
        match verb {
            Verb::Step(step) => self.step(step),
            Verb::Open => return self.open(view),
            Verb::Next | Verb::Previous if self.people.is_empty() => return Effect::hint(words::NOBODY_YET),
            Verb::Next | Verb::Previous => self.in_list = !self.in_list,
            Verb::Back => {
                self.whole_day = false;
                self.in_list = false;
            }
            Verb::Day(day) => {
                self.put = Some((day, self.row));
                self.in_list = false;
            }
            Verb::DayOrWeek => {
                self.by_day = !self.by_day;
                self.in_list = false;
            }
            Verb::WholeDay => {
                self.whole_day = !self.whole_day;
                self.refresh(view);
                self.in_list = !self.people.is_empty();
                if !self.in_list {
                    return Effect::hint(words::NOBODY_YET);
                }
            }
            _ => {}
        }
        self.recall(view)
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let Some(room) = self.room(view) else {
            let plain = paint.theme.plain;
            paint.text(2, body.y + 1, body.width - 4, view.say(words::NO_ROOMS), plain);
            return;
        };
        if self.by_day {
            return self.draw_day(paint, body, view);
        }
        grid::title(paint, body, room, &self.week, view);
        let below = Rect { y: body.y + 1, height: body.height - 1, ..body };
        let columns = grid::Columns::within(body.width, view.seat.is_wide());
        if !view.seat.is_wide() {
            if self.in_list || self.whole_day {
                self.draw_list(paint, Rect { x: 1, width: body.width - 2, ..below }, view);
            } else {
                let y = grid::draw(paint, below, columns, &self.week, (self.row, self.day), view);
                self.draw_cell(paint, Rect { x: 1, y, width: body.width - 2, height: below.bottom() - y }, view);
            }
            return;
        }
        let cells = columns.all();
        let y = grid::draw(paint, below, columns, &self.week, (self.row, self.day), view);
        self.draw_room(paint, Rect { x: 1, y, width: cells - 2, height: below.bottom().saturating_sub(y) }, view);
        paint.bar(cells, below.y, below.height);
        self.draw_list(paint, Rect { x: cells + 1, width: body.width - cells - 2, ..below }, view);
    }
}
