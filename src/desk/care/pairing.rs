//! Who looks after whom: pairs as they stand, and whom to ask where nobody does.

use std::cmp::Reverse;

use jiff::civil::Date;

use crate::desk::care::{Did, Not};
use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::core::visitor::Visitor;
use crate::desk::{Desk, Done};
use crate::model::care::codes::{ACTIVE, PAIRED};
use crate::model::care::{CarePlan, Pairing, Volunteer};
use crate::model::people::consent::VISITS;
use crate::model::{Address, Id, Note, Record, Refusal, Resident, Way};

/// Volunteers who look after one elder at most; and those who stand in.
pub const MOST_PAIRS: u8 = 2;
/// How many are suggested.
const SUGGESTED: usize = 18;

/// The pairs of an elder that stand on a day: first those who look after them, then whoever stands in.
pub fn pairs(office: &Office, elder: Id, day: Date) -> Vec<&Pairing> {
    let all = office.naming::<Pairing, Resident>(elder).filter_map(|id| office.of::<Pairing>().get(id));
    let mut pairs: Vec<&Pairing> = all.filter(|pairing| pairing.elder == elder && pairing.stands(day)).collect();
    pairs.sort_by_key(|pairing| (pairing.role, pairing.since, pairing.id));
    pairs
}

/// The first of those who look after an elder.
pub fn first_pair(office: &Office, elder: Id, day: Date) -> Option<&Pairing> {
    pairs(office, elder, day).into_iter().find(|pairing| pairing.role == PAIRED)
}

/// Whether nobody who serves looks after an elder: the volunteer rests, has left or is insured no more, or there is none.
pub fn needs_pair(office: &Office, elder: Id, day: Date) -> bool {
    let serves = |pairing: &Pairing| office.of::<Volunteer>().get(pairing.volunteer).is_some_and(|one| one.serves(day));
    !pairs(office, elder, day).into_iter().any(|pairing| pairing.role == PAIRED && serves(pairing))
}

/// The elders whom a volunteer looks after on a day, those due first.
pub fn elders_of(office: &Office, volunteer: Id, day: Date) -> Vec<Id> {
    let all = office.naming::<Pairing, Volunteer>(volunteer).filter_map(|id| office.of::<Pairing>().get(id));
    let mut elders: Vec<(u8, Option<Date>, Id)> = all
        .filter(|pairing| pairing.stands(day))
        .map(|pairing| {
            let plan = office.of::<CarePlan>().get(pairing.elder);
            (pairing.role, plan.map(|plan| super::tiers::due(office, plan, day)), pairing.elder)
        })
        .collect();
    elders.sort_by_key(|(role, due, id)| (*role, due.is_none(), *due, *id));
    elders.into_iter().map(|(.., id)| id).collect()
}

/// Whether two elders look after each other.
pub fn is_mutual(office: &Office, pairing: &Pairing, day: Date) -> bool {
    let helper = office.of::<Volunteer>().get(pairing.volunteer).map_or(Id::NONE, |one| one.resident);
    let back = helper.some().map(|helper| pairs(office, helper, day)).unwrap_or_default();
    back.iter().any(|other| office.of::<Volunteer>().get(other.volunteer).is_some_and(|v| v.resident == pairing.elder))
}

/// Which volunteer a resident is; none where they are no volunteer.
pub fn volunteer_of(office: &Office, resident: Id) -> Option<&Volunteer> {
    let all = office.naming::<Volunteer, Resident>(resident).filter_map(|id| office.of::<Volunteer>().get(id));
    all.into_iter().find(|volunteer| volunteer.resident == resident)
}

/// How near two people live to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// Elsewhere, or not known.
    Apart,
    Lane,
    Building,
    /// At one staircase.
    Stairwell,
}

/// How near two addresses are.
pub fn nearness(one: &Address, other: &Address) -> Nearness {
    let same = |part: fn(&Address) -> &str| part(one) == part(other);
    if one.lane.is_empty() || !same(|address| &address.lane) {
        return Nearness::Apart;
    }
    if one.building.is_empty() || !same(|address| &address.building) {
        return Nearness::Lane;
    }
    if one.unit.is_empty() || !same(|address| &address.unit) { Nearness::Building } else { Nearness::Stairwell }
}

/// Somebody who could look after an elder, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suggestion {
    pub volunteer: Id,
    /// How near they live.
    pub near: Nearness,
    /// What the elder needs and they can do, bits of [`crate::model::care::codes::SKILL`].
    pub skills: u32,
    /// How many elders they look after already.
    pub load: usize,
    /// Whether the elder wished for a woman or a man, and they are one.
    pub wished: bool,
    /// Whether they said that they are free then, where a time is asked for.
    pub free: bool,
}

/// What is wished of a volunteer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wish {
    /// What is to be done, bits of [`crate::model::care::codes::SKILL`].
    pub kinds: u32,
    /// Of [`crate::model::care::codes::PREFERS`].
    pub prefers: u8,
    /// When, of [`crate::model::care::codes::HALF_DAY`]; any time where none is named.
    pub half_day: Option<u8>,
}

/// Whom to ask for an elder: who is wished for, then who lives near, can do what is needed, and has few already.
pub fn suggestions(office: &Office, elder: Id, day: Date) -> Vec<Suggestion> {
    let Some(resident) = office.of::<Resident>().get(elder) else { return Vec::new() };
    let nowhere = Address::default();
    let home = office.address_of(resident).unwrap_or(&nowhere);
    let plan = office.of::<CarePlan>().get(elder);
    let wish =
        plan.map_or_else(Wish::default, |plan| Wish { kinds: plan.kinds, prefers: plan.prefers, half_day: None });
    let taken: Vec<Id> = pairs(office, elder, day).into_iter().map(|pairing| pairing.volunteer).collect();
    ranked(office, home, &wish, day, |one| one.resident == elder || taken.contains(&one.id))
}

/// Whom to ask for something near a home, but for those who are left out: where a skill or a time is asked for of
/// somebody who is not paired for good, that goes before nearness.
pub fn ranked(
    office: &Office,
    home: &Address,
    wish: &Wish,
    day: Date,
    left_out: impl Fn(&Volunteer) -> bool,
) -> Vec<Suggestion> {
    let nowhere = Address::default();
    let (kinds, prefers) = (wish.kinds, wish.prefers);
    let free = office.of::<Volunteer>().all().filter(|one| one.serves(day) && !left_out(one));
    let mut found: Vec<Suggestion> = free
        .map(|one| {
            let person = office.of::<Resident>().get(one.resident);
            let lives = person.and_then(|person| office.address_of(person)).unwrap_or(&nowhere);
            Suggestion {
                volunteer: one.id,
                near: nearness(home, lives),
                skills: one.skills & kinds,
                load: office.naming::<Pairing, Volunteer>(one.id).count(),
                wished: prefers != 0 && person.is_some_and(|person| person.sex as u8 == prefers),
                free: wish.half_day.is_some_and(|half| one.free & 1 << half != 0),
            }
        })
        .collect();
    let once = wish.half_day.is_some();
    let rank = |one: &Suggestion| {
        let skills = one.skills.count_ones();
        let first = if once { (skills > 0, one.free) } else { (one.wished, false) };
        (Reverse(first), Reverse(one.near), Reverse(skills), one.load, one.volunteer)
    };
    found.sort_by_key(rank);
    found.truncate(SUGGESTED);
    for one in &mut found {
        one.load = elders_of(office, one.volunteer, day).len();
    }
    found.sort_by_key(rank);
    found
}

impl Desk {
    /// A volunteer looks after an elder, who agrees to it: that was written down before, or is written with it.
    pub(in crate::desk) fn pair(
        &mut self,
        (elder, volunteer): (Id, Id),
        role: u8,
        agreed: bool,
        visitor: &Visitor,
    ) -> Result<Done, Refusal> {
        let elder = self.living(elder)?.id;
        let helper = self.known::<Volunteer>(volunteer)?;
        let today = self.today();
        if helper.resident == elder {
            return Err(Refusal::from(Not::Oneself));
        }
        if !helper.serves(today) {
            return Err(Refusal::from(Not::DoesNotServe { volunteer }));
        }
        let (taken, full, asks) = {
            let office = self.office();
            let standing = pairs(&office, elder, today);
            let of_role = standing.iter().filter(|pairing| pairing.role == role).count();
            let most = if role == PAIRED { usize::from(MOST_PAIRS) } else { 1 };
            (
                standing.iter().any(|pairing| pairing.volunteer == volunteer),
                of_role >= most,
                !office.consented(elder, VISITS, today),
            )
        };
        if taken {
            return Err(Refusal::from(Not::PairedAlready { volunteer }));
        }
        if full {
            return Err(Refusal::from(Not::PairsFull { most: if role == PAIRED { MOST_PAIRS } else { 1 } }));
        }
        if asks && !agreed {
            return Err(Refusal::from(Not::NoConsent).with_ways(vec![Way::Anyway]));
        }
        let mut change = Change::default();
        if asks {
            self.agree(&mut change, elder, VISITS, (false, None), visitor)?;
        }
        let pairing = Pairing { id: self.fresh(), elder, volunteer, role, since: today, until: None };
        change.put(&self.office(), &pairing)?;
        // Whoever is paired is visited: a plan begins with the pair where there is none.
        if self.office().of::<CarePlan>().get(elder).is_none() {
            change.put(&self.office(), &CarePlan::new(elder, today))?;
        }
        let note = Note::Care(Did::Paired { resident: elder, volunteer, role });
        self.commit(change, note).map(|done| done.at(CarePlan::KIND, elder))
    }

    /// A volunteer looks after an elder no more, from today on.
    pub(in crate::desk) fn unpair(&mut self, pairing: Id) -> Result<Done, Refusal> {
        let pairing = self.known::<Pairing>(pairing)?;
        let today = self.today();
        let mut change = Change::default();
        change.put(&self.office(), &Pairing { until: Some(today), ..pairing.clone() })?;
        let note = Note::Care(Did::Unpaired { resident: pairing.elder, volunteer: pairing.volunteer });
        self.commit(change, note).map(|done| done.at(CarePlan::KIND, pairing.elder))
    }

    /// A volunteer serves again, rests or leaves, of [`crate::model::care::codes::VOLUNTEER_STATE`].
    pub(in crate::desk) fn move_volunteer(&mut self, volunteer: Id, state: u8) -> Result<Done, Refusal> {
        let volunteer = self.known::<Volunteer>(volunteer)?;
        let since = (state != ACTIVE).then_some(self.today());
        let mut change = Change::default();
        change.put(&self.office(), &Volunteer { state, since, ..volunteer.clone() })?;
        let note = Note::Care(Did::VolunteerMoved { volunteer: volunteer.id, state });
        self.commit(change, note).map(|done| done.at(Volunteer::KIND, volunteer.id))
    }
}
