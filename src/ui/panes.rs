//! The tabs: each pane keeps its own cursor and caches, and shows what the office holds.
//!
//! A pane never writes and never keeps a record, only ids; its caches are rebuilt when the office moved on.

use ratatui::layout::Rect;

use crate::desk::core::question::Answer;
use crate::text::Msg;
use crate::ui::words;

use super::actions::{Scope, scope};
use super::effect::{Effect, Verb};
use super::input::Key;
use super::layers::Reply;
use super::paint::Paint;
use super::view::{Selected, View};

/// A tab, in the order of its digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// `0` 今日
    #[default]
    Today,
    /// `1` 居民
    Residents,
    /// `2` 养老服务
    Center,
    /// `3` 健康
    Clinic,
    /// `4` 诉求
    Issues,
}

impl Tab {
    /// Every tab that is built, in the order of the header.
    pub const ALL: [Self; 5] = [Self::Today, Self::Residents, Self::Center, Self::Clinic, Self::Issues];

    /// Its digit.
    pub fn digit(self) -> char {
        match self {
            Self::Today => '0',
            Self::Residents => '1',
            Self::Center => '2',
            Self::Clinic => '3',
            Self::Issues => '4',
        }
    }

    /// Its name.
    pub fn label(self) -> Msg {
        match self {
            Self::Today => words::TODAY,
            Self::Residents => words::RESIDENTS,
            Self::Center => words::CENTER,
            Self::Clinic => words::CLINIC,
            Self::Issues => words::ISSUES,
        }
    }

    /// Where its actions stand in the table.
    pub fn scope(self) -> Scope {
        match self {
            Self::Today => scope::TODAY,
            Self::Residents => scope::RESIDENTS,
            Self::Center => scope::CENTER,
            Self::Clinic => scope::CLINIC,
            Self::Issues => scope::ISSUES,
        }
    }

    /// The tab on which a record is shown; `None` where there is nothing to show.
    pub fn of(selected: Selected) -> Option<Self> {
        match selected {
            Selected::Resident(_) => Some(Self::Residents),
            Selected::Place(_)
            | Selected::Booking(_)
            | Selected::Meal(_)
            | Selected::DayCare(_)
            | Selected::Stay(_)
            | Selected::Team(_) => Some(Self::Center),
            Selected::Session(_) | Selected::Visit(_) => Some(Self::Clinic),
            Selected::Issue(_) => Some(Self::Issues),
            Selected::Sheet(_) | Selected::Nothing => None,
        }
    }
}

/// A pane.
pub trait Pane {
    /// Brings its caches up to date; called before anything else is asked of it, and cheap when nothing changed.
    fn refresh(&mut self, view: &View);

    /// Where its actions stand in the table, where that is not its tab's own place.
    fn scope(&self) -> Option<Scope> {
        None
    }

    /// The record on which its cursor stands.
    fn selected(&self) -> Selected;

    /// Puts the cursor on a record, if it is here.
    fn show(&mut self, what: Selected, view: &View);

    /// Does what a row of the table tells it.
    fn tell(&mut self, verb: Verb, view: &View) -> Effect;

    /// Handles a key that the table has no row for.
    fn handle(&mut self, _key: Key, _view: &View) -> Reply {
        Reply::Pass
    }

    /// What it asked of the desk, under this ticket, is answered. What it has no use for goes the usual way.
    fn hear(&mut self, _ticket: u64, answer: Answer, _view: &View) -> Effect {
        Effect::Usual(Box::new(answer))
    }

    /// Draws itself between header and status line.
    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View);
}

/// All panes.
#[derive(Default)]
pub struct Panes {
    today: crate::ui::today::Today,
    residents: crate::ui::people::pane::Residents,
    center: crate::ui::center::tab::Center,
    clinic: crate::ui::clinic::pane::Clinic,
    issues: crate::ui::issues::pane::Issues,
}

impl Panes {
    /// The pane of a tab.
    pub fn of(&mut self, tab: Tab) -> &mut dyn Pane {
        match tab {
            Tab::Today => &mut self.today,
            Tab::Residents => &mut self.residents,
            Tab::Center => &mut self.center,
            Tab::Clinic => &mut self.clinic,
            Tab::Issues => &mut self.issues,
        }
    }
}
