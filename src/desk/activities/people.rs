//! People of an activity: invited, signed up with a waiting list, ticked at the door with what is handed out.

use crate::desk::activities::who::{Heads, invitees, occasion, people, waiting};
use crate::desk::activities::{Did, Not};
use crate::desk::benefits::Giving;
use crate::desk::care::pairing::volunteer_of;
use crate::desk::core::change::Change;
use crate::desk::core::kept::overlaid;
use crate::desk::core::visitor::Visitor;
use crate::desk::{Desk, Done};
use crate::model::activities::codes::{GUEST, VOLUNTEER, place, state};
use crate::model::activities::{Activity, Participant};
use crate::model::benefits::Not as NoBenefit;
use crate::model::care::Volunteer;
use crate::model::field::FieldError;
use crate::model::people::consent::{Consent, PUBLICITY};
use crate::model::{Id, Note, Record, Refusal, Resident, Why};

/// The codes of [`crate::model::activities::codes::PHOTOS`].
const AGREED: u8 = 1;

impl Desk {
    /// An activity that is still to come or going on, for whoever is put on its list.
    fn open_activity(&self, id: Id) -> Result<Activity, Refusal> {
        let activity = self.known::<Activity>(id)?;
        if !activity.stands() || activity.last() < self.when().date() {
            return Err(Refusal::from(Not::StateIs { activity: id, state: activity.state }));
        }
        Ok(activity)
    }

    fn participant(&self, activity: Id, whose: Id) -> Option<Participant> {
        self.office().of::<Participant>().get(Participant::id_of(activity, whose)).cloned()
    }

    /// Whether somebody may be photographed, as they agreed for good; 0 where nobody asked.
    fn photos_of(&self, resident: Id) -> u8 {
        let (office, day) = (self.office(), self.when().date());
        let agreed = office
            .naming::<Consent, Resident>(resident)
            .filter_map(|id| office.of::<Consent>().get(id))
            .any(|one| one.purpose == PUBLICITY && one.stands(day));
        u8::from(agreed) * AGREED
    }

    /// Invites whoever an activity is for and stands on no list of it yet.
    pub(in crate::desk) fn invite(&mut self, id: Id) -> Result<Done, Refusal> {
        let activity = self.open_activity(id)?;
        let at = self.when();
        let mut change = Change::default();
        let invited: Vec<Id> = {
            let office = self.office();
            let there = |one: &Id| office.of::<Participant>().get(Participant::id_of(id, *one)).is_some();
            invitees(&office, &activity).into_iter().filter(|one| !there(one)).collect()
        };
        if invited.is_empty() {
            return Err(Refusal::from(Not::NobodyToInvite { activity: id }));
        }
        for resident in &invited {
            let one = Participant::new(id, *resident, Id::NONE, place::INVITED, at);
            change.put(&self.office(), &Participant { photos: self.photos_of(*resident), ..one })?;
        }
        let people = u32::try_from(invited.len()).unwrap_or(u32::MAX);
        let note = Note::Activities(Did::Invited { activity: id, people });
        self.commit(change, note).map(|done| done.at(Activity::KIND, id))
    }

    /// Signs somebody up; where all places are taken, they wait in the order in which they asked.
    pub(in crate::desk) fn sign_up(&mut self, id: Id, resident: Id, visitor: &Visitor) -> Result<Done, Refusal> {
        let activity = self.open_activity(id)?;
        let resident = self.living(resident)?.id;
        let at = self.when();
        let known = self.participant(id, resident);
        let stands = known.as_ref().filter(|one| !matches!(one.state, place::INVITED | place::WITHDREW));
        if let Some(one) = stands {
            let (state, on) = (one.state, one.since.date());
            return Err(Refusal::from(Not::OnList { activity: id, resident, state, on }));
        }
        let heads = Heads::of(&self.office(), &activity);
        let full = activity.capacity > 0 && heads.taken() >= activity.capacity as usize;
        let waits = if full { u32::try_from(heads.waiting + 1).unwrap_or(u32::MAX) } else { 0 };
        let state = if full { place::WAITS } else { place::SIGNED_UP };
        let photos = self.photos_of(resident);
        let blank = Participant { photos, ..Participant::new(id, resident, Id::NONE, state, at) };
        let one = Participant { state, since: at, ..known.unwrap_or(blank) };
        let mut change = Change::default();
        change.put(&self.office(), &one)?;
        self.add_visitor_line(&mut change, visitor, resident, crate::desk::visitors::matter::ACTIVITY, one.id)?;
        let note = Note::Activities(Did::SignedUp { activity: id, resident, waits });
        self.commit(change, note).map(|done| done.at(Activity::KIND, id))
    }

    /// Somebody withdraws; whoever waits first has the place in the same commit.
    pub(in crate::desk) fn withdraw(&mut self, id: Id, whose: Id) -> Result<Done, Refusal> {
        let activity = self.known::<Activity>(id)?;
        let not_on = || Refusal::from(Not::NotOnList { activity: id, resident: whose });
        let one = self.participant(id, whose).filter(|one| one.state != place::WITHDREW).ok_or_else(not_on)?;
        if one.came() {
            let (state, on) = (one.state, one.since.date());
            return Err(Refusal::from(Not::OnList { activity: id, resident: whose, state, on }));
        }
        let at = self.when();
        let mut change = Change::default();
        change.put(&self.office(), &Participant { state: place::WITHDREW, since: at, ..one.clone() })?;
        let mut next = Id::NONE;
        if one.state == place::SIGNED_UP && activity.is_ahead(at.date()) {
            let office = self.office();
            if let Some(first) = waiting(&office, id).first() {
                let fits = activity.capacity == 0 || {
                    let taken = people(&office, id).filter(|other| other.holds_place() && other.id != one.id).count();
                    taken < activity.capacity as usize
                };
                if fits {
                    next = first.whose();
                    let moved = Participant { state: place::SIGNED_UP, since: at, ..(*first).clone() };
                    change.put(&office, &moved)?;
                }
            }
        }
        let note = Note::Activities(Did::Withdrew { activity: id, resident: whose, next });
        self.commit(change, note).map(|done| done.at(Activity::KIND, id))
    }

    /// Somebody came: ticked, and handed what is handed out there, in one commit. Whoever may not have it, had it, or finds
    /// none left is ticked all the same, and the note says why they have nothing.
    pub(in crate::desk) fn tick(&mut self, id: Id, whose: Id, visitor: &Visitor) -> Result<Done, Refusal> {
        let activity = self.known::<Activity>(id)?;
        let at = self.when();
        if !activity.stands() {
            return Err(Refusal::from(Not::StateIs { activity: id, state: activity.state }));
        }
        if !activity.is_on(at.date()) {
            return Err(Refusal::from(Not::NotOn { activity: id, on: activity.date }));
        }
        let known = self.participant(id, whose);
        if let Some(one) = known.as_ref().filter(|one| one.came()) {
            let (state, on) = (one.state, one.since.date());
            return Err(Refusal::from(Not::OnList { activity: id, resident: whose, state, on }));
        }
        let one = if let Some(one) = known {
            one
        } else {
            let resident = self.known::<Resident>(whose)?.id;
            let photos = self.photos_of(resident);
            Participant { photos, ..Participant::new(id, resident, Id::NONE, place::CAME, at) }
        };
        let one = Participant { state: place::CAME, since: at, ..one };
        let mut change = Change::default();
        let (mut gift, mut nothing) = (Id::NONE, 0);
        if !activity.gift.is_none() && !one.resident.is_none() && one.part == GUEST {
            let giving = Giving { benefit: activity.gift, resident: one.resident, role: 1, ..Giving::default() };
            let mut with = Change::default();
            match self.add_grant(&mut with, &giving, Some(occasion(&activity)), visitor) {
                Ok((grant, _)) => {
                    gift = grant.benefit;
                    change = with;
                }
                Err(refusal) => nothing = why_nothing(refusal)?,
            }
        }
        change.put(&self.office(), &one)?;
        if !activity.is_held() {
            change.put(&self.office(), &Activity { state: state::HELD, ..activity })?;
        }
        let note = Note::Activities(Did::Came { activity: id, resident: one.resident, gift, nothing });
        self.commit(change, note).map(|done| done.at(Activity::KIND, id))
    }

    /// Corrects what is known of somebody at an activity. Minutes are a volunteer's.
    pub(in crate::desk) fn set_participant(
        &mut self,
        wanted: &Participant,
        only: &[&'static str],
    ) -> Result<Done, Refusal> {
        let before = self.known::<Participant>(wanted.id)?;
        let mut one = overlaid(Some(before), wanted, Some(only))?;
        if one.part == VOLUNTEER && one.volunteer.is_none() {
            let office = self.office();
            one.volunteer = volunteer_of(&office, one.resident).map_or(Id::NONE, |volunteer| volunteer.id);
        }
        if one.part != VOLUNTEER && one.minutes > 0 {
            return Err(Refusal::field("minutes", FieldError::OutOfRange { min: 0, max: 0 }));
        }
        let mut change = Change::default();
        change.put(&self.office(), &one)?;
        let note = Note::Activities(Did::ParticipantSet { activity: one.activity, resident: one.resident });
        self.commit(change, note).map(|done| done.at(Activity::KIND, one.activity))
    }

    /// A volunteer served there so long; it goes to their hours.
    pub(in crate::desk) fn serve_at(&mut self, id: Id, volunteer: Id, minutes: u16) -> Result<Done, Refusal> {
        let activity = self.known::<Activity>(id)?;
        let volunteer = self.known::<Volunteer>(volunteer)?;
        let at = self.when();
        if !activity.stands() {
            return Err(Refusal::from(Not::StateIs { activity: id, state: activity.state }));
        }
        if activity.date > at.date() {
            return Err(Refusal::from(Not::NotOn { activity: id, on: activity.date }));
        }
        if minutes == 0 {
            return Err(Refusal::field("minutes", FieldError::Required));
        }
        let whose = volunteer.resident.some().unwrap_or(volunteer.id);
        let blank = || Participant::new(id, volunteer.resident, volunteer.id, place::CAME, at);
        let known = self.participant(id, whose).unwrap_or_else(blank);
        let one = Participant {
            volunteer: volunteer.id,
            part: VOLUNTEER,
            minutes,
            state: place::CAME,
            since: if known.came() { known.since } else { at },
            ..known
        };
        let mut change = Change::default();
        change.put(&self.office(), &one)?;
        let note = Note::Activities(Did::Served { activity: id, volunteer: volunteer.id, minutes });
        self.commit(change, note).map(|done| done.at(Activity::KIND, id))
    }
}

/// Why nothing is handed over, of [`crate::model::activities::codes::NOTHING`]; what has nothing to do with the gift is
/// refused.
pub(super) fn why_nothing(refusal: Refusal) -> Result<u8, Refusal> {
    let Why::Benefits(not) = &refusal.why else { return Err(refusal) };
    match not {
        NoBenefit::Taken { .. } => Ok(1),
        NoBenefit::NotEntitled { .. } => Ok(2),
        NoBenefit::TooLittle { .. } => Ok(3),
        NoBenefit::QuotaUsed { .. } => Ok(4),
        NoBenefit::NoTerms { .. } | NoBenefit::NoRound { .. } => Ok(5),
        NoBenefit::BenefitKnown { .. }
        | NoBenefit::SupplyKnown { .. }
        | NoBenefit::TermsKnown { .. }
        | NoBenefit::VoidAlready
        | NoBenefit::NotApplied { .. }
        | NoBenefit::TooMany { .. } => Err(refusal),
    }
}
