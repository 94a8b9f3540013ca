//! What can be done at a clinic: tickets, calling, readings, sessions.

use crate::desk::clinic::records::ClinicIndex;
use crate::desk::clinic::{Ask, waiting_at, was_measured};
use crossterm::event::KeyCode;

use crate::desk::Request;
use crate::model::{Id, Resident, Session, Visit, VisitState};
use crate::text::clinic as words;
use crate::ui::clinic::forms::{PlanSession, RecordVisit};
use crate::ui::effect::Effect;
use crate::ui::input::{ch, ctrl, f, key};
use crate::ui::layers::choice::{Choice, Offer, confirm, reveal};
use crate::ui::layers::day::Day;
use crate::ui::layers::find::Find;
use crate::ui::layers::form::Form;
use crate::ui::layers::history::History;
use crate::ui::view::{VITALS_PANEL, View, Why};
use crate::ui::widgets::numbered::Stand;
use crate::ui::words as common;

use crate::ui::actions::{Action, scope};
use crate::ui::clinic::SCOPE;

/// The action that takes somebody to a clinic.
const HEALTH_VISIT: &str = "health_visit";

/// For the person being served, on every tab; where nobody is, the person is found first.
pub(in crate::ui) static SERVING: &[Action] =
    &[Action::new(HEALTH_VISIT, &[ch('v'), f(7)], scope::PANES, common::HEALTH, words::TIP_VISIT, visit)
        .when(lives_here)
        .in_footer()];

/// The rows.
pub(in crate::ui) static ROWS: &[Action] = &[
    Action::new("record_ticket", &[], SCOPE, words::RECORD_TICKET, words::TIP_RECORD, |view| {
        ticket(view).map_or(Effect::None, |visit| record(visit, view))
    })
    .when(has_ticket)
    .numbered(),
    Action::new("call_next", &[ch('k'), ctrl('k')], SCOPE, common::CALL_NEXT, words::TIP_CALL, |view| {
        Effect::send(Request::Clinic(Ask::CallNext { session: session(view).map_or(Id::NONE, |session| session.id) }))
    })
    .when(somebody_waits)
    .numbered()
    .in_footer(),
    Action::new("void_ticket", &[ch('x'), key(KeyCode::Delete)], SCOPE, words::VOID, words::TIP_VOID, void)
        .when(has_ticket)
        .numbered()
        .in_footer(),
    Action::new("plan_session", &[ch('n'), ctrl('n')], SCOPE, common::PLAN_SESSION, words::TIP_PLAN, |view| {
        let day = session(view).map_or(view.today(), |session| session.date.max(view.today()));
        Form::open(PlanSession { session: Id::NONE, day }, view)
    })
    .in_footer(),
    Action::new("edit_session", &[ch('e'), ctrl('e')], SCOPE, words::EDIT_SESSION, words::TIP_EDIT, |view| {
        let id = session(view).map_or(Id::NONE, |session| session.id);
        Form::open(PlanSession { session: id, day: view.today() }, view)
    })
    .when(|view| session(view).map(|_| ()).ok_or(Why(words::NO_SESSION_SELECTED)))
    .numbered()
    .in_footer(),
    Action::new("clinic_day", &[ch('g'), ctrl('g')], SCOPE, common::GO_TO_DATE, words::TIP_DAY, Day::ask).in_footer(),
    Action::new("show_values", &[ch('m')], SCOPE, words::SHOW_VALUES, words::TIP_SHOW, |view| {
        whose(view).map_or(Effect::None, |id| reveal(view, id, VITALS_PANEL))
    })
    .when(|view| {
        let id = whose(view).ok_or(Why(common::NOBODY_SELECTED))?;
        let seen = was_measured(view.office, id);
        if seen { Ok(()) } else { Err(Why(words::NOT_SEEN)) }
    })
    .numbered()
    .in_footer(),
    Action::new("visit_history", &[ch('h')], SCOPE, common::HISTORY, words::TIP_HISTORY, |view| {
        view.selected.key().map_or(Effect::None, History::of)
    })
    .when(|view| view.selected.key().map(|_| ()).ok_or(Why(common::NOTHING_TO_OPEN)))
    .numbered()
    .last_in_footer(),
];

/// The session under the cursor, or that of the visit under it.
fn session<'a>(view: &View<'a>) -> Option<&'a Session> {
    view.record().or_else(|| view.office.of::<Session>().get(view.record::<Visit>()?.session))
}

/// The ticket under the cursor, if it still waits.
fn ticket<'a>(view: &View<'a>) -> Option<&'a Visit> {
    view.record().filter(|visit| waits(visit))
}

fn waits(visit: &Visit) -> bool {
    matches!(visit.state, VisitState::Waiting | VisitState::Called)
}

fn has_ticket(view: &View) -> Result<(), Why> {
    ticket(view).map(|_| ()).ok_or(Why(words::NO_TICKET_SELECTED))
}

fn somebody_waits(view: &View) -> Result<(), Why> {
    let session = session(view).ok_or(Why(words::NO_SESSION_SELECTED))?;
    if session.date != view.today() {
        return Err(Why(words::NOT_TODAY));
    }
    let any = waiting_at(view.office, session.id).iter().any(|visit| visit.state == VisitState::Waiting);
    if any { Ok(()) } else { Err(Why(words::NOBODY_WAITS)) }
}

fn lives_here(view: &View) -> Result<(), Why> {
    let gone = view.client().is_some_and(|person| !person.lives_here());
    if gone { Err(Why(common::LIVES_ELSEWHERE)) } else { Ok(()) }
}

/// Whose values are meant: of whoever is under the cursor, else of the person being served.
fn whose(view: &View) -> Option<Id> {
    view.person().map(|resident| resident.id)
}

fn record(visit: &Visit, view: &View) -> Effect {
    let (resident, session) = (visit.resident, visit.session);
    Form::open(RecordVisit { resident, visit: Some(visit.id), session }, view)
}

fn void(view: &View) -> Effect {
    let Some(visit) = ticket(view) else { return Effect::None };
    let name = view.office.of::<Resident>().get(visit.resident).map_or("", |resident| resident.name.as_str());
    let (id, question) = (visit.id, words::whose_ticket(view.lang(), visit.ticket, name));
    confirm(view, question, view.say(words::VOID), move |_| Effect::send(Request::Clinic(Ask::VoidVisit { visit: id })))
}

/// A health visit for the person: their ticket's record, else a ticket or a record at today's sessions or the desk.
fn visit(view: &View) -> Effect {
    let Some(person) = view.client() else { return Find::before(HEALTH_VISIT, view) };
    let serve = Effect::Serve(person.id);
    let mut today: Vec<&Session> = view
        .office
        .by::<ClinicIndex>()
        .sessions_on
        .get(&view.today())
        .filter_map(|id| view.office.of::<Session>().get(id))
        .collect();
    // The session that runs comes before one that is over.
    today.sort_by_key(|session| (session.end <= view.seat.now.time(), session.start, session.id));
    let has_a_ticket = today
        .iter()
        .find_map(|session| waiting_at(view.office, session.id).into_iter().find(|visit| visit.resident == person.id));
    if let Some(visit) = has_a_ticket {
        return serve.then(record(&visit, view));
    }
    if today.is_empty() {
        return serve.then(Form::open(RecordVisit { resident: person.id, visit: None, session: Id::NONE }, view));
    }
    serve.then(
        Choice::new(format!("{}  {}", view.say(common::HEALTH), person.name), places(person, &today, view)).open(),
    )
}

/// Two rows a session, a ticket or at once, and the desk, which stands last.
fn places(person: &Resident, sessions: &[&Session], view: &View) -> Vec<Offer> {
    let resident = person.id;
    let mut offers = Vec::with_capacity(sessions.len() * 2 + 1);
    for session in sessions {
        let (id, at) = (session.id, view.office.unit_name(session.institution));
        offers.push(Offer::new(format!("{}  {at}", view.say(words::TAKE_TICKET)), move |_| {
            Effect::send(Request::Clinic(Ask::Queue { session: id, resident }))
        }));
        offers.push(Offer::new(format!("{}  {at}", view.say(words::AT_ONCE)), move |view| {
            Form::open(RecordVisit { resident, visit: None, session: id }, view)
        }));
    }
    let desk = Offer::new(view.say(words::AT_DESK), move |view| {
        Form::open(RecordVisit { resident, visit: None, session: Id::NONE }, view)
    });
    offers.push(desk.at(Stand::Last));
    offers
}
