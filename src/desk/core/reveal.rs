//! Opening a masked value: with a reason, and kept for good.

use crate::model::by_day::day_of;
use crate::model::{Id, Note, Record, Refusal, Resident, Reveal};

use crate::desk::core::change::Change;
use crate::desk::core::kept::Days;
use crate::desk::{Desk, Done};

impl Desk {
    /// Writes down that a value was opened, before it is shown.
    pub fn reveal(&mut self, resident: Id, field: &str, reason: u8) -> Result<Done, Refusal> {
        self.known::<Resident>(resident)?;
        let reveal = Reveal {
            id: self.fresh(),
            at: self.now(),
            resident,
            field: field.to_owned(),
            reason,
            who: self.clerk().to_owned(),
        };
        let mut change = Change::default();
        change.put(&self.office(), &reveal)?;
        self.commit(change, Note::Revealed { resident, field: field.to_owned() })
    }

    /// A copy of a record that must be there; of one that belongs to a day, the whole day must be held.
    pub(in crate::desk) fn known<R: crate::desk::core::kept::Kept>(&self, id: Id) -> Result<R, Refusal> {
        let office = self.office();
        if R::DAYS != Days::All {
            office.needs(day_of(id), day_of(id))?;
        }
        office.get::<R>(id).cloned().ok_or(Refusal::Gone { kind: R::KIND })
    }

    /// Another clerk takes over; who wrote what is told by every later frame of the journal.
    pub fn take_over(&mut self, clerk: &str) -> Result<Done, Refusal> {
        let clerk = clerk.trim();
        if clerk.is_empty() {
            return Err(Refusal::Gone { kind: Resident::KIND });
        }
        self.set_clerk(clerk);
        Ok(Done { command: 0, note: Note::ClerkChanged, record: None, file: None })
    }
}
