//! Volunteers, plans, visits and emergencies in the office.

use std::borrow::Cow;

use jiff::civil::{Date, DateTime};

use crate::desk::core::class::Retention;
use crate::desk::core::kept::{Days, Entry, Kept, take_back_fields, take_back_list};
use crate::desk::core::office::Office;
use crate::desk::core::table::Index;
use crate::desk::find::things::{Searched, name};
use crate::lookup::Thing;
use crate::model::care::codes::{LEFT, SKILL};
use crate::model::care::{
    CallOut, Called, CarePlan, CareRound, CareVisit, CareWords, Duty, Emergency, HoursReport, Pairing, Service,
    ServiceCertificate, Skill, Volunteer, VolunteerGroup,
};
use crate::model::period::class;
use crate::model::{Id, Kind, Record, Resident, Unit};
use crate::text::Lang;
use crate::text::retention as words;

/// The indices of volunteers and care visits.
#[derive(Debug, Default)]
pub struct CareIndex {
    /// Emergencies that are not over, by their beginning.
    pub open: Index<DateTime>,
}

/// Volunteers and care visits.
pub static RETENTION: Retention = Retention {
    class: words::CARE,
    number: class::CARE,
    kinds: &[
        Volunteer::KIND,
        VolunteerGroup::KIND,
        CarePlan::KIND,
        Pairing::KIND,
        CareVisit::KIND,
        CareWords::KIND,
        Emergency::KIND,
        Duty::KIND,
        ServiceCertificate::KIND,
        Skill::KIND,
        CareRound::KIND,
        Service::KIND,
        CallOut::KIND,
        HoursReport::KIND,
    ],
    years: Some(&crate::model::care::rules::KEEP_YEARS),
};

impl Kept for Volunteer {
    type By = CareIndex;

    fn called(&self, office: &Office, _lang: Lang, _today: Date) -> Cow<'_, str> {
        Cow::Owned(office.volunteer_name(self.id).to_owned())
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }

    fn take_back(&mut self, before: &Self, after: &Self) -> Result<(), &'static str> {
        // What each command added to the minutes goes with that command, whatever came after.
        self.served -= after.served - before.served;
        take_back_fields(self, before, after, &["served"])
    }
}

impl Kept for VolunteerGroup {
    type By = CareIndex;

    fn called(&self, _office: &Office, _lang: Lang, _today: Date) -> Cow<'_, str> {
        Cow::Borrowed(&self.name)
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for CarePlan {
    type By = CareIndex;

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }

    fn take_back(&mut self, before: &Self, after: &Self) -> Result<(), &'static str> {
        // Each visit added its own line: it goes with that visit, whatever came after.
        take_back_list(&mut self.contacts, &before.contacts, &after.contacts);
        self.contacts.sort_by_key(|contact| contact.day);
        take_back_fields(self, before, after, &["contacts"])
    }
}

impl Kept for Pairing {
    type By = CareIndex;

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for CareVisit {
    type By = CareIndex;
    const DAYS: Days = Days::Near;

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for CareWords {
    type By = CareIndex;
    const DAYS: Days = Days::Near;

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for Emergency {
    type By = CareIndex;

    fn index(&self, by: &mut CareIndex, entry: Entry) {
        if self.is_open() {
            by.open.mark(self.began, self.id, entry.stands());
        }
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }

    fn take_back(&mut self, before: &Self, after: &Self) -> Result<(), &'static str> {
        take_back_list(&mut self.attempts, &before.attempts, &after.attempts);
        take_back_fields(self, before, after, &["attempts"])
    }
}

impl Kept for Duty {
    type By = CareIndex;

    fn called(&self, _office: &Office, _lang: Lang, _today: Date) -> Cow<'_, str> {
        Cow::Borrowed(&self.name)
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for ServiceCertificate {
    type By = CareIndex;

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for Skill {
    type By = CareIndex;

    fn called(&self, _office: &Office, _lang: Lang, _today: Date) -> Cow<'_, str> {
        Cow::Borrowed(&self.name)
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for CareRound {
    type By = CareIndex;

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for Service {
    type By = CareIndex;

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for CallOut {
    type By = CareIndex;

    fn called(&self, _office: &Office, _lang: Lang, _today: Date) -> Cow<'_, str> {
        Cow::Borrowed(&self.title)
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }

    fn take_back(&mut self, before: &Self, after: &Self) -> Result<(), &'static str> {
        // Each who was rung stands for themselves: what a later call wrote of another one stays.
        let of = |list: &[Called], volunteer| list.iter().find(|one| one.volunteer == volunteer).cloned();
        for now in &mut self.called {
            let (old, new) = (of(&before.called, now.volunteer), of(&after.called, now.volunteer));
            if let (Some(old), Some(new)) = (old, new)
                && old != new
            {
                if *now != new {
                    return Err("called");
                }
                *now = old;
            }
        }
        take_back_fields(self, before, after, &["called"])
    }
}

impl Kept for HoursReport {
    type By = CareIndex;

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Searched for Volunteer {
    const ORDER: u8 = 7;
    const THROUGH: &'static [Kind] = &[Resident::KIND, Unit::KIND];

    /// By name and by what they can do; one who has left is found no more.
    fn thing(&self, office: &Office) -> Option<Thing> {
        let own = Some(self.name.clone()).filter(|name| self.resident.is_none() && !name.is_empty());
        let skills = SKILL.iter().filter(|code| self.skills & 1 << code.code != 0);
        let skills = skills.flat_map(|code| {
            let own = office.own_skill(code).map(|own| (own.name.clone(), own.also.clone()));
            let own = own
                .map(|(name, also)| std::iter::once(name).chain(also.split_whitespace().map(str::to_owned)).collect());
            let own: Vec<String> = own.unwrap_or_default();
            code.aliases.iter().map(|alias| (*alias).to_owned()).chain(own)
        });
        let others = self.other_skills.split_whitespace().map(ToOwned::to_owned);
        (self.state != LEFT).then(|| Thing {
            id: self.id.0,
            words: skills.chain(others).collect(),
            names: name(office, self.resident).into_iter().chain(own).collect(),
            rank: self.state.into(),
            ..Thing::default()
        })
    }

    fn concerns(&self) -> Vec<Id> {
        self.resident.some().into_iter().collect()
    }
}

impl Searched for VolunteerGroup {
    const ORDER: u8 = 8;

    fn thing(&self, _office: &Office) -> Option<Thing> {
        Some(Thing { id: self.id.0, words: vec![self.name.clone()], ..Thing::default() })
    }
}
