//! Help: every key of the place where it was asked, from the action table.

use ratatui::layout::Rect;

use crate::ui::actions::{self, Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::paint::{Paint, width};
use crate::ui::view::View;
use crate::ui::widgets::list::Cursor;
use crate::ui::words;

use super::Layer;

/// Most cells of the column of keys.
const KEYS: u16 = 24;

/// Help on one place.
pub struct Help {
    place: Scope,
    cursor: Cursor,
}

impl Help {
    /// On this place.
    pub fn on(place: Scope) -> Self {
        Self { place, cursor: Cursor::default() }
    }
}

/// One line of help: rows of the table with the same label stand together.
struct Entry {
    keys: String,
    label: &'static str,
    tooltip: &'static str,
    now: bool,
}

fn entries(place: Scope, view: &View) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for action in actions::of(place) {
        let mut keys: Vec<String> = action.keys_in(place).map(crate::ui::input::Chord::name).collect();
        if keys.is_empty() {
            keys.extend(action.numbered_in(place));
        }
        if keys.is_empty() {
            continue;
        }
        let (label, keys) = (view.say(action.label), keys.join(" "));
        match entries.last_mut().filter(|last| last.label == label) {
            Some(last) => last.keys = format!("{} {keys}", last.keys),
            None => entries.push(Entry {
                keys,
                label,
                tooltip: view.say(action.tooltip),
                now: (action.enabled)(view).is_ok(),
            }),
        }
    }
    entries
}

impl Layer for Help {
    fn scope(&self) -> Scope {
        scope::READING
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Step(step) => self.cursor.step(step, entries(self.place, view).len()),
            Verb::Back | Verb::Open => return Effect::Pop,
            _ => {}
        }
        Effect::None
    }

    fn covers(&self) -> bool {
        true
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let entries = entries(self.place, view);
        let (strong, accent, dim, plain, selected) =
            (paint.theme.strong, paint.theme.accent, paint.theme.dim, paint.theme.plain, paint.theme.selected);
        paint.text(1, body.y, body.width - 2, view.say(words::HELP), strong);
        let rows = body.height.saturating_sub(2);
        let keys = entries.iter().map(|entry| width(&entry.keys) + 2).max().unwrap_or(0).min(KEYS);
        let labels = entries.iter().map(|entry| width(entry.label)).max().unwrap_or(0) + 2;
        for (y, place) in (body.y + 2..).zip(self.cursor.window(rows, entries.len())) {
            let entry = &entries[place];
            let at = place == self.cursor.at;
            if at {
                paint.tint(Rect { x: 0, y, width: body.width, height: 1 }, selected);
            }
            let style = |style| if at { selected } else { style };
            paint.text(2, y, keys.saturating_sub(2), &entry.keys, style(accent));
            paint.text(2 + keys, y, labels, entry.label, style(if entry.now { plain } else { dim }));
            let x = 2 + keys + labels;
            paint.text(x, y, body.width.saturating_sub(x + 1), entry.tooltip, style(dim));
            if at {
                paint.text(0, y, 1, ">", style(plain));
            }
        }
    }
}
