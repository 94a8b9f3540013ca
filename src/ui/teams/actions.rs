//! What can be done with a team: join, lead, leave, call the roll, plan performances.

use crate::desk::teams::{Ask, TeamDay, calendar};
use crate::model::Resident;
use crossterm::event::KeyCode;

use crate::desk::Request;
use crate::desk::teams::sheets::of_team;
use crate::model::{Id, Meeting, Team};
use crate::text::teams as text;
use crate::ui::effect::Effect;
use crate::ui::input::{ch, ctrl, key};
use crate::ui::layers::choice::{Choice, Offer, confirm};
use crate::ui::layers::find::Find;
use crate::ui::layers::form::Form;
use crate::ui::layers::sheet::Sheet;
use crate::ui::teams::forms::{SetPerformance, SetTeam};
use crate::ui::teams::pane::describe;
use crate::ui::teams::roll::Roll;
use crate::ui::view::{View, Why};
use crate::ui::words;

use crate::ui::actions::Action;
use crate::ui::center::actions::BOOK;
use crate::ui::teams::SCOPE;

/// The rows.
pub(in crate::ui) static ROWS: &[Action] = &[
    Action::new("take_roll", &[ch('k'), ctrl('k')], SCOPE, text::TAKE_ROLL, text::TAKE_ROLL_TIP, |view| {
        // Today's, else the last day that has none: what a clerk means is what is missing.
        let missing = behind(view).into_iter().rev().find(|day| !is_taken(day, view));
        let today = behind(view).into_iter().find(|day| day.date == view.today());
        match (today.or(missing), team(view)) {
            (Some(day), Some(team)) => Roll::open(team.id, day.date, day.performance, view),
            (None, Some(team)) => Roll::open(team.id, view.today(), false, view),
            _ => Effect::None,
        }
    })
    .needs(crate::model::teams::LEAD)
    .when(has_team)
    .in_footer(),
    Action::new("leave_team", &[ch('x'), key(KeyCode::Delete)], SCOPE, text::LEAVE, text::LEAVE_TIP, |view| {
        let Some((team, member)) = member(view) else { return Effect::None };
        confirm(view, name(view, member), view.say(text::LEAVE), move |_| {
            ask(Ask::LeaveTeam { team, resident: member })
        })
    })
    .needs(crate::model::teams::LEAD)
    .when(has_member)
    .in_footer(),
    Action::new("edit_team", &[ch('e'), ctrl('e')], SCOPE, words::EDIT, text::CHANGE_TIP, |view| {
        team(view).map_or(Effect::None, |team| Form::open(SetTeam { team: team.id }, view))
    })
    .needs(crate::model::teams::LEAD)
    .when(has_team)
    .in_footer(),
    Action::new("new_team", &[ch('n'), ctrl('n')], SCOPE, text::NEW, text::NEW_TIP, |view| {
        Form::open(SetTeam { team: Id::NONE }, view)
    })
    .needs(crate::model::teams::LEAD)
    .in_footer(),
    Action::new("roll_of_day", &[], SCOPE, text::ROLL_OF_DAY, text::ROLL_OF_DAY_TIP, |view| {
        let days = behind(view);
        pick_day(view, days.into_iter().rev().collect(), |team, day, view| {
            Roll::open(team, day.date, day.performance, view)
        })
    })
    .needs(crate::model::teams::LEAD)
    .when(|view| {
        has_team(view)?;
        if behind(view).is_empty() { Err(Why(text::NO_DAY)) } else { Ok(()) }
    })
    .numbered(),
    Action::new("plan_performance", &[], SCOPE, text::PLAN, text::PLAN_TIP, |view| {
        team(view).map_or(Effect::None, |team| Form::open(SetPerformance { team: team.id, meeting: Id::NONE }, view))
    })
    .needs(crate::model::teams::LEAD)
    .when(has_team)
    .numbered(),
    Action::new("performance_cast", &[], SCOPE, text::CAST, text::CAST_TIP, |view| {
        performance(view, |meeting, view| Roll::open(meeting.team, meeting.date, true, view))
    })
    .needs(crate::model::teams::LEAD)
    .when(has_performance)
    .numbered(),
    Action::new("edit_performance", &[], SCOPE, text::CHANGE_PERFORMANCE, text::CHANGE_PERFORMANCE_TIP, |view| {
        performance(view, |meeting, view| Form::open(SetPerformance { team: meeting.team, meeting: meeting.id }, view))
    })
    .needs(crate::model::teams::LEAD)
    .when(has_performance)
    .numbered(),
    Action::new("performance_off", &[], SCOPE, text::CALL_OFF, text::CALL_OFF_TIP, |view| {
        performance(view, |meeting, view| {
            let id = meeting.id;
            confirm(view, meeting.title.clone(), view.say(text::CALL_OFF), move |_| ask(Ask::CallOff { meeting: id }))
        })
    })
    .needs(crate::model::teams::LEAD)
    .when(has_performance)
    .numbered(),
    Action::new("lead_team", &[], SCOPE, text::LEAD, text::LEAD_TIP, |view| {
        member(view).map_or(Effect::None, |(team, resident)| ask(Ask::Lead { team, resident }))
    })
    .needs(crate::model::teams::LEAD)
    .when(has_member)
    .numbered(),
    Action::new("attendance_sheet", &[], SCOPE, text::SHEET, text::SHEET_TIP, |view| {
        team(view).map_or(Effect::None, |team| Sheet::open(of_team(team.id)))
    })
    .when(has_team)
    .numbered(),
];

fn ask(ask: Ask) -> Effect {
    Effect::send(Request::from(ask))
}

fn team<'a>(view: &View<'a>) -> Option<&'a Team> {
    view.record()
}

/// The team, and its member under the cursor.
fn member(view: &View) -> Option<(Id, Id)> {
    Some((view.selected.id::<Team>()?, view.row.some()?))
}

fn has_team(view: &View) -> Result<(), Why> {
    team(view).map(|_| ()).ok_or(Why(text::NO_TEAM_YET))
}

fn has_member(view: &View) -> Result<(), Why> {
    member(view).map(|_| ()).ok_or(Why(text::NO_MEMBER))
}

fn name(view: &View, id: Id) -> String {
    view.office.of::<Resident>().get(id).map_or_else(String::new, |resident| resident.name.clone())
}

/// Days of the calendar up to today.
fn behind(view: &View) -> Vec<TeamDay> {
    let days = team(view).map(|team| calendar(view.office, team, view.today())).unwrap_or_default();
    days.into_iter().filter(|day| day.date <= view.today()).collect()
}

fn is_taken(day: &TeamDay, view: &View) -> bool {
    day.meeting.and_then(|id| view.office.of::<Meeting>().get(id)).is_some_and(|meeting| meeting.taken.is_some())
}

/// Performances whose attendance was not taken, the earliest first.
fn performances<'a>(view: &View<'a>) -> Vec<&'a Meeting> {
    let Some(team) = team(view) else { return Vec::new() };
    let of = view.office.naming::<Meeting, Team>(team.id).filter_map(|id| view.office.of::<Meeting>().get(id));
    let mut open: Vec<&Meeting> = of.filter(|meeting| meeting.is_performance() && meeting.taken.is_none()).collect();
    open.sort_by_key(|meeting| meeting.date);
    open
}

fn has_performance(view: &View) -> Result<(), Why> {
    if performances(view).is_empty() { Err(Why(text::NO_PERFORMANCE)) } else { Ok(()) }
}

fn pick_day(view: &View, days: Vec<TeamDay>, then: impl Fn(Id, &TeamDay, &View) -> Effect + Clone + 'static) -> Effect {
    let Some(team) = team(view).map(|team| team.id) else { return Effect::None };
    let offers = days.into_iter().map(|day| {
        let label = text::day(view.lang(), day.date, view.today(), &describe(&day, view).0);
        let then = then.clone();
        Offer::new(label, move |view| then(team, &day, view))
    });
    Choice::new(view.say(text::WHICH_DAY), offers.collect()).open()
}

fn performance(view: &View, then: impl Fn(&Meeting, &View) -> Effect + Clone + 'static) -> Effect {
    let open = performances(view);
    if let [only] = open.as_slice() {
        return then(only, view);
    }
    let offers = open.iter().map(|meeting| {
        let label = text::day(view.lang(), meeting.date, view.today(), &meeting.title);
        let (id, then) = (meeting.id, then.clone());
        Offer::new(label, move |view| view.office.of::<Meeting>().get(id).map_or(Effect::None, |m| then(m, view)))
    });
    Choice::new(view.say(text::WHICH_PERFORMANCE), offers.collect()).open()
}

/// `b` on a team: the person being served joins it.
pub(in crate::ui) fn join(view: &View) -> Effect {
    let Some(team) = team(view) else { return Effect::None };
    match view.subject() {
        Some(person) => ask(Ask::Join { team: team.id, resident: person.id }),
        None => Find::before(BOOK, view),
    }
}
