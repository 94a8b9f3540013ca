//! The stocks: a line each, and beside it the card with what came and went.

use ratatui::layout::Rect;

use crate::desk::benefits::export::MOVES;
use crate::desk::benefits::stock::{expires, moves};
use crate::desk::export::ExportRow;
use crate::lookup::sound;
use crate::model::benefits::{MOVE, Supply};
use crate::model::{Id, Record};
use crate::text::{Msg, benefits as words, labels, when};
use crate::ui::benefits::label;
use crate::ui::list_pane::{Listing, Shown};
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::widgets::column::Column;

/// Cells of the columns: name, how many.
const COLUMNS: [u16; 2] = [22, 12];
/// Cells of the card's headings.
const HEADS: u16 = 14;

/// Stocks by name.
#[derive(Default)]
pub struct Stock;

impl Listing for Stock {
    type Record = Supply;
    const SHARE: u16 = 5;

    fn list(&mut self, _filter: u8, _order: u8, view: &View) -> Vec<Id> {
        let mut all: Vec<&Supply> = view.office.of::<Supply>().all().collect();
        all.sort_by_cached_key(|supply| (supply.stopped.is_some(), sound(&supply.name), supply.id));
        all.into_iter().map(|supply| supply.id).collect()
    }

    fn filter_for(&self, _id: Id, _view: &View) -> u8 {
        0
    }

    fn register(&self) -> Option<&'static ExportRow> {
        Some(&MOVES)
    }

    fn empty(&self, _filter: u8, _view: &View) -> Msg {
        words::NO_SUPPLIES
    }

    fn heading(&self, paint: &mut Paint, area: Rect, shown: Shown, view: &View) -> u16 {
        let dim = paint.theme.dim;
        let heading = words::count(view.lang(), words::STOCK, shown.count);
        paint.text(area.x + 1, area.y, area.width.saturating_sub(2), &heading, dim);
        if shown.count > 0 {
            let mut x = area.x + 2;
            for (head, cells) in [words::NAME, words::LEFT].into_iter().zip(COLUMNS) {
                paint.text(x, area.y + 1, cells - 1, view.say(head), dim);
                x += cells;
            }
            paint.text(x, area.y + 1, area.right().saturating_sub(x), view.say(words::EXPIRY), dim);
        }
        2
    }

    fn row(&self, paint: &mut Paint, at: Rect, id: Id, here: bool, view: &View) {
        let Some(supply) = view.office.of::<Supply>().get(id) else { return };
        let theme = &paint.theme;
        let quiet = match (supply.stopped.is_some(), supply.is_low()) {
            (true, _) => theme.dim,
            (false, true) => theme.warn,
            (false, false) => theme.plain,
        };
        let style = if here { theme.selected } else { quiet };
        if here {
            paint.tint(at, style);
            paint.text(at.x, at.y, 1, ">", style);
        }
        let mut x = at.x + 2;
        for (text, cells) in [supply.name.as_str(), &words::left(view.lang(), supply)].into_iter().zip(COLUMNS) {
            paint.text(x, at.y, cells - 1, text, style);
            x += cells;
        }
        let low = if supply.is_low() { view.say(words::LOW) } else { "" };
        let day = expires(view.office, supply).map_or_else(String::new, |day| day.to_string());
        paint.text(x, at.y, at.right().saturating_sub(x + 1), format!("{day}  {low}").trim_end(), style);
    }

    fn card(&self, paint: &mut Paint, area: Rect, id: Id, _scrolled: usize, view: &View) -> usize {
        let Some(supply) = view.office.of::<Supply>().get(id) else { return 0 };
        let (lang, plain, strong, warn) = (view.lang(), paint.theme.plain, paint.theme.strong, paint.theme.warn);
        paint.text(area.x, area.y, area.width, &supply.name, strong);
        let mut pen = Column { area, y: area.y + 1, heads: HEADS };
        let style = if supply.is_low() { warn } else { plain };
        pen.fact(paint, label(view, Supply::KIND, "left"), &words::left(lang, supply), style);
        pen.fact(paint, label(view, Supply::KIND, "low"), &supply.low.to_string(), plain);
        let ended = supply.stopped.map_or_else(String::new, |day| when::date_of_year(lang, day, view.today()));
        pen.fact(paint, label(view, Supply::KIND, "stopped"), &ended, warn);
        pen.gap();
        let mut head = view.say(words::MOVES);
        for one in moves(view.office, id) {
            let day = when::date_of_year(lang, one.at.date(), view.today());
            let what = labels::code_number(lang, MOVE, one.what);
            let until = one.expiry.map_or_else(String::new, |day| day.to_string());
            let source = view.office.unit_name(one.source);
            let parts = [source, one.note.as_str(), until.as_str()];
            let rest: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            pen.fact(paint, head, format!("{day} {what} {:+}  {}", one.change, rest.join("  ")).trim_end(), plain);
            head = "";
        }
        0
    }
}
