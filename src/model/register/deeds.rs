//! What was done of the desk itself, kept in the journal in ids and numbers; and why something is not done.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::model::cause::Cause;
use crate::model::field::FieldError;
use crate::model::id::{Id, Kind};

/// What a command did. Stored: variants are only ever appended, and no name, phone or address stands in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Did {
    /// A masked value was opened. Cannot be undone.
    Revealed {
        resident: Id,
        /// The field's key.
        field: String,
        /// Of [`crate::model::register::REVEAL_REASON`].
        reason: u8,
    },
    /// A synthetic community was laid out.
    Demo { residents: u32 },
    /// Another clerk took over.
    ClerkChanged,
    /// A page was printed. Cannot be undone.
    Printed {
        /// Of [`crate::model::register::SHEET`].
        sheet: u8,
        /// The record that it is about, or none.
        of: Id,
    },
    /// Records left the desk in full. Cannot be undone.
    Exported {
        /// Of [`crate::model::export::EXPORTED`].
        what: u8,
        /// How many rows.
        rows: u32,
        /// The record of it, where the reason stands in words.
        of: Id,
    },
    /// The clock, which stood far from the last record, was looked at. Cannot be undone.
    ClockTrusted {
        /// Whether the time was typed; else the machine's is right.
        typed: bool,
    },
    /// A rule was set.
    RuleSet {
        /// The key of its row.
        key: String,
        /// From this day on.
        from: Date,
        /// In the row's unit.
        value: i64,
    },
    /// The data folder was built anew from what was left of a damaged one. Cannot be undone.
    Repaired {
        /// Commits of which what they changed is lost.
        lost: u64,
        /// Commits of which only the history is lost.
        history: u64,
    },
    /// A register was brought in.
    Brought {
        /// The kind of record that its rows are.
        kind: Kind,
        /// How many rows entered or changed something.
        rows: u32,
        /// The file's fingerprint, by which an import that was cut off knows it again.
        file: u64,
        /// What the file is called, without its folder.
        name: String,
    },
    /// A sheet was given out with whole telephone numbers. Cannot be undone.
    NumbersGiven {
        /// Of [`crate::model::register::SHEET`].
        sheet: u8,
        /// Of how many people.
        people: u32,
    },
    /// Everybody who was expected while no desk was open was entered late.
    GapEntered {
        /// Whether they came.
        came: bool,
        /// How many were entered.
        entered: u32,
        /// How many were refused and are still to be entered.
        left: u32,
    },
}

impl Did {
    /// Whether it can be taken back: what was seen, printed or handed on cannot.
    pub fn can_be_undone(&self) -> bool {
        match self {
            Self::Revealed { .. }
            | Self::Exported { .. }
            | Self::Printed { .. }
            | Self::ClerkChanged
            | Self::ClockTrusted { .. }
            | Self::NumbersGiven { .. }
            | Self::Repaired { .. } => false,
            Self::Demo { .. } | Self::RuleSet { .. } | Self::Brought { .. } | Self::GapEntered { .. } => true,
        }
    }

    /// The resident concerned, where there is one.
    pub fn resident(&self) -> Option<Id> {
        match self {
            Self::Revealed { resident, .. } => resident.some(),
            Self::Demo { .. }
            | Self::ClerkChanged
            | Self::Printed { .. }
            | Self::Exported { .. }
            | Self::ClockTrusted { .. }
            | Self::RuleSet { .. }
            | Self::Brought { .. }
            | Self::NumbersGiven { .. }
            | Self::GapEntered { .. }
            | Self::Repaired { .. } => None,
        }
    }
}

/// Why something is not done: the fact and the rule.
#[derive(Debug, Clone, PartialEq)]
pub enum Not {
    /// Whoever is at the desk does not hold the right that it needs.
    NoRight {
        /// The key of the right's name.
        right: &'static str,
    },
    /// A field's value does not fit.
    Field {
        /// The field's key.
        key: &'static str,
        /// Why not.
        error: FieldError,
    },
    /// The record is gone, or was never there.
    Gone { kind: Kind },
    /// Somebody else changed the record since it was opened.
    Changed { kind: Kind },
    /// Something still refers to the record.
    Referred {
        /// What refers to it.
        by: Kind,
        /// How many.
        count: usize,
    },
    /// It stands in a state in which this cannot be done.
    WrongState {
        kind: Kind,
        /// The state's label key.
        state: &'static str,
    },
    /// A rule's value would change how days of the past were judged; asked again, it is done.
    ChangesThePast {
        /// The first day on which it would hold.
        from: Date,
    },
    /// The booking is not for today.
    NotToday {
        /// But for this day.
        date: Date,
    },
    /// What is said to have happened has not: its time is still to come.
    Ahead {
        /// The time that was given.
        at: DateTime,
    },
    /// Its time has not come yet.
    NotYet {
        /// When it begins.
        at: DateTime,
    },
    /// All who were expected while no desk was open are entered.
    NothingToEnter,
    /// There is nothing to undo.
    NothingToUndo,
    /// There is nothing to redo.
    NothingToRedo,
    /// A command cannot be undone because what it wrote was changed since.
    ChangedSince {
        /// What was changed.
        kind: Kind,
        /// The field's key, where one field stands in the way.
        field: &'static str,
    },
    /// The desk's clock was set by hand: writes are possible in a training folder only.
    ClockSetByHand,
    /// The machine's clock stands far from the last record, and nobody has said yet that it is right.
    ClockInDoubt {
        /// What it says.
        now: DateTime,
        /// When the last record was made.
        last: DateTime,
    },
    /// The journal cannot be read as far back as the command.
    HistoryEnds,
    /// Records do not open, and this would write over them or beside them.
    DoesNotOpen {
        kind: Kind,
        /// How many.
        count: usize,
    },
    /// Other desks wrote each time while it was judged: nothing was changed, and it may be asked again.
    Overtaken,
    /// Days that a rule must look at are not in memory; the desk reads them and asks again.
    NotHeld {
        /// The first.
        from: Date,
        /// The last.
        until: Date,
    },
    /// The disk or the store says no; nothing was changed.
    NotWritten {
        /// Why.
        cause: Cause,
    },
    /// The store could not be read; nothing was changed.
    NotRead {
        /// Why.
        cause: Cause,
    },
    /// It could not be printed; nothing else was to be done.
    NotPrinted {
        /// Why.
        cause: Cause,
    },
    /// It is not known whether it was written: the desk is read-only until it is opened again.
    PerhapsWritten {
        /// Why.
        cause: Cause,
    },
    /// The file that keeps others out of the data folder was removed.
    LockGone,
    /// The data folder was moved, removed or replaced.
    FolderGone,
    /// Another program has written to the journal.
    WrittenByOthers,
    /// The data folder was opened to be looked at only.
    Looking,
    /// The store takes no writes.
    ReadOnly {
        /// Why.
        cause: Cause,
    },
    /// The store holds something that contradicts itself.
    Damaged {
        /// What and where.
        cause: Cause,
    },
}
