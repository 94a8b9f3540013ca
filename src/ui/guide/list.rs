//! The guide: a line an answer, and beside it the whole of it.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::export::ExportRow;
use crate::desk::guide::export::GUIDE;
use crate::lookup::sound;
use crate::model::canteen::price::CONFIRMED;
use crate::model::guide::{ENTRY_KIND, Entry};
use crate::model::{Id, Record};
use crate::text::{Msg, guide as words, labels, when};
use crate::ui::effect::Effect;
use crate::ui::guide::actions::filter_label;
use crate::ui::list_pane::{Listing, Shown};
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::widgets::column::Column;
use crate::ui::words as common;

/// What is listed.
pub mod filter {
    /// Those that are told.
    pub const OPEN: u8 = 0;
    /// Those that are told no more.
    pub const CLOSED: u8 = 1;
    /// Those that the office has not confirmed.
    pub const TO_CONFIRM: u8 = 2;
    /// Those that are to be looked at again.
    pub const AGAIN: u8 = 3;
    /// One kind: its code is added.
    pub const KIND: u8 = 10;
}

/// Cells of the columns: name, kind.
const COLUMNS: [u16; 2] = [32, 18];
/// Cells of the card's headings.
const HEADS: u16 = 12;

/// Answers by kind and name.
#[derive(Default)]
pub struct Entries;

fn fits(filter: u8, entry: &Entry, view: &View) -> bool {
    let open = entry.closed.is_none();
    match filter {
        filter::OPEN => open,
        filter::CLOSED => !open,
        filter::TO_CONFIRM => open && entry.confirmed == 0,
        filter::AGAIN => open && entry.again.is_some_and(|again| again <= view.today()),
        kind => open && entry.kind == kind - filter::KIND,
    }
}

impl Listing for Entries {
    type Record = Entry;
    const SHARE: u16 = 5;

    fn list(&mut self, filter: u8, _order: u8, view: &View) -> Vec<Id> {
        let fits = |entry: &&Entry| fits(filter, entry, view);
        let mut entries: Vec<&Entry> = view.office.of::<Entry>().all().filter(fits).collect();
        entries.sort_by_cached_key(|entry| (entry.kind, sound(&entry.name), entry.id));
        entries.into_iter().map(|entry| entry.id).collect()
    }

    fn filter_for(&self, id: Id, view: &View) -> u8 {
        let closed = view.office.of::<Entry>().get(id).is_some_and(|entry| entry.closed.is_some());
        if closed { filter::CLOSED } else { filter::OPEN }
    }

    fn open(&self, _id: Id, _view: &View) -> Effect {
        Effect::None
    }

    fn register(&self) -> Option<&'static ExportRow> {
        Some(&GUIDE)
    }

    fn empty(&self, _filter: u8, view: &View) -> Msg {
        if view.office.of::<Entry>().is_empty() { words::NONE_YET } else { common::NONE_FIT }
    }

    fn heading(&self, paint: &mut Paint, area: Rect, shown: Shown, view: &View) -> u16 {
        let dim = paint.theme.dim;
        let marked = common::marked(view.lang(), shown.marked);
        let label = format!("{marked}  {}", filter_label(shown.filter, view));
        let used = paint.right(area.x, area.y, area.width - 1, label.trim_start(), dim);
        let heading = words::heading(view.lang(), shown.count);
        paint.text(area.x + 1, area.y, area.width.saturating_sub(used + 4), &heading, dim);
        if shown.count > 0 {
            paint.text(area.x + 2, area.y + 1, COLUMNS[0] - 1, view.say(words::NAME), dim);
            let x = area.x + 2 + COLUMNS[0];
            paint.text(x, area.y + 1, COLUMNS[1] - 1, view.say(words::KIND), dim);
            let x = x + COLUMNS[1];
            paint.text(x, area.y + 1, area.right().saturating_sub(x + 1), view.say(words::WHO), dim);
        }
        2
    }

    fn row(&self, paint: &mut Paint, at: Rect, id: Id, here: bool, view: &View) {
        let Some(entry) = view.office.of::<Entry>().get(id) else { return };
        let (dim, plain, selected) = (paint.theme.dim, paint.theme.plain, paint.theme.selected);
        let style = |style: Style| if here { selected } else { style };
        if here {
            paint.tint(at, selected);
            paint.text(at.x, at.y, 1, ">", selected);
        }
        let quiet = style(if entry.closed.is_some() { dim } else { plain });
        paint.text(at.x + 2, at.y, COLUMNS[0] - 1, &entry.name, quiet);
        let x = at.x + 2 + COLUMNS[0];
        paint.text(x, at.y, COLUMNS[1] - 1, labels::code_number(view.lang(), ENTRY_KIND, entry.kind), quiet);
        let x = x + COLUMNS[1];
        paint.text(x, at.y, at.right().saturating_sub(x + 1), &entry.who, quiet);
    }

    fn card(&self, paint: &mut Paint, area: Rect, id: Id, _scrolled: usize, view: &View) -> usize {
        let Some(entry) = view.office.of::<Entry>().get(id) else { return 0 };
        let (lang, plain, strong, warn) = (view.lang(), paint.theme.plain, paint.theme.strong, paint.theme.warn);
        paint.text(area.x, area.y, area.width, &entry.name, strong);
        let mut pen = Column { area, y: area.y + 1, heads: HEADS };
        let label = |key: &'static str| labels::field(lang, Entry::KIND, key);
        pen.fact(paint, label("kind"), labels::code_number(lang, ENTRY_KIND, entry.kind), plain);
        let told = [
            ("what", &entry.what),
            ("who", &entry.who),
            ("bring", &entry.bring),
            ("place", &entry.place),
            ("hours", &entry.hours),
            ("phone", &entry.phone),
            ("form", &entry.form),
            ("wording", &entry.wording),
            ("source", &entry.source),
        ];
        for (key, text) in told {
            pen.fact(paint, label(key), text, plain);
        }
        let day = |day: Option<jiff::civil::Date>| day.map(|day| when::day_of_year(lang, day, view.today()));
        pen.fact(paint, label("dated"), &day(entry.dated).unwrap_or_default(), plain);
        let style = if entry.confirmed == 0 { warn } else { plain };
        pen.fact(paint, label("confirmed"), labels::code_number(lang, CONFIRMED, entry.confirmed), style);
        let late = entry.again.is_some_and(|again| again <= view.today());
        pen.fact(paint, label("again"), &day(entry.again).unwrap_or_default(), if late { warn } else { plain });
        pen.fact(paint, label("closed"), &day(entry.closed).unwrap_or_default(), warn);
        0
    }
}
