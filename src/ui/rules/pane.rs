//! The table of rules: a line a rule with the value of today, and beside it the card with all its values by day.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::core::rules::{RULES, RuleTable, all, row_of_id};
use crate::model::register::rule::{InForce, RuleRow, SetBy};
use crate::model::{Id, Rule};
use crate::text::registers::rules as words;
use crate::text::{Msg, when};
use crate::ui::effect::Effect;
use crate::ui::frame::wrapped;
use crate::ui::layers::form::Form;
use crate::ui::list_pane::{Listing, Shown};
use crate::ui::paint::{Paint, width};
use crate::ui::rules::forms::SetRule;
use crate::ui::view::View;
use crate::ui::words as common;

/// What is listed.
pub mod filter {
    /// Every rule.
    pub const ALL: u8 = 0;
    /// What this office has not confirmed.
    pub const TO_CONFIRM: u8 = 1;
    /// The first capability; the others follow it.
    pub const FIRST: u8 = 2;
}

/// Cells of the columns: capability, rule, value, since when, state.
const COLUMNS: [u16; 5] = [9, 23, 12, 11, 10];
/// The same where the list has so many columns that names and values need not be cut.
const WIDE_COLUMNS: [u16; 5] = [14, 28, 48, 11, 11];
const WIDE_FROM: u16 = 130;
/// Cells of the column of headings on the card.
const HEADS: u16 = 10;

/// The rules, capability by capability.
#[derive(Default)]
pub struct Rules;

/// The table in which a rule stands.
fn table_of(row: &RuleRow) -> Option<&'static RuleTable> {
    RULES.iter().find(|table| table.rows.iter().any(|other| other.key == row.key))
}

/// The columns of a list of this width.
const fn columns(width: u16) -> [u16; 5] {
    if width >= WIDE_FROM { WIDE_COLUMNS } else { COLUMNS }
}

impl Listing for Rules {
    type Record = Rule;
    const SHARE: u16 = 7;
    const SCROLLS: bool = true;

    fn list(&mut self, filter: u8, _order: u8, view: &View) -> Vec<Id> {
        let table = RULES.get(usize::from(filter.saturating_sub(filter::FIRST))).filter(|_| filter >= filter::FIRST);
        let fits = |row: &&'static RuleRow| match (filter, table) {
            (filter::TO_CONFIRM, _) => !view.office.rule(row, view.today()).is_confirmed(),
            (_, Some(table)) => table.rows.iter().any(|other| other.key == row.key),
            (_, None) => true,
        };
        all().filter(fits).map(RuleRow::id).collect()
    }

    fn filter_for(&self, _id: Id, _view: &View) -> u8 {
        filter::ALL
    }

    fn open(&self, id: Id, view: &View) -> Effect {
        row_of_id(id).map_or(Effect::None, |row| Form::open(SetRule { row }, view))
    }

    fn empty(&self, _filter: u8, _view: &View) -> Msg {
        common::NONE_FIT
    }

    fn heading(&self, paint: &mut Paint, area: Rect, shown: Shown, view: &View) -> u16 {
        let (lang, strong, dim) = (view.lang(), paint.theme.strong, paint.theme.dim);
        let to_confirm = all().filter(|row| !view.office.rule(row, view.today()).is_confirmed()).count();
        let mut parts = vec![words::tally(lang, shown.count, to_confirm)];
        let unknown = view.office.unknown_rules().count();
        if unknown > 0 {
            parts.push(words::unknown(lang, unknown));
        }
        let used = paint.text(area.x + 1, area.y, area.width - 2, view.say(words::RULES), strong);
        let x = area.x + used + 3;
        paint.text(x, area.y, area.right().saturating_sub(x + 1), &parts.join("  "), dim);
        let heads = [None, Some(words::RULE), Some(words::VALUE), Some(words::SINCE), Some(words::STATE)];
        let mut x = area.x + 2;
        for (head, cells) in heads.into_iter().zip(columns(area.width)) {
            paint.text(x, area.y + 1, cells - 1, head.map_or("", |head| view.say(head)), dim);
            x += cells;
        }
        paint.text(x, area.y + 1, area.right().saturating_sub(x + 1), view.say(words::SOURCE), dim);
        2
    }

    fn row(&self, paint: &mut Paint, at: Rect, id: Id, here: bool, view: &View) {
        let Some(row) = row_of_id(id) else { return };
        let (plain, strong, dim, warn, good, selected) = (
            paint.theme.plain,
            paint.theme.strong,
            paint.theme.dim,
            paint.theme.warn,
            paint.theme.good,
            paint.theme.selected,
        );
        let on = |style: Style| if here { selected } else { style };
        if here {
            paint.tint(at, selected);
            paint.text(at.x, at.y, 1, ">", selected);
        }
        let (lang, today) = (view.lang(), view.today());
        let now = view.office.rule(row, today);
        let (value, from) = (words::value(lang, row.unit, now.value), now.from.to_string());
        let cells = [
            (table_of(row).map_or("", |table| view.say(table.name)), dim),
            (words::label(lang, row), plain),
            (value.as_str(), strong),
            (from.as_str(), dim),
            (words::state(lang, &now), if now.is_confirmed() { good } else { warn }),
        ];
        let mut x = at.x + 2;
        for ((text, style), cells) in cells.into_iter().zip(columns(at.width)) {
            paint.text(x, at.y, cells - 1, text, on(style));
            x += cells;
        }
        // What is to come goes before where the present comes from.
        let coming = view.office.own_rules(row).find(|own| own.from > today);
        let coming = coming.map(|own| words::coming(lang, own, row.unit, today));
        let (rest, style) = coming.as_deref().map_or((words::source(lang, &now), dim), |coming| (coming, warn));
        let room = at.right().saturating_sub(x + 1);
        // A source that is too long is read whole on the card beside.
        if coming.is_some() || !view.seat.is_wide() || width(rest) <= room {
            paint.text(x, at.y, room, rest, on(style));
        }
    }

    fn card(&self, paint: &mut Paint, area: Rect, id: Id, scrolled: usize, view: &View) -> usize {
        let Some(row) = row_of_id(id) else { return 0 };
        let strong = paint.theme.strong;
        let lines = lines(row, area.width, view);
        paint.text(area.x, area.y, area.width, words::label(view.lang(), row), strong);
        let room = usize::from(area.height.saturating_sub(2));
        let most = lines.len().saturating_sub(room);
        for (y, (x, text, style)) in (area.y + 1..area.bottom()).zip(lines.iter().skip(scrolled.min(most))) {
            for (piece, at) in text.iter().zip([0, HEADS]) {
                paint.text(area.x + x + at, y, area.width.saturating_sub(x + at), piece, *style);
            }
        }
        if most > scrolled {
            let (dim, more) = (paint.theme.dim, common::more_below(view.lang(), most - scrolled));
            paint.right(area.x, area.bottom() - 1, area.width, &more, dim);
        }
        most
    }
}

/// A line of the card: where it begins, its heading and text, how it looks.
type CardLine = (u16, Vec<String>, Style);

/// The card below its title: the value of today with its source, what may be typed, every value by day.
fn lines(row: &'static RuleRow, width: u16, view: &View) -> Vec<CardLine> {
    let (lang, today, theme) = (view.lang(), view.today(), &view.seat.theme);
    let now = view.office.rule(row, today);
    let mut lines: Vec<CardLine> = Vec::new();
    let mut fact = |head: Msg, text: String, style: Style| {
        for (nth, part) in wrapped(&text, width.saturating_sub(HEADS)).into_iter().enumerate() {
            let head = if nth == 0 { view.say(head).to_owned() } else { String::new() };
            lines.push((0, vec![head, part], style));
        }
    };
    fact(words::VALUE, words::value(lang, row.unit, now.value), theme.strong);
    fact(words::SINCE, when::day_of_year(lang, now.from, today), theme.plain);
    fact(words::SOURCE, words::source(lang, &now).to_owned(), theme.plain);
    fact(words::READ, now.read().to_string(), theme.plain);
    let state = if now.is_confirmed() { theme.good } else { theme.warn };
    fact(words::STATE, words::state(lang, &now).to_owned(), state);
    let bounds = words::bounds(lang, row);
    if !bounds.is_empty() {
        fact(words::BOUNDS, bounds, theme.dim);
    }
    lines.push((0, vec![String::new()], theme.plain));
    lines.push((0, vec![view.say(words::VALUES).to_owned()], theme.dim));
    let mut to_find = true;
    for by in values(row, view) {
        // Of a day's two values the office's own stands first, and it is the one that holds.
        let here = by.from == now.from && std::mem::take(&mut to_find);
        let style = if here { theme.strong } else { theme.plain };
        let text = words::from_then_on(lang, row.unit, by.from, by.value);
        for (nth, part) in
            wrapped(&format!("{text}  {}", origin(&by, view)), width.saturating_sub(4)).into_iter().enumerate()
        {
            lines.push((if nth == 0 { 1 } else { 3 }, vec![part], style));
        }
    }
    lines
}

/// Every value of a rule, the latest first.
fn values<'a>(row: &'static RuleRow, view: &View<'a>) -> Vec<InForce<'a>> {
    let own = view.office.own_rules(row);
    let own = own.map(|rule| InForce { row, value: rule.value, from: rule.from, set: SetBy::Office(rule) });
    let shipped = row.shipped.iter();
    let shipped = shipped.map(|one| InForce { row, value: one.value, from: one.from, set: SetBy::Shipped(one) });
    let mut values: Vec<InForce<'a>> = own.chain(shipped).collect();
    values.sort_by_key(|by| (std::cmp::Reverse(by.from), matches!(by.set, SetBy::Shipped(_))));
    values
}

/// Whose value it is, and where it comes from; a shipped one that the office's own stands before says so.
fn origin(by: &InForce<'_>, view: &View) -> String {
    match by.set {
        SetBy::Office(rule) => rule.source.clone(),
        SetBy::Shipped(_) => {
            let shadowed = view.office.own_rules(by.row).any(|own| own.from <= by.from);
            let shipped = view.say(words::SHIPPED);
            if shadowed {
                format!("{shipped}{}{}", view.lang().of("，", ", "), view.say(words::NOT_USED))
            } else {
                shipped.to_owned()
            }
        }
    }
}
