//! Words of the walk-in register.

pub mod fields;
pub mod rules;
pub mod said;

use super::{Lang, Msg, msg, when};

pub const VISITS_HERE: Msg = msg("来访", "Visits");
/// The offer of a form with the visitor's name and words.
pub const WITH_NAME: Msg = msg("加来人姓名和说明", "Add a name and words");
/// Of a line that concerns no resident there is no card.
pub const NOBODY_CONCERNED: Msg = msg("这一次来访没有对应的居民", "That visit concerned no resident");
pub const NOBODY_CAME: Msg = msg("今天还没有人来", "Nobody has come today");

/// Heading of the day's register.
pub fn came_today(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("今日来访  {count} 次"),
        Lang::En => format!("Visitors today: {}", when::plural(count as i64, "visit", "visits")),
    }
}
