//! The center's figures of a month: the rooms' table, how full each hour was, and the months before.
//!
//! Counted by the desk when it is opened and when the month changes, never while it is drawn.

use crate::model::Room;
use jiff::ToSpan;
use jiff::civil::Date;
use ratatui::layout::Rect;

use crate::desk::center::figures::{Counted, FIRST_HOUR, HOURS, Heat, RoomFigures};
use crate::desk::core::figure_row::Day;
use crate::desk::core::figures::FIGURES;
use crate::desk::core::question::{Answer, Question};
use crate::model::Id;
use crate::text::center::figures as texts;
use crate::text::{Msg, when};
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Step, Verb};
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::widgets::list::Cursor;

use crate::ui::layers::Layer;

/// Rows from which all charts stand under each other.
const TALL: u16 = 28;
/// Cells of the column of names.
const NAMES: u16 = 14;
/// Cells of a column of numbers.
const NUMBER: u16 = 8;
/// Cells of a column of a table.
const NUMBERS: u16 = 9;
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
    /// A table of another capability, by its place among [`FIGURES`].
    Table(usize),
}

/// The figures.
pub struct FiguresLayer {
    /// The first day of the month that is shown.
    month: Date,
    /// What it came to; missing until the desk has counted it.
    counted: Option<Counted>,
    chart: Chart,
    /// Whether all charts of the rooms stand on one screen.
    tall: bool,
    /// The row under the cursor among the days of a table.
    day: Cursor,
    /// The row under the cursor: a room, or behind the last one all of them.
    room: usize,
}

impl FiguresLayer {
    /// Of this month.
    pub fn open(view: &View) -> Effect {
        let (month, day) = (view.today().first_of_month(), Cursor::default());
        let layer = Self { month, counted: None, chart: Chart::Rooms, tall: false, day, room: 0 };
        Effect::push(layer).then(Effect::Ask(Question::Count(month)))
    }

    fn rooms_counted(&self) -> &[RoomFigures] {
        self.counted.as_ref().map_or(&[], |counted| &counted.figures.rooms)
    }

    /// The days of a table.
    fn days(&self, nth: usize) -> &[Day] {
        self.counted.as_ref().and_then(|counted| counted.tables.get(nth)).map_or(&[], Vec::as_slice)
    }

    fn of_room(&self) -> Option<&RoomFigures> {
        self.rooms_counted().get(self.room)
    }

    fn go(&mut self, step: Step, view: &View) -> Effect {
        let month = match step {
            Step::Left => self.month.checked_sub(1.month()),
            Step::Right => self.month.checked_add(1.month()),
            Step::Home => Ok(view.today()),
            _ => Ok(self.month),
        };
        let month = month.map_or(self.month, Date::first_of_month);
        if month != self.month {
            (self.month, self.counted, self.day) = (month, None, Cursor::default());
            return Effect::Ask(Question::Count(month));
        }
        if let Chart::Table(nth) = self.chart {
            let days = self.days(nth).len();
            self.day.step(step, days);
            return Effect::None;
        }
        self.room = match step {
            Step::Up => self.room.saturating_sub(1),
            Step::Down => (self.room + 1).min(self.rooms_counted().len()),
            _ => self.room,
        };
        Effect::None
    }

    /// How full an hour of a weekday was: of the room under the cursor, or of all of them.
    fn heat(&self, day: usize, hour: usize) -> Heat {
        let one = self.of_room().map(std::slice::from_ref);
        let rooms = one.unwrap_or(self.rooms_counted()).iter().map(|room| room.heat[day][hour]);
        rooms
            .fold(Heat::default(), |sum, heat| Heat { offered: sum.offered + heat.offered, used: sum.used + heat.used })
    }

    fn room_name(&self, view: &View) -> String {
        let room = self.of_room().and_then(|room| view.office.of::<Room>().get(room.room));
        room.map_or_else(|| view.say(texts::ALL_ROOMS).to_owned(), |room| room.name.clone())
    }

    /// The rooms' table; answers the first row below it.
    fn rooms(&self, paint: &mut Paint, area: Rect, view: &View) -> u16 {
        let Some(figures) = self.counted.as_ref().map(|counted| &counted.figures) else { return area.y };
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
        for (nth, room) in figures.rooms.iter().enumerate() {
            if y + 2 >= area.bottom() {
                break;
            }
            let here = nth == self.room;
            let style = if here { selected } else { plain };
            if here {
                paint.tint(Rect { x: area.x, y, width: area.width, height: 1 }, selected);
                paint.text(area.x, y, 1, ">", style);
            }
            let name = view.office.of::<Room>().get(room.room).map_or("", |room| room.name.as_str());
            paint.text(area.x + 1, y, NAMES, name, style);
            let counts = [room.due, room.kept, room.missed, room.cancelled, room.heads].map(|count| count.to_string());
            let shares = [room.attendance(), room.missed_share(), room.use_share()].map(share);
            for (nth, number) in counts.into_iter().chain(shares).enumerate() {
                paint.right(column(nth), y, NUMBER - 1, &number, style);
            }
            y += 1;
        }
        let served = texts::served(view.lang(), figures.people, figures.again);
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
        let room = self.of_room().map_or(Id::NONE, |room| room.room);
        let months: Vec<(Date, u32)> = self.counted.iter().flat_map(|counted| counted.came(room)).collect();
        let most = months.iter().map(|(_, heads)| *heads).max().unwrap_or(0).max(1);
        let bar = area.width.saturating_sub(NAMES + NUMBER + 4);
        for (nth, (month, heads)) in months.iter().enumerate() {
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

    /// A table's days, the month's sum first.
    fn table(&mut self, paint: &mut Paint, area: Rect, nth: usize, view: &View) {
        let (dim, plain, strong) = (paint.theme.dim, paint.theme.plain, paint.theme.strong);
        let Some(row) = FIGURES.get(nth) else { return };
        paint.text(area.x + 1, area.y, area.width - 2, view.say(row.title), strong);
        let column = |nth: usize| area.x + NAMES + NUMBERS * nth as u16;
        let heads = (row.heads)(view.lang());
        for (nth, head) in heads.iter().enumerate() {
            paint.right(column(nth), area.y + 1, NUMBERS - 1, head, dim);
        }
        let mut day = std::mem::take(&mut self.day);
        let days = self.days(nth);
        let mut sum = vec![0; heads.len()];
        for (_, counts) in days {
            sum.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        }
        let line = |paint: &mut Paint, y: u16, name: &str, counts: &[usize], style| {
            paint.text(area.x + 1, y, NAMES, name, style);
            for (nth, count) in counts.iter().enumerate() {
                paint.right(column(nth), y, NUMBERS - 1, &count.to_string(), style);
            }
        };
        line(paint, area.y + 2, view.say(texts::WHOLE_MONTH), &sum, strong);
        for (y, nth) in (area.y + 3..).zip(day.window(area.height.saturating_sub(3), days.len())) {
            let (date, counts) = &days[nth];
            let here = nth == day.at;
            let style = if here { paint.theme.selected } else { plain };
            if here {
                paint.tint(Rect { x: area.x, y, width: area.width, height: 1 }, style);
                paint.text(area.x, y, 1, ">", style);
            }
            line(paint, y, &when::day(view.lang(), *date), counts, style);
        }
        self.day = day;
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
        scope::FIGURES
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Step(step) => return self.go(step, view),
            Verb::Next => {
                self.chart = match self.chart {
                    Chart::Rooms if !self.tall => Chart::Hours,
                    Chart::Hours => Chart::Months,
                    Chart::Rooms | Chart::Months if !FIGURES.is_empty() => Chart::Table(0),
                    Chart::Table(nth) if nth + 1 < FIGURES.len() => Chart::Table(nth + 1),
                    Chart::Rooms | Chart::Months | Chart::Table(_) => Chart::Rooms,
                };
                self.day = Cursor::default();
            }
            Verb::Back => return Effect::Pop,
            _ => {}
        }
        Effect::None
    }

    fn hear(&mut self, _ticket: u64, answer: Answer, _view: &View) -> Effect {
        match answer {
            // The month may have been turned meanwhile.
            Answer::Counted(counted) if counted.figures.month == self.month => self.counted = Some(*counted),
            Answer::Counted(_) => {}
            answer => return Effect::Usual(Box::new(answer)),
        }
        Effect::None
    }

    fn covers(&self) -> bool {
        true
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let (strong, dim) = (paint.theme.strong, paint.theme.dim);
        let title = format!("{}  {}", view.say(texts::FIGURES), texts::month(view.lang(), self.month));
        let used = paint.text(1, body.y, body.width - 2, &title, strong);
        paint.right(used + 2, body.y, body.width - used - 3, view.say(texts::HOW_TO), dim);
        let area = Rect { y: body.y + 2, height: body.height - 2, ..body };
        self.tall = body.height >= TALL;
        if self.counted.is_none() {
            paint.text(1, area.y, area.width - 2, view.say(texts::COUNTING), dim);
            return;
        }
        if self.tall && !matches!(self.chart, Chart::Table(_)) {
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
            Chart::Table(nth) => self.table(paint, area, nth, view),
        }
    }
}
