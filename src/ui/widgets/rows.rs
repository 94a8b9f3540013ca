//! The rows of a list that is made again whenever the office moved on: the cursor and the marks stay on what they were
//! on.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::model::Id;
use crate::ui::effect::Step;
use crate::ui::paint::Paint;

use super::list::Cursor;

/// What tells a row from the others when the list is made again.
pub trait Keyed {
    /// The record that the row stands for.
    fn key(&self) -> Id;
}

impl Keyed for Id {
    fn key(&self) -> Id {
        *self
    }
}

/// The rows, the cursor among them, and which are marked.
pub struct Rows<T> {
    all: Vec<T>,
    cursor: Cursor,
    marked: BTreeSet<Id>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { all: Vec::new(), cursor: Cursor::default(), marked: BTreeSet::new() }
    }
}

impl<T: Keyed> Rows<T> {
    /// Other rows in their place; `false` where the row under the cursor is gone, which then stands near where it was.
    /// A mark goes with its row.
    pub fn renew(&mut self, rows: Vec<T>) -> bool {
        let under = self.current().map(Keyed::key);
        self.all = rows;
        if !self.marked.is_empty() {
            let there: BTreeSet<Id> = self.all.iter().map(Keyed::key).collect();
            self.marked.retain(|id| there.contains(id));
        }
        let found = under.and_then(|id| self.place_of(id));
        self.cursor.at = found.unwrap_or(self.cursor.at.min(self.all.len().saturating_sub(1)));
        found.is_some()
    }

    /// The row under the cursor.
    pub fn current(&self) -> Option<&T> {
        self.all.get(self.cursor.at)
    }

    /// Where the cursor is.
    pub fn at(&self) -> usize {
        self.cursor.at
    }

    /// Puts the cursor on the row of this record, if it is here.
    pub fn seek(&mut self, id: Id) -> bool {
        let found = self.place_of(id);
        self.cursor.at = found.unwrap_or(self.cursor.at);
        found.is_some()
    }

    /// Puts the cursor on the first row that fits, if one does.
    pub fn seek_by(&mut self, fits: impl Fn(&T) -> bool) -> bool {
        let found = self.all.iter().position(fits);
        self.cursor.at = found.unwrap_or(self.cursor.at);
        found.is_some()
    }

    /// Puts the cursor on the first row.
    pub fn home(&mut self) {
        self.cursor = Cursor::default();
    }

    /// Moves the cursor.
    pub fn step(&mut self, step: Step) {
        self.cursor.step(step, self.all.len());
    }

    /// The rows to draw in a window of this height.
    pub fn window(&mut self, height: u16) -> Range<usize> {
        self.cursor.window(height, self.all.len())
    }

    /// The row at a place.
    pub fn get(&self, place: usize) -> Option<&T> {
        self.all.get(place)
    }

    /// Every row.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.all.iter()
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Marks the row under the cursor or takes the mark off, and goes on to the next.
    pub fn mark(&mut self) {
        let Some(id) = self.current().map(Keyed::key) else { return };
        if !self.marked.remove(&id) {
            self.marked.insert(id);
        }
        self.step(Step::Down);
    }

    /// Takes every mark off; `false` where there was none.
    pub fn unmark(&mut self) -> bool {
        let any = !self.marked.is_empty();
        self.marked.clear();
        any
    }

    fn is_marked(&self, id: Id) -> bool {
        self.marked.contains(&id)
    }

    /// Draws the sign of a mark, where this record is marked.
    pub fn draw_mark(&self, paint: &mut Paint, (x, y): (u16, u16), id: Id, here: bool) {
        if self.is_marked(id) {
            let style = if here { paint.theme.selected } else { paint.theme.accent };
            paint.text(x + 1, y, 1, "*", style);
        }
    }

    /// How many are marked.
    pub fn marks(&self) -> usize {
        self.marked.len()
    }

    /// What is meant by all of them: the marked ones, else every one, in the list's order.
    pub fn meant(&self) -> Vec<Id> {
        let ids = self.all.iter().map(Keyed::key);
        ids.filter(|id| self.marked.is_empty() || self.marked.contains(id)).collect()
    }

    fn place_of(&self, id: Id) -> Option<usize> {
        self.all.iter().position(|row| row.key() == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(ids: &[u64]) -> Rows<Id> {
        let mut rows = Rows::default();
        rows.renew(ids.iter().copied().map(Id).collect());
        rows
    }

    #[test]
    fn cursor_and_marks_stay_on_what_they_were_on() {
        let mut list = rows(&[1, 2, 3, 4]);
        assert!(list.seek(Id(2)));
        list.mark();
        list.mark();
        assert_eq!((list.meant(), list.current()), (vec![Id(2), Id(3)], Some(&Id(4))));
        assert!(list.renew([4, 9, 2, 7].map(Id).to_vec()));
        assert_eq!((list.meant(), list.at()), (vec![Id(2)], 0));
        assert!(!list.renew([9, 2].map(Id).to_vec()));
        assert_eq!(list.current(), Some(&Id(9)));
        assert!(list.unmark() && !list.unmark());
        assert_eq!(list.meant(), [Id(9), Id(2)]);
    }
}
