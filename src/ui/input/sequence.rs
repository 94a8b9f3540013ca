//! What the bytes of a terminal mean: keys, pastes, and answers to what it was asked.
//!
//! crossterm cannot stand here: it takes the rest of a sequence that it does not know for keys, and a sequence that
//! comes in two reads for `Esc` and letters. Here a sequence is read to its end, known or not, however its bytes come;
//! what can be a key and also the beginning of a sequence waits for a moment ([`Sequences::patience`]).
//!
//! Source: ECMA-48 (control functions and strings), xterm's `ctlseqs` (keys, bracketed paste, colour reports).

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// How long a lone `Esc`, or `Esc` and one character, waits for the rest of a sequence: longer than a slow line takes
/// between two bytes, shorter than anybody sees.
const KEY: Duration = Duration::from_millis(80);
/// How long the rest of a sequence that cannot be a key, or of a paste, may stay away.
const REST: Duration = Duration::from_secs(2);
/// Bytes of one sequence; what is longer is no sequence of any terminal, and is dropped to its end.
const LONGEST: usize = 64 * 1024;

const ESC: u8 = 0x1b;
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// Something that a terminal sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// A key or a paste.
    Event(Event),
    /// What it says of itself.
    Answer(Answer),
}

/// What a terminal says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Where its cursor stands, counted from 1: column, row.
    CursorAt(u16, u16),
    /// Its background: red, green, blue, 0 to 255.
    Background(u8, u8, u8),
    /// Bytes that are no UTF-8: it sends another encoding.
    NotText,
}

/// Bytes that came and are not yet understood.
#[derive(Debug, Default)]
pub struct Sequences {
    held: Vec<u8>,
    /// The text of a paste whose end has not come, and how much of it was searched.
    paste: Option<Vec<u8>>,
}

/// What stands at the beginning of the bytes.
enum First {
    /// Something that takes so many bytes; nothing to tell where it is none of ours.
    Whole(usize, Option<Heard>),
    /// The beginning of a paste, so many bytes long.
    Paste(usize),
    /// More must come.
    Part,
}

impl Sequences {
    /// Takes what was read, and tells what it means.
    pub fn feed(&mut self, bytes: &[u8], tell: &mut impl FnMut(Heard)) {
        let Some(paste) = self.paste.as_mut() else {
            self.held.extend_from_slice(bytes);
            return self.read(tell);
        };
        // Only what is new can hold the end, which may have begun in what came before.
        let from = paste.len().saturating_sub(PASTE_ENDS.len() - 1);
        paste.extend_from_slice(bytes);
        let Some(end) = paste[from..].windows(PASTE_ENDS.len()).position(|window| window == PASTE_ENDS) else { return };
        let rest = paste.split_off(from + end);
        self.tell_paste(tell);
        self.held.extend_from_slice(&rest[PASTE_ENDS.len()..]);
        self.read(tell);
    }

    /// How long whoever reads may wait for more bytes before [`Sequences::give_up`]; `None` where nothing is held.
    pub fn patience(&self) -> Option<Duration> {
        match self.held.as_slice() {
            [] => self.paste.as_ref().map(|_| REST),
            [ESC] | [ESC, b'[' | b'O' | b'P' | b']' | b'X' | b'^' | b'_'] => Some(KEY),
            [ESC, ..] => Some(REST),
            _ => Some(KEY),
        }
    }

    /// Nothing more came: what is held was a key, a paste that was cut off, or the beginning of nothing.
    pub fn give_up(&mut self, tell: &mut impl FnMut(Heard)) {
        if self.paste.is_some() {
            self.tell_paste(tell);
            return;
        }
        let held = std::mem::take(&mut self.held);
        match held.as_slice() {
            [] => {}
            [ESC] => tell(pressed(KeyCode::Esc, KeyModifiers::NONE)),
            [ESC, second] => tell(pressed(KeyCode::Char(char::from(*second)), KeyModifiers::ALT)),
            // A sequence without an end is nobody's key.
            [ESC, ..] => {}
            _ => tell(Heard::Answer(Answer::NotText)),
        }
    }

    fn read(&mut self, tell: &mut impl FnMut(Heard)) {
        let mut at = 0;
        while at < self.held.len() {
            match first(&self.held[at..]) {
                First::Whole(bytes, heard) => {
                    at += bytes;
                    heard.into_iter().for_each(&mut *tell);
                }
                First::Paste(bytes) => {
                    let rest = self.held.split_off(at + bytes);
                    self.held.clear();
                    self.paste = Some(Vec::new());
                    return self.feed(&rest, tell);
                }
                First::Part => break,
            }
        }
        self.held.drain(..at);
        if self.held.len() > LONGEST {
            self.held.truncate(2);
        }
    }

    fn tell_paste(&mut self, tell: &mut impl FnMut(Heard)) {
        let text = String::from_utf8_lossy(&self.paste.take().unwrap_or_default()).into_owned();
        tell(Heard::Event(Event::Paste(text)));
    }
}

fn pressed(code: KeyCode, modifiers: KeyModifiers) -> Heard {
    Heard::Event(Event::Key(KeyEvent::new(code, modifiers)))
}

fn first(bytes: &[u8]) -> First {
    match bytes {
        [] | [ESC] => First::Part,
        [ESC, b'[', rest @ ..] => csi(rest),
        [ESC, b'O', rest @ ..] => ss3(rest),
        // Device, operating system, start of string, privacy, application program: strings up to `ESC \` (or BEL).
        [ESC, b'P' | b'X' | b'^' | b'_', rest @ ..] => string(rest, false),
        [ESC, b']', rest @ ..] => string(rest, true),
        [ESC, ESC, ..] => First::Whole(1, Some(pressed(KeyCode::Esc, KeyModifiers::NONE))),
        [ESC, rest @ ..] => match character(rest) {
            First::Whole(len, Some(Heard::Event(Event::Key(key)))) => {
                First::Whole(1 + len, Some(pressed(key.code, key.modifiers | KeyModifiers::ALT)))
            }
            First::Whole(len, heard) => First::Whole(1 + len, heard),
            other => other,
        },
        _ => character(bytes),
    }
}

/// A character, or the key of a control character.
fn character(bytes: &[u8]) -> First {
    let Some(&byte) = bytes.first() else { return First::Part };
    let plain = KeyModifiers::NONE;
    let control = KeyModifiers::CONTROL;
    let (code, modifiers) = match byte {
        b'\r' => (KeyCode::Enter, plain),
        b'\t' => (KeyCode::Tab, plain),
        // Some terminals send the one for the key of the other.
        0x08 | 0x7f => (KeyCode::Backspace, plain),
        0x00 => (KeyCode::Char(' '), control),
        0x01..=0x1a => (KeyCode::Char(char::from(byte - 0x01 + b'a')), control),
        0x1c..=0x1f => (KeyCode::Char(char::from(byte - 0x1c + b'4')), control),
        0x20..=0x7e => (KeyCode::Char(char::from(byte)), plain),
        _ => return beyond_ascii(bytes),
    };
    First::Whole(1, Some(pressed(code, modifiers)))
}

fn beyond_ascii(bytes: &[u8]) -> First {
    let head = &bytes[..bytes.len().min(4)];
    let valid = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if error.valid_up_to() > 0 => std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default(),
        Err(error) => {
            // A byte that begins no character is told alone: the key behind it is heard.
            return match error.error_len() {
                Some(len) => First::Whole(len, Some(Heard::Answer(Answer::NotText))),
                None => First::Part,
            };
        }
    };
    match valid.chars().next() {
        Some(c) => First::Whole(c.len_utf8(), Some(pressed(KeyCode::Char(c), KeyModifiers::NONE))),
        None => First::Part,
    }
}

/// A string up to its end; a report of the background is understood, every other one is swallowed.
fn string(bytes: &[u8], ends_with_bell: bool) -> First {
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            0x07 if ends_with_bell => return First::Whole(2 + at + 1, background(&bytes[..at])),
            // Cancel and substitute end any string.
            0x18 | 0x1a => return First::Whole(2 + at + 1, None),
            &ESC => {
                return match bytes.get(at + 1) {
                    None => First::Part,
                    Some(b'\\') => {
                        First::Whole(2 + at + 2, if ends_with_bell { background(&bytes[..at]) } else { None })
                    }
                    // Another sequence begins: this one was cut off.
                    Some(_) => First::Whole(2 + at, None),
                };
            }
            _ => {}
        }
    }
    First::Part
}

/// `11;rgb:RRRR/GGGG/BBBB`, two to four hexadecimal digits a colour.
fn background(report: &[u8]) -> Option<Heard> {
    let text = std::str::from_utf8(report).ok()?.strip_prefix("11;rgb:")?;
    let mut colours = text.split('/').map(|digits| {
        let value = u32::from_str_radix(digits, 16).ok()?;
        let most = (1_u32 << (4 * digits.len().clamp(1, 4))) - 1;
        u8::try_from(value * 255 / most).ok()
    });
    Some(Heard::Answer(Answer::Background(colours.next()??, colours.next()??, colours.next()??)))
}

/// What follows `ESC O`: keys of the application modes of cursor and keypad, with a modifier before it at times.
fn ss3(bytes: &[u8]) -> First {
    let (modifiers, digits) = match bytes {
        [digit @ b'1'..=b'8', _, ..] => (modifiers_of(u16::from(*digit - b'0')), 1),
        [b'1'..=b'8'] | [] => return First::Part,
        _ => (KeyModifiers::NONE, 0),
    };
    let byte = bytes[digits];
    let code = match byte {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'E' => KeyCode::KeypadBegin,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'I' => KeyCode::Tab,
        b'M' => KeyCode::Enter,
        b'P'..=b'S' => KeyCode::F(byte - b'P' + 1),
        b'X' => KeyCode::Char('='),
        b' ' => KeyCode::Char(' '),
        // Digits and signs of the keypad: `p` is 0, `j` to `o` are `* + , - . /`.
        b'j'..=b'y' => KeyCode::Char(char::from(byte - 0x40)),
        // No key: `Esc` and a capital O, and then whatever it is.
        _ => return First::Whole(2, Some(pressed(KeyCode::Char('O'), KeyModifiers::ALT))),
    };
    First::Whole(2 + digits + 1, Some(pressed(code, modifiers)))
}

/// xterm's number of modifiers: 1 and a bit each for Shift, Alt and Control.
fn modifiers_of(number: u16) -> KeyModifiers {
    let bits = number.saturating_sub(1);
    let each = [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)];
    each.into_iter().filter(|(bit, _)| bits & bit != 0).fold(KeyModifiers::NONE, |all, (_, one)| all | one)
}

/// What follows `ESC [`: parameters, intermediates and one final byte.
fn csi(bytes: &[u8]) -> First {
    // Keys of the Linux console: one more bracket and a letter.
    if let [b'[', rest @ ..] = bytes {
        return match rest {
            [] => First::Part,
            [letter @ b'A'..=b'E', ..] => {
                First::Whole(4, Some(pressed(KeyCode::F(letter - b'A' + 1), KeyModifiers::NONE)))
            }
            [_, ..] => First::Whole(4, None),
        };
    }
    let Some(end) = bytes.iter().position(|byte| !(0x20..=0x3f).contains(byte)) else { return First::Part };
    let last = bytes[end];
    let whole = 2 + end + 1;
    if !(0x40..=0x7e).contains(&last) {
        // Cut off by a control character or another sequence, which is read by itself.
        return First::Whole(whole - 1, None);
    }
    let Some(numbers) = numbers(&bytes[..end]) else { return First::Whole(whole, None) };
    let number = |place: usize, missing: u16| numbers[place].unwrap_or(missing);
    match last {
        // Three bytes of an old report of the mouse follow.
        b'M' if end == 0 => {
            return if bytes.len() < 4 { First::Part } else { First::Whole(6, None) };
        }
        b'~' if number(0, 0) == 200 => return First::Paste(whole),
        b'R' if numbers[1].is_some() && !(number(0, 0) == 1 && (2..=8).contains(&number(1, 0))) => {
            return First::Whole(whole, Some(Heard::Answer(Answer::CursorAt(number(1, 1), number(0, 1)))));
        }
        _ => {}
    }
    let modifiers = modifiers_of(number(1, 1));
    let code = match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'E' => KeyCode::KeypadBegin,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P'..=b'S' => KeyCode::F(last - b'P' + 1),
        b'Z' => KeyCode::BackTab,
        b'~' => match tilde(number(0, 0), numbers[2]) {
            Some(code) => code,
            None => return First::Whole(whole, None),
        },
        b'u' => match numbers[0].and_then(|code| char::from_u32(code.into())).map(unicode_key) {
            Some(code) => code,
            None => return First::Whole(whole, None),
        },
        _ => return First::Whole(whole, None),
    };
    First::Whole(whole, Some(pressed(code, modifiers)))
}

/// Up to three decimal numbers; `None` where there is a mark of a private report or an intermediate: no key has them.
fn numbers(parameters: &[u8]) -> Option<[Option<u16>; 3]> {
    let mut numbers = [None; 3];
    let text = std::str::from_utf8(parameters).ok()?;
    if !text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b';' | b':')) {
        return None;
    }
    // What stands behind a colon says more of the same number: press, repeat, release.
    for (number, part) in numbers.iter_mut().zip(text.split(';')) {
        *number = part.split(':').next().and_then(|digits| digits.parse().ok());
    }
    Some(numbers)
}

/// Keys that end in `~`, by their number; 27 is any character with modifiers, which stands third.
fn tilde(number: u16, third: Option<u16>) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(number as u8 - 10),
        17..=21 => KeyCode::F(number as u8 - 11),
        23..=26 => KeyCode::F(number as u8 - 12),
        28 | 29 => KeyCode::F(number as u8 - 13),
        31..=34 => KeyCode::F(number as u8 - 14),
        27 => unicode_key(char::from_u32(third?.into())?),
        _ => return None,
    })
}

/// The key of a character that is sent by its number.
fn unicode_key(c: char) -> KeyCode {
    match c {
        '\u{1b}' => KeyCode::Esc,
        '\r' => KeyCode::Enter,
        '\t' => KeyCode::Tab,
        '\u{7f}' | '\u{8}' => KeyCode::Backspace,
        c => KeyCode::Char(c),
    }
}

#[cfg(test)]
#[path = "sequence_tests.rs"]
mod tests;
