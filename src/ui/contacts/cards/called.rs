//! Who is called at units: a line a card, and beside it the card itself with what was said last.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::contacts::export::CONTACTS;
use crate::desk::export::ExportRow;
use crate::lookup::sound;
use crate::model::contacts::{Communication, Unit, WorkContact};
use crate::model::{Id, Record};
use crate::text::{Msg, contacts as words, labels, when};
use crate::ui::contacts::actions::called_label;
use crate::ui::list_pane::{Listing, Shown};
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::widgets::column::Column;
use crate::ui::words as common;

/// What is listed.
pub mod filter {
    /// Those who are there.
    pub const OPEN: u8 = 0;
    /// Those who are there no more.
    pub const CLOSED: u8 = 1;
    /// One kind of unit: its code is added.
    pub const KIND: u8 = 10;
}

/// Cells of the columns: name, duty, unit.
const COLUMNS: [u16; 3] = [10, 18, 22];
/// Cells of the card's headings.
const HEADS: u16 = 12;
/// Most lines of what was said that a card has.
const LAST: usize = 5;

/// Cards by unit and name.
#[derive(Default)]
pub struct Called;

fn fits(filter: u8, contact: &WorkContact, view: &View) -> bool {
    let open = contact.closed.is_none();
    match filter {
        filter::OPEN => open,
        filter::CLOSED => !open,
        kind => open && view.office.of::<Unit>().get(contact.unit).is_some_and(|unit| unit.kind + filter::KIND == kind),
    }
}

impl Listing for Called {
    type Record = WorkContact;
    const SHARE: u16 = 6;

    fn list(&mut self, filter: u8, _order: u8, view: &View) -> Vec<Id> {
        let all = view.office.of::<WorkContact>().all().filter(|contact| fits(filter, contact, view));
        let mut all: Vec<&WorkContact> = all.collect();
        all.sort_by_cached_key(|contact| {
            let unit = view.office.of::<Unit>().get(contact.unit);
            (unit.map(|unit| (unit.kind, sound(&unit.name))), contact.number, contact.id)
        });
        all.into_iter().map(|contact| contact.id).collect()
    }

    fn filter_for(&self, id: Id, view: &View) -> u8 {
        let closed = view.office.of::<WorkContact>().get(id).is_some_and(|contact| contact.closed.is_some());
        if closed { filter::CLOSED } else { filter::OPEN }
    }

    fn register(&self) -> Option<&'static ExportRow> {
        Some(&CONTACTS)
    }

    fn empty(&self, _filter: u8, view: &View) -> Msg {
        if view.office.of::<WorkContact>().is_empty() { words::NO_CONTACTS_YET } else { common::NONE_FIT }
    }

    fn heading(&self, paint: &mut Paint, area: Rect, shown: Shown, view: &View) -> u16 {
        let dim = paint.theme.dim;
        let marked = common::marked(view.lang(), shown.marked);
        let label = format!("{marked}  {}", called_label(shown.filter, view));
        let used = paint.right(area.x, area.y, area.width - 1, label.trim_start(), dim);
        let heading = words::contacts_heading(view.lang(), shown.count);
        paint.text(area.x + 1, area.y, area.width.saturating_sub(used + 4), &heading, dim);
        if shown.count > 0 {
            let mut x = area.x + 2;
            for (head, cells) in [words::CALLED, words::DUTY, words::NAME].into_iter().zip(COLUMNS) {
                paint.text(x, area.y + 1, cells - 1, view.say(head), dim);
                x += cells;
            }
            paint.text(x, area.y + 1, area.right().saturating_sub(x), view.say(words::PHONE), dim);
        }
        2
    }

    fn row(&self, paint: &mut Paint, at: Rect, id: Id, here: bool, view: &View) {
        let Some(contact) = view.office.of::<WorkContact>().get(id) else { return };
        let (dim, plain, selected) = (paint.theme.dim, paint.theme.plain, paint.theme.selected);
        if here {
            paint.tint(at, selected);
            paint.text(at.x, at.y, 1, ">", selected);
        }
        let quiet = if contact.closed.is_some() { dim } else { plain };
        let style: Style = if here { selected } else { quiet };
        let mut x = at.x + 2;
        let texts = [contact.name.as_str(), &contact.duty, view.office.unit_name(contact.unit)];
        for (text, cells) in texts.into_iter().zip(COLUMNS) {
            paint.text(x, at.y, cells - 1, text, style);
            x += cells;
        }
        paint.text(x, at.y, at.right().saturating_sub(x + 1), &contact.phone, style);
    }

    fn card(&self, paint: &mut Paint, area: Rect, id: Id, _scrolled: usize, view: &View) -> usize {
        let Some(contact) = view.office.of::<WorkContact>().get(id) else { return 0 };
        let (lang, plain, strong, warn) = (view.lang(), paint.theme.plain, paint.theme.strong, paint.theme.warn);
        let title = format!("{}  {}", contact.name, words::card_number(contact.number));
        paint.text(area.x, area.y, area.width, &title, strong);
        let mut pen = Column { area, y: area.y + 1, heads: HEADS };
        let label = |key: &'static str| labels::field(lang, WorkContact::KIND, key);
        pen.fact(paint, label("unit"), view.office.unit_name(contact.unit), plain);
        let facts = [
            ("duty", &contact.duty),
            ("phone", &contact.phone),
            ("hours", &contact.hours),
            ("place", &contact.place),
            ("note", &contact.note),
        ];
        for (key, text) in facts {
            pen.fact(paint, label(key), text, plain);
        }
        let day = |day: Option<jiff::civil::Date>| day.map(|day| when::day_of_year(lang, day, view.today()));
        pen.fact(paint, label("issued"), &day(contact.issued).unwrap_or_default(), plain);
        pen.fact(paint, label("closed"), &day(contact.closed).unwrap_or_default(), warn);
        pen.gap();
        let said = view.office.naming::<Communication, WorkContact>(id);
        let mut said: Vec<&Communication> = said.filter_map(|id| view.office.of::<Communication>().get(id)).collect();
        said.sort_by_key(|said| std::cmp::Reverse((said.at, said.id)));
        let mut head = view.say(words::SAID);
        for said in said.into_iter().take(LAST) {
            let day = when::day_of_year(lang, said.at.date(), view.today());
            pen.fact(paint, head, &format!("{day}  {}", said.content), plain);
            head = "";
        }
        0
    }
}
