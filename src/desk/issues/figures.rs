//! The month in figures: what came in and went out, how old the open ones are, and the four rates that are reported
//! (响应率, 解决率, 满意率, 按时回复率), of all, by area and by the unit that deals with them.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::desk::center::figures::days_of;
use crate::desk::core::figure_row::{Day, FigureRow};
use crate::desk::core::office::Office;
use crate::model::issues::NOT_CONTENT;
use crate::model::{Id, Issue, IssueState};
use crate::text::issues::month as words;

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rate {
    pub good: usize,
    pub of: usize,
}

impl Rate {
    /// One more, good or not.
    fn count(&mut self, good: bool) {
        self.of += 1;
        self.good += usize::from(good);
    }

    /// Tenths of a percent, to the nearest; `None` of nothing.
    pub fn per_mille(self) -> Option<usize> {
        (self.of > 0).then(|| (self.good * 2000 + self.of) / (2 * self.of))
    }
}

/// What some of a month's issues came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rates {
    /// Registered in the month.
    pub opened: usize,
    /// 响应率: of those registered in the month whose first answer is due or given, those that had it in time.
    pub response: Rate,
    /// 解决率: of those registered in the month, those that are solved.
    pub solution: Rate,
    /// 满意率: of those who were asked in the month and said how content they are, those who are, or fairly.
    pub content: Rate,
    /// 按时回复率: of those whose solution was due in the month or came in it, those that were solved by their day.
    pub on_time: Rate,
}

/// A month.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Month {
    pub all: Rates,
    /// By area, of [`ISSUE_AREA`](crate::model::issues::ISSUE_AREA), those with any.
    pub by_area: Vec<(u8, Rates)>,
    /// By the unit that deals with them; none is the office itself.
    pub by_lead: Vec<(Id, Rates)>,
    /// Closed in the month.
    pub closed: usize,
    /// Open at its end, and how many of them were older than 7, 30 and 90 days.
    pub open: usize,
    pub older: [usize; 3],
}

/// Days after which an open issue counts as old.
pub const OLD: [i32; 3] = [7, 30, 90];

/// Counts a month, as far as a day.
pub fn month(office: &Office, month: Date, today: Date) -> Month {
    let first = month.first_of_month();
    let end = first.last_of_month().min(today);
    let within = |day: Date| day >= first && day <= end;
    let mut counted = Month::default();
    let mut areas: BTreeMap<u8, Rates> = BTreeMap::new();
    let mut leads: BTreeMap<Id, Rates> = BTreeMap::new();
    for issue in office.of::<Issue>().all().filter(|issue| issue.merged_into.is_none()) {
        let rates = of_one(issue, within, end);
        if rates != Rates::default() {
            for sum in [&mut counted.all, areas.entry(issue.area).or_default(), leads.entry(issue.lead).or_default()] {
                add(sum, rates);
            }
        }
        if closed_days(issue).any(within) {
            counted.closed += 1;
        }
        let opened = issue.opened.date();
        if opened <= end && is_open_on(issue, end) {
            counted.open += 1;
            let age = issue.age_days(end);
            for (days, count) in OLD.iter().zip(&mut counted.older) {
                *count += usize::from(age > *days);
            }
        }
    }
    counted.by_area = areas.into_iter().collect();
    counted.by_lead = leads.into_iter().collect();
    counted
}

fn add(sum: &mut Rates, one: Rates) {
    sum.opened += one.opened;
    for (sum, one) in [
        (&mut sum.response, one.response),
        (&mut sum.solution, one.solution),
        (&mut sum.content, one.content),
        (&mut sum.on_time, one.on_time),
    ] {
        sum.good += one.good;
        sum.of += one.of;
    }
}

/// What one issue adds to its month.
fn of_one(issue: &Issue, within: impl Fn(Date) -> bool, end: Date) -> Rates {
    let mut rates = Rates::default();
    if within(issue.opened.date()) {
        rates.opened = 1;
        let in_time = |by: Date| issue.answered.is_some_and(|at| at.date() <= by);
        if let Some(by) = issue.answer_by.filter(|by| issue.answered.is_some() || *by < end) {
            rates.response.count(in_time(by));
        }
        rates.solution.count(issue.is_solved());
    }
    // Whoever was not reached said nothing.
    for answer in issue.answers.iter().filter(|answer| within(answer.at.date()) && answer.satisfaction <= NOT_CONTENT) {
        rates.content.count(answer.satisfaction != NOT_CONTENT);
    }
    let solved = issue.solved_on().filter(|_| issue.is_solved());
    match (solved, issue.due) {
        (Some(day), due) if within(day) => rates.on_time.count(due.is_none_or(|due| day <= due)),
        (None, Some(due)) if issue.frozen.is_none() && within(due) && due < end => rates.on_time.count(false),
        _ => {}
    }
    rates
}

/// The days on which an issue was closed: it may have been taken up again since.
fn closed_days(issue: &Issue) -> impl Iterator<Item = Date> {
    let before = std::iter::once(None).chain(issue.steps.iter().map(|step| Some(step.state)));
    let steps = issue.steps.iter().zip(before);
    let closed = steps.filter(|(step, before)| step.state == IssueState::Closed && *before != Some(IssueState::Closed));
    closed.map(|(step, _)| step.at.date())
}

/// Whether an issue was not closed at the end of a day.
fn is_open_on(issue: &Issue, day: Date) -> bool {
    let last = issue.steps.iter().rfind(|step| step.at.date() <= day);
    last.is_none_or(|step| step.state != IssueState::Closed)
}

/// Registered, closed and open at the day's end.
pub static FIGURES: FigureRow = FigureRow {
    title: words::BY_DAY,
    heads: |lang| [words::CAME_IN, words::WENT_OUT, words::STAY_OPEN].map(|head| head.say(lang).to_owned()).to_vec(),
    days,
};

fn days(office: &Office, month: Date, last: Date) -> Vec<Day> {
    let mut days = Vec::new();
    for date in days_of(month).take_while(|date| *date <= last) {
        let all = || office.of::<Issue>().all().filter(|issue| issue.merged_into.is_none());
        let came = all().filter(|issue| issue.opened.date() == date).count();
        let went = all().filter(|issue| closed_days(issue).any(|day| day == date)).count();
        let open = all().filter(|issue| issue.opened.date() <= date && is_open_on(issue, date)).count();
        if came + went > 0 {
            days.push((date, vec![came, went, open]));
        }
    }
    days
}

/// The months before one, the latest first, each with what came in and went out.
pub fn months(office: &Office, last: Date, count: i64) -> Vec<(Date, Month)> {
    let of = |back: i64| last.first_of_month().checked_sub(back.months()).ok();
    (0..count).filter_map(of).map(|first| (first, month(office, first, first.last_of_month().min(last)))).collect()
}
