//! 随访: who is to be seen again, by the day or by the lane, and what came of each attempt.
//!
//! What was measured stays closed: a visitor can see this screen.

use std::rc::Rc;

use jiff::ToSpan;
use jiff::civil::Date;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::Request;
use crate::desk::clinic::Ask;
use crate::desk::clinic::export::FOLLOW_UPS;
use crate::desk::clinic::follow::{all_due, attempts, due, still_empty};
use crate::desk::clinic::norm::is_known;
use crate::desk::clinic::records::ClinicIndex;
use crate::desk::clinic::sheets::address;
use crate::desk::export::ExportRow;
use crate::model::clinic::follow::{MEASURED, OUTCOME, PHONED};
use crate::model::clinic::norm::{DIABETES, HYPERTENSION};
use crate::model::clinic::{Attempt, FollowUp};
use crate::model::operators::look::list;
use crate::model::{Id, Resident, Session, Visit, VisitState};
use crate::text::clinic::follow as words;
use crate::text::operators::{CALL_LIST, CALL_LIST_TIP, NOBODY_TO_CALL};
use crate::text::{Msg, labels, value, when};
use crate::ui::actions::Action;
use crate::ui::clinic::FOLLOW_SCOPE as SCOPE;
use crate::ui::clinic::forms::follow::{attempt, follow_up};
use crate::ui::clinic::forms::record;
use crate::ui::clinic::forms::refer::ReferForm;
use crate::ui::effect::{Effect, Verb};
use crate::ui::input::{ch, ctrl};
use crate::ui::layers::choice::{Choice, Offer, of_codes};
use crate::ui::layers::form::Form;
use crate::ui::list_pane::{Listing, Shown};
use crate::ui::operators::calls;
use crate::ui::paint::Paint;
use crate::ui::view::{View, Why};
use crate::ui::widgets::column::Column;
use crate::ui::words as common;

/// Who is listed.
pub mod filter {
    /// Due today or overdue.
    pub const DUE: u8 = 0;
    /// Due within two weeks too.
    pub const SOON: u8 = 1;
    /// Known patients without any.
    pub const NEVER: u8 = 2;
    /// Those followed up in the last three months.
    pub const DONE: u8 = 3;
}

/// Days of "soon".
const SOON: i64 = 14;
/// Days back of what was done.
const DONE: i64 = 92;
/// Cells of the columns: name, age, due.
const COLUMNS: [u16; 3] = [12, 6, 18];
/// Cells of the card's headings.
const HEADS: u16 = 10;

/// The rows.
pub(in crate::ui) static ROWS: &[Action] = &[
    Action::new("follow_up", &[ch('c')], SCOPE, words::FOLLOW_UP, words::FOLLOW_UP_TIP, |view| {
        view.person().map_or(Effect::None, |person| outcomes(person.id, view))
    })
    .needs(crate::model::clinic::FOLLOW)
    .when(somebody)
    .numbered()
    .in_footer(),
    Action::new("plan_round", &[], SCOPE, words::PLAN_ROUND, words::PLAN_ROUND_TIP, plan_round)
        .needs(crate::model::clinic::SET_UP)
        .when(|view| {
            somebody(view)?;
            if rounds(view).is_empty() { Err(Why(words::NO_ROUND)) } else { Ok(()) }
        })
        .numbered(),
    Action::new("filter_follow_ups", &[ch('f'), ctrl('f')], SCOPE, common::FILTER, words::FILTER_TIP, filters)
        .in_footer(),
    Action::new("refer_followed", &[], SCOPE, words::REFER, words::REFER_TIP, |view| {
        view.person().map_or(Effect::None, |person| {
            Form::open(ReferForm { resident: person.id, visit: Id::NONE, referral: Id::NONE }, view)
        })
    })
    .needs(crate::model::clinic::FOLLOW)
    .when(somebody)
    .numbered(),
    Action::new("call_follow_ups", &[], SCOPE, CALL_LIST, CALL_LIST_TIP, |view| {
        let people = all_due(view.office, view.today()).into_iter().map(|due| due.resident).collect();
        calls::open(list::FOLLOW_UPS, people, Rc::new(outcomes), view)
    })
    .needs(crate::model::register::REVEAL)
    .when(|view| {
        let any = !all_due(view.office, view.today()).is_empty();
        if any { Ok(()) } else { Err(Why(NOBODY_TO_CALL)) }
    })
    .numbered(),
];

fn somebody(view: &View) -> Result<(), Why> {
    view.person().map(drop).ok_or(Why(common::NOBODY_SELECTED))
}

/// What came of it, by one digit: whoever was met has the form filled, nobody met is written down at once.
pub(in crate::ui) fn outcomes(resident: Id, view: &View) -> Effect {
    outcomes_of(resident, None, view)
}

/// The same on a round of home visits, whose list is ticked down by it.
pub(in crate::ui) fn outcomes_of(resident: Id, on_round: Option<(Id, Id)>, view: &View) -> Effect {
    let offers = of_codes(view, OUTCOME, move |outcome, view| match (outcome, on_round) {
        (MEASURED, Some((visit, session))) => record(resident, Some(visit), session, view),
        (MEASURED, None) => {
            // Readings of today are the follow-up's; where there are none yet they are recorded first.
            let visits =
                view.office.naming::<Visit, Resident>(resident).filter_map(|id| view.office.of::<Visit>().get(id));
            let today = visits.filter(|visit| visit.state == VisitState::Done && visit.at.date() == view.today());
            match today.max_by_key(|visit| visit.at) {
                Some(visit) => follow_up(resident, outcome, visit.id, view),
                None => Effect::Serve(resident).then(record(resident, None, Id::NONE, view)),
            }
        }
        (PHONED, _) => {
            let visit = on_round.map_or(Id::NONE, |(visit, _)| visit);
            follow_up(resident, outcome, visit, view)
        }
        _ => {
            let visit = on_round.map_or(Id::NONE, |(visit, _)| visit);
            let made = Box::new(attempt(resident, outcome, visit, view));
            Effect::send(Request::Clinic(Ask::FollowUp { attempt: made, answers: Box::new(FollowUp::default()) }))
        }
    });
    Choice::new(view.say(words::WHAT_CAME), offers).about(view.office.of::<Resident>().get(resident)).open()
}

/// Puts whoever is under the cursor on a round, or everybody who is due.
fn plan_round(view: &View) -> Effect {
    let Some(person) = view.person() else { return Effect::None };
    let all: Vec<Id> = all_due(view.office, view.today()).into_iter().map(|due| due.resident).collect();
    let mut offers = Vec::new();
    for session in rounds(view) {
        let (id, one, all) = (session.id, person.id, all.clone());
        let day = when::moment(view.lang(), session.date, session.start, view.today());
        let held = view.office.unit_name(session.institution);
        let ask = move |residents| Effect::send(Request::Clinic(Ask::PlanRound { session: id, residents }));
        offers.push(Offer::new(format!("{day} {held}  {}", person.name), move |_| ask(vec![one])));
        if !all.is_empty() {
            let label = words::all_due(view.lang(), all.len());
            offers.push(Offer::new(format!("{day} {held}  {label}"), move |_| ask(all)));
        }
    }
    Choice::new(view.say(words::PLAN_ROUND), offers).open()
}

/// Rounds of home visits that are to come.
fn rounds<'a>(view: &View<'a>) -> Vec<&'a Session> {
    let sessions = view.office.by::<ClinicIndex>().sessions_on.range(view.today()..);
    let sessions = sessions.filter_map(|id| view.office.of::<Session>().get(id));
    let mut rounds: Vec<&Session> = sessions.filter(|one| one.is_round() && one.closed.is_none()).collect();
    rounds.sort_by_key(|session| (session.date, session.start, session.id));
    rounds
}

fn filters(view: &View) -> Effect {
    let filter = |msg: Msg, number| Offer::new(view.say(msg), move |_| Effect::Tell(Verb::Filter(number)));
    let order = |msg: Msg, number| Offer::new(view.say(msg), move |_| Effect::Tell(Verb::Sort(number)));
    let offers = vec![
        filter(words::DUE, filter::DUE),
        filter(words::SOON, filter::SOON),
        filter(words::NEVER, filter::NEVER),
        filter(words::DONE, filter::DONE),
        order(words::BY_DAY, 0),
        order(words::BY_LANE, 1),
    ];
    Choice::new(view.say(common::FILTER), offers).open()
}

/// Who is to be seen again.
#[derive(Default)]
pub struct FollowUps {
    overdue: usize,
}

impl Listing for FollowUps {
    type Record = Resident;
    const SHARE: u16 = 6;
    const OPENS_CARD: bool = false;

    fn list(&mut self, filter: u8, order: u8, view: &View) -> Vec<Id> {
        let (office, today) = (view.office, view.today());
        let mut listed: Vec<(Option<Date>, Id)> = match filter {
            filter::NEVER => {
                let known = |resident: &&Resident| {
                    let ill = is_known(office, resident.id, HYPERTENSION) || is_known(office, resident.id, DIABETES);
                    resident.lives_here() && ill && due(office, resident.id).is_none()
                };
                office.of::<Resident>().all().filter(known).map(|resident| (None, resident.id)).collect()
            }
            filter::DONE => {
                let since = today.saturating_sub(DONE.days());
                let done = office.of::<Attempt>().all().filter(|attempt| attempt.at.date() >= since);
                let mut people: Vec<Id> = done.map(|attempt| attempt.resident).collect();
                people.sort_unstable();
                people.dedup();
                people.into_iter().map(|id| (due(office, id).map(|due| due.on), id)).collect()
            }
            _ => {
                let until = if filter == filter::SOON { today.saturating_add(SOON.days()) } else { today };
                all_due(office, until).into_iter().map(|due| (Some(due.on), due.resident)).collect()
            }
        };
        self.overdue = listed.iter().filter(|(on, _)| on.is_some_and(|on| on < today)).count();
        match order {
            1 => listed.sort_by_cached_key(|(on, id)| (address(office, *id), *on, *id)),
            _ => listed.sort_by_cached_key(|(on, id)| (*on, address(office, *id), *id)),
        }
        listed.into_iter().map(|(_, id)| id).collect()
    }

    fn filter_for(&self, id: Id, view: &View) -> u8 {
        let soon = view.today().saturating_add(SOON.days());
        match due(view.office, id) {
            Some(due) if due.on <= view.today() => filter::DUE,
            Some(due) if due.on <= soon => filter::SOON,
            Some(_) => filter::DONE,
            None => filter::NEVER,
        }
    }

    fn open(&self, id: Id, view: &View) -> Effect {
        outcomes(id, view)
    }

    fn register(&self) -> Option<&'static ExportRow> {
        Some(&FOLLOW_UPS)
    }

    fn empty(&self, _filter: u8, _view: &View) -> Msg {
        words::NOBODY
    }

    fn heading(&self, paint: &mut Paint, area: Rect, shown: Shown, view: &View) -> u16 {
        let (strong, dim) = (paint.theme.strong, paint.theme.dim);
        let of = [words::DUE, words::SOON, words::NEVER, words::DONE];
        let filter = of.get(usize::from(shown.filter)).map_or("", |msg| view.say(*msg));
        let order = view.say(if shown.order == 1 { words::BY_LANE } else { words::BY_DAY });
        let used = paint.right(area.x, area.y, area.width - 1, &format!("{filter}  {order}"), dim);
        let heading = words::heading(view.lang(), shown.count, self.overdue);
        paint.text(area.x + 1, area.y, area.width.saturating_sub(used + 4), &heading, strong);
        1
    }

    fn row(&self, paint: &mut Paint, at: Rect, id: Id, here: bool, view: &View) {
        let Some(resident) = view.office.of::<Resident>().get(id) else { return };
        let (plain, dim, warn, bad, selected) =
            (paint.theme.plain, paint.theme.dim, paint.theme.warn, paint.theme.bad, paint.theme.selected);
        let style = |style: Style| if here { selected } else { style };
        if here {
            paint.tint(at, selected);
            paint.text(at.x, at.y, 1, ">", selected);
        }
        let (lang, today) = (view.lang(), view.today());
        let mut x = at.x + 2;
        paint.text(x, at.y, COLUMNS[0] - 1, &resident.name, style(plain));
        x += COLUMNS[0];
        if let Some(age) = resident.age(today) {
            paint.right(x, at.y, 3, &age.to_string(), style(plain));
        }
        x += COLUMNS[1];
        let due = due(view.office, id);
        if let Some(due) = due {
            let colour = if due.on < today { bad } else { warn };
            paint.text(x, at.y, COLUMNS[2] - 1, &when::due(lang, due.on, today), style(colour));
        }
        x += COLUMNS[2];
        let in_vain = words::in_vain(lang, due.map_or(0, |due| due.in_vain));
        let lacks = words::form_lacks(lang, still_empty(view.office, id).unwrap_or(0));
        let in_vain = if in_vain.is_empty() { lacks } else { in_vain };
        let used = paint.right(at.x, at.y, at.width - 1, &in_vain, style(dim));
        let room = at.right().saturating_sub(x + used + 2);
        paint.text(x, at.y, room, &address(view.office, id), style(plain));
    }

    fn card(&self, paint: &mut Paint, area: Rect, id: Id, _scrolled: usize, view: &View) -> usize {
        let Some(resident) = view.office.of::<Resident>().get(id) else { return 0 };
        let (lang, plain, strong, warn) = (view.lang(), paint.theme.plain, paint.theme.strong, paint.theme.warn);
        paint.text(area.x, area.y, area.width, &resident.name, strong);
        let mut pen = Column { area, y: area.y + 1, heads: HEADS };
        pen.text(paint, 0, &address(view.office, id), plain);
        let phone = resident.phones.first().map(|phone| value::tail(lang, phone)).unwrap_or_default();
        pen.fact(paint, view.say(common::PHONE), &phone, plain);
        if let Some(due) = due(view.office, id) {
            pen.fact(paint, view.say(words::DUE), &when::due(lang, due.on, view.today()), warn);
        }
        pen.gap();
        let mut head = view.say(words::ATTEMPTS);
        for attempt in attempts(view.office, id) {
            let day = when::day_of_year(lang, attempt.at.date(), view.today());
            let outcome = labels::code_number(lang, OUTCOME, attempt.outcome);
            let line = format!("{day} {outcome}  {}", attempt.reason);
            pen.fact(paint, head, line.trim_end(), plain);
            head = "";
        }
        0
    }
}
