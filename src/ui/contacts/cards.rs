//! The cards of tab 7, one list at a time: who is called at units, and who does what for activities.

mod called;
mod coordinations;

use ratatui::layout::Rect;

use crate::desk::core::question::Answer;
use crate::desk::export::ExportRow;
use crate::model::Id;
use crate::model::contacts::Coordination;
use crate::ui::effect::{Effect, Verb};
use crate::ui::list_pane::ListPane;
use crate::ui::paint::Paint;
use crate::ui::panes::Pane;
use crate::ui::view::{Selected, View};

/// Numbers of the filters from which on coordinations are listed.
pub(super) const COORDINATIONS: u8 = 100;

pub(super) use called::filter as called_filter;
pub(super) use coordinations::filter as coordination_filter;

/// Both lists; each keeps its cursor.
#[derive(Default)]
pub(super) struct Cards {
    called: ListPane<called::Called>,
    coordinations: ListPane<coordinations::Coordinations>,
    /// Whether coordinations are listed.
    second: bool,
}

impl Cards {
    fn pane(&mut self) -> &mut dyn Pane {
        if self.second { &mut self.coordinations } else { &mut self.called }
    }

    fn seen(&self) -> &dyn Pane {
        if self.second { &self.coordinations } else { &self.called }
    }
}

impl Pane for Cards {
    fn refresh(&mut self, view: &View) {
        self.pane().refresh(view);
    }

    fn selected(&self) -> Selected {
        self.seen().selected()
    }

    fn person(&self) -> Id {
        self.seen().person()
    }

    fn show(&mut self, what: Selected, view: &View) {
        self.second = what.id::<Coordination>().is_some();
        self.pane().show(what, view);
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        let verb = match verb {
            Verb::Filter(filter) => {
                self.second = filter >= COORDINATIONS;
                Verb::Filter(if self.second { filter - COORDINATIONS } else { filter })
            }
            other => other,
        };
        self.pane().tell(verb, view)
    }

    fn listed(&self) -> Option<(&'static ExportRow, Vec<Id>)> {
        self.seen().listed()
    }

    fn let_go(&mut self) {
        self.called.let_go();
        self.coordinations.let_go();
    }

    fn hear(&mut self, ticket: u64, answer: Answer, view: &View) -> Effect {
        self.pane().hear(ticket, answer, view)
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        self.pane().draw(paint, body, view);
    }
}
