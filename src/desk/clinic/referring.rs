//! Somebody is sent on, with consent to hand data on; and whoever asks what came of it writes it down.

use crate::desk::core::change::Change;
use crate::desk::core::visitor::Visitor;
use crate::desk::{Desk, Done};
use crate::model::clinic::referral::{APPOINTED, MADE, REFERRAL_STATE, is_known};
use crate::model::clinic::{Did, Not, Referral, ReferralWords};
use crate::model::code::by_number;
use crate::model::field::FieldError;
use crate::model::people::consent::HANDING_ON;
use crate::model::{Id, Note, Record, Refusal, Unit};

impl Desk {
    /// Sends somebody on (id none), or changes what was arranged. Whoever was not asked yet whether their data may be
    /// handed on agrees by being sent on: `agrees` says that they were asked.
    pub(in crate::desk) fn refer(
        &mut self,
        referral: Referral,
        words: ReferralWords,
        agrees: Option<bool>,
        visitor: &Visitor,
    ) -> Result<Done, Refusal> {
        let resident = self.living(referral.resident)?.id;
        self.known::<Unit>(referral.to)?;
        if words.reason.trim().is_empty() {
            return Err(Refusal::field("reason", FieldError::Required));
        }
        let mut change = Change::default();
        let agreed = self.office().consented(resident, HANDING_ON, self.today());
        match (agreed, agrees) {
            (true, _) | (false, Some(false)) => {}
            (false, Some(true)) => drop(self.agree(&mut change, resident, HANDING_ON, (false, None), visitor)?),
            (false, None) => {
                return Err(Refusal::from(crate::model::people::Not::NoConsent { purpose: HANDING_ON }));
            }
        }
        let before = referral.id.some().map(|id| self.known::<Referral>(id)).transpose()?;
        let state = match (&before, referral.appointment) {
            (Some(before), None) => before.state,
            (Some(before), Some(_)) => before.state.max(APPOINTED),
            (None, None) => MADE,
            (None, Some(_)) => APPOINTED,
        };
        let id = before.as_ref().map_or_else(|| self.fresh(), |before| before.id);
        let on = before.as_ref().map_or(self.today(), |before| before.on);
        let chased = before.and_then(|before| before.chased);
        let referral = Referral { id, resident, on, state, chased, ..referral };
        change.put(&self.office(), &referral)?;
        change.put(&self.office(), &ReferralWords { id, resident, ..words })?;
        let note = Note::Clinic(Did::Referred { resident, to: referral.to });
        self.commit(change, note).map(|done| done.at(Referral::KIND, id))
    }

    /// Somebody asked what came of a referral.
    pub(in crate::desk) fn chase_referral(&mut self, referral: Id, state: u8, outcome: &str) -> Result<Done, Refusal> {
        let before = self.known::<Referral>(referral)?;
        if !before.is_open() {
            return Err(Refusal::from(Not::ReferralEnded));
        }
        if by_number(REFERRAL_STATE, state).is_none() {
            return Err(Refusal::field("state", FieldError::NotAChoice));
        }
        let resident = before.resident;
        let mut change = Change::default();
        change.put(&self.office(), &Referral { state, chased: Some(self.now()), ..before })?;
        if !outcome.trim().is_empty() || is_known(state) {
            let words = self.office().get::<ReferralWords>(referral).cloned().unwrap_or_default();
            let outcome = if outcome.trim().is_empty() { words.outcome.clone() } else { outcome.trim().to_owned() };
            change.put(&self.office(), &ReferralWords { id: referral, resident, outcome, ..words })?;
        }
        let note = Note::Clinic(Did::ReferralMoved { resident, state });
        self.commit(change, note).map(|done| done.at(Referral::KIND, referral))
    }
}
