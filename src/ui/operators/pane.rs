//! The operators: a line each with their roles, and beside it the card with what they may do.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::core::errand::may;
use crate::model::operators::ROLE;
use crate::model::operators::role::TABLE;
use crate::model::{Id, Operator, Record};
use crate::text::{Lang, Msg, labels, operators as words, when};
use crate::ui::effect::Effect;
use crate::ui::frame::wrapped;
use crate::ui::layers::form::Form;
use crate::ui::list_pane::{Listing, Shown};
use crate::ui::operators::forms::SetOperator;
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::widgets::column::Column;

/// Cells of the columns: short name, name, roles, PIN.
const COLUMNS: [u16; 4] = [12, 12, 30, 9];
/// Cells of the card's headings.
const HEADS: u16 = 10;

/// Operators: those who work here first, in the order in which they came.
#[derive(Default)]
pub struct Operators;

/// Somebody's roles in words.
pub(in crate::ui) fn roles_of(lang: Lang, operator: &Operator) -> String {
    let roles = ROLE.iter().filter(|role| operator.roles & 1 << role.code != 0);
    roles.map(|role| labels::code(lang, role)).collect::<Vec<_>>().join(lang.of("、", ", "))
}

impl Listing for Operators {
    type Record = Operator;
    const SHARE: u16 = 6;

    fn list(&mut self, _filter: u8, _order: u8, view: &View) -> Vec<Id> {
        let mut all: Vec<&Operator> = view.office.of::<Operator>().all().collect();
        all.sort_by_key(|one| (!one.is_active(view.today()), one.roles == 0, one.since, one.id));
        all.into_iter().map(|one| one.id).collect()
    }

    fn filter_for(&self, _id: Id, _view: &View) -> u8 {
        0
    }

    fn open(&self, id: Id, view: &View) -> Effect {
        if view.seat.is_wide() && view.may(crate::model::operators::KEEP).is_ok() {
            Form::open(SetOperator { operator: id }, view)
        } else {
            Effect::None
        }
    }

    fn empty(&self, _filter: u8, _view: &View) -> Msg {
        words::NONE_YET
    }

    fn heading(&self, paint: &mut Paint, area: Rect, shown: Shown, view: &View) -> u16 {
        let (strong, dim, warn) = (paint.theme.strong, paint.theme.dim, paint.theme.warn);
        paint.text(area.x + 1, area.y, area.width - 2, &words::heading(view.lang(), shown.count), strong);
        let (told, style) = if view.office.has_roles() { (words::LAWFUL, dim) } else { (words::NOT_SET_UP, warn) };
        paint.text(area.x + 1, area.y + 1, area.width - 2, view.say(told), style);
        2
    }

    fn row(&self, paint: &mut Paint, at: Rect, id: Id, here: bool, view: &View) {
        let Some(one) = view.office.of::<Operator>().get(id) else { return };
        let (dim, plain, selected) = (paint.theme.dim, paint.theme.plain, paint.theme.selected);
        let style = |style: Style| if here { selected } else { style };
        if here {
            paint.tint(at, selected);
            paint.text(at.x, at.y, 1, ">", selected);
        }
        let quiet = if one.is_active(view.today()) { plain } else { dim };
        let lang = view.lang();
        let roles = roles_of(lang, one);
        let roles = if roles.is_empty() { view.say(words::NO_ROLE) } else { &roles };
        let pin = view.say(if view.office.asks_pin(id) { words::HAS_PIN } else { words::NO_PIN });
        let mut x = at.x + 2;
        for (text, cells) in [one.name.as_str(), one.full.as_str(), roles, pin].into_iter().zip(COLUMNS) {
            paint.text(x, at.y, cells - 1, text, style(quiet));
            x += cells;
        }
        let days =
            one.left.map_or_else(String::new, |left| format!("{} {left}", labels::field(lang, Operator::KIND, "left")));
        paint.text(x, at.y, at.right().saturating_sub(x + 1), &days, style(dim));
    }

    fn card(&self, paint: &mut Paint, area: Rect, id: Id, _scrolled: usize, view: &View) -> usize {
        let Some(one) = view.office.of::<Operator>().get(id) else { return 0 };
        let (lang, plain, strong, dim) = (view.lang(), paint.theme.plain, paint.theme.strong, paint.theme.dim);
        paint.text(area.x, area.y, area.width, &one.name, strong);
        let mut pen = Column { area, y: area.y + 1, heads: HEADS };
        let label = |key: &'static str| labels::field(lang, Operator::KIND, key);
        pen.fact(paint, label("full"), &one.full, plain);
        pen.fact(paint, label("roles"), &roles_of(lang, one), plain);
        pen.fact(paint, label("since"), &when::day_of_year(lang, one.since, view.today()), plain);
        let left = one.left.map_or_else(String::new, |left| when::day_of_year(lang, left, view.today()));
        pen.fact(paint, label("left"), &left, plain);
        let pin = if view.office.asks_pin(id) { words::HAS_PIN } else { words::NO_PIN };
        pen.fact(paint, view.say(words::PIN_OF), view.say(pin), plain);
        pen.gap();
        let rights = view.office.rights_of(one);
        let held: Vec<&str> = TABLE
            .iter()
            .filter(|row| may(rights, Some(row.right)).is_ok())
            .map(|row| labels::code_key(lang, row.right.key))
            .collect();
        pen.fact(paint, view.say(words::MAY), &words::tally(lang, held.len()), dim);
        let room = area.bottom().saturating_sub(pen.y);
        let lines = wrapped(&held.join(lang.of("、", ", ")), area.width.saturating_sub(1));
        for (y, line) in (pen.y..pen.y + room).zip(&lines) {
            paint.text(area.x, y, area.width, line, plain);
        }
        0
    }
}
