//! Words of the senior center's tab: the week grid, the people of a cell, its forms and its actions.

use jiff::civil::{Date, Time};

use super::{Lang, Msg, msg, when};

// The grid and the list beside it.

/// No room is set up yet.
pub const NO_ROOMS: Msg = msg("还没有房间。按 n 设置第一间", "No rooms yet. Press n to set up the first");
/// A slot is over.
pub const OVER: Msg = msg("已结束", "over");
/// A slot runs now.
pub const RUNNING: Msg = msg("进行中", "running");
/// Nobody booked.
pub const NOBODY_YET: Msg = msg("还没有人约", "nobody has booked");
/// Heading of the list of bookings.
pub const BOOKINGS: Msg = msg("预约", "Bookings");
/// How Tab leads into the list.
pub const TAB_TO_PICK: Msg = msg("Tab 选人", "Tab picks one");

// Questions.

/// Which room?
pub const WHICH_ROOM: Msg = msg("哪个房间？", "Which room?");
/// Which booking?
pub const WHICH_BOOKING: Msg = msg("哪一笔预约？", "Which booking?");
/// What did somebody come for who has no booking about now?
pub const WALKED_INTO: Msg = msg("到哪里？按数字选", "Here for what? Pick by digit");
/// Why is the room closed?
pub const WHY_CLOSE: Msg = msg("为什么停用？", "Why is it closed?");
/// Which day?
pub const WHICH_DAY: Msg = msg("到哪一天？", "To which day?");
/// How a day may be typed.
pub const DAY_HINT: Msg = msg("可写 1223、+3、4、周四", "type 1223, +3, 4 or thu");

// Forms and lists.

/// Change a booking.
pub const CHANGE_BOOKING: Msg = msg("改预约", "Change booking");
/// Somebody came without a booking.
pub const WALK_IN: Msg = msg("现到", "Walk-in");
/// A room that is not there yet.
pub const NEW_ROOM: Msg = msg("新房间", "New room");
/// All bookings of the day.
pub const DAY_LIST: Msg = msg("当日名单", "Day list");
/// Close the whole center.
pub const CLOSE_ALL: Msg = msg("整个中心停用", "Close the whole center");

// Why not.

/// The cell has no booking.
pub const CELL_EMPTY: Msg = msg("这里没有可办的预约", "no booking here for that");
/// Nobody is expected.
pub const NOBODY_EXPECTED: Msg = msg("没有待到的预约", "nobody is expected");
/// No room has a slot that runs.
pub const NOTHING_RUNS: Msg = msg("现在没有时段在进行", "no slot is running now");
/// The day is past.
pub const DAY_PAST: Msg = msg("这一天已经过了", "that day is past");
/// The room is closed on that day.
pub const CLOSED_ALREADY: Msg = msg("这天已经停用", "it is closed that day already");
/// The room is not closed on that day.
pub const NOT_CLOSED: Msg = msg("这天没有停用", "it is not closed that day");
/// There is no room.
pub const NO_ROOM: Msg = msg("还没有房间", "there is no room yet");
/// The slots of a room cannot be read.
pub const SLOTS_HINT: Msg = msg("如 8:30-10:00 14:00-15:30", "as 8:30-10:00 14:00-15:30");

// What the actions do, in one sentence.

/// `b`
pub const BOOK_TIP: Msg = msg("给正在办的人订位子", "Book places for the person being served");
/// `k`
pub const CHECK_IN_TIP: Msg = msg("人到了：记已到，没约的直接入座", "They came: check in, or seat a walk-in");
/// `x`
pub const STRIKE_TIP: Msg = msg("取消预约，按数字选原因", "Cancel a booking, with a reason by digit");
/// `e`
pub const CHANGE_TIP: Msg = msg("改预约的房间、时间或人数", "Change a booking's room, time or headcount");
/// `n`
pub const NEW_ROOM_TIP: Msg = msg("设置一间新房间", "Set up a new room");
/// `g`
pub const GO_TO_TIP: Msg = msg("到任何一天的那一周", "Go to the week of any day");
/// `r`
pub const ROOM_TIP: Msg = msg("换一个房间，按数字选", "Another room, by digit");
/// Close.
pub const CLOSE_TIP: Msg = msg("房间这一天停用，按数字选原因", "Close the room on this day, with a reason");
/// Reopen.
pub const REOPEN_TIP: Msg = msg("取消停用，恢复开放", "Take a closure back");
/// No-show.
pub const NO_SHOW_TIP: Msg = msg("记未到，位子放出来", "Mark as not come; the places are free again");
/// Walk-in.
pub const WALK_IN_TIP: Msg = msg("没有预约的人现在入座", "Seat somebody who came without a booking");
/// Set up this room.
pub const SET_ROOM_TIP: Msg = msg("改房间的人数、时段、开放日", "Change the room's size, slots and days");
/// Day list.
pub const DAY_LIST_TIP: Msg = msg("看这个房间当天的全部预约", "All bookings of the room on this day");

/// A slot in one line: `周四 14:00-15:30`.
pub fn slot(lang: Lang, date: Date, start: Time, end: Time, today: Date) -> String {
    format!("{}-{}", when::moment(lang, date, start, today), when::clock(end))
}

/// Places of a slot: `剩 5 / 12`, `5 of 12 left`; full: `满 12 位`.
pub fn places(lang: Lang, left: u16, capacity: u16) -> String {
    match (lang, left) {
        (Lang::Zh, 0) => format!("满 {capacity} 位"),
        (Lang::En, 0) => format!("full, {capacity} places"),
        (Lang::Zh, _) => format!("剩 {left} / {capacity}"),
        (Lang::En, _) => format!("{left} of {capacity} left"),
    }
}

/// Who is expected in a slot: `已约 7 位，已到 3 位`.
pub fn expected(lang: Lang, booked: u16, arrived: u16) -> String {
    match (lang, arrived) {
        (Lang::Zh, 0) => format!("已约 {booked} 位"),
        (Lang::En, 0) => format!("{booked} booked"),
        (Lang::Zh, _) => format!("已约 {booked} 位，已到 {arrived} 位"),
        (Lang::En, _) => format!("{booked} booked, {arrived} here"),
    }
}

/// Bookings that stand though the room is closed.
pub fn still_booked(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("还有 {count} 笔预约要改期"),
        Lang::En => format!("{} to move", when::plural(count as i64, "booking", "bookings")),
    }
}

/// What a room asks of those who book: `一次最多 8 位 · 60 岁及以上`, parted by `dot`.
pub fn rules(lang: Lang, most: u16, least_age: u8, dot: &str) -> String {
    let most = match lang {
        Lang::Zh => format!("一次最多 {most} 位"),
        Lang::En => format!("at most {most} in one booking"),
    };
    match (lang, least_age) {
        (_, 0) => most,
        (Lang::Zh, _) => format!("{most} {dot} {least_age} 岁及以上"),
        (Lang::En, _) => format!("{most} {dot} age {least_age} and up"),
    }
}

/// A slot's choice under a time field: `14:00 剩5`, `10:00 满`.
pub fn free(lang: Lang, start: Time, left: u16) -> String {
    let start = when::clock(start);
    match (lang, left) {
        (Lang::Zh, 0) => format!("{start} 满"),
        (Lang::En, 0) => format!("{start} full"),
        (Lang::Zh, _) => format!("{start} 剩{left}"),
        (Lang::En, _) => format!("{start} {left} left"),
    }
}

/// That a list goes on: `还有 3 笔，Tab 进名单选`.
pub fn and_more(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("还有 {count} 笔，Tab 进名单选"),
        Lang::En => format!("{count} more: pick in the list, with Tab"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;
    use crate::text::tests::check_line;

    #[test]
    fn the_grids_lines_are_in_both_languages() {
        let (monday, two) = (date(2026, 11, 23), time(14, 0, 0, 0));
        for lang in Lang::ALL {
            for line in [
                slot(lang, date(2026, 11, 26), two, time(15, 30, 0, 0), monday),
                places(lang, 0, 12),
                places(lang, 5, 12),
                expected(lang, 7, 0),
                expected(lang, 7, 3),
                still_booked(lang, 3),
                rules(lang, 8, 60, "."),
                rules(lang, 8, 0, "."),
                free(lang, two, 0),
                free(lang, two, 5),
                and_more(lang, 3),
            ] {
                check_line(lang, &line);
            }
        }
        assert_eq!(places(Lang::Zh, 5, 12), "剩 5 / 12");
        assert_eq!(expected(Lang::Zh, 7, 3), "已约 7 位，已到 3 位");
    }
}
