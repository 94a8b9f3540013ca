//! What the office may rely on though some records do not open.

use crate::desk::core::Not;
use crate::desk::core::office::Office;
use crate::desk::core::unread::does_not_open;
use crate::model::{Household, Id, Record, Refusal, Resident, Way};

impl Office {
    /// Whether nobody is registered yet, as opposed to nobody whose record opens.
    pub fn is_new(&self) -> bool {
        self.of::<Resident>().is_empty() && self.unread.is_empty()
    }

    /// Refused where residents or households do not open: whoever is registered now may be one of them. While most of
    /// them do open, the clerk may know better.
    pub(in crate::desk) fn knows_everybody(&self) -> Result<(), Refusal> {
        match self.unread.of(Resident::KIND) + self.unread.of(Household::KIND) {
            0 => Ok(()),
            count => {
                let ways = if count < self.of::<Resident>().len() { vec![Way::Anyway] } else { Vec::new() };
                Err(Refusal::from(Not::DoesNotOpen { kind: Resident::KIND, count }).with_ways(ways))
            }
        }
    }

    /// Refused where a record that does not open may be about this person, who is to go: it would be left behind.
    pub(in crate::desk) fn may_go(&self, person: Id) -> Result<(), Refusal> {
        match self.unread.perhaps_about(person) {
            0 => Ok(()),
            count => Err(does_not_open(Resident::KIND, count)),
        }
    }
}
