//! Somebody does not answer: who is called one after the other, with which number, and what came of it.

use jiff::civil::{Date, DateTime};

use crate::desk::care::pairing::pairs;
use crate::desk::care::records::CareIndex;
use crate::desk::care::{Did, Not};
use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::{Desk, Done};
use crate::model::care::codes::{CALLED, FOUND, LEFT, RESULT};
use crate::model::care::{Attempt, CarePlan, Emergency, Volunteer};
use crate::model::code::by_number;
use crate::model::field::FieldError;
use crate::model::operators::look::{how, way};
use crate::model::{Contact, Id, Note, Record, Refusal, Resident, Reveal};

/// The rungs, numbered as in [`crate::model::care::codes::RUNG`].
pub mod rung {
    /// Whoever looks after them.
    pub const VOLUNTEER: u8 = 1;
    /// Whoever stands in.
    pub const STAND_IN: u8 = 2;
    /// The neighbour whom the plan names.
    pub const NEIGHBOUR: u8 = 3;
    /// Who keeps a key.
    pub const KEY_HOLDER: u8 = 4;
    /// Whom to call of the family.
    pub const FAMILY: u8 = 5;
    /// Who is on duty today.
    pub const DUTY: u8 = 6;
    /// Who answers for the grid, and the building.
    pub const GRID: u8 = 7;
    /// 110 and 120, always the last.
    pub const AMBULANCE: u8 = 9;
}

/// What the access log names as opened: the numbers of everybody who may be called.
pub const NUMBERS: &str = "ladder";
/// Why they are opened, of [`crate::model::register::REVEAL_REASON`].
const EMERGENCY: u8 = 3;

/// Somebody who can be called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rung {
    /// Of [`crate::model::care::codes::RUNG`].
    pub rung: u8,
    /// The volunteer, where it is one.
    pub volunteer: Id,
    pub name: String,
    /// What they are to the elder, in the words of the register.
    pub relation: String,
    pub phone: String,
}

/// Everybody who can be called for an elder on a day, in the order in which they are called. Only who is on record
/// stands there, and 110/120 always.
pub fn rungs(office: &Office, elder: Id, day: Date) -> Vec<Rung> {
    let mut rungs = Vec::new();
    for pairing in pairs(office, elder, day) {
        let Some(helper) = office.of::<Volunteer>().get(pairing.volunteer).filter(|one| one.state != LEFT) else {
            continue;
        };
        rungs.push(Rung {
            rung: if pairing.role == rung::STAND_IN { rung::STAND_IN } else { rung::VOLUNTEER },
            volunteer: helper.id,
            name: office.volunteer_name(helper.id).to_owned(),
            relation: String::new(),
            phone: office.volunteer_phone(helper.id).into_owned(),
        });
    }
    let mut person = |rung, contact: &Contact| {
        if !contact.is_empty() {
            rungs.push(Rung {
                rung,
                volunteer: Id::NONE,
                name: contact.name.clone(),
                relation: contact.relation.clone(),
                phone: contact.phone.clone(),
            });
        }
    };
    if let Some(plan) = office.of::<CarePlan>().get(elder) {
        person(rung::NEIGHBOUR, &plan.neighbour);
    }
    if let Some(resident) = office.of::<Resident>().get(elder) {
        person(rung::KEY_HOLDER, &resident.key_holder);
        person(rung::FAMILY, &resident.emergency);
    }
    let address = office.of::<Resident>().get(elder).and_then(|resident| office.address_of(resident));
    if let Some((grid, address)) = address.and_then(|address| Some((office.grid_of(address)?, address)))
        && let Some(one) = office.answers_for(grid.id, address)
    {
        let relation = if one.duty.is_empty() { grid.name.clone() } else { one.duty.clone() };
        person(rung::GRID, &Contact { name: one.name.clone(), relation, phone: one.phone.clone() });
    }
    if let Some(duty) = office.on_duty(day) {
        let (name, phone) = (duty.name.clone(), duty.phone.clone());
        person(rung::DUTY, &Contact { name, relation: String::new(), phone });
    }
    let (name, relation) = (String::new(), String::new());
    rungs.push(Rung { rung: rung::AMBULANCE, volunteer: Id::NONE, name, relation, phone: "110 / 120".to_owned() });
    rungs
}

/// Which kinds of rung an elder has no number for: said on the plan before anything happens.
pub fn missing(office: &Office, elder: Id, day: Date) -> Vec<u8> {
    let there = rungs(office, elder, day);
    let wanted = [rung::VOLUNTEER, rung::NEIGHBOUR, rung::KEY_HOLDER, rung::FAMILY];
    wanted.into_iter().filter(|kind| !there.iter().any(|one| one.rung == *kind && !one.phone.is_empty())).collect()
}

/// What came last of calling somebody in an emergency.
pub fn result_of<'a>(emergency: &'a Emergency, rung: &Rung) -> Option<&'a Attempt> {
    let same = |attempt: &&Attempt| attempt.rung == rung.rung && attempt.volunteer == rung.volunteer;
    emergency.attempts.iter().rev().find(same)
}

/// The rung that stands ready: the first behind the one that was called last on which nobody was called yet, else the
/// first of all; 110/120 where everybody was called.
pub fn ready(emergency: &Emergency, rungs: &[Rung]) -> usize {
    let place =
        |attempt: &Attempt| rungs.iter().position(|one| one.rung == attempt.rung && one.volunteer == attempt.volunteer);
    let last = emergency.attempts.last().and_then(place).map_or(0, |place| place + 1);
    let untried = |at: &usize| rungs.get(*at).is_some_and(|one| result_of(emergency, one).is_none());
    (last..rungs.len()).chain(0..last).find(untried).unwrap_or(rungs.len().saturating_sub(1))
}

/// Emergencies that are not over, the earliest first.
pub fn open_emergencies(office: &Office) -> Vec<&Emergency> {
    let open = office.by::<CareIndex>().open.range(DateTime::MIN..);
    open.filter_map(|id| office.of::<Emergency>().get(id)).collect()
}

/// The emergency of an elder that is not over.
pub fn open_of(office: &Office, elder: Id) -> Option<&Emergency> {
    open_emergencies(office).into_iter().find(|emergency| emergency.elder == elder)
}

impl Desk {
    /// Opens the ladder of an elder: begins an emergency where none is open, and writes down that the numbers of
    /// everybody on it are looked at.
    pub(in crate::desk) fn open_ladder(&mut self, elder: Id) -> Result<Done, Refusal> {
        let elder = self.known::<Resident>(elder)?.id;
        let known = open_of(&self.office(), elder).map(|emergency| emergency.id);
        let mut change = Change::default();
        let id = known.unwrap_or_else(|| self.fresh());
        if known.is_none() {
            let (began, note) = (self.when(), String::new());
            let emergency = Emergency { id, elder, began, attempts: Vec::new(), ended: None, found: 0, note };
            change.put(&self.office(), &emergency)?;
        }
        let reveal = Reveal {
            id: self.fresh(),
            at: self.now(),
            resident: elder,
            field: NUMBERS.to_owned(),
            reason: EMERGENCY,
            who: self.at_the_desk(),
            way: way::EMERGENCY,
            served: true,
        };
        self.look_at(elder, how::REVEALED);
        change.put(&self.office(), &reveal)?;
        let note = Note::Care(Did::LadderOpened { resident: elder });
        self.commit(change, note).map(|done| done.at(Emergency::KIND, id))
    }

    /// Somebody was called, and what came of it; `9` is 110/120, whoever stood ready.
    pub(in crate::desk) fn attempt(&mut self, emergency: Id, place: usize, result: u8) -> Result<Done, Refusal> {
        let mut emergency = self.open_emergency(emergency)?;
        if by_number(RESULT, result).is_none() {
            return Err(Refusal::field("result", FieldError::NotAChoice));
        }
        let rungs = rungs(&self.office(), emergency.elder, self.today());
        let called = if result == CALLED { rungs.last() } else { rungs.get(place) };
        let called = called.ok_or(Refusal::from(Not::NoRung))?;
        let (rung, volunteer) = (called.rung, called.volunteer);
        emergency.attempts.push(Attempt { volunteer, who: self.at_the_desk(), at: self.when(), rung, result });
        let mut change = Change::default();
        change.put(&self.office(), &emergency)?;
        let note = Note::Care(Did::Attempted { resident: emergency.elder, rung, result });
        self.commit(change, note).map(|done| done.at(Emergency::KIND, emergency.id))
    }

    /// An emergency is over: somebody says what was found.
    pub(in crate::desk) fn end_emergency(&mut self, emergency: Id, found: u8, note: &str) -> Result<Done, Refusal> {
        let emergency = self.open_emergency(emergency)?;
        if by_number(FOUND, found).is_none() {
            return Err(Refusal::field("found", FieldError::Required));
        }
        let (resident, ended) = (emergency.elder, Some(self.when()));
        let mut change = Change::default();
        change.put(&self.office(), &Emergency { ended, found, note: note.trim().to_owned(), ..emergency })?;
        self.commit(change, Note::Care(Did::EmergencyEnded { resident }))
    }

    fn open_emergency(&self, id: Id) -> Result<Emergency, Refusal> {
        let emergency = self.known::<Emergency>(id)?;
        if emergency.is_open() { Ok(emergency) } else { Err(Refusal::from(Not::EmergencyOver)) }
    }
}
