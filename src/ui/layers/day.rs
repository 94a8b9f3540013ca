//! One small field for a day, typed in any usual form.

use jiff::civil::Date;
use ratatui::layout::Rect;
use tui_input::Input;

use crate::model::when::read_date;
use crate::text::{center as words, errors, when};
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::input::Key;
use crate::ui::paint::{Paint, centered};
use crate::ui::view::{Line, View};
use crate::ui::widgets::field;

use super::{Layer, Reply};

/// Cells of the box.
const CELLS: u16 = 44;

/// The field; the day goes to whatever lies beneath it.
#[derive(Default)]
pub struct Day {
    input: Input,
}

impl Day {
    /// Asks for a day.
    pub fn ask(_view: &View) -> Effect {
        Effect::push(Self::default())
    }

    fn read(&self, today: Date) -> Option<Date> {
        read_date(self.input.value(), today)
    }
}

impl Layer for Day {
    fn scope(&self) -> Scope {
        scope::FORM
    }

    fn handle(&mut self, key: Key, _view: &View) -> Reply {
        if field::edit(&mut self.input, key) { Reply::taken() } else { Reply::Pass }
    }

    fn paste(&mut self, text: &str, _view: &View) -> Reply {
        field::insert(&mut self.input, text);
        Reply::taken()
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Open | Verb::Save => match self.read(view.today()) {
                Some(day) => Effect::Pop.then(Effect::Tell(Verb::Day(day))),
                None if self.input.value().trim().is_empty() => Effect::Pop,
                None => Effect::Say(Line::Warn(words::DAY_HINT)),
            },
            Verb::Back => Effect::Pop,
            _ => Effect::None,
        }
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let inner = paint.popup(centered(body, CELLS, 4), view.say(words::WHICH_DAY));
        let (style, dim, bad) = (paint.theme.field, paint.theme.dim, paint.theme.bad);
        paint.tint(Rect { height: 1, ..inner }, style);
        field::draw(paint, (inner.x, inner.y), inner.width, &self.input, style, true);
        let (text, style) = match self.read(view.today()) {
            Some(day) => (when::day_of_year(view.lang(), day, view.today()), dim),
            None if self.input.value().trim().is_empty() => (view.say(words::DAY_HINT).to_owned(), dim),
            None => (errors::field_error(view.lang(), &crate::model::FieldError::NotADate).into_owned(), bad),
        };
        paint.text(inner.x, inner.y + 1, inner.width, &text, style);
    }
}
