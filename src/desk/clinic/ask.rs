//! What may be asked of the clinic, the right that each needs, and the rule that answers it.

use jiff::civil::Date;

use crate::desk::core::visitor::Visitor;
use crate::desk::{Desk, Done};
use crate::model::clinic::{Not, QUEUE, RECORD, SET_UP};
use crate::model::right::Right;
use crate::model::{Id, Refusal, Session, Vitals, Way};

/// What may be asked of the clinic: one variant a use case, sent to the worker as plain data.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Plan a session (id none) or change one.
    SetSession {
        /// As it should be.
        session: Box<Session>,
    },
    /// Give a resident the next ticket of a session.
    Queue { session: Id, resident: Id },
    /// Call the next ticket of a session.
    CallNext { session: Id },
    /// Record what was measured: for a visit, or at once for a resident at a session or at the desk.
    RecordVisit {
        /// The visit that waits, if any.
        visit: Option<Id>,
        /// The session, or none at the desk.
        session: Id,
        resident: Id,
        /// What was measured; its id is still to be given.
        vitals: Vitals,
        /// When to come again.
        recall: Option<Date>,
        /// Whether a reading that is seldom right was looked at again.
        sure: bool,
    },
    /// Give up a ticket.
    VoidVisit { visit: Id },
}

impl Ask {
    /// The right that it needs; `None` where anybody may.
    pub fn right(&self) -> Option<Right> {
        match self {
            Self::SetSession { .. } => Some(SET_UP),
            Self::Queue { .. } | Self::CallNext { .. } | Self::VoidVisit { .. } => Some(QUEUE),
            Self::RecordVisit { .. } => Some(RECORD),
        }
    }
}

impl Ask {
    /// The same, by a way out of its refusal; `None` where the way leads elsewhere.
    #[must_use]
    pub fn by_way(&self, way: &Way) -> Option<Self> {
        let mut ask = self.clone();
        match (&mut ask, way) {
            (Self::RecordVisit { sure, .. }, Way::Anyway) => *sure = true,
            _ => return None,
        }
        Some(ask)
    }
}

impl Desk {
    /// Does what is asked of the clinic.
    pub(in crate::desk) fn do_clinic(&mut self, ask: Ask, visitor: &Visitor) -> Result<Done, Refusal> {
        match ask {
            Ask::SetSession { session } => self.set_session(*session),
            Ask::Queue { session, resident } => self.queue(session, resident, visitor),
            Ask::CallNext { session } => self.call_next(session),
            Ask::RecordVisit { visit, session, resident, vitals, recall, sure } => {
                if vitals.unlikely() && !sure {
                    let refusal = Refusal::from(Not::Unlikely { readings: vitals.readings() });
                    return Err(refusal.with_ways(vec![Way::Anyway]));
                }
                self.record_visit(visit, session, resident, vitals, recall, visitor)
            }
            Ask::VoidVisit { visit } => self.void_visit(visit),
        }
    }
}
