//! What may be asked of the desk, and by whom: one variant a capability, sent to the worker as plain data.

use crate::desk::{canteen, center, clinic, day_care, issues, people, teams, visitors};
use crate::model::right::Right;

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

/// Each capability's asks as requests.
macro_rules! asks {
    ($($variant:ident: $ask:path),* $(,)?) => {
        $(impl From<$ask> for Request {
            fn from(ask: $ask) -> Self {
                Self::$variant(ask)
            }
        })*
    };
}

asks! {
    People: people::Ask,
    Center: center::Ask,
    Canteen: canteen::Ask,
    DayCare: day_care::Ask,
    Teams: teams::Ask,
    Clinic: clinic::Ask,
    Issues: issues::Ask,
    Visitors: visitors::Ask,
    Desk: crate::desk::core::Ask,
}
