//! Words of the list of those who are to be called about an issue.

use crate::text::{Lang, Msg, msg};

pub const CALLS: Msg = msg("回访和告知名单", "Call list");
pub const LISTS: Msg = msg("换一张表", "Lists");
pub const LISTS_TIP: Msg = msg("诉求，或要打电话的人", "Issues, or whom to call");
/// They are asked whether they are content.
pub const ASKING: Msg = msg("回访", "ask");
/// They are told how it goes.
pub const TELLING: Msg = msg("告知", "tell");
/// They were asked, and not reached.
pub const ASKING_AGAIN: Msg = msg("再拨", "try again");
pub const RESULT: Msg = msg("记结果", "What they said");
pub const RESULT_TIP: Msg =
    msg("回访问满意，告知记怎么说的，未联系上留在最后", "Content or not, or told; not reached stays at the end");
pub const SHOW_PHONE: Msg = msg("显示电话", "Show the phone");
pub const SHOW_PHONE_TIP: Msg = msg("说明理由，显示三十秒，留痕", "With a reason, for thirty seconds, logged");
pub const FILTER_TIP: Msg = msg("要回访的、要告知的、没联系上的", "To ask, to tell, not reached");
pub const ALL: Msg = msg("全部", "all");
pub const NOBODY: Msg = msg("没有要打电话的人", "Nobody is to be called");
pub const NO_CALL: Msg = msg("先选一位", "Select somebody first");
/// How they want to be reached.
pub const REACH: Msg = msg("另留的联系方式", "Reached by");

/// Heading: how many are to be asked, and told.
pub fn heading(lang: Lang, ask: usize, tell: usize, again: usize) -> String {
    match lang {
        Lang::Zh => format!("待回访 {ask} 人  待告知 {tell} 人  未联系上 {again} 人"),
        Lang::En => format!("to ask {ask}  to tell {tell}  not reached {again}"),
    }
}

/// How often they were called in vain: `打过 2 次`.
pub fn tried(lang: Lang, times: usize) -> String {
    match (lang, times) {
        (_, 0) => String::new(),
        (Lang::Zh, times) => format!("打过 {times} 次"),
        (Lang::En, times) => format!("tried {times}x"),
    }
}
