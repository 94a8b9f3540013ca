//! A list of rows within a form: where its cursor goes, which rows it gains and loses.

use crossterm::event::KeyCode;

use crate::text::picking as words;
use crate::ui::effect::{Effect, Step, Verb};
use crate::ui::forms::{Slot, is_blank};
use crate::ui::input::Key;
use crate::ui::view::{Line, View};

use super::Form;
use super::picking::Picking;

impl Form {
    /// Whether the cursor stands in a list of rows that can be changed.
    pub(super) fn in_list(&self) -> bool {
        self.focus().is_some_and(|slot| slot.is_list() && !slot.closed)
    }

    /// Goes to a cell, and checks the one that is left.
    fn go_to_cell(&mut self, cell: (usize, usize), view: &View) {
        let left = self.cell;
        if let Some(slot) = self.slots.get_mut(self.cursor.at) {
            let blank = slot.lines.get(left.0).is_none_or(is_blank);
            if let Some(cell) = slot.cell_mut(left).filter(|_| !blank) {
                cell.error = cell.read(view.today()).err();
            }
            slot.pause();
        }
        self.cell = cell;
        (self.tick, self.page, self.picking) = (0, 0, Picking::default());
    }

    /// A step within the list; `false` where it leads out of it.
    pub(super) fn step_in_list(&mut self, verb: Verb, view: &View) -> bool {
        let Some(slot) = self.focus().filter(|_| self.in_list()) else { return false };
        let ((row, column), rows, columns) = (self.cell, slot.lines.len(), slot.columns().len());
        let below_all = row + 1 >= rows && slot.lines.last().is_none_or(is_blank);
        let to = match verb {
            Verb::Next | Verb::Open if below_all => return false,
            Verb::Next | Verb::Open if column + 1 < columns => (row, column + 1),
            Verb::Next | Verb::Open => (row + 1, 0),
            Verb::Previous if column > 0 => (row, column - 1),
            Verb::Previous if row > 0 => (row - 1, columns.saturating_sub(1)),
            Verb::Step(Step::Down) if row + 1 < rows => (row + 1, column),
            Verb::Step(Step::Up) if row > 0 => (row - 1, column),
            _ => return false,
        };
        if verb == Verb::Open && self.cell_is_bad(view) {
            return true;
        }
        self.go_to_cell(to, view);
        true
    }

    /// Whether the cell under the cursor does not fit; it says so then.
    fn cell_is_bad(&mut self, view: &View) -> bool {
        let at = self.cell;
        let cell = self.slots.get_mut(self.cursor.at).and_then(|slot| slot.cell_mut(at));
        cell.is_some_and(|cell| {
            cell.error = cell.read(view.today()).err();
            cell.error.is_some()
        })
    }

    /// Adds a row below the cursor's.
    pub(super) fn add_row(&mut self, view: &View) -> Effect {
        if !self.in_list() {
            return Effect::Say(Line::Hint(words::NO_LIST));
        }
        let row = self.cell.0;
        let blank = self.focus().is_some_and(|slot| slot.lines.get(row).is_none_or(is_blank));
        let to = if blank { row } else { row + 1 };
        if let Some(slot) = self.slots.get_mut(self.cursor.at) {
            slot.add_line(to);
        }
        self.go_to_cell((to, 0), view);
        Effect::None
    }

    /// Takes out the row under the cursor; among several that are picked, that one.
    pub(super) fn remove_row(&mut self, view: &View) -> Effect {
        if !self.in_list() {
            let several = self.focus().is_some_and(|slot| slot.picks_several() && !slot.closed);
            if !several {
                return Effect::Say(Line::Hint(words::NO_LIST));
            }
            self.take_out(view);
            return Effect::None;
        }
        let row = self.cell.0;
        let Some(slot) = self.slots.get_mut(self.cursor.at) else { return Effect::None };
        let before = slot.written();
        slot.remove_line(row);
        let changed = slot.note_change(before);
        self.cell.0 = row.min(slot.lines.len().saturating_sub(1));
        self.picking = Picking::default();
        self.note(changed, view);
        Effect::None
    }

    /// Changes the field that keys go to; answers whether anything changed.
    pub(super) fn change(&mut self, change: impl FnOnce(&mut Slot)) -> bool {
        let cell = self.cell;
        let Some(slot) = self.slots.get_mut(self.cursor.at) else { return false };
        let before = slot.written();
        let mut added = false;
        if slot.is_list() {
            if let Some(cell) = slot.cell_mut(cell) {
                let (stood, typed) = (cell.written(), signs(cell));
                change(cell);
                added = signs(cell) == typed + 1;
                if stood != cell.written() {
                    (cell.touched, cell.error) = (true, None);
                }
            }
            slot.leave_room();
        } else {
            let typed = signs(slot);
            change(slot);
            added = signs(slot) == typed + 1;
        }
        slot.note_typed(before, added)
    }

    /// Left and right at the edge of a cell's text lead to the cell beside it. Answers whether they did.
    pub(super) fn step_to_cell(&mut self, key: Key, view: &View) -> bool {
        let (row, column) = self.cell;
        let Some(cell) = self.edited().filter(|_| self.in_list() && !self.ticks()) else { return false };
        let columns = self.focus().map_or(0, |slot| slot.columns().len());
        let several = cell.picks_several() && !cell.picked.is_empty();
        let at = cell.input.cursor();
        let to = match key.chord.code {
            KeyCode::Left if at == 0 && !several => column.checked_sub(1),
            KeyCode::Right if at == signs(cell) && !several => Some(column + 1).filter(|to| *to < columns),
            _ => None,
        };
        if let Some(to) = to {
            self.go_to_cell((row, to), view);
        }
        to.is_some()
    }
}

/// Characters that stand in a field's input.
fn signs(slot: &Slot) -> usize {
    slot.input.value().chars().count()
}
