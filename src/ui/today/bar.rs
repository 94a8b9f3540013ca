//! A row of the board with a bar: how much is taken of what there is.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text::when;
use crate::ui::center::pane::share;
use crate::ui::paint::Paint;
use crate::ui::today::on;
use crate::ui::view::View;
use crate::ui::words as console;

/// Cells of a room's name.
pub(in crate::ui) const NAMES: u16 = 11;
/// Cells of a slot's time with its marks.
pub(in crate::ui) const TIMES: u16 = 8;
/// Cells of `12/60` and of what is left.
pub(in crate::ui) const NUMBERS: (u16, u16) = (8, 7);
/// Cells of what is said between bar and number: `41 份  糖尿病餐 9`.
const SAID: u16 = 20;

/// When a sitting begins, and how that stands to the clock.
pub(in crate::ui) struct Clock {
    /// When it begins.
    pub start: jiff::civil::Time,
    /// Whether it runs now.
    pub runs: bool,
    /// Whether it is over.
    pub over: bool,
}

/// The time; who came, what is taken, what there is; what is left.
pub(in crate::ui) type Numbers = (Option<Clock>, (u16, u16, u16), u16);

/// Draws one: its name, what is said of it, and its numbers.
pub(in crate::ui) fn row(
    paint: &mut Paint,
    at: Rect,
    (name, said): (&str, &str),
    numbers: Numbers,
    here: bool,
    view: &View,
) {
    let theme = paint.theme;
    let (clock, (came, taken, whole), left) = numbers;
    let over = clock.as_ref().is_some_and(|clock| clock.over);
    let plain = on(paint, if over { theme.dim } else { theme.plain }, here);
    let (accent, dim, warn) = (on(paint, theme.accent, here), on(paint, theme.dim, here), on(paint, theme.warn, here));
    let (y, mut x) = (at.y, at.x + 2);
    // Where there is no room for a bar, the time stands close to the name.
    let wide = view.seat.is_wide();
    let used = paint.text(x, y, NAMES - 1, name, plain);
    let at_x = x + if wide { NAMES } else { used };
    if let Some(clock) = clock {
        let text = when::clock(clock.start);
        if clock.runs {
            paint.text(at_x, y, TIMES, &format!("[{text}]"), accent);
        } else {
            paint.text(at_x + 1, y, TIMES, &text, plain);
        }
    }
    x += if wide { NAMES + TIMES } else { NAMES + 1 };
    let right = at.right() - 1;
    let bar = right.saturating_sub(x + SAID + NUMBERS.1).min(if wide { 14 } else { 0 });
    let came = share(came, whole, bar);
    let taken = share(taken, whole, bar).max(came);
    paint.fill(x, y, came, theme.taken, accent);
    paint.fill(x + came, y, taken - came, theme.awaited, dim);
    paint.fill(x + taken, y, bar - taken, theme.free, on(paint, theme.line, here));
    let space = right.saturating_sub(NUMBERS.1 + x + bar + 1);
    paint.text(x + bar + 1, y, space, said, plain);
    let (text, style): (String, Style) = match (over, left) {
        (true, _) => (view.say(crate::text::center::OVER).to_owned(), dim),
        (false, 0) => (view.say(console::FULL).to_owned(), warn),
        (false, left) => (left.to_string(), plain),
    };
    paint.right(right - NUMBERS.1, y, NUMBERS.1, &text, style);
}
