//! Tab 2 as a whole: the week of the rooms, the canteen's day, the day care's day, the teams. `r` chooses among them.

use crate::model::{Canteen, DayCare};
use ratatui::layout::Rect;

use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::input::Key;
use crate::ui::layers::Reply;
use crate::ui::paint::Paint;
use crate::ui::view::{Selected, View};

use crate::ui::center::pane::Rooms;
use crate::ui::panes::Pane;

/// What of the center is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Face {
    #[default]
    Rooms,
    Canteen,
    DayCare,
    Teams,
}

/// The pane.
#[derive(Default)]
pub struct Center {
    face: Face,
    rooms: Rooms,
    canteen: crate::ui::canteen::pane::Canteen,
    day_care: crate::ui::day_care::pane::DayCare,
    teams: crate::ui::teams::pane::Teams,
}

impl Center {
    fn shown(&self) -> &dyn Pane {
        match self.face {
            Face::Rooms => &self.rooms,
            Face::Canteen => &self.canteen,
            Face::DayCare => &self.day_care,
            Face::Teams => &self.teams,
        }
    }

    fn shown_mut(&mut self) -> &mut dyn Pane {
        match self.face {
            Face::Rooms => &mut self.rooms,
            Face::Canteen => &mut self.canteen,
            Face::DayCare => &mut self.day_care,
            Face::Teams => &mut self.teams,
        }
    }
}

impl Pane for Center {
    fn refresh(&mut self, view: &View) {
        self.shown_mut().refresh(view);
    }

    fn scope(&self) -> Option<Scope> {
        Some(match self.face {
            Face::Rooms => scope::CENTER,
            Face::Canteen => scope::CANTEEN,
            Face::DayCare => scope::DAY_CARE,
            Face::Teams => scope::TEAMS,
        })
    }

    fn selected(&self) -> Selected {
        self.shown().selected()
    }

    fn show(&mut self, what: Selected, view: &View) {
        self.face = match what {
            Selected::Meal(_) => Face::Canteen,
            Selected::Stay(_) | Selected::DayCare(_) => Face::DayCare,
            Selected::Team(_) => Face::Teams,
            Selected::Place(place) if view.office.of::<Canteen>().get(place.room).is_some() => Face::Canteen,
            Selected::Place(place) if view.office.of::<DayCare>().get(place.room).is_some() => Face::DayCare,
            _ => Face::Rooms,
        };
        self.shown_mut().refresh(view);
        self.shown_mut().show(what, view);
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Room(id) if view.office.of::<Canteen>().get(id).is_some() => self.face = Face::Canteen,
            Verb::Room(id) if view.office.of::<DayCare>().get(id).is_some() => self.face = Face::DayCare,
            Verb::Room(_) => {
                self.face = Face::Rooms;
                self.rooms.refresh(view);
                return self.rooms.tell(verb, view);
            }
            Verb::Teams => self.face = Face::Teams,
            verb => return self.shown_mut().tell(verb, view),
        }
        Effect::None
    }

    fn handle(&mut self, key: Key, view: &View) -> Reply {
        self.shown_mut().handle(key, view)
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        self.shown_mut().draw(paint, body, view);
    }
}
