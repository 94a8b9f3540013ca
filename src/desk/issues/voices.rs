//! Who stands behind an issue: each with their own words, a whole lane or courtyard at once, who turned out to have
//! another matter, and who was told how it goes.

use std::collections::BTreeSet;

use super::{Not, lane_of};
use crate::desk::core;
use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::core::opening::Opening;
use crate::desk::core::visitor::Visitor;
use crate::desk::visitors::matter;
use crate::desk::{Desk, Done};
use crate::model::issues::{Did, MAX_STEPS, Step};
use crate::model::{Household, Id, Issue, IssueState, Note, Record, Refusal, Resident, Words};

/// What somebody said, and how.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said {
    /// In their own words.
    pub text: String,
    /// Of [`SAID_BY`](crate::model::issues::SAID_BY); 0 for the desk.
    pub by: u8,
    /// How they want to be reached, where that is not their usual phone.
    pub reach: String,
}

impl Said {
    /// These words, said at the desk.
    pub fn at_the_desk(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }
}

impl Desk {
    /// A resident joins an issue that others raised.
    pub(in crate::desk) fn join_issue(
        &mut self,
        id: Id,
        resident: Id,
        said: &Said,
        visitor: &Visitor,
    ) -> Result<Done, Refusal> {
        let mut issue = self.known::<Issue>(id)?;
        self.living(resident)?;
        if issue.raised_by.contains(&resident) {
            return Err(Refusal::from(Not::AlreadyJoined { number: issue.number }));
        }
        if issue.state == IssueState::Closed {
            return Err(Refusal::from(core::Not::WrongState { kind: Issue::KIND, state: "issue.closed" }));
        }
        issue.raised_by.push(resident);
        let number = issue.number;
        let mut change = Change::default();
        change.put(&self.office(), &issue)?;
        self.add_words(&mut change, id, resident, said)?;
        self.add_visitor_line(&mut change, visitor, resident, matter::ISSUE, id)?;
        self.commit(change, Note::Issues(Did::IssueJoined { resident, number })).map(|done| done.at(Issue::KIND, id))
    }

    /// Every household of a lane or courtyard stands behind an issue from now on.
    pub(in crate::desk) fn join_place(&mut self, id: Id, place: &str) -> Result<Done, Refusal> {
        let mut issue = self.known::<Issue>(id)?;
        if issue.state == IssueState::Closed {
            return Err(Refusal::from(core::Not::WrongState { kind: Issue::KIND, state: "issue.closed" }));
        }
        let there = {
            let office = self.office();
            let behind: BTreeSet<Id> = households(&office, &issue);
            households_at(&office, place).into_iter().filter(|id| !behind.contains(id)).collect::<Vec<Id>>()
        };
        if there.is_empty() {
            return Err(Refusal::from(Not::NobodyThere));
        }
        let (number, count) = (issue.number, u32::try_from(there.len()).unwrap_or(u32::MAX));
        issue.households.extend(there);
        let mut change = Change::default();
        change.put(&self.office(), &issue)?;
        let note = Note::Issues(Did::HouseholdsJoined { number, count });
        self.commit(change, note).map(|done| done.at(Issue::KIND, id))
    }

    /// Somebody's matter turned out to be another one: they count no more, and what they said is kept.
    pub(in crate::desk) fn leave_issue(&mut self, id: Id, resident: Id) -> Result<Done, Refusal> {
        let mut issue = self.known::<Issue>(id)?;
        let place = issue.raised_by.iter().position(|one| *one == resident);
        let Some(place) = place else { return Err(Refusal::from(Not::NotRaisedBy { number: issue.number })) };
        issue.raised_by.remove(place);
        let home = self.office().of::<Resident>().get(resident).map_or(Id::NONE, |one| one.household);
        issue.households.retain(|one| *one != home);
        let number = issue.number;
        let mut change = Change::default();
        change.put(&self.office(), &issue)?;
        let at = self.when();
        for words in self.words_of(id, resident) {
            change.put(&self.office(), &Words { apart: Some(at), ..words })?;
        }
        self.commit(change, Note::Issues(Did::IssueLeft { resident, number })).map(|done| done.at(Issue::KIND, id))
    }

    /// These of those who raised an issue were told how it goes; somebody who did not raise it is told too, and does not
    /// join it by that.
    pub(in crate::desk) fn tell_of_issue(
        &mut self,
        id: Id,
        residents: &[Id],
        (by, text): (u8, String),
        asked_by: Id,
        visitor: &Visitor,
    ) -> Result<Done, Refusal> {
        let mut issue = self.known::<Issue>(id)?;
        let mut change = Change::default();
        let (at, who) = (self.when(), self.at_the_desk());
        let raised: Vec<Id> = residents.iter().copied().filter(|one| issue.raised_by.contains(one)).collect();
        self.heard(&mut change, id, &raised, by)?;
        if !raised.is_empty() || !text.is_empty() {
            if issue.steps.len() >= MAX_STEPS {
                return Err(Refusal::from(Not::TooManySteps { most: MAX_STEPS }));
            }
            issue.answered = issue.answered.or(Some(at));
            if !text.is_empty() {
                issue.steps.push(Step { at, who, state: issue.state, text });
            }
            change.put(&self.office(), &issue)?;
        }
        if !asked_by.is_none() {
            self.add_visitor_line(&mut change, visitor, asked_by, matter::ISSUE, id)?;
        }
        let (number, count) = (issue.number, u32::try_from(residents.len()).unwrap_or(u32::MAX));
        let resident = if let [only] = residents { *only } else { Id::NONE };
        self.commit(change, Note::Issues(Did::IssueTold { resident, number, count }))
            .map(|done| done.at(Issue::KIND, id))
    }

    /// These were told now, in this way of [`TOLD_BY`](crate::model::issues::TOLD_BY).
    pub(super) fn heard(&self, change: &mut Change, issue: Id, residents: &[Id], by: u8) -> Result<(), Refusal> {
        let at = self.when();
        for resident in residents.iter().filter(|id| !id.is_none()) {
            if let Some(words) = self.words_of(issue, *resident).into_iter().next_back() {
                change.put(&self.office(), &Words { told: Some(at), told_by: by, ..words })?;
            }
        }
        Ok(())
    }

    /// What somebody said about an issue, in the order of the records.
    pub(super) fn words_of(&self, issue: Id, resident: Id) -> Vec<Words> {
        let office = self.office();
        let of_issue = office.naming::<Words, Issue>(issue).filter_map(|id| office.get::<Words>(id).cloned());
        let mut words: Vec<Words> = of_issue.filter(|words| words.resident == resident).collect();
        words.sort_by_key(|words| (words.at, words.id));
        words
    }

    pub(super) fn add_words(
        &mut self,
        change: &mut Change,
        issue: Id,
        resident: Id,
        said: &Said,
    ) -> Result<(), Refusal> {
        if resident.is_none() && said.text.is_empty() {
            return Ok(());
        }
        let said_by = if said.by == 0 { 1 } else { said.by };
        let (text, reach, at) = (said.text.clone(), said.reach.clone(), self.when());
        let words = Words { id: self.fresh(), issue, resident, text, said_by, reach, at, ..Words::default() };
        change.put(&self.office(), &words)
    }
}

/// The households of a lane or a courtyard in which somebody lives: those whose lane is the place, and where the place
/// names a courtyard of a lane, those of that courtyard alone.
pub fn households_at(office: &Office, place: &str) -> Vec<Id> {
    let place = place.trim();
    if place.is_empty() {
        return Vec::new();
    }
    let whole_lane = lane_of(place) == place;
    let there = |household: &&Household| {
        let lane = household.address.lane.as_str();
        lane == place || whole_lane && lane_of(lane) == place
    };
    let lived_in = |household: &&Household| office.household_members(household.id).next().is_some();
    let mut found: Vec<Id> =
        office.of::<Household>().all().filter(there).filter(lived_in).map(|household| household.id).collect();
    // The table has no order of its own, and what is written has one.
    found.sort_unstable();
    found
}

/// Every household behind an issue: of those who raised it, and those that stand behind it with their lane.
pub fn households(office: &Office, issue: &Issue) -> BTreeSet<Id> {
    let homes = issue.raised_by.iter().filter_map(|id| office.of::<Resident>().get(*id)).map(|one| one.household);
    homes.filter(|home| !home.is_none()).chain(issue.households.iter().copied()).collect()
}

/// How many households and people it concerns: those that are known, or as many households as somebody counted.
pub fn behind(office: &Office, issue: &Issue) -> (usize, usize) {
    let homes = households(office, issue);
    let people: usize = homes.iter().map(|home| office.household_members(*home).count()).sum();
    (homes.len().max(issue.affected as usize), people.max(issue.raised_by.len()))
}

/// What an issue weighs in the list of what many want: households first, then how long it is open, then how often
/// somebody was not content.
pub fn weight(office: &Office, issue: &Issue, today: jiff::civil::Date) -> (usize, usize, i32) {
    let again = issue.steps.iter().filter(|step| step.state == IssueState::Reopened).count();
    (behind(office, issue).0, again, issue.age_days(today))
}

/// The residents whose words about an issue are kept, in the order in which they raised it.
pub fn speakers(office: &Office, issue: &Issue) -> Vec<Id> {
    let words = office.naming::<Words, Issue>(issue.id).filter_map(|id| office.get::<Words>(id));
    let spoken = words.filter(|words| !words.text.is_empty());
    let mut whose: Vec<Id> = spoken.map(|words| words.resident).filter(|id| !id.is_none()).collect();
    whose.sort_by_key(|id| issue.raised_by.iter().position(|raised| raised == id));
    whose.dedup();
    whose
}

/// What somebody whose words are open said about an issue.
pub fn said<'a>(office: &'a Office, issue: Id, opening: &Opening) -> Vec<&'a str> {
    let words = office.naming::<Words, Issue>(issue).filter_map(|id| office.opened::<Words>(opening, id));
    words.map(|words| words.text.as_str()).filter(|text| !text.is_empty()).collect()
}

/// When and how somebody raised an issue, and when they were last told of it; nothing of what they said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Voice {
    pub resident: Id,
    /// When they raised it.
    pub at: jiff::civil::DateTime,
    /// Of [`SAID_BY`](crate::model::issues::SAID_BY).
    pub said_by: u8,
    /// When they were last told how it goes.
    pub told: Option<jiff::civil::DateTime>,
    /// Whether their matter turned out to be another one.
    pub apart: bool,
}

/// Each who raised an issue, in the order in which they did; then those who turned out to have another matter.
pub fn voices(office: &Office, issue: &Issue) -> Vec<Voice> {
    let words = office.naming::<Words, Issue>(issue.id).filter_map(|id| office.get::<Words>(id));
    let mut all: Vec<Voice> = Vec::new();
    for one in words.filter(|words| !words.resident.is_none()) {
        let (resident, at, said_by) = (one.resident, one.at, one.said_by);
        let voice = Voice { resident, at, said_by, told: one.told, apart: one.apart.is_some() };
        match all.iter_mut().find(|known| known.resident == resident) {
            Some(known) => {
                known.at = known.at.min(voice.at);
                known.told = known.told.max(voice.told);
                known.apart &= voice.apart;
            }
            None => all.push(voice),
        }
    }
    for resident in
        issue.raised_by.iter().filter(|id| !all.iter().any(|voice| voice.resident == **id)).copied().collect::<Vec<_>>()
    {
        all.push(Voice { resident, at: issue.opened, said_by: 0, told: None, apart: false });
    }
    all.sort_by_key(|voice| {
        let place = issue.raised_by.iter().position(|id| *id == voice.resident);
        (voice.apart, place.is_none(), place, voice.at)
    });
    all
}

/// Those who raised an issue and were not told of its last step, in the order in which they raised it.
pub fn untold(office: &Office, issue: &Issue) -> Vec<Id> {
    let Some(last) = issue.steps.last().map(|step| step.at) else { return Vec::new() };
    let is_behind = |voice: &&Voice| !voice.apart && voice.told.is_none_or(|told| told < last) && voice.at < last;
    voices(office, issue).iter().filter(is_behind).map(|voice| voice.resident).collect()
}
