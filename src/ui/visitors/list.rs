//! The walk-in register as a list: the day, the week, by matter, by result, by clerk.

use jiff::ToSpan;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::export::ExportRow;
use crate::desk::visitors::export::EXPORT;
use crate::desk::visitors::sheets::{by_hour, lines};
use crate::model::register::{CHECKED_BY, MATTER, RESULT, VISITOR_ROLE};
use crate::model::{Id, Record, Resident, VisitorLine};
use crate::text::{Msg, labels, visitors as words, when};
use crate::ui::list_pane::{Listing, Shown};
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::visitors::actions::filter_label;
use crate::ui::widgets::column::Column;
use crate::ui::words as common;

/// What is listed.
pub mod filter {
    /// Those of today.
    pub const TODAY: u8 = 0;
    /// The last seven days.
    pub const WEEK: u8 = 1;
    /// Those about nobody who is registered, of the last seven days.
    pub const STRANGERS: u8 = 2;
    /// One matter of the last seven days: its code is added.
    pub const MATTER: u8 = 10;
    /// One result of the last seven days: its code is added.
    pub const RESULT: u8 = 30;
    /// One clerk of the last seven days: their place among the clerks by name is added.
    pub const CLERK: u8 = 60;
}

/// How lines follow each other.
pub mod order {
    /// The last one first.
    pub const TIME: u8 = 0;
    /// Those of one clerk together.
    pub const CLERK: u8 = 1;
    /// Those of one matter together.
    pub const MATTER: u8 = 2;
}

/// Cells of the columns: time, who, matter, result.
const COLUMNS: [u16; 4] = [14, 12, 14, 11];
/// Cells of the card's headings.
const HEADS: u16 = 12;

/// Lines of the register, the last one first.
#[derive(Default)]
pub struct Lines;

/// Who received visitors in the last seven days, by name.
pub(super) fn clerks(view: &View) -> Vec<Id> {
    let mut clerks: Vec<Id> = of_filter(filter::WEEK, view).into_iter().map(|line| line.who).collect();
    clerks.sort_by_key(|who| (view.office.name_of_operator(*who).to_owned(), *who));
    clerks.dedup();
    clerks
}

fn fits(filter: u8, line: &VisitorLine, clerk: Option<Id>) -> bool {
    match filter {
        filter::TODAY | filter::WEEK => true,
        filter::STRANGERS => line.resident.is_none(),
        one if one >= filter::CLERK => clerk == Some(line.who),
        result if result >= filter::RESULT => line.result == result - filter::RESULT,
        matter => line.matter == matter - filter::MATTER,
    }
}

fn of_filter<'a>(filter: u8, view: &View<'a>) -> Vec<&'a VisitorLine> {
    let today = view.today();
    let from = if filter == filter::TODAY { today } else { today.checked_sub(6.days()).unwrap_or(today) };
    let clerk = filter.checked_sub(filter::CLERK).and_then(|nth| clerks(view).get(usize::from(nth)).copied());
    lines(view.office, from, today).into_iter().filter(|line| fits(filter, line, clerk)).collect()
}

impl Listing for Lines {
    type Record = VisitorLine;
    const SHARE: u16 = 6;

    fn list(&mut self, filter: u8, order: u8, view: &View) -> Vec<Id> {
        let mut lines = of_filter(filter, view);
        lines.sort_by_key(|line| std::cmp::Reverse((line.at, line.id)));
        match order {
            order::CLERK => lines.sort_by_key(|line| view.office.name_of_operator(line.who).to_owned()),
            order::MATTER => lines.sort_by_key(|line| line.matter),
            _ => {}
        }
        lines.into_iter().map(|line| line.id).collect()
    }

    fn filter_for(&self, _id: Id, _view: &View) -> u8 {
        filter::WEEK
    }

    fn register(&self) -> Option<&'static ExportRow> {
        Some(&EXPORT)
    }

    fn empty(&self, _filter: u8, _view: &View) -> Msg {
        common::NONE_FIT
    }

    fn heading(&self, paint: &mut Paint, area: Rect, shown: Shown, view: &View) -> u16 {
        let dim = paint.theme.dim;
        let marked = common::marked(view.lang(), shown.marked);
        let label = format!("{marked}  {}", filter_label(shown.filter, view));
        let used = paint.right(area.x, area.y, area.width - 1, label.trim_start(), dim);
        let heading = words::came(view.lang(), shown.count);
        paint.text(area.x + 1, area.y, area.width.saturating_sub(used + 4), &heading, dim);
        if shown.count > 0 {
            let mut x = area.x + 2;
            for (head, cells) in [words::TIME, words::WHO, words::MATTER, words::RESULT].into_iter().zip(COLUMNS) {
                paint.text(x, area.y + 1, cells - 1, view.say(head), dim);
                x += cells;
            }
            paint.text(x, area.y + 1, area.right().saturating_sub(x + 1), view.say(words::HANDLING), dim);
        }
        2
    }

    fn row(&self, paint: &mut Paint, at: Rect, id: Id, here: bool, view: &View) {
        let Some(line) = view.office.of::<VisitorLine>().get(id) else { return };
        let (plain, selected) = (paint.theme.plain, paint.theme.selected);
        let style: Style = if here { selected } else { plain };
        if here {
            paint.tint(at, selected);
            paint.text(at.x, at.y, 1, ">", selected);
        }
        let lang = view.lang();
        let time = when::moment(lang, line.at.date(), line.at.time(), view.today());
        let known = view.office.of::<Resident>().get(line.resident).map_or("", |resident| resident.name.as_str());
        let who = if known.is_empty() { line.visitor.as_str() } else { known };
        let result = if line.result == 0 { "" } else { labels::code_number(lang, RESULT, line.result) };
        let mut x = at.x + 2;
        for (text, cells) in
            [time.as_str(), who, labels::code_number(lang, MATTER, line.matter), result].into_iter().zip(COLUMNS)
        {
            paint.text(x, at.y, cells - 1, text, style);
            x += cells;
        }
        paint.text(x, at.y, at.right().saturating_sub(x + 1), &line.note, style);
    }

    fn card(&self, paint: &mut Paint, area: Rect, id: Id, _scrolled: usize, view: &View) -> usize {
        let Some(line) = view.office.of::<VisitorLine>().get(id) else { return 0 };
        let (lang, plain, strong) = (view.lang(), paint.theme.plain, paint.theme.strong);
        let at = when::moment(lang, line.at.date(), line.at.time(), view.today());
        paint.text(
            area.x,
            area.y,
            area.width,
            &format!("{at}  {}", labels::code_number(lang, MATTER, line.matter)),
            strong,
        );
        let mut pen = Column { area, y: area.y + 1, heads: HEADS };
        let label = |key: &'static str| labels::field(lang, VisitorLine::KIND, key);
        let whom = view.office.of::<Resident>().get(line.resident).map_or("", |resident| resident.name.as_str());
        pen.fact(paint, label("resident"), whom, plain);
        let role = format!("{} {}", labels::code_number(lang, VISITOR_ROLE, line.role), line.visitor);
        pen.fact(paint, label("role"), role.trim_end(), plain);
        pen.fact(paint, label("checked"), labels::code_number(lang, CHECKED_BY, line.checked), plain);
        pen.fact(paint, label("note"), &line.note, plain);
        let result = if line.result == 0 { "" } else { labels::code_number(lang, RESULT, line.result) };
        pen.fact(paint, label("result"), result, plain);
        let minutes = if line.minutes == 0 { String::new() } else { line.minutes.to_string() };
        pen.fact(paint, label("minutes"), &minutes, plain);
        let waited = if line.waited == 0 { String::new() } else { line.waited.to_string() };
        pen.fact(paint, label("waited"), &waited, plain);
        pen.fact(paint, label("who"), view.office.name_of_operator(line.who), plain);
        pen.gap();
        let mut head = view.say(words::HOUR);
        for (hour, counts) in by_hour(lines(view.office, line.at.date(), line.at.date())) {
            let minutes = [(words::AVERAGE, counts.average()), (words::WAITED, counts.wait())];
            let took: String = minutes
                .into_iter()
                .filter_map(|(label, minutes)| minutes.map(|minutes| format!("  {} {minutes}", view.say(label))))
                .collect();
            pen.fact(
                paint,
                head,
                &format!("{hour:02}-{:02}  {}{took}", hour + 1, words::came(lang, counts.came as usize)),
                plain,
            );
            head = "";
        }
        0
    }
}
