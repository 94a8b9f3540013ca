//! What a consent had covered that was withdrawn: it is erased by itself, and the person stays.

use std::collections::BTreeMap;

use crate::desk::core::change::Change;
use crate::desk::privacy::erase::{Goes, LetGo};
use crate::desk::privacy::{Did, Not};
use crate::desk::{Desk, Done};
use crate::model::people::consent::{Consent, HANDING_ON, HEALTH_RECORD, VISITS};
use crate::model::privacy::{Erasure, PERSON, RECORD, WITHDRAWN};
use crate::model::{Id, Key, Kind, Note, Record, Refusal, Resident};

impl Desk {
    /// Erases what a consent that was withdrawn had covered.
    pub(in crate::desk) fn uncover(&mut self, resident: Id, purpose: u8) -> Result<Done, Refusal> {
        self.known::<Resident>(resident)?;
        if self.office().consented(resident, purpose, self.today()) {
            return Err(Refusal::from(Not::StillAgreed { purpose }));
        }
        let goes = self.covered(resident, purpose)?;
        if goes.is_empty() {
            return Err(Refusal::from(Not::NothingCovered { purpose }));
        }
        let mut change = Change::default();
        let blank = Erasure { at: self.now(), who: self.at_the_desk(), reason: WITHDRAWN, ..Erasure::default() };
        for one in goes.values() {
            change.strike(one.bytes.clone(), one.rev);
        }
        for id in self.named_by_others(&goes)? {
            change.put(&self.office(), &Erasure { id, what: RECORD, ..blank.clone() })?;
        }
        let records = u32::try_from(goes.len()).unwrap_or(u32::MAX);
        let done = self.commit(change, Note::Privacy(Did::Uncovered { resident, purpose, records }))?;
        let keys = goes.into_values().map(|one| one.bytes).collect();
        self.let_go_of(LetGo { keys, ..LetGo::default() })?;
        Ok(done)
    }

    /// The records that a consent of somebody covers.
    fn covered(&self, resident: Id, purpose: u8) -> Result<BTreeMap<Key, Goes>, Refusal> {
        let kinds = covers(purpose);
        let mut goes = self.records_of(&[(resident, PERSON)])?;
        goes.retain(|key, _| kinds.contains(&key.kind) && key.kind != Consent::KIND);
        Ok(goes)
    }
}

/// The kinds of record that are kept of somebody only because they agreed to it.
pub fn covers(purpose: u8) -> &'static [Kind] {
    use crate::model::care::{CarePlan, CareVisit, CareWords};
    use crate::model::{Attempt, FollowUp, ReferralWords, Vitals};
    match purpose {
        HEALTH_RECORD => &[Vitals::KIND, Attempt::KIND, FollowUp::KIND],
        VISITS => &[CareVisit::KIND, CareWords::KIND, CarePlan::KIND],
        HANDING_ON => &[ReferralWords::KIND],
        // Nothing is kept because of a telephone call or a picture: photographs are not stored at all.
        _ => &[],
    }
}
