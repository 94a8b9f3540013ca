//! Words of the screen that belong to no record: tabs, states, hints, headings of lists and cards; actions beside them.

pub use super::actions::*;
use super::{Lang, Msg, msg};

/// The product's name in the header.
pub const APP: Msg = msg("邻里", "linli");
/// Stripe of a training folder, on slips too.
pub const TRAINING: Msg = msg("演练 数据不作数", "TRAINING - nothing here counts");

// Tabs, by their digits.

/// `0`
pub const TODAY: Msg = msg("今日", "Today");
/// `1`
pub const RESIDENTS: Msg = msg("居民", "Residents");
/// `2`
pub const CENTER: Msg = msg("养老服务", "Senior center");
/// `3`
pub const CLINIC: Msg = msg("健康", "Clinic");
/// `4`
pub const ISSUES: Msg = msg("诉求", "Issues");

// Who is here.

/// The subject.
pub const SERVING: Msg = msg("正在办", "Serving");
/// Whoever came.
pub const VISITOR: Msg = msg("来访人", "Visitor");
/// Nobody is being served.
pub const NOBODY: Msg = msg("无人", "nobody");
/// Parked drafts; a number follows.
pub const PARKED: Msg = msg("暂存", "Parked");
/// Who is at the desk?
pub const WHICH_CLERK: Msg = msg("谁在前台？按数字选", "Who is at the desk? Pick by digit");

// What the screen is doing.

/// A write is on its way.
pub const SAVING: Msg = msg("正在保存", "saving");
/// Something is being read.
pub const LOADING: Msg = msg("正在读取", "loading");
/// The search index is being built.
pub const INDEXING: Msg = msg("正在建立索引", "indexing");
/// The store is being rebuilt.
pub const REBUILDING: Msg = msg("正在重建数据", "rebuilding the data");
/// A roster is being imported.
pub const IMPORTING: Msg = msg("正在导入名册", "importing the roster");
/// It is saved.
pub const SAVED: Msg = msg("已保存", "saved");
/// The draft is kept.
pub const DRAFT_KEPT: Msg = msg("草稿已留着", "draft kept");
/// The store takes no writes.
pub const READ_ONLY: Msg = msg("只能看", "read-only");
/// The desk's clock was set by hand.
pub const CLOCK_SET: Msg = msg("时钟已设定", "clock set");
/// The screen is covered.
pub const COVERED: Msg = msg("已遮屏，按 F12 恢复", "Covered. F12 shows it again");

// Hints.

/// A Han character arrived where a command was expected.
pub const INPUT_METHOD_ON: Msg =
    msg("输入法开着：按 Shift 切英文，或用 F 键", "Input method is on: Shift switches it, or use the F keys");
/// `C-c` was pressed.
pub const HOW_TO_LEAVE: Msg = msg("退出请按 Ctrl-Q", "To leave press Ctrl-Q");
/// A key without a meaning here.
pub const NO_SUCH_KEY: Msg = msg("这里不用这个键，按 ? 看帮助", "That key does nothing here; ? shows help");
/// Pick a numbered choice.
pub const PICK_A_DIGIT: Msg = msg("按数字选", "Pick by digit");
/// Letters in one burst were not taken for commands.
pub const PASTE_IGNORED: Msg = msg("粘贴的内容没有执行", "Pasted text runs nothing");
/// The form has errors.
pub const FIX_FIRST: Msg = msg("请先改好标出的项", "Please fix the marked fields first");
/// An empty list.
pub const EMPTY: Msg = msg("没有记录", "Nothing here");
/// The filter hides everything.
pub const NONE_FIT: Msg = msg("没有符合的", "Nothing fits the filter");
/// Nobody was found.
pub const NOBODY_FOUND: Msg = msg("查无此人", "Nobody found");
/// Change the query.
pub const CHANGE_QUERY: Msg = msg("改查找词", "Change the query");
/// Why is a masked value opened?
pub const WHY_REVEAL: Msg = msg("为什么要看？会留痕", "Why reveal it? This is logged");
/// Why is it cancelled?
pub const WHY_CANCEL: Msg = msg("为什么取消？", "Why cancel it?");
/// Leaving with drafts.
pub const LEAVE_WITH_DRAFTS: Msg = msg("还有草稿没办完，仍要退出？", "Drafts are unfinished. Leave all the same?");
/// An undo that needs a look first.
pub const UNDO_THIS: Msg = msg("按 1 撤销，Esc 返回", "1 undoes it, Esc goes back");
/// An unfinished import stands in the journal.
pub const UNFINISHED: Msg = msg("上次导入没有做完：1 接着导入  2 撤销它", "An import was cut short: 1 resume  2 undo");

// An empty desk's first screen.

/// Its headline.
pub const WELCOME: Msg = msg("还没有居民。从哪里开始？", "No residents yet. Where to begin?");
/// Import a roster.
pub const IMPORT_ROSTER: Msg = msg("导入居民名册", "Import a roster");
/// Look at the demo.
pub const SEE_DEMO: Msg = msg("看看演练社区", "Look at the demo");
/// Register the first resident.
pub const REGISTER_FIRST: Msg = msg("登记第一位居民", "Register the first resident");

// Words of lists and cards.

/// Places left.
pub const LEFT: Msg = msg("剩余", "left");
/// No place left.
pub const FULL: Msg = msg("满", "full");
/// Not an opening day.
pub const NOT_OPEN: Msg = msg("不开", "shut");
/// Closed for a reason.
pub const CLOSED: Msg = msg("停用", "closed");
/// Booked people.
pub const BOOKED: Msg = msg("已约", "booked");
/// People who came.
pub const ARRIVED: Msg = msg("已到", "here");
/// People who wait.
pub const WAITING: Msg = msg("等候", "waiting");
/// The ticket called last.
pub const CALLED: Msg = msg("叫到", "called");
/// Due today.
pub const DUE_TODAY: Msg = msg("今日到期", "due today");
/// Overdue.
pub const OVERDUE: Msg = msg("超期", "overdue");
/// To be called back.
pub const TO_CALL_BACK: Msg = msg("待回访", "to call back");
/// To be measured again.
pub const RECALLS: Msg = msg("复测到期", "to measure again");
/// Household.
pub const HOUSEHOLD: Msg = msg("家庭", "Household");
/// Emergency contact.
pub const EMERGENCY: Msg = msg("紧急联系", "Emergency");
/// Whoever keeps a key.
pub const KEY: Msg = msg("钥匙", "Key");
/// Id number, on a card.
pub const ID_NUMBER: Msg = msg("身份证", "Id");
/// Phone, on a card.
pub const PHONE: Msg = msg("电话", "Phone");
/// The panel of health and aid.
pub const CARE: Msg = msg("健康与救助信息", "Health and aid");
/// It is closed until revealed.
pub const CLOSED_PANEL: Msg = msg("已收起", "closed");
/// Lives elsewhere.
pub const LIVES_APART: Msg = msg("不同住", "lives elsewhere");
/// The whole center.
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

/// A week of the calendar: `第48周 11-23 至 11-29`.
pub fn week(lang: Lang, monday: jiff::civil::Date) -> String {
    let sunday = monday.saturating_add(jiff::ToSpan::days(6));
    let number = monday.iso_week_date().week();
    match lang {
        Lang::Zh => format!(
            "第{number}周 {:02}-{:02} 至 {:02}-{:02}",
            monday.month(),
            monday.day(),
            sunday.month(),
            sunday.day()
        ),
        Lang::En => format!("Week {number}, {} to {}", super::when::day(lang, monday), super::when::day(lang, sunday)),
    }
}

/// Long work: how far, how fast, how much longer. `left` is in seconds.
pub fn progress(lang: Lang, done: usize, of: usize, a_second: usize, left: u64) -> String {
    match lang {
        Lang::Zh => format!("{done}/{of}  每秒 {a_second}  还要 {left} 秒"),
        Lang::En => format!("{done}/{of}  {a_second} a second  {left} s left"),
    }
}
