//! Issues in a line each: where one stands, who has it, until when, who was told, what a letter came to.

use jiff::civil::Date;

use super::{APART, NOT_TOLD, TO_CALL_BACK, TO_CLOSE, TOLD};
use crate::model::issues::{Answer, Clock, ISSUE_STATE, SATISFACTION};
use crate::model::{Issue, IssueState};
use crate::text::{Lang, labels, when};

/// What a clock runs towards, in a word.
pub fn clock(lang: Lang, clock: Clock) -> &'static str {
    match clock {
        Clock::Answer => lang.of("首次答复", "first answer"),
        Clock::Update => lang.of("进展", "next step"),
        Clock::Hotline => lang.of("热线回复", "reply to the hotline"),
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
        Clock::Answer | Clock::Update | Clock::Hotline | Clock::Solution => {
            return format!("{mark}{}", due_short(lang, day, today));
        }
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
        // A day that is over is no promise.
        (_, Some(day)) if day < today => {
            let day = when::day_said(lang, day, today);
            &lang.of(
                format!("，原定{day}前，已经超期，办好马上告诉您"),
                format!(". It was due by {day} and is late; we tell you"),
            )
        }
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

/// The day by which it is to be answered is a day off: `10-01 周四 是国庆节，不上班`.
pub fn due_on_day_off(lang: Lang, due: Date, off: &str, today: Date) -> String {
    let day = when::day_of_year(lang, due, today);
    match lang {
        Lang::Zh => format!("{day} 是{off}，不上班"),
        Lang::En => format!("{day} is a day off ({off})"),
    }
}
