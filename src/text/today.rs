//! Words of the Today board.

use super::{Lang, Msg, msg};

/// Heading: people here of people booked.
pub const HERE_OF_BOOKED: Msg = msg("已到/已约", "here/booked");
pub const SESSIONS: Msg = msg("义诊", "Clinic");
/// Rooms that are closed in the next days.
pub const CLOSURES_AHEAD: Msg = msg("近日停用", "Closed soon");
pub const NO_ROOM_OPENS: Msg = msg("今天都不开", "no room opens today");
pub const NO_SESSION: Msg = msg("今天没有场次", "no session today");
pub const TO_DO: Msg = msg("待办", "To do");
pub const ISSUES_DUE: Msg = msg("诉求今日到期", "Issues due today");
pub const ISSUES_OVERDUE: Msg = msg("诉求超期", "Issues overdue");
/// Solved issues whose people are to be called back.
pub const ISSUES_TO_CALL_BACK: Msg = msg("诉求待回访", "Issues to call back");
pub const RECALLS_DUE: Msg = msg("随访复测到期", "To measure again");
pub const VISITORS: Msg = msg("今日来访", "Visitors today");
/// A birthday of somebody of 80 and more; the name follows.
pub const BIRTHDAY: Msg = msg("生日", "Birthday");
/// Slots in which somebody who waits could have a place.
pub const TO_OFFER: Msg = msg("候补待通知", "Waitlist to call");
/// Bookings of which nobody entered whether their people came.
pub const TO_ENTER: Msg = msg("到达待补录", "Arrivals to enter");
pub const COMING_NEXT: Msg = msg("接下来", "Coming next");
/// Nobody is expected any more today.
pub const NOBODY_COMES: Msg = msg("今天没有人待到", "nobody else is expected today");
/// A row that leads nowhere.
pub const JUST_A_NUMBER: Msg = msg("这一行只是个数", "just a number");

/// The age that a birthday brings: `满 90 岁`, `turns 90`.
pub fn turns(lang: Lang, age: i16) -> String {
    match lang {
        Lang::Zh => format!("满 {age} 岁"),
        Lang::En => format!("turns {age}"),
    }
}

/// A session's queue: `叫到 12  等候 5  已看 3`.
pub fn queue(lang: Lang, called: u16, waiting: usize, seen: usize) -> String {
    match lang {
        Lang::Zh => format!("叫到 {called}  等候 {waiting}  已看 {seen}"),
        Lang::En => format!("called {called}  waiting {waiting}  seen {seen}"),
    }
}

/// How many more rows there are than a list shows: `还有 3 位`.
pub fn more(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("还有 {count} 笔"),
        Lang::En => format!("{count} more"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tests::check_line;

    #[test]
    fn the_boards_lines_are_in_both_languages() {
        for lang in Lang::ALL {
            for line in [turns(lang, 90), queue(lang, 12, 5, 3), more(lang, 3)] {
                check_line(lang, &line);
            }
        }
    }
}
