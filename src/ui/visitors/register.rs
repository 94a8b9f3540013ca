//! The day's register: everybody who came through the door today, the last one first.

use ratatui::layout::Rect;

use crate::model::code::by_number;
use crate::model::register::{CHECKED_BY, MATTER, VISITOR_ROLE};
use crate::model::{Id, Resident, VisitorLine};
use crate::text::{labels, visitors as words, when};
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::layers::Layer;
use crate::ui::paint::Paint;
use crate::ui::view::{Selected, View};
use crate::ui::widgets::list::Cursor;

/// Cells of the time, of the name, and of the matter.
const COLUMNS: [u16; 3] = [7, 10, 10];

/// The register of today.
#[derive(Default)]
pub struct Register {
    lines: Vec<Id>,
    cursor: Cursor,
    made: Option<u64>,
}

impl Register {
    /// Opens it.
    pub fn open(view: &View) -> Effect {
        let mut register = Self::default();
        register.refresh(view);
        Effect::push(register)
    }

    fn refresh(&mut self, view: &View) {
        if self.made.replace(view.office.head) != Some(view.office.head) {
            self.lines = view.office.visitors_on(view.today()).rev().map(|line| line.id).collect();
        }
    }
}

impl Layer for Register {
    fn scope(&self) -> Scope {
        scope::READING
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Step(step) => self.cursor.step(step, self.lines.len()),
            Verb::Open => {
                let line = self.lines.get(self.cursor.at).and_then(|id| view.office.of::<VisitorLine>().get(*id));
                return match line.and_then(|line| line.resident.some()) {
                    Some(resident) => Effect::Close.then(Effect::card(resident)),
                    None => Effect::hint(words::NOBODY_CONCERNED),
                };
            }
            Verb::Back => return Effect::Pop,
            _ => {}
        }
        Effect::None
    }

    fn covers(&self) -> bool {
        true
    }

    fn selected(&self) -> Option<Selected> {
        Some(self.lines.get(self.cursor.at).map_or(Selected::Nothing, |id| Selected::of::<VisitorLine>(*id)))
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        self.refresh(view);
        let (strong, plain, dim) = (paint.theme.strong, paint.theme.plain, paint.theme.dim);
        paint.text(1, body.y, body.width - 2, &words::came_today(view.lang(), self.lines.len()), strong);
        if self.lines.is_empty() {
            paint.text(2, body.y + 2, body.width - 4, view.say(words::NOBODY_CAME), plain);
        }
        for (y, place) in (body.y + 2..).zip(self.cursor.window(body.height.saturating_sub(2), self.lines.len())) {
            let Some(line) = view.office.of::<VisitorLine>().get(self.lines[place]) else { continue };
            let here = place == self.cursor.at;
            let selected = paint.theme.selected;
            let style = |style| if here { selected } else { style };
            if here {
                paint.tint(Rect { x: 0, y, width: body.width, height: 1 }, selected);
                paint.text(0, y, 1, ">", selected);
            }
            let [time, name, matter] = COLUMNS;
            paint.text(2, y, time - 1, &when::clock(line.at.time()), style(dim));
            let concerned = view.office.of::<Resident>().get(line.resident).map_or("", |resident| &resident.name);
            paint.text(2 + time, y, name - 1, concerned, style(strong));
            let what = labels::code_number(view.lang(), MATTER, line.matter);
            paint.text(2 + time + name, y, matter - 1, what, style(plain));
            let x = 2 + time + name + matter;
            paint.text(x, y, body.width.saturating_sub(x + 1), &who_and_what(line, view), style(plain));
        }
    }
}

/// Who came, how that was checked, and what was said: `家属 张敏（电话核实）  问开门时间`.
fn who_and_what(line: &VisitorLine, view: &View) -> String {
    let label = |table, number| by_number(table, number).map_or("", |row| labels::code(view.lang(), row));
    let who = format!("{} {}", label(VISITOR_ROLE, line.role), line.visitor);
    let checked = match line.role {
        0 | 1 => String::new(),
        _ => format!(" ({})", label(CHECKED_BY, line.checked)),
    };
    format!("{}{checked}  {}", who.trim(), line.note).trim_end().to_owned()
}
