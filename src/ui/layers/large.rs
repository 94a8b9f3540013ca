//! The last sentence alone on the screen, for whoever hears badly: the screen is turned to them.
//!
//! A terminal has letters of one size. They are set apart as far as the room allows, digits and Latin letters in their
//! full width, and nothing else is seen.

use ratatui::layout::Rect;

use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::frame::{in_words, wrapped};
use crate::ui::paint::{Paint, width};
use crate::ui::view::View;
use crate::ui::words;

use super::Layer;

/// Most empty lines between two.
const APART: u16 = 2;

/// The sentence, as it was when it was asked for.
pub struct Large {
    text: String,
}

impl Large {
    /// Opens it.
    pub fn open(view: &View) -> Effect {
        Effect::push(Self { text: in_words(&view.seat.said, view) })
    }
}

/// The same with every sign as wide as a Han character and a blank behind it.
fn spread(text: &str) -> String {
    let wide = |sign: char| match sign {
        '!'..='~' => char::from_u32(u32::from(sign) + 0xfee0).unwrap_or(sign),
        other => other,
    };
    text.chars().flat_map(|sign| [wide(sign), ' ']).collect()
}

impl Layer for Large {
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

    fn conceal(&mut self, _view: &View) {
        self.text.clear();
    }

    fn draw(&mut self, paint: &mut Paint, _body: Rect, view: &View) {
        let area = paint.area();
        paint.blank(area, paint.theme.plain);
        let cells = area.width.saturating_sub(4);
        let far = wrapped(&spread(&self.text), cells);
        let near = wrapped(&self.text, cells);
        let room = area.height.saturating_sub(2);
        let lines = if far.len() <= usize::from(room) { far } else { near };
        let count = u16::try_from(lines.len()).unwrap_or(u16::MAX).max(1);
        let apart = (0..=APART).rev().find(|apart| count.saturating_mul(apart + 1) <= room).unwrap_or(0);
        let height = count.saturating_mul(apart + 1).saturating_sub(apart);
        let mut y = room.saturating_sub(height) / 2;
        for line in lines {
            if y >= room {
                break;
            }
            let line = line.trim_end();
            let x = area.width.saturating_sub(width(line)) / 2;
            paint.text(x, y, area.width - x, line, paint.theme.strong);
            y += apart + 1;
        }
        paint.text(2, area.height - 1, cells, view.say(words::LARGE_BACK), paint.theme.dim);
    }
}
