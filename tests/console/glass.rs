//! A terminal of glass: the bytes that the console writes, understood as a real terminal would.
//!
//! Unlike a buffer of cells it knows what becomes of half a wide character, and what a keystroke costs in bytes.

use std::cell::RefCell;
use std::io;
use std::num::NonZeroU16;
use std::rc::Rc;

use linli::ui::backend::CellWriter;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use unicode_width::UnicodeWidthStr;

/// What stands on the glass.
pub struct Glass {
    parser: vt100::Parser,
    /// Bytes written so far.
    pub bytes: usize,
}

/// The console's end of it.
#[derive(Clone)]
pub struct Tube(Rc<RefCell<Glass>>);

impl io::Write for Tube {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut glass = self.0.borrow_mut();
        glass.bytes += bytes.len();
        glass.parser.process(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn cells(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap()
}

/// A terminal of so many columns and rows, and what stands on it.
pub fn terminal(columns: u16, rows: u16) -> (Terminal<CellWriter<Tube>>, Rc<RefCell<Glass>>) {
    let parser = vt100::Parser::new(cells(rows), cells(columns), 0);
    let glass = Rc::new(RefCell::new(Glass { parser, bytes: 0 }));
    let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, columns, rows)) };
    let backend = CellWriter::new(Tube(Rc::clone(&glass)));
    (Terminal::with_options(backend, options).unwrap(), glass)
}

impl Glass {
    /// Another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.parser.set_size(cells(rows), cells(columns));
    }

    /// What another program writes.
    pub fn scribble(&mut self, bytes: &str) {
        self.parser.process(bytes.as_bytes());
    }

    /// The rows as text; each is checked to be exactly as wide as the glass, without half a character.
    pub fn rows(&self) -> Vec<String> {
        let screen = self.parser.screen();
        let (rows, columns) = screen.size();
        (0..rows.get())
            .map(|y| {
                let mut row = String::new();
                for x in 0..columns.get() {
                    let cell = screen.cell(y, x).unwrap();
                    if cell.is_wide_continuation() {
                        continue;
                    }
                    let symbol = if cell.has_contents() { cell.contents() } else { " " };
                    assert_eq!(symbol.width() > 1, cell.is_wide(), "half of {symbol} in row {y}");
                    row.push_str(symbol);
                }
                assert_eq!(row.width(), usize::from(columns.get()), "row {y} is not as wide as the window: {row}");
                row
            })
            .collect()
    }

    /// Column and row of the cursor; `None` where it is hidden.
    pub fn cursor(&self) -> Option<(u16, u16)> {
        let screen = self.parser.screen();
        let (row, column) = screen.cursor_position();
        (!screen.hide_cursor()).then_some((column, row))
    }
}
