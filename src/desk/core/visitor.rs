//! What is said with a request: who stands at the desk, who is to be registered, how far a change reaches.

use jiff::civil::DateTime;

use crate::model::{Address, Care, Id, Resident};

/// Who stands at the desk for the person being served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visitor {
    /// Of [`crate::model::register::VISITOR_ROLE`]; 1 is the resident in person.
    pub role: u8,
    /// Their name, where it was asked.
    pub name: String,
    /// Of [`crate::model::register::CHECKED_BY`].
    pub checked: u8,
    /// For whom they came: what is done for somebody else meanwhile is not theirs. None where nobody was named.
    pub whom: Id,
    /// When what is recorded really happened; `None` for now.
    pub at: Option<DateTime>,
    /// An elder whom whoever tells of it saw with it, and how, of [`crate::model::care::codes::HOW`]: that is a care visit
    /// of its own, in the same commit.
    pub seen: Option<(Id, u8)>,
}

impl Default for Visitor {
    fn default() -> Self {
        Self { role: 1, name: String::new(), checked: 0, whom: Id::NONE, at: None, seen: None }
    }
}

impl Visitor {
    /// Who stands at the desk for this resident: they themselves, where the visitor came for somebody else.
    #[must_use]
    pub fn of(&self, resident: Id) -> Self {
        if self.whom.is_none() || self.whom == resident { self.clone() } else { Self::default() }
    }
}

/// How many bookings of a series are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    This,
    /// This one and those after it.
    Later,
    /// All that are still to come.
    All,
}

/// A resident to be registered: ids are still to be given.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NewResident {
    /// The person.
    pub resident: Resident,
    /// Where they live; an address that is known joins its household.
    pub address: Address,
    /// Health and aid.
    pub care: Care,
}
