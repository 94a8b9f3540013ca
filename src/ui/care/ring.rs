//! A call-out rung down: one volunteer after the other, one digit an answer.
//!
//! That their numbers are looked at was written down before it opened; only the number under the cursor is shown, and
//! covered, none is.

use ratatui::layout::Rect;

use crate::desk::care::Ask;
use crate::desk::care::call_outs::ready;
use crate::model::Id;
use crate::model::care::CallOut;
use crate::model::care::codes::{ANSWER, COMES};
use crate::text::{care as words, labels, value, when};
use crate::ui::actions::{Scope, scope};
use crate::ui::care::forms::TimeCallOut;
use crate::ui::effect::{Effect, Verb};
use crate::ui::input::Key;
use crate::ui::layers::form::Form;
use crate::ui::layers::{Layer, Reply};
use crate::ui::paint::Paint;
use crate::ui::view::{Selected, View};
use crate::ui::widgets::list::Cursor;
use crate::ui::widgets::numbered::{Numbered, Pressed, Stand};
use crate::ui::words as common;

/// Cells of the columns: name, number.
const COLUMNS: [u16; 2] = [14, 18];

/// An open list.
pub struct Ring {
    call_out: Id,
    cursor: Cursor,
    /// Whether the number under the cursor is shown.
    open: bool,
}

/// The list of a call-out, where it was left; its numbers are looked at, and that is written down first.
pub(super) fn open_ring(call_out: Id) -> Effect {
    Effect::send_then(Ask::OpenCallOut { call_out }.into(), move |view| Ring::of(call_out, true, view))
}

impl Ring {
    fn of(call_out: Id, open: bool, view: &View) -> Effect {
        let Some(one) = view.office.of::<CallOut>().get(call_out) else { return Effect::None };
        let mut cursor = Cursor::default();
        cursor.at = ready(one);
        Effect::push(Self { call_out, cursor, open })
    }

    fn list<'a>(&self, view: &View<'a>) -> Option<&'a CallOut> {
        view.office.of::<CallOut>().get(self.call_out)
    }
}

impl Layer for Ring {
    fn scope(&self) -> Scope {
        scope::READING
    }

    fn handle(&mut self, key: Key, view: &View) -> Reply {
        let Some(digit) = key.digit() else { return Reply::Pass };
        let Pressed::Row(row) = answers().press(&mut 0, digit) else {
            return Reply::Do(Effect::hint(common::PICK_A_DIGIT));
        };
        let Some(volunteer) = self.list(view).and_then(|one| one.called.get(self.cursor.at)).map(|one| one.volunteer)
        else {
            return Reply::taken();
        };
        let (call_out, open, answer) = (self.call_out, self.open, ANSWER[row].code);
        // The list stands there again with the next one ready.
        Reply::Do(Effect::send_then(Ask::Ring { call_out, volunteer, answer }.into(), move |view| {
            Self::of(call_out, open, view)
        }))
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        let Some(list) = self.list(view) else { return Effect::Pop };
        match verb {
            Verb::Step(step) => self.cursor.step(step, list.called.len()),
            Verb::Open => {
                let came = list.called.get(self.cursor.at).filter(|one| one.answer == COMES);
                return match came.map(|one| one.volunteer) {
                    Some(volunteer) => Form::open(TimeCallOut { call_out: self.call_out, volunteer }, view),
                    None => Effect::hint(words::NOBODY_COMES),
                };
            }
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
        Some(Selected::of::<CallOut>(self.call_out))
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let Some(list) = self.list(view) else { return };
        let (lang, theme) = (view.lang(), paint.theme);
        let counts = words::call_out_counts(lang, list.coming(), list.uncalled(), list.called.len());
        let used = paint.right(1, body.y, body.width - 2, &counts, theme.plain);
        let time = list.time.map(when::clock).unwrap_or_default();
        let title =
            format!("{}  {} {time} {}", list.title, when::day_of_year(lang, list.day, view.today()), list.place);
        paint.text(1, body.y, body.width.saturating_sub(used + 4), title.trim_end(), theme.strong);
        let seen = self.cursor.window(body.height.saturating_sub(4), list.called.len());
        for (y, place) in (body.y + 2..).zip(seen) {
            let (one, here) = (&list.called[place], place == self.cursor.at);
            let style = |style| if here { theme.selected } else { style };
            if here {
                paint.tint(Rect { x: 0, y, width: body.width, height: 1 }, theme.selected);
                paint.text(1, y, 1, ">", theme.selected);
                paint.put_cursor(1, y);
            }
            let mut x = 3;
            paint.text(x, y, COLUMNS[0] - 1, view.office.volunteer_name(one.volunteer), style(theme.strong));
            x += COLUMNS[0];
            let phone = view.office.volunteer_phone(one.volunteer);
            let (phone, look) = match (phone.is_empty(), here && self.open) {
                (true, _) => (view.say(words::NO_NUMBER).to_owned(), theme.warn),
                (false, true) => (phone.into_owned(), theme.accent),
                (false, false) => (value::mask_tail(&phone), theme.dim),
            };
            paint.text(x, y, COLUMNS[1] - 1, &phone, style(look));
            x += COLUMNS[1];
            let answer = if one.answer == 0 { "" } else { labels::code_number(lang, ANSWER, one.answer) };
            let at = one.at.map(|at| when::clock(at.time())).unwrap_or_default();
            let minutes = if one.minutes == 0 { String::new() } else { words::minutes(lang, one.minutes) };
            let said = format!("{at} {answer}  {minutes}");
            paint.text(x, y, body.width.saturating_sub(x + 1), said.trim(), style(theme.plain));
        }
        let keys = answers();
        let keys = keys.on(0).iter().map(|(digit, row)| format!("{digit} {}", labels::code(lang, &ANSWER[*row])));
        let keys = keys.collect::<Vec<_>>().join("  ");
        paint.text(1, body.bottom() - 2, body.width - 2, &keys, theme.accent);
        let hint = if self.open { words::HOW_TO_RING } else { words::RING_CLOSED };
        paint.text(1, body.bottom() - 1, body.width - 2, view.say(hint), theme.dim);
    }
}

/// What they said, each on the digit that is its code.
fn answers() -> Numbered {
    let stands: Vec<Stand> = ANSWER.iter().map(|code| Stand::Code(code.code)).collect();
    Numbered::of(&stands, |_, _| ANSWER.len())
}
