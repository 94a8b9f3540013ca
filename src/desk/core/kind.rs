//! What a row of the table of kinds holds ([`super::kinds::KINDS`]): whatever can be done with a record of a kind by
//! whoever does not know its type.

use std::any::{Any, TypeId};
use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};

use jiff::civil::{Date, DateTime};

use crate::desk::core::change::Change;
use crate::desk::core::kept::Days;
use crate::desk::core::office::Office;
use crate::desk::find::things::FindRow;
use crate::model::{Class, FieldKind, Id, Key, Kind, Refusal, Value};
use crate::store::Safe;
use crate::store::envelope::RecordError;
use crate::store::port::Rev;
use crate::text::Lang;

/// What a command made of one key: the values before and after, `None` where there was nothing.
pub struct Net {
    /// What stood there.
    pub before: Option<Vec<u8>>,
    /// What the command left there.
    pub after: Option<Vec<u8>>,
}

/// One record of a command that is being taken back.
pub struct TakeBack<'a> {
    /// The office as it is.
    pub office: &'a Office,
    /// What is written so far.
    pub change: &'a mut Change,
    /// Which record.
    pub id: Id,
    /// What the command made of it.
    pub net: &'a Net,
    /// Everything that the command created.
    pub gone: &'a HashSet<(Kind, Id)>,
}

/// A value under the key that it had, if there was one.
pub type Stood<'a> = (&'a [u8], Option<&'a [u8]>);

/// A field, apart from its record's type.
#[derive(Debug, Clone, Copy)]
pub struct FieldRow {
    pub key: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// Who may see it.
    pub class: Class,
    /// Headings of spreadsheets.
    pub aliases: &'static [&'static str],
}

/// A reference that leads nowhere: the record that has it, and the kind that it should lead to.
pub type Dangling = (Id, Kind);

/// Enters what is stored under a key, written at a revision, as the record with this id.
pub(in crate::desk) type EnterValue = fn(&mut Office, &[u8], &[u8], Rev, Id) -> Result<(), RecordError>;

/// Moves a record back from the key that a command gave it to the one that it had.
pub(in crate::desk) type MoveBack = fn(&Office, &mut Change, (Key, &Net), (Key, &Net)) -> Result<(), Refusal>;

/// Whether a stored value, under the key that it has, names a record that is meant.
pub(in crate::desk) type Names = fn(&Safe, &[u8], &[u8], Meant<'_>) -> bool;

/// Which records are meant.
pub(in crate::desk) type Meant<'a> = &'a dyn Fn(Kind, Id) -> bool;

/// Everything that stands in a record.
pub(in crate::desk) struct Told {
    /// Its fields, in the order of its table.
    pub(in crate::desk) fields: Vec<(FieldRow, Value)>,
    /// Its members as any program reads them, those too that only this one compares.
    pub(in crate::desk) members: serde_json::Value,
}

/// How long the matter of a record lasted, and what it names.
pub(in crate::desk) struct Lasts {
    /// The day that it is of.
    pub(in crate::desk) dated: Option<Date>,
    /// The day on which it came to an end.
    pub(in crate::desk) ended: Option<Date>,
    /// The record with which it is kept.
    pub(in crate::desk) goes_with: Option<(Kind, Id)>,
    pub(in crate::desk) names: Vec<(Kind, Id)>,
}

/// Puts a mark in the place of some words: of which record, in which field, which words, and the mark.
pub(in crate::desk) type Blank = fn(&Office, &mut Change, Id, &str, (&str, &str)) -> Result<(), Refusal>;

/// A kind of record.
pub struct KindRow {
    /// Its number.
    pub kind: Kind,
    /// What the program calls it.
    pub name: &'static str,
    /// The newest schema.
    pub schema: u8,
    /// The kind whose ids it shares.
    pub part_of: Option<Kind>,
    /// Whether it is closed as a whole.
    pub sensitive: bool,
    /// Whether its id changes with its day.
    pub moves: bool,
    /// Which of them stand in memory.
    pub days: Days,
    pub fields: fn() -> Vec<FieldRow>,
    /// How it is found by what is typed, where it is.
    pub found: Option<FindRow>,
    /// An empty table.
    pub(in crate::desk) table: fn() -> Box<dyn Any + Send + Sync>,
    /// The empty indices of its capability.
    pub(in crate::desk) by: fn() -> (TypeId, Box<dyn Any + Send + Sync>),
    /// How many stand in memory.
    pub count: fn(&Office) -> usize,
    /// Whether one stands in memory.
    pub has: fn(&Office, Id) -> bool,
    /// Those that stand in memory, in no order.
    pub(in crate::desk) ids: fn(&Office) -> Vec<Id>,
    /// What one is called where another record refers to it.
    pub(in crate::desk) called: for<'a> fn(&'a Office, Lang, Date, Id) -> Cow<'a, str>,
    /// [`super::kept::Kept::finds_people`].
    pub(in crate::desk) finds_people: fn(&Office, Id) -> Vec<Id>,
    /// Enters a stored value.
    pub(in crate::desk) enter: EnterValue,
    /// Strikes a record out that was removed at a revision.
    pub(in crate::desk) remove: fn(&mut Office, Id, Rev),
    /// Lets go of everything of these days.
    pub(in crate::desk) let_go: fn(&mut Office, &BTreeSet<Date>),
    /// Keeps what is remembered of a day that is looked back at.
    pub(in crate::desk) look_back: fn(&mut Office, &[u8], &[u8], Rev, Id),
    /// Whether it has a field for records of a kind.
    pub(in crate::desk) refers_to: fn(Kind) -> bool,
    /// Whether a stored value names a record that is meant.
    pub(in crate::desk) names: Names,
    /// Keys of the fields that differ between two values of a record.
    pub(in crate::desk) differing: fn(&Safe, Stood<'_>, Stood<'_>) -> Vec<&'static str>,
    /// Takes back what a command made of a record.
    pub(in crate::desk) take_back: fn(TakeBack<'_>) -> Result<(), Refusal>,
    /// Whether a change makes a record name another one no more.
    pub(in crate::desk) lets_go: fn(&Change, Id, (Kind, Id)) -> bool,
    /// Moves a record back to the day that it came from.
    pub(in crate::desk) move_back: MoveBack,
    /// [`super::kept::Kept::settle`].
    pub(in crate::desk) settle: fn(&Office, &mut Change, Id, DateTime) -> Result<(), Refusal>,
    /// [`super::kept::Kept::must_hold`].
    pub(in crate::desk) must_hold: fn(&Office, &Change, Id) -> Result<(), Refusal>,
    /// Points what names one resident to another one.
    pub(in crate::desk) merge: fn(&Office, &mut Change, Id, Id) -> Result<(), Refusal>,
    /// Every record in memory as the program would print it: for tests that compare whole offices.
    pub written: fn(&Office) -> Vec<(Id, String)>,
    /// References that lead nowhere.
    pub(in crate::desk) dangling: fn(&Office) -> Vec<Dangling>,
    /// The class of records with which it is kept and taken away.
    pub class: u8,
    /// The person whom one in memory is about.
    pub(in crate::desk) subject: fn(&Office, Id) -> Id,
    /// What stands in a stored value, field by field.
    pub(in crate::desk) told: fn(&Safe, &[u8], &[u8]) -> Option<Told>,
    /// From when to when a stored value's matter lasted, and what it names.
    pub(in crate::desk) lasts: fn(&Safe, &[u8], &[u8]) -> Option<Lasts>,
    /// Puts a mark in the place of some words of a record's text.
    pub(in crate::desk) blank: Blank,
}
