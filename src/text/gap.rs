//! Words of what ran while no desk was open, and is entered late.

use super::{Lang, Msg, msg, when};

pub const TITLE: Msg = msg("停机期间待补登", "Ran while no desk was open");
/// Entering them, as an action.
pub const ACTION: Msg = msg("停机补登", "Enter what ran");
pub const TIP: Msg = msg("停机期间的场次，补登谁到了", "Who came while no desk was open");
/// Nobody is to be entered.
pub const NOBODY: Msg = msg("没有要补登的", "Nobody is to be entered");
/// The record is not there any more.
pub const GONE: Msg = msg("这一条已经处理过了", "That one was entered already");
/// They waited for a place.
pub const WAITED: Msg = msg("候补", "waitlist");
/// Another time than that at which it began.
pub const OTHER_TIME: Msg = msg("到的时间不同，另填", "They came at another time");

/// All that follows happened at a time that is typed, as an action.
pub const LATE: Msg = msg("按实际时间补登", "Enter as of an earlier time");
pub const LATE_TIP: Msg =
    msg("之后取号、签到、领餐、来访都按这个时间记，按 0 结束", "Tickets, arrivals, meals as of then; 0 ends it");
pub const NOW_AGAIN: Msg = msg("补登结束，之后按现在的时间记", "From here on as of now");

/// That everything is entered late, as the header keeps it in sight.
pub fn late_since(lang: Lang, at: &str) -> String {
    match lang {
        Lang::Zh => format!("正在补登：都按 {at} 记，0 结束"),
        Lang::En => format!("Entering as of {at}; 0 ends it"),
    }
}

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

/// So many were entered late, as one command: `停机补登：12 条已到`.
pub fn entered(lang: Lang, came: bool, entered: u32) -> String {
    match (lang, came) {
        (Lang::Zh, true) => format!("停机补登：{entered} 条按开场时间记已到"),
        (Lang::Zh, false) => format!("停机补登：{entered} 条记没有来"),
        (Lang::En, true) => format!("Entered late: {entered} came when it began"),
        (Lang::En, false) => format!("Entered late: {entered} did not come"),
    }
}

/// So many could not be entered and stay in the list.
pub fn still_to_enter(lang: Lang, left: u32) -> String {
    match lang {
        Lang::Zh => format!("，{left} 条没能补登，还在单子上"),
        Lang::En => format!("; {left} could not be, and are still listed"),
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
                late_since(lang, "09:10"),
                no_desk(lang, lang.of("11-23 周一 09:05", "Mon 23 Nov 09:05"), lang.of("今天 08:30", "today 08:30")),
                counted(lang, 3, 12),
                all_came(lang, 12),
                rest_missed(lang, 3),
                entered(lang, true, 12) + &still_to_enter(lang, 3),
                entered(lang, false, 12),
            ] {
                check_line(lang, &line);
            }
        }
    }
}
