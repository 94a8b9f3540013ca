//! The calendar: a month as weeks, a square a day, and below or beside it what is on the day under the cursor.

use jiff::ToSpan;
use jiff::civil::Date;
use ratatui::layout::Rect;

use crate::desk::contacts::calendar::{Calendar, Item, said, sheet};
use crate::desk::core::question::{Answer, Question};
use crate::model::Record;
use crate::model::Resident;
use crate::model::contacts::report::CALENDAR;
use crate::model::when::monday_of;
use crate::text::contacts::report as words;
use crate::text::{center::figures, labels, when};
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Step, Verb};
use crate::ui::layers::Layer;
use crate::ui::layers::choice::{Choice, Offer};
use crate::ui::paint::{Paint, width};
use crate::ui::view::{Selected, View};

/// Columns of a week.
const WEEK: u16 = 7;

/// The calendar.
pub struct Month {
    day: Date,
    /// Of [`CALENDAR`]; 0 for every kind.
    kind: u8,
    calendar: Option<Calendar>,
}

impl Month {
    /// Of today.
    pub fn open(view: &View) -> Effect {
        let day = view.today();
        Effect::push(Self { day, kind: 0, calendar: None }).then(Effect::Ask(Question::Calendar(day)))
    }

    /// Goes to a day; a month that is not there yet is asked for.
    fn go(&mut self, day: Date) -> Effect {
        self.day = day;
        let known = self.calendar.as_ref().is_some_and(|calendar| calendar.month == day.first_of_month());
        if known {
            return Effect::None;
        }
        self.calendar = None;
        Effect::Ask(Question::Calendar(day))
    }

    fn step(&mut self, step: Step, view: &View) -> Effect {
        let moved = |span: jiff::Span| self.day.checked_add(span).unwrap_or(self.day);
        let day = match step {
            Step::Up => moved((-7).days()),
            Step::Down => moved(7.days()),
            Step::Left => moved((-1).days()),
            Step::Right => moved(1.days()),
            Step::PageUp => moved((-1).months()),
            Step::PageDown => moved(1.months()),
            Step::Home => view.today(),
            Step::End => self.day.last_of_month(),
        };
        self.go(day)
    }

    fn items(&self) -> Vec<&Item> {
        self.calendar.iter().flat_map(|calendar| calendar.on(self.day, self.kind)).collect()
    }

    /// What is on the day, each to be opened.
    fn open_day(&self, view: &View) -> Effect {
        let items = self.items();
        if items.is_empty() {
            return Effect::hint(words::NOTHING_ON);
        }
        let offers = items.into_iter().map(|item| {
            let (kind, id) = item.of;
            Offer::new(told(item, view), move |_| match id.some() {
                Some(person) if kind == Resident::KIND => Effect::Close.then(Effect::card(person)),
                Some(id) => Effect::Close.then(Effect::Show(Selected::record(kind, id))),
                None => Effect::None,
            })
        });
        Choice::new(when::day_and_year(view.lang(), self.day), offers.collect()).open()
    }

    fn weeks(&self, paint: &mut Paint, area: Rect, view: &View) {
        let cells = area.width / WEEK;
        let month = self.day.first_of_month();
        let first = monday_of(month);
        let (dim, plain, strong, selected) =
            (paint.theme.dim, paint.theme.plain, paint.theme.strong, paint.theme.selected);
        for (column, day) in (0..WEEK).zip(first.series(1.day())) {
            let head = when::weekday_head(view.lang(), day.weekday());
            paint.text(area.x + column * cells + 1, area.y, cells - 1, head, dim);
        }
        let last = month.last_of_month();
        let rows = (i64::from(last.day()) + i64::from(first.until(month).map_or(0, |span| span.get_days())) + 6) / 7;
        let rows = u16::try_from(rows).unwrap_or(6);
        let height = ((area.height - 1) / rows.max(1)).max(1);
        for (place, day) in (0..rows * WEEK).zip(first.series(1.day())) {
            if day.first_of_month() != month {
                continue;
            }
            let at = Rect {
                x: area.x + place % WEEK * cells,
                y: area.y + 1 + place / WEEK * height,
                width: cells - 1,
                height,
            };
            if at.y >= area.bottom() {
                break;
            }
            let here = day == self.day;
            if here {
                paint.tint(Rect { height: 1, ..at }, selected);
                paint.text(at.x, at.y, 1, ">", selected);
            }
            let style = if here {
                selected
            } else if day == view.today() {
                strong
            } else {
                plain
            };
            let number = day.day().to_string();
            let used = 1 + paint.text(at.x + 1, at.y, at.width - 1, &number, style);
            let Some(calendar) = &self.calendar else { continue };
            let counts = calendar.counts(day, self.kind);
            if height == 1 {
                let all: u32 = counts.iter().map(|(_, count)| count).sum();
                if all > 0 {
                    paint.right(
                        at.x + used,
                        at.y,
                        at.width - used,
                        &all.to_string(),
                        if here { selected } else { dim },
                    );
                }
                continue;
            }
            let room = usize::from(height - 1);
            for (nth, (kind, count)) in counts.iter().enumerate() {
                let row = nth as u16 + 1;
                let rest = counts.len() - nth;
                if nth + 1 == room && rest > 1 {
                    let more = crate::ui::words::more_below(view.lang(), rest);
                    paint.text(at.x + 1, at.y + row, at.width - 1, &more, dim);
                    break;
                }
                paint.text(at.x + 1, at.y + row, at.width - 1, &said(view.lang(), *kind, *count), plain);
            }
        }
    }

    fn day(&self, paint: &mut Paint, area: Rect, view: &View) {
        let (strong, plain, dim) = (paint.theme.strong, paint.theme.plain, paint.theme.dim);
        paint.text(area.x, area.y, area.width, &when::day_and_year(view.lang(), self.day), strong);
        let items = self.items();
        if items.is_empty() && self.calendar.is_some() {
            paint.text(area.x, area.y + 1, area.width, view.say(words::NOTHING_ON), dim);
        }
        let room = usize::from(area.height.saturating_sub(1));
        for (nth, (y, item)) in (area.y + 1..area.bottom()).zip(&items).enumerate() {
            let rest = items.len() - nth;
            if nth + 1 == room && rest > 1 {
                paint.text(area.x, y, area.width, &crate::ui::words::more_below(view.lang(), rest), dim);
            } else {
                paint.text(area.x, y, area.width, &told(item, view), plain);
            }
        }
    }
}

/// `14:00 预约 书画室 10`.
fn told(item: &Item, view: &View) -> String {
    let time = item.start.map(|time| format!("{} ", when::clock(time))).unwrap_or_default();
    let kind = labels::code_number(view.lang(), CALENDAR, item.kind);
    let heads = if item.heads == 0 { String::new() } else { format!(" {}", item.heads) };
    format!("{time}{kind} {}{heads}", item.called).trim_end().to_owned()
}

impl Layer for Month {
    fn scope(&self) -> Scope {
        scope::BOARD
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Step(step) => self.step(step, view),
            Verb::Day(day) => self.go(day),
            Verb::Open => self.open_day(view),
            Verb::Next => {
                let kinds = CALENDAR.iter().map(|code| code.code);
                self.kind = kinds.clone().find(|kind| *kind > self.kind).unwrap_or(0);
                Effect::None
            }
            Verb::Back => Effect::Pop,
            _ => Effect::None,
        }
    }

    fn hear(&mut self, _ticket: u64, answer: Answer, _view: &View) -> Effect {
        match answer {
            // The month may have been turned meanwhile.
            Answer::Calendar(calendar) if calendar.month == self.day.first_of_month() => {
                self.calendar = Some(*calendar);
                Effect::None
            }
            Answer::Calendar(_) => Effect::None,
            answer => Effect::Usual(Box::new(answer)),
        }
    }

    fn covers(&self) -> bool {
        true
    }

    fn selected(&self) -> Option<Selected> {
        Some(Selected::Sheet(sheet(self.day, self.kind)))
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let (strong, dim) = (paint.theme.strong, paint.theme.dim);
        let kind = if self.kind == 0 {
            view.say(words::ALL_KINDS)
        } else {
            labels::code_number(view.lang(), CALENDAR, self.kind)
        };
        let title = format!("{}  {}  {kind}", view.say(words::CALENDAR), words::month(view.lang(), self.day));
        paint.text(1, body.y, body.width - 2, &title, strong);
        let how = view.say(words::HOW_TO_MOVE);
        if width(&title) + width(how) + 6 < body.width {
            paint.right(1, body.y, body.width - 2, how, dim);
        }
        if self.calendar.is_none() {
            paint.text(1, body.y + 1, body.width - 2, view.say(figures::COUNTING), dim);
        }
        let body = Rect { y: body.y + 1, height: body.height - 1, ..body };
        if view.seat.is_wide() {
            let left = body.width * 7 / 10;
            self.weeks(paint, Rect { x: 1, width: left - 1, ..body }, view);
            paint.bar(left, body.y, body.height);
            self.day(paint, Rect { x: left + 2, width: body.width - left - 3, ..body }, view);
        } else {
            let weeks = 13.min(body.height);
            self.weeks(paint, Rect { x: 1, width: body.width - 1, height: weeks, ..body }, view);
            let rest = Rect { x: 1, y: body.y + weeks, width: body.width - 2, height: body.height - weeks };
            self.day(paint, rest, view);
        }
    }
}
