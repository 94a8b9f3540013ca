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

pub const REGISTER: Msg = msg("来访登记", "Visits");
pub const TIME: Msg = msg("时间", "Time");
pub const WHO: Msg = msg("来访人", "Visitor");
pub const CHECKED: Msg = msg("核实", "Checked");
pub const WHOM: Msg = msg("居民", "Resident");
pub const MATTER: Msg = msg("事由", "Matter");
pub const HANDLING: Msg = msg("处理", "Handling");
pub const RESULT: Msg = msg("办理结果", "Result");
pub const MINUTES: Msg = msg("用时", "Minutes");
pub const CLERK: Msg = msg("经办人", "Clerk");
pub const HOUR: Msg = msg("时段", "Hour");
pub const ALL: Msg = msg("合计", "All");
pub const AVERAGE: Msg = msg("平均分钟", "Minutes each");
pub const WAITED: Msg = msg("平均等候", "Waited, each");
/// The same of one visit.
pub const WAIT: Msg = msg("等候", "Waited");
/// Whose lines: one clerk's.
pub const CLERK_FILTER: Msg = msg("经办人", "Clerk");
pub const WHEN_THEY_COME: Msg = msg("什么时候来、为什么事", "When they come, and for what");
pub const TODAY: Msg = msg("今天", "Today");
pub const WEEK: Msg = msg("近七天", "Seven days");
/// Of nobody who is registered.
pub const STRANGERS: Msg = msg("没有登记的人", "Not registered");
pub const BY_TIME: Msg = msg("按时间", "By time");
pub const BY_CLERK: Msg = msg("按经办人", "By clerk");
pub const BY_MATTER: Msg = msg("按事由", "By matter");
pub const FILTER_TIP: Msg = msg("今天、近七天、按事由、结果或经办人", "Today, the week, by matter, result or clerk");
pub const SORT: Msg = msg("排序", "Order");
pub const SORT_TIP: Msg = msg("按时间、经办人或事由排", "By time, clerk or matter");
pub const BOOK: Msg = msg("登记簿", "Register");
pub const BOOK_TIP: Msg = msg("今天的登记簿和分时段统计", "The day's register and its figures by hour");
pub const WEEK_BOOK: Msg = msg("近七天登记簿", "Register of seven days");
pub const CORRECT: Msg = msg("补结果", "Result");
pub const CORRECT_TIP: Msg = msg("补办理结果、用时和等候", "What became of it, how long it took, how long they waited");
pub const NO_LINE: Msg = msg("没有选中来访", "No visit is selected");

/// How many came.
pub fn came(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("来访 {count} 次"),
        Lang::En => when::plural(count as i64, "visit", "visits"),
    }
}
