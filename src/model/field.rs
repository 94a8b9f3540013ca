//! The field table: one row a field of a record, read by form, card, masking, import, export and undo.

mod kind;
mod read;
mod value;

use jiff::civil::Date;
use serde::{Serialize, de::DeserializeOwned};

use super::codec::Older;
use super::id::{Id, Kind};
use super::period::{Period, class};

pub use kind::{Column, FieldError, FieldKind};
pub use read::{
    as_choice, as_date, as_day, as_flags, as_int, as_list, as_moment, as_ref, as_refs, as_rows, as_text, as_time,
    chosen, put, reference, references,
};
pub use value::Value;

/// Who may see a field without giving a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Anyone at the desk.
    Open,
    /// The last four characters only, until revealed.
    Masked,
    /// A date of birth: shown as an age, until revealed.
    Age,
    /// Health and aid: closed as a whole, until revealed.
    Sensitive,
    /// Never shown as a field.
    System,
}

/// One field of a record.
pub struct Field<R: 'static> {
    /// The struct member's name, after a dot the part of it.
    pub key: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// Who may see it.
    pub class: Class,
    /// Column headings under which spreadsheets carry it.
    pub aliases: &'static [&'static str],
    /// Whether a form insists on it.
    pub required: bool,
    /// Reads it.
    pub get: fn(&R) -> Value,
    /// Writes it, or says why not.
    pub set: fn(&mut R, Value) -> Result<(), FieldError>,
}

impl<R> Field<R> {
    /// A field that a form shows to anyone at the desk.
    pub const fn shown(
        key: &'static str,
        kind: FieldKind,
        get: fn(&R) -> Value,
        set: fn(&mut R, Value) -> Result<(), FieldError>,
    ) -> Self {
        Self { key, kind, class: Class::Open, aliases: &[], required: false, get, set }
    }

    /// A member that the desk's rules alone change.
    pub const fn system(
        key: &'static str,
        get: fn(&R) -> Value,
        set: fn(&mut R, Value) -> Result<(), FieldError>,
    ) -> Self {
        Self { class: Class::System, ..Self::shown(key, FieldKind::System, get, set) }
    }

    /// A member that names another record, of this kind, and that the desk's rules alone change.
    pub const fn refers(
        key: &'static str,
        to: Kind,
        get: fn(&R) -> Value,
        set: fn(&mut R, Value) -> Result<(), FieldError>,
    ) -> Self {
        Self { class: Class::System, ..Self::shown(key, FieldKind::Ref(to), get, set) }
    }

    /// The same for a member that names several records.
    pub const fn refers_to_several(
        key: &'static str,
        to: Kind,
        get: fn(&R) -> Value,
        set: fn(&mut R, Value) -> Result<(), FieldError>,
    ) -> Self {
        Self { class: Class::System, ..Self::shown(key, FieldKind::Refs(to), get, set) }
    }

    /// Every record that the field names, with its kind.
    pub fn refs(&self, record: &R, visit: &mut impl FnMut(Kind, Id)) {
        match self.kind {
            FieldKind::Ref(_) | FieldKind::Refs(_) | FieldKind::Rows(_) => (self.get)(record).refs(&self.kind, visit),
            FieldKind::Name
            | FieldKind::Text(_)
            | FieldKind::CitizenId
            | FieldKind::Phones
            | FieldKind::Date
            | FieldKind::Birth
            | FieldKind::Time
            | FieldKind::Number(..)
            | FieldKind::Choice(_)
            | FieldKind::Flags(_)
            | FieldKind::System => {}
        }
    }

    /// The field's value with one record in another's place; `None` where it does not name it. In a list each record
    /// stands once, in the order of joining.
    pub fn renamed(&self, record: &R, kind: Kind, from: Id, to: Id) -> Option<Value> {
        let mut named = false;
        self.refs(record, &mut |of, id| named |= id == from && (of == kind || of == Kind::ANY));
        named.then(|| (self.get)(record).renamed(&self.kind, kind, from, to))
    }

    /// The same, insisted on by forms.
    #[must_use]
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// The same, in another class.
    #[must_use]
    pub const fn class(self, class: Class) -> Self {
        Self { class, ..self }
    }

    /// The same, found in spreadsheets under these headings.
    #[must_use]
    pub const fn called(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }
}

/// A kind of record that the store keeps.
pub trait Record: Clone + PartialEq + std::fmt::Debug + Serialize + DeserializeOwned + Send + Sync + 'static {
    /// Its kind.
    const KIND: Kind;
    /// What the program calls the kind: in file names of tests, in the journal's export, never on a screen.
    const NAME: &'static str;
    /// The kind of record whose id this one bears, where it is a part of that record kept apart, such as a resident's
    /// health and aid.
    const PART_OF: Option<Kind> = None;
    /// Whether it is closed as a whole: read by the desk's own rules, shown only to who has it opened.
    const SENSITIVE: bool = false;
    /// Whether its id begins with its day ([`super::by_day::day_id`]) and changes when it moves to another day.
    const MOVES: bool = false;
    /// The class of records with which it is kept and taken away.
    const CLASS: u8 = class::NONE;
    /// The version of its layout on disk.
    const SCHEMA: u8 = 1;
    /// Every schema below [`Record::SCHEMA`] that a released program wrote, and the step from each to this form.
    const OLDER: &'static [Older<Self>] = &[];
    /// Its field table: every member of the struct but the id.
    const FIELDS: &'static [Field<Self>];

    /// Its id.
    fn id(&self) -> Id;

    /// The person whom the record is about, where erasing the person must erase it.
    ///
    /// It is one person, also where a record names two: the one for whose sake it is kept, such as the elder of a
    /// visit. The volunteer's going must not take the elder's history away, and what is left of the volunteer in it is
    /// an id that names nobody. What is said about the second person belongs in a record of its own.
    fn subject(&self) -> Id {
        Id::NONE
    }

    /// The day that it is of: the year of that day is its period. `None` where it is of no day, or is kept as long as
    /// what it belongs to.
    fn dated(&self) -> Option<Date> {
        None
    }

    /// The day on which the matter that it is about came to an end: its time of retention runs from the end of that
    /// year. `None` while it goes on, and where it is kept for good.
    fn ended(&self) -> Option<Date> {
        self.dated()
    }

    /// The record with which it is kept and taken away, where it has no end of its own.
    fn goes_with(&self) -> Option<(Kind, Id)> {
        Self::PART_OF.map(|kind| (kind, self.id()))
    }

    /// The period with which it is taken away, where it is not kept for good.
    fn period(&self) -> Period {
        let year = self.dated().and_then(|day| u16::try_from(day.year()).ok());
        year.filter(|_| Self::CLASS != class::NONE).map_or(Period::NONE, |year| Period { class: Self::CLASS, year })
    }
}

/// Every record that a record names, with its kind: by its fields, and by an id that it shares.
pub fn refs<R: Record>(record: &R, mut visit: impl FnMut(Kind, Id)) {
    if let Some(kind) = R::PART_OF {
        visit(kind, record.id());
    }
    for field in R::FIELDS {
        field.refs(record, &mut visit);
    }
}

/// Whether a kind of record has a field for records of just this other kind.
pub fn refers_to<R: Record>(kind: Kind) -> bool {
    let meant = |field: &FieldKind| match field {
        FieldKind::Ref(to) | FieldKind::Refs(to) => *to == kind,
        _ => false,
    };
    let any = |field: &Field<R>| match field.kind {
        FieldKind::Rows(columns) => columns.iter().any(|column| meant(&column.kind)),
        other => meant(&other),
    };
    R::PART_OF == Some(kind) || R::FIELDS.iter().any(any)
}

/// Whether a record names this one.
pub fn names<R: Record>(record: &R, kind: Kind, id: Id) -> bool {
    let mut named = false;
    refs(record, |of, other| named |= other == id && (of == kind || of == Kind::ANY));
    named
}

/// The field with this key.
pub fn field<R: Record>(key: &str) -> Option<&'static Field<R>> {
    R::FIELDS.iter().find(|field| field.key == key)
}
