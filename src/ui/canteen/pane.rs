//! The canteen's day: a sitting, who eats, what is cooked, what is left.
//!
//! A visitor can see this screen: a meal that is cooked apart says so, and never why.

mod draw;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};
use ratatui::layout::Rect;

use crate::desk::canteen::kitchen;
use crate::desk::canteen::kitchen::{Eater, KitchenSheet, SittingToday, Takings, eaters, kitchen_sheet, sittings_of};
use crate::desk::core::clock::to_the_minute;
use crate::desk::core::question::Question;
use crate::model::by_day::day_of;
use crate::model::center::booking::Place;
use crate::model::{Id, Meal, MealAt};
use crate::ui::effect::{Effect, Step, Verb};
use crate::ui::paint::Paint;
use crate::ui::panes::Pane;
use crate::ui::view::{Selected, View};
use crate::ui::widgets::rows::{Keyed, Rows};

/// What the cached day was made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Made {
    head: u64,
    at: (Date, u8),
    held: bool,
    now: DateTime,
}

/// Of a sitting, a person has one meal.
impl Keyed for Eater {
    fn key(&self) -> Id {
        self.meal.resident
    }
}

/// The pane.
#[derive(Default)]
pub struct Canteen {
    /// The day and sitting that were chosen; none is the next sitting of today.
    put: Option<(Date, u8)>,
    date: Date,
    sitting: u8,
    /// The canteen's room, and when the sitting starts.
    room: Id,
    start: Time,
    sittings: Vec<SittingToday>,
    eaters: Rows<Eater>,
    sheet: KitchenSheet,
    takings: (Vec<(u8, Takings)>, Takings),
    made: Option<Made>,
    /// The person whose meal the cursor went to by itself.
    followed: Id,
    /// Whether day and sitting were put to show somebody's meal.
    led: bool,
}

impl Canteen {
    /// The day and sitting that are meant now.
    fn meant(&self, view: &View) -> (Date, u8) {
        let now = view.seat.now;
        self.put.unwrap_or_else(|| {
            let canteen = kitchen::canteen(view.office);
            let next = canteen.and_then(|canteen| canteen.next_after(now.time()).or(canteen.sittings.last()));
            (now.date(), next.map_or(0, |sitting| sitting.no))
        })
    }

    fn go(&mut self, days: i64, view: &View) -> Effect {
        let day = self.date.checked_add(days.days()).unwrap_or(self.date);
        self.go_to(day, view)
    }

    fn go_to(&mut self, day: Date, view: &View) -> Effect {
        self.put = Some((day, self.sitting));
        self.followed = Id::NONE;
        if view.office.days.has(day) { Effect::None } else { Effect::Ask(Question::Recall(day)) }
    }

    /// The sitting after this one, round the day.
    fn turn(&mut self, view: &View) {
        let Some(canteen) = kitchen::canteen(view.office) else { return };
        let at = canteen.sittings.iter().position(|sitting| sitting.no == self.sitting);
        let next = at.map_or(0, |at| (at + 1) % canteen.sittings.len().max(1));
        if let Some(sitting) = canteen.sittings.get(next) {
            self.put = Some((self.date, sitting.no));
            self.followed = Id::NONE;
        }
    }

    /// Puts the cursor on a person's meal.
    fn follow(&mut self, resident: Id) {
        if self.eaters.seek(resident) {
            self.followed = resident;
        }
    }
}

impl Pane for Canteen {
    fn refresh(&mut self, view: &View) {
        let at = self.meant(view);
        (self.date, self.sitting) = at;
        let (held, now) = (view.office.days.has(at.0), to_the_minute(view.seat.now));
        let made = Made { head: view.office.head, at, held, now };
        if self.made != Some(made) {
            let canteen = kitchen::canteen(view.office);
            self.room = canteen.map_or(Id::NONE, |canteen| canteen.id);
            self.start = canteen.and_then(|canteen| canteen.sitting(at.1)).map_or(Time::default(), |s| s.start);
            self.sittings = sittings_of(view.office, at.0);
            self.eaters.renew(eaters(view.office, at.0, at.1));
            self.sheet = kitchen_sheet(view.office, at.0, at.1);
            self.takings = kitchen::takings(view.office, at.0);
            self.made = Some(made);
        }
        // Whoever is served at the desk is whom the clerk means.
        if view.seat.subject != self.followed {
            self.followed = Id::NONE;
            self.follow(view.seat.subject);
        }
    }

    fn selected(&self) -> Selected {
        match self.eaters.current() {
            Some(eater) => Selected::of::<Meal>(eater.meal.at().id()),
            None => Selected::Place(Place { room: self.room, date: self.date, start: self.start }),
        }
    }

    fn person(&self) -> Id {
        self.eaters.current().map_or(Id::NONE, |eater| eater.meal.resident)
    }

    fn show(&mut self, what: Selected, view: &View) {
        if let Selected::Place(place) = what {
            let sittings = kitchen::canteen(view.office).map_or(&[][..], |canteen| &canteen.sittings);
            let sitting = sittings.iter().find(|sitting| sitting.start == place.start);
            self.put = Some((place.date, sitting.map_or(0, |sitting| sitting.no)));
            self.refresh(view);
        } else {
            let Some(id) = what.id::<Meal>() else { return };
            self.led = true;
            self.put = Some((day_of(id), MealAt::sitting_of(id)));
            self.refresh(view);
            let whose = self.eaters.iter().map(|eater| eater.meal.at());
            let resident = whose.into_iter().find(|at| at.id() == id).map(|at| at.resident);
            self.follow(resident.unwrap_or(Id::NONE));
        }
    }

    fn let_go(&mut self) {
        self.eaters.home();
        self.followed = Id::NONE;
        if std::mem::take(&mut self.led) {
            self.put = None;
        }
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        self.led &= !matches!(verb, Verb::Step(Step::Left | Step::Right) | Verb::Next | Verb::Previous | Verb::Day(_));
        match verb {
            Verb::Step(Step::Left) => return self.go(-1, view),
            Verb::Step(Step::Right) => return self.go(1, view),
            Verb::Step(Step::Home) | Verb::Back => self.put = None,
            Verb::Step(step) => self.eaters.step(step),
            Verb::Next | Verb::Previous => self.turn(view),
            Verb::Day(day) => return self.go_to(day, view),
            Verb::Open => {
                let Some(eater) = self.eaters.current() else { return Effect::None };
                return Effect::card(eater.meal.resident);
            }
            _ => {}
        }
        Effect::None
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        self.draw_day(paint, body, view);
    }
}
