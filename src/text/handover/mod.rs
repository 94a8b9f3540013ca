//! Words of the shift's handover.

pub mod fields;
pub mod rules;
pub mod said;

use super::{Lang, Msg, labels, msg, when};
use crate::model::handover::{CASE, Case};

pub const HANDOVER: Msg = msg("交接班", "Handover");
pub const NEW: Msg = msg("记一条", "Note");
pub const NEW_TIP: Msg = msg("随时记下要交给下一班的事", "Write down what the next shift must know");
pub const READ: Msg = msg("已读，接班", "Read");
pub const READ_TIP: Msg = msg("看过上一班交来的，接过来", "What the last shift left is read and taken over");
pub const FINISH: Msg = msg("办完", "Done");
pub const FINISH_TIP: Msg = msg("这一条办完了，不再往下交", "It is done and carried on no more");
pub const HAND_OVER: Msg = msg("交班", "Hand over");
pub const HAND_OVER_TIP: Msg = msg("记几条，交给谁", "Write notes, then who takes over");
pub const FILTER_TIP: Msg = msg("还没办的，或全部", "Those still to be done, or all");
pub const SHEET: Msg = msg("交接单", "Last handover");
pub const SHEET_TIP: Msg = msg("上一次交接：两人、时间、事项", "The last one: both names, times, matters");
pub const NO_HANDOVER: Msg = msg("还没有交接过", "Nothing was handed over yet");
pub const NO_NOTE: Msg = msg("没有选中的事", "No note is selected");
pub const OPEN: Msg = msg("还没办的", "To be done");
pub const ALL: Msg = msg("全部", "All");
pub const NONE_OPEN: Msg = msg("没有要交接的事", "Nothing to hand over");
/// Above the field of notes.
pub const WRITE: Msg = msg("回车记一条；空着回车，交给下一班", "Enter keeps a note; on an empty line, who takes over");
pub const WHO_TAKES: Msg = msg("交给谁", "Who takes over");
pub const NOBODY_HERE: Msg = msg("人还没来，先交着", "Nobody here yet: leave it");
pub const GATHERED: Msg = msg("自动带上", "Gathered");
pub const NOTHING_GATHERED: Msg = msg("没有未了的事", "nothing open");

pub const DONE: Msg = msg("办完", "Done");
pub const KIND: Msg = msg("类别", "Kind");
pub const TEXT: Msg = msg("内容", "What");
pub const WRITTEN_BY: Msg = msg("谁记的", "By");
pub const WRITTEN: Msg = msg("何时", "When");
pub const CARRIED: Msg = msg("交过几次", "Times");
pub const GIVES: Msg = msg("交班人签字", "Handed over");
pub const TAKES: Msg = msg("接班人签字", "Taken over");
/// Notes that were handed over and not read, on Today.
pub const UNREAD: Msg = msg("交接未读", "Handover, unread");
/// A note that was handed over and not read.
pub const NOT_READ: Msg = msg("未读", "unread");
pub const STATE: Msg = msg("状态", "State");

/// What was gathered, in one line: `超期诉求 1  还在等号 3`.
pub fn gathered(lang: Lang, cases: &[Case], drafts: usize) -> String {
    let drafts = u32::try_from(drafts).ok().filter(|count| *count > 0).map(|count| Case { kind: 1, count });
    let said: Vec<String> = drafts
        .iter()
        .chain(cases)
        .map(|case| format!("{} {}", labels::code_number(lang, CASE, case.kind), case.count))
        .collect();
    let said = if said.is_empty() { NOTHING_GATHERED.say(lang).to_owned() } else { said.join("  ") };
    format!("{}  {said}", GATHERED.say(lang))
}

/// Heading of the notes.
pub fn heading(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("交接的事 {count} 条"),
        Lang::En => when::plural(count as i64, "note", "notes"),
    }
}
