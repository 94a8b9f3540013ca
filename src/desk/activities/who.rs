//! Who stands how to an activity, in numbers and in order. Reads the office and changes nothing.

use jiff::civil::Date;

use crate::desk::benefits::entitled::{Occasion, row_at};
use crate::desk::core::office::Office;
use crate::lookup::sound;
use crate::model::activities::codes::{VOLUNTEER, place};
use crate::model::activities::{Activity, DoorCall, Participant};
use crate::model::benefits::Grant;
use crate::model::care::Volunteer;
use crate::model::{Id, Issue, Resident};

/// The records of an activity's people.
pub fn people(office: &Office, activity: Id) -> impl Iterator<Item = &Participant> {
    office.naming::<Participant, Activity>(activity).filter_map(|id| office.of::<Participant>().get(id))
}

/// What somebody is called: a resident, or a volunteer from elsewhere.
pub fn name_of<'a>(office: &'a Office, one: &Participant) -> &'a str {
    match office.of::<Resident>().get(one.resident) {
        Some(resident) => &resident.name,
        None => office.volunteer_name(one.volunteer),
    }
}

/// The same in the order of lists: those on the list by the sound of their names, then whoever waits, in that order, then
/// whoever withdrew.
pub fn in_order(office: &Office, activity: Id) -> Vec<&Participant> {
    let mut all: Vec<&Participant> = people(office, activity).collect();
    all.sort_by_cached_key(|one| {
        let part = match one.state {
            place::WAITS => 1,
            place::WITHDREW => 2,
            _ => 0,
        };
        let since = (one.state == place::WAITS).then_some(one.since);
        (part, since, sound(name_of(office, one)), one.id)
    });
    all
}

/// Who waits, the first first.
pub fn waiting(office: &Office, activity: Id) -> Vec<&Participant> {
    let mut all: Vec<&Participant> = people(office, activity).filter(|one| one.state == place::WAITS).collect();
    all.sort_by_key(|one| (one.since, one.id));
    all
}

/// An activity's people in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Heads {
    pub invited: usize,
    /// Signed up and not come yet.
    pub signed_up: usize,
    pub waiting: usize,
    /// Came by name, volunteers among them.
    pub came: usize,
    pub volunteers: usize,
    /// Minutes that volunteers served.
    pub minutes: usize,
    /// Came without a name.
    pub unnamed: usize,
    /// Whom units sent.
    pub of_units: usize,
    /// Households called at where somebody was met.
    pub doors_met: usize,
    pub doors: usize,
    /// Gifts that were handed out there.
    pub gifts: usize,
}

impl Heads {
    /// Counts one activity.
    pub fn of(office: &Office, activity: &Activity) -> Self {
        let mut heads = Self {
            unnamed: activity.unnamed as usize,
            of_units: activity.units.iter().map(|came| came.heads as usize).sum(),
            gifts: gifts(office, activity).count(),
            ..Self::default()
        };
        for one in people(office, activity.id) {
            match one.state {
                place::INVITED => heads.invited += 1,
                place::SIGNED_UP => heads.signed_up += 1,
                place::WAITS => heads.waiting += 1,
                place::CAME => heads.came += 1,
                _ => {}
            }
            if one.came() && one.part == VOLUNTEER {
                heads.volunteers += 1;
                heads.minutes += usize::from(one.minutes);
            }
        }
        for call in calls(office, activity.id) {
            heads.doors += 1;
            heads.doors_met += usize::from(call.was_met());
        }
        heads
    }

    /// Everybody who was there, at the doors one of each household that was met.
    pub fn there(&self) -> usize {
        self.came + self.unnamed + self.of_units + self.doors_met
    }

    /// Places that are taken.
    pub fn taken(&self) -> usize {
        self.signed_up + self.came
    }
}

/// Calls at doors for an activity.
pub fn calls(office: &Office, activity: Id) -> impl Iterator<Item = &DoorCall> {
    office.naming::<DoorCall, Activity>(activity).filter_map(|id| office.of::<DoorCall>().get(id))
}

/// The activity as a round of what is handed out.
pub fn occasion(activity: &Activity) -> Occasion {
    Occasion { activity: activity.id, first: activity.date, last: activity.last() }
}

/// What was handed out at an activity and stands.
pub fn gifts<'a>(office: &'a Office, activity: &Activity) -> impl Iterator<Item = &'a Grant> {
    let of = office.naming::<Grant, Activity>(activity.id).filter_map(|id| office.of::<Grant>().get(id));
    of.filter(|grant| grant.stands())
}

/// Whether what an activity hands out is had once an activity, and of one stock at most.
pub fn is_gift(office: &Office, benefit: Id, activity: &Activity) -> bool {
    let row = row_at(office, benefit, activity.date, occasion(activity));
    row.is_some_and(|row| row.terms.every == crate::model::benefits::round::ACTIVITY && row.terms.supplies.len() < 2)
}

/// The opinions that were gathered at an activity: issues that name it as their occasion, since its first day. An activity
/// of every year has those of its own year.
pub fn opinions<'a>(office: &'a Office, activity: &Activity) -> Vec<&'a Issue> {
    let same = |other: &&Activity| other.title == activity.title && other.stands();
    let next =
        office.of::<Activity>().all().filter(same).map(|other| other.date).filter(|on| *on > activity.date).min();
    let here = |day: Date| day >= activity.date && next.is_none_or(|next| day < next);
    let mut all: Vec<&Issue> = office
        .of::<Issue>()
        .all()
        .filter(|issue| !activity.title.is_empty() && issue.occasion == activity.title && here(issue.opened.date()))
        .collect();
    all.sort_by_key(|issue| issue.number);
    all
}

/// Minutes that a volunteer served at activities from a day to another, both included.
pub fn minutes_at_activities(office: &Office, volunteer: Id, from: Date, until: Date) -> u32 {
    let of = office.naming::<Participant, Volunteer>(volunteer).filter_map(|id| office.of::<Participant>().get(id));
    let here = |one: &&Participant| {
        let on = office.of::<Activity>().get(one.activity).filter(|activity| activity.stands()).map(|one| one.date);
        one.came() && on.is_some_and(|on| from <= on && on <= until)
    };
    of.filter(here).map(|one| u32::from(one.minutes)).sum()
}

/// Whom an activity invites: who lives here and is old enough or of one of the groups, in its lane where one is named.
pub fn invitees(office: &Office, activity: &Activity) -> Vec<Id> {
    let fits = |one: &Resident| {
        let old = activity.age > 0 && one.age(activity.date).is_some_and(|age| age >= i16::from(activity.age));
        let of_group = activity.groups & one.groups.0 != 0;
        let anybody = activity.age == 0 && activity.groups == 0 && !activity.lane.is_empty();
        let lane = activity.lane.is_empty() || office.address_of(one).is_some_and(|at| at.lane == activity.lane);
        one.lives_here() && lane && (old || of_group || anybody)
    };
    let mut all: Vec<Id> = office.of::<Resident>().all().filter(|one| fits(one)).map(|one| one.id).collect();
    all.sort_unstable();
    all
}
