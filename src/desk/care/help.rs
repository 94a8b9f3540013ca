//! One-off help (居民需求): an issue that a volunteer takes instead of a body, done with minutes that count.

use jiff::civil::DateTime;

use crate::desk::care::hours::Minutes;
use crate::desk::care::pairing::{Suggestion, Wish, ranked};
use crate::desk::care::{Did, Not};
use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::issues::{Move, may_go};
use crate::desk::{Desk, Done};
use crate::model::care::codes::HELP;
use crate::model::care::{Service, Volunteer};
use crate::model::field::FieldError;
use crate::model::{Id, Issue, IssueState, Note, Record, Refusal, Resident};

/// The kind of issue that a volunteer can take, of [`crate::model::issues::ISSUE_KIND`].
pub const ASKS_FOR_HELP: u8 = 2;

/// What volunteers do, or did, about an issue, the last one first.
pub fn helps(office: &Office, issue: Id) -> Vec<&Service> {
    let all = office.naming::<Service, Issue>(issue).filter_map(|id| office.of::<Service>().get(id));
    let mut found: Vec<&Service> = all.filter(|one| one.what == HELP).collect();
    found.sort_by_key(|one| std::cmp::Reverse((one.given, one.id)));
    found
}

/// What a volunteer has still to do.
pub fn open_helps(office: &Office, volunteer: Id) -> Vec<&Service> {
    let all = office.naming::<Service, Volunteer>(volunteer).filter_map(|id| office.of::<Service>().get(id));
    let mut found: Vec<&Service> = all.filter(|one| one.is_open()).collect();
    found.sort_by_key(|one| (one.given, one.id));
    found
}

/// The half-day of the week in which a moment lies, of [`crate::model::care::codes::HALF_DAY`].
pub fn half_day(at: DateTime) -> u8 {
    let day = at.date().weekday().to_monday_zero_offset().unsigned_abs();
    day * 2 + u8::from(at.hour() >= 12)
}

/// Whom to ask for an issue: who can do what it speaks of, lives near and is free this half-day.
pub fn who_can_help(office: &Office, issue: &Issue, now: DateTime) -> Vec<Suggestion> {
    let person = issue.raised_by.first().and_then(|id| office.of::<Resident>().get(*id));
    let home = person.and_then(|person| office.address_of(person)).cloned().unwrap_or_default();
    let wish = Wish { kinds: office.skills_in(&issue.title), prefers: 0, half_day: Some(half_day(now)) };
    ranked(office, &home, &wish, now.date(), |one| issue.raised_by.contains(&one.resident))
}

impl Desk {
    /// A volunteer takes an issue: it is then with them, as it is with a body that it was given to.
    pub(in crate::desk) fn give_help(&mut self, issue: Id, volunteer: Id) -> Result<Done, Refusal> {
        let mut issue = self.known::<Issue>(issue)?;
        let helper = self.known::<Volunteer>(volunteer)?;
        if !helper.serves(self.today()) {
            return Err(Refusal::from(Not::DoesNotServe { volunteer }));
        }
        let taken = helps(&self.office(), issue.id).iter().any(|one| one.is_open());
        if issue.kind != ASKS_FOR_HELP || taken || !issue.is_open() {
            return Err(Refusal::from(Not::HelpGiven));
        }
        let resident = issue.raised_by.first().copied().unwrap_or(Id::NONE);
        if !resident.is_none() && resident == helper.resident {
            return Err(Refusal::from(Not::Oneself));
        }
        let step = Move { state: IssueState::Assigned, lead: Id::NONE, due: None, text: String::new() };
        self.step(&mut issue, &step)?;
        let given = self.when();
        let service = Service {
            id: self.fresh(),
            what: HELP,
            volunteer,
            resident,
            issue: issue.id,
            given,
            done: None,
            day: given.date(),
            minutes: 0,
            note: String::new(),
            who: self.at_the_desk(),
        };
        let mut change = Change::default();
        change.put(&self.office(), &issue)?;
        change.put(&self.office(), &service)?;
        let note = Did::HelpGiven { volunteer, number: issue.number };
        self.commit(change, Note::Care(note)).map(|done| done.at(Issue::KIND, issue.id))
    }

    /// A volunteer met the need: their minutes count, and those who raised it are to be told.
    pub(in crate::desk) fn help_done(&mut self, service: Id, minutes: u32, note: &str) -> Result<Done, Refusal> {
        let before = self.known::<Service>(service)?;
        if !before.is_open() {
            return Err(Refusal::from(Not::HelpGiven));
        }
        let Ok(taken) = i32::try_from(minutes).map(|minutes| minutes.min(1440)) else {
            return Err(Refusal::field("minutes", FieldError::WrongKind));
        };
        let (at, note) = (self.when(), note.trim().to_owned());
        let service = Service { done: Some(at), day: at.date(), minutes: taken, note: note.clone(), ..before.clone() };
        let mut change = Change::default();
        change.put(&self.office(), &service)?;
        let mut issue = self.known::<Issue>(service.issue)?;
        if issue.is_open() && may_go(&issue, IssueState::Resolved) {
            self.step(&mut issue, &Move { state: IssueState::Resolved, lead: Id::NONE, due: None, text: note })?;
            change.put(&self.office(), &issue)?;
        }
        self.serve(&mut change, service.volunteer, Minutes(i64::from(taken)))?;
        let note = Did::HelpDone { volunteer: service.volunteer, number: issue.number, minutes };
        self.commit(change, Note::Care(note)).map(|done| done.at(Issue::KIND, issue.id))
    }
}
