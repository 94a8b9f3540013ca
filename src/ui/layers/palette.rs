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

    /// Actions whose name in either language, or whose id, holds what was typed.
    fn found(&self) -> Vec<&'static Action> {
        let typed = self.line.text().to_lowercase();
        let fits = |action: &&Action| {
            Lang::ALL.iter().any(|lang| action.label.say(*lang).to_lowercase().contains(&typed))
                || action.id.contains(&typed)
        };
        actions::of(self.place).filter(|action| !action.id.starts_with("step")).filter(fits).collect()
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
                let Some(action) = found.get(self.cursor.at).copied() else { return Effect::None };
                return match (action.enabled)(view) {
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
        let area = Rect {
            x: body.x + body.width / 6,
            y: body.y,
            width: body.width - body.width / 3,
            height: (found.len() as u16 + 3).clamp(5, body.height),
        };
        let inner = paint.popup(area, view.say(words::COMMANDS));
        let (accent, dim, plain, selected) =
            (paint.theme.accent, paint.theme.dim, paint.theme.plain, paint.theme.selected);
        let at = paint.text(inner.x, inner.y, 2, ":", accent) + 1;
        self.line.draw(paint, Rect { x: inner.x + at, width: inner.width - at, ..inner }, plain, true);
        for (y, place) in (inner.y + 1..).zip(self.cursor.window(inner.height - 1, found.len())) {
            let action = found[place];
            let here = place == self.cursor.at;
            let now = (action.enabled)(view);
            let style = |style| if here { selected } else { style };
            if here {
                paint.tint(Rect { x: inner.x, y, width: inner.width, height: 1 }, selected);
                paint.text(inner.x, y, 1, ">", selected);
            }
            let keys = action.keys.first().map(|key| key.name()).unwrap_or_default();
            paint.right(inner.x, y, inner.width, &keys, style(accent));
            let room = inner.width.saturating_sub(width(&keys) + 3);
            let used = paint.text(inner.x + 2, y, room, view.say(action.label), style(plain));
            let more = now.err().map_or(action.tooltip, |why| why.0);
            paint.text(inner.x + 4 + used, y, room.saturating_sub(used + 3), view.say(more), style(dim));
        }
    }
}
