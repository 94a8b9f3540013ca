//! Words of the issues' tab: lists, steps, and what stands next to the person who came about one.

pub mod fields;
pub mod register;
pub mod rules;
pub mod said;

use jiff::civil::Date;

use super::{Lang, Msg, labels, msg, when};
use crate::model::issues::{Answer, BODY, ISSUE_STATE, SATISFACTION};
use crate::model::{Issue, IssueState};

pub const TO_CALL_BACK: Msg = msg("待回访", "to call back");
pub const ISSUES: Msg = msg("诉求", "Issues");
pub const NEW: Msg = msg("新诉求", "New issue");
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
pub const UNNAMED: Msg = msg("未留名", "no name given");
/// Everybody's issues that are not closed.
pub const NOT_CLOSED: Msg = msg("未结案", "not closed");
pub const PRESSING: Msg = msg("到期和超期", "due or overdue");
pub const ALL: Msg = msg("全部", "all");
pub const BY_STATE: Msg = msg("按状态", "By state");
pub const BY_AREA: Msg = msg("按领域", "By area");

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
pub const TIP_SHOW: Msg = msg("说明理由，显示三十秒，留痕", "With a reason, for thirty seconds, logged");

/// A due day with its mark: `! 超期 2 天`, `* 今天到期`; a solved issue waits for its call-back instead.
pub fn due(lang: Lang, issue: &Issue, today: Date) -> String {
    match issue.due {
        _ if issue.state == crate::model::IssueState::Resolved => TO_CALL_BACK.say(lang).to_owned(),
        Some(day) if issue.is_open() => {
            let mark = match day.cmp(&today) {
                std::cmp::Ordering::Less => "! ",
                std::cmp::Ordering::Equal => "* ",
                std::cmp::Ordering::Greater => "",
            };
            format!("{mark}{}", due_short(lang, day, today))
        }
        _ => String::new(),
    }
}

/// A due day in a column: English takes more cells than a column has.
fn due_short(lang: Lang, day: Date, today: Date) -> String {
    let days = today.until(day).map_or(0, |span| span.get_days());
    match (lang, days) {
        (Lang::Zh, _) => when::due(lang, day, today),
        (Lang::En, 0) => "due today".to_owned(),
        (Lang::En, 1..) => format!("in {days} d"),
        (Lang::En, _) => format!("{} d overdue", -days),
    }
}

/// Who deals with an issue.
pub fn body(lang: Lang, issue: &Issue) -> &'static str {
    if issue.body == 0 { UNASSIGNED.say(lang) } else { labels::code_number(lang, BODY, issue.body) }
}

/// Where an issue stands, in a column.
pub fn state_short(lang: Lang, issue: &Issue) -> &'static str {
    use crate::model::IssueState::{AwaitingHigher, Resolved};
    match (lang, issue.state) {
        (Lang::En, AwaitingHigher) => "higher body",
        (Lang::En, Resolved) => "resolved",
        _ => state(lang, issue),
    }
}

/// Where an issue stands.
pub fn state(lang: Lang, issue: &Issue) -> &'static str {
    labels::code_number(lang, ISSUE_STATE, issue.state as u8)
}

/// An issue in one line, as it is told to whoever asks about it: number, matter, state, body, due day.
pub fn told(lang: Lang, issue: &Issue, today: Date) -> String {
    let words = [issue.title.as_str(), state(lang, issue), body(lang, issue)];
    format!("#{} {}  {}", issue.number, words.join("  "), due(lang, issue, today)).trim_end().to_owned()
}

/// Where an issue stands, as it is read aloud to whoever asks about it: who has it, and until when.
pub fn stands(lang: Lang, number: u32, state: IssueState, body: u8, due: Option<Date>, today: Date) -> String {
    use crate::model::IssueState::{
        Assigned, AwaitingHigher, CalledBack, Closed, InProgress, Registered, Reopened, Resolved,
    };
    let with = if body == 0 { "" } else { labels::code_number(lang, BODY, body) };
    let until = match (state, due) {
        (Resolved | CalledBack | Closed, _) => "",
        (_, None) => lang.of("，有进展会告诉您", ". We tell you what comes of it"),
        (_, Some(day)) => {
            let day = when::day_said(lang, day, today);
            &lang.of(format!("，{day}前答复您"), format!(". You get an answer by {day}"))
        }
    };
    let now = match (lang, state, with) {
        (Lang::Zh, Registered, _) => "已受理".to_owned(),
        (Lang::Zh, Assigned | InProgress, "") => "正在办".to_owned(),
        (Lang::Zh, Assigned, with) => format!("已交{with}"),
        (Lang::Zh, InProgress, with) => format!("{with}在办"),
        (Lang::Zh, AwaitingHigher, "") => "在等上级答复".to_owned(),
        (Lang::Zh, AwaitingHigher, with) => format!("在等{with}答复"),
        (Lang::Zh, Resolved, _) => "已经解决，会回访您".to_owned(),
        (Lang::Zh, CalledBack, _) => "都回访过了，等结案".to_owned(),
        (Lang::Zh, Closed, _) => "已结案".to_owned(),
        (Lang::Zh, Reopened, _) => "重新办理".to_owned(),
        (Lang::En, Registered, _) => "is registered".to_owned(),
        (Lang::En, Assigned | InProgress, "") => "is being dealt with".to_owned(),
        (Lang::En, Assigned, with) => format!("was passed to the {with}"),
        (Lang::En, InProgress, with) => format!("is being dealt with: {with}"),
        (Lang::En, AwaitingHigher, "") => "awaits a higher body's answer".to_owned(),
        (Lang::En, AwaitingHigher, with) => format!("awaits an answer: {with}"),
        (Lang::En, Resolved, _) => "is solved. We call you to ask whether you are content".to_owned(),
        (Lang::En, CalledBack, _) => "is solved, all were asked; it is about to be closed".to_owned(),
        (Lang::En, Closed, _) => "is closed".to_owned(),
        (Lang::En, Reopened, _) => "is taken up again".to_owned(),
    };
    match lang {
        Lang::Zh => format!("{number}号诉求，{now}{until}"),
        Lang::En => format!("Issue {number} {now}{until}"),
    }
}

/// What one of those who raised an issue answered, with the day: `满意（11月25日）`; what was said of an earlier solution
/// says so.
pub fn answered(lang: Lang, answer: &Answer, of_now: bool, today: Date) -> String {
    let said = labels::code_number(lang, SATISFACTION, answer.satisfaction);
    let day = when::date_of_year(lang, answer.at.date(), today);
    match (lang, of_now) {
        (Lang::Zh, true) => format!("{said}（{day}）"),
        (Lang::Zh, false) => format!("上次{said}（{day}）"),
        (Lang::En, true) => format!("{said} ({day})"),
        (Lang::En, false) => format!("before: {said} ({day})"),
    }
}

/// So many were not called back, and who, before it is closed all the same.
pub fn not_asked(lang: Lang, names: &[&str]) -> String {
    match lang {
        Lang::Zh => format!("{} 人未回访：{}", names.len(), names.join("、")),
        Lang::En => format!("{} not asked: {}", names.len(), names.join(", ")),
    }
}

/// A closed issue of somebody who comes again: when it was closed.
pub fn closed(lang: Lang, issue: &Issue, today: Date) -> String {
    let day = issue.closed_on().map_or_else(String::new, |day| when::date_of_year(lang, day, today));
    format!("#{} {}  {}  {day}", issue.number, issue.title, state(lang, issue)).trim_end().to_owned()
}

/// The lane's issue, to be joined.
pub fn join(lang: Lang, issue: &Issue) -> String {
    let (number, title, state) = (issue.number, &issue.title, state(lang, issue));
    let people = raised_by(lang, issue.raised_by.len());
    match lang {
        Lang::Zh => format!("一同反映 #{number} {title}  {state}  已有 {people}"),
        Lang::En => format!("Join #{number} {title}  {state}  {people}"),
    }
}

/// The hint that an issue of the same area and place stands already.
pub fn perhaps_same(lang: Lang, issue: &Issue, today: Date) -> String {
    match lang {
        Lang::Zh => format!("可能已有：{}  保存时可选一同反映", told(lang, issue, today)),
        Lang::En => format!("Perhaps there: {}  saving offers to join", told(lang, issue, today)),
    }
}

/// How many raised it.
pub fn raised_by(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("{count} 人"),
        Lang::En => when::plural(count as i64, "person", "people"),
    }
}

/// How many words of residents are kept, and whether they are seen.
pub fn words(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("{count} 条  已收起  m 显示"),
        Lang::En => format!("{count} hidden; m shows"),
    }
}

/// Heading of the list: what it holds, and what presses.
pub fn heading(lang: Lang, count: usize, overdue: usize, today: usize, to_call_back: usize) -> String {
    match lang {
        Lang::Zh => format!("{count} 件  超期 {overdue}  今日到期 {today}  待回访 {to_call_back}"),
        Lang::En => format!("{count} issues  overdue {overdue}  due today {today}  to call back {to_call_back}"),
    }
}

/// Days since it was registered.
pub fn days(lang: Lang, days: i32) -> String {
    match lang {
        Lang::Zh => format!("第 {days} 天"),
        Lang::En => when::plural(i64::from(days), "day old", "days old"),
    }
}

/// A heading of an exported table: how many raised an issue.
pub const RAISED_BY_COLUMN: Msg = msg("反映人数", "Raised by so many");
/// A heading of an exported table: what was said.
pub const WORDS_COLUMN: Msg = msg("原话", "In their words");

pub const WEEKEND: Msg = msg("周末", "a weekend");

/// The day by which it is to be answered is a day off: `10-01 周四 是国庆节，不上班`.
pub fn due_on_day_off(lang: Lang, due: Date, off: &str, today: Date) -> String {
    let day = when::day_of_year(lang, due, today);
    match lang {
        Lang::Zh => format!("{day} 是{off}，不上班"),
        Lang::En => format!("{day} is a day off ({off})"),
    }
}

/// Days off put the answer off: `遇国庆节，答复期从 10-01 周四 顺延到 10-05 周一`.
pub fn due_put_off(lang: Lang, from: Date, off: &str, to: Date, today: Date) -> String {
    let (from, to) = (when::day_of_year(lang, from, today), when::day_of_year(lang, to, today));
    match lang {
        Lang::Zh => format!("遇{off}，答复期从 {from} 顺延到 {to}"),
        Lang::En => format!("{off}: the answer moves from {from} to {to}"),
    }
}
