//! What may be asked of activities, the right that each needs, and the rule that answers it.

use crate::desk::core::visitor::Visitor;
use crate::desk::{Desk, Done};
use crate::model::activities::{ATTEND, Activity, PLAN, Participant};
use crate::model::right::Right;
use crate::model::{Id, Refusal, Way};

/// What may be asked of activities: one variant a use case, sent to the worker as plain data.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Plan an activity (id none) or change one.
    SetActivity {
        activity: Box<Activity>,
        /// The fields that were changed.
        only: Vec<&'static str>,
    },
    /// It is confirmed, was held, or is cancelled.
    MoveActivity {
        activity: Id,
        /// Of [`crate::model::activities::codes::ACTIVITY_STATE`].
        state: u8,
        /// Why it is cancelled, of [`crate::model::activities::codes::WHY_CANCELLED`].
        reason: u8,
    },
    /// Book a room of the center for it, in a resident's name.
    BookRoom { activity: Id, room: Id, resident: Id },
    /// Invite everybody whom it is for.
    Invite { activity: Id },
    /// Somebody signs up; where all places are taken, they wait.
    SignUp { activity: Id, resident: Id },
    /// Somebody withdraws; whoever waits first has the place.
    Withdraw { activity: Id, resident: Id },
    /// Somebody came: ticked, and handed what is handed out.
    Tick { activity: Id, resident: Id },
    /// What is known of somebody at an activity: as what they take part, whether they may be photographed.
    SetParticipant {
        participant: Box<Participant>,
        /// The fields that were changed.
        only: Vec<&'static str>,
    },
    /// A volunteer served so many minutes there.
    Serve { activity: Id, volunteer: Id, minutes: u16 },
    /// What came of it.
    Report {
        activity: Box<Activity>,
        /// The fields that were changed.
        only: Vec<&'static str>,
    },
    /// A household was called at for an activity that is held at the doors.
    CallAt {
        activity: Id,
        household: Id,
        /// Of [`crate::model::activities::codes::MET`].
        met: u8,
        note: String,
    },
    /// Somebody was not met for the round of a benefit.
    MissRound {
        benefit: Id,
        resident: Id,
        /// Of [`crate::model::activities::codes::MET`].
        met: u8,
        note: String,
    },
}

impl Ask {
    /// The right that it needs; `None` where anybody may.
    pub fn right(&self) -> Option<Right> {
        match self {
            Self::SetActivity { .. } | Self::MoveActivity { .. } | Self::BookRoom { .. } | Self::Report { .. } => {
                Some(PLAN)
            }
            Self::Invite { .. }
            | Self::SignUp { .. }
            | Self::Withdraw { .. }
            | Self::Tick { .. }
            | Self::SetParticipant { .. }
            | Self::Serve { .. }
            | Self::CallAt { .. }
            | Self::MissRound { .. } => Some(ATTEND),
        }
    }

    /// The same by a way out of its refusal; `None` where the way leads elsewhere.
    #[must_use]
    pub fn by_way(&self, _way: &Way) -> Option<Self> {
        None
    }
}

impl Desk {
    /// Does what is asked of activities.
    pub(in crate::desk) fn do_activities(&mut self, ask: Ask, visitor: &Visitor) -> Result<Done, Refusal> {
        match ask {
            Ask::SetActivity { activity, only } => self.set_activity(&activity, &only),
            Ask::MoveActivity { activity, state, reason } => self.move_activity(activity, state, reason),
            Ask::BookRoom { activity, room, resident } => self.book_room_for(activity, room, resident),
            Ask::Invite { activity } => self.invite(activity),
            Ask::SignUp { activity, resident } => self.sign_up(activity, resident, visitor),
            Ask::Withdraw { activity, resident } => self.withdraw(activity, resident),
            Ask::Tick { activity, resident } => self.tick(activity, resident, visitor),
            Ask::SetParticipant { participant, only } => self.set_participant(&participant, &only),
            Ask::Serve { activity, volunteer, minutes } => self.serve_at(activity, volunteer, minutes),
            Ask::Report { activity, only } => self.report_activity(&activity, &only),
            Ask::CallAt { activity, household, met, note } => self.call_at(activity, household, met, note),
            Ask::MissRound { benefit, resident, met, note } => self.miss_round(benefit, resident, met, note),
        }
    }
}
