//! The register of seals: a line a certificate, the last one first.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::export::ExportRow;
use crate::desk::guide::export::CERTIFICATES;
use crate::model::guide::{Certificate, Entry, SEALED};
use crate::model::{Id, Record, Resident};
use crate::text::{Msg, guide as words, labels, when};
use crate::ui::list_pane::{Listing, Shown};
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::widgets::column::Column;
use crate::ui::words as common;

/// Cells of the columns: number, day, matter.
const COLUMNS: [u16; 3] = [10, 12, 22];
/// Cells of the card's headings.
const HEADS: u16 = 12;

/// Certificates, the last one first.
#[derive(Default)]
pub struct Seals;

impl Listing for Seals {
    type Record = Certificate;
    const SHARE: u16 = 6;

    fn list(&mut self, _filter: u8, _order: u8, view: &View) -> Vec<Id> {
        let mut all: Vec<&Certificate> = view.office.of::<Certificate>().all().collect();
        all.sort_by_key(|one| std::cmp::Reverse((one.at.date().year(), one.number)));
        all.into_iter().map(|one| one.id).collect()
    }

    fn filter_for(&self, _id: Id, _view: &View) -> u8 {
        0
    }

    fn register(&self) -> Option<&'static ExportRow> {
        Some(&CERTIFICATES)
    }

    fn empty(&self, _filter: u8, _view: &View) -> Msg {
        words::NO_SEAL
    }

    fn heading(&self, paint: &mut Paint, area: Rect, shown: Shown, view: &View) -> u16 {
        let dim = paint.theme.dim;
        let marked = common::marked(view.lang(), shown.marked);
        let used = paint.right(area.x, area.y, area.width - 1, &marked, dim);
        let count = view.office.certificates_of(view.today().year()).len();
        let heading = words::issued_in(view.lang(), view.today().year(), count);
        paint.text(area.x + 1, area.y, area.width.saturating_sub(used + 4), &heading, dim);
        if shown.count > 0 {
            let mut x = area.x + 2;
            for (head, cells) in [words::NUMBER, words::DAY, words::MATTER].into_iter().zip(COLUMNS) {
                paint.text(x, area.y + 1, cells - 1, view.say(head), dim);
                x += cells;
            }
            paint.text(x, area.y + 1, area.right().saturating_sub(x + 1), view.say(words::WHOM), dim);
        }
        2
    }

    fn row(&self, paint: &mut Paint, at: Rect, id: Id, here: bool, view: &View) {
        let Some(one) = view.office.of::<Certificate>().get(id) else { return };
        let (plain, selected) = (paint.theme.plain, paint.theme.selected);
        let style: Style = if here { selected } else { plain };
        if here {
            paint.tint(at, selected);
            paint.text(at.x, at.y, 1, ">", selected);
        }
        let matter = view.office.of::<Entry>().get(one.entry).map_or("", |entry| entry.name.as_str());
        let day = when::day_of_year(view.lang(), one.at.date(), view.today());
        let mut x = at.x + 2;
        for (text, cells) in [words::number(one).as_str(), &day, matter].into_iter().zip(COLUMNS) {
            paint.text(x, at.y, cells - 1, text, style);
            x += cells;
        }
        let whom = view.office.of::<Resident>().get(one.resident).map_or("", |resident| resident.name.as_str());
        paint.text(x, at.y, at.right().saturating_sub(x + 1), whom, style);
    }

    fn card(&self, paint: &mut Paint, area: Rect, id: Id, _scrolled: usize, view: &View) -> usize {
        let Some(one) = view.office.of::<Certificate>().get(id) else { return 0 };
        let (lang, plain, strong) = (view.lang(), paint.theme.plain, paint.theme.strong);
        let matter = view.office.of::<Entry>().get(one.entry).map_or("", |entry| entry.name.as_str());
        paint.text(area.x, area.y, area.width, &format!("{}  {matter}", words::number(one)), strong);
        let mut pen = Column { area, y: area.y + 1, heads: HEADS };
        let label = |key: &'static str| labels::field(lang, Certificate::KIND, key);
        let whom = view.office.of::<Resident>().get(one.resident).map_or("", |resident| resident.name.as_str());
        pen.fact(paint, label("resident"), whom, plain);
        pen.fact(paint, label("purpose"), &one.purpose, plain);
        pen.fact(paint, label("copies"), &one.copies.to_string(), plain);
        pen.fact(paint, label("approved"), &one.approved, plain);
        pen.fact(paint, label("sealed"), labels::code_number(lang, SEALED, one.sealed), plain);
        let at = when::moment(lang, one.at.date(), one.at.time(), view.today());
        pen.fact(paint, label("at"), &at, plain);
        pen.fact(paint, label("who"), view.office.name_of_operator(one.who), plain);
        0
    }
}
