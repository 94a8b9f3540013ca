//! A box with one line of input: what is typed and pasted into it, and the real cursor.
//!
//! A layer that has one answers it from [`crate::ui::layers::Layer::line`]; keys and pastes then find their way by
//! themselves.

use ratatui::layout::Rect;
use ratatui::style::Style;
use tui_input::Input;

use crate::ui::input::Key;
use crate::ui::paint::Paint;

use super::field;

/// The box.
#[derive(Debug, Clone, Default)]
pub struct LineBox {
    input: Input,
}

impl LineBox {
    /// A box in which this stands already, the cursor behind it.
    pub fn of(text: impl Into<String>) -> Self {
        Self { input: Input::new(text.into()) }
    }

    /// What stands in it, as it was typed.
    pub fn typed(&self) -> &str {
        self.input.value()
    }

    /// What stands in it, without the blanks around it.
    pub fn text(&self) -> &str {
        self.typed().trim()
    }

    /// The path that stands in it: a terminal that drops a file into the window puts it between quotes.
    pub fn path(&self) -> &str {
        self.text().trim_matches(['\'', '"'])
    }

    /// Does what a key means in a line; `false` where it means nothing there.
    pub fn edit(&mut self, key: Key) -> bool {
        field::edit(&mut self.input, key)
    }

    /// Takes a pasted text, its line ends as blanks.
    pub fn paste(&mut self, text: &str) {
        field::insert(&mut self.input, text);
    }

    /// Empties it.
    pub fn clear(&mut self) {
        self.input.reset();
    }

    /// Draws it over the whole of a row; with the focus, the real cursor stands in it.
    pub fn draw(&self, paint: &mut Paint, row: Rect, style: Style, focus: bool) {
        paint.tint(Rect { height: 1, ..row }, style);
        field::draw(paint, (row.x, row.y), row.width, &self.input, style, focus);
    }
}
