//! A volunteer's list of the week, ticked down as it came back on paper, saved as one.

use crossterm::event::KeyCode;
use ratatui::layout::Rect;

use crate::desk::care::Ask;
use crate::desk::care::pairing::elders_of;
use crate::model::{Address, Id, Resident};
use crate::text::care as words;
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Step, Verb};
use crate::ui::input::Key;
use crate::ui::layers::{Layer, Reply};
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::widgets::list::Cursor;

/// An open list.
pub struct WeekList {
    volunteer: Id,
    elders: Vec<Id>,
    ticked: Vec<Id>,
    cursor: Cursor,
}

impl WeekList {
    /// The list of a volunteer, in the order in which it was printed.
    pub fn open(volunteer: Id, view: &View) -> Effect {
        let elders = elders_of(view.office, volunteer, view.today());
        Effect::push(Self { volunteer, elders, ticked: Vec::new(), cursor: Cursor::default() })
    }

    fn flip(&mut self) {
        let Some(id) = self.elders.get(self.cursor.at).copied() else { return };
        match self.ticked.iter().position(|ticked| *ticked == id) {
            Some(place) => {
                self.ticked.remove(place);
            }
            None => self.ticked.push(id),
        }
        self.cursor.step(Step::Down, self.elders.len());
    }
}

impl Layer for WeekList {
    fn scope(&self) -> Scope {
        scope::FORM
    }

    fn handle(&mut self, key: Key, _view: &View) -> Reply {
        if key.chord.code == KeyCode::Char(' ') {
            self.flip();
            return Reply::taken();
        }
        Reply::Do(Effect::hint(words::HOW_TO_TICK))
    }

    fn tell(&mut self, verb: Verb, _view: &View) -> Effect {
        match verb {
            Verb::Next => self.cursor.step(Step::Down, self.elders.len()),
            Verb::Previous => self.cursor.step(Step::Up, self.elders.len()),
            Verb::Step(step) => self.cursor.step(step, self.elders.len()),
            Verb::Open | Verb::Save => {
                let elders = self.elders.iter().copied().filter(|id| self.ticked.contains(id)).collect();
                return Effect::send(Ask::TickVisits { volunteer: self.volunteer, elders }.into());
            }
            Verb::Back => return Effect::Pop,
            _ => {}
        }
        Effect::None
    }

    fn covers(&self) -> bool {
        true
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let theme = paint.theme;
        let title = format!("{}  {}", view.say(words::WEEK), view.office.volunteer_name(self.volunteer));
        paint.text(1, body.y, body.width - 2, &title, theme.strong);
        let count = format!("{} / {}", self.ticked.len(), self.elders.len());
        paint.right(1, body.y, body.width - 2, &count, theme.plain);
        let seen = self.cursor.window(body.height.saturating_sub(3), self.elders.len());
        for (y, place) in (body.y + 2..).zip(seen) {
            let id = self.elders[place];
            let (on, here) = (self.ticked.contains(&id), place == self.cursor.at);
            let style = |style| if here { theme.selected } else { style };
            let at = Rect { x: 0, y, width: body.width, height: 1 };
            if here {
                paint.tint(at, theme.selected);
                paint.text(1, y, 1, ">", theme.selected);
                paint.put_cursor(4, y);
            }
            let mark = if on { "[x]" } else { "[ ]" };
            paint.text(3, y, 3, mark, style(if on { theme.good } else { theme.dim }));
            let resident = view.office.of::<Resident>().get(id);
            let home = resident.and_then(|resident| view.office.address_of(resident)).map(Address::short);
            let name = resident.map_or("", |resident| resident.name.as_str());
            let line = format!("{name}  {}", home.unwrap_or_default());
            paint.text(7, y, body.width.saturating_sub(8), &line, style(if on { theme.strong } else { theme.plain }));
        }
        paint.text(1, body.bottom() - 1, body.width - 2, view.say(words::HOW_TO_TICK), theme.dim);
    }
}
