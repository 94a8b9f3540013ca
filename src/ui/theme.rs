//! How things look: dark, light and monochrome. Colour never says anything that a word or a mark does not.

use ratatui::style::{Color, Modifier, Style};

/// Which theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ThemeName {
    /// Light text on the terminal's dark ground.
    #[default]
    Dark,
    /// Dark text on the terminal's light ground.
    Light,
    /// No colour at all (`NO_COLOR`): bold, reverse and marks only.
    Mono,
}

/// Which characters lines are drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Borders {
    /// Box drawing and `…`.
    #[default]
    Unicode,
    /// For terminals that draw those two cells wide.
    Ascii,
}

/// Styles by meaning.
#[derive(Debug, Clone)]
pub struct Theme {
    /// Ordinary text.
    pub plain: Style,
    /// What matters less: labels, hints, what cannot be done now.
    pub dim: Style,
    /// Names and headings.
    pub strong: Style,
    /// Where we are, and keys in the footer.
    pub accent: Style,
    /// The selected row.
    pub selected: Style,
    /// The tab that is open.
    pub tab: Style,
    /// Due, full, closed: look at it.
    pub warn: Style,
    /// Overdue, critical, refused.
    pub bad: Style,
    /// Saved.
    pub good: Style,
    /// The training stripe.
    pub stripe: Style,
    /// A field to type in.
    pub field: Style,
    /// Rules and frames.
    pub line: Style,
    /// A horizontal rule's cell.
    pub rule: &'static str,
    /// A vertical rule's cell.
    pub bar: &'static str,
    /// Corners of a frame: top left, top right, bottom left, bottom right.
    pub corners: [&'static str; 4],
    /// A cell of a bar: what is taken of a whole.
    pub taken: &'static str,
    /// What is taken and not yet there.
    pub awaited: &'static str,
    /// What is left of it.
    pub free: &'static str,
    /// What stands where text was cut.
    pub ellipsis: &'static str,
    /// What stands where a field goes on to the left; never wider than a cell, on whatever terminal.
    pub goes_on: &'static str,
    /// What parts the items of a line.
    pub dot: &'static str,
}

impl Theme {
    /// The theme with this name and these borders.
    pub fn of(name: ThemeName, borders: Borders) -> Self {
        let bold = Modifier::BOLD;
        let on = |fg: u8| Style::new().fg(Color::Indexed(fg));
        let colours = match name {
            ThemeName::Dark => Colours {
                dim: on(245),
                strong: Style::new().add_modifier(bold),
                accent: on(80),
                selected: Style::new().bg(Color::Indexed(24)).fg(Color::Indexed(231)),
                warn: on(179),
                bad: on(210).add_modifier(bold),
                good: on(114),
                stripe: Style::new().fg(Color::Indexed(16)).bg(Color::Indexed(179)),
                field: Style::new().bg(Color::Indexed(236)),
                line: on(240),
            },
            ThemeName::Light => Colours {
                dim: on(242),
                strong: Style::new().add_modifier(bold),
                accent: on(24),
                selected: Style::new().bg(Color::Indexed(153)).fg(Color::Indexed(16)),
                warn: on(130),
                bad: on(124).add_modifier(bold),
                good: on(22),
                stripe: Style::new().fg(Color::Indexed(16)).bg(Color::Indexed(222)),
                field: Style::new().bg(Color::Indexed(254)),
                line: on(249),
            },
            ThemeName::Mono => Colours {
                dim: Style::new(),
                strong: Style::new().add_modifier(bold),
                accent: Style::new().add_modifier(bold),
                selected: Style::new().add_modifier(Modifier::REVERSED),
                warn: Style::new().add_modifier(bold),
                bad: Style::new().add_modifier(bold | Modifier::UNDERLINED),
                good: Style::new(),
                stripe: Style::new().add_modifier(Modifier::REVERSED),
                field: Style::new().add_modifier(Modifier::UNDERLINED),
                line: Style::new(),
            },
        };
        let ascii = borders == Borders::Ascii;
        Self {
            plain: Style::new(),
            dim: colours.dim,
            strong: colours.strong,
            accent: colours.accent,
            selected: colours.selected,
            tab: colours.accent.add_modifier(bold),
            warn: colours.warn,
            bad: colours.bad,
            good: colours.good,
            stripe: colours.stripe,
            field: colours.field,
            line: colours.line,
            rule: if ascii { "-" } else { "─" },
            bar: if ascii { "|" } else { "│" },
            corners: if ascii { ["+"; 4] } else { ["┌", "┐", "└", "┘"] },
            taken: if ascii { "#" } else { "━" },
            awaited: if ascii { "=" } else { "╍" },
            free: if ascii { "." } else { "─" },
            ellipsis: if ascii { "~" } else { "…" },
            goes_on: if ascii { "~" } else { "<" },
            dot: if ascii { "." } else { "·" },
        }
    }
}

/// What differs between themes.
struct Colours {
    dim: Style,
    strong: Style,
    accent: Style,
    selected: Style,
    warn: Style,
    bad: Style,
    good: Style,
    stripe: Style,
    field: Style,
    line: Style,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styles(theme: &Theme) -> [Style; 11] {
        let Theme { plain, dim, strong, accent, selected, tab, warn, bad, good, stripe, field, .. } = theme.clone();
        [plain, dim, strong, accent, selected, tab, warn, bad, good, stripe, field]
    }

    #[test]
    fn monochrome_has_no_colour_and_an_unmistakable_row() {
        let theme = Theme::of(ThemeName::Mono, Borders::Ascii);
        assert!(styles(&theme).iter().all(|style| style.fg.is_none() && style.bg.is_none()));
        assert!(theme.selected.add_modifier.contains(Modifier::REVERSED));
        let lines = theme.corners.iter().chain([&theme.rule, &theme.bar, &theme.ellipsis, &theme.goes_on, &theme.dot]);
        assert!(lines.into_iter().all(|mark| mark.is_ascii()));
    }
}
