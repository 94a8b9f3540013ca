//! The field table: one row a field of a record, read by form, card, masking, import, export and undo.

use jiff::civil::{Date, Time};
use serde::{Serialize, de::DeserializeOwned};

use super::code::Code;
use super::codec::{self, Older};
use super::id::{Id, Kind};
use super::period::Period;

/// A field's value, apart from its record.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing is known.
    Empty,
    /// Free text.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A calendar day.
    Date(Date),
    /// A time of day.
    Time(Time),
    /// One of the field's codes.
    Choice(u8),
    /// Any of the field's codes, bit `n` for code `n`.
    Flags(u32),
    /// Several short texts, such as phones.
    List(Vec<String>),
    /// Another record.
    Ref(Id),
    /// Several other records of one kind, in their order.
    Refs(Vec<Id>),
    /// Rows of a list that stands in the record, each with a value a column ([`FieldKind::Rows`]).
    Rows(Vec<Vec<Value>>),
    /// A value that only the program itself compares, such as a state with its moments.
    Opaque(Vec<u8>),
}

impl Value {
    /// `Empty` for an empty text, else the text.
    pub fn text(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }

    /// `Empty` where there is no date.
    pub fn date(date: Option<Date>) -> Self {
        date.map_or(Self::Empty, Self::Date)
    }

    /// `Empty` where there is no time.
    pub fn time(time: Option<Time>) -> Self {
        time.map_or(Self::Empty, Self::Time)
    }

    /// An opaque copy of any part of a record.
    pub fn opaque<T: Serialize>(part: &T) -> Self {
        // Writing plain data to memory cannot fail; an empty answer would only make two parts compare equal.
        Self::Opaque(codec::encode(part).unwrap_or_default())
    }

    /// Reads an opaque copy back.
    pub fn read_opaque<T: DeserializeOwned>(&self) -> Result<T, FieldError> {
        let Self::Opaque(bytes) = self else { return Err(FieldError::WrongKind) };
        codec::decode(bytes).map_err(|_| FieldError::WrongKind)
    }
}

impl Value {
    /// Every record that a value of this kind names.
    fn refs(&self, kind: &FieldKind, visit: &mut impl FnMut(Kind, Id)) {
        let mut one = |to: Kind, id: Id| {
            if !id.is_none() {
                visit(to, id);
            }
        };
        match (kind, self) {
            (FieldKind::Ref(to), Self::Ref(id)) => one(*to, *id),
            (FieldKind::Refs(to), Self::Refs(ids)) => ids.iter().for_each(|id| one(*to, *id)),
            (FieldKind::Rows(columns), Self::Rows(rows)) => {
                for (column, value) in rows.iter().flat_map(|row| columns.iter().zip(row)) {
                    match (column.kind, value) {
                        (FieldKind::Ref(to), Self::Ref(id)) => one(to, *id),
                        (FieldKind::Refs(to), Self::Refs(ids)) => ids.iter().for_each(|id| one(to, *id)),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }

    /// The value with one record in another's place.
    fn renamed(self, kind: &FieldKind, of: Kind, from: Id, to: Id) -> Self {
        let meant = |kind: Kind| kind == of || kind == Kind::ANY;
        match (kind, self) {
            (FieldKind::Ref(kind), Self::Ref(id)) if meant(*kind) && id == from => Self::Ref(to),
            (FieldKind::Refs(kind), Self::Refs(mut ids)) if meant(*kind) => {
                if ids.contains(&to) {
                    ids.retain(|id| *id != from);
                } else {
                    ids.iter_mut().filter(|id| **id == from).for_each(|id| *id = to);
                }
                Self::Refs(ids)
            }
            (FieldKind::Rows(columns), Self::Rows(rows)) => {
                let row = |row: Vec<Self>| {
                    columns.iter().zip(row).map(|(column, value)| value.renamed(&column.kind, of, from, to)).collect()
                };
                Self::Rows(rows.into_iter().map(row).collect())
            }
            (_, value) => value,
        }
    }
}

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
    /// Rows with these columns.
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
}

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
        /// Least.
        least: i64,
        /// Most.
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
    /// The value is of another kind than the field: a defect, or a damaged record.
    WrongKind,
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
    /// The version of its layout on disk.
    const SCHEMA: u8 = 1;
    /// Every schema below [`Record::SCHEMA`] that a released program wrote, and the step from each to this form.
    const OLDER: &'static [Older<Self>] = &[];
    /// Its field table: every member of the struct but the id.
    const FIELDS: &'static [Field<Self>];

    /// Its id.
    fn id(&self) -> Id;

    /// The person whom the record is about, where erasing the person must erase it.
    fn subject(&self) -> Id {
        Id::NONE
    }

    /// The period with which it is taken away, where it is not kept for good.
    fn period(&self) -> Period {
        Period::NONE
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

/// Writes a member, unless the value does not fit it.
pub fn put<T>(member: &mut T, value: Result<T, FieldError>) -> Result<(), FieldError> {
    *member = value?;
    Ok(())
}

/// Reads a [`Value::Text`] or [`Value::Empty`] as text.
pub fn as_text(value: Value) -> Result<String, FieldError> {
    match value {
        Value::Text(text) => Ok(text),
        Value::Empty => Ok(String::new()),
        _ => Err(FieldError::WrongKind),
    }
}

/// Reads a [`Value::Date`] or [`Value::Empty`].
pub fn as_date(value: &Value) -> Result<Option<Date>, FieldError> {
    match value {
        Value::Date(date) => Ok(Some(*date)),
        Value::Empty => Ok(None),
        _ => Err(FieldError::WrongKind),
    }
}

/// Reads a [`Value::Date`].
pub fn as_day(value: &Value) -> Result<Date, FieldError> {
    as_date(value)?.ok_or(FieldError::Required)
}

/// Reads a [`Value::Time`].
pub fn as_time(value: &Value) -> Result<Time, FieldError> {
    match value {
        Value::Time(time) => Ok(*time),
        _ => Err(FieldError::WrongKind),
    }
}

/// Reads a [`Value::Time`] or [`Value::Empty`].
pub fn as_moment(value: &Value) -> Result<Option<Time>, FieldError> {
    match value {
        Value::Empty => Ok(None),
        value => as_time(value).map(Some),
    }
}

/// Reads a [`Value::Number`] that fits the member's type; nothing is 0.
pub fn as_int<T: TryFrom<i64>>(value: &Value) -> Result<T, FieldError> {
    let number = match value {
        Value::Number(number) => *number,
        Value::Empty => 0,
        _ => return Err(FieldError::WrongKind),
    };
    T::try_from(number).map_err(|_| FieldError::WrongKind)
}

/// Reads a [`Value::Choice`]; nothing is code 0.
pub fn as_choice(value: &Value) -> Result<u8, FieldError> {
    match value {
        Value::Choice(code) => Ok(*code),
        Value::Empty => Ok(0),
        _ => Err(FieldError::WrongKind),
    }
}

/// Reads a [`Value::Flags`]; nothing is no flag.
pub fn as_flags(value: &Value) -> Result<u32, FieldError> {
    match value {
        Value::Flags(flags) => Ok(*flags),
        Value::Empty => Ok(0),
        _ => Err(FieldError::WrongKind),
    }
}

/// Reads a [`Value::List`]; nothing is an empty list.
pub fn as_list(value: Value) -> Result<Vec<String>, FieldError> {
    match value {
        Value::List(list) => Ok(list),
        Value::Empty => Ok(Vec::new()),
        _ => Err(FieldError::WrongKind),
    }
}

/// Reads a [`Value::Ref`]; nothing is [`Id::NONE`].
pub fn as_ref(value: &Value) -> Result<Id, FieldError> {
    match value {
        Value::Ref(id) => Ok(*id),
        Value::Empty => Ok(Id::NONE),
        _ => Err(FieldError::WrongKind),
    }
}

/// Reads [`Value::Refs`]; nothing is none.
pub fn as_refs(value: Value) -> Result<Vec<Id>, FieldError> {
    match value {
        Value::Refs(ids) => Ok(ids),
        Value::Empty => Ok(Vec::new()),
        _ => Err(FieldError::WrongKind),
    }
}

/// Reads [`Value::Rows`], each row by `read`; nothing is none.
pub fn as_rows<T>(value: Value, read: impl Fn(Vec<Value>) -> Result<T, FieldError>) -> Result<Vec<T>, FieldError> {
    match value {
        Value::Rows(rows) => rows.into_iter().map(read).collect(),
        Value::Empty => Ok(Vec::new()),
        _ => Err(FieldError::WrongKind),
    }
}

/// The value of several references.
pub fn references(ids: &[Id]) -> Value {
    if ids.is_empty() { Value::Empty } else { Value::Refs(ids.to_vec()) }
}

/// The value of a reference.
pub fn reference(id: Id) -> Value {
    id.some().map_or(Value::Empty, Value::Ref)
}
