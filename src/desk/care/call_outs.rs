//! Call-outs: who is rung, what each said, and how long those served who came.

use jiff::civil::Date;

use crate::desk::care::hours::Minutes;
use crate::desk::care::{Did, Not};
use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::{Desk, Done};
use crate::model::care::codes::{ANSWER, COMES};
use crate::model::care::{CallOut, Called, Volunteer};
use crate::model::code::by_number;
use crate::model::field::FieldError;
use crate::model::operators::look::way;
use crate::model::{Id, Note, Record, Refusal, Resident, Reveal};

/// What the access log names as opened: the numbers of those who are rung.
pub const NUMBERS: &str = "call_out";
/// Why they are opened, of [`crate::model::register::REVEAL_REASON`].
const TO_CALL: u8 = 1;

/// Who is called out of all who serve.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Among {
    /// Of this group, or of any.
    pub group: Id,
    /// With one of these skills, bits of [`crate::model::care::codes::SKILL`]; 0 for any.
    pub skills: u32,
    /// Who lives in this lane; of any where it is empty.
    pub lane: String,
    /// Members of the party only.
    pub party: bool,
}

impl Among {
    /// Whether a volunteer is meant.
    fn fits(&self, office: &Office, one: &Volunteer) -> bool {
        let lane = self.lane.trim();
        let lives = || {
            let home = office.of::<Resident>().get(one.resident).and_then(|person| office.address_of(person));
            home.is_some_and(|home| home.lane.contains(lane))
        };
        (self.group.is_none() || one.group == self.group)
            && (self.skills == 0 || one.skills & self.skills != 0)
            && (!self.party || one.party == 1)
            && (lane.is_empty() || lives())
    }

    /// Everybody who serves on a day and is meant, lane by lane, door by door; who lives elsewhere comes last.
    pub fn whom(&self, office: &Office, day: Date) -> Vec<Id> {
        let serves = office.of::<Volunteer>().all().filter(|one| one.serves(day) && self.fits(office, one));
        let mut found: Vec<Id> = serves.map(|one| one.id).collect();
        found.sort_by_cached_key(|id| {
            let person = office.of::<Volunteer>().get(*id).and_then(|one| office.of::<Resident>().get(one.resident));
            let home = person.and_then(|person| office.address_of(person)).cloned();
            (home.is_none(), home, *id)
        });
        found
    }
}

/// The row that stands ready: the first behind the one that was rung last on which nobody rang yet, else the first.
pub fn ready(call_out: &CallOut) -> usize {
    let last = (0..).zip(&call_out.called).filter(|(_, one)| one.at.is_some()).max_by_key(|(_, one)| one.at);
    let last = last.map_or(0, |(place, _): (usize, _)| place + 1);
    let untried = |at: &usize| call_out.called.get(*at).is_some_and(|one| one.answer == 0);
    (last..call_out.called.len()).chain(0..last).find(untried).unwrap_or(0)
}

impl Desk {
    /// Draws up the list of those who are rung.
    pub(in crate::desk) fn make_call_out(&mut self, wanted: CallOut, among: &Among) -> Result<Done, Refusal> {
        if wanted.title.trim().is_empty() {
            return Err(Refusal::field("title", FieldError::Required));
        }
        let people = among.whom(&self.office(), wanted.day);
        if people.is_empty() {
            return Err(Refusal::from(Not::NobodyToCall));
        }
        let called = people.iter().copied().map(Called::new).collect();
        let call_out = CallOut { id: self.fresh(), called, who: self.at_the_desk(), ..wanted };
        let mut change = Change::default();
        change.put(&self.office(), &call_out)?;
        let count = u16::try_from(people.len()).unwrap_or(u16::MAX);
        let note = Did::CallOutMade { call_out: call_out.id, people: count };
        self.commit(change, Note::Care(note)).map(|done| done.at(CallOut::KIND, call_out.id))
    }

    /// Opens the list to ring them: that their numbers are looked at, one after the other, is written down once.
    pub(in crate::desk) fn open_call_out(&mut self, id: Id) -> Result<Done, Refusal> {
        self.known::<CallOut>(id)?;
        let reveal = Reveal {
            id: self.fresh(),
            at: self.now(),
            resident: Id::NONE,
            field: NUMBERS.to_owned(),
            reason: TO_CALL,
            who: self.at_the_desk(),
            way: way::PAGE,
            served: true,
        };
        let mut change = Change::default();
        change.put(&self.office(), &reveal)?;
        let note = Note::Care(Did::CallOutOpened { call_out: id });
        self.commit(change, note).map(|done| done.at(CallOut::KIND, id))
    }

    /// Somebody was rung, and what they said.
    pub(in crate::desk) fn ring(&mut self, id: Id, volunteer: Id, answer: u8) -> Result<Done, Refusal> {
        let mut call_out = self.known::<CallOut>(id)?;
        if by_number(ANSWER, answer).is_none() {
            return Err(Refusal::field("answer", FieldError::NotAChoice));
        }
        let (at, who) = (self.when(), self.at_the_desk());
        let one = call_out.called.iter_mut().find(|one| one.volunteer == volunteer);
        let one = one.ok_or(Refusal::from(Not::NotOnList))?;
        (one.at, one.who, one.answer) = (Some(at), who, answer);
        // Who does not come after all has given no time.
        let gone = if answer == COMES { 0 } else { std::mem::take(&mut one.minutes) };
        let mut change = Change::default();
        change.put(&self.office(), &call_out)?;
        self.serve(&mut change, volunteer, Minutes(-i64::from(gone)))?;
        let note = Note::Care(Did::Rung { volunteer, answer });
        self.commit(change, note).map(|done| done.at(CallOut::KIND, id))
    }

    /// How long they served: one of those who came, or (volunteer none) all of them.
    pub(in crate::desk) fn time_call_out(&mut self, id: Id, volunteer: Id, minutes: u16) -> Result<Done, Refusal> {
        let mut call_out = self.known::<CallOut>(id)?;
        let came: Vec<Id> = call_out.called.iter().filter(|one| one.answer == COMES).map(|one| one.volunteer).collect();
        let whom: Vec<Id> = came.into_iter().filter(|id| volunteer.is_none() || *id == volunteer).collect();
        if whom.is_empty() {
            return Err(Refusal::from(Not::DidNotCome));
        }
        let mut change = Change::default();
        for one in call_out.called.iter_mut().filter(|one| whom.contains(&one.volunteer)) {
            let more = i64::from(minutes) - i64::from(std::mem::replace(&mut one.minutes, minutes));
            self.serve(&mut change, one.volunteer, Minutes(more))?;
        }
        change.put(&self.office(), &call_out)?;
        let people = u16::try_from(whom.len()).unwrap_or(u16::MAX);
        let note = Note::Care(Did::CallOutTimed { call_out: id, people });
        self.commit(change, note).map(|done| done.at(CallOut::KIND, id))
    }
}
