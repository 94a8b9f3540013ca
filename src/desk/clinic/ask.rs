//! What may be asked of the clinic, the right that each needs, and the rule that answers it.

use jiff::civil::Date;

use crate::desk::clinic::Recording;
use crate::desk::core::visitor::Visitor;
use crate::desk::{Desk, Done};
use crate::model::clinic::{Attempt, BESIDE, FOLLOW, FollowUp, QUEUE, RECORD, Referral, ReferralWords, SET_UP};
use crate::model::operators::look::way;
use crate::model::right::Right;
use crate::model::{Id, Record, Refusal, Session, Vitals, Way};

/// Why what stands beside a form is opened, of [`crate::model::register::REVEAL_REASON`].
const TO_SERVE: u8 = 4;

/// What may be asked of the clinic: one variant a use case, sent to the worker as plain data.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Plan a session (id none) or change one.
    SetSession {
        /// As it should be.
        session: Box<Session>,
    },
    /// Plan a session several times more.
    RepeatSession {
        session: Id,
        /// Of [`crate::model::center::series::EVERY`].
        every: u8,
        /// How many times.
        times: u16,
    },
    /// Close a session: who waits goes on at another one, or left.
    CloseSession {
        session: Id,
        /// Where they go on.
        carry_to: Option<Id>,
    },
    /// Put people on a round of home visits.
    PlanRound {
        session: Id,
        /// Whom.
        residents: Vec<Id>,
    },
    /// Give a resident the next ticket of a session.
    Queue {
        session: Id,
        resident: Id,
        /// Why before others, of [`crate::model::clinic::visit::PRIORITY`]; 0 in their turn.
        priority: u8,
        /// Although the session is full.
        sure: bool,
    },
    /// Call the next ticket of a session; this one if it waits.
    CallNext {
        session: Id,
        /// The ticket of whoever is being served.
        meant: Option<Id>,
    },
    /// Call a ticket by itself, once more too.
    CallAgain { visit: Id },
    /// A ticket waits aside.
    Hold { visit: Id },
    /// It waits with the others again.
    Resume { visit: Id },
    /// Somebody sits with the nurse.
    Begin { visit: Id },
    /// A ticket is called before others; with 0 in its turn again.
    Prioritise {
        visit: Id,
        /// Of [`crate::model::clinic::visit::PRIORITY`].
        reason: u8,
    },
    /// Give up a ticket.
    VoidVisit { visit: Id },
    /// Somebody with a ticket was seen while nothing could be entered.
    EnterSeen { visit: Id },
    /// Record what was measured: for a visit, or at once for a resident at a session or at the desk.
    RecordVisit {
        what: Box<Recording>,
        /// Whether a reading that is seldom right was looked at again.
        sure: bool,
    },
    /// Correct what was recorded.
    CorrectVisit {
        visit: Id,
        /// As it should be.
        vitals: Box<Vitals>,
        /// When to come again.
        recall: Option<Date>,
        /// Whether a reading that is seldom right was looked at again.
        sure: bool,
    },
    VoidRecord {
        visit: Id,
        /// Whether its ticket waits again.
        back: bool,
    },
    /// An attempt at a follow-up.
    FollowUp {
        /// What came of it; id, time, clerk and due day are still to be given.
        attempt: Box<Attempt>,
        /// What the public-health form asks.
        answers: Box<FollowUp>,
    },
    /// Send somebody on (id none), or change what was arranged.
    Refer {
        /// Where, when, at whose cost.
        referral: Box<Referral>,
        words: Box<ReferralWords>,
        /// What they said when they were asked whether their data may be handed on.
        agrees: Option<bool>,
    },
    /// Somebody asked what came of a referral.
    ChaseReferral {
        referral: Id,
        /// Of [`crate::model::clinic::referral::REFERRAL_STATE`].
        state: u8,
        /// What came of it.
        outcome: String,
    },
    /// Open what was measured before and what is known of somebody, beside a form about them.
    LookBeside { resident: Id },
}

impl Ask {
    /// The right that it needs; `None` where anybody may.
    pub fn right(&self) -> Option<Right> {
        match self {
            Self::SetSession { .. } | Self::RepeatSession { .. } | Self::PlanRound { .. } => Some(SET_UP),
            Self::CloseSession { .. }
            | Self::Queue { .. }
            | Self::CallNext { .. }
            | Self::CallAgain { .. }
            | Self::Hold { .. }
            | Self::Resume { .. }
            | Self::Begin { .. }
            | Self::Prioritise { .. }
            | Self::VoidVisit { .. }
            | Self::EnterSeen { .. } => Some(QUEUE),
            Self::RecordVisit { .. } | Self::CorrectVisit { .. } | Self::VoidRecord { .. } => Some(RECORD),
            Self::FollowUp { .. } | Self::Refer { .. } | Self::ChaseReferral { .. } => Some(FOLLOW),
            Self::LookBeside { .. } => Some(BESIDE),
        }
    }

    /// The same, by a way out of its refusal; `None` where the way leads elsewhere.
    #[must_use]
    pub fn by_way(&self, way: &Way) -> Option<Self> {
        let mut ask = self.clone();
        match (&mut ask, way) {
            (
                Self::RecordVisit { sure, .. } | Self::CorrectVisit { sure, .. } | Self::Queue { sure, .. },
                Way::Anyway,
            ) => {
                *sure = true;
            }
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
            Ask::RepeatSession { session, every, times } => self.repeat_session(session, every, times),
            Ask::PlanRound { session, residents } => self.plan_round(session, &residents),
            Ask::CloseSession { session, carry_to } => self.close_session(session, carry_to),
            Ask::Queue { session, resident, priority, sure } => {
                self.queue(session, resident, (priority, sure), visitor)
            }
            Ask::CallNext { session, meant } => self.call_next(session, meant),
            Ask::CallAgain { visit } => self.call_again(visit),
            Ask::Hold { visit } => self.hold_ticket(visit),
            Ask::Resume { visit } => self.resume(visit),
            Ask::Begin { visit } => self.begin_visit(visit),
            Ask::Prioritise { visit, reason } => self.prioritise(visit, reason),
            Ask::VoidVisit { visit } => self.void_visit(visit),
            Ask::EnterSeen { visit } => self.enter_seen(visit),
            Ask::RecordVisit { what, sure } => {
                Self::look_at_readings_again(&what.vitals, sure)?;
                self.record_visit(*what, visitor)
            }
            Ask::CorrectVisit { visit, vitals, recall, sure } => {
                Self::look_at_readings_again(&vitals, sure)?;
                self.correct_visit(visit, *vitals, recall)
            }
            Ask::VoidRecord { visit, back } => self.void_record(visit, back),
            Ask::FollowUp { attempt, answers } => self.follow_up(*attempt, *answers),
            Ask::Refer { referral, words, agrees } => self.refer(*referral, *words, agrees, visitor),
            Ask::ChaseReferral { referral, state, outcome } => self.chase_referral(referral, state, &outcome),
            Ask::LookBeside { resident } => self.reveal(resident, Vitals::NAME, TO_SERVE, (way::FORM, visitor)),
        }
    }
}
