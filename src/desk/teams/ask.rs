//! What may be asked of teams, the right that each needs, and the rule that answers it.

use jiff::civil::Date;

use crate::desk::core::visitor::Visitor;
use crate::desk::{Desk, Done};
use crate::model::right::Right;
use crate::model::teams::LEAD;
use crate::model::{Id, Meeting, Refusal, Team, Way};

/// What may be asked of teams: one variant a use case, sent to the worker as plain data.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Set up a team (id none) or change one.
    SetTeam(Team),
    /// Somebody joins a team.
    Join { team: Id, resident: Id },
    /// Somebody leaves a team.
    LeaveTeam { team: Id, resident: Id },
    /// Somebody leads a team from now on.
    Lead { team: Id, resident: Id },
    /// Attendance was taken, or who takes part in a performance to come.
    TakeRoll {
        team: Id,
        /// The day.
        date: Date,
        /// At the performance, not the rehearsal.
        performance: bool,
        /// Who was ticked.
        ticked: Vec<Id>,
    },
    /// Plan a performance (id none) or change one.
    SetPerformance(Meeting),
    /// Call a performance off.
    CallOff { meeting: Id },
}

impl Ask {
    /// The right that it needs; `None` where anybody may.
    pub fn right(&self) -> Option<Right> {
        match self {
            Self::SetTeam(..)
            | Self::Join { .. }
            | Self::LeaveTeam { .. }
            | Self::Lead { .. }
            | Self::TakeRoll { .. }
            | Self::SetPerformance(..)
            | Self::CallOff { .. } => Some(LEAD),
        }
    }
}

impl Ask {
    /// The same by a way out of its refusal; `None` where the way leads elsewhere.
    #[must_use]
    pub fn by_way(&self, _way: &Way) -> Option<Self> {
        None
    }
}

impl Desk {
    /// Does what is asked of teams.
    pub(in crate::desk) fn do_teams(&mut self, ask: Ask, _visitor: &Visitor) -> Result<Done, Refusal> {
        match ask {
            Ask::SetTeam(team) => self.set_team(team),
            Ask::Join { team, resident } => self.join_team(team, resident),
            Ask::LeaveTeam { team, resident } => self.leave_team(team, resident),
            Ask::Lead { team, resident } => self.lead_team(team, resident),
            Ask::TakeRoll { team, date, performance, ticked } => self.take_roll(team, date, performance, ticked),
            Ask::SetPerformance(meeting) => self.set_performance(meeting),
            Ask::CallOff { meeting } => self.call_off(meeting),
        }
    }
}
