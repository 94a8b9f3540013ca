//! The center's lines of the Today board: each room's slot, what is to be done, who comes next, what is closed soon.

use jiff::civil::{Date, DateTime};
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::center::today::{RoomToday, Stands, closures_ahead, expected, rooms_today};
use crate::desk::center::waitlist;
use crate::desk::core::office::Office;
use crate::model::center::booking::{CLOSURE_REASON, Place};
use crate::model::center::holiday::HOURS_OF;
use crate::model::{Booking, Closure, Resident, Room};
use crate::text::{center, labels, today as words, when};
use crate::ui::center::pane::share;
use crate::ui::paint::{Paint, width};
use crate::ui::today::bar::{NAMES, NUMBERS, TIMES};
use crate::ui::today::{Line, Opens, Part, TodayRow, on};
use crate::ui::view::{Selected, View};
use crate::ui::words as console;

/// Cells that a name takes at least, so that most rooms stand below each other.
const NAME: u16 = 7;

/// Rooms, who waits and who is to be entered, who comes, what is closed.
pub static TODAY: TodayRow = TodayRow { name: "center", lines };

fn lines(office: &Office, now: DateTime) -> Vec<Line> {
    let today = now.date();
    let mut lines: Vec<Line> = Vec::new();
    for room in rooms_today(office, now) {
        let place = Place { room: room.room, date: today, start: room.slot.start };
        let line = Line::of(Part::Services, room.room.0, move |paint, at, here, view| {
            draw_room(paint, at, &room, here, view);
        });
        lines.push(line.on(Selected::Place(place)));
    }
    // What is seldom to be done has a line only while it is.
    let to_offer = waitlist::places_to_offer(office, now);
    if let Some(place) = to_offer.first() {
        let line = Line::count(words::TO_OFFER, to_offer.len(), |theme| theme.warn);
        lines.push(line.opening(Opens::Show(Selected::Place(*place))));
    }
    for id in expected(office, now) {
        let line = Line::of(Part::Coming, id.0, move |paint, at, here, view| {
            if let Some(booking) = view.office.of::<Booking>().get(id) {
                draw_expected(paint, at, booking, here, view);
            }
        });
        lines.push(line.on(Selected::of::<Booking>(id)));
    }
    for id in closures_ahead(office, today) {
        lines.push(Line::of(Part::Ahead, id.0, move |paint, at, _, view| {
            if let Some(closure) = view.office.of::<Closure>().get(id) {
                draw_closure(paint, at, closure, view);
            }
        }));
    }
    lines
}

fn draw_room(paint: &mut Paint, at: Rect, room: &RoomToday, here: bool, view: &View) {
    let theme = paint.theme;
    let over = room.stands == Stands::Over;
    let plain = on(paint, if over { theme.dim } else { theme.plain }, here);
    let (accent, dim, warn) = (on(paint, theme.accent, here), on(paint, theme.dim, here), on(paint, theme.warn, here));
    let (y, mut x) = (at.y, at.x + 2);
    let name = view.office.of::<Room>().get(room.room).map_or("", |room| room.name.as_str());
    paint.text(x, y, NAMES, name, plain);
    x += NAMES;
    if let Stands::Closed(closed) = &room.stands {
        x += paint.text(x + 1, y, 8, view.say(console::CLOSED), warn) + 3;
        let reason = labels::code_number(view.lang(), CLOSURE_REASON, closed.reason());
        x += paint.text(x, y, at.right().saturating_sub(x), reason, warn) + 2;
        paint.text(x, y, at.right().saturating_sub(x), closed.words(), dim);
        return;
    }
    let clock = when::clock(room.slot.start);
    if room.stands == Stands::Running {
        paint.text(x, y, TIMES, &format!("[{clock}]"), accent);
    } else {
        paint.text(x + 1, y, TIMES, &clock, plain);
    }
    x += TIMES;
    let right = at.right() - 1;
    let bar = right.saturating_sub(x + NUMBERS.0 + NUMBERS.1);
    let came = share(room.arrived, room.capacity, bar);
    let taken = share(room.expected, room.capacity, bar).max(came);
    paint.fill(x, y, came, theme.taken, accent);
    paint.fill(x + came, y, taken - came, theme.awaited, dim);
    paint.fill(x + taken, y, bar - taken, theme.free, on(paint, theme.line, here));
    let left = room.left();
    let (text, style) = match (over, left) {
        (true, _) => (view.say(center::OVER).to_owned(), dim),
        (false, 0) => (view.say(console::FULL).to_owned(), warn),
        (false, left) => (left.to_string(), plain),
    };
    paint.right(right - NUMBERS.1, y, NUMBERS.1, &text, style);
    // In a narrow window the numbers stand closer, and never run into what is left.
    let until = (x + bar + NUMBERS.0).min(right.saturating_sub(width(&text) + 2)).max(x);
    let shares = format!("{}/{}", room.arrived, room.expected);
    if x + width(&shares) <= until {
        paint.right(x, y, until - x, &shares, plain);
    }
}

/// A room that will be closed: which day, which room, why.
fn draw_closure(paint: &mut Paint, at: Rect, closure: &Closure, view: &View) {
    let (plain, warn, dim) = (paint.theme.plain, paint.theme.warn, paint.theme.dim);
    let mut x = at.x + 2;
    let mut say = |text: &str, style: Style| {
        x += paint.text(x, at.y, at.right().saturating_sub(x), text, style) + 2;
    };
    say(&when::day_near(view.lang(), closure.date, view.today()), plain);
    let room = view.office.of::<Room>().get(closure.room).map(|room| room.name.as_str());
    say(room.unwrap_or(view.say(console::WHOLE_CENTER)), plain);
    if closure.opens() {
        say(view.say(center::OPENED), plain);
        say(labels::code_number(view.lang(), HOURS_OF, closure.hours), plain);
    } else {
        say(labels::code_number(view.lang(), CLOSURE_REASON, closure.reason), warn);
    }
    say(&closure.note, dim);
}

fn draw_expected(paint: &mut Paint, at: Rect, booking: &Booking, here: bool, view: &View) {
    let theme = paint.theme;
    let (plain, dim) = (on(paint, theme.plain, here), on(paint, theme.dim, here));
    let late = is_late(booking, view.seat.now.date(), view);
    let (y, mut x) = (at.y, at.x + 2);
    let time = on(paint, if late { theme.warn } else { theme.dim }, here);
    x += paint.text(x, y, 5, &when::clock(booking.start), time) + 1;
    let name = view.office.of::<Resident>().get(booking.resident).map_or("", |resident| resident.name.as_str());
    x += paint.text(x, y, at.right().saturating_sub(x), name, on(paint, theme.strong, here)).max(NAME) + 2;
    let room = view.office.of::<Room>().get(booking.room).map_or("", |room| room.name.as_str());
    x += paint.text(x, y, at.right().saturating_sub(x), room, plain) + 2;
    if booking.heads > 1 {
        let heads = when::people(view.lang(), booking.heads.into());
        x += paint.text(x, y, at.right().saturating_sub(x), &heads, plain) + 2;
    }
    paint.text(x, y, at.right().saturating_sub(x), &booking.note, dim);
}

/// Whether the slot has begun without them.
fn is_late(booking: &Booking, today: Date, view: &View) -> bool {
    booking.date == today && booking.start < view.seat.now.time()
}
