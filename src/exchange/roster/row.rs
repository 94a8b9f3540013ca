//! A row of a roster once it was read: the person, what it leaves open, or why it is refused.

use jiff::civil::Date;

use crate::exchange::cell::Cell;
use crate::model::field::FieldError;
use crate::model::id::Kind;
use crate::model::people::address::Door;
use crate::model::{Address, Care, Resident, Sex};

/// A row that is a person, as far as the file alone can tell.
#[derive(Debug, Clone, PartialEq)]
pub struct RosterRow {
    /// Its number in the file, from 1.
    pub row: u32,
    /// Its cells as they stand in the file.
    pub cells: Vec<Cell>,
    /// The person; without id and household.
    pub person: Resident,
    /// Health and aid; without id.
    pub care: Care,
    /// Where they live, empty if the file does not say.
    pub address: Address,
    /// What the address is compared by; `None` where it is empty.
    pub door: Option<Door>,
    /// What the members of one household share in this file.
    pub household_key: Option<String>,
    /// The name of the household's head.
    pub head_name: Option<String>,
    /// What was read with a doubt.
    pub warnings: Vec<Warning>,
    /// What the row leaves open; the person holds what the identity number says, where there is one.
    pub questions: Vec<Question>,
}

/// What a row leaves open, and only somebody who looks it up can tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Of the year of birth only two digits are told: the days that may be meant, the earliest first.
    Century(Vec<Date>),
    /// The identity number has another day of birth than the file; this one, where it is told in full.
    BirthAgainstId(Option<Date>),
    /// The identity number has another sex than the file: this one.
    SexAgainstId(Sex),
    /// A cell cannot be read.
    Bad(Box<BadCell>),
    /// Values stand where no heading is.
    Beyond(String),
    /// The row was written in another encoding than the file.
    Encoding,
}

/// A cell that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadCell {
    /// Its column's heading.
    pub heading: String,
    /// The kind of record whose field it is.
    pub record: Kind,
    /// The field's key.
    pub key: &'static str,
    /// What is wrong.
    pub error: FieldError,
    /// What stands there, masked as the field is.
    pub text: String,
    /// What the note would say of it; empty where it may not stand there.
    pub note: String,
}

/// What was read with a doubt, and is worth a look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// The identity number ends in 000, as one does that was once kept as a number.
    IdEndsInZeros,
    /// An identity number of 15 digits was upgraded to 18.
    IdUpgraded,
    /// A word that a field does not know was left out.
    NotUnderstood {
        /// The kind of record whose field it is.
        record: Kind,
        /// The field.
        key: &'static str,
        /// The word, empty where it may not be shown.
        text: String,
    },
    /// A cell that a field cannot take was kept in the note, or, of what is sensitive, with the conditions.
    Noted {
        /// The kind of record whose field it is.
        record: Kind,
        /// The field.
        key: &'static str,
        /// What stands there, empty where it may not be shown.
        text: String,
    },
    /// The household's columns were empty: it was taken for that of the row above.
    HouseholdOfRow(u32),
    /// The cell of a column says that it is as in this row above.
    AsAbove {
        /// The column's heading.
        heading: String,
        /// The row whose value it is.
        row: u32,
    },
}

/// One reason why a row is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowProblem {
    /// The row's number in the file, from 1.
    pub row: u32,
    /// The column's heading as written, empty where no column has the field.
    pub heading: String,
    /// The kind of record whose field it is.
    pub record: Kind,
    /// The field's key in its record's table.
    pub key: &'static str,
    /// What is wrong.
    pub error: FieldError,
    /// What stands there, masked by the field's class: may be shown to anyone at the desk.
    pub text: String,
}

/// A row that is refused, with every reason.
#[derive(Debug, Clone, PartialEq)]
pub struct RefusedRow {
    /// Its number in the file, from 1.
    pub row: u32,
    /// Its cells as they stand in the file.
    pub cells: Vec<Cell>,
    /// Why; never empty.
    pub problems: Vec<RowProblem>,
}

/// A row that was read.
#[derive(Debug, Clone, PartialEq)]
pub enum Checked {
    Person(Box<RosterRow>),
    /// No person, and why.
    Refused(RefusedRow),
}
