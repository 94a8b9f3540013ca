//! The backend that writes cells as few bytes: Han text needs a third of what moving the cursor after every wide
//! character takes.
//!
//! Everything but drawing is the ordinary backend's. Colours are written here, so that a monochrome theme stays
//! reversed under `NO_COLOR`.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// What a terminal understands for each modifier that the themes use.
const MODIFIERS: [(Modifier, &str); 5] = [
    (Modifier::BOLD, ";1"),
    (Modifier::DIM, ";2"),
    (Modifier::ITALIC, ";3"),
    (Modifier::UNDERLINED, ";4"),
    (Modifier::REVERSED, ";7"),
];

/// The backend over a writer; a frame is flushed as one piece.
#[derive(Debug)]
pub struct CellWriter<W: Write> {
    terminal: CrosstermBackend<W>,
}

impl<W: Write> CellWriter<W> {
    /// Over this writer.
    pub const fn new(writer: W) -> Self {
        Self { terminal: CrosstermBackend::new(writer) }
    }
}

/// Whether a symbol is a picture: old terminals know neither its form nor its width.
fn is_picture(symbol: &str) -> bool {
    symbol.chars().next().is_some_and(|c| matches!(c, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}'))
}

/// How a cell looks, apart from its character.
type Look = (Color, Color, Modifier);

fn look_of(cell: &Cell) -> Look {
    (cell.fg, cell.bg, cell.modifier)
}

/// Where the terminal's cursor stands after what was written, where that is certain.
///
/// Some Chinese terminals draw `─` and `…` two cells wide: after those it is certain only for the same character.
#[derive(Default)]
struct At {
    next: Option<(u16, u16)>,
    doubtful: Option<String>,
}

impl<W: Write> Backend for CellWriter<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let out = &mut self.terminal;
        let mut at = At::default();
        let mut look: Look = (Color::Reset, Color::Reset, Modifier::empty());
        let mut drew = false;
        for (x, y, cell) in content {
            let symbol = cell.symbol();
            go_to(out, &at, (x, y), symbol)?;
            if look_of(cell) != look || !drew {
                look = look_of(cell);
                dress(out, look)?;
                drew = true;
            }
            let wide = symbol.width();
            let picture = is_picture(symbol);
            if picture {
                // A terminal that draws it narrower than we do would leave what stood in its second cell.
                write!(out, "{:1$}\x1b[{2};{3}H", "", wide, y + 1, x + 1)?;
            }
            out.write_all(symbol.as_bytes())?;
            let doubtful = picture || wide == 1 && !symbol.is_ascii();
            at.doubtful = doubtful.then(|| if picture { String::new() } else { symbol.to_owned() });
            at.next = Some((x + wide.max(1) as u16, y));
        }
        if drew {
            out.write_all(b"\x1b[m")?;
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.terminal.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.terminal.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.terminal.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.terminal.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.terminal.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.terminal.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        self.terminal.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.terminal.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.terminal)
    }
}

/// Moves the cursor by the shortest way that is certain.
fn go_to(out: &mut impl Write, at: &At, (x, y): (u16, u16), symbol: &str) -> io::Result<()> {
    let certain = at.doubtful.as_deref().is_none_or(|before| before == symbol);
    match at.next.filter(|_| certain) {
        Some(next) if next == (x, y) => Ok(()),
        Some((from, row)) if row == y && x > from => match x - from {
            1 => out.write_all(b"\x1b[C"),
            cells => write!(out, "\x1b[{cells}C"),
        },
        _ => write!(out, "\x1b[{};{}H", y + 1, x + 1),
    }
}

/// Writes how what follows looks, from nothing.
fn dress(out: &mut impl Write, (fg, bg, modifier): Look) -> io::Result<()> {
    out.write_all(b"\x1b[0")?;
    for (bit, code) in MODIFIERS {
        if modifier.contains(bit) {
            out.write_all(code.as_bytes())?;
        }
    }
    colour(out, fg, 38)?;
    colour(out, bg, 48)?;
    out.write_all(b"m")
}

fn colour(out: &mut impl Write, colour: Color, place: u8) -> io::Result<()> {
    let number = match colour {
        Color::Reset => return Ok(()),
        Color::Rgb(red, green, blue) => return write!(out, ";{place};2;{red};{green};{blue}"),
        Color::Indexed(number) => number,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    write!(out, ";{place};5;{number}")
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::*;

    fn written(cells: &[(u16, u16, &str, Style)]) -> String {
        let mut bytes = Vec::new();
        let cells: Vec<(u16, u16, Cell)> = cells
            .iter()
            .map(|(x, y, symbol, style)| {
                let mut cell = Cell::default();
                cell.set_symbol(symbol).set_style(*style);
                (*x, *y, cell)
            })
            .collect();
        CellWriter::new(&mut bytes).draw(cells.iter().map(|(x, y, cell)| (*x, *y, cell))).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn han_characters_follow_each_other_without_a_move() {
        let plain = Style::new();
        let text = written(&[(4, 2, "解", plain), (6, 2, "秀", plain), (8, 2, "英", plain), (10, 2, "7", plain)]);
        assert_eq!(text, "\u{1b}[3;5H\u{1b}[0m解秀英7\u{1b}[m");
    }

    #[test]
    fn after_a_character_of_doubtful_width_the_place_is_named() {
        let plain = Style::new();
        let text = written(&[(0, 0, "─", plain), (1, 0, "─", plain), (2, 0, "a", plain), (5, 0, "b", plain)]);
        assert_eq!(text, "\u{1b}[1;1H\u{1b}[0m──\u{1b}[1;3Ha\u{1b}[2Cb\u{1b}[m");
    }

    #[test]
    fn a_picture_is_wiped_before_and_placed_behind() {
        let plain = Style::new();
        let text = written(&[(0, 0, "👍", plain), (2, 0, "a", plain)]);
        assert_eq!(text, "\u{1b}[1;1H\u{1b}[0m  \u{1b}[1;1H👍\u{1b}[1;3Ha\u{1b}[m");
    }

    #[test]
    fn reverse_stays_without_colour() {
        let text = written(&[(0, 0, "x", Style::new().add_modifier(Modifier::REVERSED))]);
        assert_eq!(text, "\u{1b}[1;1H\u{1b}[0;7mx\u{1b}[m");
        let text = written(&[(0, 0, "x", Style::new().fg(Color::Indexed(80)).bg(Color::Blue))]);
        assert_eq!(text, "\u{1b}[1;1H\u{1b}[0;38;5;80;48;5;4mx\u{1b}[m");
    }
}
