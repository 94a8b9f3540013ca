//! What may be asked of contacts, the right that each needs, and the rule that answers it.

use std::path::PathBuf;

use crate::desk::core::visitor::Visitor;
use crate::desk::{Desk, Done};
use crate::model::contacts::own::{OwnColumn, StreetTable};
use crate::model::contacts::{
    COMMUNICATE, COORDINATE, Communication, Coordination, KEEP, OWN, TABLES, Unit, WorkContact,
};
use crate::model::right::Right;
use crate::model::{Id, Refusal, Way};

/// What may be asked of contacts: one variant a use case, sent to the worker as plain data.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Enter a unit (id none) or change one; `sure` where the one of the same name was looked at.
    SetUnit {
        /// As it should be.
        unit: Box<Unit>,
        /// All the same.
        sure: bool,
    },
    /// Enter somebody at a unit (id none) or change them; `sure` where the one of the same name was looked at.
    SetContact {
        /// As they should be; number and day are given by the desk.
        contact: Box<WorkContact>,
        /// All the same.
        sure: bool,
    },
    /// Write down what was said (id none), or set it right.
    Communicate {
        /// As it should be; time and clerk are given by the desk.
        said: Box<Communication>,
    },
    /// What was promised was asked for again.
    Chase {
        said: Id,
        /// What was answered.
        note: String,
    },
    /// Say whether a promise was kept, and what came of it.
    Settle {
        said: Id,
        /// Of [`crate::model::contacts::KEPT`].
        kept: u8,
        /// What came of it.
        result: String,
    },
    /// Write down who does what for an activity (id none), or change it.
    Coordinate {
        /// As it should be; number and clerk are given by the desk.
        coordination: Box<Coordination>,
    },
    /// Set up a column of the office's own (id none), or change it.
    SetColumn {
        /// As it should be.
        column: Box<OwnColumn>,
    },
    /// Say what stands in such a column for a resident; an empty text takes it out.
    SetOwn { column: Id, resident: Id, text: String },
    /// Read the street's empty table.
    BringTable { path: PathBuf },
    /// Keep a street's table (id none), or change with whom it is filled.
    SetTable {
        /// As it should be; when it was filled stays.
        table: Box<StreetTable>,
    },
    /// Note what stands in a table now, and say what changed since the last time.
    FillTable { table: Id },
}

impl Ask {
    /// The right that it needs; `None` where anybody may.
    pub fn right(&self) -> Option<Right> {
        match self {
            Self::SetUnit { .. } | Self::SetContact { .. } => Some(KEEP),
            Self::Communicate { .. } | Self::Chase { .. } | Self::Settle { .. } => Some(COMMUNICATE),
            Self::Coordinate { .. } => Some(COORDINATE),
            Self::SetColumn { .. } | Self::SetOwn { .. } => Some(OWN),
            Self::BringTable { .. } | Self::SetTable { .. } | Self::FillTable { .. } => Some(TABLES),
        }
    }

    /// The same by a way out of its refusal; `None` where the way leads elsewhere.
    #[must_use]
    pub fn by_way(&self, way: &Way) -> Option<Self> {
        let mut ask = self.clone();
        match (&mut ask, way) {
            (Self::SetUnit { sure, .. } | Self::SetContact { sure, .. }, Way::Anyway) => *sure = true,
            _ => return None,
        }
        Some(ask)
    }
}

impl Desk {
    /// Does what is asked of contacts.
    pub(in crate::desk) fn do_contacts(&mut self, ask: Ask, _visitor: &Visitor) -> Result<Done, Refusal> {
        match ask {
            Ask::SetUnit { unit, sure } => self.set_unit(*unit, sure),
            Ask::SetContact { contact, sure } => self.set_contact(*contact, sure),
            Ask::Communicate { said } => self.communicate(*said),
            Ask::Chase { said, note } => self.chase(said, &note),
            Ask::Settle { said, kept, result } => self.settle_promise(said, kept, &result),
            Ask::Coordinate { coordination } => self.coordinate(*coordination),
            Ask::SetColumn { column } => self.set_column(*column),
            Ask::SetOwn { column, resident, text } => self.set_own(column, resident, &text),
            Ask::BringTable { path } => self.bring_table(&path),
            Ask::SetTable { table } => self.set_table(*table),
            Ask::FillTable { table } => self.fill_table(table),
        }
    }
}
