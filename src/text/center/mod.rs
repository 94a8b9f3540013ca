//! Words of the senior center's tab: the week grid, the people of a cell, its forms and its actions.

pub mod fields;
pub mod figures;
pub mod refused;
pub mod register;
pub mod rules;
pub mod said;
pub mod series;

use jiff::civil::{Date, Time};

use crate::text::{Lang, Msg, msg, when};

// The grid and the list beside it.

/// On a card: meals, day care, teams.
pub const CENTER_SERVICES: Msg = msg("餐与团队", "Center");
pub const CENTER: Msg = msg("养老服务", "Senior center");
/// No room is set up yet.
pub const NO_ROOMS: Msg = msg("还没有房间。按 n 设置第一间", "No rooms yet. Press n to set up the first");
pub const OVER: Msg = msg("已结束", "over");
pub const RUNNING: Msg = msg("进行中", "running");
pub const NOBODY_YET: Msg = msg("还没有人约", "nobody has booked");
/// Heading of the list of bookings.
pub const BOOKINGS: Msg = msg("预约", "Bookings");
/// How Tab leads into the list.
pub const TAB_TO_PICK: Msg = msg("Tab 选人", "Tab picks one");

// Questions.

pub const WHICH_ROOM: Msg = msg("哪个房间？", "Which room?");
pub const WHICH_BOOKING: Msg = msg("哪一笔预约？", "Which booking?");
/// What did somebody come for who has no booking about now?
pub const WALKED_INTO: Msg = msg("到哪里？按数字选", "Here for what? Pick by digit");
/// Why is the room closed?
pub const WHY_CLOSE: Msg = msg("为什么停用？", "Why is it closed?");
pub const WHICH_DAY: Msg = msg("到哪一天？", "To which day?");
/// How a day may be typed.
pub const DAY_HINT: Msg = msg("可写 1223、+3、4、周四", "type 1223, +3, 4 or thu");

// Forms and lists.

pub const CHANGE_BOOKING: Msg = msg("改预约", "Change booking");
/// Somebody came without a booking.
pub const WALK_IN: Msg = msg("直接到场（未预约）", "Walk-in");
/// A room that is not there yet.
pub const NEW_ROOM: Msg = msg("新房间", "New room");
/// All bookings of the day.
pub const DAY_LIST: Msg = msg("当日名单", "Day list");
pub const CLOSE_ALL: Msg = msg("整个中心停用", "Close the whole center");

/// How far a series goes.
pub const UNTIL: Msg = msg("重复到", "Until");
/// How that may be typed.
pub const UNTIL_HINT: Msg = msg("2 为两个月，8次，或日期 0120", "2 is two months; x8 is 8 times; or a day, 0120");
/// How many of a series a change is about.
pub const REACH: Msg = msg("改哪些", "Change which");
/// How many of a series are cancelled?
pub const HOW_MANY: Msg = msg("取消哪些？", "Cancel which?");
pub const REPEAT: Msg = msg("再约一次", "Once more");
pub const DAY_OR_WEEK: Msg = msg("日/周", "Day/week");
pub const WAITLIST: Msg = msg("候补", "Waitlist");
pub const CALL_NEXT_WAITING: Msg = msg("有空位，请打电话问", "A place is free: please call");
pub const SHOW_PHONE: Msg = msg("显示电话（留痕）", "show the phone (logged)");
/// The table of public holidays.
pub const HOLIDAYS: Msg = msg("节假日表", "Public holidays");
/// What can be done in it.
pub const HOLIDAY_HINT: Msg =
    msg("空格：确认、照常开放、待确认；Enter 改，n 新增", "Space: confirmed, open, to confirm; Enter edits, n adds");
pub const ENTER_LATE: Msg = msg("补录到达", "Enter a late arrival");
pub const CAME_AT: Msg = msg("实际到达时间", "Came at");
/// Close for a part of the day.
pub const CLOSE_PART: Msg = msg("写明时段和备注", "with hours and a note");
/// Close it on a row of days.
pub const CLOSE_DAYS: Msg = msg("连着停用几天", "on a row of days");
/// Open it on days on which it would not be.
pub const OPEN_DAYS: Msg = msg("加开一天或几天", "open it instead");
/// The last day of a row.
pub const LAST_DAY: Msg = msg("到哪天（含）", "Until, included");
/// Which hours it keeps then.
pub const OPEN_HOURS: Msg = msg("按哪天的时段", "Hours as on");
/// How a day is entered that is worked instead of another.
pub const WORKED_HINT: Msg =
    msg("调休上班或周末开放：选按周几的时段", "worked or open on a weekend: choose whose hours");
pub const OPENED: Msg = msg("加开", "open");
/// What a closure without hours is.
pub const CLOSE_HINT: Msg = msg("不写几点就是全天", "without hours it is the whole day");
/// Bookings in a closure's way.
pub const IN_THE_WAY: Msg = msg("这些预约要另作安排", "These bookings stand in the way");
/// Leave them as they are.
pub const KEEP_FOR_NOW: Msg = msg("先留着，以后再说", "leave them for now");
/// There is no other slot near.
pub const NO_OTHER_SLOT: Msg = msg("附近没有合适的时段", "no other slot near");

// Why not.

pub const NOBODY_WAITS: Msg = msg("没有人候补", "nobody is on the waitlist");
/// This cannot become of the date.
pub const NOT_FOR_THIS_DATE: Msg = msg("这一天不能这样办", "that is not possible on this date");
pub const NOTHING_TO_SAVE: Msg = msg("没有可存的日期", "no date is left to save");

/// The cell has no booking.
pub const CELL_EMPTY: Msg = msg("这里没有可办的预约", "no booking here for that");
pub const NOBODY_EXPECTED: Msg = msg("没有待到的预约", "nobody is expected");
/// The booking is for a day to come.
pub const ANOTHER_DAY: Msg = msg("这是以后的预约，到那天再按 k", "that booking is for a day to come: k on its day");
/// No room has a slot that runs.
pub const NOTHING_RUNS: Msg = msg("现在没有时段在进行", "no slot is running now");
pub const DAY_PAST: Msg = msg("这一天已经过了", "that day is past");
/// The room is closed on that day.
pub const CLOSED_ALREADY: Msg = msg("这天已经停用", "it is closed that day already");
/// The room is not closed on that day.
pub const NOT_CLOSED: Msg = msg("这天没有停用", "it is not closed that day");
pub const NO_ROOM: Msg = msg("还没有房间", "there is no room yet");
/// The slots of a room cannot be read.
pub const SLOTS_HINT: Msg = msg("如 8:30-10:00 14:00-15:30", "as 8:30-10:00 14:00-15:30");

// What the actions do, in one sentence.

pub const BOOK_TIP: Msg = msg("给正在办的人订位子", "Book places for the person being served");
pub const CHECK_IN_TIP: Msg = msg("人到了：记已到，没约的直接入座", "They came: check in, or seat a walk-in");
pub const STRIKE_TIP: Msg = msg("取消预约，按数字选原因", "Cancel a booking, with a reason by digit");
pub const CHANGE_TIP: Msg = msg("改预约的房间、时间或人数", "Change a booking's room, time or headcount");
pub const NEW_ROOM_TIP: Msg = msg("设置一间新房间", "Set up a new room");
pub const GO_TO_TIP: Msg = msg("到任何一天的那一周", "Go to the week of any day");
pub const ROOM_TIP: Msg = msg("换一个房间，按数字选", "Another room, by digit");
pub const CLOSE_TIP: Msg = msg("房间这一天停用，按数字选原因", "Close the room on this day, with a reason");
pub const REOPEN_TIP: Msg = msg("取消停用，恢复开放", "Take a closure back");
pub const NO_SHOW_TIP: Msg = msg("记未到，位子放出来", "Mark as not come; the places are free again");
pub const WALK_IN_TIP: Msg = msg("没有预约的人现在入座", "Seat somebody who came without a booking");
pub const SET_ROOM_TIP: Msg = msg("改房间的人数、时段、开放日", "Change the room's size, slots and days");
pub const REPEAT_TIP: Msg = msg("照这笔预约再约一次，日期顺延一周", "Book the same again, a week later");
pub const DAY_OR_WEEK_TIP: Msg = msg("一天看全部房间，或一周看一间", "All rooms of a day, or one room's week");
pub const WAITLIST_TIP: Msg = msg("看候补名单，有空位就打电话", "Who waits; call them when a place is free");
pub const HOLIDAYS_TIP: Msg = msg("看和改公共节假日，注明来源", "See and change public holidays, with their source");
pub const ENTER_LATE_TIP: Msg = msg("停电等时候到的人，按实际时间补记", "Who came while nothing could be entered");
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

/// How often somebody did not come: `近90天未到 2 次`.
pub fn no_shows(lang: Lang, count: usize, days: i64) -> String {
    match lang {
        Lang::Zh => format!("近 {days} 天未到 {count} 次"),
        Lang::En => format!("did not come {} in {days} days", when::plural(count as i64, "time", "times")),
    }
}

/// How many dates a series has, and its last: `9 次，到 2027-01-20 周三`.
pub fn dates_to(lang: Lang, count: usize, last: Date, today: Date) -> String {
    let last = when::day_of_year(lang, last, today);
    match lang {
        Lang::Zh => format!("{count} 次，到 {last}"),
        Lang::En => format!("{}, to {last}", when::plural(count as i64, "time", "times")),
    }
}

/// The same where more were asked for than one series has: `最多 40 次，只到 2027-08-25 周三，以后的另订`.
pub fn dates_cut(lang: Lang, count: usize, last: Date, today: Date) -> String {
    let last = when::day_of_year(lang, last, today);
    match lang {
        Lang::Zh => format!("最多 {count} 次，只到 {last}，以后的另订"),
        Lang::En => format!("at most {count}, only to {last}; book the rest later"),
    }
}

/// Somebody on the waitlist: `候补第1位  王桂芳  2 位  未接通 1 次`.
pub fn waits(lang: Lang, nth: usize, name: &str, heads: u16, calls: u8) -> String {
    let people = when::people(lang, heads.into());
    let line = match lang {
        Lang::Zh => format!("候补第{nth}位  {name}  {people}"),
        Lang::En => format!("No. {nth}  {name}  {people}"),
    };
    match (lang, calls) {
        (_, 0) => line,
        (Lang::Zh, calls) => format!("{line}  未接通 {calls} 次"),
        (Lang::En, calls) => format!("{line}  {} unanswered", when::plural(calls.into(), "call", "calls")),
    }
}

/// A place in the line: `候补第1位`.
pub fn nth_waiting(lang: Lang, nth: usize) -> String {
    match lang {
        Lang::Zh => format!("候补第{nth}位"),
        Lang::En => format!("no. {nth} on the waitlist"),
    }
}

/// How many wait: `候补 2`.
pub fn waiting(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("候补 {count}"),
        Lang::En => format!("{count} waiting"),
    }
}

/// Move bookings out of the way: `改期 3 笔`.
pub fn move_all(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("按上面改期 {count} 笔"),
        Lang::En => format!("move {} as shown", when::plural(count as i64, "booking", "bookings")),
    }
}

/// Cancel bookings in the way.
pub fn cancel_all(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("取消 {count} 笔，原因：临时停用"),
        Lang::En => format!("cancel {}: room closed", when::plural(count as i64, "booking", "bookings")),
    }
}

/// Bookings that are not named.
pub fn and_others(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("还有 {count} 笔"),
        Lang::En => format!("and {count} more"),
    }
}

/// They came though it begins much later.
pub const HERE_NOW: Msg = msg("人已经到了，登记到达", "They are here: check in");

/// The question before somebody is checked in whose slot begins much later.
pub fn not_before(lang: Lang, booking: &str) -> String {
    match lang {
        Lang::Zh => format!("{booking}，还没到时间"),
        Lang::En => format!("{booking}: it begins later"),
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
                no_shows(lang, 2, 90),
                dates_to(lang, 9, monday, monday),
                waits(lang, 1, lang.of("王桂芳", "Wang"), 2, 1),
                waits(lang, 2, lang.of("王桂芳", "Wang"), 1, 0),
                waiting(lang, 2),
                nth_waiting(lang, 1),
                move_all(lang, 3),
                cancel_all(lang, 1),
                and_others(lang, 2),
            ] {
                check_line(lang, &line);
            }
        }
        assert_eq!(places(Lang::Zh, 5, 12), "剩 5 / 12");
        assert_eq!(expected(Lang::Zh, 7, 3), "已约 7 位，已到 3 位");
    }
}
