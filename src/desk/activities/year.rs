//! The year's programme: activities, and beside them what other lists keep: the teams' performances and the clinic's
//! sessions; what is next, what is to be done; who of the members was at studies and meetings.

use jiff::ToSpan;
use jiff::civil::{Date, Time};

use crate::desk::activities::who::{Heads, people};
use crate::desk::core::office::Office;
use crate::lookup::sound;
use crate::model::activities::Activity;
use crate::model::activities::codes::kind;
use crate::model::activities::rules::{AHEAD, REPORT_DAYS};
use crate::model::{Id, Meeting, Resident, Session};

/// A line of the programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Planned {
    pub on: Date,
    pub start: Time,
    pub what: What,
}

/// Where a line of the programme is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    Activity(Id),
    /// A performance of a team.
    Performance(Id),
    /// A session of the clinic.
    Session(Id),
}

/// The programme of a year, the earliest first. A session to which an activity points stands there with it alone.
pub fn programme(office: &Office, year: i16) -> Vec<Planned> {
    let of = |day: Date| day.year() == year;
    let activities = office.of::<Activity>().all().filter(|one| of(one.date) && one.stands());
    let mut all: Vec<Planned> =
        activities.map(|one| Planned { on: one.date, start: one.start, what: What::Activity(one.id) }).collect();
    let pointed = |session: &Session| office.naming::<Activity, Session>(session.id).next().is_some();
    let sessions = office.of::<Session>().all().filter(|one| of(one.date) && !pointed(one));
    all.extend(sessions.map(|one| Planned { on: one.date, start: one.start, what: What::Session(one.id) }));
    let performances = office.of::<Meeting>().all().filter(|one| of(one.date) && one.is_performance());
    all.extend(performances.map(|one| Planned { on: one.date, start: one.start, what: What::Performance(one.id) }));
    all.sort_unstable();
    all
}

/// What is to be told of activities on a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ActivitiesToday {
    /// Those on the day, and in the next days, the earliest first.
    pub next: Vec<Id>,
    /// Tasks of activities ahead that are due or late, with how many of each.
    pub tasks: Vec<(Id, usize)>,
    /// Held, or past without a word, and nothing was written of them.
    pub to_report: Vec<Id>,
    /// What follows from an activity, due on the day or before.
    pub to_follow: Vec<Id>,
}

impl ActivitiesToday {
    /// Counts a day.
    pub fn of(office: &Office, day: Date) -> Self {
        let until = day.saturating_add(office.rule(&AHEAD, day).value.days());
        let report = office.rule(&REPORT_DAYS, day).value;
        let mut all: Vec<&Activity> = office.of::<Activity>().all().filter(|one| one.stands()).collect();
        all.sort_by_key(|one| (one.date, one.start, one.id));
        let next = all.iter().filter(|one| one.is_ahead(day) && one.date <= until).map(|one| one.id).collect();
        let open = |one: &&&Activity| {
            let due = one.tasks.iter().filter(|task| task.is_open() && task.by.is_some_and(|by| by <= day)).count();
            (one.id, due)
        };
        let tasks = all.iter().filter(|one| one.is_ahead(day)).map(|one| open(&one)).filter(|(_, due)| *due > 0);
        let silent = |one: &&&Activity| {
            let nothing = one.result.is_empty() && one.decided.is_empty();
            nothing && one.last().saturating_add(report.days()) <= day
        };
        let follows = |one: &&&Activity| one.followed.is_none() && one.follow_by.is_some_and(|by| by <= day);
        Self {
            next,
            tasks: tasks.collect(),
            to_report: all.iter().filter(silent).map(|one| one.id).collect(),
            to_follow: all.iter().filter(follows).map(|one| one.id).collect(),
        }
    }
}

/// A year of activities in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct YearFigures {
    pub planned: usize,
    pub held: usize,
    pub cancelled: usize,
    /// Everybody who was there, as often as they were.
    pub there: usize,
    pub volunteers: usize,
    pub minutes: usize,
    pub gifts: usize,
    pub press: usize,
    pub doors: usize,
}

impl YearFigures {
    /// Adds up the activities that fit.
    pub fn of(office: &Office, year: i16, fits: impl Fn(&Activity) -> bool) -> Self {
        let mut all = Self::default();
        for one in office.of::<Activity>().all().filter(|one| one.date.year() == year && fits(one)) {
            if !one.stands() {
                all.cancelled += 1;
                continue;
            }
            all.planned += 1;
            all.held += usize::from(one.is_held());
            let heads = Heads::of(office, one);
            all.there += heads.there();
            all.volunteers += heads.volunteers;
            all.minutes += heads.minutes;
            all.gifts += heads.gifts;
            all.press += one.press.len();
            all.doors += heads.doors_met;
        }
        all
    }
}

/// Who of the members was at how many of the year's studies and meetings, of how many to which they were called; by the
/// sound of their names.
pub fn members(office: &Office, year: i16, of_kind: u8) -> Vec<(Id, usize, usize)> {
    let mut found: Vec<(Id, usize, usize)> = Vec::new();
    let meets = |one: &&Activity| one.kind == of_kind && one.date.year() == year && one.is_held();
    for one in office.of::<Activity>().all().filter(meets) {
        for person in people(office, one.id).filter(|person| !person.resident.is_none()) {
            let (came, called) = (person.came(), person.came() || person.is_expected());
            let place = found.iter().position(|(id, ..)| *id == person.resident);
            let place = place.unwrap_or_else(|| {
                found.push((person.resident, 0, 0));
                found.len() - 1
            });
            found[place].1 += usize::from(came);
            found[place].2 += usize::from(called);
        }
    }
    found.retain(|(.., called)| *called > 0);
    found.sort_by_cached_key(|(id, ..)| (office.of::<Resident>().get(*id).map(|one| sound(&one.name)), *id));
    found
}

/// Whether who was there is counted by member over the year.
pub fn has_members(activity: &Activity) -> bool {
    matches!(activity.kind, kind::STUDY | kind::COMMITTEES)
}
