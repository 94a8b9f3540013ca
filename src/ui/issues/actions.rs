//! What can be done with an issue: register, join, and every step until those who raised it agree.

use crate::desk::core::keys::COMMUNITY;
use crate::desk::issues::escalate::{escalations, owing};
use crate::desk::issues::sheets::{hotline, letter, notice, of_month};
use crate::desk::issues::{may_go, speakers};
use crate::model::{Id, Issue, IssueState, Key, Record};
use crate::text::issues::{self as words, month};
use crate::text::operators::{CALL_LIST, CALL_LIST_TIP};
use crate::ui::actions::{Action, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::forms::Purpose;
use crate::ui::input::{ch, ctrl, f};
use crate::ui::issues::charts::CHARTED;
use crate::ui::issues::choices::{
    assign, call_back, call_them, leave, may_call_back, may_call_them, moved, ready_replies, show_words, tell,
};
use crate::ui::issues::filters::filters;
use crate::ui::issues::forms::{CorrectIssue, JoinIssue, RegisterIssue, StepIssue};
use crate::ui::issues::more::{ChaseHigher, EscalateIssue, GoInto, JoinPlace, SplitIssue};
use crate::ui::issues::person::for_person;
use crate::ui::issues::{LISTS, SCOPE, TAB};
use crate::ui::layers::charts::Charts;
use crate::ui::layers::choice::{Choice, Offer};
use crate::ui::layers::form::Form;
use crate::ui::layers::history::History;
use crate::ui::layers::sheet::Sheet;
use crate::ui::panes::faces;
use crate::ui::view::{View, Why};
use crate::ui::words as common;

/// Reveals of what was said about an issue name this.
pub const WORDS_PANEL: &str = "text";

/// The action that takes what somebody came about.
pub(super) const ISSUE: &str = "issue";

/// For the person being served, on every tab; where nobody is, the person is found first.
pub(in crate::ui) static SERVING: &[Action] =
    &[Action::new(ISSUE, &[ch('i'), f(8)], scope::PANES, common::ISSUE, words::TIP_ISSUE, for_person)
        .needs(crate::model::issues::ISSUES)
        .in_footer()];

/// The rows.
pub(in crate::ui) static ROWS: &[Action] = &[
    Action::new("new_issue", &[ch('n'), ctrl('n')], SCOPE, words::NEW, words::TIP_NEW, |view| {
        Form::open(RegisterIssue { resident: view.seat.subject, in_a_line: false }, view)
    })
    .needs(crate::model::issues::ISSUES)
    .in_footer(),
    Action::new("correct_issue", &[ch('e'), ctrl('e')], SCOPE, common::EDIT, words::TIP_CORRECT, |view| {
        issue(view).map_or(Effect::None, |issue| Form::open(CorrectIssue { issue: issue.id }, view))
    })
    .needs(crate::model::issues::ISSUES)
    .when(|view| some(view).map(|_| ()))
    .in_footer(),
    Action::new("filter_issues", &[ch('f'), ctrl('f')], SCOPE, common::FILTER, words::TIP_FILTER, filters).in_footer(),
    Action::new("issue_history", &[ch('h')], SCOPE, common::HISTORY, crate::text::clinic::TIP_HISTORY, |view| {
        issue(view)
            .map_or(Effect::None, |issue| History::of(Key { community: COMMUNITY, kind: Issue::KIND, id: issue.id }))
    })
    .needs(crate::model::register::HISTORY)
    .when(|view| some(view).map(|_| ()))
    .last_in_footer(),
    Action::new("issue_lists", &[ch('r'), ctrl('r')], LISTS, words::calls::LISTS, words::calls::LISTS_TIP, |view| {
        let offers = faces(&TAB).iter().map(|face| Offer::new(view.say(face.name), |_| Effect::Face(face)));
        Choice::new(view.say(words::calls::LISTS), offers.collect()).open()
    })
    .in_footer(),
    Action::new("assign", &[], SCOPE, common::ASSIGN, words::TIP_ASSIGN, assign)
        .needs(crate::model::issues::ISSUES)
        .when(|view| may(view, IssueState::Assigned))
        .numbered(),
    Action::new("chase", &[], SCOPE, words::CHASE, words::TIP_CHASE, |view| {
        issue(view).map_or(Effect::None, |issue| Form::open(StepIssue::chase(issue), view))
    })
    .needs(crate::model::issues::ISSUES)
    .when(|view| {
        let closed = some(view)?.state == IssueState::Closed;
        if closed { Err(Why(words::IS_CLOSED)) } else { Ok(()) }
    })
    .numbered(),
    Action::new("begin", &[], SCOPE, words::BEGIN, words::TIP_BEGIN, |view| step(view, IssueState::InProgress))
        .needs(crate::model::issues::ISSUES)
        .when(|view| may(view, IssueState::InProgress))
        .numbered(),
    Action::new("escalate", &[], SCOPE, words::ESCALATE, words::TIP_ESCALATE, |view| {
        issue(view).map_or(Effect::None, |issue| Form::open(EscalateIssue { issue: issue.id }, view))
    })
    .needs(crate::model::issues::ISSUES)
    .when(|view| {
        let from = some(view)?.state;
        if from == IssueState::AwaitingHigher { Ok(()) } else { may(view, IssueState::AwaitingHigher) }
    })
    .numbered(),
    Action::new("resolve", &[], SCOPE, common::RESOLVE, words::TIP_RESOLVE, |view| step(view, IssueState::Resolved))
        .needs(crate::model::issues::ISSUES)
        .when(|view| may(view, IssueState::Resolved))
        .numbered(),
    Action::new("call_back", &[], SCOPE, common::CALL_BACK, words::TIP_CALL_BACK, call_back)
        .needs(crate::model::issues::ISSUES)
        .when(may_call_back)
        .numbered(),
    Action::new("close_issue", &[], SCOPE, common::CLOSE_ISSUE, words::TIP_CLOSE, |view| {
        let Some(issue) = issue(view) else { return Effect::None };
        // Whoever was not asked is named, with the reason.
        if issue.unasked().is_empty() && issue.is_solved() {
            moved(issue.id, IssueState::Closed, Id::NONE, view)
        } else {
            Form::open(StepIssue::to(issue.id, IssueState::Closed), view)
        }
    })
    .needs(crate::model::issues::ISSUES)
    .when(|view| may(view, IssueState::Closed))
    .numbered(),
    Action::new("reopen_issue", &[], SCOPE, common::REOPEN, words::TIP_REOPEN, |view| step(view, IssueState::Reopened))
        .needs(crate::model::issues::ISSUES)
        .when(|view| may(view, IssueState::Reopened))
        .numbered(),
    Action::new("join_issue", &[], SCOPE, common::JOIN, words::TIP_JOIN, |view| {
        issue(view)
            .map_or(Effect::None, |issue| Form::open(JoinIssue { issue: issue.id, resident: view.seat.subject }, view))
    })
    .needs(crate::model::issues::ISSUES)
    .when(may_join)
    .numbered(),
    Action::new("show_words", &[ch('m')], SCOPE, words::SHOW_WORDS, words::TIP_SHOW, show_words)
        .needs(crate::model::operators::OPEN_WORDS)
        .when(|view| {
            let any = !speakers(view.office, some(view)?).is_empty();
            if any { Ok(()) } else { Err(Why(words::NO_WORDS)) }
        })
        .on_page(2)
        .last_in_footer(),
    Action::new("tell_of_issue", &[], SCOPE, words::TELL, words::TIP_TELL, tell)
        .needs(crate::model::issues::ISSUES)
        .when(|view| {
            let nobody = some(view)?.raised_by.is_empty() && view.subject().is_none();
            if nobody { Err(Why(words::NOBODY_RAISED)) } else { Ok(()) }
        })
        .on_page(2),
    Action::new("chase_higher", &[], SCOPE, words::CHASE_HIGHER, words::TIP_CHASE_HIGHER, |view| {
        higher(view, |escalation| ChaseHigher { escalation, answered: false })
    })
    .needs(crate::model::issues::ISSUES)
    .when(owes)
    .on_page(2),
    Action::new("higher_answered", &[], SCOPE, words::HIGHER_ANSWERED, words::TIP_HIGHER_ANSWERED, |view| {
        higher(view, |escalation| ChaseHigher { escalation, answered: true })
    })
    .needs(crate::model::issues::ISSUES)
    .when(owes)
    .on_page(2),
    Action::new("whole_place", &[], SCOPE, words::WHOLE_PLACE, words::TIP_WHOLE_PLACE, |view| {
        issue(view).map_or(Effect::None, |issue| Form::open(JoinPlace { issue: issue.id }, view))
    })
    .needs(crate::model::issues::ISSUES)
    .when(not_closed)
    .on_page(2),
    Action::new("not_the_same", &[], SCOPE, words::NOT_THE_SAME, words::TIP_NOT_THE_SAME, leave)
        .needs(crate::model::issues::ISSUES)
        .when(|view| if some(view)?.raised_by.is_empty() { Err(Why(words::NOBODY_RAISED)) } else { Ok(()) })
        .on_page(2),
    Action::new("merge_issue", &[], SCOPE, words::MERGE, words::TIP_MERGE, |view| {
        issue(view).map_or(Effect::None, |issue| Form::open(GoInto { issue: issue.id, merges: true }, view))
    })
    .needs(crate::model::issues::ISSUES)
    .when(|view| some(view).map(|_| ()))
    .on_page(2),
    Action::new("split_issue", &[], SCOPE, words::SPLIT, words::TIP_SPLIT, |view| {
        issue(view).map_or(Effect::None, |issue| Form::open(SplitIssue { issue: issue.id }, view))
    })
    .needs(crate::model::issues::ISSUES)
    .when(|view| some(view).map(|_| ()))
    .on_page(2),
    Action::new("group_issue", &[], SCOPE, words::GROUP, words::TIP_GROUP, |view| {
        issue(view).map_or(Effect::None, |issue| Form::open(GoInto { issue: issue.id, merges: false }, view))
    })
    .needs(crate::model::issues::ISSUES)
    .when(|view| some(view).map(|_| ()))
    .on_page(2),
    Action::new("move_marked", &[], SCOPE, words::MOVE_MARKED, words::TIP_MOVE_MARKED, |_| {
        Effect::Tell(Verb::Together)
    })
    .needs(crate::model::issues::ISSUES)
    .on_page(3),
    Action::new("issue_letter", &[], SCOPE, words::PRINT_LETTER, words::TIP_PAPER, |view| {
        issue(view).map_or(Effect::None, |issue| Sheet::open(letter(issue.id)))
    })
    .when(|view| {
        let any = !escalations(view.office, some(view)?.id).is_empty();
        if any { Ok(()) } else { Err(Why(words::NO_LETTER)) }
    })
    .on_page(3),
    Action::new("issue_notice", &[], SCOPE, words::PRINT_NOTICE, words::TIP_PAPER, |view| {
        issue(view).map_or(Effect::None, |issue| Sheet::open(notice(issue.id)))
    })
    .when(|view| some(view).map(|_| ()))
    .on_page(3),
    Action::new("issue_hotline", &[], SCOPE, words::PRINT_HOTLINE, words::TIP_PAPER, |view| {
        issue(view).map_or(Effect::None, |issue| Sheet::open(hotline(issue.id)))
    })
    .when(|view| if some(view)?.hotline.is_empty() { Err(Why(words::NOT_FROM_HOTLINE)) } else { Ok(()) })
    .on_page(3),
    Action::new("issue_month", &[], SCOPE, words::PRINT_MONTH, words::TIP_PAPER, |view| {
        Sheet::of_month(of_month, view.today())
    })
    .on_page(3),
    Action::new("issue_replies", &[], SCOPE, words::REPLIES, words::TIP_REPLIES, ready_replies).on_page(3),
    Action::new("issue_figures", &[], SCOPE, month::FIGURES, month::FIGURES_TIP, |view| Charts::open(CHARTED, view))
        .on_page(3),
    Action::new("issue_line", &[], SCOPE, words::IN_A_LINE, words::TIP_IN_A_LINE, |view| {
        Form::open(RegisterIssue { resident: view.seat.subject, in_a_line: true }, view)
    })
    .on_page(3),
    Action::new("call_to_tell", &[], SCOPE, CALL_LIST, CALL_LIST_TIP, call_them)
        .needs(crate::model::register::REVEAL)
        .when(may_call_them)
        .on_page(3),
];

pub(super) fn issue<'a>(view: &View<'a>) -> Option<&'a Issue> {
    view.record()
}

pub(super) fn some<'a>(view: &View<'a>) -> Result<&'a Issue, Why> {
    issue(view).ok_or(Why(words::NOTHING_SELECTED))
}

/// Whether the issue may go to another state; a step within the same one is a chase, which has its own digit.
fn may(view: &View, to: IssueState) -> Result<(), Why> {
    let from = some(view)?.state;
    let same_but_assigned = from == to && to != IssueState::Assigned;
    match (may_go(some(view)?, to) && !same_but_assigned, from, to) {
        (true, ..) => Ok(()),
        (_, IssueState::Closed, _) => Err(Why(words::IS_CLOSED)),
        (_, _, IssueState::CalledBack | IssueState::Closed | IssueState::Reopened) => Err(Why(words::NOT_SOLVED_YET)),
        (
            false,
            IssueState::Registered
            | IssueState::Assigned
            | IssueState::InProgress
            | IssueState::AwaitingHigher
            | IssueState::Resolved
            | IssueState::CalledBack
            | IssueState::Reopened,
            IssueState::Registered
            | IssueState::Assigned
            | IssueState::InProgress
            | IssueState::AwaitingHigher
            | IssueState::Resolved,
        ) => Err(Why(words::NOT_FROM_HERE)),
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

/// Whether a higher body owes an answer about it.
fn owes(view: &View) -> Result<(), Why> {
    let any = owing(view.office, some(view)?.id).is_some();
    if any { Ok(()) } else { Err(Why(words::NOBODY_OWES)) }
}

/// A form about the letter that was not answered yet.
fn higher<P: Purpose + 'static>(view: &View, form: impl FnOnce(Id) -> P) -> Effect {
    let letter = issue(view).and_then(|issue| owing(view.office, issue.id));
    letter.map_or(Effect::None, |letter| Form::open(form(letter.id), view))
}

fn not_closed(view: &View) -> Result<(), Why> {
    if some(view)?.state == IssueState::Closed { Err(Why(words::IS_CLOSED)) } else { Ok(()) }
}
