//! What may be asked of the desk, and by whom: one variant a capability, sent to the worker as plain data.

use crate::desk::{canteen, center, clinic, day_care, issues, people, teams, visitors};
use crate::model::right::Right;
use crate::model::{Address, Care, Resident};

/// Who stands at the desk for the person being served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visitor {
    /// Of [`crate::model::register::VISITOR_ROLE`]; 1 is the resident in person.
    pub role: u8,
    /// Their name, where it was asked.
    pub name: String,
    /// Of [`crate::model::register::CHECKED_BY`].
    pub checked: u8,
}

impl Default for Visitor {
    fn default() -> Self {
        Self { role: 1, name: String::new(), checked: 0 }
    }
}

/// How many bookings of a series are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// This one.
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

/// What may be asked of the desk.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// Of the population base.
    People(people::Ask),
    /// Of the senior center.
    Center(center::Ask),
    /// Of the canteen.
    Canteen(canteen::Ask),
    /// Of day care.
    DayCare(day_care::Ask),
    /// Of teams.
    Teams(teams::Ask),
    /// Of the clinic.
    Clinic(clinic::Ask),
    /// Of issues.
    Issues(issues::Ask),
    /// Of the walk-in register.
    Visitors(visitors::Ask),
    /// Of the desk itself.
    Desk(crate::desk::core::Ask),
}

impl Request {
    /// The right that it needs; `None` where anybody may.
    pub fn right(&self) -> Option<Right> {
        match self {
            Self::People(ask) => ask.right(),
            Self::Center(ask) => ask.right(),
            Self::Canteen(ask) => ask.right(),
            Self::DayCare(ask) => ask.right(),
            Self::Teams(ask) => ask.right(),
            Self::Clinic(ask) => ask.right(),
            Self::Issues(ask) => ask.right(),
            Self::Visitors(ask) => ask.right(),
            Self::Desk(ask) => ask.right(),
        }
    }
}
