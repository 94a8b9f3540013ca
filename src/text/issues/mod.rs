//! Words of the issues' tab: lists, steps, and what stands next to the person who came about one.

pub mod fields;
pub mod month;
pub mod papers;
pub mod register;
pub mod rules;
pub mod said;

use jiff::civil::Date;

use super::{Lang, Msg, labels, msg, when};
use crate::model::issues::{Answer, Clock, ISSUE_STATE, SATISFACTION};
use crate::model::{Issue, IssueState};

pub const TO_CALL_BACK: Msg = msg("待回访", "to call back");
/// All were asked; it is to be closed.
pub const TO_CLOSE: Msg = msg("待结案", "to be closed");
pub const TOLD: Msg = msg("已告知", "told");
pub const NOT_TOLD: Msg = msg("未告知", "not told");
/// Their matter turned out to be another one.
pub const APART: Msg = msg("不是同一件", "another matter");
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

/// What a clock runs towards, in a word.
pub fn clock(lang: Lang, clock: Clock) -> &'static str {
    match clock {
        Clock::Answer => lang.of("首次答复", "first answer"),
        Clock::Update => lang.of("进展", "next step"),
        Clock::Solution => lang.of("办结", "solution"),
        Clock::CallBack => lang.of("回访", "call back"),
        Clock::Close => lang.of("结案", "closing"),
    }
}

/// The day of the clock that ends next, with its mark: `! 超期 2 天`, `* 今天到期`; of a solved issue, what is still to be
/// done with it, late or not.
pub fn due(lang: Lang, issue: &Issue, today: Date) -> String {
    let Some((clock, day)) = issue.next() else { return String::new() };
    let mark = match day.cmp(&today) {
        std::cmp::Ordering::Less => "! ",
        std::cmp::Ordering::Equal => "* ",
        std::cmp::Ordering::Greater => "",
    };
    let late = today.until(day).map_or(0, |span| -span.get_days());
    let still = match clock {
        Clock::CallBack => TO_CALL_BACK,
        Clock::Close => TO_CLOSE,
        Clock::Answer | Clock::Update | Clock::Solution => return format!("{mark}{}", due_short(lang, day, today)),
    };
    match late {
        1.. => format!("{mark}{} {late} {}", still.say(lang), lang.of("天", "d")),
        _ => format!("{mark}{}", still.say(lang)),
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

/// Where an issue stands, in a column.
pub fn state_short(lang: Lang, issue: &Issue) -> &'static str {
    use crate::model::IssueState::{
        Assigned, AwaitingHigher, CalledBack, Closed, InProgress, Registered, Reopened, Resolved,
    };
    match (lang, issue.state) {
        (Lang::En, AwaitingHigher) => "higher body",
        (Lang::En, Resolved) => "resolved",
        (Lang::En, Registered | Assigned | InProgress | CalledBack | Closed | Reopened) | (Lang::Zh, _) => {
            state(lang, issue)
        }
    }
}

/// Where an issue stands.
pub fn state(lang: Lang, issue: &Issue) -> &'static str {
    labels::code_number(lang, ISSUE_STATE, issue.state as u8)
}

/// An issue in one line, as it is told to whoever asks about it: number, matter, state, who has it, due day.
pub fn told(lang: Lang, issue: &Issue, lead: &str, today: Date) -> String {
    let words = [issue.title.as_str(), state(lang, issue), lead];
    format!("#{} {}  {}", issue.number, words.join("  "), due(lang, issue, today)).trim_end().to_owned()
}

/// Where an issue stands, as it is read aloud to whoever asks about it: who has it, and until when.
pub fn stands(lang: Lang, number: u32, state: IssueState, with: &str, due: Option<Date>, today: Date) -> String {
    use crate::model::IssueState::{
        Assigned, AwaitingHigher, CalledBack, Closed, InProgress, Registered, Reopened, Resolved,
    };
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

/// The hint that issues that are perhaps the same stand already.
pub fn perhaps_same(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("可能已有 {count} 件  下键进去选，回车一同反映"),
        Lang::En => format!("Perhaps {count} there: Down goes to them, Enter joins"),
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

/// An issue that is perhaps the same: place, day, state, matter, and who stands behind it.
pub fn hint(lang: Lang, issue: &Issue, homes: usize, today: Date) -> String {
    let day = when::date_of_year(lang, issue.opened.date(), today);
    let place = if issue.title.contains(&issue.location) { "" } else { issue.location.as_str() };
    let homes = households(lang, homes);
    let parts = [&format!("#{} {}", issue.number, issue.title), place, state(lang, issue), &day, &homes];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
}

/// So many households.
pub fn households(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("{count} 户"),
        Lang::En => when::plural(count as i64, "household", "households"),
    }
}

/// How many stand behind it: `213 户  1034 人`; and how many of them raised it themselves.
pub fn behind(lang: Lang, (homes, people): (usize, usize), raised: usize) -> String {
    match lang {
        Lang::Zh => format!("{homes} 户  {people} 人  其中反映 {raised} 人"),
        Lang::En => format!("{}, {people} people, {raised} raised it", households(lang, homes)),
    }
}

/// A day in as few cells as tell it: `11-23`, of another year in full.
fn short(day: Date, today: Date) -> String {
    let format = if day.year() == today.year() { "%m-%d" } else { "%Y-%m-%d" };
    day.strftime(format).to_string()
}

/// One of those who raised it: when, how, and when they were last told.
pub fn voice(lang: Lang, name: &str, said_by: &str, at: Date, told: Option<Date>, apart: bool, today: Date) -> String {
    let at = short(at, today);
    let told = match told {
        _ if apart => APART.say(lang).to_owned(),
        Some(day) => format!("{} {}", TOLD.say(lang), short(day, today)),
        None => NOT_TOLD.say(lang).to_owned(),
    };
    format!("{name}  {at} {said_by}  {told}")
}

/// A letter to a higher body: to whom, when, its number, what it promised, how often it was asked again.
pub fn letter(
    lang: Lang,
    unit: &str,
    letter: &str,
    sent: Date,
    said: (Option<Date>, usize, Option<Date>),
    today: Date,
) -> String {
    let (promised, chases, answered) = said;
    let day = |day: Date| short(day, today);
    let mut parts = vec![day(sent), unit.to_owned(), letter.to_owned()];
    match (answered, promised) {
        (Some(answered), _) => parts.push(format!("{} {}", day(answered), lang.of("已答复", "answered"))),
        (None, Some(promised)) => parts.push(format!("{} {}", lang.of("答应", "promised for"), day(promised))),
        (None, None) => {}
    }
    if chases > 0 {
        parts.push(match lang {
            Lang::Zh => format!("催 {chases} 次"),
            Lang::En => format!("asked again {chases}x"),
        });
    }
    parts.retain(|part| !part.is_empty());
    parts.join("  ")
}

/// So many were told, or none are to be.
pub fn to_tell(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("还有 {count} 人没有告知"),
        Lang::En => format!("{} not told yet", when::plural(count as i64, "person", "people")),
    }
}

/// A clock in the card: what it runs towards, and its day.
pub fn clock_line(lang: Lang, of: Clock, day: Date, today: Date) -> String {
    format!("{} {}", clock(lang, of), when::day_of_year(lang, day, today))
}

/// The clock of the solution stands still.
pub fn frozen(lang: Lang, since: Date, today: Date) -> String {
    let day = when::date_of_year(lang, since, today);
    match lang {
        Lang::Zh => format!("{day}起等上级答复，期限停算"),
        Lang::En => format!("waits for a higher body since {day}: the clock stands still"),
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
