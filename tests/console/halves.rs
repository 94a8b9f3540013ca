//! A screen as a VTE terminal keeps it (GNOME's, Xfce's): half of a wide character that is overwritten leaves the other
//! half's cell as it was, colour and all. What stands there must be what the buffer says, after any frames.

use std::io;

use linli::ui::backend::CellWriter;
use linli::ui::paint::{Paint, width};
use linli::ui::theme::{Borders, Theme, ThemeName};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};
use ratatui::{Terminal, TerminalOptions, Viewport};
use unicode_width::UnicodeWidthChar;

const COLUMNS: u16 = 24;
const ROWS: u16 = 4;

/// A cell: what stands in it (nothing in the second half of a wide character) and its ground.
#[derive(Debug, Clone, PartialEq)]
struct Cell {
    symbol: String,
    ground: Option<u8>,
}

/// The screen; each write brings whole sequences, since a frame goes out in one piece.
struct Screen {
    cells: Vec<Cell>,
    at: (u16, u16),
    ground: Option<u8>,
}

impl Screen {
    fn new() -> Self {
        let blank = Cell { symbol: " ".into(), ground: None };
        Self { cells: vec![blank; usize::from(COLUMNS * ROWS)], at: (0, 0), ground: None }
    }

    fn cell(&mut self, x: u16, y: u16) -> &mut Cell {
        &mut self.cells[usize::from(y * COLUMNS + x)]
    }

    fn print(&mut self, c: char) {
        let wide = c.width().unwrap_or(0) as u16;
        let (x, y) = self.at;
        if wide == 0 || x + wide > COLUMNS {
            return;
        }
        // The half that is left over keeps its colour; only its character goes.
        if self.cell(x, y).symbol.is_empty() && x > 0 {
            self.cell(x - 1, y).symbol = " ".into();
        }
        if x + wide < COLUMNS && self.cell(x + wide, y).symbol.is_empty() {
            self.cell(x + wide, y).symbol = " ".into();
        }
        let ground = self.ground;
        *self.cell(x, y) = Cell { symbol: c.to_string(), ground };
        if wide == 2 {
            *self.cell(x + 1, y) = Cell { symbol: String::new(), ground };
        }
        self.at.0 = x + wide;
    }

    fn control(&mut self, parameters: &str, last: char) {
        let numbers: Vec<u16> = parameters.split(';').map(|number| number.parse().unwrap_or(0)).collect();
        match last {
            'H' => self.at = (numbers[1] - 1, numbers[0] - 1),
            'C' => self.at.0 += numbers[0].max(1),
            'm' => {
                self.ground = None;
                if let Some(place) = numbers.iter().position(|number| *number == 48) {
                    self.ground = Some(numbers[place + 2] as u8);
                }
            }
            _ => {}
        }
    }
}

impl io::Write for &mut Screen {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let text = std::str::from_utf8(bytes).unwrap();
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            if c != '\u{1b}' {
                self.print(c);
                continue;
            }
            assert_eq!(rest.next(), Some('['));
            let (mut parameters, mut last) = (String::new(), ' ');
            for c in rest.by_ref() {
                if c.is_ascii_alphabetic() {
                    last = c;
                    break;
                }
                parameters.push(c);
            }
            self.control(&parameters, last);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// One thing that is painted.
#[derive(Debug, Clone)]
enum Stroke {
    Text { x: u16, y: u16, cells: u16, text: String, ground: Option<u8> },
    Tint { x: u16, y: u16, cells: u16, ground: u8 },
    Blank { x: u16, y: u16, cells: u16 },
}

fn style(ground: Option<u8>) -> Style {
    ground.map_or(Style::new(), |ground| Style::new().bg(Color::Indexed(ground)))
}

fn stroke() -> impl Strategy<Value = Stroke> {
    let place = || (0..COLUMNS, 0..ROWS, 1..COLUMNS);
    let piece = prop_oneof![
        4 => Just("红"), 4 => Just("光"), 4 => Just("巷"), 4 => Just("a"), 3 => Just("12"), 2 => Just(" "),
        1 => Just("👍🏻"), 1 => Just("❤️"), 1 => Just("👨‍👩‍👧"), 1 => Just("🇨🇳"), 1 => Just("…"),
    ];
    let text = prop::collection::vec(piece, 0..10).prop_map(|pieces| pieces.concat());
    prop_oneof![
        5 => (place(), text, prop::option::of(20_u8..26)).prop_map(|((x, y, cells), text, ground)| {
            Stroke::Text { x, y, cells, text, ground }
        }),
        1 => (place(), 20_u8..26).prop_map(|((x, y, cells), ground)| Stroke::Tint { x, y, cells, ground }),
        1 => place().prop_map(|(x, y, cells)| Stroke::Blank { x, y, cells }),
    ]
}

fn paint(buffer: &mut Buffer, theme: &Theme, strokes: &[Stroke]) {
    let mut paint = Paint::new(buffer, theme);
    for stroke in strokes {
        match stroke {
            Stroke::Text { x, y, cells, text, ground } => drop(paint.text(*x, *y, *cells, text, style(*ground))),
            Stroke::Tint { x, y, cells, ground } => {
                paint.tint(Rect::new(*x, *y, (*cells).min(COLUMNS - x), 1), style(Some(*ground)));
            }
            Stroke::Blank { x, y, cells } => paint.blank(Rect::new(*x, *y, *cells, 1), Style::new()),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn what_a_vte_terminal_shows_is_what_the_frame_says(
        frames in prop::collection::vec(prop::collection::vec(stroke(), 0..12), 1..6)
    ) {
        let theme = Theme::of(ThemeName::Dark, Borders::Unicode);
        let mut screen = Screen::new();
        let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, COLUMNS, ROWS)) };
        let mut wanted = Buffer::empty(Rect::new(0, 0, COLUMNS, ROWS));
        let mut terminal = Terminal::with_options(CellWriter::new(io::BufWriter::with_capacity(1 << 16, &mut screen)), options).unwrap();
        for strokes in &frames {
            terminal.draw(|frame| paint(frame.buffer_mut(), &theme, strokes)).unwrap();
        }
        paint(&mut wanted, &theme, frames.last().unwrap());
        drop(terminal);
        for y in 0..ROWS {
            let mut x = 0;
            while x < COLUMNS {
                let cell = &wanted[(x, y)];
                let wide = width(cell.symbol()).max(1).min(COLUMNS - x);
                let ground = match cell.bg { Color::Indexed(number) => Some(number), _ => None };
                for half in x..x + wide {
                    let shown = screen.cell(half, y).clone();
                    prop_assert_eq!(shown.ground, ground, "colour at {},{}", half, y);
                }
                let shown = screen.cell(x, y).symbol.clone();
                prop_assert_eq!(shown.as_str(), cell.symbol(), "symbol at {},{}", x, y);
                x += wide;
            }
        }
    }
}
