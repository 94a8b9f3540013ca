//! What was done of activities, kept in the journal in ids and numbers; and why something is not done.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::id::Id;

/// What a command did. Stored: variants are only ever appended, and no name, phone or address stands in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Did {
    /// An activity was planned or changed.
    ActivitySet {
        activity: Id,
        /// Its first day.
        on: Date,
    },
    /// It is confirmed, was held, or is cancelled.
    ActivityMoved {
        activity: Id,
        /// Of [`crate::model::activities::codes::ACTIVITY_STATE`].
        state: u8,
    },
    /// Several were invited.
    Invited { activity: Id, people: u32 },
    /// Somebody signed up.
    SignedUp {
        activity: Id,
        resident: Id,
        /// Which place on the waiting list; 0 where they have a place.
        waits: u32,
    },
    /// Somebody withdrew.
    Withdrew {
        activity: Id,
        resident: Id,
        /// Who has the place now; none where nobody waits.
        next: Id,
    },
    /// Somebody came.
    Came {
        activity: Id,
        resident: Id,
        /// What was handed over; none where nothing was.
        gift: Id,
        /// Why nothing was, of [`crate::model::activities::codes::NOTHING`]; 0 where nothing is handed out, or it was.
        nothing: u8,
    },
    /// What is known of somebody at an activity was set.
    ParticipantSet { activity: Id, resident: Id },
    /// A volunteer served there.
    Served { activity: Id, volunteer: Id, minutes: u16 },
    /// What came of it was written down.
    Reported { activity: Id },
    /// A household was called at.
    DoorCalled {
        activity: Id,
        resident: Id,
        /// Of [`crate::model::activities::codes::MET`].
        met: u8,
        /// What was handed over; none where nothing was.
        gift: Id,
        /// Why nothing was, of [`crate::model::activities::codes::NOTHING`]; 0 where nothing is handed out, or it was.
        nothing: u8,
    },
    /// Nobody was met for the round of a benefit.
    RoundMissed {
        benefit: Id,
        resident: Id,
        /// Of [`crate::model::activities::codes::MET`].
        met: u8,
    },
}

impl Did {
    /// Whether it can be taken back.
    pub fn can_be_undone(&self) -> bool {
        true
    }

    /// The resident concerned, where there is one.
    pub fn resident(&self) -> Option<Id> {
        match self {
            Self::SignedUp { resident, .. }
            | Self::Withdrew { resident, .. }
            | Self::Came { resident, .. }
            | Self::ParticipantSet { resident, .. }
            | Self::DoorCalled { resident, .. }
            | Self::RoundMissed { resident, .. } => resident.some(),
            Self::ActivitySet { .. }
            | Self::ActivityMoved { .. }
            | Self::Invited { .. }
            | Self::Served { .. }
            | Self::Reported { .. } => None,
        }
    }
}

/// Why something is not done: the fact and the rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Not {
    /// It is held or cancelled, or not yet.
    StateIs {
        activity: Id,
        /// Of [`crate::model::activities::codes::ACTIVITY_STATE`].
        state: u8,
    },
    /// It is not on the day.
    NotOn {
        activity: Id,
        /// Its first day.
        on: Date,
    },
    /// They are on the list already.
    OnList {
        activity: Id,
        resident: Id,
        /// Of [`crate::model::activities::codes::PLACE_STATE`].
        state: u8,
        /// On which day it became so.
        on: Date,
    },
    /// They are not on the list.
    NotOnList { activity: Id, resident: Id },
    /// Taken back, somebody would come back to a place that another one has.
    Full { activity: Id, capacity: u32 },
    /// Nobody fits whom it invites, or everybody is invited.
    NobodyToInvite { activity: Id },
    /// What is handed out is no benefit that is had once an activity, of one stock at most.
    NoGift { benefit: Id },
    /// It was called there already.
    DoorDone {
        activity: Id,
        resident: Id,
        /// Of [`crate::model::activities::codes::MET`].
        met: u8,
        on: Date,
    },
    /// It is not one that is held at the doors.
    NotAtDoors { activity: Id },
    /// A room is booked by whoever lives here: nobody is named.
    NobodyBooks { activity: Id },
    /// It lasts longer than a slot of the room, or several days.
    NotInSlot { activity: Id },
    /// One of this title is planned on the day.
    ActivityKnown { activity: Id },
}
