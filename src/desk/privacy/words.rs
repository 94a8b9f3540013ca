//! What others' records say about somebody in free words: found by name, listed, and blanked one by one by a person who has
//! read them.

use std::ops::ControlFlow;

use jiff::civil::Date;

use crate::desk::core::change::Change;
use crate::desk::core::keys::COMMUNITY;
use crate::desk::core::kind::KindRow;
use crate::desk::privacy::{Did, Not};
use crate::desk::{Desk, Done, refused};
use crate::model::by_day::day_of;
use crate::model::field::{FieldKind, Value};
use crate::model::{Class, Id, Key, Note, Refusal, Resident};
use crate::store::envelope;

use crate::desk::core::days::Days;

/// What stands in the place of a name that was blanked.
const MARK: &str = "□□";

/// Words about somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    pub record: Key,
    /// The field's key.
    pub field: &'static str,
    /// The whole text; empty where it is closed to who has no right to open it.
    pub text: String,
    /// The day that the record is of.
    pub day: Option<Date>,
}

impl Desk {
    /// Free words in records of others that have somebody's name, in the order of keys.
    pub(in crate::desk) fn words_about(&self, person: &Resident) -> Result<Vec<Said>, Refusal> {
        let office = self.office();
        let safe = &self.settings.safe;
        let mut said = Vec::new();
        if person.name.is_empty() {
            return Ok(said);
        }
        self.store
            .scan(&Key::prefix(COMMUNITY), &mut |bytes, entry| {
                let key = Key::read(bytes);
                let row = key.and_then(|key| Some((key, office.row_of(key.kind)?)));
                let Some((record, row)) = row.filter(|(_, row)| has_words(row)) else {
                    return ControlFlow::Continue(());
                };
                let own = envelope::label(bytes, &entry.value).is_ok_and(|label| label.subject == person.id.0);
                let Some(told) = Some(()).filter(|()| !own).and_then(|()| (row.told)(safe, bytes, &entry.value)) else {
                    return ControlFlow::Continue(());
                };
                let day = (row.lasts)(safe, bytes, &entry.value).and_then(|lasts| lasts.dated);
                for (field, of) in told.fields {
                    let Value::Text(text) = of else { continue };
                    if matches!(field.kind, FieldKind::Text(_) | FieldKind::Name) && text.contains(&person.name) {
                        let closed = row.sensitive || field.class == Class::Sensitive;
                        let text = if closed { String::new() } else { text };
                        said.push(Said { record, field: field.key, text, day });
                    }
                }
                ControlFlow::Continue(())
            })
            .map_err(refused)?;
        Ok(said)
    }

    /// Blanks somebody's name in a text of another's record.
    pub(in crate::desk) fn blank(&mut self, resident: Id, record: Key, field: &str) -> Result<Done, Refusal> {
        let person = self.known::<Resident>(resident)?;
        let row = self.office().row_of(record.kind).ok_or(Refusal::gone(record.kind))?;
        if row.days != Days::All {
            let day = day_of(record.id);
            self.office().needs(day, day)?;
        }
        let there = self.words_about(&person)?.iter().any(|said| said.record == record && said.field == field);
        if !there {
            return Err(Refusal::from(Not::NoSuchWords));
        }
        let mut change = Change::default();
        (row.blank)(&self.office(), &mut change, record.id, field, (&person.name, MARK))?;
        self.commit(change, Note::Privacy(Did::Blanked { kind: record.kind }))
    }
}

/// Whether a kind has a field of free words.
fn has_words(row: &KindRow) -> bool {
    (row.fields)().iter().any(|field| matches!(field.kind, FieldKind::Text(_) | FieldKind::Name))
}
