//! What was done of contacts, kept in the journal in ids and numbers; and why something is not done.

use serde::{Deserialize, Serialize};

use crate::model::id::Id;

/// What a command did. Stored: variants are only ever appended, and no name, phone or address stands in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Did {
    /// A unit was entered, or changed.
    UnitSet { unit: Id },
    /// Somebody at a unit was entered, or changed.
    ContactSet { contact: Id },
    /// What was said was written down, or set right.
    Communicated {
        unit: Id,
        /// The resident concerned, or none.
        resident: Id,
    },
    /// What was promised was asked for again.
    Chased {
        unit: Id,
        /// The resident concerned, or none.
        resident: Id,
    },
    /// Whether a promise was kept.
    Settled {
        /// Of [`super::KEPT`].
        kept: u8,
        /// The resident concerned, or none.
        resident: Id,
    },
    /// Who does what for an activity.
    Coordinated { coordination: Id },
    /// A column of the office's own was set up, or changed.
    ColumnSet { column: Id },
    /// What stands in such a column for a resident.
    OwnSet { column: Id, resident: Id },
    /// A street's table was brought in, or what it is filled with was chosen.
    TableSet { table: Id },
    /// A street's table was filled: how many rows, and what changed since it was filled last.
    TableFilled { table: Id, rows: u32, new: u32, changed: u32, gone: u32 },
}

impl Did {
    /// Whether it can be taken back.
    pub fn can_be_undone(&self) -> bool {
        true
    }

    /// The resident concerned, where there is one.
    pub fn resident(&self) -> Option<Id> {
        match self {
            Self::UnitSet { .. }
            | Self::ContactSet { .. }
            | Self::Coordinated { .. }
            | Self::ColumnSet { .. }
            | Self::TableSet { .. }
            | Self::TableFilled { .. } => None,
            Self::OwnSet { resident, .. }
            | Self::Communicated { resident, .. }
            | Self::Chased { resident, .. }
            | Self::Settled { resident, .. } => resident.some(),
        }
    }
}

/// Why something is not done: the fact and the rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Not {
    /// A unit of this name stands in the register already.
    UnitKnown { unit: Id },
    /// Somebody of this name is known at the unit.
    ContactKnown { contact: Id },
    /// The contact is of another unit.
    OtherUnit { contact: Id },
    /// Nothing is promised, or it is said already what came of it.
    NothingPromised,
    /// A column of this name is there already.
    ColumnKnown { column: Id },
    /// What was typed does not fit the column.
    DoesNotFit { column: Id },
    /// No headings of people are found in the file.
    NoHeadings,
    /// So many rows are more than it is remembered of what changed.
    TooMany { rows: u32 },
}
