//! A record's history, newest first, read from the journal by the worker.

use ratatui::layout::Rect;

use crate::desk::history::Version;
use crate::model::Key as RecordKey;
use crate::text::{labels, sentences, when};
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::input::Key;
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::widgets::list::Cursor;
use crate::ui::words;

use super::{Layer, Reply};

/// The history of one record; empty until the worker answered.
pub struct History {
    key: RecordKey,
    versions: Option<Vec<Version>>,
    cursor: Cursor,
}

impl History {
    /// Asks for a record's history and opens it.
    pub fn of(key: RecordKey) -> Effect {
        Effect::push(Self { key, versions: None, cursor: Cursor::default() }).then(Effect::History(key))
    }
}

impl Layer for History {
    fn scope(&self) -> Scope {
        scope::READING
    }

    fn handle(&mut self, _key: Key, _view: &View) -> Reply {
        Reply::Pass
    }

    fn tell(&mut self, verb: Verb, _view: &View) -> Effect {
        match verb {
            Verb::Step(step) => self.cursor.step(step, self.versions.as_ref().map_or(0, Vec::len)),
            Verb::Back | Verb::Open => return Effect::Pop,
            _ => {}
        }
        Effect::None
    }

    fn versions(&mut self, versions: Vec<Version>) {
        self.versions = Some(versions);
    }

    fn covers(&self) -> bool {
        true
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let (strong, dim, plain, selected) =
            (paint.theme.strong, paint.theme.dim, paint.theme.plain, paint.theme.selected);
        let lang = view.lang();
        let title = format!("{}  {}", view.say(words::HISTORY), labels::kind(lang, self.key.kind));
        paint.text(1, body.y, body.width - 2, &title, strong);
        let Some(versions) = &self.versions else {
            paint.text(1, body.y + 2, body.width - 2, view.say(words::LOADING), dim);
            return;
        };
        let rows = body.height.saturating_sub(2);
        for (y, place) in (body.y + 2..).zip(self.cursor.window(rows, versions.len())) {
            let version = &versions[place];
            let here = place == self.cursor.at;
            let style = |style| if here { selected } else { style };
            if here {
                paint.tint(Rect { x: 0, y, width: body.width, height: 1 }, selected);
                paint.text(0, y, 1, ">", selected);
            }
            let day = when::day_of_year(lang, version.at.date(), view.today());
            let at = format!("{day} {}", when::clock(version.at.time()));
            paint.text(2, y, 22, &at, style(dim));
            paint.text(25, y, 10, &version.who, style(plain));
            let what = match &version.note {
                Some(note) => sentences::history(lang, note, &view.names()),
                None => version
                    .fields
                    .iter()
                    .map(|key| labels::field(lang, self.key.kind, key))
                    .collect::<Vec<_>>()
                    .join(" "),
            };
            paint.text(36, y, body.width - 37, &what, style(plain));
        }
    }
}
