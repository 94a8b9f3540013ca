//! The header: which tab is open, who is at the desk, who is being served, whether anything here counts.
//!
//! Drawn and pictured apart from what lies below it: one more tab changes its own pictures and no others.

use ratatui::layout::Rect;

use crate::model::Resident;
use crate::model::code::by_number;
use crate::model::register::{CHECKED_BY, VISITOR_ROLE};
use crate::text::{labels, reports, when};
use crate::ui::words;

use super::paint::{Paint, width};
use super::panes::TABS;
use super::view::View;

/// Rows that it takes: where we are, who is served, a rule.
pub(super) const ROWS: u16 = 3;

/// Draws it.
pub(super) fn draw(paint: &mut Paint, view: &View) {
    where_we_are(paint, view);
    who_is_served(paint, view);
    rule(paint, view);
}

/// The product, the community, the tabs, who is at the desk and the time.
fn where_we_are(paint: &mut Paint, view: &View) {
    let seat = view.seat;
    let cells = paint.area().width;
    let (dim, tab_style, plain) = (paint.theme.dim, paint.theme.tab, paint.theme.plain);
    let clock = when::clock(seat.now.time());
    let tabs: Vec<String> = TABS
        .iter()
        .map(|(tab, _)| {
            let [before, after] = if *tab == seat.tab { ["[", "]"] } else { [" ", " "] };
            format!("{before}{} {}{after}", tab.key, view.say(tab.name()))
        })
        .collect();
    let name = view.say(words::APP);
    let left = width(name) + 3 + tabs.iter().map(|tab| width(tab)).sum::<u16>();
    // What does not fit is left out from the least needed: the community, the clerk, the day.
    let full = format!("{}  {} {clock}", seat.clerk, when::day(seat.lang, view.today()));
    let dated = format!("{} {clock}", when::day(seat.lang, view.today()));
    let right = [full, dated, clock].into_iter().find(|text| left + width(text) + 2 <= cells).unwrap_or_default();
    let mut x = 1;
    let strong = paint.theme.strong;
    x += paint.text(x, 0, cells, name, strong) + 1;
    if left + width(&right) + width(&seat.community) + 4 <= cells {
        x += paint.text(x, 0, cells, &seat.community, dim) + 1;
    }
    for ((tab, _), text) in TABS.iter().zip(&tabs) {
        x += paint.text(x, 0, cells, text, if *tab == seat.tab { tab_style } else { plain });
    }
    paint.right(0, 0, cells - 1, &right, if seat.clock_set { paint.theme.warn } else { dim });
}

/// Who is being served, who came for them, and how many drafts are parked.
fn who_is_served(paint: &mut Paint, view: &View) {
    let seat = view.seat;
    let cells = paint.area().width;
    let (accent, dim, plain) = (paint.theme.accent, paint.theme.dim, paint.theme.plain);
    let parked = match seat.drafts.len() {
        0 => String::new(),
        count => format!("{} {count}", view.say(words::PARKED)),
    };
    let right = if parked.is_empty() { 0 } else { width(&parked) + 2 };
    paint.right(0, 1, cells - 1, &parked, paint.theme.warn);
    let mut x = 1 + paint.text(1, 1, 12, view.say(words::SERVING), dim) + 1;
    let room = |x: u16| cells.saturating_sub(right + x);
    if let Some(resident) = view.subject() {
        x += paint.text(x, 1, room(x), &resident.name, accent) + 1;
        x += paint.text(x, 1, room(x), &told_apart(view, resident), plain) + 3;
        x += paint.text(x, 1, room(x), view.say(words::VISITOR), dim) + 1;
        paint.text(x, 1, room(x), &visitor(view), plain);
    } else {
        x += paint.text(x, 1, room(x), view.say(words::NOBODY), dim) + 3;
        paint.text(x, 1, room(x), view.say(words::FIND_FIRST), dim);
    }
}

/// The rule below, or the stripe of a training folder.
fn rule(paint: &mut Paint, view: &View) {
    let cells = paint.area().width;
    if view.seat.training {
        let text = view.say(words::TRAINING);
        let stripe = paint.theme.stripe;
        paint.tint(Rect { x: 0, y: 2, width: cells, height: 1 }, stripe);
        let middle = (cells - width(text).min(cells)) / 2;
        // What does not open has the line's beginning.
        let x = if lasting(view).is_empty() { middle } else { cells - width(text).min(cells) };
        paint.text(x, 2, cells, text, stripe);
    } else {
        paint.rule(0, 2, cells);
    }
    let lasting = lasting(view);
    if !lasting.is_empty() {
        let bad = paint.theme.bad;
        paint.text(1, 2, cells - 1, &format!(" {lasting} "), bad);
    }
}

/// What stays in sight: that nothing can be written, records that do not open, history that cannot be read.
fn lasting(view: &View) -> String {
    let lang = view.lang();
    match (view.office.for_looking, view.office.unread.len(), view.office.history_behind) {
        (true, ..) => reports::for_looking(lang),
        (false, 0, 0) => String::new(),
        (false, 0, _) => reports::less_history(lang),
        (false, unread, _) => reports::unread(lang, unread),
    }
}

/// Age and address: what tells two people of one name apart.
fn told_apart(view: &View, resident: &Resident) -> String {
    let age = resident.age(view.today()).map_or_else(String::new, |age| when::age(view.lang(), age));
    let address = view.office.address_of(resident).map(crate::model::Address::short).unwrap_or_default();
    format!("{age} {address}").trim().to_owned()
}

fn visitor(view: &View) -> String {
    let visitor = &view.seat.visitor;
    let label = |table, number| by_number(table, number).map_or("", |row| labels::code(view.lang(), row));
    let mut text = label(VISITOR_ROLE, visitor.role).to_owned();
    if !visitor.name.is_empty() {
        text = format!("{text} {}", visitor.name);
    }
    if visitor.role != 1 && view.seat.visitor_known {
        text = format!("{text} ({})", label(CHECKED_BY, visitor.checked));
    }
    text
}
