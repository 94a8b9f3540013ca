//! The list of volunteers, their groups, and who is on duty on which day.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::desk::care::pairing::volunteer_of;
use crate::desk::care::{Did, Not};
use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::{Desk, Done};
use crate::model::by_day::day_id;
use crate::model::care::rules::INSURANCE_DAYS;
use crate::model::care::{Duty, Volunteer, VolunteerGroup};
use crate::model::field::FieldError;
use crate::model::{Id, Note, Record, Refusal, Resident, Unit, Way};

impl Office {
    /// A volunteer's name: the resident's, or their own.
    pub fn volunteer_name(&self, volunteer: Id) -> &str {
        let Some(volunteer) = self.of::<Volunteer>().get(volunteer) else { return "" };
        self.of::<Resident>().get(volunteer.resident).map_or(volunteer.name.as_str(), |resident| resident.name.as_str())
    }

    /// The number at which a volunteer is called: the one given for it, or the resident's usual one.
    pub fn volunteer_phone(&self, volunteer: Id) -> Cow<'_, str> {
        let Some(volunteer) = self.of::<Volunteer>().get(volunteer) else { return Cow::Borrowed("") };
        if !volunteer.phone.is_empty() {
            return Cow::Borrowed(&volunteer.phone);
        }
        let resident = self.of::<Resident>().get(volunteer.resident);
        Cow::Borrowed(resident.and_then(|resident| resident.phones.first()).map_or("", String::as_str))
    }

    /// Who is on duty on a day.
    pub fn on_duty(&self, day: Date) -> Option<&Duty> {
        self.of::<Duty>().get(day_id(day, 0))
    }
}

/// Volunteers whose insurance has run out, or will within the days that the rule names.
pub fn insurance_ends(office: &Office, today: Date) -> Vec<Id> {
    use jiff::ToSpan;
    let last = today.saturating_add(office.rule(&INSURANCE_DAYS, today).value.days());
    let active = office.of::<Volunteer>().all().filter(|one| one.state == crate::model::care::codes::ACTIVE);
    active.filter(|one| one.insured.is_some_and(|until| until <= last)).map(|one| one.id).collect()
}

impl Desk {
    /// Enters a volunteer (id none) or changes one. Somebody from outside has a name; a resident is a volunteer once.
    pub(in crate::desk) fn set_volunteer(&mut self, mut volunteer: Volunteer) -> Result<Done, Refusal> {
        if volunteer.resident.is_none() && volunteer.name.is_empty() {
            return Err(Refusal::field("name", FieldError::Required));
        }
        if let Some(unit) = volunteer.unit.some() {
            self.known::<Unit>(unit)?;
        }
        if let Some(group) = volunteer.group.some() {
            self.known::<VolunteerGroup>(group)?;
        }
        if let Some(resident) = volunteer.resident.some() {
            self.known::<Resident>(resident)?;
            let other = volunteer_of(&self.office(), resident).map(|other| other.id).filter(|id| *id != volunteer.id);
            if let Some(other) = other {
                let ways = vec![Way::Open { kind: Volunteer::KIND, id: other }];
                return Err(Refusal::from(Not::VolunteerKnown { volunteer: other }).with_ways(ways));
            }
        }
        if volunteer.id.is_none() {
            volunteer.id = self.fresh();
        } else {
            let before = self.known::<Volunteer>(volunteer.id)?;
            (volunteer.state, volunteer.since, volunteer.served) = (before.state, before.since, before.served);
        }
        let mut change = Change::default();
        change.put(&self.office(), &volunteer)?;
        let note = Note::Care(Did::VolunteerSet { volunteer: volunteer.id });
        self.commit(change, note).map(|done| done.at(Volunteer::KIND, volunteer.id))
    }

    /// Sets up a group of volunteers (id none) or changes one.
    pub(in crate::desk) fn set_volunteer_group(&mut self, mut group: VolunteerGroup) -> Result<Done, Refusal> {
        if group.name.trim().is_empty() {
            return Err(Refusal::field("name", FieldError::Required));
        }
        if let Some(leader) = group.leader.some() {
            self.known::<Volunteer>(leader)?;
        }
        if group.id.is_none() {
            group.id = self.fresh();
        }
        let mut change = Change::default();
        change.put(&self.office(), &group)?;
        let note = Note::Care(Did::GroupSet { group: group.id });
        self.commit(change, note).map(|done| done.at(VolunteerGroup::KIND, group.id))
    }

    /// Sets who is on duty on a day; one person a day.
    pub(in crate::desk) fn set_duty(&mut self, duty: Duty) -> Result<Done, Refusal> {
        if duty.name.is_empty() || duty.phone.is_empty() {
            let key = if duty.name.is_empty() { "name" } else { "phone" };
            return Err(Refusal::field(key, FieldError::Required));
        }
        let duty = Duty { id: day_id(duty.day, 0), ..duty };
        let mut change = Change::default();
        change.put(&self.office(), &duty)?;
        self.commit(change, Note::Care(Did::DutySet { day: duty.day }))
    }
}
