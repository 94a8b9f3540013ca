//! Help: every key of the place where it was asked, from the action table, in groups.

use ratatui::layout::Rect;

use crate::ui::actions::{self, Group, Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::frame::wrapped;
use crate::ui::paint::{Paint, width};
use crate::ui::view::View;
use crate::ui::widgets::list::Cursor;
use crate::ui::words;

use super::Layer;

/// Most cells of the columns of keys and of names.
const KEYS: u16 = 22;
const LABELS: u16 = 24;
/// Cells between columns.
const GAP: u16 = 2;

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

/// One entry of help: rows of the table that do the same stand together.
struct Entry {
    group: Group,
    keys: String,
    label: &'static str,
    tooltip: &'static str,
    now: bool,
}

/// A line of it as it is drawn: a heading, or a piece of each column.
enum Row {
    Heading(&'static str),
    Piece([String; 3], bool),
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
        let (label, tooltip, keys) = (view.say(action.label), view.say(action.tooltip), keys.join(" "));
        let (group, now) = (action.group(), action.ready(view).is_ok());
        match entries.iter_mut().find(|other| (other.group, other.label, other.tooltip) == (group, label, tooltip)) {
            Some(same) => same.keys = format!("{} {keys}", same.keys),
            None => entries.push(Entry { group, keys, label, tooltip, now }),
        }
    }
    entries.sort_by_key(|entry| entry.group);
    entries
}

/// The lines in a window of so many cells: nothing of them is cut, what is longer goes on below.
fn rows(place: Scope, cells: u16, view: &View) -> ([u16; 2], Vec<Row>) {
    let entries = entries(place, view);
    let widest = |of: &dyn Fn(&Entry) -> &str| entries.iter().map(|entry| width(of(entry))).max().unwrap_or(0);
    let keys = widest(&|entry| &entry.keys).min(KEYS);
    let labels = widest(&|entry| entry.label).min(LABELS);
    let tips = cells.saturating_sub(2 + keys + labels + 2 * GAP + 1).max(1);
    let mut rows = Vec::new();
    let mut group = None;
    for entry in entries {
        if group.replace(entry.group) != Some(entry.group) {
            rows.push(Row::Heading(view.say(match entry.group {
                Group::Here => words::HELP_HERE,
                Group::Serving => words::HELP_SERVING,
                Group::Tabs => words::HELP_TABS,
                Group::Everywhere => words::HELP_EVERYWHERE,
            })));
        }
        let columns = [wrapped(&entry.keys, keys), wrapped(entry.label, labels), wrapped(entry.tooltip, tips)];
        for nth in 0..columns.iter().map(Vec::len).max().unwrap_or(0) {
            let piece = |column: &Vec<String>| column.get(nth).map_or_else(String::new, |text| text.trim().to_owned());
            rows.push(Row::Piece([piece(&columns[0]), piece(&columns[1]), piece(&columns[2])], entry.now));
        }
    }
    ([keys, labels], rows)
}

impl Layer for Help {
    fn scope(&self) -> Scope {
        scope::HELP
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Step(step) => self.cursor.step(step, rows(self.place, view.seat.size.0, view).1.len()),
            Verb::Back => return Effect::Pop,
            _ => {}
        }
        Effect::None
    }

    fn covers(&self) -> bool {
        true
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let ([keys, labels], rows) = rows(self.place, body.width, view);
        let (strong, accent, dim, plain, selected) =
            (paint.theme.strong, paint.theme.accent, paint.theme.dim, paint.theme.plain, paint.theme.selected);
        paint.text(1, body.y, body.width - 2, view.say(words::HELP), strong);
        let window = self.cursor.window(body.height.saturating_sub(1), rows.len());
        if window.end < rows.len() {
            let more = words::more_below(view.lang(), rows.len() - window.end);
            paint.right(0, body.y, body.width - 1, &more, dim);
        }
        for (y, place) in (body.y + 1..).zip(window) {
            let at = place == self.cursor.at;
            if at {
                paint.tint(Rect { x: 0, y, width: body.width, height: 1 }, selected);
                paint.text(0, y, 1, ">", selected);
            }
            let style = |style| if at { selected } else { style };
            match &rows[place] {
                Row::Heading(heading) => {
                    paint.text(1, y, body.width - 2, heading, style(strong));
                }
                Row::Piece([key, label, tip], now) => {
                    paint.text(2, y, keys, key, style(accent));
                    paint.text(2 + keys + GAP, y, labels, label, style(if *now { plain } else { dim }));
                    let x = 2 + keys + labels + 2 * GAP;
                    paint.text(x, y, body.width.saturating_sub(x), tip, style(dim));
                }
            }
        }
    }
}
