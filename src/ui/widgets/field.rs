//! A one-line field: typing, the real cursor, and a window that scrolls by whole characters.

use crossterm::event::KeyCode;
use ratatui::style::Style;
use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation;

use crate::ui::input::{Chord, Key};
use crate::ui::paint::{Paint, width};

/// Does what a key means in a field; `false` where it means nothing there.
pub fn edit(input: &mut Input, key: Key) -> bool {
    let request = match key.chord {
        Chord { code: KeyCode::Char('h'), ctrl: true } | Chord { code: KeyCode::Backspace, .. } => {
            InputRequest::DeletePrevChar
        }
        Chord { code: KeyCode::Char('w'), ctrl: true } => InputRequest::DeletePrevWord,
        Chord { code: KeyCode::Char('u'), ctrl: true } => InputRequest::DeleteLine,
        Chord { code: KeyCode::Delete, .. } => InputRequest::DeleteNextChar,
        Chord { code: KeyCode::Left, .. } => InputRequest::GoToPrevChar,
        Chord { code: KeyCode::Right, .. } => InputRequest::GoToNextChar,
        Chord { code: KeyCode::Home, .. } => InputRequest::GoToStart,
        Chord { code: KeyCode::End, .. } => InputRequest::GoToEnd,
        _ => match key.text {
            Some(c) if !c.is_control() => InputRequest::InsertChar(c),
            _ => return false,
        },
    };
    input.handle(request);
    true
}

/// Inserts a pasted text, its line ends as spaces.
pub fn insert(input: &mut Input, text: &str) {
    // In one piece: a character at a time would copy the whole line for each.
    let before = input.value().chars().take(input.cursor());
    let pasted: Vec<char> = text.trim().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let cursor = input.cursor() + pasted.len();
    let all = before.chain(pasted).chain(input.value().chars().skip(input.cursor())).collect();
    *input = Input::new(all).with_cursor(cursor);
}

/// Draws a field; with the focus, the real cursor stands in it. Where its beginning is out of sight, a mark says so.
pub fn draw(paint: &mut Paint, (x, y): (u16, u16), cells: u16, input: &Input, style: Style, focus: bool) {
    if cells == 0 {
        return;
    }
    let scrolls = input.visual_scroll(usize::from(cells) - 1) > 0 && cells > 2;
    let mark = u16::from(scrolls);
    let (x, cells) = (x + mark, cells - mark);
    if scrolls {
        paint.text(x - 1, y, 1, paint.theme.goes_on, style.patch(paint.theme.accent));
    }
    let scroll = input.visual_scroll(usize::from(cells) - 1);
    let mut skipped = 0;
    let mut rest = input.value();
    for piece in input.value().graphemes(true) {
        if skipped >= scroll {
            break;
        }
        skipped += usize::from(width(piece));
        rest = rest.strip_prefix(piece).unwrap_or(rest);
    }
    paint.text(x, y, cells, rest, style);
    if focus {
        let column = input.visual_cursor().saturating_sub(skipped) as u16;
        paint.put_cursor(x + column.min(cells - 1), y);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::{Borders, Theme, ThemeName};
    use ratatui::buffer::Buffer;
    use ratatui::layout::{Position, Rect};

    #[test]
    fn a_paste_goes_where_the_cursor_stands() {
        let mut input = Input::from("红光12号").with_cursor(2);
        insert(&mut input, " 巷\r\n东 ");
        assert_eq!((input.value(), input.cursor()), ("红光巷  东12号", 6));
    }

    #[test]
    fn a_long_field_scrolls_by_whole_characters() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
        let theme = Theme::of(ThemeName::Mono, Borders::Ascii);
        let mut paint = Paint::new(&mut buffer, &theme);
        draw(&mut paint, (0, 0), 7, &Input::from("红光巷12号"), Style::new(), true);
        assert_eq!(paint.cursor(), Some(Position { x: 5, y: 0 }));
        let shown: String = (0..8).map(|x| buffer[(x, 0)].symbol()).collect();
        assert_eq!(shown, "~12号    ");
    }

    #[test]
    fn a_field_that_is_cut_on_the_left_says_so_and_the_cursor_stands_in_it() {
        let theme = Theme::of(ThemeName::Mono, Borders::Unicode);
        let text = "红光巷12号院3号楼";
        for cells in 3..20 {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 24, 1));
            let mut paint = Paint::new(&mut buffer, &theme);
            draw(&mut paint, (1, 0), cells, &Input::from(text), Style::new(), true);
            let cursor = paint.cursor().unwrap().x;
            assert!((1..=cells).contains(&cursor), "{cells}: {cursor}");
            let first = buffer[(1, 0)].symbol().to_owned();
            assert_eq!(first == "<", width(text) >= cells, "{cells}: {first}");
            assert!((cells + 1..24).all(|x| buffer[(x, 0)].symbol() == " "), "{cells}");
        }
        assert_eq!(width(theme.goes_on), 1);
    }
}
