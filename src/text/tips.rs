//! What each action does, in one sentence, for help and palette. Their names stand in [`super::actions`].

use super::{Msg, msg};

pub const FIND: Msg =
    msg("按姓名、首字母、拼音、电话、证号或地址找人", "By name, initials, pinyin, phone, id or address");
pub const LOG: Msg = msg("三个数字记下谁来、怎么核实、为什么事", "Three digits: who came, how checked, what about");
pub const MORE: Msg = msg("所选记录还能办的，按数字选", "What else can be done with this record, by digit");
pub const UNDO: Msg = msg("先说出要撤销什么，再按 1", "Names what it takes back, then asks for 1");
pub const PRINT: Msg = msg("打印刚办好的，或光标所在的", "What was just saved, or what the cursor is on");
/// Undo one of the history.
pub const UNDO_THIS: Msg =
    msg("只撤销光标所在的一条，再按 1", "Takes back only what the cursor is on, then asks for 1");
pub const LOG_OF_ALL: Msg = msg("前台办过的每一件，最近的在上", "Everything that the desk did, newest first");
pub const REDO: Msg = msg("把刚撤销的再做一遍", "Does again what was undone last");
pub const TODAY: Msg = msg("回到今日，当前居民办完", "Back to today; the resident is released");
pub const TAB: Msg = msg("换到这一页，当前居民不变", "Go to this tab; the resident stays");
pub const MOVE: Msg = msg("移动", "Move the cursor");
pub const OPEN: Msg = msg("打开所选，或为此人办理", "Open what is selected, or serve this resident");
pub const OPEN_DONE: Msg = msg("打开这件事所记的那一条", "Opens the record that this was done to");
/// Print with whole telephone numbers.
pub const WITH_NUMBERS: Msg = msg("说明原因后印出完整电话，留痕", "Whole numbers on the page, with a reason; logged");
pub const NEXT_CHART: Msg = msg("换一张图或表", "The next chart or table");
/// The other half of the screen.
pub const OTHER_HALF: Msg = msg("在名单和卡片之间换", "Between list and card");
pub const BACK: Msg = msg("退一层，表暂存着", "One level back; forms are parked");
pub const LOCK: Msg = msg("遮住屏幕，按数字换人", "Covers the screen until a clerk is picked");
pub const COVER: Msg = msg("遮住屏幕，再按一次恢复", "Covers the screen; again shows it");
pub const CHECK_CLOCK: Msg =
    msg("时钟和上一笔记录差得太多时，说明哪个对", "Says what is right where clock and last record differ");
pub const CLOCK_NOT_IN_DOUBT: Msg = msg("时钟没有疑问", "The clock is in no doubt");
pub const DRAW_ANEW: Msg = msg("屏幕花了，整个重画一遍", "Draws the whole screen again, should it look broken");
pub const LEAVE: Msg = msg("退出；暂存的表会列出来", "Leave; parked forms are listed");
pub const HELP: Msg = msg("这里能用的键", "The keys that work here");
pub const PALETTE: Msg = msg("按名字找命令", "Find a command by its name");
pub const SAVE: Msg = msg("保存整张表", "Save the form");
/// Next empty field, or save.
pub const NEXT_OR_SAVE: Msg = msg("到下一个必填空项；都填了就保存", "Next empty required field, else save");
pub const NEXT_FIELD: Msg = msg("到下一项或上一项", "Next or previous field");
pub const UNDO_TYPING: Msg = msg("撤回本项的上一次输入", "Takes back the last change in this field");
pub const PARK: Msg = msg("关上表，暂存起来", "Closes the form and parks it");
pub const REGISTER: Msg = msg("登记一位新居民", "Register a new resident");
pub const EDIT: Msg = msg("修改资料；掩码项不填就不变", "Correct data; masked fields stay unless typed");
pub const FILTER: Msg = msg("按类别、高龄、街巷筛选，或换排序", "By group, age or lane; or another order");
pub const REVEAL: Msg = msg("选一项和原因，显示 30 秒，留痕", "One field, with a reason, for 30 s; logged");
pub const HISTORY: Msg = msg("谁在什么时候改了什么", "Who changed what, and when");
/// Open the panel of health and aid.
pub const OPEN_CARE: Msg = msg("说明原因后展开 30 秒，留痕", "With a reason, for 30 s; logged");
pub const MOVE_WITHIN: Msg = msg("搬到本社区另一处", "To another address of the community");
pub const MOVE_OUT: Msg = msg("迁出本社区，资料留存", "Left the community; the record stays");
pub const DIED: Msg = msg("登记去世，资料留存", "Record a death; the record stays");
pub const RETURN: Msg = msg("又住回来，或先前登记有误", "Lives here again, or was entered wrongly");
pub const SET_HEAD: Msg = msg("定为本户户主", "Heads the household from now on");
pub const EDIT_CARE: Msg = msg("修改救助类别、健康状况、过敏史", "Correct aid, conditions and allergies");
pub const PICK: Msg = msg("只有所列的数字有用", "Only the digits that are shown do something");
pub const IMPORT: Msg = msg("从表格导入居民，一次可整个撤销", "Residents from a spreadsheet; undone as one");
pub const SAVE_SERIES: Msg = msg("存下要订的日期，跳过的不订", "Saves the dates that are not skipped");
/// What becomes of a date.
pub const OTHER_CHOICE: Msg = msg("换一种办法：跳过、改期、候补", "Another way for this date: skip, move, wait");
/// Mark a row of a list.
pub const MARK_ROW: Msg = msg("标记这一行，导出时只要标记的", "Marks this row; an export then takes the marked ones");
/// The state of a holiday.
pub const MARK_HOLIDAY: Msg = msg("换状态：已确认、照常开放、待确认", "Confirmed, open as usual, or to be confirmed");
pub const NEW_ROW: Msg = msg("新增一行", "Adds a row");
pub const EDIT_ROW: Msg = msg("修改这一行", "Changes this row");
