//! How the console looks: what the office set, and where it set nothing, what the terminal says of itself.

use super::theme::{Borders, Theme, ThemeName};

/// From this relative luminance of its background on a terminal counts as light (0 black, 1 white).
const LIGHT_FROM: f32 = 0.5;

/// Colours and lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    name: ThemeName,
    borders: Borders,
    /// Whether the terminal may decide: of the colours, of the lines.
    open: (bool, bool),
}

impl Look {
    /// What is set; where nothing is, colours for a ground that is light or dark as far as it is known, and lines that
    /// any but a few terminals draw well, until the terminal answers.
    pub fn of(name: Option<ThemeName>, borders: Option<Borders>, light: Option<bool>) -> Self {
        Self {
            name: name.unwrap_or(if light == Some(true) { ThemeName::Light } else { ThemeName::Dark }),
            borders: borders.unwrap_or_default(),
            open: (name.is_none(), borders.is_none()),
        }
    }

    /// Styles and marks.
    pub fn theme(&self) -> Theme {
        Theme::of(self.name, self.borders)
    }

    /// After a rule's cell at the beginning of a row the cursor stood in this column, counted from 1.
    pub fn heard_width(&mut self, column: u16) {
        if self.open.1 {
            self.borders = if column > 2 { Borders::Ascii } else { Borders::Unicode };
        }
    }

    /// The terminal's background, 0 to 255 each.
    pub fn heard_ground(&mut self, red: u8, green: u8, blue: u8) {
        if self.open.0 {
            let part = |value: u8, weight: f32| weight * (f32::from(value) / 255.0).powf(2.2);
            // Luminance as WCAG 2 weighs the three; its curve is near enough a power of 2.2.
            let luminance = part(red, 0.2126) + part(green, 0.7152) + part(blue, 0.0722);
            self.name = if luminance >= LIGHT_FROM { ThemeName::Light } else { ThemeName::Dark };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_terminal_decides_what_nobody_set() {
        let mut look = Look::of(None, None, None);
        assert_eq!((look.name, look.borders), (ThemeName::Dark, Borders::Unicode));
        look.heard_ground(255, 255, 255);
        look.heard_width(3);
        assert_eq!((look.name, look.borders), (ThemeName::Light, Borders::Ascii));
        look.heard_ground(30, 30, 46);
        look.heard_width(2);
        assert_eq!((look.name, look.borders), (ThemeName::Dark, Borders::Unicode));
        assert_eq!(Look::of(None, None, Some(true)).name, ThemeName::Light);
    }

    #[test]
    fn what_the_office_set_stays() {
        let mut look = Look::of(Some(ThemeName::Mono), Some(Borders::Unicode), Some(true));
        look.heard_ground(255, 255, 255);
        look.heard_width(3);
        assert_eq!((look.name, look.borders), (ThemeName::Mono, Borders::Unicode));
    }
}
