//! What is done less often for elders and volunteers: extra rounds, help that a volunteer takes, hours, the table of
//! skills, who is on duty.

use jiff::ToSpan;

use crate::desk::Request;
use crate::desk::care::Ask;
use crate::desk::care::export::HOURS;
use crate::desk::care::help::{ASKS_FOR_HELP, helps, who_can_help};
use crate::desk::care::hours::reports;
use crate::desk::care::rounds::progress;
use crate::desk::care::sheets::{of_hours, of_register};
use crate::desk::care::tiers::due_visits;
use crate::model::care::codes::{CHANGE, ROUND, TIER};
use crate::model::care::{CareRound, Service, Skill};
use crate::model::{Id, Issue};
use crate::text::{care as words, labels, when};
use crate::ui::care::actions::told;
use crate::ui::care::forms::{BeginRound, DrawHours, FinishHelp, SetDuty, SetSkill};
use crate::ui::effect::Effect;
use crate::ui::layers::choice::{Choice, Offer, of_codes};
use crate::ui::layers::export;
use crate::ui::layers::form::Form;
use crate::ui::layers::sheet::Sheet;
use crate::ui::view::{View, Why};
use crate::ui::widgets::numbered::Stand;

/// Days for which who is on duty is shown.
const DUTY_DAYS: i64 = 14;

fn ask(ask: Ask) -> Effect {
    Effect::send(Request::from(ask))
}

/// An extra round: for whom, then why, then by when.
pub(super) fn round(view: &View) -> Effect {
    let visits = due_visits(view.office, view.today());
    let mut offers = Vec::new();
    if let Some(person) = view.person().filter(|person| person.lives_here()) {
        let (id, name) = (person.id, person.name.clone());
        offers.push(Offer::new(name, move |view| round_why(vec![id], view)));
    }
    for code in TIER {
        let elders: Vec<Id> =
            visits.iter().filter(|visit| visit.standing.tier as u8 == code.code).map(|visit| visit.elder).collect();
        if !elders.is_empty() {
            let label = words::round_for(view.lang(), labels::code(view.lang(), code), elders.len());
            offers.push(Offer::new(label, move |view| round_why(elders, view)));
        }
    }
    let all: Vec<Id> = visits.iter().map(|visit| visit.elder).collect();
    let label = words::round_for(view.lang(), view.say(words::ROUND_ALL), all.len());
    offers.push(Offer::new(label, move |view| round_why(all, view)));
    Choice::new(view.say(words::ROUND_WHOM), offers).open()
}

fn round_why(elders: Vec<Id>, view: &View) -> Effect {
    let offers = of_codes(view, ROUND, move |reason, view| {
        let elders = elders.clone();
        // Whom something happened to is seen within the rule's hours: there is nothing more to be asked.
        if reason == CHANGE {
            return ask(Ask::BeginRound { reason, elders, until: None, note: String::new() });
        }
        Form::open(BeginRound { code: reason, elders }, view)
    });
    Choice::new(view.say(words::ROUND_WHY), offers).open()
}

/// Rounds of which somebody is still to be seen, the first to end first.
pub(super) fn rounds<'a>(view: &View<'a>) -> Vec<&'a CareRound> {
    let all = view.office.of::<CareRound>().all().filter(|round| progress(view.office, round).1 > 0);
    let mut open: Vec<&CareRound> = all.collect();
    open.sort_by_key(|round| (round.until, round.id));
    open
}

/// A round in a line.
pub(super) fn round_line(round: &CareRound, view: &View) -> String {
    let (seen, left) = progress(view.office, round);
    let (lang, until) = (view.lang(), round.until);
    let day = when::day_of_year(lang, until.date(), view.today());
    let until = if round.reason == CHANGE { format!("{day} {}", when::clock(until.time())) } else { day };
    words::round(lang, labels::code_number(lang, ROUND, round.reason), &until, seen, seen + left)
}

/// Ends a round that is not done.
pub(super) fn end_round(view: &View) -> Effect {
    let offers = rounds(view).into_iter().map(|round| {
        let id = round.id;
        Offer::new(round_line(round, view), move |_| ask(Ask::EndRound { round: id }))
    });
    Choice::new(view.say(words::WHICH_ROUND), offers.collect()).open()
}

/// Whether the issue under the cursor can go to a volunteer.
pub(in crate::ui) fn may_give(view: &View) -> Result<(), Why> {
    let issue = view.record::<Issue>().ok_or(Why(crate::text::issues::NOTHING_SELECTED))?;
    if issue.kind != ASKS_FOR_HELP {
        return Err(Why(words::ONLY_HELP));
    }
    if open_help(issue.id, view).is_some() {
        return Err(Why(words::WITH_VOLUNTEER));
    }
    if issue.is_open() { Ok(()) } else { Err(Why(crate::text::issues::IS_CLOSED)) }
}

/// What a volunteer has still to do about an issue.
fn open_help<'a>(issue: Id, view: &View<'a>) -> Option<&'a Service> {
    helps(view.office, issue).into_iter().find(|one| one.is_open())
}

/// Which volunteer takes an issue, and why each of them stands there.
pub(in crate::ui) fn give_help(view: &View) -> Effect {
    let Some(issue) = view.record::<Issue>() else { return Effect::None };
    let found = who_can_help(view.office, issue, view.seat.now);
    if found.is_empty() {
        return Effect::hint(words::NOBODY_SUGGESTED);
    }
    let (id, facts) = (issue.id, vec![format!("#{}  {}", issue.number, issue.title)]);
    let offers = found.into_iter().map(|one| {
        let volunteer = one.volunteer;
        Offer::new(told(&one, view), move |_| ask(Ask::GiveHelp { issue: id, volunteer }))
    });
    Choice::new(view.say(words::WHICH_VOLUNTEER), offers.collect()).with_facts(facts).open()
}

/// Whether a volunteer has the issue under the cursor.
pub(super) fn may_finish(view: &View) -> Result<(), Why> {
    let issue = view.record::<Issue>().ok_or(Why(crate::text::issues::NOTHING_SELECTED))?;
    open_help(issue.id, view).map(drop).ok_or(Why(words::WITH_NO_VOLUNTEER))
}

/// A volunteer met the need.
pub(super) fn finish_help(view: &View) -> Effect {
    let open = view.record::<Issue>().and_then(|issue| open_help(issue.id, view));
    open.map_or(Effect::None, |help| Form::open(FinishHelp { service: help.id, elder: help.resident }, view))
}

/// Who has an issue in hand, or had: for its card.
pub(in crate::ui) fn help_line(issue: Id, view: &View) -> String {
    let lines = helps(view.office, issue).into_iter().map(|help| {
        let day = help.done.unwrap_or(help.given).date();
        let day = when::day_of_year(view.lang(), day, view.today());
        let minutes = help.done.map(|_| help.minutes);
        words::help_with(view.lang(), view.office.volunteer_name(help.volunteer), &day, minutes)
    });
    lines.collect::<Vec<_>>().join("  ")
}

/// The sheets of hours: a new one, or what is done with one of them.
pub(super) fn hours_sheets(view: &View) -> Effect {
    let mut offers = vec![
        Offer::new(view.say(words::DRAW_HOURS), |view| Form::open(DrawHours, view)),
        Offer::new(view.say(words::REGISTER), |_| Sheet::open(of_register())),
    ];
    for report in reports(view.office) {
        let id = report.id;
        let day = report.reported.map(jiff::civil::DateTime::date);
        let line = words::hours_sheet(view.lang(), (report.from, report.until), report.rows.len(), day);
        offers.push(Offer::new(line, move |view| hours_sheet(id, view)));
    }
    Choice::new(view.say(words::WHICH_SHEET), offers).open()
}

/// One sheet: to be read and printed, exported, marked as handed in.
pub(super) fn hours_sheet(report: Id, view: &View) -> Effect {
    let handed_in = reports(view.office).into_iter().any(|one| one.id == report && one.reported.is_some());
    let offers = vec![
        Offer::new(view.say(words::LOOK_AT_IT), move |_| Sheet::open(of_hours(report))),
        Offer::new(view.say(words::EXPORT_IT), move |view| export::form(view, &HOURS, Some(&vec![report]))),
        Offer::new(view.say(words::MARK_REPORTED), move |_| ask(Ask::ReportHours { report }))
            .unless(handed_in.then_some(Why(words::REPORTED))),
    ];
    Choice::new(view.say(words::WHAT_WITH_IT), offers).open()
}

/// The table of skills: one of them to be changed, or one more.
pub(super) fn skills(view: &View) -> Effect {
    let mut offers: Vec<Offer> = view
        .office
        .named_skills()
        .map(|code| {
            let id = Skill::id_of(code.code);
            let dropped = if view.office.is_dropped(code) { view.say(words::DROPPED) } else { "" };
            let label = format!("{}  {dropped}", view.office.code_label(view.lang(), code));
            Offer::new(label.trim_end(), move |view| Form::open(SetSkill { skill: id }, view))
        })
        .collect();
    let new = Offer::new(view.say(words::ANOTHER_SKILL), |view| Form::open(SetSkill { skill: Id::NONE }, view));
    offers.push(new.at(Stand::Last));
    Choice::new(view.say(words::WHICH_SKILL), offers).open()
}

/// Who is on duty on which of the next days; a digit sets one.
pub(super) fn duty(view: &View) -> Effect {
    let days = (0..DUTY_DAYS).map(|ahead| view.today().saturating_add(ahead.days()));
    let offers = days.map(|day| {
        let known = view.office.on_duty(day);
        let who = known.map_or_else(|| view.say(words::NOBODY_ON_DUTY).to_owned(), |duty| duty.name.clone());
        let label = format!("{}  {who}", when::day_of_year(view.lang(), day, view.today()));
        Offer::new(label, move |view| Form::open(SetDuty { day }, view))
    });
    Choice::new(view.say(words::WHICH_DAY), offers.collect()).open()
}
