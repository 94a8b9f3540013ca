//! Records on their way out: chosen and ordered in one pass, then handed to a file a batch at a time, so that a million
//! of them need no more memory than their order. In full only after the desk wrote down why.

mod choose;
mod journal;
pub(in crate::desk) mod plain;
pub(in crate::desk) mod row;
pub(in crate::desk) mod rows;

use std::path::PathBuf;

use crate::model::field::FieldError;
use crate::model::right::Rights;
use crate::model::{Export, Note, Refusal};

use super::{Desk, Done};
use crate::desk::core::change::Change;
use crate::desk::core::errand::{Errand, may};
use crate::desk::core::ledger::Books;

pub use choose::choose;
pub use row::{Chosen, ExportError, ExportRow, OpenSink, Wanted, Written};

/// Every register that can be exported, in the order of menus.
pub static EXPORTS: &[&ExportRow] = &[
    &crate::desk::people::export::RESIDENTS,
    &crate::desk::people::export::HOUSEHOLDS,
    &crate::desk::center::export::EXPORT,
    &crate::desk::center::export_lists::WAITING,
    &crate::desk::center::export_lists::ROOMS,
    &crate::desk::center::export_lists::HOLIDAYS,
    &crate::desk::canteen::export::MEALS,
    &crate::desk::canteen::export::ORDERS,
    &crate::desk::canteen::export::PRICES,
    &crate::desk::canteen::export::TAKINGS,
    &crate::desk::day_care::export::EXPORT,
    &crate::desk::day_care::export::PROFILES,
    &crate::desk::teams::export::TEAMS,
    &crate::desk::teams::export::ROLLS,
    &crate::desk::clinic::export::EXPORT,
    &crate::desk::clinic::export::FOLLOW_UPS,
    &crate::desk::clinic::export::REFERRALS,
    &crate::desk::issues::export::EXPORT,
    &crate::desk::visitors::export::EXPORT,
    &crate::desk::contacts::export::EXPORT,
    &crate::desk::contacts::export::CONTACTS,
    &crate::desk::contacts::export::COMMUNICATIONS,
    &crate::desk::contacts::export::COORDINATIONS,
    &crate::desk::contacts::report::workbook::EXPORT,
    &crate::desk::contacts::street::export::EXPORT,
    &crate::desk::care::export::VOLUNTEERS,
    &crate::desk::care::export::VISITS,
    &crate::desk::care::export::PLANS,
    &crate::desk::care::export::HOURS,
    &crate::desk::care::export::CERTIFICATES,
    &crate::desk::care::export::PAIRS,
    &crate::desk::care::export::CALL_OUTS,
    &crate::desk::care::export::SERVICES,
    &crate::desk::guide::export::GUIDE,
    &crate::desk::guide::export::CERTIFICATES,
    &crate::desk::handover::export::EXPORT,
    &crate::desk::benefits::export::GRANTS,
    &crate::desk::benefits::export::TERMS,
    &crate::desk::benefits::export::MOVES,
    &crate::desk::benefits::export::ALLOWANCE,
    &crate::desk::privacy::export::EXPORT,
    &crate::desk::activities::export::ACTIVITIES,
    &crate::desk::activities::export::PEOPLE,
    &crate::desk::activities::export::DOORS,
    &journal::EXPORT,
    &crate::desk::core::rules_export::EXPORT,
];

/// The register of this word.
pub fn export_row(word: &str) -> Option<&'static ExportRow> {
    EXPORTS.iter().copied().find(|row| row.word == word)
}

/// An export that was asked for from within the console.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportOrder {
    /// Which records, and how.
    pub wanted: Wanted,
    /// Why in full; empty where it is masked.
    pub reason: String,
    /// The file.
    pub path: PathBuf,
}

/// Exports what anyone may see who holds the right to export, beside a desk that has the store open.
pub fn export_masked(
    store: Books<'_>,
    rights: Rights,
    wanted: &Wanted,
    open: OpenSink<'_>,
) -> Result<Written, ExportError> {
    may(rights, Errand::Export.right())?;
    choose(store, &Wanted { full: false, ..wanted.clone() })?.write(open)
}

impl Desk {
    /// [`Desk::export`], once it is known that whoever asks may.
    pub(in crate::desk) fn hand_out(
        &mut self,
        wanted: &Wanted,
        reason: &str,
        open: OpenSink<'_>,
    ) -> Result<Written, ExportError> {
        let safe = self.settings.safe.clone();
        let rows = choose(Books::of(self.store.as_ref(), &safe), wanted)?.rows();
        if wanted.full {
            self.note_export(wanted.what, rows, reason)?;
        }
        choose(Books::of(self.store.as_ref(), &safe), wanted)?.write(open)
    }

    /// Writes down that records leave the desk in full, and why.
    fn note_export(&mut self, what: &ExportRow, rows: u64, reason: &str) -> Result<Done, Refusal> {
        let reason = reason.trim();
        let refused = |error| Err(Refusal::field("reason", error));
        match reason.chars().count() {
            0 => return refused(FieldError::Required),
            101.. => return refused(FieldError::TooLong { max: 100 }),
            _ => {}
        }
        let rows = u32::try_from(rows).unwrap_or(u32::MAX);
        let export = Export {
            id: self.fresh(),
            at: self.now(),
            what: what.number,
            rows,
            reason: reason.to_owned(),
            who: self.at_the_desk(),
        };
        let mut change = Change::default();
        change.put(&self.office(), &export)?;
        self.commit(change, Note::Desk(crate::desk::core::Did::Exported { what: what.number, rows, of: export.id }))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::export::EXPORTED;

    #[test]
    fn every_register_has_a_name_of_its_own_and_a_code_that_the_journal_keeps() {
        let words: BTreeSet<&str> = EXPORTS.iter().map(|row| row.word).collect();
        assert_eq!(words.len(), EXPORTS.len());
        let numbers: Vec<u8> = EXPORTS.iter().map(|row| row.number).collect();
        let codes: Vec<u8> = EXPORTED.iter().map(|code| code.code).collect();
        assert_eq!(numbers, codes, "EXPORTS and EXPORTED name the same registers");
    }
}
