//! One frame: header, stripe, pane, layers, the line to be read aloud, footer.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::desk::core::office::Office;
use crate::desk::core::worker::LongWork;
use crate::model::Resident;
use crate::model::code::by_number;
use crate::model::register::{CHECKED_BY, SHEET, VISITOR_ROLE};
use crate::store::Stage;
use crate::text::{Msg, labels, refusals, sentences, when};
use crate::ui::words;

use super::actions;
use super::console::Opening;
use super::layers::Stack;
use super::paint::{Paint, width};
use super::panes::{Panes, TABS};
use super::view::{Line, Seat, View};

/// The least window in which the console can be used.
const LEAST: (u16, u16) = (60, 16);
/// Rows above the body: where we are, who is served, a rule.
const ABOVE: u16 = 3;
/// Rows below it: a rule, the line, the footer.
const BELOW: u16 = 3;

/// Draws a frame; answers where the real cursor stands.
pub(super) fn draw(
    buffer: &mut Buffer,
    office: &Office,
    seat: &Seat,
    stack: &mut Stack,
    panes: &mut Panes,
) -> Option<Position> {
    let mut paint = Paint::new(buffer, &seat.theme);
    let area = paint.area();
    if is_too_small(&mut paint, seat) {
        return None;
    }
    let view = View::of(office, seat, stack, panes);
    let body = Rect { x: 0, y: ABOVE, width: area.width, height: area.height - ABOVE - BELOW };
    if stack.shows_pane() {
        panes.of(seat.tab).1.draw(&mut paint, body, &view);
        paint.hide_cursor();
    }
    header(&mut paint, &view);
    paint.rule(0, body.bottom(), area.width);
    line(&mut paint, body.bottom() + 1, &view);
    footer(&mut paint, area.height - 1, &view);
    stack.draw(&mut paint, body, &view);
    paint.cursor()
}

/// Draws what stands on the screen until the desk is open.
pub(super) fn opening(buffer: &mut Buffer, seat: &Seat, opening: &Opening) {
    let mut paint = Paint::new(buffer, &seat.theme);
    if is_too_small(&mut paint, seat) {
        return;
    }
    let area = paint.area();
    let middle = area.height / 2;
    let (style, text) = match opening {
        Opening::Failed(reason) => (paint.theme.bad, reason.clone()),
        Opening::Working { work, done: 0, .. } => (paint.theme.plain, long_work(*work).say(seat.lang).to_owned()),
        Opening::Working { work, done, of, since } => {
            let rate = *done as f64 / since.elapsed().as_secs_f64().max(0.001);
            let left = of.saturating_sub(*done) as f64 / rate.max(1.0);
            let so_far = words::progress(seat.lang, *done, *of, rate as u64, left.ceil() as u64);
            (paint.theme.plain, format!("{}  {so_far}", long_work(*work).say(seat.lang)))
        }
    };
    let (strong, dim) = (paint.theme.strong, paint.theme.dim);
    paint.text(4, middle.saturating_sub(2), area.width - 8, words::APP.say(seat.lang), strong);
    for (row, part) in wrapped(&text, area.width - 8).into_iter().enumerate() {
        paint.text(4, middle + row as u16, area.width - 8, &part, style);
    }
    paint.text(4, area.height - 2, area.width - 8, words::HOW_TO_LEAVE.say(seat.lang), dim);
}

fn long_work(work: LongWork) -> Msg {
    match work {
        LongWork::LayOut => words::LAYING_OUT,
        LongWork::Read => words::LOADING,
        LongWork::Store(Stage::Replay) => words::REPLAYING,
        LongWork::Store(Stage::Verify) => words::VERIFYING,
        LongWork::Store(Stage::Rebuild) => words::REBUILDING,
        LongWork::Index => words::INDEXING,
    }
}

/// Cuts a text into lines of at most so many cells.
pub(super) fn wrapped(text: &str, cells: u16) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for c in text.chars() {
        let cell = unicode_width::UnicodeWidthChar::width(c).unwrap_or(0) as u16;
        if c == '\n' || used + cell > cells {
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut().filter(|_| c != '\n') {
            line.push(c);
            used += cell;
        }
    }
    lines
}

fn is_too_small(paint: &mut Paint, seat: &Seat) -> bool {
    let area = paint.area();
    let small = area.width < LEAST.0 || area.height < LEAST.1;
    if small {
        let text = words::too_small(seat.lang, area.width, area.height);
        paint.text(0, 0, area.width, &text, Style::new());
    }
    small
}

fn header(paint: &mut Paint, view: &View) {
    let seat = view.seat;
    let cells = paint.area().width;
    let (accent, dim, tab_style, plain) = (paint.theme.accent, paint.theme.dim, paint.theme.tab, paint.theme.plain);
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
    if seat.training {
        let text = view.say(words::TRAINING);
        let stripe = paint.theme.stripe;
        paint.tint(Rect { x: 0, y: 2, width: cells, height: 1 }, stripe);
        paint.text((cells - width(text).min(cells)) / 2, 2, cells, text, stripe);
    } else {
        paint.rule(0, 2, cells);
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

fn line(paint: &mut Paint, y: u16, view: &View) {
    let theme = paint.theme;
    let (style, text) = if view.seat.saving {
        (theme.dim, format!("{}{}", view.say(words::SAVING), theme.ellipsis))
    } else {
        match &view.seat.line {
            Line::Quiet => return,
            Line::Hint(msg) => (theme.dim, view.say(*msg).to_owned()),
            Line::Warn(msg) => (theme.warn, view.say(*msg).to_owned()),
            Line::Fact(text) => (theme.warn, text.clone()),
            Line::Said(note) => (theme.good, sentences::sentence(view.lang(), note, &view.names())),
            Line::Refused(refusal) => (theme.bad, refusals::refusal(view.lang(), refusal, &view.names())),
        }
    };
    let cells = paint.area().width;
    let used = paint.text(1, y, cells - 2, &text, style);
    slip(paint, y, used + 4, view);
}

/// After a save, the key that prints its slip, where there is room beside the sentence.
fn slip(paint: &mut Paint, y: u16, from: u16, view: &View) {
    let Some(what) = view.seat.slip.filter(|_| matches!(view.seat.line, Line::Said(_)) && !view.seat.saving) else {
        return;
    };
    let Some(action) = actions::named(actions::PRINT) else { return };
    let Some(key) = action.keys.first().map(|key| key.name()) else { return };
    let label =
        format!("{} {}", view.say(action.label), labels::code_number(view.lang(), SHEET, what.sheet(view.office)));
    let cells = paint.area().width;
    let needed = width(&key) + 1 + width(&label) + 1;
    if from + needed <= cells {
        let (accent, plain) = (paint.theme.accent, paint.theme.plain);
        let x = cells - needed;
        paint.text(x, y, cells, &key, accent);
        paint.text(x + width(&key) + 1, y, cells, &label, plain);
    }
}

fn footer(paint: &mut Paint, y: u16, view: &View) {
    let place = view.place;
    let cells = paint.area().width;
    let (accent, dim, plain) = (paint.theme.accent, paint.theme.dim, paint.theme.plain);
    let fixed: Vec<(String, &str)> = ["help", "palette"]
        .iter()
        .filter_map(|id| actions::named(id).filter(|action| action.scope.meets(place)))
        .filter_map(|action| Some((action.keys_in(place).next()?.name(), view.say(action.label))))
        .collect();
    let right: u16 = fixed.iter().map(|(key, label)| width(key) + width(label) + 3).sum();
    let mut x = cells - right.min(cells);
    for (key, label) in &fixed {
        x += paint.text(x, y, cells, key, accent) + 1;
        x += paint.text(x, y, cells, label, plain) + 2;
    }
    let mut x = 1;
    for action in actions::of(place).filter(|action| action.footer) {
        let Some(key) = action.keys_in(place).next().map(super::input::Chord::name) else { continue };
        let label = view.say(action.label);
        if x + width(&key) + width(label) + 3 + right > cells {
            break;
        }
        let now = (action.enabled)(view).is_ok();
        x += paint.text(x, y, cells, &key, if now { accent } else { dim }) + 1;
        x += paint.text(x, y, cells, label, if now { plain } else { dim }) + 2;
    }
}
