//! The covered screen: a visitor came too near, or the clerk is away for a moment.

use ratatui::layout::Rect;

use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::input::Key;
use crate::ui::paint::{Paint, width};
use crate::ui::view::View;
use crate::ui::words;

use super::{Layer, Reply};

/// Nothing is shown but how to come back.
pub struct Cover;

impl Layer for Cover {
    fn scope(&self) -> Scope {
        scope::COVER
    }

    fn handle(&mut self, _key: Key, _view: &View) -> Reply {
        Reply::taken()
    }

    fn tell(&mut self, verb: Verb, _view: &View) -> Effect {
        if verb == Verb::Open { Effect::Pop } else { Effect::None }
    }

    fn covers(&self) -> bool {
        true
    }

    fn draw(&mut self, paint: &mut Paint, _body: Rect, view: &View) {
        let area = paint.area();
        paint.blank(area, paint.theme.plain);
        let text = view.say(words::COVERED);
        let x = (area.width - width(text).min(area.width)) / 2;
        paint.text(x, area.height / 2, area.width - x, text, paint.theme.dim);
    }
}
