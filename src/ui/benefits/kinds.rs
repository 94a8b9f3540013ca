//! The list of benefits: a line each with its round in numbers, and beside it the card with the terms.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::benefits::entitled::{RoundList, row_on, state, terms_on};
use crate::desk::benefits::export::TERMS;
use crate::desk::export::ExportRow;
use crate::lookup::sound;
use crate::model::benefits::{Benefit, Supply, Terms};
use crate::model::canteen::price::CONFIRMED;
use crate::model::{Id, Record};
use crate::text::{Msg, benefits as words, labels, when};
use crate::ui::benefits::{label, said};
use crate::ui::list_pane::{Listing, Shown};
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::widgets::column::Column;

/// What is listed.
pub mod filter {
    /// What is given.
    pub const OPEN: u8 = 0;
    /// What is given no more too.
    pub const ALL: u8 = 1;
}

/// Cells of the columns: name, how often, given.
const COLUMNS: [u16; 3] = [14, 26, 12];
/// Cells of the card's headings.
const HEADS: u16 = 10;

/// Benefits by name, each with how often it was given in this round and who has not had it.
#[derive(Default)]
pub struct Benefits {
    rounds: Vec<(Id, RoundList)>,
}

impl Listing for Benefits {
    type Record = Benefit;
    const SHARE: u16 = 5;

    fn list(&mut self, filter: u8, _order: u8, view: &View) -> Vec<Id> {
        let given = |benefit: &&Benefit| filter == filter::ALL || benefit.stopped.is_none_or(|end| view.today() < end);
        let mut all: Vec<&Benefit> = view.office.of::<Benefit>().all().filter(given).collect();
        all.sort_by_cached_key(|benefit| (sound(&benefit.name), benefit.id));
        self.rounds = all.iter().map(|one| (one.id, RoundList::of(view.office, one.id, view.today()))).collect();
        all.into_iter().map(|benefit| benefit.id).collect()
    }

    fn filter_for(&self, _id: Id, _view: &View) -> u8 {
        filter::ALL
    }

    fn register(&self) -> Option<&'static ExportRow> {
        Some(&TERMS)
    }

    fn empty(&self, _filter: u8, _view: &View) -> Msg {
        words::NO_BENEFITS
    }

    fn heading(&self, paint: &mut Paint, area: Rect, shown: Shown, view: &View) -> u16 {
        let dim = paint.theme.dim;
        let heading = words::count(view.lang(), words::BENEFITS, shown.count);
        paint.text(area.x + 1, area.y, area.width.saturating_sub(2), &heading, dim);
        if shown.count > 0 {
            let mut x = area.x + 2;
            for (head, cells) in [words::NAME, words::RULE, words::GIVEN].into_iter().zip(COLUMNS) {
                paint.text(x, area.y + 1, cells.min(area.right().saturating_sub(x + 1)), view.say(head), dim);
                x += cells;
            }
            paint.text(x, area.y + 1, area.right().saturating_sub(x), view.say(words::STILL_OPEN), dim);
        }
        2
    }

    fn row(&self, paint: &mut Paint, at: Rect, id: Id, here: bool, view: &View) {
        let Some(benefit) = view.office.of::<Benefit>().get(id) else { return };
        let (dim, plain, selected) = (paint.theme.dim, paint.theme.plain, paint.theme.selected);
        let style = |style: Style| if here { selected } else { style };
        if here {
            paint.tint(at, selected);
            paint.text(at.x, at.y, 1, ">", selected);
        }
        let row = row_on(view.office, id, view.today());
        let quiet = if row.is_some() { plain } else { dim };
        let round = self.rounds.iter().find(|(of, _)| *of == id).map(|(_, round)| round);
        let (given, open) = round.map_or((0, 0), |round| (round.given, round.open.len()));
        let rule = row.map_or_else(String::new, |row| words::how_often(view.lang(), row.terms.per, row.terms.every));
        let quota = row.map_or(0, |row| row.terms.quota);
        let given = if quota > 0 { words::quota(view.lang(), given, quota) } else { given.to_string() };
        let mut x = at.x + 2;
        for (text, cells) in [benefit.name.as_str(), &rule, &given].into_iter().zip(COLUMNS) {
            paint.text(x, at.y, (cells - 1).min(at.right().saturating_sub(x + 1)), text, style(quiet));
            x += cells;
        }
        paint.text(x, at.y, at.right().saturating_sub(x + 1), &open.to_string(), style(quiet));
    }

    fn card(&self, paint: &mut Paint, area: Rect, id: Id, _scrolled: usize, view: &View) -> usize {
        let Some(benefit) = view.office.of::<Benefit>().get(id) else { return 0 };
        let (lang, today, names) = (view.lang(), view.today(), view.names());
        let (plain, strong, warn, dim) = (paint.theme.plain, paint.theme.strong, paint.theme.warn, paint.theme.dim);
        paint.text(area.x, area.y, area.width, &benefit.name, strong);
        let mut pen = Column { area, y: area.y + 1, heads: HEADS };
        let ended = benefit.stopped.map_or_else(String::new, |day| when::date_of_year(lang, day, today));
        pen.fact(paint, label(view, Benefit::KIND, "stopped"), &ended, warn);
        if let Some(terms) = terms_on(view.office, id, today) {
            pen.fact(paint, view.say(words::RULE), &words::rule(lang, terms, &names), plain);
            let sure = labels::code_number(lang, CONFIRMED, terms.confirmed.into());
            pen.fact(paint, view.say(words::SOURCE), &format!("{}（{sure}）", terms.source), dim);
            for supply in terms.supplies.iter().filter_map(|id| view.office.of::<Supply>().get(*id)) {
                let line = format!("{}  {}", supply.name, words::left(lang, supply));
                pen.fact(paint, view.say(words::STOCK), &line, if supply.is_low() { warn } else { plain });
            }
        }
        if let (Some(resident), Some(row)) = (view.subject(), row_on(view.office, id, today)) {
            let how = state(view.office, &row, resident, today);
            let line = format!("{}  {}", resident.name, said(view, &row, how, resident.id));
            pen.fact(paint, view.say(words::FOR_THEM), line.trim_end(), strong);
        }
        pen.gap();
        let of = view.office.naming::<Terms, Benefit>(id).filter_map(|id| view.office.of::<Terms>().get(id));
        let mut all: Vec<&Terms> = of.collect();
        all.sort_by_key(|terms| std::cmp::Reverse(terms.from));
        let mut head = view.say(words::EARLIER);
        for terms in all {
            let line = format!("{}  {}", terms.from, words::rule(lang, terms, &names));
            pen.fact(paint, head, &line, dim);
            head = "";
        }
        0
    }
}
