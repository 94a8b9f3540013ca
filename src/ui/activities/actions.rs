//! What can be done with an activity: plan it, sign people up, tick them at the door, call at doors, write what came of it.

use crossterm::event::KeyCode;

use crate::desk::Request;
use crate::desk::activities::Ask;
use crate::desk::activities::sheets::{
    of_activity, of_doors, of_members, of_poster, of_report, of_roll, of_sign_up, of_year, of_year_report,
};
use crate::desk::activities::year::has_members;
use crate::model::activities::Activity;
use crate::model::activities::codes::{WHY_CANCELLED, kind, state};
use crate::model::activities::rows::Task;
use crate::model::{Id, Room};
use crate::text::activities as words;
use crate::ui::actions::Action;
use crate::ui::activities::SCOPE;
use crate::ui::activities::doors::Doors;
use crate::ui::activities::forms::{Opinion, PlanActivity, ReportActivity, ServeAt};
use crate::ui::activities::gate::Gate;
use crate::ui::activities::pane::filters;
use crate::ui::center::actions::BOOK;
use crate::ui::effect::Effect;
use crate::ui::input::{ch, ctrl, key};
use crate::ui::layers::choice::{Choice, Offer, of_codes};
use crate::ui::layers::find::Find;
use crate::ui::layers::form::Form;
use crate::ui::layers::history::History;
use crate::ui::layers::sheet::Sheet;
use crate::ui::view::{View, Why};
use crate::ui::words as common;

/// The action that books a room.
const ROOM: &str = "activity_room";

/// The rows.
pub(in crate::ui) static ROWS: &[Action] = &[
    Action::new("activity_gate", &[ch('k'), ctrl('k')], SCOPE, words::GATE, words::GATE_TIP, |view| {
        activity(view).map_or(Effect::None, |one| {
            if one.kind == kind::DOORS { Doors::open(one.id, None, view) } else { Gate::open(one.id, view) }
        })
    })
    .when(|view| {
        let one = some(view)?;
        if one.stands() { Ok(()) } else { Err(Why(words::IS_CANCELLED)) }
    })
    .in_footer(),
    Action::new("new_activity", &[ch('n'), ctrl('n')], SCOPE, words::NEW, words::NEW_TIP, |view| {
        Form::open(PlanActivity { activity: Id::NONE, like: Id::NONE }, view)
    })
    .in_footer(),
    Action::new("change_activity", &[ch('e'), ctrl('e')], SCOPE, words::CHANGE, words::CHANGE_TIP, |view| {
        activity(view).map_or(Effect::None, |one| Form::open(PlanActivity { activity: one.id, like: Id::NONE }, view))
    })
    .when(|view| some(view).map(drop))
    .in_footer(),
    Action::new("filter_activities", &[ch('f'), ctrl('f')], SCOPE, common::FILTER, words::FILTER_TIP, filters)
        .in_footer(),
    Action::new("activity_again", &[ch('l')], SCOPE, words::AGAIN, words::AGAIN_TIP, |view| {
        activity(view).map_or(Effect::None, |one| Form::open(PlanActivity { activity: Id::NONE, like: one.id }, view))
    })
    .when(|view| some(view).map(drop))
    .last_in_footer(),
    Action::new("activity_year", &[ch('y')], SCOPE, words::YEAR, words::YEAR_TIP, |view| {
        let day = activity(view).map_or(view.today(), |one| one.date);
        Sheet::open(of_year(day))
    })
    .last_in_footer(),
    Action::new("cancel_activity", &[ch('x'), key(KeyCode::Delete)], SCOPE, words::CANCEL, words::CANCEL_TIP, |view| {
        let Some(id) = activity(view).map(|one| one.id) else { return Effect::None };
        let reasons = of_codes(view, WHY_CANCELLED, move |reason, _| {
            ask(Ask::MoveActivity { activity: id, state: state::CANCELLED, reason })
        });
        let title = activity(view).map(|one| one.title.clone()).unwrap_or_default();
        Choice::new(format!("{}  {title}", view.say(words::WHY_CANCEL)), reasons).open()
    })
    .when(|view| open(view).map(drop)),
    Action::new("sign_up_for_activity", &[], SCOPE, words::SIGN_UP, words::SIGN_UP_TIP, sign_up)
        .when(|view| open(view).map(drop))
        .numbered(),
    Action::new("withdraw_from_activity", &[], SCOPE, words::WITHDRAW, words::WITHDRAW_TIP, |view| {
        let (Some(one), Some(person)) = (activity(view), view.subject()) else { return Effect::None };
        stay(Ask::Withdraw { activity: one.id, resident: person.id })
    })
    .when(|view| {
        some(view)?;
        view.subject().map(drop).ok_or(Why(words::NO_ONE))
    })
    .numbered(),
    Action::new("invite_to_activity", &[], SCOPE, words::INVITE, words::INVITE_TIP, |view| {
        activity(view).map_or(Effect::None, |one| stay(Ask::Invite { activity: one.id }))
    })
    .when(|view| open(view).map(drop))
    .numbered(),
    Action::new("confirm_activity", &[], SCOPE, words::CONFIRM, words::CONFIRM_TIP, |view| {
        activity(view).map_or(Effect::None, |one| {
            stay(Ask::MoveActivity { activity: one.id, state: state::CONFIRMED, reason: 0 })
        })
    })
    .when(|view| {
        let one = some(view)?;
        if one.state == state::PLANNED { Ok(()) } else { Err(Why(words::NOT_PLANNED)) }
    })
    .numbered(),
    Action::new("activity_task", &[], SCOPE, words::TASK_DONE, words::TASKS_TIP, tasks)
        .when(|view| {
            let any = some(view)?.tasks.iter().any(Task::is_open);
            if any { Ok(()) } else { Err(Why(words::NO_TASK)) }
        })
        .numbered(),
    Action::new("report_activity", &[], SCOPE, words::REPORT, words::REPORT_TIP, |view| {
        activity(view).map_or(Effect::None, |one| Form::open(ReportActivity { activity: one.id }, view))
    })
    .when(begun)
    .numbered(),
    Action::new("activity_opinion", &[], SCOPE, words::OPINION, words::OPINION_TIP, |view| {
        let resident = view.seat.subject;
        activity(view).map_or(Effect::None, |one| Form::open(Opinion { activity: one.id, resident }, view))
    })
    .when(begun)
    .numbered(),
    Action::new("activity_volunteer", &[], SCOPE, words::VOLUNTEER, words::VOLUNTEER_TIP, |view| {
        activity(view).map_or(Effect::None, |one| Form::open(ServeAt { activity: one.id }, view))
    })
    .when(begun)
    .numbered(),
    Action::new(ROOM, &[], SCOPE, words::BOOK_ROOM, words::BOOK_ROOM_TIP, book_room)
        .when(|view| {
            open(view)?;
            if view.office.of::<Room>().is_empty() { Err(Why(words::NO_ROOM)) } else { Ok(()) }
        })
        .on_page(2),
    Action::new("activity_held", &[], SCOPE, words::IS_HELD, words::IS_HELD_TIP, |view| {
        activity(view)
            .map_or(Effect::None, |one| stay(Ask::MoveActivity { activity: one.id, state: state::HELD, reason: 0 }))
    })
    .when(|view| {
        begun(view)?;
        if some(view)?.is_held() { Err(Why(words::IS_OVER)) } else { Ok(()) }
    })
    .on_page(2),
    Action::new("activity_sheets", &[], SCOPE, words::SHEETS, words::SHEETS_TIP, sheets)
        .when(|view| some(view).map(drop))
        .on_page(2),
    Action::new("activity_history", &[ch('h')], SCOPE, common::HISTORY, words::HISTORY_TIP, |view| {
        view.selected.key().map_or(Effect::None, History::of)
    })
    .when(|view| some(view).map(drop))
    .on_page(2),
];

fn ask(ask: Ask) -> Effect {
    Effect::send(Request::from(ask))
}

/// Asks the desk and stays on the list.
fn stay(ask: Ask) -> Effect {
    Effect::send_then(Request::from(ask), |_| Effect::Face(&super::FACE))
}

fn activity<'a>(view: &View<'a>) -> Option<&'a Activity> {
    view.record()
}

fn some<'a>(view: &View<'a>) -> Result<&'a Activity, Why> {
    activity(view).ok_or(Why(words::NO_ACTIVITY))
}

/// One that is still to come or going on.
fn open<'a>(view: &View<'a>) -> Result<&'a Activity, Why> {
    let one = some(view)?;
    match (one.stands(), one.is_ahead(view.today())) {
        (false, _) => Err(Why(words::IS_CANCELLED)),
        (true, false) => Err(Why(words::IS_OVER)),
        (true, true) => Ok(one),
    }
}

/// One whose day has come.
fn begun(view: &View) -> Result<(), Why> {
    let one = some(view)?;
    match (one.stands(), one.date <= view.today()) {
        (false, _) => Err(Why(words::IS_CANCELLED)),
        (true, false) => Err(Why(words::NOT_YET)),
        (true, true) => Ok(()),
    }
}

/// `b` on an activity: the person being served signs up.
pub(in crate::ui) fn sign_up(view: &View) -> Effect {
    let Some(one) = activity(view) else { return Effect::None };
    match view.subject() {
        Some(person) => stay(Ask::SignUp { activity: one.id, resident: person.id }),
        None => Find::before(BOOK, view),
    }
}

/// Which of the rooms, in the name of whoever is served.
fn book_room(view: &View) -> Effect {
    let Some(one) = activity(view) else { return Effect::None };
    let Some(person) = view.subject() else { return Find::before(ROOM, view) };
    let (activity, resident) = (one.id, person.id);
    let rooms = view.office.rooms_in_use().into_iter();
    let offers = rooms.map(|room| {
        let room_id = room.id;
        Offer::new(room.name.clone(), move |_| stay(Ask::BookRoom { activity, room: room_id, resident }))
    });
    Choice::new(view.say(words::WHICH_ROOM), offers.collect()).about(Some(person)).open()
}

/// Which task is done.
fn tasks(view: &View) -> Effect {
    let Some(one) = activity(view) else { return Effect::None };
    let open = one.tasks.iter().enumerate().filter(|(_, task)| task.is_open());
    let offers = open.map(|(nth, task)| {
        let mut done = one.clone();
        done.tasks[nth].done = 1;
        let label = format!("{}  {}", task.what, task.who);
        Offer::new(label.trim_end(), move |_| stay(Ask::SetActivity { activity: Box::new(done), only: vec!["tasks"] }))
    });
    Choice::new(view.say(words::WHICH_TASK), offers.collect()).open()
}

/// Which sheet is read and printed.
fn sheets(view: &View) -> Effect {
    let Some(one) = activity(view) else { return Effect::None };
    let mut all = vec![of_activity(one.id), of_poster(one.id), of_sign_up(one.id), of_roll(one.id), of_report(one.id)];
    if one.kind == kind::DOORS {
        all.push(of_doors(one.id));
    }
    if has_members(one) {
        all.push(of_members(one.id));
    }
    all.extend([of_year(one.date), of_year_report(one.date)]);
    let offers = all.into_iter().map(|what| {
        let sheet =
            crate::text::labels::code_number(view.lang(), crate::model::register::SHEET, what.sheet(view.office));
        Offer::new(sheet, move |_| Sheet::open(what))
    });
    Choice::new(view.say(words::SHEETS), offers.collect()).open()
}
