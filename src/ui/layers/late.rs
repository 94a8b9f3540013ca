//! What is entered from now on happened at a time that is past: for tickets, meals, arrivals and visits that are a digit
//! or a key and no form. It stays in sight, and `0` ends it.

use jiff::civil::DateTime;
use ratatui::layout::Rect;

use crate::model::when::read_past;
use crate::text::{gap as words, when};
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::paint::{Paint, centered};
use crate::ui::view::{Line, View};
use crate::ui::widgets::line_box::LineBox;

use super::Layer;

/// Cells of the box.
const CELLS: u16 = 52;

/// The field for the time.
#[derive(Default)]
pub struct Late {
    line: LineBox,
}

impl Late {
    /// Asks for the time; where one was given, what follows happens now again.
    pub fn ask(view: &View) -> Effect {
        match view.seat.late {
            Some(_) => Effect::Late(None).then(Effect::hint(words::NOW_AGAIN)),
            None => Effect::push(Self::default()),
        }
    }

    fn read(&self, view: &View) -> Option<DateTime> {
        read_past(self.line.text(), view.today()).filter(|at| *at <= view.seat.now)
    }
}

/// `今天 09:10`.
pub fn said(at: DateTime, view: &View) -> String {
    when::moment(view.lang(), at.date(), at.time(), view.today())
}

impl Layer for Late {
    fn scope(&self) -> Scope {
        scope::FORM
    }

    fn line(&mut self) -> Option<&mut LineBox> {
        Some(&mut self.line)
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Open | Verb::Save => match self.read(view) {
                Some(at) => Effect::Pop.then(Effect::Late(Some(at))),
                None => Effect::Say(Line::Warn(crate::text::console::HAPPENED_HINT)),
            },
            Verb::Back => Effect::Pop,
            _ => Effect::None,
        }
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let inner = paint.popup(centered(body, CELLS, 4), view.say(words::LATE));
        let (style, dim) = (paint.theme.field, paint.theme.dim);
        self.line.draw(paint, inner, style, true);
        let text = match self.read(view) {
            Some(at) => said(at, view),
            None => view.say(crate::text::console::HAPPENED_HINT).to_owned(),
        };
        paint.text(inner.x, inner.y + 1, inner.width, &text, dim);
    }
}
