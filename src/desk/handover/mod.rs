//! The shift's handover: notes as they come up, what is carried on, who handed over to whom and when.

mod ask;
mod cases;
pub(in crate::desk) mod demo;
pub mod export;
pub mod records;
pub mod sheets;

pub use crate::model::handover::{Did, Not};
pub use ask::Ask;
pub use cases::gathered;

use crate::desk::core::change::Change;
use crate::desk::{Desk, Done};
use crate::model::field::FieldError;
use crate::model::handover::{Case, Handover, HandoverNote};
use crate::model::{Id, Note, Record, Refusal};

impl Desk {
    /// Writes something down for the next shift.
    pub(in crate::desk) fn note_for_the_next(&mut self, wanted: &HandoverNote) -> Result<Done, Refusal> {
        let text = wanted.text.trim().to_owned();
        if text.is_empty() {
            return Err(Refusal::field("text", FieldError::Required));
        }
        let (id, at, who) = (self.fresh(), self.when(), self.at_the_desk());
        let (kind, resident) = (wanted.kind, wanted.resident);
        let note = HandoverNote { id, kind, text, resident, at, who, ..HandoverNote::default() };
        let mut change = Change::default();
        change.put(&self.office(), &note)?;
        self.commit(change, Note::Handover(Did::Noted { resident })).map(|done| done.at(HandoverNote::KIND, id))
    }

    /// Hands the shift over: whatever is open goes on by the same note, unread again, and what the desk gathers by itself
    /// is kept as it stood.
    pub(in crate::desk) fn hand_over(&mut self, taker: &str) -> Result<Done, Refusal> {
        if taker == self.clerk() {
            return Err(Refusal::from(Not::SameClerk));
        }
        let (now, giver, id) = (self.now(), self.at_the_desk(), self.fresh());
        let mut change = Change::default();
        let (taker, taken) = if taker.is_empty() {
            (Id::NONE, None)
        } else {
            (self.enrolled(taker, now.date(), &mut change)?, Some(now))
        };
        let mut cases = gathered(&self.office(), now);
        // Forms that were begun and not saved rest with the desk, not with the office.
        let drafts = self.drafts().list().map_or(0, |(drafts, _)| drafts.len());
        if let Some(count) = u32::try_from(drafts).ok().filter(|count| *count > 0) {
            cases.insert(0, Case { kind: cases::DRAFTS, count });
        }
        let open: Vec<HandoverNote> = self.office().open_notes().cloned().collect();
        let notes: Vec<Id> = open.iter().map(|note| note.id).collect();
        let count = u32::try_from(notes.len()).unwrap_or(u32::MAX);
        change.put(&self.office(), &Handover { id, giver, given: now, taker, taken, notes, cases })?;
        for note in open {
            let carried = note.carried.saturating_add(1);
            let note = HandoverNote { handover: id, carried, read: None, reader: Id::NONE, ..note };
            change.put(&self.office(), &note)?;
        }
        self.commit(change, Note::Handover(Did::HandedOver { taker, notes: count }))
    }

    /// Whoever is at the desk has read what was handed over; a shift that nobody took over is theirs from now on.
    pub(in crate::desk) fn read_handover(&mut self) -> Result<Done, Refusal> {
        let (now, who) = (self.now(), self.at_the_desk());
        let unread: Vec<HandoverNote> = self.office().open_notes().filter(|note| note.is_unread()).cloned().collect();
        let left: Vec<Handover> =
            self.office().of::<Handover>().all().filter(|one| one.taken.is_none()).cloned().collect();
        if unread.is_empty() && left.is_empty() {
            return Err(Refusal::from(Not::NothingUnread));
        }
        let notes = u32::try_from(unread.len()).unwrap_or(u32::MAX);
        let took_over = !left.is_empty();
        let mut change = Change::default();
        for note in unread {
            change.put(&self.office(), &HandoverNote { read: Some(now), reader: who, ..note })?;
        }
        for handover in left {
            change.put(&self.office(), &Handover { taker: who, taken: Some(now), ..handover })?;
        }
        let did = if took_over { Did::TakenOver { notes } } else { Did::Read { notes } };
        self.commit(change, Note::Handover(did))
    }

    /// A note is done; it is carried on no more.
    pub(in crate::desk) fn finish_note(&mut self, id: Id) -> Result<Done, Refusal> {
        let note = self.known::<HandoverNote>(id)?;
        if !note.is_open() {
            return Err(Refusal::from(Not::DoneAlready));
        }
        let (resident, now, who) = (note.resident, self.when(), self.at_the_desk());
        let (read, reader) = note.read.map_or((Some(now), who), |read| (Some(read), note.reader));
        let mut change = Change::default();
        change.put(&self.office(), &HandoverNote { done: Some(now), doer: who, read, reader, ..note })?;
        self.commit(change, Note::Handover(Did::Done { resident })).map(|done| done.at(HandoverNote::KIND, id))
    }
}
