//! What can be done for elders and volunteers: record a visit, pair, plan, call in an emergency.

use std::rc::Rc;

use crate::desk::Request;
use crate::desk::care::Ask;
use crate::desk::care::hours::certificates;
use crate::desk::care::pairing::{Nearness, Suggestion, elders_of, pairs, suggestions, volunteer_of};
use crate::desk::care::sheets::{of_door, of_month, of_notice, of_register};
use crate::desk::care::tiers::due_visits;
use crate::desk::care::visits::VOLUNTEER_CAME;
use crate::desk::core::sheet::Printable;
use crate::desk::core::visitor::Visitor;
use crate::model::care::codes::{PAIR_ROLE, PAIRED, SEEN, STAND_IN, TIER, VOLUNTEER_STATE, YES};
use crate::model::care::{CallOut, CarePlan, CareVisit, Emergency, Volunteer, VolunteerGroup};
use crate::model::operators::look::list;
use crate::model::{Id, Resident};
use crate::text::operators::{CALL_LIST, CALL_LIST_TIP, NOBODY_TO_CALL};
use crate::text::{Msg, care as words, labels};
use crate::ui::actions::{Action, Scope, scope};
use crate::ui::care::forms::{
    CorrectHours, EndEmergency, IssueServiceCertificate, NewCallOut, RecordCare, SetGroup, SetPlan, SetVolunteer,
    TimeCallOut,
};
use crate::ui::care::ladder::Ladder;
use crate::ui::care::ring::open_ring;
use crate::ui::care::visits::{filter, order};
use crate::ui::care::week::WeekList;
use crate::ui::care::{CALL_OUTS_SCOPE, SCOPE, TAB, VOLUNTEERS_SCOPE, more, volunteers};
use crate::ui::effect::{Effect, Verb};
use crate::ui::input::{ch, ctrl, f};
use crate::ui::issues::SCOPE as ISSUES_SCOPE;
use crate::ui::layers::choice::{Choice, Offer, confirm, of_codes};
use crate::ui::layers::find::Find;
use crate::ui::layers::form::Form;
use crate::ui::layers::history::History;
use crate::ui::layers::sheet::Sheet;
use crate::ui::operators::calls;
use crate::ui::panes::{faces, scope_of};
use crate::ui::view::{View, Why};
use crate::ui::widgets::numbered::Stand;
use crate::ui::words as common;
use crossterm::event::KeyCode;

/// The action that records a visit.
const RECORD: &str = "care_visit";
/// The action that calls one after the other.
const LADDER: &str = "emergency";
/// How a volunteer who is known at the desk was checked, of [`crate::model::register::CHECKED_BY`].
const KNOWN: u8 = 1;

/// The tab's own lists, whose footer has these keys first; on other tabs they stand behind what is done there.
const HERE: Scope = SCOPE.and(VOLUNTEERS_SCOPE);
/// Wherever `c` is a care visit: two lists of the clinic have a follow-up there.
const VISITING: Scope = scope::PANES
    .but(crate::ui::clinic::FOLLOW_SCOPE)
    .but(crate::ui::clinic::REFERRAL_SCOPE)
    .but(CALL_OUTS_SCOPE)
    .but(crate::ui::issues::CALL_SCOPE);

/// For the person being served, on every tab; where nobody is, the person is found first.
pub(in crate::ui) static SERVING: &[Action] = &[
    Action::new("care_visit_here", &[ch('c'), f(4)], HERE, words::RECORD, words::RECORD_TIP, record)
        .needs(crate::model::care::VISIT)
        .in_footer(),
    Action::new("emergency_here", &[ch('!')], HERE, words::LADDER, words::LADDER_TIP, ladder)
        .needs(crate::model::care::EMERGENCY)
        .in_footer(),
    Action::new(RECORD, &[ch('c'), f(4)], VISITING.but(HERE), words::RECORD, words::RECORD_TIP, record)
        .needs(crate::model::care::VISIT)
        .last_in_footer(),
    Action::new(LADDER, &[ch('!')], scope::PANES.but(HERE), words::LADDER, words::LADDER_TIP, ladder)
        .needs(crate::model::care::EMERGENCY)
        .last_in_footer(),
];

/// The rows.
pub(in crate::ui) static ROWS: &[Action] = &[
    Action::new("care_plan", &[ch('e'), ctrl('e'), ch('n'), ctrl('n')], SCOPE, words::PLAN, words::PLAN_TIP, |view| {
        elder(view).map_or(Effect::None, |elder| Form::open(SetPlan { resident: elder.id }, view))
    })
    .needs(crate::model::care::PLAN)
    .when(lives_here)
    .in_footer(),
    Action::new("care_lists", &[ch('r'), ctrl('r')], scope_of(&TAB), words::LISTS, words::LISTS_TIP, |view| {
        let offers = faces(&TAB).iter().map(|face| Offer::new(view.say(face.name), move |_| Effect::Face(face)));
        Choice::new(view.say(words::LISTS), offers.collect()).open()
    })
    .in_footer(),
    Action::new("filter_care", &[ch('f'), ctrl('f')], SCOPE, common::FILTER, words::FILTER_TIP, filters).in_footer(),
    Action::new("pair", &[], SCOPE, words::PAIR, words::PAIR_TIP, |view| pair(view, PAIRED))
        .needs(crate::model::care::PLAN)
        .when(lives_here)
        .numbered(),
    Action::new("stand_in", &[], SCOPE, words::STAND_IN, words::PAIR_TIP, |view| pair(view, STAND_IN))
        .needs(crate::model::care::PLAN)
        .when(lives_here)
        .numbered(),
    Action::new("unpair", &[], SCOPE, words::UNPAIR, words::UNPAIR_TIP, unpair)
        .needs(crate::model::care::PLAN)
        .when(|view| {
            let elder = elder(view).ok_or(Why(words::NOBODY))?;
            let any = !pairs(view.office, elder.id, view.today()).is_empty();
            if any { Ok(()) } else { Err(Why(words::NO_PAIR)) }
        })
        .numbered(),
    Action::new("set_duty", &[], SCOPE.and(VOLUNTEERS_SCOPE), words::DUTY, words::DUTY_TIP, more::duty)
        .needs(crate::model::care::VOLUNTEERS)
        .numbered(),
    Action::new("care_history", &[ch('h')], scope_of(&TAB), common::HISTORY, words::HISTORY_TIP, |view| {
        view.selected.key().map_or(Effect::None, History::of)
    })
    .needs(crate::model::register::HISTORY),
    Action::new(
        "new_volunteer",
        &[ch('n'), ctrl('n')],
        VOLUNTEERS_SCOPE,
        words::NEW_VOLUNTEER,
        words::NEW_VOLUNTEER_TIP,
        |view| Form::open(SetVolunteer { volunteer: Id::NONE, resident: view.seat.subject }, view),
    )
    .needs(crate::model::care::VOLUNTEERS)
    .in_footer(),
    Action::new(
        "edit_volunteer",
        &[ch('e'), ctrl('e')],
        VOLUNTEERS_SCOPE,
        words::EDIT_VOLUNTEER,
        words::NEW_VOLUNTEER_TIP,
        |view| {
            let one = view.record::<Volunteer>();
            one.map_or(Effect::None, |one| Form::open(SetVolunteer { volunteer: one.id, resident: one.resident }, view))
        },
    )
    .needs(crate::model::care::VOLUNTEERS)
    .when(has_volunteer)
    .in_footer(),
    Action::new(
        "filter_volunteers",
        &[ch('f'), ctrl('f')],
        VOLUNTEERS_SCOPE,
        common::FILTER,
        words::SKILLS,
        volunteers::filters,
    )
    .in_footer(),
    Action::new("rest_volunteer", &[], VOLUNTEERS_SCOPE, words::REST, words::REST_TIP, |view| {
        let Some(volunteer) = view.record::<Volunteer>().map(|one| one.id) else { return Effect::None };
        let offers = of_codes(view, VOLUNTEER_STATE, move |state, _| ask(Ask::MoveVolunteer { volunteer, state }));
        let name = view.office.volunteer_name(volunteer).to_owned();
        Choice::new(view.say(words::WHICH_STATE), offers).with_facts(vec![name]).open()
    })
    .needs(crate::model::care::VOLUNTEERS)
    .when(has_volunteer)
    .numbered(),
    Action::new("tick_week", &[], VOLUNTEERS_SCOPE, words::WEEK, words::WEEK_TIP, |view| {
        view.record::<Volunteer>().map_or(Effect::None, |one| WeekList::open(one.id, view))
    })
    .needs(crate::model::care::VISIT)
    .when(|view| {
        let volunteer = view.record::<Volunteer>().ok_or(Why(words::NO_VOLUNTEER_SELECTED))?;
        let any = !elders_of(view.office, volunteer.id, view.today()).is_empty();
        if any { Ok(()) } else { Err(Why(words::NO_ELDERS)) }
    })
    .numbered(),
    Action::new("service_certificate", &[], VOLUNTEERS_SCOPE, words::CERTIFICATE, words::CERTIFICATE_TIP, |view| {
        view.record::<Volunteer>()
            .map_or(Effect::None, |one| Form::open(IssueServiceCertificate { volunteer: one.id }, view))
    })
    .needs(crate::model::care::VOLUNTEERS)
    .when(has_volunteer)
    .numbered(),
    Action::new("certificate_notice", &[], VOLUNTEERS_SCOPE, words::NOTICE, words::NOTICE_TIP, |view| {
        let last =
            view.record::<Volunteer>().and_then(|one| certificates(view.office, one.id).first().map(|one| one.id));
        last.map_or(Effect::None, |id| print(of_notice(id), view))
    })
    .needs(crate::model::register::PRINT)
    .when(|view| {
        let volunteer = view.record::<Volunteer>().ok_or(Why(words::NO_VOLUNTEER_SELECTED))?;
        let any = !certificates(view.office, volunteer.id).is_empty();
        if any { Ok(()) } else { Err(Why(words::NO_CERTIFICATE)) }
    })
    .numbered(),
    Action::new("door_card", &[], SCOPE, words::DOOR_CARD, words::DOOR_CARD_TIP, |view| {
        elder(view).map_or(Effect::None, |elder| print(of_door(elder.id), view))
    })
    .needs(crate::model::register::PRINT)
    .when(lives_here)
    .numbered(),
    Action::new("just_seen", &[], SCOPE, words::JUST_SEEN, words::JUST_SEEN_TIP, |view| {
        let Some(elder) = elder(view).map(|elder| elder.id) else { return Effect::None };
        let visit = CareVisit { elder, how: SEEN, reached: YES, ..CareVisit::default() };
        ask(Ask::Record { visit: Box::new(visit), words: Box::default(), sure: false })
    })
    .needs(crate::model::care::VISIT)
    .when(lives_here)
    .numbered(),
    Action::new("care_order", &[], SCOPE, words::ORDER, words::ORDER_TIP, |view| {
        let orders =
            [(order::DUE, words::BY_DUE), (order::HOME, words::BY_HOME), (order::VOLUNTEER, words::BY_VOLUNTEER)];
        let offers =
            orders.map(|(number, label)| Offer::new(view.say(label), move |_| Effect::Tell(Verb::Sort(number))));
        Choice::new(view.say(words::ORDER), offers.into()).open()
    })
    .numbered(),
    Action::new("call_visits", &[], SCOPE, CALL_LIST, CALL_LIST_TIP, |view| {
        let records = |id: Id, view: &View| visit(id, Id::NONE, false, view);
        calls::open(list::VISITS, to_call(view), Rc::new(records), view)
    })
    .needs(crate::model::register::REVEAL)
    .when(|view| if to_call(view).is_empty() { Err(Why(NOBODY_TO_CALL)) } else { Ok(()) })
    .numbered(),
    Action::new("volunteer_group", &[], VOLUNTEERS_SCOPE, words::NEW_GROUP, words::GROUP_TIP, groups)
        .needs(crate::model::care::VOLUNTEERS)
        .on_page(2),
    Action::new("skill_table", &[], VOLUNTEERS_SCOPE, words::SKILL_TABLE, words::SKILL_TABLE_TIP, more::skills)
        .on_page(2),
    Action::new("correct_hours", &[], VOLUNTEERS_SCOPE, words::CORRECT_HOURS, words::CORRECT_HOURS_TIP, |view| {
        view.record::<Volunteer>().map_or(Effect::None, |one| Form::open(CorrectHours { volunteer: one.id }, view))
    })
    .when(has_volunteer)
    .numbered(),
    Action::new(
        "hours_sheets",
        &[],
        VOLUNTEERS_SCOPE,
        words::HOURS_SHEETS,
        words::HOURS_SHEETS_TIP,
        more::hours_sheets,
    )
    .numbered(),
    Action::new("service_register", &[], VOLUNTEERS_SCOPE, words::REGISTER, words::REGISTER_TIP, |_| {
        Sheet::open(of_register())
    })
    .on_page(2),
    Action::new("extra_round", &[], SCOPE, words::ROUND, words::ROUND_TIP, more::round).numbered(),
    Action::new("end_round", &[], SCOPE, words::END_ROUND, words::END_ROUND_TIP, more::end_round)
        .when(|view| if more::rounds(view).is_empty() { Err(Why(words::NO_ROUNDS)) } else { Ok(()) })
        .on_page(2),
    Action::new("care_month", &[], SCOPE, words::MONTH, words::MONTH_TIP, |view| Sheet::open(of_month(view.today())))
        .on_page(2),
    Action::new("give_help", &[], ISSUES_SCOPE, words::GIVE_HELP, words::GIVE_HELP_TIP, more::give_help)
        .when(more::may_give)
        .on_page(4),
    Action::new("help_done", &[], ISSUES_SCOPE, words::HELP_DONE, words::HELP_DONE_TIP, more::finish_help)
        .when(more::may_finish)
        .on_page(4),
    Action::new(
        "new_call_out",
        &[ch('n'), ctrl('n')],
        CALL_OUTS_SCOPE,
        words::NEW_CALL_OUT,
        words::NEW_CALL_OUT_TIP,
        |view| Form::open(NewCallOut, view),
    )
    .in_footer(),
    Action::new("ring_call_out", &[ch('k'), ctrl('k')], CALL_OUTS_SCOPE, words::RING, words::RING_TIP, |view| {
        view.record::<CallOut>().map_or(Effect::None, |one| open_ring(one.id))
    })
    .when(has_call_out)
    .in_footer(),
    Action::new(
        "call_out_minutes",
        &[ch('e'), ctrl('e')],
        CALL_OUTS_SCOPE,
        words::CALL_OUT_TIME,
        words::CALL_OUT_TIME_TIP,
        |view| {
            let one = view.record::<CallOut>().map(|one| one.id);
            one.map_or(Effect::None, |call_out| Form::open(TimeCallOut { call_out, volunteer: Id::NONE }, view))
        },
    )
    .when(|view| {
        let one = view.record::<CallOut>().ok_or(Why(words::NO_CALL_OUT_SELECTED))?;
        if one.coming() > 0 { Ok(()) } else { Err(Why(words::NOBODY_COMES)) }
    })
    .in_footer(),
    Action::new(
        "end_emergency",
        &[crate::ui::input::key(KeyCode::Enter)],
        scope::LADDER,
        words::END,
        words::LADDER_TIP,
        |_| Effect::Tell(Verb::Open),
    )
    .needs(crate::model::care::EMERGENCY)
    .in_footer(),
];

/// Whose visit is due.
fn to_call(view: &View) -> Vec<Id> {
    let today = view.today();
    due_visits(view.office, today).into_iter().filter(|visit| visit.due <= today).map(|visit| visit.elder).collect()
}

fn print(what: Printable, view: &View) -> Effect {
    Effect::send(crate::desk::core::Ask::Print { what, lang: view.lang() }.into())
}

fn ask(ask: Ask) -> Effect {
    Effect::send(Request::from(ask))
}

/// The elder in the row under the cursor, else the person being served.
fn elder<'a>(view: &View<'a>) -> Option<&'a Resident> {
    view.person()
}

fn lives_here(view: &View) -> Result<(), Why> {
    let elder = elder(view).ok_or(Why(words::NOBODY))?;
    if elder.lives_here() { Ok(()) } else { Err(Why(common::LIVES_ELSEWHERE)) }
}

fn has_call_out(view: &View) -> Result<(), Why> {
    view.record::<CallOut>().map(drop).ok_or(Why(words::NO_CALL_OUT_SELECTED))
}

fn has_volunteer(view: &View) -> Result<(), Why> {
    view.record::<Volunteer>().map(drop).ok_or(Why(words::NO_VOLUNTEER_SELECTED))
}

/// A visit: on a volunteer, whom they look after, by digit; else the elder who is meant.
fn record(view: &View) -> Effect {
    if let Some(volunteer) = view.record::<Volunteer>() {
        return from_volunteer(volunteer.id, None, view);
    }
    let on_list = view.record::<CarePlan>().is_some().then(|| elder(view)).flatten();
    let Some(person) = on_list.or_else(|| view.client()) else { return Find::before(RECORD, view) };
    match volunteer_of(view.office, person.id) {
        Some(volunteer) if on_list.is_none() => {
            let themselves = view.office.of::<CarePlan>().get(person.id).map(|plan| plan.id);
            from_volunteer(volunteer.id, themselves, view)
        }
        _ => visit(person.id, Id::NONE, false, view),
    }
}

/// The form of a visit to an elder, who is served then.
fn visit(elder: Id, volunteer: Id, at_door: bool, view: &View) -> Effect {
    Effect::Serve(elder).then(Form::open(RecordCare { elder, volunteer, at_door }, view))
}

/// The elders of a volunteer who came to say whom they saw: the elder is served, and the volunteer stands at the desk.
fn from_volunteer(volunteer: Id, themselves: Option<Id>, view: &View) -> Effect {
    let name = view.office.volunteer_name(volunteer).to_owned();
    let elders = elders_of(view.office, volunteer, view.today());
    if elders.is_empty() {
        return match themselves {
            Some(elder) => visit(elder, Id::NONE, false, view),
            None => Effect::hint(words::NO_ELDERS),
        };
    }
    let mut offers: Vec<Offer> = elders
        .into_iter()
        .map(|elder| {
            let visitor = Visitor { role: VOLUNTEER_CAME, name: name.clone(), checked: KNOWN, ..Visitor::default() };
            Offer::new(elder_line(elder, view), move |view| {
                Effect::Serve(elder)
                    .then(Effect::Visitor(visitor))
                    .then(Form::open(RecordCare { elder, volunteer, at_door: true }, view))
            })
        })
        .collect();
    if let Some(elder) = themselves {
        let own = Offer::new(elder_line(elder, view), move |view| visit(elder, Id::NONE, false, view));
        offers.push(own.at(Stand::Last));
    }
    Choice::new(format!("{}  {name}", view.say(words::WHICH_ELDER)), offers).open()
}

/// An elder in a line to pick from: name, age, address, when they are due.
fn elder_line(elder: Id, view: &View) -> String {
    let Some(resident) = view.office.of::<Resident>().get(elder) else { return String::new() };
    let age = resident.age(view.today()).map_or_else(String::new, |age| age.to_string());
    let home = view.office.address_of(resident).map(crate::model::Address::short).unwrap_or_default();
    let plan = view.office.of::<CarePlan>().get(elder);
    let due = plan.map(|plan| {
        words::due(view.lang(), crate::desk::care::tiers::due(view.office, plan, view.today()), view.today())
    });
    format!("{} {age}  {home}  {}", resident.name, due.unwrap_or_default()).trim_end().to_owned()
}

/// Opens the ladder of whoever is meant; its numbers are looked at, and that is written down first.
fn ladder(view: &View) -> Effect {
    let looked_at = view.record::<Emergency>().map(|emergency| emergency.elder);
    let on_list = view.record::<CarePlan>().map(|plan| plan.id).or(looked_at);
    match on_list.or_else(|| view.client().map(|person| person.id)) {
        Some(elder) => open_ladder(elder),
        None => Find::before(LADDER, view),
    }
}

/// The ladder of an elder, where it was left.
pub(in crate::ui) fn open_ladder(elder: Id) -> Effect {
    let opened = Effect::send_then(Ask::OpenLadder { elder }.into(), move |view| Ladder::open(elder, view));
    Effect::Serve(elder).then(opened)
}

/// What a filter lets through, in words.
pub(super) fn filter_label(number: u8, view: &View) -> &'static str {
    let msg: Msg = match number {
        filter::ALL => words::ALL_PLANS,
        filter::PRESSING => words::PRESSING,
        filter::TO_PAIR => words::WITHOUT_PAIR,
        filter::NO_PLAN => words::WITHOUT_PLAN,
        filter::DECLINED => words::DECLINING,
        filter::GONE => words::GONE_AWAY,
        tier => return labels::code_number(view.lang(), TIER, tier - filter::TIER),
    };
    view.say(msg)
}

fn filters(view: &View) -> Effect {
    let tiers = TIER.iter().map(|code| filter::TIER + code.code);
    let all = [filter::ALL, filter::PRESSING, filter::TO_PAIR, filter::NO_PLAN, filter::DECLINED, filter::GONE];
    let offers = all
        .into_iter()
        .chain(tiers)
        .map(|number| Offer::new(filter_label(number, view), move |_| Effect::Tell(Verb::Filter(number))));
    Choice::new(view.say(common::FILTER), offers.collect()).open()
}

/// Whom to ask, and why each of them stands there.
fn pair(view: &View, role: u8) -> Effect {
    let Some(elder) = elder(view).map(|elder| elder.id) else { return Effect::None };
    let found = suggestions(view.office, elder, view.today());
    if found.is_empty() {
        return Effect::hint(words::NOBODY_SUGGESTED);
    }
    let offers = found.into_iter().map(|one| {
        let volunteer = one.volunteer;
        Offer::new(told(&one, view), move |_| ask(Ask::Pair { elder, volunteer, role, agreed: false }))
    });
    Choice::new(view.say(words::WHICH_VOLUNTEER), offers.collect())
        .about(view.office.of::<Resident>().get(elder))
        .open()
}

/// A suggestion in a line: name, nearness, skills, how many they have.
pub(super) fn told(one: &Suggestion, view: &View) -> String {
    let near = match one.near {
        Nearness::Stairwell => Some(words::SAME_STAIRWELL),
        Nearness::Building => Some(words::SAME_BUILDING),
        Nearness::Lane => Some(words::SAME_LANE),
        Nearness::Apart => None,
    };
    let skills = view.office.skills(view.lang(), one.skills);
    let name = view.office.volunteer_name(one.volunteer);
    words::suggested(view.lang(), name, near, &skills, one.load, (one.wished, one.free))
}

fn unpair(view: &View) -> Effect {
    let Some(elder) = elder(view) else { return Effect::None };
    let offers = pairs(view.office, elder.id, view.today()).into_iter().map(|pairing| {
        let (id, name) = (pairing.id, view.office.volunteer_name(pairing.volunteer).to_owned());
        let label = format!("{name}  {}", labels::code_number(view.lang(), PAIR_ROLE, pairing.role));
        Offer::new(label, move |view| {
            confirm(view, name, view.say(words::UNPAIR), move |_| ask(Ask::Unpair { pairing: id }))
        })
    });
    Choice::new(view.say(words::WHICH_PAIR), offers.collect()).about(Some(elder)).open()
}

/// The groups, to change one or to set up another.
fn groups(view: &View) -> Effect {
    let mut known: Vec<&VolunteerGroup> = view.office.of::<VolunteerGroup>().all().collect();
    known.sort_by(|one, other| one.name.cmp(&other.name));
    let mut offers: Vec<Offer> = known
        .into_iter()
        .map(|group| {
            let id = group.id;
            Offer::new(group.name.clone(), move |view| Form::open(SetGroup { group: id }, view))
        })
        .collect();
    let new = Offer::new(view.say(words::ANOTHER_GROUP), |view| Form::open(SetGroup { group: Id::NONE }, view));
    offers.push(new.at(Stand::Last));
    Choice::new(view.say(words::WHICH_GROUP), offers).open()
}

/// The emergency is over: what was found.
pub(super) fn end(emergency: Id, elder: Id, view: &View) -> Effect {
    Form::open(EndEmergency { emergency, elder }, view)
}
