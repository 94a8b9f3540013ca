//! The day care's day: each place, its guest, when they came and who fetches them.
//!
//! Medicine is health: that there is some stands here, what it is only after a reason was given.

mod draw;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};
use ratatui::layout::Rect;

use crate::desk::core::clock::to_the_minute;
use crate::desk::core::question::Question;
use crate::desk::day_care::{DayCareToday, day_care, guests, overdue};
use crate::model::center::booking::Place;
use crate::model::{DayStay, Id};
use crate::ui::effect::{Effect, Step, Verb};
use crate::ui::paint::Paint;
use crate::ui::panes::Pane;
use crate::ui::view::{Selected, View};
use crate::ui::widgets::rows::Rows;

/// What the cached day was made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Made {
    head: u64,
    date: Date,
    held: bool,
    now: DateTime,
}

/// The pane.
#[derive(Default)]
pub struct DayCare {
    /// The day that was chosen; none is today.
    put: Option<Date>,
    date: Date,
    /// The day-care room.
    room: Id,
    /// Stays by place; before today's, guests of the days before who were never fetched.
    stays: Rows<Id>,
    counts: Option<DayCareToday>,
    made: Option<Made>,
    followed: Id,
    /// Whether the day was put to show somebody's stay.
    led: bool,
}

impl DayCare {
    fn go_to(&mut self, day: Date, view: &View) -> Effect {
        self.put = Some(day);
        self.followed = Id::NONE;
        if view.office.days.has(day) { Effect::None } else { Effect::Ask(Question::Recall(day)) }
    }

    fn follow(&mut self, resident: Id, view: &View) {
        let of = |id: &Id| view.office.of::<DayStay>().get(*id).map(|stay| stay.resident);
        if self.stays.seek_by(|id| of(id) == Some(resident)) {
            self.followed = resident;
        }
    }
}

impl Pane for DayCare {
    fn refresh(&mut self, view: &View) {
        self.date = self.put.unwrap_or(view.today());
        let (held, now) = (view.office.days.has(self.date), to_the_minute(view.seat.now));
        let made = Made { head: view.office.head, date: self.date, held, now };
        if self.made != Some(made) {
            self.room = day_care(view.office).map_or(Id::NONE, |care| care.id);
            let forgotten = overdue(view.office, now).into_iter().filter(|stay| stay.date < self.date);
            let forgotten = forgotten.filter(|_| self.date == view.today()).map(|stay| stay.id);
            let today = guests(view.office, self.date).into_iter().map(|stay| stay.id);
            self.stays.renew(forgotten.chain(today).collect());
            self.counts = DayCareToday::of(view.office, self.date.to_datetime(now.time()));
            self.made = Some(made);
        }
        if view.seat.subject != self.followed {
            self.followed = Id::NONE;
            self.follow(view.seat.subject, view);
        }
    }

    fn selected(&self) -> Selected {
        match self.stays.current() {
            Some(id) => Selected::of::<DayStay>(*id),
            None => Selected::Place(Place { room: self.room, date: self.date, start: Time::default() }),
        }
    }

    fn show(&mut self, what: Selected, view: &View) {
        if let Selected::Place(place) = what {
            self.put = Some(place.date).filter(|day| *day != view.today());
        }
        if let Some(id) = what.id::<DayStay>() {
            self.led = true;
            let day = view.office.of::<DayStay>().get(id).map(|stay| stay.date);
            self.put = day.filter(|day| *day != view.today());
            self.refresh(view);
            self.stays.seek(id);
            self.followed = view.seat.subject;
        }
    }

    fn let_go(&mut self) {
        self.stays.home();
        self.followed = Id::NONE;
        if std::mem::take(&mut self.led) {
            self.put = None;
        }
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        self.led &= !matches!(verb, Verb::Step(Step::Left | Step::Right) | Verb::Day(_));
        let go = |days: i64| self.date.checked_add(days.days()).unwrap_or(self.date);
        match verb {
            Verb::Step(Step::Left) => return self.go_to(go(-1), view),
            Verb::Step(Step::Right) => return self.go_to(go(1), view),
            Verb::Step(Step::Home) | Verb::Back => self.put = None,
            Verb::Step(step) => self.stays.step(step),
            Verb::Day(day) => return self.go_to(day, view),
            Verb::Open => {
                let stay = self.stays.current().and_then(|id| view.office.of::<DayStay>().get(*id));
                let Some(id) = stay.map(|stay| stay.resident) else { return Effect::None };
                return Effect::card(id);
            }
            _ => {}
        }
        Effect::None
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        self.draw_day(paint, body, view);
    }
}
