//! Keys as a terminal sends them, folded to what they mean.
//!
//! Width, punctuation and case are folded for command keys only; what was really typed travels along for text.

use std::time::Instant;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::model::fold::fold_key;

pub mod sequence;

/// Characters in one batch from which on they are a paste: nobody types so many at once, however slow the line.
const PASTE: usize = 8;

/// A key as the action table names it: lower case, Shift folded away but for `S-Tab`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Chord {
    pub code: KeyCode,
    /// With Control.
    pub ctrl: bool,
}

/// A character's key.
pub const fn ch(c: char) -> Chord {
    Chord { code: KeyCode::Char(c), ctrl: false }
}

/// A character's key with Control.
pub const fn ctrl(c: char) -> Chord {
    Chord { code: KeyCode::Char(c), ctrl: true }
}

/// A function key.
pub const fn f(number: u8) -> Chord {
    Chord { code: KeyCode::F(number), ctrl: false }
}

/// A key without a character.
pub const fn key(code: KeyCode) -> Chord {
    Chord { code, ctrl: false }
}

impl Chord {
    /// Whether a field takes it as text.
    pub fn is_plain(self) -> bool {
        matches!(self.code, KeyCode::Char(_)) && !self.ctrl
    }

    /// Its name, as footer, help and list of keys write it.
    pub fn name(self) -> String {
        let name = match self.code {
            KeyCode::Char(' ') => "Space".to_owned(),
            KeyCode::Char(c) => c.to_string(),
            KeyCode::F(number) => format!("F{number}"),
            KeyCode::Enter => "Enter".to_owned(),
            KeyCode::Esc => "Esc".to_owned(),
            KeyCode::Tab => "Tab".to_owned(),
            KeyCode::BackTab => "S-Tab".to_owned(),
            KeyCode::PageUp => "PgUp".to_owned(),
            KeyCode::PageDown => "PgDn".to_owned(),
            KeyCode::Delete => "Del".to_owned(),
            other => format!("{other:?}"),
        };
        if self.ctrl { format!("C-{name}") } else { name }
    }
}

/// One key press.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// What it means as a command.
    pub chord: Chord,
    /// What it means as text.
    pub text: Option<char>,
}

impl Key {
    /// The keys of an event. A terminal sends Alt and a key as it sends `Esc` and that key at once: it means the latter.
    pub fn all_of(event: &KeyEvent) -> impl Iterator<Item = Self> + use<> {
        let escape = Self { chord: key(KeyCode::Esc), text: None };
        let second = Self::of(event);
        let first = second.filter(|_| event.modifiers.contains(KeyModifiers::ALT)).map(|_| escape);
        first.into_iter().chain(second)
    }

    /// A key press, Alt apart; `None` for a release and a lone modifier.
    pub fn of(event: &KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let control = event.modifiers.contains(KeyModifiers::CONTROL);
        let (code, text) = match event.code {
            KeyCode::Char(c) if control => (KeyCode::Char(c.to_ascii_lowercase()), None),
            KeyCode::Char(c) => (KeyCode::Char(fold_key(c).to_ascii_lowercase()), Some(c)),
            KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => (KeyCode::BackTab, None),
            KeyCode::Null | KeyCode::Modifier(_) => return None,
            other => (other, None),
        };
        Some(Self { chord: Chord { code, ctrl: control }, text })
    }

    /// The digit that was pressed, full-width ones folded.
    pub fn digit(&self) -> Option<char> {
        match self.chord {
            Chord { code: KeyCode::Char(c), ctrl: false } => Some(c).filter(char::is_ascii_digit),
            _ => None,
        }
    }

    /// Whether an input method made it: a character that no command key has.
    pub fn is_composed(&self) -> bool {
        matches!(self.chord, Chord { code: KeyCode::Char(c), ctrl: false } if !c.is_ascii())
    }
}

/// What the terminal sent at one moment: a person's key comes alone, an input method's letters in one burst.
#[derive(Debug, Clone)]
pub struct Batch {
    /// When it was read.
    pub at: Instant,
    /// In order.
    pub events: Vec<Event>,
}

impl Batch {
    /// One event, read now.
    pub fn of(event: Event) -> Self {
        Self { at: Instant::now(), events: vec![event] }
    }

    /// Whether it asks to go back, and so to stop what takes long.
    pub fn asks_back(&self) -> bool {
        let back = |key: Key| key.chord == self::key(KeyCode::Esc);
        self.events.iter().any(|event| matches!(event, Event::Key(pressed) if Key::of(pressed).is_some_and(back)))
    }

    /// Its characters, where they are a paste from a terminal that does not mark pastes: eight or more at once, or a
    /// line end in their middle. With `/` or `F3` at its head it is to be looked for: see [`Pasted`].
    pub fn pasted(&self) -> Option<Pasted> {
        let keys = self.events.iter().filter_map(|event| match event {
            Event::Key(pressed) => Key::of(pressed),
            _ => None,
        });
        let mut finds = false;
        let mut text = String::new();
        for (place, key) in keys.enumerate() {
            match key.chord {
                Chord { code: KeyCode::F(3), .. } if place == 0 => finds = true,
                Chord { code: KeyCode::Enter, .. } | Chord { code: KeyCode::Char('j'), ctrl: true } => text.push('\n'),
                Chord { code: KeyCode::Tab, .. } => text.push('\t'),
                // A key that is no text: fingers.
                _ => text.push(key.text?),
            }
        }
        let in_the_middle = text.trim_end_matches('\n').contains('\n');
        if text.chars().count() < PASTE && !in_the_middle {
            return None;
        }
        let slash = text.chars().next().is_some_and(|c| fold_key(c) == '/');
        let line = if slash { text.chars().skip(1).collect() } else { text.clone() };
        Some(Pasted { query: (finds || slash).then_some(line), text })
    }
}

/// Text that came at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pasted {
    /// All of it, for a field.
    pub text: String,
    /// What is to be looked for, where it began with the key of the find box.
    pub query: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(c: char) -> KeyEvent {
        KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)
    }

    #[test]
    fn commands_are_folded_and_text_is_not() {
        for (typed, meant) in [('／', '/'), ('、', '/'), ('？', '?'), ('：', ':'), ('。', '.'), ('Ｂ', 'b'), ('K', 'k')]
        {
            let key = Key::of(&press(typed)).unwrap();
            assert_eq!((key.chord, key.text), (ch(meant), Some(typed)));
        }
        assert_eq!(Key::of(&press('\u{3000}')).unwrap().chord, ch(' '));
    }

    #[test]
    fn a_han_character_is_no_command() {
        assert!(Key::of(&press('解')).unwrap().is_composed());
        assert!(!Key::of(&press('！')).unwrap().is_composed());
    }

    #[test]
    fn releases_are_not_heard() {
        let mut event = press('b');
        event.kind = KeyEventKind::Release;
        assert_eq!(Key::of(&event), None);
    }

    #[test]
    fn alt_is_escape_and_the_key() {
        let event = KeyEvent::new(KeyCode::Char('n'), KeyModifiers::ALT);
        let keys: Vec<Chord> = Key::all_of(&event).map(|key| key.chord).collect();
        assert_eq!(keys, [key(KeyCode::Esc), ch('n')]);
        assert_eq!(Key::all_of(&press('n')).count(), 1);
    }

    #[test]
    fn eight_characters_at_once_or_a_line_end_among_them_are_a_paste() {
        let batch = |text: &str| {
            let code = |c| if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) };
            let press = |c| Event::Key(KeyEvent::new(code(c), KeyModifiers::NONE));
            Batch { at: Instant::now(), events: text.chars().map(press).collect() }.pasted()
        };
        for typed in ["w236", "xxy\n", "1234567", "/xxy\n", "\n", "红光巷三"] {
            assert_eq!(batch(typed), None, "{typed}");
        }
        for pasted in ["12345678", "w2\n3", "红光巷十二号三号楼"] {
            assert_eq!(batch(pasted), Some(Pasted { text: pasted.into(), query: None }));
        }
        for head in ["/", "、", "／"] {
            let text = format!("{head}xiexiuying\n");
            assert_eq!(batch(&text), Some(Pasted { query: Some("xiexiuying\n".into()), text }));
        }
        let arrows = vec![Event::Key(KeyEvent::new(KeyCode::Down, KeyModifiers::NONE)); 12];
        assert_eq!(Batch { at: Instant::now(), events: arrows }.pasted(), None);
    }
}
