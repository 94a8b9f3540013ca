//! Every date of a series before it is saved, or before it is changed: what stands in its way, and what is to become of
//! it.
//!
//! Obstacles are preset to be skipped, or left as they are; nothing is asked of the desk before it is saved.

use crate::desk::center::Ask;
use crate::model::{Resident, Room};
use ratatui::layout::Rect;

use crate::desk::Request;
use crate::desk::center::recurring::{Choice, Plan, Turn, preview};
use crate::desk::center::series::preview_change;
use crate::desk::core::question::Answer;
use crate::desk::core::visitor::Reach;
use crate::model::center::booking::Place;
use crate::model::center::series::is_cut;
use crate::model::{Booking, Id};
use crate::text::center::{said, series};
use crate::text::{center as words, when};
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::input::Key;
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::widgets::list::Cursor;
use crate::ui::widgets::numbered::{Numbered, Pressed};

use crate::ui::layers::{Layer, Reply};

/// What may become of a date, in the order of the digits.
const CHOICES: [Choice; 4] = [Choice::Skip, Choice::Move, Choice::Book, Choice::Wait];

/// Every choice under its digit, the same one on every date: what a date cannot become keeps its digit free.
fn numbered() -> Numbered {
    Numbered::in_order(CHOICES.len(), |_, _| CHOICES.len())
}

/// What is looked at.
enum What {
    /// A series that is to be booked.
    New(Plan),
    /// One that stands: a booking of it as it should be, and how many others are meant.
    Change(Box<Booking>, Reach),
}

impl What {
    /// Its dates, each with the booking that stands there already.
    fn look(&self, view: &View) -> Vec<(Id, Turn)> {
        let (office, now) = (view.office, view.seat.now);
        match self {
            Self::New(plan) => preview(office, plan, now).into_iter().map(|turn| (Id::NONE, turn)).collect(),
            Self::Change(changed, reach) => preview_change(office, changed, *reach, now),
        }
    }
}

/// The dates of a series.
pub struct Preview {
    what: What,
    turns: Vec<Turn>,
    /// The bookings that the dates are of, where they stand already.
    bookings: Vec<Id>,
    cursor: Cursor,
    /// Whether the desk said no to what is shown: it is looked up again before the next key.
    stale: bool,
}

impl Preview {
    /// The dates of a plan, the cursor on the first with something in its way.
    pub fn of(plan: Plan, view: &View) -> Self {
        Self::on(What::New(plan), view)
    }

    /// The dates of a series that one booking of it is changed with; `None` where nothing stands in their way and none
    /// was changed by itself before.
    pub fn of_change(changed: Booking, reach: Reach, view: &View) -> Option<Self> {
        let dates = Self::on(What::Change(Box::new(changed), reach), view);
        dates.turns.iter().any(|turn| turn.obstacle.is_some() || turn.differs).then_some(dates)
    }

    fn on(what: What, view: &View) -> Self {
        let (bookings, turns): (Vec<Id>, Vec<Turn>) = what.look(view).into_iter().unzip();
        let at = turns.iter().position(|turn| turn.obstacle.is_some() || turn.differs).unwrap_or(0);
        Self { what, turns, bookings, cursor: Cursor::at(at), stale: false }
    }

    /// Whether a date may become so; one that stands already waits for nothing.
    fn may(&self, turn: &Turn, choice: Choice) -> bool {
        turn.may(choice) && (choice != Choice::Wait || matches!(self.what, What::New(_)))
    }

    fn look_again(&mut self, view: &View) {
        if std::mem::take(&mut self.stale) {
            (self.bookings, self.turns) = self.what.look(view).into_iter().unzip();
        }
    }

    fn count(&self, choice: Choice) -> usize {
        self.turns.iter().filter(|turn| turn.choice == choice).count()
    }

    fn chosen(&self, choice: Choice) -> impl Iterator<Item = &Turn> {
        self.turns.iter().filter(move |turn| turn.choice == choice)
    }

    fn choose(&mut self, choice: Choice) -> Effect {
        let at = self.cursor.at;
        if !self.turns.get(at).is_some_and(|turn| self.may(turn, choice)) {
            return Effect::hint(words::NOT_FOR_THIS_DATE);
        }
        self.turns[at].choice = choice;
        self.cursor.at = (at + 1).min(self.turns.len() - 1);
        Effect::None
    }

    fn save(&self) -> Effect {
        match &self.what {
            What::New(plan) => self.book(plan),
            What::Change(changed, reach) => self.change(changed, *reach),
        }
    }

    fn change(&self, changed: &Booking, reach: Reach) -> Effect {
        let to = |turn: &Turn| match turn.choice {
            Choice::Book => Some(turn.place),
            Choice::Move => turn.nearest,
            Choice::Skip | Choice::Wait => None,
        };
        let picks: Vec<(Id, Place)> =
            self.bookings.iter().zip(&self.turns).filter_map(|(id, turn)| Some((*id, to(turn)?))).collect();
        if picks.is_empty() {
            return Effect::hint(words::NOTHING_TO_SAVE);
        }
        Effect::send(Request::Center(Ask::ChangeSeries {
            booking: Box::new(changed.clone()),
            reach,
            picks: Some(picks),
        }))
    }

    fn book(&self, plan: &Plan) -> Effect {
        let mut places: Vec<Place> = self.chosen(Choice::Book).map(|turn| turn.place).collect();
        places.extend(self.chosen(Choice::Move).filter_map(|turn| turn.nearest));
        places.sort_by_key(|place| place.at());
        if places.is_empty() {
            return Effect::hint(words::NOTHING_TO_SAVE);
        }
        Effect::send(Request::Center(Ask::BookSeries {
            plan: Box::new(plan.clone()),
            places,
            waits: self.chosen(Choice::Wait).map(|turn| turn.place).collect(),
            skipped: self.chosen(Choice::Skip).map(|turn| turn.place.date).collect(),
        }))
    }

    /// What a date is now: `09:00 书画室 3 位 合唱队`.
    fn stands(booking: &Booking, view: &View) -> String {
        let room = view.office.of::<Room>().get(booking.room).map_or("", |room| room.name.as_str());
        let heads = when::people(view.lang(), booking.heads.into());
        let now = format!("{} {room} {heads} {}", when::clock(booking.start), booking.note);
        now.trim_end().to_owned()
    }

    fn draw_turn(&self, paint: &mut Paint, row: Rect, place: usize, here: bool, view: &View) {
        let (lang, turn) = (view.lang(), &self.turns[place]);
        let stands = self.bookings.get(place).and_then(|id| view.office.of::<Booking>().get(*id));
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
            (Choice::Move, Some(to)) => series::moved_to(lang, &when::moment(lang, to.date, to.start, view.today())),
            (choice, _) => view.say(self.label(choice)).to_owned(),
        };
        let style = match turn.choice {
            Choice::Book => theme.good,
            Choice::Skip => theme.dim,
            Choice::Move | Choice::Wait => theme.accent,
        };
        let cells = row.width.saturating_sub(30);
        paint.right(row.x + 29, row.y, cells, &result, on(style));
        if let (true, Some(stands)) = (turn.differs, stands) {
            let text = series::differs(lang, &Self::stands(stands, view));
            let room = cells.saturating_sub(crate::ui::paint::width(&result) + 2);
            paint.text(row.x + 29, row.y, room, &text, on(theme.warn));
        } else if let Some(obstacle) = &turn.obstacle {
            let holiday = view.office.holiday_on(turn.place.date).map(|holiday| holiday.name);
            let text = series::obstacle(lang, obstacle, holiday.as_deref(), &view.names());
            let room = cells.saturating_sub(crate::ui::paint::width(&result) + 2);
            paint.text(row.x + 29, row.y, room, &text, on(theme.warn));
        }
    }
}

impl Preview {
    /// What a choice is called.
    fn label(&self, choice: Choice) -> crate::text::Msg {
        let new = matches!(self.what, What::New(_));
        match choice {
            Choice::Book if new => series::BOOK_IT,
            Choice::Book => series::CHANGE_IT,
            Choice::Skip if new => series::SKIP,
            Choice::Skip => series::KEEP_IT,
            Choice::Move => series::MOVE_IT,
            Choice::Wait => series::WAIT,
        }
    }

    /// Whose series it is, and which.
    fn title(&self, view: &View) -> (Id, String) {
        let lang = view.lang();
        let room = |id| view.office.of::<Room>().get(id).map_or("", |room| room.name.as_str());
        match &self.what {
            What::New(plan) => {
                let how = said::rhythm(lang, plan.every, plan.first.date);
                let people = when::people(lang, plan.heads.into());
                let clock = when::clock(plan.first.start);
                (plan.resident, format!("{}  {how} {clock}  {people}", room(plan.first.room)))
            }
            What::Change(changed, _) => {
                let (people, clock) = (when::people(lang, changed.heads.into()), when::clock(changed.start));
                (changed.resident, format!("{}  {clock}  {people}", room(changed.room)))
            }
        }
    }

    fn button(&self, lang: crate::text::Lang) -> String {
        let (saved, skipped) = (self.count(Choice::Book) + self.count(Choice::Move), self.count(Choice::Skip));
        match self.what {
            What::New(_) => series::button(lang, saved, skipped, self.count(Choice::Wait)),
            What::Change(..) => series::change_button(lang, saved, skipped),
        }
    }
}

impl Layer for Preview {
    fn scope(&self) -> Scope {
        scope::PREVIEW
    }

    fn handle(&mut self, key: Key, view: &View) -> Reply {
        self.look_again(view);
        let Some(digit) = key.digit() else { return Reply::Pass };
        Reply::Do(match numbered().press(&mut 0, digit) {
            Pressed::Row(place) => self.choose(CHOICES[place]),
            Pressed::Turned | Pressed::Nothing => Effect::hint(words::NOT_FOR_THIS_DATE),
        })
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        self.look_again(view);
        match verb {
            Verb::Step(step) => self.cursor.step(step, self.turns.len()),
            Verb::Mark => {
                let Some(turn) = self.turns.get(self.cursor.at) else { return Effect::None };
                let at = CHOICES.iter().position(|choice| *choice == turn.choice).unwrap_or(0);
                let mut next = CHOICES.iter().cycle().skip(at + 1).take(CHOICES.len());
                let next = next.find(|choice| self.may(turn, **choice)).copied().unwrap_or(turn.choice);
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

    fn hear(&mut self, _ticket: u64, answer: Answer, _view: &View) -> Effect {
        self.stale |= matches!(answer, Answer::Refused(_));
        Effect::Usual(Box::new(answer))
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        self.look_again(view);
        let lang = view.lang();
        let (strong, plain, dim, accent) = (paint.theme.strong, paint.theme.plain, paint.theme.dim, paint.theme.accent);
        let (who, title) = self.title(view);
        let name = view.office.of::<Resident>().get(who).map_or("", |resident| resident.name.as_str());
        let used = paint.text(1, body.y, body.width - 2, &title, strong);
        paint.text(3 + used, body.y, body.width.saturating_sub(4 + used), name, accent);
        if let (What::New(plan), Some(last)) = (&self.what, self.turns.last())
            && is_cut(plan.first.date, plan.every, plan.until)
        {
            let said = words::dates_cut(lang, self.turns.len(), last.place.date, view.today());
            paint.text(2, body.y + 1, body.width - 3, &said, paint.theme.warn);
        }
        let rows = body.height.saturating_sub(5);
        let window = self.cursor.window(rows, self.turns.len());
        let hidden = self.turns.len() - window.len();
        for (y, place) in (body.y + 2..).zip(window) {
            let row = Rect { x: 1, y, width: body.width.min(100) - 2, height: 1 };
            self.draw_turn(paint, row, place, place == self.cursor.at, view);
        }
        let y = body.bottom() - 2;
        let mut x = 2;
        if let Some(turn) = self.turns.get(self.cursor.at) {
            for (digit, place) in numbered().on(0) {
                let choice = CHOICES[*place];
                if !self.may(turn, choice) {
                    continue;
                }
                x += paint.text(x, y, 1, &digit.to_string(), accent) + 1;
                let text = match (choice, turn.nearest) {
                    (Choice::Move, Some(to)) => {
                        series::moved_to(lang, &when::moment(lang, to.date, to.start, view.today()))
                    }
                    _ => view.say(self.label(choice)).to_owned(),
                };
                x += paint.text(x, y, body.width.saturating_sub(x), &text, plain) + 3;
            }
        }
        if hidden > 0 {
            let more = series::dates(lang, self.turns.len());
            paint.right(0, body.y, body.width - 1, &more, dim);
        }
        let button = self.button(lang);
        let used = paint.text(2, body.bottom() - 1, 5, "Enter", accent);
        paint.text(3 + used, body.bottom() - 1, body.width - 10, &button, strong);
    }
}
