//! A round from door to door, in walking order: `Enter` is met, and what is handed out is given; digits say why nobody was
//! met, or take down what was said.

use ratatui::layout::Rect;

use crate::desk::Request;
use crate::desk::activities::Ask;
use crate::desk::activities::doors::{Door, round};
use crate::model::activities::codes::{MET, MET_THEM};
use crate::model::activities::{Activity, DoorCall};
use crate::model::{Household, Id, Resident};
use crate::text::{activities as words, labels};
use crate::ui::actions::{Scope, scope};
use crate::ui::activities::forms::Opinion;
use crate::ui::effect::{Effect, Step, Verb};
use crate::ui::input::Key;
use crate::ui::layers::form::Form;
use crate::ui::layers::{Layer, Reply};
use crate::ui::paint::Paint;
use crate::ui::view::{Selected, View};
use crate::ui::widgets::list::Cursor;
use crate::ui::widgets::numbered::{Numbered, Pressed, Stand};

/// The digit that takes down what was said.
const WORDS: u8 = 9;
/// Cells of the columns: address, name.
const COLUMNS: [u16; 2] = [30, 14];

/// An open round.
pub struct Doors {
    activity: Id,
    round: Vec<Door>,
    cursor: Cursor,
}

impl Doors {
    /// Opens the round of an activity at a door; without one at the first that was not called at.
    pub fn open(activity: Id, at: Option<Id>, view: &View) -> Effect {
        let doors = view.office.of::<Activity>().get(activity).map(|one| round(view.office, one)).unwrap_or_default();
        let at = at.and_then(|home| doors.iter().position(|door| door.household == home));
        let at = at.or_else(|| doors.iter().position(|door| door.call.is_none())).unwrap_or(0);
        Effect::push(Self { activity, round: doors, cursor: Cursor::at(at) })
    }

    fn here(&self) -> Option<Door> {
        self.round.get(self.cursor.at).copied()
    }

    fn call(&self, met: u8) -> Effect {
        let Some(door) = self.here() else { return Effect::hint(words::HOW_AT_DOORS) };
        let next = self.round.get(self.cursor.at + 1).map_or(door.household, |next| next.household);
        let activity = self.activity;
        let ask = Ask::CallAt { activity, household: door.household, met, note: String::new() };
        Effect::send_then(Request::from(ask), move |view| Self::open(activity, Some(next), view))
    }
}

impl Layer for Doors {
    fn scope(&self) -> Scope {
        scope::READING
    }

    fn selected(&self) -> Option<Selected> {
        Some(self.here().map_or(Selected::Nothing, |door| Selected::of::<Resident>(door.resident)))
    }

    fn handle(&mut self, key: Key, view: &View) -> Reply {
        let Some(digit) = key.digit() else { return Reply::Pass };
        let Pressed::Row(row) = digits().press(&mut 0, digit) else {
            return Reply::Do(Effect::hint(words::PICK_AT_DOORS));
        };
        let Some(met) = MET.get(row) else {
            let resident = self.here().map_or(Id::NONE, |door| door.resident);
            return Reply::Do(Form::open(Opinion { activity: self.activity, resident }, view));
        };
        Reply::Do(self.call(met.code))
    }

    fn tell(&mut self, verb: Verb, _view: &View) -> Effect {
        match verb {
            Verb::Step(step) => self.cursor.step(step, self.round.len()),
            Verb::Next => self.cursor.step(Step::Down, self.round.len()),
            Verb::Previous => self.cursor.step(Step::Up, self.round.len()),
            Verb::Open => return self.call(MET_THEM),
            Verb::Back => return Effect::Pop,
            _ => {}
        }
        Effect::None
    }

    fn covers(&self) -> bool {
        true
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let Some(activity) = view.office.of::<Activity>().get(self.activity) else { return };
        let theme = paint.theme;
        let call = |door: &Door| door.call.and_then(|id| view.office.of::<DoorCall>().get(id));
        let called = self.round.iter().filter(|door| door.call.is_some()).count();
        let met = self.round.iter().filter_map(call).filter(|call| call.was_met()).count();
        let counts = words::door_counts(view.lang(), met, called, self.round.len());
        let used = paint.right(1, body.y, body.width - 2, &counts, theme.plain);
        let title = format!("{}  {}", view.say(words::DOORS), activity.title);
        paint.text(1, body.y, body.width.saturating_sub(used + 4), &title, theme.strong);
        let list = Rect { x: 1, y: body.y + 1, width: body.width - 2, height: body.height.saturating_sub(2) };
        for (y, place) in (list.y..).zip(self.cursor.window(list.height, self.round.len())) {
            let door = &self.round[place];
            let here = place == self.cursor.at;
            let at = Rect { y, height: 1, ..list };
            let style = |style| if here { theme.selected } else { style };
            if here {
                paint.tint(at, theme.selected);
                paint.text(at.x, at.y, 1, ">", theme.selected);
            }
            let call = call(door);
            let (mark, colour) = match call {
                Some(call) if call.was_met() => ("[x]", theme.good),
                Some(_) => ("[-]", theme.warn),
                None => ("[ ]", theme.dim),
            };
            paint.text(at.x + 2, at.y, 3, mark, style(colour));
            let home = view.office.of::<Household>().get(door.household);
            let address = home.map_or_else(String::new, |home| home.address.short());
            let name = view.office.of::<Resident>().get(door.resident).map_or("", |one| one.name.as_str());
            let mut x = at.x + 6;
            for (text, cells) in [address.as_str(), name].into_iter().zip(COLUMNS) {
                paint.text(x, at.y, (cells - 1).min(at.right().saturating_sub(x + 1)), text, style(theme.plain));
                x += cells;
            }
            let said = call.map_or("", |call| labels::code_number(view.lang(), MET, call.met));
            paint.text(x, at.y, at.right().saturating_sub(x + 1), said, style(theme.dim));
        }
        let numbered = digits();
        let said = numbered.on(0).iter().map(|(digit, row)| {
            let label = MET.get(*row).map_or(view.say(words::OPINION), |code| labels::code(view.lang(), code));
            format!("{digit} {label}")
        });
        let said = said.collect::<Vec<_>>().join(" ");
        paint.text(1, body.bottom() - 1, body.width - 2, &said, theme.dim);
    }
}

/// What came of a call, each on the digit that is its code, and behind them what was said.
fn digits() -> Numbered {
    let codes = MET.iter().map(|code| code.code).chain([WORDS]);
    let stands: Vec<Stand> = codes.map(Stand::Code).collect();
    Numbered::of(&stands, |_, _| stands.len())
}
