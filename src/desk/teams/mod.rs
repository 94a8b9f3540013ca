//! Teams: rosters, rehearsals, attendance, performances.
//!
//! A rehearsal follows from the team's weekdays; it is a record once attendance was taken.

mod ask;
pub(in crate::desk) mod demo;
pub mod export;
pub mod leaving;
pub mod records;
pub mod register;
pub mod sheets;

pub use crate::model::teams::{Did, Not};
pub use ask::Ask;

use crate::desk::center;
use crate::desk::core;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use crate::model::field::FieldError;
use crate::model::teams::meeting_id;
use crate::model::teams::rules::ATTENDANCE_DAYS;
use crate::model::{Id, Meeting, Note, Record, Refusal, Resident, Team};

use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::{Desk, Done};

/// Days back and ahead that a team's calendar shows.
const CALENDAR: (i64, i64) = (28, 21);

/// Teams in the order of lists.
pub fn teams_in_order(office: &Office) -> Vec<&Team> {
    let mut teams: Vec<&Team> = office.of::<Team>().all().collect();
    teams.sort_by_key(|team| (team.order, team.id));
    teams
}

/// A day of a team's calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamDay {
    /// The day.
    pub date: Date,
    /// Whether it is a performance.
    pub performance: bool,
    /// The meeting, where it is a record.
    pub meeting: Option<Id>,
}

/// A team's rehearsals and performances around a day, the earliest first.
pub fn calendar(office: &Office, team: &Team, today: Date) -> Vec<TeamDay> {
    let (back, ahead) = CALENDAR;
    let mut days = Vec::new();
    for offset in -back..=ahead {
        let Ok(date) = today.checked_add(offset.days()) else { continue };
        for performance in [false, true] {
            let meeting = office.of::<Meeting>().get(meeting_id(team.id, date, performance)).map(|meeting| meeting.id);
            let regular = !performance && team.meets_on(date);
            if meeting.is_some() || regular {
                days.push(TeamDay { date, performance, meeting });
            }
        }
    }
    // A performance further ahead is never out of sight.
    let later = office.naming::<Meeting, Team>(team.id).filter_map(|id| office.of::<Meeting>().get(id));
    let last = today.saturating_add(ahead.days());
    let mut later: Vec<&Meeting> = later.filter(|meeting| meeting.date > last).collect();
    later.sort_by_key(|meeting| meeting.date);
    days.extend(later.into_iter().map(|m| TeamDay {
        date: m.date,
        performance: m.is_performance(),
        meeting: Some(m.id),
    }));
    days
}

/// How often a member came, of how many times attendance was taken, in the days that [`ATTENDANCE_DAYS`] says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Came {
    /// Times there.
    pub came: u16,
    /// Times in all.
    pub of: u16,
    /// Performances taken part in.
    pub performed: u16,
}

/// Each member's figures, in the order of the roster.
pub fn figures(office: &Office, team: &Team, today: Date) -> Vec<(Id, Came)> {
    let since = today.saturating_sub(office.rule(&ATTENDANCE_DAYS, today).value.days());
    let meetings = office.naming::<Meeting, Team>(team.id).filter_map(|id| office.of::<Meeting>().get(id));
    let taken: Vec<&Meeting> =
        meetings.filter(|meeting| meeting.taken.is_some() && (since..=today).contains(&meeting.date)).collect();
    let figure = |member: &Id| {
        let mut came = Came::default();
        for meeting in &taken {
            let there = u16::from(meeting.present.contains(member));
            if meeting.is_performance() {
                came.performed += there;
            } else {
                came.came += there;
                came.of += 1;
            }
        }
        (*member, came)
    };
    team.members.iter().map(figure).collect()
}

/// Who can be ticked at a meeting: before a performance the roster, at it those who take part, at a rehearsal the
/// roster; and whoever was ticked before.
pub fn roll(office: &Office, team: &Team, date: Date, performance: bool, today: Date) -> Vec<Id> {
    let meeting = office.of::<Meeting>().get(meeting_id(team.id, date, performance));
    let cast = meeting.filter(|meeting| performance && date <= today && !meeting.cast.is_empty());
    let mut roll = cast.map_or_else(|| team.members.clone(), |meeting| meeting.cast.clone());
    for id in
        meeting.map_or(&[][..], |meeting| if performance && date > today { &meeting.cast } else { &meeting.present })
    {
        if !roll.contains(id) {
            roll.push(*id);
        }
    }
    roll
}

/// Who is ticked at a meeting so far.
pub fn ticked(office: &Office, team: Id, date: Date, performance: bool, today: Date) -> Vec<Id> {
    let Some(meeting) = office.of::<Meeting>().get(meeting_id(team, date, performance)) else { return Vec::new() };
    if performance && date > today { meeting.cast.clone() } else { meeting.present.clone() }
}

impl Desk {
    /// Sets up a team (id none) or changes it. Whoever joins lives here; whoever leads is on the roster.
    pub(in crate::desk) fn set_team(&mut self, mut team: Team) -> Result<Done, Refusal> {
        if team.end <= team.start {
            return Err(Refusal::field("end", FieldError::NotATime));
        }
        let before = self.office().of::<Team>().get(team.id).cloned();
        let known = |id: &Id| before.as_ref().is_some_and(|team| team.members.contains(id) || team.leader == *id);
        for id in team.members.iter().copied().chain(team.leader.some()).filter(|id| !known(id)) {
            self.living(id)?;
        }
        if !team.leader.is_none() && !team.members.contains(&team.leader) {
            team.members.insert(0, team.leader);
        }
        if team.id.is_none() {
            team.id = self.fresh();
            team.order = self.office().of::<Team>().all().map(|team| team.order).max().unwrap_or(0) + 1;
        }
        let mut change = Change::default();
        change.put(&self.office(), &team)?;
        self.commit(change, Note::Teams(Did::TeamSet { team: team.id })).map(|done| done.at(Team::KIND, team.id))
    }

    /// Somebody joins.
    pub(in crate::desk) fn join_team(&mut self, team: Id, resident: Id) -> Result<Done, Refusal> {
        let resident = self.living(resident)?.id;
        let mut team = self.known::<Team>(team)?;
        if team.members.contains(&resident) {
            return Err(Refusal::from(Not::InTeam));
        }
        team.members.push(resident);
        self.write_team(&team, Note::Teams(Did::Joined { team: team.id, resident }))
    }

    /// Somebody leaves; a leader who leaves leads no more.
    pub(in crate::desk) fn leave_team(&mut self, team: Id, resident: Id) -> Result<Done, Refusal> {
        let mut team = self.known::<Team>(team)?;
        if !team.members.contains(&resident) {
            return Err(Refusal::from(Not::NotInTeam));
        }
        team.members.retain(|member| *member != resident);
        if team.leader == resident {
            team.leader = Id::NONE;
        }
        self.write_team(&team, Note::Teams(Did::LeftTeam { team: team.id, resident }))
    }

    /// A member leads from now on.
    pub(in crate::desk) fn lead_team(&mut self, team: Id, resident: Id) -> Result<Done, Refusal> {
        self.known::<Resident>(resident)?;
        let mut team = self.known::<Team>(team)?;
        if !team.members.contains(&resident) {
            return Err(Refusal::from(Not::NotInTeam));
        }
        team.leader = resident;
        self.write_team(&team, Note::Teams(Did::LeaderSet { team: team.id, resident }))
    }

    fn write_team(&mut self, team: &Team, note: Note) -> Result<Done, Refusal> {
        let mut change = Change::default();
        change.put(&self.office(), team)?;
        self.commit(change, note).map(|done| done.at(Team::KIND, team.id))
    }

    /// Writes down who came, or before a performance who takes part: one commit.
    pub(in crate::desk) fn take_roll(
        &mut self,
        team: Id,
        date: Date,
        performance: bool,
        ticked: Vec<Id>,
    ) -> Result<Done, Refusal> {
        let team = self.known::<Team>(team)?;
        let (now, today) = (self.when(), self.today());
        let id = meeting_id(team.id, date, performance);
        let before = self.office().of::<Meeting>().get(id).cloned();
        let ahead = date > today;
        if ahead && !performance {
            return Err(Refusal::from(core::Not::NotYet { at: date.to_datetime(team.start) }));
        }
        if performance && before.is_none() {
            return Err(Refusal::gone(Meeting::KIND));
        }
        let of = roll(&self.office(), &team, date, performance, today);
        if ticked.iter().any(|id| !of.contains(id)) {
            return Err(Refusal::from(Not::NotInTeam));
        }
        let mut meeting = before.unwrap_or_else(|| rehearsal(&team, date));
        let (present, of) = (ticked.len() as u16, of.len() as u16);
        if ahead {
            meeting.cast = ticked;
        } else {
            meeting.present = ticked;
            meeting.of = of;
            meeting.taken = Some(now);
        }
        let mut change = Change::default();
        change.put(&self.office(), &meeting)?;
        let note = if ahead {
            Note::Teams(Did::PerformanceSet { team: team.id, date })
        } else {
            Note::Teams(Did::RollTaken { team: team.id, date, present, of })
        };
        self.commit(change, note).map(|done| done.at(Meeting::KIND, id))
    }

    /// Plans a performance (id none) or changes one; on another day it moves there with who takes part.
    pub(in crate::desk) fn set_performance(&mut self, mut meeting: Meeting) -> Result<Done, Refusal> {
        self.known::<Team>(meeting.team)?;
        if meeting.date < self.today() && meeting.id.is_none() {
            return Err(Refusal::from(center::Not::Past { at: meeting.date.at(0, 0, 0, 0) }));
        }
        if !meeting.is_performance() {
            return Err(Refusal::field("level", FieldError::Required));
        }
        let id = meeting_id(meeting.team, meeting.date, true);
        let mut change = Change::default();
        {
            let office = self.office();
            if id != meeting.id && office.of::<Meeting>().get(id).is_some() {
                return Err(Refusal::from(Not::PerformsAlready { date: meeting.date }));
            }
            if let Some(old) = meeting.id.some().filter(|old| *old != id) {
                change.delete::<Meeting>(&office, old);
            }
            meeting.id = id;
            change.put(&office, &meeting)?;
        }
        let note = Note::Teams(Did::PerformanceSet { team: meeting.team, date: meeting.date });
        self.commit(change, note).map(|done| done.at(Meeting::KIND, id))
    }

    /// Calls off a performance that has not been.
    pub(in crate::desk) fn call_off(&mut self, id: Id) -> Result<Done, Refusal> {
        let meeting = self.known::<Meeting>(id)?;
        if meeting.taken.is_some() {
            return Err(Refusal::from(Not::AlreadyHeld));
        }
        let mut change = Change::default();
        change.delete::<Meeting>(&self.office(), id);
        let note = Note::Teams(Did::PerformanceOff { team: meeting.team, date: meeting.date });
        self.commit(change, note)
    }
}

fn rehearsal(team: &Team, date: Date) -> Meeting {
    Meeting {
        id: meeting_id(team.id, date, false),
        team: team.id,
        date,
        start: team.start,
        level: 0,
        title: String::new(),
        place: team.place.clone(),
        cast: Vec::new(),
        present: Vec::new(),
        of: 0,
        taken: None::<DateTime>,
        note: String::new(),
    }
}
