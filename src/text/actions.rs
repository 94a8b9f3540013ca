//! What the console's actions are called. The action table names these, so that footer, help and palette say the same.

use super::{Msg, msg};

// Verbs, as the footer and the numbered choices say them.

/// Save the form.
pub const SAVE: Msg = msg("保存", "Save");
/// Leave without doing it.
pub const CANCEL: Msg = msg("取消", "Cancel");
/// One level back.
pub const BACK: Msg = msg("返回", "Back");
/// Help.
pub const HELP: Msg = msg("帮助", "Help");
/// The palette.
pub const COMMANDS: Msg = msg("命令", "Commands");
/// Find anyone or anything.
pub const FIND: Msg = msg("查找", "Find");
/// Filter this list.
pub const FILTER: Msg = msg("筛选", "Filter");
/// Sort this list.
pub const SORT: Msg = msg("排序", "Sort");
/// Undo.
pub const UNDO: Msg = msg("撤销", "Undo");
/// Undo what the cursor is on.
pub const UNDO_ONE: Msg = msg("撤销这一条", "Undo this one");
/// Redo.
pub const REDO: Msg = msg("重做", "Redo");
/// Edit.
pub const EDIT: Msg = msg("修改", "Edit");
/// New here.
pub const NEW: Msg = msg("新增", "New");
/// Open the record.
pub const OPEN: Msg = msg("打开", "Open");
/// Print.
pub const PRINT: Msg = msg("打印", "Print");
/// Reveal a masked value.
pub const REVEAL: Msg = msg("显示", "Reveal");
/// History.
pub const HISTORY: Msg = msg("历史", "History");
/// Numbered actions on the selected record.
pub const MORE: Msg = msg("更多", "More");
/// Mark.
pub const MARK: Msg = msg("标记", "Mark");
/// Do it all the same.
pub const YES: Msg = msg("是", "Yes");
/// Do not.
pub const NO: Msg = msg("否", "No");
/// Leave the program.
pub const QUIT: Msg = msg("退出", "Leave");
/// Look at the clock.
pub const CHECK_CLOCK: Msg = msg("核对时钟", "Check the clock");
/// Draw the screen anew.
pub const DRAW_ANEW: Msg = msg("重画屏幕", "Draw anew");
/// Lock, or change the clerk.
pub const LOCK: Msg = msg("锁屏或换人", "Lock or change clerk");
/// Cover the screen.
pub const COVER: Msg = msg("遮屏", "Cover");
/// Go to a date.
pub const GO_TO_DATE: Msg = msg("到日期", "Go to date");
/// The next field.
pub const NEXT_FIELD: Msg = msg("下一项", "Next field");
/// The other language.
pub const LANGUAGE: Msg = msg("English", "中文");

// What the desk does for the person being served.

/// Book.
pub const BOOK: Msg = msg("预约", "Book");
/// Book for the person being served; the name follows.
pub const BOOK_FOR: Msg = msg("预约给", "Book for");
/// Record a health visit.
pub const HEALTH: Msg = msg("健康", "Health");
/// Register an issue.
pub const ISSUE: Msg = msg("诉求", "Issue");
/// Visitor log.
pub const LOG: Msg = msg("来访登记", "Log visit");
/// Log the visit only.
pub const LOG_ONLY: Msg = msg("只记来访", "Log the visit only");
/// Check in.
pub const CHECK_IN: Msg = msg("到了", "Here");
/// Did not come.
pub const NO_SHOW: Msg = msg("未到", "Did not come");
/// Cancel or void a record.
pub const STRIKE: Msg = msg("取消", "Cancel it");
/// Choose a room.
pub const ROOM: Msg = msg("房间", "Room");
/// Register a resident.
pub const REGISTER: Msg = msg("登记居民", "Register");
/// Correct a resident's data.
pub const CORRECT: Msg = msg("更正", "Correct");
/// Move to another address of the community.
pub const MOVE_WITHIN: Msg = msg("社区内搬家", "Move within");
/// Move out.
pub const MOVE_OUT: Msg = msg("迁出", "Move out");
/// Died.
pub const DIED: Msg = msg("去世", "Died");
/// Lives here again.
pub const RETURN: Msg = msg("迁回", "Moved back");
/// Name the head of the household.
pub const SET_HEAD: Msg = msg("设为户主", "Make head");
/// Give a ticket.
pub const QUEUE: Msg = msg("取号", "Ticket");
/// Call the next ticket.
pub const CALL_NEXT: Msg = msg("叫号", "Call next");
/// Plan a session.
pub const PLAN_SESSION: Msg = msg("安排场次", "Plan a session");
/// Set up a room.
pub const SET_ROOM: Msg = msg("设置房间", "Set up a room");
/// Close a room on a day.
pub const CLOSE_ROOM: Msg = msg("停用", "Close");
/// Open it again.
pub const REOPEN_ROOM: Msg = msg("恢复开放", "Open again");
/// Assign an issue.
pub const ASSIGN: Msg = msg("派单", "Assign");
/// A step of an issue.
pub const UPDATE: Msg = msg("记进展", "Progress");
/// An issue is solved.
pub const RESOLVE: Msg = msg("已解决", "Resolved");
/// Ask those who raised it.
pub const CALL_BACK: Msg = msg("回访", "Call back");
/// Close an issue.
pub const CLOSE_ISSUE: Msg = msg("结案", "Close");
/// Take an issue up again.
pub const REOPEN: Msg = msg("重新办理", "Reopen");
/// Join an issue.
pub const JOIN: Msg = msg("一同反映", "Join");
