//! What can be done at a clinic: tickets, calling, readings, sessions.

use crossterm::event::KeyCode;

use crate::desk::Request;
use crate::desk::clinic::records::ClinicIndex;
use crate::desk::clinic::sheets::{poster, report_of, round_of};
use crate::desk::clinic::{Ask, unfinished_at, was_measured};
use crate::model::clinic::visit::PRIORITY;
use crate::model::{Id, Resident, Session, Visit, VisitState};
use crate::text::clinic::{follow, queue, report};
use crate::text::{clinic as words, when};
use crate::ui::actions::{Action, Scope, scope};
use crate::ui::clinic::board::Board;
use crate::ui::clinic::charts::CHARTED;
use crate::ui::clinic::forms::refer::ReferForm;
use crate::ui::clinic::forms::{PlanSession, RepeatSession, correct, record};
use crate::ui::clinic::{FOLLOW_SCOPE, REFERRAL_SCOPE, SCOPE, TAB};
use crate::ui::effect::Effect;
use crate::ui::input::{ch, ctrl, f, key};
use crate::ui::layers::charts::Charts;
use crate::ui::layers::choice::{Choice, Offer, confirm, of_codes, reveal};
use crate::ui::layers::day::Day;
use crate::ui::layers::find::Find;
use crate::ui::layers::form::Form;
use crate::ui::layers::history::History;
use crate::ui::layers::sheet::Sheet;
use crate::ui::panes::faces;
use crate::ui::view::{VITALS_PANEL, View, Why};
use crate::ui::widgets::numbered::Stand;
use crate::ui::words as common;

/// The action that takes somebody to a clinic.
const HEALTH_VISIT: &str = "health_visit";
/// The action that sends somebody on after a reading: what was just recorded stays at hand for it.
pub(in crate::ui) const REFER_NOW: &str = "refer_now";

/// The lists of the tab.
pub(in crate::ui) const LISTS: Scope = SCOPE.and(FOLLOW_SCOPE).and(REFERRAL_SCOPE);

/// What a save offers: before everything else, and only then.
pub(in crate::ui) static OFFERED: &[Action] =
    &[Action::new(REFER_NOW, &[ch('8')], scope::PANES, follow::REFER_NOW, follow::REFER_TIP, |view| {
        let Some((resident, visit)) = view.seat.refer else { return Effect::None };
        Form::open(ReferForm { resident, visit, referral: Id::NONE }, view)
    })
    .needs(crate::model::clinic::FOLLOW)
    .when(|view| view.seat.refer.map(drop).ok_or(Why(common::NO_SUCH_KEY)))
    .passing()];

/// For the person being served, on every tab; where nobody is, the person is found first.
pub(in crate::ui) static SERVING: &[Action] =
    &[Action::new(HEALTH_VISIT, &[ch('v'), f(7)], scope::PANES, common::HEALTH, words::TIP_VISIT, visit)
        .needs(crate::model::clinic::QUEUE)
        .when(lives_here)
        .in_footer()];

/// The rows.
pub(in crate::ui) static ROWS: &[Action] = &[
    Action::new("record_ticket", &[], SCOPE, words::RECORD_TICKET, words::TIP_RECORD, |view| {
        ticket(view).map_or(Effect::None, |visit| record(visit.resident, Some(visit.id), visit.session, view))
    })
    .needs(crate::model::clinic::RECORD)
    .when(has_ticket)
    .numbered(),
    Action::new("call_next", &[ch('k'), ctrl('k')], SCOPE, common::CALL_NEXT, words::TIP_CALL, call)
        .needs(crate::model::clinic::QUEUE)
        .when(somebody_waits)
        .numbered()
        .in_footer(),
    Action::new("void_ticket", &[ch('x'), key(KeyCode::Delete)], SCOPE, words::VOID, words::TIP_VOID, void)
        .needs(crate::model::clinic::QUEUE)
        .when(|view| has_ticket(view).or_else(|_| has_record(view)))
        .numbered()
        .in_footer(),
    Action::new("plan_session", &[ch('n'), ctrl('n')], SCOPE, common::PLAN_SESSION, words::TIP_PLAN, |view| {
        let day = session(view).map_or(view.today(), |session| session.date.max(view.today()));
        Form::open(PlanSession { session: Id::NONE, day }, view)
    })
    .needs(crate::model::clinic::SET_UP)
    .in_footer(),
    Action::new("edit_session", &[ch('e'), ctrl('e')], SCOPE, words::EDIT_SESSION, words::TIP_EDIT, |view| {
        let id = session(view).map_or(Id::NONE, |session| session.id);
        Form::open(PlanSession { session: id, day: view.today() }, view)
    })
    .needs(crate::model::clinic::SET_UP)
    .when(has_session)
    .numbered()
    .in_footer(),
    Action::new("clinic_day", &[ch('g'), ctrl('g')], SCOPE, common::GO_TO_DATE, words::TIP_DAY, Day::ask).in_footer(),
    Action::new("clinic_lists", &[ch('r'), ctrl('r')], LISTS, words::LISTS, words::TIP_LISTS, lists).in_footer(),
    Action::new("show_values", &[ch('m')], SCOPE, words::SHOW_VALUES, words::TIP_SHOW, |view| {
        whose(view).map_or(Effect::None, |id| reveal(view, id, VITALS_PANEL))
    })
    .needs(crate::model::operators::OPEN_HEALTH)
    .when(|view| {
        let id = whose(view).ok_or(Why(common::NOBODY_SELECTED))?;
        let seen = was_measured(view.office, id);
        if seen { Ok(()) } else { Err(Why(words::NOT_SEEN)) }
    })
    .numbered()
    .in_footer(),
    Action::new("hold_ticket", &[], SCOPE, queue::HOLD, queue::HOLD_TIP, |view| {
        let Some(visit) = ticket(view) else { return Effect::None };
        let visit_id = visit.id;
        ask(if visit.state == VisitState::OnHold {
            Ask::Resume { visit: visit_id }
        } else {
            Ask::Hold { visit: visit_id }
        })
    })
    .needs(crate::model::clinic::QUEUE)
    .when(has_ticket)
    .numbered(),
    Action::new("call_again", &[], SCOPE, queue::CALL_AGAIN, queue::CALL_AGAIN_TIP, |view| {
        ticket(view).map_or(Effect::None, |visit| ask(Ask::CallAgain { visit: visit.id }))
    })
    .needs(crate::model::clinic::QUEUE)
    .when(has_ticket)
    .numbered(),
    Action::new("prioritise", &[], SCOPE, queue::PRIORITY, queue::PRIORITY_TIP, prioritise)
        .needs(crate::model::clinic::QUEUE)
        .when(has_ticket)
        .numbered(),
    Action::new("correct_reading", &[], SCOPE, queue::CORRECT, queue::CORRECT_TIP, |view| {
        recorded(view).map_or(Effect::None, |visit| correct(visit, view))
    })
    .needs(crate::model::operators::OPEN_HEALTH)
    .when(has_record)
    .numbered(),
    Action::new("begin_visit", &[], SCOPE, queue::BEGIN, queue::BEGIN_TIP, |view| {
        ticket(view).map_or(Effect::None, |visit| ask(Ask::Begin { visit: visit.id }))
    })
    .needs(crate::model::clinic::QUEUE)
    .when(has_ticket)
    .on_page(2),
    Action::new("visit_history", &[ch('h')], SCOPE, common::HISTORY, words::TIP_HISTORY, |view| {
        view.selected.key().map_or(Effect::None, History::of)
    })
    .needs(crate::model::register::HISTORY)
    .when(|view| view.selected.key().map(|_| ()).ok_or(Why(common::NOTHING_TO_OPEN)))
    .on_page(2)
    .last_in_footer(),
    Action::new("close_session", &[], SCOPE, queue::CLOSE, queue::CLOSE_TIP, close)
        .needs(crate::model::clinic::QUEUE)
        .when(can_close)
        .on_page(2),
    Action::new("repeat_session", &[], SCOPE, queue::REPEAT, queue::REPEAT_TIP, |view| {
        session(view).map_or(Effect::None, |session| Form::open(RepeatSession { session: session.id }, view))
    })
    .needs(crate::model::clinic::SET_UP)
    .when(has_session)
    .on_page(2),
    Action::new("session_report", &[], SCOPE, report::REPORT, report::REPORT_TIP, |view| {
        session(view).map_or(Effect::None, |session| Sheet::open(report_of(session.id)))
    })
    .when(has_session)
    .on_page(2),
    Action::new("round_sheet", &[], SCOPE, report::ROUND, report::ROUND_TIP, |view| {
        session(view).map_or(Effect::None, |session| Sheet::open(round_of(session.id)))
    })
    .when(|view| {
        has_session(view)?;
        let round = session(view).is_some_and(Session::is_round);
        if round { Ok(()) } else { Err(Why(report::NO_ROUND)) }
    })
    .on_page(2),
    Action::new("poster", &[], SCOPE, report::POSTER, report::POSTER_TIP, |_| Sheet::open(poster())).on_page(2),
    Action::new("call_board", &[], SCOPE, queue::BOARD, queue::BOARD_TIP, |view| {
        session(view).map_or(Effect::None, |session| Effect::push(Board::of(session.id)))
    })
    .when(has_session)
    .on_page(2),
    Action::new("refer_person", &[], SCOPE, follow::REFER, follow::REFER_TIP, |view| {
        let visit = recorded(view).map_or(Id::NONE, |visit| visit.id);
        whose(view).map_or(Effect::None, |resident| Form::open(ReferForm { resident, visit, referral: Id::NONE }, view))
    })
    .needs(crate::model::clinic::FOLLOW)
    .when(|view| whose(view).map(drop).ok_or(Why(follow::NOBODY_TO_REFER)))
    .on_page(2),
    Action::new("clinic_figures", &[], SCOPE, report::MONTH, report::MONTH_TIP, |view| Charts::open(CHARTED, view))
        .on_page(3),
    // The other lists have little else to do.
    Action::new("clinic_figures_here", &[], LISTS.but(SCOPE), report::MONTH, report::MONTH_TIP, |view| {
        Charts::open(CHARTED, view)
    })
    .numbered(),
];

fn ask(ask: Ask) -> Effect {
    Effect::send(Request::Clinic(ask))
}

/// The session under the cursor, or that of the visit under it.
fn session<'a>(view: &View<'a>) -> Option<&'a Session> {
    view.record().or_else(|| view.office.of::<Session>().get(view.record::<Visit>()?.session))
}

fn has_session(view: &View) -> Result<(), Why> {
    session(view).map(drop).ok_or(Why(words::NO_SESSION_SELECTED))
}

/// The ticket under the cursor, if it still waits.
fn ticket<'a>(view: &View<'a>) -> Option<&'a Visit> {
    view.record().filter(|visit: &&Visit| visit.state.is_unfinished())
}

/// The visit under the cursor, if it was recorded.
fn recorded<'a>(view: &View<'a>) -> Option<&'a Visit> {
    view.record().filter(|visit: &&Visit| visit.state == VisitState::Done)
}

fn has_ticket(view: &View) -> Result<(), Why> {
    ticket(view).map(drop).ok_or(Why(words::NO_TICKET_SELECTED))
}

fn has_record(view: &View) -> Result<(), Why> {
    recorded(view).map(drop).ok_or(Why(queue::NO_RECORD))
}

fn somebody_waits(view: &View) -> Result<(), Why> {
    let session = session(view).ok_or(Why(words::NO_SESSION_SELECTED))?;
    if session.date != view.today() {
        return Err(Why(words::NOT_TODAY));
    }
    if session.closed.is_some() {
        return Err(Why(queue::IS_CLOSED));
    }
    let any = unfinished_at(view.office, session.id).iter().any(|visit| visit.state == VisitState::Waiting);
    if any { Ok(()) } else { Err(Why(words::NOBODY_WAITS)) }
}

fn can_close(view: &View) -> Result<(), Why> {
    let session = session(view).ok_or(Why(words::NO_SESSION_SELECTED))?;
    if session.closed.is_none() { Ok(()) } else { Err(Why(queue::IS_CLOSED)) }
}

fn lives_here(view: &View) -> Result<(), Why> {
    let gone = view.client().is_some_and(|person| !person.lives_here());
    if gone { Err(Why(common::LIVES_ELSEWHERE)) } else { Ok(()) }
}

/// Whose values are meant: of whoever is under the cursor, else of the person being served.
fn whose(view: &View) -> Option<Id> {
    view.person().map(|resident| resident.id)
}

/// The ticket of whoever is being served, taken while they are being served; else those before others, the lowest.
fn call(view: &View) -> Effect {
    let session = session(view).map_or(Id::NONE, |session| session.id);
    let served = view.subject().map(|person| person.id);
    let theirs = unfinished_at(view.office, session)
        .into_iter()
        .find(|visit| Some(visit.resident) == served && visit.at >= view.seat.served_since);
    ask(Ask::CallNext { session, meant: theirs.map(|visit| visit.id) })
}

/// Which list of the tab.
fn lists(view: &View) -> Effect {
    let offers = faces(&TAB).iter().map(|face| Offer::new(view.say(face.name), |_| Effect::Face(face)));
    Choice::new(view.say(words::LISTS), offers.collect()).open()
}

fn prioritise(view: &View) -> Effect {
    let Some(visit) = ticket(view) else { return Effect::None };
    let id = visit.id;
    let mut offers = of_codes(view, PRIORITY, move |reason, _| ask(Ask::Prioritise { visit: id, reason }));
    if visit.priority > 0 {
        let turn = Offer::new(view.say(queue::IN_TURN), move |_| ask(Ask::Prioritise { visit: id, reason: 0 }));
        offers.push(turn.at(Stand::Last));
    }
    Choice::new(view.say(queue::PRIORITY), offers).about(view.office.of::<Resident>().get(visit.resident)).open()
}

/// Whoever still waits goes on at a session that is to come, or left; where nobody waits it is only asked whether.
fn close(view: &View) -> Effect {
    let Some(session) = session(view) else { return Effect::None };
    let (id, waiting) = (session.id, unfinished_at(view.office, session.id).len());
    if waiting == 0 {
        return confirm(view, view.office.held_by(id).to_owned(), view.say(queue::CLOSE), move |_| {
            ask(Ask::CloseSession { session: id, carry_to: None })
        });
    }
    let mut next: Vec<&Session> = view
        .office
        .by::<ClinicIndex>()
        .sessions_on
        .range(view.today()..)
        .filter_map(|id| view.office.of::<Session>().get(id))
        .filter(|other| other.id != id && other.closed.is_none())
        .collect();
    next.sort_by_key(|other| (other.date, other.start, other.id));
    let mut offers =
        vec![Offer::new(view.say(queue::ALL_LEFT), move |_| ask(Ask::CloseSession { session: id, carry_to: None }))];
    offers.extend(next.into_iter().map(|other| {
        let day = when::moment(view.lang(), other.date, other.start, view.today());
        let label = queue::carry_to(view.lang(), &format!("{day} {}", view.office.unit_name(other.institution)));
        let to = other.id;
        Offer::new(label, move |_| ask(Ask::CloseSession { session: id, carry_to: Some(to) }))
    }));
    Choice::new(view.say(queue::CLOSE), offers).with_facts(vec![queue::still_wait(view.lang(), waiting)]).open()
}

/// A ticket is given up; a record is void, and its ticket waits again or ends.
fn void(view: &View) -> Effect {
    let name = |visit: &Visit| {
        view.office.of::<Resident>().get(visit.resident).map_or("", |resident| resident.name.as_str()).to_owned()
    };
    if let Some(visit) = recorded(view) {
        let id = visit.id;
        let held = view.office.of::<Session>().get(visit.session);
        let runs = held.is_some_and(|session| session.date == view.today() && session.closed.is_none());
        let back = Offer::new(view.say(queue::BACK_TO_QUEUE), move |_| ask(Ask::VoidRecord { visit: id, back: true }));
        let ends = Offer::new(view.say(queue::ENDS), move |_| ask(Ask::VoidRecord { visit: id, back: false }));
        let back = back.unless((!runs).then_some(Why(words::NOT_TODAY)));
        return Choice::new(view.say(queue::VOID_RECORD), vec![back, ends]).with_facts(vec![name(visit)]).open();
    }
    let Some(visit) = ticket(view) else { return Effect::None };
    let (id, question) = (visit.id, words::whose_ticket(view.lang(), visit.ticket, &name(visit)));
    confirm(view, question, view.say(words::VOID), move |_| ask(Ask::VoidVisit { visit: id }))
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
        .filter(|session| session.closed.is_none())
        .collect();
    // The session that runs comes before one that is over.
    today.sort_by_key(|session| (session.end <= view.seat.now.time(), session.start, session.id));
    let has_a_ticket = today.iter().find_map(|session| {
        unfinished_at(view.office, session.id).into_iter().find(|visit| visit.resident == person.id)
    });
    if let Some(visit) = has_a_ticket {
        return serve.then(record(visit.resident, Some(visit.id), visit.session, view));
    }
    if today.is_empty() {
        return serve.then(record(person.id, None, Id::NONE, view));
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
            ask(Ask::Queue { session: id, resident, priority: 0, sure: false })
        }));
        offers.push(Offer::new(format!("{}  {at}", view.say(words::AT_ONCE)), move |view| {
            record(resident, None, id, view)
        }));
    }
    let desk = Offer::new(view.say(words::AT_DESK), move |view| record(resident, None, Id::NONE, view));
    offers.push(desk.at(Stand::Last));
    offers
}
