//! The canteen's day: a sitting, who eats, what is cooked, what is left.
//!
//! A visitor can see this screen: a meal that is cooked apart says so, and never why.

mod draw;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use ratatui::layout::Rect;

use crate::desk::canteen::kitchen;
use crate::desk::canteen::kitchen::{Eater, KitchenSheet, SittingToday, Takings, eaters, kitchen_sheet, sittings_of};
use crate::desk::core::clock::to_the_minute;
use crate::desk::core::question::Question;
use crate::model::{Id, MealAt};
use crate::ui::effect::{Effect, Step, Verb};
use crate::ui::paint::Paint;
use crate::ui::panes::Pane;
use crate::ui::view::{Selected, View};
use crate::ui::widgets::list::Cursor;

/// What the cached day was made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Made {
    head: u64,
    at: (Date, u8),
    held: bool,
    now: DateTime,
}

/// The pane.
#[derive(Default)]
pub struct Canteen {
    /// The day and sitting that were chosen; none is the next sitting of today.
    put: Option<(Date, u8)>,
    date: Date,
    sitting: u8,
    sittings: Vec<SittingToday>,
    eaters: Vec<Eater>,
    sheet: KitchenSheet,
    takings: (Vec<(u8, Takings)>, Takings),
    made: Option<Made>,
    list: Cursor,
    /// The person whose meal the cursor went to by itself.
    followed: Id,
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
        if let Some(at) = self.eaters.iter().position(|eater| eater.meal.resident == resident) {
            self.list.at = at;
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
            let under = self.eaters.get(self.list.at).map(|eater| eater.meal.resident);
            self.sittings = sittings_of(view.office, at.0);
            self.eaters = eaters(view.office, at.0, at.1);
            self.sheet = kitchen_sheet(view.office, at.0, at.1);
            self.takings = kitchen::takings(view.office, at.0);
            let found = under.and_then(|id| self.eaters.iter().position(|eater| eater.meal.resident == id));
            self.list.at = found.unwrap_or(self.list.at.min(self.eaters.len().saturating_sub(1)));
            self.made = Some(made);
        }
        // Whoever is served at the desk is whom the clerk means.
        if view.seat.subject != self.followed {
            self.followed = Id::NONE;
            self.follow(view.seat.subject);
        }
    }

    fn selected(&self) -> Selected {
        let resident = self.eaters.get(self.list.at).map_or(Id::NONE, |eater| eater.meal.resident);
        Selected::Meal(MealAt { date: self.date, sitting: self.sitting, resident })
    }

    fn show(&mut self, what: Selected, view: &View) {
        if let Selected::Meal(at) = what {
            self.put = Some((at.date, at.sitting));
            self.refresh(view);
            self.follow(at.resident);
        }
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Step(Step::Left) => return self.go(-1, view),
            Verb::Step(Step::Right) => return self.go(1, view),
            Verb::Step(Step::Home) | Verb::Back => self.put = None,
            Verb::Step(step) => self.list.step(step, self.eaters.len()),
            Verb::Next | Verb::Previous => self.turn(view),
            Verb::Day(day) => return self.go_to(day, view),
            Verb::Open => {
                let Some(eater) = self.eaters.get(self.list.at) else { return Effect::None };
                let id = eater.meal.resident;
                return Effect::Serve(id).then(Effect::Show(Selected::Resident(id)));
            }
            _ => {}
        }
        Effect::None
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        self.draw_day(paint, body, view);
    }
}
