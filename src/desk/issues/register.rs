//! Issues that an office kept in a list: a row an issue, or one of those who raised it.

use crate::exchange::{Heading, Line};
use crate::model::field::{FieldError, FieldKind};
use crate::model::issues::Answer;
use crate::model::issues::{ISSUE_AREA, ISSUE_KIND, ISSUE_STATE, SATISFACTION, Step};
use crate::model::register::Counter;
use crate::model::{Id, Issue, IssueState, Record, Unit, Words};
use crate::text::issues::register as words;

use super::clock::{begin, follow};
use super::may_follow;
use crate::desk::import::row::RegisterRow;
use crate::desk::import::taking::{Became, Open, Taking};

/// Most characters of an issue's title.
const TITLE: usize = 40;
/// Most of a step, and of somebody's words.
const STEP: usize = 200;
const SAID: usize = 500;
/// How a list says that the office itself deals with it.
const OURSELVES: &str = "本社区";
/// The kind of a unit that only a list of issues names.
const OTHER_UNIT: u8 = 12;
/// What a list that does not tell is of: somebody wants something done, in an area of no name.
const HELP: u8 = 2;
const OTHER: u8 = 9;

/// What such lists write above a column.
const STATES: &[&str] = &["办理状态", "状态", "处理状态", "办结情况", "是否办结", "进度", "办理进度", "state"];
const CONTENT: &[&str] = &["满意度", "满意情况", "回访满意度", "回访结果", "是否满意"];
const DONE: &[&str] = &["办理结果", "处理结果", "办理情况", "处理情况", "办理过程", "答复内容", "处理意见", "解决情况"];
const IN_THEIR_WORDS: &[&str] = &["原话", "诉求原话", "诉求详情", "具体内容", "详细内容", "详细描述", "详情"];

/// A list of issues.
pub static REGISTER: RegisterRow = RegisterRow {
    word: "issues",
    label: words::REGISTER,
    kind: Issue::KIND,
    headings: &[
        Heading::of(
            "issues.title",
            words::TITLE,
            FieldKind::Text(SAID),
            &[
                "诉求内容",
                "诉求标题",
                "诉求事项",
                "诉求",
                "反映问题",
                "反映内容",
                "反映事项",
                "反映情况",
                "问题描述",
                "问题内容",
                "问题",
                "事项",
                "投诉内容",
                "求助内容",
                "报修内容",
                "诉求描述",
                "主要诉求",
                "issue",
                "matter",
            ],
        )
        .own()
        .must(),
        Heading::of(
            "issues.number",
            words::NUMBER,
            FieldKind::Number(1, 9_999_999),
            &["诉求编号", "诉求号", "工单号", "工单编号", "受理编号", "受理号", "登记编号", "编号"],
        ),
        Heading::of(
            "issues.kind",
            words::KIND,
            FieldKind::Choice(ISSUE_KIND),
            &["诉求类型", "诉求性质", "类型", "性质", "反映类型", "kind"],
        )
        .usual(HELP),
        Heading::of(
            "issues.area",
            words::AREA,
            FieldKind::Choice(ISSUE_AREA),
            &["诉求领域", "领域", "诉求类别", "问题类别", "类别", "问题类型", "问题分类", "诉求分类", "分类", "area"],
        )
        .usual(OTHER),
        Heading::of(
            "issues.location",
            words::LOCATION,
            FieldKind::Text(60),
            &["地点", "位置", "发生地点", "事发地点", "问题地点", "诉求地点", "点位", "where"],
        ),
        Heading::of(
            "issues.body",
            words::BODY,
            FieldKind::Text(40),
            &[
                "承办单位",
                "承办部门",
                "责任单位",
                "责任部门",
                "办理单位",
                "办理部门",
                "派单单位",
                "处理单位",
                "处理部门",
            ],
        ),
        Heading::of(
            "issues.due",
            words::DUE,
            FieldKind::Date,
            &["答复期限", "办理期限", "办结期限", "截止日期", "办理时限", "限办日期", "到期日"],
        ),
        Heading::of(
            "issues.opened",
            words::OPENED,
            FieldKind::Date,
            &[
                "受理时间",
                "受理日期",
                "登记时间",
                "登记日期",
                "反映时间",
                "反映日期",
                "来电时间",
                "来访时间",
                "来访日期",
                "接诉时间",
                "诉求时间",
                "诉求日期",
                "日期",
                "时间",
            ],
        ),
        Heading::of("issues.state", words::STATE, FieldKind::Choice(ISSUE_STATE), STATES),
        Heading::of("issues.satisfaction", words::SATISFACTION, FieldKind::Choice(SATISFACTION), CONTENT),
        Heading::of("issues.done", words::DONE, FieldKind::Text(STEP), DONE),
        Heading::of("issues.words", words::WORDS, FieldKind::Text(SAID), IN_THEIR_WORDS).sensitive(),
    ],
    days: |_: &Line| Vec::new(),
    take,
};

/// What a row tells of an issue.
struct Told {
    issue: Issue,
    /// Where it stands, where the row tells.
    state: Option<IssueState>,
    /// What they said of its solution, of [`SATISFACTION`], or 0.
    satisfaction: u8,
    /// What was done.
    done: String,
    /// What they said.
    said: String,
}

fn take(row: &mut Taking<'_>) -> Result<Became, Open> {
    let whom = row.whom(true)?;
    let told = told(row, whom)?;
    let number = row.number("issues.number")?.map(|number| number as u32);
    let same_matter = |issue: &Issue| issue.title == told.issue.title;
    let known = match number {
        Some(number) => row.find(|issue: &Issue| issue.number == number),
        // The same matter of the same day, raised by whoever it was.
        None => row.find(|issue: &Issue| same_matter(issue) && issue.opened.date() == told.issue.opened.date()),
    };
    match known {
        Some(known) if same_matter(&known) => again(row, &known, told, whom),
        Some(_) => {
            // The number is another issue's: the row comes in under the next one only where somebody says so.
            row.bad("issues.number", FieldError::Taken)?;
            let known = row.find(|issue: &Issue| same_matter(issue) && issue.opened.date() == told.issue.opened.date());
            match known {
                Some(known) => again(row, &known, told, whom),
                None => enter(row, told, None, whom),
            }
        }
        None => enter(row, told, number, whom),
    }
}

fn told(row: &mut Taking<'_>, whom: Option<Id>) -> Result<Told, Open> {
    let whole = row.text("issues.title")?;
    let mut said = row.text("issues.words")?;
    let mut done = row.text("issues.done")?;
    let mut title = whole.clone();
    // A list says in one cell what here is a title and somebody's words.
    if whole.chars().count() > TITLE {
        title = whole.chars().take(TITLE - 1).chain(['…']).collect();
        let (into, most) = if whom.is_some() { (&mut said, SAID) } else { (&mut done, STEP) };
        let both = crate::exchange::joined(&whole, into);
        if both.chars().count() > most {
            return Err(row.refused("issues.title", FieldError::TooLong { max: most }));
        }
        *into = both;
    }
    if !said.is_empty() && whom.is_none() {
        // Words are somebody's, and nobody is told: they are left out only where somebody says so.
        row.bad("issues.words", FieldError::Required)?;
        said.clear();
    }
    let opened = match row.day("issues.opened")? {
        Some(day) => row.line.moment("issues.opened").unwrap_or(day.to_datetime(row.now.time())),
        None => row.now,
    };
    let state = match row.choice("issues.state")? {
        0 => None,
        code => state_of(code),
    };
    let issue = Issue {
        kind: row.choice("issues.kind")?,
        area: row.choice("issues.area")?,
        title,
        location: row.text("issues.location")?,
        lead: unit(row)?,
        due: row.day("issues.due")?,
        opened,
        ..Issue::default()
    };
    let satisfaction = row.choice("issues.satisfaction")?;
    Ok(Told { issue, state, satisfaction, done, said })
}

/// The unit of the name that the row tells; one that nobody entered yet comes in with the file, of no kind in
/// particular.
fn unit(row: &mut Taking<'_>) -> Result<Id, Open> {
    let name = row.text("issues.body")?.trim().to_owned();
    if name.is_empty() || name == OURSELVES {
        return Ok(Id::NONE);
    }
    if let Some(unit) = row.find(|unit: &Unit| unit.name == name && unit.closed.is_none()) {
        return Ok(unit.id);
    }
    let unit = Unit { id: row.fresh(), name, kind: OTHER_UNIT, ..Unit::default() };
    row.put(&unit)?;
    Ok(unit.id)
}

/// Enters a new issue.
fn enter(row: &mut Taking<'_>, told: Told, number: Option<u32>, whom: Option<Id>) -> Result<Became, Open> {
    let last = row.after::<Counter>(Counter::ISSUES).map_or(0, |counter| counter.last);
    let number = number.unwrap_or(last + 1);
    let Told { issue, state, satisfaction, done, said } = told;
    let state = state.unwrap_or(if issue.lead.is_none() { IssueState::Registered } else { IssueState::Assigned });
    let step = Step { at: issue.opened, who: row.who, state, text: done };
    let raised_by = whom.into_iter().collect();
    let mut issue = Issue { id: row.fresh(), number, state, raised_by, steps: vec![step], ..issue };
    begin(row.office, &mut issue);
    if state != IssueState::Registered {
        let (opened, due) = (issue.opened, issue.due);
        follow(row.office, &mut issue, IssueState::Registered, opened, due);
    }
    issue.answers.extend(answer(row, &issue, satisfaction, whom));
    row.put(&issue)?;
    if number > last {
        row.put(&Counter { id: Counter::ISSUES, last: number })?;
    }
    put_words(row, issue.id, whom, said)?;
    Ok(Became::Added)
}

/// What somebody said of the solution, where the file tells it.
fn answer(row: &Taking<'_>, issue: &Issue, satisfaction: u8, whom: Option<Id>) -> Option<Answer> {
    let resident = whom.unwrap_or(Id::NONE);
    (satisfaction != 0).then(|| Answer { at: row.now, who: row.who, resident, round: issue.round(), satisfaction })
}

/// What a row adds to an issue that is entered already.
fn again(row: &mut Taking<'_>, known: &Issue, told: Told, whom: Option<Id>) -> Result<Became, Open> {
    let mut issue = known.clone();
    let joins = whom.filter(|whom| !issue.raised_by.contains(whom));
    issue.raised_by.extend(joins);
    let Told { issue: row_says, state, satisfaction, done, said } = told;
    if let Some(state) = state.filter(|state| *state != issue.state) {
        if may_follow(issue.state, state) {
            let came = std::mem::replace(&mut issue.state, state);
            follow(row.office, &mut issue, came, row.now, None);
            issue.steps.push(Step { at: row.now, who: row.who, state, text: done });
        } else {
            row.bad("issues.state", FieldError::NotAChoice)?;
        }
    }
    let said_before = issue.answers.iter().any(|known| known.satisfaction == satisfaction);
    if !said_before {
        issue.answers.extend(answer(row, &issue, satisfaction, whom));
    }
    // What nobody told is no other value than what is known.
    let kept = |told: bool, value: u8, known: u8| if told { value } else { known };
    let beside = Issue {
        id: issue.id,
        number: issue.number,
        kind: kept(row.tells("issues.kind"), row_says.kind, issue.kind),
        area: kept(row.tells("issues.area"), row_says.area, issue.area),
        answers: issue.answers.clone(),
        raised_by: issue.raised_by.clone(),
        state: issue.state,
        steps: issue.steps.clone(),
        opened: issue.opened,
        title: row_says.title,
        location: row_says.location,
        lead: if row.tells("issues.body") { row_says.lead } else { issue.lead },
        due: if row.tells("issues.due") { row_says.due } else { issue.due },
        ..issue.clone()
    };
    let became = if issue == *known { Became::Unchanged } else { Became::Updated };
    let merged = row.merge(&issue, &beside)?;
    if merged == Became::Unchanged && issue != *known {
        row.put(&issue)?;
    }
    if joins.is_some() {
        put_words(row, issue.id, whom, said)?;
    }
    Ok(if issue != *known {
        Became::Updated
    } else if merged == Became::Unchanged {
        became
    } else {
        merged
    })
}

fn put_words(row: &mut Taking<'_>, issue: Id, whom: Option<Id>, text: String) -> Result<(), Open> {
    let Some(resident) = whom else { return Ok(()) };
    let words = Words { id: row.fresh(), issue, resident, text, at: row.now, ..Words::default() };
    row.put(&words)
}

fn state_of(code: u8) -> Option<IssueState> {
    use IssueState::{Assigned, AwaitingHigher, CalledBack, Closed, InProgress, Registered, Reopened, Resolved};
    let all = [Registered, Assigned, InProgress, AwaitingHigher, Resolved, CalledBack, Closed, Reopened];
    all.into_iter().find(|state| *state as u8 == code)
}
