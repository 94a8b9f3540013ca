//! Held at the doors: a round by lane, household by household; and whom nobody met in the round of a benefit.

use crate::desk::activities::people::why_nothing;
use crate::desk::activities::who::occasion;
use crate::desk::activities::{Did, Not};
use crate::desk::benefits::Giving;
use crate::desk::benefits::entitled::row_on;
use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::core::visitor::Visitor;
use crate::desk::{Desk, Done};
use crate::model::activities::codes::{MET, MET_THEM, kind, state};
use crate::model::activities::{Activity, DoorCall};
use crate::model::benefits::{Benefit, Not as NoBenefit};
use crate::model::code::by_number;
use crate::model::field::FieldError;
use crate::model::{Household, Id, Note, Record, Refusal, Resident};

/// A door of a round: the household, whoever speaks for it, and the call that was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Door {
    pub household: Id,
    /// Its head, or the oldest who lives there.
    pub resident: Id,
    /// What was done there, or none.
    pub call: Option<Id>,
}

/// Who speaks for a household: its head if they live here, else the oldest; nobody where it is empty.
pub fn speaks_for(office: &Office, home: &Household) -> Option<Id> {
    let of = office.naming::<Resident, Household>(home.id).filter_map(|id| office.of::<Resident>().get(id));
    let living = of.filter(|one| one.lives_here() && one.household == home.id);
    living.min_by_key(|one| (one.id != home.head, one.birth.is_none(), one.birth, one.id)).map(|one| one.id)
}

/// The doors of an activity's round, in walking order: of its lane, else everywhere.
pub fn round(office: &Office, activity: &Activity) -> Vec<Door> {
    let here = |home: &&Household| activity.lane.is_empty() || home.address.lane == activity.lane;
    let mut homes: Vec<(&Household, Id)> = office
        .of::<Household>()
        .all()
        .filter(here)
        .filter_map(|home| Some((home, speaks_for(office, home)?)))
        .collect();
    homes.sort_by(|(one, _), (other, _)| (&one.address, one.id).cmp(&(&other.address, other.id)));
    let door = |(home, resident): (&Household, Id)| {
        let id = DoorCall::id_of(activity.id, activity.date, home.id);
        let call = office.of::<DoorCall>().get(id).map(|call| call.id);
        Door { household: home.id, resident, call }
    };
    homes.into_iter().map(door).collect()
}

/// Whom nobody met in the round of a benefit on a day.
pub fn missed(office: &Office, benefit: Id, round: jiff::civil::Date) -> Vec<&DoorCall> {
    let of = office.naming::<DoorCall, Benefit>(benefit).filter_map(|id| office.of::<DoorCall>().get(id));
    let mut all: Vec<&DoorCall> = of.filter(|call| call.round == round && call.activity.is_none()).collect();
    all.sort_by_key(|call| (call.at, call.id));
    all
}

#[allow(clippy::needless_pass_by_value, reason = "what an ask holds is handed over whole")]
impl Desk {
    /// A household was called at: whoever was met is handed what is handed out, once.
    pub(in crate::desk) fn call_at(&mut self, id: Id, household: Id, met: u8, note: String) -> Result<Done, Refusal> {
        let activity = self.known::<Activity>(id)?;
        let home = self.known::<Household>(household)?;
        let at = self.when();
        if by_number(MET, met).is_none() {
            return Err(Refusal::field("met", FieldError::NotAChoice));
        }
        if activity.kind != kind::DOORS {
            return Err(Refusal::from(Not::NotAtDoors { activity: id }));
        }
        if !activity.stands() {
            return Err(Refusal::from(Not::StateIs { activity: id, state: activity.state }));
        }
        if activity.date > at.date() {
            return Err(Refusal::from(Not::NotOn { activity: id, on: activity.date }));
        }
        let resident = speaks_for(&self.office(), &home).ok_or(Refusal::gone(Resident::KIND))?;
        let call = DoorCall::id_of(id, activity.date, household);
        let known = self.office().of::<DoorCall>().get(call).cloned();
        // Whoever was out may be in on the next day; who was met was met.
        if let Some(known) = known.filter(DoorCall::was_met) {
            let (met, on) = (known.met, known.at.date());
            return Err(Refusal::from(Not::DoorDone { activity: id, resident: known.resident, met, on }));
        }
        let mut change = Change::default();
        let (mut gift, mut grant, mut nothing) = (Id::NONE, Id::NONE, 0);
        if met == MET_THEM && !activity.gift.is_none() {
            let giving = Giving { benefit: activity.gift, resident, role: 1, ..Giving::default() };
            let mut with = Change::default();
            match self.add_grant(&mut with, &giving, Some(occasion(&activity)), &Visitor::default()) {
                Ok((given, _)) => {
                    (gift, grant) = (given.benefit, given.id);
                    change = with;
                }
                Err(refusal) => nothing = why_nothing(refusal)?,
            }
        }
        let call = DoorCall {
            id: call,
            activity: id,
            benefit: Id::NONE,
            round: activity.date,
            household,
            resident,
            met,
            at,
            grant,
            note: note.trim().to_owned(),
        };
        change.put(&self.office(), &call)?;
        if !activity.is_held() {
            change.put(&self.office(), &Activity { state: state::HELD, ..activity })?;
        }
        let note = Note::Activities(Did::DoorCalled { activity: id, resident, met, gift, nothing });
        self.commit(change, note).map(|done| done.at(Activity::KIND, id))
    }

    /// Somebody was not met for the round of a benefit that is brought to them.
    pub(in crate::desk) fn miss_round(
        &mut self,
        benefit: Id,
        resident: Id,
        met: u8,
        note: String,
    ) -> Result<Done, Refusal> {
        let resident = self.known::<Resident>(resident)?;
        let at = self.when();
        if by_number(MET, met).is_none() || met == MET_THEM {
            return Err(Refusal::field("met", FieldError::NotAChoice));
        }
        let day = at.date();
        let round = {
            let office = self.office();
            let row = row_on(&office, benefit, day);
            row.and_then(|row| row.round).ok_or_else(|| Refusal::from(NoBenefit::NoTerms { benefit, day }))?
        };
        let call = DoorCall {
            id: DoorCall::id_of(benefit, round.first, resident.id),
            activity: Id::NONE,
            benefit,
            round: round.first,
            household: resident.household,
            resident: resident.id,
            met,
            at,
            grant: Id::NONE,
            note: note.trim().to_owned(),
        };
        let mut change = Change::default();
        change.put(&self.office(), &call)?;
        let note = Note::Activities(Did::RoundMissed { benefit, resident: resident.id, met });
        self.commit(change, note).map(|done| done.at(Benefit::KIND, benefit))
    }
}
