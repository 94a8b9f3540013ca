//! Records of an import that are not written yet: looked at in front of those that the office has.

use std::collections::HashMap;

use crate::model::{Care, Household, Id, Refusal, Resident, Unique};

use super::change::Change;
use super::office::Office;

/// Records that are to be written next, in front of those that the office has.
#[derive(Debug, Default)]
pub(super) struct Fresh {
    pub(super) residents: HashMap<Id, Resident>,
    pub(super) households: HashMap<Id, Household>,
    pub(super) care: HashMap<Id, Care>,
    /// Whose identity number is guarded by which key.
    pub(super) claimed: HashMap<Id, Id>,
    /// New people, and renamed ones, by name.
    pub(super) named: HashMap<String, Vec<Id>>,
}

impl Fresh {
    pub(super) fn resident<'a>(&'a self, office: &'a Office, id: Id) -> Option<&'a Resident> {
        self.residents.get(&id).or_else(|| office.residents.get(id))
    }

    pub(super) fn household<'a>(&'a self, office: &'a Office, id: Id) -> Option<&'a Household> {
        self.households.get(&id).or_else(|| office.households.get(id))
    }

    /// How many records are to be written.
    pub(super) fn len(&self) -> usize {
        self.residents.len() + self.households.len() + self.care.len() + self.claimed.len()
    }

    /// Everything as one change.
    pub(super) fn into_change(self, office: &Office) -> Result<Change, Refusal> {
        let mut change = Change::default();
        for resident in self.residents.values() {
            change.put(office, resident)?;
        }
        for household in self.households.values() {
            change.put(office, household)?;
        }
        for care in self.care.values() {
            change.put(office, care)?;
        }
        for (guard, owner) in self.claimed {
            change.put(office, &Unique { id: guard, owner })?;
        }
        Ok(change)
    }
}
