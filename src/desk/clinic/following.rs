//! An attempt at a follow-up: written down with what came of it, and with the next date.

use crate::desk::clinic::follow::{due, next_by_rule};
use crate::desk::core::change::Change;
use crate::desk::{Desk, Done};
use crate::model::clinic::follow::is_reached;
use crate::model::clinic::{Attempt, Did, FollowUp, VisitState};
use crate::model::field::FieldError;
use crate::model::{Note, Record, Refusal, Resident, Visit};

impl Desk {
    /// Writes down an attempt, with what the public-health form asks where somebody was met. Another day than the
    /// rule's wants a reason.
    pub(in crate::desk) fn follow_up(&mut self, attempt: Attempt, answers: FollowUp) -> Result<Done, Refusal> {
        let resident = self.known::<Resident>(attempt.resident)?.id;
        let today = self.today();
        if attempt.next.is_some_and(|next| next <= today) {
            return Err(Refusal::field("next", FieldError::NotADate));
        }
        let seen_today = attempt.visit.some().and_then(|id| self.office().of::<Visit>().get(id).and_then(|v| v.recall));
        let by_rule = seen_today.or_else(|| next_by_rule(&self.office(), resident, attempt.outcome, today));
        if attempt.next != by_rule && attempt.reason.is_empty() {
            return Err(Refusal::field("reason", FieldError::Required));
        }
        let due = due(&self.office(), resident).map(|due| due.on);
        let id = self.fresh();
        let attempt = Attempt { id, resident, at: self.when(), due, who: self.at_the_desk(), ..attempt };
        let mut change = Change::default();
        change.put(&self.office(), &attempt)?;
        // A round is ticked down: whoever was not met is off its list, whoever was spoken to is done.
        let on_round = attempt.visit.some().and_then(|id| self.office().of::<Visit>().get(id).cloned());
        if let Some(visit) = on_round.filter(|visit| visit.state.is_unfinished()) {
            let state = if is_reached(attempt.outcome) { VisitState::Done } else { VisitState::Void };
            change.put(&self.office(), &Visit { state, recall: attempt.next, ..visit })?;
        }
        let answers = FollowUp { id, resident, ..answers };
        if answers != (FollowUp { id, resident, ..FollowUp::default() }) {
            change.put(&self.office(), &answers)?;
        }
        let note = Note::Clinic(Did::FollowedUp { resident, outcome: attempt.outcome, next: attempt.next });
        self.commit(change, note).map(|done| done.at(Attempt::KIND, id))
    }
}
