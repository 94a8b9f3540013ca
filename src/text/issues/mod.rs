//! Words of the issues' tab: lists, steps, and what stands next to the person who came about one.

pub mod calls;
pub mod fields;
mod lines;
pub mod month;
pub mod papers;
pub mod register;
pub mod rules;
pub mod said;

pub use lines::{
    answered, behind, clock, clock_line, closed, days, due, due_on_day_off, frozen, heading, hint, households, join,
    letter, not_asked, perhaps_same, raised_by, stands, state, state_short, to_tell, told, voice, words,
};

use super::{Msg, msg};

pub const TO_CALL_BACK: Msg = msg("待回访", "to call back");
/// All were asked; it is to be closed.
pub const TO_CLOSE: Msg = msg("待结案", "to be closed");
pub const TOLD: Msg = msg("已告知", "told");
pub const NOT_TOLD: Msg = msg("未告知", "not told");
/// Their matter turned out to be another one.
pub const APART: Msg = msg("不是同一件", "another matter");
pub const ISSUES: Msg = msg("诉求", "Issues");
pub const NEW: Msg = msg("新诉求", "New issue");
/// Everything in one line.
pub const IN_A_LINE: Msg = msg("一行登记", "In one line");
pub const TIP_IN_A_LINE: Msg =
    msg("投诉 道路 @hgx 路面坑洼：类型、领域、地点、事项一口气写", "Kind, area, @place and matter in one breath");
/// How a line is typed.
pub const HOW_TO_TYPE: Msg =
    msg("例 投诉 道路 紧急 @hgx 路面坑洼  @地点可用首字母", "e.g. complaint roads @hgx holes in the road");
pub const CORRECT: Msg = msg("更正诉求", "Correct the issue");
/// A step without another state.
pub const CHASE: Msg = msg("记进展、催办", "Progress or chase");
pub const BEGIN: Msg = msg("开始办理", "Being dealt with");
/// A higher body must answer.
pub const HIGHER: Msg = msg("待上级答复", "Awaiting a higher body");
pub const SHOW_WORDS: Msg = msg("显示原话", "Show their words");
pub const WHICH_BODY: Msg = msg("派给谁？", "Who deals with it?");
pub const HOW_CONTENT: Msg = msg("满意吗？", "How content are they?");
pub const WHO_IS_ASKED: Msg = msg("回访谁？", "Who was asked?");
pub const NOT_ASKED: Msg = msg("未回访", "not asked");
/// Why some are not called back, as a field.
pub const WHY_NOT_ASKED: Msg = msg("不回访的原因", "Why not asked");
pub const ESCALATE: Msg = msg("上报", "Lay before a higher body");
pub const CHASE_HIGHER: Msg = msg("催上级", "Ask the higher body again");
pub const HIGHER_ANSWERED: Msg = msg("上级已答复", "The higher body answered");
pub const TELL: Msg = msg("告知反映人", "Tell those who raised it");
pub const WHO_IS_TOLD: Msg = msg("告知谁？", "Who was told?");
pub const TOLD_HOW: Msg = msg("怎么告知的？", "How were they told?");
/// Everybody who is still to be told.
pub const ALL_OF_THEM: Msg = msg("全部告知了", "All of them");
pub const WHOLE_PLACE: Msg = msg("整巷整院加入", "The whole lane joins");
pub const NOT_THE_SAME: Msg = msg("不是同一件，移出", "Not the same: take out");
pub const WHO_LEAVES: Msg = msg("移出谁？", "Who is taken out?");
pub const MERGE: Msg = msg("并入另一件", "Merge into another");
/// The issue into which another one goes.
pub const INTO: Msg = msg("并入", "Into");
pub const SPLIT: Msg = msg("拆出另一件", "Split another matter");
pub const GROUP: Msg = msg("归入热点难点", "Make part of a problem");
/// The problem that an issue is a part of.
pub const PROBLEM: Msg = msg("热点难点", "Problem");
/// The issues that are parts of this problem.
pub const PARTS: Msg = msg("含", "Parts");
pub const MOVE_MARKED: Msg = msg("批量办理", "All marked ones");
pub const WHERE_TO: Msg = msg("都转到哪一步？", "Which step do they take?");
pub const REPLIES: Msg = msg("常用答复", "Ready replies");
pub const NEW_REPLY: Msg = msg("新的常用答复", "New ready reply");
pub const CHANGE_REPLY: Msg = msg("改常用答复", "Change the ready reply");
pub const WHICH_REPLY: Msg = msg("怎么说？", "Which words?");
pub const OWN_WORDS: Msg = msg("自己写", "Own words");
pub const NO_STEP_KEPT: Msg = msg("不记话", "No words");
pub const PRINT_LETTER: Msg = msg("看上报函", "Letter to the higher body");
pub const PRINT_NOTICE: Msg = msg("看院内告知书", "Notice for the courtyard");
pub const PRINT_HOTLINE: Msg = msg("看热线回复单", "Reply to the hotline");
pub const PRINT_MONTH: Msg = msg("看诉求月报", "The month's page");
/// A clock that ends next.
pub const CLOCKS: Msg = msg("期限", "Clocks");
pub const LETTERS: Msg = msg("上报", "Letters");
pub const VOICES: Msg = msg("反映", "Raised by");
pub const OTHER_UNIT: Msg = msg("别的单位", "Another unit");
pub const WHOSE_WORDS: Msg = msg("看谁的原话？", "Whose words?");
/// What was done, as a field.
pub const DONE: Msg = msg("经过", "What was done");
/// Why it is taken up again, as a field.
pub const WHY_AGAIN: Msg = msg("为什么不满意", "Why again");
/// Another day for the answer, as a field.
pub const NEW_DUE: Msg = msg("新的期限", "New due day");

// Columns and headings.

pub const NUMBER: Msg = msg("号", "No.");
pub const TITLE: Msg = msg("事项", "Matter");
pub const PLACE: Msg = msg("地点", "Where");
pub const STATE: Msg = msg("状态", "State");
pub const WITH: Msg = msg("承办", "With");
pub const DUE: Msg = msg("期限", "Due");
pub const DAYS: Msg = msg("天数", "Days");
pub const RAISED_BY: Msg = msg("反映人", "Raised by");
pub const WORDS: Msg = msg("原话", "Words");
pub const COURSE: Msg = msg("办理过程", "Course");
/// Nobody deals with it yet.
pub const UNASSIGNED: Msg = msg("未派", "nobody");
/// The office itself deals with it.
pub const OURSELVES: Msg = msg("本社区", "this community");
pub const UNNAMED: Msg = msg("未留名", "no name given");
/// Everybody's issues that are not closed.
pub const NOT_CLOSED: Msg = msg("未结案", "not closed");
pub const PRESSING: Msg = msg("到期和超期", "due or overdue");
pub const ALL: Msg = msg("全部", "all");
pub const BY_STATE: Msg = msg("按状态", "By state");
pub const BY_AREA: Msg = msg("按领域", "By area");
pub const MINE: Msg = msg("我负责的", "mine");
pub const HOT: Msg = msg("热点（按户数）", "hot: by households");
pub const WAITING: Msg = msg("等别人的", "waiting on others");
pub const CLOSED_THIS_MONTH: Msg = msg("本月结案", "closed this month");
pub const OPINIONS: Msg = msg("意见建议", "suggestions");
pub const UNTOLD: Msg = msg("待告知", "to be told");
pub const BY_LANE: Msg = msg("按巷院", "By lane");
pub const NO_PLACE: Msg = msg("没有地点的", "without a place");

// Why not.

pub const NOTHING_SELECTED: Msg = msg("先选一件诉求", "Select an issue first");
/// The state does not allow it.
pub const NOT_FROM_HERE: Msg = msg("现在的状态不能这样办", "not from its present state");
pub const IS_CLOSED: Msg = msg("已结案，只能重新办理", "closed; only reopening is left");
pub const NOT_SOLVED_YET: Msg = msg("还没有解决", "not solved yet");
pub const NOBODY_TO_JOIN: Msg = msg("先查到人，再一同反映", "find the person first");
/// The person stands on it.
pub const STANDS_ALREADY: Msg = msg("此人已在反映人里", "stands on it already");
pub const NO_WORDS: Msg = msg("没有记原话", "no words were kept");

pub const NOBODY_OWES: Msg = msg("没有等答复的上报", "no higher body owes an answer");
pub const NOBODY_RAISED: Msg = msg("没有留名的反映人", "nobody gave a name");
pub const NO_PLACE_HERE: Msg = msg("先写地点", "no place is given yet");
pub const NO_LETTER: Msg = msg("还没有上报", "not laid before a higher body");
pub const NOT_FROM_HOTLINE: Msg = msg("不是热线转来的", "not from the hotline");

// What an action does, in one sentence.

/// Issue for the person being served.
pub const TIP_ISSUE: Msg = msg("先看此人和本巷已有的诉求，再登记新的", "Theirs and the lane's first, then a new one");
pub const TIP_NEW: Msg = msg("没有来访人也可登记", "Also where nobody gave a name");
pub const TIP_CORRECT: Msg = msg("改类型、领域、事项、地点、期限", "Kind, area, matter, place, due day");
pub const TIP_FILTER: Msg = msg("只看一部分诉求", "Shows some of the issues only");
pub const TIP_ASSIGN: Msg = msg("按数字定承办单位", "Who deals with it, by digit");
pub const TIP_CHASE: Msg = msg("状态不变，记一步经过", "A step of its course; the state stays");
pub const TIP_BEGIN: Msg = msg("承办单位已开始办", "Whoever deals with it has begun");
pub const TIP_HIGHER: Msg = msg("等上级单位答复，可改期限", "A higher body must answer; the due day may change");
pub const TIP_RESOLVE: Msg = msg("已解决，等回访反映人", "Solved; those who raised it are asked");
pub const TIP_CALL_BACK: Msg =
    msg("逐人问满意不满意；有人不满意就重新办理", "Each is asked; one who is not content reopens it");
pub const TIP_CLOSE: Msg = msg("办完了，收起来", "Done and put away");
pub const TIP_REOPEN: Msg = msg("没办好，重新办理", "Not done well: taken up again");
pub const TIP_JOIN: Msg = msg("正在办的人加入这件诉求", "The person being served joins it");
pub const TIP_ESCALATE: Msg = msg("发函给上级，期限停算", "A letter; the clock stands still");
pub const TIP_CHASE_HIGHER: Msg = msg("记催办结果和下次催办日", "What came of it, and the next day");
pub const TIP_HIGHER_ANSWERED: Msg = msg("记上级答复，接着办", "Its answer; the office goes on");
pub const TIP_TELL: Msg = msg("逐个勾掉；没反映的也可告知", "Each ticked off; others may be told too");
pub const TIP_WHOLE_PLACE: Msg = msg("按地址把各户都记上", "Every household of the place");
pub const TIP_NOT_THE_SAME: Msg = msg("移出此人，原话留着", "Taken out; their words stay");
pub const TIP_MERGE: Msg = msg("两件是一件事，经过都留着", "Two are one; both courses stay");
pub const TIP_SPLIT: Msg = msg("一件里有两件事", "One was two matters");
pub const TIP_GROUP: Msg = msg("意见建议归到一个问题", "Suggestions become one problem");
pub const TIP_MOVE_MARKED: Msg = msg("空格勾选的一起走一步", "Those marked by Space take one step");
pub const TIP_REPLIES: Msg = msg("按领域存好的话", "Words kept by area");
pub const TIP_PAPER: Msg = msg("先看后打印", "Seen first, then printed");
pub const TIP_SHOW: Msg = msg("说明理由，显示三十秒，留痕", "With a reason, for thirty seconds, logged");

/// A heading of an exported table: how many raised an issue.
pub const RAISED_BY_COLUMN: Msg = msg("反映人数", "Raised by so many");
/// A heading of an exported table: what was said.
pub const WORDS_COLUMN: Msg = msg("原话", "In their words");

pub const WEEKEND: Msg = msg("周末", "a weekend");
