//! The header: which tab is open, who is at the desk, who is being served, whether anything here counts.
//!
//! Drawn and pictured apart from what lies below it: one more tab changes its own pictures and no others.

use ratatui::layout::Rect;

use crate::model::Resident;
use crate::model::code::by_number;
use crate::model::register::{CHECKED_BY, VISITOR_ROLE};
use crate::text::gap;
use crate::text::{labels, reports, when};
use crate::ui::layers::late;
use crate::ui::words;

use super::paint::{Paint, width};
use super::panes::{TABS, Tab};
use super::view::View;

/// Columns in which whoever is looked at stands beside whoever is served, both told apart.
const LEAST_FOR_BOTH: u16 = 76;
/// Rows that it takes: where we are, who is served, a rule.
pub(super) const ROWS: u16 = 3;

/// Draws it.
pub(super) fn draw(paint: &mut Paint, view: &View) {
    let left_out = where_we_are(paint, view);
    who_is_served(paint, view, &left_out);
    rule(paint, view);
}

/// The product, the community, the tabs, who is at the desk and the time; answers what of the last two had no room,
/// in ever shorter words.
fn where_we_are(paint: &mut Paint, view: &View) -> Vec<String> {
    let seat = view.seat;
    let cells = paint.area().width;
    let (dim, tab_style, plain) = (paint.theme.dim, paint.theme.tab, paint.theme.plain);
    let clock = when::clock(seat.now.time());
    let (name, tabs) = names(view, cells);
    let left = width(name) + 3 + tabs.iter().map(|tab| width(tab)).sum::<u16>();
    // What does not fit goes to the row below, from the least needed: the clerk, the day; the community is left out.
    // The year stands with the day: a clock that is years off is seen.
    let dated = format!("{} {clock}", when::day_and_year(seat.lang, view.today()));
    let full = format!("{}  {dated}", seat.clerk);
    let day = when::day_and_year(seat.lang, view.today());
    let choices = [
        (full, Vec::new()),
        (dated, vec![seat.clerk.clone(), String::new()]),
        (clock, vec![format!("{}  {day}", seat.clerk), day, view.today().to_string()]),
    ];
    let (right, left_out) = choices
        .into_iter()
        .find(|(text, _)| left + width(text) + 2 <= cells)
        .unwrap_or_else(|| (String::new(), vec![view.today().to_string()]));
    let mut x = 1;
    let strong = paint.theme.strong;
    x += paint.text(x, 0, cells, name, strong) + 1;
    if left + width(&right) + width(&seat.community) + 4 <= cells {
        x += paint.text(x, 0, cells, &seat.community, dim) + 1;
    }
    for ((tab, _), text) in TABS.iter().zip(&tabs) {
        x += paint.text(x, 0, cells, text, if *tab == seat.tab { tab_style } else { plain });
    }
    paint.right(0, 0, cells - 1, &right, if seat.clock_set || seat.doubt.is_some() { paint.theme.warn } else { dim });
    left_out
}

/// What the tabs are called in so many columns, behind the product's name: in full, else in short, and in the least
/// window by their digits alone, but for the one that is open. None of them is ever left out.
fn names<'a>(view: &View<'a>, cells: u16) -> (&'a str, Vec<String>) {
    let app = view.say(words::APP);
    let told = |name: &dyn Fn(&Tab) -> String, behind: &str| -> Vec<String> {
        let one = |tab: &Tab| match name(tab) {
            open if *tab == *view.seat.tab => format!("[{} {open}]", tab.key),
            name if name.is_empty() => format!(" {}{behind}", tab.key),
            name => format!(" {} {name}{behind}", tab.key),
        };
        TABS.iter().map(|(tab, _)| one(tab)).collect()
    };
    let full = |tab: &Tab| view.say(tab.name()).to_owned();
    let short = |tab: &Tab| view.say(tab.short).to_owned();
    let open = |tab: &Tab| if *tab == *view.seat.tab { full(tab) } else { String::new() };
    let ways = [(app, told(&full, " ")), (app, told(&short, " ")), (app, told(&short, "")), ("", told(&short, ""))];
    let fits =
        |(app, tabs): &(&str, Vec<String>)| width(app) + 3 + tabs.iter().map(|tab| width(tab)).sum::<u16>() <= cells;
    ways.into_iter().find(fits).unwrap_or_else(|| ("", told(&open, "")))
}

/// Who is being served, who came for them, how many drafts are parked, and what the row above had no room for: in the
/// longest words that take no room from the others, the shortest at least.
fn who_is_served(paint: &mut Paint, view: &View, left_out: &[String]) {
    let seat = view.seat;
    let cells = paint.area().width;
    let (accent, dim, plain) = (paint.theme.accent, paint.theme.dim, paint.theme.plain);
    let parked = match seat.drafts.iter().filter(|draft| !view.open_drafts.contains(&draft.id)).count() {
        0 => String::new(),
        count => format!("{} {count}", view.say(words::PARKED)),
    };
    let label = (view.say(words::SERVING).to_owned(), dim, 1);
    let served = match view.subject() {
        Some(resident) => {
            let another = view.another().map(|another| looked_at(view, another, resident));
            // Whoever is looked at meanwhile has room before what tells the one served apart.
            let apart = told_apart(view, resident);
            let apart = if another.is_some() && cells < LEAST_FOR_BOTH { String::new() } else { apart };
            let looked_at = another.into_iter().flat_map(|name| {
                [
                    (view.say(words::LOOKING_AT).to_owned(), paint.theme.warn, 1),
                    (name, paint.theme.warn, 1),
                    ("·".to_owned(), dim, 1),
                ]
            });
            looked_at
                .chain([
                    label,
                    (resident.name.clone(), accent, 1),
                    (apart, plain, 3),
                    (view.say(words::VISITOR).to_owned(), dim, 1),
                    (visitor(view), plain, 2),
                ])
                .collect()
        }
        None => {
            vec![label, (view.say(words::NOBODY).to_owned(), dim, 3), (view.say(words::FIND_FIRST).to_owned(), dim, 2)]
        }
    };
    let beside = |text: &str| if text.is_empty() { 0 } else { width(text) + 2 };
    let taken = 1 + served.iter().map(|(text, _, gap)| width(text) + gap).sum::<u16>() + beside(&parked);
    let fits = |text: &&String| taken + width(text) < cells;
    let above = left_out.iter().find(fits).or(left_out.last()).map_or("", String::as_str);
    paint.right(0, 1, cells - 1, above, dim);
    paint.right(0, 1, cells.saturating_sub(beside(above) + 1), &parked, paint.theme.warn);
    let room = |x: u16| cells.saturating_sub(beside(above) + beside(&parked) + x);
    let mut x = 1;
    for (text, style, gap) in &served {
        x += paint.text(x, 1, room(x), text, *style) + gap;
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

/// What stays in sight: that everything is entered late, that nothing can be written, records that do not open, history that cannot be read.
fn lasting(view: &View) -> String {
    let lang = view.lang();
    if let Some(at) = view.seat.late {
        return gap::late_since(lang, &late::said(at, view));
    }
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

/// Who is looked at: by name, and by more where the one served has the same.
fn looked_at(view: &View, another: &Resident, served: &Resident) -> String {
    let more = if another.name == served.name { told_apart(view, another) } else { String::new() };
    format!("{} {more}", another.name).trim_end().to_owned()
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
