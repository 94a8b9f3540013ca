//! The call board: the numbers that were called, large, for a second screen or a turned one. No names.

use ratatui::layout::Rect;

use crate::desk::clinic::unfinished_at;
use crate::model::{Id, VisitState};
use crate::text::clinic::queue as words;
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::layers::Layer;
use crate::ui::paint::Paint;
use crate::ui::view::View;

/// Each digit as five rows of five cells, the leftmost cell the highest bit.
const DIGITS: [[u8; 5]; 10] = [
    [0b01110, 0b10001, 0b10001, 0b10001, 0b01110],
    [0b00100, 0b01100, 0b00100, 0b00100, 0b01110],
    [0b11110, 0b00001, 0b01110, 0b10000, 0b11111],
    [0b11110, 0b00001, 0b01110, 0b00001, 0b11110],
    [0b10010, 0b10010, 0b11111, 0b00010, 0b00010],
    [0b11111, 0b10000, 0b11110, 0b00001, 0b11110],
    [0b01110, 0b10000, 0b11110, 0b10001, 0b01110],
    [0b11111, 0b00001, 0b00010, 0b00100, 0b00100],
    [0b01110, 0b10001, 0b01110, 0b10001, 0b01110],
    [0b01110, 0b10001, 0b01111, 0b00001, 0b01110],
];
/// Cells of a digit's side.
const SIDE: u16 = 5;
/// Cells between two digits.
const GAP: u16 = 2;

/// The board of one session.
pub struct Board {
    session: Id,
}

impl Board {
    /// Of this session.
    pub fn of(session: Id) -> Self {
        Self { session }
    }
}

impl Layer for Board {
    fn scope(&self) -> Scope {
        scope::READING
    }

    fn tell(&mut self, verb: Verb, _view: &View) -> Effect {
        match verb {
            Verb::Back | Verb::Open => Effect::Pop,
            _ => Effect::None,
        }
    }

    fn covers(&self) -> bool {
        true
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let (strong, plain, dim) = (paint.theme.strong, paint.theme.plain, paint.theme.dim);
        let waiting = unfinished_at(view.office, self.session);
        let called = waiting.iter().filter(|visit| matches!(visit.state, VisitState::Called | VisitState::BeingSeen));
        let mut called: Vec<_> = called.collect();
        // Whoever was called last stands largest.
        called.sort_by_key(|visit| std::cmp::Reverse(visit.called));
        paint.text(2, body.y, body.width - 4, view.office.held_by(self.session), plain);
        let Some(first) = called.first() else {
            paint.text(2, body.y + 2, body.width - 4, view.say(words::NOBODY_CALLED), dim);
            return;
        };
        let size = ((body.height.saturating_sub(6)) / SIDE).clamp(1, 4);
        draw_number(paint, (4, body.y + 2), first.ticket, size, body, strong);
        let others: Vec<String> = called.iter().skip(1).map(|visit| visit.ticket.to_string()).collect();
        paint.text(4, body.bottom() - 2, body.width - 8, &others.join("   "), strong);
    }
}

/// A number in large digits of so many cells a mark, twice as wide: cells are tall.
fn draw_number(
    paint: &mut Paint,
    (x, y): (u16, u16),
    number: u16,
    size: u16,
    body: Rect,
    style: ratatui::style::Style,
) {
    let mark = "#".repeat(usize::from(size) * 2);
    let mut x = x;
    let mut digits = Vec::new();
    let mut rest = number;
    while digits.is_empty() || rest > 0 {
        digits.insert(0, usize::from(rest % 10));
        rest /= 10;
    }
    for digit in digits {
        for (row, bits) in (0..).zip(DIGITS[digit]) {
            for column in (0..SIDE).filter(|column| bits >> (SIDE - 1 - column) & 1 == 1) {
                for line in 0..size {
                    let at = (x + column * size * 2, y + row * size + line);
                    if at.1 < body.bottom() && at.0 + size * 2 <= body.right() {
                        paint.text(at.0, at.1, size * 2, &mark, style);
                    }
                }
            }
        }
        x += (SIDE + GAP) * size * 2;
    }
}
