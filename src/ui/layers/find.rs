//! The find box: anyone, by whatever was said; empty, it shows what was left and who was here or is expected.

pub(in crate::ui) mod rows;

use crate::desk::visitors;
use crate::model::Booking;
use crossterm::event::KeyCode;
use ratatui::layout::Rect;

use crate::desk::Request;
use crate::desk::find::numbers::may_begin;
use crate::desk::find::things::GUIDE_ONLY;
use crate::model::operators::look::how::SEARCHED;
use crate::model::{Id, Resident};
use crate::text::{found, when};
use crate::ui::actions::{self, Action, Scope, scope};
use crate::ui::care::actions::open_ladder;
use crate::ui::effect::{Effect, Verb};
use crate::ui::forms::{self};
use crate::ui::input::Key;
use crate::ui::paint::Paint;
use crate::ui::people::card;
use crate::ui::people::forms::resident::Register;
use crate::ui::view::{Selected, View};
use crate::ui::widgets::line_box::LineBox;
use crate::ui::widgets::list::Cursor;
use crate::ui::widgets::numbered::{Numbered, Pressed};
use crate::ui::words;

use rows::{Answer, Row};

use super::choice::{Choice, Offer, confirm, same_name};
use super::form::Form;
use super::refusal::only;
use super::{Layer, Reply};

/// Somebody else than the resident, their family, neighbour or volunteer, of
/// [`crate::model::register::VISITOR_ROLE`].
const STRANGER: u8 = 5;
/// Digits of a number that is typed whole: a telephone number with its area, or a mobile one, or an identity number.
const WHOLE: usize = 11;
/// Most visitors and expected people that an empty box lists.
const RECENT: usize = 12;

/// The find box.
#[derive(Default)]
pub struct Find {
    line: LineBox,
    answer: Answer,
    cursor: Cursor,
    /// Whether the cursor was moved: then a row was meant, whatever its name.
    moved: bool,
    /// What the rows were made for: the query, the office's revision, how many drafts were parked.
    asked: Option<(String, u64, usize)>,
    /// How far the index reached then, if it was still being built.
    reached: Option<(usize, usize)>,
    /// What is to be done for whoever is found.
    then: Option<&'static Action>,
    /// Whether nobody sits here: people alone are found, and nothing is said of them but who they are.
    locked: bool,
}

impl Find {
    /// Opens the box.
    pub fn open(view: &View) -> Effect {
        let mut find = Self::default();
        find.look(view);
        Effect::push(find)
    }

    /// Opens the box for an action that needs somebody to serve; it runs once somebody was found.
    pub fn before(id: &str, view: &View) -> Effect {
        let mut find = Self { then: actions::named(id), ..Self::default() };
        find.look(view);
        Effect::push(find)
    }

    /// Opens the box at a desk where nobody sits, for an emergency alone.
    pub fn while_locked(view: &View) -> Effect {
        let mut find = Self { locked: true, ..Self::default() };
        find.look(view);
        Effect::push(find)
    }

    fn look(&mut self, view: &View) {
        let query = self.line.text().to_owned();
        let asked = Some((query.clone(), view.office.head, view.seat.drafts.len()));
        let reaches = view.office.search_reaches();
        // Rows that are being looked at never move under the cursor because the index grew; nobody may be somebody now.
        if self.asked == asked && (self.reached == reaches || !self.nobody()) {
            return;
        }
        self.reached = reaches;
        self.answer = match (query.is_empty(), self.locked) {
            (true, true) => Answer::default(),
            (true, false) => recent(view),
            (false, _) => rows::answer(&query, view),
        };
        if self.locked {
            self.answer.rows.retain(|row| matches!(row, Row::Person(_)));
        }
        self.asked = asked;
        self.cursor = Cursor::default();
        self.moved = false;
    }

    fn nobody(&self) -> bool {
        if self.asks_the_guide() {
            return false;
        }
        let text = self.line.text().trim_start_matches(['!', '！']);
        self.answer.rows.is_empty() && !text.is_empty() && !may_begin(text)
    }

    /// Whether only answers of the guide are meant.
    fn asks_the_guide(&self) -> bool {
        self.line.text().starts_with([GUIDE_ONLY, '？'])
    }

    fn pick(&self, view: &View) -> Effect {
        match self.answer.rows.get(self.cursor.at) {
            Some(Row::Draft(id)) => Effect::Pop.then(forms::reopen(*id, view)),
            Some(row @ (Row::Record(..) | Row::Act(_))) => row.open(view),
            Some(Row::Person(id)) => {
                let people: Vec<&Resident> =
                    self.answer.rows.iter().filter_map(|row| Self::resident(*row, view)).collect();
                let name = view.office.of::<Resident>().get(*id).map(|resident| &resident.name);
                let same: Vec<&Resident> = people.into_iter().filter(|person| Some(&person.name) == name).collect();
                if same.len() > 1 && !self.moved {
                    let (stays, then, locked) = (view.face.stays, self.then, self.locked);
                    return same_name(view, &same, move |id| {
                        Effect::Close.then(if locked { open_ladder(id) } else { serve(id, stays, then) })
                    });
                }
                if self.locked {
                    // Whoever is served beneath the cover is not meant.
                    return Effect::Pop.then(open_ladder(*id));
                }
                self.by_whole_number(*id).then(Effect::Pop).then(serve(*id, view.face.stays, self.then))
            }
            None if self.nobody() && !self.locked => self.ask_what_else(view),
            None if self.locked => Effect::hint(words::NOBODY_FOUND),
            None => Effect::Pop,
        }
    }

    /// That somebody was found by the whole of their identity or telephone number.
    fn by_whole_number(&self, id: Id) -> Effect {
        let digits = self.line.text().chars().filter(|c| c.is_alphanumeric()).count();
        let number = self.line.text().chars().all(|c| c.is_ascii_digit() || matches!(c, 'x' | 'X' | ' ' | '-'));
        if number && digits >= WHOLE { Effect::Looked(id, SEARCHED) } else { Effect::None }
    }

    fn resident<'a>(row: Row, view: &View<'a>) -> Option<&'a Resident> {
        match row {
            Row::Person(id) => view.office.of::<Resident>().get(id),
            _ => None,
        }
    }

    fn offers(&self, view: &View) -> Vec<Offer> {
        let typed = self.line.text().to_owned();
        let name = if typed.chars().any(|c| c.is_ascii()) { String::new() } else { typed.clone() };
        // A stranger is called as was typed; a number is nobody's name.
        let visitor = if typed.chars().any(|c| c.is_ascii_digit()) { String::new() } else { typed };
        vec![
            Offer::new(view.say(words::REGISTER), move |view| Effect::Close.then(Form::open(Register { name }, view))),
            Offer::new(view.say(words::LOG_ONLY), move |view| {
                let role = if visitor.is_empty() { only(view).role } else { STRANGER };
                let line = crate::model::VisitorLine { resident: Id::NONE, role, visitor, ..only(view) };
                Effect::send(Request::Visitors(visitors::Ask::LogVisitor { line: Box::new(line) }))
            }),
            Offer::new(view.say(words::CHANGE_QUERY), |_| Effect::hint(words::CHANGE_QUERY)),
        ]
    }

    fn ask_what_else(&self, view: &View) -> Effect {
        Choice::new(view.say(words::NOBODY_FOUND), self.offers(view)).open()
    }
}

/// The ways on where nobody was found; they always fit.
fn numbered(offers: &[Offer]) -> Numbered {
    Numbered::in_order(offers.len(), |_, _| offers.len())
}

/// Serves somebody and does what was wanted; else shows them: from Today on their card, elsewhere where the clerk is.
fn serve(id: Id, stays: bool, then: Option<&'static Action>) -> Effect {
    let serve = Effect::Serve(id);
    if let Some(action) = then {
        return serve.then(Effect::Run(action));
    }
    if stays { serve } else { Effect::card(id) }
}

/// Parked drafts, the last visitors, and those who are expected today.
fn recent(view: &View) -> Answer {
    let mut rows: Vec<Row> = view.seat.drafts.iter().map(|draft| Row::Draft(draft.id)).collect();
    let people = recent_people(view);
    rows.extend(people.iter().map(|id| Row::Person(*id)));
    Answer { rows, people: Some(people.len()), ..Answer::default() }
}

/// The last visitors, and those who are expected today.
pub(in crate::ui) fn recent_people(view: &View) -> Vec<Id> {
    let visitors = view.office.visitors_on(view.today()).rev().map(|line| line.resident);
    let expected = view
        .office
        .bookings_on(view.today())
        .filter(|booking| booking.date.to_datetime(booking.end) > view.seat.now)
        .map(|booking| booking.resident);
    let mut people = Vec::new();
    for id in visitors.chain(expected).filter(|id| !id.is_none()) {
        if people.len() >= RECENT {
            break;
        }
        if !people.contains(&id) {
            people.push(id);
        }
    }
    people
}

impl Layer for Find {
    fn scope(&self) -> Scope {
        scope::FIND
    }

    fn selected(&self) -> Option<Selected> {
        Some(self.answer.rows.get(self.cursor.at).map_or(Selected::Nothing, |row| row.selected()))
    }

    fn line(&mut self) -> Option<&mut LineBox> {
        Some(&mut self.line)
    }

    fn typed(&mut self, view: &View) {
        self.look(view);
    }

    fn handle(&mut self, key: Key, view: &View) -> Reply {
        let typed = self.line.typed();
        if typed.is_empty()
            && key.chord.code == KeyCode::Delete
            && let Some(Row::Draft(id)) = self.answer.rows.get(self.cursor.at).copied()
        {
            let what = view.seat.drafts.iter().find(|draft| draft.id == id);
            let what = what.map(|draft| forms::describe(draft, view)).unwrap_or_default();
            let then = move |_: &View| Effect::Pop.then(Effect::Forget(id)).then(Effect::hint(words::THROWN_AWAY));
            return Reply::Do(confirm(view, what, view.say(words::THROW_AWAY), then));
        }
        // Where nobody was found by name, digits are the ways on; a number that finds nobody is still being typed, and
        // behind its sign it has only begun.
        if self.nobody()
            && !self.locked
            && !typed.chars().any(|c| c.is_ascii_digit() || matches!(c, '#' | '＃'))
            && let Some(digit) = key.digit()
        {
            let mut offers = self.offers(view);
            if let Pressed::Row(place) = numbered(&offers).press(&mut 0, digit) {
                return Reply::Do(offers.swap_remove(place).take(view));
            }
        }
        self.type_in(key, view)
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Step(step) => {
                self.cursor.step(step, self.answer.rows.len());
                self.moved = true;
            }
            Verb::Open => return self.pick(view),
            Verb::Back => return Effect::Pop,
            _ => {}
        }
        Effect::None
    }

    fn covers(&self) -> bool {
        true
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        self.look(view);
        let (accent, dim, plain, warn) = (paint.theme.accent, paint.theme.dim, paint.theme.plain, paint.theme.warn);
        let only_others = self.answer.people == Some(0) && !self.answer.rows.is_empty();
        let count = match view.office.search_reaches() {
            Some((found, all)) => found::growing(view.lang(), found, all),
            None if only_others => String::new(),
            None => found::count(view.lang(), self.answer.people),
        };
        let at = paint.right(0, body.y, body.width - 1, &count, dim);
        paint.text(1, body.y, 1, "/", accent);
        let list_cells = if view.seat.is_wide() { body.width / 2 } else { body.width };
        let heard = u16::from(self.answer.query.is_by_sound() && !self.nobody());
        if heard > 0 {
            paint.text(3, body.y + 1, list_cells.saturating_sub(4), view.say(found::BY_SOUND), warn);
        }
        let list = Rect { y: body.y + 1 + heard, height: body.height - 1 - heard, width: list_cells, ..body };
        if self.nobody() {
            paint.text(3, list.y + 1, body.width - 4, view.say(words::NOBODY_FOUND), warn);
            let offers = if self.locked { Vec::new() } else { self.offers(view) };
            for (y, (digit, place)) in (list.y + 3..).zip(numbered(&offers).on(0)) {
                paint.text(3, y, 1, &digit.to_string(), accent);
                paint.text(6, y, body.width - 8, offers[*place].label(), plain);
            }
        }
        if self.asks_the_guide() && self.answer.rows.is_empty() {
            paint.text(3, list.y + 1, body.width - 4, view.say(crate::text::guide::NONE_FOUND), warn);
        }
        for (y, place) in (list.y..).zip(self.cursor.window(list.height, self.answer.rows.len())) {
            let here = place == self.cursor.at;
            let row = Rect { y, height: 1, ..list };
            self.answer.rows[place].draw(paint, row, here, &self.answer.query, view);
        }
        if view.seat.is_wide() && !self.locked {
            paint.bar(list.right(), list.y, list.height);
            if let Some(id) = self.answer.rows.get(self.cursor.at).and_then(|row| row.person(view)) {
                let x = list.right() + 2;
                card::draw(paint, Rect { x, width: body.right() - x - 1, ..list }, id, view);
            }
        }
        let row = Rect { x: 3, width: body.width.saturating_sub(at + 6), ..body };
        self.line.draw(paint, row, plain, true);
    }
}

/// When a resident is expected today: the next booking's time.
pub fn expected_at(resident: &Resident, view: &View) -> Option<String> {
    let bookings = view.office.naming::<Booking, Resident>(resident.id);
    let next = bookings
        .filter_map(|id| view.office.of::<Booking>().get(id))
        .filter(|booking| booking.date == view.today() && booking.state == crate::model::BookingState::Booked)
        .map(|booking| booking.start)
        .min()?;
    Some(when::clock(next))
}
