//! The ladder of an emergency: who is called, one digit a call, until somebody has looked.
//!
//! That its numbers are looked at was written down before it opened; covered, it shows them no more.

use jiff::civil::DateTime;
use ratatui::layout::Rect;

use crate::desk::care::Ask;
use crate::desk::care::ladder::{Rung, open_of, ready, result_of, rungs};
use crate::model::care::Emergency;
use crate::model::care::codes::{RESULT, RUNG};
use crate::model::{Id, Resident};
use crate::text::{care as words, labels, when};
use crate::ui::actions::{Scope, scope};
use crate::ui::care::actions::end;
use crate::ui::effect::{Effect, Step, Verb};
use crate::ui::input::Key;
use crate::ui::layers::{Layer, Reply};
use crate::ui::paint::Paint;
use crate::ui::view::{Selected, View};
use crate::ui::widgets::numbered::{Numbered, Pressed, Stand};
use crate::ui::words as common;

/// Cells of the columns: who they are, name, number.
const COLUMNS: [u16; 3] = [14, 22, 18];

/// An open ladder.
pub struct Ladder {
    emergency: Id,
    elder: Id,
    /// The rung that is called next.
    at: usize,
    /// Whether numbers are shown.
    open: bool,
}

impl Ladder {
    /// The ladder of an elder, at the rung that stands ready.
    pub fn open(elder: Id, view: &View) -> Effect {
        Self::of(elder, true, view).map_or(Effect::None, Effect::push)
    }

    fn of(elder: Id, open: bool, view: &View) -> Option<Self> {
        let emergency = open_of(view.office, elder)?;
        let at = ready(emergency, &rungs(view.office, elder, view.today()));
        Some(Self { emergency: emergency.id, elder, at, open })
    }

    fn emergency<'a>(&self, view: &View<'a>) -> Option<&'a Emergency> {
        view.office.of::<Emergency>().get(self.emergency)
    }

    fn rungs(&self, view: &View) -> Vec<Rung> {
        rungs(view.office, self.elder, view.today())
    }
}

impl Layer for Ladder {
    fn scope(&self) -> Scope {
        scope::LADDER
    }

    fn handle(&mut self, key: Key, _view: &View) -> Reply {
        let Some(digit) = key.digit() else { return Reply::Pass };
        let Pressed::Row(row) = results().press(&mut 0, digit) else {
            return Reply::Do(Effect::hint(common::PICK_A_DIGIT));
        };
        let result = RESULT[row].code;
        let (emergency, place, elder, open) = (self.emergency, self.at, self.elder, self.open);
        // What was called stands there again with the next rung ready.
        Reply::Do(Effect::send_then(Ask::Attempt { emergency, place, result }.into(), move |view| {
            Self::of(elder, open, view).map_or(Effect::None, Effect::push)
        }))
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        let last = self.rungs(view).len().saturating_sub(1);
        match verb {
            Verb::Step(Step::Up) => self.at = self.at.saturating_sub(1),
            Verb::Step(Step::Down) => self.at = (self.at + 1).min(last),
            Verb::Step(Step::Home | Step::PageUp) => self.at = 0,
            Verb::Step(Step::End | Step::PageDown) => self.at = last,
            Verb::Open => return end(self.emergency, self.elder, view),
            Verb::Back => return Effect::Pop,
            _ => {}
        }
        Effect::None
    }

    fn conceal(&mut self, _view: &View) {
        self.open = false;
    }

    fn covers(&self) -> bool {
        true
    }

    fn selected(&self) -> Option<Selected> {
        Some(Selected::of::<Emergency>(self.emergency))
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let (strong, plain, dim, warn, bad, accent) = (
            paint.theme.strong,
            paint.theme.plain,
            paint.theme.dim,
            paint.theme.warn,
            paint.theme.bad,
            paint.theme.accent,
        );
        let Some(emergency) = self.emergency(view) else { return };
        let lang = view.lang();
        let began = words::began(lang, &clock_of(emergency.began, view));
        let used = paint.right(1, body.y, body.width - 2, &began, dim);
        paint.text(1, body.y, body.width.saturating_sub(used + 4), &title(self.elder, view), bad);
        let rungs = self.rungs(view);
        let left = body.height.saturating_sub(4);
        for (y, (place, rung)) in (body.y + 2..body.y + 2 + left).zip(rungs.iter().enumerate()) {
            let here = place == self.at;
            let row = Rect { x: 0, y, width: body.width, height: 1 };
            let style = |style| if here { paint_selected(view) } else { style };
            if here {
                paint.tint(row, paint.theme.selected);
                paint.text(row.x + 1, y, 1, ">", paint.theme.selected);
                paint.put_cursor(row.x + 1, y);
            }
            let mut x = row.x + 3;
            paint.text(x, y, COLUMNS[0] - 1, labels::code_number(lang, RUNG, rung.rung), style(plain));
            x += COLUMNS[0];
            let name = format!("{} {}", rung.name, rung.relation);
            paint.text(x, y, COLUMNS[1] - 1, name.trim(), style(strong));
            x += COLUMNS[1];
            let (phone, look) = match (rung.phone.as_str(), self.open) {
                ("", _) => (view.say(words::NO_NUMBER).to_owned(), warn),
                (phone, true) => (phone.to_owned(), accent),
                (phone, false) => (crate::text::value::mask_tail(phone), dim),
            };
            paint.text(x, y, COLUMNS[2] - 1, &phone, style(look));
            x += COLUMNS[2];
            let said = match result_of(emergency, rung) {
                Some(attempt) => {
                    let result = labels::code_number(lang, RESULT, attempt.result);
                    format!("{} {result}", clock_of(attempt.at, view))
                }
                None if here => view.say(words::CALLING).to_owned(),
                None => String::new(),
            };
            paint.text(x, y, row.right().saturating_sub(x + 1), &said, style(plain));
        }
        let numbered = results();
        let keys = numbered.on(0).iter().map(|(digit, row)| format!("{digit} {}", labels::code(lang, &RESULT[*row])));
        let keys = keys.collect::<Vec<_>>().join("  ");
        paint.text(1, body.bottom() - 2, body.width - 2, &keys, accent);
        let hint = if self.open { words::HOW_TO_CALL } else { words::NUMBERS_CLOSED };
        paint.text(1, body.bottom() - 1, body.width - 2, view.say(hint), dim);
    }
}

/// What came of a call, each on the digit that is its code.
fn results() -> Numbered {
    let stands: Vec<Stand> = RESULT.iter().map(|code| Stand::Code(code.code)).collect();
    Numbered::of(&stands, |_, _| RESULT.len())
}

fn paint_selected(view: &View) -> ratatui::style::Style {
    view.seat.theme.selected
}

/// Whose emergency it is: `紧急联系  王桂芝 83  红光巷12号 3-2-502`.
fn title(elder: Id, view: &View) -> String {
    let Some(resident) = view.office.of::<Resident>().get(elder) else { return String::new() };
    let age = resident.age(view.today()).map_or_else(String::new, |age| age.to_string());
    let home = view.office.address_of(resident).map(crate::model::Address::short).unwrap_or_default();
    format!("{}  {} {age}  {home}", view.say(words::LADDER), resident.name)
}

/// A time of today, or of a day before.
fn clock_of(at: DateTime, view: &View) -> String {
    if at.date() == view.today() {
        when::clock(at.time())
    } else {
        when::moment(view.lang(), at.date(), at.time(), view.today())
    }
}
