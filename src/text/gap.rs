//! Words of what ran while no desk was open, and is entered late.

use super::{Lang, Msg, msg, when};

/// The list's title.
pub const TITLE: Msg = msg("停机期间待补登", "Ran while no desk was open");
/// Entering them, as an action.
pub const ACTION: Msg = msg("停机补登", "Enter what ran");
/// What it does.
pub const TIP: Msg = msg("停机期间的场次，补登谁到了", "Who came while no desk was open");
/// Nobody is to be entered.
pub const NOBODY: Msg = msg("没有要补登的", "Nobody is to be entered");
/// The record is not there any more.
pub const GONE: Msg = msg("这一条已经处理过了", "That one was entered already");
/// They waited for a place.
pub const WAITED: Msg = msg("候补", "waitlist");
/// Another time than that at which it began.
pub const OTHER_TIME: Msg = msg("到的时间不同，另填", "They came at another time");

/// Since when, and until when: `停机 今天 09:05 至 今天 10:40，期间不判未到`.
pub fn no_desk(lang: Lang, from: &str, until: &str) -> String {
    match lang {
        Lang::Zh => format!("停机 {from} 至 {until}，这段时间不判未到"),
        Lang::En => format!("No desk from {from} to {until}: nobody was marked"),
    }
}

/// How many sessions and people: `3 场 12 位待补登；按数字即按开始时间补登已到`.
pub fn counted(lang: Lang, sessions: usize, people: u32) -> String {
    match lang {
        Lang::Zh => format!("{sessions} 场 {people} 位待补登；按数字：按开场时间补登已到"),
        Lang::En => format!(
            "{}, {} to enter; a digit: came when it began",
            when::plural(sessions as i64, "session", "sessions"),
            when::people(lang, people)
        ),
    }
}

/// All of them came.
pub fn all_came(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("{count} 条全部按开场时间补登已到"),
        Lang::En => format!("All {count} came when it began"),
    }
}

/// Those who are left did not come.
pub fn rest_missed(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("剩下 {count} 条都没有来"),
        Lang::En => format!("The {count} left did not come"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tests::check_line;

    #[test]
    fn what_is_entered_late_is_said_in_both_languages() {
        for lang in Lang::ALL {
            for line in [
                no_desk(lang, "11-23 周一 09:05", "11-24 周二 08:30"),
                counted(lang, 3, 12),
                all_came(lang, 12),
                rest_missed(lang, 3),
            ] {
                check_line(lang, &line);
            }
        }
    }
}
