//! Who does what for activities: a line a card, and beside it the card itself.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::contacts::export::COORDINATIONS;
use crate::desk::export::ExportRow;
use crate::model::contacts::{CONFIRMATION, Coordination, TO_CONFIRM};
use crate::model::{Id, Record};
use crate::text::{Msg, contacts as words, labels, when};
use crate::ui::contacts::actions::coordination_label;
use crate::ui::list_pane::{Listing, Shown};
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::widgets::column::Column;
use crate::ui::words as common;

/// What is listed; on the pane [`super::COORDINATIONS`] is added.
pub mod filter {
    /// All, the last day first.
    pub const ALL: u8 = 0;
    /// Those that are still to come.
    pub const UPCOMING: u8 = 1;
    /// Those that are past.
    pub const PAST: u8 = 2;
    /// Those of which somebody has not answered.
    pub const UNANSWERED: u8 = 3;
}

/// Cells of the columns: day, name.
const COLUMNS: [u16; 2] = [14, 24];
/// Cells of the card's headings.
const HEADS: u16 = 12;

/// Cards, the last day first.
#[derive(Default)]
pub struct Coordinations;

fn open_answers(one: &Coordination) -> usize {
    one.shares.iter().filter(|share| share.confirmed == TO_CONFIRM).count()
}

fn fits(filter: u8, one: &Coordination, view: &View) -> bool {
    let coming = one.date.is_some_and(|day| day >= view.today());
    match filter {
        filter::UPCOMING => coming,
        filter::PAST => !coming,
        filter::UNANSWERED => coming && open_answers(one) > 0,
        _ => true,
    }
}

impl Listing for Coordinations {
    type Record = Coordination;
    const SHARE: u16 = 5;

    fn list(&mut self, filter: u8, _order: u8, view: &View) -> Vec<Id> {
        let all = view.office.of::<Coordination>().all().filter(|one| fits(filter, one, view));
        let mut all: Vec<&Coordination> = all.collect();
        all.sort_by_key(|one| std::cmp::Reverse((one.date, one.number)));
        all.into_iter().map(|one| one.id).collect()
    }

    fn filter_for(&self, _id: Id, _view: &View) -> u8 {
        filter::ALL
    }

    fn register(&self) -> Option<&'static ExportRow> {
        Some(&COORDINATIONS)
    }

    fn empty(&self, _filter: u8, view: &View) -> Msg {
        if view.office.of::<Coordination>().is_empty() { words::NO_COORDINATION_YET } else { common::NONE_FIT }
    }

    fn heading(&self, paint: &mut Paint, area: Rect, shown: Shown, view: &View) -> u16 {
        let dim = paint.theme.dim;
        let marked = common::marked(view.lang(), shown.marked);
        let label = format!("{marked}  {}", coordination_label(shown.filter, view));
        let used = paint.right(area.x, area.y, area.width - 1, label.trim_start(), dim);
        let heading = words::coordinations_heading(view.lang(), shown.count);
        paint.text(area.x + 1, area.y, area.width.saturating_sub(used + 4), &heading, dim);
        if shown.count > 0 {
            let mut x = area.x + 2;
            for (head, cells) in [words::WHEN, words::COORDINATION_NAME].into_iter().zip(COLUMNS) {
                paint.text(x, area.y + 1, cells - 1, view.say(head), dim);
                x += cells;
            }
            paint.text(x, area.y + 1, area.right().saturating_sub(x + 1), view.say(words::HOST), dim);
        }
        2
    }

    fn row(&self, paint: &mut Paint, at: Rect, id: Id, here: bool, view: &View) {
        let Some(one) = view.office.of::<Coordination>().get(id) else { return };
        let (dim, plain, selected) = (paint.theme.dim, paint.theme.plain, paint.theme.selected);
        if here {
            paint.tint(at, selected);
            paint.text(at.x, at.y, 1, ">", selected);
        }
        let past = one.date.is_some_and(|day| day < view.today());
        let quiet = if past { dim } else { plain };
        let style: Style = if here { selected } else { quiet };
        let day = one.date.map(|day| when::day_of_year(view.lang(), day, view.today())).unwrap_or_default();
        let mut x = at.x + 2;
        for (text, cells) in [day.as_str(), &one.name].into_iter().zip(COLUMNS) {
            paint.text(x, at.y, cells - 1, text, style);
            x += cells;
        }
        paint.text(x, at.y, at.right().saturating_sub(x + 1), view.office.unit_name(one.host), style);
    }

    fn card(&self, paint: &mut Paint, area: Rect, id: Id, _scrolled: usize, view: &View) -> usize {
        let Some(one) = view.office.of::<Coordination>().get(id) else { return 0 };
        let (lang, plain, strong, warn) = (view.lang(), paint.theme.plain, paint.theme.strong, paint.theme.warn);
        let title = format!("{}  {}", one.name, words::card_number(one.number));
        paint.text(area.x, area.y, area.width, &title, strong);
        let mut pen = Column { area, y: area.y + 1, heads: HEADS };
        let label = |key: &'static str| labels::field(lang, Coordination::KIND, key);
        let day = one.date.map(|day| when::day_of_year(lang, day, view.today())).unwrap_or_default();
        let time = one.start.map(when::clock).unwrap_or_default();
        pen.fact(paint, label("date"), format!("{day} {time}").trim(), plain);
        pen.fact(paint, label("place"), &one.place, plain);
        pen.fact(paint, label("host"), view.office.unit_name(one.host), plain);
        let partners: Vec<&str> = one.partners.iter().map(|unit| view.office.unit_name(*unit)).collect();
        pen.fact(paint, label("partners"), &partners.join(lang.of("、", ", ")), plain);
        let heads = if one.headcount == 0 { String::new() } else { one.headcount.to_string() };
        pen.fact(paint, label("headcount"), &heads, plain);
        pen.fact(paint, label("supplies"), &one.supplies, plain);
        pen.fact(paint, label("safety"), &one.safety, plain);
        let mut head = label("shares");
        for share in &one.shares {
            let answer = labels::code_number(lang, CONFIRMATION, share.confirmed);
            let style = if share.confirmed == TO_CONFIRM { warn } else { plain };
            pen.fact(paint, head, &format!("{}  {}  {answer}", share.who, share.what), style);
            head = "";
        }
        pen.fact(paint, label("outcome"), &one.outcome, plain);
        pen.fact(paint, label("who"), view.office.name_of_operator(one.who), plain);
        0
    }
}
