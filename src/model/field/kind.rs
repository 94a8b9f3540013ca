//! What a field holds, and why a value does not fit it.

use super::Class;
use crate::model::code::Code;
use crate::model::id::Kind;

/// What a field holds, and so how it is typed, checked and shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FieldKind {
    /// A person's name, up to 50 characters, any Han character, `·` inside.
    Name,
    /// Free text of at most this many characters.
    Text(usize),
    /// A resident identity number (GB 11643).
    CitizenId,
    /// Telephone numbers.
    Phones,
    /// A day, typed as `1223`, `+3`, `thu`, `周四` or in full.
    Date,
    /// A day of birth: only a full date.
    Birth,
    /// A time of day.
    Time,
    /// A whole number within bounds.
    Number(i64, i64),
    /// One code of a table.
    Choice(&'static [Code]),
    /// Any codes of a table.
    Flags(&'static [Code]),
    /// A reference to a record of a kind, or of any ([`Kind::ANY`]).
    Ref(Kind),
    /// References to several records of a kind.
    Refs(Kind),
    Rows(&'static [Column]),
    /// Kept by the program; never typed.
    System,
}

/// A column of a list that stands in a record.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// Its key, as its label is found by: `<field>.<column>`.
    pub key: &'static str,
    /// What it holds; no rows of its own.
    pub kind: FieldKind,
    /// Who may see it.
    pub class: Class,
    /// Whether a form insists on it in each row.
    pub required: bool,
}

impl Column {
    /// A column that a form shows to anyone at the desk.
    pub const fn shown(key: &'static str, kind: FieldKind) -> Self {
        Self { key, kind, class: Class::Open, required: false }
    }

    /// A column that the desk's rules alone change; its list is then theirs as a whole.
    pub const fn system(key: &'static str, kind: FieldKind) -> Self {
        Self { class: Class::System, ..Self::shown(key, kind) }
    }

    /// The same, insisted on by forms.
    #[must_use]
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }
}

impl FieldKind {
    /// The kind of record that it names, where it is picked among those of one kind.
    pub fn picks(&self) -> Option<Kind> {
        match self {
            // An id alone does not say of which kind it is: where any may be meant, nothing can be picked.
            Self::Ref(kind) | Self::Refs(kind) => Some(*kind).filter(|kind| *kind != Kind::ANY),
            Self::Name
            | Self::Text(_)
            | Self::CitizenId
            | Self::Phones
            | Self::Date
            | Self::Birth
            | Self::Time
            | Self::Number(..)
            | Self::Choice(_)
            | Self::Flags(_)
            | Self::Rows(_)
            | Self::System => None,
        }
    }

    /// Whether a form has a way to fill it.
    pub fn is_typed(&self) -> bool {
        match self {
            Self::Ref(_) | Self::Refs(_) => self.picks().is_some(),
            Self::Rows(columns) => columns.iter().all(|column| column.class != Class::System && column.kind.is_typed()),
            Self::System => false,
            Self::Name
            | Self::Text(_)
            | Self::CitizenId
            | Self::Phones
            | Self::Date
            | Self::Birth
            | Self::Time
            | Self::Number(..)
            | Self::Choice(_)
            | Self::Flags(_) => true,
        }
    }
}

/// Why a value does not fit its field. Rendered by `text`, next to the field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldError {
    /// The field must be filled.
    Required,
    /// More characters than the field holds.
    TooLong {
        /// Most characters.
        max: usize,
    },
    /// Not one of the choices.
    NotAChoice,
    /// Not a date as the desk types them.
    NotADate,
    /// Day and month may be either way round, and nothing tells which.
    DayOrMonth,
    /// Not a time of day.
    NotATime,
    /// Not a moment that is past.
    NotAMoment,
    /// Not a whole number.
    NotANumber,
    /// A number outside its bounds.
    OutOfRange {
        /// Least.
        min: i64,
        /// Most.
        max: i64,
    },
    /// A rule's value outside its bounds, or none at all.
    NotWithin {
        least: i64,
        most: i64,
        /// How many of their last digits stand behind the point.
        places: u8,
    },
    /// An identity number is refused.
    CitizenId(crate::model::people::citizen_id::IdError),
    /// Not a telephone number.
    NotAPhone(String),
    /// The birth date or sex contradicts the identity number.
    ContradictsId,
    /// A character that the field does not take.
    BadCharacter(char),
    /// A reading that is no blood pressure or glucose value.
    NotAReading,
    /// It stands already, and is another one's.
    Taken,
    /// Something is typed where a record is picked, and none was picked.
    NotPicked,
    /// A row of the field's list does not fit.
    InRow {
        /// Which, from 1.
        row: usize,
    },
    /// The value is of another kind than the field: a defect, or a damaged record.
    WrongKind,
}
