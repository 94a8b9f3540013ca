//! What can be told of the terminal without taking it over.

use std::io::{IsTerminal, stdin, stdout};

use super::look;

/// The terminal as it stands, for whoever looks for what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TerminalSeen {
    /// What the system calls it.
    pub name: String,
    /// Whether the console would run on it.
    pub fit: bool,
    /// Columns and rows; none where input or output is no terminal.
    pub size: Option<(u16, u16)>,
    /// Whether it has colours.
    pub colours: bool,
}

/// Looks at the terminal.
pub fn seen() -> TerminalSeen {
    let variable = |name: &str| std::env::var(name).unwrap_or_default();
    let name = variable("TERM");
    let real = stdout().is_terminal() && stdin().is_terminal();
    TerminalSeen {
        fit: look::is_fit(&name),
        size: if real { crossterm::terminal::size().ok() } else { None },
        colours: crossterm::style::available_color_count() > 2 && variable("NO_COLOR").is_empty(),
        name,
    }
}

/// Least columns and rows of the console.
pub const LEAST: (u16, u16) = (60, 16);
