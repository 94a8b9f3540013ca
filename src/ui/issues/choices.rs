//! What is asked before an issue takes a step: which unit, who was called, who was told, which issue is meant.

use std::rc::Rc;

use crate::desk::Request;
use crate::desk::issues::sheets::lead;
use crate::desk::issues::voices::{untold, voices};
use crate::desk::issues::{Ask, escalate, speakers};
use crate::model::issues::{NOT_CONTENT, SATISFACTION, TOLD_BY};
use crate::model::operators::look::list;
use crate::model::{Id, Issue, IssueState, Resident, Unit};
use crate::text::issues as words;
use crate::text::operators::NOBODY_TO_CALL;
use crate::ui::effect::Effect;
use crate::ui::issues::CALL_SCOPE;
use crate::ui::issues::actions::{WORDS_PANEL, issue};
use crate::ui::issues::forms::{StepIssue, asked_by};
use crate::ui::issues::more::{AssignTo, SetReply, TellIssue};
use crate::ui::layers::choice::{Choice, Offer, of_codes, reveal};
use crate::ui::layers::form::Form;
use crate::ui::operators::calls;
use crate::ui::view::{View, Why};
use crate::ui::widgets::numbered::Stand;

/// An issue in one line, as it is told to whoever asks about it.
pub(in crate::ui) fn told(issue: &Issue, view: &View) -> String {
    words::told(view.lang(), issue, &lead(view.lang(), view.office, issue), view.today())
}

/// Asks the desk; whoever works down the call list stays on it.
fn sent(ask: Ask, view: &View) -> Effect {
    let face = view.face;
    if face.scope == CALL_SCOPE {
        return Effect::send_then(Request::Issues(ask), move |_| Effect::Face(face));
    }
    Effect::send(Request::Issues(ask))
}

/// A step that a digit says whole.
pub(super) fn moved(issue: Id, state: IssueState, lead: Id, view: &View) -> Effect {
    let (text, asked_by) = (String::new(), asked_by(issue, view));
    Effect::send(Request::Issues(Ask::MoveIssue { issue, state, lead, due: None, text, asked_by }))
}

/// Units that had an issue before, the most often first: those stand under digits, all others behind one.
pub(super) fn assign(view: &View) -> Effect {
    let Some(issue) = issue(view) else { return Effect::None };
    let id = issue.id;
    let mut often: Vec<(usize, &Unit)> = view
        .office
        .of::<Unit>()
        .all()
        .filter(|unit| unit.closed.is_none())
        .map(|unit| (view.office.of::<Issue>().all().filter(|issue| issue.lead == unit.id).count(), unit))
        .filter(|(count, _)| *count > 0)
        .collect();
    often.sort_by_key(|(count, unit)| (std::cmp::Reverse(*count), unit.kind, unit.id));
    let ourselves = Offer::new(view.say(words::OURSELVES), move |view| moved(id, IssueState::Assigned, Id::NONE, view));
    let other = Offer::new(view.say(words::OTHER_UNIT), move |view| Form::open(AssignTo { issue: id }, view));
    let units = often.into_iter().map(|(_, unit)| {
        let lead = unit.id;
        Offer::new(unit.name.clone(), move |view| moved(id, IssueState::Assigned, lead, view))
    });
    let offers = [ourselves, other].into_iter().chain(units).collect();
    Choice::new(view.say(words::WHICH_BODY), offers).with_facts(vec![told(issue, view)]).open()
}

/// Whether somebody is to be called back: it is solved, and not closed.
pub(super) fn may_call_back(view: &View) -> Result<(), Why> {
    match super::actions::some(view)?.state {
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
pub(super) fn call_back(view: &View) -> Effect {
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
            let facts = vec![told(issue, view)];
            Choice::new(view.say(words::WHO_IS_ASKED), offers.collect()).with_facts(facts).open()
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
pub(super) fn content(issue: &Issue, resident: Id, view: &View) -> Effect {
    let id = issue.id;
    let offers = of_codes(view, SATISFACTION, move |satisfaction, view| {
        if satisfaction == NOT_CONTENT {
            Form::open(StepIssue { issue: id, state: IssueState::Reopened, satisfaction, resident }, view)
        } else {
            let (due, text, asked_by) = (None, String::new(), asked_by(id, view));
            sent(Ask::CallBack { issue: id, resident, satisfaction, due, text, asked_by }, view)
        }
    });
    let facts = vec![told(issue, view)];
    let person = view.office.of::<Resident>().get(resident);
    Choice::new(view.say(words::HOW_CONTENT), offers).about(person).with_facts(facts).open()
}

/// Shows the words of the person being served, else asks whose.
pub(super) fn show_words(view: &View) -> Effect {
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

/// Who was told: all who are behind, one of them, or the person being served, who need not have raised it.
pub(super) fn tell(view: &View) -> Effect {
    let Some(issue) = issue(view) else { return Effect::None };
    let of = issue.id;
    let behind = untold(view.office, issue);
    let raised: Vec<Id> =
        voices(view.office, issue).into_iter().filter(|voice| !voice.apart).map(|voice| voice.resident).collect();
    let mut offers = Vec::new();
    if !behind.is_empty() {
        let all = behind.clone();
        let label = format!("{}  {}", view.say(words::ALL_OF_THEM), words::to_tell(view.lang(), all.len()));
        offers.push(Offer::new(label, move |view| told_how(of, all, view)));
    }
    let served = view.subject().map(|person| person.id).filter(|id| !raised.contains(id));
    for id in served.into_iter().chain(raised) {
        let label = if behind.contains(&id) {
            format!("{}  {}", name(id, view), view.say(words::NOT_TOLD))
        } else {
            name(id, view).to_owned()
        };
        offers.push(Offer::new(label, move |view| told_how(of, vec![id], view)));
    }
    Choice::new(view.say(words::WHO_IS_TOLD), offers).with_facts(vec![told(issue, view)]).open()
}

/// Opens the list of those who are behind, to call them one after the other.
pub(super) fn call_them(view: &View) -> Effect {
    let Some(issue) = issue(view) else { return Effect::None };
    let of = issue.id;
    let records = move |id: Id, view: &View| told_how(of, vec![id], view);
    calls::open(list::TO_BE_TOLD, untold(view.office, issue), Rc::new(records), view)
}

/// Whether anybody is to be told.
pub(super) fn may_call_them(view: &View) -> Result<(), Why> {
    let any = issue(view).is_some_and(|issue| !untold(view.office, issue).is_empty());
    if any { Ok(()) } else { Err(Why(NOBODY_TO_CALL)) }
}

/// How they were told.
pub(super) fn told_how(of: Id, residents: Vec<Id>, view: &View) -> Effect {
    let offers = of_codes(view, TOLD_BY, move |by, view| which_words(of, &residents, by, view));
    Choice::new(view.say(words::TOLD_HOW), offers).open()
}

/// What they were told: nothing that is kept, a ready reply, or words of one's own.
fn which_words(of: Id, residents: &[Id], by: u8, view: &View) -> Effect {
    let Some(issue) = view.office.of::<Issue>().get(of) else { return Effect::None };
    let send = move |text: String, residents: Vec<Id>, view: &View| {
        let asked_by = residents.iter().copied().find(|id| *id == view.seat.subject).unwrap_or(Id::NONE);
        sent(Ask::TellOfIssue { issue: of, residents, by, text, asked_by }, view)
    };
    let (none, own) = (residents.to_vec(), residents.to_vec());
    let mut offers = vec![
        Offer::new(view.say(words::NO_STEP_KEPT), move |view| send(String::new(), none, view)),
        Offer::new(view.say(words::OWN_WORDS), move |view| {
            Form::open(TellIssue { issue: of, residents: own, by }, view)
        }),
    ];
    for reply in escalate::replies(view.office, issue.area) {
        let (text, whom) = (reply.text.clone(), residents.to_vec());
        offers.push(Offer::new(reply.name.clone(), move |view| send(text, whom, view)));
    }
    Choice::new(view.say(words::WHICH_REPLY), offers).open()
}

/// Whose matter turned out to be another one.
pub(super) fn leave(view: &View) -> Effect {
    let Some(issue) = issue(view) else { return Effect::None };
    let of = issue.id;
    let offers = issue.raised_by.iter().map(|id| {
        let resident = *id;
        Offer::new(name(resident, view), move |_| {
            Effect::send(Request::Issues(Ask::LeaveIssue { issue: of, resident }))
        })
    });
    Choice::new(view.say(words::WHO_LEAVES), offers.collect()).with_facts(vec![told(issue, view)]).open()
}

/// The ready replies: a new one, or one of them to be changed.
pub(super) fn ready_replies(view: &View) -> Effect {
    let new = Offer::new(view.say(words::NEW_REPLY), |view| Form::open(SetReply { reply: Id::NONE }, view));
    let mut offers = vec![new.at(Stand::Last)];
    let mut all: Vec<_> = view.office.of::<crate::model::issues::Reply>().all().collect();
    all.sort_by_key(|reply| (reply.area, reply.name.as_str(), reply.id));
    for reply in all {
        let id = reply.id;
        offers.push(Offer::new(reply.name.clone(), move |view| Form::open(SetReply { reply: id }, view)));
    }
    Choice::new(view.say(words::REPLIES), offers).open()
}
