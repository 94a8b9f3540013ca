//! Every date of a series before it is saved: what stands in its way, and what is to become of it.
//!
//! Obstacles are preset to be skipped; nothing is asked of the desk before it is saved.

use ratatui::layout::Rect;

use crate::desk::Request;
use crate::desk::recurring::{Choice, Plan, Turn, preview};
use crate::model::Refusal;
use crate::model::centre::Place;
use crate::text::{bookings, centre as words, recurring, when};
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::input::Key;
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::widgets::list::Cursor;

use super::{Layer, Reply};

/// What may become of a date, by its digit.
const CHOICES: [(char, Choice); 4] =
    [('1', Choice::Skip), ('2', Choice::Move), ('3', Choice::Book), ('4', Choice::Wait)];

/// The dates of a plan.
pub struct Preview {
    plan: Plan,
    turns: Vec<Turn>,
    cursor: Cursor,
    /// Whether the desk said no to what is shown: it is looked up again before the next key.
    stale: bool,
}

impl Preview {
    /// The dates of a plan, the cursor on the first with something in its way.
    pub fn of(plan: Plan, view: &View) -> Self {
        let turns = preview(view.office, &plan, view.seat.now);
        let at = turns.iter().position(|turn| turn.obstacle.is_some()).unwrap_or(0);
        Self { plan, turns, cursor: Cursor::at(at), stale: false }
    }

    fn look_again(&mut self, view: &View) {
        if std::mem::take(&mut self.stale) {
            self.turns = preview(view.office, &self.plan, view.seat.now);
        }
    }

    fn count(&self, choice: Choice) -> usize {
        self.turns.iter().filter(|turn| turn.choice == choice).count()
    }

    fn chosen(&self, choice: Choice) -> impl Iterator<Item = &Turn> {
        self.turns.iter().filter(move |turn| turn.choice == choice)
    }

    fn choose(&mut self, choice: Choice) -> Effect {
        match self.turns.get_mut(self.cursor.at) {
            Some(turn) if turn.may(choice) => {
                turn.choice = choice;
                self.cursor.at = (self.cursor.at + 1).min(self.turns.len() - 1);
                Effect::None
            }
            _ => Effect::hint(words::NOT_FOR_THIS_DATE),
        }
    }

    fn save(&self) -> Effect {
        let mut places: Vec<Place> = self.chosen(Choice::Book).map(|turn| turn.place).collect();
        places.extend(self.chosen(Choice::Move).filter_map(|turn| turn.nearest));
        places.sort_by_key(|place| place.at());
        if places.is_empty() {
            return Effect::hint(words::NOTHING_TO_SAVE);
        }
        Effect::send(Request::BookSeries {
            plan: Box::new(self.plan.clone()),
            places,
            waits: self.chosen(Choice::Wait).map(|turn| turn.place).collect(),
            skipped: self.chosen(Choice::Skip).map(|turn| turn.place.date).collect(),
        })
    }

    fn draw_turn(paint: &mut Paint, row: Rect, turn: &Turn, here: bool, view: &View) {
        let lang = view.lang();
        let theme = paint.theme;
        let on = |style| if here { theme.selected } else { style };
        if here {
            paint.tint(row, theme.selected);
            paint.text(row.x, row.y, 1, ">", theme.selected);
        }
        let day = when::day_of_year(lang, turn.place.date, view.today());
        let day = format!("{day} {}", when::clock(turn.place.start));
        paint.text(row.x + 2, row.y, 26, &day, on(theme.plain));
        let result = match (turn.choice, turn.nearest) {
            (Choice::Move, Some(to)) => recurring::moved_to(lang, &when::moment(lang, to.date, to.start, view.today())),
            (choice, _) => view.say(label(choice)).to_owned(),
        };
        let style = match turn.choice {
            Choice::Book => theme.good,
            Choice::Skip => theme.dim,
            Choice::Move | Choice::Wait => theme.accent,
        };
        let cells = row.width.saturating_sub(30);
        paint.right(row.x + 29, row.y, cells, &result, on(style));
        if let Some(obstacle) = &turn.obstacle {
            let holiday = view.office.holiday_on(turn.place.date).map(|holiday| holiday.name);
            let text = recurring::obstacle(lang, obstacle, holiday.as_deref(), &view.names());
            let room = cells.saturating_sub(crate::ui::paint::width(&result) + 2);
            paint.text(row.x + 29, row.y, room, &text, on(theme.warn));
        }
    }
}

/// What a choice is called.
fn label(choice: Choice) -> crate::text::Msg {
    match choice {
        Choice::Book => recurring::BOOK_IT,
        Choice::Skip => recurring::SKIP,
        Choice::Move => recurring::MOVE_IT,
        Choice::Wait => recurring::WAIT,
    }
}

impl Layer for Preview {
    fn scope(&self) -> Scope {
        scope::PREVIEW
    }

    fn handle(&mut self, key: Key, view: &View) -> Reply {
        self.look_again(view);
        let Some(digit) = key.digit() else { return Reply::Pass };
        let choice = CHOICES.iter().find(|(at, _)| *at == digit);
        Reply::Do(choice.map_or_else(|| Effect::hint(words::NOT_FOR_THIS_DATE), |(_, choice)| self.choose(*choice)))
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        self.look_again(view);
        match verb {
            Verb::Step(step) => self.cursor.step(step, self.turns.len()),
            Verb::Mark => {
                let Some(turn) = self.turns.get(self.cursor.at) else { return Effect::None };
                let at = CHOICES.iter().position(|(_, choice)| *choice == turn.choice).unwrap_or(0);
                let mut next = CHOICES.iter().cycle().skip(at + 1).take(CHOICES.len());
                let next = next.find(|(_, choice)| turn.may(*choice)).map_or(turn.choice, |(_, choice)| *choice);
                self.turns[self.cursor.at].choice = next;
            }
            Verb::Open | Verb::Save => return self.save(),
            Verb::Back => return Effect::Pop,
            _ => {}
        }
        Effect::None
    }

    fn covers(&self) -> bool {
        true
    }

    fn refused(&mut self, _refusal: &Refusal) -> bool {
        self.stale = true;
        false
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        self.look_again(view);
        let lang = view.lang();
        let (strong, plain, dim, accent) = (paint.theme.strong, paint.theme.plain, paint.theme.dim, paint.theme.accent);
        let name = view.office.residents.get(self.plan.resident).map_or("", |resident| resident.name.as_str());
        let room = view.office.rooms.get(self.plan.first.room).map_or("", |room| room.name.as_str());
        let how = bookings::rhythm(lang, self.plan.every, self.plan.first.date);
        let people = when::people(lang, self.plan.heads.into());
        let title = format!("{room}  {how} {}  {people}", when::clock(self.plan.first.start));
        let used = paint.text(1, body.y, body.width - 2, &title, strong);
        paint.text(3 + used, body.y, body.width.saturating_sub(4 + used), name, accent);
        let rows = body.height.saturating_sub(5);
        let window = self.cursor.window(rows, self.turns.len());
        let hidden = self.turns.len() - window.len();
        for (y, place) in (body.y + 2..).zip(window) {
            let row = Rect { x: 1, y, width: body.width.min(100) - 2, height: 1 };
            Self::draw_turn(paint, row, &self.turns[place], place == self.cursor.at, view);
        }
        let y = body.bottom() - 2;
        let mut x = 2;
        if let Some(turn) = self.turns.get(self.cursor.at) {
            for (digit, choice) in CHOICES.iter().filter(|(_, choice)| turn.may(*choice)) {
                x += paint.text(x, y, 1, &digit.to_string(), accent) + 1;
                let text = match (choice, turn.nearest) {
                    (Choice::Move, Some(to)) => {
                        recurring::moved_to(lang, &when::moment(lang, to.date, to.start, view.today()))
                    }
                    _ => view.say(label(*choice)).to_owned(),
                };
                x += paint.text(x, y, body.width.saturating_sub(x), &text, plain) + 3;
            }
        }
        if hidden > 0 {
            let more = recurring::dates(lang, self.turns.len());
            paint.right(0, body.y, body.width - 1, &more, dim);
        }
        let (saved, skipped) = (self.count(Choice::Book) + self.count(Choice::Move), self.count(Choice::Skip));
        let button = recurring::button(lang, saved, skipped, self.count(Choice::Wait));
        let used = paint.text(2, body.bottom() - 1, 5, "Enter", accent);
        paint.text(3 + used, body.bottom() - 1, body.width - 10, &button, strong);
    }
}
