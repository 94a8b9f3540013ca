//! Keys in a field that picks: which of what it offers they mean, and what is taken in and out.

use crossterm::event::KeyCode;

use crate::model::{Id, Record, Resident};
use crate::text::picking as words;
use crate::ui::effect::{Effect, Step};
use crate::ui::forms::Slot;
use crate::ui::input::Key;
use crate::ui::layers::Reply;
use crate::ui::people::forms::resident::Register;
use crate::ui::view::{Line, View};
use crate::ui::widgets::list::Cursor;
use crate::ui::widgets::numbered::{Numbered, Pressed};

use super::Form;
use super::picking::Picking;

impl Form {
    /// A key in a field that picks; `None` where it is text.
    pub(super) fn pick_key(&mut self, key: Key, view: &View) -> Option<Reply> {
        let slot = edited(&self.slots, self.cursor.at, self.cell)?;
        slot.picks()?;
        self.picking.look(slot, view);
        let nothing_typed = slot.input.value().is_empty();
        let picked = slot.picked.len();
        if let (Some(numbered), Some(digit)) = (self.picking.numbered(self.hit_rows(view)), key.digit()) {
            let mut page = self.picking.page(&numbered);
            let pressed = numbered.press(&mut page, digit);
            if pressed == Pressed::Turned {
                self.picking.page = page;
                self.picking.cursor.at = numbered.on(page).first().map_or(0, |(_, place)| *place);
            }
            return Some(match pressed {
                Pressed::Row(place) => Reply::Do(self.take(self.picking.hits[place], view)),
                Pressed::Turned => Reply::taken(),
                Pressed::Nothing => Reply::Do(Effect::hint(crate::ui::words::PICK_A_DIGIT)),
            });
        }
        // As in the find box: where nobody was found by name, a digit is the way on.
        let nobody = slot.picks() == Some(Resident::KIND) && self.picking.hits.is_empty() && !nothing_typed;
        let way_on = Numbered::in_order(1, |_, _| 1);
        let takes_it = key.digit().is_some_and(|digit| way_on.press(&mut 0, digit) == Pressed::Row(0));
        if nobody && takes_it && registers(slot.input.value()) {
            let name = slot.input.value().trim().to_owned();
            let name = if name.is_ascii() { String::new() } else { name };
            return Some(Reply::Do(Effect::Close.then(Effect::push(Self::new(Register { name }, view)))));
        }
        match key.chord.code {
            KeyCode::Char(' ') if nothing_typed && !key.chord.ctrl => {
                self.picking.opened = !self.picking.opened;
                Some(Reply::taken())
            }
            KeyCode::Backspace | KeyCode::Delete if nothing_typed && picked > 0 => {
                self.take_out(view);
                Some(Reply::taken())
            }
            KeyCode::Left if nothing_typed => {
                self.picking.chip = self.picking.chip.saturating_sub(1);
                Some(Reply::taken())
            }
            KeyCode::Right if nothing_typed => {
                self.picking.chip = (self.picking.chip + 1).min(picked.saturating_sub(1));
                Some(Reply::taken())
            }
            _ => None,
        }
    }

    /// Whether arrows and `Enter` belong to the hits of the field.
    pub(super) fn browses(&mut self, view: &View) -> bool {
        match edited(&self.slots, self.cursor.at, self.cell) {
            Some(slot) if slot.picks().is_some() => {
                self.picking.look(slot, view);
                self.picking.browses()
            }
            _ => false,
        }
    }

    /// Moves among the hits.
    pub(super) fn step_in_hits(&mut self, step: Step) {
        self.picking.step(step);
    }

    /// `Enter` on a hit: takes it, or asks which of several of one name is meant.
    pub(super) fn take_hit(&mut self, view: &View) -> Effect {
        let Some(id) = self.picking.hits.get(self.picking.cursor.at).copied() else {
            let is_person = self.edited().and_then(Slot::picks) == Some(Resident::KIND);
            return Effect::Say(Line::Warn(if is_person { crate::ui::words::NOBODY_FOUND } else { words::NOTHING }));
        };
        let same = self.of_the_same_name(id, view);
        if same.len() > 1 && !self.picking.moved {
            if self.picking.which {
                return Effect::hint(crate::ui::words::PICK_A_DIGIT);
            }
            self.picking.hits = same;
            (self.picking.which, self.picking.page, self.picking.cursor) = (true, 0, Cursor::default());
            return Effect::None;
        }
        self.take(id, view)
    }

    /// The people among the hits who bear the name of one of them.
    fn of_the_same_name(&self, id: Id, view: &View) -> Vec<Id> {
        if self.edited().and_then(Slot::picks) != Some(Resident::KIND) {
            return vec![id];
        }
        let name = |id: Id| view.office.of::<Resident>().get(id).map(|resident| resident.name.as_str());
        let meant = name(id);
        self.picking.hits.iter().copied().filter(|hit| name(*hit) == meant).collect()
    }

    /// Takes a record into the field.
    fn take(&mut self, id: Id, view: &View) -> Effect {
        let mut there = false;
        let mut picked = 0;
        let changed = self.change(|slot| {
            there = slot.picks_several() && slot.picked.contains(&id);
            if !slot.picks_several() {
                slot.picked.clear();
            }
            if !there {
                slot.picked.push(id);
            }
            picked = slot.picked.len();
            slot.input.reset();
        });
        self.picking = Picking::at_chip(picked.saturating_sub(1));
        self.note(changed, view);
        if there {
            return Effect::hint(words::THERE_ALREADY);
        }
        let several = self.edited().is_some_and(Slot::picks_several);
        if !self.in_list() && !several && self.purpose.leads_on() {
            self.go_to(self.next_missing().unwrap_or(self.cursor.at + 1));
        }
        Effect::None
    }

    /// Takes out what is picked under the cursor.
    pub(super) fn take_out(&mut self, view: &View) {
        let chip = self.picking.chip;
        let mut left = 0;
        let changed = self.change(|slot| {
            if !slot.picked.is_empty() {
                slot.picked.remove(chip.min(slot.picked.len() - 1));
            }
            left = slot.picked.len();
        });
        self.picking.chip = chip.min(left.saturating_sub(1));
        self.note(changed, view);
    }
}

/// Whether digits are no part of what is typed, so that one of them registers whoever was not found.
pub(super) fn registers(typed: &str) -> bool {
    !typed.chars().any(char::is_numeric)
}

/// The field that keys go to: the one with the cursor, or the cell in its list.
pub(super) fn edited(slots: &[Slot], at: usize, cell: (usize, usize)) -> Option<&Slot> {
    let slot = slots.get(at)?;
    if slot.is_list() { slot.cell(cell) } else { Some(slot) }
}
