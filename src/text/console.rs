//! Words of the screen that belong to no record: tabs, states, hints, headings of lists and cards; actions beside them.

pub use super::actions::*;
use super::{Lang, Msg, causes, msg};
use crate::model::cause::Cause;

/// The last sentence alone, to turn the screen.
pub const LARGE: Msg = msg("大字", "Large letters");
pub const LARGE_TIP: Msg =
    msg("只显示刚才那句话，转过屏幕给来人看", "The last sentence alone, to turn the screen to whoever hears badly");
pub const NOTHING_SAID: Msg = msg("刚才没有话可显示", "Nothing was said just now");
/// Below it.
pub const LARGE_BACK: Msg = msg("Esc 返回", "Esc back");

/// The product's name in the header.
pub const APP: Msg = msg("邻里", "linli");
/// Stripe of a training folder, on slips too.
pub const TRAINING: Msg = msg("演练 数据不作数", "TRAINING - nothing here counts");

// Tabs, by their digits.

// The tabs where their names have no room side by side.

pub const SHORT_TODAY: Msg = msg("今日", "Today");
pub const SHORT_RESIDENTS: Msg = msg("居民", "People");
pub const SHORT_CENTER: Msg = msg("养老", "Center");
pub const SHORT_CLINIC: Msg = msg("健康", "Clinic");
pub const SHORT_ISSUES: Msg = msg("诉求", "Issues");
pub const SHORT_CARE: Msg = msg("探访", "Care");
pub const SHORT_BENEFITS: Msg = msg("优待", "Benefits");
pub const SHORT_CONTACTS: Msg = msg("联络", "Contacts");

pub const TODAY: Msg = msg("今日", "Today");

// Who is here.

pub const SERVING: Msg = msg("正在办", "Serving");
/// Somebody else, whose row the cursor is on meanwhile.
pub const LOOKING_AT: Msg = msg("在看", "Looking at");
pub const VISITOR: Msg = msg("来访人", "Visitor");
pub const NOBODY: Msg = msg("无人", "nobody");
/// Parked drafts; a number follows.
pub const PARKED: Msg = msg("暂存", "Parked");
/// Who is at the desk?
pub const WHICH_CLERK: Msg = msg("谁在前台？按数字选", "Who is at the desk? Pick by digit");

// What the screen is doing.

/// A write is on its way.
pub const SAVING: Msg = msg("正在保存", "saving");
pub const LOADING: Msg = msg("正在读取", "loading");
/// A training community is being laid out.
pub const LAYING_OUT: Msg = msg("正在布置演练社区", "laying out the training community");
/// Commits of the journal are applied again.
pub const REPLAYING: Msg = msg("正在补做日志里的改动", "applying changes from the journal");
/// Every record is counted and hashed after an unclean stop.
pub const VERIFYING: Msg = msg("上次未正常退出，正在核对记录", "checking records after an unclean stop");
/// The search index is being built.
pub const INDEXING: Msg = msg("正在建立索引", "indexing");
/// The store is being rebuilt.
pub const REBUILDING: Msg = msg("正在重建数据", "rebuilding the data");
/// A roster is being imported.
pub const IMPORTING: Msg = msg("正在导入名册", "importing the roster");
pub const SAVED: Msg = msg("已保存", "saved");
pub const DRAFT_KEPT: Msg = msg("已暂存，按 / 接着填", "parked; / takes it up again");
/// The store takes no writes.
pub const READ_ONLY: Msg = msg("只能看", "read-only");
/// The desk's clock was set by hand.
pub const CLOCK_SET: Msg = msg("时钟已设定", "clock set");
/// The clock stands far from the last record.
pub const CLOCK_DOUBT: Msg = msg("电脑的时钟对吗？", "Is the machine's clock right?");
pub const CLOCK_RIGHT: Msg = msg("时钟是对的", "The clock is right");
pub const CLOCK_LOOK_ONLY: Msg = msg("先只看，不登记", "Only look, write nothing");
pub const CLOCK_TYPED: Msg = msg("输入现在的日期和时间", "Type the date and time");
/// How a day and a time are typed.
pub const CLOCK_HINT: Msg = msg("如 2026-11-27 9:30", "such as 2026-11-27 9:30");
/// What the clock says and when the last record was made.
pub fn clock_and_last(lang: Lang, now: &str, last: &str) -> String {
    match lang {
        Lang::Zh => format!("时钟：{now}    上一笔记录：{last}"),
        Lang::En => format!("Clock: {now}    Last record: {last}"),
    }
}
pub const COVERED: Msg = msg("已遮屏，按 F12 恢复", "Covered. F12 shows it again");

// Hints.

/// A Han character arrived where a command was expected.
pub const INPUT_METHOD_ON: Msg =
    msg("输入法开着：按 Shift 切英文，或用 F 键", "Input method is on: Shift switches it, or use the F keys");
pub const HOW_TO_LEAVE: Msg = msg("退出请按 Ctrl-Q", "To leave press Ctrl-Q");
/// A key without a meaning here.
pub const NO_SUCH_KEY: Msg = msg("这里不用这个键，按 ? 看帮助", "That key does nothing here; ? shows help");
pub const PICK_A_DIGIT: Msg = msg("按数字选", "Pick by digit");
/// Letters in one burst were not taken for commands.
pub const PASTE_IGNORED: Msg = msg("粘贴的内容没有执行", "Pasted text runs nothing");
/// The terminal sends another encoding than UTF-8.
pub const NOT_UTF8: Msg = msg(
    "终端发来的不是 UTF-8，这个字没有收下：把终端的编码改成 UTF-8",
    "The terminal sent bytes that are no UTF-8; nothing was typed: set its encoding to UTF-8",
);
/// `TERM` names a terminal that can do nothing but print.
pub const TERMINAL_DUMB: Msg = msg(
    "这个终端（TERM=dumb）画不出屏幕：请在普通的终端窗口里运行 linli",
    "This terminal (TERM=dumb) cannot draw a screen: run linli in an ordinary terminal window",
);
/// `TERM` names the console of Linux, which has no Chinese characters.
pub const TERMINAL_LINUX: Msg = msg(
    "Linux 文字控制台（TERM=linux）显示不了汉字：请在桌面的终端窗口里运行，或用 kmscon；确实要用，先设 LINLI_TERMINAL=any",
    "TERM=linux: the Linux text console has no Chinese characters. Use a terminal window, or set LINLI_TERMINAL=any",
);
/// So much of a paste was too long for a field.
pub fn paste_cut(lang: Lang, kept: usize, left_out: usize) -> String {
    match lang {
        Lang::Zh => format!("粘贴的内容太长：只留下前 {kept} 个字，后面 {left_out} 个没有收下"),
        Lang::En => format!("The paste was too long: its first {kept} characters were kept, {left_out} were left out"),
    }
}
pub const FIX_FIRST: Msg = msg("请先改好标出的项", "Please fix the marked fields first");
pub const EMPTY: Msg = msg("没有记录", "Nothing here");
pub const NONE_FIT: Msg = msg("没有符合的", "Nothing fits the filter");
pub const NOBODY_FOUND: Msg = msg("查无此人", "Nobody found");
pub const CHANGE_QUERY: Msg = msg("改查找词", "Change the query");
/// Why is a masked value opened?
pub const WHY_REVEAL: Msg = msg("为什么要看？会留痕", "Why reveal it? This is logged");
pub const WHY_CANCEL: Msg = msg("为什么取消？", "Why cancel it?");
pub const LEAVE_WITH_DRAFTS: Msg =
    msg("还有暂存的表没办完，仍要退出？", "Parked forms are unfinished. Leave all the same?");
/// An undo that needs a look first.
pub const UNDO_THIS: Msg = msg("按 1 撤销，Esc 返回", "1 undoes it, Esc goes back");
/// An unfinished import stands in the journal.
pub const UNFINISHED: Msg = msg("上次导入没有做完：1 接着导入  2 撤销它", "An import was cut short: 1 resume  2 undo");

// An empty desk's first screen.

pub const WELCOME: Msg = msg("还没有居民。从哪里开始？", "No residents yet. Where to begin?");
pub const IMPORT_ROSTER: Msg = msg("导入居民名册", "Import a roster");
pub const SEE_DEMO: Msg = msg("看看演练社区", "Look at the demo");
pub const REGISTER_FIRST: Msg = msg("登记第一位居民", "Register the first resident");

// Words of lists and cards.

pub const LEFT: Msg = msg("剩余", "left");
pub const FULL: Msg = msg("满", "full");
pub const NOT_OPEN: Msg = msg("不开", "shut");
pub const CLOSED: Msg = msg("停用", "closed");
pub const BOOKED: Msg = msg("已约", "booked");
pub const ARRIVED: Msg = msg("已到", "here");
pub const WAITING: Msg = msg("等候", "waiting");
pub const CALLED: Msg = msg("叫到", "called");
pub const DUE_TODAY: Msg = msg("今日到期", "due today");
pub const OVERDUE: Msg = msg("超期", "overdue");
pub const HOUSEHOLD: Msg = msg("家庭", "Household");
pub const EMERGENCY: Msg = msg("紧急联系", "Emergency");
pub const KEY: Msg = msg("钥匙", "Key");
/// Id number, on a card.
pub const ID_NUMBER: Msg = msg("身份证", "Id");
pub const PHONE: Msg = msg("电话", "Phone");
/// The panel of health and aid.
pub const CARE: Msg = msg("健康与救助信息", "Health and aid");
/// It is closed until revealed.
pub const CLOSED_PANEL: Msg = msg("已收起", "hidden");
pub const LIVES_APART: Msg = msg("不同住", "lives elsewhere");
pub const WHOLE_CENTER: Msg = msg("整个中心", "the whole center");
/// Group of the very old, which follows from the age.
pub const VERY_OLD: Msg = msg("高龄", "very old");

/// What size the window needs.
pub fn too_small(lang: Lang, columns: u16, rows: u16) -> String {
    match lang {
        Lang::Zh => format!("窗口太小：至少 60x16，现在 {columns}x{rows}"),
        Lang::En => format!("Window too small: needs 60x16, is {columns}x{rows}"),
    }
}

/// How many people a list holds.
pub fn hits(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("{count} 人"),
        Lang::En => super::when::plural(count as i64, "person", "people"),
    }
}

pub const MARK_FIRST: Msg = msg("先用空格勾选", "Mark some with Space first");

/// How many rows of a list are marked; nothing where none is: `标记 3`.
pub fn marked(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (_, 0) => String::new(),
        (Lang::Zh, count) => format!("标记 {count}"),
        (Lang::En, count) => format!("{count} marked"),
    }
}

/// A week of the calendar: `第48周 11-23 至 11-29`, with the year where a day needs it.
pub fn week(lang: Lang, monday: jiff::civil::Date, today: jiff::civil::Date) -> String {
    let sunday = monday.saturating_add(jiff::ToSpan::days(6));
    let week = monday.iso_week_date();
    match lang {
        Lang::Zh => format!(
            "{}第{}周 {:02}-{:02} 至 {:02}-{:02}",
            if super::when::needs_year(monday, today) { format!("{}年", week.year()) } else { String::new() },
            week.week(),
            monday.month(),
            monday.day(),
            sunday.month(),
            sunday.day()
        ),
        Lang::En => format!(
            "Week {}, {} to {}",
            week.week(),
            super::when::day(lang, monday),
            super::when::day_of_year(lang, sunday, today)
        ),
    }
}

/// A command that a newer version made.
pub const UNKNOWN_COMMAND: Msg = msg("新版程序做的一项操作", "a command of a newer version");
/// Stands before what was undone later.
pub const TAKEN_BACK: Msg = msg("已撤销", "undone");
/// No row is under the cursor.
pub const NOTHING_TO_OPEN: Msg = msg("这里没有可打开的", "Nothing here opens");
/// What was done stands in no list any more.
pub const OPENS_NO_MORE: Msg = msg("这条记录已不在了", "The record is there no more");
/// No command is called so.
pub const NO_SUCH_COMMAND: Msg = msg("没有这样的命令，换个词试试", "No command is called so; try another word");
/// Print with whole telephone numbers.
pub const WITH_NUMBERS: Msg = msg("带电话打印", "Print with numbers");
/// This sheet never holds any.
pub const NO_NUMBERS_HERE: Msg = msg("这张单子不印电话", "this sheet holds no numbers");
pub const NEXT_CHART: Msg = msg("换图", "Next chart");
/// Help: what works here alone.
pub const HELP_HERE: Msg = msg("这一页", "Here");
/// Help: for whoever is being served.
pub const HELP_SERVING: Msg = msg("为来人办", "For whoever came");
pub const HELP_TABS: Msg = msg("换页", "Tabs");
pub const HELP_EVERYWHERE: Msg = msg("各处", "Everywhere");
/// Nothing under the cursor can be printed.
pub const NOTHING_TO_PRINT: Msg = msg("这里没有可打印的", "Nothing here can be printed");

/// Long work: how far, how fast, how much longer. `left` is in seconds.
pub fn progress(lang: Lang, done: u64, of: u64, a_second: u64, left: u64) -> String {
    match lang {
        Lang::Zh => format!("{done}/{of}  每秒 {a_second}  还要 {left} 秒"),
        Lang::En => format!("{done}/{of}  {a_second} a second  {left} s left"),
    }
}

/// The record store was built anew behind the open desk.
pub fn store_rebuilt(lang: Lang, entries: u64) -> String {
    match lang {
        Lang::Zh => format!("记录库已由日志重建，{entries} 条记录一条不少。"),
        Lang::En => format!("The records were rebuilt from the journal: all {entries} are there."),
    }
}
// Forms, the find box and the card.

/// Beside the header while nobody is served.
pub const FIND_FIRST: Msg = msg("按 / 找人", "/ finds somebody");
pub const REQUIRED_MARK: Msg = msg("* 必填", "* required");
pub const NEXT_OR_SAVE: Msg = msg("下一空项/保存", "Next/save");
pub const UNDO_TYPING: Msg = msg("撤回输入", "Undo typing");
/// Close a form, keep the draft.
pub const PARK: Msg = msg("暂存", "Park");
pub const THROWN_AWAY: Msg = msg("暂存的表已扔掉", "parked form thrown away");
/// The parked form of the same matter is taken up again.
pub const GO_ON: Msg = msg("接着填暂存的这一份", "Go on with the parked one");
/// A form of its own beside it.
pub const FILL_ANEW: Msg = msg("另填一份", "Fill in another one");
/// Throw a parked form away.
pub const THROW_AWAY: Msg = msg("扔掉这份暂存的表", "Throw this parked form away");
/// A draft of a form that this version does not have.
pub const DRAFT_UNKNOWN: Msg =
    msg("这份暂存的表是别的版本写的，打不开，已留着", "Another version parked this form; it is kept");
pub const SURE: Msg = msg("确定吗？", "Sure?");
pub const MOVE: Msg = msg("移动", "Move");
pub const OTHER_HALF: Msg = msg("名单/卡片", "List/card");
pub const WHO_CAME: Msg = msg("谁来了？", "Who came?");
pub const HOW_CHECKED: Msg = msg("怎么核实的？", "How was that checked?");
pub const WHAT_ABOUT: Msg = msg("为什么事？", "What about?");
/// Only set the visitor; the next booking or issue logs itself.
pub const LOG_LATER: Msg = msg("接着办别的，一起记", "Go on; what follows logs it");
/// Several people of one name.
pub const WHICH_OF_THEM: Msg = msg("同名，是哪一位？", "Same name: which one?");
pub const NOTHING_TO_UNDO: Msg = msg("没有可撤销的", "Nothing to undo");
pub const NOTHING_TO_REDO: Msg = msg("没有可重做的", "Nothing to redo");
pub const NOBODY_SELECTED: Msg = msg("先选一位居民，按 / 查找", "Select a resident first: / finds");
pub const LIVES_HERE: Msg = msg("现在就住在这里", "lives here already");
/// The resident moved out or died.
pub const LIVES_ELSEWHERE: Msg = msg("已迁出或已故", "moved out or died");
/// The resident heads the household.
pub const HEADS_ALREADY: Msg = msg("已是户主", "heads it already");
/// The panel must be opened first.
pub const OPEN_CARE_FIRST: Msg = msg("先按 a 1 展开", "open it first: a 1");
/// Open the panel of health and aid.
pub const OPEN_CARE: Msg = msg("展开健康与救助信息", "Open health and aid");
pub const EDIT_CARE: Msg = msg("修改健康与救助信息", "Correct health and aid");
/// The panel's heading on a card.
pub const CARE_SHORT: Msg = msg("健康救助", "Care");
pub const GROUPS: Msg = msg("类别", "Groups");
pub const BORN: Msg = msg("出生", "Born");
pub const NOTE: Msg = msg("备注", "Note");
pub const NONE_KNOWN: Msg = msg("无", "none");
pub const MEASURE_AGAIN: Msg = msg("随访复测", "again");
pub const LAST_TIME: Msg = msg("上次", "last");
/// Alone or the whole household.
pub const WHO_MOVES: Msg = msg("谁搬", "Who moves");
pub const MOVES_ALONE: Msg = msg("本人", "alone");
pub const MOVES_HOUSEHOLD: Msg = msg("全家", "whole household");
pub const SINCE_WHEN: Msg = msg("日期", "On");
pub const EVERYBODY: Msg = msg("全部在住", "Everybody here");
/// The lane under the cursor.
pub const SAME_LANE: Msg = msg("同一街巷", "Same lane");
pub const GONE: Msg = msg("已迁出和已故", "Moved out or died");
pub const BY_NAME: Msg = msg("按姓名", "by name");
pub const BY_ADDRESS: Msg = msg("按地址", "by address");
pub const BY_AGE: Msg = msg("按年龄", "by age");
pub const DESK_GONE: Msg = msg("后台线程出错停止，请退出重开", "the desk's thread stopped; leave and open again");

/// An import was cut off.
pub const IMPORT_CUT_OFF: Msg = msg("上次导入没有做完", "An import was cut short");
pub const RESUME_IMPORT: Msg = msg("接着导入同一份名册", "Resume with the same roster");
pub const UNDO_IMPORT: Msg = msg("撤销已导入的部分", "Undo what was imported");
pub const ROSTER_FILE: Msg =
    msg("名册文件（csv、xlsx、xls、ods），可粘贴路径", "Roster file (csv, xlsx, xls, ods); paste its path");
pub const WHICH_FILE: Msg = msg("请先写文件路径", "Name the file first");

/// A ticket that waits.
pub fn ticket(lang: Lang, number: u16) -> String {
    match lang {
        Lang::Zh => format!("{number} 号等候"),
        Lang::En => format!("ticket {number} waits"),
    }
}

/// Drafts that could not be read.
pub fn unread_drafts(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("有 {count} 份暂存的表读不出来，文件已留着"),
        Lang::En => {
            format!(
                "{} could not be read; the files are kept",
                super::when::plural(count as i64, "parked form", "parked forms")
            )
        }
    }
}

/// A draft could not be saved.
pub fn draft_not_saved(lang: Lang, cause: &Cause) -> String {
    let head = lang.of("暂存没能写进磁盘，只在内存里", "The parked form is in memory only");
    causes::then(lang, head, cause, lang.of("这张表请先按 F2 保存", "and save this form with F2"))
}

/// Which page of a list: `1/2 页，0 翻页`.
pub fn page(lang: Lang, page: usize, pages: usize) -> String {
    match lang {
        Lang::Zh => format!("{page}/{pages} 页，0 翻页"),
        Lang::En => format!("page {page} of {pages}, 0 turns"),
    }
}

/// When what a form records really happened, as a field.
pub const HAPPENED: Msg = msg("实际时间", "Actual time");
/// It happens now, as that field shows it while nothing is typed.
pub const HAPPENED_NOW: Msg = msg("现在", "now");
pub const HAPPENED_HINT: Msg = msg("补登才填：930、昨天 14:00", "if earlier: 930, yesterday 14:00");

/// What a list or form goes on with below what is seen.
pub fn more_below(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("下面还有 {count} 项"),
        Lang::En => format!("{count} more below"),
    }
}

/// What stands above what is seen.
pub fn more_above(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("上面还有 {count} 项"),
        Lang::En => format!("{count} more above"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_line;
    use super::*;

    #[test]
    fn that_a_list_goes_on_is_said_in_both_languages() {
        for lang in Lang::ALL {
            for line in [page(lang, 1, 12), more_below(lang, 3), more_above(lang, 1)] {
                check_line(lang, &line);
            }
        }
    }
}
