//! The rows of canteen and day care on the Today board.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::canteen::kitchen::SittingToday;
use crate::desk::day_care::DayCareToday;
use crate::model::canteen::menu::DIET;
use crate::text::{canteen, day_care, labels, when};
use crate::ui::center::pane::share;
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::words as console;

use crate::ui::today::rows::{NAMES, NUMBERS, TIMES, on};

/// Cells of what is said between bar and number: `41 份  糖尿病餐 9`.
const SAID: u16 = 20;

/// A sitting: meals ordered and served, the diet that most need, meals left.
pub(in crate::ui) fn sitting(paint: &mut Paint, at: Rect, today: &SittingToday, here: bool, view: &View) {
    let lang = view.lang();
    let (start, end) = (today.sitting.start, today.sitting.end);
    let now = view.seat.now.time();
    let clock = Clock { start, runs: start <= now && now < end, over: end <= now };
    let diet = today.diet.map(|(code, count)| format!("  {} {count}", labels::code_number(lang, DIET, code)));
    let said = format!("{}{}", canteen::meals(lang, today.meals.into()), diet.unwrap_or_default());
    let parts = (today.served, today.meals, today.sitting.portions);
    row(paint, at, (&today.sitting.name, &said), (Some(clock), parts, today.left()), here, view);
}

/// Day care: who is here, who is expected, places left.
pub(in crate::ui) fn day_care(paint: &mut Paint, at: Rect, today: DayCareToday, here: bool, view: &View) {
    let said = match today.overdue {
        0 => day_care::short(view.lang(), today.here, today.expected),
        late => day_care::overdue(view.lang(), late.into()),
    };
    let parts = (today.here, today.here + today.expected, today.places);
    row(paint, at, (view.say(day_care::GUESTS), &said), (None, parts, today.left()), here, view);
}

/// When a sitting begins, and how that stands to the clock.
struct Clock {
    start: jiff::civil::Time,
    runs: bool,
    over: bool,
}

type Numbers = (Option<Clock>, (u16, u16, u16), u16);

fn row(paint: &mut Paint, at: Rect, (name, said): (&str, &str), numbers: Numbers, here: bool, view: &View) {
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
