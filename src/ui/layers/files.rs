//! Picking a file, or a folder to save one in, without a mouse: folders by arrows, a filter by typing, a path typed or
//! dropped in whole.

use std::path::{Path, PathBuf};

use crossterm::event::KeyCode;
use ratatui::layout::Rect;

use crate::desk::core::folders;
use crate::desk::core::folders::{Place, free_name, look, places};
use crate::text::{Lang, Msg, files as words, reports};
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::input::Key;
use crate::ui::paint::{Paint, centered};
use crate::ui::view::{Line, View};
use crate::ui::widgets::line_box::LineBox;
use crate::ui::widgets::list::Cursor;

use super::{Layer, Reply};

/// Files that an import reads.
const ROSTERS: &[&str] = &["xlsx", "xls", "ods", "csv", "tsv", "txt"];

/// What the picker leads to.
type Picked = Box<dyn FnOnce(PathBuf) -> Effect>;

/// What is picked.
enum Purpose {
    /// A file that is there.
    Open,
    /// A folder, for a file of this stem and ending.
    Save { stem: String, ending: &'static str },
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Listed {
    /// Save it in this folder.
    Here,
    /// One level up.
    Up,
    /// Somewhere to begin.
    Place(Msg, PathBuf),
    /// A folder of this one.
    Folder(String),
    /// A file of this one.
    File(String),
}

/// The picker.
pub struct Files {
    purpose: Purpose,
    dir: PathBuf,
    found: folders::Folder,
    places: Vec<(Msg, PathBuf)>,
    line: LineBox,
    cursor: Cursor,
    picked: Option<Picked>,
}

impl Files {
    /// Asks for a roster.
    pub fn roster(view: &View, picked: impl FnOnce(PathBuf) -> Effect + 'static) -> Effect {
        Self::open(Purpose::Open, view, Box::new(picked))
    }

    /// Asks where a file of this name is to be written.
    pub fn save(
        view: &View,
        stem: String,
        ending: &'static str,
        picked: impl FnOnce(PathBuf) -> Effect + 'static,
    ) -> Effect {
        Self::open(Purpose::Save { stem, ending }, view, Box::new(picked))
    }

    fn open(purpose: Purpose, view: &View, picked: Picked) -> Effect {
        let recent = view.seat.recent.clone().filter(|dir| dir.is_dir());
        let known = places().into_iter().map(|(place, dir)| {
            let label = match place {
                Place::Home => words::HOME,
                Place::Desktop => words::DESKTOP,
                Place::Downloads => words::DOWNLOADS,
                Place::Disk => words::DISK,
            };
            (label, dir)
        });
        let places: Vec<_> = recent.iter().map(|dir| (words::RECENT, dir.clone())).chain(known).collect();
        let begin = recent.or_else(|| places.first().map(|(_, dir)| dir.clone())).unwrap_or_else(|| PathBuf::from("/"));
        let mut files = Self {
            purpose,
            dir: PathBuf::new(),
            found: folders::Folder::default(),
            places,
            line: LineBox::default(),
            cursor: Cursor::default(),
            picked: Some(picked),
        };
        if files.go(begin).is_err() {
            // A folder that cannot be read shows nothing, and the way up and the places are still there.
            files.dir = PathBuf::from("/");
        }
        Effect::push(files)
    }

    /// Goes into a folder.
    fn go(&mut self, dir: PathBuf) -> std::io::Result<()> {
        let endings = if matches!(self.purpose, Purpose::Open) { ROSTERS } else { &[] };
        self.found = look(&dir, endings)?;
        self.dir = dir;
        self.line.clear();
        self.cursor = Cursor::default();
        Ok(())
    }

    /// The path that was typed, if it is one and no filter.
    fn typed_path(&self) -> Option<PathBuf> {
        let typed = self.line.path();
        let from_home = typed.strip_prefix("~/").and_then(|rest| {
            let home = self.places.iter().find(|(label, _)| *label == words::HOME)?;
            Some(home.1.join(rest))
        });
        from_home.or_else(|| typed.contains('/').then(|| self.dir.join(typed)))
    }

    /// What the list shows; places stand in it until something is typed.
    fn rows(&self) -> Vec<Listed> {
        let typed = self.line.path().to_lowercase();
        let fits = |name: &&String| name.to_lowercase().contains(&typed);
        let mut rows = Vec::new();
        if typed.is_empty() || self.typed_path().is_some() {
            rows.extend(matches!(self.purpose, Purpose::Save { .. }).then_some(Listed::Here));
            rows.extend(self.dir.parent().map(|_| Listed::Up));
        }
        let names = typed.is_empty() || self.typed_path().is_none();
        if names {
            rows.extend(self.found.files.iter().filter(fits).cloned().map(Listed::File));
            rows.extend(self.found.folders.iter().filter(fits).cloned().map(Listed::Folder));
        }
        if typed.is_empty() {
            let elsewhere = self.places.iter().filter(|(_, dir)| *dir != self.dir);
            rows.extend(elsewhere.map(|(label, dir)| Listed::Place(*label, dir.clone())));
        }
        rows
    }

    fn file_here(&self) -> Option<PathBuf> {
        let Purpose::Save { stem, ending } = &self.purpose else { return None };
        Some(free_name(&self.dir, stem, ending))
    }

    fn pick(&mut self, path: PathBuf) -> Effect {
        let folder = path.parent().map(Path::to_owned);
        let next = self.picked.take().map_or(Effect::None, |picked| picked(path));
        Effect::Pop.then(Effect::Recent(folder.unwrap_or_default())).then(next)
    }

    /// Takes a path that was typed: goes into a folder, picks a file.
    fn take(&mut self, path: PathBuf, lang: Lang) -> Effect {
        if path.is_dir() {
            return self.enter(path, lang);
        }
        let there = match self.purpose {
            Purpose::Open => path.is_file(),
            Purpose::Save { .. } => path.parent().is_some_and(Path::is_dir),
        };
        if there { self.pick(path) } else { Effect::Say(Line::Warn(words::NOT_THERE)) }
    }

    fn enter(&mut self, dir: PathBuf, lang: Lang) -> Effect {
        let at = dir.display().to_string();
        let refused = |error: std::io::Error| Effect::Say(Line::Fact(reports::system(lang, &at, &error)));
        self.go(dir).map_or_else(refused, |()| Effect::None)
    }

    fn up(&mut self, lang: Lang) -> Effect {
        self.dir.parent().map(Path::to_owned).map_or(Effect::None, |dir| self.enter(dir, lang))
    }

    fn open_row(&mut self, lang: Lang) -> Effect {
        if let Some(path) = self.typed_path() {
            return self.take(path, lang);
        }
        match self.rows().into_iter().nth(self.cursor.at) {
            Some(Listed::Here) => self.file_here().map_or(Effect::None, |path| self.pick(path)),
            Some(Listed::Up) => self.up(lang),
            Some(Listed::Place(_, dir)) => self.enter(dir, lang),
            Some(Listed::Folder(name)) => self.enter(self.dir.join(name), lang),
            Some(Listed::File(name)) => self.pick(self.dir.join(name)),
            None => Effect::Say(Line::Warn(words::NOT_THERE)),
        }
    }
}

impl Layer for Files {
    fn scope(&self) -> Scope {
        scope::FIND
    }

    fn line(&mut self) -> Option<&mut LineBox> {
        Some(&mut self.line)
    }

    fn typed(&mut self, _view: &View) {
        self.cursor = Cursor::default();
    }

    fn handle(&mut self, key: Key, view: &View) -> Reply {
        if key.chord.code == KeyCode::Backspace && self.line.typed().is_empty() {
            return Reply::Do(self.up(view.lang()));
        }
        self.type_in(key, view)
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Step(step) => self.cursor.step(step, self.rows().len()),
            Verb::Open => return self.open_row(view.lang()),
            Verb::Back => return Effect::Pop,
            _ => {}
        }
        Effect::None
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let title = if matches!(self.purpose, Purpose::Open) { words::WHICH_ROSTER } else { words::WHERE_TO };
        let inner = paint.popup(centered(body, body.width - 8, body.height), view.say(title));
        let (dim, plain, accent) = (paint.theme.dim, paint.theme.plain, paint.theme.accent);
        paint.text(inner.x, inner.y, inner.width, view.say(words::HOW), dim);
        let row = Rect { y: inner.y + 1, height: 1, ..inner };
        let box_style = paint.theme.field;
        self.line.draw(paint, row, box_style, true);
        paint.text(inner.x, inner.y + 2, inner.width, &self.dir.display().to_string(), accent);
        let rows = self.rows();
        let list = Rect { y: inner.y + 3, height: inner.height.saturating_sub(3), ..inner };
        if rows.is_empty() {
            let none = if self.line.path().is_empty() { words::NOTHING_HERE } else { words::NONE_FITS };
            paint.text(list.x + 2, list.y, list.width - 2, view.say(none), dim);
        }
        for (y, place) in (list.y..).zip(self.cursor.window(list.height, rows.len())) {
            let here = place == self.cursor.at;
            let selected = paint.theme.selected;
            let style = |style| if here { selected } else { style };
            if here {
                paint.tint(Rect { x: list.x, y, width: list.width, height: 1 }, selected);
                paint.text(list.x, y, 1, ">", selected);
            }
            let (x, room) = (list.x + 2, list.width - 2);
            match &rows[place] {
                Listed::Here => {
                    let used = paint.text(x, y, room, view.say(words::SAVE_HERE), style(accent)) + 2;
                    let name = self.file_here().unwrap_or_default();
                    let name = name.file_name().unwrap_or_default().to_string_lossy().into_owned();
                    paint.text(x + used, y, room.saturating_sub(used), &name, style(plain));
                }
                Listed::Up => drop(paint.text(x, y, room, view.say(words::UP), style(plain))),
                Listed::Folder(name) => drop(paint.text(x, y, room, &format!("{name}/"), style(plain))),
                Listed::File(name) => drop(paint.text(x, y, room, name, style(plain))),
                Listed::Place(label, dir) => {
                    let used = paint.text(x, y, 12, view.say(*label), style(accent)) + 2;
                    let dir = dir.display().to_string();
                    paint.text(x + used, y, room.saturating_sub(used), &dir, style(dim));
                }
            }
        }
    }
}
