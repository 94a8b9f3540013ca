//! Words of day care: its day, the house list, its forms and actions.

pub mod fields;
pub mod rules;
pub mod said;

use crate::text::{Lang, Msg, msg, when};

/// Its name among what the tab shows.
pub const DAY_CARE: Msg = msg("日间照料", "Day care");
/// No room is set up for day care.
pub const NO_DAY_CARE: Msg = msg(
    "还没有日间照料室。按 : 选「设为日间照料室」",
    "No day-care room yet. Press : and choose \"Make it a day-care room\"",
);
/// Not open on this day.
pub const NOT_OPEN: Msg = msg("这天不开", "not open that day");
pub const NOBODY: Msg = msg("还没有人约。b 给正在办的人约", "nobody is booked. b books for the person being served");
pub const PLACE: Msg = msg("床位", "Place");
pub const NAME: Msg = msg("姓名", "Name");
pub const AGE: Msg = msg("年龄", "Age");
pub const STATE: Msg = msg("状态", "State");
pub const CAME: Msg = msg("到", "Came");
pub const LEFT: Msg = msg("离开", "Left");
pub const GUARDIAN: Msg = msg("监护人", "Guardian");
/// Medicine is on file: closed.
pub const MEDICINE: Msg = msg("有用药提醒  m 看", "medicine on file  m shows it");
/// They should have been fetched.
pub const OVERDUE: Msg = msg("超时未接", "not fetched");

pub const CAME_OR_LEFT: Msg = msg("到了/接走", "Came/fetched");
pub const CAME_OR_LEFT_TIP: Msg = msg("客人到了；已在的，被接走", "A guest came; one who is here is fetched");
pub const HOUSE: Msg = msg("在场名单", "House list");
pub const HOUSE_TIP: Msg = msg("现在楼里有谁，疏散时用", "Who is in the house now, for an evacuation");
pub const DROP_IN: Msg = msg("直接到场（未预约）", "Drop-in");
pub const DROP_IN_TIP: Msg = msg("没约的人今天留下", "Somebody stays today without a booking");
pub const MISSED: Msg = msg("未到", "Did not come");
pub const MISSED_TIP: Msg = msg("记未到，床位放出来", "Not come; the place is free again");
pub const AT_TIME: Msg = msg("补录时间", "Enter a time");
pub const AT_TIME_TIP: Msg = msg("按实际时间补记到或接走", "Came or fetched, with the actual time");
pub const PROFILE: Msg = msg("照料资料", "Profile");
pub const PROFILE_TIP: Msg = msg("监护人、谁可以接、用药", "Guardian, who may fetch, medicine");
pub const SETTINGS: Msg = msg("床位与时间", "Places and hours");
pub const SETTINGS_TIP: Msg = msg("床位数、最早送到、最晚接走", "Places, from when and until when");
/// Make a room a day-care room.
pub const MAKE: Msg = msg("设为日间照料室", "Make it a day-care room");
pub const MAKE_TIP: Msg = msg("这间房作日间照料室", "This room is for day care");
pub const CANCEL_TIP: Msg = msg("取消这一天，按数字选原因", "Cancel this day, with a reason");
pub const BOOK: Msg = msg("约日间照料", "Book day care");
pub const UNTIL: Msg = msg("到哪一天", "Until");
pub const WEEKDAYS: Msg = msg("每周哪几天", "Days of the week");
pub const WHO_FETCHES: Msg = msg("谁来接？", "Who fetches them?");
pub const SOMEBODY: Msg = msg("其他人（先核实）", "somebody else (check first)");
pub const ALONE: Msg = msg("自己回家", "goes home alone");
pub const AT: Msg = msg("时间", "At");
pub const NO_GUEST: Msg = msg("先选一位", "select a guest first");
/// Nothing can be done with a stay in its state.
pub const NOT_NOW: Msg = msg("现在不能这样办", "not possible now");
pub const SHOW_MEDICINE: Msg = msg("看用药", "Show medicine");
/// Guests of day care, on the house list.
pub const GUESTS: Msg = msg("日间照料", "Day care");
/// Nobody is in the house.
pub const HOUSE_EMPTY: Msg = msg("现在没有人在场", "nobody is in the house now");
/// A box to be ticked.
pub const OUT: Msg = msg("已出", "Out");
pub const SINCE: Msg = msg("到场", "Since");

/// Counts of the day: `在 3  待到 2  已接走 1  空 4 / 10`.
pub fn counts(lang: Lang, here: u16, expected: u16, gone: u16, left: u16, places: u16) -> String {
    match lang {
        Lang::Zh => format!("在场 {here}  待到 {expected}  已接走 {gone}  空 {left} / {places}"),
        Lang::En => format!("here {here}  expected {expected}  gone {gone}  free {left} of {places}"),
    }
}

/// Day care in a few cells: `在 3  待到 2`.
pub fn short(lang: Lang, here: u16, expected: u16) -> String {
    match lang {
        Lang::Zh => format!("在场 {here}  待到 {expected}"),
        Lang::En => format!("here {here} exp {expected}"),
    }
}

/// Guests who should have been fetched.
pub fn overdue(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("{count} 位超时未接"),
        Lang::En => format!("{count} not fetched in time"),
    }
}

/// People on the house list.
pub fn people(lang: Lang, count: u32) -> String {
    match lang {
        Lang::Zh => format!("现在场 {count} 人"),
        Lang::En => format!("{} in the house", when::plural(count.into(), "person", "people")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tests::check_line;

    #[test]
    fn day_cares_lines_are_in_both_languages() {
        for lang in Lang::ALL {
            for line in [counts(lang, 3, 2, 1, 4, 10), overdue(lang, 1), people(lang, 12)] {
                check_line(lang, &line);
            }
        }
    }
}
