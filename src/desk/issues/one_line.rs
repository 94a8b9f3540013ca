//! An issue in one line, as it is typed in one go: `投诉 道路 @红光巷 路面坑洼`. Words of the tables say what they say there,
//! a place is told by `@` or by being one; the rest is the matter.

use super::places::{is_place, places};
use crate::desk::core::office::Office;
use crate::model::Code;
use crate::model::issues::{ISSUE_AREA, ISSUE_KIND, SOURCE, URGENCY};

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OneLine {
    /// Of [`ISSUE_KIND`]; 0 where it does not tell.
    pub kind: u8,
    /// Of [`ISSUE_AREA`]; 0 where it does not tell.
    pub area: u8,
    /// Of [`URGENCY`]; 0 where it does not tell.
    pub urgency: u8,
    /// Of [`SOURCE`]; 0 where it does not tell.
    pub source: u8,
    /// Where; empty where it does not tell.
    pub place: String,
    /// The matter.
    pub title: String,
}

/// Reads a line as it is typed so far.
pub fn read(office: &Office, line: &str) -> OneLine {
    let mut read = OneLine::default();
    let mut rest: Vec<&str> = Vec::new();
    for word in line.split_whitespace() {
        let marked = word.strip_prefix(['@', '＠']);
        if let Some(place) = marked.filter(|place| read.place.is_empty() && !place.is_empty()) {
            // Initials of one place alone are that place.
            let meant = places(office, place);
            read.place = match meant.as_slice() {
                [first, ..] if place.is_ascii() => first.clone(),
                _ => place.to_owned(),
            };
        } else if read.place.is_empty() && is_place(office, word) {
            word.clone_into(&mut read.place);
        } else if !read.takes(word) {
            rest.push(word);
        }
    }
    read.title = rest.join(" ");
    read
}

impl OneLine {
    /// Whether a word is one of a table that said nothing yet.
    fn takes(&mut self, word: &str) -> bool {
        let tables: [(&'static [Code], &mut u8); 4] = [
            (ISSUE_KIND, &mut self.kind),
            (ISSUE_AREA, &mut self.area),
            (URGENCY, &mut self.urgency),
            (SOURCE, &mut self.source),
        ];
        for (table, said) in tables {
            let called = |code: &&Code| {
                let own = code.key.rsplit('.').next().is_some_and(|own| own.eq_ignore_ascii_case(word));
                own || code.aliases.contains(&word)
            };
            if let Some(code) = table.iter().find(called).filter(|_| *said == 0) {
                *said = code.code;
                return true;
            }
        }
        false
    }
}
