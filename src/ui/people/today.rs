//! The lines of the Today board that are about people alone.

use jiff::civil::DateTime;
use ratatui::layout::Rect;

use crate::desk::core::office::Office;
use crate::desk::people::today::birthdays;
use crate::model::Id;
use crate::model::Resident;
use crate::text::today as words;
use crate::ui::paint::Paint;
use crate::ui::today::{Line, Opens, Part, TodayRow, on};
use crate::ui::view::View;

/// Birthdays that have a line of their own.
const BIRTHDAYS: usize = 3;

/// Birthdays of the very old.
pub static TODAY: TodayRow = TodayRow { name: "people", lines };

fn lines(office: &Office, now: DateTime) -> Vec<Line> {
    let line = |id: Id| {
        Line::of(Part::ToDo, id.0, move |paint, at, here, view| draw_birthday(paint, at, id, here, view))
            .opening(Opens::Card(id))
    };
    birthdays(office, now.date()).into_iter().take(BIRTHDAYS).map(line).collect()
}

fn draw_birthday(paint: &mut Paint, at: Rect, id: Id, here: bool, view: &View) {
    let theme = paint.theme;
    let Some(resident) = view.office.of::<Resident>().get(id) else { return };
    let mut x = at.x + 2;
    x += paint.text(x, at.y, 10, view.say(words::BIRTHDAY), on(paint, theme.plain, here)) + 2;
    x += paint.text(x, at.y, 12, &resident.name, on(paint, theme.accent, here)) + 2;
    if let Some(age) = resident.age(view.today()) {
        let text = words::turns(view.lang(), age);
        paint.text(x, at.y, at.right().saturating_sub(x), &text, on(paint, theme.dim, here));
    }
}
