//! What a kind of record says of itself to the office: how it enters and leaves, how it is taken back, what must hold.
//!
//! One implementation a kind, in the folder of its capability; [`super::kinds`] makes a row of it.

use std::any::Any;
use std::borrow::Cow;

use jiff::civil::{Date, DateTime};

use crate::desk::core::change::Change;
pub use crate::desk::core::days::Days;
use crate::desk::core::office::Office;
use crate::model::{Id, Record, Refusal};
use crate::text::Lang;

/// Why a record enters or leaves the indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// It stands in the office now.
    Enters,
    /// It was changed or removed.
    Leaves,
    /// Its day is let go of: the record is as it was, and what the office remembers of old days stays.
    LetGo,
}

impl Entry {
    /// Whether it is to stand in an index of what is in memory.
    pub fn stands(self) -> bool {
        self == Self::Enters
    }
}

/// What the office keeps of a day that it only looks back at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LookedBack {
    Nothing,
    /// Its place in the indices.
    Indexed,
    /// The record itself.
    Whole,
}

/// What becomes of a record that names one of two people who turn out to be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Merging {
    /// It names the one that stays.
    Renamed,
    /// The rules of merging have their own way with it.
    Apart,
}

/// A record that the office keeps in memory.
pub trait Kept: Record {
    /// The indices of its capability; `()` where it stands in none.
    type By: Default + Any + Send + Sync;

    /// Which of them stand in memory.
    const DAYS: Days = Days::All;

    /// What becomes of it when two people are merged.
    const MERGING: Merging = Merging::Renamed;

    /// Whether nothing but taking back its creation takes it away: one that is not there stands under another id, to which
    /// a merge moved it.
    const LASTS: bool = false;

    /// Enters it in its capability's indices, or strikes it out.
    fn index(&self, _by: &mut Self::By, _entry: Entry) {}

    /// What it is called where another record refers to it; empty where it has no name of its own.
    fn called(&self, _office: &Office, _lang: Lang, _today: Date) -> Cow<'_, str> {
        Cow::Borrowed("")
    }

    /// What the office keeps of it where it looks back at a day without reading it.
    fn looked_back(&self, _office: &Office) -> LookedBack {
        LookedBack::Nothing
    }

    /// The people who are found by what stands in one of them, which may be gone by now.
    fn finds_people(_office: &Office, _id: Id) -> Vec<Id> {
        Vec::new()
    }

    /// The id that its fields give it, where they give one: a merge that changes them changes it.
    fn id_of_fields(&self) -> Option<Id> {
        None
    }

    /// The same record under another id.
    #[must_use]
    fn under(self, id: Id) -> Self;

    /// What stays of a record whose creation is taken back, for records that outlive the command that first wrote
    /// them; `None` where the record goes with its creation.
    fn without_creation(&self, _created: &Self) -> Option<Self> {
        None
    }

    /// Takes back the change from `before` to `after` in a record that may have changed since.
    ///
    /// A field that the change touched and that is as the change left it goes back; one that was touched again is
    /// named. Records that several commands add to override this to take out only what the one command put in.
    fn take_back(&mut self, before: &Self, after: &Self) -> Result<(), &'static str> {
        take_back_fields(self, before, after, &[])
    }

    /// What is worked out from records of this kind follows one that a command gave back.
    fn settle(_office: &Office, _change: &mut Change, _id: Id, _now: DateTime) -> Result<(), Refusal> {
        Ok(())
    }

    /// What must hold of a record that a command gave back, besides the rules that everything is written by.
    fn must_hold(_office: &Office, _change: &Change, _id: Id) -> Result<(), Refusal> {
        Ok(())
    }
}

/// [`Kept::take_back`] by the field table, but for the fields named in `apart`.
pub(in crate::desk) fn take_back_fields<R: Record>(
    now: &mut R,
    before: &R,
    after: &R,
    apart: &[&str],
) -> Result<(), &'static str> {
    for field in R::FIELDS.iter().filter(|field| !apart.contains(&field.key)) {
        let (old, new) = ((field.get)(before), (field.get)(after));
        if old == new {
            continue;
        }
        if (field.get)(now) != new {
            return Err(field.key);
        }
        (field.set)(now, old).map_err(|_| field.key)?;
    }
    Ok(())
}

/// Takes out of a list what a change put in, and puts back what it took out. Equal items count each for itself: two
/// chases of an issue in one minute are two steps.
pub(in crate::desk) fn take_back_list<T: PartialEq + Clone>(now: &mut Vec<T>, before: &[T], after: &[T]) {
    if now == after {
        // Nothing was added since: the list is again what it was, in its own order.
        before.clone_into(now);
        return;
    }
    for added in beyond(after, before) {
        if let Some(place) = now.iter().rposition(|item| *item == added) {
            now.remove(place);
        }
    }
    now.extend(beyond(before, after));
}

/// What one list has beyond another.
fn beyond<T: PartialEq + Clone>(list: &[T], other: &[T]) -> Vec<T> {
    let mut matched = vec![false; other.len()];
    let mut rest = Vec::new();
    for item in list {
        match (0..other.len()).find(|place| !matched[*place] && other[*place] == *item) {
            Some(place) => matched[place] = true,
            None => rest.push(item.clone()),
        }
    }
    rest
}

/// A record as it shall be: `wanted`, or of it only these fields over what was there before.
pub(in crate::desk) fn overlaid<R: Record>(before: Option<R>, wanted: &R, only: Option<&[&str]>) -> Result<R, Refusal> {
    let (Some(mut now), Some(only)) = (before, only) else { return Ok(wanted.clone()) };
    for field in R::FIELDS.iter().filter(|field| only.contains(&field.key)) {
        (field.set)(&mut now, (field.get)(wanted)).map_err(|error| Refusal::field(field.key, error))?;
    }
    Ok(now)
}
