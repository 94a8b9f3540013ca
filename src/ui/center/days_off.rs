//! The table of public holidays: which day, what it is called, whether the office has confirmed it, and where it comes
//! from.

use crate::desk::center::Ask;
use ratatui::layout::Rect;

use crate::desk::Request;
use crate::desk::center::rooms::holidays_from;
use crate::model::center::holiday::{HOLIDAY_STATE, HOURS_OF};
use crate::model::{Holiday, Id};
use crate::text::{center as words, labels, when};
use crate::ui::actions::{Scope, scope};
use crate::ui::center::forms::closing::SetHoliday;
use crate::ui::effect::{Effect, Verb};
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::widgets::list::Cursor;

use crate::ui::layers::Layer;
use crate::ui::layers::form::Form;

/// The holidays from today on.
pub struct Holidays {
    rows: Vec<Holiday>,
    cursor: Cursor,
}

impl Holidays {
    /// Opens the table.
    pub fn open(view: &View) -> Effect {
        Self::at(view, 0)
    }

    fn at(view: &View, at: usize) -> Effect {
        let rows = holidays_from(view.office, view.today());
        Effect::push(Self { rows, cursor: Cursor::at(at) })
    }

    fn form(&self, view: &View) -> Effect {
        let holiday = self.rows.get(self.cursor.at).map_or(Id::NONE, |holiday| holiday.id);
        Form::open(SetHoliday { holiday }, view)
    }
}

impl Layer for Holidays {
    fn scope(&self) -> Scope {
        scope::TABLE
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Step(step) => self.cursor.step(step, self.rows.len()),
            Verb::Open | Verb::Edit => return self.form(view),
            Verb::New => return Form::open(SetHoliday { holiday: Id::NONE }, view),
            Verb::Mark => {
                // Confirmed, then open all the same, then to be confirmed again.
                let Some(holiday) = self.rows.get(self.cursor.at) else { return Effect::None };
                let state = holiday.state % Holiday::OPEN + 1;
                let next = Holiday { state, ..holiday.clone() };
                if next.wants_hours() {
                    // Rooms have no hours of their own then: which ones they keep is asked.
                    return self.form(view);
                }
                let (holiday, at) = (Box::new(next), self.cursor.at);
                return Effect::send_then(Request::Center(Ask::SetHoliday { holiday }), move |view| Self::at(view, at));
            }
            Verb::Back => return Effect::Pop,
            _ => {}
        }
        Effect::None
    }

    fn covers(&self) -> bool {
        true
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let lang = view.lang();
        let theme = paint.theme;
        paint.text(1, body.y, body.width - 2, view.say(words::HOLIDAYS), theme.strong);
        let window = self.cursor.window(body.height.saturating_sub(4), self.rows.len());
        for (y, place) in (body.y + 2..).zip(window) {
            let holiday = &self.rows[place];
            let here = place == self.cursor.at;
            let on = |style| if here { theme.selected } else { style };
            if here {
                paint.tint(Rect { x: 0, y, width: body.width, height: 1 }, theme.selected);
                paint.text(0, y, 1, ">", theme.selected);
            }
            let day = when::day_of_year(lang, holiday.date, view.today());
            paint.text(2, y, 18, &day, on(theme.plain));
            paint.text(20, y, 10, &holiday.name, on(theme.strong));
            let style = match holiday.state {
                Holiday::TO_CONFIRM => theme.warn,
                Holiday::OPEN => theme.dim,
                _ => theme.good,
            };
            let state = labels::code_number(lang, HOLIDAY_STATE, holiday.state);
            let hours = if holiday.hours == 0 { "" } else { labels::code_number(lang, HOURS_OF, holiday.hours) };
            paint.text(31, y, 15, format!("{state} {hours}").trim_end(), on(style));
            paint.text(47, y, body.width.saturating_sub(48), &holiday.source, on(theme.dim));
        }
        paint.text(2, body.bottom() - 1, body.width - 4, view.say(words::HOLIDAY_HINT), theme.dim);
    }
}
