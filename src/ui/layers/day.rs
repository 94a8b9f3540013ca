//! One small field for a day, typed in any usual form.

use jiff::civil::Date;
use ratatui::layout::Rect;

use crate::model::when::read_date;
use crate::text::{center as words, errors, when};
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::paint::{Paint, centered};
use crate::ui::view::{Line, View};
use crate::ui::widgets::line_box::LineBox;

use super::Layer;

/// Cells of the box.
const CELLS: u16 = 44;

/// The field; the day goes to whatever lies beneath it.
#[derive(Default)]
pub struct Day {
    line: LineBox,
}

impl Day {
    /// Asks for a day.
    pub fn ask(_view: &View) -> Effect {
        Effect::push(Self::default())
    }

    fn read(&self, today: Date) -> Option<Date> {
        read_date(self.line.typed(), today)
    }
}

impl Layer for Day {
    fn scope(&self) -> Scope {
        scope::FORM
    }

    fn line(&mut self) -> Option<&mut LineBox> {
        Some(&mut self.line)
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Open | Verb::Save => match self.read(view.today()) {
                Some(day) => Effect::Pop.then(Effect::Tell(Verb::Day(day))),
                None if self.line.text().is_empty() => Effect::Pop,
                None => Effect::Say(Line::Warn(words::DAY_HINT)),
            },
            Verb::Back => Effect::Pop,
            _ => Effect::None,
        }
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let inner = paint.popup(centered(body, CELLS, 4), view.say(words::WHICH_DAY));
        let (style, dim, bad) = (paint.theme.field, paint.theme.dim, paint.theme.bad);
        self.line.draw(paint, inner, style, true);
        let (text, style) = match self.read(view.today()) {
            Some(day) => (when::day_of_year(view.lang(), day, view.today()), dim),
            None if self.line.text().is_empty() => (view.say(words::DAY_HINT).to_owned(), dim),
            None => (errors::field_error(view.lang(), &crate::model::FieldError::NotADate).into_owned(), bad),
        };
        paint.text(inner.x, inner.y + 1, inner.width, &text, style);
    }
}
