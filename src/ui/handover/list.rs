//! The notes of the handover: a line a note, those that nobody has read first.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::export::ExportRow;
use crate::desk::handover::export::EXPORT;
use crate::model::handover::{HandoverNote, NOTE_KIND};
use crate::model::{Id, Record, Resident};
use crate::text::{Msg, handover as words, labels, when};
use crate::ui::handover::actions::filter_label;
use crate::ui::list_pane::{Listing, Shown};
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::widgets::column::Column;
use crate::ui::words as common;

/// What is listed.
pub mod filter {
    /// What is still to be done.
    pub const OPEN: u8 = 0;
    /// Everything.
    pub const ALL: u8 = 1;
}

/// Cells of the columns: kind, state.
const COLUMNS: [u16; 2] = [12, 10];
/// Cells of the card's headings.
const HEADS: u16 = 14;

/// Notes: unread ones first, then the newest.
#[derive(Default)]
pub struct Notes;

impl Listing for Notes {
    type Record = HandoverNote;
    const SHARE: u16 = 6;

    fn list(&mut self, filter: u8, _order: u8, view: &View) -> Vec<Id> {
        let all = view.office.of::<HandoverNote>().all();
        let mut notes: Vec<&HandoverNote> = all.filter(|note| filter == filter::ALL || note.is_open()).collect();
        notes.sort_by_key(|note| (!note.is_unread(), !note.is_open(), std::cmp::Reverse((note.at, note.id))));
        notes.into_iter().map(|note| note.id).collect()
    }

    fn filter_for(&self, _id: Id, _view: &View) -> u8 {
        filter::ALL
    }

    fn register(&self) -> Option<&'static ExportRow> {
        Some(&EXPORT)
    }

    fn empty(&self, _filter: u8, _view: &View) -> Msg {
        words::NONE_OPEN
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
            for (head, cells) in [words::KIND, words::STATE].into_iter().zip(COLUMNS) {
                paint.text(x, area.y + 1, cells - 1, view.say(head), dim);
                x += cells;
            }
            paint.text(x, area.y + 1, area.right().saturating_sub(x + 1), view.say(words::TEXT), dim);
        }
        2
    }

    fn row(&self, paint: &mut Paint, at: Rect, id: Id, here: bool, view: &View) {
        let Some(note) = view.office.of::<HandoverNote>().get(id) else { return };
        let (dim, plain, warn, selected) = (paint.theme.dim, paint.theme.plain, paint.theme.warn, paint.theme.selected);
        let style = |style: Style| if here { selected } else { style };
        if here {
            paint.tint(at, selected);
            paint.text(at.x, at.y, 1, ">", selected);
        }
        let quiet = if note.is_open() { plain } else { dim };
        let x = at.x + 2;
        paint.text(x, at.y, COLUMNS[0] - 1, labels::code_number(view.lang(), NOTE_KIND, note.kind), style(quiet));
        let x = x + COLUMNS[0];
        if note.is_unread() {
            paint.text(x, at.y, COLUMNS[1] - 1, view.say(words::NOT_READ), style(warn));
        } else if !note.is_open() {
            paint.text(x, at.y, COLUMNS[1] - 1, view.say(words::DONE), style(dim));
        }
        let x = x + COLUMNS[1];
        paint.text(x, at.y, at.right().saturating_sub(x + 1), &note.text, style(quiet));
    }

    fn card(&self, paint: &mut Paint, area: Rect, id: Id, _scrolled: usize, view: &View) -> usize {
        let Some(note) = view.office.of::<HandoverNote>().get(id) else { return 0 };
        let (lang, plain, strong) = (view.lang(), paint.theme.plain, paint.theme.strong);
        let kind = labels::code_number(lang, NOTE_KIND, note.kind);
        paint.text(area.x, area.y, area.width, kind, strong);
        let mut pen = Column { area, y: area.y + 1, heads: HEADS };
        let label = |key: &'static str| labels::field(lang, HandoverNote::KIND, key);
        let at = |at: Option<jiff::civil::DateTime>| {
            at.map_or_else(String::new, |at| when::moment(lang, at.date(), at.time(), view.today()))
        };
        let clerk = |id: Id| view.office.name_of_operator(id);
        pen.fact(paint, label("text"), &note.text, plain);
        let whom = view.office.of::<Resident>().get(note.resident).map_or("", |resident| resident.name.as_str());
        pen.fact(paint, label("resident"), whom, plain);
        pen.fact(paint, label("who"), &format!("{}  {}", clerk(note.who), at(Some(note.at))), plain);
        pen.fact(paint, label("carried"), &note.carried.to_string(), plain);
        pen.fact(paint, label("read"), format!("{}  {}", clerk(note.reader), at(note.read)).trim(), plain);
        pen.fact(paint, label("done"), format!("{}  {}", clerk(note.doer), at(note.done)).trim(), plain);
        0
    }
}
