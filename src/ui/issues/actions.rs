//! What can be done with an issue: register, join, and every step until those who raised it agree.

use crate::desk::Request;
use crate::desk::core::keys::COMMUNITY;
use crate::desk::issues::Ask;
use crate::desk::issues::speakers;
use crate::desk::issues::{may_follow, of_lane};
use crate::model::issues::{BODY, ISSUE_AREA, ISSUE_STATE, NOT_CONTENT, SATISFACTION};
use crate::model::{Id, Issue, IssueState, Key, Record, Resident};
use crate::text::{issues as words, labels};
use crate::ui::effect::{Effect, Verb};
use crate::ui::input::{ch, ctrl, f};
use crate::ui::issues::forms::{CorrectIssue, JoinIssue, RegisterIssue, StepIssue, asked_by};
use crate::ui::issues::pane::filter;
use crate::ui::layers::choice::{Choice, Offer, of_codes, reveal};
use crate::ui::layers::find::Find;
use crate::ui::layers::form::Form;
use crate::ui::layers::history::History;
use crate::ui::view::{Selected, View, Why};
use crate::ui::widgets::numbered::Stand;
use crate::ui::words as common;

use crate::ui::actions::{Action, scope};
use crate::ui::issues::SCOPE;

/// Reveals of what was said about an issue name this.
pub const WORDS_PANEL: &str = "text";

/// The action that takes what somebody came about.
const ISSUE: &str = "issue";

/// For the person being served, on every tab; where nobody is, the person is found first.
pub(in crate::ui) static SERVING: &[Action] =
    &[Action::new(ISSUE, &[ch('i'), f(8)], scope::PANES, common::ISSUE, words::TIP_ISSUE, for_person).in_footer()];

/// The rows.
pub(in crate::ui) static ROWS: &[Action] = &[
    Action::new("new_issue", &[ch('n'), ctrl('n')], SCOPE, words::NEW, words::TIP_NEW, |view| {
        Form::open(RegisterIssue { resident: view.seat.subject }, view)
    })
    .in_footer(),
    Action::new("correct_issue", &[ch('e'), ctrl('e')], SCOPE, common::EDIT, words::TIP_CORRECT, |view| {
        issue(view).map_or(Effect::None, |issue| Form::open(CorrectIssue { issue: issue.id }, view))
    })
    .when(|view| some(view).map(|_| ()))
    .in_footer(),
    Action::new("filter_issues", &[ch('f'), ctrl('f')], SCOPE, common::FILTER, words::TIP_FILTER, filters).in_footer(),
    Action::new("issue_history", &[ch('h')], SCOPE, common::HISTORY, crate::text::clinic::TIP_HISTORY, |view| {
        issue(view)
            .map_or(Effect::None, |issue| History::of(Key { community: COMMUNITY, kind: Issue::KIND, id: issue.id }))
    })
    .when(|view| some(view).map(|_| ()))
    .last_in_footer(),
    Action::new("assign", &[], SCOPE, common::ASSIGN, words::TIP_ASSIGN, assign)
        .when(|view| may(view, IssueState::Assigned))
        .numbered(),
    Action::new("chase", &[], SCOPE, words::CHASE, words::TIP_CHASE, |view| {
        issue(view).map_or(Effect::None, |issue| Form::open(StepIssue::chase(issue), view))
    })
    .when(|view| {
        let closed = some(view)?.state == IssueState::Closed;
        if closed { Err(Why(words::IS_CLOSED)) } else { Ok(()) }
    })
    .numbered(),
    Action::new("begin", &[], SCOPE, words::BEGIN, words::TIP_BEGIN, |view| step(view, IssueState::InProgress))
        .when(|view| may(view, IssueState::InProgress))
        .numbered(),
    Action::new("await_higher", &[], SCOPE, words::HIGHER, words::TIP_HIGHER, |view| {
        step(view, IssueState::AwaitingHigher)
    })
    .when(|view| may(view, IssueState::AwaitingHigher))
    .numbered(),
    Action::new("resolve", &[], SCOPE, common::RESOLVE, words::TIP_RESOLVE, |view| step(view, IssueState::Resolved))
        .when(|view| may(view, IssueState::Resolved))
        .numbered(),
    Action::new("call_back", &[], SCOPE, common::CALL_BACK, words::TIP_CALL_BACK, call_back)
        .when(may_call_back)
        .numbered(),
    Action::new("close_issue", &[], SCOPE, common::CLOSE_ISSUE, words::TIP_CLOSE, |view| {
        let Some(issue) = issue(view) else { return Effect::None };
        // Whoever was not asked is named, with the reason.
        if issue.unasked().is_empty() {
            moved(issue.id, IssueState::Closed, 0, view)
        } else {
            Form::open(StepIssue::to(issue.id, IssueState::Closed), view)
        }
    })
    .when(|view| may(view, IssueState::Closed))
    .numbered(),
    Action::new("reopen_issue", &[], SCOPE, common::REOPEN, words::TIP_REOPEN, |view| step(view, IssueState::Reopened))
        .when(|view| may(view, IssueState::Reopened))
        .numbered(),
    Action::new("join_issue", &[], SCOPE, common::JOIN, words::TIP_JOIN, |view| {
        issue(view)
            .map_or(Effect::None, |issue| Form::open(JoinIssue { issue: issue.id, resident: view.seat.subject }, view))
    })
    .when(may_join)
    .numbered(),
    Action::new("show_words", &[ch('m')], SCOPE, words::SHOW_WORDS, words::TIP_SHOW, show_words)
        .when(|view| {
            let any = !speakers(view.office, some(view)?).is_empty();
            if any { Ok(()) } else { Err(Why(words::NO_WORDS)) }
        })
        .on_page(2)
        .last_in_footer(),
];

fn issue<'a>(view: &View<'a>) -> Option<&'a Issue> {
    view.record()
}

fn some<'a>(view: &View<'a>) -> Result<&'a Issue, Why> {
    issue(view).ok_or(Why(words::NOTHING_SELECTED))
}

/// Whether the issue may go to another state; a step within the same one is a chase, which has its own digit.
fn may(view: &View, to: IssueState) -> Result<(), Why> {
    let from = some(view)?.state;
    let same_but_assigned = from == to && to != IssueState::Assigned;
    match (may_follow(from, to) && !same_but_assigned, from, to) {
        (true, ..) => Ok(()),
        (_, IssueState::Closed, _) => Err(Why(words::IS_CLOSED)),
        (_, _, IssueState::CalledBack | IssueState::Closed | IssueState::Reopened) => Err(Why(words::NOT_SOLVED_YET)),
        _ => Err(Why(words::NOT_FROM_HERE)),
    }
}

fn may_join(view: &View) -> Result<(), Why> {
    let issue = some(view)?;
    let person = view.subject().ok_or(Why(words::NOBODY_TO_JOIN))?;
    if issue.raised_by.contains(&person.id) {
        return Err(Why(words::STANDS_ALREADY));
    }
    if issue.state == IssueState::Closed { Err(Why(words::IS_CLOSED)) } else { Ok(()) }
}

/// A step that says what was done.
fn step(view: &View, state: IssueState) -> Effect {
    issue(view).map_or(Effect::None, |issue| Form::open(StepIssue::to(issue.id, state), view))
}

/// A step that a digit says whole.
fn moved(issue: Id, state: IssueState, body: u8, view: &View) -> Effect {
    let (text, asked_by) = (String::new(), asked_by(issue, view));
    Effect::send(Request::Issues(Ask::MoveIssue { issue, state, body, due: None, text, asked_by }))
}

fn assign(view: &View) -> Effect {
    let Some(issue) = issue(view) else { return Effect::None };
    let id = issue.id;
    let offers = of_codes(view, BODY, move |body, view| moved(id, IssueState::Assigned, body, view));
    let told = words::told(view.lang(), issue, view.today());
    Choice::new(view.say(words::WHICH_BODY), offers).with_facts(vec![told]).open()
}

/// Whether somebody is to be called back: it is solved, and not closed.
fn may_call_back(view: &View) -> Result<(), Why> {
    match some(view)?.state {
        IssueState::Resolved | IssueState::CalledBack => Ok(()),
        IssueState::Closed => Err(Why(words::IS_CLOSED)),
        IssueState::Registered
        | IssueState::Assigned
        | IssueState::InProgress
        | IssueState::AwaitingHigher
        | IssueState::Reopened => Err(Why(words::NOT_SOLVED_YET)),
    }
}

/// Each who raised it is asked for themselves: the one being served, the only one, or whom the clerk picks.
fn call_back(view: &View) -> Effect {
    let Some(issue) = issue(view) else { return Effect::None };
    match issue.raised_by.as_slice() {
        [] => content(issue, Id::NONE, view),
        [only] => content(issue, *only, view),
        several if several.contains(&view.seat.subject) => content(issue, view.seat.subject, view),
        several => {
            let unasked = issue.unasked();
            let (first, later): (Vec<Id>, Vec<Id>) = several.iter().partition(|id| unasked.contains(id));
            let offers = first.into_iter().chain(later).map(|id| {
                let label = format!("{}  {}", name(id, view), answer(issue, id, view));
                let of = issue.id;
                Offer::new(label, move |view| {
                    view.office.of::<Issue>().get(of).map_or(Effect::None, |issue| content(issue, id, view))
                })
            });
            let told = words::told(view.lang(), issue, view.today());
            Choice::new(view.say(words::WHO_IS_ASKED), offers.collect()).with_facts(vec![told]).open()
        }
    }
}

pub(in crate::ui) fn name<'a>(id: Id, view: &View<'a>) -> &'a str {
    view.office.of::<Resident>().get(id).map_or("", |resident| resident.name.as_str())
}

/// What one of those who raised an issue answered, or that they were not asked.
pub(in crate::ui) fn answer(issue: &Issue, resident: Id, view: &View) -> String {
    match issue.answer_of(resident) {
        Some((answer, of_now)) => words::answered(view.lang(), answer, of_now, view.today()),
        None => view.say(words::NOT_ASKED).to_owned(),
    }
}

/// Content or not, by digit; who is not content says why, and the issue is taken up again.
fn content(issue: &Issue, resident: Id, view: &View) -> Effect {
    let id = issue.id;
    let offers = of_codes(view, SATISFACTION, move |satisfaction, view| {
        if satisfaction == NOT_CONTENT {
            Form::open(StepIssue { issue: id, state: IssueState::Reopened, satisfaction, resident }, view)
        } else {
            let (due, text, asked_by) = (None, String::new(), asked_by(id, view));
            Effect::send(Request::Issues(Ask::CallBack { issue: id, resident, satisfaction, due, text, asked_by }))
        }
    });
    let told = words::told(view.lang(), issue, view.today());
    let person = view.office.of::<Resident>().get(resident);
    Choice::new(view.say(words::HOW_CONTENT), offers).about(person).with_facts(vec![told]).open()
}

/// Shows the words of the person being served, else asks whose.
fn show_words(view: &View) -> Effect {
    let Some(issue) = issue(view) else { return Effect::None };
    let whose = speakers(view.office, issue);
    match whose.as_slice() {
        [only] => reveal(view, *only, WORDS_PANEL),
        several if several.contains(&view.seat.subject) => reveal(view, view.seat.subject, WORDS_PANEL),
        several => {
            let offers = several.iter().map(|id| {
                let id = *id;
                Offer::new(name(id, view), move |view| reveal(view, id, WORDS_PANEL))
            });
            Choice::new(view.say(words::WHOSE_WORDS), offers.collect()).open()
        }
    }
}

/// What this person came about: their own open issues, those of their lane to join, their closed ones, and `9` for a
/// new one.
fn for_person(view: &View) -> Effect {
    let Some(person) = view.client() else { return Find::before(ISSUE, view) };
    let resident = person.id;
    let serve = Effect::Serve(resident);
    let Known { own, lane, closed } = known(person, view);
    if own.is_empty() && lane.is_empty() && closed.is_empty() {
        return serve.then(Form::open(RegisterIssue { resident }, view));
    }
    let mut offers: Vec<Offer> = Vec::new();
    for issue in own {
        let (id, told) = (issue.id, words::told(view.lang(), issue, view.today()));
        offers.push(Offer::new(told, move |_| Effect::Show(Selected::of::<Issue>(id))));
    }
    for issue in lane {
        let (id, told) = (issue.id, words::join(view.lang(), issue));
        offers.push(Offer::new(told, move |view| Form::open(JoinIssue { issue: id, resident }, view)));
    }
    for issue in closed {
        let (id, told) = (issue.id, words::closed(view.lang(), issue, view.today()));
        offers.push(Offer::new(told, move |_| Effect::Show(Selected::of::<Issue>(id))));
    }
    let new = Offer::new(view.say(words::NEW), move |view| Form::open(RegisterIssue { resident }, view));
    offers.push(new.at(Stand::Last));
    serve.then(Choice::new(format!("{}  {}", view.say(common::ISSUE), person.name), offers).open())
}

/// What somebody may have come about.
struct Known<'a> {
    /// Their own issues that are not closed, the most pressing first.
    own: Vec<&'a Issue>,
    /// Those of the lane that they may join.
    lane: Vec<&'a Issue>,
    /// Their own that are closed, the last one first: it may not have held.
    closed: Vec<&'a Issue>,
}

fn known<'a>(person: &Resident, view: &View<'a>) -> Known<'a> {
    let all = view.office.naming::<Issue, Resident>(person.id).filter_map(|id| view.office.of::<Issue>().get(id));
    let raised = all.filter(|issue| issue.raised_by.contains(&person.id));
    let (mut closed, mut own): (Vec<&Issue>, Vec<&Issue>) = raised.partition(|issue| issue.state == IssueState::Closed);
    closed.sort_by_key(|issue| std::cmp::Reverse((issue.closed_on(), issue.number)));
    own.sort_by_key(|issue| (!issue.is_open(), issue.due.is_none(), issue.due, issue.number));
    let lane = view.office.address_of(person).map(|address| address.lane.clone()).unwrap_or_default();
    let mut lane = of_lane(view.office, &lane);
    lane.retain(|issue| !issue.raised_by.contains(&person.id));
    Known { own, lane, closed }
}

/// Which issues the list shows.
fn filters(view: &View) -> Effect {
    let tell = |number: u8| move |_: &View| Effect::Tell(Verb::Filter(number));
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
    ];
    Choice::new(view.say(common::FILTER), offers).open()
}

/// What a filter is called.
pub(in crate::ui) fn filter_label(number: u8, view: &View) -> &'static str {
    match number {
        filter::ALL => view.say(words::ALL),
        filter::NOT_CLOSED => view.say(words::NOT_CLOSED),
        filter::PRESSING => view.say(words::PRESSING),
        area if area > filter::AREA => labels::code_number(view.lang(), ISSUE_AREA, area - filter::AREA),
        state => labels::code_number(view.lang(), ISSUE_STATE, state),
    }
}
