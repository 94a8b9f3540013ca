//! The register of units: a line a unit, and beside it the card with the sessions that it holds.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::contacts::export::EXPORT;
use crate::desk::export::ExportRow;
use crate::lookup::sound;
use crate::model::clinic::SESSION_KIND;
use crate::model::contacts::{Communication, UNIT_KIND, Unit};
use crate::model::{Id, Record, Session};
use crate::text::{Msg, contacts as words, labels, when};
use crate::ui::contacts::actions::filter_label;
use crate::ui::list_pane::{Listing, Shown};
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::widgets::column::Column;
use crate::ui::words as common;

/// What is listed.
pub mod filter {
    /// Those that work with the office.
    pub const OPEN: u8 = 0;
    /// Those that do not any more.
    pub const CLOSED: u8 = 1;
    /// Every one.
    pub const ALL: u8 = 2;
    /// One kind: its code is added.
    pub const KIND: u8 = 10;
}

/// Cells of the columns: name, kind.
const COLUMNS: [u16; 2] = [24, 18];
/// Cells of the card's headings.
const HEADS: u16 = 16;
/// Most lines of what was said that a card has.
const LAST: usize = 4;

/// Units by kind and name.
#[derive(Default)]
pub struct Units;

fn fits(filter: u8, unit: &Unit) -> bool {
    match filter {
        filter::OPEN => unit.closed.is_none(),
        filter::CLOSED => unit.closed.is_some(),
        filter::ALL => true,
        kind => unit.kind == kind - filter::KIND,
    }
}

impl Listing for Units {
    type Record = Unit;
    const SHARE: u16 = 6;

    fn list(&mut self, filter: u8, _order: u8, view: &View) -> Vec<Id> {
        let mut units: Vec<&Unit> = view.office.of::<Unit>().all().filter(|unit| fits(filter, unit)).collect();
        units.sort_by_cached_key(|unit| (unit.kind, sound(&unit.name), unit.id));
        units.into_iter().map(|unit| unit.id).collect()
    }

    fn filter_for(&self, _id: Id, _view: &View) -> u8 {
        filter::ALL
    }

    fn register(&self) -> Option<&'static ExportRow> {
        Some(&EXPORT)
    }

    fn empty(&self, _filter: u8, view: &View) -> Msg {
        if view.office.of::<Unit>().is_empty() { words::NONE_YET } else { common::NONE_FIT }
    }

    fn heading(&self, paint: &mut Paint, area: Rect, shown: Shown, view: &View) -> u16 {
        let dim = paint.theme.dim;
        let marked = common::marked(view.lang(), shown.marked);
        let label = format!("{marked}  {}", filter_label(shown.filter, view));
        let used = paint.right(area.x, area.y, area.width - 1, label.trim_start(), dim);
        let heading = words::heading(view.lang(), shown.count);
        paint.text(area.x + 1, area.y, area.width.saturating_sub(used + 4), &heading, dim);
        if shown.count > 0 {
            let mut x = area.x + 2;
            for (head, cells) in [words::NAME, words::KIND].into_iter().zip(COLUMNS) {
                paint.text(x, area.y + 1, cells - 1, view.say(head), dim);
                x += cells;
            }
            paint.text(x, area.y + 1, area.right().saturating_sub(x), view.say(words::PHONE), dim);
        }
        2
    }

    fn row(&self, paint: &mut Paint, at: Rect, id: Id, here: bool, view: &View) {
        let Some(unit) = view.office.of::<Unit>().get(id) else { return };
        let (dim, plain, selected) = (paint.theme.dim, paint.theme.plain, paint.theme.selected);
        let style = |style: Style| if here { selected } else { style };
        if here {
            paint.tint(at, selected);
            paint.text(at.x, at.y, 1, ">", selected);
        }
        let quiet = if unit.closed.is_some() { dim } else { plain };
        let mut x = at.x + 2;
        for (text, cells) in
            [unit.name.as_str(), labels::code_number(view.lang(), UNIT_KIND, unit.kind)].into_iter().zip(COLUMNS)
        {
            paint.text(x, at.y, cells - 1, text, style(quiet));
            x += cells;
        }
        paint.text(x, at.y, at.right().saturating_sub(x + 1), &unit.phone, style(quiet));
    }

    fn card(&self, paint: &mut Paint, area: Rect, id: Id, _scrolled: usize, view: &View) -> usize {
        let Some(unit) = view.office.of::<Unit>().get(id) else { return 0 };
        let (lang, plain, strong, warn) = (view.lang(), paint.theme.plain, paint.theme.strong, paint.theme.warn);
        paint.text(area.x, area.y, area.width, &unit.name, strong);
        let mut pen = Column { area, y: area.y + 1, heads: HEADS };
        let label = |key: &'static str| labels::field(lang, Unit::KIND, key);
        pen.fact(paint, label("kind"), labels::code_number(lang, UNIT_KIND, unit.kind), plain);
        pen.fact(paint, label("phone"), &unit.phone, plain);
        pen.fact(paint, label("address"), &unit.address, plain);
        pen.fact(paint, label("hours"), &unit.hours, plain);
        pen.fact(paint, label("looks_after"), &unit.looks_after, plain);
        let since = unit.since.map_or_else(String::new, |day| when::day_of_year(lang, day, view.today()));
        pen.fact(paint, label("keeper"), format!("{}  {since}", unit.keeper).trim(), plain);
        pen.fact(paint, label("note"), &unit.note, plain);
        let closed = unit.closed.map_or_else(String::new, |day| when::day_of_year(lang, day, view.today()));
        pen.fact(paint, label("closed"), &closed, warn);
        let mut head = view.say(words::CALLED);
        for contact in view.office.contacts_of(id) {
            let parts = [contact.name.as_str(), &contact.duty, &contact.phone, &contact.hours];
            let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            pen.fact(paint, head, &said.join("  "), plain);
            head = "";
        }
        pen.gap();
        let said = view.office.naming::<Communication, Unit>(id);
        let mut said: Vec<&Communication> = said.filter_map(|id| view.office.of::<Communication>().get(id)).collect();
        said.sort_by_key(|said| std::cmp::Reverse((said.at, said.id)));
        let mut head = view.say(words::SAID);
        for said in said.into_iter().take(LAST) {
            let day = when::day_of_year(lang, said.at.date(), view.today());
            pen.fact(paint, head, &format!("{day}  {}", said.content), plain);
            head = "";
        }
        let sessions = view.office.naming::<Session, Unit>(id).filter_map(|id| view.office.of::<Session>().get(id));
        let mut sessions: Vec<&Session> = sessions.collect();
        sessions.sort_by_key(|session| std::cmp::Reverse((session.date, session.start)));
        let mut head = view.say(words::SESSIONS);
        for session in sessions {
            let day = when::day_of_year(lang, session.date, view.today());
            let kind = labels::code_number(lang, SESSION_KIND, session.kind);
            let line = format!("{day} {}  {kind}", when::clock(session.start));
            pen.fact(paint, head, &line, plain);
            head = "";
        }
        0
    }
}
