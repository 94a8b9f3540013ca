//! Words of the queue: holding, calling again, going before others, closing; and the call board.

use crate::text::{Lang, Msg, msg};

pub const HOLD: Msg = msg("过号", "Set aside");
pub const HOLD_TIP: Msg =
    msg("叫了没来，放一边；再按一次回到队里", "Called and not there: aside; once more brings it back");
pub const CALL_AGAIN: Msg = msg("再叫一次", "Call again");
pub const CALL_AGAIN_TIP: Msg = msg("单独叫这个号", "Calls this very ticket");
/// Somebody sits with the nurse.
pub const BEGIN: Msg = msg("正在看", "Being seen");
pub const BEGIN_TIP: Msg = msg("人已坐下，正在量", "They sit down and are being measured");
pub const PRIORITY: Msg = msg("优先", "Before others");
pub const PRIORITY_TIP: Msg = msg("高龄、不适的先叫，要有理由", "The very old and unwell first, with a reason");
pub const IN_TURN: Msg = msg("不优先", "In its turn");
pub const CLOSE: Msg = msg("结束场次", "Close the session");
pub const CLOSE_TIP: Msg = msg("还在等的改到另一场，或记为离开", "Those who wait go to another session, or left");
pub const ALL_LEFT: Msg = msg("都记为离开", "They left");
pub const BOARD: Msg = msg("叫号屏", "Call board");
pub const BOARD_TIP: Msg = msg("只有号码，大字，给大家看", "Numbers only, large, for everybody to see");
pub const NOBODY_CALLED: Msg = msg("还没有叫号", "Nobody is called yet");
pub const IS_CLOSED: Msg = msg("这一场已结束", "The session is closed");
pub const CORRECT: Msg = msg("改测量", "Correct readings");
pub const CORRECT_TIP: Msg = msg("改已记的测量值，经过里留着原来的", "Corrects what was recorded; history keeps it");
pub const VOID_RECORD: Msg = msg("作废记录", "Void the record");
pub const VOID_RECORD_TIP: Msg =
    msg("删掉这次测量，号退回队里或结束", "Takes the readings out; the ticket waits or ends");
pub const BACK_TO_QUEUE: Msg = msg("退回排队", "Back to the queue");
pub const ENDS: Msg = msg("不再排", "It ends");
/// Nothing was recorded for it.
pub const NO_RECORD: Msg = msg("先选一个已看的", "Select one that was seen");
pub const REPEAT: Msg = msg("重复安排", "Plan it again");
pub const REPEAT_TIP: Msg =
    msg("每周、隔周或每月再排几次，放假的跳过", "Every week, fortnight or month; holidays left out");
/// How often, as a field.
pub const EVERY: Msg = msg("多久一次", "How often");
/// How many times, as a field.
pub const TIMES: Msg = msg("再排几次", "Times more");

/// How long somebody has waited: `22 分`.
pub fn waited(lang: Lang, minutes: i64) -> String {
    match lang {
        Lang::Zh => format!("等 {minutes} 分"),
        Lang::En => format!("{minutes} min"),
    }
}

/// The longest of those who wait.
pub fn longest(lang: Lang, minutes: i64) -> String {
    match (lang, minutes) {
        (_, 0) => String::new(),
        (Lang::Zh, minutes) => format!("  最久 {minutes} 分"),
        (Lang::En, minutes) => format!("  longest {minutes} min"),
    }
}

/// Carry those who wait over to another session.
pub fn carry_to(lang: Lang, session: &str) -> String {
    format!("{}{session}", lang.of("改到 ", "Go on at "))
}

/// How many still wait when a session is closed.
pub fn still_wait(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("还有 {count} 位在等"),
        Lang::En => format!("{count} still wait"),
    }
}
