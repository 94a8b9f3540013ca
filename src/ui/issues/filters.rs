//! Which issues the list shows, and in which order.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::desk::core::office::Office;
use crate::desk::issues::lane_of;
use crate::desk::issues::voices::{untold, weight};
use crate::model::issues::{ISSUE_AREA, ISSUE_STATE, SUGGESTION};
use crate::model::{Id, Issue, IssueState};
use crate::text::{issues as words, labels};
use crate::ui::effect::{Effect, Verb};
use crate::ui::layers::choice::{Choice, Offer, of_codes};
use crate::ui::view::View;
use crate::ui::widgets::numbered::Stand;
use crate::ui::words as common;

/// Filters beside the states, whose number is their own.
pub mod filter {
    /// Every issue there ever was.
    pub const ALL: u8 = 0;
    /// Whatever is not closed.
    pub const NOT_CLOSED: u8 = 10;
    /// Due today or overdue.
    pub const PRESSING: u8 = 11;
    /// Those that whoever is at the desk looks after.
    pub const MINE: u8 = 12;
    /// Open ones, those that most households stand behind first.
    pub const HOT: u8 = 13;
    /// Those that a unit or a higher body has.
    pub const WAITING: u8 = 14;
    /// Those that were closed since the first of the month.
    pub const CLOSED_THIS_MONTH: u8 = 15;
    /// Those of which somebody was not told the last step.
    pub const UNTOLD: u8 = 16;
    /// Suggestions.
    pub const OPINIONS: u8 = 17;
    /// Issues of an area: its code is added.
    pub const AREA: u8 = 20;
    /// Issues of a lane: its place among the lanes is added.
    pub const LANE: u8 = 40;
}

/// Lanes and courtyards with issues that are not closed, and how many each has; those without a place under no name.
pub(super) fn lanes(office: &Office) -> Vec<(String, usize)> {
    let mut lanes: BTreeMap<&str, usize> = BTreeMap::new();
    for issue in office.of::<Issue>().all().filter(|issue| issue.state != IssueState::Closed) {
        *lanes.entry(lane_of(&issue.location)).or_default() += 1;
    }
    let mut lanes: Vec<(String, usize)> = lanes.into_iter().map(|(lane, count)| (lane.to_owned(), count)).collect();
    lanes.sort_by_key(|(lane, count)| (std::cmp::Reverse(*count), lane.clone()));
    lanes
}

/// Whether a filter lets an issue through; `lane` is the one that was chosen.
pub(super) fn fits(filter: u8, issue: &Issue, lane: &str, view: &View) -> bool {
    let today = view.today();
    match filter {
        filter::ALL => true,
        filter::NOT_CLOSED => issue.state != IssueState::Closed,
        filter::PRESSING => issue.next_day().is_some_and(|due| due <= today),
        filter::MINE => {
            let mine = view.office.operator_called(&view.seat.clerk, view.today()).map(|operator| operator.id);
            issue.state != IssueState::Closed && mine.is_some() && mine == issue.owner.some()
        }
        filter::HOT => issue.is_open() && issue.group.is_none(),
        filter::WAITING => {
            let with_unit = !issue.lead.is_none() && issue.is_open();
            with_unit || issue.state == IssueState::AwaitingHigher
        }
        filter::CLOSED_THIS_MONTH => in_month(issue, today),
        filter::UNTOLD => issue.state != IssueState::Closed && !untold(view.office, issue).is_empty(),
        filter::OPINIONS => issue.kind == SUGGESTION && issue.state != IssueState::Closed,
        number if number >= filter::LANE => issue.state != IssueState::Closed && lane_of(&issue.location) == lane,
        area if area > filter::AREA => issue.area == area - filter::AREA,
        state => issue.state as u8 == state,
    }
}

fn in_month(issue: &Issue, today: Date) -> bool {
    issue.closed_on().is_some_and(|day| day.first_of_month() == today.first_of_month())
}

/// What is open stands by the day of its next clock, so that what is overdue comes first; what is closed sinks. The hot
/// ones stand by what they weigh, those that were closed by their day.
pub(super) fn sorted(filter: u8, mut issues: Vec<&Issue>, view: &View) -> Vec<Id> {
    match filter {
        filter::HOT => issues
            .sort_by_cached_key(|issue| (std::cmp::Reverse(weight(view.office, issue, view.today())), issue.number)),
        filter::CLOSED_THIS_MONTH => {
            issues.sort_by_key(|issue| std::cmp::Reverse((issue.closed_on(), issue.number)));
        }
        _ => issues.sort_by_key(|issue| {
            let closed = issue.state == IssueState::Closed;
            (closed, !issue.is_open(), issue.next_day().is_none(), issue.next_day(), issue.number)
        }),
    }
    issues.into_iter().map(|issue| issue.id).collect()
}

/// Which issues the list shows.
pub(super) fn filters(view: &View) -> Effect {
    let offers = vec![
        Offer::new(view.say(words::ALL), tell(filter::ALL)).at(Stand::Zero),
        Offer::new(view.say(words::NOT_CLOSED), tell(filter::NOT_CLOSED)),
        Offer::new(view.say(words::PRESSING), tell(filter::PRESSING)),
        Offer::new(view.say(words::TO_CALL_BACK), tell(IssueState::Resolved as u8)),
        Offer::new(view.say(words::BY_STATE), |view| {
            let offers = of_codes(view, ISSUE_STATE, |state, _| Effect::Tell(Verb::Filter(state)));
            Choice::new(view.say(words::BY_STATE), offers).open()
        }),
        Offer::new(view.say(words::BY_AREA), |view| {
            let offers = of_codes(view, ISSUE_AREA, |area, _| Effect::Tell(Verb::Filter(filter::AREA + area)));
            Choice::new(view.say(words::BY_AREA), offers).open()
        }),
        Offer::new(view.say(words::MINE), tell(filter::MINE)),
        Offer::new(view.say(words::HOT), tell(filter::HOT)),
        Offer::new(view.say(words::WAITING), tell(filter::WAITING)),
        Offer::new(view.say(common::MORE), more),
    ];
    Choice::new(view.say(common::FILTER), offers).open()
}

fn tell(number: u8) -> impl Fn(&View) -> Effect {
    move |_: &View| Effect::Tell(Verb::Filter(number))
}

/// Filters that are seldom wanted.
fn more(view: &View) -> Effect {
    let offers = vec![
        Offer::new(view.say(words::CLOSED_THIS_MONTH), tell(filter::CLOSED_THIS_MONTH)),
        Offer::new(view.say(words::UNTOLD), tell(filter::UNTOLD)),
        Offer::new(view.say(words::OPINIONS), tell(filter::OPINIONS)),
        Offer::new(view.say(words::BY_LANE), by_lane),
    ];
    Choice::new(view.say(common::FILTER), offers).open()
}

/// A lane or courtyard, with how many of its issues are not closed.
fn by_lane(view: &View) -> Effect {
    let lanes = lanes(view.office).into_iter().zip(filter::LANE..=u8::MAX);
    let offers = lanes.map(|((lane, count), number)| {
        let lane = if lane.is_empty() { view.say(words::NO_PLACE).to_owned() } else { lane };
        Offer::new(format!("{lane}  {count}"), tell(number))
    });
    Choice::new(view.say(words::BY_LANE), offers.collect()).open()
}

/// What a filter is called.
pub(super) fn filter_label<'a>(number: u8, lane: &'a str, view: &View) -> Cow<'a, str> {
    let said = match number {
        filter::ALL => words::ALL,
        filter::NOT_CLOSED => words::NOT_CLOSED,
        filter::PRESSING => words::PRESSING,
        filter::MINE => words::MINE,
        filter::HOT => words::HOT,
        filter::WAITING => words::WAITING,
        filter::CLOSED_THIS_MONTH => words::CLOSED_THIS_MONTH,
        filter::UNTOLD => words::UNTOLD,
        filter::OPINIONS => words::OPINIONS,
        lane_number if lane_number >= filter::LANE => {
            let unnamed = lane.is_empty();
            return if unnamed { Cow::Borrowed(view.say(words::NO_PLACE)) } else { Cow::Borrowed(lane) };
        }
        area if area > filter::AREA => {
            return Cow::Borrowed(labels::code_number(view.lang(), ISSUE_AREA, area - filter::AREA));
        }
        state => return Cow::Borrowed(labels::code_number(view.lang(), ISSUE_STATE, state)),
    };
    Cow::Borrowed(view.say(said))
}
