//! The table of rights against roles: a line a right, a column a role; the space bar gives or takes.

use ratatui::layout::Rect;

use crate::desk::Request;
use crate::desk::operators::Ask;
use crate::model::operators::role::{Stand, TABLE};
use crate::model::operators::{KEEP, ROLE, Role};
use crate::text::{labels, operators as words};
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Step, Verb};
use crate::ui::layers::Layer;
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::widgets::list::Cursor;

/// Cells of the column of rights.
const NAMES: u16 = 26;
/// Cells of a role's column.
const CELL: u16 = 10;

/// The table, open.
#[derive(Clone, Copy, Default)]
pub struct Rights {
    rows: Cursor,
    /// Which role.
    column: usize,
}

impl Rights {
    /// Opens it.
    pub fn open() -> Effect {
        Effect::push(Self::default())
    }

    fn role(self) -> Role {
        Role::ALL[self.column.min(Role::ALL.len() - 1)]
    }

    /// Gives the right under the cursor to the role under it, or takes it away.
    fn toggle(self, view: &View) -> Effect {
        let Some(row) = TABLE.get(self.rows.at) else { return Effect::None };
        let role = self.role();
        if row.of(role) == Stand::Never || role == Role::Administrator && row.right == KEEP {
            return Effect::hint(words::FIXED);
        }
        let has = !view.office.role_rights(role).has(row.right);
        let ask = Ask::SetRight { role, right: row.right.number, has };
        // What was changed stands there again.
        Effect::send_then(Request::Operators(ask), move |_| Effect::push(self))
    }
}

impl Layer for Rights {
    fn scope(&self) -> Scope {
        scope::ROLES
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Step(Step::Left) => self.column = self.column.saturating_sub(1),
            Verb::Step(Step::Right) => self.column = (self.column + 1).min(Role::ALL.len() - 1),
            Verb::Step(step) => self.rows.step(step, TABLE.len()),
            Verb::Mark => return self.toggle(view),
            Verb::Back => return Effect::Pop,
            _ => {}
        }
        Effect::None
    }

    fn covers(&self) -> bool {
        true
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let (strong, dim, plain, accent, selected) =
            (paint.theme.strong, paint.theme.dim, paint.theme.plain, paint.theme.accent, paint.theme.selected);
        let lang = view.lang();
        paint.text(1, body.y, body.width - 2, view.say(words::RIGHTS_TABLE), strong);
        paint.right(1, body.y, body.width - 2, view.say(words::TABLE_KEYS), dim);
        let x_of = |column: usize| 3 + NAMES + column as u16 * CELL;
        for (column, role) in ROLE.iter().enumerate() {
            let style = if column == self.column { strong } else { dim };
            paint.text(x_of(column), body.y + 1, CELL - 1, labels::code(lang, role), style);
        }
        let window = self.rows.window(body.height.saturating_sub(2), TABLE.len());
        for (y, place) in (body.y + 2..).zip(window) {
            let row = &TABLE[place];
            let here = place == self.rows.at;
            if here {
                paint.tint(Rect { x: 0, y, width: body.width, height: 1 }, selected);
                paint.text(0, y, 1, ">", selected);
            }
            let on = |style| if here { selected } else { style };
            paint.text(2, y, NAMES, labels::code_key(lang, row.right.key), on(plain));
            for (column, role) in Role::ALL.into_iter().enumerate() {
                let has = view.office.role_rights(role).has(row.right);
                let (mark, style) = match (row.of(role), has) {
                    (Stand::Never, _) => (".", dim),
                    (Stand::Has | Stand::May, true) => ("x", accent),
                    (Stand::Has | Stand::May, false) => ("-", plain),
                };
                let mark = if here && column == self.column { format!("[{mark}]") } else { format!(" {mark}") };
                paint.text(x_of(column), y, CELL, &mark, on(style));
            }
            if here {
                paint.put_cursor(x_of(self.column) + 1, y);
            }
        }
    }
}
