//! What was given, the latest first, and beside it the card of one.

use ratatui::layout::Rect;

use crate::desk::benefits::export::GRANTS;
use crate::desk::export::ExportRow;
use crate::model::activities::Activity;
use crate::model::benefits::{Benefit, Grant, Supply, Terms, VOID};
use crate::model::register::{CHECKED_BY, VISITOR_ROLE};
use crate::model::{Id, Record, Resident};
use crate::text::{Msg, benefits as words, labels, when};
use crate::ui::benefits::label;
use crate::ui::list_pane::{Listing, Shown};
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::widgets::column::Column;
use crate::ui::words as common;

/// Cells of the columns: day, who.
const COLUMNS: [u16; 2] = [14, 12];
/// Cells of the card's headings.
const HEADS: u16 = 12;

/// What was given.
#[derive(Default)]
pub struct Given;

impl Listing for Given {
    type Record = Grant;
    const SHARE: u16 = 5;

    fn list(&mut self, _filter: u8, _order: u8, view: &View) -> Vec<Id> {
        let mut all: Vec<&Grant> = view.office.of::<Grant>().all().collect();
        all.sort_unstable_by_key(|grant| std::cmp::Reverse((grant.at, grant.id)));
        all.into_iter().map(|grant| grant.id).collect()
    }

    fn filter_for(&self, _id: Id, _view: &View) -> u8 {
        0
    }

    fn register(&self) -> Option<&'static ExportRow> {
        Some(&GRANTS)
    }

    fn empty(&self, _filter: u8, _view: &View) -> Msg {
        words::NONE_GIVEN
    }

    fn heading(&self, paint: &mut Paint, area: Rect, shown: Shown, view: &View) -> u16 {
        let dim = paint.theme.dim;
        let marked = common::marked(view.lang(), shown.marked);
        let heading = format!("{}  {marked}", words::count(view.lang(), words::GRANTS, shown.count));
        paint.text(area.x + 1, area.y, area.width.saturating_sub(2), heading.trim_end(), dim);
        if shown.count > 0 {
            let mut x = area.x + 2;
            for (head, cells) in [words::DAY, words::WHO].into_iter().zip(COLUMNS) {
                paint.text(x, area.y + 1, cells - 1, view.say(head), dim);
                x += cells;
            }
            paint.text(x, area.y + 1, area.right().saturating_sub(x), view.say(words::BENEFIT), dim);
        }
        2
    }

    fn row(&self, paint: &mut Paint, at: Rect, id: Id, here: bool, view: &View) {
        let Some(grant) = view.office.of::<Grant>().get(id) else { return };
        let quiet = if grant.stands() { paint.theme.plain } else { paint.theme.dim };
        let style = if here { paint.theme.selected } else { quiet };
        if here {
            paint.tint(at, style);
            paint.text(at.x, at.y, 1, ">", style);
        }
        let name = view.office.of::<Resident>().get(grant.resident).map_or("", |resident| resident.name.as_str());
        let day = when::date_of_year(view.lang(), grant.day(), view.today());
        let mut x = at.x + 2;
        for (text, cells) in [day.as_str(), name].into_iter().zip(COLUMNS) {
            paint.text(x, at.y, cells - 1, text, style);
            x += cells;
        }
        let what = view.office.of::<Benefit>().get(grant.benefit).map_or("", |benefit| benefit.name.as_str());
        let void = if grant.stands() { "" } else { view.say(words::VOID) };
        let line = format!("{what}  {void}");
        paint.text(x, at.y, at.right().saturating_sub(x + 1), line.trim_end(), style);
    }

    fn card(&self, paint: &mut Paint, area: Rect, id: Id, _scrolled: usize, view: &View) -> usize {
        let Some(grant) = view.office.of::<Grant>().get(id) else { return 0 };
        let (lang, plain, strong, warn) = (view.lang(), paint.theme.plain, paint.theme.strong, paint.theme.warn);
        let office = view.office;
        let name = office.of::<Resident>().get(grant.resident).map_or("", |resident| resident.name.as_str());
        let what = office.of::<Benefit>().get(grant.benefit).map_or("", |benefit| benefit.name.as_str());
        paint.text(area.x, area.y, area.width, &format!("{what}  {name}"), strong);
        let mut pen = Column { area, y: area.y + 1, heads: HEADS };
        let label = |key: &'static str| label(view, Grant::KIND, key);
        let at = when::moment(lang, grant.day(), grant.at.time(), view.today());
        pen.fact(paint, label("at"), &at, plain);
        if let Some(supply) = office.of::<Supply>().get(grant.supply) {
            pen.fact(paint, label("supply"), &format!("{} {}", supply.name, grant.pieces), plain);
        }
        let occasion = office.of::<Activity>().get(grant.occasion).map_or("", |activity| activity.title.as_str());
        pen.fact(paint, label("occasion"), occasion, plain);
        pen.fact(paint, label("giver"), office.unit_name(grant.giver), plain);
        let role = labels::code_number(lang, VISITOR_ROLE, grant.role);
        pen.fact(paint, label("role"), format!("{role}  {}", grant.taker).trim_end(), plain);
        pen.fact(paint, label("checked"), labels::code_number(lang, CHECKED_BY, grant.checked), plain);
        pen.fact(paint, label("note"), &grant.note, plain);
        if let Some(terms) = office.of::<Terms>().get(grant.terms) {
            pen.fact(paint, label("terms"), &words::rule(lang, terms, &view.names()), plain);
        }
        if !grant.stands() {
            let why = labels::code_number(lang, VOID, grant.voided);
            pen.fact(paint, label("voided"), format!("{why}  {}", grant.void_note).trim_end(), warn);
        }
        0
    }
}
