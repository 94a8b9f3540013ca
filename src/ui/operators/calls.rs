//! A list to call people from: opened with one reason, it shows the number in the row under the cursor while the cursor
//! stands there. What came of each call is recorded where the list comes from, and the list goes on.

use std::rc::Rc;

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::Request;
use crate::desk::operators::Ask;
use crate::model::operators::look::LIST;
use crate::model::operators::look::how::REVEALED;
use crate::model::register::REVEAL_REASON;
use crate::model::{Id, Resident};
use crate::text::{labels, operators as words, value};
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::layers::Layer;
use crate::ui::layers::choice::{Choice, of_codes};
use crate::ui::paint::Paint;
use crate::ui::view::{Selected, View};
use crate::ui::widgets::list::Cursor;

/// Cells of the columns: name, age, number.
const COLUMNS: [u16; 3] = [14, 6, 26];

/// What is recorded of somebody who was called.
pub(in crate::ui) type Records = Rc<dyn Fn(Id, &View) -> Effect>;

/// An open list.
pub struct CallList {
    /// Of [`LIST`].
    list: u8,
    people: Vec<Id>,
    rows: Cursor,
    /// Whether numbers are shown.
    open: bool,
    records: Records,
}

/// Opens a list of people to call, once somebody has said why.
pub(in crate::ui) fn open(list: u8, people: Vec<Id>, records: Records, view: &View) -> Effect {
    if people.is_empty() {
        return Effect::hint(words::NOBODY_TO_CALL);
    }
    let count = u32::try_from(people.len()).unwrap_or(u32::MAX);
    let title = format!("{}  {}", view.say(words::CALL_LIST), labels::code_number(view.lang(), LIST, list));
    let offers = of_codes(view, REVEAL_REASON, move |reason, _| {
        let (people, records) = (people.clone(), Rc::clone(&records));
        let ask = Ask::OpenCallList { list, people: count, reason };
        Effect::send_then(Request::Operators(ask), move |_| {
            let first = people.first().copied().unwrap_or(Id::NONE);
            let layer = CallList { list, people, rows: Cursor::default(), open: true, records };
            Effect::push(layer).then(Effect::Looked(first, REVEALED))
        })
    });
    Choice::new(title, offers).open()
}

impl CallList {
    fn current(&self) -> Option<Id> {
        self.people.get(self.rows.at).copied()
    }
}

impl Layer for CallList {
    fn scope(&self) -> Scope {
        scope::READING
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Step(step) => {
                let before = self.rows.at;
                self.rows.step(step, self.people.len());
                let seen = self.current().filter(|_| self.open && self.rows.at != before);
                return seen.map_or(Effect::None, |id| Effect::Looked(id, REVEALED));
            }
            Verb::Open => {
                let records = Rc::clone(&self.records);
                return self.current().map_or(Effect::None, |id| Effect::Serve(id).then(records(id, view)));
            }
            Verb::Back => return Effect::Pop,
            _ => {}
        }
        Effect::None
    }

    fn conceal(&mut self, _view: &View) {
        self.open = false;
    }

    fn goes_on(&self) -> bool {
        true
    }

    fn covers(&self) -> bool {
        true
    }

    fn selected(&self) -> Option<Selected> {
        self.current().map(Selected::of::<Resident>)
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let (strong, plain, dim, accent, warn, selected) = (
            paint.theme.strong,
            paint.theme.plain,
            paint.theme.dim,
            paint.theme.accent,
            paint.theme.warn,
            paint.theme.selected,
        );
        let lang = view.lang();
        let title = format!("{}  {}", labels::code_number(lang, LIST, self.list), self.people.len());
        paint.text(1, body.y, body.width - 2, &title, strong);
        let hint = view.say(if self.open { words::CALL_HINT } else { words::CALL_CLOSED });
        paint.text(1, body.bottom() - 1, body.width - 2, hint, if self.open { dim } else { warn });
        let window = self.rows.window(body.height.saturating_sub(4), self.people.len());
        for (y, place) in (body.y + 2..).zip(window) {
            let Some(resident) = self.people.get(place).and_then(|id| view.office.of::<Resident>().get(*id)) else {
                continue;
            };
            let here = place == self.rows.at;
            let style = |style: Style| if here { selected } else { style };
            if here {
                paint.tint(Rect { x: 0, y, width: body.width, height: 1 }, selected);
                paint.text(0, y, 1, ">", selected);
                paint.put_cursor(0, y);
            }
            let mut x = 2;
            paint.text(x, y, COLUMNS[0] - 1, &resident.name, style(plain));
            x += COLUMNS[0];
            let age = resident.age(view.today()).map_or_else(String::new, |age| age.to_string());
            paint.right(x, y, 3, &age, style(plain));
            x += COLUMNS[1];
            let shown = here && self.open;
            let phones: Vec<String> = resident
                .phones
                .iter()
                .map(|phone| if shown { phone.clone() } else { value::mask_tail(phone) })
                .collect();
            let phones = if phones.is_empty() { view.say(words::NO_NUMBER).to_owned() } else { phones.join("  ") };
            paint.text(x, y, COLUMNS[2] - 1, &phones, style(if shown { accent } else { dim }));
            x += COLUMNS[2];
            let home = view.office.address_of(resident).map(crate::model::Address::short).unwrap_or_default();
            paint.text(x, y, body.width.saturating_sub(x + 1), &home, style(plain));
        }
    }
}
