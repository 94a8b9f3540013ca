//! The records of the population base in the office.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::desk::core::change::Change;
use crate::desk::core::class::Retention;
use crate::desk::core::kept::{Entry, Kept, Merging};
use crate::desk::core::office::Office;
use crate::desk::core::table::Index;
use crate::desk::people::heads;
use crate::model::Record;
use crate::model::{Address, Care, Household, Id, Refusal, Resident};
use crate::text::Lang;
use crate::text::retention as words;

/// The indices of the population base.
#[derive(Debug, Default)]
pub struct PeopleIndex {
    /// Residents by exact name.
    pub names: Index<String>,
    /// Households by address.
    pub addresses: Index<Address>,
}

/// Residents, counted from their moving away or death.
pub static RETENTION: Retention = Retention {
    class: words::PEOPLE,
    kinds: &[Resident::KIND, Care::KIND, Household::KIND],
    years: Some(&crate::model::people::rules::KEEP_YEARS),
};

impl Kept for Resident {
    type By = PeopleIndex;
    const MERGING: Merging = Merging::Apart;

    fn index(&self, by: &mut PeopleIndex, entry: Entry) {
        by.names.mark(self.name.clone(), self.id, entry.stands());
    }

    fn called(&self, _office: &Office, _lang: Lang, _today: Date) -> Cow<'_, str> {
        Cow::Borrowed(&self.name)
    }

    fn finds_people(_office: &Office, id: Id) -> Vec<Id> {
        vec![id]
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }

    fn must_hold(office: &Office, change: &Change, id: Id) -> Result<(), Refusal> {
        let now = office.get::<Self>(id).map(|resident| resident.household);
        let then = change.record::<Self>(id).map(|back| back.household);
        now.into_iter().chain(then).try_for_each(|home| heads::check(office, change, home))
    }
}

impl Kept for Care {
    type By = ();

    fn called(&self, office: &Office, _lang: Lang, _today: Date) -> Cow<'_, str> {
        let name = office.get::<Resident>(self.id).map(|resident| resident.name.clone());
        Cow::Owned(name.unwrap_or_default())
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for Household {
    type By = PeopleIndex;

    fn index(&self, by: &mut PeopleIndex, entry: Entry) {
        by.addresses.mark(self.address.clone(), self.id, entry.stands());
    }

    fn called(&self, _office: &Office, _lang: Lang, _today: Date) -> Cow<'_, str> {
        Cow::Owned(self.address.short())
    }

    fn finds_people(office: &Office, id: Id) -> Vec<Id> {
        office.naming::<Resident, Self>(id).collect()
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }

    fn must_hold(office: &Office, change: &Change, id: Id) -> Result<(), Refusal> {
        heads::check(office, change, id)
    }
}

impl Office {
    /// Where a resident lives.
    pub fn address_of(&self, resident: &Resident) -> Option<&Address> {
        self.of::<Household>().get(resident.household).map(|household| &household.address)
    }

    /// The people of a household who live there.
    pub fn household_members(&self, household: Id) -> impl Iterator<Item = &Resident> {
        let members = self.naming::<Resident, Household>(household);
        members.filter_map(|id| self.of::<Resident>().get(id)).filter(|resident| resident.lives_here())
    }
}
