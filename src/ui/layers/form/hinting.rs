//! Records that may be meant by what is typed in a field: they stand below it, the down arrow goes to them, `Enter` takes
//! one, and the up arrow or `Esc` goes back to the field.

use ratatui::layout::Rect;

use crate::ui::effect::{Effect, Step, Verb};
use crate::ui::forms::Hint;
use crate::ui::paint::Paint;
use crate::ui::view::View;

use super::Form;

/// What may be meant, and where the cursor is among it.
#[derive(Default)]
pub(super) struct Hinting {
    hints: Vec<Hint>,
    /// None while the field has the cursor.
    at: Option<usize>,
    /// Whether it was looked for anything since the field has the cursor.
    looked: bool,
}

impl Form {
    /// Brings the hints up to what is typed; the field has the cursor again.
    pub(super) fn look_for_hints(&mut self, view: &View) {
        let hints = self.slots.get(self.cursor.at).map(|slot| self.purpose.hints(slot.key, &self.slots, view));
        self.hinting = Hinting { hints: hints.unwrap_or_default(), at: None, looked: true };
    }

    /// Rows that the hints take.
    pub(super) fn hint_rows(&mut self, view: &View) -> u16 {
        if !self.hinting.looked {
            self.look_for_hints(view);
        }
        u16::try_from(self.hinting.hints.len()).unwrap_or(u16::MAX)
    }

    /// A verb while there are hints; `None` where it means what it means in every form.
    pub(super) fn in_hints(&mut self, verb: Verb, view: &View) -> Option<Effect> {
        if !self.hinting.looked {
            self.look_for_hints(view);
        }
        let last = self.hinting.hints.len().checked_sub(1)?;
        let at = match (verb, self.hinting.at) {
            (Verb::Step(Step::Down), None) => Some(0),
            (Verb::Step(Step::Down), Some(at)) => Some((at + 1).min(last)),
            (Verb::Step(Step::Up), Some(at)) => at.checked_sub(1),
            (Verb::Back, Some(_)) => None,
            (Verb::Open, Some(at)) => {
                let hint = self.hinting.hints.get(at)?.clone();
                let Some(word) = hint.fills else {
                    return Some(self.purpose.take_hint(hint.id, &self.slots, view));
                };
                self.change(|slot| slot.set(&word));
                self.purpose.follow(&mut self.slots, view);
                self.go_to(self.next_missing().unwrap_or(self.cursor.at + 1));
                return Some(Effect::None);
            }
            _ => return None,
        };
        self.hinting.at = at;
        Some(Effect::None)
    }

    /// Draws them below their field.
    pub(super) fn draw_hints(&self, paint: &mut Paint, area: Rect) {
        let (plain, selected) = (paint.theme.accent, paint.theme.selected);
        for (y, (place, hint)) in (area.y..area.bottom()).zip(self.hinting.hints.iter().enumerate()) {
            let here = self.hinting.at == Some(place);
            let style = if here { selected } else { plain };
            let row = Rect { x: area.x + 2, y, width: area.width.saturating_sub(2), height: 1 };
            if here {
                paint.tint(row, style);
                paint.text(row.x, y, 1, ">", style);
            }
            paint.text(row.x + 2, y, row.width.saturating_sub(3), &hint.label, style);
        }
    }
}
