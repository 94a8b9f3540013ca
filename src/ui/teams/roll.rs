//! Calling the roll: a list of names to tick, saved as one.
//!
//! What is ticked is a draft like any form's: parked on `Esc`, on disk within a second.

use crate::desk::teams::{Ask, roll, ticked};
use crate::model::{Resident, Team};
use crossterm::event::KeyCode;
use jiff::civil::Date;
use ratatui::layout::Rect;

use crate::desk::core::drafts::Draft;
use crate::model::Id;
use crate::text::{teams as text, when};
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Step, Verb};
use crate::ui::input::Key;
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::widgets::list::Cursor;
use crate::ui::words;

use crate::ui::layers::{Layer, Reply};

/// Its name in drafts; never changes.
pub const NAME: &str = "roll";
/// Cells of a name with its box.
const CELLS: u16 = 26;

/// An open roll.
pub struct Roll {
    team: Id,
    date: Date,
    performance: bool,
    names: Vec<Id>,
    ticked: Vec<Id>,
    cursor: Cursor,
    draft: u64,
    touched: bool,
}

impl Roll {
    /// The roll of a team's day; `None` where the team is gone.
    pub fn of(team: Id, date: Date, performance: bool, view: &View) -> Option<Self> {
        let record = view.office.of::<Team>().get(team)?;
        let today = view.today();
        let mut names = roll(view.office, record, date, performance, today);
        names.sort_by_cached_key(|id| {
            view.office.of::<Resident>().get(*id).map(|resident| crate::lookup::sound(&resident.name))
        });
        let ticked = ticked(view.office, team, date, performance, today);
        let cursor = Cursor::default();
        Some(Self { team, date, performance, names, ticked, cursor, draft: 0, touched: false })
    }

    /// Opens the roll of a team's day.
    pub fn open(team: Id, date: Date, performance: bool, view: &View) -> Effect {
        Self::of(team, date, performance, view).map_or(Effect::None, Effect::push)
    }

    /// A parked roll as a layer.
    pub(in crate::ui) fn reopened(draft: &Draft, view: &View) -> Option<Box<dyn Layer>> {
        Some(Box::new(Self::restore(draft, view)?))
    }

    /// What a parked roll is called: `点名  合唱团`.
    pub(in crate::ui) fn title_of(draft: &Draft, view: &View) -> String {
        let team = view.office.of::<Team>().get(draft.record).map_or("", |team| team.name.as_str());
        format!("{}  {team}", view.say(text::ROLL))
    }

    /// A parked roll.
    pub fn restore(draft: &Draft, view: &View) -> Option<Self> {
        let (date, performance) = (draft.kept("date")?.parse().ok()?, draft.kept("performance")? == "1");
        let mut roll = Self::of(draft.record, date, performance, view)?;
        let ids = draft.kept("ticked")?.split(',').filter_map(|id| id.parse().ok()).map(Id);
        roll.ticked = ids.filter(|id| roll.names.contains(id)).collect();
        roll.draft = draft.id;
        roll.touched = true;
        Some(roll)
    }

    fn flip(&mut self) {
        let Some(id) = self.names.get(self.cursor.at).copied() else { return };
        match self.ticked.iter().position(|ticked| *ticked == id) {
            Some(place) => {
                self.ticked.remove(place);
            }
            None => self.ticked.push(id),
        }
        self.touched = true;
        self.cursor.step(Step::Down, self.names.len());
    }

    fn save(&self) -> Effect {
        let ticked = self.names.iter().copied().filter(|id| self.ticked.contains(id)).collect();
        let (team, date, performance) = (self.team, self.date, self.performance);
        Effect::send(Ask::TakeRoll { team, date, performance, ticked }.into())
    }

    /// Names to a column: a tall list goes on beside itself where there is room.
    fn columns(body: Rect) -> u16 {
        ((body.width - 2) / CELLS).max(1)
    }
}

impl Layer for Roll {
    fn scope(&self) -> Scope {
        scope::FORM
    }

    fn handle(&mut self, key: Key, _view: &View) -> Reply {
        if key.chord.code == KeyCode::Char(' ') {
            self.flip();
            return Reply::taken();
        }
        Reply::Do(Effect::hint(text::HOW_TO_TICK))
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Next => self.cursor.step(Step::Down, self.names.len()),
            Verb::Previous => self.cursor.step(Step::Up, self.names.len()),
            Verb::Step(step) => self.cursor.step(step, self.names.len()),
            Verb::Open | Verb::Save => return self.save(),
            Verb::Back => {
                let parked = self.draft(view).is_some();
                return if parked { Effect::Park.then(Effect::hint(words::DRAFT_KEPT)) } else { Effect::Pop };
            }
            _ => {}
        }
        Effect::None
    }

    fn covers(&self) -> bool {
        true
    }

    fn draft(&self, view: &View) -> Option<Draft> {
        let ids = self.ticked.iter().map(|id| id.0.to_string()).collect::<Vec<_>>().join(",");
        let fields =
            [("date", self.date.to_string()), ("performance", u8::from(self.performance).to_string()), ("ticked", ids)];
        self.touched.then(|| Draft {
            id: self.draft,
            form: NAME.to_owned(),
            subject: Id::NONE,
            record: self.team,
            fields: fields.map(|(key, value)| (key.to_owned(), value)).into(),
            focus: String::new(),
            at: view.seat.now,
            clerk: view.seat.clerk.clone(),
        })
    }

    fn draft_id(&self) -> u64 {
        self.draft
    }

    fn name_draft(&mut self, id: u64) {
        self.draft = id;
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let (strong, plain, dim, selected, good) =
            (paint.theme.strong, paint.theme.plain, paint.theme.dim, paint.theme.selected, paint.theme.good);
        let name = view.office.of::<Team>().get(self.team).map_or("", |team| team.name.as_str());
        let what = if self.performance && self.date > view.today() { text::CAST } else { text::ROLL };
        let day = when::day_of_year(view.lang(), self.date, view.today());
        let title = format!("{}  {name}  {day}", view.say(what));
        paint.text(1, body.y, body.width - 2, &title, strong);
        let count = text::ticked(view.lang(), self.ticked.len(), self.names.len());
        paint.right(1, body.y, body.width - 2, &count, plain);
        let columns = Self::columns(body);
        let rows = body.height.saturating_sub(3);
        let seen = self.cursor.window(rows * columns, self.names.len());
        for (n, place) in seen.enumerate() {
            let (column, row) = (n as u16 / rows.max(1), n as u16 % rows.max(1));
            let at = Rect { x: 1 + column * CELLS, y: body.y + 2 + row, width: CELLS - 1, height: 1 };
            let id = self.names[place];
            let on = self.ticked.contains(&id);
            let here = place == self.cursor.at;
            let style = |style| if here { selected } else { style };
            if here {
                paint.tint(at, selected);
                paint.text(at.x, at.y, 1, ">", selected);
                paint.put_cursor(at.x + 3, at.y);
            }
            let mark = if on { "[x]" } else { "[ ]" };
            paint.text(at.x + 2, at.y, 3, mark, style(if on { good } else { dim }));
            let name = view.office.of::<Resident>().get(id).map_or("", |resident| resident.name.as_str());
            paint.text(at.x + 6, at.y, at.width - 6, name, style(if on { strong } else { plain }));
        }
        paint.text(1, body.bottom() - 1, body.width - 2, view.say(text::HOW_TO_TICK), dim);
    }
}
