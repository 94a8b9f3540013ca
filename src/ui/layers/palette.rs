//! The palette: every action by its name, for whoever does not remember its key.

use ratatui::layout::Rect;

use crate::text::Lang;
use crate::ui::actions::{self, Action, Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::paint::{Paint, width};
use crate::ui::view::{Line, View, Why};
use crate::ui::widgets::line_box::LineBox;
use crate::ui::widgets::list::Cursor;
use crate::ui::words;

use super::Layer;
use super::find::rows::acts;

/// Below this width it takes the whole of it.
const NARROW: u16 = 110;

/// The palette over a place.
pub struct Palette {
    place: Scope,
    line: LineBox,
    cursor: Cursor,
}

impl Palette {
    /// With the actions of this place.
    pub fn over(place: Scope) -> Self {
        Self { place, line: LineBox::default(), cursor: Cursor::default() }
    }

    /// Actions whose name holds what was typed, in Hanzi, pinyin, initials or English; then those whose id does.
    fn found(&self) -> Vec<&'static Action> {
        let typed = self.line.text().to_lowercase();
        let mut found = acts(&typed, self.place, usize::MAX);
        let fits = |action: &&Action| {
            Lang::ALL.iter().any(|lang| action.label.say(*lang).to_lowercase().contains(&typed))
                || action.id.contains(&typed)
        };
        let named = actions::of(self.place).filter(|action| !action.id.starts_with("step")).filter(fits);
        for action in named {
            if found.iter().all(|other| other.id != action.id) {
                found.push(action);
            }
        }
        found
    }
}

impl Layer for Palette {
    fn scope(&self) -> Scope {
        scope::PALETTE
    }

    fn line(&mut self) -> Option<&mut LineBox> {
        Some(&mut self.line)
    }

    fn typed(&mut self, _view: &View) {
        self.cursor = Cursor::default();
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        let found = self.found();
        match verb {
            Verb::Step(step) => self.cursor.step(step, found.len()),
            Verb::Back => return Effect::Pop,
            Verb::Open => {
                let Some(action) = found.get(self.cursor.at).copied() else {
                    return Effect::Say(Line::Warn(words::NO_SUCH_COMMAND));
                };
                return match action.ready(view) {
                    Ok(()) => Effect::Pop.then(Effect::Run(action)),
                    Err(Why(msg)) => Effect::Say(Line::Warn(msg)),
                };
            }
            _ => {}
        }
        Effect::None
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let found = self.found();
        let side = if body.width < NARROW { 1 } else { body.width / 6 };
        let area = Rect {
            x: body.x + side,
            y: body.y,
            width: body.width - 2 * side,
            height: (found.len() as u16 + 3).clamp(5, body.height),
        };
        let inner = paint.popup(area, view.say(words::COMMANDS));
        let (accent, dim, plain, selected) =
            (paint.theme.accent, paint.theme.dim, paint.theme.plain, paint.theme.selected);
        let at = paint.text(inner.x, inner.y, 2, ":", accent) + 1;
        self.line.draw(paint, Rect { x: inner.x + at, width: inner.width - at, ..inner }, plain, true);
        if found.is_empty() {
            paint.text(inner.x + 2, inner.y + 1, inner.width - 2, view.say(words::NO_SUCH_COMMAND), paint.theme.warn);
        }
        for (y, place) in (inner.y + 1..).zip(self.cursor.window(inner.height - 1, found.len())) {
            let action = found[place];
            let here = place == self.cursor.at;
            let now = action.ready(view);
            let style = |style| if here { selected } else { style };
            if here {
                paint.tint(Rect { x: inner.x, y, width: inner.width, height: 1 }, selected);
                paint.text(inner.x, y, 1, ">", selected);
            }
            let first = action.keys.first().map(|key| key.name());
            let keys = first.or_else(|| action.numbered_in(self.place)).unwrap_or_default();
            paint.right(inner.x, y, inner.width, &keys, style(accent));
            let room = inner.width.saturating_sub(width(&keys) + 3);
            let used = paint.text(inner.x + 2, y, room, view.say(action.label), style(plain));
            let more = now.err().map_or(action.tooltip, |why| why.0);
            paint.text(inner.x + 4 + used, y, room.saturating_sub(used + 3), view.say(more), style(dim));
        }
    }
}
