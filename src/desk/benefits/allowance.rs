//! The old-age allowance: who reaches its age and is to apply, whose yearly proof is due, whose end is to be reported.
//! Reminders alone: it is paid elsewhere.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::desk::benefits::{Did, Not};
use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::{Desk, Done};
use crate::model::benefits::round::reaches;
use crate::model::benefits::rules::{AHEAD, ALLOWANCE_AGE, PROOF_MONTHS};
use crate::model::benefits::{Allowance, PROVED_BY};
use crate::model::code::by_number;
use crate::model::field::FieldError;
use crate::model::{Id, Note, Record, Refusal, Registration, Resident};

/// What is to be done about somebody's allowance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ToDo {
    /// They left or died, and the end was not reported yet: since when.
    Report { since: Option<Date> },
    /// The yearly proof is due on this day.
    Prove { due: Date },
    /// They reach the age on this day, and nobody applied.
    Apply { from: Date },
}

impl ToDo {
    /// What it is as a number, 1 report, 2 prove, 3 apply, and its day: as words of it are made.
    pub fn coded(self) -> (u8, Option<Date>) {
        let what = match self {
            Self::Report { .. } => 1,
            Self::Prove { .. } => 2,
            Self::Apply { .. } => 3,
        };
        (what, self.day())
    }

    /// The day by which it goes, in the order of lists.
    pub fn day(self) -> Option<Date> {
        match self {
            Self::Report { since } => since,
            Self::Prove { due } => Some(due),
            Self::Apply { from } => Some(from),
        }
    }
}

/// The rules of a day, looked up once for everybody.
struct Rules {
    day: Date,
    /// Up to which day it is told ahead.
    until: Date,
    age: Option<u8>,
    months: i64,
}

impl Rules {
    fn on(office: &Office, day: Date) -> Self {
        let until = day.saturating_add(office.rule(&AHEAD, day).value.days());
        let age = u8::try_from(office.rule(&ALLOWANCE_AGE, day).value).ok();
        Self { day, until, age, months: office.rule(&PROOF_MONTHS, day).value }
    }
}

/// What is to be done about somebody's allowance on a day; `None` where nothing is.
pub fn to_do(office: &Office, resident: &Resident, day: Date) -> Option<ToDo> {
    by(office, resident, &Rules::on(office, day))
}

fn by(office: &Office, resident: &Resident, rules: &Rules) -> Option<ToDo> {
    let (day, until) = (rules.day, rules.until);
    let known = office.of::<Allowance>().get(resident.id);
    if known.is_some_and(|known| known.declined.is_some_and(|since| since <= day)) {
        return None;
    }
    if !resident.lives_here() {
        return known.filter(|known| known.runs()).map(|_| ToDo::Report { since: resident.living_since });
    }
    if let Some(known) = known.filter(|known| known.applied.is_some()) {
        let due = known.proof_due(rules.months);
        return due.filter(|due| *due <= until).map(|due| ToDo::Prove { due });
    }
    let from = reaches(resident.birth?, rules.age?)?;
    (resident.registration == Registration::Here && from <= until).then_some(ToDo::Apply { from })
}

/// Whoever something is to be done about, the earliest first.
pub fn all_to_do(office: &Office, day: Date) -> Vec<(Id, ToDo)> {
    let rules = Rules::on(office, day);
    let all = office.of::<Resident>().all().filter_map(|one| Some((one.id, by(office, one, &rules)?)));
    let mut all: Vec<(Id, ToDo)> = all.collect();
    all.sort_by_key(|(id, to_do)| (to_do.day(), *id));
    all
}

impl Desk {
    /// Writes down how somebody stands to the allowance.
    pub(in crate::desk) fn set_allowance(&mut self, wanted: &Allowance) -> Result<Done, Refusal> {
        let resident = self.known::<Resident>(wanted.id)?.id;
        let (today, mut allowance) = (self.today(), wanted.clone());
        let past = [("applied", wanted.applied), ("proved", wanted.proved), ("reported", wanted.reported)];
        if let Some((key, _)) = past.into_iter().find(|(_, day)| day.is_some_and(|day| day > today)) {
            return Err(Refusal::field(key, FieldError::NotADate));
        }
        if allowance.applied.is_none() && (allowance.proved.is_some() || allowance.reported.is_some()) {
            return Err(Refusal::from(Not::NotApplied { resident }));
        }
        match (allowance.proved, by_number(PROVED_BY, allowance.how)) {
            (Some(_), None) => return Err(Refusal::field("how", FieldError::Required)),
            (None, _) => allowance.how = 0,
            (Some(_), Some(_)) => {}
        }
        let mut change = Change::default();
        change.put(&self.office(), &allowance)?;
        let note = Note::Benefits(Did::AllowanceSet { resident });
        self.commit(change, note).map(|done| done.at(Resident::KIND, resident))
    }
}
