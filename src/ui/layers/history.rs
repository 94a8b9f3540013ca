//! What was done, newest first: to one record, read from the journal by the worker, or by the whole desk.
//!
//! Whatever the cursor is on can be taken back by itself, however much was done since.

use std::borrow::Cow;

use ratatui::layout::Rect;

use crate::desk::core::commands::Command;
use crate::desk::core::history::Version;
use crate::desk::core::question::{Answer, Question};
use crate::desk::core::request::Request;
use crate::model::Key as RecordKey;
use crate::model::Note;
use crate::store::port::Rev;
use crate::text::{labels, sentences, when};
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::paint::Paint;
use crate::ui::panes::home;
use crate::ui::people::imports;
use crate::ui::view::{Selected, View};
use crate::ui::widgets::list::Cursor;
use crate::ui::words;

use super::Layer;
use super::choice::{Choice, Offer};

/// Whose history.
enum Of {
    /// One record's; its versions are missing until the worker answered.
    Record(RecordKey, Option<Vec<Version>>),
    /// The whole desk's, from the commands in memory.
    Desk,
}

/// A history.
pub struct History {
    of: Of,
    cursor: Cursor,
}

/// One line.
struct Entry<'a> {
    command: u64,
    rev: Rev,
    at: jiff::civil::DateTime,
    who: &'a str,
    note: Option<&'a Note>,
    /// Fields that changed, where there is no note to tell.
    fields: &'a [&'static str],
    /// Whether it was taken back later.
    taken_back: bool,
}

impl History {
    /// Asks for a record's history and opens it.
    pub fn of(key: RecordKey) -> Effect {
        Effect::push(Self { of: Of::Record(key, None), cursor: Cursor::default() })
            .then(Effect::Ask(Question::History(key)))
    }

    /// Everything that the desk did, as far as memory reaches.
    pub fn of_all() -> Self {
        Self { of: Of::Desk, cursor: Cursor::default() }
    }

    /// The lines, newest first; `None` while they are being read.
    fn rows<'a>(&'a self, view: &'a View) -> Option<Vec<Entry<'a>>> {
        let commands = &view.office.commands;
        match &self.of {
            Of::Record(_, versions) => {
                let row = |version: &'a Version| Entry {
                    command: version.command,
                    rev: version.rev,
                    at: version.at,
                    who: &version.who,
                    note: version.note.as_ref(),
                    fields: &version.fields,
                    taken_back: commands.get(version.command).is_some() && !commands.stands(version.command),
                };
                versions.as_ref().map(|versions| versions.iter().map(row).collect())
            }
            Of::Desk => {
                let standing = commands.standing_ids();
                let row = |command: &'a Command| Entry {
                    command: command.id,
                    rev: command.last,
                    at: command.at,
                    who: view.office.name_of_operator(command.hand.operator),
                    note: command.note.as_ref(),
                    fields: &[],
                    taken_back: !standing.contains(&command.id),
                };
                Some(commands.newest().map(row).collect())
            }
        }
    }

    /// Names what the cursor is on and takes it back on a digit.
    fn undo(&self, view: &View) -> Effect {
        let rows = self.rows(view).unwrap_or_default();
        let Some(row) = rows.get(self.cursor.at).filter(|row| row.command != 0 && !row.taken_back) else {
            return Effect::hint(words::NOTHING_TO_UNDO);
        };
        if row.note.is_some_and(|note| !note.can_be_undone() || matches!(note, Note::Undid { .. })) {
            return Effect::hint(words::NOTHING_TO_UNDO);
        }
        let question = row.note.map(|note| sentences::undo_question(view.lang(), note, &view.names()));
        let request = Request::Desk(crate::desk::core::Ask::UndoThis { command: row.command, rev: row.rev });
        Choice::new(view.say(words::UNDO_ONE), vec![Offer::new(view.say(words::UNDO), |_| Effect::send(request))])
            .with_facts(question.into_iter().collect())
            .open()
    }

    /// Opens the record whose history it is, or that the line under the cursor was done to.
    fn open(&self, view: &View) -> Effect {
        let shows = |key: &RecordKey| home(Selected::Record(*key), view.office).is_some();
        let row = self.rows(view).and_then(|rows| rows.get(self.cursor.at).map(|row| row.command));
        let key = match (&self.of, row) {
            (Of::Record(key, _), _) => Some(*key).filter(shows),
            (Of::Desk, Some(command)) => {
                view.office.commands.get(command).and_then(|command| command.touched.iter().copied().find(shows))
            }
            (Of::Desk, None) => None,
        };
        match key {
            Some(key) => Effect::Close.then(Effect::Show(Selected::Record(key))),
            None => Effect::hint(words::OPENS_NO_MORE),
        }
    }

    fn what<'a>(&self, row: &Entry<'_>, view: &'a View) -> Cow<'a, str> {
        let lang = view.lang();
        match (&self.of, row.note) {
            (Of::Desk, Some(note)) => sentences::named(lang, note, &view.names()).into(),
            (Of::Record(..), Some(note)) => sentences::history(lang, note, &view.names()).into(),
            (Of::Record(key, _), None) => {
                let labels: Vec<_> = row.fields.iter().map(|field| labels::field(lang, key.kind, field)).collect();
                labels.join(" ").into()
            }
            (Of::Desk, None) => view.say(words::UNKNOWN_COMMAND).into(),
        }
    }
}

impl Layer for History {
    fn scope(&self) -> Scope {
        scope::HISTORY
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Step(step) => {
                let rows = self.rows(view).map_or(0, |rows| rows.len());
                self.cursor.step(step, rows);
            }
            Verb::UndoThis => return self.undo(view),
            Verb::Open => {
                let rows = self.rows(view).unwrap_or_default();
                let import = rows.get(self.cursor.at).filter(|row| imports::is_import(row.note));
                return import.map_or_else(|| self.open(view), |row| imports::with_one(view, row.command, row.rev));
            }
            Verb::Back => return Effect::Pop,
            _ => {}
        }
        Effect::None
    }

    fn hear(&mut self, _ticket: u64, answer: Answer, _view: &View) -> Effect {
        match (&mut self.of, answer) {
            (Of::Record(_, versions), Answer::History(read)) => *versions = Some(read),
            (_, answer) => return Effect::Usual(Box::new(answer)),
        }
        Effect::None
    }

    fn covers(&self) -> bool {
        true
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let (strong, dim, plain, selected) =
            (paint.theme.strong, paint.theme.dim, paint.theme.plain, paint.theme.selected);
        let lang = view.lang();
        let of = match &self.of {
            Of::Record(key, _) => labels::kind(lang, key.kind),
            Of::Desk => "",
        };
        paint.text(1, body.y, body.width - 2, &format!("{}  {of}", view.say(words::HISTORY)), strong);
        let mut cursor = self.cursor;
        let Some(rows) = self.rows(view) else {
            paint.text(1, body.y + 2, body.width - 2, view.say(words::LOADING), dim);
            return;
        };
        let window = cursor.window(body.height.saturating_sub(2), rows.len());
        for (y, place) in (body.y + 2..).zip(window) {
            let row = &rows[place];
            let here = place == cursor.at;
            let style = |style| if here { selected } else { style };
            if here {
                paint.tint(Rect { x: 0, y, width: body.width, height: 1 }, selected);
                paint.text(0, y, 1, ">", selected);
            }
            let day = when::day_of_year(lang, row.at.date(), view.today());
            let at = format!("{day} {}", when::clock(row.at.time()));
            paint.text(2, y, 22, &at, style(dim));
            paint.text(25, y, 10, row.who, style(plain));
            let what = self.what(row, view);
            let (style, text) = if row.taken_back {
                (style(dim), format!("({}) {what}", view.say(words::TAKEN_BACK)).into())
            } else {
                (style(plain), what)
            };
            paint.text(36, y, body.width - 37, &text, style);
        }
        self.cursor = cursor;
    }
}
