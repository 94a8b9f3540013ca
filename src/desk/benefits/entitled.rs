//! Who may have what on a day, with the row of the table that says so. Reads the office and changes nothing.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::desk::core::office::Office;
use crate::model::benefits::round::{ACTIVITY, Around, Round, next_round, reaches, round_on};
use crate::model::benefits::rules::{AHEAD, FESTIVAL_AFTER, FESTIVAL_BEFORE};
use crate::model::benefits::{Benefit, Grant, NotEntitled, REGISTERED_HERE, Terms};
use crate::model::{Household, Id, Registration, Resident};

/// The table as it holds on a day: each benefit that is given then, with its terms, by name.
pub struct TableOn<'a> {
    pub day: Date,
    pub rows: Vec<RowOn<'a>>,
    /// How many days ahead it is told what comes.
    ahead: i64,
}

/// A benefit with its terms of a day and its round.
#[derive(Debug, Clone, Copy)]
pub struct RowOn<'a> {
    pub benefit: &'a Benefit,
    pub terms: &'a Terms,
    /// The round that the day is in.
    pub round: Option<Round>,
    /// When the next one begins.
    pub next: Option<Date>,
    /// The activity at which it is given, where it is had once an activity; else none.
    pub occasion: Id,
}

impl RowOn<'_> {
    /// Whether something that was given counts for its round.
    fn counts(&self, grant: &Grant) -> bool {
        if self.occasion.is_none() {
            self.round.is_some_and(|round| round.has(grant.day()))
        } else {
            grant.occasion == self.occasion
        }
    }
}

/// An activity at which something is given: it is the round of what is had once an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occasion {
    pub activity: Id,
    pub first: Date,
    pub last: Date,
}

/// How somebody stands to a benefit on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// They may have it, and have not had it in this round.
    Open,
    /// It was given in this round.
    Taken {
        grant: Id,
        /// To whom: they, or somebody of their household.
        by: Id,
        on: Date,
        /// From which day on they may have it again.
        again: Option<Date>,
    },
    /// They reach the age on this day.
    Soon { on: Date },
    /// They may have it once its round begins.
    Later { from: Option<Date> },
    /// They may not.
    No(NotEntitled),
}

/// How the rounds of festivals lie on a day.
pub fn around(office: &Office, day: Date) -> Around {
    Around { before: office.rule(&FESTIVAL_BEFORE, day).value, after: office.rule(&FESTIVAL_AFTER, day).value }
}

/// The terms of a benefit on a day: the latest that do not begin after it.
pub fn terms_on(office: &Office, benefit: Id, day: Date) -> Option<&Terms> {
    let of = office.naming::<Terms, Benefit>(benefit).filter_map(|id| office.of::<Terms>().get(id));
    of.filter(|terms| terms.from <= day).max_by_key(|terms| (terms.from, terms.id))
}

/// A benefit as it is given on a day.
pub fn row_on(office: &Office, benefit: Id, day: Date) -> Option<RowOn<'_>> {
    let benefit = office.of::<Benefit>().get(benefit).filter(|benefit| benefit.stopped.is_none_or(|end| day < end))?;
    let terms = terms_on(office, benefit.id, day)?;
    let around = around(office, day);
    let (round, next) = (round_on(terms.every, day, around), next_round(terms.every, day, around));
    Some(RowOn { benefit, terms, round, next, occasion: Id::NONE })
}

/// A benefit as it is given on a day of an activity.
pub fn row_at(office: &Office, benefit: Id, day: Date, occasion: Occasion) -> Option<RowOn<'_>> {
    let row = row_on(office, benefit, day)?;
    let round = Some(Round { first: occasion.first, last: occasion.last });
    let at_it = row.terms.every == ACTIVITY;
    Some(if at_it { RowOn { round, occasion: occasion.activity, ..row } } else { row })
}

impl<'a> TableOn<'a> {
    /// The table on a day.
    pub fn of(office: &'a Office, day: Date) -> Self {
        let mut rows: Vec<RowOn<'a>> =
            office.of::<Benefit>().all().filter_map(|benefit| row_on(office, benefit.id, day)).collect();
        rows.sort_by_cached_key(|row| (crate::lookup::sound(&row.benefit.name), row.benefit.id));
        Self { day, rows, ahead: office.rule(&AHEAD, day).value }
    }

    /// How somebody stands to every benefit, with the row that says so.
    pub fn states(&self, office: &Office, resident: &Resident) -> impl Iterator<Item = (RowOn<'a>, State)> {
        self.rows.iter().map(move |row| (*row, state(office, row, resident, self.day)))
    }

    /// The same, but for what they may not have and what does not come soon.
    pub fn concerning(&self, office: &Office, resident: &Resident) -> Vec<(RowOn<'a>, State)> {
        let until = self.day.saturating_add(self.ahead.days());
        let near = |day: Date| day <= until;
        self.states(office, resident)
            .filter(|(_, state)| match state {
                State::Open | State::Taken { .. } => true,
                State::Soon { on } => near(*on),
                State::Later { from } => from.is_some_and(near),
                State::No(_) => false,
            })
            .collect()
    }
}

/// What stands of a benefit for a person, or for the household that has it once; of every round.
pub fn standing(office: &Office, benefit: Id, resident: Id, household: Id) -> impl Iterator<Item = &Grant> {
    let theirs = office.naming::<Grant, Resident>(resident);
    let of_home = household.some().into_iter().flat_map(|home| office.naming::<Grant, Household>(home));
    let grants = theirs.chain(of_home).filter_map(|id| office.of::<Grant>().get(id));
    grants.filter(move |grant| grant.benefit == benefit && grant.stands())
}

/// How somebody stands to a benefit on a day.
pub fn state(office: &Office, row: &RowOn<'_>, resident: &Resident, day: Date) -> State {
    let household = if row.terms.is_per_household() { resident.household } else { Id::NONE };
    if let Err(why) = may(row.terms, resident, day) {
        return match why {
            NotEntitled::TooYoung { on, .. } => State::Soon { on },
            NotEntitled::NotHere
            | NotEntitled::RegisteredElsewhere
            | NotEntitled::AgeUnknown { .. }
            | NotEntitled::OtherGroup { .. } => State::No(why),
        };
    }
    if row.round.is_none() {
        return State::Later { from: row.next };
    }
    let taken = standing(office, row.benefit.id, resident.id, household).find(|grant| row.counts(grant));
    match taken {
        Some(grant) => State::Taken { grant: grant.id, by: grant.resident, on: grant.day(), again: row.next },
        None => State::Open,
    }
}

/// Whether the terms let somebody have it on a day.
pub fn may(terms: &Terms, resident: &Resident, day: Date) -> Result<(), NotEntitled> {
    let left = resident.living_since.filter(|_| !resident.lives_here());
    if !resident.lives_here() && left.is_none_or(|left| left <= day) {
        return Err(NotEntitled::NotHere);
    }
    if terms.lives == REGISTERED_HERE && resident.registration != Registration::Here {
        return Err(NotEntitled::RegisteredElsewhere);
    }
    if terms.groups & resident.groups.0 != 0 || terms.age == 0 && terms.groups == 0 {
        return Ok(());
    }
    if terms.age == 0 {
        return Err(NotEntitled::OtherGroup { groups: terms.groups });
    }
    let on = resident.birth.and_then(|birth| reaches(birth, terms.age));
    match on {
        None => Err(NotEntitled::AgeUnknown { age: terms.age }),
        Some(on) if on > day => Err(NotEntitled::TooYoung { age: terms.age, on }),
        Some(_) => Ok(()),
    }
}

/// A benefit's round in numbers, and who has not had it yet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RoundList {
    /// Residents who may have it and have not, in walking order: lane, building, unit, room. Of a household that has it
    /// once, its head or the oldest.
    pub open: Vec<Id>,
    /// How often it was given.
    pub given: usize,
}

impl RoundList {
    /// Counts a round on a day.
    pub fn of(office: &Office, benefit: Id, day: Date) -> Self {
        let Some(row) = row_on(office, benefit, day) else { return Self::default() };
        let mut open: Vec<&Resident> = office
            .of::<Resident>()
            .all()
            .filter(|resident| state(office, &row, resident, day) == State::Open)
            .collect();
        open.sort_by_cached_key(|resident| {
            let heads = office.of::<Household>().get(resident.household).is_some_and(|home| home.head == resident.id);
            (office.address_of(resident).cloned(), resident.household, !heads, resident.birth, resident.id)
        });
        if row.terms.is_per_household() {
            open.dedup_by_key(|resident| resident.household.some().unwrap_or(resident.id));
        }
        Self { open: open.into_iter().map(|resident| resident.id).collect(), given: given_in(office, &row) }
    }
}

/// How often a benefit was given in its round.
pub fn given_in(office: &Office, row: &RowOn<'_>) -> usize {
    granted_in(office, row).count()
}

/// What was given of a benefit in its round and stands.
pub fn granted_in<'a>(office: &'a Office, row: &RowOn<'_>) -> impl Iterator<Item = &'a Grant> {
    let grants = office.naming::<Grant, Benefit>(row.benefit.id).filter_map(|id| office.of::<Grant>().get(id));
    grants.filter(move |grant| grant.stands() && row.counts(grant))
}
