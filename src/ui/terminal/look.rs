//! What the terminal is, by what the system says and by what it answers itself.

use std::io::{Write, stdout};

use crate::text::{Lang, Msg};
use crate::ui::{Exit, words};

/// Says that the console is to be tried on any terminal.
const ANY: (&str, &str) = ("LINLI_TERMINAL", "any");

/// Why nothing can be read on this terminal, where that is certain.
pub(super) fn unfit(lang: Lang) -> Option<Exit> {
    let term = std::env::var("TERM").unwrap_or_default();
    let any = std::env::var(ANY.0).is_ok_and(|value| value == ANY.1);
    reason(&term, any).map(|reason| Exit::Failed(reason.say(lang).to_owned()))
}

/// Whether the console would run on a terminal of this name.
pub(super) fn is_fit(term: &str) -> bool {
    reason(term, std::env::var(ANY.0).is_ok_and(|value| value == ANY.1)).is_none()
}

fn reason(term: &str, any: bool) -> Option<Msg> {
    match term {
        "dumb" => Some(words::TERMINAL_DUMB),
        "linux" if !any => Some(words::TERMINAL_LINUX),
        _ => None,
    }
}

/// Asks what background the terminal has, and how wide it draws a character that some draw wide: the answers come
/// like keys, or never. What was drawn to find out is wiped again.
pub(super) fn ask() {
    let mut out = stdout();
    // A terminal that takes nothing shows nothing either; the first frame will tell.
    drop(out.write_all("\x1b]11;?\x1b\\\x1b[2;1H─\x1b[6n\x1b[2;1H\x1b[K".as_bytes()).and_then(|()| out.flush()));
}

/// Whether the terminal's ground is light, by what some terminals set: its last number is the background's colour.
pub(in crate::ui) fn light_by_variable() -> Option<bool> {
    light(&std::env::var("COLORFGBG").ok()?)
}

fn light(colours: &str) -> Option<bool> {
    let ground: u8 = colours.rsplit(';').next()?.parse().ok()?;
    Some(matches!(ground, 7 | 9..=15))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_without_a_screen_or_without_han_gets_a_sentence() {
        assert_eq!(reason("dumb", true), Some(words::TERMINAL_DUMB));
        assert_eq!(reason("linux", false), Some(words::TERMINAL_LINUX));
        assert_eq!(reason("linux", true), None);
        assert_eq!(reason("xterm-256color", false), None);
    }

    #[test]
    fn the_ground_is_the_last_number() {
        assert_eq!(
            ["15;0", "0;15", "0;default;15", "12;8", ""].map(light),
            [Some(false), Some(true), Some(true), Some(false), None]
        );
    }
}
