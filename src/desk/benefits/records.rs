//! The records of benefits in the office.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::desk::benefits::entitled::standing;
use crate::desk::core::change::Change;
use crate::desk::core::class::Retention;
use crate::desk::core::kept::{Entry, Kept, take_back_fields};
use crate::desk::core::office::Office;
use crate::desk::core::table::Index;
use crate::desk::find::things::Searched;
use crate::lookup::Thing;
use crate::model::benefits::{Allowance, Benefit, Grant, Not, StockMove, Supply, Terms};
use crate::model::period::class;
use crate::model::{Id, Record, Refusal};
use crate::text::Lang;
use crate::text::retention as words;

/// The indices of benefits.
#[derive(Debug, Default)]
pub struct BenefitIndex {
    /// What was given by day, voided too.
    pub on: Index<Date>,
}

/// What was given, and what was there to be given.
pub static RETENTION: Retention = Retention {
    class: words::BENEFITS,
    number: class::BENEFITS,
    kinds: &[Benefit::KIND, Terms::KIND, Supply::KIND, StockMove::KIND, Grant::KIND, Allowance::KIND],
    years: Some(&crate::model::benefits::rules::KEEP_YEARS),
};

impl Kept for Benefit {
    type By = BenefitIndex;

    fn called(&self, _office: &Office, _lang: Lang, _today: Date) -> Cow<'_, str> {
        Cow::Borrowed(&self.name)
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for Terms {
    type By = BenefitIndex;

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for Supply {
    type By = BenefitIndex;

    fn called(&self, _office: &Office, _lang: Lang, _today: Date) -> Cow<'_, str> {
        Cow::Borrowed(&self.name)
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }

    /// What others took meanwhile stays taken.
    fn take_back(&mut self, before: &Self, after: &Self) -> Result<(), &'static str> {
        self.left += before.left - after.left;
        take_back_fields(self, before, after, &["left"])
    }

    fn must_hold(office: &Office, change: &Change, id: Id) -> Result<(), Refusal> {
        let known = office.of::<Supply>().get(id).map_or(0, |supply| supply.left);
        match change.record::<Self>(id) {
            Some(supply) if supply.left < 0 => {
                let asked = u32::try_from(known - supply.left).unwrap_or(0);
                Err(Refusal::from(Not::TooLittle { supply: id, left: known, asked }))
            }
            Some(_) | None => Ok(()),
        }
    }
}

impl Kept for StockMove {
    type By = BenefitIndex;

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for Grant {
    type By = BenefitIndex;
    const LASTS: bool = true;

    fn index(&self, by: &mut BenefitIndex, entry: Entry) {
        by.on.mark(self.day(), self.id, entry.stands());
    }

    fn called(&self, office: &Office, _lang: Lang, _today: Date) -> Cow<'_, str> {
        let name = office.of::<Benefit>().get(self.benefit).map_or("", |benefit| benefit.name.as_str());
        Cow::Owned(format!("{name} {}", self.day()))
    }

    fn id_of_fields(&self) -> Option<Id> {
        Some(Self::id_of(self.benefit, (self.occasion, self.round), self.whose(), self.nth))
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }

    /// What comes back must not be a second one of its round.
    fn must_hold(office: &Office, change: &Change, id: Id) -> Result<(), Refusal> {
        let Some(grant) = change.record::<Self>(id).filter(Grant::stands) else { return Ok(()) };
        let round = crate::model::benefits::round::Round { first: grant.round, last: grant.until };
        let other = standing(office, grant.benefit, grant.resident, grant.household)
            .filter(|other| other.id != id && other.occasion == grant.occasion)
            .filter(|other| !grant.occasion.is_none() || round.has(other.day()))
            .find(|other| change.after::<Self>(office, other.id).is_some_and(|other| other.stands()));
        let Some(other) = other else { return Ok(()) };
        let terms = office.of::<Terms>().get(grant.terms);
        Err(Refusal::from(Not::Taken {
            benefit: grant.benefit,
            by: other.resident,
            on: other.day(),
            per: terms.map_or(0, |terms| terms.per),
            every: terms.map_or(0, |terms| terms.every),
            again: None,
        }))
    }
}

impl Kept for Allowance {
    type By = BenefitIndex;

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Searched for Benefit {
    const ORDER: u8 = 9;

    /// One that is given no more is found no more.
    fn thing(&self, _office: &Office) -> Option<Thing> {
        self.stopped.is_none().then(|| Thing { id: self.id.0, words: vec![self.name.clone()], ..Thing::default() })
    }
}
