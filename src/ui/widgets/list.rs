//! A cursor in a long list: only the rows that are seen are ever looked at.

use crate::ui::effect::Step;

/// Where the cursor and the window of a list stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cursor {
    /// The row under the cursor.
    pub at: usize,
    /// The first row that is seen.
    top: usize,
    /// Rows that were seen in the last frame.
    height: usize,
}

impl Cursor {
    /// On a row.
    pub fn at(row: usize) -> Self {
        Self { at: row, ..Self::default() }
    }

    /// Moves within a list of `len` rows.
    pub fn step(&mut self, step: Step, len: usize) {
        let page = self.height.saturating_sub(1).max(1);
        let last = len.saturating_sub(1);
        self.at = match step {
            Step::Up => self.at.saturating_sub(1),
            Step::Down => self.at + 1,
            Step::PageUp => self.at.saturating_sub(page),
            Step::PageDown => self.at + page,
            Step::Home => 0,
            Step::End => last,
            Step::Left | Step::Right => self.at,
        }
        .min(last);
    }

    /// The rows to draw in a window of `height`, the cursor among them.
    pub fn window(&mut self, height: u16, len: usize) -> std::ops::Range<usize> {
        self.height = usize::from(height).max(1);
        self.at = self.at.min(len.saturating_sub(1));
        // A list that moves by a third at a time is calmer to read, and most moves of the cursor then cost two rows.
        let ahead = self.height / 3;
        if self.at < self.top {
            self.top = (self.at + 1 + ahead).saturating_sub(self.height).min(self.at);
            self.top = self.top.max(self.at.saturating_sub(ahead));
        } else if self.at >= self.top + self.height {
            self.top = (self.at + 1 + ahead).saturating_sub(self.height);
        }
        self.top = self.top.min(len.saturating_sub(self.height));
        self.top..(self.top + self.height).min(len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_stays_in_list_and_window() {
        let mut cursor = Cursor::default();
        assert_eq!(cursor.window(10, 5_140), 0..10);
        cursor.step(Step::Up, 5_140);
        assert_eq!(cursor.at, 0);
        cursor.step(Step::PageDown, 5_140);
        cursor.step(Step::Down, 5_140);
        assert_eq!((cursor.at, cursor.window(10, 5_140)), (10, 4..14));
        for _ in 0..7 {
            cursor.step(Step::Up, 5_140);
        }
        assert_eq!((cursor.at, cursor.window(10, 5_140)), (3, 0..10));
        cursor.step(Step::End, 5_140);
        assert_eq!(cursor.window(10, 5_140), 5_130..5_140);
        assert_eq!(cursor.window(10, 3), 0..3);
        assert_eq!(cursor.at, 2);
        assert_eq!(cursor.window(10, 0), 0..0);
    }
}
