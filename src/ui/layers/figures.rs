//! The center's figures of a month: the rooms' table, how full each hour was, and the months before.
//!
//! Counted when it is opened and when the month changes, never while it is drawn.

use jiff::ToSpan;
use jiff::civil::Date;
use ratatui::layout::Rect;

use crate::desk::figures::{FIRST_HOUR, Figures, HOURS, Heat, RoomFigures, by_month};
use crate::model::Id;
use crate::text::{Msg, figures as texts, when};
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Step, Verb};
use crate::ui::input::Key;
use crate::ui::paint::Paint;
use crate::ui::view::View;

use super::{Layer, Reply};

/// Rows from which all charts stand under each other.
const TALL: u16 = 28;
/// Cells of the column of names.
const NAMES: u16 = 14;
/// Cells of a column of numbers.
const NUMBER: u16 = 8;
/// Cells of an hour.
const HOUR: u16 = 5;
/// From this share on an hour is as good as full, in percent.
const FULL: u32 = 90;

/// Which chart is shown where there is room for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chart {
    Rooms,
    Hours,
    Months,
}

/// The figures.
pub struct FiguresLayer {
    figures: Figures,
    months: Vec<(Date, u32)>,
    chart: Chart,
    /// The row under the cursor: a room, or behind the last one all of them.
    room: usize,
}

impl FiguresLayer {
    /// Of this month.
    pub fn open(view: &View) -> Effect {
        let figures = Figures::of(view.office, view.today(), view.seat.now);
        let mut layer = Self { figures, months: Vec::new(), chart: Chart::Rooms, room: 0 };
        layer.count_months(view);
        Effect::push(layer)
    }

    fn of_room(&self) -> Option<&RoomFigures> {
        self.figures.rooms.get(self.room)
    }

    fn count_months(&mut self, view: &View) {
        let room = self.of_room().map_or(Id::NONE, |room| room.room);
        self.months = by_month(view.office, room, self.figures.month);
    }

    fn go(&mut self, step: Step, view: &View) {
        let month = match step {
            Step::Left => self.figures.month.checked_sub(1.month()),
            Step::Right => self.figures.month.checked_add(1.month()),
            Step::Home => Ok(view.today()),
            _ => Ok(self.figures.month),
        };
        let month = month.map_or(self.figures.month, Date::first_of_month);
        if month != self.figures.month {
            self.figures = Figures::of(view.office, month, view.seat.now);
        }
        self.room = match step {
            Step::Up => self.room.saturating_sub(1),
            Step::Down => (self.room + 1).min(self.figures.rooms.len()),
            _ => self.room,
        };
        self.count_months(view);
    }

    /// How full an hour of a weekday was: of the room under the cursor, or of all of them.
    fn heat(&self, day: usize, hour: usize) -> Heat {
        let one = self.of_room().map(std::slice::from_ref);
        let rooms = one.unwrap_or(&self.figures.rooms).iter().map(|room| room.heat[day][hour]);
        rooms
            .fold(Heat::default(), |sum, heat| Heat { offered: sum.offered + heat.offered, used: sum.used + heat.used })
    }

    fn room_name(&self, view: &View) -> String {
        let room = self.of_room().and_then(|room| view.office.rooms.get(room.room));
        room.map_or_else(|| view.say(texts::ALL_ROOMS).to_owned(), |room| room.name.clone())
    }

    /// The rooms' table; answers the first row below it.
    fn rooms(&self, paint: &mut Paint, area: Rect, view: &View) -> u16 {
        let (dim, plain, selected) = (paint.theme.dim, paint.theme.plain, paint.theme.selected);
        let heads = [
            texts::DUE,
            texts::KEPT,
            texts::MISSED,
            texts::CANCELLED,
            texts::HEADS,
            texts::ATTENDANCE,
            texts::MISSED_SHARE,
            texts::USE,
        ];
        let column = |nth: usize| area.x + NAMES + NUMBER * nth as u16;
        paint.text(area.x + 1, area.y, NAMES, view.say(texts::ROOM), dim);
        for (nth, head) in heads.into_iter().enumerate() {
            paint.right(column(nth), area.y, NUMBER - 1, view.say(head), dim);
        }
        let mut y = area.y + 1;
        for (nth, room) in self.figures.rooms.iter().enumerate() {
            if y + 2 >= area.bottom() {
                break;
            }
            let here = nth == self.room;
            let style = if here { selected } else { plain };
            if here {
                paint.tint(Rect { x: area.x, y, width: area.width, height: 1 }, selected);
                paint.text(area.x, y, 1, ">", style);
            }
            let name = view.office.rooms.get(room.room).map_or("", |room| room.name.as_str());
            paint.text(area.x + 1, y, NAMES, name, style);
            let counts = [room.due, room.kept, room.missed, room.cancelled, room.heads].map(|count| count.to_string());
            let shares = [room.attendance(), room.missed_share(), room.use_share()].map(share);
            for (nth, number) in counts.into_iter().chain(shares).enumerate() {
                paint.right(column(nth), y, NUMBER - 1, &number, style);
            }
            y += 1;
        }
        let served = texts::served(view.lang(), self.figures.people, self.figures.again);
        paint.text(area.x + 1, y + 1, area.width - 2, &served, plain);
        y + 2
    }

    /// How full each hour of each weekday was; answers the first row below it.
    fn hours(&self, paint: &mut Paint, area: Rect, view: &View) -> u16 {
        let (dim, plain, warn) = (paint.theme.dim, paint.theme.plain, paint.theme.warn);
        self.title(paint, area, texts::BY_HOUR, view);
        let column = |nth: usize| area.x + 6 + HOUR * nth as u16;
        for nth in 0..HOURS {
            paint.right(column(nth), area.y + 1, HOUR - 1, &format!("{:02}", FIRST_HOUR + nth as i8), dim);
        }
        let monday = crate::model::when::monday_of(view.today());
        for (nth, day) in monday.series(1.day()).take(7).enumerate() {
            let y = area.y + 2 + nth as u16;
            paint.text(area.x + 1, y, 5, when::weekday(view.lang(), day.weekday()), dim);
            for hour in 0..HOURS {
                let heat = self.heat(nth, hour);
                let style = match heat.percent() {
                    None | Some(0) => dim,
                    Some(FULL..) => warn,
                    Some(_) => plain,
                };
                let text = heat.percent().map_or_else(String::new, |percent| percent.to_string());
                paint.right(column(hour), y, HOUR - 1, &text, style);
            }
        }
        area.y + 9
    }

    /// People who came in each of the last twelve months.
    fn by_month(&self, paint: &mut Paint, area: Rect, view: &View) {
        let (dim, plain, accent) = (paint.theme.dim, paint.theme.plain, paint.theme.accent);
        self.title(paint, area, texts::BY_MONTH, view);
        let most = self.months.iter().map(|(_, heads)| *heads).max().unwrap_or(0).max(1);
        let bar = area.width.saturating_sub(NAMES + NUMBER + 4);
        for (nth, (month, heads)) in self.months.iter().enumerate() {
            let y = area.y + 1 + nth as u16;
            if y >= area.bottom() {
                break;
            }
            paint.text(area.x + 1, y, NAMES, &texts::month(view.lang(), *month), dim);
            paint.right(area.x + NAMES, y, NUMBER - 1, &heads.to_string(), plain);
            let cells = (u64::from(bar) * u64::from(*heads) / u64::from(most)) as u16;
            paint.fill(area.x + NAMES + NUMBER + 1, y, cells, paint.theme.taken, accent);
        }
    }

    fn title(&self, paint: &mut Paint, area: Rect, what: Msg, view: &View) {
        let strong = paint.theme.strong;
        let title = format!("{}  {}", self.room_name(view), view.say(what));
        paint.text(area.x + 1, area.y, area.width - 2, &title, strong);
    }
}

fn share(percent: Option<u32>) -> String {
    percent.map_or_else(|| "-".to_owned(), |percent| format!("{percent}%"))
}

impl Layer for FiguresLayer {
    fn scope(&self) -> Scope {
        scope::READING
    }

    fn handle(&mut self, _key: Key, _view: &View) -> Reply {
        Reply::Pass
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Step(step) => self.go(step, view),
            Verb::Next => {
                self.chart = match self.chart {
                    Chart::Rooms => Chart::Hours,
                    Chart::Hours => Chart::Months,
                    Chart::Months => Chart::Rooms,
                };
            }
            Verb::Back | Verb::Open => return Effect::Pop,
            _ => {}
        }
        Effect::None
    }

    fn covers(&self) -> bool {
        true
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let (strong, dim) = (paint.theme.strong, paint.theme.dim);
        let title = format!("{}  {}", view.say(texts::FIGURES), texts::month(view.lang(), self.figures.month));
        let used = paint.text(1, body.y, body.width - 2, &title, strong);
        paint.right(used + 2, body.y, body.width - used - 3, view.say(texts::HOW_TO), dim);
        let area = Rect { y: body.y + 2, height: body.height - 2, ..body };
        if body.height >= TALL {
            let y = self.rooms(paint, area, view) + 1;
            let y = self.hours(paint, Rect { y, height: area.bottom().saturating_sub(y), ..area }, view) + 1;
            self.by_month(paint, Rect { y, height: area.bottom().saturating_sub(y), ..area }, view);
            return;
        }
        match self.chart {
            Chart::Rooms => {
                self.rooms(paint, area, view);
            }
            Chart::Hours => {
                self.hours(paint, area, view);
            }
            Chart::Months => self.by_month(paint, area, view),
        }
    }
}
