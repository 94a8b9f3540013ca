//! The teams: one of them at a time, its roster with each member's attendance, its calendar.

mod draw;

pub(in crate::ui) use draw::describe;

use jiff::civil::Date;
use ratatui::layout::Rect;

use crate::desk::teams::{Came, TeamDay, calendar, figures, teams_in_order};
use crate::model::{Id, Team};
use crate::ui::effect::{Effect, Step, Verb};
use crate::ui::paint::Paint;
use crate::ui::panes::Pane;
use crate::ui::view::{Selected, View};
use crate::ui::widgets::rows::{Keyed, Rows};

/// What the cached team was made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Made {
    head: u64,
    team: Id,
    today: Date,
}

impl Keyed for (Id, Came) {
    fn key(&self) -> Id {
        self.0
    }
}

/// The pane.
#[derive(Default)]
pub struct Teams {
    team: Id,
    members: Rows<(Id, Came)>,
    days: Vec<TeamDay>,
    made: Option<Made>,
    followed: Id,
}

impl Teams {
    /// The team so many further on.
    fn turn(&mut self, back: bool, view: &View) {
        let teams = teams_in_order(view.office);
        let at = teams.iter().position(|team| team.id == self.team).unwrap_or(0);
        let count = teams.len().max(1);
        let next = if back { (at + count - 1) % count } else { (at + 1) % count };
        if let Some(team) = teams.get(next) {
            self.team = team.id;
            self.members.home();
            self.followed = Id::NONE;
        }
    }
}

impl Pane for Teams {
    fn refresh(&mut self, view: &View) {
        if view.office.of::<Team>().get(self.team).is_none() {
            self.team = teams_in_order(view.office).first().map_or(Id::NONE, |team| team.id);
        }
        let Some(team) = view.office.of::<Team>().get(self.team) else {
            *self = Self::default();
            return;
        };
        let made = Made { head: view.office.head, team: self.team, today: view.today() };
        if self.made != Some(made) {
            let mut members = figures(view.office, team, view.today());
            // The leader stands first; then in the order of joining.
            members.sort_by_key(|(id, _)| *id != team.leader);
            self.members.renew(members);
            self.days = calendar(view.office, team, view.today());
            self.made = Some(made);
        }
        if view.seat.subject != self.followed {
            self.followed = Id::NONE;
            if self.members.seek(view.seat.subject) {
                self.followed = view.seat.subject;
            }
        }
    }

    fn selected(&self) -> Selected {
        Selected::of::<Team>(self.team)
    }

    fn person(&self) -> Id {
        self.members.current().map_or(Id::NONE, |(id, _)| *id)
    }

    fn show(&mut self, what: Selected, view: &View) {
        if let Some(team) = what.id::<Team>() {
            self.team = team;
            self.refresh(view);
        }
    }

    fn let_go(&mut self) {
        self.members.home();
        self.followed = Id::NONE;
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Step(Step::Left) | Verb::Previous => self.turn(true, view),
            Verb::Step(Step::Right) | Verb::Next => self.turn(false, view),
            Verb::Step(step) => self.members.step(step),
            Verb::Open => {
                let Some((id, _)) = self.members.current().copied() else { return Effect::None };
                return Effect::card(id);
            }
            _ => {}
        }
        Effect::None
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        self.draw_team(paint, body, view);
    }
}
