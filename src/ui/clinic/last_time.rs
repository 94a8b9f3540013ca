//! What somebody answered to the public-health form the last time, beside the form that asks it again.

use ratatui::layout::Rect;

use crate::desk::clinic::past::{Beside, beside};
use crate::desk::core::opening::Opening;
use crate::model::clinic::{Attempt, FollowUp};
use crate::model::field::Field;
use crate::model::{Class, Id, Record, Value};
use crate::text::clinic::follow as words;
use crate::text::{labels, value, when};
use crate::ui::clinic::beside::draw_beside;
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::widgets::column::Column;

/// Cells of the headings.
const HEADS: u16 = 14;

/// Each question of the form, and what was answered.
fn answered(answers: &FollowUp, view: &View) -> Vec<(&'static str, String)> {
    let asked = FollowUp::FIELDS.iter().filter(|field| field.class != Class::System);
    let said = |field: &Field<FollowUp>| match (field.get)(answers) {
        Value::Empty | Value::Flags(0) => String::new(),
        held => value::value(view.lang(), &field.kind, &held, &view.names()),
    };
    asked.map(|field| (labels::field(view.lang(), FollowUp::KIND, field.key), said(field))).collect()
}

/// When that was.
fn day((attempt, _): (&Attempt, &FollowUp), view: &View) -> String {
    format!("{} {}", view.say(words::BEFORE_THIS), when::day_of_year(view.lang(), attempt.at.date(), view.today()))
}

/// All of it in one line, for a window that has room for no more.
pub(in crate::ui) fn in_a_line(opening: Option<&Opening>, resident: Id, view: &View) -> String {
    let Some(opening) = opening else {
        return super::beside::in_a_line(None, resident, Id::NONE, view);
    };
    let Some(last) = beside(view.office, opening, Id::NONE).answers else {
        return view.say(words::NEVER_ASKED).to_owned();
    };
    let said = answered(last.1, view).into_iter().map(|(_, said)| said).filter(|said| !said.is_empty());
    format!("{}  {}", day(last, view), said.collect::<Vec<_>>().join("  "))
}

/// All of it in a column, and beneath it what was measured before.
pub(in crate::ui) fn draw(paint: &mut Paint, area: Rect, known: Option<&Beside<'_>>, resident: Id, view: &View) {
    let (plain, strong, dim) = (paint.theme.plain, paint.theme.strong, paint.theme.dim);
    let mut pen = Column { area, y: area.y, heads: HEADS };
    match known.map(|known| known.answers) {
        Some(Some(last)) => {
            paint.text(area.x, pen.y, area.width, &day(last, view), strong);
            pen.y += 1;
            for (name, said) in answered(last.1, view) {
                let empty = said.is_empty();
                let said = if empty { view.say(words::NOT_ANSWERED) } else { said.as_str() };
                pen.fact(paint, name, said, if empty { dim } else { plain });
            }
        }
        Some(None) => pen.text(paint, 0, view.say(words::NEVER_ASKED), dim),
        None => {}
    }
    pen.gap();
    let rest = Rect { y: pen.y, height: area.bottom().saturating_sub(pen.y), ..area };
    draw_beside(paint, rest, known, resident, view);
}
