//! What the console's actions are called. The action table names these, so that footer, help and palette say the same.

use super::{Msg, msg};

// Verbs, as the footer and the numbered choices say them.

pub const SAVE: Msg = msg("保存", "Save");
pub const CANCEL: Msg = msg("取消", "Cancel");
pub const BACK: Msg = msg("返回", "Back");
pub const HELP: Msg = msg("帮助", "Help");
pub const COMMANDS: Msg = msg("命令", "Commands");
pub const FIND: Msg = msg("查找", "Find");
pub const FILTER: Msg = msg("筛选", "Filter");
pub const SORT: Msg = msg("排序", "Sort");
pub const UNDO: Msg = msg("撤销", "Undo");
/// Undo what the cursor is on.
pub const UNDO_ONE: Msg = msg("撤销这一条", "Undo this one");
pub const REDO: Msg = msg("重做", "Redo");
pub const EDIT: Msg = msg("修改", "Edit");
pub const NEW: Msg = msg("新增", "New");
pub const OPEN: Msg = msg("打开", "Open");
pub const PRINT: Msg = msg("打印", "Print");
pub const REVEAL: Msg = msg("显示", "Reveal");
pub const HISTORY: Msg = msg("历史", "History");
/// Numbered actions on the selected record.
pub const MORE: Msg = msg("更多", "More");
pub const MARK: Msg = msg("标记", "Mark");
/// Do it all the same.
pub const YES: Msg = msg("是", "Yes");
pub const NO: Msg = msg("否", "No");
pub const QUIT: Msg = msg("退出", "Leave");
pub const CHECK_CLOCK: Msg = msg("核对时钟", "Check the clock");
pub const DRAW_ANEW: Msg = msg("重画屏幕", "Draw anew");
/// Lock, or change the clerk.
pub const LOCK: Msg = msg("锁屏或换人", "Lock or change clerk");
pub const COVER: Msg = msg("遮屏", "Cover");
pub const GO_TO_DATE: Msg = msg("到日期", "Go to date");
pub const NEXT_FIELD: Msg = msg("下一项", "Next field");
pub const LANGUAGE: Msg = msg("English", "中文");

// What the desk does for the person being served.

pub const BOOK: Msg = msg("预约", "Book");
/// Book for the person being served; the name follows.
pub const BOOK_FOR: Msg = msg("预约给", "Book for");
pub const HEALTH: Msg = msg("健康", "Health");
pub const ISSUE: Msg = msg("诉求", "Issue");
pub const LOG: Msg = msg("来访登记", "Log visit");
pub const LOG_ONLY: Msg = msg("只记来访", "Log the visit only");
pub const CHECK_IN: Msg = msg("到了", "Here");
pub const NO_SHOW: Msg = msg("未到", "Did not come");
/// Cancel or void a record.
pub const STRIKE: Msg = msg("取消", "Cancel it");
pub const ROOM: Msg = msg("房间", "Room");
pub const REGISTER: Msg = msg("登记居民", "Register");
pub const CORRECT: Msg = msg("更正", "Correct");
/// Move to another address of the community.
pub const MOVE_WITHIN: Msg = msg("社区内搬家", "Move within");
pub const MOVE_OUT: Msg = msg("迁出", "Move out");
pub const DIED: Msg = msg("去世", "Died");
pub const RETURN: Msg = msg("迁回", "Moved back");
/// Name the head of the household.
pub const SET_HEAD: Msg = msg("设为户主", "Make head");
pub const QUEUE: Msg = msg("取号", "Ticket");
pub const CALL_NEXT: Msg = msg("叫号", "Call next");
pub const PLAN_SESSION: Msg = msg("安排场次", "Plan a session");
pub const SET_ROOM: Msg = msg("设置房间", "Set up a room");
/// Close a room on a day.
pub const CLOSE_ROOM: Msg = msg("停用", "Close");
pub const REOPEN_ROOM: Msg = msg("恢复开放", "Open again");
pub const ASSIGN: Msg = msg("派单", "Assign");
/// A step of an issue.
pub const UPDATE: Msg = msg("记进展", "Progress");
pub const RESOLVE: Msg = msg("已解决", "Resolved");
/// Ask those who raised it.
pub const CALL_BACK: Msg = msg("回访", "Call back");
pub const CLOSE_ISSUE: Msg = msg("结案", "Close");
/// Take an issue up again.
pub const REOPEN: Msg = msg("重新办理", "Reopen");
pub const JOIN: Msg = msg("一同反映", "Join");
