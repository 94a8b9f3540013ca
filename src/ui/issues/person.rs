//! What somebody who comes about an issue may mean: their own, those of their lane, those that were closed.

use std::cmp::Reverse;

use crate::desk::issues::of_lane;
use crate::model::{Issue, IssueState, Resident};
use crate::text::issues as words;
use crate::ui::effect::Effect;
use crate::ui::issues::actions::ISSUE;
use crate::ui::issues::choices::told;
use crate::ui::issues::forms::{JoinIssue, RegisterIssue};
use crate::ui::layers::choice::{Choice, Offer};
use crate::ui::layers::find::Find;
use crate::ui::layers::form::Form;
use crate::ui::view::{Selected, View};
use crate::ui::widgets::numbered::Stand;
use crate::ui::words as common;

/// What this person came about: their own open issues, those of their lane to join, their closed ones, and `9` for a
/// new one.
pub(super) fn for_person(view: &View) -> Effect {
    let Some(person) = view.client() else { return Find::before(ISSUE, view) };
    let resident = person.id;
    let serve = Effect::Serve(resident);
    let Known { own, lane, closed } = known(person, view);
    if own.is_empty() && lane.is_empty() && closed.is_empty() {
        return serve.then(Form::open(RegisterIssue { resident, in_a_line: false }, view));
    }
    let mut offers: Vec<Offer> = Vec::new();
    for issue in own {
        let (id, told) = (issue.id, told(issue, view));
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
    let new =
        Offer::new(view.say(words::NEW), move |view| Form::open(RegisterIssue { resident, in_a_line: false }, view));
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
    closed.sort_by_key(|issue| Reverse((issue.closed_on(), issue.number)));
    own.sort_by_key(|issue| (!issue.is_open(), issue.due.is_none(), issue.due, issue.number));
    let lane = view.office.address_of(person).map(|address| address.lane.clone()).unwrap_or_default();
    let mut lane = of_lane(view.office, &lane);
    lane.retain(|issue| !issue.raised_by.contains(&person.id));
    Known { own, lane, closed }
}
