//! One frame: header, stripe, pane, layers, the line to be read aloud, footer.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::desk::core::office::Office;
use crate::desk::core::worker::LongWork;
use crate::model::register::SHEET;
use crate::store::Stage;
use crate::text::{Msg, labels, refusals, sentences};
use crate::ui::words;

use super::actions::{self, Action, Footer};
use super::console::Opening;
use super::header;
use super::layers::Stack;
use super::paint::{Paint, width};
use super::panes::Panes;
use super::view::{Line, Seat, View};

/// The least window in which the console can be used.
const LEAST: (u16, u16) = (60, 16);
/// Rows below it: a rule, the line, the footer.
const BELOW: u16 = 3;

/// What lies between header and status line in a window of so many columns and rows.
pub(super) fn body_of((width, height): (u16, u16)) -> Rect {
    Rect { x: 0, y: header::ROWS, width, height: height.saturating_sub(header::ROWS + BELOW) }
}

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
    let body = body_of((area.width, area.height));
    if stack.shows_pane() {
        panes.of(seat.tab).1.draw(&mut paint, body, &view);
        paint.hide_cursor();
    }
    if !stack.is_covered() {
        header::draw(&mut paint, &view);
    }
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

/// Cuts a text into lines of at most so many cells, at a blank where there is one.
pub(super) fn wrapped(text: &str, cells: u16) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for c in text.chars() {
        let cell = unicode_width::UnicodeWidthChar::width(c).unwrap_or(0) as u16;
        if c == '\n' {
            lines.push(String::new());
            used = 0;
        } else if used + cell > cells {
            let last = lines.last_mut().filter(|_| c != ' ');
            let rest = last.and_then(|line| Some(line.split_off(line.rfind(' ')? + 1))).unwrap_or_default();
            used = width(&rest);
            lines.push(rest);
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

/// The line above the footer, in words.
pub(super) fn in_words(line: &Line, view: &View) -> String {
    match line {
        Line::Quiet => String::new(),
        Line::Hint(msg) | Line::Warn(msg) => view.say(*msg).to_owned(),
        Line::Fact(text) | Line::Told(text) => text.clone(),
        Line::Said(note) => sentences::sentence(view.lang(), note, &view.names()),
        Line::Refused(refusal) => refusals::refusal(view.lang(), refusal, &view.names()),
    }
}

fn line(paint: &mut Paint, y: u16, view: &View) {
    let theme = paint.theme;
    let (style, text) = if view.seat.saving {
        (theme.dim, format!("{}{}", view.say(words::SAVING), theme.ellipsis))
    } else {
        let style = match &view.seat.line {
            Line::Quiet => return,
            Line::Hint(_) => theme.dim,
            Line::Warn(_) | Line::Fact(_) => theme.warn,
            Line::Told(_) | Line::Said(_) => theme.good,
            Line::Refused(_) => theme.bad,
        };
        (style, in_words(&view.seat.line, view))
    };
    let cells = paint.area().width;
    if width(&text) > cells - 2 {
        // What to do stands at its end: it is never cut off.
        let (plain, lines) = (paint.theme.plain, wrapped(&text, cells - 2));
        for (y, line) in (y + 1 - lines.len().min(usize::from(y)) as u16..=y).zip(&lines) {
            paint.blank(Rect { x: 0, y, width: cells, height: 1 }, plain);
            paint.text(1, y, cells - 2, line, style);
        }
        return;
    }
    let used = paint.text(1, y, cells - 2, &text, style);
    slip(paint, y, used + 4, view);
}

/// After a save, the key that prints its slip, where there is room beside the sentence.
fn slip(paint: &mut Paint, y: u16, from: u16, view: &View) {
    let Some(what) =
        view.seat.slip.filter(|_| matches!(view.seat.line, Line::Said(_) | Line::Told(_)) && !view.seat.saving)
    else {
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
    let row = |action: &&'static Action| {
        let key = action.keys_in(place).next()?.name();
        let label = view.say(action.label);
        let cells = width(&key) + width(label) + 3;
        let now = action.ready(view).is_ok();
        (action.footer == Footer::First || now).then_some((key, label, cells, now))
    };
    let shown = |of: Footer| actions::of(place).filter(move |action| action.footer == of);
    let mut rows: Vec<_> = [Footer::Offered, Footer::First, Footer::Last]
        .into_iter()
        .flat_map(shown)
        .filter_map(|action| row(&action))
        .collect();
    // What does not apply now makes room for what does.
    let room = cells.saturating_sub(right + 1);
    if rows.iter().map(|(.., cells, _)| *cells).sum::<u16>() > room {
        rows.retain(|(.., now)| *now);
    }
    let mut x = 1;
    for (key, label, needed, now) in rows {
        if x + needed + right > cells {
            continue;
        }
        x += paint.text(x, y, cells, &key, if now { accent } else { dim }) + 1;
        x += paint.text(x, y, cells, label, if now { plain } else { dim }) + 2;
    }
}
